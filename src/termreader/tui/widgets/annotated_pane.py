"""The page with its names, quotations, links, matches and annotations lit, and jumps between them."""

from collections.abc import Iterable, Sequence

import msgspec
from textual.message import Message

from termreader.model import Analysis, Annotation, BlockKind, Document, MarkKind, Mention, Quotation, Span, count_words
from termreader.text import select
from termreader.text.spans import SpanIndex
from termreader.text.utterance import utterance_of
from termreader.tui.widgets.caret_pane import CaretPane
from termreader.tui.widgets.focus import Focus, FocusKind, Link, Names
from termreader.tui.widgets.page import Overlays
from termreader.tui.widgets.page_view import HeaderLine

SAMPLE = 20_000
"""Characters from which the length of a word is taken; counting a book would hold up its first page."""

STILL_UNKNOWN = "Still finding out who is in this article."


class AnnotatedPane(CaretPane):
    """Shows the spans over an article and goes from one to another."""

    class Missed(Message):
        """There was nothing to go to or act on; the words say what."""

        def __init__(self, words: str) -> None:
            self.words = words
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.names = Names.ALL
        self.analysis = Analysis("")
        self.why_unknown = STILL_UNKNOWN
        """What is said of names while no analysis is shown."""
        self.annotations: tuple[Annotation, ...] = ()
        self.matches: SpanIndex[Span] = SpanIndex()
        self.focus_on: Focus | None = None
        self.paragraph_starts: list[int] = []
        """Where each block of text begins: what a place is counted by."""
        self.characters_a_word = 6.0
        """The space after it included; for the time that is left."""
        self._all_mentions: SpanIndex[Mention] = SpanIndex()
        self._lit_mentions: SpanIndex[Mention] = SpanIndex()
        self._quotations: SpanIndex[Quotation] = SpanIndex()
        self._links: SpanIndex[Link] = SpanIndex()
        self._current_match: int | None = None
        self._walked_to: int | None = None
        """Where the last walk led, for the next one to go on from while that is on the screen."""
        self._jumped_from: list[int] = []

    # Values in ---------------------------------------------------------------------------------------------------

    def show_article(self, document: Document, header: Sequence[HeaderLine], offset: int = 0) -> None:
        """Show another article; its analysis and annotations may come later."""
        self.paragraph_starts = [b.start for b in document.blocks if b.kind not in (BlockKind.RULE, BlockKind.IMAGE)]
        sample = document.text[:SAMPLE]
        self.characters_a_word = len(sample) / max(1, count_words(sample))
        self.caret = None
        self.copied = None
        self.focus_on = None
        self.matches = SpanIndex()
        self.annotations = ()
        self._walked_to = None
        self._jumped_from.clear()
        links = [
            Link(mark.start, mark.end, mark.href)
            for mark in document.marks
            if mark.kind is MarkKind.LINK and mark.href and mark.end > mark.start
        ]
        self._links = SpanIndex(list(_disjoint(links)))
        self.show_document(document, header, offset)
        self.why_unknown = STILL_UNKNOWN
        self.show_analysis(Analysis(""))

    def show_analysis(self, analysis: Analysis) -> None:
        """Light up the names of this analysis of the article shown."""
        self.analysis = analysis
        focus = self.focus_on
        if (
            focus is not None
            and focus.kind is FocusKind.QUOTATION
            and focus.entity not in {e.id for e in analysis.entities}
        ):
            self.focus_on = msgspec.structs.replace(focus, entity=None)
            self.post_message(self.StateChanged())
        self._all_mentions = SpanIndex(analysis.mentions)
        self._quotations = SpanIndex(analysis.quotations)
        self._light()

    def show_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show what is the reader's own in this article."""
        self.annotations = tuple(sorted((a for a in annotations if not a.orphaned), key=lambda a: (a.start, a.end)))
        focus = self.focus_on
        if (
            focus is not None
            and focus.kind is FocusKind.MINE
            and all(a.id != focus.annotation for a in self.annotations)
        ):
            self.focus_on = None
        self.refresh_overlays()
        self.post_message(self.StateChanged())

    def show_names(self, names: Names) -> None:
        """Light all names, the first of each paragraph, or none."""
        self.names = names
        self._light()

    def show_matches(self, matches: Sequence[Span]) -> None:
        """Show what find hit."""
        self.matches = SpanIndex(matches)
        self.refresh_overlays()

    def _light(self) -> None:
        if self.names is Names.ALL:
            self._lit_mentions = self._all_mentions
        elif self.names is Names.FIRST:
            self._lit_mentions = SpanIndex(list(self._first_mentions()))
        else:
            self._lit_mentions = SpanIndex()
        self.refresh_overlays()

    def _first_mentions(self) -> Iterable[Mention]:
        for block in self.document.blocks:
            seen: set[object] = set()
            for mention in self._all_mentions.overlapping(block.start, block.end):
                name = mention.entity or (mention.start, mention.end)
                if name not in seen:
                    seen.add(name)
                    yield mention

    def refresh_overlays(self) -> None:
        """Lay everything over the text as it now stands."""
        focus = self.focus_on
        mentions = self._lit_mentions
        entity = self.followed
        if entity is not None and self.names is not Names.ALL:
            mentions = SpanIndex([m for m in self._all_mentions if m.entity == entity])
        on_name = focus is not None and focus.kind is FocusKind.NAME and entity is not None
        self.overlay(
            Overlays(
                mentions=mentions,
                focus_entity=entity,
                focus_span=focus.span if focus is not None and not on_name else None,
                focus_mention=focus.span if focus is not None and on_name else None,
                annotations=self.annotations,
                matches=self.matches,
                current_match=self._current_match,
                selection=self.selection,
                caret=self.caret_span,
                flash=self.overlays.flash,
            )
        )

    # Where one is ------------------------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        """The caret, else what is in focus if it shows, else the first paragraph that begins on the screen."""
        if self.caret is None and self.focus_on is not None and self.shows(self.focus_on.span):
            return self.focus_on.span.start
        return super().place

    def shows(self, span: Span) -> bool:
        """Whether a span begins on the screen."""
        visible = self.visible_span
        return visible.start <= span.start < visible.end

    def _walk_from(self, direction: int) -> int:
        """Where a walk begins: where the last one led if that shows, else just outside the screen's edge."""
        if self.caret is not None:
            return self.caret.offset
        visible = self.visible_span
        if self._walked_to is not None and visible.start <= self._walked_to < visible.end:
            return self._walked_to
        return visible.start - 1 if direction > 0 else visible.start

    @property
    def followed(self) -> str | None:
        """The person or company in focus, whose mentions are lit and whose quotations alone are walked."""
        focus = self.focus_on
        return focus.entity if focus is not None and focus.kind in (FocusKind.NAME, FocusKind.QUOTATION) else None

    @property
    def quotations_walked(self) -> SpanIndex[Quotation]:
        """The quotations of the one in focus, else everybody's."""
        followed = self.followed
        if followed is None:
            return self._quotations
        return SpanIndex([quotation for quotation in self._quotations if quotation.entity == followed])

    def quotation_here(self) -> Quotation | None:
        """The quotation under the cursor, else in focus, else the first one on the screen."""
        here = self._quotations.at(self.place)
        if here is None and self.caret is None:
            on_screen = self._quotations.overlapping(*self.visible_span)
            here = on_screen[0] if on_screen else None
        return here

    def quotation_of_focus(self) -> Quotation | None:
        """The quotation in focus."""
        focus = self.focus_on
        return self._quotations.at(focus.span.start) if focus and focus.kind is FocusKind.QUOTATION else None

    def quotation_covering(self, span: Span) -> Quotation | None:
        """The quotation a span lies in, give or take its marks; of several by one speaker the first."""
        touched = self._quotations.overlapping(*span)
        if not touched or span.start < touched[0].start - 1 or span.end > touched[-1].end + 1:
            return None
        one_speaks = all((q.speaker, q.entity) == (touched[0].speaker, touched[0].entity) for q in touched)
        return touched[0] if len(touched) == 1 or (one_speaks and touched[0].speaker) else None

    def utterance(self, quotation: Quotation) -> Span:
        """The quotation, with what its speaker says before and after its cue."""
        paragraph = select.paragraph_at(self.document, quotation.start)
        return utterance_of(self.document.text, self._quotations.overlapping(*paragraph), quotation, paragraph)

    def mention_here(self) -> Mention | None:
        """The name under the caret or in focus."""
        if self.caret is None and (self.focus_on is None or self.focus_on.kind is not FocusKind.NAME):
            return None
        return self._all_mentions.at(self.place)

    def annotation_here(self) -> Annotation | None:
        """The reader's own thing in focus, else under the caret, else on the paragraph one is at."""
        if self.focus_on is not None and self.focus_on.annotation is not None:
            return next((a for a in self.annotations if a.id == self.focus_on.annotation), None)
        place = self.place
        covering_place = [a for a in self.annotations if a.start <= place < max(a.end, a.start + 1)]
        if not covering_place and self.caret is None and self.document.text:
            paragraph = select.paragraph_at(self.document, place)
            covering_place = [a for a in self.annotations if paragraph.start <= a.start < paragraph.end]
        return covering_place[0] if covering_place else None

    # Going somewhere ---------------------------------------------------------------------------------------------

    def jump(self, span: Span, focus: Focus | None = None) -> None:
        """Go to a place, remembering where one was."""
        before = self.top_offset
        self.focus_on = focus
        self._walked_to = span.start
        self.copied = None
        if self.caret is not None:
            self.caret = self.caret.to(span.start)
        self.refresh_overlays()
        self.reveal(span, flash=focus is None)
        if self.top_offset != before:
            self._jumped_from.append(before)
        self.post_message(self.StateChanged())

    def focus_mention(self, mention: Mention) -> None:
        """Light every mention of this name, and go to this one."""
        span = Span(mention.start, mention.end)
        self.jump(span, Focus(FocusKind.NAME, span, entity=mention.entity))

    def focus_entity(self, entity: str) -> None:
        """Go to the next mention of a person or company, around the end if need be."""
        mentions = [m for m in self._all_mentions if m.entity == entity]
        self._go_round(mentions, 1, "")

    def focus_quotation(self, quotation: Quotation) -> None:
        """Go to a quotation and mark it; its speaker stays in focus, if that is the one who was."""
        span = Span(quotation.start, quotation.end)
        followed = self.followed if quotation.entity == self.followed else None
        self.jump(span, Focus(FocusKind.QUOTATION, span, entity=followed))

    def focus_annotation(self, annotation: Annotation) -> None:
        """Go to what is the reader's own."""
        span = Span(annotation.start, annotation.end)
        self.jump(span, Focus(FocusKind.MINE, span, annotation=annotation.id))

    def _go_round(self, mentions: Sequence[Mention], direction: int, nothing: str) -> None:
        if not mentions:
            self.post_message(self.Missed(nothing))
            return
        index = SpanIndex(mentions)
        found = index.step(self._walk_from(direction), direction)
        self.focus_mention(found if found is not None else mentions[0 if direction > 0 else -1])

    def go_to_match(self, origin: int, direction: int = 1) -> None:
        """To the first match after (or before) `origin`, around the end if need be."""
        if self.matches:
            match = self.matches.step(origin, direction) or self.matches.spans[0 if direction > 0 else -1]
            self._current_match = match.start
            self.jump(match, Focus(FocusKind.MATCH, match))

    @property
    def match_number(self) -> int:
        """Which match one stands on, from 1; 0 for none."""
        return self.matches.number_at(self._current_match) if self._current_match is not None else 0


def _disjoint(links: Iterable[Link]) -> Iterable[Link]:
    end = 0
    for link in links:
        if link.start >= end:
            end = link.end
            yield link
