"""Draws the screenshots of the README from the real app: `make screenshots`.

The app runs without a terminal, on a library of its own with the sample articles; each picture is an SVG, and a PNG
beside it where rsvg-convert is installed.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from termreader.library import Library
from termreader.paths import Paths
from termreader.tui.app import ReaderApp
from termreader.tui.opening import prepare
from termreader.tui.screens.reader import ReaderScreen

HERE = Path(__file__).parent
ARTICLE = "Why give a model away?"


class Picture(NamedTuple):
    """One screenshot: what is pressed before it is taken."""

    name: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...]
    title: str = ARTICLE


PICTURES = (
    Picture("reading", (120, 36), "night", ()),
    Picture("person", (120, 36), "paper", ("right_curly_bracket", "right_curly_bracket", "p", "p")),
    Picture("quotation", (100, 30), "dusk", ("apostrophe", "apostrophe")),
    Picture(
        "notes", (120, 36), "sepia", ("right_curly_bracket", "V", "H", "apostrophe", "a", *"Ask her for the figures.")
    ),
    Picture("narrow", (80, 24), "night", ("3",)),
    Picture("keys", (100, 36), "night", ("question_mark",)),
)


async def settled(pilot: Pilot[int]) -> None:
    """Wait until the library has answered and the screen is painted."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def take(library: Library, picture: Picture) -> str:
    """The app, the keys, the picture."""
    article = next(s.id for s in library.summaries() if s.metadata.title == picture.title)
    app = ReaderApp(library, prepare(library, article))
    async with app.run_test(size=picture.size) as pilot:
        app.theme = picture.theme
        await settled(pilot)
        for key in picture.keys:
            await pilot.press("space" if key == " " else "full_stop" if key == "." else key)
            await settled(pilot)
        if isinstance(app.screen, ReaderScreen):
            app.screen.hush()
        await asyncio.sleep(0.5)  # the flash of a jump fades
        await settled(pilot)
        return app.export_screenshot(title="termreader")


def draw(name: str, svg: str) -> None:
    """Write the SVG, and the PNG where there is a renderer."""
    path = HERE / f"{name}.svg"
    path.write_text(svg, encoding="utf-8")
    print(path.relative_to(HERE.parent))
    renderer = shutil.which("rsvg-convert")
    if renderer is not None:
        png = path.with_suffix(".png")
        drawable = svg.replace("Fira Code", "DejaVu Sans Mono").replace("<text ", '<text xml:space="preserve" ')
        subprocess.run([renderer, "-o", png], input=drawable.replace("&#160;", " ").encode(), check=True)
        print(png.relative_to(HERE.parent))


async def each(work: Callable[[Library, Picture], Awaitable[str]]) -> None:
    """Every picture on a library of its own."""
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            with Library.open(Paths(root / "data", root / "config", root / "cache", root / "state")) as library:
                library.add_seeds()
                for summary in library.summaries():
                    library.analysis(library.article(summary.id))
                draw(picture.name, await work(library, picture))


def main() -> int:
    """Draw them all."""
    os.environ.pop("NO_COLOR", None)
    asyncio.run(each(take))
    return 0


if __name__ == "__main__":
    sys.exit(main())
