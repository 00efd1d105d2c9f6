"""Pages that browsers save as one file come in as the page: its text, its title, its address."""

import base64
import plistlib
import quopri

import pytest

from termreader.errors import SourceError
from termreader.ingest import Ingested, ingest
from termreader.ingest.document import document_from_markdown

ADDRESS = "https://paper.example/news/bridge"
PAGE = (
    "<!doctype html><html><head><title>The Bridge</title></head><body><article><h1>The Bridge</h1>"
    "<p>The <a href='/mayor'>mayor</a>’s bridge is open to everybody from Monday on, said the council.</p>"
    "<img src='cid:picture' alt='The bridge at dawn'></article></body></html>"
)


def saved(page: str = PAGE, *, head: str = "", more: str = "", charset: str = "utf-8") -> bytes:
    """A page as Chrome saves it."""
    body = quopri.encodestring(page.encode(charset)).decode().replace("\n", "\r\n")
    parts = (
        f"------limit\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {ADDRESS}\r\n\r\n{body}\r\n"
        f"{more}------limit\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: cid:picture\r\n\r\n{base64.b64encode(b'picture').decode()}\r\n------limit--\r\n"
    )
    top = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: The Bridge\r\n"
        "Date: Mon, 2 Sep 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----limit"\r\n'
    )
    return f"{head or top}\r\n{parts}".encode()


def archive(
    page: bytes | str = PAGE.encode(), form: plistlib.PlistFormat = plistlib.FMT_BINARY, **said: object
) -> bytes:
    """A page as Safari saves it."""
    main = {
        "WebResourceData": page,
        "WebResourceURL": ADDRESS,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        **said,
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form)


def text_of(article: Ingested) -> str:
    return document_from_markdown(article.markdown).text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mhtml", saved()),
        ("a.MHT", saved(head='Content-Type: multipart/related; boundary="----limit"\r\n')),
        ("-", saved()),
        ("a.webarchive", archive()),
        ("a.webarchive", archive(form=plistlib.FMT_XML)),
        ("-", archive()),
    ],
)
def test_a_saved_page_is_the_page(name: str, data: bytes) -> None:
    article = ingest(name, data=data)
    about = article.metadata

    assert "mayor’s bridge is open to everybody" in text_of(article)
    assert (about.title, about.url) == ("The Bridge", ADDRESS)
    assert "[mayor](https://paper.example/mayor)" in article.markdown
    assert article.raw == data


def test_the_part_that_the_file_begins_with_is_the_page_and_frames_are_not() -> None:
    frame = (
        "------limit\r\nContent-Type: text/html\r\nContent-ID: <ad>\r\nContent-Location: https://ads.example/\r\n\r\n"
        "<p>Buy our bridges, they are the best bridges anywhere.</p>\r\n"
    )
    start = 'Content-Type: multipart/related; start="<ad>"; boundary="----limit"\r\n'

    assert "Buy our" not in text_of(ingest("a.mhtml", data=saved(more=frame)))
    assert "Buy our" in text_of(ingest("a.mhtml", data=saved(head=start, more=frame)))


@pytest.mark.parametrize("place", ["file:///etc/passwd", "javascript:alert(1)", "http://[", "\x1b]0;PWNED\x07"])
def test_an_address_that_is_none_of_the_web_is_not_kept(place: str) -> None:
    head = f'Snapshot-Content-Location: {place}\r\nContent-Type: multipart/related; boundary="----limit"\r\n'
    from_chrome = ingest("a.mhtml", data=saved(head=head).replace(ADDRESS.encode(), b"cid:frame"))
    from_safari = ingest("a.webarchive", data=archive(WebResourceURL=place.replace("\x1b", "").replace("\x07", "")))

    assert from_chrome.metadata.url is None
    assert from_safari.metadata.url is None


def test_a_file_without_a_page_is_read_as_mail_or_refused() -> None:
    assert text_of(ingest("a.mht", data=b"Subject: Hello\nContent-Type: text/plain\n\nHello there, all of you.\n"))
    with pytest.raises(SourceError, match="nothing to read"):
        ingest("a.mhtml", data=b'Content-Type: multipart/related; boundary="x"\n\n--x--\n')


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (archive()[:-40], "is damaged"),
        (archive(form=plistlib.FMT_XML)[:-60], "is damaged"),
        (archive(WebResourceMIMEType="image/png"), "without a page"),
        (archive("a text where bytes should be"), "without a page"),
        (plistlib.dumps(["WebMainResource"]), "without a page"),
        (plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY), "a property list"),
        (b'<!DOCTYPE plist [<!ENTITY a "b">]><plist version="1.0"><string>&a;</string></plist>', "is damaged"),
    ],
)
def test_an_archive_without_a_page_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        ingest("a.webarchive", data=data)
