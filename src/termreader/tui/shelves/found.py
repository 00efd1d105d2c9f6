"""What a search of all articles and notes found."""

from collections.abc import Sequence
from typing import ClassVar

from termreader.store.finding import SearchHit
from termreader.tui.facts import count_of
from termreader.tui.keys import key_of
from termreader.tui.shelves.base import Desk, Shelf, has_words, with_filter
from termreader.tui.widgets.item_list import ItemLine
from termreader.tui.widgets.page import NOTE_SIGN


class FoundShelf(Shelf[SearchHit]):
    """Two lines each: the article's title, then a line with what matched."""

    name: ClassVar[str] = "found"
    heights = 2

    def __init__(self, desk: Desk, query: str, hits: Sequence[SearchHit]) -> None:
        super().__init__(desk)
        self.query = query
        self._hits = hits

    @property
    def heading(self) -> str:
        """What was looked for."""
        return with_filter(f"Search: {self.query}", self.filter_text)

    @property
    def foot(self) -> str:
        """How many places."""
        return f"{count_of(len(self.entries), 'place')} · {key_of('list.let-go')} leaves"

    def load(self) -> None:
        """They are here already."""
        self.refilter()

    def look(self) -> None:
        """What was found stays as it was found."""

    def refilter(self) -> None:
        """Those with all words of the filter."""
        self.put([hit for hit in self._hits if has_words(f"{hit.title} {hit.snippet}", self.filter_text)])

    def choose(self, index: int) -> bool:
        """Open the article at the place."""
        hit = self.entries[index]
        self.desk.open_article(hit.article_id, at=hit.span)
        return True

    def key(self, entry: SearchHit) -> object:
        """Where it is."""
        return (entry.article_id, entry.span)

    def lines(self, index: int) -> Sequence[ItemLine]:
        """Title, and the line with what matched lit."""
        hit = self.entries[index]
        parts: list[tuple[str, str]] = []
        at = 0
        for start, end in hit.matches:
            parts += [(hit.snippet[at:start], "quiet"), (hit.snippet[start:end], "accent")]
            at = end
        parts.append((hit.snippet[at:], "quiet"))
        sign = f"{NOTE_SIGN} " if hit.kind == "note" else ""
        return (ItemLine(((sign + hit.title, "ink"),)), ItemLine(parts))
