"""What a reader adds to an article: bookmarks, highlights and notes, each anchored by its words."""

from enum import StrEnum

import msgspec

from termreader.model.article import Metadata


class AnnotationKind(StrEnum):
    """What was added. A note may stand on a span or on the article as a whole."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"


class Annotation(msgspec.Struct, frozen=True):
    """A bookmark, highlight or note, as a TextPositionSelector and a TextQuoteSelector (W3C Web Annotation)."""

    id: int
    article_id: int
    kind: AnnotationKind
    start: int
    end: int
    """Bookmarks stand on one place: start == end is allowed."""
    quote: str = ""
    """`text[start:end]` when it was made."""
    prefix: str = ""
    """Up to 32 characters before it."""
    suffix: str = ""
    """Up to 32 characters after it."""
    body: str = ""
    """The note's own words, Markdown."""
    created: str = ""
    """ISO 8601 in UTC."""
    modified: str = ""
    """ISO 8601 in UTC."""
    orphaned: bool = False
    """Its words are no longer in the article; it is kept and listed."""


class ArticleNotes(msgspec.Struct, frozen=True):
    """The annotations of one article, with what it is known by: how notes travel between libraries and programs."""

    metadata: Metadata
    """The title is empty when a file does not give it."""
    content_hash: str
    """SHA-256 of the article's text, hex; empty when it is not known."""
    annotations: tuple[Annotation, ...]
    """Their `id` and `article_id` mean nothing outside their library."""
