"""Pictures in pixels, for terminals that draw them: how to ask a terminal, and what to send it. Pure; knows no screen.

The kitty graphics protocol, https://sw.kovidgoyal.net/kitty/graphics-protocol/, and sixels (DEC STD 070, chapter 9).
"""

import base64
import io
import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image


class Means(StrEnum):
    """How a terminal draws pictures."""

    KITTY = "kitty"
    SIXEL = "sixel"
    BLOCKS = "blocks"
    """It does not: they are drawn with characters."""


class Abilities(NamedTuple):
    """What a terminal said of itself."""

    means: Means = Means.BLOCKS
    cell: tuple[int, int] | None = None
    """Width and height of a cell in pixels, when it said."""


ASK_KITTY = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
"""Whether a terminal takes kitty's pictures. GNU screen would show the question in its status line."""

ASK = b"\x1b[16t\x1b[c"
"""How large a cell is, and what it can do: every terminal answers the latter."""

CLEAR_KITTY = b"\x1b_Ga=d,d=A,q=2\x1b\\"
"""Takes the pictures off the screen and out of the terminal's memory."""

COLOURS = 256
"""As many as a sixel picture has at most."""

_CHUNK = 4096
_KITTY_ANSWER = re.compile(rb"\x1b_Gi=31;([A-Z]+)[^\x1b]*\x1b\\")
_CELL_ANSWER = re.compile(rb"\x1b\[6;([0-9]{1,4});([0-9]{1,4})t")
_LAST_ANSWER = re.compile(rb"\x1b\[\?([0-9;]*)c")
_SIXEL_ABILITY = b"4"
_REPEATED = re.compile(rb"(.)\1{3,254}", re.DOTALL)


def is_answered(answer: bytes) -> bool:
    """Whether the terminal has said all that it will."""
    return _LAST_ANSWER.search(answer) is not None


def abilities(answer: bytes) -> Abilities:
    """What the answers say; a terminal that said nothing draws no pictures."""
    cell = _CELL_ANSWER.search(answer)
    size = (int(cell[2]), int(cell[1])) if cell is not None else None
    last = _LAST_ANSWER.search(answer)
    means = Means.BLOCKS
    told = _KITTY_ANSWER.search(answer)
    if told is not None and told[1] == b"OK":
        means = Means.KITTY
    elif last is not None and _SIXEL_ABILITY in last[1].split(b";")[1:]:
        means = Means.SIXEL
    return Abilities(means, size if size is not None and min(size) > 0 else None)


def without_answers(said: bytes) -> bytes:
    """What was typed among the answers of a terminal that took its time."""
    for answer in (_KITTY_ANSWER, _CELL_ANSWER, _LAST_ANSWER):
        said = answer.sub(b"", said)
    return said


def kitty(picture: "Image", columns: int, rows: int) -> bytes:
    """A picture for a box of cells whose upper left one is the cursor's."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    data = base64.standard_b64encode(out.getvalue())
    chunks = [data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK)]
    head = b"a=T,f=100,q=2,C=1,c=%d,r=%d," % (columns, rows)
    return b"".join(
        b"\x1b_G%bm=%d;%b\x1b\\" % (head if number == 0 else b"", number + 1 < len(chunks), chunk)
        for number, chunk in enumerate(chunks)
    )


def sixel(picture: "Image") -> bytes:
    """A picture of at most `COLOURS` colours, pixel for pixel, whose upper left corner is that of the cursor's cell."""
    import numpy as np  # makes columns of six pixels out of rows; loaded for this alone
    from PIL import Image

    few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE)
    palette = few.getpalette("RGB") or []
    pixels = np.asarray(few)
    height, width = pixels.shape
    parts = [b'\x1bP0;1q"1;1;%d;%d' % (width, height)]
    for number in np.unique(pixels).tolist():
        red, green, blue = (round(part * 100 / 255) for part in palette[3 * number : 3 * number + 3])
        parts.append(b"#%d;2;%d;%d;%d" % (number, red, green, blue))
    weights = 1 << np.arange(6, dtype=np.uint8)[:, None]
    for top in range(0, height, 6):
        band = pixels[top : top + 6]
        for number in np.unique(band).tolist():
            bits = ((band == number) * weights[: len(band)]).sum(axis=0, dtype=np.uint8)
            inked = np.flatnonzero(bits)
            first, last = int(inked[0]), int(inked[-1])
            row = (bits[first : last + 1] + np.uint8(63)).tobytes()
            parts.append(b"#%d%b%b$" % (number, b"!%d?" % first if first else b"", _REPEATED.sub(_repeated, row)))
        parts.append(b"-")
    parts.append(b"\x1b\\")
    return b"".join(parts)


def _repeated(found: re.Match[bytes]) -> bytes:
    return b"!%d%b" % (len(found[0]), found[1])
