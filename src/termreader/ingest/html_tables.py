"""Tables of a page as rectangular grids. Knows nothing of how cells are written."""

from collections.abc import Iterator

from lxml.html import HtmlElement

_MAX_COLUMNS = 60
_MAX_CELLS = 50_000
_WORDY = 40
"""Words in a cell, on average, from which a table is not one of data but of layout."""
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "figure", "article", "section", "table")


def is_data(table: HtmlElement) -> bool:
    """Whether a table holds data in rows and columns, rather than laying out a page."""
    if table.get("role") in {"presentation", "none"}:
        return False
    rows = list(own_rows(table))
    widest = max((len(cells) for cells in rows), default=0)
    if widest < 2 or len(rows) < 2:
        return False
    if any(cell.tag == "th" for cells in rows for cell in cells):
        return True
    cells = [cell for row in rows for cell in row]
    if any(cell.find(f".//{tag}") is not None for cell in cells for tag in _BLOCKS):
        return False
    return sum(len(cell.text_content().split()) for cell in cells) < _WORDY * len(cells)


def own_rows(table: HtmlElement) -> Iterator[list[HtmlElement]]:
    """The cells of each row of a table, without those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in {"td", "th"}]
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from own_rows(child)


def grid(table: HtmlElement) -> list[list[HtmlElement | None]]:
    """The cells of a table by row and column, all rows as long; None where a cell spans from elsewhere.

    Spans are followed as far as there are cells for them: a span of a thousand columns makes none.
    """
    rows = list(own_rows(table))
    rows = rows[: _MAX_CELLS // max(1, min(_MAX_COLUMNS, max(map(len, rows), default=1)))]
    columns = min(_MAX_COLUMNS, max(map(len, rows), default=0))
    filled: list[list[HtmlElement | None]] = []
    hanging: dict[int, int] = {}
    for cells in rows:
        row: list[HtmlElement | None] = []
        below: dict[int, int] = {}
        for number, cell in enumerate(cells):
            while hanging.get(len(row), 0) and len(row) + len(cells) - number < 2 * columns:
                row.append(None)
            rowspan = _span(cell, "rowspan") - 1
            width = min(_span(cell, "colspan"), max(1, columns - len(row)))
            for offset in range(width):
                below[len(row)] = rowspan
                row.append(None if offset else cell)
        for column, rest in hanging.items():
            if rest > 1:
                below[column] = max(below.get(column, 0), rest - 1)
        hanging = below
        filled.append(row)
    width = max(map(len, filled), default=0)
    return [row + [None] * (width - len(row)) for row in filled]


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), 1000)) if value.isdecimal() and len(value) < 6 else 1
