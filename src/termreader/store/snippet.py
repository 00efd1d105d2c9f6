"""The few words around what was found, for a list of hits. Pure."""

import re
from typing import NamedTuple

from termreader.model import Span
from termreader.store.query import Term, places

WIDTH = 160
"""About how many characters a snippet has."""

_LEAD = 48
"""How many of them stand before the first match."""

_SPACE = re.compile(r"\s+")


class Snippet(NamedTuple):
    """Some words of a text, on one line."""

    words: str
    matches: tuple[Span, ...]
    """The matches, in characters of `words`."""
    span: Span | None
    """The match it stands around, in characters of the text; None when nothing in the text matches."""


def make_snippet(text: str, terms: tuple[Term, ...]) -> Snippet:
    """The stretch of `text` with the most different terms, or its beginning when none is in it."""
    found = places(text, terms)
    best = _best(found)
    start = max(0, best.start - _LEAD) if best else 0
    end = min(len(text), start + WIDTH)
    if start > 0:
        gap = _SPACE.search(text, start, best.start if best else end)
        start = gap.end() if gap else start
    if end < len(text):
        cut = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        end = cut if cut > (best.end if best else start) else end
    words = _SPACE.sub(" ", text[start:end]).strip()
    line = f"{'… ' if start > 0 else ''}{words}{' …' if end < len(text) else ''}"
    return Snippet(line, tuple(span for span, _ in places(line, terms)), best)


def _best(found: list[tuple[Span, int]]) -> Span | None:
    """The match after which most different terms follow within a snippet's width; the first of equals."""
    best, most = None, 0
    for index, (span, _) in enumerate(found):
        terms = set()
        for later, term in found[index:]:
            if later.start - span.start > WIDTH - _LEAD:
                break
            terms.add(term)
        if len(terms) > most:
            best, most = span, len(terms)
    return best
