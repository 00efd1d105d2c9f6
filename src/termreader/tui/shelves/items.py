"""The items of one feed, or the unread items of all. Twenty thousand of them are a list of values and nothing else."""

from collections.abc import Sequence
from typing import ClassVar

from termreader.model import Feed, FeedItem
from termreader.tui.facts import short_date
from termreader.tui.keys import key_of
from termreader.tui.shelves.base import Desk, Shelf, has_words, with_filter
from termreader.tui.shelves.feeds import FeedShelf, mark_feed_read
from termreader.tui.widgets.item_list import ItemLine


class ItemShelf(Shelf[FeedItem]):
    """Two lines each: title, then date and where it is from."""

    name: ClassVar[str] = "items"
    heights = 2

    def __init__(self, desk: Desk, feed: Feed | None, above: FeedShelf) -> None:
        """`feed` None: the unread items of all feeds."""
        super().__init__(desk)
        self.feed = feed
        self.unread_only = feed is None
        self._above = above
        self._items: list[FeedItem] | None = None
        self._seen: object = None
        """What the feeds were when the items were read."""
        self.verbs = {
            **self.verbs,
            "subscribe": above.ask_address,
            "item-read": self.toggle_read,
            "item-read-all": self.mark_all_read,
            "item-unread-only": self.toggle_unread_only,
            "feed-refresh": self.refresh,
            "feed-refresh-all": above.refresh_all,
        }

    @property
    def heading(self) -> str:
        """The feed."""
        title = self.feed.title if self.feed is not None else "All unread"
        return with_filter(title, self.filter_text)

    @property
    def foot(self) -> str:
        """How many, or how to get some."""
        if self._items is None:
            return "…"
        if not self.entries:
            if self.filter_text:
                return f"Nothing here. {key_of('list.let-go')} lets go."
            if self.unread_only:
                return f"Nothing unread. {key_of('items.unread-only')} shows all."
            return f"Empty. {key_of('feeds.refresh')} looks for more."
        unread = sum(not item.is_read for item in self._items)
        return f"{unread:,} of {len(self._items):,} unread"

    def load(self) -> None:
        """Ask for the items."""
        library, feed_id = self.desk.library, self.feed.id if self.feed is not None else None
        unread_only = self.unread_only

        def read() -> tuple[object, list[FeedItem]]:
            return _signature(library.feeds()), library.feed_items(feed_id, unread_only=unread_only, limit=None)

        def show(answer: tuple[object, list[FeedItem]]) -> None:
            self._seen, self._items = answer
            self.refilter()

        self.desk.ask(read, show, group="shelf", only_last=True)

    def look(self) -> None:
        """Read them again if there are others now. What was read stays until then, for one to go on from it."""

        def compare(seen: object) -> None:
            if seen != self._seen:
                self.load()

        library = self.desk.library
        self.desk.ask(lambda: _signature(library.feeds()), compare, group="shelf", only_last=True)

    def refilter(self) -> None:
        """Those with all words of the filter in title or feed."""
        items = self._items or []
        if self.filter_text:
            items = [item for item in items if has_words(f"{item.title} {item.feed_title}", self.filter_text)]
        self.put(items)

    def key(self, entry: FeedItem) -> int:
        """Its number."""
        return entry.id

    def lines(self, index: int) -> Sequence[ItemLine]:
        """Title, then date and feed, or author where the feed is known."""
        item = self.entries[index]
        article = self.desk.article
        is_open = article is not None and item.article_id == article.id
        fetching = self.desk.is_fetching(f"item {item.id}")
        source = item.feed_title if self.feed is None else item.author
        facts = " · ".join(filter(None, (short_date(item.published), source)))
        return (
            ItemLine(((item.title, "accent" if is_open else "ink" if item.is_read else "item"),)),
            ItemLine(((facts, "quiet"),), right="…" if fetching else "✓" if item.is_read else ""),
        )

    def told(self) -> str:
        """How the item begins."""
        return self.current.summary if self.current is not None else ""

    def choose(self, index: int) -> bool:
        """Read it, or fetch it to be read."""
        item = self.entries[index]
        self.desk.open_item(item)
        return item.article_id is not None

    def neighbour(self, article_id: int, direction: int) -> int | None:
        """The place of the next item, or the one before."""
        place = next((index for index, item in enumerate(self.entries) if item.article_id == article_id), None)
        return (self.desk.cursor if place is None else place) + direction

    def let_go(self) -> None:
        """Let go of the filter, then back to the feeds."""
        if self.filter_text:
            super().let_go()
        else:
            self.desk.go_to(self._above)

    # What is done to them ---------------------------------------------------------------------------------------

    def toggle_read(self) -> None:
        """Read, or unread again."""
        item, library = self.current, self.desk.library
        if item is not None:
            self.desk.do(
                lambda: library.mark_item_read(item.id, not item.is_read),
                lambda: library.mark_item_read(item.id, item.is_read),
                f"{'Marked as unread' if item.is_read else 'Marked as read'}: {item.title}",
                lambda: self.renew(item.id),
            )

    def renew(self, key: object) -> None:
        """One item is not what it was: show it as it is now."""
        library, item_id = self.desk.library, key
        if not isinstance(item_id, int):
            return

        def show(now: FeedItem) -> None:
            self._items = [now if item.id == now.id else item for item in self._items or ()]
            entries = [now if item.id == now.id else item for item in self.entries]
            self.put(entries)

        self.desk.ask(lambda: library.feed_item(item_id), show, group="item")

    def mark_all_read(self) -> None:
        """Everything that stands in the list is read; what came since is not."""
        newest = max((item.id for item in self._items or ()), default=None)
        mark_feed_read(self.desk, self.feed, self.load, newest)

    def toggle_unread_only(self) -> None:
        """Only what is unread, or all."""
        self.unread_only = not self.unread_only
        self.desk.say("Only what is unread." if self.unread_only else "All items.")
        self.load()

    def refresh(self) -> None:
        """Ask the feed, or all, for new items."""
        self.desk.refresh_feeds(None if self.feed is None else [self.feed.id])


def _signature(feeds: Sequence[Feed]) -> object:
    return tuple((feed.id, feed.title, feed.items) for feed in feeds)
