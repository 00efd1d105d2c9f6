"""Which language a text is in, of six beside English."""

from collections import Counter
from collections.abc import Sequence

from termreader.analysis.foreign.french_italian import FRENCH, ITALIAN
from termreader.analysis.foreign.germanic import DUTCH, GERMAN
from termreader.analysis.foreign.iberian import PORTUGUESE, SPANISH
from termreader.analysis.foreign.language import Language
from termreader.analysis.words import word_set

_ENGLISH = word_set(
    "the of and to that said says he she his her it from have not but they with are were you i for this at by who its"
)
_FEWEST = 2
"""How many telling words a text of another language has at least."""
_MORE = 1.5
"""How many times as many of its words as English ones."""
_TELLING = tuple((language, language.telling()) for language in (FRENCH, GERMAN, SPANISH, ITALIAN, PORTUGUESE, DUTCH))


def language_of(words: Sequence[str]) -> Language | None:
    """The language of a text's lower-case words; None for English, and for what is none of the six."""
    counts = Counter(words)
    english = sum(counts[word] for word in _ENGLISH)
    best: Language | None = None
    most = max(float(_FEWEST - 1), _MORE * english)
    for language, telling in _TELLING:
        found = sum(counts[word] for word in telling)
        if found > most:
            best, most = language, found
    return best
