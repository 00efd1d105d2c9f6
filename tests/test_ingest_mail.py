"""A saved mail comes in as what its sender wrote, with who wrote it when and what was attached."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.errors import SourceError
from termreader.ingest import Ingested, ingest
from termreader.ingest.document import document_from_markdown

HEAD = """From: =?utf-8?q?Ann_Auth=C3=B6r?= <ann@x.example>
To: ben@x.example
Subject: =?utf-8?b?VGhlIGJyaWRnZSDigJQgb3BlbmVk?=
Date: Wed, 20 Nov 2019 10:00:00 +0200
MIME-Version: 1.0
"""
TEXT = "Content-Type: text/plain; charset=utf-8\n\nDear Ben,\n\nthe *bridge* is open.\n"
PAGE = "Content-Type: text/html; charset=utf-8\n\n<p>Dear Ben,</p><p>the <b>bridge</b> is open to everybody now.</p>\n"


def take_in(mail: str) -> Ingested:
    return ingest("letter.eml", data=mail.encode())


def text_of(article: Ingested) -> str:
    return document_from_markdown(article.markdown).text


def together(*parts: str) -> str:
    body = "".join(f"--limit\n{part}" for part in parts)
    return f"{HEAD}Content-Type: multipart/mixed; boundary=limit\n\n{body}--limit--\n"


def test_the_headers_tell_title_sender_and_date() -> None:
    about = take_in(HEAD + TEXT).metadata
    assert (about.title, about.byline, about.published) == (
        "The bridge — opened",
        "Ann Authör",
        "2019-11-20T10:00:00+02:00",
    )


def test_a_text_is_shown_as_it_was_typed() -> None:
    assert text_of(take_in(HEAD + TEXT)) == "Dear Ben,\n\nthe *bridge* is open."


def test_a_page_is_preferred_to_a_text_of_its_kind() -> None:
    article = take_in(together(TEXT, PAGE))
    assert text_of(article) == "Dear Ben,\n\nthe bridge is open to everybody now."


def test_a_text_that_says_much_more_is_preferred_to_a_page() -> None:
    article = take_in(together(TEXT + "And then there was more to be said.\n" * 20, PAGE))
    assert "more to be said" in text_of(article)


def test_flowed_lines_are_one_and_other_lines_are_not() -> None:
    flowed = (
        "Content-Type: text/plain; charset=utf-8; format=flowed\n\nThis line goes \non in the next.\n\nThis is new.\n"
    )
    assert text_of(take_in(HEAD + flowed)) == "This line goes on in the next.\n\nThis is new."


def test_attachments_are_named() -> None:
    attachment = 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="plan\x1b[2J.pdf"\n\nxx\n'
    assert take_in(together(TEXT, attachment)).notes == ("Attached, and not taken in: plan.pdf.",)


def test_an_encoding_in_another_alphabet_is_read() -> None:
    mail = HEAD.encode() + b"Content-Type: text/plain; charset=koi8-r\n\n" + "Привет, мост открыт.".encode("koi8-r")
    assert text_of(ingest("letter.eml", data=mail)) == "Привет, мост открыт."


@pytest.mark.parametrize("mail", [HEAD + "\n", together(), "Subject: nothing\n\n"])
def test_a_mail_without_text_is_refused(mail: str) -> None:
    with pytest.raises(SourceError, match="no text"):
        take_in(mail)


def test_a_mail_of_a_thousand_nested_parts_ends_in_an_answer() -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1000))
    with pytest.raises(SourceError):
        take_in(HEAD + nested + TEXT)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from('abc:;=?<>@"()\n\t -_/,') | st.characters(codec="utf-8"), max_size=80))
def test_no_header_however_broken_does_harm(header: str) -> None:
    names = ("From", "Subject", "Date", "Content-Type", "Content-Disposition", "Content-Transfer-Encoding")
    mail = "".join(f"{name}: {header}\n" for name in names) + "\nThe text of it.\n"
    try:
        article = take_in(mail)
    except SourceError:
        return
    assert article.metadata.title


@pytest.mark.parametrize(
    "head",
    [
        f"Subject: {'a ' * 300_000}",
        f"Subject: {'=?utf-8?q?a?= ' * 3000}",
        f"Subject: x\nFrom: {'a <a@x.example>, ' * 3000}",
        f"Subject: x\nContent-Type: text/plain; {'; '.join(f'a{number}=b' for number in range(3000))}",
    ],
)
def test_a_header_without_end_is_read_as_far_as_it_can_be(head: str) -> None:
    article = take_in(f"{head}\n\nThe text of it.")
    assert text_of(article) == "The text of it."
    assert len(article.metadata.title) < 600


def test_a_mail_of_thousands_of_parts_is_read() -> None:
    article = take_in(together(*["Content-Type: text/plain\n\nA part.\n"] * 3_000))
    assert text_of(article).count("A part.") == 3_000


@pytest.mark.parametrize(
    "line",
    [
        "Date: Mon, 1888888888888 Jan 2024 10:00:00 +0000",
        "Date: Mon, 1 Jan 99999 10:00:00 +9999999999",
        "Content-Type: text/plain; charset*=%",
        "Content-Type: ;;=\x00=",
        "From: <>,,;:<@,:;>",
    ],
)
def test_a_header_that_makes_no_sense_costs_nothing_but_itself(line: str) -> None:
    assert "everybody" in text_of(take_in(f"Subject: x\n{line}\n\nThe bridge is open to everybody now."))
