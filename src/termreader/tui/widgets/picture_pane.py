"""The page with its pictures: drawn above their words where they are kept, walked to, shown large, opened outside.

Drawing one takes a moment: the pane asks for those that are on the screen, and is given them painted.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.message import Message

from termreader.model import BlockKind, Document, Picture, Span
from termreader.text.layout import PictureRow, Pictures
from termreader.text.pictures import NO_PICTURES
from termreader.text.spans import SpanIndex
from termreader.tui.keys import key_of
from termreader.tui.widgets.annotated_pane import AnnotatedPane
from termreader.tui.widgets.focus import Focus, FocusKind, Link
from termreader.tui.widgets.page_view import HeaderLine

if TYPE_CHECKING:
    from termreader.tui.pictures import Painted

ROWS_BESIDE = 4
"""Rows of the pane that the highest picture leaves free, so that its caption is seen with it."""
LEAST_ROWS = 3
PAINTED_KEPT = 16
"""Pictures that are kept painted, a megabyte each; painting one again takes a moment."""

_NO_PICTURE = f"No picture here. {key_of('text.picture')} goes to the next one."

_Box = tuple[str, int, int]
"""A picture, and the columns and rows it is painted in."""


class PicturePane(AnnotatedPane):
    """Shows the pictures of an article."""

    class PicturesWanted(Message):
        """There are pictures on the screen that are not painted yet: see `wanted_picture`."""

        def can_replace(self, message: Message) -> bool:
            """Every row of a picture asks; once is enough."""
            return isinstance(message, PicturePane.PicturesWanted)

    class PictureChosen(Message):
        """A picture is to be seen larger."""

        def __init__(self, source: str, words: str, *, outside: bool) -> None:
            self.source = source
            """Where the article says that it lies."""
            self.words = words
            """What the article says of it."""
            self.outside = outside
            """In another program."""
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.kept: Mapping[str, Picture] = {}
        """The pictures that are kept with the article, by where it says that they lie."""
        self.places: SpanIndex[Link] = SpanIndex()
        """The pictures of the article, kept or not."""
        self._painted: dict[_Box, Painted | None] = {}
        """None for what cannot be drawn."""

    # Values in ---------------------------------------------------------------------------------------------------

    def show_article(
        self, document: Document, header: Sequence[HeaderLine], offset: int = 0, pictures: Mapping[str, Picture] = {}
    ) -> None:
        """Show another article, with the pictures that are kept with it."""
        self.kept = pictures
        self._painted.clear()
        kinds = (BlockKind.IMAGE, BlockKind.CAPTION)
        self.places = SpanIndex([Link(b.start, b.end, b.href) for b in document.blocks if b.href and b.kind in kinds])
        super().show_article(document, header, offset)

    def show_pictures(self, pictures: Mapping[str, Picture]) -> None:
        """Other pictures are kept with the article now."""
        self.kept = pictures
        self._lay_out()

    def picture_painted(self, part: PictureRow, painted: "Painted | None") -> None:
        """A picture that was wanted: painted for its box, or None when it cannot be drawn."""
        while len(self._painted) >= PAINTED_KEPT:
            del self._painted[next(iter(self._painted))]
        self._painted[_box(part)] = painted
        self._repaint()

    def wanted_picture(self) -> PictureRow | None:
        """The first picture on the screen that is not painted yet."""
        top = self.top_row - self.header_height
        for row in self.layout_rows.rows(top, top + self.page_rows):
            if row.picture is not None and _box(row.picture) not in self._painted:
                return row.picture
        return None

    # Layout and painting -----------------------------------------------------------------------------------------

    @property
    def draws_pictures(self) -> bool:
        """Whether the terminal has the colours for it."""
        return not self.app.no_color and self.app.console.color_system in ("truecolor", "256")

    def _lay_out(self) -> None:
        pictures = NO_PICTURES
        if self.kept and self.draws_pictures:
            sizes = {source: picture.size for source, picture in self.kept.items()}
            pictures = Pictures(sizes, max(LEAST_ROWS, self.page_rows - ROWS_BESIDE))
        self.pictures = pictures
        super()._lay_out()

    def notify_style_update(self) -> None:
        """The theme changed: what can be seen through shows another ground."""
        self._painted.clear()
        super().notify_style_update()

    def picture_segments(self, part: PictureRow) -> Sequence[Segment]:
        """A row of a picture; a plain ground until it is painted."""
        painted = self._painted.get(_box(part))
        if painted is not None:
            return painted[part.number]
        if _box(part) not in self._painted:
            self.post_message(self.PicturesWanted())
        return [Segment(" " * part.columns, self.inks["ink"] + self.inks["code"])]

    # Walking and acting ------------------------------------------------------------------------------------------

    @property
    def picture_here(self) -> Link | None:
        """The picture in focus, else the first one whose place is on the screen."""
        focus = self.focus_on
        if focus is not None and focus.kind is FocusKind.PICTURE:
            return next((place for place in self.places if place.start == focus.span.start), None)
        visible = self.visible_span
        return next((place for place in self.places if visible.start <= place.start < visible.end), None)

    def action_picture(self, direction: int) -> None:
        """To the next or previous picture."""
        if not self.places:
            self.post_message(self.Missed("There are no pictures in this article."))
            return
        place = self.places.step(self._walk_from(direction), direction)
        self.focus_picture(place or self.places.spans[0 if direction > 0 else -1])

    def focus_picture(self, place: Link) -> None:
        """Go to a picture."""
        span = Span(place.start, place.end)
        self.jump(span, Focus(FocusKind.PICTURE, span, href=place.href))

    def action_open_picture(self) -> None:
        """Show the picture here in another program."""
        self.choose_picture(outside=True)

    def choose_picture(self, *, outside: bool) -> None:
        """The picture here is to be seen larger."""
        place = self.picture_here
        if place is None:
            self.post_message(self.Missed(_NO_PICTURE if self.places else "There are no pictures in this article."))
        else:
            words = self.document.text[place.start : place.end]
            self.post_message(self.PictureChosen(place.href, words, outside=outside))

    def on_click(self, event: events.Click) -> None:
        """A click on a picture focuses it, two show it large."""
        row = self.layout_rows.row(self.top_row + event.y - self.header_height)
        if row.picture is None or self.top_row + event.y < self.header_height:
            return
        event.prevent_default()
        place = next((place for place in self.places if place.start == row.start), None)
        if place is not None and event.chain == 1:
            self.set_caret(None)
            self.focus_picture(place)
        elif place is not None:
            self.choose_picture(outside=False)


def _box(part: PictureRow) -> _Box:
    return part.source, part.columns, part.rows
