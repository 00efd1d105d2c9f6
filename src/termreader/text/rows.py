"""What a row of the page is made of, and which cell of it shows which character. Knows no blocks and no wrapping."""

from enum import StrEnum
from typing import NamedTuple

from termreader.text.cells import cell_len, graphemes, is_plain

PROSE_TAB = 1
"""In running text a tab is a space; given to `runs_between` as the distance of tab stops, in cells."""


class Run(NamedTuple):
    """Text as it is drawn: `text[start:end]`, without newlines and tabs, from the cell `column` on."""

    column: int
    start: int
    end: int


class OrnamentRole(StrEnum):
    """What an ornament is, so that the screen can choose its colour."""

    QUOTE_BAR = "quote-bar"
    MARKER = "marker"
    """A list item's bullet or number, or its task box."""
    FOOTNOTE_LABEL = "footnote-label"
    ATTRIBUTION_DASH = "attribution-dash"
    IMAGE = "image"
    """The sign for a picture, and a word where it has no alternative text."""
    RULE = "rule"
    TABLE_RULE = "table-rule"
    TABLE_LABEL = "table-label"
    """A folded table: the header, repeated before the value."""
    CODE_LANGUAGE = "code-language"
    CONTINUATION = "continuation"
    """Code: the row goes on with the line above."""


class Ornament(NamedTuple):
    """Drawn from the cell `column` on, but not text: it has no offset and is never selected or copied."""

    column: int
    text: str
    role: OrnamentRole


class PictureRow(NamedTuple):
    """A row of a picture: which it is, its box in cells, and which of the rows it is."""

    source: str
    """The picture, by the `href` of its block."""
    column: int
    columns: int
    rows: int
    number: int
    """From 0."""


class Row(NamedTuple):
    """One row of the page."""

    block: int
    """Index in `Document.blocks`; of a spacing row the block below it."""
    start: int
    """The first offset it covers."""
    end: int
    """One past the last offset it covers, white space that is not drawn included. A spacing row covers nothing: its
    start and end are where the block below begins. The rows of one table record each cover the whole record."""
    runs: tuple[Run, ...] = ()
    """In order of column and of offset."""
    ornaments: tuple[Ornament, ...] = ()
    """In order of column."""
    first: bool = False
    """Whether it is the first row of its block's text."""
    picture: PictureRow | None = None
    """What it shows of a picture; it then covers nothing: its start and end are where the block begins."""


def runs_between(text: str, start: int, end: int, column: int, tab: int = PROSE_TAB) -> tuple[Run, ...]:
    """The runs that draw `text[start:end]` from `column` on: without white space at the end, and parted by tabs."""
    end = start + len(text[start:end].rstrip())
    if end == start:
        return ()
    if "\t" not in text[start:end]:
        return (Run(column, start, end),)
    runs: list[Run] = []
    used = 0
    while start < end:
        stop = text.find("\t", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            runs.append(Run(column + used, start, stop))
            used += cell_len(text[start:stop])
        used = (used // tab + 1) * tab
        start = stop + 1
    return tuple(runs)


def column_of(text: str, row: Row, offset: int, blank_column: int = 0) -> int:
    """The cell in which the character at `offset` begins.

    What is not drawn stands after what is drawn before it, and where nothing is, at `blank_column`.
    """
    before = None
    for run in row.runs:
        if run.start > offset:
            break
        before = run
    if before is None:
        return blank_column
    return before.column + _cells_before(text, before, min(offset, before.end))


def _cells_before(text: str, run: Run, offset: int) -> int:
    if is_plain(text, run.start, run.end):
        return offset - run.start
    if offset == run.end:
        return cell_len(text[run.start : run.end])
    return sum(found.cells for found in graphemes(text, run.start, run.end) if found.end <= offset)


def offset_in(text: str, row: Row, column: int) -> int:
    """The offset of the grapheme drawn nearest to the cell `column`; of a row without runs, its start."""
    nearest: Run | None = None
    least = 0
    for run in row.runs:
        width = cell_len(text[run.start : run.end])
        distance = max(run.column - column, column - (run.column + width - 1), 0)
        if nearest is None or distance < least:
            nearest, least = run, distance
    if nearest is None:
        return row.start
    wanted = max(0, column - nearest.column)
    if is_plain(text, nearest.start, nearest.end):
        return min(nearest.start + wanted, nearest.end - 1)
    used, offset = 0, nearest.start
    for found in graphemes(text, nearest.start, nearest.end):
        if found.cells and used > wanted:
            break
        if found.cells or found.start == nearest.start:
            offset = found.start
        used += found.cells
    return offset
