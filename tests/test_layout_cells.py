"""Cell widths by grapheme, held to Rich's own tables."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len
from rich.cells import get_character_cell_size

from termreader.text.cells import cell_len, clip, graphemes, is_cjk, is_plain, pad
from tests.documents import flowing_text

FAMILY = "👩‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        (f"a{FAMILY}b", ["a", FAMILY, "b"]),
        ("🇫🇷🇩🇪", ["🇫🇷", "🇩🇪"]),
        ("🇫🇷🇩", ["🇫🇷", "🇩"]),
        ("❤️!", ["❤️", "!"]),
        ("👍🏽", ["👍🏽"]),
        ("नमस्ते", ["न", "म", "स्", "ते"]),
        ("\u1112\u1161\u11ab", ["\u1112\u1161\u11ab"]),
        ("a\n\u0301\tb", ["a", "\n", "\u0301", "\t", "b"]),
        ("", []),
    ],
)
def test_a_grapheme_is_what_a_reader_takes_for_a_character(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end, _ in graphemes(text)] == parts


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("“don’t”", 7), ("漢字", 4), (FAMILY, 2), ("🇫🇷", 2), ("❤️", 2), ("e\u0301", 1), ("a\tb\n", 2), ("", 0)],
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert cell_len(text) == cells


@settings(deadline=None)
@given(flowing_text)
def test_graphemes_add_up_to_the_text_and_to_its_width(text: str) -> None:
    found = graphemes(text)
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert sum(cells for _, _, cells in found) == cell_len(text) == rich_cell_len(text)


@settings(deadline=None)
@given(flowing_text, st.data())
def test_graphemes_of_a_part_keep_the_offsets_of_the_whole(text: str, data: st.DataObject) -> None:
    bounds = [0, *(found.end for found in graphemes(text))]
    start = data.draw(st.sampled_from(bounds))
    assert "".join(text[first:last] for first, last, _ in graphemes(text, start)) == text[start:]


def test_what_is_taken_for_plain_or_wide_is_so_in_richs_tables() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if is_plain(character):
            assert get_character_cell_size(character) == 1, hex(code)
            assert unicodedata.category(character)[0] != "M", hex(code)
        elif character != "\n" and is_cjk(character):
            assert get_character_cell_size(character) == 2, hex(code)


@pytest.mark.parametrize(
    ("text", "cells", "clipped"),
    [
        ("Zuckerberg", 10, "Zuckerberg"),
        ("Zuckerberg", 5, "Zuck…"),
        ("two words", 5, "two…"),
        ("漢字かな", 4, "漢…"),
        ("漢字かな", 5, "漢字…"),
        (FAMILY + "ab", 3, FAMILY + "…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_clipped_text_never_takes_more_than_its_cells(text: str, cells: int, clipped: str) -> None:
    assert clip(text, cells) == clipped


@settings(deadline=None)
@given(flowing_text, st.integers(0, 30))
def test_padded_text_takes_its_cells_exactly(text: str, cells: int) -> None:
    assert cell_len(clip(text, cells)) <= cells
    assert cell_len(pad(text, cells)) == cells
