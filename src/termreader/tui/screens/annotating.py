"""What is the reader's own in an article: bookmarks, highlights, and what becomes of each."""

from textual import on

from termreader.errors import TermreaderError
from termreader.model import Annotation
from termreader.tui.facts import quoted
from termreader.tui.keys import key_of
from termreader.tui.screens.noting import ONLY_READ, NotingScreen
from termreader.tui.widgets.reading_pane import ReadingPane
from termreader.tui.widgets.side_pane import SidePane


class AnnotatingScreen(NotingScreen):
    """Bookmarks, highlights and notes on the article that is read."""

    @on(ReadingPane.AnnotationRequested)
    def annotate(self, event: ReadingPane.AnnotationRequested) -> None:
        """Bookmark or highlight a span."""
        article, kind, span, caret = self.article, event.kind, event.span, self.reading.caret
        if article is None:
            return
        if article.id is None:
            self.say(ONLY_READ)
            return
        article_id = article.id

        def added(annotation: Annotation) -> None:
            words = f"{kind.value.capitalize()}: {quoted(annotation.quote)}"
            self.made(annotation.id, words)
            self.annotations_changed()
            self.say(words)

        def failed(_: TermreaderError) -> None:
            if self.article is article and self.reading.caret is None and self.reading.shows(span):
                self.reading.set_caret(caret)  # what was selected is, for another try

        self.keep(lambda: self.library.add_annotation(article_id, kind, span.start, span.end), added, failed)
        self.reading.set_caret(None)

    @on(ReadingPane.RemovalRequested)
    @on(SidePane.RemovalRequested)
    def remove_annotation(self, event: ReadingPane.RemovalRequested | SidePane.RemovalRequested) -> None:
        """Delete an annotation; `u` brings it back."""
        annotation = event.annotation
        deleted = f"Deleted the {annotation.kind.value} on {quoted(annotation.quote)}."
        words = f"{deleted} {key_of('screen.undo')} brings it back."

        def done(_: None) -> None:
            self.went(words, lambda: self.library.restore_annotation(annotation.id), annotation)
            self.annotations_changed()
            self.say(words)

        self.keep(lambda: self.library.delete_annotation(annotation.id), done)

    def action_edit_mine(self) -> None:
        """Edit the words on the annotation under the side pane's cursor."""
        entry = self.side.current
        if entry is not None and isinstance(entry.target, Annotation):
            self.edit_note(entry.target)
        else:
            writes, goes_on = key_of("side.edit"), key_of("side.down")
            self.say(f"{writes} writes on a bookmark, a highlight or a note; {goes_on} goes to the next line.")
