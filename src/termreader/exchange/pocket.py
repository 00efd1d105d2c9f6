"""What Pocket exported: CSV, the older HTML, or a ZIP file with CSV and the highlights."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from termreader.errors import ExchangeError
from termreader.exchange.archive import Archive
from termreader.exchange.json_file import parse_json
from termreader.exchange.library_import import (
    GivenFile,
    ImportedArticle,
    LibraryFile,
    linked_rows,
    quotes,
    refusal,
    split_tags,
    web_address,
)
from termreader.exchange.markup import feed
from termreader.exchange.moments import moment
from termreader.exchange.rows import Table, read_table
from termreader.model import Annotation

_COLUMNS = {"url", "time_added", "status"}
_FIRST_PART = "part_000000.csv"


def matches(file: GivenFile) -> bool:
    """Whether Pocket wrote it."""
    if file.archive:
        return any(name.endswith(_FIRST_PART) for name in file.archive.names)
    head = file.text[:2000].lower()
    return (file.table is not None and file.table.columns >= _COLUMNS) or "<title>pocket export</title>" in head


def read(file: GivenFile) -> LibraryFile:
    """Read it. What was archived there was read, and is archived here."""
    if file.archive:
        refused: list[str] = []
        tables = [read_table(GivenFile(data).text) for data in _parts(file.archive, ".csv", refused)]
        highlights = _highlights(file.archive, refused)
        return _read_tables([table for table in tables if table], highlights, refused)
    if file.table:
        return _read_tables([file.table], {}, [])
    return _read_page(file.text)


def _parts(archive: Archive, suffix: str, refused: list[str]) -> Iterator[bytes]:
    """The entries with this suffix; of each that is damaged a sentence in `refused`."""
    for name in archive.names:
        if name.endswith(suffix):
            try:
                yield archive.read(name)
            except ExchangeError as error:
                refused.append(f"{error} Nothing of what it lists was taken.")


def _read_tables(tables: list[Table], highlights: dict[str, tuple[Annotation, ...]], refused: list[str]) -> LibraryFile:
    articles: list[ImportedArticle] = []
    remarks: list[str] = []
    for table in tables:
        for row, url in linked_rows(table, refused):
            added = moment(row["time_added"])
            if row["time_added"] not in ("", "0") and not added:
                remarks.append(f"{row.where}: “{row['time_added'][:40]}” is no date; it counts as added today.")
            archived = row["status"].lower() in ("archive", "archived", "read")
            articles.append(
                ImportedArticle(
                    row.where,
                    url=url,
                    title=row["title"],
                    tags=split_tags(row["tags"], "|"),
                    archived=archived,
                    finished=archived,
                    added=added,
                    annotations=highlights.pop(url, ()),
                )
            )
    for url, annotations in highlights.items():
        articles.append(ImportedArticle("A highlight", url=url, annotations=annotations))
    return LibraryFile(tuple(articles), tuple(refused), tuple(remarks))


def _highlights(archive: Archive, refused: list[str]) -> dict[str, tuple[Annotation, ...]]:
    """The highlights of each address."""
    found: dict[str, tuple[Annotation, ...]] = {}
    for data in _parts(archive, ".json", refused):
        entries = parse_json(data or b"[]")
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, Mapping) and (url := web_address(entry.get("url"))):
                found[url] = found.get(url, ()) + tuple(
                    quotes(entry.get("highlights"), ("quote", "text"), ("note", "comment"))
                )
    return found


class _Page(HTMLParser):
    """Pocket's page: a heading, and under it the links that are unread or read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.articles: list[ImportedArticle] = []
        self.refused: list[str] = []
        self._heading = ""
        self._attributes: dict[str, str | None] | None = None
        self._text: list[str] = []
        self._number = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link begins, or a heading."""
        if tag in ("h1", "a"):
            self._text = []
        if tag == "a":
            self._attributes = dict(attrs)

    def handle_data(self, data: str) -> None:
        """Text of a link or a heading."""
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A link ends, or a heading."""
        text = " ".join("".join(self._text).split())
        if tag == "h1":
            self._heading = text.lower()
        elif tag == "a" and self._attributes is not None:
            self._number += 1
            self._keep(self._attributes, text)
            self._attributes = None

    def _keep(self, attributes: dict[str, str | None], title: str) -> None:
        where, href = f"Link {self._number}", attributes.get("href") or ""
        url = web_address(href)
        if not url:
            self.refused.append(refusal(where, href))
            return
        archived = "archive" in self._heading
        self.articles.append(
            ImportedArticle(
                where,
                url=url,
                title="" if title == href else title,
                tags=split_tags(attributes.get("tags") or ""),
                archived=archived,
                finished=archived,
                added=moment(attributes.get("time_added") or ""),
            )
        )


def _read_page(text: str) -> LibraryFile:
    page = _Page()
    feed(page, text)
    return LibraryFile(tuple(page.articles), tuple(page.refused))
