"""A table's rows: columns fitted to the room or, when no fit reads well, one `header  value` a row. Knows no blocks."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from termreader.model import Span
from termreader.text.cells import cell_len, clip
from termreader.text.rows import Ornament, OrnamentRole, Row, Run, runs_between
from termreader.text.wrap import row_starts

_GAP = 2
_LONG_WORD = 16  # a longer one may be broken inside its column
_NARROW = 12
_TALLEST = 6
_NUMBER = re.compile(r"[(\s$€£¥+\-−–~≈<>]*\d[\d.,:\s]*(?:[%‰°]|[a-zA-Z]{1,2})?[)\s]*")


class _Line(NamedTuple):
    """One row of a record."""

    runs: tuple[Run, ...] = ()
    labels: tuple[Ornament, ...] = ()


class _Shape(Protocol):
    """How records are set."""

    width: int
    """Cells of the widest row."""

    def lines(self, cells: Sequence[Span], is_header: bool) -> list[_Line]:
        """The rows of one record, at least one."""
        ...


class TableRows:
    """The rows of the table in `text[start:end]`: a record a line, cells parted by tabs, the header first.

    Rows are counted at once and built when asked for. The table stands between the cell `left` and `room` cells
    further; `aligns` has a letter for each column, `l`, `r`, `c`, or `-`, which sets numbers right and words left.
    """

    def __init__(self, text: str, block: int, start: int, end: int, left: int, room: int, aligns: str) -> None:
        self._text, self._block, self._end, self._left = text, block, end, left
        self._recent: tuple[int, list[_Line]] = (-1, [])
        self._records = array("I", [start])
        self._records.extend(newline.end() for newline in re.compile("\n").finditer(text, start, end))
        grid = [line.split("\t") for line in text[start:end].split("\n")]
        natural = _natural_widths(grid)
        widths = _fit(natural, grid, room)
        if widths is None:
            self._shape: _Shape = _Folded(text, left, room, [label.strip() for label in grid[0]])
            heights, apart = self._heights(), 1
        else:
            self._shape = _Columns(text, left, widths, _aligns(aligns, grid))
            heights = [1] * len(grid) if widths == natural else self._heights()
            apart = 1 if max(heights) > 1 else 0
        self._first_rows = array("I", [0])
        for record, height in enumerate(heights[:-1]):
            self._first_rows.append(self._first_rows[-1] + height + (apart if record else 1))
        self._count = self._first_rows[-1] + heights[-1]

    def __len__(self) -> int:
        return self._count

    def row(self, index: int) -> Row:
        """The row `index`, counted from the table's first."""
        record = bisect_right(self._first_rows, index) - 1
        lines = self._lines(record)
        line = index - self._first_rows[record]
        if line >= len(lines):
            below = self._records[record + 1]
            rule = Ornament(self._left, "─" * self._shape.width, OrnamentRole.TABLE_RULE)
            return Row(self._block, below, below, (), () if record else (rule,))
        return Row(self._block, *self._span(record), *lines[line], first=index == 0)

    def row_of(self, offset: int) -> int:
        """The row on which the character at `offset` is drawn; of what is not drawn, what is drawn before it."""
        record = max(0, bisect_right(self._records, offset) - 1)
        nearest, line_of_nearest = -1, 0
        for line, (runs, _) in enumerate(self._lines(record)):
            for run in runs:
                if nearest < run.start <= offset:
                    nearest, line_of_nearest = run.start, line
        return self._first_rows[record] + line_of_nearest

    def _heights(self) -> list[int]:
        return [len(self._lines(record)) for record in range(len(self._records))]

    def _span(self, record: int) -> Span:
        """A record's offsets, its newline included."""
        is_last = record + 1 == len(self._records)
        return Span(self._records[record], self._end if is_last else self._records[record + 1])

    def _lines(self, record: int) -> list[_Line]:
        """The rows of a record; the last one's are kept, since rows are asked for in order."""
        if self._recent[0] != record:
            cells = list(_cells(self._text, self._span(record)))
            self._recent = record, self._shape.lines(cells, is_header=record == 0)
        return self._recent[1]


