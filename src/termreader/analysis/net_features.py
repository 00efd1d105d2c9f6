"""What the net sees of a text: a row of numbers for each different word, and bits for each place.

Training and reading use this same code, so that the net is never asked about something it has not learnt from.
Knows nothing of the net itself.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pkgutil import get_data

from termreader.analysis.lexicon import Lexicon
from termreader.analysis.numeric import np, npt
from termreader.analysis.page import Page

HASH_ROWS = 16_384
"""Rows of each hashed table; row 0 is for "nothing here"."""
SHAPE_ROWS = 256
TRIGRAMS = 12
"""How many trigrams of a word are looked at, from its start."""

_LISTS = 6
WORD_CLASSES = 13
"""Classes of words in `data/net_words.txt`."""
WORD_BITS = _LISTS + WORD_CLASSES
"""Bits of a word: six of the lists of names, then its word classes."""
LIST_WORD_BITS = 5
"""The first of them, which say what the lists of names know; training hides these at times."""
_LISTED = 8
PLACE_BITS = 2 * _LISTED + 6
"""Bits of a place: listed names that begin here, those that cover it, then what is seen of the page."""
LIST_PLACE_BITS = 2 * _LISTED
"""The first of them, which come from the lists."""

_DIGIT = re.compile(r"\d")

Ids = npt.NDArray[np.int32]
Bits = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """Features of different words, a row each."""

    words: Ids
    """Hash of the whole word in lower case, (n,)."""
    affixes: Ids
    """Hashes of the first and last two, three and four bytes, (n, 6)."""
    trigrams: Ids
    """Hashes of its trigrams, edges marked, (n, TRIGRAMS); 0 where there is none."""
    shapes: Ids
    """Hash of its shape, (n,)."""
    vectors: Ids
    """Row in the table of known words, 0 when it is not known, (n,)."""
    bits: Bits
    """Lists and word classes, (n, WORD_BITS)."""


@dataclass(frozen=True, slots=True)
class PlaceFeatures:
    """A text as the net sees it."""

    words: WordFeatures
    """The text's different words."""
    word_of: Ids
    """Which of them stands at each token, (tokens,)."""
    bits: Bits
    """What is seen at each token, (tokens, PLACE_BITS)."""


def features_of(page: Page, known_words: Mapping[str, int]) -> PlaceFeatures:
    """The features of a text. `known_words` maps lower-case words to rows of the table of known words."""
    words = page.tokens.words
    number: dict[str, int] = {}
    word_of = np.fromiter((number.setdefault(word, len(number)) for word in words), np.int32, len(words))
    return PlaceFeatures(word_features(list(number), page.lexicon, known_words), word_of, place_bits(page))


def word_features(words: list[str], lexicon: Lexicon, known_words: Mapping[str, int]) -> WordFeatures:
    """The features of `words`, in their order."""
    # Flat lists, each made an array at once: quicker than to set the rows of arrays word by word.
    hashes: list[int] = []
    grams: list[int] = []
    gram_counts: list[int] = []
    shapes: list[int] = []
    vectors: list[int] = []
    lists: list[bool] = []
    class_rows: list[int] = []
    class_columns: list[int] = []
    classes = classes_of_words()
    crc = zlib.crc32
    for row, word in enumerate(words):
        straight = word.replace("’", "'")
        lower = straight.lower()
        vectors.append(known_words.get(lower, 0))
        plain = _DIGIT.sub("0", lower).encode()
        hashes += (
            crc(plain, 1),
            crc(plain[:2], 2),
            crc(plain[:3], 3),
            crc(plain[:4], 4),
            crc(plain[-2:], 5),
            crc(plain[-3:], 6),
            crc(plain[-4:], 7),
        )
        edged = b"<" + plain + b">"
        gram_counts.append(min(TRIGRAMS, len(edged) - 2))
        grams += [crc(edged[at : at + 3], 8) for at in range(gram_counts[-1])]
        shapes.append(crc(shape(straight).encode()))
        lists += _in_lists(straight, lower, lexicon)
        for column in classes.get(lower, ()):
            class_rows.append(row)
            class_columns.append(_LISTS + column)
    count = len(words)
    hashed = _rows_of(hashes).reshape(count, 7)
    trigrams = np.zeros((count, TRIGRAMS), np.int32)
    trigrams[np.arange(TRIGRAMS) < np.array(gram_counts, np.int64)[:, None]] = _rows_of(grams)
    bits = np.zeros((count, WORD_BITS), np.float32)
    bits[:, :_LISTS] = np.array(lists, np.float32).reshape(count, _LISTS)
    bits[class_rows, class_columns] = 1.0
    return WordFeatures(
        hashed[:, 0],
        hashed[:, 1:],
        trigrams,
        (np.array(shapes, np.int64) % SHAPE_ROWS).astype(np.int32),
        np.array(vectors, np.int32),
        bits,
    )


