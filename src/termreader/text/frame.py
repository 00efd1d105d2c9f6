"""Where a block's text stands on the page: its left edge, its room, what is drawn beside it, the rows above it.

Knows blocks and widths, nothing of wrapping.
"""

from collections.abc import Sequence
from typing import NamedTuple

from termreader.model import Block, BlockKind
from termreader.text.cells import cell_len, clip
from termreader.text.rows import Ornament, OrnamentRole

CODE_GUTTER = 2
"""Cells before code, where the sign stands that a row goes on with the line above."""
_BAR = "▎"
_BAR_STEP = 2
_LIST_MARGIN = 2
_WIDEST_MARKER = 8
_LEAST_ROOM = 12
_DASHES = "—–-―"
_TASK_BOXES = {"[ ]": "☐", "[x]": "☑", "[X]": "☑"}
_SET_IN = {
    BlockKind.CAPTION: 2,
    BlockKind.CREDIT: 2,
    BlockKind.CODE: CODE_GUTTER,
    BlockKind.PULLQUOTE: 4,
    BlockKind.ATTRIBUTION: 4,
}
_BELONGS_BELOW = {
    BlockKind.IMAGE: (BlockKind.CAPTION, BlockKind.CREDIT),
    BlockKind.CAPTION: (BlockKind.CREDIT,),
    BlockKind.PULLQUOTE: (BlockKind.ATTRIBUTION,),
    BlockKind.FOOTNOTE: (BlockKind.FOOTNOTE,),
}


class ListPlace(NamedTuple):
    """Where a list's text stands."""

    column: int
    """The cell at which the items' text begins."""
    hang: int
    """Cells for the widest marker and the space after it."""
    quote: int
    """How many block quotes the list stands in."""
    bars: tuple[int, ...]
    """The columns of their bars."""


_NO_LIST = ListPlace(0, 0, 0, ())


class Frame(NamedTuple):
    """A block's place on the page, for one width."""

    left: int
    """The cell at which its text begins."""
    room: int
    """Cells for its text, 1 or more."""
    beside: tuple[Ornament, ...]
    """Drawn on every row."""
    opening: tuple[Ornament, ...]
    """Drawn on its first row as well."""


class _Sign(NamedTuple):
    """What stands before a block's first row, `gap` cells away from its text."""

    drawn: str
    gap: int
    role: OrnamentRole


class _List:
    """A list while its items are still being met: the widest marker is known at its end only."""

    def __init__(self, level: int, quote: int, ordered: bool, parent: "_List | None") -> None:
        self.level, self.quote, self.ordered, self.parent, self.hang = level, quote, ordered, parent, 2

    def place(self, places: dict["_List", ListPlace]) -> ListPlace:
        outer = places[self.parent] if self.parent else ListPlace(0, 0, 0, ())
        bars = tuple(outer.column + _BAR_STEP * level for level in range(self.quote - outer.quote))
        margin = 0 if self.parent else _LIST_MARGIN
        column = outer.column + _BAR_STEP * len(bars) + margin + self.hang
        return ListPlace(column, self.hang, max(self.quote, outer.quote), outer.bars + bars)


def list_places(blocks: Sequence[Block]) -> dict[int, ListPlace]:
    """For each block inside a list, by its index, where that list stands; markers of one list share a column."""
    owners: dict[int, _List] = {}
    lists: list[_List] = []
    open_lists: list[_List] = []
    for index, block in enumerate(blocks):
        if not block.indent:
            if open_lists:
                open_lists = []
            continue
        while open_lists and open_lists[-1].level > block.indent:
            open_lists.pop()
        is_item = block.kind is BlockKind.ITEM
        ordered = block.marker[:1].isalnum()
        if is_item and open_lists and open_lists[-1].level == block.indent and open_lists[-1].ordered != ordered:
            open_lists.pop()
        if not open_lists or open_lists[-1].level < block.indent:
            open_lists.append(_List(block.indent, block.quote, ordered, open_lists[-1] if open_lists else None))
            lists.append(open_lists[-1])
        if is_item:
            open_lists[-1].hang = min(max(open_lists[-1].hang, cell_len(drawn_marker(block)) + 1), _WIDEST_MARKER)
        owners[index] = open_lists[-1]
    places: dict[_List, ListPlace] = {}
    for found in lists:
        places[found] = found.place(places)
    return {index: places[owner] for index, owner in owners.items()}