class _Columns:
    """Records side by side in columns; a cell wraps inside its column."""

    def __init__(self, text: str, left: int, widths: list[int], aligns: str) -> None:
        self._text, self._left, self._widths, self._aligns = text, left, widths, aligns
        self.width = sum(widths) + _GAP * (len(widths) - 1)

    def lines(self, cells: Sequence[Span], is_header: bool) -> list[_Line]:
        rows: list[list[Run]] = [[]]
        column = self._left
        for span, width, align in zip(cells, self._widths, self._aligns, strict=False):
            for line, (first, last) in enumerate(_wrapped(self._text, span, width)):
                if line == len(rows):
                    rows.append([])
                slack = max(0, width - cell_len(self._text[first:last].rstrip()))
                shift = {"r": slack, "c": slack // 2}.get(align, 0)
                rows[line] += runs_between(self._text, first, last, column + shift)
            column += width + _GAP
        return [_Line(tuple(runs)) for runs in rows]


class _Folded:
    """Records one under the other, each value on its own rows with its column's header before it."""

    def __init__(self, text: str, left: int, room: int, labels: list[str]) -> None:
        self._text, self._left, self.width = text, left, room
        self._labels = labels
        self._label_width = min(max(map(cell_len, labels)), room * 2 // 5)

    def lines(self, cells: Sequence[Span], is_header: bool) -> list[_Line]:
        return self._header(cells) if is_header else self._values(cells)

    def _values(self, cells: Sequence[Span]) -> list[_Line]:
        indent = self._label_width + _GAP if self._label_width else 0
        lines: list[_Line] = []
        for index, span in enumerate(cells):
            label = clip(self._labels[index], self._label_width) if index < len(self._labels) else ""
            labels = (Ornament(self._left, label, OrnamentRole.TABLE_LABEL),) if label else ()
            for first, last in _wrapped(self._text, span, max(1, self.width - indent)):
                if runs := runs_between(self._text, first, last, self._left + indent):
                    lines.append(_Line(runs, labels))
                    labels = ()
        return lines or [_Line()]

    def _header(self, cells: Sequence[Span]) -> list[_Line]:
        """The header's cells one after the other, as many as fit on each row."""
        rows: list[list[Run]] = [[]]
        used = 0
        for span in cells:
            for first, last in _wrapped(self._text, span, self.width):
                width = cell_len(self._text[first:last].rstrip())
                if used and used + width > self.width:
                    rows.append([])
                    used = 0
                rows[-1] += runs_between(self._text, first, last, self._left + used)
                used += width + _GAP
        return [_Line(tuple(runs)) for runs in rows]


def _cells(text: str, record: Span) -> Iterator[Span]:
    """The cells of a record, without the white space around them."""
    start = record.start
    for cell in text[record.start : record.end].split("\t"):
        inked = cell.strip()
        first = start + (len(cell) - len(cell.lstrip()) if inked else 0)
        yield Span(first, first + len(inked))
        start += len(cell) + 1


def _wrapped(text: str, span: Span, width: int) -> Iterator[tuple[int, int]]:
    starts = row_starts(text, span.start, span.end, width)
    yield from zip(starts, [*starts[1:], span.end], strict=True)


def _natural_widths(grid: Sequence[Sequence[str]]) -> list[int]:
    """For each column the cells of its widest cell."""
    widths: list[int] = []
    for cells in grid:
        widths.extend([1] * (len(cells) - len(widths)))
        for column, cell in enumerate(cells):
            if len(cell) * 2 > widths[column]:
                widths[column] = max(widths[column], cell_len(cell.strip()))
    return widths


def _fit(natural: list[int], grid: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """The widths of columns that fit into `room`, or None when they could not be read.

    Every column gets its longest word and the narrow ones all they need; the others end equally wide.
    """
    available = room - _GAP * (len(natural) - 1)
    if sum(natural) <= available:
        return natural
    least = [1] * len(natural)
    for cells in grid:
        for column, cell in enumerate(cells):
            longest = max(map(cell_len, cell.split()), default=1)
            least[column] = max(least[column], min(longest, _LONG_WORD))
    if sum(least) > available:
        return None
    widths = _level(least, natural, available)
    if any(width < _NARROW and width * _TALLEST < whole for width, whole in zip(widths, natural, strict=True)):
        return None
    return widths


def _level(least: list[int], natural: list[int], available: int) -> list[int]:
    """Widths between `least` and `natural` that use up `available`, the narrower ones raised first."""
    widths = list(least)
    spare = available - sum(widths)
    while spare > 0:
        growing = [column for column, width in enumerate(widths) if width < natural[column]]
        lowest = min(widths[column] for column in growing)
        rising = [column for column in growing if widths[column] == lowest]
        limits = [natural[column] for column in rising] + [
            widths[column] for column in growing if widths[column] > lowest
        ]
        step = max(1, min(min(limits) - lowest, spare // len(rising)))
        for column in rising[:spare]:
            widths[column] += step
            spare -= step
    return widths


def _aligns(aligns: str, grid: Sequence[Sequence[str]]) -> str:
    """A letter for each column: where the source says nothing, `r` for a column of numbers."""
    letters = list(aligns.ljust(max(map(len, grid)), "-"))
    for column, letter in enumerate(letters):
        if letter == "-":
            values = [cells[column] for cells in grid[1:] if column < len(cells) and cells[column].strip()]
            letters[column] = "r" if values and all(map(_NUMBER.fullmatch, values)) else "l"
    return "".join(letters)
