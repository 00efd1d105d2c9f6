"""The curated lists of names that travel with the program: what is known of a name before the text is read.

Reads `data/*.txt`, one entry a line. A leading `?` says that the name is an ordinary word, or another name, as well.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pkgutil import get_data

from termreader.analysis.company_words import COMPANY_NOUNS
from termreader.analysis.person_words import ROLE_NOUNS
from termreader.analysis.words import word_set

_COMMENT = re.compile(r"(?m)^#.*\n?")
_WEAK_ENTRY = re.compile(r"(?m)^\?(.+)$")
_FIRST_WORD = re.compile(r"(?m)(?:^|\t)\??([^\W_]+)")
_MORE_THAN_ROLES = word_set(
    """
    batter center collector comic associate count fellow late lead legend marine peer private reader customer user
    scout explorer challenger accused incumbent official
    """
)


class Known:
    """What the lists say a name can be, as bits. The WEAK kinds are other things too and need the text to agree.

    Plain integers: an `IntFlag` costs ten times as much to combine, and these are read at every capital.
    """

    COMPANY = 1
    WEAK_COMPANY = 2
    ORGANISATION = 4
    WEAK_ORGANISATION = 8
    PRODUCT = 16
    WEAK_PRODUCT = 32
    PLACE = 64
    WEAK_PLACE = 128


@dataclass(frozen=True)
class Lexicon:
    """The lists, ready to be asked. Names are looked up as they are written, with straight apostrophes."""

    names: dict[str, int]
    """Name to `Known` flags: companies, organisations, products and places."""
    heads: frozenset[str]
    """The first words of all names, so that most words need no look-up."""
    canonical: dict[str, str]
    """A company's other names (tickers aside) to the name it stands under."""
    given: frozenset[str]
    """Given names."""
    weak_given: frozenset[str]
    """Given names that are ordinary words, places or companies too (Hope, Paris, Ford)."""
    given_or_weak: frozenset[str]
    surnames: frozenset[str]
    weak_surnames: frozenset[str]
    any_surname: frozenset[str]
    known_people: frozenset[str]
    """People named by one word alone (Trump, Mozart)."""
    weak_known_people: frozenset[str]
    nicknames: dict[str, frozenset[str]]
    """A short given name, in lower case, to the formal ones it can stand for."""
    roles: frozenset[str]
    """What a person is, in lower case, one word or a compound (analyst, co-founder)."""
    ordinary: frozenset[str]
    """Lower-case words that are common in the language."""

    @cached_property
    def folded(self) -> dict[str, str]:
        """Names in lower case to names as written, for text in capitals."""
        return {name.lower(): name for name in reversed(self.names)}

    def is_ordinary(self, lower: str) -> bool:
        """Whether a lower-case word, or the one that it is a form of, is common in the language."""
        ordinary = self.ordinary
        if lower in ordinary:
            return True
        if lower.endswith("s") and (lower[:-1] in ordinary or (lower.endswith("ies") and lower[:-3] + "y" in ordinary)):
            return True
        return lower.endswith(("es", "ed", "er")) and (lower[:-2] in ordinary or lower[:-1] in ordinary)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lists, read once."""
    names: dict[str, int] = {}
    heads: set[str] = set()
    canonical: dict[str, str] = {}
    for filename, sure, weak in (
        ("companies.txt", Known.COMPANY, Known.WEAK_COMPANY),
        ("organisations.txt", Known.ORGANISATION, Known.WEAK_ORGANISATION),
        ("products.txt", Known.PRODUCT, Known.WEAK_PRODUCT),
        ("places.txt", Known.PLACE, Known.WEAK_PLACE),
    ):
        text = _COMMENT.sub("", _read(filename))
        heads.update(_FIRST_WORD.findall(text))
        for line in text.split("\n"):
            first, *others = line.split("\t") if "\t" in line else (line,)
            flag = sure
            if first[:1] == "?":
                flag, first = weak, first[1:]
            names[first] = names.get(first, 0) | flag
            for other in others:
                name = other.removeprefix("?")
                names[name] = names.get(name, 0) | (flag if name == other else weak)
                canonical.setdefault(name, first)
    names.pop("", None)
    given, weak_given = _sure_and_weak(_read("given_names.txt"))
    surnames, weak_surnames = _sure_and_weak(_read("surnames.txt"))
    known, weak_known = _sure_and_weak(_read("known_people.txt"))
    nicknames: dict[str, set[str]] = {}
    for line in _COMMENT.sub("", _read("nicknames.txt")).split("\n"):
        formal, _, shorts = line.lower().partition("\t")
        for short in shorts.split(","):
            nicknames.setdefault(short.strip().lstrip("?"), set()).add(formal.lstrip("?"))
    single = frozenset(line for line in _read("roles.txt").lower().split("\n") if line and " " not in line)
    roles = (single - _MORE_THAN_ROLES - COMPANY_NOUNS) | ROLE_NOUNS
    ordinary = frozenset(_read("ordinary_words.txt").split())
    return Lexicon(
        names,
        frozenset(heads),
        canonical,
        given,
        weak_given,
        given | weak_given,
        surnames,
        weak_surnames,
        surnames | weak_surnames,
        known,
        weak_known,
        {short: frozenset(formal) for short, formal in nicknames.items()},
        roles,
        ordinary,
    )


def _read(filename: str) -> str:
    """A list's text, apostrophes straight. A list that is not there is empty: the others still help."""
    try:
        # Half as dear to import as importlib.resources, and as good inside a zip file.
        data = get_data("termreader.analysis", f"data/{filename}")
    except FileNotFoundError:
        data = None
    return (data or b"").decode("utf-8").replace("’", "'")


def _sure_and_weak(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The entries of a list, and those with a mark. Marked and comment lines in the first set match no word."""
    return frozenset(text.split("\n")) - {""}, frozenset(_WEAK_ENTRY.findall(text))
