"""Painting a row of the page: text, and the spans over it, to styled segments. Pure: no widget, no library.

What lies above wins: the block's own look, then marks, names, the reader's highlights, what is in focus,
matches, selection, caret.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from termreader.model import Annotation, AnnotationKind, Block, BlockKind, Document, MarkKind, Mention, Span
from termreader.text.cells import cell_len
from termreader.text.layout import OrnamentRole, Row
from termreader.text.spans import SpanIndex

MARGIN = 2
"""Cells at the left of the measure that carry what is the reader's own."""

BOOKMARK_SIGN, HIGHLIGHT_SIGN, NOTE_SIGN = "◆", "▎", "✎"

_BLOCK_INK = {
    BlockKind.CODE: "code",
    BlockKind.CAPTION: "caption",
    BlockKind.CREDIT: "credit",
    BlockKind.IMAGE: "caption",
    BlockKind.PULLQUOTE: "pullquote",
    BlockKind.ATTRIBUTION: "credit",
    BlockKind.FOOTNOTE: "caption",
    BlockKind.RULE: "hairline",
}
_MARK_INK = {
    MarkKind.STRONG: "strong",
    MarkKind.EMPHASIS: "emphasis",
    MarkKind.STRIKE: "strike",
    MarkKind.CODE: "code",
    MarkKind.LINK: "link",
    MarkKind.HIGHLIGHT: "match",
    MarkKind.FOOTNOTE: "link",
}
_ORNAMENT_INK = {
    OrnamentRole.QUOTE_BAR: "hairline",
    OrnamentRole.MARKER: "marker",
    OrnamentRole.RULE: "hairline",
    OrnamentRole.TABLE_RULE: "hairline",
}


HEADING_LOOKS = 4
"""How many levels of headings look different; those below look like the last."""


class Overlays(msgspec.Struct, frozen=True):
    """All that lies over the text at this moment."""

    mentions: SpanIndex[Mention] = msgspec.field(default_factory=SpanIndex)
    """The names that are lit; empty when names are off."""
    focus_entity: str | None = None
    """The person or company whose every mention is lit strongly."""
    focus_span: Span | None = None
    """The quotation, link or annotation in focus."""
    focus_mention: Span | None = None
    """The one mention, of the entity in focus, that one stands on."""
    annotations: tuple[Annotation, ...] = ()
    matches: SpanIndex[Span] = msgspec.field(default_factory=SpanIndex)
    current_match: int | None = None
    """The start of the match one stands on."""
    selection: Span | None = None
    caret: Span | None = None
    """The character under the caret."""
    flash: Span | None = None
    """Where a jump just landed."""


