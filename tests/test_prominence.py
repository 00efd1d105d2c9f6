"""Whom a text is about: named often, and twice as often as anybody else who fits."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.analysis.prominence import Prominence


@pytest.mark.parametrize(
    ("named", "foremost"),
    [
        ({}, None),
        ({"ana": 2}, None),
        ({"ana": 3}, "ana"),
        ({"ana": 3, "bo": 1}, "ana"),
        ({"ana": 3, "bo": 2}, None),
        ({"ana": 6, "bo": 3}, "ana"),
        ({"ana": 4, "bo": 4}, None),
    ],
)
def test_the_foremost_is_named_often_and_far_more_often_than_others(
    named: dict[str, int], foremost: str | None
) -> None:
    assert Prominence(named).foremost(lambda person: True) == foremost


def test_who_does_not_fit_stands_in_nobody_s_way() -> None:
    assert Prominence({"ana": 3, "bo": 9}).foremost(lambda person: person != "bo") == "ana"


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(1, 5)), st.lists(st.sampled_from("abcd"), max_size=12))
def test_counting_one_by_one_is_counting_at_once(named: dict[str, int], spoken: list[str]) -> None:
    counted = Prominence(named)
    for person in spoken:
        counted.add(person, 1)
        counted.add(person, -1)
        counted.add(person, 1)
    at_once = Prominence(Counter(named) + Counter(spoken))
    assert counted.foremost(lambda person: True) == at_once.foremost(lambda person: True)
