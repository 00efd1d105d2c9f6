"""Whatever the text, the analysis answers, its offsets are true, and it takes time in proportion to the length."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.analysis import ANALYSIS_VERSION, analyze
from termreader.model import Analysis, Block, BlockKind

PIECES = st.sampled_from(
    ["Mr.", "Zuckerberg", "’s", "said", "“", "”", "‘", "’", '"', ",", ".", " ", "\n", "\n\n", "Meta", "Inc.", "-", "J.",
     "van", "(", ")", "42", "Ф", "東京", "é", "\u200b", "\ud7ff", "&", "of", "the", "Bank", "“Boz”", "«", "»", "'",
     "+", ":", "?", "—", "Her", "One", "she", "called", "by", "“We sold it.”", "Andrew “Boz” Bosworth", "sagte", "dit"]
)  # fmt: skip


def assert_true_of(text: str, analysis: Analysis) -> None:
    assert analysis.version == ANALYSIS_VERSION
    position = 0
    for mention in analysis.mentions:
        assert position <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        position = mention.end
    position = 0
    for quotation in analysis.quotations:
        assert position <= quotation.start < quotation.end <= len(text)
        position = quotation.end
    ids = [entity.id for entity in analysis.entities]
    assert len(ids) == len(set(ids))
    assert {mention.entity for mention in analysis.mentions} == set(ids)
    assert sum(entity.count for entity in analysis.entities) == len(analysis.mentions)
    assert {quotation.entity for quotation in analysis.quotations} - {None} <= set(ids)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_answered_with_true_offsets(text: str) -> None:
    assert_true_of(text, analyze(text))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_of_names_and_marks_is_answered_with_true_offsets(text: str) -> None:
    assert_true_of(text, analyze(text))


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_mixture_of_spaced_names_and_marks_is_answered_with_true_offsets(text: str) -> None:
    assert_true_of(text, analyze(text))


def test_the_same_text_gives_the_same_answer() -> None:
    text = "Meta said that Mark Zuckerberg would stay. “I stay,” Zuckerberg said.\n" * 20
    assert analyze(text) == analyze(text)


def test_nothing_is_found_in_code_blocks() -> None:
    text = "print('Mark Zuckerberg')\n\nMr. Zuckerberg, 40, said no."
    blocks = (Block(BlockKind.CODE, 0, 24), Block(BlockKind.PARAGRAPH, 26, len(text)))
    assert [mention.start for mention in analyze(text, blocks=blocks).mentions] == [30]


@pytest.mark.parametrize(
    "text",
    [
        "They all watch Disney +",
        "“It was lazy.” — Andrew “Boz” Bosworth",
        "“We sold the whole of it.”\n\nOne",
        "“We sold the whole of it.”\n\nShe opened it. Her",
        "“Why?”\n\nChapter\n\nOne",
        "”",
        "“",
        "said",
    ],
)
def test_a_text_may_break_off_anywhere(text: str) -> None:
    assert_true_of(text, analyze(text))


@pytest.mark.parametrize("other", ["It was a report", "It rained in the", "It rained in"])
def test_the_end_of_a_text_says_nothing_of_its_beginning(other: str) -> None:
    """What stands before a first word is nothing, and not the text's last word."""
    opening = "That asked for “more than they could ever give”. "
    assert analyze(opening + other).quotations == analyze(f"{opening}It rained").quotations


@pytest.mark.parametrize(
    "unit",
    ["“", "“a ", "‘a ", '"a', "Jr. ", "a-", "Al-", "van ", "Mr. ", "J. K. ", "of the ", "1,", "’s", "“A” ", "said ",
     "X, ", "Bank of ", "a'", "\n", "(A ", "A&", "é"],
)  # fmt: skip
def test_a_repeated_piece_takes_time_in_proportion(unit: str) -> None:
    assert_takes_time_in_proportion(lambda size: unit * (size // len(unit)), 5_000)


@pytest.mark.parametrize(
    "sentence",
    [
        "John {0} left. ",
        "{0} Smith left. Smith sat. ",
        "Acme {0} Corp. fell. Acme rose. ",
        "A. {0} left. ",
        "Mara “{0}” Lindqvist sat. ",
        "{0} sold {0} Gloves. ",
    ],
)
def test_a_thousand_different_names_take_time_in_proportion(sentence: str) -> None:
    def text(count: int) -> str:
        letters = "abcdefghijklmnopqrst"
        return "".join(
            sentence.format("X" + "".join(letters[number // 20**place % 20] for place in range(3)))
            for number in range(count)
        )

    assert_takes_time_in_proportion(text, 250)


@pytest.mark.parametrize(
    ("before", "repeated"),
    [
        ("Ana Silva met Bo Falk. ", "“I slept,” she said. “No,” he said. "),
        ("Ana Silva met Bo Falk. ", "“we ran,” I said and “we ran,” she said and "),
        ("", "“We came as tellers of old, he said.\n"),
        ("", "Will Smith sat and he will run. "),
        ("", "John Smith met Jane Smith. Smith sat. "),
    ],
)
def test_a_long_scene_takes_time_in_proportion(before: str, repeated: str) -> None:
    assert_takes_time_in_proportion(lambda count: before + repeated * count, 250)


def test_many_pronouns_far_from_many_names_take_time_in_proportion() -> None:
    people = "".join(f"A{chr(97 + n % 26)}ra Silv{chr(97 + n // 26)} came.\n" for n in range(500)) + "It rained.\n" * 9
    assert_takes_time_in_proportion(lambda count: people + "“We ran,” she said.\n" * count, 250)


def assert_takes_time_in_proportion(text: Callable[[int], str], size: int) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        analyze(text(size))
        return time.process_time() - start

    seconds(size // 10)
    small = max(min(seconds(size), seconds(size)), 0.02)
    most = 8 * small * 2.5
    # Once more when another process got in the way.
    assert seconds(8 * size) < most or seconds(8 * size) < most