class Page:
    """Paints rows of one document."""

    def __init__(self, document: Document, inks: Mapping[str, Style]) -> None:
        self.document = document
        self.inks = inks
        self._mark_starts = [mark.start for mark in document.marks]

    def strip(
        self, row: Row, width: int, left: int, measure: int, overlays: Overlays, picture: Sequence[Segment] = ()
    ) -> Strip:
        """One row, `width` cells wide: the text from cell `left` (at least `MARGIN`), `measure` cells wide.

        `picture` is what a row of a picture shows of it.
        """
        block = self.document.blocks[row.block] if self.document.blocks else None
        ground = self.inks["ink"] + self.block_ink(block)
        pieces: list[tuple[int, Sequence[Segment]]] = []
        for ornament in row.ornaments:
            ink = self.inks[_ORNAMENT_INK.get(ornament.role, "quiet")]
            pieces.append((ornament.column, [Segment(ornament.text, ground + ink)]))
        spans = self._spans_over(row, block, overlays)
        text = self.document.text
        pieces.extend((run.column, paint(text, run.start, run.end, spans, ground)) for run in row.runs)
        if row.picture is not None:
            pieces.append((row.picture.column, picture))
        pieces.sort(key=lambda piece: piece[0])
        if overlays.caret is not None:
            self._add_hanging_caret(row, pieces, overlays.caret.start)
        margin = self._margin(row, overlays.annotations)
        in_code = block is not None and block.kind is BlockKind.CODE and row.start < row.end
        if in_code:
            pieces.append((measure, ()))
        return _assemble(pieces, margin, ground if in_code else self.inks["ink"], self.inks["ink"], width, left)

    def block_ink(self, block: Block | None) -> Style:
        """The look of a block's text before anything lies over it."""
        if block is None:
            return Style.null()
        if block.kind is BlockKind.HEADING:
            return self.inks[f"heading{min(block.level, HEADING_LOOKS)}"]
        ink = _BLOCK_INK.get(block.kind)
        if ink is not None:
            return self.inks[ink]
        return self.inks["quote"] if block.quote else Style.null()

    def _spans_over(self, row: Row, block: Block | None, overlays: Overlays) -> list[tuple[int, int, Style]]:
        """Everything over a row, lowest first."""
        inks, start, end = self.inks, row.start, row.end
        spans: list[tuple[int, int, Style]] = []
        if block is not None:
            first = bisect_left(self._mark_starts, block.start)
            for mark in self.document.marks[first:]:
                if mark.start >= end:
                    break
                ink = _MARK_INK.get(mark.kind)
                if mark.end > start and ink is not None:
                    spans.append((mark.start, mark.end, inks[ink]))
        lit = overlays.mentions.overlapping(start, end)
        spans.extend((mention.start, mention.end, inks[mention.kind.value]) for mention in lit)
        spans.extend(
            (note.start, note.end, inks["highlight"])
            for note in overlays.annotations
            if note.kind is not AnnotationKind.BOOKMARK and _touches(note, row)
        )
        if overlays.focus_entity is not None:
            spans.extend(
                (mention.start, mention.end, inks[f"{mention.kind.value}-focus"])
                for mention in lit
                if mention.entity == overlays.focus_entity
            )
        if overlays.focus_mention is not None:
            spans.append((*overlays.focus_mention, inks["focus-here"]))
        if overlays.focus_span is not None:
            spans.append((*overlays.focus_span, inks["span-focus"]))
        for match in overlays.matches.overlapping(start, end):
            current = match.start == overlays.current_match
            spans.append((match.start, match.end, inks["match-current" if current else "match"]))
        for span, ink in (
            (overlays.flash, "flash"),
            (overlays.selection, "selection"),
            (overlays.caret, "caret"),
        ):
            if span is not None and span.start < end and span.end > start:
                spans.append((span.start, span.end, inks[ink]))
        return spans

    def _add_hanging_caret(self, row: Row, pieces: list[tuple[int, Sequence[Segment]]], caret: int) -> None:
        """Draw the caret on a space that hangs past the end of its row, where no character is drawn."""
        if row.runs and row.runs[-1].end <= caret < row.end:
            last = row.runs[-1]
            column = last.column + cell_len(self.document.text[last.start : last.end])
            pieces.append((column, [Segment(" ", self.inks["caret"])]))

    def _margin(self, row: Row, annotations: Sequence[Annotation]) -> Segment:
        """The sign of what is the reader's own on this row: the note before the bookmark before the highlight."""
        sign = ""
        for note in annotations:
            begins = row.start <= note.start < row.end or (row.first and note.start == row.start and bool(row.runs))
            if note.body and begins:
                sign = NOTE_SIGN
                break
            if note.kind is AnnotationKind.BOOKMARK and begins:
                sign = BOOKMARK_SIGN
            elif (
                not sign and note.kind is not AnnotationKind.BOOKMARK and note.start < row.end and note.end > row.start
            ):
                sign = HIGHLIGHT_SIGN
        return Segment(sign.ljust(MARGIN), self.inks["ink"] + self.inks["mine"])


def paint(text: str, start: int, end: int, spans: Sequence[tuple[int, int, Style]], ground: Style) -> list[Segment]:
    """`text[start:end]` cut where a span begins or ends; in each piece the later spans lie over the earlier ones."""
    if not spans:
        return [Segment(text[start:end], ground)]
    cuts = {start, end}
    for span_start, span_end, _ in spans:
        if start < span_start < end:
            cuts.add(span_start)
        if start < span_end < end:
            cuts.add(span_end)
    edges = sorted(cuts)
    segments = []
    for piece_start, piece_end in pairwise(edges):
        style = ground
        for span_start, span_end, ink in spans:
            if span_start <= piece_start and piece_end <= span_end:
                style += ink
        segments.append(Segment(text[piece_start:piece_end], style))
    return segments


def _touches(annotation: Annotation, row: Row) -> bool:
    return annotation.start < row.end and annotation.end > row.start


def _assemble(
    pieces: Sequence[tuple[int, Sequence[Segment]]],
    margin: Segment,
    filler: Style,
    ink: Style,
    width: int,
    left: int,
) -> Strip:
    """Pieces at their columns, the margin at its own, and spaces between and after them, to `width` cells."""
    segments = [Segment(" " * (left - MARGIN), ink), margin]
    column = 0
    for piece_column, piece in pieces:
        if piece_column > column:
            segments.append(Segment(" " * (piece_column - column), filler))
            column = piece_column
        for segment in piece:
            segments.append(segment)
            column += cell_len(segment.text)
    rest = width - left - column
    if rest > 0:
        segments.append(Segment(" " * rest, ink))
    return Strip(segments, None).adjust_cell_length(width, ink)
