"""A page with a caret: moved by key, growing a selection, and selected on with the mouse."""

from collections.abc import Callable

import msgspec
from textual import events
from textual.message import Message

from termreader.model import Document, Span
from termreader.text import select
from termreader.text.select import Unit
from termreader.tui.widgets.caret import Caret, covering
from termreader.tui.widgets.page_view import PageView


class CaretPane(PageView):
    """Adds a caret and a selection to the page."""

    class StateChanged(Message):
        """Caret, selection or focus changed: footer and status want to know."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.caret: Caret | None = None
        self.copied: Span | None = None
        """The selection copied last, until the caret, the focus or the article is another. Counts while it shows."""
        self._drag_from: int | None = None

    @property
    def selection(self) -> Span | None:
        """What is selected."""
        return self.caret.selection(self.document) if self.caret is not None else None

    @property
    def place(self) -> int:
        """The offset a command is about: the caret, else the first paragraph that begins on the screen."""
        if self.caret is not None:
            return self.caret.offset
        visible = self.visible_span
        begins = [block.start for block in self.document.blocks if visible.start <= block.start < visible.end]
        return begins[0] if begins else visible.start

    def set_caret(self, caret: Caret | None) -> None:
        """Put the caret somewhere, or take it away, and keep it on the screen."""
        self.caret = caret
        self.copied = None
        self.refresh_overlays()
        if caret is not None:
            self.keep_in_sight(caret.offset)
        self.refresh_bindings()
        self.post_message(self.StateChanged())

    def refresh_overlays(self) -> None:
        """Paint caret and selection where they now are."""
        self.overlay(msgspec.structs.replace(self.overlays, selection=self.selection, caret=self.caret_span))

    @property
    def caret_span(self) -> Span | None:
        """The character under the caret."""
        if self.caret is None:
            return None
        return select.grapheme_span(self.document, self.caret.offset)

    def keep_in_sight(self, offset: int) -> None:
        """Scroll as little as brings the row of `offset` onto the screen."""
        row = self.row_of(offset)
        if row < self.top_row:
            self.scroll_to_row(row)
        elif row >= self.top_row + self.page_rows:
            self.scroll_to_row(row - self.page_rows + 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The caret's own keys work while there is a caret."""
        if action.startswith("caret_"):
            return self.caret is not None
        return super().check_action(action, parameters)

    # Keys --------------------------------------------------------------------------------------------------------

    def action_caret(self) -> None:
        """Show the caret at the place one is reading."""
        if self.caret is None and self.document.text:
            self.set_caret(Caret(self.place))

    def action_caret_left(self) -> None:
        """One character left."""
        self._step(select.previous_grapheme)

    def action_caret_right(self) -> None:
        """One character right."""
        self._step(select.next_grapheme)

    def action_caret_word(self, direction: int) -> None:
        """To the next word, or the one before."""
        self._step(select.next_word if direction > 0 else select.previous_word)

    def action_caret_word_end(self) -> None:
        """To the last character of the word, or of the next one when already there."""
        if self.caret is None:
            return
        for offset in (self.caret.offset, select.next_word(self.document, self.caret.offset)):
            last = select.previous_grapheme(self.document, select.word_at(self.document, offset).end)
            if last > self.caret.offset:
                self.set_caret(self.caret.to(last))
                return

    def action_caret_sentence(self, direction: int) -> None:
        """To the next sentence, or the one before."""
        self._step(select.next_sentence if direction > 0 else select.previous_sentence)

    def action_caret_line(self, direction: int) -> None:
        """To the start or the end of the row."""
        if self.caret is None:
            return
        row = self.layout_rows.row_of(self.caret.offset)
        column = 0 if direction < 0 else self.text_width
        self.set_caret(self.caret.to(self.layout_rows.offset_at(row, column)))

    def action_caret_grow(self) -> None:
        """Begin a selection, or take in the next larger unit."""
        if self.caret is not None:
            self.set_caret(self.caret.grown(self.document))

    def action_caret_paragraph(self) -> None:
        """Select the whole paragraph."""
        self.action_select_paragraph()

    def action_caret_swap(self) -> None:
        """Go to the other end of the selection."""
        if self.caret is not None:
            self.set_caret(self.caret.swapped())

    def action_select_paragraph(self) -> None:
        """Select the paragraph at the place one is reading."""
        if self.document.text:
            span = select.paragraph_at(self.document, self.place)
            self.set_caret(covering(self.document, span))

    def move_caret_rows(self, rows: int) -> None:
        """Up or down, keeping the column."""
        if self.caret is None:
            return
        layout = self.layout_rows
        row, column = layout.cell_of(self.caret.offset)
        goal = self.caret.column if self.caret.column is not None else column
        target = max(0, min(row + rows, layout.row_count - 1))
        direction = 1 if rows > 0 else -1
        while 0 < target < layout.row_count - 1 and not layout.row(target).runs:
            target += direction
        self.set_caret(self.caret.to(layout.offset_at(target, goal), goal))

    def move_caret(self, motion: Callable[[Document, int], int]) -> None:
        """To where a motion of `text.select` leads."""
        self._step(motion)

    def _step(self, motion: Callable[[Document, int], int]) -> None:
        if self.caret is None:
            return
        last = select.previous_grapheme(self.document, len(self.document.text))
        self.set_caret(self.caret.to(min(motion(self.document, self.caret.offset), last)))

    # Mouse -------------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag."""
        if event.button == 1 and self.document.text:
            self._drag_from = self.offset_at(event.x, event.y)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button went down to here."""
        if self._drag_from is None:
            return
        offset = self.offset_at(event.x, max(0, min(event.y, self.page_rows - 1)))
        if offset is not None and (offset != self._drag_from or self.selection is not None):
            self.set_caret(Caret(offset, anchor=self._drag_from))
        if event.y < 0 or event.y >= self.page_rows:
            self.scroll_rows(-1 if event.y < 0 else 1)

    def on_mouse_up(self) -> None:
        """The drag is over."""
        self._drag_from = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Two clicks take the word, three the paragraph; one click is the subclass's."""
        offset = self.offset_at(event.x, event.y)
        if offset is None:
            return
        if event.chain in (2, 3):
            unit = Unit.WORD if event.chain == 2 else Unit.PARAGRAPH
            self.set_caret(covering(self.document, select.grow(self.document, Span(offset, offset), unit)))
        elif event.chain == 1 and self.selection is None:
            self.clicked(offset)

    def clicked(self, offset: int) -> None:
        """A single click on a character, with nothing selected."""
