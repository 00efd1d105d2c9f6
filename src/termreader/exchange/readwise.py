"""What Readwise exports: CSV, a row for each highlight."""

from termreader.exchange.library_import import (
    GivenFile,
    ImportedArticle,
    LibraryFile,
    note,
    split_tags,
    web_address,
)
from termreader.exchange.moments import moment
from termreader.exchange.rows import Row
from termreader.model import Annotation, AnnotationKind

_COLUMNS = {"highlight", "book title"}


def matches(file: GivenFile) -> bool:
    """Whether Readwise wrote it."""
    return file.table is not None and file.table.columns >= _COLUMNS


def read(file: GivenFile) -> LibraryFile:
    """Read it: the highlights of one book or article together. Where one stood, and its tags, are in its note."""
    books: dict[tuple[str, str, str], list[Row]] = {}
    refused: list[str] = []
    for row in file.table.rows() if file.table else ():
        if row["highlight"] or row["note"]:
            address = web_address(row["url"] or row["source url"])
            books.setdefault((row["book title"], row["book author"], address), []).append(row)
        else:
            refused.append(f"{row.where}: it has neither a highlight nor a note.")
    articles = []
    for (title, author, url), rows in books.items():
        tags = [tag for row in rows for tag in split_tags(row["document tags"])]
        articles.append(
            ImportedArticle(
                rows[0].where,
                url=url,
                title=title,
                byline=author,
                tags=tuple(dict.fromkeys(tags)),
                annotations=tuple(_annotation(row) for row in rows),
            )
        )
    return LibraryFile(tuple(articles), tuple(refused))


def _annotation(row: Row) -> Annotation:
    tags = [f"#{'-'.join(tag.lstrip('.').split())}" for tag in split_tags(row["tags"])]
    place = " ".join(part for part in (row["location type"], row["location"]) if part) if row["location"] else ""
    about = " · ".join(part for part in (place, " ".join(tags)) if part)
    body = "\n\n".join(part for part in (row["note"], about) if part)
    kind = AnnotationKind.NOTE if row["note"] or not row["highlight"] else AnnotationKind.HIGHLIGHT
    return note(body, quote=row["highlight"], created=moment(row["highlighted at"]), kind=kind)
