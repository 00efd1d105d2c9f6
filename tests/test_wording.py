"""Counts and sizes are written as a person would."""

import pytest

from termreader.wording import count_of, size_of


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (240_400, "240 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_234_567, "1.2 MB"),
    ],
)
def test_sizes_have_the_unit_that_suits_them(count: int, written: str) -> None:
    assert size_of(count) == written


def test_one_thing_is_not_many() -> None:
    assert [count_of(1, "word"), count_of(1380, "word"), count_of(2, "entry", "entries")] == [
        *("1 word", "1,380 words", "2 entries"),
    ]
