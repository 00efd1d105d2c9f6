"""The lines of a plain text into pieces: what belongs together, rejoined. Knows no roles: no titles, no captions.

Plain text reaches us in three shapes: lines broken at a width (mail, books), a paragraph a line, and paragraphs parted
by blank lines; and in mixtures of them, with lines broken where a copied page broke them.
"""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

import msgspec

from termreader.ingest.spacing import joint

_TERMINAL = re.compile(r"[.!?…:;。！？：；।؟][\"'’”»)\]*_]*$")
_OPEN_END = re.compile(r"[\w,–—-]$")
_BULLET = re.compile(r"([-*+•·◦▪‣])[ \t]+(?=\S)|(o)[ \t]{2,}(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)][ \t]+(?=\S)")
_QUOTED = re.compile(r">[ \t]?")
_RULE = re.compile(r"(?:[*·•#~=_—–-][ \t]*){3,}|[⁂❦§]|\*")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,})")
_CODE_SIGNS = re.compile(r"[{}()\[\];=<>|\\/_$#&+]")
_COLUMN_GAP = re.compile(r"\S(?: {2,}|\t)(?=\S)")
_WIDE_GAP = re.compile(r"\S {5,}\S")
_HYPHENATED = re.compile(r"([^\W\d_]+)-$")
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"\S+")

_WRAPPED_WIDTH = 100
"""Lines broken at more columns than this are not broken at a width but are paragraphs."""
_LINE_END = 40
"""Characters of a line that show how it ends."""
_LONG_LINE = 60
"""A line this long that stops in mid-sentence was broken by accident, a shorter one perhaps on purpose."""


class PieceKind(Enum):
    """What the shape of the lines alone tells."""

    TEXT = "text"
    ITEM = "item"
    CODE = "code"
    QUOTE = "quote"
    RULE = "rule"
    HEADING = "heading"


class Piece(msgspec.Struct, frozen=True):
    """A paragraph or the like. In `text`, a newline is a line break that is meant."""

    kind: PieceKind
    text: str
    level: int = 0
    """Headings: 1 or 2. Items: how deep, from 0. Quotes: how many marks."""
    marker: str = ""
    """Items: "-" or "3."."""
    gap: int = 1
    """Blank lines before it."""


class _Group(msgspec.Struct):
    """Lines without a blank one between them."""

    lines: list[str]
    gap: int
    first: bool = False
    """It begins the text: a title, a byline and a date, rather than verse."""
    listed: bool = False
    """It begins with the same marker as the group before or after it."""


def split_pieces(text: str) -> list[Piece]:
    """The pieces of `text`, which is clean. Every visible character of it is in one of them."""
    groups = _groups(text)
    width = _wrap_width(groups)
    pieces: list[Piece] = []
    vocabulary = _Vocabulary(text)
    starts = [_marker_kind(group.lines[0]) for group in groups]
    for index, group in enumerate(groups):
        beside = starts[max(index - 1, 0) : index] + starts[index + 1 : index + 2]
        group.listed = starts[index] != "" and starts[index] in beside
        pieces += _pieces_of(group, width, vocabulary)
    return _rejoined(pieces, width, vocabulary)


def _groups(text: str) -> list[_Group]:
    lines = [line.rstrip() for line in text.split("\n")]
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line), default=0)
    groups: list[_Group] = []
    gap = 0
    for line in lines:
        if not line:
            gap += 1
        elif gap or not groups:
            groups.append(_Group([line[margin:]], gap, first=not groups))
            gap = 0
        else:
            groups[-1].lines.append(line[margin:])
    return groups


