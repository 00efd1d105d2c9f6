"""A PDF page's fragments joined into lines and rows by where they stand. Knows nothing of columns and paragraphs."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from termreader.ingest.pdf_text import Fragment

_SAME_LINE = 0.35
"""How far apart two baselines of one line may be, in sizes of the larger text."""
_RAISED = 0.7
"""The same for small text: notes' marks, exponents."""
_SMALL = 0.85
"""The size, in sizes of the line, below which text is small."""
_INITIAL = 1.9
"""How many times the size of the text large initials are, at the least."""
_MOST_INITIALS = 40
"""On one page; where there are more, letters are set one by one."""
_MOST_CELLS = 200
_MARK = 6
"""Letters of a note's mark or an exponent, at the most."""
_CELL_GAP = 1.6
"""The gap, in sizes, from which what follows is not of the same sentence but a cell of a table, or another column."""
_WORD_GAP = 0.15
"""The gap, in sizes, that parts two words."""


class Run(NamedTuple):
    """A stretch of a line that is set in one way."""

    text: str
    x0: float
    x1: float
    style: str = ""
    """`code`, `sup`, `sub` or nothing."""


class Line(NamedTuple):
    """A line of text, or a row of cells that stand on one line."""

    x0: float
    x1: float
    y: float
    """Of the baseline; grows upwards."""
    size: float
    cells: tuple[tuple[Run, ...], ...]
    is_bold: bool
    is_fixed: bool

    @property
    def text(self) -> str:
        """Its text, cells parted by a space."""
        return " ".join("".join(run.text for run in cell) for cell in self.cells)

    @property
    def width(self) -> float:
        """From its first to its last letter, in points."""
        return self.x1 - self.x0


def read_lines(fragments: Iterable[Fragment]) -> list[Line]:
    """Fragments drawn one after the other and standing side by side, as lines; in the order they are drawn."""
    lines: list[Line] = []
    current: list[Fragment] = []
    for fragment in fragments:
        if current and _is_overprinted(current[-1], fragment):
            continue
        if current and not _continues(current, fragment):
            lines.append(_line(current))
            current = []
        current.append(fragment)
    if current:
        lines.append(_line(current))
    return _with_initials([line for line in lines if line.text.strip()])


def _with_initials(lines: list[Line]) -> list[Line]:
    """Large initials, which hang beside the first lines of their paragraph, put before the first of them."""
    single = [line for line in lines if len(line.text.strip("“\"‘'")) == 1 and line.text.strip()[-1].isalpha()]
    for initial in single if len(single) <= _MOST_INITIALS else ():
        beside = [
            line
            for line in lines
            if line.size * _INITIAL <= initial.size
            and -2 < line.x0 - initial.x1 < 1.5 * line.size
            and -2 < line.y - initial.y < initial.size
        ]
        if len(beside) < 2:
            continue
        first = max(beside, key=lambda line: line.y)
        for line in beside:
            cells = ((*initial.cells[0], *line.cells[0]), *line.cells[1:]) if line is first else line.cells
            lines[lines.index(line)] = line._replace(x0=initial.x0, cells=cells)
        lines.remove(initial)
    return lines


def rows(lines: Iterable[Line]) -> list[Line]:
    """Lines from top to bottom, those on one baseline joined: as one text if they touch, as cells if they do not."""
    ordered = sorted(lines, key=lambda line: (-line.y, line.x0))
    grouped: list[list[Line]] = []
    for line in ordered:
        row = grouped[-1] if grouped else []
        if row and abs(row[0].y - line.y) <= _SAME_LINE * min(row[0].size, line.size) and not _overlaps(row, line):
            row.append(line)
        else:
            grouped.append([line])
    return [_joined(sorted(row, key=lambda line: line.x0)) for row in grouped]


def _overlaps(row: Sequence[Line], line: Line) -> bool:
    if line.x0 >= row[-1].x1 - 1 and len(row) > _MOST_CELLS:
        return False
    return any(other.x0 < line.x1 - 1 and line.x0 < other.x1 - 1 for other in row[-_MOST_CELLS:])


def _joined(row: Sequence[Line]) -> Line:
    first = row[0]
    cells = list(first.cells)
    for before, line in pairwise(row):
        gap = line.x0 - before.x1
        if gap > _CELL_GAP * max(before.size, line.size):
            cells += line.cells
        else:
            space = (Run(" ", before.x1, line.x0),) if gap > _WORD_GAP * line.size else ()
            cells[-1:] = [(*cells[-1], *space, *line.cells[0]), *line.cells[1:]]
    return Line(
        first.x0,
        max(line.x1 for line in row),
        first.y,
        max(row, key=lambda line: line.width).size,
        tuple(cells),
        all(line.is_bold for line in row),
        all(line.is_fixed for line in row),
    )


def _is_overprinted(before: Fragment, fragment: Fragment) -> bool:
    """The same text again on the same place, which makes it look bold."""
    near = 0.15 * fragment.size
    return (
        before.text.strip() == fragment.text.strip()
        and abs(before.x - fragment.x) < near
        and abs(before.y - fragment.y) < near
    )


def _continues(line: Sequence[Fragment], fragment: Fragment) -> bool:
    last = line[-1]
    base = max(line, key=lambda each: each.width)
    larger, smaller = max(base.size, fragment.size), min(base.size, fragment.size)
    gap = fragment.x - (last.x + last.width)
    allowed = _SAME_LINE * larger if smaller > _SMALL * larger else _RAISED * larger
    near = abs(fragment.y - base.y) <= (allowed if larger < _INITIAL * smaller else _SAME_LINE * smaller)
    return near and -0.6 * larger <= gap <= _CELL_GAP * larger


def _line(fragments: Sequence[Fragment]) -> Line:
    base = max(fragments, key=lambda each: each.width)
    runs: list[Run] = []
    for index, fragment in enumerate(fragments):
        text = fragment.text
        if index == 0:
            text = text.lstrip()
        else:
            before = fragments[index - 1]
            gap = fragment.x - (before.x + before.width)
            if _style(fragment, base) == "sup" and gap < _WORD_GAP * base.size:
                text = text.lstrip()  # pypdf takes the way up for a gap
            touches = runs[-1].text.endswith(" ") or text.startswith(" ")
            if gap > _WORD_GAP * max(before.size, fragment.size) and not touches:
                text = " " + text
        runs += _runs(text, fragment, _style(fragment, base))
    if runs:
        runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip())
    letters = sum(len(each.text.strip()) for each in fragments)
    return Line(
        fragments[0].x,
        max(each.x + each.width for each in fragments),
        base.y,
        base.size,
        (tuple(runs),),
        sum(len(each.text.strip()) for each in fragments if each.is_bold) > 0.8 * letters,
        all(each.is_fixed for each in fragments if each.text.strip()),
    )


def _runs(text: str, fragment: Fragment, style: str) -> list[Run]:
    """The run of a fragment, the spaces at its ends in runs of their own when it is set differently."""
    end = fragment.x + fragment.width
    if not style or not text.strip():
        return [Run(text, fragment.x, end)]
    inner = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    pieces = [Run(before, fragment.x, fragment.x), Run(inner, fragment.x, end, style), Run(after, end, end)]
    return [piece for piece in pieces if piece.text]


def _style(fragment: Fragment, base: Fragment) -> str:
    if fragment.size < _SMALL * base.size and len(fragment.text.strip()) <= _MARK:
        if fragment.y - base.y > 0.12 * base.size:
            return "sup"
        if base.y - fragment.y > 0.08 * base.size:
            return "sub"
    return "code" if fragment.is_fixed else ""