def drawn_marker(block: Block) -> str:
    """An item's marker as it is drawn: task boxes as one sign."""
    return _TASK_BOXES.get(block.marker, block.marker)


def frame_of(text: str, block: Block, place: ListPlace | None, width: int) -> Frame:
    """Where `block` stands on a page of `width` cells; what would leave too little room for text is narrowed."""
    set_in = _SET_IN.get(block.kind, 0)
    sign = _opening_sign(text, block)
    if not block.quote and place is None and not set_in and sign is None:
        return Frame(0, width, (), ())
    bars, column = _bars_and_column(block, place, width)
    least_room = min(width, max(_LEAST_ROOM, width // 2))
    # An item's marker stands in its list's margin; other signs push their text to the right.
    hang = 0 if sign is None or block.kind is BlockKind.ITEM else cell_len(sign.drawn) + sign.gap
    left = min(column + set_in + hang, width - least_room)
    right = set_in if block.kind is BlockKind.PULLQUOTE and width - left - set_in >= least_room else 0
    clear = max(0, left - CODE_GUTTER) if block.kind is BlockKind.CODE else left
    opening: tuple[Ornament, ...] = ()
    if sign and left > sign.gap:
        drawn = clip(sign.drawn, left - sign.gap)
        clear = left - sign.gap - cell_len(drawn)
        opening = (Ornament(clear, drawn, sign.role),)
    beside = tuple(Ornament(bar, _BAR, OrnamentRole.QUOTE_BAR) for bar in bars if bar < clear)
    return Frame(left, max(1, width - left - right), beside, opening)


def picture_room(block: Block, place: ListPlace | None, width: int) -> tuple[int, int]:
    """The cell at which the room for a block's picture begins, and how many cells it has, 1 or more."""
    _, column = _bars_and_column(block, place, width)
    column = min(column, width - min(width, max(_LEAST_ROOM, width // 2)))
    return column, width - column


def _bars_and_column(block: Block, place: ListPlace | None, width: int) -> tuple[tuple[int, ...], int]:
    """The columns of a block's quote bars, and the column at which its text would begin."""
    outer = place or _NO_LIST
    # A pull-quote has a look of its own, whether or not it is marked as a quotation.
    quote = block.quote - 1 if block.kind is BlockKind.PULLQUOTE else block.quote
    # A page has no room for more bars than cells, however deep a hostile source nests them.
    deeper = min(max(0, quote - outer.quote), width)
    first = outer.column - outer.hang if block.kind is BlockKind.ITEM else outer.column
    bars = tuple(first + _BAR_STEP * level for level in range(deeper))
    return outer.bars + bars, outer.column + _BAR_STEP * deeper


def _opening_sign(text: str, block: Block) -> _Sign | None:
    """What stands before a block's first row."""
    if block.kind is BlockKind.ITEM and block.marker:
        return _Sign(drawn_marker(block), 1, OrnamentRole.MARKER)
    if block.kind is BlockKind.FOOTNOTE:
        return _Sign(f"{block.marker:>2}", 2, OrnamentRole.FOOTNOTE_LABEL)
    if block.kind is BlockKind.IMAGE:
        return _Sign("▣", 1, OrnamentRole.IMAGE)
    if block.kind is BlockKind.ATTRIBUTION and text[block.start : block.start + 1] not in _DASHES:
        return _Sign("—", 1, OrnamentRole.ATTRIBUTION_DASH)
    return None


def rows_above(previous: Block | None, block: Block) -> int:
    """The blank rows between two blocks."""
    if previous is None:
        return 0
    if block.kind is BlockKind.HEADING:
        return 2 if block.level <= 2 and previous.kind is not BlockKind.HEADING else 1
    if block.kind in _BELONGS_BELOW.get(previous.kind, ()):
        return 0
    tight = block.start - previous.end <= 1
    return 0 if tight else 1
