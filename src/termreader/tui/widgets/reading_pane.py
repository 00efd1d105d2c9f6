"""The reading pane: the keys of the page, and the wishes it posts. What it shows is its parents' business."""

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from termreader.model import Annotation, AnnotationKind, EntityKind, Quotation, Span
from termreader.text import select
from termreader.tui.commands import Owner
from termreader.tui.keys import bindings_for, key_of
from termreader.tui.widgets.caret import covering
from termreader.tui.widgets.focus import Focus, FocusKind, Names
from termreader.tui.widgets.picture_pane import PicturePane

_NOTHING_YOURS = (
    f"Nothing of yours here yet. {key_of('text.bookmark')} bookmarks, {key_of('text.highlight')} highlights, "
    f"{key_of('text.note')} writes a note."
)
_NOTHING_TO_REPEAT = (
    f"Nothing to repeat. {key_of('screen.find')} finds words, {key_of('text.person')} goes to people, "
    f"{key_of('text.company')} to companies."
)
_SELECT_FIRST = (
    f"Select first: {key_of('text.caret')} for a caret, {key_of('text.select-paragraph')} for the paragraph, "
    f"{key_of('text.select-quotation')} for the quotation."
)


class ReadingPane(PicturePane):
    """Where an article is read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Owner.CARET, Owner.TEXT)]

    class CopyRequested(Message):
        """A span is to be copied, with its speaker and source when `cited`."""

        def __init__(self, span: Span | None, *, cited: bool) -> None:
            self.span = span
            self.cited = cited
            super().__init__()

    class AnnotationRequested(Message):
        """A bookmark, highlight or note is wanted on a span."""

        def __init__(self, kind: AnnotationKind, span: Span) -> None:
            self.kind = kind
            self.span = span
            super().__init__()

    class RemovalRequested(Message):
        """An annotation is to be deleted."""

        def __init__(self, annotation: Annotation) -> None:
            self.annotation = annotation
            super().__init__()

    class LinkFollowed(Message):
        """A link is to be opened."""

        def __init__(self, href: str) -> None:
            self.href = href
            super().__init__()

    class NamesCycled(Message):
        """Other names are lit now."""

        def __init__(self, names: Names) -> None:
            self.names = names
            super().__init__()

    # Walking -----------------------------------------------------------------------------------------------------

    def action_name(self, kind: str, direction: int) -> None:
        """To the next or previous mention of any person, or any company."""
        wanted = EntityKind(kind)
        mentions = [m for m in self._all_mentions if m.kind is wanted]
        what = "people" if wanted is EntityKind.PERSON else "companies"
        self._go_round(mentions, direction, self._unless_unknown(f"No {what} are named in this article."))

    def action_quotation(self, direction: int) -> None:
        """To the next or previous quotation, of the person or company in focus if there is one."""
        walked = self.quotations_walked
        if walked:
            found = walked.step(self._walk_from(direction), direction)
            self.focus_quotation(found or walked.spans[0 if direction > 0 else -1])
        elif self._quotations:
            who = next((e.name for e in self.analysis.entities if e.id == self.followed), "This one")
            ways = f"{key_of('text.let-go')} lets go; then {key_of('text.quotation')} goes to others."
            self.post_message(self.Missed(f"{who} is not quoted in this article. {ways}"))
        else:
            self.post_message(self.Missed(self._unless_unknown("Nobody is quoted in this article.")))

    def _unless_unknown(self, words: str) -> str:
        """The words, or why it is not known who is in the article."""
        return words if self.analysis.version else self.why_unknown

    def action_link(self, direction: int) -> None:
        """To the next or previous link."""
        if not self._links:
            self.post_message(self.Missed("There are no links in this article."))
            return
        link = self._links.step(self._walk_from(direction), direction)
        link = link or self._links.spans[0 if direction > 0 else -1]
        span = Span(link.start, link.end)
        self.jump(span, Focus(FocusKind.LINK, span, href=link.href))

    def action_mine(self, direction: int) -> None:
        """To the next or previous bookmark, highlight or note."""
        if not self.annotations:
            self.post_message(self.Missed(_NOTHING_YOURS))
            return
        at = self._walk_from(direction)
        ahead = [a for a in self.annotations if (a.start > at if direction > 0 else a.start < at)]
        pick = (ahead or self.annotations)[0 if direction > 0 else -1]
        self.focus_annotation(pick)

    def action_again(self, direction: int) -> None:
        """To the next match of find, or the next mention of the name in focus."""
        followed = self.followed
        if followed is not None:
            self._go_round([m for m in self._all_mentions if m.entity == followed], direction, "")
        elif self.matches:
            self.go_to_match(self._walk_from(direction), direction)
        else:
            self.post_message(self.Missed(_NOTHING_TO_REPEAT))

    def action_back(self) -> None:
        """Back to where one was before the last jump."""
        if self._jumped_from:
            offset = self._jumped_from.pop()
            self.scroll_to_row(self.top_of(offset) if offset else 0)
        else:
            self.post_message(self.Missed("No jump to come back from."))

    # Moving ------------------------------------------------------------------------------------------------------

    def action_line(self, direction: int) -> None:
        """One row up or down: the caret if there is one, else the page."""
        if self.caret is not None:
            self.move_caret_rows(direction)
        else:
            self.scroll_rows(direction)

    def action_page(self, direction: int) -> None:
        """One page, keeping two rows in sight."""
        self._move_rows(direction * max(1, self.page_rows - 2))

    def action_half_page(self, direction: int) -> None:
        """Half a page."""
        self._move_rows(direction * max(1, self.page_rows // 2))

    def _move_rows(self, rows: int) -> None:
        if self.caret is not None:
            self.move_caret_rows(rows)
        else:
            self.scroll_rows(rows)

    def action_edge(self, direction: int) -> None:
        """To the start or the end."""
        if self.caret is not None:
            last = select.previous_grapheme(self.document, len(self.document.text))
            self.set_caret(self.caret.to(0 if direction < 0 else last))
            return
        before = self.top_offset
        self.scroll_to_row(0 if direction < 0 else self.virtual_size.height)
        self._walked_to = None
        if self.top_offset != before:
            self._jumped_from.append(before)

    def action_paragraph(self, direction: int) -> None:
        """To the next or previous paragraph."""
        motion = select.next_paragraph if direction > 0 else select.previous_paragraph
        if self.caret is not None:
            self.move_caret(motion)
        else:
            self._scroll_to_offset(motion(self.document, self._reading_offset))

    def action_heading(self, direction: int) -> None:
        """To the next or previous heading."""
        motion = select.next_heading if direction > 0 else select.previous_heading
        origin = self.caret.offset if self.caret is not None else self._reading_offset
        target = motion(self.document, origin)
        if target == origin or target >= len(self.document.text):
            self.post_message(self.Missed("No more headings this way."))
        elif self.caret is not None:
            self.set_caret(self.caret.to(target))
        else:
            self._scroll_to_offset(target)

    @property
    def _reading_offset(self) -> int:
        """The first character of the row below the top one, where paragraph jumps land."""
        row = self.top_row + 1 - self.header_height
        return self.layout_rows.row_span(max(0, min(row, self.layout_rows.row_count - 1))).start

    def _scroll_to_offset(self, offset: int) -> None:
        self.scroll_to_row(self.top_of(offset) - 1)

    # Acting ------------------------------------------------------------------------------------------------------

    def action_cycle_names(self) -> None:
        """All names, the first of each paragraph, none."""
        order = list(Names)
        self.show_names(order[(order.index(self.names) + 1) % len(order)])
        self.post_message(self.NamesCycled(self.names))

    def action_select_quotation(self) -> None:
        """Select the quotation under the cursor, else the first of its paragraph."""
        quotation = self.quotation_here()
        if quotation is None and self.document.text:
            in_paragraph = self._quotations.overlapping(*select.paragraph_at(self.document, self.place))
            quotation = in_paragraph[0] if in_paragraph else None
        if quotation is None:
            self.post_message(self.Missed(f"No quotation here. {key_of('text.quotation')} goes to the next one."))
        else:
            self.set_caret(covering(self.document, Span(quotation.start, quotation.end)))

    def action_copy(self, cited: bool) -> None:
        """Ask for a copy of the selection, else of the quotation or name in focus, else of the quotation here.

        With its source a quotation is copied with the part beyond its cue.
        """
        copied = self.copied if self.copied is not None and self.shows(self.copied) else None
        span = self.selection or copied
        quotation: Quotation | None = None
        if span is None and self.focus_on is not None and self.shows(self.focus_on.span):
            span = self.focus_on.span
            quotation = self.quotation_of_focus()
        elif span is None:
            quotation = self.quotation_here()
        if quotation is not None:
            span = self.utterance(quotation) if cited else Span(quotation.start, quotation.end)
        self.post_message(self.CopyRequested(span, cited=cited))

    def action_bookmark(self) -> None:
        """Bookmark the sentence one is at, or take its bookmark away."""
        if not self.document.text:
            return
        sentence = select.sentence_at(self.document, self.place)
        for annotation in self.annotations:
            if annotation.kind is AnnotationKind.BOOKMARK and sentence.start <= annotation.start < sentence.end:
                self.post_message(self.RemovalRequested(annotation))
                return
        self.post_message(self.AnnotationRequested(AnnotationKind.BOOKMARK, sentence))

    def action_highlight(self) -> None:
        """Highlight the selection or the quotation in focus, or take away the highlight one is on."""
        span = self.selection
        if span is None and self.focus_on is not None and self.focus_on.kind is FocusKind.QUOTATION:
            span = self.focus_on.span
        same = [a for a in self.annotations if a.kind is AnnotationKind.HIGHLIGHT and (a.start, a.end) == span]
        here = self.annotation_here() if span is None else (same[0] if same else None)
        if here is not None and here.kind is AnnotationKind.HIGHLIGHT:
            self.post_message(self.RemovalRequested(here))
        elif span is None:
            self.post_message(self.Missed(_SELECT_FIRST))
        else:
            self.post_message(self.AnnotationRequested(AnnotationKind.HIGHLIGHT, span))

    def note_span(self) -> Span | None:
        """What a note would be on: the selection, what is in focus, or the paragraph one is at."""
        if not self.document.text:
            return None
        if self.selection is None and self.focus_on is not None and self.shows(self.focus_on.span):
            return self.focus_on.span
        return self.selection or select.paragraph_at(self.document, self.place)

    def action_remove_mine(self) -> None:
        """Delete the bookmark, highlight or note here."""
        annotation = self.annotation_here()
        if annotation is None:
            self.post_message(self.Missed("Nothing of yours here to delete."))
        else:
            self.post_message(self.RemovalRequested(annotation))

    def action_follow(self) -> None:
        """Open the link in focus, or under the caret; show the picture in focus large."""
        focus = self.focus_on
        if focus is not None and focus.kind is FocusKind.PICTURE:
            self.choose_picture(outside=False)
            return
        link = self._links.at(self.place) if focus is None or focus.kind is not FocusKind.LINK else None
        href = focus.href if focus is not None and focus.kind is FocusKind.LINK else link.href if link else ""
        if href:
            self.post_message(self.LinkFollowed(href))
        else:
            self.post_message(self.Missed(f"No link here. {key_of('text.link')} goes to the next one."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letting go needs something that is held; without it the key is the screen's."""
        if action == "let_go":
            return self.caret is not None or self.focus_on is not None or bool(self.matches)
        return super().check_action(action, parameters)

    def action_let_go(self) -> None:
        """Let go of the selection and its caret, then of focus and matches."""
        if self.caret is not None:
            self.set_caret(None)
        else:
            self.focus_on = None
            self.copied = None
            self._current_match = None
            self.show_matches(())
            self.post_message(self.StateChanged())

    def clicked(self, offset: int) -> None:
        """Focus the name or link clicked on; elsewhere let go."""
        mention, link = self._lit_mentions.at(offset), self._links.at(offset)
        if link is not None:
            span = Span(link.start, link.end)
            self.jump(span, Focus(FocusKind.LINK, span, href=link.href))
        elif mention is not None:
            self.focus_mention(mention)
        else:
            self.focus_on = None
            self._walked_to = offset
            self.set_caret(None)
