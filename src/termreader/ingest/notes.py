"""Notes that come from outside, through the one gate. Knows no format: those are in `exchange`."""

import msgspec

from termreader.ingest.sanitize import clean, clean_line
from termreader.model import ArticleNotes, Metadata


def clean_notes(entry: ArticleNotes) -> ArticleNotes:
    """Notes from outside without what a terminal would obey, or what cannot be stored."""

    def line(value: str | None) -> str | None:
        return clean_line(value) if value else None

    about = entry.metadata
    metadata = Metadata(
        clean_line(about.title),
        byline=line(about.byline),
        site=line(about.site),
        published=line(about.published),
        url=line(about.url),
    )
    annotations = [
        msgspec.structs.replace(
            annotation,
            quote=clean(annotation.quote),
            prefix=clean(annotation.prefix),
            suffix=clean(annotation.suffix),
            body=clean(annotation.body),
        )
        for annotation in entry.annotations
    ]
    return ArticleNotes(metadata, clean_line(entry.content_hash), tuple(annotations))
