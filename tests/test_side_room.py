"""The side pane fills its rows: lists are cut short only where there is no room for more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.tui.widgets.side_room import Part, rows_of, shares

PARTS = st.lists(st.builds(Part, st.integers(0, 60), st.integers(1, 2), st.integers(1, 6)), max_size=4)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (0, [6, 3, 4]),  # the least, whatever room there is
        (24, [9, 3, 5]),
        (40, [13, 3, 11]),
        (90, [20, 3, 30]),
    ],
)
def test_lists_grow_in_turn_into_the_rows_that_are_there(rows: int, shown: list[int]) -> None:
    assert shares([Part(20, 1, 6), Part(3, 1, 6), Part(30, 2, 4)], rows) == shown


@given(PARTS, st.integers(0, 200))
def test_what_shows_has_room_or_is_the_least(parts: list[Part], rows: int) -> None:
    shown = shares(parts, rows)
    least = shares(parts, 0)
    used = sum(rows_of(part, count) for part, count in zip(parts, shown, strict=True))
    assert used <= rows or shown == least


@given(PARTS, st.integers(0, 200))
def test_nothing_is_cut_short_by_a_single_item(parts: list[Part], rows: int) -> None:
    assert all(part.size - count != 1 for part, count in zip(parts, shares(parts, rows), strict=True))


@given(PARTS)
def test_with_room_for_everything_everything_shows(parts: list[Part]) -> None:
    assert shares(parts, sum(part.size * part.height for part in parts)) == [part.size for part in parts]
