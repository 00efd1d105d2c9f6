"""What is made to keep a reader busy, or to write where it must not, is an article or a sentence, and soon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.ingest import ingest
from termreader.ingest.long_tags import without_long_tags


@pytest.mark.parametrize("attribute", ["a{}=1", 'a{}="x y > z"', "a{}", "a{}='1'/"])
def test_a_tag_with_attributes_by_the_thousand_costs_no_time(attribute: str) -> None:
    attributes = " ".join(attribute.format(number) for number in range(100_000))
    data = f"<title>The Bridge</title><p id=p {attributes}>The bridge is open to everybody from Monday on.</p>".encode()
    assert "open to everybody" in ingest("a.html", data=data).markdown


@given(
    st.lists(
        st.sampled_from(["<p ", "a=1 ", 'b="<" ', "c='>' ", "/>", "<", ">", '"', "'", "=", "d " * 900, "e=f " * 600])
    )
)
def test_tags_of_an_ordinary_length_stay_as_they_are(parts: list[str]) -> None:
    markup = "".join(parts)
    shortened = without_long_tags(markup)
    assert without_long_tags(shortened) == shortened
    assert shortened == markup or len(markup) > 1000
