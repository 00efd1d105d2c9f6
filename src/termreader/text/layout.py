"""The page: from a document and a width to rows, between offsets and cells. Knows nothing of screens or meaning."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from operator import attrgetter

from termreader.model import Document, Span
from termreader.text.blocks import BlockRows, rows_of_block
from termreader.text.frame import Frame, frame_of, list_places, picture_room, rows_above
from termreader.text.pictures import NO_PICTURES, PictureBox, Pictures
from termreader.text.rows import Ornament, OrnamentRole, PictureRow, Row, Run, column_of, offset_in

__all__ = ["Layout", "Ornament", "OrnamentRole", "PictureRow", "Pictures", "Row", "Run"]

_SHORT = 100_000
"""Characters: a document no longer than this is measured whole at once."""
_NEAR = 24_000
"""Characters on either side of the place asked for that are measured at once in a longer one."""
_KEPT = 512
"""Blocks whose rows are kept."""
_NOWHERE = Row(0, 0, 0)
_block_start = attrgetter("start")


class Layout:
    """The rows of `document` on a page `width` cells wide, 1 or more.

    With `around`, an offset, a long document is measured near that place only and the rest is estimated: enough for
    the first screen. `completed()` measures the rest. In a layout that is not `exact`, the rows far from `around`
    are a guess: there a block may be cut short or have blank rows below it.

    A block that has one of `pictures` shows it in rows of its own above its text.

    Rows are built when they are asked for. Row indices outside the page mean the nearest row on it; a document
    without blocks has no rows, and any row of it is an empty one at 0.
    """

    def __init__(
        self,
        document: Document,
        width: int,
        *,
        around: int | None = None,
        pictures: Pictures = NO_PICTURES,
        counted: Mapping[int, int] | None = None,
    ) -> None:
        """`counted` holds row counts, by block, from another layout of the same document, width and pictures."""
        self.document = document
        self.width = max(1, width)
        self.pictures = pictures
        self._places = list_places(document.blocks)
        self._pictured = self._boxes() if pictures.sizes else {}
        self._counts = dict(counted or {})
        self._kept: dict[int, BlockRows] = {}
        self._near = range(len(document.blocks))
        if around is not None and document.blocks and len(document.text) > _SHORT:
            self._near = range(self.block_at(around - _NEAR), self.block_at(around + _NEAR) + 1)
        self._first_rows = array("I", accumulate(self._slots(), initial=0))
        if self.exact:
            self._counts = {}  # nothing will ask again

    def completed(self) -> Layout:
        """The exact layout of the same page; itself when it is exact. May be called from a thread."""
        return self if self.exact else self._again(None)

    def _again(self, around: int | None) -> Layout:
        return Layout(self.document, self.width, around=around, pictures=self.pictures, counted=self._counts)

    @property
    def exact(self) -> bool:
        """Whether every block was measured."""
        return len(self._near) == len(self.document.blocks)

    @property
    def row_count(self) -> int:
        """The rows of the page."""
        return self._first_rows[-1]

    def row(self, index: int) -> Row:
        """The row `index`."""
        if not self.document.blocks:
            return _NOWHERE
        index = min(max(0, index), self.row_count - 1)
        block = bisect_right(self._first_rows, index) - 1
        return self._row(block, index - self._first_rows[block])

    def rows(self, first: int, last: int) -> list[Row]:
        """The rows from `first` up to, not including, `last`; those of them that are on the page."""
        return [self.row(index) for index in range(max(0, first), min(last, self.row_count))]

    def row_of(self, offset: int) -> int:
        """The row that shows the character at `offset`; for the newlines between two blocks the row above them."""
        if not self.document.blocks:
            return 0
        block = self.block_at(offset)
        slot = self._first_rows[block + 1] - self._first_rows[block]
        text_row = self._picture_rows(block) + self._rows_of(block).row_of(offset)
        return self._first_rows[block] + min(text_row, slot - 1)

    def top_of(self, offset: int) -> int:
        """The row at which a page that begins with `offset` begins: where it begins a block, with its picture."""
        if self.document.blocks and self.document.blocks[block := self.block_at(offset)].start == offset:
            return self._first_rows[block]
        return self.row_of(offset)

    def cell_of(self, offset: int) -> tuple[int, int]:
        """Row and column at which the character at `offset` is drawn.

        Inside a grapheme they are the grapheme's; white space that hangs at a row's end stands after its last
        character, or on it when the row is full.
        """
        index = self.row_of(offset)
        if not self.document.blocks:
            return 0, 0
        blank_column = self._frame_of(self.block_at(offset)).left
        return index, min(column_of(self.document.text, self.row(index), offset, blank_column), self.width - 1)

    def offset_at(self, row: int, column: int) -> int:
        """The offset of the grapheme drawn nearest to a cell in its row; of a row without text, the row's start."""
        return offset_in(self.document.text, self.row(row), column)

    def row_span(self, row: int) -> Span:
        """The offsets that a row covers."""
        found = self.row(row)
        return Span(found.start, found.end)

    def block_at(self, offset: int) -> int:
        """The index of the last block that begins at or before `offset`, or of the first."""
        return max(0, bisect_right(self.document.blocks, offset, key=_block_start) - 1)

    def _slots(self) -> list[int]:
        """The rows that each block takes up, the blank ones below it included; far blocks are estimated."""
        blocks = self.document.blocks
        slots = [0] * len(blocks)
        if len(self._near) < len(blocks):
            slots = [2 + (block.end - block.start) // self.width for block in blocks]
            for index in self._pictured:
                slots[index] += self._picture_rows(index)
        for index in self._near:
            count = self._counts.get(index)
            if count is None:
                count = self._counts[index] = self._picture_rows(index) + len(self._rows_of(index))
            is_last = index + 1 == len(blocks)
            slots[index] = count + (0 if is_last else rows_above(blocks[index], blocks[index + 1]))
        return slots

    def _row(self, block: int, local: int) -> Row:
        box = self._pictured.get(block)
        if box is not None:
            if local < box.rows:
                start = self.document.blocks[block].start
                return Row(block, start, start, (), self._frame_of(block).beside, picture=box.row(local))
            local -= box.rows
        rows = self._rows_of(block)
        blocks = self.document.blocks
        if local < len(rows):
            row = rows.row(local)
            frame = self._frame_of(block)
            ornaments = frame.beside + (frame.opening if local == 0 else ()) + row.ornaments
            if box is not None and row.start == row.end:
                ornaments = frame.beside  # the picture is there, and needs no word that stands for it
            return row._replace(ornaments=ornaments) if ornaments or row.ornaments else row
        below = min(block + 1, len(blocks) - 1)
        start = blocks[below].start
        return Row(below, start, start, (), self._shared_bars(block, below))

    def _shared_bars(self, above: int, below: int) -> tuple[Ornament, ...]:
        """The quote bars that run on through the blank rows between two blocks."""
        shared = set(self._frame_of(above).beside) & set(self._frame_of(below).beside)
        return tuple(sorted(shared))

    def _boxes(self) -> dict[int, PictureBox]:
        """The picture of each block that has one."""
        sizes = self.pictures.sizes
        return {
            index: self.pictures.box(block.href, *picture_room(block, self._places.get(index), self.width))
            for index, block in enumerate(self.document.blocks)
            if block.href in sizes
        }

    def _picture_rows(self, block: int) -> int:
        box = self._pictured.get(block)
        return 0 if box is None else box.rows

    def _frame_of(self, block: int) -> Frame:
        return frame_of(self.document.text, self.document.blocks[block], self._places.get(block), self.width)

    def _rows_of(self, block: int) -> BlockRows:
        rows = self._kept.get(block)
        if rows is None:
            rows = rows_of_block(self.document.text, block, self.document.blocks[block], self._frame_of(block))
            while len(self._kept) >= _KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[block] = rows
        return rows
