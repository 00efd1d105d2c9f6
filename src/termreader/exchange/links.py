"""Lists of links as JSON or CSV, of whatever program: Delicious, Pinboard, Readability, elCurator and their like."""

from collections.abc import Iterator, Mapping

from termreader.exchange.library_import import (
    STARRED,
    GivenFile,
    ImportedArticle,
    LibraryFile,
    is_yes,
    linked_entries,
    note,
    split_tags,
    words,
)
from termreader.exchange.moments import moment

_ADDRESS = ("url", "href", "link", "uri", "article__url", "given_url", "resolved_url")
_TITLE = ("title", "article__title", "resolved_title", "given_title", "name")
_ADDED = ("created", "created_at", "date_added", "time_added", "added", "saved_at", "time", "date", "timestamp")
_SAID = ("note", "notes", "extended", "comment")
_TAGS = ("tags", "labels", "tag", "categories")
_ARCHIVED = ("archive", "archived", "is_archived")
_READ = ("read", "is_read")
_STARRED = ("favorite", "favourite", "starred", "is_starred", "is_saved_for_later")
_LISTS = ("bookmarks", "links", "items", "data", "articles", "posts")


def matches(file: GivenFile) -> bool:
    """Whether it is a list of things with an address."""
    if file.table:
        return bool(file.table.columns & set(_ADDRESS))
    entries = _entries(file)
    return bool(entries) and isinstance(entries[0], Mapping) and any(name in entries[0] for name in _ADDRESS)


def read(file: GivenFile) -> LibraryFile:
    """Read it."""
    refused: list[str] = []
    articles = [_article(*found) for found in linked_entries(_rows(file), _ADDRESS, refused)]
    return LibraryFile(tuple(articles), tuple(refused))


def _rows(file: GivenFile) -> Iterator[tuple[str, object]]:
    if file.table:
        yield from ((row.where, row.fields) for row in file.table.rows())
    else:
        yield from ((f"Entry {number}", entry) for number, entry in enumerate(_entries(file), 1))


def _entries(file: GivenFile) -> list[object]:
    value = file.value
    if isinstance(value, Mapping):
        value = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
    return value if isinstance(value, list) else []


def _article(where: str, url: str, entry: Mapping[str, object]) -> ImportedArticle:
    added = next((found for name in _ADDED if (found := moment(entry.get(name)))), "")
    archived = any(is_yes(entry.get(name)) for name in _ARCHIVED)
    starred = any(is_yes(entry.get(name)) for name in _STARRED)
    # Pinboard calls the title a description; elsewhere a description is what is said of the page.
    is_pinboard = "href" in entry and "extended" in entry
    title = words(entry, "description") if is_pinboard else words(entry, *_TITLE)
    said = words(entry, *_SAID) or ("" if is_pinboard else words(entry, "description"))
    raw_tags = next((entry[name] for name in _TAGS if entry.get(name)), None)
    tags = split_tags(raw_tags, " " if is_pinboard else ",")
    return ImportedArticle(
        where,
        url=url,
        title="" if title == url else title,
        byline=words(entry, "author"),
        tags=tuple(dict.fromkeys([*tags, *([STARRED] if starred else [])])),
        archived=archived,
        finished=archived or any(is_yes(entry.get(name)) for name in _READ),
        added=added,
        annotations=(note(said, created=added),) if said else (),
    )
