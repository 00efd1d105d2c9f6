"""Where rows of running text break."""

import pytest

from termreader.text.wrap import wrap_plain

FAMILY = "👩‍👩‍👧"


@pytest.mark.parametrize(
    ("width", "text", "rows"),
    [
        (11, "one two three four", ["one two", "three four"]),
        (7, "one two", ["one two"]),
        (7, "one two three", ["one two", "three"]),  # the space hangs
        (7, "one two   three", ["one two", "three"]),
        (9, "one\ntwo\n\nthree", ["one", "two", "", "three"]),
        (5, "", [""]),
        (8, "a\tb c d e", ["a b c d", "e"]),
        # dashes
        (12, "the chief—of Meta", ["the chief—of", "Meta"]),
        (11, "the chief—of Meta", ["the chief—", "of Meta"]),
        (11, "he said it—”", ["he said", "it—”"]),
        (14, "freely available — largely", ["freely", "available —", "largely"]),
        (16, "freely available — largely", ["freely", "available —", "largely"]),
        (9, "available — largely", ["available", "— largely"]),
        (9, "in 2019–2020", ["in", "2019–2020"]),
        (12, "London–Paris train", ["London–Paris", "train"]),
        # hyphens
        (15, "an open-source model", ["an open-source", "model"]),
        (8, "an open-source model", ["an open-", "source", "model"]),
        (6, "an e-mail", ["an", "e-mail"]),
        (7, "in COVID-19", ["in", "COVID-", "19"]),
        (7, "see -v", ["see -v"]),
        # slashes and addresses
        (8, "this and/or that", ["this", "and/or", "that"]),
        (9, "this and/or that", ["this and/", "or that"]),
        (7, "on 24/7 I/O", ["on 24/7", "I/O"]),
        (24, "see https://example.org/path/to?x=1&y=2", ["see https://example.org/", "path/to?x=1&y=2"]),
        (10, "of AT&T Inc", ["of AT&T", "Inc"]),
        # words longer than the row
        (4, "abcdefghij", ["abcd", "efgh", "ij"]),
        (10, "x aaaaaa.bbbbbbbb", ["x", "aaaaaa.", "bbbbbbbb"]),
        # no break space, word joiner, zero width space
        (8, "about 10\u00a0kg", ["about", "10\u00a0kg"]),
        (6, "ab\u200bcd ef\u200bgh", ["ab\u200bcd", "ef\u200bgh"]),
        (3, "ab\u200bcd", ["ab\u200b", "cd"]),
        # wide characters
        (6, "漢字かな", ["漢字か", "な"]),
        (7, "漢字かな", ["漢字か", "な"]),
        (6, "漢字か。な", ["漢字", "か。な"]),
        (6, "漢「字」か", ["漢", "「字」", "か"]),
        (8, "abc漢字def", ["abc漢字", "def"]),
        (8, "안녕하세요 여러분", ["안녕하세", "요", "여러분"]),
        (10, "네 안녕하세요", ["네", "안녕하세요"]),
        (1, "漢字", ["漢", "字"]),
        # never inside a grapheme
        (3, f"{FAMILY}{FAMILY}", [FAMILY, FAMILY]),
        (2, "🇫🇷🇩🇪", ["🇫🇷", "🇩🇪"]),
        (2, "e\u0301e\u0301e\u0301", ["e\u0301e\u0301", "e\u0301"]),
        # right to left, in logical order
        (9, "שלום עולם טוב", ["שלום עולם", "טוב"]),
    ],
)
def test_rows_break_where_a_reader_expects(width: int, text: str, rows: list[str]) -> None:
    assert wrap_plain(text, width) == rows


def test_a_very_long_word_is_cut_into_full_rows() -> None:
    rows = wrap_plain("x" * 500_000, 72)
    assert {len(row) for row in rows[:-1]} == {72}
    assert "".join(rows) == "x" * 500_000
