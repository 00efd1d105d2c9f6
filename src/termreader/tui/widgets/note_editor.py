"""The editor pane for a note: it is saved as it is typed."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

SAVE_AFTER = 0.4
"""Seconds after the last key that the note is saved; leaving the editor saves at once."""


class NoteEditor(Vertical):
    """Edits the words of one annotation."""

    DEFAULT_CSS = """
    NoteEditor { height: 10; display: none; }
    NoteEditor.-open { display: block; }
    NoteEditor Static { height: 1; padding: 0 1; }
    NoteEditor TextArea { height: 1fr; border: none; padding: 0 1; }
    NoteEditor TextArea:focus { border: none; }
    """

    class Changed(Message):
        """The note's words are these now, and are to be kept."""

        def __init__(self, annotation_id: int, body: str) -> None:
            self.annotation_id = annotation_id
            self.body = body
            super().__init__()

    class Closed(Message):
        """The editor was left."""

        def __init__(self, annotation_id: int, body: str) -> None:
            self.annotation_id = annotation_id
            self.body = body
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.annotation_id: int | None = None
        self._saved = ""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """A heading and a text area."""
        yield Static(classes="heading")
        yield TextArea(soft_wrap=True, show_line_numbers=False, compact=True)

    def edit(self, annotation_id: int, quote: str, body: str) -> None:
        """Open on an annotation."""
        self.flush()
        self.annotation_id = annotation_id
        self._saved = body
        self.query_one(Static).update(Content(f"Note on “{quote}”   Esc saves and closes" if quote else "Note"))
        area = self.query_one(TextArea)
        with self.prevent(TextArea.Changed):
            area.load_text(body)
        area.move_cursor(area.document.end)
        self.add_class("-open")
        area.focus()

    @property
    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return self.annotation_id is not None

    def flush(self) -> None:
        """Have unsaved words saved now."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        body = self.query_one(TextArea).text
        if self.annotation_id is not None and body != self._saved:
            self._saved = body
            self.post_message(self.Changed(self.annotation_id, body))

    def close(self) -> None:
        """Save and put the editor away."""
        self.flush()
        if self.annotation_id is not None:
            self.post_message(self.Closed(self.annotation_id, self._saved))
        self.annotation_id = None
        self.remove_class("-open")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Save soon."""
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SAVE_AFTER, self.flush)

    def on_descendant_blur(self) -> None:
        """Another pane was taken: what is written is saved."""
        self.flush()

    def on_key(self, event: events.Key) -> None:
        """Esc saves and closes."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.close()
