"""A line to type into: find, filter, tags, a file to add. One question at a time.

Its input is loaded and made with the first question: nobody types before the first paint.
"""

from typing import TYPE_CHECKING

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from termreader.text.cells import cell_len

if TYPE_CHECKING:
    from textual.widgets import Input


class PromptLine(Horizontal):
    """Asks one thing, says what is typed as it is typed, and then what was entered."""

    DEFAULT_CSS = """
    PromptLine { height: 1; display: none; }
    PromptLine.-asking { display: block; }
    PromptLine Static { width: auto; height: 1; padding: 0 1; }
    PromptLine .told { color: $text-muted; }
    PromptLine Input { width: 1fr; height: 1; border: none; padding: 0; background: transparent; }
    PromptLine Input:focus { border: none; }
    """

    class Said(Message):
        """What stands in the line, and what it was asked for."""

        def __init__(self, purpose: str, text: str) -> None:
            self.purpose = purpose
            self.text = text
            super().__init__()

    class Typed(Said):
        """The text changed."""

    class Entered(Said):
        """Enter was pressed."""

    class Left(Said):
        """Esc was pressed: all is to be as it was before the question."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.purpose = ""
        self._label, self._told = Static(classes="label"), Static(classes="told")
        self._input: Input | None = None

    def ask(self, purpose: str, label: str, value: str = "", hint: str = "") -> None:
        """Show the question and take the keys."""
        self.purpose = purpose
        from textual.widgets import Input  # see above

        if self._input is None:
            self._input = Input(compact=True)
            self.mount(self._label, self._input, self._told)
        self._label.update(Content(label))
        self.tell("")
        with self.prevent(Input.Changed):
            self._input.value = value
        self._input.placeholder = hint
        # What a thing is called or filed under is mended more often than written anew; a search is new each time.
        self._input.select_on_focus = purpose != "shelf"
        self._input.cursor_position = len(value)
        self._set_asking(True)
        self.screen.set_focus(self._input)

    def _set_asking(self, asking: bool) -> None:
        """The line comes, and whatever stands in its place goes by its screen's class `-asking`."""
        self.set_class(asking, "-asking")
        self.screen.set_class(asking, "-asking")

    def tell(self, words: str) -> None:
        """What has come of it so far, at the right edge."""
        self._told.update(Content(words))
        # Said, not left to be measured: what comes before the first layout would not be measured again.
        self._told.styles.width = cell_len(words) + 2

    @property
    def asking(self) -> bool:
        """Whether a question stands."""
        return self.has_class("-asking")

    def close(self) -> None:
        """Put the question away."""
        self._set_asking(False)

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Say what is being typed."""
        event.stop()
        if self.asking:
            self.post_message(self.Typed(self.purpose, event.value))

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Say what was entered."""
        event.stop()
        self.close()
        self.post_message(self.Entered(self.purpose, event.value))

    def on_key(self, event: events.Key) -> None:
        """Esc leaves."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            text = self._input.value if self._input is not None else ""
            self.close()
            self.post_message(self.Left(self.purpose, text))
