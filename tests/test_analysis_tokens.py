"""Tokens have exact offsets; sentence starts, lines and headline case are seen from the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.analysis.tokens import is_name_like, tokenize


@given(st.text(max_size=300))
def test_tokens_are_the_text_without_blanks(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[a:b] == word for a, b, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True))
    assert sorted(tokens.starts) == tokens.starts
    assert "".join(tokens.words) == "".join(text.split())
    assert len(tokens.line_of) == len(tokens)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Meta’s A.I. costs $1,000.50.", ["Meta", "’s", "A.I.", "costs", "$", "1,000.50", "."]),
        ("AT&T and O’Neill’s", ["AT&T", "and", "O’Neill", "’s"]),
        ("Meta-owned Booking.com", ["Meta", "-", "owned", "Booking.com"]),
        ("Mr. J. Doe", ["Mr", ".", "J", ".", "Doe"]),
        ("don’t “stop”", ["don’t", "“", "stop", "”"]),
        ("Ame\u0301lie", ["Ame\u0301lie"]),
    ],
)
def test_words_are_cut_as_names_need_them(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("He left. She stayed! Why? Because.", ["He", "She", "Why", "Because"]),
        ("Mr. Smith met Dr. Jones of Acme Inc. on Monday.", ["Mr"]),
        ("He said: “We go.” They went.", ["He", "We", "They"]),
        ("One\n\nTwo", ["One", "Two"]),
        ("The U.S. economy grew. The U.S. The end", ["The", "The", "The"]),
    ],
)
def test_sentence_starts_are_seen(text: str, starts: list[str]) -> None:
    tokens = tokenize(text)
    assert [word for word, opens in zip(tokens.words, tokens.opens, strict=True) if opens] == starts


def test_a_hard_wrapped_paragraph_is_one_line() -> None:
    text = (
        "The company said on Tuesday that its chief executive, Mark\n"
        "Zuckerberg, would stay for another year, and that nothing\nelse had changed."
    )
    assert len(tokenize(text).lines) == 1


def test_a_list_of_headlines_is_many_lines() -> None:
    assert len(tokenize("Ford Recalls Cars\nGap Widens\nApple to Buy Startup for Millions").lines) == 3


def test_headlines_and_capitals_are_told() -> None:
    lines = tokenize("Ford Recalls Many Cars\n\nThe cars were recalled by Ford.\n\nFORD RECALLS CARS").lines
    assert [(line.headline, line.capitals) for line in lines] == [(True, False), (False, False), (False, True)]


@pytest.mark.parametrize(
    ("word", "is_name"),
    [("Meta", True), ("xAI", True), ("iPhone", True), ("3M", True), ("23andMe", True), ("meta", False), ("42", False),
     ("20th", False), ("don’t", False)],
)  # fmt: skip
def test_what_looks_like_a_name(word: str, *, is_name: bool) -> None:
    assert is_name_like(word) is is_name
