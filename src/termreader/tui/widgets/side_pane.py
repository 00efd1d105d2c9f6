"""The side pane: who is in the article, who said what, what is the reader's own, and its headings."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import ClassVar

import msgspec
from textual.binding import BindingType
from textual.message import Message

from termreader.model import (
    Analysis,
    Annotation,
    AnnotationKind,
    BlockKind,
    Document,
    Entity,
    EntityKind,
    Quotation,
    Span,
)
from termreader.tui.commands import Owner
from termreader.tui.keys import bindings_for, key_of, spoken
from termreader.tui.widgets.item_list import ItemLine, ItemList
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


PEEK = {Section.PEOPLE: 6, Section.COMPANIES: 6, Section.QUOTATIONS: 4}
"""How many lines of a section show before the rest is asked for."""

_HINTS: dict[Section, tuple[str, ...]] = {
    Section.PEOPLE: ("Nobody is named.",),
    Section.COMPANIES: ("None is named.",),
    Section.QUOTATIONS: ("Nobody is quoted.",),
    Section.MINE: (
        f"{key_of('text.bookmark')} bookmarks a place",
        f"{key_of('text.highlight')} highlights words",
        f"{key_of('text.note')} writes a note",
    ),
    Section.CONTENTS: ("No headings.",),
}
_SIGNS = {
    AnnotationKind.BOOKMARK: BOOKMARK_SIGN,
    AnnotationKind.HIGHLIGHT: HIGHLIGHT_SIGN,
    AnnotationKind.NOTE: NOTE_SIGN,
}
EXCERPT = 120
"""Characters of a text that a line is made from; the pane clips it to its width."""


class Entry(msgspec.Struct, frozen=True):
    """A line of the pane, or two."""

    section: Section
    lines: tuple[ItemLine, ...]
    target: Target | None = None
    heading: bool = False
    more: bool = False
    """It asks for the rest of its section."""


class SidePane(ItemList):
    """Analysis, annotations and document in; places to go out."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Owner.SIDE)]

    class GoRequested(Message):
        """The next place of this target is wanted."""

        def __init__(self, target: Target) -> None:
            self.target = target
            super().__init__()

    class CopyRequested(Message):
        """A quotation, name or note is to be copied."""

        def __init__(self, target: Target, *, cited: bool) -> None:
            self.target = target
            self.cited = cited
            super().__init__()

    class RemovalRequested(Message):
        """An annotation is to be deleted."""

        def __init__(self, annotation: Annotation) -> None:
            self.annotation = annotation
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: list[Entry] = []
        self.keymap: Mapping[str, str] = {}
        """Keys that the settings put in the place of the table's, by command."""
        self._document = Document("")
        self._analysis: Analysis | None = None
        self._annotations: tuple[Annotation, ...] = ()
        self._headings: tuple[Entry, ...] = ()
        self._folded: set[Section] = set()
        self._unfolded: set[Section] = set()

    def show_article(self, document: Document) -> None:
        """Another article: nothing is known of it yet but its headings."""
        self._document = document
        self._headings = tuple(self._contents())
        self._analysis = None
        self._annotations = ()
        self._unfolded.clear()
        self.cursor = 0
        self._rebuild()
        self.scroll_to(y=0, animate=False, force=True)

    def show_analysis(self, analysis: Analysis) -> None:
        """Show who is in it and who said what."""
        self._analysis = analysis
        self._rebuild()

    def show_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show what is the reader's own."""
        self._annotations = tuple(sorted(annotations, key=lambda a: (a.start, a.id)))
        self._rebuild()

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    def _rebuild(self) -> None:
        self.entries = [entry for section in Section for entry in self._section(section)]
        self.set_items(
            len(self.entries),
            lambda index: self.entries[index].lines,
            [len(entry.lines) for entry in self.entries],
        )

    def _section(self, section: Section) -> Iterable[Entry]:
        waiting = self._analysis is None and section in PEEK
        body = [] if waiting else list(self._body(section))
        sign = "▸" if section in self._folded else "▾"
        count = "…" if waiting else str(len(body))
        heading = ItemLine(((f"{sign} ", "quiet"), (section.value, "item")), right=count)
        air = () if section is Section.PEOPLE else (ItemLine((), is_heading=True),)
        yield Entry(section, (*air, heading), heading=True)
        if section in self._folded:
            return
        if not body and not waiting:
            lines = (ItemLine((("  " + spoken(words, self.keymap), "quiet"),)) for words in _HINTS[section])
            yield Entry(section, tuple(lines))
        peek = len(body) if section in self._unfolded else PEEK.get(section, len(body))
        if len(body) == peek + 1:
            peek += 1
        yield from body[:peek]
        if len(body) > peek:
            yield Entry(section, (ItemLine(((f"  … {len(body) - peek} more", "quiet"),)),), more=True)

    def _body(self, section: Section) -> Iterable[Entry]:
        analysis = self._analysis or Analysis("")
        if section is Section.PEOPLE:
            yield from (_entity_entry(section, e) for e in analysis.entities if e.kind is EntityKind.PERSON)
        elif section is Section.COMPANIES:
            yield from (_entity_entry(section, e) for e in analysis.entities if e.kind is EntityKind.COMPANY)
        elif section is Section.QUOTATIONS:
            yield from (self._quotation_entry(q) for q in analysis.quotations)
        elif section is Section.MINE:
            yield from (self._annotation_entry(a) for a in self._annotations)
        else:
            yield from self._headings

    def _quotation_entry(self, quotation: Quotation) -> Entry:
        words = self._excerpt(quotation.start, quotation.end)
        speaker = quotation.speaker
        who = (f"  {speaker}", "item-person") if speaker else ("  speaker not sure", "quiet")
        return Entry(Section.QUOTATIONS, (ItemLine((who,)), ItemLine(((f"  “{words}”", "quiet"),))), quotation)

    def _annotation_entry(self, annotation: Annotation) -> Entry:
        quote = annotation.quote or self._excerpt(annotation.start, annotation.start + EXCERPT)
        quote = " ".join(quote[:EXCERPT].split())
        sign = NOTE_SIGN if annotation.body else _SIGNS[annotation.kind]
        first = ItemLine(((f"  {sign} ", "accent"), (quote, "ink")), right="lost" if annotation.orphaned else "")
        body = " ".join(annotation.body[:EXCERPT].split())
        lines = (first, ItemLine(((f"    {body}", "quiet"),))) if body else (first,)
        return Entry(Section.MINE, lines, annotation)

    def _contents(self) -> Iterable[Entry]:
        for block in self._document.blocks:
            if block.kind is BlockKind.HEADING:
                words = self._excerpt(block.start, block.end)
                line = ItemLine((("  " * max(1, block.level - 1) + words, "ink"),))
                yield Entry(Section.CONTENTS, (line,), Span(block.start, block.end))

    def _excerpt(self, start: int, end: int) -> str:
        return " ".join(self._document.text[start : min(end, start + EXCERPT)].split())

    # Keys -------------------------------------------------------------------------------------------------------

    def action_choose(self) -> None:
        """Go to the next place of this line; fold or open a heading; show the rest."""
        entry = self.current
        if entry is None:
            return
        if entry.heading:
            self._folded ^= {entry.section}
            self._rebuild()
        elif entry.more:
            self._unfolded.add(entry.section)
            self._rebuild()
        elif entry.target is not None:
            self.post_message(self.GoRequested(entry.target))

    def on_item_list_chosen(self, event: ItemList.Chosen) -> None:
        """A click is the same as Enter."""
        event.stop()
        self.action_choose()

    def action_section(self, direction: int) -> None:
        """To the next or previous heading of the pane."""
        headings = [index for index, entry in enumerate(self.entries) if entry.heading]
        ahead = [i for i in headings if (i > self.cursor if direction > 0 else i < self.cursor)]
        if ahead:
            self.move_cursor(ahead[0 if direction > 0 else -1])

    def action_copy(self, cited: bool) -> None:
        """Copy what this line is about."""
        if self.current is not None and self.current.target is not None:
            self.post_message(self.CopyRequested(self.current.target, cited=cited))

    def action_delete(self) -> None:
        """Delete the annotation of this line."""
        if self.current is not None and isinstance(self.current.target, Annotation):
            self.post_message(self.RemovalRequested(self.current.target))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Copying and deleting need a line they can work on."""
        target = self.current.target if self.current is not None else None
        if action == "delete":
            return isinstance(target, Annotation)
        if action == "copy":
            return target is not None
        return super().check_action(action, parameters)


def _entity_entry(section: Section, entity: Entity) -> Entry:
    line = ItemLine((("  ", "quiet"), (entity.name, f"item-{entity.kind.value}")), right=str(entity.count))
    return Entry(section, (line,), entity)
