"""How far something is, on one line of standard error that is written over; only where a person looks at it."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from termreader.wording import size_of

if TYPE_CHECKING:
    from termreader.ingest.fetch import Progress

_PAUSE = 0.1
"""Seconds between two lines."""
_LONGEST = 78
"""Cells of a line, where the terminal has more."""


class ProgressLine:
    """The line. It is gone when the block ends, and before anything else is said: `clear`."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._cells = 0
        self._last = 0.0
        self._count = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def fetching(self, progress: "Progress") -> None:
        """A page is coming."""
        host, received, total = progress
        much = f"{size_of(received)} of {size_of(total)}" if total else size_of(received)
        self.show(f"{self._count}{host}: {much if received else 'waiting'}")

    def count(self, number: int, total: int) -> None:
        """What is fetched from now on is thing `number` of `total`; of one alone nothing is said."""
        self._count = f"{number:,} of {total:,} · " if total > 1 else ""

    def show(self, text: str) -> None:
        """Show `text`, unless another was shown just now."""
        now = time.monotonic()
        if not self._is_shown or now - self._last < _PAUSE:
            return
        import shutil  # all three are of no use to a pipe

        from termreader.ingest.sanitize import clean_line
        from termreader.text.cells import cell_len, clip

        line = clip(clean_line(text), min(_LONGEST, max(1, shutil.get_terminal_size().columns - 1)))
        cells = cell_len(line)
        sys.stderr.write("\r" + line + " " * (self._cells - cells))
        sys.stderr.flush()
        self._last, self._cells = now, cells

    def clear(self) -> None:
        """Take the line away."""
        if self._cells:
            sys.stderr.write("\r" + " " * self._cells + "\r")
            sys.stderr.flush()
            self._cells = 0
