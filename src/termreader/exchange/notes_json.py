"""termreader's own notes file: JSON that loses nothing. Written and read."""

from collections.abc import Mapping

import msgspec

from termreader.errors import ExchangeError
from termreader.model import Annotation, AnnotationKind, ArticleNotes, Metadata

FORMAT = "termreader-notes"
VERSION = 1
MAX_OFFSET = 2**53
"""JSON carries no larger integer safely (RFC 8259, 6)."""


def write(articles: list[ArticleNotes]) -> str:
    """One object: `{"format", "version", "notes": [...]}`; each note names its article."""
    notes = []
    for entry in articles:
        metadata = entry.metadata
        article = {
            "title": metadata.title,
            "byline": metadata.byline,
            "site": metadata.site,
            "published": metadata.published,
            "url": metadata.url,
            "content_hash": entry.content_hash or None,
        }
        for annotation in entry.annotations:
            note = msgspec.structs.asdict(annotation)
            del note["id"], note["article_id"]
            notes.append({**note, "article": article})
    document = {"format": FORMAT, "version": VERSION, "notes": notes}
    return msgspec.json.format(msgspec.json.encode(document)).decode() + "\n"


def read(value: object) -> list[ArticleNotes]:
    """The notes of a parsed file, one by one.

    A note's words may stand under `body` or `text`, what its article is known by under `article` or in the note.
    Raises ExchangeError when it is no notes file, or a note in it cannot be read.
    """
    if not isinstance(value, Mapping) or not isinstance(notes := value.get("notes"), list):
        raise ExchangeError('This is not a notes file: it has no list of "notes". Nothing was imported.')
    version = value.get("version", VERSION)
    if not isinstance(version, int) or version > VERSION:
        raise ExchangeError(f"The notes file was made by a newer version of termreader ({version!r}).")
    return [_note(note, number) for number, note in enumerate(notes, 1)]


def _note(note: object, number: int) -> ArticleNotes:
    if not isinstance(note, Mapping):
        raise ExchangeError(f"Note {number} of the file is not an object. Nothing was imported.")
    article = note.get("article")
    about: Mapping[object, object] = article if isinstance(article, Mapping) else note
    body, quote = _text(note, "body") or _text(note, "text"), _text(note, "quote")
    kind = note.get("kind", AnnotationKind.NOTE if body or not quote else AnnotationKind.HIGHLIGHT)
    if kind not in list(AnnotationKind):
        raise ExchangeError(
            f"Note {number} of the file has the kind {kind!r}; there are {', '.join(AnnotationKind)}. "
            "Nothing was imported."
        )
    start = _offset(note.get("start"))
    annotation = Annotation(
        id=0,
        article_id=0,
        kind=AnnotationKind(str(kind)),
        start=start,
        end=max(start, _offset(note.get("end"))),
        quote=quote,
        prefix=_text(note, "prefix"),
        suffix=_text(note, "suffix"),
        body=body,
        created=_text(note, "created"),
        modified=_text(note, "modified"),
    )
    metadata = Metadata(
        _text(about, "title"),
        byline=_text(about, "byline") or None,
        site=_text(about, "site") or None,
        published=_text(about, "published") or None,
        url=_text(about, "url") or None,
    )
    return ArticleNotes(metadata, _text(about, "content_hash"), (annotation,))


def _text(values: Mapping[object, object], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _offset(value: object) -> int:
    """A position, or 0 for what cannot be one: the words around it say where it is."""
    return value if isinstance(value, int) and 0 <= value < MAX_OFFSET else 0
