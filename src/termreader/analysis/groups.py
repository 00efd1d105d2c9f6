"""All places of one name in a document, and what they say together."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from termreader.analysis.tagger import Candidate
from termreader.analysis.tokens import Tokens
from termreader.analysis.words import LEGAL_FORMS
from termreader.model import EntityKind

PERSON_THRESHOLD = 2.0
COMPANY_THRESHOLD = 2.2
"""What a name must score to be taken for a person or a company."""

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
        self.person = self._base[0] + self.person_link
        self.company = self._base[1] + self.company_link
        self.other = self._base[2] + self.other_link
        self.kind = None
        self.torn = False
        if self.person >= PERSON_THRESHOLD and self.person > self.company and self.person > self.other:
            self.kind = EntityKind.PERSON
        elif self.company >= COMPANY_THRESHOLD and self.company >= self.person and self.company > self.other:
            self.kind = EntityKind.COMPANY
        if self.kind is not None and len(self.words) <= 2:
            self.torn = min(self.person, self.company) >= COMPANY_THRESHOLD


def _pooled(scores: list[float]) -> float:
    count = len(scores)
    if count == 1:
        return scores[0]
    mean = sum(scores) / count
    best = sorted(scores, reverse=True)[:_STRONGEST]
    return 0.5 * mean + 0.5 * sum(best) / len(best) + (_MANY * math.log(count) if mean > 0 else 0.0)


def grouped(tokens: Tokens, candidates: Iterable[Candidate]) -> dict[Words, Group]:
    """The candidates of a document by name, each group with its scores pooled and its kind settled."""
    groups: dict[Words, Group] = {}
    for candidate in candidates:
        words = name_words(tokens, candidate.first, candidate.end)
        if not words:
            continue
        group = groups.get(words)
        if group is None:
            group = groups[words] = Group(words)
        group.places.append(candidate)
    for group in groups.values():
        group.weigh()
        group.decide()
    return groups


def name_words(tokens: Tokens, first: int, end: int) -> Words:
    """A name's words in lower case, without periods and marks: what makes two places the same name."""
    words = []
    for index in range(first, end):
        word = tokens.lower[index].replace(".", "")
        if word and (word[0].isalnum() or word == "&"):
            words.append(word)
    return tuple(words)


def company_stem(words: Words) -> Words:
    """A company's name without its legal form and "the": ("meta", "platforms", "inc") -> ("meta", "platforms")."""
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and (words[-1] in LEGAL_FORMS or words[-1] in ("&", "and")):
        words = words[:-1]
    return words


def clipped_forms(surname: str) -> list[str]:
    """The short forms a surname is clipped to: Zuckerberg to Zuck, Zucke … at least four letters, three left out."""
    return [surname[:length] for length in range(4, len(surname) - 2)]