def _wrap_width(groups: Sequence[_Group]) -> int:
    """The width that lines were broken at, or 0: most lines that are not the last of their group come near it."""
    inner = sorted(len(line) for group in groups for line in group.lines[:-1])
    if len(inner) < 2:
        return 0
    width = inner[-1 - len(inner) // 50]
    near = sum(1 for length in inner if length > width - 16)
    return width if 40 <= width <= _WRAPPED_WIDTH and near * 5 >= len(inner) * 3 else 0


class _Vocabulary:
    """The words of the text, looked up only where a line ends in a hyphen."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        if not self._words:
            self._words = frozenset(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self._text.lower()))
        return word.lower() in self._words


def _pieces_of(group: _Group, width: int, vocabulary: _Vocabulary) -> list[Piece]:
    lines = group.lines
    if len(lines) == 1 and _RULE.fullmatch(lines[0].strip()):
        return [Piece(PieceKind.RULE, lines[0].strip(), gap=group.gap)]
    if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1].strip()) and len(lines[0].strip()) < _WRAPPED_WIDTH:
        level = 1 if lines[1].strip()[0] == "=" else 2
        return [Piece(PieceKind.HEADING, lines[0].strip(), level=level, gap=group.gap)]
    if _is_code(lines):
        return [Piece(PieceKind.CODE, "\n".join(_dedent(lines)), gap=group.gap)]
    if sum(1 for line in lines if _QUOTED.match(line)) >= 2 or _follows_quotes(lines):
        return _quotes(group, width, vocabulary)
    return _list_or_paragraphs(group, width, vocabulary)


def _follows_quotes(lines: Sequence[str]) -> bool:
    return len(lines) == 1 and lines[0].startswith(">>")


def _is_code(lines: Sequence[str]) -> bool:
    """Lines whose layout is meant: indented and full of signs, or set in columns."""
    if all(line.startswith(("    ", "\t")) for line in lines):
        solid = "".join("".join(lines).split())
        return len(_CODE_SIGNS.findall(solid)) * 14 >= len(solid) or _columned(lines)
    return len(lines) >= 2 and _columned(lines)


def _columned(lines: Sequence[str]) -> bool:
    """Whether these are rows of a table: bars, two gaps or one wide one in every line."""
    if len(lines) < 2:
        return False
    rows = [line.strip() for line in lines]
    if all(row.count("|") >= 2 for row in rows) or all(_WIDE_GAP.search(row) for row in rows):
        return True
    return all(len(_COLUMN_GAP.findall(row)) >= 2 for row in rows)


def _dedent(lines: Sequence[str]) -> list[str]:
    expanded = [line.expandtabs(4) for line in lines]
    margin = min(len(line) - len(line.lstrip()) for line in expanded)
    return [line[margin:] for line in expanded]


def _quotes(group: _Group, width: int, vocabulary: _Vocabulary) -> list[Piece]:
    """Mail quotes: runs of lines with the same number of marks."""
    pieces: list[Piece] = []
    run: list[str] = []
    depth = 0
    for line in [*group.lines, None]:
        here, rest = _quote_depth(line) if line is not None else (-1, "")
        if here != depth or (depth and not rest):
            if run:
                inner = _list_or_paragraphs(_Group(run, 1), width, vocabulary)
                if depth:
                    inner = [Piece(PieceKind.QUOTE, piece.text, level=depth) for piece in _with_markers(inner)]
                pieces += inner
            run, depth = [], here
        if rest:
            run.append(rest)
    pieces = pieces or [Piece(PieceKind.TEXT, "\n".join(group.lines))]  # nothing but marks
    return [_with_gap(piece, group.gap if index == 0 else 0) for index, piece in enumerate(pieces)]


def _quote_depth(line: str) -> tuple[int, str]:
    depth = 0
    while found := _QUOTED.match(line):
        depth += 1
        line = line[found.end() :]
    return depth, line.strip()


def _with_markers(pieces: Sequence[Piece]) -> list[Piece]:
    """Items as text again: a quote is shown as it was typed."""
    return [Piece(PieceKind.TEXT, f"{piece.marker} {piece.text}") if piece.marker else piece for piece in pieces]


def _with_gap(piece: Piece, gap: int) -> Piece:
    return Piece(piece.kind, piece.text, piece.level, piece.marker, gap)


def _list_or_paragraphs(group: _Group, width: int, vocabulary: _Vocabulary) -> list[Piece]:
    starts = [marker for line in group.lines if (marker := _marker(line))]
    sure = len(starts) >= 2 or group.listed or group.lines[0].lstrip().startswith(("•", "◦", "▪", "‣"))
    if starts and sure and _counts_up([int(marker) for marker in starts if marker.isdigit()]):
        return _items(group, vocabulary)
    return _paragraphs(group, width, vocabulary)


def _item_start(line: str) -> re.Match[str] | None:
    stripped = line.lstrip()
    return _BULLET.match(stripped) or _NUMBER.match(stripped)


def _marker(line: str) -> str:
    """The marker of the list item that a line begins, a sign or a number; or ""."""
    start = _item_start(line)
    return "" if start is None else start[start.lastindex or 1]


def _marker_kind(line: str) -> str:
    """What kind of list item a line begins: its sign, "1" for any number, or ""."""
    marker = _marker(line)
    return "1" if marker.isdigit() else marker


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether Markdown, which numbers items itself, would show these numbers: each list counts on from its first."""
    return all(second in (first + 1, 1) for first, second in pairwise(numbers))


def _items(group: _Group, vocabulary: _Vocabulary) -> list[Piece]:
    """A list: each line that starts with a marker is an item, the others go on with the one before."""
    starts: list[tuple[PieceKind, int, str]] = []
    lines: list[list[str]] = []
    margins: list[int] = []
    for line in group.lines:
        start = _item_start(line)
        if start:
            margin = len(line) - len(line.lstrip())
            while margins and margins[-1] > margin:
                margins.pop()
            if not margins or margins[-1] < margin:
                margins.append(margin)
            marker = f"{_marker(line)}." if _marker(line).isdigit() else "-"
            starts.append((PieceKind.ITEM, len(margins) - 1, marker))
            lines.append([line.lstrip()[start.end() :].strip()])
        elif starts:
            lines[-1].append(line.strip())
        else:
            starts.append((PieceKind.TEXT, 0, ""))
            lines.append([line.strip()])
    return [
        Piece(kind, _joined(parts, vocabulary), level, marker, group.gap if index == 0 else 0)
        for index, ((kind, level, marker), parts) in enumerate(zip(starts, lines, strict=True))
    ]


def _paragraphs(group: _Group, width: int, vocabulary: _Vocabulary) -> list[Piece]:
    """Lines joined where they were broken by width or accident; the others stand apart."""
    broken: list[list[str]] = []
    before = ""
    for line in group.lines:
        if broken and _goes_on(before, line, width):
            broken[-1].append(line.strip())
        else:
            broken.append([line.strip()])
        before = line
    joined = [_joined(lines, vocabulary) for lines in broken]
    set_in = any(line.startswith("\u3000") for line in group.lines)  # how Japanese and Chinese begin a paragraph
    if len(joined) > 1 and max(map(len, joined)) <= _LONG_LINE and group.gap and not group.first and not set_in:
        return [Piece(PieceKind.TEXT, "\n".join(joined), gap=group.gap)]  # verse, an address
    return [Piece(PieceKind.TEXT, text, gap=group.gap if index == 0 else 0) for index, text in enumerate(joined)]


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether `line` continues the sentence or the paragraph of the line before it."""
    text = line.strip()
    indented = len(line) - len(line.lstrip()) > len(before) - len(before.lstrip()) + 1
    if width and not indented and len(before) >= width // 2:
        first = _FIRST_WORD.match(text)
        if first and len(before) + 1 + len(first[0]) > width:
            return True
    return _breaks_off(before) and text[:1].islower() and not _item_start(text)


def _breaks_off(line: str) -> bool:
    end = line[-_LINE_END:]
    return len(line) >= _LONG_LINE and not _TERMINAL.search(end) and bool(_OPEN_END.search(end))


def _joined(lines: Sequence[str], vocabulary: _Vocabulary) -> str:
    """Lines in one. A hyphen at an end stays, unless the text has the word without it and not with it."""
    parts = list(lines[:1])
    for line in lines[1:]:
        hyphenated = _HYPHENATED.search(parts[-1][-_LINE_END:])
        rest = _LETTERS.match(line) if line[:1].islower() else None
        if not hyphenated or not rest:
            parts.append(joint(parts[-1], line))
        elif vocabulary.knows(hyphenated[1] + rest[0]) and not vocabulary.knows(f"{hyphenated[1]}-{rest[0]}"):
            parts[-1] = parts[-1][:-1]
        parts.append(line)
    return "".join(parts)


def _rejoined(pieces: Sequence[Piece], width: int, vocabulary: _Vocabulary) -> list[Piece]:
    """Paragraphs that a blank line broke in mid-sentence, whole again."""
    broken: list[list[Piece]] = []
    for piece in pieces:
        last = broken[-1][-1] if broken else None
        if (
            last
            and last.kind is PieceKind.TEXT
            and piece.kind is PieceKind.TEXT
            and piece.gap == 1
            and len(last.text) > max(_LONG_LINE, width)
            and _breaks_off(last.text)
            and piece.text[:1].islower()
        ):
            broken[-1].append(piece)
        else:
            broken.append([piece])
    return [
        run[0] if len(run) == 1 else Piece(PieceKind.TEXT, _joined([p.text for p in run], vocabulary), gap=run[0].gap)
        for run in broken
    ]
