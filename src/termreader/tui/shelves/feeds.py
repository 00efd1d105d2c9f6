"""The feeds: one line each under its folder, with how many items are unread; a sign on those that fail."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from termreader.model import Feed
from termreader.tui.facts import count_of, said_of
from termreader.tui.keys import key_of
from termreader.tui.shelves.base import Desk, Shelf, has_words, with_filter
from termreader.tui.widgets.item_list import ItemLine

FAILING = "! "
ALL_UNREAD = Feed(0, "", "All unread")
"""Stands first, for the unread items of all feeds."""


class FeedShelf(Shelf[Feed]):
    """By folder and title."""

    name: ClassVar[str] = "feeds"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._feeds: list[Feed] | None = None
        self._heights: list[int] = []
        self.verbs = {
            **self.verbs,
            "subscribe": self.ask_address,
            "feed-refresh": self.refresh,
            "feed-refresh-all": self.refresh_all,
            "feed-read": self.mark_read,
            "feed-read-all": self.mark_all_read,
            "feed-rename": self.ask_title,
            "feed-folder": self.ask_folder,
            "feed-remove": self.unsubscribe,
        }

    @property
    def heading(self) -> str:
        """What this is."""
        return with_filter("Feeds", self.filter_text)

    @property
    def foot(self) -> str:
        """How many."""
        if self._feeds is None:
            return "…"
        if not self._feeds:
            return f"No feeds. {key_of('feeds.subscribe')} subscribes to one."
        if not self.entries:
            return f"Nothing here. {key_of('list.let-go')} lets go."
        unread = sum(feed.unread for feed in self._feeds)
        return f"{unread:,} unread · {count_of(len(self._feeds), 'feed')}"

    def load(self) -> None:
        """Ask for the feeds."""

        def show(feeds: list[Feed]) -> None:
            self._feeds = feeds
            self.refilter()

        self.desk.ask(self.desk.library.feeds, show, group="shelf", only_last=True)

    def refilter(self) -> None:
        """Those with all words of the filter in title, folder or address."""
        feeds = self._feeds or []
        shown = [f for f in feeds if has_words(f"{f.title} {f.folder} {f.url}", self.filter_text)]
        if feeds and not self.filter_text:
            shown.insert(0, ALL_UNREAD)
        self._heights = [
            2 if feed.folder and (index == 0 or shown[index - 1].folder != feed.folder) else 1
            for index, feed in enumerate(shown)
        ]
        self.put(shown)

    @property
    def heights(self) -> Sequence[int]:
        """The first feed of a folder has the folder's name above it."""
        return self._heights

    def key(self, entry: Feed) -> int:
        """Its number."""
        return entry.id

    def lines(self, index: int) -> Sequence[ItemLine]:
        """The folder, quietly, where one begins; then sign, title and how many are unread."""
        feed = self.entries[index]
        unread = feed.unread if feed is not ALL_UNREAD else sum(one.unread for one in self._feeds or ())
        parts = (
            ("  " if feed.folder else "", "quiet"),
            (FAILING if feed.error else "", "accent"),
            (feed.title, "item" if unread else "ink"),
        )
        line = ItemLine(parts, right=f"{unread:,}" if unread else "")
        heading = ItemLine(((feed.folder, "quiet"),), is_heading=True)
        return (heading, line) if self._heights[index] == 2 else (line,)

    def told(self) -> str:
        """Why a feed fails, else how much is in it."""
        feed = self.current
        if feed is None:
            return ""
        if feed.error:
            return said_of(feed.url, feed.error)
        if feed is ALL_UNREAD:
            return "The unread items of all feeds"
        return f"{feed.title} · {feed.unread:,} unread of {count_of(feed.items, 'item')}"

    def choose(self, index: int) -> bool:
        """Its items."""
        from termreader.tui.shelves.items import ItemShelf

        feed = self.entries[index]
        self.desk.go_to(ItemShelf(self.desk, None if feed is ALL_UNREAD else feed, above=self))
        return False

    # What is done to them ---------------------------------------------------------------------------------------

    def ask_address(self) -> None:
        """Ask what to subscribe to."""

        def answered(url: str) -> None:
            self.desk.subscribe(url, failed=self.desk.offered_again(url))

        self.desk.question("Subscribe", "", "the address of a feed, or of a page that has one", answered)

    def refresh(self) -> None:
        """Ask the feed under the cursor for new items."""
        feed = self.current
        if feed is not None:
            self.desk.refresh_feeds(None if feed is ALL_UNREAD else [feed.id])

    def refresh_all(self) -> None:
        """Ask all feeds for new items."""
        self.desk.refresh_feeds(None)

    def mark_read(self) -> None:
        """Every item of the feed under the cursor is read."""
        feed = self.current
        if feed is not None:
            mark_feed_read(self.desk, None if feed is ALL_UNREAD else feed, self.load)

    def mark_all_read(self) -> None:
        """Every item of every feed is read."""
        mark_feed_read(self.desk, None, self.load)

    def ask_title(self) -> None:
        """Ask what to call the feed."""
        feed, library = self._feed, self.desk.library
        if feed is None:
            return

        def answered(title: str) -> None:
            self.desk.do(
                lambda: library.rename_feed(feed.id, title),
                lambda: library.rename_feed(feed.id, feed.title),
                f"Now called: {title.strip()}",
                self.load,
                failed=self.desk.offered_again(title),
            )

        self.desk.question("Title", feed.title, "", answered)

    def ask_folder(self) -> None:
        """Ask for the folder that the feed is to stand in."""
        feed, library = self._feed, self.desk.library
        if feed is None:
            return

        def answered(folder: str) -> None:
            self.desk.do(
                lambda: library.move_feed(feed.id, folder),
                lambda: library.move_feed(feed.id, feed.folder),
                f"{feed.title} is in {folder.strip()}." if folder.strip() else f"{feed.title} is in no folder.",
                self.load,
                failed=self.desk.offered_again(folder),
            )

        self.desk.question("Folder", feed.folder, "News/Science; nothing for none", answered)

    def unsubscribe(self) -> None:
        """Take the feed away."""
        feed, library = self._feed, self.desk.library
        if feed is not None:
            self.desk.do(
                lambda: library.unsubscribe(feed.id),
                lambda: library.resubscribe(feed.id),
                f"Unsubscribed from {feed.title}. {key_of('screen.undo')} brings it back.",
                self.load,
            )

    @property
    def _feed(self) -> Feed | None:
        return None if self.current is ALL_UNREAD else self.current


def mark_feed_read(desk: Desk, feed: Feed | None, after: Callable[[], None], up_to: int | None = None) -> None:
    """Every item of a feed or of all is read, as far as item number `up_to`; `u` makes unread what was."""
    library = desk.library

    def done(item_ids: list[int]) -> None:
        if not item_ids:
            desk.say("Nothing is unread.")
            return
        words = f"Marked as read: {count_of(len(item_ids), 'item')}. {key_of('screen.undo')} undoes."
        desk.can_undo(words, lambda: library.mark_item_read(item_ids, False), after)
        desk.say(words)
        after()

    desk.keep(lambda: library.mark_feed_read(None if feed is None else feed.id, up_to=up_to), done)
