"""A place is found again by its words when the text has changed, and never given when it is not sure."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.model import Span
from termreader.text.anchor import Selector, find_again, make_selector
from tests.documents import flowing_text

TEXT = (
    "When Ada Brandvold promised in spring that her firm would share its engine, Leopold Winther had doubts.\n\n"
    "Mr. Winther, a part-time baker, had put up with “closed” models whose code could not be read, let alone mended. "
    "He was worried that the machinery would stay in the hands of a small circle of people.\n\n"
    "But in a letter last week, Ms. Brandvold made the code open, and whoever wants to may copy it and mend it."
)


def selector_of(quote: str, text: str = TEXT, nth: int = 0) -> Selector:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return make_selector(text, start, start + len(quote))


def found(text: str, selector: Selector) -> str | None:
    span = find_again(text, selector)
    return None if span is None else text[span.start : span.end]


def test_a_selector_keeps_the_words_and_32_characters_on_either_side() -> None:
    selector = make_selector(TEXT, 50, 60)
    assert selector == Selector(50, 60, TEXT[50:60], TEXT[18:50], TEXT[60:92])
    assert make_selector("short", -3, 99) == Selector(0, 5, "short", "", "")


def test_in_the_same_text_a_place_is_itself() -> None:
    assert find_again(TEXT, selector_of("Winther", nth=1)) == selector_of("Winther", nth=1)[:2]


def test_words_move_with_what_is_put_before_them() -> None:
    selector = selector_of("worried that the machinery")
    span = find_again("A new beginning.\n\n" + TEXT, selector)
    assert span == Span(selector.start + 18, selector.end + 18)


def test_repeated_words_are_told_apart_by_what_stands_around_them() -> None:
    second = selector_of("Winther", nth=1)
    changed = TEXT.replace("When Ada Brandvold promised", "Winther and again Winther, when she promised")
    span = find_again(changed, second)
    assert span is not None
    assert changed[span.start - 4 : span.end + 3] == "Mr. Winther, a"


def test_the_nearest_is_taken_where_the_surroundings_are_the_same() -> None:
    refrain = "All day they sang the song and went home in the dark again.\n\n" * 8
    third = selector_of("the song", refrain, 3)
    assert find_again("Oh.\n\n" + refrain, third) == Span(third.start + 5, third.end + 5)


def test_words_at_their_old_place_by_chance_are_not_taken_before_those_in_their_surroundings() -> None:
    selector = selector_of("code", nth=0)
    shifted = "x" * (selector.start - 0) + "code" + " and other things entirely.\n\n" + TEXT
    span = find_again(shifted, selector)
    assert span is not None
    assert shifted[: span.start].endswith("models whose ")


@pytest.mark.parametrize(
    ("before", "after", "quote", "again"),
    [
        ("whose code could", "whose code\ncould", "code could not", "code\ncould not"),
        ("“closed” models", '"closed" models', "“closed” models", '"closed" models'),
        ("part-time", "part–time", "a part-time baker", "a part–time baker"),
        ("machinery", "mach\u00adinery", "the machinery would", "the mach\u00adinery would"),
        ("Leopold Winther", "LEOPOLD WINTHER", "Leopold Winther had", "LEOPOLD WINTHER had"),
    ],
)
def test_typography_may_change(before: str, after: str, quote: str, again: str) -> None:
    assert found(TEXT.replace(before, after), selector_of(quote)) == again


@pytest.mark.parametrize("quote", ["café", "José Núñez ate at the café"])
def test_words_are_found_in_the_composition_that_the_text_has(quote: str) -> None:
    composed = "One day José Núñez ate at the café of señor Peña, and then he went home to write it all down."
    decomposed = unicodedata.normalize("NFD", composed)
    apart = unicodedata.normalize("NFD", quote)
    assert found("\n" + decomposed, selector_of(quote, composed)) == apart
    assert found("\n" + composed, selector_of(apart, decomposed)) == quote


def test_a_long_quote_survives_small_changes_inside_it() -> None:
    quote = "He was worried that the machinery would stay in the hands of a small circle of people."
    changed = TEXT.replace("the machinery would stay", "machinery might well stay").replace("When", "Since")
    assert found(changed, selector_of(quote)) == (
        "He was worried that machinery might well stay in the hands of a small circle of people."
    )


def test_a_changed_beginning_is_taken_up_to_what_stood_before_it() -> None:
    quote = "He was worried that the machinery would stay in the hands of a small circle"
    changed = TEXT.replace("He was worried that the", "Worries were that the")
    assert (
        found(changed, selector_of(quote))
        == "Worries were that the machinery would stay in the hands of a small circle"
    )


@pytest.mark.parametrize(
    "quote", ["worried", "He was worried that the machinery would stay in the hands of a small circle of people."]
)
def test_what_was_taken_out_is_not_found(quote: str) -> None:
    gone = TEXT[: TEXT.index("He was")] + TEXT[TEXT.index("But in a letter") :]
    assert find_again(gone, selector_of(quote)) is None


def test_a_short_word_elsewhere_is_not_the_one_that_was_taken_out() -> None:
    gone = TEXT[: TEXT.index("He was")] + TEXT[TEXT.index("But in a letter") :]
    selector = selector_of("a", nth=TEXT[: TEXT.index("a small circle")].count("a"))
    assert selector.suffix.startswith(" small circle")
    assert find_again(gone, selector) is None


def test_a_bookmark_is_found_between_the_words_around_it() -> None:
    point = TEXT.index("He was worried")
    selector = make_selector(TEXT, point, point)
    for changed in (
        "New. " + TEXT,
        TEXT.replace("could not be read, let alone mended.", "is secret."),
        TEXT.replace("that the machinery would stay in the hands", "about all this"),
    ):
        assert find_again(changed, selector) == Span(changed.index("He was"), changed.index("He was"))


def test_a_bookmark_whose_surroundings_are_gone_is_not_found() -> None:
    point = TEXT.index("He was worried")
    assert find_again("Another text, which has nothing of that.", make_selector(TEXT, point, point)) is None


@pytest.mark.parametrize("point", [0, len(TEXT)])
def test_a_bookmark_at_an_end_stays_there_when_the_other_end_changes(point: int) -> None:
    selector = make_selector(TEXT, point, point)
    changed = TEXT + " More." if point == 0 else "More. " + TEXT
    assert find_again(changed, selector) == Span(*(2 * [0 if point == 0 else len(changed)]))


def test_nothing_is_found_in_nothing() -> None:
    assert find_again("", selector_of("code")) is None
    assert find_again("", make_selector("", 0, 0)) == Span(0, 0)


@settings(deadline=None, max_examples=60)
@given(flowing_text, flowing_text, st.data())
def test_words_in_their_surroundings_are_found_wherever_the_whole_has_moved(
    text: str, before: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    selector = make_selector(text, start, end)
    assert find_again(text, selector) == Span(start, end)
    moved = before + text
    span = find_again(moved, selector)
    if selector.prefix and selector.suffix:
        assert span is not None
        assert moved[span.start : span.end] == selector.quote


@settings(deadline=None, max_examples=60)
@given(flowing_text, flowing_text, st.data())
def test_any_other_text_is_survived(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = find_again(other, make_selector(text, start, end))
    assert span is None or 0 <= span.start <= span.end <= len(other)
