"""A library kept in another program, coming in: what all such files have in common, and which file is which.

Every string is as the file has it, not yet cleaned. A format is one module with `matches` and `read`, and one line in
`FORMATS`. Knows no library.
"""

import codecs
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import NamedTuple, Protocol, cast
from urllib.parse import urlsplit

import msgspec

from termreader.errors import ExchangeError
from termreader.exchange.archive import Archive
from termreader.exchange.json_file import parse_json
from termreader.exchange.moments import moment
from termreader.exchange.rows import Row, Table, read_table
from termreader.model import Annotation, AnnotationKind

STARRED = "starred"
"""The tag that stands for the star, heart or favourite of other programs."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LONGEST_ADDRESS = 8_000
"""Characters: what browsers and servers take, and more."""
_ZIP = b"PK\x03\x04"
_LOOKED_AT = 65_536
"""Bytes from which a table or a page shows whose it is."""
_BOOKMARKS = b"<!doctype netscape-bookmark-file-1>"
_VAGUE = ("bookmarks", "links")
"""Formats that a text which is an article could seem to have."""


class ImportedArticle(msgspec.Struct, frozen=True):
    """One article of another program's library. What it does not say is empty."""

    where: str
    """Where it stands in the file, for messages: "Row 3"."""
    url: str = ""
    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    archived: bool = False
    finished: bool = False
    """It was read to the end there."""
    added: str = ""
    """When it was kept, ISO 8601 in UTC."""
    html: Callable[[], str] | None = None
    """Reads its text, when the file has it; raises ExchangeError when it is damaged."""
    content_hash: str = ""
    """SHA-256 of its text, hex, when the file knows it."""
    annotations: tuple[Annotation, ...] = ()
    """Their `id` and `article_id` mean nothing."""


class LibraryFile(msgspec.Struct, frozen=True):
    """All that one file holds."""

    articles: tuple[ImportedArticle, ...]
    refused: tuple[str, ...] = ()
    """A sentence for each row that could not be taken: where it stands, and why."""
    remarks: tuple[str, ...] = ()
    """A sentence for each row that was taken without some of what it says."""


class GivenFile:
    """A file that was given, looked at in whatever way a format needs; each way once."""

    def __init__(self, data: bytes, name: str = "") -> None:
        self.data = data
        self.name = name

    @cached_property
    def text(self) -> str:
        """The file as text: by its mark, else UTF-8, else Windows-1252. No NUL is in it."""
        for mark, encoding in _BOMS:
            if self.data.startswith(mark):
                return self.data[len(mark) :].decode(encoding, "replace").replace("\0", "")
        try:
            return self.data.decode("utf-8").replace("\0", "")
        except UnicodeDecodeError:
            return self.data.decode("cp1252", "replace").replace("\0", "")

    @cached_property
    def archive(self) -> Archive | None:
        """The entries of a ZIP file; None for any other."""
        return Archive(self.data) if self.data.startswith(_ZIP) else None

    @cached_property
    def is_json(self) -> bool:
        """Whether it begins as JSON does."""
        return self.archive is None and self.text.lstrip()[:1] in ("{", "[")

    @cached_property
    def value(self) -> object:
        """What the JSON in it says; None when it is none. Raises ExchangeError for JSON that is broken."""
        return parse_json(self.data) if self.is_json else None

    @cached_property
    def table(self) -> Table | None:
        """The rows of a CSV file, told by a heading with commas, semicolons or tabs; None for any other."""
        return None if self.is_json or self.archive else read_table(self.text)


class LibraryFormat(Protocol):
    """What a format's module offers."""

    def matches(self, file: GivenFile) -> bool:
        """Whether the file is of this format."""
        ...

    def read(self, file: GivenFile) -> LibraryFile:
        """Read it; raise ExchangeError when it is broken as a whole."""
        ...


class _Entry(NamedTuple):
    key: str
    """How it is named on the command line."""
    name: str
    """How it is called in messages."""
    module: str


FORMATS = tuple(
    _Entry(key, name, f"termreader.exchange.{module}")
    for key, name, module in (
        ("pocket", "Pocket", "pocket"),
        ("instapaper", "Instapaper", "instapaper"),
        ("omnivore", "Omnivore", "omnivore"),
        ("wallabag", "wallabag", "wallabag"),
        ("readwise", "Readwise", "readwise"),
        ("raindrop", "Raindrop.io", "raindrop"),
        ("zotero", "Zotero", "zotero"),
        ("hypothesis", "Hypothesis", "hypothesis"),
        ("bookmarks", "bookmarks", "bookmarks"),
        ("links", "a list of links", "links"),
        ("notes", "notes", "notes_library"),
    )
)
"""Every format, in the order in which they are tried: the particular before the general."""


