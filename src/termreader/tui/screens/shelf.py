"""The list and what it opens: view, order, filter, search, and everything done to an article as a whole."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from termreader.library import Added, Library
from termreader.model import Analysis, Annotation, Article, ArticleSummary, Span
from termreader.tui import facts
from termreader.tui.opening import Opened, Opening, open_stored
from termreader.tui.screens.panes import PanesScreen
from termreader.tui.widgets.article_list import ArticleList
from termreader.tui.widgets.item_list import ItemList
from termreader.tui.widgets.page_view import HeaderLine, PageView

if TYPE_CHECKING:
    from termreader.store.finding import SearchHit

LOOK_SECONDS = 2.0
"""How often changes by another copy of the app, or by the command line, are looked for."""
SAVE_POSITION_AFTER = 0.5
"""Seconds after the last movement that the reading position is saved; leaving the article saves at once."""


class ShelfScreen(PanesScreen):
    """Chooses an article and shows it."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self.article: Article | None = None
        self.summaries = opening.summaries
        self.view, self.order = opening.looks.view, opening.looks.order
        self.filter_text = ""
        self._undo: list[tuple[str, Callable[[], object], Callable[[], None]]] = []
        self._position: tuple[int, int, float] | None = None
        self._position_timer: Timer | None = None
        self._data_version = library.data_version()
        self._hits: Sequence[SearchHit] = ()

    # The list ---------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the list, and what is to be read first."""
        opened = self.opening.opened
        self.refresh_list(keep=opened.article.id if opened is not None else None)
        if opened is not None:
            self._show(opened)
        if self.opening.problem is not None:
            self.say(self.opening.problem)
        self.set_interval(LOOK_SECONDS, self._look_for_changes)

    def reload(self, *, keep: int | None = None) -> None:
        """Read the list again, the cursor on the article `keep`."""

        def show(summaries: list[ArticleSummary]) -> None:
            self.summaries = summaries
            self._data_version = self.library.data_version()
            self.refresh_list(keep=keep)

        self.ask(self.library.summaries, show, group="list", only_last=True)

    def _look_for_changes(self) -> None:
        """Notice what another copy of the app, or the command line, changed."""
        if self.library.data_version() != self._data_version:
            self.reload()
            if self.article is not None and self.article.id is not None:
                self.reload_annotations()

    def refresh_list(self, *, keep: int | None = None) -> None:
        """Show the articles of the view that pass the filter, in order."""
        chosen = [s for s in self.summaries if facts.in_view(s, self.view) and facts.passes(s, self.filter_text)]
        chosen.sort(key=lambda s: facts.sort_key(s, self.order), reverse=self.order in facts.NEWEST_FIRST)
        if keep is None and self.articles.current is None and self.article is not None:
            keep = self.article.id
        self.articles.show(chosen, keep=keep)
        heading = facts.VIEW_WORDS[self.view] + (f" / {self.filter_text}" if self.filter_text else "")
        self.set_heading("list-heading", heading)
        unread = sum(facts.in_view(s, "unread") for s in self.summaries)
        everything = sum(facts.in_view(s, "all") for s in self.summaries)
        if chosen or not self.summaries:
            self.set_heading("list-foot", f"{unread} unread · {everything} all")
        else:
            self.set_heading("list-foot", "Nothing here. f shows others, Esc lets go.")
        if not self.summaries:
            self.set_heading("list-foot", "Empty. o adds a file.")

    @on(ItemList.Chosen, "#articles")
    def choose(self, event: ItemList.Chosen) -> None:
        """Open what was chosen, and read."""
        if self.articles.hits:
            hit = self._hits[event.index]
            self.open_article(hit.article_id, at=hit.span)
        elif self.articles.current is not None:
            self.open_article(self.articles.current.id)
        self.take_focus(self.reading)

    @on(ArticleList.Requested)
    def list_request(self, event: ArticleList.Requested) -> None:
        """Do what was asked for from the list."""
        summary, verb = event.summary, event.verb
        if verb == "sort":
            self.order = _next(facts.ORDERS, self.order)
            self._remember("order", self.order)
            self.refresh_list()
            self.say(f"The list is {facts.ORDER_WORDS[self.order]}.")
        elif verb == "view":
            self.view = _next(facts.VIEWS, self.view)
            self._remember("view", self.view)
            self.refresh_list()
        elif verb == "let-go":
            self.filter_text = ""
            self.refresh_list()
        elif summary is not None:
            self._change(verb, summary)

    def _change(self, verb: str, summary: ArticleSummary) -> None:
        library, state, title = self.library, summary.state, summary.metadata.title
        if verb == "finished":
            words = "Marked as unread" if state.finished else "Marked as read"
            self._do(
                lambda: library.set_finished(summary.id, not state.finished),
                lambda: library.set_finished(summary.id, state.finished),
                f"{words}: {title}",
            )
        elif verb == "archived":
            words = "Out of the archive" if state.archived else "Archived"
            self._do(
                lambda: library.set_archived(summary.id, not state.archived),
                lambda: library.set_archived(summary.id, state.archived),
                f"{words}: {title}. u undoes.",
            )
        elif verb == "delete":
            self._do(
                lambda: library.delete_article(summary.id),
                lambda: library.restore_article(summary.id),
                f"Deleted: {title}. u brings it back.",
            )

    def action_filter(self) -> None:
        """Ask for words that the articles of the list must have."""
        self.prompt.ask("filter", "Filter", self.filter_text, "words of title, source, author; #tag")

    def action_tag(self) -> None:
        """Ask for the tags of the article under the cursor."""
        summary = self.articles.current
        if summary is not None:
            self.prompt.ask(f"tag {summary.id}", "Tags", " ".join(summary.state.tags), "parted by spaces")

    def action_rename(self) -> None:
        """Ask for the title of the article under the cursor."""
        summary = self.articles.current
        if summary is not None:
            self.prompt.ask(f"rename {summary.id}", "Title", summary.metadata.title)

    def set_tags(self, article_id: int, words: str) -> None:
        """Give an article these tags."""
        old = next((s.state.tags for s in self.summaries if s.id == article_id), ())
        tags = tuple(dict.fromkeys(word.lstrip("#") for word in words.replace(",", " ").split() if word.strip("#")))
        self._do(
            lambda: self.library.set_tags(article_id, tags),
            lambda: self.library.set_tags(article_id, old),
            f"Tags: {' '.join(tags)}" if tags else "No tags.",
        )

    def rename(self, article_id: int, title: str) -> None:
        """Give an article another title."""
        old = next((s.metadata.title for s in self.summaries if s.id == article_id), "")
        self._do(
            lambda: self.library.set_title(article_id, title),
            lambda: self.library.set_title(article_id, old),
            f"Now called: {title}",
        )

    # Doing and undoing ------------------------------------------------------------------------------------------

    def _do(self, work: Callable[[], object], back: Callable[[], object], words: str) -> None:
        """Change an article, so that `u` can change it back."""

        def done(_: object) -> None:
            self.say(words)
            self.can_undo(words, back, self.reload)
            self.reload()

        self.keep(work, done)

    def can_undo(self, words: str, back: Callable[[], object], after: Callable[[], None]) -> None:
        """Remember how to take back what was just done."""
        self._undo.append((words, back, after))

    def action_undo(self) -> None:
        """Take back the last change."""
        if not self._undo:
            self.say("Nothing to undo.")
            return
        words, back, after = self._undo.pop()

        def done(_: object) -> None:
            after()
            self.say(f"Undone: {words.partition('. u ')[0]}")

        self.keep(back, done)

    # Opening ----------------------------------------------------------------------------------------------------

    def open_article(self, article_id: int, at: Span | None = None) -> None:
        """Show an article where it was left, or at a place."""
        if self.article is not None and self.article.id == article_id:
            if at is not None:
                self.reading.jump(at)
            return
        self.save_position()

        def show(opened: Opened) -> None:
            self._show(opened, at)

        self.ask(lambda: open_stored(self.library, article_id), show, group="open", only_last=True)

    def _show(self, opened: Opened, at: Span | None = None) -> None:
        article = self.article = opened.article
        header = [
            HeaderLine(("", "ink")),
            HeaderLine((article.metadata.title, "title")),
            HeaderLine((facts.fact_line(article.metadata, self._words(article)), "facts")),
            HeaderLine(("─────", "hairline")),
            HeaderLine(("", "ink")),
        ]
        self.reading.show_article(article.document, header, article.state.position)
        self.side.show_article(article.document)
        self.articles.mark_open(article.id)
        self.show_annotations(opened.annotations)
        if at is not None:
            self.reading.jump(at)
        if opened.analysis is not None:
            self.show_analysis(opened.analysis)
        else:
            self._analyse(article)
        if article.id is None:
            self.say("Read from its file; nothing is added. o adds a file to the library.")
        else:
            article_id = article.id
            self.keep(lambda: self._opened(article_id))

    def _opened(self, article_id: int) -> None:
        self.library.mark_opened(article_id)
        self.library.remember("last-article", article_id)

    def _words(self, article: Article) -> int:
        from termreader.model import count_words

        known = next((s.words for s in self.summaries if s.id == article.id), None)
        return known if known is not None else count_words(article.document.text)

    def _analyse(self, article: Article) -> None:
        def show(analysis: Analysis) -> None:
            if self.article is article:
                self.show_analysis(analysis)

        self.ask(lambda: self.library.analysis(article), show, group="analysis", only_last=True)

    def show_analysis(self, analysis: Analysis) -> None:
        """Light up the names, and list them."""
        self.reading.show_analysis(analysis)
        self.side.show_analysis(analysis)

    def show_annotations(self, annotations: list[Annotation]) -> None:
        """Show what is the reader's own in the article."""
        self.reading.show_annotations(annotations)
        self.side.show_annotations(annotations)

    def reload_annotations(self) -> None:
        """Read the annotations of the article again."""
        article = self.article
        if article is None or article.id is None:
            return
        article_id = article.id

        def show(annotations: list[Annotation]) -> None:
            if self.article is article:
                self.show_annotations(annotations)

        self.ask(lambda: self.library.annotations(article_id), show, group="annotations", only_last=True)

    def action_neighbour(self, direction: int) -> None:
        """Open the next article of the list, or the one before."""
        ids = [summary.id for summary in self.articles.summaries]
        if self.article is None or self.article.id not in ids:
            self.say("No next article in this list.")
            return
        place = ids.index(self.article.id) + direction
        if 0 <= place < len(ids):
            self.articles.move_cursor(place)
            self.open_article(ids[place])
        else:
            self.say("That was the last article of the list." if direction > 0 else "That was the first of the list.")

    # Where one was ----------------------------------------------------------------------------------------------

    @on(PageView.Moved)
    def moved(self, event: PageView.Moved) -> None:
        """Remember the place, soon."""
        if self.article is None or self.article.id is None:
            return
        self._position = (self.article.id, event.offset, event.read)
        if self._position_timer is not None:
            self._position_timer.stop()
        self._position_timer = self.set_timer(SAVE_POSITION_AFTER, self.save_position)

    def save_position(self) -> None:
        """Save where the reader is; an article whose end was reached by reading is marked as read."""
        if self._position is None:
            return
        article_id, offset, read = self._position
        self._position = None
        summary = next((s for s in self.summaries if s.id == article_id), None)
        finish = read >= 1.0 and offset > 0 and summary is not None and not summary.state.finished

        def save() -> None:
            self.library.save_position(article_id, offset, read)
            if finish:
                self.library.set_finished(article_id, True)

        self.keep(save, lambda _: self.reload())

    # Adding -----------------------------------------------------------------------------------------------------

    def action_add(self) -> None:
        """Ask for a file to add."""
        self.prompt.ask("add", "Add", "", "a file: ~/Downloads/article.txt")

    def add(self, source: str) -> None:
        """Take a file in."""
        source = source.strip()
        if not source:
            return
        path = str(Path(source).expanduser()) if "://" not in source else source

        def added(answer: Added) -> None:
            if answer.status == "failed" or answer.id is None:
                self.say(answer.error or "It could not be added.")
                return
            self.say(f"Added: {answer.title}" if answer.status == "added" else f"Already here: {answer.title}")
            self.reload(keep=answer.id)
            self.open_article(answer.id)

        self.say(f"Adding {source} …")
        self.keep(lambda: self.library.add(path), added)

    def search(self, query: str) -> None:
        """Search every article and note, and list what is found."""

        def show(hits: "list[SearchHit]") -> None:
            self._hits = hits
            if hits:
                self.articles.show_hits(hits)
                self.set_heading("list-heading", f"Search: {query}")
                self.set_heading("list-foot", f"{facts.count_of(len(hits), 'place')} · Esc lets go")
                self.list_shown = True
                self.take_focus(self.articles)
            else:
                self.say(f"“{query}” is in no article and no note.")

        self.ask(lambda: self.library.search(query), show, group="search", only_last=True)

    def _remember(self, key: str, value: object) -> None:
        self.keep(lambda: self.library.remember(key, value))


def _next(choices: tuple[str, ...], current: str) -> str:
    return choices[(choices.index(current) + 1) % len(choices)] if current in choices else choices[0]
