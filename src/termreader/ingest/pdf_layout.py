"""The lines of PDF pages in reading order: running heads and feet found, columns read one after the other.

Knows nothing of paragraphs.
"""

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from termreader.ingest.pdf_lines import Line, rows

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|p\.|seite|s\.|página|pagina|стр\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|/|von|de|из)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_PAGED = re.compile(r"^\s*\d{1,4}\b|\b\d{1,4}\s*$")
"""A page's number at the beginning or the end."""
_EDGE_ROWS = 3
"""How many rows from the edge of a page can be running heads or feet."""
_EDGE = 0.16
"""And within which share of the page's height."""
_LEAST_KEPT = 0.3
"""The share of the text that is left when heads and feet are gone, at the least."""
_SAME_PLACE = 5.0
"""Points by which the same head may stand higher on another page."""

_CANDIDATES = 30
_COLUMN_LINES = 4
_COLUMN_WORDS = 3
_COLUMN_FILL = 0.4
"""The share of a column's width that its lines fill, on the whole: cells of a table are shorter."""
_ACROSS = 0.5
"""The share of lines that may go across a gutter: titles, abstracts, wide figures."""


class PageLines(NamedTuple):
    """The lines of one page, and where it ends."""

    lines: list[Line]
    bottom: float
    top: float


class Column(NamedTuple):
    """Rows that are read from top to bottom, on one page and between the same edges."""

    rows: tuple[Line, ...]
    page: int


def split_running(pages: Sequence[PageLines]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page without running heads, feet and page numbers; and what those were, each once."""
    edges = [(number, row, is_head) for number, page in enumerate(pages) for row, is_head in _edge_rows(page)]
    seen: dict[tuple[bool, str], list[tuple[int, float]]] = {}
    for number, row, is_head in edges:
        seen.setdefault((is_head, _key(row.text)), []).append((number, row.y))
    enough = 2 if len(pages) <= 4 else 3

    def repeats(row: Line, is_head: bool) -> bool:
        places = seen[is_head, _key(row.text)]
        return len({number for number, y in places if abs(y - row.y) <= _SAME_PLACE}) >= enough

    running = [(number, row) for number, row, is_head in edges if repeats(row, is_head)]
    places = [row.y for _, row in running]
    for number, row, is_head in edges:
        alike = sum(abs(y - row.y) <= _SAME_PLACE for y in places)
        twice = len(seen[is_head, _key(row.text)]) > 1
        if (alike >= enough and (twice or _PAGED.search(row.text))) or (not is_head and _is_alone(row, pages[number])):
            running.append((number, row))
    gone: dict[int, list[Line]] = {}
    for number, row in running:
        gone.setdefault(number, []).append(row)
    kept = [
        [line for line in page.lines if not any(_stands_on(line, row) for row in gone.get(number, ()))]
        for number, page in enumerate(pages)
    ]
    if _letters(kept) < _LEAST_KEPT * _letters([page.lines for page in pages]):
        return [page.lines for page in pages], []  # what repeats is what there is to read
    texts = list({_key(row.text): " ".join(row.text.split()) for _, row in running}.values())
    named = [text for text in texts if not _PAGE_NUMBER.fullmatch(text)]
    return kept, named + (["page numbers"] if len(named) < len(texts) else [])


def _letters(pages: Iterable[Iterable[Line]]) -> int:
    return sum(len(line.text) for lines in pages for line in lines)


def _edge_rows(page: PageLines) -> Iterable[tuple[Line, bool]]:
    """The rows near the edges of a page, and whether they are at its head."""
    height = page.top - page.bottom
    all_rows = rows(page.lines)
    for row in all_rows[:_EDGE_ROWS]:
        if row.y > page.top - _EDGE * height:
            yield row, True
    for row in all_rows[-_EDGE_ROWS:]:
        if row.y < page.bottom + _EDGE * height:
            yield row, False


def _is_alone(row: Line, page: PageLines) -> bool:
    """Whether a row is the last of its page, a page's number, and well away from the text."""
    others = [line for line in page.lines if not _stands_on(line, row)]
    return bool(_PAGE_NUMBER.fullmatch(row.text.strip())) and all(line.y > row.y + 2 * row.size for line in others)


def _stands_on(line: Line, row: Line) -> bool:
    return abs(line.y - row.y) <= 0.5 * row.size and row.x0 - 1 <= line.x0 <= row.x1 + 1


def _key(text: str) -> str:
    words = " ".join(text.split()).casefold()
    return "#" if _PAGE_NUMBER.fullmatch(words) else _NUMBER.sub("#", words)


def reading_order(lines: Sequence[Line], page: int) -> list[Column]:
    """The columns of a page in the order in which they are read. What goes across them is a column of its own."""
    gutter = _gutter(lines)
    if gutter is None:
        return [Column(tuple(rows(lines)), page)] if lines else []
    columns: list[Column] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    across: list[Line] = []

    def flush_sides() -> None:
        for side in sides:
            columns.extend(reading_order(side, page))
            side.clear()

    def flush_across() -> None:
        if across:
            columns.append(Column(tuple(rows(across)), page))
            across.clear()

    for line in sorted(lines, key=lambda line: -line.y):
        side = _side(line, gutter)
        if side is None:
            flush_sides()
            across.append(line)
        else:
            flush_across()
            sides[side].append(line)
    flush_sides()
    flush_across()
    return columns


def _side(line: Line, gutter: float) -> int | None:
    """0 left of the gutter, 1 right of it, None across."""
    if line.x0 >= gutter - 2:
        return 1
    return 0 if line.x1 <= gutter + 0.3 * line.size else None


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a second column begins: the left edge of many lines, which few others cross."""
    if len(lines) < 2 * _COLUMN_LINES:
        return None
    starts: dict[int, int] = {}
    for line in lines:
        starts[round(line.x0 / 2)] = starts.get(round(line.x0 / 2), 0) + 1
    leftmost = min(line.x0 for line in lines)
    rightmost = max(line.x1 for line in lines)
    best: tuple[int, float] | None = None
    for place, count in sorted(starts.items(), key=lambda each: -each[1])[:_CANDIDATES]:
        near = count + starts.get(place - 1, 0) + starts.get(place + 1, 0)
        x = place * 2.0 - 2
        if near < _COLUMN_LINES or x < leftmost + 0.15 * (rightmost - leftmost):
            continue
        across = _crossing(lines, x, leftmost, rightmost)
        if across is not None and (best is None or across < best[0]):
            best = (across, x)
    return best[1] if best else None


def _crossing(lines: Sequence[Line], x: float, leftmost: float, rightmost: float) -> int | None:
    """How many lines cross `x`, or None if what stands on both sides of it are not two columns."""
    left = [line for line in lines if _side(line, x) == 0]
    right = [line for line in lines if _side(line, x) == 1]
    across = len(lines) - len(left) - len(right)
    if min(len(left), len(right)) < _COLUMN_LINES or across > _ACROSS * len(lines):
        return None
    for side, width in ((left, x - leftmost), (right, rightmost - x)):
        words = median(len(line.text.split()) for line in side)
        if words < _COLUMN_WORDS or median(line.width for line in side) < _COLUMN_FILL * width:
            return None
    low = max(min(line.y for line in left), min(line.y for line in right))
    high = min(max(line.y for line in left), max(line.y for line in right))
    beside = [sum(low - 2 <= line.y <= high + 2 for line in side) for side in (left, right)]
    return across if min(beside) >= _COLUMN_LINES - 1 else None
