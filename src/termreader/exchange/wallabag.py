"""What wallabag exports as JSON: version 2, and version 1."""

from collections.abc import Mapping

from termreader.exchange.library_import import (
    STARRED,
    GivenFile,
    ImportedArticle,
    LibraryFile,
    is_yes,
    linked_entries,
    quotes,
    split_tags,
    words,
)
from termreader.exchange.moments import moment

_FAILED = "wallabag can't retrieve contents for this article"
_VERSIONS = ({"is_archived", "url"}, {"is_read", "url"})
"""What only wallabag's entries have, of version 2 and of version 1."""


def matches(file: GivenFile) -> bool:
    """Whether wallabag wrote it."""
    entries = _entries(file)
    return bool(entries) and isinstance(entries[0], Mapping) and any(keys <= entries[0].keys() for keys in _VERSIONS)


def read(file: GivenFile) -> LibraryFile:
    """Read it. What was archived there was read, and is archived here; stars are tags."""
    refused: list[str] = []
    entries = ((f"Entry {number}", entry) for number, entry in enumerate(_entries(file), 1))
    articles = [_article(*found) for found in linked_entries(entries, ("url", "given_url"), refused)]
    return LibraryFile(tuple(articles), tuple(refused))


def _entries(file: GivenFile) -> list[object]:
    value = file.value
    if isinstance(value, Mapping):  # what its API answers
        embedded = value.get("_embedded")
        value = embedded.get("items") if isinstance(embedded, Mapping) else None
    return value if isinstance(value, list) else []


def _article(where: str, url: str, entry: Mapping[str, object]) -> ImportedArticle:
    archived = is_yes(entry.get("is_archived", entry.get("is_read")))
    starred = is_yes(entry.get("is_starred", entry.get("is_fav")))
    content = words(entry, "content")
    authors = entry.get("published_by")
    names = [author for author in authors if isinstance(author, str)] if isinstance(authors, list) else []
    return ImportedArticle(
        where,
        url=url,
        title=words(entry, "title"),
        byline=", ".join(names),
        site=words(entry, "domain_name"),
        published=moment(entry.get("published_at"))[:10],
        language=words(entry, "language"),
        tags=tuple(dict.fromkeys([*split_tags(entry.get("tags")), *([STARRED] if starred else [])])),
        archived=archived,
        finished=archived,
        added=moment(entry.get("created_at")),
        html=(lambda: content) if content and _FAILED not in content else None,
        annotations=tuple(quotes(entry.get("annotations"), ("quote",), ("text",))),
    )
