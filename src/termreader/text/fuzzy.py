"""Words that are nearly the same as others: seed and extend, in bounded time. Knows nothing of anchors.

Short exact pieces of what is looked for vote for where it might begin; around the places with most votes both are
compared word by word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from typing import NamedTuple

from termreader.model import Span

_SEED = 12
_MOST_SEEDS = 32
_COMMON = 64  # a seed found more often tells nothing
_MOST_PLACES = 5
_MOST_WORDS = 1500
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|(?:[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[\u0300-\u036f])+|[^\w\s]"
)


class Near(NamedTuple):
    """A place with nearly the words looked for."""

    span: Span
    likeness: float
    """Twice the characters in common, by whole words, over the characters of both; 0 to 1."""


def find_nearly(text: str, words: str, least: float, before: str = "", after: str = "") -> list[Near]:
    """The places in `text` that are like `words` to `least` or more, the likest first.

    `before` and `after` stood around the words: what is still there of them is left out of the place.
    """
    wanted = _tokens(words, 0, len(words))[:_MOST_WORDS]
    if not wanted:
        return []
    sought = _Sought(wanted, _tokens(before, 0, len(before)), _tokens(after, 0, len(after)), len(words))
    found: dict[Span, Near] = {}
    for place in _places(text, words):
        near = _extend(text, sought, place)
        if near and near.likeness >= least:
            found.setdefault(near.span, near)
    return sorted(found.values(), key=lambda near: -near.likeness)


class _Token(NamedTuple):
    word: str
    start: int
    end: int


class _Sought(NamedTuple):
    wanted: list[_Token]
    before: list[_Token]
    after: list[_Token]
    size: int
    """Characters of the words looked for."""


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    """Words and signs, folded so that composition, case and the kind of quote or dash do not matter."""
    return [
        _Token(unicodedata.normalize("NFC", found[0]).casefold().translate(_SIMPLER), *found.span())
        for found in _TOKEN.finditer(text, start, end)
    ]


_SIMPLER = str.maketrans("’‘“”–—", "''\"\"--")


def _places(text: str, words: str) -> list[int]:
    """Where `words` might begin, those with most votes first."""
    step = max(_SEED // 2, len(words) // _MOST_SEEDS)
    votes: list[int] = []
    for at in range(0, max(1, len(words) - _SEED + 1), step):
        seed = words[at : at + _SEED]
        spots: list[int] = []
        found = text.find(seed)
        while found >= 0 and len(spots) <= _COMMON:
            spots.append(found - at)
            found = text.find(seed, found + 1)
        if len(spots) <= _COMMON:
            votes += spots
    votes.sort()
    reach = max(40, len(words) // 4)
    clusters: list[tuple[int, int]] = []
    first = 0
    for index, vote in enumerate(votes):
        if vote - votes[first] > reach:
            clusters.append((index - first, votes[(first + index - 1) // 2]))
            first = index
    if votes:
        clusters.append((len(votes) - first, votes[(first + len(votes) - 1) // 2]))
    clusters.sort(key=lambda cluster: -cluster[0])
    return [place for _, place in clusters[:_MOST_PLACES]]


def _extend(text: str, sought: _Sought, place: int) -> Near | None:
    """The stretch around `place` that is most like the words."""
    wanted, slack = sought.wanted, max(64, sought.size // 3)
    there = _tokens(text, max(0, place - slack), min(len(text), place + sought.size + slack))
    blocks = _without_strays(_matching(wanted, there), wanted, there)
    if not blocks:
        return None
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    missing_before, missing_after = blocks[0].a, len(wanted) - blocks[-1].a - blocks[-1].size
    # Changed words at the edges are taken to be as many as before, unless what stood around comes first.
    above, below = there[max(0, first - len(sought.before) - missing_before) : first], there[last:]
    earliest = max((block.b + block.size for block in _matching(sought.before, above)), default=0) + first - len(above)
    latest = min((block.b for block in _matching(sought.after, below)), default=len(below)) + last
    first, last = max(first - missing_before, earliest, 0), min(last + missing_after, latest, len(there))
    common = sum(_length(wanted[block.a : block.a + block.size]) for block in blocks)
    likeness = 2 * common / (_length(wanted) + _length(there[first:last]))
    return Near(Span(there[first].start, there[last - 1].end), likeness)


def _matching(wanted: Sequence[_Token], there: Sequence[_Token]) -> list[Match]:
    matcher = SequenceMatcher(None, [token.word for token in wanted], [token.word for token in there], autojunk=False)
    return [block for block in matcher.get_matching_blocks() if block.size]


def _without_strays(blocks: list[Match], wanted: Sequence[_Token], there: Sequence[_Token]) -> list[Match]:
    """The matching blocks without those at either end that only happen to match far away from the others."""
    while len(blocks) > 1 and _is_stray(blocks[0], blocks[0].b + blocks[0].size, blocks[1].b, wanted, there):
        blocks = blocks[1:]
    while len(blocks) > 1 and _is_stray(blocks[-1], blocks[-2].b + blocks[-2].size, blocks[-1].b, wanted, there):
        blocks = blocks[:-1]
    return blocks


def _is_stray(block: Match, gap_start: int, gap_end: int, wanted: Sequence[_Token], there: Sequence[_Token]) -> bool:
    return _length(wanted[block.a : block.a + block.size]) < _length(there[gap_start:gap_end])


def _length(tokens: Sequence[_Token]) -> int:
    return sum(len(token.word) for token in tokens)
