"""One picture, as large as the terminal allows: in pixels where the terminal draws them, else two to a cell.

It has the terminal to itself while it shows; the app is suspended. Knows no app.
"""

import os
import select
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from termreader.ingest.pictures import judge
from termreader.model import PictureSize
from termreader.text.cells import cell_len, clip, pad
from termreader.text.pictures import fitted
from termreader.tui import graphics
from termreader.tui.graphics import Abilities, Means
from termreader.tui.pictures import ColourSystem, in_colours, paint, pixels_of

PIXELS_A_CELL = 2
"""A picture may be drawn four times as large as it is on the page, and no larger."""
ANSWER_SECONDS = 0.5
"""How long a terminal may take to say what it can do; over a slow line it then gets blocks."""
GLANCE_SECONDS = 0.2
"""Between two looks at whether the window has changed its size, or someone wants an end."""
_CELL = (10, 20)
"""The pixels of a cell in a terminal that does not say."""

_ENTER = b"\x1b[?1049h\x1b[?25l"
_LEAVE = b"\x1b[?25h\x1b[?1049l"


class Shown(NamedTuple):
    """What is to be seen."""

    data: bytes
    words: str
    """What the article says of the picture; cleaned."""
    leave: str
    """What the last line says of how to go back."""
    ink: str
    """The colour of the words, "#rrggbb"."""
    ground: str
    """The colour around it."""
    colours: ColourSystem


def view(shown: Shown, is_over: Callable[[], bool]) -> None:
    """Show a picture until a key is pressed, the terminal is gone or `is_over`. Raises SourceError when it is broken.

    Takes the terminal of standard input and standard error, on which the app itself draws.
    """
    size = judge(shown.data, "The picture").size
    keys, screen = sys.__stdin__, sys.__stderr__
    if keys is None or screen is None:
        return
    with _whole_screen(keys.fileno(), screen.fileno()):
        said = _asked(keys.fileno(), screen.fileno())
        drawn: tuple[tuple[int, int], Abilities] | None = None
        while not is_over():
            window, able = os.get_terminal_size(screen.fileno()), graphics.abilities(said)
            if drawn != (window, able):
                drawn = (window, able)
                _write(screen.fileno(), picture_screen(shown, size, window, able))
            ready, _, _ = select.select([keys.fileno()], [], [], GLANCE_SECONDS)
            if ready:
                more = os.read(keys.fileno(), 4096)
                if not more or graphics.without_answers(more):  # the terminal is gone, or a key was pressed
                    break
                said += more  # the terminal took its time
        if drawn is not None and drawn[1].means is Means.KITTY:
            _write(screen.fileno(), graphics.CLEAR_KITTY)


def picture_screen(shown: Shown, size: PictureSize, window: tuple[int, int], able: Abilities) -> bytes:
    """What draws a picture in the middle of a window of so many columns and rows, its words in the last row."""
    width, height = able.cell or _CELL
    columns, rows = fitted(
        size, window[0], max(1, window[1] - 1), pixels_a_cell=PIXELS_A_CELL, cell_shape=height / width
    )
    left, top = (window[0] - columns) // 2, max(0, window[1] - 1 - rows) // 2
    plain = Style(color=shown.ink, bgcolor=shown.ground)
    empty = in_colours([Segment(" " * window[0], plain)], shown.colours).encode()
    parts = [graphics.CLEAR_KITTY if able.means is Means.KITTY else b""]
    parts += [_at(row, 0) + empty for row in range(window[1])]
    parts.append(_at(top, left))
    if able.means is Means.BLOCKS:
        for number, row in enumerate(paint(shown.data, columns, rows, shown.ground, shown.colours)):
            parts += [_at(top + number, left), in_colours(row, shown.colours).encode()]
    else:
        is_kitty = able.means is Means.KITTY
        # kitty makes it fit by itself; sixels are drawn as they are.
        share = min(1.0, size.width / (columns * width)) if is_kitty else 1.0
        across, down = max(1, round(columns * width * share)), max(1, round(rows * height * share))
        picture = pixels_of(shown.data, across, down, shown.ground)
        parts.append(graphics.kitty(picture, columns, rows) if is_kitty else graphics.sixel(picture))
    leave = clip(shown.leave, window[0])
    words = clip(" ".join(shown.words.split()), max(0, window[0] - cell_len(leave) - 2))
    last = pad(words, window[0] - cell_len(leave)) + leave
    return b"".join([*parts, _at(window[1] - 1, 0), in_colours([Segment(last, plain)], shown.colours).encode()])


def _at(row: int, column: int) -> bytes:
    return b"\x1b[%d;%dH" % (row + 1, column + 1)


@contextmanager
def _whole_screen(keys: int, screen: int) -> Iterator[None]:
    """The other screen of the terminal, on which keys come one by one and unseen."""
    import termios  # not on Windows, where the app is never suspended
    import tty

    before = termios.tcgetattr(keys)
    tty.setcbreak(keys)
    try:
        _write(screen, _ENTER)
        yield
    finally:
        _write(screen, b"\x1b[0m" + _LEAVE)
        termios.tcsetattr(keys, termios.TCSAFLUSH, before)


def _asked(keys: int, screen: int) -> bytes:
    """What the terminal says of itself."""
    is_in_gnu_screen = "STY" in os.environ
    _write(screen, (b"" if is_in_gnu_screen else graphics.ASK_KITTY) + graphics.ASK)
    said = b""
    until = time.monotonic() + ANSWER_SECONDS
    while not graphics.is_answered(said) and (left := until - time.monotonic()) > 0:
        ready, _, _ = select.select([keys], [], [], left)
        more = os.read(keys, 4096) if ready else b""
        if ready and not more:
            break
        said += more
    return said


def _write(screen: int, data: bytes) -> None:
    view_of = memoryview(data)
    while view_of:
        view_of = view_of[os.write(screen, view_of) :]
