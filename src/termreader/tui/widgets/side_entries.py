"""The lines of the side pane: what they say, and what they lead to. Pure."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from termreader.model import Annotation, AnnotationKind, BlockKind, Document, Entity, Quotation, Span
from termreader.text.wrap import wrap_plain
from termreader.tui.widgets.item_list import ItemLine
from termreader.tui.widgets.page import BOOKMARK_SIGN, HIGHLIGHT_SIGN, NOTE_SIGN

Target = Entity | Quotation | Annotation | Span
"""What a line of the pane leads to."""


class Section(StrEnum):
    """The headings of the pane, in order."""

    PEOPLE = "People"
    COMPANIES = "Companies"
    QUOTATIONS = "Quotations"
    MINE = "Notes"
    CONTENTS = "Contents"


class Entry(msgspec.Struct, frozen=True):
    """A line of the pane, or several."""

    section: Section
    lines: tuple[ItemLine, ...]
    target: Target | None = None
    heading: bool = False
    more: bool = False
    """It asks for the rest of its section."""

    def stands_for(self, other: "Entry") -> bool:
        """Whether both are about one thing, whatever they say of it."""
        return (self.section, self.target, self.heading, self.more) == (
            other.section,
            other.target,
            other.heading,
            other.more,
        )


_SIGNS = {
    AnnotationKind.BOOKMARK: BOOKMARK_SIGN,
    AnnotationKind.HIGHLIGHT: HIGHLIGHT_SIGN,
    AnnotationKind.NOTE: NOTE_SIGN,
}
EXCERPT = 240
"""Characters of a text that its rows are made from; the pane clips them to its width."""


def heading_entry(section: Section, words: str, count: str, *, folded: bool) -> Entry:
    """The heading of a section, with air above all but the first."""
    heading = ItemLine(((f"{'▸' if folded else '▾'} ", "quiet"), (words, "item")), right=count)
    air = () if section is Section.PEOPLE else (ItemLine((), is_heading=True),)
    return Entry(section, (*air, heading), heading=True)


def hint_entry(section: Section, hints: Iterable[str]) -> Entry:
    """What a section says while there is nothing in it."""
    return Entry(section, tuple(ItemLine(((f"  {words}", "quiet"),)) for words in hints))


def more_entry(section: Section, count: int) -> Entry:
    """The line that asks for the rest of a section."""
    return Entry(section, (ItemLine(((f"  … {count} more", "quiet"),)),), more=True)


def entity_entry(section: Section, entity: Entity) -> Entry:
    """A person or company, and how often it is named."""
    line = ItemLine((("  ", "quiet"), (entity.name, f"item-{entity.kind.value}")), right=str(entity.count))
    return Entry(section, (line,), entity)


def quotation_entry(document: Document, quotation: Quotation, rows: int, width: int, *, named: bool) -> Entry:
    """A quotation in at most `rows` rows of `width` cells, below its speaker if that one is to be `named`."""
    words = f"“{_excerpt(document, quotation.start, quotation.end)}”"
    broken = wrap_plain(words, max(1, width)) if rows > 1 else [words]
    # What does not fit is left to the last row, where the pane clips it.
    shown = broken if len(broken) <= rows else [*broken[: rows - 1], " ".join(broken[rows - 1 :])]
    lines = tuple(ItemLine(((f"{'   ' if number else '  '}{row}", "quiet"),)) for number, row in enumerate(shown))
    speaker = (quotation.speaker, "item-person") if quotation.speaker else ("speaker not sure", "quiet")
    above = (ItemLine((("  ", "quiet"), speaker)),) if named else ()
    return Entry(Section.QUOTATIONS, (*above, *lines), quotation)


def annotation_entry(document: Document, annotation: Annotation) -> Entry:
    """What is the reader's own, and below it what was written on it."""
    quote = annotation.quote or _excerpt(document, annotation.start, annotation.start + EXCERPT)
    quote = " ".join(quote[:EXCERPT].split())
    sign = NOTE_SIGN if annotation.body else _SIGNS[annotation.kind]
    first = ItemLine(((f"  {sign} ", "accent"), (quote, "ink")), right="lost" if annotation.orphaned else "")
    body = " ".join(annotation.body[:EXCERPT].split())
    lines = (first, ItemLine(((f"    {body}", "quiet"),))) if body else (first,)
    return Entry(Section.MINE, lines, annotation)


def heading_entries(document: Document) -> Iterable[Entry]:
    """The headings of a document, deeper ones further in."""
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            words = _excerpt(document, block.start, block.end)
            line = ItemLine((("  " * max(1, block.level - 1) + words, "ink"),))
            yield Entry(Section.CONTENTS, (line,), Span(block.start, block.end))


def _excerpt(document: Document, start: int, end: int) -> str:
    return " ".join(document.text[start : min(end, start + EXCERPT)].split())
