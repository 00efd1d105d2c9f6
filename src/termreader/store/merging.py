"""Notes from outside put where they belong: the article found, their words found in it, nothing kept twice."""

from datetime import datetime

import msgspec

from termreader.model import Annotation, AnnotationKind, ArticleNotes
from termreader.store.anchoring import found_again, is_on_whole
from termreader.store.annotations import Annotations
from termreader.store.articles import Articles
from termreader.store.database import Database, utc_now
from termreader.store.urls import url_key
from termreader.wording import utc_text

UNNAMED = "Imported notes"
"""The title under which notes stand that do not say what they are about."""


class ImportReport(msgspec.Struct, frozen=True):
    """What became of the notes of one file."""

    added: int = 0
    known: int = 0
    """They were in the library before."""
    orphaned: int = 0
    """Of those added: their words are not in the article, or its text is not in the library."""
    articles: tuple[str, ...] = ()
    """The articles that were made to hold them, by title: only their addresses are known yet."""
    skipped: tuple[str, ...] = ()
    """Sentences about those that could not be taken."""


def merge_notes(articles: Articles, annotations: Annotations, entries: list[ArticleNotes]) -> ImportReport:
    """Keep the notes of `entries`; the caller holds the transaction."""
    added = known = orphaned = 0
    made: list[str] = []
    skipped: list[str] = []
    for entry in entries:
        article_id, is_new = _home(articles, entry)
        article, _ = articles.load(article_id)
        if is_new:
            made.append(article.metadata.title)
        kept = {_identity(annotation) for annotation in annotations.of(article_id)}
        for annotation in entry.annotations:
            if not _says_something(annotation):
                skipped.append(f"A {annotation.kind} on “{article.metadata.title}” has neither words nor a place.")
                continue
            placed = _place(annotation, article_id, article.document.text)
            if _identity(placed) in kept:
                known += 1
                continue
            kept.add(_identity(placed))
            annotations.insert(placed)
            added += 1
            orphaned += placed.orphaned
    return ImportReport(added, known, orphaned, tuple(made), tuple(skipped))


def _home(articles: Articles, entry: ArticleNotes) -> tuple[int, bool]:
    """The article the notes are about, and whether it was made for them."""
    metadata = entry.metadata
    # What is no web address is kept out of the library: nothing may come to open it.
    url = metadata.url if url_key(metadata.url) else None
    known = articles.find(url, entry.content_hash or None)
    if known is None and url is None:
        known = articles.find_titled(metadata.title or UNNAMED)
    if known:
        articles.restore(known.id)
        return known.id, False
    title = metadata.title or url or UNNAMED
    return articles.insert(msgspec.structs.replace(metadata, title=title, url=url), None, None), True


def waiting_for(database: Database, annotations: Annotations, title: str, text: str) -> int | None:
    """The article without address and text that notes brought along and that this text belongs to, by number.

    Its title is the same, and the words of one of its notes at least stand in the text: a title alone is no proof.
    """
    rows = database.rows(
        "SELECT id FROM articles WHERE content_hash = '' AND url_key IS NULL AND title = ? AND deleted IS NULL"
        " ORDER BY id",
        (title,),
    )
    for (article_id,) in rows:
        on_words = (note for note in annotations.of(article_id) if not is_on_whole(note))
        if any(not found_again(note, text).orphaned for note in on_words):
            return int(article_id)
    return None


def _place(annotation: Annotation, article_id: int, text: str) -> Annotation:
    created = _moment(annotation.created) or utc_now()
    here = msgspec.structs.replace(
        annotation,
        article_id=article_id,
        created=created,
        modified=_moment(annotation.modified) or created,
        orphaned=False,
    )
    return found_again(here, text)


def _says_something(annotation: Annotation) -> bool:
    has_words = annotation.quote or annotation.prefix or annotation.suffix
    return bool(has_words or (annotation.kind is AnnotationKind.NOTE and annotation.body))


def _identity(annotation: Annotation) -> tuple[str, ...]:
    around = () if annotation.quote else (annotation.prefix, annotation.suffix)
    return (annotation.kind, annotation.quote, annotation.body, *around)


def _moment(text: str) -> str | None:
    """A time from outside as the library writes times; None for what is none."""
    try:
        return utc_text(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None
