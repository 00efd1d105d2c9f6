"""Where the rows of running text begin. Knows widths and line breaking, nothing of blocks.

All text is wrapped by one regular expression over a *cell string*, in which every cell is one character: plain text is
its own, a wide character is followed by a filler, and what combines is left out. The rules are a readable part of
UAX 14 (Unicode line breaking) and of kinsoku: break at spaces, which hang at the row's end; after dashes, after
hyphens and slashes inside words and at the joints of an address; between wide characters, but never so that a row
begins with a closing mark or ends with an opening one.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from functools import lru_cache

from termreader.text.cells import JOINER, PLAIN_STRETCH, cell_len, graphemes, is_cjk, is_plain, wide_stretch

_FILLER = "\uffff"
_INKED_BLANK = "\ufffc"  # a cell at which no rule breaks
_BREAK_AFTER = "\ufffe"  # a cell that carries a zero-width space

_SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_NEVER_FIRST = (
    re.escape(",.;:!?)]}%\"'")
    + "…‥”’»›·\u2013\u2014\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301c\u301f"
    + "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u309b-\u309e"
    + "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fb-\u30fe"
    + "\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff5e\uff60"
)
_NEVER_LAST = (
    re.escape("([{\"'$#")
    + "“‘«‹£€¥¿¡\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\u301d\uff04\uff08\uff3b\uff5b\uff5f\uffe5"
)
_HANGUL = "\uac00-\ud7a3"
_LETTER = r"[^\W\d_]"

_AFTER_PUNCTUATION = "|".join(
    (
        rf"(?<=—)(?![{_NEVER_FIRST}\-])",
        rf"(?<={_LETTER}–)(?=\w)|(?<=\d–)(?={_LETTER})",
        rf"(?<=[\w.’'][\w.’'][-‐])(?={_LETTER}{{2}})",
        rf"(?<=\w{_LETTER}/)(?=\w\w)|(?<=\w\d/)(?={_LETTER}\w)",
        r"(?<=\w[?&])(?=[\w\-.%]+=)|(?<=\w=)(?=\w)",
        rf"(?<=\w…)(?={_LETTER})",
    )
)
# A dash between spaces stays with the words before it.
_BREAK = rf"(?=[\n{_SPACES}])(?! [—–] )|\Z|(?<=[—–‐\-/?&=…])(?:{_AFTER_PUNCTUATION})"
_BREAK_WIDE = (
    rf"{_BREAK}|(?<={_BREAK_AFTER})"
    rf"|(?:(?<={_FILLER})|(?=[^\n]{_FILLER}))(?![{_NEVER_FIRST}])(?<![{_NEVER_LAST}])(?<![{_NEVER_LAST}]{_FILLER})"
    rf"(?!(?<=[{_HANGUL}]{_FILLER})[{_HANGUL}])"
)


@lru_cache(maxsize=64)
def _row_pattern(width: int, wide: bool) -> re.Pattern[str]:
    """Matches one row of a cell string with the spaces that hang from it and its newline.

    First choice the longest that ends at a break; then at any space; then, inside a word longer than the row, after a
    joint in the row's second half; then anywhere between two graphemes; last the one grapheme that is wider than the
    row.
    """
    whole, filler, rule = (rf"(?!{_FILLER})", f"{_FILLER}*", _BREAK_WIDE) if wide else ("", "", _BREAK)
    hanging = rf"(?:[{_SPACES}]{filler})*\n?"
    return re.compile(
        rf"[^\n]{{1,{width}}}{whole}(?:{rule}){hanging}"
        rf"|[^\n]{{1,{width}}}(?=[{_SPACES}]){hanging}"
        rf"|[^\n]{{{max(1, width // 2)},{width}}}(?<=[/?&=.,_\-%;|+]){whole}"
        rf"|[^\n]{{1,{width}}}{whole}"
        rf"|[^\n]{filler}|\n"
    )


def row_starts(text: str, start: int, end: int, width: int) -> array[int]:
    """The offsets in `text` at which the rows of `text[start:end]` begin, wrapped to `width` cells; at least one.

    A row ends where the next begins; the white space at its end hangs and is not counted in the width.
    """
    width = max(1, width)
    if is_plain(text, start, end):
        if end - start <= width:
            return array("I", (start,))
        return _starts(start, [match.end() for match in _row_pattern(width, False).finditer(text, start, end)], end)
    if is_cjk(text, start, end):
        return _cjk_starts(text, start, end, width)
    cells, offsets = _cell_string(text, start, end)
    ends = [offsets[match.end()] for match in _row_pattern(width, True).finditer(cells)]
    return _starts(start, ends, end)


def _starts(start: int, ends: list[int], end: int) -> array[int]:
    """Row starts from row ends: the last row's end, and an empty match at the very end, begin nothing."""
    starts = array("I", (start,))
    starts.extend(offset for offset in ends if start < offset < end)
    return starts


