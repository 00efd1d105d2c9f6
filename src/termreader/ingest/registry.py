"""Which module reads which format, and what to say of formats that none reads. Imports a format only to use it."""

import re
from importlib import import_module
from typing import Literal, NamedTuple, Protocol, cast

from termreader.errors import SourceError
from termreader.ingest.decode import is_text
from termreader.ingest.foreign import foreign_kind
from termreader.ingest.source import Ingested, Source

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*\{)')
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096


class FormatReader(Protocol):
    """What a format's module offers."""

    def read(self, source: Source) -> Ingested:
        """Read `source`; raise SourceError when there is no article in it."""
        ...


class Format(NamedTuple):
    """One format: how it is known, and the module that reads it."""

    module: str
    """A module with a function `read(Source) -> Ingested`."""
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    signature: re.Pattern[bytes] | None = None
    """How its files begin, if that is certain: outweighs type and ending."""
    inside: Literal["text", "zip", "bytes"] = "text"
    """What its files are inside: a text that calls itself a `zip` or `bytes` format is not of that format."""


FORMATS = (
    Format("termreader.ingest.html", ("text/html", "application/xhtml+xml"), (".html", ".htm", ".xhtml", ".shtml")),
    Format("termreader.ingest.markdown", ("text/markdown", "text/x-markdown"), (".md", ".markdown", ".mdown", ".mkd")),
    Format("termreader.ingest.mail", ("message/rfc822",), (".eml",)),
    Format(
        "termreader.ingest.mhtml",
        ("multipart/related", "application/x-mimearchive"),
        (".mhtml", ".mht"),
        signature=re.compile(rb"From: <Saved by "),
    ),
    Format(
        "termreader.ingest.webarchive",
        ("application/x-webarchive",),
        (".webarchive",),
        signature=re.compile(rb"bplist00.{0,400}?WebMainResource", re.DOTALL),
    ),
    Format(
        "termreader.ingest.epub",
        ("application/epub+zip",),
        (".epub",),
        signature=re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL),
        inside="zip",
    ),
    Format(
        "termreader.ingest.pdf",
        ("application/pdf", "application/x-pdf"),
        (".pdf",),
        signature=re.compile(rb"[^<]{0,1023}?%PDF-"),  # other bytes may stand before it (PDF 32000-1, annex H)
        inside="bytes",
    ),
    Format(
        "termreader.ingest.feed",  # says that it is a feed, and what to do with one
        (
            *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"),
            *("application/xml", "text/xml", "application/json"),
        ),
        (),
    ),
    Format("termreader.ingest.plain", ("text/plain",), (".txt", ".text", "")),
)
"""Every format. To add one, write its module and its line."""

_HTML_FORMAT, _FEED_FORMAT, _PLAIN_FORMAT = FORMATS[0], FORMATS[-2], FORMATS[-1]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def choose_format(source: Source) -> FormatReader:
    """The reader for `source`: by signature, then by what it plainly is, then by declared type, then by its ending.

    Raises SourceError for what no reader reads, saying what it is.
    """
    head = source.data[:_HEAD].lstrip(b"\xef\xbb\xbf")
    for candidate in FORMATS:
        if candidate.signature and candidate.signature.match(head):
            return _reader(candidate)
        is_named = source.media_type in candidate.media_types or source.suffix in candidate.suffixes
        if candidate.inside == "zip" and is_named and head.startswith(_ZIP):
            return _reader(candidate)
    foreign = foreign_kind(source.data)
    if foreign is not None:
        raise SourceError(foreign.said_of(source.label))
    if not source.data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise SourceError(f"There is nothing to read in {source.label}: it is empty.")
    if not is_text(source.data):
        raise SourceError(f"{source.label} is not text, nor any other format that termreader reads.")
    return _reader(_text_format(source, head))


def _text_format(source: Source, head: bytes) -> Format:
    texts = [one for one in FORMATS if one.inside == "text"]
    by_type = next((one for one in texts if source.media_type in one.media_types), None)
    by_suffix = next((one for one in texts if source.suffix in one.suffixes), None)
    if by_type and by_type is not _PLAIN_FORMAT:
        return by_type
    known = by_suffix or by_type or _PLAIN_FORMAT
    if known in (_HTML_FORMAT, _PLAIN_FORMAT) and _is_data(source, head):
        return _FEED_FORMAT
    is_page = _HTML.match(head) or (head[:2] in _UTF16 and _HTML.match(head[2:].replace(b"\0", b"")))
    return _HTML_FORMAT if known is _PLAIN_FORMAT and is_page else known


def _is_data(source: Source, head: bytes) -> bool:
    """Whether a page or text is plainly a feed, a list of feeds, or JSON, whatever it is called."""
    from termreader.ingest.feed import looks_like_data  # texts of other formats are not looked at twice

    return looks_like_data(source.data, source.charset) or _is_json(source, head)


def _is_json(source: Source, head: bytes) -> bool:
    if source.suffix == ".json":
        return head.lstrip()[:1] in (b"{", b"[")
    return source.suffix != ".txt" and bool(_JSON.match(head))


def _reader(chosen: Format) -> FormatReader:
    return cast("FormatReader", import_module(chosen.module))
