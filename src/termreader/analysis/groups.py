"""All places of one name in a document, and what they say together."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from termreader.analysis.company_words import COMPANY_HEADS, COMPANY_OPENERS, LEGAL_FORMS
from termreader.analysis.tagger import Candidate
from termreader.analysis.tokens import Tokens
from termreader.analysis.words import FUNCTION_WORDS
from termreader.model import EntityKind

PERSON_THRESHOLD = 2.5
COMPANY_THRESHOLD = 2.2
"""What a name must score to be taken for a person or a company.

These and the next were chosen together, on the development documents and GUM's news, which the net has not learnt from.
"""
_RELIEF, _MOST_RELIEF = 0.5, 4.0
"""How much less it must score for each point that speaks against another thing, and up to how many points."""
_TORN = 2.2
"""What both must score for a name that a person and a company share."""
_PERSON_LINK, _COMPANY_LINK = 3.0, 3.0
"""What links count beside scores."""

_FOREIGN = 4.0
"""How much more one word must score in a text that is not English."""
_ENGLISH = 0.15
"""The share of small words that an English text has at least; others were found to have .09, English ones .26."""
_ENOUGH = 60
"""Words from which the language can be told."""
_STRONGEST = 3
_MANY = 0.3

Words = tuple[str, ...]


class Name(NamedTuple):
    """A place in the text that was decided to name a person or a company."""

    first: int
    end: int
    kind: EntityKind
    titled: bool = False
    """Whether a person's title stands before it."""


@dataclass(slots=True)
class Group:
    """All places where one name stands, whatever the case of its letters."""

    words: Words
    """Its words in lower case, without punctuation."""
    places: list[Candidate] = field(default_factory=list)
    person: float = 0.0
    company: float = 0.0
    other: float = 0.0
    kind: EntityKind | None = None
    torn: bool = False
    """Person and company at once: each place is decided for itself."""
    person_link: float = 0.0
    """What other names of the document add: a full name to its surname, a company's name to its first word."""
    company_link: float = 0.0
    other_link: float = 0.0
    caution: float = 0.0
    """How much more it must score than elsewhere for a person; half of that for a company, which lists know."""
    _base: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def weigh(self) -> None:
        """Pools the scores of its places: the mean, and the strongest, for a cue is seldom at every place."""
        certain = [place for place in self.places if place.certain] or self.places
        self._base = (
            _pooled([place.person for place in certain]),
            _pooled([place.company for place in certain]),
            _pooled([place.other for place in certain]),
        )

    def unlink(self) -> None:
        """Forgets what other names added, before it is worked out anew."""
        self.person_link = self.company_link = self.other_link = 0.0

    def decide(self) -> None:
        """Settles its kind from its places and its links."""
        self.person = self._base[0] + _PERSON_LINK * self.person_link
        self.company = self._base[1] + _COMPANY_LINK * self.company_link
        self.other = self._base[2] + self.other_link
        self.kind = None
        self.torn = False
        # What is certainly no other thing need not be as certainly a person or a company.
        least = _RELIEF * max(min(self.other, 0.0), -_MOST_RELIEF)
        person = PERSON_THRESHOLD + least + self.caution
        company = COMPANY_THRESHOLD + least + 0.5 * self.caution
        if self.person >= person and self.person > self.company and self.person > self.other:
            self.kind = EntityKind.PERSON
        elif self.company >= company and self.company >= self.person and self.company > self.other:
            self.kind = EntityKind.COMPANY
        if self.kind is not None and len(self.words) <= 2:
            self.torn = min(self.person, self.company) >= _TORN


def _pooled(scores: list[float]) -> float:
    count = len(scores)
    if count == 1:
        return scores[0]
    mean = sum(scores) / count
    best = sorted(scores, reverse=True)[:_STRONGEST]
    return 0.5 * mean + 0.5 * sum(best) / len(best) + (_MANY * math.log(count) if mean > 0 else 0.0)


class Grouped(NamedTuple):
    """The candidates of a document, and their names."""

    groups: dict[Words, Group]
    """By the words of the name."""
    each: list[tuple[Candidate, Group]]
    """Every candidate in order, with the group of its name; those without a word are left out."""


def grouped(tokens: Tokens, candidates: Iterable[Candidate]) -> Grouped:
    """The candidates of a document by name, each group with its scores pooled and its kind settled."""
    groups: dict[Words, Group] = {}
    each: list[tuple[Candidate, Group]] = []
    for candidate in candidates:
        words = name_words(tokens, candidate.first, candidate.end)
        if not words:
            continue
        group = groups.get(words)
        if group is None:
            group = groups[words] = Group(words)
        group.places.append(candidate)
        each.append((candidate, group))
    foreign = _is_foreign(tokens)
    for group in groups.values():
        group.caution = _FOREIGN if foreign and len(group.words) == 1 else 0.0
        group.weigh()
        group.decide()
    return Grouped(groups, each)


def _is_foreign(tokens: Tokens) -> bool:
    """Whether a text is not English, so that a capital may be that of any noun."""
    words = [word for word in tokens.lower if word.isalpha()]
    return len(words) >= _ENOUGH and sum(word in FUNCTION_WORDS for word in words) < _ENGLISH * len(words)


def name_words(tokens: Tokens, first: int, end: int) -> Words:
    """A name's words in lower case, without periods and marks: what makes two places the same name."""
    words = []
    for index in range(first, end):
        word = tokens.lower[index].replace(".", "")
        if word and (word[0].isalnum() or word in "&+"):
            words.append(word)
    return tuple(words)


def company_stem(words: Words) -> Words:
    """A company's name without its legal form and "the": ("meta", "platforms", "inc") -> ("meta", "platforms")."""
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1:
        if words[-2:] == ("a", "s") and len(words) > 2:
            words = words[:-2]
        elif words[-1] in LEGAL_FORMS or words[-1] in ("&", "and", "+") or words[-2:] == ("sab", "de"):
            words = words[:-1]
        else:
            break
    return words


def short_company_forms(stem: Words) -> list[Words]:
    """What a company's name without its legal form may be shortened to: its first words, or the last without a word
    for what it is or initials before it ("Wari" for "Transportes Wari", "Hynix" for "SK Hynix")."""
    forms = [stem[:stop] for stop in range(1, len(stem))]
    if len(stem) > 1 and (stem[0] in COMPANY_OPENERS or len(stem[0]) == 2) and len(stem[1]) > 3:
        rest = stem[1:]
        forms += [rest[:stop] for stop in range(1, len(rest) + 1) if rest[stop - 1] not in COMPANY_HEADS]
    return forms


def clipped_forms(surname: str) -> list[str]:
    """The short forms a surname is clipped to: Zuckerberg to Zuck, Zucke … at least four letters, three left out."""
    return [surname[:length] for length in range(4, len(surname) - 2)]
