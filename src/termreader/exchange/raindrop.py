"""What Raindrop.io exports as CSV."""

import re
from collections.abc import Iterator

from termreader.exchange.library_import import (
    STARRED,
    GivenFile,
    ImportedArticle,
    LibraryFile,
    is_yes,
    linked_rows,
    note,
    split_tags,
)
from termreader.exchange.moments import moment
from termreader.model import Annotation

_COLUMNS = {"title", "url", "folder", "created", "excerpt"}
_UNSORTED = "unsorted"
_MARKED = re.compile(r"^\s*(highlight|note)\s*:\s*", re.IGNORECASE)


def matches(file: GivenFile) -> bool:
    """Whether Raindrop.io wrote it."""
    return file.table is not None and file.table.columns >= _COLUMNS


def read(file: GivenFile) -> LibraryFile:
    """Read it. The folders of a link, from the outside to the inside, become tags."""
    articles: list[ImportedArticle] = []
    refused: list[str] = []
    for row, url in linked_rows(file.table, refused):
        created = moment(row["created"])
        folders = [part.strip() for part in row["folder"].split("/") if part.strip().lower() not in ("", _UNSORTED)]
        starred = [STARRED] if is_yes(row["favorite"]) else []
        notes = [note(row["note"], created=created)] if row["note"] else []
        articles.append(
            ImportedArticle(
                row.where,
                url=url,
                title=row["title"],
                tags=tuple(dict.fromkeys([*folders, *split_tags(row["tags"]), *starred])),
                added=created,
                annotations=(*_highlights(row["highlights"], created), *notes),
            )
        )
    return LibraryFile(tuple(articles), tuple(refused))


def _highlights(text: str, created: str) -> Iterator[Annotation]:
    """A highlight to a line; where they are marked as such, notes on the one before them."""
    quote = body = ""
    for line in text.split("\n"):
        marked = _MARKED.match(line)
        said = line[marked.end() :].strip() if marked else line.strip()
        if marked and marked[1].lower() == "note":
            body = f"{body}\n{said}".strip()
            continue
        if quote:
            yield note(body, quote=quote, created=created)
        quote, body = said, ""
    if quote or body:
        yield note(body, quote=quote, created=created)
