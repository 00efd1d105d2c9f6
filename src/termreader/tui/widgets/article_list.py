"""The list of articles: two lines each, title, then source, length and how far read."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual.binding import BindingType
from textual.message import Message

from termreader.model import ArticleSummary, Span
from termreader.tui.commands import Owner, bindings_for
from termreader.tui.facts import minutes_to_read
from termreader.tui.widgets.item_list import ItemLine, ItemList
from termreader.tui.widgets.page import BOOKMARK_SIGN, HIGHLIGHT_SIGN, NOTE_SIGN


class SearchHit(Protocol):
    """What a line of search results needs to know of a hit."""

    @property
    def title(self) -> str:
        """The article's."""

    @property
    def kind(self) -> str:
        """`article` or `note`."""

    @property
    def snippet(self) -> str:
        """A line with what matched."""

    @property
    def matches(self) -> Sequence[Span]:
        """What matched, in characters of the snippet."""


class ArticleList(ItemList):
    """Summaries in, requests out."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Owner.LIST)]

    class Requested(Message):
        """Something is to be done: with the article under the cursor, or with the list itself."""

        def __init__(self, verb: str, summary: ArticleSummary | None) -> None:
            self.verb = verb
            self.summary = summary
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.summaries: Sequence[ArticleSummary] = ()
        self.hits: Sequence[SearchHit] = ()
        """What a search found, while it shows."""
        self.open_id: int | None = None
        """The article in the reading pane."""

    def show(self, summaries: Sequence[ArticleSummary], *, keep: int | None = None) -> None:
        """Show these articles, the cursor on the one with id `keep`, else where it was."""
        if keep is None and self.current is not None:
            keep = self.current.id
        self.summaries = summaries
        self.hits = ()
        place = next((index for index, summary in enumerate(summaries) if summary.id == keep), None)
        self.set_items(len(summaries), self._lines, 2, cursor=self.cursor if place is None else place)

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show what a search found in place of the articles."""
        self.summaries = ()
        self.hits = hits
        self.set_items(len(hits), self._hit_lines, 2, cursor=0)

    def mark_open(self, article_id: int | None) -> None:
        """Tell which article the reading pane shows."""
        self.open_id = article_id
        self._strips.clear()
        self.refresh()

    @property
    def current(self) -> ArticleSummary | None:
        """The article under the cursor."""
        return self.summaries[self.cursor] if self.cursor < len(self.summaries) else None

    def _lines(self, index: int) -> Sequence[ItemLine]:
        summary = self.summaries[index]
        unread = summary.state.progress == 0 and not summary.state.finished
        ink = "accent" if summary.id == self.open_id else "item" if unread else "ink"
        return (
            ItemLine(((summary.metadata.title, ink),)),
            ItemLine(((_signs(summary), "accent"), (_source(summary), "quiet")), right=_length(summary)),
        )

    def _hit_lines(self, index: int) -> Sequence[ItemLine]:
        hit = self.hits[index]
        parts: list[tuple[str, str]] = []
        at = 0
        for start, end in hit.matches:
            parts += [(hit.snippet[at:start], "quiet"), (hit.snippet[start:end], "accent")]
            at = end
        parts.append((hit.snippet[at:], "quiet"))
        sign = f"{NOTE_SIGN} " if hit.kind == "note" else ""
        return (ItemLine(((sign + hit.title, "ink"),)), ItemLine(parts))

    def action_sort(self) -> None:
        """Ask for the next order."""
        self._request("sort")

    def action_view(self) -> None:
        """Ask for the next view."""
        self._request("view")

    def action_toggle_finished(self) -> None:
        """Mark as read or unread."""
        self._request("finished")

    def action_toggle_archived(self) -> None:
        """Archive or take out of the archive."""
        self._request("archived")

    def action_delete(self) -> None:
        """Delete the article."""
        self._request("delete")

    def action_let_go(self) -> None:
        """Let go of the filter."""
        self._request("let-go")

    def _request(self, verb: str) -> None:
        self.post_message(self.Requested(verb, self.current))


def _source(summary: ArticleSummary) -> str:
    return summary.metadata.site or summary.metadata.byline or ""


def _length(summary: ArticleSummary) -> str:
    state = summary.state
    read = "✓" if state.finished else f"{state.progress:.0%}" if state.progress >= 0.005 else ""
    return " · ".join(part for part in (read, f"{minutes_to_read(summary.words)} min") if part)


def _signs(summary: ArticleSummary) -> str:
    counts = ((BOOKMARK_SIGN, summary.bookmarks), (HIGHLIGHT_SIGN, summary.highlights), (NOTE_SIGN, summary.notes))
    return "".join(f"{sign}{count} " for sign, count in counts if count)
