"""The rows of one block: text that flows, code that keeps its lines, tables, and what is only drawn."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import Protocol

from termreader.model import Block, BlockKind
from termreader.text.cells import cell_len
from termreader.text.frame import CODE_GUTTER, Frame
from termreader.text.rows import PROSE_TAB, Ornament, OrnamentRole, Row, runs_between
from termreader.text.table import TableRows
from termreader.text.wrap import hard_starts, row_starts

CODE_TAB = 4
"""Cells between tab stops in code."""
_CONTINUES = "↪"
_PICTURE = "picture"


class BlockRows(Protocol):
    """The rows of a block, at least one, counted but not yet built."""

    def __len__(self) -> int: ...

    def row(self, index: int) -> Row:
        """The row `index`, counted from the block's first, without what the frame draws."""
        ...

    def row_of(self, offset: int) -> int:
        """The index of the row that shows `offset`."""
        ...


def rows_of_block(text: str, index: int, block: Block, frame: Frame) -> BlockRows:
    """The rows of `block`, which is `document.blocks[index]`, inside its frame."""
    if block.kind is BlockKind.TABLE and block.end > block.start:
        return TableRows(text, index, block.start, block.end, frame.left, frame.room, block.aligns)
    if block.kind is BlockKind.RULE:
        return _Rule(index, block, frame)
    if block.kind is BlockKind.CODE:
        return _Code(text, index, block, frame)
    return _Flow(text, index, block, frame, row_starts(text, block.start, block.end, frame.room))


class _Flow:
    """Running text."""

    tab = PROSE_TAB

    def __init__(self, text: str, index: int, block: Block, frame: Frame, starts: array[int]) -> None:
        self._text, self._index, self._block, self._frame, self._starts = text, index, block, frame, starts

    def __len__(self) -> int:
        return len(self._starts)

    def row(self, index: int) -> Row:
        start = self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else self._block.end
        runs = runs_between(self._text, start, end, self._frame.left, self.tab)
        return Row(self._index, start, end, runs, self._ornaments(index, start, end), first=index == 0)

    def row_of(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _ornaments(self, index: int, start: int, end: int) -> tuple[Ornament, ...]:
        if self._block.kind is BlockKind.IMAGE and start == end:
            return (Ornament(self._frame.left, _PICTURE[: self._frame.room], OrnamentRole.IMAGE),)
        return ()


class _Code(_Flow):
    """Code: its own lines, cut where they are too wide."""

    tab = CODE_TAB

    def __init__(self, text: str, index: int, block: Block, frame: Frame) -> None:
        super().__init__(text, index, block, frame, hard_starts(text, block.start, block.end, frame.room, CODE_TAB))

    def _ornaments(self, index: int, start: int, end: int) -> tuple[Ornament, ...]:
        left, room = self._frame.left, self._frame.room
        if index and self._text[start - 1] != "\n":
            gutter = left - CODE_GUTTER
            return (Ornament(gutter, _CONTINUES, OrnamentRole.CONTINUATION),) if gutter >= 0 else ()
        language = self._block.language
        if index == 0 and language and cell_len(language) + 1 < room - self._drawn_cells(start, end):
            return (Ornament(left + room - cell_len(language), language, OrnamentRole.CODE_LANGUAGE),)
        return ()

    def _drawn_cells(self, start: int, end: int) -> int:
        runs = runs_between(self._text, start, end, 0, self.tab)
        return runs[-1].column + cell_len(self._text[runs[-1].start : runs[-1].end]) if runs else 0


class _Rule:
    """A thematic break: a short hairline in the middle."""

    def __init__(self, index: int, block: Block, frame: Frame) -> None:
        width = max(1, frame.room // 4)
        line = Ornament(frame.left + (frame.room - width) // 2, "─" * width, OrnamentRole.RULE)
        self._row = Row(index, block.start, block.end, (), (line,), first=True)

    def __len__(self) -> int:
        return 1

    def row(self, index: int) -> Row:
        return self._row

    def row_of(self, offset: int) -> int:
        return 0
