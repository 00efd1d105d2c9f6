"""The pieces of a PDF as canonical Markdown, the larger ones as headings. Knows nothing of pages and places."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from termreader.ingest.escape import escape_cell, escape_heading, escape_inline, escape_line_start, escape_paragraph
from termreader.ingest.pdf_lines import Line, Run
from termreader.ingest.pdf_paragraphs import LEADER, Measures, Piece, PieceKind
from termreader.ingest.sanitize import clean, clean_line

_LARGER = 1.15
"""The size, in sizes of the text, from which a short piece is a heading."""
_LONGEST_HEADING = 160
_MOST_BOLD_WORDS = 14
_NUMBERING = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")
_ITEM = re.compile(r"(\(?(\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\S)\s+")
_HYPHENED = re.compile(r"([\w‐-]*\w)[-‐]$")
_FIRST_WORD = re.compile(r"\w[\w‐-]*(?<=\w)")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FIRST_PARTS = _words(
    "under over with some any every out up down back head hind there here where when after fore how what news web home "
    "for can never more them him her your our my it birth foot fire water day sun"
)
_LAST_PARTS = _words(
    "ness less ful ward wards self selves man men woman women where thing things body ever side line lines way ways "
    "work works book books land stand stands standing ship ships hood room time ing ings tion ments ment able"
)
"""Words that begin and end other words written as one: of these a hyphen at a line's end is no part."""
_FENCES = re.compile(r"`{3,}")
_MAX_LEVEL = 6


def find_title(pieces: Sequence[Piece], measures: Measures) -> str | None:
    """The largest text on the first page, if it is larger than the rest: the title; a piece right after it goes on."""
    first = [piece for piece in pieces if piece.page == 0 and piece.kind is PieceKind.TEXT and _letters(piece.text) > 2]
    largest = max((piece.size for piece in first), default=0.0)
    if largest < _LARGER * measures.size:
        return None
    parts = [piece for piece in first if piece.size > 0.97 * largest]
    if len(parts) > 3 or sum(len(piece.text) for piece in parts[:1]) > 2 * _LONGEST_HEADING:
        return None
    return clean_line(_plain(parts[0]))


def markdown_from_pieces(
    pieces: Sequence[Piece], measures: Measures, known: Counter[str], outline: Mapping[str, int], title: str
) -> str:
    """Canonical Markdown of the pieces; `known` counts whole words, `outline` the headings the file names, with levels.

    The piece that is the title is left out: it stands above the text.
    """
    levels = _levels(pieces, measures, outline)
    wanted = _key(title)
    blocks: list[str] = []
    was_item = False
    for index, piece in enumerate(pieces):
        if piece.page == 0 and wanted and _key(piece.text) == wanted:
            wanted = ""
            continue
        text = _block(piece, levels.get(index), known)
        if not text.strip():
            continue
        is_item = piece.kind is PieceKind.ITEM and index not in levels
        blocks.append(("\n" if is_item and was_item else "\n\n") + text)
        was_item = is_item
    return "".join(blocks).strip("\n") + "\n"


def _levels(pieces: Sequence[Piece], measures: Measures, outline: Mapping[str, int]) -> dict[int, int]:
    """Which pieces are headings, and their levels: by the file's outline, their numbers, their sizes."""
    headings = [index for index, piece in enumerate(pieces) if _is_heading(piece, measures, outline)]
    headings = [index for index in headings if _key(pieces[index].text) in outline or _heads(pieces, index, measures)]
    sizes = sorted({round(pieces[index].size * 2) for index in headings}, reverse=True)
    levels: dict[int, int] = {}
    for index in headings:
        piece = pieces[index]
        numbered = _NUMBERING.match(piece.text)
        level = outline.get(_key(piece.text))
        if level is None and numbered:
            level = 2 + numbered[1].count(".")
        if level is None:
            level = 2 + sizes.index(round(piece.size * 2))
        levels[index] = min(level, _MAX_LEVEL)
    return levels


def _is_heading(piece: Piece, measures: Measures, outline: Mapping[str, int]) -> bool:
    text = piece.text
    if piece.kind in (PieceKind.CODE, PieceKind.TABLE) or len(text) > _LONGEST_HEADING or _letters(text) < 2:
        return False
    if LEADER.search(text):
        return False
    if _key(text) in outline:
        return True
    if piece.kind is PieceKind.ITEM and not piece.lines[0].is_bold:
        return False
    if piece.size >= _LARGER * measures.size:
        return not text.rstrip().endswith((".", ",", ";")) or piece.lines[0].is_bold
    is_short = len(text.split()) <= _MOST_BOLD_WORDS and not text.rstrip().endswith((".", ",", ";", ":"))
    return is_short and all(line.is_bold for line in piece.lines) and piece.size >= 0.95 * measures.size


def _heads(pieces: Sequence[Piece], index: int, measures: Measures) -> bool:
    """Whether something follows that it can be the heading of."""
    following = pieces[index + 1 : index + 3]
    return any(
        piece.kind is not PieceKind.TEXT or piece.size < 0.97 * pieces[index].size for piece in following
    ) or any(not piece.lines[0].is_bold for piece in following)


def _block(piece: Piece, level: int | None, known: Counter[str]) -> str:
    if piece.kind is PieceKind.CODE:
        return _code(piece.lines)
    if piece.kind is PieceKind.TABLE:
        return _table(piece.lines)
    if level is not None:
        return f"{'#' * level} {escape_heading(clean_line(_plain(piece)))}"
    runs = list(_joined(piece, known))
    if piece.kind is PieceKind.ITEM:
        return _item(runs)
    return _markdown(runs)


def _plain(piece: Piece) -> str:
    return "".join(run.text for run in _joined(piece, Counter()))


