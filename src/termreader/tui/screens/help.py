"""The keys that work here, by subject."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from termreader.text.cells import pad
from termreader.tui import commands, keys
from termreader.tui.commands import Owner
from termreader.tui.status import owner_of, works
from termreader.tui.widgets.shelf_list import OWNERS

_KEYS_WIDTH = 22
_PLACE = {
    **dict.fromkeys(OWNERS, "the list"),
    Owner.SIDE: "the side pane",
    Owner.TEXT: "the text",
    Owner.CARET: "the caret",
}


class HelpScreen(ModalScreen[None]):
    """A list of keys and what they do; any of the usual keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "Close", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown,ctrl+d", "scroll(10)", show=False),
        Binding("b,pageup,ctrl+u", "scroll(-10)", show=False),
    ]

    def __init__(self, focused: Widget | None, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._focused = focused
        self._owners = owner_of(focused)
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One text, scrolled when it is longer than the screen."""
        with VerticalScroll(id="help"):
            yield Static(self.words(), id="help-text")

    def words(self) -> Content:
        """Keys and help, group by group; what works in the pane with the keys stands first."""
        place = _PLACE.get(self._owners[0], "this place") if self._owners else "this place"
        parts: list[str | tuple[str, str]] = [(f"Keys in {place}", "bold $accent"), "   Esc closes\n"]
        chosen = [c for c in commands.owned_by(*self._owners, Owner.SCREEN) if works(c, self._focused)]
        groups = list(dict.fromkeys(command.group for command in chosen))
        for group in groups:
            parts += ["\n", (group, "bold"), "\n"]
            for command in chosen:
                own = keys.keys_of(command, self._keymap)
                if command.group == group and own:
                    parts += [(pad("  " + " ".join(own), _KEYS_WIDTH), "$accent"), " ", command.help, "\n"]
        return Content.assemble(*parts)

    def action_scroll(self, rows: int) -> None:
        """Scroll without animation."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)
