"""A document on the line API: laid out for the width, scrolled without animation, painted a row at a time.

Knows offsets and rows; what a span means is its subclass's business.
"""

from collections.abc import Sequence

import msgspec
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from termreader.model import Document, Span
from termreader.text.cells import cell_len
from termreader.text.layout import Layout, PictureRow
from termreader.text.pictures import NO_PICTURES, Pictures
from termreader.text.wrap import wrap_plain
from termreader.tui.inks import make_inks
from termreader.tui.widgets.page import MARGIN, Overlays, Page

FLASH_SECONDS = 0.35
STRIPS_KEPT = 1500
END_ROWS = 3
"""Blank rows, one of them with the end sign, below the last row of text."""


class HeaderLine(tuple[str, str]):
    """A line above the text, as (text, ink); it wraps at the measure."""

    __slots__ = ()


class _HeaderRow(msgspec.Struct, frozen=True):
    text: str
    ink: str


class PageView(ScrollView, can_focus=True):
    """Shows one document in a measured, centred column."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PageView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    measure: var[int] = var(72, init=False)
    """The widest the text may be, in cells."""

    class Moved(Message):
        """The page was scrolled, or shows another place."""

        def __init__(self, offset: int, read: float, seen_end: bool) -> None:
            self.offset = offset
            """The first character on the screen."""
            self.read = read
            """How much of the text lies above the screen, 0 to 1; 1 when its end shows."""
            self.seen_end = seen_end
            """Whether the last row is on the screen."""
            super().__init__()

    class LaidOut(Message):
        """The exact layout of a long document is ready."""

        def __init__(self, layout: Layout) -> None:
            self.layout = layout
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document = Document("")
        self.overlays = Overlays()
        self.pictures: Pictures = NO_PICTURES
        """Those that the layout has room for; set by who knows of pictures."""
        self._layout: Layout | None = None
        self._header: Sequence[HeaderLine] = ()
        self._header_rows: list[_HeaderRow] = []
        self._page: Page | None = None
        self._strips: dict[int, Strip] = {}
        self._place = (0, 0, 1)
        """The pane's width, where the column begins and how wide it is, in cells, when rows were last painted."""
        self._inks: dict[str, Style] | None = None
        self._wanted_offset: int | None = None
        self._flash_timer: Timer | None = None

    # What is shown -----------------------------------------------------------------------------------------------

    def show_document(self, document: Document, header: Sequence[HeaderLine], offset: int = 0) -> None:
        """Show a document from `offset` on, which becomes the first row."""
        self.document = document
        self._header = header
        self.overlays = Overlays()
        self._layout = None
        self._page = None
        self._wanted_offset = offset
        self._lay_out()

    def overlay(self, overlays: Overlays) -> None:
        """Lay other spans over the text."""
        if overlays != self.overlays:
            self.overlays = overlays
            self._repaint()

    def watch_measure(self) -> None:
        """Lay out again for the new measure."""
        self._layout = None
        self._lay_out()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Lay out as soon as the size is known, so that the first thing painted is the page itself."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self._lay_out()
        return changed

    def notify_style_update(self) -> None:
        """The theme changed: inks and strips are made again."""
        self._inks = None
        self._page = None
        self._strips.clear()
        super().notify_style_update()

    # Layout ------------------------------------------------------------------------------------------------------

    @property
    def text_width(self) -> int:
        """The width of the column, in cells."""
        return max(1, min(self.measure, self.scrollable_content_region.width - 2 * MARGIN))

    @property
    def text_left(self) -> int:
        """Where the column begins, in cells from the left edge."""
        return max(MARGIN, (self.scrollable_content_region.width - self.text_width) // 2)

    @property
    def layout_rows(self) -> Layout:
        """The layout in force; an empty document's before the first."""
        if self._layout is None:
            self._layout = Layout(self.document, self.text_width, around=self._wanted_offset, pictures=self.pictures)
        return self._layout

    def _lay_out(self) -> None:
        """Bring rows, header and scroll range to the present width, keeping the first word on the screen."""
        if self.size.width == 0:
            return
        keep = self._wanted_offset if self._wanted_offset is not None else self.top_offset
        width = self.text_width
        if self._layout is None or (self._layout.width, self._layout.pictures) != (width, self.pictures):
            self._layout = Layout(self.document, width, around=keep, pictures=self.pictures)
        self._header_rows = [
            _HeaderRow(line, ink) for text, ink in self._header for line in (wrap_plain(text, width) or [""])
        ]
        self._apply_layout(keep)
        if not self._layout.exact:
            self._complete(self._layout)

    def _apply_layout(self, keep: int) -> None:
        self._strips.clear()
        rows = len(self._header_rows) + self.layout_rows.row_count + END_ROWS
        self.virtual_size = Size(self.scrollable_content_region.width, rows)
        self._wanted_offset = None
        self.scroll_to_row(self.top_of(keep) if keep else 0)
        self.refresh()
        self._post_moved()

    def _complete(self, layout: Layout) -> None:
        """Measure the rest of a long document in a thread."""

        def measure() -> None:
            self.post_message(self.LaidOut(layout.completed()))

        self.run_worker(measure, thread=True, group="layout", exclusive=True, exit_on_error=False)

    def on_page_view_laid_out(self, event: LaidOut) -> None:
        """Adopt the exact layout, unless another document or width came in the meantime."""
        event.stop()
        current = self._layout
        if (
            current is not None
            and event.layout.document is self.document
            and (event.layout.width, event.layout.pictures) == (current.width, current.pictures)
        ):
            keep = self.top_offset
            self._layout = event.layout
            self._apply_layout(keep)

    # Rows and offsets --------------------------------------------------------------------------------------------

    @property
    def header_height(self) -> int:
        """How many rows stand above the text."""
        return len(self._header_rows)

    def row_of(self, offset: int) -> int:
        """The row, counted with the header, that shows the character at `offset`."""
        return len(self._header_rows) + self.layout_rows.row_of(offset)

    def top_of(self, offset: int) -> int:
        """The same row, or the first one of the picture that stands above what begins there."""
        return len(self._header_rows) + self.layout_rows.top_of(offset)

    @property
    def top_row(self) -> int:
        """The first row on the screen."""
        return self.scroll_offset.y

    @property
    def page_rows(self) -> int:
        """How many rows the screen shows."""
        return max(1, self.scrollable_content_region.height)

    @property
    def top_offset(self) -> int:
        """The first character on the screen; 0 while the header shows."""
        if self._wanted_offset is not None:
            return self._wanted_offset
        row = self.top_row - len(self._header_rows)
        return self._row_span(row).start if row > 0 else 0

    @property
    def visible_span(self) -> Span:
        """The characters on the screen."""
        header = len(self._header_rows)
        last = self._row_span(self.top_row + self.page_rows - 1 - header)
        return Span(self.top_offset, max(self.top_offset, last.end))

    @property
    def at_end(self) -> bool:
        """Whether the last row of text is on the screen."""
        return self.top_row + self.page_rows >= self.virtual_size.height - END_ROWS

    def _row_span(self, row: int) -> Span:
        layout = self.layout_rows
        if layout.row_count == 0:
            return Span(0, 0)
        return layout.row_span(max(0, min(row, layout.row_count - 1)))

    def offset_at(self, x: int, y: int) -> int | None:
        """The character at a cell of the widget; None above the text."""
        row = self.top_row + y - len(self._header_rows)
        if row < 0 or not self.document.text:
            return None
        row = min(row, self.layout_rows.row_count - 1)
        return self.layout_rows.offset_at(row, max(0, x - self.text_left))

    # Scrolling ---------------------------------------------------------------------------------------------------

    def scroll_to_row(self, row: int) -> None:
        """Make `row` the first on the screen, at once."""
        self.scroll_to(y=max(0, row), animate=False, force=True)

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """The bar comes after the first layout, and would begin at the top."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y

    def scroll_rows(self, rows: int) -> None:
        """Scroll by so many rows, down when positive."""
        self.scroll_to_row(self.top_row + rows)

    def reveal(self, span: Span, *, flash: bool = False) -> None:
        """Bring a span onto the screen: where it is if it shows well already, else a third from the top."""
        first, last = self.top_of(span.start), self.row_of(max(span.start, span.end - 1))
        comfortable = range(self.top_row + 1, self.top_row + self.page_rows - 2)
        if first not in comfortable or last not in comfortable:
            has_picture = first < self.row_of(span.start)
            self.scroll_to_row(first - (1 if has_picture else self.page_rows // 3))
        if flash:
            self._flash(span)

    def _flash(self, span: Span) -> None:
        self.overlay(msgspec.structs.replace(self.overlays, flash=span))
        if self._flash_timer is not None:
            self._flash_timer.stop()
        self._flash_timer = self.set_timer(FLASH_SECONDS, self._end_flash)

    def _end_flash(self) -> None:
        self.overlay(msgspec.structs.replace(self.overlays, flash=None))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell where the page now stands."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._post_moved()

    def _post_moved(self) -> None:
        length = len(self.document.text)
        if self._layout is None or not length:
            return
        seen_end = self.at_end
        read = 1.0 if seen_end else self.top_offset / length
        self.post_message(self.Moved(self.top_offset, read, seen_end))

    # Painting ----------------------------------------------------------------------------------------------------

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh(Region(0, 0, self.size.width, self.size.height))

    @property
    def inks(self) -> dict[str, Style]:
        """The look of everything the page can draw, from the theme."""
        if self._inks is None:
            self._inks = make_inks(self.app.theme_variables)
        return self._inks

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of the screen. Where the column stands is asked for once for all of them."""
        self._place = (self.scrollable_content_region.width, self.text_left, self.text_width)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        row = self.top_row + y
        strip = self._strips.get(row)
        if strip is None or strip.cell_length != self._place[0]:
            if len(self._strips) > STRIPS_KEPT:
                self._strips.clear()
            strip = self._strips[row] = self._strip(row)
        return strip

    def _strip(self, row: int) -> Strip:
        width, left, measure = self._place
        if self._layout is None:
            return Strip.blank(width, self.inks["ink"])
        if row < len(self._header_rows):
            header = self._header_rows[row]
            return self._plain_strip(header.text, header.ink, width)
        row -= len(self._header_rows)
        if row < self._layout.row_count:
            if self._page is None:
                self._page = Page(self.document, self.inks)
            found = self._layout.row(row)
            picture = self.picture_segments(found.picture) if found.picture is not None else ()
            return self._page.strip(found, width, left, measure, self.overlays, picture)
        if self.document.text and row == self._layout.row_count + 1:
            return self._plain_strip("∎".center(measure), "hairline", width)
        return Strip.blank(width, self.inks["ink"])

    def picture_segments(self, part: PictureRow) -> Sequence[Segment]:
        """A row of a picture, for who knows of pictures."""
        return ()

    def _plain_strip(self, text: str, ink: str, width: int) -> Strip:
        style, left = self.inks["ink"], self._place[1]
        segments = [Segment(" " * left, style), Segment(text, style + self.inks[ink])]
        segments.append(Segment(" " * max(0, width - left - cell_len(text)), style))
        return Strip(segments).adjust_cell_length(width, style)
