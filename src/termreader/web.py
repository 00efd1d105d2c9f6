"""What is on the web: adding a page, the queue of those still to be fetched, fetching an article again.

A floor of the `Library`'s verbs. What a verb needs is imported when it is called.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from termreader.errors import FeedGivenError, SourceError, StoppedError, TermreaderError, UnreachableError
from termreader.illustration import Illustration
from termreader.intake import Added
from termreader.model import count_words
from termreader.reading import content_of, take_in
from termreader.store.articles import Source
from termreader.store.queue import QueuedUrl, Visit

if TYPE_CHECKING:
    from termreader.ingest import Ingested
    from termreader.ingest.fetch import Fetched, Progress

OnProgress = Callable[["Progress"], None]
"""Called in the calling thread, many times a second while a page comes."""
Cancelled = Callable[[], bool]
"""Asked several times a second whether to stop."""

_NEVER = Visit(None, None)
_SHRUNK = 0.5
"""A page that comes again with a smaller share of its words is a notice in its place."""


class Refreshed(NamedTuple):
    """What became of an article that was to be fetched again."""

    id: int
    status: Literal["changed", "unchanged", "failed"]
    error: str | None = None
    """A sentence, when it failed."""
    notes: tuple[str, ...] = ()
    """What a person should know about how it was read."""


class Web(Illustration):
    """The verbs for what is on the web. Nothing is fetched that a person did not ask for."""

    def add(
        self,
        source: str | Path,
        *,
        data: bytes | None = None,
        media_type: str | None = None,
        on_progress: OnProgress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Added:
        """Take in an address or a file, or `data` that came from `source`; reports what went wrong, never raises it.

        An address that could not be reached, or was stopped on its way, stays in the queue.
        """
        from termreader.ingest.source import is_url

        try:
            known = self._store.articles.find(str(source)) if data is None else None
            if known and not known.is_empty:
                return self._again(known)
            if data is None and is_url(str(source)):
                return self._add_url(str(source), on_progress, cancelled)
            added = self.add_ingested(take_in(source, data=data, media_type=media_type))
            if added.id is not None:
                with suppress(TermreaderError):  # the article is here, and its pictures can be asked for again
                    self.keep_pictures_beside(added.id, Path(source) if data is None else None)
            return added
        except TermreaderError as error:
            return Added(None, None, "failed", str(error), is_feed=isinstance(error, FeedGivenError))
        except Exception as error:  # noqa: BLE001 - one file that breaks a parser must not keep the others out
            return Added(None, None, "failed", self._broken(str(source), error))

    def _add_url(self, url: str, on_progress: OnProgress | None, cancelled: Cancelled | None) -> Added:
        queued = self.queue_url(url)
        added = self.fetch_queued(queued.id, on_progress=on_progress, cancelled=cancelled)
        if added.queue_id is None:
            return added
        if added.may_pass:
            return msgspec.structs.replace(added, error=f"{added.error} It stays in the queue.")
        self._store.queue.drop(queued.id)
        return msgspec.structs.replace(added, queue_id=None)

    # The queue

    def queue_url(self, url: str) -> QueuedUrl:
        """Put an address in the queue, to be fetched later. Raises SourceError for what cannot be fetched."""
        from termreader.ingest.web_address import parse_url

        parse_url(url)
        return self._store.queue.put(url)

    def queued(self) -> list[QueuedUrl]:
        """The addresses still to be fetched, oldest first; those that failed say why."""
        return self._store.queue.all()

    def fetch_queued(
        self, queue_id: int, *, on_progress: OnProgress | None = None, cancelled: Cancelled | None = None
    ) -> Added:
        """Fetch an address of the queue and make it an article. What fails stays; only NotFoundError is raised."""
        entry = self._store.queue.get(queue_id)
        known = self._store.articles.find(entry.url)
        if known and not known.is_empty:
            self._store.queue.drop(queue_id)
            return self._again(known)
        try:
            added = self._add_page(entry.url, on_progress=on_progress, cancelled=cancelled)
        except StoppedError as error:
            return Added(None, None, "failed", str(error), queue_id=queue_id, may_pass=True)
        except Exception as error:  # noqa: BLE001 - a page that breaks a parser must not keep the others out
            said = str(error) if isinstance(error, TermreaderError) else self._broken(entry.url, error)
            self._store.queue.fail(queue_id, said)
            return Added(
                *(None, None, "failed", said),
                queue_id=queue_id,
                may_pass=isinstance(error, UnreachableError),
                is_feed=isinstance(error, FeedGivenError),
            )
        self._store.queue.drop(queue_id)
        return added

    def drop_queued(self, queue_id: int) -> None:
        """Take an address out of the queue. Raises NotFoundError when it is not there."""
        self._store.queue.get(queue_id)
        self._store.queue.drop(queue_id)

    def _add_page(
        self,
        url: str,
        *,
        led_by: str | None = None,
        on_progress: OnProgress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Added:
        """Fetch a page and make it an article. Raises SourceError or StoppedError."""
        fetched = _fetched(url, led_by=led_by, on_progress=on_progress, cancelled=cancelled)
        added = self.add_ingested(ingested_page(fetched))
        if added.id is not None and added.status == "added":
            self._store.visits.note(added.id, Visit(fetched.etag, fetched.last_modified))
        return added

    # Again

    def refresh(
        self, article_id: int, *, on_progress: OnProgress | None = None, cancelled: Cancelled | None = None
    ) -> Refreshed:
        """Fetch an article's page again, if it changed; notes find their words again. Only NotFoundError is raised."""
        article, _ = self._store.articles.load(article_id)
        visit = self._store.visits.of(article_id)
        try:
            if article.metadata.url is None:
                raise SourceError(f"“{article.metadata.title}” has no address that it could be fetched from.")
            fetched = _fetched(article.metadata.url, visit=visit, on_progress=on_progress, cancelled=cancelled)
            if fetched.not_modified:
                return Refreshed(article_id, "unchanged")
            ingested = ingested_page(fetched)
            content = content_of(ingested.markdown)
            is_same = content.content_hash == article.content_hash and ingested.markdown == article.markdown
            before, now = count_words(article.document.text), count_words(content.document.text)
            if now < before * _SHRUNK:
                raise SourceError(
                    f"The page holds only {now:,} of {before:,} words now: a notice, perhaps, in the place of the "
                    "article. The article is kept as it was."
                )
        except (SourceError, StoppedError) as error:
            return Refreshed(article_id, "failed", str(error))
        except Exception as error:  # noqa: BLE001 - the page's fault, and the article stays
            return Refreshed(article_id, "failed", self._broken(article.metadata.url or "", error))
        with self._store.database.transaction():
            self._store.visits.note(article_id, Visit(fetched.etag, fetched.last_modified))
            if not is_same:
                # The title may be the person's own, and stays.
                self._store.articles.refill(article_id, None, content, Source(ingested.raw, ingested.media_type))
                self._store.annotations.find_again(article_id, content.document.text)
        return Refreshed(article_id, "unchanged" if is_same else "changed", notes=tuple(ingested.notes))


