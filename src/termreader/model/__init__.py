"""Frozen data that everything above speaks in: a text, and spans over it. Knows no files, screens or storage."""

from termreader.model.annotation import Annotation, AnnotationKind, ArticleNotes
from termreader.model.article import (
    DOCUMENT_VERSION,
    Article,
    ArticleState,
    ArticleSummary,
    Block,
    BlockKind,
    Document,
    Mark,
    MarkKind,
    Metadata,
    Span,
    count_words,
)
from termreader.model.correction import Correction, Verdict
from termreader.model.entity import Analysis, Entity, EntityKind, Mention, Quotation
from termreader.model.feed import Feed, FeedDocument, FeedEntry, FeedItem
from termreader.model.picture import Picture, PictureSize

__all__ = [
    "DOCUMENT_VERSION",
    "Analysis",
    "Annotation",
    "AnnotationKind",
    "Article",
    "ArticleNotes",
    "ArticleState",
    "ArticleSummary",
    "Block",
    "BlockKind",
    "Correction",
    "Document",
    "Entity",
    "EntityKind",
    "Feed",
    "FeedDocument",
    "FeedEntry",
    "FeedItem",
    "Mark",
    "MarkKind",
    "Mention",
    "Metadata",
    "Picture",
    "PictureSize",
    "Quotation",
    "Span",
    "Verdict",
    "count_words",
]
