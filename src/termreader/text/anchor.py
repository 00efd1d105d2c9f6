"""Anchors: a place kept by its words, so that it is found again when the text around it has changed. Pure.

A selector is a TextPositionSelector and a TextQuoteSelector in one (W3C Web Annotation Data Model, 4.2.4 and 4.2.5).
A place is given only when it is sure enough: a note that is lost can be shown as lost, one in a wrong place deceives.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from termreader.model import Span
from termreader.text.find import find_respelled
from termreader.text.fuzzy import find_nearly

CONTEXT = 32
"""Characters kept on either side of a quote."""
_SIMPLER = str.maketrans("’‘“”–—", "''\"\"--", "\u00ad\u200b")
_EDGE = "\x02"
_DISTINCT = 24
_AGREES = 0.66
_MARGIN = 0.08
_MOST_CANDIDATES = 200
_SHORTEST_SIDE = 10
_LONGEST_FOLDED = 300
_NEARLY = 0.7
_NEARLY_ALONE = 0.8


class Selector(NamedTuple):
    """A place and its words. Where start == end it is a point, and the quote is empty."""

    start: int
    end: int
    quote: str
    """The words, `text[start:end]`."""
    prefix: str
    """Up to 32 characters before them."""
    suffix: str
    """Up to 32 characters after them."""


def make_selector(text: str, start: int, end: int) -> Selector:
    """The selector of `text[start:end]`; offsets outside the text mean its edge."""
    start = min(max(0, start), len(text))
    end = min(max(start, end), len(text))
    return Selector(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find_again(text: str, selector: Selector) -> Span | None:
    """Where the selector's words stand in `text` now, or None when that is not sure.

    Tried in order: the place itself with its surroundings; the exact words elsewhere, told apart by what stands around
    them and then by how near they are; the words with other white space, quotes, dashes, composition or case; and for
    a quote long enough, words that are nearly the same.
    """
    if not selector.quote:
        return _find_point(text, selector)
    if make_selector(text, selector.start, selector.end) == selector:
        return Span(selector.start, selector.end)
    return (
        _within_context(text, selector)
        or _choose(text, _occurrences(text, selector.quote, selector.start), selector)
        or _folded_within_context(text, selector)
        or _folded_elsewhere(text, selector)
        or _nearly(text, selector)
    )


def _within_context(text: str, selector: Selector) -> Span | None:
    """The exact words with the same characters on both sides, the longest sides first."""
    for length in (CONTEXT, CONTEXT // 2):
        before, after = selector.prefix[-length:], selector.suffix[:length]
        found = [
            span.start + len(before)
            for span in _occurrences(text, before + selector.quote + after, selector.start - len(before))
            if _at_edges(text, span, selector, before, after)
        ]
        if found:
            start = min(found, key=lambda start: abs(start - selector.start))
            return Span(start, start + len(selector.quote))
    return None


def _folded_within_context(text: str, selector: Selector) -> Span | None:
    """The words and both sides with other white space, quotes, dashes, composition or case."""
    for length in (CONTEXT, CONTEXT // 2):
        whole = selector.prefix[-length:] + selector.quote + selector.suffix[:length]
        if len(whole) > _LONGEST_FOLDED:
            return None
        for start, end in islice(find_respelled(text, whole), _MOST_CANDIDATES):
            inside = find_respelled(text[start:end], selector.quote)
            spans = [Span(start + first, start + last) for first, last in inside]
            if found := _choose(text, spans, selector):
                return found
    return None


def _folded_elsewhere(text: str, selector: Selector) -> Span | None:
    """The words alone in another spelling of that kind, when they are not so short that they stand everywhere."""
    if not _SHORTEST_SIDE <= len(selector.quote) <= _LONGEST_FOLDED:
        return None
    return _choose(text, find_respelled(text, selector.quote), selector)


def _nearly(text: str, selector: Selector) -> Span | None:
    """Nearly the same words, where the likeness alone or with the surroundings is enough."""
    if len(selector.quote) < _DISTINCT:
        return None
    found = find_nearly(text, selector.quote, _NEARLY, selector.prefix, selector.suffix)
    if len(found) == 1 and found[0].likeness >= _NEARLY_ALONE:
        return found[0].span
    return _choose(text, [near.span for near in found], selector, alone=False)


def _find_point(text: str, selector: Selector) -> Span | None:
    """The place between the prefix and the suffix, or beside one of them where the other does not contradict."""
    if make_selector(text, selector.start, selector.end) == selector:
        return Span(selector.start, selector.end)
    together = _within_context(text, selector)
    if together:
        return together
    points: set[int] = set()
    if len(selector.prefix) >= _SHORTEST_SIDE:
        points |= {span.end for span in find_respelled(text, selector.prefix)}
    if len(selector.suffix) >= _SHORTEST_SIDE:
        points |= {span.start for span in find_respelled(text, selector.suffix)}
    return _choose(text, [Span(point, point) for point in points], selector, alone=False)


def _at_edges(text: str, span: Span, selector: Selector, before: str, after: str) -> bool:
    """Whether a context that was short because the text ended there meets the text's end again, or is enough alone."""
    at_start = before or span.start == 0 or len(after) >= _SHORTEST_SIDE
    at_end = after or span.end == len(text) or len(before) >= _SHORTEST_SIDE
    return bool(at_start and at_end)