def _fetched(
    url: str,
    *,
    visit: Visit = _NEVER,
    led_by: str | None = None,
    on_progress: OnProgress | None = None,
    cancelled: Cancelled | None = None,
) -> "Fetched":
    """A page, when it has changed since `visit`; or the one that it sends its reader to. Raises as `fetch` does."""
    from termreader.ingest.fetch import fetch  # the HTTP client
    from termreader.ingest.page_refresh import sends_to
    from termreader.ingest.web_address import shown

    fetched = fetch(
        url,
        on_progress=on_progress,
        cancelled=cancelled,
        etag=visit.etag,
        last_modified=visit.last_modified,
        led_by=led_by,
    )
    target = sends_to(fetched.body, fetched.final_url)
    if target is None:
        return fetched
    found = fetch(target, on_progress=on_progress, cancelled=cancelled, led_by=fetched.final_url)
    if sends_to(found.body, found.final_url):
        raise SourceError(
            f"{shown(fetched.final_url)} holds no article, and leads from one such page to the next. It was left."
        )
    # What is asked for again is the first page: what is said of the second does not hold for it.
    return msgspec.structs.replace(found, url=fetched.url, etag=None, last_modified=None)


def ingested_page(fetched: "Fetched") -> "Ingested":
    """What was fetched, as an article. Raises SourceError when it is none.

    The address kept is the one that was asked for, whatever the page says of itself; links start from where it was.
    """
    from termreader.ingest import ingest  # the parsers
    from termreader.ingest.feed import looks_like_feed

    # Servers call feeds anything; nothing else begins as they do.
    media_type = "application/rss+xml" if looks_like_feed(fetched.body) else fetched.media_type
    ingested = ingest(fetched.final_url, data=fetched.body, media_type=media_type)
    metadata = msgspec.structs.replace(
        ingested.metadata,
        url=fetched.url,
        canonical_url=ingested.metadata.canonical_url
        or (fetched.final_url if fetched.final_url != fetched.url else None),
    )
    return msgspec.structs.replace(ingested, metadata=metadata)
