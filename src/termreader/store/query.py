"""What a person types into search, read forgivingly: no query is ever a syntax error. Pure.

Words must all be there, `"a phrase"` in this order, `start*` as the start of a word, and `-word` must not be there.
Case and accents do not count. Whatever else is typed is a word or is passed over.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from termreader.model import Span
from termreader.text.find import ACCENTED_RANGES

# Scripts written without spaces: each character is a word of the index, so that any stretch of them is found.
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff])"
)
_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*?)')
_WORD = re.compile(r"[^\W_]+")
_COMBINING = re.compile("[\u0300-\u036f]+")
_ACCENTS = "[\u0300-\u036f]*"


class Term(NamedTuple):
    """One thing to look for: words in this order."""

    words: tuple[str, ...]
    is_prefix: bool = False
    """The last word is the start of one."""
    is_excluded: bool = False


def indexed(text: str) -> str:
    """The text as it is put into the index: without accents, characters of scripts without spaces standing apart.

    When this changes, `search.INDEX_VERSION` is raised.
    """
    return text if text.isascii() else _UNSPACED.sub(r" \1 ", _COMBINING.sub("", folded(text)))


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query; what holds no letter or digit is passed over."""
    terms = []
    for found in _TERM.finditer(query.replace("“", '"').replace("”", '"')):
        raw = found["phrase"] if found["phrase"] is not None else found["word"]
        is_prefix = bool(found["star"]) or raw.endswith("*")
        words = tuple(_WORD.findall(indexed(_storable(raw))))
        if words:
            terms.append(Term(words, is_prefix, bool(found["minus"])))
    return tuple(terms)


def loosened(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The same terms, each as the start of a word: what to ask when the words themselves are nowhere."""
    return tuple(term if term.is_excluded else term._replace(is_prefix=True) for term in terms)


def expression(terms: tuple[Term, ...]) -> str | None:
    """The terms in FTS5's language; None when nothing is asked for."""
    wanted = [_quoted(term) for term in terms if not term.is_excluded]
    if not wanted:
        return None
    return " NOT ".join([" AND ".join(wanted), *(_quoted(term) for term in terms if term.is_excluded)])


def _quoted(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}'


def pattern(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    """Finds in a folded text what the index finds; the group that matched tells the term."""
    wanted = [_alternative(term) for term in terms if not term.is_excluded]
    return re.compile("|".join(wanted), re.IGNORECASE) if wanted else None


def _alternative(term: Term) -> str:
    words = ["".join(re.escape(letter) + _ACCENTS for letter in word) for word in term.words]
    is_unspaced = bool(_UNSPACED.match(term.words[0]))
    inner = (r"[\W_]*" if is_unspaced else r"[\W_]+").join(words)
    before = "" if is_unspaced else r"(?<![^\W_])"
    after = "" if is_unspaced or term.is_prefix else r"(?![^\W_])"
    return f"({before}{inner}{after})"


def places(text: str, terms: tuple[Term, ...], limit: int = 500) -> list[tuple[Span, int]]:
    """Where the terms stand in `text`, in order, each with the number of its term; at most `limit`."""
    finder = pattern(terms)
    found: list[tuple[Span, int]] = []
    if finder is None:
        return found
    for match in finder.finditer(folded(text)):
        found.append((Span(*match.span()), match.lastindex or 0))
        if len(found) == limit:
            break
    return found


def folded(text: str) -> str:
    """The text without accents, character by character, so that offsets stay."""
    return text if text.isascii() else text.translate(_fold_table())


@cache
def _fold_table() -> dict[int, str]:
    table = {}
    for low, high in ACCENTED_RANGES:
        for code in range(low, high):
            base = unicodedata.normalize("NFD", chr(code))[0]
            if base != chr(code):
                table[code] = base
    return table


def _storable(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()
