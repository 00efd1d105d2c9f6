"""Examples as numbers: words as rows of one table, places as bits, labels as allowed tags."""

import random
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from termreader.analysis.lexicon import Lexicon, load_lexicon
from termreader.analysis.net_features import WordFeatures, place_bits, word_features
from termreader.analysis.page import read_page
from termreader.analysis.tokens import Tokens, tokenize
from training.augment import Names, varied
from training.data import ANYTHING, Example, allowed_tags, chunks

LIMIT = 160
"""Tokens of a stretch that is learnt from at once."""


class Page(NamedTuple):
    """A stretch of text with a row for each token and for each edge of a line, as the net reads it."""

    words: tuple[str, ...]
    """The tokens; an edge is an empty string."""
    word_of: npt.NDArray[np.int32]
    """Rows of the table of words, -1 at an edge."""
    bits: npt.NDArray[np.uint8]
    allowed: npt.NDArray[np.uint16]
    """Tags allowed, as bits; all at an edge."""
    weight: float
    gold: bool


class WordTable:
    """Every different word met, numbered."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def features(self, lexicon: Lexicon, known_words: Mapping[str, int]) -> WordFeatures:
        """The features of all words, in the order of their numbers."""
        return word_features(list(self.numbers), lexicon, known_words)

    def rows(self, words: Iterable[str]) -> list[int]:
        """The numbers of `words`."""
        numbers = self.numbers
        return [numbers.setdefault(word, len(numbers)) for word in words]


def pages_of(example: Example, lexicon: Lexicon, table: WordTable) -> list[Page]:
    """An example's stretches."""
    tokens = tokenize(example.text)
    if not len(tokens):
        return []
    allowed = allowed_tags(example, tokens)
    bits = place_bits(read_page(tokens, lexicon)).astype(np.uint8)
    starts = [line.first for line in tokens.lines]
    rows = table.rows(tokens.words)
    return [
        _page(tokens, rows, bits, allowed, example, first, end) for first, end in chunks(len(tokens), starts, LIMIT)
    ]


def _page(
    tokens: Tokens,
    rows: Sequence[int],
    bits: npt.NDArray[np.uint8],
    allowed: Sequence[int],
    example: Example,
    first: int,
    end: int,
) -> Page:
    line_of = tokens.line_of[first:end]
    places = np.arange(end - first) + np.asarray(line_of) - line_of[0] + 1
    length = int(places[-1]) + 2
    word_of = np.full(length, -1, np.int32)
    word_of[places] = rows[first:end]
    all_bits = np.zeros((length, bits.shape[1]), np.uint8)
    all_bits[places] = bits[first:end]
    all_allowed = np.full(length, ANYTHING, np.uint16)
    all_allowed[places] = allowed[first:end]
    words = [""] * length
    for place, word in zip(places, tokens.words[first:end], strict=True):
        words[int(place)] = word
    return Page(tuple(words), word_of, all_bits, all_allowed, example.weight, example.gold)


def encode(examples: Sequence[Example], names: Names | None, seed: int, table: WordTable) -> list[Page]:
    """The pages of all examples, varied where `names` are given; on all processors, with one and the same result."""
    parts = [(list(examples[at : at + 1000]), names, seed * 1000 + at) for at in range(0, len(examples), 1000)]
    with ProcessPoolExecutor() as pool:
        pages = [page for part in pool.map(_encode_some, parts) for page in part]
    renumbered = []
    for page in pages:
        places = np.flatnonzero(page.word_of >= 0)
        word_of = np.full(len(page.words), -1, np.int32)
        word_of[places] = table.rows(page.words[place] for place in places)
        renumbered.append(page._replace(word_of=word_of))
    return renumbered


def _encode_some(work: tuple[list[Example], Names | None, int]) -> list[Page]:
    examples, names, seed = work
    lexicon, chance, table = load_lexicon(), random.Random(seed), WordTable()
    return [
        page
        for example in examples
        for page in pages_of(varied(example, names, chance) if names else example, lexicon, table)
    ]
