"""How much of each list the side pane shows in the rows it has. Pure."""

from collections.abc import Sequence
from typing import NamedTuple


class Part(NamedTuple):
    """A list that may be cut short; a row then says how many more there are."""

    size: int
    """How many items it has."""
    height: int
    """Rows of an item."""
    least: int
    """How many items show whatever room there is."""


def rows_of(part: Part, shown: int) -> int:
    """The rows of so many items, with the one that tells of more."""
    return shown * part.height + (shown < part.size)


def shares(parts: Sequence[Part], rows: int) -> list[int]:
    """How many items of each part show in so many rows all together: the least, then one more of each in turn.

    Nothing is cut short by a single item.
    """
    shown = [part.size if part.size <= part.least + 1 else part.least for part in parts]
    used = sum(rows_of(part, count) for part, count in zip(parts, shown, strict=True))
    is_growing = True
    while is_growing:
        is_growing = False
        for number, part in enumerate(parts):
            left = part.size - shown[number]
            count = part.size if left == 2 else min(part.size, shown[number] + 1)
            more = rows_of(part, count) - rows_of(part, shown[number])
            if left and used + more <= rows:
                shown[number], used, is_growing = count, used + more, True
    return shown
