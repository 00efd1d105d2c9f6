"""A PDF page as fragments: stretches of text with their place and size. Knows nothing of lines and paragraphs.

pypdf decodes the text and tells words apart; where a fragment ends is reckoned from the widths of its font. Every move
of the text position is made to end a fragment, so that columns set side by side are never run together.
"""

import math
import time
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from termreader.errors import TermreaderError
from termreader.ingest.pdf_fonts import FontWidths

if TYPE_CHECKING:
    from pypdf import PageObject

_MOVES = frozenset({b"Td", b"TD", b"Tm", b"T*", b"BT"})
_SHOWS = frozenset({b"Tj", b"TJ"})
_GAP = -900
"""Thousandths of the size by which an adjustment moves ahead: more than any space between words."""
_UNCHANGED = ([1, 0, 0, 1, 0, 0], b"cm")
_PLAIN = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " ", "\u00ad": "-"}
    # What fonts of signs have where others have letters: bullets, in all that matters here.
    | dict.fromkeys("\x7f\uf0b7\uf0a7\uf0d8\uf06e\uf076\uf0fc", "•")
    | {"\n": " ", "\0": None}
)


class OutOfTimeError(TermreaderError):
    """Reading the pages took longer than it may."""


class Fragment(NamedTuple):
    """Text set in one go. Lengths are in points, from the lower left corner of the page as it is looked at."""

    x: float
    y: float
    """Of the baseline."""
    width: float
    size: float
    text: str
    """Begins with a space where pypdf found a gap between words before it."""
    is_bold: bool = False
    is_fixed: bool = False
    sideways: bool = False
    """Set at an angle to the page's lines."""


def page_fragments(page: "PageObject", deadline: float) -> list[Fragment]:
    """The fragments of a page, in the order in which they are drawn.

    Running heads and feet that the file itself marks as such are not among them. Raises OutOfTimeError when
    `time.monotonic()` passes `deadline`.
    """
    from pypdf.generic import ContentStream, NameObject  # only a PDF needs it

    contents = page.get("/Contents")
    if contents is None:
        return []
    stream = ContentStream(contents.get_object(), page.pdf, "bytes")
    stream.operations = list(_parted(stream.operations))
    page[NameObject("/Contents")] = stream
    collector = _Collector(int(page.get("/Rotate", 0) or 0) % 360, deadline)
    page.extract_text(visitor_operand_before=collector.operator, visitor_text=collector.text)
    return collector.fragments


def _parted(operations: Iterable[tuple[Any, bytes]]) -> Iterator[tuple[Any, bytes]]:
    """The operations, with an idle one before every move to make pypdf hand over its text; without marked heads."""
    marked: list[bool] = []
    for operands, operator in operations:
        if operator in (b"BDC", b"BMC"):
            marked.append(_is_running(operands))
        elif operator == b"EMC" and marked:
            marked.pop()
        for each, name in _plain(operands, operator):
            if name in _MOVES:
                yield _UNCHANGED
            if name not in _SHOWS or not any(marked):
                yield each, name


def _plain(operands: Any, operator: bytes) -> list[tuple[Any, bytes]]:
    """An operation, or those that a combined one stands for (PDF 32000-1, table 109)."""
    if operator == b"'":
        return [([], b"T*"), (operands, b"Tj")]
    if operator == b'"' and len(operands) > 2:
        return [(operands[:1], b"Tw"), (operands[1:2], b"Tc"), ([], b"T*"), (operands[2:], b"Tj")]
    if operator == b"TJ" and operands and isinstance(operands[0], list):
        return _at_gaps(operands[0])
    return [(operands, operator)]


def _at_gaps(pieces: list[Any]) -> list[tuple[Any, bytes]]:
    """A text shown with adjustments, parted where one leaves a gap as between cells."""
    parted: list[tuple[Any, bytes]] = []
    start = 0
    for index, piece in enumerate(pieces):
        if index > start and isinstance(piece, (int, float)) and piece < _GAP:
            parted += [([_same_kind(pieces, pieces[start:index])], b"TJ"), _UNCHANGED]
            start = index
    return [*parted, ([_same_kind(pieces, pieces[start:])], b"TJ")]


def _same_kind(whole: list[Any], part: list[Any]) -> list[Any]:
    """A part of an array as the kind of array that pypdf takes for one."""
    array: list[Any] = type(whole)(part)
    return array


def _is_running(operands: Any) -> bool:
    """Whether marked content is a running head or foot, or a page's number (PDF 32000-1, 14.8.2.2.2)."""
    if len(operands) < 2 or operands[0] != "/Artifact":
        return False
    properties = operands[1]
    return hasattr(properties, "get") and properties.get("/Type") == "/Pagination"


