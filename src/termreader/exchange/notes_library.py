"""Notes files among the libraries: termreader's own, and Web Annotations. How they are read is `notes`' business."""

from collections.abc import Mapping

from termreader.exchange import notes_json, web_annotation
from termreader.exchange.library_import import GivenFile, ImportedArticle, LibraryFile
from termreader.exchange.notes import read_notes


def matches(file: GivenFile) -> bool:
    """Whether it is a notes file."""
    value = file.value
    is_own = isinstance(value, Mapping) and (value.get("format") == notes_json.FORMAT or "notes" in value)
    return is_own or (file.is_json and web_annotation.is_web_annotation(value))


def read(file: GivenFile) -> LibraryFile:
    """Read it, whole or not at all."""
    articles = []
    for number, entry in enumerate(read_notes(file.data), 1):
        about = entry.metadata
        articles.append(
            ImportedArticle(
                f"Article {number}",
                url=about.url or "",
                title=about.title,
                byline=about.byline or "",
                site=about.site or "",
                published=about.published or "",
                content_hash=entry.content_hash,
                annotations=entry.annotations,
            )
        )
    return LibraryFile(tuple(articles))
