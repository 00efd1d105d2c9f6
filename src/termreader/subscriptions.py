"""Feeds: subscribing, refreshing them all, reading their items, lists of feeds going out and coming in.

A floor of the `Library`'s verbs. What a verb needs is imported when it is called.
"""

import time
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

import msgspec

from termreader.errors import ExchangeError, SourceError, StoppedError, TermreaderError, UnreachableError
from termreader.feed_source import (
    FeedAnswer,
    ask_feed,
    fetch_feed,
    host_of,
    named_feeds,
    read_feed,
)
from termreader.intake import Added
from termreader.model import Feed, FeedItem
from termreader.web import Cancelled, OnProgress, Web

_BREATH = 0.001
"""Seconds between two feeds that are kept, in which another thread gets its turn at the library."""
_FULL_TEXT = 150
"""Words of a feed's own text from which it is taken for the whole article."""


class Subscribed(NamedTuple):
    """What became of an address that was to be subscribed to."""

    feed: Feed | None
    status: Literal["added", "exists", "failed"]
    error: str | None = None
    """A sentence, when it failed."""
    notes: tuple[str, ...] = ()
    """What a person should know: other feeds of the page, what is wrong with the feed."""


class FeedOutcome(NamedTuple):
    """What became of one feed that was to be refreshed."""

    feed_id: int
    title: str
    status: Literal["new", "unchanged", "failed", "waiting", "stopped"]
    """`waiting`: it failed lately and is left alone for a while."""
    new: int = 0
    """How many items are new."""
    error: str | None = None
    """A sentence, when it failed."""
    notes: tuple[str, ...] = ()


class OpmlReport(NamedTuple):
    """What became of a list of feeds."""

    added: tuple[Feed, ...]
    existing: int
    """How many were subscribed to already."""
    refused: tuple[str, ...]
    """A sentence for each entry that was not taken."""


