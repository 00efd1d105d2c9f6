"""A shelf: entries of one kind, how they look in the list, and what can be done with them. Knows no widget.

To add one: a child of `Shelf` in a file of its own, its keys in `tui/commands.py`, and a way to it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from termreader.errors import TermreaderError
from termreader.library import Library
from termreader.model import Article, ArticleSummary, FeedItem, Span
from termreader.store.queue import QueuedUrl
from termreader.tui.widgets.item_list import ItemLine

T = TypeVar("T")
A = TypeVar("A")


class Desk(Protocol):
    """What a shelf needs of the screen it stands on."""

    library: Library
    summaries: list[ArticleSummary]
    """Every article, as last read."""

    @property
    def article(self) -> Article | None:
        """The one in the reading pane."""

    @property
    def cursor(self) -> int:
        """The place of the list's cursor."""

    def ask(self, work: Callable[[], A], then: Callable[[A], None], *, group: str, only_last: bool = False) -> None:
        """Read from the library without waiting."""

    def keep(self, work: Callable[[], A], then: Callable[[A], None] | None = None) -> None:
        """Write to the library without waiting."""

    def do(
        self,
        work: Callable[[], object],
        back: Callable[[], object],
        words: str,
        after: Callable[[], None],
        undone: str = "",
        failed: Callable[[TermreaderError], None] | None = None,
    ) -> None:
        """Write, say `words`, and let `u` take it back, saying `undone`; `after` either. `failed` when it cannot be."""

    def can_undo(self, words: str, back: Callable[[], object], after: Callable[[], None]) -> None:
        """Let `u` take back what was just done."""

    def say(self, words: str) -> None:
        """Say what happened."""

    def question(self, label: str, value: str, hint: str, answered: Callable[[str], None]) -> None:
        """Ask for a line of text."""

    def offered_again(self, typed: str) -> Callable[[TermreaderError], None]:
        """What is done when the answer cannot be kept: the same question begins with it."""

    def show_shelf(self, shelf: "Shelf[A]", cursor: int) -> None:
        """Show what stands in a shelf, if it is the one that shows."""

    def go_to(self, shelf: "Shelf[A]") -> None:
        """Show another shelf."""

    def go_up(self) -> None:
        """Show the shelf from which this one was come to."""

    def remember(self, key: str, value: object) -> None:
        """Keep a small value for the next start."""

    def reload(self, *, keep: int | None = None) -> None:
        """Read the articles again."""

    def open_article(self, article_id: int, at: Span | None = None) -> None:
        """Show an article."""

    def is_fetching(self, key: str) -> bool:
        """Whether something is being fetched: see `screens.web` for the keys."""

    def open_item(self, item: FeedItem) -> None:
        """Fetch an item of a feed, and show it."""

    def refresh_feeds(self, feed_ids: Sequence[int] | None) -> None:
        """Ask these feeds for new items, or all."""

    def subscribe(self, url: str, why: str = "", failed: Callable[[TermreaderError], None] | None = None) -> None:
        """Subscribe to what is at an address."""

    def fetch_queued(self, entries: Sequence[QueuedUrl]) -> None:
        """Fetch addresses of the queue."""


class Shelf(ABC, Generic[T]):
    """Entries in the list pane."""

    name: ClassVar[str]
    """What it is called in the library's memory."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.entries: Sequence[T] = ()
        """Those that pass the filter, in the order they are shown in."""
        self.filter_text = ""
        self.left_at: object = None
        """The key of the entry under the cursor when another shelf took its place."""
        self.verbs: Mapping[str, Callable[[], None]] = {"let-go": self.let_go}
        """What can be done here, by the names that the table of commands has for it."""

    @property
    @abstractmethod
    def heading(self) -> str:
        """What stands above the list."""

    @property
    @abstractmethod
    def foot(self) -> str:
        """What stands below the list; for an empty one, the key that fills it."""

    @abstractmethod
    def load(self) -> None:
        """Read the entries, and show them when they are there."""

    def look(self) -> None:
        """Something was written to the library file: read what may have changed."""
        self.load()

    def renew(self, key: object) -> None:
        """The entry with this key is not what it was."""
        del key
        self.load()

    @abstractmethod
    def choose(self, index: int) -> bool:
        """Enter on an entry; whether one goes on reading in the text."""

    @abstractmethod
    def key(self, entry: T) -> object:
        """What tells an entry from others, for the cursor to stay on it."""

    @abstractmethod
    def lines(self, index: int) -> Sequence[ItemLine]:
        """An entry as it is drawn."""

    @property
    @abstractmethod
    def heights(self) -> int | Sequence[int]:
        """How many rows all entries, or each, have."""

    def told(self) -> str:
        """A sentence on the entry under the cursor for the last line, or ""."""
        return ""

    @abstractmethod
    def refilter(self) -> None:
        """Show the entries that pass the filter as it is now."""

    def neighbour(self, article_id: int, direction: int) -> int | None:
        """The place of what is read after the open article, or before it; None when that is not here."""
        del article_id, direction
        return None

    @property
    def current(self) -> T | None:
        """The entry under the cursor."""
        at = self.desk.cursor
        return self.entries[at] if 0 <= at < len(self.entries) else None

    def put(self, entries: Sequence[T], keep: object = None) -> None:
        """Show these entries, the cursor on the one with the key `keep`, else where it was."""
        if keep is None:
            keep = self.left_at if self.current is None else self.key(self.current)
        cursor = self.desk.cursor
        self.entries = entries
        place = None
        if keep is not None:
            place = next((index for index, entry in enumerate(entries) if self.key(entry) == keep), None)
        self.desk.show_shelf(self, cursor if place is None else place)

    def let_go(self) -> None:
        """Let go of the filter, then of the shelf."""
        if self.filter_text:
            self.filter_text = ""
            self.refilter()
        else:
            self.desk.go_up()


def with_filter(heading: str, filter_text: str) -> str:
    """A heading, with what the entries are filtered by."""
    return f"{heading} / {filter_text}" if filter_text else heading


def has_words(hay: str, query: str) -> bool:
    """Whether every word of `query` stands in `hay`, in upper or lower case."""
    hay = hay.casefold()
    return all(word in hay for word in query.casefold().split())
