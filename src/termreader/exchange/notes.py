"""Notes going out and coming in: chooses the format, and reads JSON that may be broken or hostile."""

import json
from collections.abc import Iterable
from typing import Literal

from termreader.errors import ExchangeError
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


def parse_json(data: bytes) -> object:
    """JSON in UTF-8, UTF-16 or UTF-32 as a value. Raises ExchangeError for anything else, however deep or long."""
    try:
        value: object = json.loads(data)
    except RecursionError as error:
        raise ExchangeError("The file is nested too deep to be a notes file. Nothing was imported.") from error
    except UnicodeDecodeError as error:
        raise ExchangeError("The file is not text, so it cannot be a notes file. Nothing was imported.") from error
    except json.JSONDecodeError as error:
        raise ExchangeError(
            f"The file is not complete JSON: {error.msg.lower()} at line {error.lineno}, column {error.colno}. "
            "Nothing was imported."
        ) from error
    except ValueError as error:
        # A number of more digits than Python turns into an integer.
        raise ExchangeError(f"The file is not a notes file: {error}. Nothing was imported.") from error
    return value