class _TextState(NamedTuple):
    """What of the text state decides how far the pen goes (PDF 32000-1, 9.3)."""

    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    rise: float = 0.0


class _Collector:
    """pypdf's visitor: reckons widths from the operators, makes fragments of the text."""

    def __init__(self, rotation: int, deadline: float) -> None:
        self.fragments: list[Fragment] = []
        self._rotation = rotation
        self._deadline = deadline
        self._state = _TextState()
        self._saved: list[_TextState] = []
        self._shown: list[tuple[_TextState, bytes | float]] = []
        self._pen = 0.0  # how far it went since the last move, which pypdf does not count into the place
        self._fonts: dict[int, FontWidths] = {}

    def operator(self, operator: bytes, operands: Any, _matrix: Any, _text_matrix: Any) -> None:
        """Before each operator: keep the text state, and what was shown since the last text."""
        if time.monotonic() > self._deadline:
            raise OutOfTimeError("The pages take too long to read.")
        number = operands[0] if operands and isinstance(operands[0], (int, float)) else None
        if operator == b"q":
            self._saved.append(self._state)
        elif operator == b"Q" and self._saved:
            self._state = self._saved.pop()
        elif operator == b"Tf" and len(operands) > 1 and isinstance(operands[1], (int, float)):
            self._state = self._state._replace(size=float(operands[1]))
        elif operator == b"Tc" and number is not None:
            self._state = self._state._replace(character_space=float(number))
        elif operator == b"Tw" and number is not None:
            self._state = self._state._replace(word_space=float(number))
        elif operator == b"Tz" and number is not None:
            self._state = self._state._replace(scale=float(number) / 100)
        elif operator == b"Ts" and number is not None:
            self._state = self._state._replace(rise=float(number))
        elif operator in _MOVES:
            self._pen = 0.0
        elif operator in _SHOWS and operands:
            shown = operands[0] if operator == b"TJ" else operands[:1]
            for piece in shown if isinstance(shown, list) else ():
                if isinstance(piece, (bytes, int, float)):
                    self._shown.append((self._state, piece))

    def text(self, text: str, matrix: Any, text_matrix: Any, font: Any, size: float) -> None:
        """A text that was shown, and where it begins."""
        shown, self._shown = self._shown, []
        words = text.translate(_PLAIN)
        widths = self._widths(font)
        before = sum(_advance(state, piece, widths) for state, piece in takewhile(_is_adjustment, shown))
        advance = sum(_advance(state, piece, widths) for state, piece in shown) - before
        start = self._pen + before
        self._pen = start + advance
        if not words.strip():
            return
        a, b, c, d, e, f = _product(text_matrix, matrix)
        rise = shown[0][0].rise if shown else 0.0
        x, y, along_x, along_y = self._turned(e + start * a + rise * c, f + start * b + rise * d, a, b)
        scale = math.hypot(a, b)
        self.fragments.append(
            Fragment(
                x,
                y,
                advance * scale,
                abs(size) * math.hypot(c, d) or 1.0,
                words,
                widths.is_bold,
                widths.is_fixed,
                sideways=abs(along_y) > 0.2 * abs(along_x) or along_x < 0,
            )
        )

    def _widths(self, font: Any) -> FontWidths:
        if id(font) not in self._fonts:
            try:
                self._fonts[id(font)] = FontWidths(font)
            except (TypeError, ValueError, AttributeError, KeyError, OverflowError):
                self._fonts[id(font)] = FontWidths(None)  # a font dictionary that is none: widths are reckoned
        return self._fonts[id(font)]

    def _turned(self, x: float, y: float, along_x: float, along_y: float) -> tuple[float, float, float, float]:
        """A place and a direction on the page as it is looked at, which may be turned."""
        if self._rotation == 90:
            return y, -x, along_y, -along_x
        if self._rotation == 180:
            return -x, -y, -along_x, -along_y
        if self._rotation == 270:
            return -y, x, -along_y, along_x
        return x, y, along_x, along_y


def _is_adjustment(shown: tuple[_TextState, bytes | float]) -> bool:
    return not isinstance(shown[1], bytes)


def _advance(state: _TextState, piece: bytes | float, widths: FontWidths) -> float:
    if not isinstance(piece, bytes):
        return -float(piece) / 1000 * state.size * state.scale
    spaces = 0 if widths.is_wide else piece.count(b" ")
    natural = widths.width(piece) / 1000 * state.size
    return (natural + widths.count(piece) * state.character_space + spaces * state.word_space) * state.scale


def _product(first: Any, second: Any) -> tuple[float, float, float, float, float, float]:
    """The product of two transformation matrices (PDF 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