def _cjk_starts(text: str, start: int, end: int, width: int) -> array[int]:
    cells = wide_stretch().sub(lambda wide: _FILLER.join(wide[0]) + _FILLER, text[start:end])
    offset, ends = start, []
    for match in _row_pattern(width, True).finditer(cells):
        first, last = match.span()
        offset += last - first - cells.count(_FILLER, first, last)
        ends.append(offset)
    return _starts(start, ends, end)


def _cell_string(text: str, start: int, end: int) -> tuple[str, array[int]]:
    """`text[start:end]` as one character a cell, and the offset at which each cell's grapheme begins."""
    cells: list[str] = []
    offsets = array("I")
    at = start
    for plain in PLAIN_STRETCH.finditer(text, start, end):
        # At either edge a character may belong to a grapheme of the stretch beside it.
        first = plain.start() + (plain.start() > start and text[plain.start() - 1] == JOINER)
        last = plain.end() - (plain.end() < end)
        _add_clusters(text, at, first, cells, offsets)
        cells.append(text[first:last])
        offsets.extend(range(first, last))
        at = last
    _add_clusters(text, at, end, cells, offsets)
    offsets.append(end)
    return "".join(cells), offsets


def _add_clusters(text: str, start: int, end: int, cells: list[str], offsets: array[int]) -> None:
    """The cells of a stretch grapheme by grapheme; one without width belongs to the cell after it."""
    waiting: int | None = None
    for first, last, width in graphemes(text, start, end):
        base = text[first]
        if base == "\t":
            base, width = " ", 1
        elif width == 0 and base != "\n":
            waiting = first if waiting is None else waiting
            continue
        elif last - first > 1:
            base = _base_of_cluster(text[first:last])
        elif base in (_FILLER, _BREAK_AFTER):
            base = _INKED_BLANK
        offset, waiting = (first if waiting is None else waiting), None
        cells.append(base + _FILLER * (width - 1))
        offsets.extend([offset] * max(1, width))


def _base_of_cluster(cluster: str) -> str:
    """The character by which the line breaking rules see a grapheme of several characters."""
    if "\u200b" in cluster:
        return _BREAK_AFTER
    if cluster[0].isspace() or "\u2060" in cluster or "\ufeff" in cluster:
        return _INKED_BLANK
    return cluster[0]


def wrap_plain(text: str, width: int) -> list[str]:
    """`text` as rows of at most `width` cells, for titles and messages; newlines are kept, tabs become spaces."""
    text = text.replace("\t", " ")
    starts = row_starts(text, 0, len(text), width)
    return [text[first:last].rstrip() for first, last in zip(starts, [*starts[1:], len(text)], strict=True)]


def hard_starts(text: str, start: int, end: int, width: int, tab: int) -> array[int]:
    """The offsets at which the rows of code begin: its own lines, those wider than `width` cells cut anywhere.

    White space at a line's end hangs. Tabs advance to the next multiple of `tab` cells, counted from the row's start.
    """
    width = max(1, width)
    starts = array("I")
    for first, last in _lines(text, start, end):
        starts.append(first)
        if last - first <= width and is_plain(text, first, last):
            continue
        line = text[first:last].rstrip()
        if is_plain(line):
            starts.extend(range(first + width, first + len(line), width))
        elif not _fits(line, width, tab):
            starts.extend(_cuts(text, first, first + len(line), width, tab))
    return starts


def _fits(line: str, width: int, tab: int) -> bool:
    """Whether a line surely fits; one with tabs between wide characters has to be looked at closer."""
    if "\t" not in line:
        return cell_len(line) <= width
    return is_plain(line.replace("\t", "")) and len(line.expandtabs(tab)) <= width


def _lines(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The lines of `text[start:end]` without their newlines; one at least."""
    while (newline := text.find("\n", start, end)) >= 0:
        yield start, newline
        start = newline + 1
    yield start, end


def _cuts(text: str, start: int, end: int, width: int, tab: int) -> Iterable[int]:
    column = 0
    for first, _, cells in graphemes(text, start, end):
        is_tab = text[first] == "\t"
        step = tab - column % tab if is_tab else cells
        if column and (column >= width if is_tab else column + step > width):
            yield first
            column, step = 0, tab if is_tab else cells
        column += step
