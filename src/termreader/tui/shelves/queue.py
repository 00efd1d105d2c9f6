"""The queue: addresses still to be fetched, and why those that failed did."""

from collections.abc import Sequence
from typing import ClassVar

from termreader.store.queue import QueuedUrl
from termreader.tui.facts import said_of
from termreader.tui.keys import key_of
from termreader.tui.shelves.base import Desk, Shelf, has_words, with_filter
from termreader.tui.widgets.item_list import ItemLine


class QueueShelf(Shelf[QueuedUrl]):
    """Two lines each: the address, then what became of it."""

    name: ClassVar[str] = "queue"
    heights = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._queued: list[QueuedUrl] | None = None
        self.verbs = {**self.verbs, "retry": self.retry, "retry-all": self.retry_all, "drop": self.drop}

    @property
    def heading(self) -> str:
        """What this is."""
        return with_filter("Queue", self.filter_text)

    @property
    def foot(self) -> str:
        """How many."""
        if self._queued is None:
            return "…"
        if not self._queued:
            return f"Nothing to fetch. {key_of('screen.add')} adds an address."
        return f"{len(self._queued):,} to fetch · {key_of('queue.retry-all')} all"

    def load(self) -> None:
        """Ask for the queue."""

        def show(queued: list[QueuedUrl]) -> None:
            self._queued = queued
            self.refilter()

        self.desk.ask(self.desk.library.queued, show, group="shelf", only_last=True)

    def refilter(self) -> None:
        """Those with all words of the filter."""
        self.put([q for q in self._queued or () if has_words(f"{q.url} {q.error or ''}", self.filter_text)])

    def key(self, entry: QueuedUrl) -> int:
        """Its number."""
        return entry.id

    def lines(self, index: int) -> Sequence[ItemLine]:
        """The address without its scheme, then what became of it."""
        entry = self.entries[index]
        if self.desk.is_fetching(f"queue {entry.id}"):
            state = ("being fetched …", "accent")
        else:
            state = (said_of(entry.url, entry.error or "Not fetched yet."), "quiet")
        return (ItemLine(((entry.url.partition("://")[2], "ink"),)), ItemLine((state,)))

    def told(self) -> str:
        """The whole sentence of what failed."""
        entry = self.current
        return (
            ""
            if entry is None
            else said_of(entry.url, entry.error or f"Not fetched yet. {key_of('queue.retry')} fetches it.")
        )

    def choose(self, index: int) -> bool:
        """Fetch it."""
        self.desk.fetch_queued([self.entries[index]])
        return False

    def retry(self) -> None:
        """Fetch the address under the cursor."""
        if self.current is not None:
            self.desk.fetch_queued([self.current])

    def retry_all(self) -> None:
        """Fetch all of it."""
        self.desk.fetch_queued(self.entries)

    def drop(self) -> None:
        """Out of the queue, until `u`."""
        entry, library = self.current, self.desk.library
        if entry is None:
            return
        if self.desk.is_fetching(f"queue {entry.id}"):
            self.desk.say(f"It is being fetched. {key_of('list.let-go')} stops that.")
            return
        self.desk.do(
            lambda: library.drop_queued(entry.id),
            lambda: library.queue_url(entry.url),
            f"Out of the queue: {entry.url}. {key_of('screen.undo')} puts it back.",
            self.load,
        )
