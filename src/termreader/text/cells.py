"""How many terminal cells a text takes, grapheme by grapheme. Measures with Rich, as Textual does when it draws.

Two kinds of text need no measuring: `is_plain` text is one cell a character, `is_cjk` text one or two with no
character depending on its neighbours. Everything else goes through Rich's grapheme tables.
"""

import re
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len as rich_cell_len

# Each range holds only characters of one cell that never join with a neighbour; tests hold it to Rich's tables.
_PLAIN = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f\u05d0-\u05ea\u060c\u061b"
    "\u0620-\u064a\u0660-\u066f\u0671-\u06d3\u10d0-\u10ff\u1e00-\u1eff\u2000-\u200a\u2010-\u2027\u202f-\u205e\u20a0-\u20c0"
    "\u2100-\u214f\u2190-\u21ff\u2200-\u2319\u2500-\u25fc"
)
# Each range holds only characters of two cells that never join with a neighbour.
_WIDE = (
    "\u2e80-\u2e99\u2f00-\u2fd5\u3000-\u3029\u3030-\u303c\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufa6d\ufe30-\ufe44\uff01-\uff60\uffe0-\uffe6\U00020000-\U0002a6df"
)
_NOT_PLAIN = re.compile(f"[^{_PLAIN}]")
PLAIN_STRETCH = re.compile(f"[{_PLAIN}]{{2,}}")
"""Plain characters; the first may follow a joiner and the last may begin a longer grapheme."""
_WIDENS = "\ufe0f"
JOINER = "\u200d"
"""The zero-width joiner: what follows it is part of the grapheme before it."""
_UNMEASURED = re.compile(r"[\n\t]")
_LONGEST_CLUSTER = 64  # characters; a longer cluster is taken apart


class Grapheme(NamedTuple):
    """What a reader takes for one character: `text[start:end]`, drawn in `cells` cells."""

    start: int
    end: int
    cells: int


@cache
def _not_cjk() -> re.Pattern[str]:
    """Made for the first text that is not plain: it takes 3 ms, which the first page of most readers need not wait."""
    return re.compile(f"[^\n{_PLAIN}{_WIDE}]")


@cache
def wide_stretch() -> re.Pattern[str]:
    """Finds characters of two cells, in text for which `is_cjk` holds."""
    return re.compile(f"[{_WIDE}]+")


def is_plain(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every character of `text[start:end]` is one cell and one grapheme. Newlines and tabs are not."""
    return _NOT_PLAIN.search(text, start, len(text) if end is None else end) is None


def is_cjk(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every character of `text[start:end]` is its own grapheme of one or two cells, or a newline."""
    return _not_cjk().search(text, start, len(text) if end is None else end) is None


def cell_len(text: str) -> int:
    """The cells that `text` takes when drawn. Control characters, newlines and tabs among them, take none."""
    if text.isascii() and text.isprintable():
        return len(text)
    return rich_cell_len(text)


def graphemes(text: str, start: int = 0, end: int | None = None) -> list[Grapheme]:
    """The graphemes of `text[start:end]` in order and without gaps; a newline or a tab is one of no cells.

    Rich joins what has no width to what stands before it, and what follows a joiner; flags, which Rich takes for two
    letters, are joined here (UAX 29, GB12).
    """
    end = len(text) if end is None else end
    found: list[Grapheme] = []
    at = start
    for control in _UNMEASURED.finditer(text, start, end):
        found += _segment(text, at, control.start())
        at = control.end()
        found.append(Grapheme(at - 1, at, 0))
    return found + _segment(text, at, end)


def _segment(text: str, start: int, end: int) -> list[Grapheme]:
    """The graphemes of a stretch without newlines and tabs, as `rich.cells.split_graphemes` has them but for flags."""
    if is_plain(text, start, end):
        return [Grapheme(offset, offset + 1, 1) for offset in range(start, end)]
    found: list[Grapheme] = []
    widths = _WIDTHS
    first, cells, base = start, 0, ""
    flag_open = False
    at = start
    while at < end:
        character = text[at]
        width = widths[character]
        if not width:
            if character == JOINER:
                at += 1
            elif character == _WIDENS and base:
                cells += widths[base + _WIDENS] - widths[base]
                base = ""
        elif flag_open and "\U0001f1e6" <= character <= "\U0001f1ff" and at == first + 1:
            cells += width
            flag_open = False
        else:
            if at > first:
                found.append(Grapheme(first, at, cells))
            first, cells, base = at, width, character
            flag_open = "\U0001f1e6" <= character <= "\U0001f1ff"
        at += 1
    if end > first:
        found.append(Grapheme(first, end, cells))
    return found


class _Widths(dict[str, int]):
    """Rich's width of a character, or of one with the sign that widens it, looked up once."""

    def __missing__(self, character: str) -> int:
        self[character] = width = rich_cell_len(character)
        return width


_WIDTHS = _Widths()


def clip(text: str, cells: int, ellipsis: str = "…") -> str:
    """`text`, or as much of its beginning as fits with `ellipsis` after it: never more than `cells` wide."""
    if cell_len(text) <= cells:
        return text
    room = cells - cell_len(ellipsis)
    if room < 0:
        return clip(ellipsis, cells, "") if ellipsis else ""
    used = 0
    for start, _, width in graphemes(text):
        used += width
        if used > room:
            return text[:start].rstrip().rstrip(JOINER) + ellipsis
    return text


def pad(text: str, cells: int) -> str:
    """`text` with spaces after it, or clipped, so that it is `cells` wide exactly."""
    # A joiner at the end would swallow the first space.
    clipped = clip(text, cells).rstrip(JOINER)
    return clipped + " " * (cells - cell_len(clipped))


def grapheme_at(text: str, offset: int, start: int, end: int) -> Grapheme:
    """The grapheme of `text[start:end]` that holds `offset`, start <= offset < end, at a cost that is local."""
    begin = offset
    while begin > start and (
        _not_cjk().match(text, begin, begin + 1) or text[begin] == "\n" or text[begin - 1] == JOINER
    ):
        begin -= 1
    stop = min(end, offset + _LONGEST_CLUSTER)
    return next(found for found in graphemes(text, begin, stop) if found.end > offset)
