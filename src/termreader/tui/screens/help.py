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

from termreader.text.cells import cell_len, clip, pad
from termreader.text.wrap import wrap_plain
from termreader.tui import commands, keys
from termreader.tui.commands import Owner
from termreader.tui.status import owner_of, works
from termreader.tui.widgets.shelf_list import OWNERS

_KEYS_WIDTH = 26
"""Cells of the column of keys at most; in a narrow window it takes a third."""
_WIDTH, _MARGIN = 108, 2
_NAMES_FROM, _NAME_GAP = 90, 2
"""Cells from which a row has room for the name of its command, and the least between that and the words."""
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
                    parts += self._row(" ".join(own), command.help, command.id)
        return Content.assemble(*parts)

    def _row(self, own: str, words: str, command_id: str) -> list[str | tuple[str, str]]:
        """A command: its keys, what it does, and where there is room its name for the settings."""
        width = self._width
        column = min(_KEYS_WIDTH, width // 3)
        first, *rest = wrap_plain(words, max(10, width - column - 1)) or [""]
        row: list[str | tuple[str, str]] = [(pad(clip(f"  {own}", column), column), "$accent"), f" {first}"]
        room = width - column - 1 - cell_len(first) - cell_len(command_id)
        if room >= _NAME_GAP and width >= _NAMES_FROM:
            row.append((" " * room + command_id, "$reading-quiet"))
        row += [f"\n{' ' * column} {line}" for line in rest]
        return [*row, "\n"]

    @property
    def _width(self) -> int:
        """Cells of a row, as the stylesheet has it: margins, and a column for the scroll bar."""
        return min(_WIDTH, self.app.size.width) - 2 * _MARGIN - 1

    def on_resize(self) -> None:
        """Break the words for the width."""
        for text in self.query("#help-text").results(Static):
            text.update(self.words())

    def action_scroll(self, rows: int) -> None:
        """Scroll without animation."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)