def _rows_of(hashes: list[int]) -> Ids:
    """The rows of a hashed table."""
    rows: Ids = (np.array(hashes, np.int64) % (HASH_ROWS - 1) + 1).astype(np.int32)
    return rows


def shape(word: str) -> str:
    """A word's letters as x, X and 0, runs cut to two: "McDonald's" is "XxXxx'x"."""
    if word.islower() and word.isalpha():
        return "xx"[: len(word)]  # as most words are
    signs: list[str] = []
    for letter in word:
        if letter.isdigit():
            sign = "0"
        elif letter.isalpha():
            sign = "X" if letter.isupper() else "x"
        else:
            sign = letter
        if signs[-2:] != [sign, sign]:
            signs.append(sign)
    return "".join(signs)


def _in_lists(word: str, lower: str, lexicon: Lexicon) -> tuple[bool, ...]:
    """Whether each of the lists of names, and that of ordinary words, has a word: _LISTS answers."""
    written = word.capitalize() if len(word) > 3 and word.isupper() else word
    return (
        written in lexicon.given,
        written in lexicon.weak_given,
        written in lexicon.surnames,
        written in lexicon.weak_surnames,
        lower in lexicon.nicknames and word[0].isupper(),
        lower in lexicon.ordinary,
    )


@lru_cache(maxsize=1)
def classes_of_words() -> Mapping[str, tuple[int, ...]]:
    """Lower-case words to the classes that they were in when the net learnt.

    Not those of `words.py` and its like: an edit there is meant for the rules, and the net would read what it has not
    learnt from.
    """
    lines = (get_data("termreader.analysis", "data/net_words.txt") or b"").decode("utf-8").splitlines()
    classes: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(line for line in lines if not line.startswith("#")):
        for word in line.partition("\t")[2].split():
            classes[word] = (*classes.get(word, ()), number)
    return classes


def place_bits(page: Page) -> Bits:
    """What is seen at each token, (tokens, PLACE_BITS)."""
    tokens = page.tokens
    count = len(tokens)
    bits = np.zeros((count, PLACE_BITS), np.float32)
    covered = 0
    for index, (end, flags) in page.listed.items():
        known = [bit for bit in range(_LISTED) if flags >> bit & 1]
        bits[index, known] = 1.0
        if index >= covered:
            covered = end
            for bit in known:
                bits[index:end, _LISTED + bit] = 1.0
    seen = bits[:, LIST_PLACE_BITS:]
    seen[:, 0] = tokens.opens
    starts, ends = np.asarray(tokens.starts), np.asarray(tokens.ends)
    seen[1:, 1] = starts[1:] == ends[:-1]
    for line in tokens.lines:
        seen[line.first, 2] = 1.0
        seen[line.end - 1, 3] = 1.0
        if line.headline:
            seen[line.first : line.end, 4] = 1.0
        if line.capitals:
            seen[line.first : line.end, 5] = 1.0
    return bits
