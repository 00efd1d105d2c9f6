"""The last line: where one is and what happened, at the left; the keys that matter here, at the right.

What happened is said whole: it puts the keys aside, and takes a second row and a third, before it is cut.
"""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from termreader.text.cells import cell_len, clip
from termreader.text.wrap import wrap_plain
from termreader.tui.inks import make_inks

_LAST_HINT = 8
"""Cells that where one is leaves to the last hint, which is the help."""
MOST_ROWS = 3
"""Rows that a message takes at most."""


class StatusLine(Widget):
    """Text at the left, (key, word) hints at the right, as many as fit; the last hint always shows."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._where = ""
        self._message = ""
        self._rows = [""]
        """The message as it is broken for the width."""
        self._hints: Sequence[tuple[str, str]] = ()
        self._inks: dict[str, Style] | None = None

    def notify_style_update(self) -> None:
        """The theme changed."""
        self._inks = None
        super().notify_style_update()

    @property
    def shown(self) -> str:
        """What stands at the left."""
        return self._message or self._where

    @property
    def message(self) -> str:
        """What happened, while it stands."""
        return self._message

    def show_where(self, words: str) -> None:
        """Where one is: the standing text."""
        if words != self._where:
            self._where = words
            self.refresh()

    def show_message(self, words: str) -> None:
        """What happened: stands in front of the rest until it is cleared."""
        if words != self._message:
            self._message = words
            self._fit(self.size.width)
            self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """A message may need another number of rows."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        self._rows = rows_of(self._message, width)
        if self.styles.height is None or self.styles.height.value != len(self._rows):
            self.styles.height = len(self._rows)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """The keys that matter here, most useful first; the last one is kept when the line is short."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line; of a message that needs more than one, one of its rows."""
        width = self.size.width
        if self._inks is None:
            self._inks = make_inks(self.app.theme_variables)
        quiet, key_ink, said = (self._inks[ink] for ink in ("status", "status-key", "status-said"))
        if self._message:
            left = f" {self._rows[y]}" if y < len(self._rows) else ""
        else:
            left = f" {shortened(self._where, width - _LAST_HINT - 1)}" if y == 0 else ""
        hints = fitting(self._hints, width - cell_len(left) - 3) if y == 0 and len(self._rows) == 1 else []
        segments = [Segment(left, said if self._message else quiet)]
        used = sum(cell_len(key) + cell_len(word) + 1 for key, word in hints) + 2 * max(0, len(hints) - 1) + 1
        segments.append(Segment(" " * max(0, width - cell_len(left) - used), quiet))
        for number, (key, word) in enumerate(hints):
            segments.append(Segment("  " if number else "", quiet))
            segments.append(Segment(key, key_ink))
            segments.append(Segment(f" {word}", quiet))
        segments.append(Segment(" ", quiet))
        return Strip(segments).adjust_cell_length(width, quiet)


def shortened(words: str, room: int) -> str:
    """Facts parted by points, without the last ones if there is no room for them; the first is cut if it must be."""
    while cell_len(words) > room and " · " in words:
        words = words.rpartition(" · ")[0]
    return clip(words, max(1, room))


def rows_of(message: str, width: int) -> list[str]:
    """A message in rows with a cell of air at either side; the last row is cut if even the most are too few."""
    room = max(1, width - 2)
    rows = wrap_plain(message, room) or [""]
    return [*rows[: MOST_ROWS - 1], clip(" ".join(rows[MOST_ROWS - 1 :]), room)] if len(rows) > MOST_ROWS else rows


def fitting(hints: Sequence[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """The first hints that fit into `room` cells together with the last one."""
    if not hints:
        return []
    *firsts, last = hints
    room -= cell_len(last[0]) + cell_len(last[1]) + 1
    if room < 0:
        return []
    chosen = []
    for key, word in firsts:
        room -= cell_len(key) + cell_len(word) + 3
        if room < 0:
            break
        chosen.append((key, word))
    return [*chosen, last]
