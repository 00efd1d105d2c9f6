"""Looking up disjoint, ordered spans by offset: what is here, what comes next, what came before."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar


class HasSpan(Protocol):
    """Anything with a half-open range of characters."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last."""


S = TypeVar("S", bound=HasSpan)


class SpanIndex(Generic[S]):
    """Spans that are in order and do not overlap, found by bisection."""

    __slots__ = ("_ends", "_starts", "spans")

    def __init__(self, spans: Sequence[S] = ()) -> None:
        self.spans = spans
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def __len__(self) -> int:
        return len(self.spans)

    def __iter__(self) -> Iterator[S]:
        return iter(self.spans)

    def overlapping(self, start: int, end: int) -> Sequence[S]:
        """The spans that share a character with `[start, end)`."""
        return self.spans[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def at(self, offset: int) -> S | None:
        """The span that holds the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self._ends[index]:
            return self.spans[index]
        return None

    def after(self, offset: int) -> S | None:
        """The first span that starts after `offset`."""
        index = bisect_right(self._starts, offset)
        return self.spans[index] if index < len(self.spans) else None

    def before(self, offset: int) -> S | None:
        """The last span that starts before `offset`."""
        index = bisect_left(self._starts, offset) - 1
        return self.spans[index] if index >= 0 else None

    def step(self, offset: int, direction: int) -> S | None:
        """`after` when `direction` is positive, else `before`."""
        return self.after(offset) if direction > 0 else self.before(offset)

    def number_at(self, start: int) -> int:
        """Which one starts at `start`, counted from 1; 0 when none does."""
        index = bisect_left(self._starts, start)
        return index + 1 if index < len(self.spans) and self._starts[index] == start else 0
