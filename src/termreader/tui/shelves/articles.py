"""The articles of the library: views, order, filter, and what is done to an article as a whole."""

from collections.abc import Sequence
from typing import ClassVar

from termreader.model import ArticleSummary
from termreader.tui.facts import ended, minutes_to_read, shorter_dates
from termreader.tui.keys import key_of
from termreader.tui.shelves import arrangement
from termreader.tui.shelves.base import Desk, Shelf, with_filter
from termreader.tui.widgets.item_list import ItemLine
from termreader.tui.widgets.page import BOOKMARK_SIGN, HIGHLIGHT_SIGN, NOTE_SIGN


class ArticleShelf(Shelf[ArticleSummary]):
    """Two lines each: title, then source, date, length and how far read."""

    name: ClassVar[str] = "articles"
    heights = 2

    def __init__(self, desk: Desk, view: str, order: str, filter_text: str = "") -> None:
        super().__init__(desk)
        self.filter_text = filter_text
        self.view = view if view in arrangement.VIEWS else "all"
        self.order = order
        self.verbs = {
            **self.verbs,
            "sort": self.sort,
            "finished": self.toggle_finished,
            "archived": self.toggle_archived,
            "tag": self.ask_tags,
            "rename": self.ask_title,
            "delete": self.delete,
        }

    @property
    def heading(self) -> str:
        """The view."""
        return with_filter(arrangement.VIEW_WORDS[self.view], self.filter_text)

    @property
    def foot(self) -> str:
        """How many there are."""
        summaries = self.desk.summaries
        if not summaries:
            return f"Empty. {key_of('screen.add')} adds a page or a file."
        if not self.entries:
            return f"Nothing here. {key_of('list.view')} shows others, {key_of('list.let-go')} lets go."
        unread = sum(arrangement.in_view(s, "unread") for s in summaries)
        everything = sum(arrangement.in_view(s, "all") for s in summaries)
        return f"{unread} unread · {everything} all"

    def load(self) -> None:
        """Ask for the articles; the desk shows them."""
        self.desk.reload()

    def look(self) -> None:
        """The desk reads the articles whenever they may have changed."""

    def keep_filter(self) -> None:
        """Filter in the same way at the next start."""
        self.desk.remember("filter", self.filter_text)

    def let_go(self) -> None:
        """Let go of the filter, for the next start too."""
        super().let_go()
        self.keep_filter()

    def refilter(self) -> None:
        """Show the articles of the view that pass the filter, in order."""
        self.arrange()

    def arrange(self, keep: int | None = None) -> None:
        """Show the articles of the view that pass the filter, the cursor on the article `keep`."""
        chosen = [
            s
            for s in self.desk.summaries
            if arrangement.in_view(s, self.view) and arrangement.passes(s, self.filter_text)
        ]
        chosen.sort(key=lambda s: arrangement.sort_key(s, self.order), reverse=self.order in arrangement.NEWEST_FIRST)
        if keep is None and self.current is None and self.left_at is None and self.desk.article is not None:
            keep = self.desk.article.id
        self.put(chosen, keep)

    def choose(self, index: int) -> bool:
        """Open the article."""
        self.desk.open_article(self.entries[index].id)
        return True

    def key(self, entry: ArticleSummary) -> int:
        """Its number."""
        return entry.id

    def lines(self, index: int) -> Sequence[ItemLine]:
        """Title, then what is yours in it, source, date where there is room, length and how far read."""
        summary, article = self.entries[index], self.desk.article
        unread = summary.state.progress == 0 and not summary.state.finished
        is_open = article is not None and summary.id == article.id
        ink = "accent" if is_open else "item" if unread else "ink"
        return (
            ItemLine(((summary.metadata.title, ink),)),
            _facts(summary),
        )

    def neighbour(self, article_id: int, direction: int) -> int | None:
        """The place of the next article in the list, or the one before."""
        place = next((index for index, summary in enumerate(self.entries) if summary.id == article_id), None)
        return None if place is None else place + direction

    # What is done to them ---------------------------------------------------------------------------------------

    def sort(self) -> None:
        """The next order."""
        self.order = arrangement.next_of(arrangement.ORDERS, self.order)
        self.desk.remember("order", self.order)
        self.arrange()
        self.desk.say(f"The list is {arrangement.ORDER_WORDS[self.order]}.")

    def toggle_finished(self) -> None:
        """Read, or unread again."""
        summary, library = self.current, self.desk.library
        if summary is not None:
            was = summary.state.finished
            self.desk.do(
                lambda: library.set_finished(summary.id, not was),
                lambda: library.set_finished(summary.id, was),
                f"{'Marked as unread' if was else 'Marked as read'}: {summary.metadata.title}",
                self.desk.reload,
                f"{'Read' if was else 'Unread'} again: {summary.metadata.title}",
            )

    def toggle_archived(self) -> None:
        """Into the archive, or out of it."""
        summary, library = self.current, self.desk.library
        if summary is not None:
            was = summary.state.archived
            words = f"{'No longer archived' if was else 'Archived'}: {ended(summary.metadata.title)}"
            self.desk.do(
                lambda: library.set_archived(summary.id, not was),
                lambda: library.set_archived(summary.id, was),
                f"{words} {key_of('screen.undo')} undoes.",
                self.desk.reload,
                f"{'Archived again' if was else 'No longer archived'}: {summary.metadata.title}",
            )

    def delete(self) -> None:
        """Away, until `u`."""
        summary, library = self.current, self.desk.library
        if summary is not None:
            self.desk.do(
                lambda: library.delete_article(summary.id),
                lambda: library.restore_article(summary.id),
                f"Deleted: {ended(summary.metadata.title)} {key_of('screen.undo')} brings it back.",
                self.desk.reload,
                f"Back again: {summary.metadata.title}",
            )

    def ask_tags(self) -> None:
        """Ask for the tags of the article under the cursor."""
        summary, library = self.current, self.desk.library
        if summary is None:
            return
        old = summary.state.tags

        def answered(words: str) -> None:
            tags = tags_in(words, old)
            if set(tags) == set(old):
                return
            self.desk.do(
                lambda: library.set_tags(summary.id, tags),
                lambda: library.set_tags(summary.id, old),
                f"Tags: {', '.join(tags)}" if tags else "No tags.",
                self.desk.reload,
                failed=self.desk.offered_again(words),
            )

        self.desk.question("Tags", ", ".join(old), "parted by commas", answered)

    def ask_title(self) -> None:
        """Ask for the title of the article under the cursor."""
        summary, library = self.current, self.desk.library
        if summary is None:
            return
        old = summary.metadata.title

        def answered(title: str) -> None:
            if not title.strip():
                self.desk.question(
                    "Title", "", "A title needs at least one character; Esc leaves it as it was.", answered
                )
                return
            self.desk.do(
                lambda: library.set_title(summary.id, title),
                lambda: library.set_title(summary.id, old),
                f"Now called: {title}",
                self.desk.reload,
                f"Called as before: {old}",
                self.desk.offered_again(title),
            )

        self.desk.question("Title", old, "", answered)


