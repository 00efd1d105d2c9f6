"""The article that is read: opening it, what lies over it, where one is in it."""

from collections.abc import Mapping

from textual import on
from textual.timer import Timer

from termreader.errors import TermreaderError
from termreader.library import Library
from termreader.model import Analysis, Annotation, Article, ArticleSummary, Document, Span
from termreader.tui import facts
from termreader.tui.keys import key_of
from termreader.tui.opening import Opened, Opening, open_stored
from termreader.tui.screens.base import may_work_later
from termreader.tui.screens.undoing import UndoingScreen
from termreader.tui.widgets.page_view import HeaderLine, PageView

EMPTY = f"No articles yet. {key_of('screen.add')} adds a file or a web address."
SAVE_POSITION_AFTER = 0.5
"""Seconds after the last movement that the reading position is saved; leaving the article saves at once."""


class ArticleScreen(UndoingScreen):
    """Shows one article of the library, or a file."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self.article: Article | None = None
        self.summaries: list[ArticleSummary] = opening.summaries
        """Every article, as last read."""
        self._unsaved: dict[int, tuple[int, float]] = {}
        """Where the reader is in articles, and how far read, while that is not saved."""
        self._position_timer: Timer | None = None

    def reload(self, *, keep: int | None = None) -> None:
        """Read the articles again, the list's cursor on the article `keep`."""

        def show(summaries: list[ArticleSummary]) -> None:
            self.summaries = summaries
            self.summaries_changed(keep)

        self.ask(self.library.summaries, show, group="list", only_last=True)

    def summaries_changed(self, keep: int | None) -> None:
        """For the floor above: the articles were read again."""

    def was_gone(self) -> None:
        """What is no longer there is no longer shown."""
        self.reload()

    # Opening ----------------------------------------------------------------------------------------------------

    def open_article(self, article_id: int, at: Span | None = None) -> None:
        """Show an article where it was left, or at a place."""
        if self.article is not None and self.article.id == article_id:
            if at is not None:
                self.reading.jump(at)
            return
        self.reopen(article_id, at)

    def reopen(self, article_id: int, at: Span | None = None) -> None:
        """Show an article as it is in the library now."""
        self.save_position()

        def show(opened: Opened) -> None:
            self.show_opened(opened, at)

        self.ask(lambda: open_stored(self.library, article_id), show, group="open", only_last=True)

    def show_opened(self, opened: Opened, at: Span | None = None) -> None:
        """Show what was read from the library or from a file."""
        article = self.article = opened.article
        header = [
            HeaderLine(("", "ink")),
            HeaderLine((article.metadata.title, "title")),
            HeaderLine((facts.fact_line(article.metadata, opened.words), "facts")),
            HeaderLine(("━━━━━", "title-rule")),
            HeaderLine(("", "ink")),
        ]
        if not article.document.text.strip():
            header.append(HeaderLine((self.spoken(_empty_words(article)), "quiet")))
        self.reading.show_article(article.document, header, article.state.position, opened.pictures)
        self.side.show_article(article.document)
        self.articles.redraw()
        self.show_annotations(opened.annotations)
        if at is not None:
            self.reading.jump(at)
        if opened.analysis is not None:
            self.show_analysis(opened.analysis)
        else:
            self._analyse(article)
        if article.id is None:
            self.say(f"Read from its file, not kept. {key_of('screen.add')} adds a file to the library.")
        else:
            article_id = article.id
            self.keep(lambda: self._opened(article_id))

    def show_nothing(self, words: str = EMPTY) -> None:
        """An empty page that says why, and what fills it."""
        self.forget_position()
        self.article = None
        self.reading.show_article(Document(""), [HeaderLine(("", "ink")), HeaderLine((self.spoken(words), "quiet"))])
        self.side.show_article(Document(""))
        self.show_annotations([])
        self.show_analysis(Analysis("nothing"))
        self.articles.redraw()

    def _opened(self, article_id: int) -> None:
        self.library.mark_opened(article_id)
        self.library.remember("last-article", article_id)

    def _analyse(self, article: Article) -> None:
        def show(analysis: Analysis) -> None:
            if self.article is article:
                self.show_analysis(analysis)

        def failed(error: TermreaderError) -> None:
            if self.article is article:
                self.names_unknown(error)

        self.ask(lambda: self.library.analysis(article), show, failed, group="analysis", only_last=True)

    def names_unknown(self, error: TermreaderError) -> None:
        """Say that the names of the article could not be found; those found before stay."""
        self.show_unknown(f"The names could not be found. {error}")

    def show_unknown(self, words: str) -> None:
        """Say why nothing is known of the names, now and wherever they are asked for."""
        if not self.reading.analysis.version:
            self.reading.why_unknown = words
            self.side.show_unknown()
        self.say(words)

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

    # Where one was ----------------------------------------------------------------------------------------------

    @on(PageView.Moved)
    def moved(self, event: PageView.Moved) -> None:
        """Remember the place, soon."""
        if self.article is None or self.article.id is None:
            return
        self._unsaved[self.article.id] = (event.offset, event.read)
        if self._position_timer is not None:
            self._position_timer.stop()
        self._position_timer = self.set_timer(SAVE_POSITION_AFTER, self.save_position)

    def forget_position(self) -> None:
        """The article is gone, and the place in it."""
        if self.article is not None and self.article.id is not None:
            self._unsaved.pop(self.article.id, None)

    def save_position(self) -> None:
        """Save where the reader is; what could not be saved before is tried again."""
        unsaved, self._unsaved = self._unsaved, {}
        for article_id, (offset, read) in unsaved.items():
            self._save_position(article_id, offset, read)

    def _save_position(self, article_id: int, offset: int, read: float) -> None:
        """Save a place; an article whose end was reached by reading is marked as read."""
        summary = next((s for s in self.summaries if s.id == article_id), None)
        finish = read >= 1.0 and offset > 0 and summary is not None and not summary.state.finished

        def save() -> None:
            self.library.save_position(article_id, offset, read)
            if finish:
                self.library.set_finished(article_id, True)

        def failed(error: TermreaderError) -> None:
            if may_work_later(error):
                self._unsaved.setdefault(article_id, (offset, read))

        # Nobody asked for it, and the next movement saves it: nothing is said of what only waits.
        self.keep(save, lambda _: self.reload(), failed, quiet=True)


def _empty_words(article: Article) -> str:
    if article.metadata.url is None:
        return "There is no text in it, and it has no address that it could be fetched from."
    return f"Its page is not in the library yet. {key_of('screen.refetch')} fetches it from {article.metadata.url}"
