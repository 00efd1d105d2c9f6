"""What is the reader's own: bookmarks, highlights, and notes kept as they are typed."""

from collections.abc import Callable, Mapping
from itertools import count

from textual import on

from termreader.library import Library
from termreader.model import Annotation, AnnotationKind, Span
from termreader.text.select import quote_text
from termreader.tui.keys import key_of
from termreader.tui.opening import Opening
from termreader.tui.screens.shelf import ShelfScreen
from termreader.tui.widgets.note_editor import NoteEditor, NoteSubject
from termreader.tui.widgets.reading_pane import ReadingPane
from termreader.tui.widgets.side_pane import SidePane

EXCERPT = 40
"""Characters of a quote that a message repeats."""
ONLY_READ = f"This file is only read, not kept. {key_of('screen.add')} adds it; then it takes notes."


class AnnotatingScreen(ShelfScreen):
    """Bookmarks, highlights and notes on the article that is read."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self._subjects = count(1)
        self._notes: dict[int, int] = {}
        """The annotation that came of each new note, by the number of its subject."""
        self._before: dict[int, str] = {}
        """The words that stood there when the editor opened, by the number of its subject."""

    @on(ReadingPane.AnnotationRequested)
    def annotate(self, event: ReadingPane.AnnotationRequested) -> None:
        """Bookmark or highlight a span."""
        article, kind, span = self.article, event.kind, event.span
        if article is None:
            return
        if article.id is None:
            self.say(ONLY_READ)
            return
        article_id = article.id

        def added(annotation: Annotation) -> None:
            words = f"{kind.value.capitalize()}: {quoted(annotation.quote)}"
            self._made(annotation.id, words)
            self.annotations_changed()
            self.say(words)

        self.keep(lambda: self.library.add_annotation(article_id, kind, span.start, span.end), added)
        self.reading.set_caret(None)

    def _made(self, annotation_id: int, words: str) -> None:
        """Let `u` take away what is new; what is written on it meanwhile comes back with it."""
        self.can_undo(
            words,
            lambda: self.library.delete_annotation(annotation_id),
            self.annotations_changed,
            lambda: self.library.restore_annotation(annotation_id),
        )

    def _went(self, words: str, back: Callable[[], object], annotation: Annotation) -> None:
        """Let `u` bring back what was deleted."""
        self.can_undo(
            words,
            back,
            self.annotations_changed,
            lambda: self.library.delete_annotation(annotation.id),
            f"Back again: the {annotation.kind.value} on {quoted(annotation.quote)}",
        )

    def action_note(self) -> None:
        """Open the editor on what the reader is at."""
        article, span = self.article, self.reading.note_span()
        if article is None or span is None:
            return
        if article.id is None:
            self.say(ONLY_READ)
            return
        existing = next((a for a in self.reading.annotations if (a.start, a.end) == tuple(span)), None)
        if existing is not None and existing.kind is not AnnotationKind.BOOKMARK:
            self.edit_note(existing)
        else:
            quote = excerpt(quote_text(self.reading.document, span))
            self._open_editor(NoteSubject(next(self._subjects), article.id, span, quote), "")
        self.reading.set_caret(None)

    def _open_editor(self, subject: NoteSubject, body: str) -> None:
        """Edit, with what is written on still in sight above the editor."""
        self.query_one(NoteEditor).edit(subject, body)

        def show() -> None:
            self.reading.keep_in_sight(max(subject.span.start, subject.span.end - 1))
            self.reading.keep_in_sight(subject.span.start)

        # The editor takes its rows in the first refresh; only then is it known what is in sight.
        self.call_after_refresh(self.call_after_refresh, show)

    def edit_note(self, annotation: Annotation) -> None:
        """Open the editor on an annotation."""
        span = Span(annotation.start, annotation.end)
        number, quote = next(self._subjects), excerpt(annotation.quote)
        subject = NoteSubject(number, annotation.article_id, span, quote, annotation.id)
        self._before[number] = annotation.body
        self._open_editor(subject, annotation.body)

    @on(NoteEditor.Changed)
    def save_note(self, event: NoteEditor.Changed) -> None:
        """Keep what was typed."""
        self.keep(lambda: self._save(event.subject, event.body), lambda _: self.reload_annotations())

    def _save(self, subject: NoteSubject, body: str) -> None:
        """Write a note to the library; a new one comes into being with its first words."""
        note_id = self._notes.get(subject.number, subject.annotation_id)
        if note_id is not None:
            self.library.update_annotation(note_id, body=body)
        elif body.strip():
            start, end = subject.span
            note = self.library.add_annotation(subject.article_id, AnnotationKind.NOTE, start, end, body)
            self._notes[subject.number] = note.id

    @on(NoteEditor.Closed)
    def note_closed(self, event: NoteEditor.Closed) -> None:
        """Say that it is kept, once it is; a note whose words were all deleted goes away."""
        self.take_focus(self.reading)
        subject, body = event.subject, event.body
        before = self._before.pop(subject.number, "")
        if body.strip():

            def kept(_: None) -> None:
                self._written(subject, before, body)
                self.annotations_changed()
                self.say("Note kept.")

            # Written once more: if the last save failed, this one says so in the place of "kept".
            self.keep(lambda: self._save(subject, body), kept)
            return

        def drop() -> Annotation | None:
            note_id = self._notes.get(subject.number, subject.annotation_id)
            note = next((a for a in self.library.annotations(subject.article_id) if a.id == note_id), None)
            if note is not None and note.kind is AnnotationKind.NOTE:
                self.library.delete_annotation(note.id)
            return note

        def dropped(note: Annotation | None) -> None:
            if note is not None and note.kind is not AnnotationKind.NOTE:
                self._written(subject, before, body)
            elif note is not None and before:
                note_id = note.id

                def back() -> None:
                    self.library.restore_annotation(note_id)
                    self.library.update_annotation(note_id, body=before)

                self._went("Deleted the empty note.", back, note)
                self.say(f"Deleted the empty note. {key_of('screen.undo')} brings it back.")
            self.annotations_changed()

        self.keep(drop, dropped)

    def _written(self, subject: NoteSubject, before: str, body: str) -> None:
        """Let `u` take back what was written: the words before it come back, and a new note goes away."""
        new_note = self._notes.get(subject.number)
        if new_note is not None:
            self._made(new_note, f"Note on {quoted(subject.quote)}")
            return
        annotation_id = subject.annotation_id
        if annotation_id is None or body == before:
            return
        self.can_undo(
            "The words are there again.",
            lambda: self.library.update_annotation(annotation_id, body=before),
            self.annotations_changed,
            lambda: self.library.update_annotation(annotation_id, body=body),
            f"Took back what was written. {key_of('screen.redo')} writes it again.",
        )

    def action_undo(self) -> None:
        """Take back the last change; a note that is still open is closed and kept first."""
        editor = self.query_one(NoteEditor)
        if editor.subject is not None:
            editor.close()
        else:
            super().action_undo()

    def annotations_changed(self) -> None:
        """Read annotations and the list's counts again."""
        self.reload_annotations()
        self.reload()

    @on(ReadingPane.RemovalRequested)
    @on(SidePane.RemovalRequested)
    def remove_annotation(self, event: ReadingPane.RemovalRequested | SidePane.RemovalRequested) -> None:
        """Delete an annotation; `u` brings it back."""
        annotation = event.annotation
        deleted = f"Deleted the {annotation.kind.value} on {quoted(annotation.quote)}."
        words = f"{deleted} {key_of('screen.undo')} brings it back."

        def done(_: None) -> None:
            self._went(words, lambda: self.library.restore_annotation(annotation.id), annotation)
            self.annotations_changed()
            self.say(words)

        self.keep(lambda: self.library.delete_annotation(annotation.id), done)

    def action_edit_mine(self) -> None:
        """Edit the words on the annotation under the side pane's cursor."""
        entry = self.side.current
        if entry is not None and isinstance(entry.target, Annotation):
            self.edit_note(entry.target)


def excerpt(quote: str) -> str:
    """The beginning of a quote on one line."""
    words = " ".join(quote.split())
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1].rstrip() + "…"


def quoted(quote: str) -> str:
    """The beginning of a quote between quotation marks; one that begins with a mark of its own gets none."""
    words = excerpt(quote)
    return words if words.startswith(("“", "„", "«", "‘", '"')) else f"“{words}”"
