"""Notes going out and coming in: chooses the format."""

from collections.abc import Iterable
from typing import Literal

from termreader.errors import ExchangeError
from termreader.exchange.json_file import parse_json
from termreader.model import Annotation, ArticleNotes, Metadata

NotesFormat = Literal["json", "markdown", "w3c"]
"""`json` loses nothing; `markdown` is for people; `w3c` is the Web Annotation Data Model."""


def write_notes(articles: list[ArticleNotes], notes_format: NotesFormat) -> str:
    """The notes as text, ending in a newline."""
    match notes_format:
        case "json":
            from termreader.exchange import notes_json

            return notes_json.write(articles)
        case "markdown":
            from termreader.exchange import notes_markdown

            return notes_markdown.write(articles)
        case "w3c":
            from termreader.exchange import web_annotation

            return web_annotation.write(articles)


def read_notes(data: bytes, notes_format: NotesFormat | None = None) -> list[ArticleNotes]:
    """The notes in `data`: termreader's JSON, Web Annotations, or what Hypothesis exports.

    Which of them it is shows in the data, unless it is said. The strings are as the file has them, not yet cleaned.
    Raises ExchangeError when anything is wrong with the file: it is read whole or not at all.
    """
    if notes_format == "markdown":
        raise ExchangeError("Notes in Markdown are for people and cannot be imported. Import json or w3c.")
    from termreader.exchange import notes_json, web_annotation

    value = parse_json(data)
    if notes_format is None:
        notes_format = "w3c" if web_annotation.is_web_annotation(value) else "json"
    return grouped(web_annotation.read(value) if notes_format == "w3c" else notes_json.read(value))


def grouped(notes: Iterable[ArticleNotes]) -> list[ArticleNotes]:
    """The same notes, all those of one article together; articles in the order of their first note."""
    found: dict[tuple[Metadata, str], list[Annotation]] = {}
    for note in notes:
        found.setdefault((note.metadata, note.content_hash), []).extend(note.annotations)
    return [ArticleNotes(metadata, content_hash, tuple(all_)) for (metadata, content_hash), all_ in found.items()]
