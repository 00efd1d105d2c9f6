"""What Instapaper exports: CSV."""

from termreader.exchange.library_import import (
    STARRED,
    GivenFile,
    ImportedArticle,
    LibraryFile,
    linked_rows,
    note,
    split_tags,
)
from termreader.exchange.moments import moment

_COLUMNS = {"url", "title", "selection", "folder"}
_FOLDERS = {"unread": (), "archive": (), "starred": (STARRED,)}


def matches(file: GivenFile) -> bool:
    """Whether Instapaper wrote it."""
    return file.table is not None and file.table.columns >= _COLUMNS


def read(file: GivenFile) -> LibraryFile:
    """Read it. Folders of one's own become tags; what was selected when the page was kept is a highlight."""
    articles: list[ImportedArticle] = []
    refused: list[str] = []
    for row, url in linked_rows(file.table, refused):
        folder, added = row["folder"], moment(row["timestamp"])
        archived = folder.lower() == "archive"
        own = _FOLDERS.get(folder.lower(), (folder,) if folder else ())
        articles.append(
            ImportedArticle(
                row.where,
                url=url,
                title=row["title"],
                tags=tuple(dict.fromkeys([*own, *split_tags(row["tags"])])),
                archived=archived,
                finished=archived,
                added=added,
                annotations=(note("", quote=row["selection"], created=added),) if row["selection"] else (),
            )
        )
    return LibraryFile(tuple(articles), tuple(refused))
