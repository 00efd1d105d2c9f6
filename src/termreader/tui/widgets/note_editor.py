"""The editor pane for a note: it is saved as it is typed.

What it consists of is loaded and made when the first note is written: Textual's text area is a tenth of the time to
the first paint.
"""

from typing import TYPE_CHECKING

import msgspec
from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from termreader.model import Span
from termreader.tui.facts import quoted

if TYPE_CHECKING:
    from textual.widgets import TextArea

SAVE_AFTER = 0.4
"""Seconds that words may stand unsaved, however fast they are typed; leaving the editor saves at once."""


class NoteSubject(msgspec.Struct, frozen=True):
    """What is written on."""

    number: int
    """Tells one opening of the editor from another."""
    article_id: int
    span: Span
    quote: str
    """The beginning of its words, for the heading."""
    annotation_id: int | None = None
    """None for a note that is not there yet: it comes with its first words."""


class NoteEditor(Vertical):
    """Edits the words on one subject."""

    DEFAULT_CSS = """
    NoteEditor { height: 10; display: none; }
    NoteEditor.-open { display: block; }
    NoteEditor Static { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    NoteEditor TextArea { height: 1fr; border: none; padding: 0 1; }
    NoteEditor TextArea:focus { border: none; }
    """

    class Written(Message):
        """What stands in the editor."""

        def __init__(self, subject: NoteSubject, body: str) -> None:
            self.subject = subject
            self.body = body
            super().__init__()

    class Changed(Written):
        """The words are these now, and are to be kept."""

    class Closed(Written):
        """The editor was left; everything typed was said before."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.subject: NoteSubject | None = None
        self._saved = ""
        self._timer: Timer | None = None
        self._heading = Static(classes="heading")
        self._area: TextArea | None = None

    def edit(self, subject: NoteSubject, body: str) -> None:
        """Open on a subject, with the keys at once: what is typed next is the note's."""
        self.flush()
        self.subject = subject
        self._saved = body
        from textual.widgets import TextArea  # see above

        if self._area is None:
            self._area = TextArea(soft_wrap=True, show_line_numbers=False, compact=True)
            self.mount(self._heading, self._area)
        on = f" · on {quoted(subject.quote)}" if subject.quote else ""
        self._heading.update(Content(f"Note · Esc closes{on}"))
        with self.prevent(TextArea.Changed):
            self._area.load_text(body)
        self._area.move_cursor(self._area.document.end)
        self.add_class("-open")
        self.screen.set_focus(self._area)

    def unsaved(self) -> "NoteEditor.Changed | None":
        """What was typed and not said yet; it counts as said from now on."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        body = self._area.text if self._area is not None else ""
        if self.subject is None or body == self._saved:
            return None
        self._saved = body
        return self.Changed(self.subject, body)

    def flush(self) -> None:
        """Have unsaved words saved now."""
        changed = self.unsaved()
        if changed is not None:
            self.post_message(changed)

    def close(self) -> None:
        """Save and put the editor away."""
        self.flush()
        if self.subject is not None:
            self.post_message(self.Closed(self.subject, self._saved))
        self.subject = None
        self.remove_class("-open")

    def on_text_area_changed(self, event: "TextArea.Changed") -> None:
        """Save soon."""
        event.stop()
        if self._timer is None:
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
