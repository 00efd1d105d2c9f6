"""Taking articles in: from a source to canonical Markdown and what is known about it.

`ingest` looks at the bytes, the name and the declared type, and hands over to the one module that reads the format. A
format is one module with a function `read(Source) -> Ingested` and one line in `registry`.
"""

from pathlib import Path

import msgspec

from termreader.errors import SourceError
from termreader.ingest.registry import choose_format
from termreader.ingest.sanitize import clean_line
from termreader.ingest.source import Ingested, Source, is_url, short_line, source_from_data, source_from_path

__all__ = ["Ingested", "Source", "ingest", "is_url"]

_LINES = ("title", "byline", "site", "section", "published", "language")


def ingest(source: str | Path, *, data: bytes | None = None, media_type: str | None = None) -> Ingested:
    """Read a source into canonical Markdown and metadata.

    `source` is a path; or, when the bytes are given as `data`, whatever names them: a URL they were fetched from, a
    path, "-" for standard input. `media_type` is what came with them ("text/html; charset=utf-8"); bytes that are
    plainly something else win over it.

    Raises SourceError when it is missing, a folder, too big, empty, no text, or no article. Nothing is fetched here.
    """
    if data is not None:
        given = source_from_data(str(source), data, media_type)
    elif is_url(str(source)):
        label = source_from_data(str(source), b"", None).label
        raise SourceError(f"{label} is on the web, and nothing is fetched here. `termreader add {label}` does that.")
    else:
        given = source_from_path(Path(source), media_type)
    return _in_lines(choose_format(given).read(given))


def _in_lines(taken: Ingested) -> Ingested:
    """What a reader gave, whatever it took for a title: each fact about it one clean line that can be shown."""
    notes = list(taken.notes)
    lines: dict[str, str | None] = {}
    for name in _LINES:
        said = getattr(taken.metadata, name)
        line, cut = short_line(name, clean_line(said)) if said else (None, "")
        lines[name] = line or None
        if cut:
            notes.append(f"{cut[0].upper()}{cut[1:]}")
    lines["title"] = lines["title"] or "Untitled"
    tags = tuple(dict.fromkeys(tag for each in taken.tags if (tag := short_line("tag", clean_line(each))[0])))
    metadata = msgspec.structs.replace(taken.metadata, **lines)
    return msgspec.structs.replace(taken, metadata=metadata, notes=tuple(notes), tags=tags)