def read_library(file: GivenFile, key: str | None = None) -> tuple[str, LibraryFile]:
    """What a file holds, and the name of its format, which shows in the file unless `key` says it.

    Raises ExchangeError when the format is not known or the file is broken.
    """
    for entry in FORMATS:
        reader = cast("LibraryFormat", import_module(entry.module))
        if key == entry.key or (key is None and reader.matches(file)):
            return entry.name, reader.read(file)
    if "<opml" in file.text[:1000].lower():
        raise ExchangeError("This is a list of feeds: `termreader feeds import FILE` subscribes to them.")
    known = ", ".join(entry.name for entry in FORMATS)
    raise ExchangeError(
        f"This file is not known. What can be imported: {known}. Articles are added with `termreader add FILE`."
    )


def export_kind(data: bytes, name: str = "") -> str | None:
    """Which program's export a file plainly is, by the name of its format; None for what can be an article."""
    begins = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begins.startswith(b"<"):
        page = begins.lower()
        return (
            "bookmarks"
            if page.startswith(_BOOKMARKS)
            else "Pocket"
            if b"<title>pocket export</title>" in page
            else None
        )
    file = GivenFile(data if begins[:1] in (b"{", b"[", _ZIP[:1]) else data[:_LOOKED_AT], name)
    try:
        for entry in FORMATS:
            reader = cast("LibraryFormat", import_module(entry.module))
            if (file.is_json or entry.key not in _VAGUE) and reader.matches(file):
                return entry.name
    except ExchangeError:  # broken, so it shows nothing
        return None
    return None


def web_address(text: object) -> str:
    """An address on the web, or "" for what is none."""
    address = text.strip() if isinstance(text, str) and len(text) <= _LONGEST_ADDRESS else ""
    try:
        parts = urlsplit(address)
        # A port that is none shows only when it is asked for.
        usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    return address if usable else ""


def refusal(where: str, address: object) -> str:
    """Why a row without a usable address is not taken."""
    given = address.strip() if isinstance(address, str) else ""
    return f"{where}: “{given[:200]}” is no address on the web." if given else f"{where}: it has no address."


def linked_rows(table: Table | None, refused: list[str]) -> Iterator[tuple[Row, str]]:
    """The rows of a table that have an address in their column `url`, and it; of the others a sentence in `refused`."""
    for row in table.rows() if table else ():
        url = web_address(row["url"])
        if url:
            yield row, url
        else:
            refused.append(refusal(row.where, row["url"]))


def linked_entries(
    entries: Iterable[tuple[str, object]], names: Sequence[str], refused: list[str]
) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """The same for JSON: of the entries, each with its place in the file, those that have an address.

    It is in the first of the fields `names` that is not empty. Answers place, address and entry.
    """
    for where, entry in entries:
        fields = entry if isinstance(entry, Mapping) else {}
        address = next((fields[name] for name in names if fields.get(name)), "")
        url = web_address(address)
        if url:
            yield where, url, fields
        else:
            refused.append(refusal(where, address))


def words(values: Mapping[str, object], *names: str) -> str:
    """The first of these fields that is a text with something in it, stripped; numbers are texts as well."""
    for name in names:
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
    return ""


def is_yes(value: object) -> bool:
    """Whether a field says yes, as programs write it: true, 1, "1", "yes"."""
    return str(value).strip().lower() in ("true", "1", "yes", "y", "t") if value is not None else False


def split_tags(value: object, separators: str = ",") -> tuple[str, ...]:
    """Tags in a list of texts or of objects with a name, or in one text; JSON lists in a text as well."""
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("[") and text.endswith("]"):
            try:
                return split_tags(json.loads(text))
            except (ValueError, RecursionError):
                text = text[1:-1]
        for separator in separators:
            text = text.replace(separator, "\n")
        value = text.split("\n")
    names: list[str] = []
    for each in value if isinstance(value, list) else ():
        name = (
            each if isinstance(each, str) else words(each, "label", "name", "tag", "slug") if _is_object(each) else ""
        )
        names += [name.strip()] if name.strip() else []
    return tuple(dict.fromkeys(names))


def _is_object(value: object) -> bool:
    return isinstance(value, Mapping)


def note(body: str, *, quote: str = "", created: str = "", kind: AnnotationKind | None = None) -> Annotation:
    """A note as another program has it: on the words of `quote`, or on the article as a whole."""
    fallback = AnnotationKind.NOTE if body or not quote else AnnotationKind.HIGHLIGHT
    return Annotation(0, 0, kind or fallback, 0, 0, quote=quote, body=body, created=created)


def quotes(entries: object, quote_names: Sequence[str], body_names: Sequence[str]) -> Iterator[Annotation]:
    """The highlights and notes in a JSON list: their words and what is said of them in the first of these fields."""
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, Mapping):
            quote, body = words(entry, *quote_names), words(entry, *body_names)
            if quote or body:
                yield note(body, quote=quote, created=moment(entry.get("created_at")))
