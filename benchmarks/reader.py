"""The app from outside: first paint and page down, 10 kB against 5 MB, in ratios to a Textual app with one Static.

`python -m benchmarks.reader [RUNS]`. The programs take turns, so that a busy machine slows all of them.
"""

import random
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.terminal import Program
from termreader.library import Library
from termreader.paths import Paths

MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("Ready to read")
Minimal().run()
"""
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""An installed program has its bytecode; where writing it is forbidden, every start would compile ours anew."""
SIZES = {"10 kB": 10_000, "5 MB": 5_000_000}
WORDS = "the page is a measured column and every place in it one offset so that what a reader keeps stays"
PAGES = 15
PAGE_DOWN = b"\x1b[6~"


def article(size: int) -> str:
    """Markdown of about so many characters, the same each time."""
    chance = random.Random(size)  # noqa: S311 - the same article each time, nobody's secret
    words = WORDS.split()
    parts = [f"# Article of {size} characters"]
    length = 0
    while length < size:
        parts.append(" ".join(chance.choices(words, k=90)).capitalize() + ".")
        length += len(parts[-1])
    return "\n\n".join(parts)


def main() -> int:
    """Add the articles, take turns, print medians and ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        homes = {name: _home(Path(folder) / str(size), size) for name, size in SIZES.items()}
        first: dict[str, list[float]] = {"minimal": [], **{name: [] for name in SIZES}}
        pages: dict[str, list[float]] = {name: [] for name in SIZES}
        for _ in range(runs):
            minimal = Program([sys.executable, "-c", MINIMAL], COMPILED)
            first["minimal"].append(minimal.until("Ready to read"))
            minimal.close()
            for name, home in homes.items():
                _to_the_start(home)
                environment = {"TERMREADER_HOME": str(home), **COMPILED}
                reader = Program([sys.executable, "-m", "termreader", "open", "1"], environment)
                first[name].append(reader.until(f"Article of {SIZES[name]} characters"))
                reader.settle()
                pages[name] += [taken for _ in range(PAGES) if (taken := reader.press(PAGE_DOWN)) is not None]
                reader.close()
    floor = statistics.median(first["minimal"])
    print(f"{runs} runs, medians. A Textual app with one Static: first paint {floor * 1000:.0f} ms")
    for name in SIZES:
        ratio = statistics.median(mine / other for mine, other in zip(first[name], first["minimal"], strict=True))
        settled = f", page down settled {statistics.median(pages[name]) * 1000:.0f} ms" if pages[name] else ""
        print(f"{name:>6}: first paint x{ratio:.2f} of it{settled}")
    large, small = (statistics.median(first[name]) for name in ("5 MB", "10 kB"))
    print(f"5 MB opens in x{large / small:.2f} of the time of 10 kB")
    return 0


def _to_the_start(home: Path) -> None:
    """As if nothing had been read: a reader comes back where they left."""
    with _library(home) as library:
        library.save_position(1, 0, 0.0)


def _library(home: Path) -> Library:
    return Library.open(Paths(home / "data", home / "config", home / "cache", home / "state"))


def _home(home: Path, size: int) -> Path:
    """A library with one article, analysed, as after its first reading."""
    with _library(home) as library:
        library.add("article.md", data=article(size).encode(), media_type="text/markdown")
        library.remember("samples-shown", True)
        library.analysis(library.article(1))
    return home


if __name__ == "__main__":
    sys.exit(main())