class Subscriptions(Web):
    """The verbs for feeds."""

    def feeds(self) -> list[Feed]:
        """Every feed with its counts, by folder and title."""
        return self._store.feeds.all()

    def feed(self, feed_id: int) -> Feed:
        """One feed. Raises NotFoundError when it is not there."""
        return self._store.feeds.get(feed_id)

    def subscribe(
        self, url: str, *, on_progress: OnProgress | None = None, cancelled: Cancelled | None = None
    ) -> Subscribed:
        """Subscribe to a feed, or to the one that a web page names, and take in its items; never raises SourceError.

        An address may lack its scheme; the name of a file that is there is told as one.
        """
        from termreader.ingest.typed_address import as_feed_address

        try:
            return self._subscribed(as_feed_address(url), on_progress, cancelled)
        except (SourceError, StoppedError) as error:
            return Subscribed(None, "failed", str(error))
        except TermreaderError:
            raise
        except Exception as error:  # noqa: BLE001 - the feed's fault
            return Subscribed(None, "failed", self._broken(url, error))

    def _subscribed(self, url: str, on_progress: OnProgress | None, cancelled: Cancelled | None) -> Subscribed:
        from termreader.ingest.feed import looks_like_feed

        fetched = fetch_feed(url, on_progress=on_progress, cancelled=cancelled)
        notes: tuple[str, ...] = ()
        if not looks_like_feed(fetched.body):
            link, *others = named_feeds(fetched)
            url = link.url
            notes = tuple(f"The page has another feed: {other.title} {other.url}" for other in others)
            fetched = fetch_feed(url, on_progress=on_progress, cancelled=cancelled, led_by=fetched.final_url)
        document = read_feed(fetched)
        with self._store.database.transaction():
            feed_id, is_new = self._store.feeds.put(url, document.title, site_url=document.site_url)
            self._store.feeds.merge(feed_id, document, fetched.etag, fetched.last_modified)
        status: Literal["added", "exists"] = "added" if is_new else "exists"
        return Subscribed(self.feed(feed_id), status, notes=(*notes, *document.notes))

    def unsubscribe(self, feed_id: int) -> None:
        """Take a feed away; it can come back for 30 days, its items as they were."""
        self._store.feeds.delete(feed_id)

    def resubscribe(self, feed_id: int) -> None:
        """Bring a feed back."""
        self._store.feeds.restore(feed_id)

    def rename_feed(self, feed_id: int, title: str) -> None:
        """Call a feed otherwise. Raises SourceError for an empty title."""
        from termreader.ingest.sanitize import clean_line

        line = clean_line(title)
        if not line:
            raise SourceError("A title needs at least one visible character.")
        self._store.feeds.set_title(feed_id, line)

    def move_feed(self, feed_id: int, folder: str) -> None:
        """Put a feed into a folder, "News/Science"; "" is none."""
        from termreader.ingest.sanitize import clean_line

        self._store.feeds.set_folder(
            feed_id, "/".join(part for part in map(str.strip, clean_line(folder).split("/")) if part)
        )

    # Refreshing

    def refresh_feeds(
        self,
        feed_ids: Iterable[int] | None = None,
        *,
        on_progress: Callable[[int, int, FeedOutcome], None] | None = None,
        cancelled: Cancelled | None = None,
    ) -> list[FeedOutcome]:
        """Ask these feeds, or all, for new items: many at once, no more than two at one host.

        Of all feeds, those that failed lately are left alone for a while. `on_progress` is called in the calling thread
        with how many are done, how many there are, and the last one. Raises NotFoundError for a feed not there.
        """
        from termreader.together import do_together

        sources = self._store.feeds.sources(feed_ids)
        resting = [one for one in sources if feed_ids is None and one.is_resting]
        outcomes = [FeedOutcome(one.id, one.title, "waiting") for one in resting]
        asked = [one for one in sources if one not in resting]
        # What comes is kept in this one thread: many that wait for the library would keep a reader waiting as well.
        for answer in do_together(asked, host_of, ask_feed, cancelled):
            outcomes.append(self._kept(answer))
            time.sleep(_BREATH)
            if on_progress is not None:
                on_progress(len(outcomes), len(sources), outcomes[-1])
        return outcomes

    def _kept(self, answer: FeedAnswer) -> FeedOutcome:
        """Keep what a feed's server answered, or why there is no answer."""
        source, document, error = answer.source, answer.document, answer.error
        if isinstance(error, StoppedError):
            return FeedOutcome(source.id, source.title, "stopped")
        if error is not None:
            said = str(error) if isinstance(error, TermreaderError) else self._broken(source.url, error)
            self._store.feeds.note_failure(source.id, said, getattr(error, "wait", None))
            return FeedOutcome(source.id, source.title, "failed", error=said)
        if document is None:
            self._store.feeds.note_unchanged(source.id)
            return FeedOutcome(source.id, source.title, "unchanged")
        new = self._store.feeds.merge(source.id, document, answer.etag, answer.last_modified)
        title = source.title if source.title != source.url else document.title
        return FeedOutcome(source.id, title, "new" if new else "unchanged", new, notes=document.notes)

    # Items

    def feed_items(
        self, feed_id: int | None = None, *, unread_only: bool = False, limit: int | None = 500
    ) -> list[FeedItem]:
        """The newest items, of one feed or of all, at most `limit`. Raises NotFoundError for a feed not there."""
        if feed_id is not None:
            self._store.feeds.get(feed_id)
        return self._store.feeds.items(feed_id, unread_only=unread_only, limit=limit)

    def feed_item(self, item_id: int) -> FeedItem:
        """One item. Raises NotFoundError when it is not there."""
        return self._store.feeds.item(item_id)

    def mark_item_read(self, item_ids: int | Iterable[int], read: bool = True) -> None:
        """One item or several are read, or unread again."""
        self._store.feeds.mark_read([item_ids] if isinstance(item_ids, int) else item_ids, read)

    def mark_feed_read(self, feed_id: int | None = None, *, up_to: int | None = None) -> list[int]:
        """All unread items of a feed, or of all feeds, are read; which they were, so that it can be undone.

        With `up_to`, the highest number of an item that a person has seen, what came since stays unread.
        """
        return self._store.feeds.mark_all_read(feed_id, up_to)

    def open_item(
        self,
        item_id: int,
        *,
        prefer: Literal["page", "feed"] = "page",
        on_progress: OnProgress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Added:
        """Make an item an article, and mark it read: from its page, or from the feed's own text.

        The feed's own text is taken when it is preferred and long enough for an article, and when the page cannot be
        had; then a note says so. Only NotFoundError is raised.
        """
        item = self._store.feeds.item(item_id)
        try:
            added = self._opened(item, prefer, on_progress, cancelled)
        except TermreaderError as error:
            return Added(None, item.title, "failed", str(error), may_pass=isinstance(error, UnreachableError))
        except Exception as error:  # noqa: BLE001 - a page that breaks a parser
            return Added(None, item.title, "failed", self._broken(item.url or item.title, error))
        if added.id is not None:
            self._store.feeds.link(item_id, added.id)
        return added

    def _opened(
        self,
        item: FeedItem,
        prefer: Literal["page", "feed"],
        on_progress: OnProgress | None,
        cancelled: Cancelled | None,
    ) -> Added:
        if item.article_id is not None:
            return Added(item.article_id, item.title, "exists")
        known = self._store.articles.find(item.url)
        if known and not known.is_empty:
            return self._again(known)
        if item.url is None or (prefer == "feed" and self._has_full_text(item.id)):
            return self._add_content(item)
        try:
            feed = self._store.feeds.get(item.feed_id)
            return self._add_page(item.url, led_by=feed.url, on_progress=on_progress, cancelled=cancelled)
        except SourceError as error:
            try:
                added = self._add_content(item)
            except SourceError:
                raise error from None
            note = f"This is the feed's own text, because its page could not be read. {error}"
            return msgspec.structs.replace(added, notes=(note, *added.notes))

    def _has_full_text(self, item_id: int) -> bool:
        return len(self._store.feeds.content(item_id).split()) >= _FULL_TEXT

    def _add_content(self, item: FeedItem) -> Added:
        """Make an article of the feed's own text. Raises SourceError when there is none."""
        from termreader.ingest.feed_article import item_article

        return self.add_ingested(item_article(item, self._store.feeds.content(item.id)))

    # Lists of feeds

    def import_opml(self, data: bytes) -> OpmlReport:
        """Subscribe to the feeds of an OPML list; their items come with the next refresh. Raises ExchangeError."""
        from termreader.exchange.opml_reader import read_opml
        from termreader.ingest.decode import decode
        from termreader.ingest.sanitize import clean, clean_line
        from termreader.ingest.source import web_href

        listed = read_opml(clean(decode(data, markup=True)))
        if not listed.subscriptions and not listed.refused:
            raise ExchangeError("There is no feed in the list.")
        added, existing = [], 0
        refused = [clean_line(sentence) for sentence in listed.refused]
        with self._store.database.transaction():
            for one in listed.subscriptions:
                url = web_href(one.url, "")
                if url is None:
                    refused.append(clean_line(f"“{one.title}” is not at an address on the web: {one.url}"))
                    continue
                feed_id, is_new = self._store.feeds.put(
                    url,
                    clean_line(one.title)[:500] or url,
                    site_url=web_href(one.site_url, url),
                    folder=clean_line(one.folder)[:500],
                )
                existing += not is_new
                if is_new:
                    added.append(self._store.feeds.get(feed_id))
        return OpmlReport(tuple(added), existing, tuple(refused))

    def export_opml(self) -> str:
        """All feeds as an OPML list."""
        from termreader.exchange.opml import Subscription, write_opml

        return write_opml(
            [Subscription(feed.url, feed.title, feed.site_url, feed.folder) for feed in self.feeds()], "termreader"
        )
