"""A plain text in: its pieces and their roles become canonical Markdown that shows every character as it is."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from termreader.errors import SourceError
from termreader.ingest.decode import decode
from termreader.ingest.escape import escape_heading, escape_paragraph
from termreader.ingest.plain_lines import Piece, PieceKind, split_pieces
from termreader.ingest.plain_roles import Head, Part, Role, find_site, split_furniture, split_head, with_roles
from termreader.ingest.sanitize import clean
from termreader.ingest.source import Ingested, Source
from termreader.model import Metadata

_LETTERS = re.compile(r"[^\W\d_]{2}")
_MAX_QUOTES = 6
_FENCE = re.compile(r"`{3,}")


def read(source: Source) -> Ingested:
    """Read a plain text. What it leaves out, line by line, is in the notes."""
    text = clean(decode(source.data, charset=source.charset))
    pieces, left_out = split_furniture(split_pieces(text))
    if not pieces:
        raise SourceError(f"There is nothing to read in {source.label}: it has no visible text.")
    head, body = split_head(pieces)
    parts = with_roles(body)
    return Ingested(
        metadata=Metadata(
            title=_title(head, source, body),
            byline=head.byline,
            site=find_site(parts),
            section=head.section,
            published=head.published,
            url=source.url,
        ),
        markdown=markdown_from_parts(parts),
        raw=source.data,
        media_type="text/plain",
        notes=tuple(_told(left_out)),
    )


def markdown_from_text(text: str) -> tuple[str, list[str]]:
    """Canonical Markdown for a text that has its title elsewhere, and notes on what is left out of it."""
    pieces, left_out = split_furniture(split_pieces(clean(text)))
    return markdown_from_parts(with_roles(pieces)) if pieces else "", _told(left_out)


def markdown_from_parts(parts: Sequence[Part]) -> str:
    """Canonical Markdown for the parts of a plain text. Extra blank lines between sections become rules."""
    breaks = _section_breaks(parts)
    chunks: list[str] = []
    for index, part in enumerate(parts):
        if index in breaks:
            chunks.append("\n* * *\n")
        piece = part.piece
        follows_item = index > 0 and parts[index - 1].piece.kind is PieceKind.ITEM
        if piece.kind is PieceKind.ITEM and follows_item and not piece.gap:
            chunks.append(_item(piece))
        else:
            chunks.append("\n" + (_item(piece) if piece.kind is PieceKind.ITEM else _block(part)))
    return "\n".join(chunks).strip("\n") + "\n"


def _told(left_out: Sequence[str]) -> list[str]:
    return [f"Left out as furniture of the page: “{line}”" for line in left_out]


def _section_breaks(parts: Sequence[Part]) -> frozenset[int]:
    """Before which parts the author left more room than elsewhere: between two paragraphs, and rarely."""
    gaps = [part.piece.gap for part in parts[1:]]
    wide = [
        index
        for index, (before, part) in enumerate(pairwise(parts), 1)
        if part.piece.gap > 1 and _is_prose(before) and _is_prose(part)
    ]
    return frozenset(wide) if gaps.count(1) >= 3 * len(wide) else frozenset()


def _is_prose(part: Part) -> bool:
    return part.role is Role.PLAIN and part.piece.kind is PieceKind.TEXT


def _block(part: Part) -> str:
    piece = part.piece
    if piece.kind is PieceKind.RULE:
        return "* * *"
    if piece.kind is PieceKind.HEADING:
        return f"{'#' * (piece.level + 1)} {escape_heading(piece.text)}"
    if piece.kind is PieceKind.CODE:
        fence = max((found[0] for found in _FENCE.finditer(piece.text)), key=len, default="``")
        return f"{fence}`\n{piece.text}\n{fence}`"
    text = escape_paragraph(piece.text)
    if piece.kind is PieceKind.QUOTE:
        return _prefixed("> " * min(piece.level, _MAX_QUOTES), text)
    if part.role is Role.HEADING:
        return f"## {escape_heading(piece.text)}"
    if part.role is Role.PULLQUOTE:
        return "{.pullquote}\n" + _prefixed("> ", text)
    if part.role is not Role.PLAIN:
        return f"{{.{part.role.value}}}\n{text}"
    return text


def _item(piece: Piece) -> str:
    indent = " " * (4 * min(piece.level, 10))
    return f"{indent}{piece.marker} {escape_paragraph(piece.text)}"


def _prefixed(prefix: str, markdown: str) -> str:
    return "\n".join(prefix + line for line in markdown.split("\n"))


def _title(head: Head, source: Source, body: Sequence[Piece]) -> str:
    """The title found, or the file's name if it is made of words, or how the text begins."""
    if head.title:
        return head.title
    if _LETTERS.search(source.stem):
        return source.stem
    words = _first(piece.text for piece in body if piece.kind is not PieceKind.RULE).split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "") or source.stem


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")
