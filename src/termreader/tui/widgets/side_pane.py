"""The side pane: who is in the article, who said what, what is the reader's own, and its headings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message

from termreader.model import Analysis, Annotation, Document, EntityKind, Quotation
from termreader.tui.commands import Owner
from termreader.tui.keys import bindings_for, key_of, spoken
from termreader.tui.widgets.item_list import ItemList
from termreader.tui.widgets.side_entries import (
    Entry,
    Section,
    Target,
    annotation_entry,
    entity_entry,
    heading_entries,
    heading_entry,
    hint_entry,
    more_entry,
    quotation_entry,
)
from termreader.tui.widgets.side_room import Part, rows_of, shares

PEEK = {Section.PEOPLE: 6, Section.COMPANIES: 6, Section.QUOTATIONS: 4}
"""How many items of a section show at least before the rest is asked for; more do where there is room."""
_QUOTE_ROWS = (3, 2)
"""Rows that the words of a quotation take where there is room for all of them."""
_QUOTE_MARGIN = 5
"""Cells of a row that are no words of a quotation."""

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
_FAILED = "Could not be found."


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
        self._quoted: tuple[Entry, ...] = ()
        """Everybody's quotations, made once: a book has thousands."""
        self._folded: set[Section] = set()
        self._unfolded: set[Section] = set()
        self._has_failed = False
        """Whether the analysis that is waited for will not come."""
        self._followed: str | None = None
        self._fitted = Size()
        """What the lines were last made for, in cells."""

    def show_article(self, document: Document) -> None:
        """Another article: nothing is known of it yet but its headings."""
        self._document = document
        self._headings = tuple(heading_entries(document))
        self._analysis = None
        self._quoted = ()
        self._annotations = ()
        self._unfolded.clear()
        self._followed = None
        self._has_failed = False
        self.cursor = 0
        self._rebuild()
        self.scroll_to(y=0, animate=False, force=True)

    def show_analysis(self, analysis: Analysis) -> None:
        """Show who is in it and who said what."""
        self._analysis = analysis
        self._quoted = tuple(quotation_entry(self._document, one, 1, 0, named=True) for one in analysis.quotations)
        self._rebuild()

    def show_unknown(self) -> None:
        """Say that it could not be found out who is in it."""
        self._has_failed = True
        self._rebuild()

    def show_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show what is the reader's own."""
        self._annotations = tuple(sorted(annotations, key=lambda a: (a.start, a.id)))
        self._rebuild()

    def show_quotations_of(self, followed: str | None) -> None:
        """Show the quotations of this person or company alone, if there are any; of None, everybody's."""
        if followed != self._followed:
            self._followed = followed
            if self._analysis is not None and self._analysis.quotations:
                self._rebuild()

    def on_resize(self) -> None:
        """There may be room for more lines now, or for fewer."""
        if self.scrollable_content_region.size != self._fitted:
            self._rebuild()

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    def _rebuild(self) -> None:
        self._fitted = self.scrollable_content_region.size
        before = self.current
        bodies = {section: list(self._body(section)) for section in Section}
        around = {section: list(self._around(section, len(body))) for section, body in bodies.items()}
        shown = self._fit(bodies, sum(len(entry.lines) for entries in around.values() for entry in entries))
        self.entries = []
        for section, body in bodies.items():
            self.entries += [*around[section], *body[: shown[section]]]
            if shown[section] < len(body) and section not in self._folded:
                self.entries.append(more_entry(section, len(body) - shown[section]))
        self.set_items(
            len(self.entries),
            lambda index: self.entries[index].lines,
            [len(entry.lines) for entry in self.entries],
            cursor=self._moved_to(before),
        )

    def _moved_to(self, before: Entry | None) -> int | None:
        """Where the line that was under the cursor stands now; None for where it was, and for what is gone."""
        if before is None or (self.current is not None and self.current.stands_for(before)):
            return None
        return next((index for index, entry in enumerate(self.entries) if entry.stands_for(before)), None)

    def _fit(self, bodies: dict[Section, list[Entry]], used: int) -> dict[Section, int]:
        """How many entries of each section show in the rows that are not `used`; what was asked for whole shows whole.

        Quotations get longer where all of them have room for that.
        """
        shown = {section: 0 if section in self._folded else len(body) for section, body in bodies.items()}
        cut = [section for section in PEEK if shown[section] and section not in self._unfolded]
        room = self._fitted.height - used
        room -= sum(len(e.lines) for section in shown if section not in cut for e in bodies[section][: shown[section]])
        parts = {section: Part(shown[section], 1, PEEK[section]) for section in cut}
        if Section.QUOTATIONS in parts and self._analysis is not None:
            # Everybody's are counted, so that no name moves when somebody's alone are listed.
            parts[Section.QUOTATIONS] = Part(len(self._analysis.quotations), 2, PEEK[Section.QUOTATIONS])
        shown |= dict(zip(cut, shares(list(parts.values()), room), strict=True))
        if Section.QUOTATIONS in parts:
            room -= sum(
                rows_of(part, shown[section]) for section, part in parts.items() if section is not Section.QUOTATIONS
            )
            bodies[Section.QUOTATIONS] = entries = self._longer_quotations(bodies[Section.QUOTATIONS], room)
            rows = [len(entry.lines) for entry in entries]
            part = Part(len(rows), rows[0], PEEK[Section.QUOTATIONS])
            shown[Section.QUOTATIONS] = len(rows) if sum(rows) <= room else shares([part], room)[0]
        return shown

    def _longer_quotations(self, entries: list[Entry], rows: int) -> list[Entry]:
        """The quotations with more of their words, if all of them have room for that in so many rows."""
        for each in _QUOTE_ROWS if len(entries) <= rows else ():
            longer = list(self._quotation_entries(each))
            if sum(len(entry.lines) for entry in longer) <= rows:
                return longer
        return entries

    def _quotation_entries(self, rows: int) -> Iterable[Entry]:
        quotations, whose = self._listed
        width = self._fitted.width - _QUOTE_MARGIN
        return (quotation_entry(self._document, one, rows, width, named=not whose) for one in quotations)

    @property
    def _listed(self) -> tuple[Sequence[Quotation], str]:
        """The quotations of the one in focus, and the name; of everybody, and nothing, if that one is not quoted."""
        analysis = self._analysis or Analysis("")
        name = next((entity.name for entity in analysis.entities if entity.id == self._followed), "")
        theirs = [quotation for quotation in analysis.quotations if quotation.entity == self._followed]
        return (theirs, name) if name and theirs else (analysis.quotations, "")

    def _around(self, section: Section, count: int) -> Iterable[Entry]:
        """The heading of a section, and what it says when nothing is in it."""
        waiting, folded = self._analysis is None and section in PEEK, section in self._folded
        whose = self._listed[1] if section is Section.QUOTATIONS else ""
        words = f"{section.value} of {whose}" if whose else section.value
        told = str(count) if not waiting else "?" if self._has_failed else "…"
        yield heading_entry(section, words, told, folded=folded)
        if not count and not folded and (self._has_failed or not waiting):
            hints = (_FAILED,) if waiting else _HINTS[section]
            yield hint_entry(section, (spoken(words, self.keymap) for words in hints))

    def _body(self, section: Section) -> Iterable[Entry]:
        if section is Section.MINE:
            return (annotation_entry(self._document, annotation) for annotation in self._annotations)
        if section is Section.CONTENTS:
            return self._headings
        if section is Section.QUOTATIONS:
            return self._quotation_entries(1) if self._listed[1] else self._quoted
        kind = EntityKind.PERSON if section is Section.PEOPLE else EntityKind.COMPANY
        entities = self._analysis.entities if self._analysis is not None else ()
        return (entity_entry(section, entity) for entity in entities if entity.kind is kind)

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