def _choose(text: str, spans: Sequence[Span], selector: Selector, *, alone: bool = True) -> Span | None:
    """The span whose surroundings agree with the selector's; `alone` lets the only one of a long quote pass."""
    if not spans:
        return None
    nearest_first = sorted(spans, key=lambda span: abs(span.start - selector.start))[:_MOST_CANDIDATES]
    agreements = [_agreement(text, span, selector) for span in nearest_first]
    best = max(agreements)
    if best >= _AGREES or (alone and len(spans) == 1 and len(selector.quote) >= _DISTINCT):
        return next(
            span for span, agreement in zip(nearest_first, agreements, strict=True) if agreement > best - _MARGIN
        )
    return None


def _agreement(text: str, span: Span, selector: Selector) -> float:
    """How alike the surroundings are, 0 to 1; the text's own edges count as a character."""
    before = _folded((_EDGE if span.start <= CONTEXT else "") + text[max(0, span.start - CONTEXT) : span.start])
    after = _folded(text[span.end : span.end + CONTEXT] + (_EDGE if span.end + CONTEXT >= len(text) else ""))
    prefix = _folded((_EDGE if len(selector.prefix) < CONTEXT else "") + selector.prefix)
    suffix = _folded(selector.suffix + (_EDGE if len(selector.suffix) < CONTEXT else ""))
    sides = [_alike(prefix[::-1], before[::-1]), _alike(suffix, after)]
    # One side is rewritten more often than both: the better one counts more.
    return 0.75 * max(sides) + 0.25 * min(sides)


def _alike(kept: str, there: str) -> float:
    """How alike two contexts are, both read outward from the quote."""
    run = 0
    while run < min(len(kept), len(there)) and kept[run] == there[run]:
        run += 1
    if run == len(kept):
        return 1.0
    return max(run / len(kept), SequenceMatcher(None, kept, there, autojunk=False).ratio())


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().translate(_SIMPLER).split())


def _occurrences(text: str, words: str, near: int) -> list[Span]:
    """Where exactly `words` stand, as many before `near` as after it, the nearest if they are too many."""
    found: list[int] = []
    at = text.find(words, max(0, near)) if words else -1
    while at >= 0 and len(found) < _MOST_CANDIDATES // 2:
        found.append(at)
        at = text.find(words, at + 1)
    after = len(found)
    at = text.rfind(words, 0, max(0, near) + len(words) - 1) if words and near > 0 else -1
    while at >= 0 and len(found) - after < _MOST_CANDIDATES // 2:
        found.append(at)
        at = text.rfind(words, 0, at + len(words) - 1)
    return [Span(at, at + len(words)) for at in found]
