"""Taking in: what was read becomes an article of the library, once. The first floor of the `Library`'s verbs."""

from contextlib import suppress
from typing import TYPE_CHECKING, Literal

import msgspec

from termreader.errors import StoreError
from termreader.failures import log_failure
from termreader.paths import Paths
from termreader.reading import content_of
from termreader.store import Store
from termreader.store.articles import Known, Source

if TYPE_CHECKING:
    from termreader.ingest import Ingested


class Added(msgspec.Struct, frozen=True):
    """What became of one thing that was to be added."""

    id: int | None
    title: str | None
    status: Literal["added", "exists", "failed"]
    error: str | None = None
    """A sentence, when it failed."""
    notes: tuple[str, ...] = ()
    """What a person should know about how it was read."""
    queue_id: int | None = None
    """Its number in the queue, when it stays there to be tried again."""
    may_pass: bool = False
    """It failed for a reason that may pass: trying again may help."""
    is_feed: bool = False
    """It failed because it is a feed: its address can be subscribed to."""


class Intake:
    """The library's store, and the verbs that put something into it."""

    def __init__(self, store: Store, paths: Paths) -> None:
        self._store = store
        self.paths = paths

    def close(self) -> None:
        """Make a backup when one is due, and close the file."""
        with suppress(StoreError):  # the library itself is whole; `doctor` says how old the newest backup is
            self._store.back_up_if_due()
        self._store.close()

    def known(self, url: str) -> int | None:
        """The number of the article with this address, if it is in the library."""
        known = self._store.articles.find(url)
        return None if known is None or known.deleted else known.id

    def add_ingested(self, ingested: "Ingested") -> Added:
        """Keep what was taken in, unless its address or its text is here already."""
        content = content_of(ingested.markdown)
        source = Source(ingested.raw, ingested.media_type)
        with self._store.database.transaction():
            known = self._store.articles.find_same(ingested.metadata, content, source)
            if known is None:
                known = self._waiting_for(ingested.metadata.title, content.document.text)
            if known is None:
                article_id = self._store.articles.insert(ingested.metadata, content, source)
                if ingested.tags:
                    self._store.states.set_tags(article_id, ingested.tags)
                return Added(article_id, ingested.metadata.title, "added", notes=tuple(ingested.notes))
            if not known.is_empty:
                return self._again(known)
            self._store.articles.restore(known.id)
            self._store.articles.refill(known.id, ingested.metadata, content, source)
            if ingested.tags:
                self._store.states.add_tags(known.id, ingested.tags)
            self._store.annotations.find_again(known.id, content.document.text)
            title = self._store.states.summary(known.id).metadata.title
            return Added(known.id, title, "added", notes=tuple(ingested.notes))

    def _waiting_for(self, title: str, text: str) -> Known | None:
        """An article that came with notes alone, when this is its text."""
        from termreader.store.merging import waiting_for  # a list is spared it

        number = waiting_for(self._store.database, self._store.annotations, title, text)
        return None if number is None else Known(number, title, deleted=False, is_empty=True)

    def _again(self, known: Known) -> Added:
        """Something that is here already; when it was deleted, it comes back as it was."""
        if known.deleted:
            self._store.articles.restore(known.id)
        return Added(known.id, known.title, "added" if known.deleted else "exists")

    def _broken(self, what: str, error: Exception) -> str:
        """The sentence for a failure that nobody foresaw; its details go to the log."""
        from termreader.ingest.sanitize import clean_line

        log = log_failure(error, f"adding {what!r}", self.paths)
        return f"{clean_line(what)} could not be read ({type(error).__name__}). The details are in {log or 'no log'}."
