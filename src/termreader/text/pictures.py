"""How many cells a picture takes up on a page, from its size alone. Knows no pixels and no screens."""

from collections.abc import Mapping
from typing import NamedTuple

from termreader.model import PictureSize
from termreader.text.rows import PictureRow

PIXELS_A_CELL = 8
"""A picture is never drawn larger than it would be on a screen whose cells are so many pixels wide, twice as high."""


class PictureBox(NamedTuple):
    """A picture's place above the text of its block, in cells."""

    source: str
    column: int
    columns: int
    rows: int

    def row(self, number: int) -> PictureRow:
        """One of its rows, counted from 0."""
        return PictureRow(*self, number)


class Pictures(NamedTuple):
    """The pictures that are to be shown on a page."""

    sizes: Mapping[str, PictureSize] = {}
    """By the `href` of their blocks."""
    most_rows: int = 20
    """The highest that one may be."""

    def box(self, source: str, column: int, room: int) -> PictureBox:
        """The box of a picture in the middle of `room` cells from `column` on; both at least 1."""
        columns, rows = fitted(self.sizes[source], room, max(1, self.most_rows))
        return PictureBox(source, column + (room - columns) // 2, columns, rows)


NO_PICTURES = Pictures()


def fitted(
    size: PictureSize, columns: int, rows: int, *, pixels_a_cell: float = PIXELS_A_CELL, cell_shape: float = 2.0
) -> tuple[int, int]:
    """Columns and rows, 1 or more each, of a picture that is to fit into so many, its shape kept.

    `cell_shape` is how many times as high as wide a cell is; what cannot be known is taken to be 2.
    """
    width = min(columns, max(1, round(size.width / pixels_a_cell)))
    height = max(1, round(width * size.height / size.width / cell_shape))
    if height > rows:
        width, height = max(1, round(rows * cell_shape * size.width / size.height)), rows
    return min(width, columns), height