def tags_in(words: str, known: Sequence[str] = ()) -> tuple[str, ...]:
    """The tags in what was typed: parted by commas, semicolons or the `#` before each, and with spaces in them.

    `known` tags that have such a sign in them, as those of other programs may, stay whole.
    """
    whole = []
    for tag in sorted(known, key=len, reverse=True):
        if tags_in(tag) != (tag,) and tag in words:
            whole.append(tag)
            words = words.replace(tag, ",", 1)
    parts = words.replace(";", ",").replace(" #", ",").split(",")
    tags = (" ".join(part.split()).lstrip("#") for part in parts)
    return tuple(dict.fromkeys([*whole, *(tag for tag in tags if tag)]))


def _facts(summary: ArticleSummary) -> ItemLine:
    source = summary.metadata.site or summary.metadata.byline or ""
    dates = shorter_dates(summary.metadata.published) or [
        f"added {date}" for date in shorter_dates(summary.state.added)[:2]
    ]
    asides = [f" · {date}" for date in dates] if source else dates
    return ItemLine(((_signs(summary), "accent"), (source, "quiet")), right=_length(summary), asides=asides)


def _length(summary: ArticleSummary) -> str:
    state = summary.state
    read = "✓" if state.finished else f"{state.progress:.0%}" if state.progress >= 0.005 else ""
    length = f"{minutes_to_read(summary.words)} min" if summary.words else "not fetched"
    return " · ".join(part for part in (read, length) if part)


def _signs(summary: ArticleSummary) -> str:
    counts = ((BOOKMARK_SIGN, summary.bookmarks), (HIGHLIGHT_SIGN, summary.highlights), (NOTE_SIGN, summary.notes))
    return "".join(f"{sign}{count} " for sign, count in counts if count)
