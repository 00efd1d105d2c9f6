"""The lines of a PDF, in reading order, joined into paragraphs, items, code and tables. Knows nothing of Markdown."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from statistics import median

import msgspec

from termreader.ingest.pdf_layout import Column
from termreader.ingest.pdf_lines import Line

_BULLET = re.compile(r"[•▪◦‣·∙●○■□►▸✓\uf0b7–—*-]\s+\S")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s+\S")
_FINISHED = re.compile(r"[.!?:;。！？…][\"'”’»)\]]*(?:\s*\[?\d{1,3}\]?)?$")
LEADER = re.compile(r"(?:\s?[.·…]){4,}\s*")
"""The dots that lead from a title to its page."""
_OTHER_SIZE = 0.08
"""The share by which the sizes of two lines of one paragraph may differ."""
_NOTES_BETWEEN = 40
"""Pieces of smaller text that may stand between two parts of a paragraph."""
_STEP = 1.35
"""The step to the next line, in usual steps, from which it is not the same paragraph's."""
_USUAL_STEP = 1.2
"""From one line to the next, in sizes, where there are not enough lines to tell."""
_ENOUGH = 4
_INDENT = 0.7
"""The indent of a first line, in sizes, at the least."""


class PieceKind(StrEnum):
    """What a piece is, as far as its place tells."""

    TEXT = "text"
    ITEM = "item"
    CODE = "code"
    TABLE = "table"


class Piece(msgspec.Struct):
    """Lines that belong together."""

    kind: PieceKind
    lines: list[Line]
    page: int
    breaks: set[int]
    """The indices of lines after which a new line was meant: verses, addresses."""
    is_open: bool = False
    """Its last line is full or its last sentence is not at its end: it may go on in the next column."""

    @property
    def size(self) -> float:
        """The size of its first line."""
        return self.lines[0].size

    @property
    def text(self) -> str:
        """Its lines as they stand, for recognising it."""
        return " ".join(line.text.strip() for line in self.lines)


class Measures(msgspec.Struct, frozen=True):
    """What is usual in a document."""

    size: float
    """Of the body's text."""
    step: float
    """From one line to the next, in sizes."""
    indents: bool
    """Paragraphs begin with an indent."""


def measure(columns: Sequence[Column]) -> Measures:
    """The usual size of the text, step between lines and beginning of paragraphs."""
    letters: Counter[float] = Counter()
    for column in columns:
        for line in column.rows:
            letters[_rounded(line.size)] += len(line.text)
    size = letters.most_common(1)[0][0] if letters else 10.0
    steps, indented, flush = [], 0, 0
    for column in columns:
        left = _left_edge(column.rows)
        for before, line in pairwise(column.rows):
            step = (before.y - line.y) / line.size
            if _rounded(line.size) == _rounded(before.size) == size and 0.8 < step < 2.5:
                steps.append(step)
        for before, line in pairwise(column.rows):
            if before.x0 < left + 2 and _INDENT < (line.x0 - left) / line.size < 4 and _FINISHED.search(before.text):
                indented += 1
            elif _FINISHED.search(before.text) and before.x1 < _right_edge(column.rows) - 2 * line.size:
                flush += 1
    return Measures(size, median(steps) if len(steps) >= _ENOUGH else _USUAL_STEP, indented > 2 and indented > flush)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _left_edge(lines: Sequence[Line]) -> float:
    """Where most lines begin."""
    places = Counter(round(line.x0) for line in lines)
    return float(max(places, key=lambda place: (places[place], -place)))


def _right_edge(lines: Sequence[Line]) -> float:
    """Where full lines end."""
    ends = sorted(line.x1 for line in lines)
    return ends[round(0.9 * (len(ends) - 1))]


def read_pieces(columns: Sequence[Column], measures: Measures) -> list[Piece]:
    """The pieces of all columns, in order; what goes on in the next column is one piece."""
    pieces: list[Piece] = []
    for column in columns:
        found = list(_column_pieces(column, measures))
        unfinished = _unfinished(pieces, measures)
        if found and pieces and pieces[-1].kind is found[0].kind is PieceKind.CODE:
            unfinished = pieces[-1]
        if (
            found
            and unfinished is not None
            and (unfinished.kind is PieceKind.CODE or _goes_on(unfinished, found[0], column, measures))
        ):
            unfinished.lines += found[0].lines
            unfinished.is_open = found[0].is_open
            found = found[1:]
        pieces += found
    return pieces


def _unfinished(pieces: Sequence[Piece], measures: Measures) -> Piece | None:
    """The last piece of body text, when smaller text alone (notes, captions) stands after it on its page."""
    for piece in reversed(pieces[-_NOTES_BETWEEN:]):
        is_body = _rounded(piece.size) == measures.size and piece.kind in (PieceKind.TEXT, PieceKind.ITEM)
        if is_body:
            return piece if piece.is_open else None
        if piece.size > measures.size * (1 - _OTHER_SIZE) and piece.kind is not PieceKind.TABLE:
            return None
    return None


