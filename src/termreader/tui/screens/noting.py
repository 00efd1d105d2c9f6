"""Notes, kept as they are typed. Words that could not be kept stay until they are: nothing that was typed is lost."""

from collections.abc import Callable, Mapping
from itertools import count

from textual import on

from termreader.errors import NotFoundError, TermreaderError
from termreader.library import Library
from termreader.model import Annotation, AnnotationKind, Span
from termreader.text.select import quote_text
from termreader.tui.facts import excerpt, quoted
from termreader.tui.keys import key_of
from termreader.tui.opening import Opening
from termreader.tui.screens.shelf import ShelfScreen
from termreader.tui.widgets.note_editor import NoteEditor, NoteSubject
from termreader.tui.writing import Writing, put_aside

ONLY_READ = f"This file is only read, not kept. {key_of('screen.add')} adds it; then it takes notes."
TRY_AGAIN_AFTER = 10.0
"""Seconds after which words that could not be kept, and stand in no editor, are tried again."""


class NotingScreen(ShelfScreen):
    """The editor of notes, and what is not kept yet."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self._subjects = count(1)
        self._writings: dict[int, Writing] = {}
        """Those in the editor, and those not kept yet, by the number of their subject."""
        self._told_of: list[str] = []
        """The words that held the reader back from leaving."""

    @property
    def editor(self) -> NoteEditor:
        """The editor of notes."""
        return self.query_one(NoteEditor)

    def annotations_changed(self) -> None:
        """Read annotations and the list's counts again."""
        self.reload_annotations()
        self.reload()

    # Opening the editor -----------------------------------------------------------------------------------------

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
            self._write_on(NoteSubject(next(self._subjects), article.id, span, quote), "")
        self.reading.set_caret(None)

    def edit_note(self, annotation: Annotation) -> None:
        """Open the editor on an annotation."""
        span, quote = Span(annotation.start, annotation.end), excerpt(annotation.quote)
        subject = NoteSubject(next(self._subjects), annotation.article_id, span, quote, annotation.id)
        self._write_on(subject, annotation.body)

    def _write_on(self, subject: NoteSubject, body: str) -> None:
        """Open the editor, with words that wait to be kept on the same place."""
        writing = next((one for one in self._writings.values() if one.is_on(subject)), None)
        if writing is None:
            note_id = subject.annotation_id
            writing = Writing(subject, body, body, body, note_id, is_new=note_id is None)
            self._writings[subject.number] = writing
        if self.editor.subject is not None and self.editor.subject is not writing.subject:
            self.editor.close()
        self._open_editor(writing)

    def _open_editor(self, writing: Writing) -> None:
        """Edit, with what is written on still in sight above the editor."""
        span = writing.subject.span
        writing.waits = False
        self.editor.edit(writing.subject, writing.typed)

        def show() -> None:
            self.reading.keep_in_sight(max(span.start, span.end - 1))
            self.reading.keep_in_sight(span.start)

        # The editor takes its rows in the first refresh; only then is it known what is in sight.
        self.call_after_refresh(self.call_after_refresh, show)

    # Keeping what is typed --------------------------------------------------------------------------------------

    @on(NoteEditor.Changed)
    def save_note(self, event: NoteEditor.Changed) -> None:
        """Keep what was typed."""
        writing = self._writings.get(event.subject.number)
        if writing is None:
            return
        writing.typed = event.body
        writing.asked += 1
        asked = writing.asked

        def save() -> None:
            if asked == writing.asked:  # else more was typed while this waited, and is kept in its turn
                self._save(writing)

        self.keep(save, lambda _: self.reload_annotations())

    def _save(self, writing: Writing) -> None:
        """Write a note to the library; a new one comes into being with its first words."""
        body = writing.typed
        if body == writing.kept:
            return
        try:
            self._put(writing, body)
        except NotFoundError:
            # Deleted elsewhere while it was written on: the words bring back what they stand on.
            self.library.restore_article(writing.subject.article_id)
            if writing.annotation_id is not None:
                self.library.restore_annotation(writing.annotation_id)
            self._put(writing, body)
        writing.kept = body

    def _put(self, writing: Writing, body: str) -> None:
        subject = writing.subject
        if writing.annotation_id is not None:
            self.library.update_annotation(writing.annotation_id, body=body)
        elif body.strip():
            start, end = subject.span
            note = self.library.add_annotation(subject.article_id, AnnotationKind.NOTE, start, end, body)
            writing.annotation_id = note.id

    @on(NoteEditor.Closed)
    def note_closed(self, event: NoteEditor.Closed) -> None:
        """Say that it is kept, once it is; a note whose words were all deleted goes away."""
        if self.editor.subject is None:  # else it is open on something else by now
            self.take_focus(self.reading)
        writing = self._writings.get(event.subject.number)
        if writing is not None:
            writing.typed = event.body
            self._finish_writing(writing)

    def _finish_writing(self, writing: Writing) -> None:
        """Keep what was written, or drop the note when nothing was."""
        if writing.typed.strip():
            self.keep(lambda: self._save(writing), lambda _: self._kept(writing), lambda e: self._not_kept(writing, e))
        else:
            self.keep(
                lambda: self._drop(writing),
                lambda note: self._dropped(writing, note),
                lambda error: self._not_kept(writing, error),
            )

    def _kept(self, writing: Writing) -> None:
        self._let_go(writing)
        self._written(writing)
        self.annotations_changed()
        self.say("Note kept.")

    def _let_go(self, writing: Writing) -> None:
        writing.waits = False
        if self.editor.subject is not writing.subject:  # else it was opened again meanwhile
            self._writings.pop(writing.subject.number, None)

    def _drop(self, writing: Writing) -> Annotation | None:
        article_id = writing.subject.article_id
        note = next((a for a in self.library.annotations(article_id) if a.id == writing.annotation_id), None)
        if note is not None and note.kind is AnnotationKind.NOTE:
            self.library.delete_annotation(note.id)
        elif note is not None:
            self._save(writing)
        return note

    def _dropped(self, writing: Writing, note: Annotation | None) -> None:
        self._let_go(writing)
        before = writing.before
        if note is not None and note.kind is not AnnotationKind.NOTE:
            self._written(writing)
        elif note is not None and before:
            note_id = note.id

            def back() -> None:
                self.library.restore_annotation(note_id)
                self.library.update_annotation(note_id, body=before)

            self.went("Deleted the empty note.", back, note)
            self.say(f"Deleted the empty note. {key_of('screen.undo')} brings it back.")
        self.annotations_changed()

    # What is not kept -------------------------------------------------------------------------------------------

    def _not_kept(self, writing: Writing, error: TermreaderError) -> None:
        """The editor opens again, unless the reader has gone on: then the words wait, and are tried again."""
        if not writing.typed.strip():
            self._let_go(writing)
            return
        article_id = self.article.id if self.article is not None else None
        is_free = self.is_current and self.focused is self.reading and self.editor.subject is None
        if is_free and not self.prompt.asking and article_id == writing.subject.article_id:
            self._open_editor(writing)
            self.say(f"Your words are still here, but not kept. {error}")
        elif self.editor.subject is not writing.subject:
            writing.waits = True
            self.set_timer(TRY_AGAIN_AFTER, self.keep_what_waits)
            self.say(f"Your note on {quoted(writing.subject.quote)} waits, and is tried again. {error}")

    def keep_what_waits(self) -> None:
        """Try again to keep the words that could not be kept."""
        for writing in [one for one in self._writings.values() if one.waits]:
            writing.waits = False
            self._finish_writing(writing)

    def keep_everything_typed(self) -> None:
        """Keep what stands in the editor, and what waits."""
        changed = self.editor.unsaved()
        writing = self._writings.get(self.editor.subject.number) if self.editor.subject is not None else None
        if changed is not None:
            self.save_note(changed)
        elif writing is not None and writing.typed != writing.kept:
            self.save_note(NoteEditor.Changed(writing.subject, writing.typed))
        self.keep_what_waits()

    def holds_back(self) -> bool:
        """Whether words that are not kept hold the reader back from leaving: they do once."""
        words = [one.typed for one in self._unkept()]
        if not words or words == self._told_of:
            return False
        self._told_of = words
        quits = key_of("screen.quit")
        self.say(f"Your words are still here, but not kept. {quits} tries again, and then leaves with them in a file.")
        return True

    def last_words(self) -> str | None:
        """What is said after leaving: where the words are that could not be kept, or the words themselves."""
        unkept = self._unkept()
        return put_aside(unkept, self.library.paths.state / "unkept-notes.txt") if unkept else None

    def _unkept(self) -> list[Writing]:
        return [one for one in self._writings.values() if one.is_unkept]

    # Taking back ------------------------------------------------------------------------------------------------

    def made(self, annotation_id: int, words: str) -> None:
        """Let `u` take away what is new; what is written on it meanwhile comes back with it."""
        self.can_undo(
            words,
            lambda: self.library.delete_annotation(annotation_id),
            self.annotations_changed,
            lambda: self.library.restore_annotation(annotation_id),
        )

    def went(self, words: str, back: Callable[[], object], annotation: Annotation) -> None:
        """Let `u` bring back what was deleted."""
        self.can_undo(
            words,
            back,
            self.annotations_changed,
            lambda: self.library.delete_annotation(annotation.id),
            f"Back again: the {annotation.kind.value} on {quoted(annotation.quote)}",
        )

    def _written(self, writing: Writing) -> None:
        """Let `u` take back what was written: the words before it come back, and a new note goes away."""
        annotation_id, before, body = writing.annotation_id, writing.before, writing.kept
        if annotation_id is None:
            return
        if writing.is_new:
            self.made(annotation_id, f"Note on {quoted(writing.subject.quote)}")
        elif body != before:
            self.can_undo(
                "The words are there again.",
                lambda: self.library.update_annotation(annotation_id, body=before),
                self.annotations_changed,
                lambda: self.library.update_annotation(annotation_id, body=body),
                f"Took back what was written. {key_of('screen.redo')} writes it again.",
            )
        writing.is_new, writing.before = False, body

    def action_undo(self) -> None:
        """Take back the last change; a note that is still open is closed and kept first."""
        if self.editor.subject is not None:
            self.editor.close()
        else:
            super().action_undo()
