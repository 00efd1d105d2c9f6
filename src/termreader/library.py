"""The library: the verbs a front end needs, put together from the capabilities. Synchronous and thread-safe.

What a verb needs is imported when it is called, so that `termreader list` loads no parser and no recogniser.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

import msgspec

from termreader import model
from termreader.errors import SourceError, StoreError
from termreader.intake import Added
from termreader.model import (
    Analysis,
    Annotation,
    AnnotationKind,
    Article,
    ArticleNotes,
    ArticleSummary,
    Correction,
    Verdict,
)
from termreader.paths import Paths, default_paths, sample_articles
from termreader.reading import analyze_article, content_of, read_file
from termreader.store import Store, utc_now
from termreader.subscriptions import Subscriptions

if TYPE_CHECKING:
    from termreader.exchange.notes import NotesFormat
    from termreader.importing import LibraryReport, OnProgress
    from termreader.store.finding import SearchHit
    from termreader.store.merging import ImportReport

__all__ = ["Added", "Library", "analyze_article", "read_file"]

T = TypeVar("T")

_SAMPLES_SHOWN = "samples-shown"


class Library(Subscriptions):
    """All articles of one person, with what they did to them."""

    @classmethod
    def open(cls, paths: Paths | None = None) -> Self:
        """Open the library, or make it on first use. Raises StoreError when that cannot be."""
        paths = paths or default_paths()
        store = Store(paths)
        store.purge()
        return cls(store, paths)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def first_run(self) -> bool:
        """Whether the sample articles have not been added to this library yet."""
        return not self.recall(_SAMPLES_SHOWN, bool, False)

    def data_version(self) -> int:
        """A number that changes when another process changes the library; cheap enough to ask every second."""
        return self._store.database.data_version()

    def add_seeds(self) -> list[Added]:
        """Add the sample articles, the first of them last, so that it stands first in the list. Done once."""
        added = [
            self.add(seed.name, data=seed.read_bytes(), media_type="text/markdown")
            for seed in reversed(sample_articles())
        ]
        self.remember(_SAMPLES_SHOWN, True)
        return added

    # Articles

    def summaries(self, *, archived: bool | None = None, tag: str | None = None) -> list[ArticleSummary]:
        """A line for each article, newest first; only those archived or not, or with this tag, when asked."""
        from termreader.ingest.sanitize import clean_line

        return self._store.states.summaries(archived, tag and clean_line(tag))

    def summary(self, article_id: int) -> ArticleSummary:
        """One article's line, without its text. Raises NotFoundError when it is not there."""
        return self._store.states.summary(article_id)

    def tags(self) -> list[tuple[str, int]]:
        """Each tag in use, and how many articles have it."""
        return self._store.states.tags()

    def article(self, article_id: int, *, markdown: bool = True) -> Article:
        """One article, without its Markdown for who only shows it. Raises NotFoundError when it is not there."""
        article, version = self._store.articles.load(article_id, markdown=markdown)
        if version in ("", model.DOCUMENT_VERSION):
            return article
        if not markdown:
            return self.article(article_id)
        content = content_of(article.markdown)
        with suppress(StoreError), self._store.database.transaction():  # what cannot be written can still be read
            now, _ = self._store.articles.load(article_id)
            if now.markdown != article.markdown:  # another process was quicker, with other words
                return self.article(article_id)
            self._store.articles.refill(article_id, None, content, None)
            self._store.annotations.find_again(article_id, content.document.text)
        return msgspec.structs.replace(article, document=content.document, content_hash=content.content_hash)

    def raw(self, article_id: int) -> tuple[bytes, str]:
        """The bytes that came in, and their media type."""
        source = self._store.articles.source(article_id)
        return source.data, source.media_type

    # Names

    @property
    def engine(self) -> str:
        """The recogniser that the settings ask for. Raises SettingsError for a settings file with a mistake."""
        return self.settings.engine

    def stored_analysis(self, article: Article) -> Analysis | None:
        """What this version of the recogniser found in the article before, without looking for it now.

        None as well when something was said of its names since.
        """
        from termreader.analysis import analysis_version  # the recogniser

        holding = self._store.corrections.holding_for(article.id)
        version = analysis_version(article.document.text, holding, self.engine)
        return self._store.analyses.load(article.content_hash, version)

    def analysis(self, article: Article) -> Analysis:
        """Who the article is about and who said what; found once, then kept until a correction bears on it."""
        stored = self.stored_analysis(article)
        if stored is not None:
            return stored
        found = analyze_article(article, self._store.corrections.holding_for(article.id), self.engine)
        if article.id is not None:
            with suppress(StoreError):  # it can be found again
                self._store.analyses.save(article.content_hash, found)
        return found

    def correct(self, article_id: int | None, surface: str, verdict: Verdict, same_as: str | None = None) -> Correction:
        """Say what a name is, in one article or (None) in all; `same_as` is a full name or an entity's id.

        Raises SourceError for what is no name, NotFoundError for an article not there.
        """
        from termreader.analysis.corrections import cleaned_surface
        from termreader.ingest.sanitize import clean_line

        name = cleaned_surface(clean_line(surface))
        full_name = clean_line(same_as or "")
        if not name or (verdict is Verdict.SAME_AS and not any(letter.isalnum() for letter in full_name)):
            raise SourceError("A name needs at least one letter or digit.")
        with self._store.database.transaction():
            if article_id is not None:
                self._store.articles.require(article_id)
            said = Correction(name, verdict, full_name if verdict is Verdict.SAME_AS else "", article_id)
            return self._store.corrections.insert(said)

    def corrections(self, article_id: int | None = None) -> list[Correction]:
        """Those that hold for one article, or all there are; the whole library's first, each oldest first."""
        corrections = self._store.corrections
        return corrections.all() if article_id is None else corrections.holding_for(article_id)

    def withdraw(self, correction_id: int) -> None:
        """Take a correction back; it can be reinstated for 30 days. Raises NotFoundError when it is not there."""
        self._store.corrections.withdraw(correction_id)

    def reinstate(self, correction_id: int) -> None:
        """Let a withdrawn correction hold again."""
        self._store.corrections.reinstate(correction_id)

    # How far one is

    def save_position(self, article_id: int, position: int, progress: float) -> None:
        """Where the reader is (an offset), and how far they got (0 to 1): progress only ever grows."""
        self._store.states.save_position(article_id, position, progress)

    def mark_opened(self, article_id: int) -> None:
        """The article is opened now."""
        self._store.states.mark_opened(article_id)

    def set_finished(self, article_id: int, finished: bool) -> None:
        """Read to the end, or unread again."""
        self._store.states.set_finished(article_id, finished)

    def set_archived(self, article_id: int, archived: bool) -> None:
        """Put aside, or taken back."""
        self._store.states.set_archived(article_id, archived)

    def set_tags(self, article_id: int, tags: Iterable[str]) -> None:
        """Give the article these tags and no others."""
        from termreader.ingest.sanitize import clean_line

        self._store.states.set_tags(article_id, [clean_line(tag) for tag in tags])

    def set_title(self, article_id: int, title: str) -> None:
        """Give the article another title. Raises SourceError for an empty one."""
        from termreader.ingest.sanitize import clean_line

        line = clean_line(title)
        if not line:
            raise SourceError("A title needs at least one visible character.")
        self._store.articles.set_title(article_id, line)

    def delete_article(self, article_id: int) -> None:
        """Take the article away; it can come back for 30 days."""
        self._store.articles.delete(article_id)

    def restore_article(self, article_id: int) -> None:
        """Bring a deleted article back, with all that was on it."""
        self._store.articles.restore(article_id)

    # Annotations

    def annotations(self, article_id: int | None = None) -> list[Annotation]:
        """Those of one article in the order of its text, orphans last; or of all articles."""
        return self._store.annotations.of(article_id)

    def add_annotation(self, article_id: int, kind: AnnotationKind, start: int, end: int, body: str = "") -> Annotation:
        """Bookmark, highlight or annotate `[start, end)`; a note on no words is on the article as a whole."""
        from termreader.ingest.sanitize import clean
        from termreader.store.anchoring import placed

        with self._store.database.transaction():
            text = self.article(article_id).document.text
            return self._store.annotations.insert(placed(article_id, text, kind, start, end, clean(body)))

    def update_annotation(
        self, annotation_id: int, *, body: str | None = None, start: int | None = None, end: int | None = None
    ) -> Annotation:
        """Change a note's words, or where it stands, or both."""
        from termreader.ingest.sanitize import clean
        from termreader.store.anchoring import moved

        with self._store.database.transaction():
            annotation = self._store.annotations.get(annotation_id)
            if start is not None or end is not None:
                text = self.article(annotation.article_id).document.text
                low = annotation.start if start is None else start
                annotation = moved(annotation, text, low, annotation.end if end is None else end)
            words = annotation.body if body is None else clean(body)
            changed = msgspec.structs.replace(annotation, body=words, modified=utc_now())
            self._store.annotations.write(changed)
            return changed

    def delete_annotation(self, annotation_id: int) -> None:
        """Take it away; it can come back for 30 days."""
        self._store.annotations.delete(annotation_id)

    def restore_annotation(self, annotation_id: int) -> None:
        """Bring a deleted one back."""
        self._store.annotations.restore(annotation_id)

    def export_notes(self, article_ids: Iterable[int] | None = None, notes_format: "NotesFormat" = "json") -> str:
        """The notes of these articles, or of all that have any. Raises NotFoundError for an article not there."""
        from termreader.exchange.notes import write_notes

        with self._store.database.snapshot():
            wanted = None if article_ids is None else set(article_ids)
            for article_id in wanted or ():
                self._store.articles.require(article_id)
            by_article: dict[int, list[Annotation]] = {}
            for annotation in self._store.annotations.of():
                by_article.setdefault(annotation.article_id, []).append(annotation)
            entries = [
                ArticleNotes(metadata, content_hash, tuple(by_article[article_id]))
                for article_id, metadata, content_hash in self._store.articles.identities()
                if article_id in by_article and (wanted is None or article_id in wanted)
            ]
        return write_notes(entries, notes_format)

    def import_notes(self, data: bytes, notes_format: "NotesFormat | None" = None) -> "ImportReport":
        """Take in notes: all of them, or none and an ExchangeError. Those already here are not kept twice."""
        from termreader.exchange.notes import read_notes
        from termreader.ingest.notes import clean_notes
        from termreader.store.merging import merge_notes

        entries = [clean_notes(entry) for entry in read_notes(data, notes_format)]
        with self._store.database.transaction():
            return merge_notes(self._store.articles, self._store.annotations, entries)

    def import_library(
        self, data: bytes, name: str = "", key: str | None = None, on_progress: "OnProgress | None" = None
    ) -> "LibraryReport":
        """Take in what another program exported: see `importing`. Raises ExchangeError for a file that is broken."""
        from termreader.importing import import_library

        return import_library(self._store, data, name, key, on_progress, self.paths)

    # Searching and remembering

    def search(self, query: str, limit: int = 50) -> "list[SearchHit]":
        """Articles, then notes, at most `limit` of each, best first. Any query is allowed: see `store.query`."""
        from termreader.store.finding import find

        return find(self._store.database, query, limit)

    def remember(self, key: str, value: object) -> None:
        """Keep a small value for the next start."""
        self._store.memory.remember(key, value)

    def recall(self, key: str, kind: type[T], default: T) -> T:
        """What was kept under `key`, when it is a `kind`; else `default`."""
        return self._store.memory.recall(key, kind, default)

    def back_up(self) -> Path:
        """Make a backup now, checked, and give its path."""
        from termreader.store.backup import make_backup

        return make_backup(self._store.database, self.paths.backups)
