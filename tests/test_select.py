"""What stands at a place, and where the next and the previous ones are."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.model import Document, Span
from termreader.text.cells import graphemes
from termreader.text.select import (
    Unit,
    grapheme_span,
    grow,
    next_grapheme,
    next_heading,
    next_paragraph,
    next_sentence,
    next_word,
    paragraph_at,
    previous_grapheme,
    previous_heading,
    previous_paragraph,
    previous_sentence,
    previous_word,
    quote_text,
    sentence_at,
    word_at,
)
from termreader.text.sentences import sentences
from tests.documents import document, documents, paragraphs

_unhurried = settings(deadline=None, max_examples=60)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["One. ", "Two! ", "Three? ", "Four."],
        ["Mr. Zuckerberg met Dr. Ng. ", "They spoke."],
        ["The A.I. system of the U.S. Senate works. ", "It is new."],
        ["He studies A.I. ", "The rest do not."],
        ["He said he studies A.I. ", "“It is a win.”"],
        ["J. K. Rowling and J.R.R. Tolkien wrote. ", "So did George W. Bush."],
        ["Meta Platforms Inc. sold Giphy Inc. ", "The price was low."],
        ["Fruit, e.g. apples, i.e. Braeburn apples, etc. are good. ", "Eat."],
        ["It costs 3.14 dollars, or $1.5 million. ", "Llama 3.1 is free."],
        ["On Nov. 19, 2024, it rained. ", "It stopped in Dec. ", "The sun came."],
        ["At 5 p.m. the bell rang. ", "All left."],
        ["See No. 5 in Fig. 3. ", "He said no. ", "They went."],
        ["“Is it so?” he asked. ", "“It is!” she said. ", "All agreed."],
        ["“Is it so?” Mr. Smith asked. ", "Nobody answered."],
        ["“It is.” ", "She left."],
        ["(It was late.) ", "She left."],
        ["“I … think so.” ", "He stopped… ", "Then he went on."],
        ["Well... maybe. ", "Wait... ", "What?"],
        ["What?! ", "No!!! ", "Yes."],
        ["Yahoo! is a company. ", "iPhone sales rose. ", "iPads fell."],
        ["It is known.[1] ", "It is not.[note] ", "End"],
        ["1. First we go. ", "2. Then we stop."],
        ["Smith v. Jones was settled. ", "So was Smith et al. ", "The end."],
        ["He joined in 2019. ", "300 people came."],
        ["今日は晴れ。", "明日は雨です！", "「そうか。」", "終わり"],
        ["no full stop at all"],
        ["That was in New York. ", "‘Why?’ ", "—Because."],
    ],
)
def test_sentences_end_where_they_end(parts: list[str]) -> None:
    assert split("".join(parts)) == [part.rstrip() for part in parts]


def test_a_sentence_is_found_from_any_place_in_it() -> None:
    source = paragraphs("One here. Two there.", "Three.")
    assert [source.text[slice(*sentence_at(source, offset))] for offset in (0, 9, 10, 19, 20, 21, 22, 99)] == [
        "One here.",
        "One here.",
        "Two there.",
        "Two there.",
        "Two there.",
        "Two there.",
        "Three.",
        "Three.",
    ]


def test_a_sentence_of_code_is_a_line_and_of_a_table_a_cell() -> None:
    source = document(("code", "a = 1.  # so. It\n\nb"), ("table", "Name\tNo. of\nAda. So\t1"))
    assert source.text[slice(*sentence_at(source, 3))] == "a = 1.  # so. It"
    assert source.text[slice(*sentence_at(source, 30))] == "No. of"


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("one two", 1, "one"),
        ("one two", 3, "two"),
        ("one ", 3, " "),
        ("don’t stop", 4, "don’t"),
        ("open-source code", 5, "open-source"),
        ("the U.S. Senate", 5, "U.S."),
        ("A.I.’s time", 1, "A.I.’s"),
        ("$1,380.50!", 3, "1,380.50"),
        ("(so)", 0, "("),
        ("(so)", 3, ")"),
        ("漢字かなカナ", 0, "漢字"),
        ("漢字かなカナ", 3, "かな"),
        ("漢字かなカナ", 5, "カナ"),
        ("नमस्ते दुनिया", 2, "नमस्ते"),
        ("cafe\u0301 noir", 4, "cafe\u0301"),
        ("a 👩‍👩‍👧 b", 3, "👩‍👩‍👧"),
        ("naïve", 2, "naïve"),
        ("한국어 텍스트", 1, "한국어"),
    ],
)
def test_a_word_is_what_a_double_click_takes(text: str, offset: int, word: str) -> None:
    source = paragraphs(text)
    assert source.text[slice(*word_at(source, offset))] == word


def test_paragraphs_are_blocks() -> None:
    source = paragraphs("one", "two")
    assert [paragraph_at(source, offset) for offset in (0, 3, 4, 5, 8, 99)] == [
        Span(0, 3),
        Span(0, 3),
        Span(0, 3),
        Span(5, 8),
        Span(5, 8),
        Span(5, 8),
    ]


PAGE = document(
    ("heading", "Top", {"level": 1}),
    ("paragraph", "One here. Two there."),
    ("rule", "* * *"),
    ("heading", "Next", {"level": 2}),
    ("paragraph", "Three."),
)
# Top 0, One 5, here 9, Two 15, there 19, rule 27, Next 34, Three 40, end 46


@pytest.mark.parametrize(
    ("motion", "stops"),
    [
        (next_word, [0, 5, 9, 15, 19, 34, 40, 40]),
        (next_sentence, [0, 5, 15, 34, 40, 40]),
        (next_paragraph, [0, 5, 34, 40, 40]),
        (next_heading, [0, 34, 34]),
        (previous_word, [46, 40, 34, 19, 15, 9, 5, 0, 0]),
        (previous_sentence, [46, 40, 34, 15, 5, 0, 0]),
        (previous_paragraph, [46, 40, 34, 5, 0, 0]),
        (previous_heading, [46, 34, 0, 0]),
    ],
)
def test_motions_step_from_one_to_the_next_and_stay_at_the_last(
    motion: Callable[[Document, int], int], stops: list[int]
) -> None:
    assert [motion(PAGE, before) for before in stops[:-1]] == stops[1:]


def test_a_motion_back_goes_first_to_the_beginning_of_what_it_is_in() -> None:
    assert previous_word(PAGE, 11) == 9
    assert previous_sentence(PAGE, 17) == 15
    assert previous_paragraph(PAGE, 17) == 5
    assert previous_heading(PAGE, 44) == 34


def test_a_caret_steps_over_graphemes_and_from_block_to_block() -> None:
    source = document(
        ("paragraph", "e\u0301👩‍👩‍👧🇫🇷"), ("rule", "* * *"), ("image", ""), ("code", "a\n\nb"), ("table", "x\ty\n\tz")
    )
    text = source.text
    stops = [0]
    while (after := next_grapheme(source, stops[-1])) != stops[-1]:
        stops.append(after)
    assert [text[slice(*grapheme_span(source, stop))] for stop in stops] == [
        *("e\u0301", "👩‍👩‍👧", "🇫🇷", "*", "", "a", "\n", "b", "x", "y", "z")
    ]
    back = [stops[-1]]
    while (before := previous_grapheme(source, back[-1])) != back[-1]:
        back.append(before)
    assert back == stops[::-1]


@_unhurried
@given(documents)
def test_a_caret_reaches_every_drawn_grapheme_and_comes_back(source: Document) -> None:
    stops: list[int] = []
    at = -1
    while (after := next_grapheme(source, at)) != at:
        assert after > at
        stops.append(after)
        at = after
    back: list[int] = []
    at = len(source.text) + 1
    while (before := previous_grapheme(source, at)) != at:
        assert before < at
        back.append(before)
        at = before
    assert back == stops[::-1]
    inked = {
        found.start
        for block in source.blocks
        if block.kind != "rule"
        for found in graphemes(source.text, block.start, block.end)
        if not source.text[found.start].isspace()
    }
    assert inked <= set(stops)


@_unhurried
@given(documents, st.integers(-3, 400))
def test_any_place_has_its_units_and_larger_ones_hold_smaller(source: Document, offset: int) -> None:
    spans = [word_at(source, offset), sentence_at(source, offset), paragraph_at(source, offset)]
    assert all(0 <= start <= end <= len(source.text) for start, end in spans)
    for motion in (next_word, next_sentence, next_paragraph, next_heading, next_grapheme):
        assert motion(source, offset) >= offset
    for motion in (previous_word, previous_sentence, previous_paragraph, previous_heading, previous_grapheme):
        assert motion(source, offset) <= offset


@pytest.mark.parametrize(
    ("span", "unit", "grown"),
    [
        (Span(9, 9), Unit.CHARACTER, "h"),
        (Span(10, 10), Unit.WORD, "here"),
        (Span(10, 17), Unit.WORD, "here. Two"),
        (Span(10, 10), Unit.SENTENCE, "One here."),
        (Span(10, 17), Unit.SENTENCE, "One here. Two there."),
        (Span(10, 10), Unit.PARAGRAPH, "One here. Two there."),
        (Span(1, 10), Unit.PARAGRAPH, "Top\n\nOne here. Two there."),
    ],
)
def test_a_selection_grows_to_whole_units(span: Span, unit: Unit, grown: str) -> None:
    assert quote_text(PAGE, grow(PAGE, span, unit)) == grown


def test_a_quote_is_the_text_as_it_stands() -> None:
    source = document(("paragraph", "one"), ("table", "a\tb\nc\td"))
    assert quote_text(source, Span(1, 12)) == "ne\n\na\tb\nc\td"
    assert quote_text(source, Span(-5, 99)) == source.text


def test_an_empty_document_has_nothing_anywhere() -> None:
    empty = Document("")
    assert word_at(empty, 3) == sentence_at(empty, 0) == paragraph_at(empty, 9) == Span(0, 0)
    assert next_word(empty, 0) == previous_grapheme(empty, 0) == 0