def _goes_on(piece: Piece, following: Piece, column: Column, measures: Measures) -> bool:
    """Whether a piece at the head of a column is the rest of an earlier one."""
    first, last = following.lines[0], piece.lines[-1]
    if following.kind is not PieceKind.TEXT or _rounded(first.size) != measures.size or first.is_bold != last.is_bold:
        return False
    text = first.text.lstrip("“\"'‘([")
    if not _FINISHED.search(last.text.rstrip()):
        return text[:1].islower() or text[:1].isdigit() or not _is_indented(first, column)
    return measures.indents and not _is_indented(first, column)


def _is_indented(line: Line, column: Column) -> bool:
    return line.x0 - _left_edge(column.rows) > _INDENT * line.size


def _column_pieces(column: Column, measures: Measures) -> Iterator[Piece]:
    left, right = _left_edge(column.rows), _right_edge(column.rows)
    current: Piece | None = None
    for line, in_table in zip(column.rows, _in_tables(column.rows), strict=True):
        if current is not None and _belongs(current, line, in_table, left, right, measures):
            if current.kind in (PieceKind.TEXT, PieceKind.ITEM) and _was_meant(current.lines[-1], line, right):
                current.breaks.add(len(current.lines) - 1)
            current.lines.append(line)
            continue
        if current is not None:
            yield _closed(current, right)
        kind = PieceKind.TABLE if in_table else PieceKind.CODE if line.is_fixed else PieceKind.TEXT
        if kind is PieceKind.TEXT and _is_item(line, current):
            kind = PieceKind.ITEM
        current = Piece(kind, [line], column.page, set())
    if current is not None:
        yield _closed(current, right)


def _closed(piece: Piece, right: float) -> Piece:
    last = piece.lines[-1]
    full = last.x1 > right - 2 * last.size
    piece.is_open = full or not _FINISHED.search(last.text.rstrip())
    return piece


def _in_tables(lines: Sequence[Line]) -> Iterator[bool]:
    """For each line, whether it is a row of a table: it and one beside it have cells."""
    for index, line in enumerate(lines):
        near = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
        yield _has_cells(line) and any(_has_cells(other) and abs(other.y - line.y) < 4 * line.size for other in near)


def _has_cells(line: Line) -> bool:
    """Whether it is a row of cells. Gaps in typewriter text are part of its layout."""
    return len(line.cells) > 1 and not line.is_fixed


def _is_item(line: Line, before: Piece | None) -> bool:
    text = line.text
    if _BULLET.match(text):
        return True
    if not _NUMBERED.match(text):
        return False
    return before is None or before.kind is PieceKind.ITEM or bool(_FINISHED.search(before.lines[-1].text.rstrip()))


def _belongs(piece: Piece, line: Line, in_table: bool, left: float, right: float, measures: Measures) -> bool:
    """Whether a line goes on with the piece before it."""
    before = piece.lines[-1]
    step = (before.y - line.y) / line.size
    if piece.kind is PieceKind.TABLE or in_table:
        return in_table and piece.kind is PieceKind.TABLE
    if piece.kind is PieceKind.CODE or line.is_fixed:
        return line.is_fixed and piece.kind is PieceKind.CODE and 0 < step < 3
    if abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size) or before.is_bold != line.is_bold:
        return False
    usual = max(measures.step, 1.15) if _rounded(line.size) == measures.size else max(measures.step, 1.3)
    if step > _STEP * usual or step <= 0 or _is_item(line, piece):
        return False
    first = piece.lines[0]
    if piece.kind is PieceKind.ITEM:
        return line.x0 > first.x0 - 2 or not _FINISHED.search(before.text.rstrip())
    indent = line.x0 - before.x0
    if indent > _INDENT * line.size:
        # Either a first line, or the second line of a paragraph that hangs from its first.
        ended = measures.indents and bool(_FINISHED.search(before.text.rstrip()))
        hangs = len(piece.lines) == 1 and before.x0 < left + 2 and before.x1 > right - 3 * line.size and not ended
        centred = abs((line.x0 + line.x1) - (before.x0 + before.x1)) < 4
        return hangs or centred
    begins = _INDENT * line.size < line.x0 - left < 4 * line.size
    if measures.indents and begins and _was_meant(before, line, right):
        return False
    if -indent > _INDENT * line.size and len(piece.lines) > 1 and first.x0 < piece.lines[1].x0 - 2:
        return False  # back at the edge from which it hung
    if LEADER.search(before.text) and LEADER.search(line.text):
        return True
    return not (_was_meant(before, line, right) and _FINISHED.search(before.text.rstrip()))


def _was_meant(before: Line, line: Line, right: float) -> bool:
    """Whether the line break was meant: the next word would have had room."""
    word = line.text.split()[0] if line.text.split() else ""
    if before.text.rstrip().endswith(("-", "‐")):
        return False
    if LEADER.search(before.text):
        return True
    needed = len(word) * line.width / max(len(line.text), 1) + 2 * line.size
    return before.x1 + needed < right and not line.text[:1].islower()


def words_of(columns: Iterable[Column]) -> Counter[str]:
    """How often each word stands whole in a line: in lower case, with the hyphens inside it."""
    known: Counter[str] = Counter()
    hyphened = False
    for column in columns:
        for line in column.rows:
            words = re.findall(r"[\w‐-]+", line.text)
            known.update(word.strip("-‐").lower() for word in words[hyphened:-1])
            hyphened = line.text.rstrip().endswith(("-", "‐"))
    return known
