"""What Omnivore exported: a ZIP file with metadata, pages and highlights, or the metadata alone."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from termreader.errors import ExchangeError
from termreader.exchange.archive import Archive
from termreader.exchange.json_file import parse_json
from termreader.exchange.library_import import (
    GivenFile,
    ImportedArticle,
    LibraryFile,
    linked_entries,
    note,
    split_tags,
    words,
)
from termreader.exchange.moments import moment
from termreader.model import Annotation

_METADATA = re.compile(r"(?:^|/)metadata_\d+_to_\d+\.json$")
_READ_TO_THE_END = 99.5
"""Percent."""


def matches(file: GivenFile) -> bool:
    """Whether Omnivore wrote it."""
    if file.archive:
        return any(_METADATA.search(name) for name in file.archive.names)
    value = file.value
    first = value[0] if isinstance(value, list) and value else None
    return isinstance(first, Mapping) and {"slug", "readingProgress"} <= first.keys()


def read(file: GivenFile) -> LibraryFile:
    """Read it. Highlights with a note become notes on their words; labels of highlights stand in the note."""
    articles: list[ImportedArticle] = []
    refused: list[str] = []
    remarks: list[str] = []
    number = 0
    for entries, archive, folder in _metadata(file, refused):
        listed = entries if isinstance(entries, list) else []
        named = ((f"Article {at}", entry) for at, entry in enumerate(listed, number + 1))
        articles += [_article(*found, archive, folder, remarks) for found in linked_entries(named, ("url",), refused)]
        number += len(listed)
    return LibraryFile(tuple(articles), tuple(refused), tuple(remarks))


def _metadata(file: GivenFile, refused: list[str]) -> Iterator[tuple[object, Archive | None, str]]:
    """The lists of articles, the archive they stand in, and in which folder of it; a sentence for each damaged one."""
    if file.archive is None:
        yield file.value, None, ""
        return
    for name in file.archive.names:
        if _METADATA.search(name):
            try:
                listed = file.archive.read(name) or b"[]"
            except ExchangeError as error:
                refused.append(f"{error} None of the articles that it lists was taken.")
                continue
            yield parse_json(listed), file.archive, name.rpartition("/")[0]


def _article(
    where: str, url: str, entry: Mapping[str, object], archive: Archive | None, folder: str, remarks: list[str]
) -> ImportedArticle:
    slug = words(entry, "slug")
    prefix = f"{folder}/" if folder else ""
    progress = entry.get("readingProgress")
    try:
        annotations = tuple(_highlights(archive, f"{prefix}highlights/{slug}.md"))
    except ExchangeError as error:
        annotations = ()
        remarks.append(f"{where}: {error} It was taken without its highlights.")
    return ImportedArticle(
        where,
        url=url,
        title=words(entry, "title"),
        byline=words(entry, "author"),
        published=moment(entry.get("publishedAt"))[:10],
        tags=split_tags(entry.get("labels")),
        archived=words(entry, "state").lower() == "archived",
        finished=isinstance(progress, (int, float)) and progress >= _READ_TO_THE_END,
        added=moment(entry.get("savedAt")),
        html=_page(archive, f"{prefix}content/{slug}.html"),
        annotations=annotations,
    )


def _page(archive: Archive | None, name: str) -> Callable[[], str] | None:
    return partial(_read_page, archive, name) if archive and name in archive else None


def _read_page(archive: Archive, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace")


def _highlights(archive: Archive | None, name: str) -> Iterator[Annotation]:
    """The highlights in a file of quotes, each followed by its labels and its note."""
    if archive is None or name not in archive:
        return
    quote, body = "", list[str]()
    for block in re.split(r"\n[ \t]*\n", archive.read(name).decode("utf-8", "replace").replace("\r", "")):
        if block.lstrip().startswith(">"):
            if quote or body:
                yield note("\n\n".join(body), quote=quote)
            lines = [re.sub(r"^\s*> ?", "", line) for line in block.strip().split("\n")]
            quote, body = "\n".join(lines).strip(), []
        elif block.strip():
            body.append(block.strip())
    if quote or body:
        yield note("\n\n".join(body), quote=quote)
