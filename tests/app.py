"""The real app without a terminal, for tests: opened on an article, driven by keys, waited for and never slept on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from termreader.library import Library
from termreader.tui.app import ReaderApp
from termreader.tui.opening import prepare
from termreader.tui.screens.reader import ReaderScreen
from termreader.tui.widgets.status_line import StatusLine
from tests.articles import add

ARTICLE = """Ann Lindgren, the chief executive of Brightwater Inc., opened the meeting in Oslo.

“We will build it here,” Lindgren said. “Nobody else has the ground for it.”

## The ground

Tomas Okafor, an engineer at Brightwater, walked the field twice. [The map](https://example.org/map) was wrong.

- one ditch
- two fences

“The map is from another century,” said Okafor.

## The money

Brightwater has none. The bank of Harlow & Sons Ltd. lent it some, and Lindgren signed.
"""

SAID = ARTICLE.split("\n\n")[1]
"""The first quotation, in two parts around its cue."""


class Reader:
    """The app as a person sees it."""

    def __init__(self, app: ReaderApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReaderScreen:
        """The reader's own screen, whatever lies over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    async def settled(self) -> None:
        """Wait until the library has answered and the screen is painted."""
        for _ in range(3):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names, one after the other, and wait until all is done."""
        await self.pilot.press(*keys)
        await self.settled()

    async def type(self, text: str) -> None:
        """Type a text."""
        names = {" ": "space", ".": "full_stop", ",": "comma", "/": "slash", "#": "number_sign", "-": "minus"}
        await self.press(*(names.get(letter, letter) for letter in text))

    @property
    def said(self) -> str:
        """What the last line says at the left."""
        return self.screen.query_one(StatusLine).shown

    @property
    def selected(self) -> str:
        """The words that are selected."""
        selection = self.screen.reading.selection
        return self.screen.reading.document.text[selection.start : selection.end] if selection else ""

    @property
    def titles(self) -> list[str]:
        """The first line of everything in the list, whether it is on the screen or not."""
        shelf = self.screen.shelf
        return ["".join(text for text, _ in shelf.lines(index)[0].parts) for index in range(len(shelf.entries))]

    @property
    def text(self) -> str:
        """The words that the reading pane shows, with a single space wherever it breaks a line."""
        pane = self.screen.reading
        return " ".join(" ".join(pane.render_line(row).text for row in range(pane.page_rows)).split())

    def rows(self) -> list[str]:
        """The whole screen as text, row by row."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in line)[:width] for line in lines[:height]]

    @property
    def shown(self) -> str:
        """The whole screen as one text."""
        return "\n".join(self.rows())


@asynccontextmanager
async def reading(
    library: Library, target: int | Path | str | None = None, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Reader]:
    """The app, opened on an article, a file or an address."""
    app = ReaderApp(library, prepare(library, target))
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        await reader.settled()
        yield reader


def without_samples(library: Library) -> Library:
    """The library, told that the samples were shown already."""
    library.add_seeds()
    for summary in library.summaries():
        library.delete_article(summary.id)
    return library


def with_article(library: Library, title: str = "The field", markdown: str = ARTICLE, url: str | None = None) -> int:
    """An article in a library that has no samples."""
    return add(without_samples(library), title, markdown, url)
