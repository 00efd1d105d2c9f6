"""Which module reads which format, and what to say of formats that none reads. Imports a format only to use it."""

import re
from importlib import import_module
from typing import Literal, NamedTuple, Protocol, cast

from termreader.errors import SourceError
from termreader.ingest.decode import is_text
from termreader.ingest.source import Ingested, Source

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:\?xml|rss|feed|opml|rdf|channel)\b", re.IGNORECASE | re.DOTALL)
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

_FOREIGN = (
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"%!PS", "a PostScript file"),
    (b"PK\x03\x04", "a ZIP archive, or a document packed in one (DOCX, ODT)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "compressed (gzip); unpack it first"),
    (b"BZh", "compressed (bzip2); unpack it first"),
    (b"\xfd7zXZ\0", "compressed (xz); unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as HTML or text first"),
    (b"{\\rtf", "a rich text document (RTF); save it as HTML or text first"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or a film"),
    (b"fLaC", "a sound"),
)


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
    _refuse_foreign(source, head)
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
    if known is _PLAIN_FORMAT or (by_suffix and source.suffix == ""):
        if _HTML.match(head) or (head[:2] in {b"\xff\xfe", b"\xfe\xff"} and _HTML.match(head[2:].replace(b"\0", b""))):
            return _HTML_FORMAT
        if _XML.match(head.lstrip(b"\xff\xfe\0").replace(b"\0", b"")):
            return _FEED_FORMAT
    return known


def _refuse_foreign(source: Source, head: bytes) -> None:
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise SourceError(f"{source.label} is a picture (WebP), not an article.")
    if head[4:8] == b"ftyp":
        raise SourceError(f"{source.label} is a picture or a film, not an article.")
    for signature, what in _FOREIGN:
        if head.startswith(signature):
            raise SourceError(f"{source.label} is {what}, not an article.")


def _reader(chosen: Format) -> FormatReader:
    return cast("FormatReader", import_module(chosen.module))
