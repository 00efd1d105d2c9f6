"""A list on the line API: items of one or more lines, of which only those on the screen are ever made.

Twenty thousand items cost what forty do. Knows nothing of what an item is.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from termreader.text.cells import cell_len, clip
from termreader.tui.inks import make_inks

CURSOR_BAR = "▌"


class ItemLine(NamedTuple):
    """A line of an item: pieces of text in their inks, clipped to what is left of the right-hand text."""

    parts: Sequence[tuple[str, str]]
    """(text, ink) from the left."""
    right: str = ""
    """Quiet text at the right edge, never clipped away."""
    asides: Sequence[str] = ()
    """Quiet text after the parts, long forms before short ones: the first that fits whole is shown, or none."""
    is_heading: bool = False
    """It belongs to several items, and is never shown as being under the cursor."""


class ItemList(ScrollView, can_focus=True):
    """A cursor over items that are drawn when they are seen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ItemList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        height: 1fr;
    }
    """

    class OfItem(Message):
        """Something about one item."""

        def __init__(self, items: "ItemList", index: int) -> None:
            self.items = items
            self.index = index
            super().__init__()

        @property
        def control(self) -> "ItemList":
            """The list, for `@on` selectors."""
            return self.items

    class Moved(OfItem):
        """The cursor stands on another item."""

    class Chosen(OfItem):
        """Enter or a click on an item."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self.count = 0
        self._lines_of: Callable[[int], Sequence[ItemLine]] = lambda _: ()
        self._tops: Sequence[int] = (0,)
        self._height = 1
        self._strips: dict[tuple[int, bool, bool], Strip] = {}
        self._inks: dict[str, Style] | None = None

    def set_items(
        self,
        count: int,
        lines_of: Callable[[int], Sequence[ItemLine]],
        heights: int | Sequence[int] = 1,
        *,
        cursor: int | None = None,
    ) -> None:
        """Show `count` items; `lines_of(index)` is asked for those on the screen. `heights` are in rows."""
        self.count = count
        self._lines_of = lines_of
        if isinstance(heights, int):
            self._height = heights
            self._tops = ()
            rows = count * heights
        else:
            self._tops = [0, *accumulate(heights)]
            rows = self._tops[-1]
        self._strips.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, rows)
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, count - 1))
        if cursor is not None:
            self.show_cursor()
        self.refresh()

    def move_cursor(self, index: int) -> None:
        """Put the cursor on an item, or on the first or last when there is none so far."""
        index = max(0, min(index, self.count - 1))
        if index != self.cursor and self.count:
            self.cursor = index
            self.show_cursor()
            self.refresh()
            self.post_message(self.Moved(self, index))

    def show_cursor(self) -> None:
        """Scroll as little as brings the item under the cursor onto the screen."""
        if self.count and self.size.height:
            top, bottom = self._top(self.cursor), self._top(self.cursor + 1)
            height = self.scrollable_content_region.height
            if top < self.scroll_offset.y:
                self.scroll_to(y=top, animate=False, force=True)
            elif bottom > self.scroll_offset.y + height:
                self.scroll_to(y=bottom - height, animate=False, force=True)

    def _top(self, index: int) -> int:
        return self._tops[index] if self._tops else index * self._height

    def _item_at(self, row: int) -> int:
        return bisect_right(self._tops, row) - 1 if self._tops else row // self._height

    def on_resize(self) -> None:
        """Draw again for the width, with the cursor in sight."""
        self._strips.clear()
        self.show_cursor()

    def on_focus(self) -> None:
        """The cursor shows strongly."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor shows softly."""
        self.refresh()

    def notify_style_update(self) -> None:
        """The theme changed."""
        self._inks = None
        self._strips.clear()
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there and chooses."""
        row = self.scroll_offset.y + event.y
        index = self._item_at(row)
        if 0 <= index < self.count and row < self._top(self.count):
            self.move_cursor(index)
            self.post_message(self.Chosen(self, index))

    def action_cursor(self, direction: int) -> None:
        """One item up or down."""
        self.move_cursor(self.cursor + direction)

    def action_cursor_page(self, direction: int) -> None:
        """One page up or down."""
        height = max(1, self.scrollable_content_region.height - 1)
        row = self._top(self.cursor) + direction * height
        self.move_cursor(self._item_at(max(0, min(row, self._top(self.count) - 1))))

    def action_cursor_edge(self, direction: int) -> None:
        """To the first or the last item."""
        self.move_cursor(0 if direction < 0 else self.count - 1)

    def action_choose(self) -> None:
        """Choose the item under the cursor."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))

    @property
    def inks(self) -> dict[str, Style]:
        """The look of everything the list can draw, from the theme."""
        if self._inks is None:
            self._inks = make_inks(self.app.theme_variables)
        return self._inks

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width = self.scrollable_content_region.width
        row = self.scroll_offset.y + y
        index = self._item_at(row)
        if not 0 <= index < self.count or row >= self._top(self.count):
            return Strip.blank(width, self.inks["ink"])
        key = (row, index == self.cursor, self.has_focus)
        strip = self._strips.get(key)
        if strip is None or strip.cell_length != width:
            lines = self._lines_of(index)
            number = row - self._top(index)
            line = lines[number] if number < len(lines) else ItemLine(())
            strip = self._strips[key] = self._draw(line, width, *key[1:])
        return strip

    def _draw(self, line: ItemLine, width: int, on_cursor: bool, focused: bool) -> Strip:
        inks = self.inks
        ground = inks["ink"]
        on_cursor = on_cursor and not line.is_heading
        if on_cursor:
            ground += inks["cursor" if focused else "cursor-blurred"]
        bar = ground + inks["bar" if focused else "bar-blurred"]
        segments = [Segment(CURSOR_BAR if on_cursor else " ", bar)]
        right = f" {line.right} " if line.right else " "
        room = max(0, width - 1 - cell_len(right))
        for text, ink in line.parts:
            shown = clip(text, room)
            segments.append(Segment(shown, ground + inks[ink]))
            room -= cell_len(shown)
            if shown != text:
                break
        aside = next((text for text in line.asides if cell_len(text) <= room), "")
        segments.append(Segment(aside, ground + inks["quiet"]))
        room -= cell_len(aside)
        segments.append(Segment(" " * max(0, room), ground))
        segments.append(Segment(right, ground + inks["quiet"]))
        return Strip(segments).adjust_cell_length(width, ground)
