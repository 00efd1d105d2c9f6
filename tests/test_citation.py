"""What is carried to the clipboard with a quote."""

import pytest

from termreader.config.settings import Settings
from termreader.exchange.citation import cite, written_date
from termreader.model import Metadata

TEMPLATE = Settings().quote_template
ARTICLE = Metadata("On llamas", site="The Paper", published="2024-05-29", url="https://example.org/a")


def test_a_quotation_comes_with_speaker_title_site_date_and_address() -> None:
    assert cite("It spits,", "Ann Lee", ARTICLE, TEMPLATE).splitlines() == [
        "“It spits,”",
        "— Ann Lee, On llamas, The Paper, 29 May 2024",
        "https://example.org/a",
    ]


def test_where_no_speaker_is_known_the_author_is_named() -> None:
    by_ann = Metadata("On llamas", byline="Ann Lee and Bo Berg", published="2024-05-29")
    assert cite("It spits.", None, by_ann, TEMPLATE) == (
        "“It spits.”\n— On llamas, by Ann Lee and Bo Berg, 29 May 2024"
    )
    assert cite("It spits.", "Dr. Moreau", by_ann, TEMPLATE) == "“It spits.”\n— Dr. Moreau, On llamas, 29 May 2024"


def test_a_name_comes_with_its_source_and_without_marks() -> None:
    assert cite("Ann Lee", None, ARTICLE, TEMPLATE, is_name=True).startswith("Ann Lee\n— On llamas, The Paper, ")


def test_what_is_not_known_is_left_out() -> None:
    assert cite("It spits.", None, Metadata("On llamas"), TEMPLATE) == "“It spits.”\n— On llamas"


def test_a_quote_with_its_own_marks_gets_no_second_pair() -> None:
    assert cite("“It spits,” she said.", None, Metadata("A"), TEMPLATE).startswith("“It spits,” she said.\n")


def test_an_address_that_is_not_of_the_web_is_not_carried_out() -> None:
    assert "file:" not in cite("x", None, Metadata("A", url="file:///etc/passwd"), TEMPLATE)


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2024-11-19", "19 November 2024"),
        ("2024-11-19T08:00:00Z", "19 November 2024"),
        ("Spring", "Spring"),
        (None, None),
    ],
)
def test_dates_read_as_a_newspaper_writes_them(published: str | None, written: str | None) -> None:
    assert written_date(published) == written