def _joined(piece: Piece, known: Counter[str]) -> Iterator[Run]:
    """The runs of a piece's lines, joined: hyphens at their ends undone, a newline where a new line was meant."""
    lines = [_line_runs(line) for line in piece.lines]
    for index, (runs, following) in enumerate(pairwise([*lines, []])):
        if not following:
            yield from runs
            continue
        last = runs[-1] if runs else Run("", 0, 0)
        hyphened = _HYPHENED.search(last.text)
        word = _FIRST_WORD.match(following[0].text)
        if index in piece.breaks:
            yield from [*runs, Run("\n", 0, 0)]
        elif hyphened and word:
            text = last.text if _keeps_hyphen(hyphened[1], word[0], known) else last.text[:-1]
            yield from [*runs[:-1], last._replace(text=text)]
        else:
            yield from [*runs, Run("" if _is_unspaced(last.text[-1:], following[0].text[:1]) else " ", 0, 0)]


def _line_runs(line: Line) -> list[Run]:
    runs: list[Run] = []
    for cell in line.cells:
        runs += [Run(" ", 0, 0), *cell] if runs else cell
    return runs


def _keeps_hyphen(before: str, after: str, known: Counter[str]) -> bool:
    """Whether the hyphen at a line's end is part of the word (“well-known”), or only parts it (“hyphen-ation”)."""
    first, last = re.split("[-‐]", before)[-1], re.split("[-‐]", after)[0]
    hyphened = known[f"{before}-{after}".lower()]
    whole = max(known[f"{before}{after}".lower()], known[f"{first}{last}".lower()])
    if hyphened or whole:
        return hyphened > whole
    if not after[0].islower() or not before[-1].isalpha():
        return True
    if first.lower() in _FIRST_PARTS or last.lower() in _LAST_PARTS:
        return False
    are_words = known[first.lower()] and known[last.lower()]
    return bool(are_words) and len(first) > 2 and (len(last) > 2 or len(first) > 3 or "-" in before)


def _is_unspaced(before: str, after: str) -> bool:
    """Whether two lines meet in a script without spaces."""
    return bool(before and after) and all(
        "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" for char in before + after
    )


def _markdown(runs: Sequence[Run]) -> str:
    """Runs as a paragraph of Markdown; notes' marks raised, typewriter text as code."""
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].style == run.style:
            merged[-1] = merged[-1]._replace(text=merged[-1].text + run.text)
        else:
            merged.append(run)
    lines: list[str] = [""]
    for run in merged:
        for number, part in enumerate(clean(LEADER.sub(" … ", run.text)).split("\n")):
            if number:
                lines.append("")
            lines[-1] += _styled(part, run.style)
    return "\\\n".join(escape_line_start(" ".join(line.split())) for line in lines if line.strip())


def _styled(text: str, style: str) -> str:
    if style == "code" and text.strip() and "`" not in text:
        return f"`{text}`"
    escaped = escape_inline(text)
    return f"<{style}>{escaped}</{style}>" if style in ("sup", "sub") and text.strip() else escaped


def _item(runs: Sequence[Run]) -> str:
    text = "".join(run.text for run in runs)
    found = _ITEM.match(text)
    rest = list(runs)
    cut = found.end() if found else 0
    while rest and cut:
        taken = min(cut, len(rest[0].text))
        cut -= taken
        rest[0] = rest[0]._replace(text=rest[0].text[taken:])
        if not rest[0].text:
            rest.pop(0)
    number = found[2] if found and found[2] else ""
    marker = f"{number}." if number.isdigit() else "-"
    label = f"{escape_inline(found[1])} " if found and number and not number.isdigit() else ""
    body = _markdown(rest).replace("\n", "\n" + " " * (len(marker) + 1))
    return f"{marker} {label}{body}"


def _code(lines: Sequence[Line]) -> str:
    """Typewriter lines as code, their indents and gaps kept."""
    left = min(line.x0 for line in lines)
    written: list[str] = []
    for index, line in enumerate(lines):
        if index and lines[index - 1].y - line.y > 1.8 * line.size:
            written.append("")
        advance = 0.6 * line.size
        row = ""
        for run in (run for cell in line.cells for run in cell):
            column = round((run.x0 - left) / advance)
            row = row.ljust(column) if run.text.strip() and column > len(row) + 1 else row
            row += run.text
        written.append(clean(row).rstrip())
    text = "\n".join(written)
    fence = "`" * max([3, *(len(found) + 1 for found in _FENCES.findall(text))])
    return f"{fence}\n{text}\n{fence}"


def _table(lines: Sequence[Line]) -> str:
    """Rows of cells as a table: cells above one another are of one column."""
    spans = sorted((cell[0].x0, cell[-1].x1) for line in lines for cell in line.cells if cell)
    columns: list[tuple[float, float]] = []
    for start, end in spans:
        if columns and start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    if len(columns) < 2:
        return escape_paragraph(clean("\n".join(line.text for line in lines)))
    table = [_row(line, columns) for line in lines]
    return "\n".join([_written(table[0]), _written(["---"] * len(columns)), *map(_written, table[1:])])


def _row(line: Line, columns: Sequence[tuple[float, float]]) -> list[str]:
    row = [""] * len(columns)
    for cell in line.cells:
        if cell:
            at = next(index for index, (start, end) in enumerate(columns) if start <= cell[0].x0 <= end)
            text = escape_cell(escape_inline(clean_line("".join(run.text for run in cell))))
            row[at] = f"{row[at]} {text}".strip()
    return row


def _written(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _letters(text: str) -> int:
    return sum(1 for char in text if char.isalpha())


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def outline_key(title: str) -> str:
    """How a heading that the file's outline names is found among the pieces."""
    return _key(title)
