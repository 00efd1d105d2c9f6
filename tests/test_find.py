"""What a query finds, and that every span is exact in the text as it stands."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.text.find import find, find_respelled
from tests.documents import flowing_text


def found(text: str, query: str, case: bool | None = None) -> list[str]:
    return [text[start:end] for start, end in find(text, query, case=case)]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Meta and meta", "meta", ["Meta", "meta"]),
        ("Meta and meta", "Meta", ["Meta"]),
        ("Meta and META", "META", ["META"]),
        ("no such thing", "Meta", []),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a.c abc", "a.c", ["a.c"]),
        ("f(x) [y]", "(x) [", ["(x) ["]),
        # quotes and apostrophes
        ("OpenAI’s “open” models", 'openai\'s "open"', ["OpenAI’s “open”"]),
        ("it's 'so'", "it’s ‘so’", ["it's 'so'"]),
        # dashes and ellipses
        ("2019–2020", "2019-2020", ["2019–2020"]),
        ("chief — of Meta", "chief - of", ["chief — of"]),
        ("chief—of", "chief--of", ["chief—of"]),
        ("well…", "well...", ["well…"]),
        ("well...", "well…", ["well..."]),
        # white space
        ("at a lower\ncost", "lower cost", ["lower\ncost"]),
        ("one\n\n  two", "one two", ["one\n\n  two"]),
        ("10\u00a0kg", "10 kg", ["10\u00a0kg"]),
        # accents
        ("Café, cafe\u0301, cafe", "cafe", ["Café", "cafe\u0301", "cafe"]),
        ("Café, cafe\u0301, cafe", "café", ["Café", "cafe\u0301"]),
        ("Café, cafe\u0301, cafe", "cafe\u0301", ["Café", "cafe\u0301"]),
        ("Łukasz Ørsted", "lukasz orsted", ["Łukasz Ørsted"]),
        ("Ångström", "angstrom", ["Ångström"]),
        ("Ёлка елка", "елка", ["Ёлка", "елка"]),
        ("ΟΔΟΣ οδός", "οδοσ", ["ΟΔΟΣ", "οδός"]),
        # soft hyphens
        ("ar\u00adti\u00adfi\u00adcial", "artificial", ["ar\u00adti\u00adfi\u00adcial"]),
        # other scripts
        ("漢字かな", "字か", ["字か"]),
        ("👩‍👩‍👧 and 👩", "👩‍👩‍👧", ["👩‍👩‍👧"]),
        # nothing to look for
        ("anything", "", []),
        ("any thing", " ", []),
    ],
)
def test_a_query_finds_what_a_reader_means(text: str, query: str, hits: list[str]) -> None:
    assert found(text, query) == hits


@pytest.mark.parametrize(
    ("case", "hits"), [(True, ["meta"]), (False, ["Meta", "META", "meta"]), (None, ["Meta", "META", "meta"])]
)
def test_case_can_be_told(case: bool | None, hits: list[str]) -> None:
    assert found("Meta META meta", "meta", case) == hits
    assert found("“Meta” META meta", "meta", case) == hits


def test_a_capital_can_be_told_not_to_matter() -> None:
    assert found("Meta meta", "Meta", False) == ["Meta", "meta"]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("He said “so”\nTwice", 'he said "so" twice', ["He said “so”\nTwice"]),
        ("café cafe cafe\u0301", "Café", ["café", "cafe\u0301"]),
        ("re\u00admark", "remark", ["re\u00admark"]),
        ("a|b (c)", "A|B (C)", ["a|b (c)"]),
        ("anything", " ", []),
    ],
)
def test_kept_words_are_found_in_another_typography(text: str, words: str, hits: list[str]) -> None:
    assert [text[start:end] for start, end in find_respelled(text, words)] == hits


@settings(deadline=None)
@given(flowing_text, st.data())
def test_any_part_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    query = text[start:end]
    if not query.strip() or unicodedata.combining(query[0]):
        return
    spans = find(text, query)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    # An earlier match may overlap the place itself, and an accent after it makes it another letter.
    accent_follows = text[end : end + 1] != "" and unicodedata.combining(text[end]) != 0
    assert accent_follows or any(span.start <= start < span.end for span in spans)


@settings(deadline=None)
@given(flowing_text, st.text(max_size=6))
def test_any_query_is_survived(text: str, query: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in find(text, query))
