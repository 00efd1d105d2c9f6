"""One decision for each name of a document: all places of a name vote, full names speak for short ones and back.

Takes candidates from any tagger. Reference: the README of the labelled data measures this pass at +13 points of F1.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from termreader.analysis.lexicon import Lexicon
from termreader.analysis.tagger import Candidate
from termreader.analysis.tokens import Tokens, is_name_like
from termreader.analysis.words import (
    COMPANY_HEADS,
    FUNCTION_WORDS,
    LEGAL_FORMS,
    NAME_SUFFIXES,
    ORG_HEADS,
    PARTICLES,
)
from termreader.model import EntityKind

PERSON_THRESHOLD = 2.0
COMPANY_THRESHOLD = 2.2
_SURNAME_LINK = 4.0
_GIVEN_LINK = 2.5
_OTHER_LINK = 1.5
_COMPANY_LINK = 3.5
_CLIPPED_LINK = 3.0


class Name(NamedTuple):
    """A place in the text that was decided to name a person or a company."""

    first: int
    end: int
    kind: EntityKind
    titled: bool = False
    """Whether a person's title stands before it."""


@dataclass(slots=True)
class _Group:
    """All places where one name stands, whatever the case of its letters."""

    words: tuple[str, ...]
    """Its words in lower case, without punctuation."""
    places: list[Candidate] = field(default_factory=list)
    person: float = 0.0
    company: float = 0.0
    other: float = 0.0
    kind: EntityKind | None = None
    torn: bool = False
    """Person and company at once: each place is decided for itself."""

    def weigh(self) -> None:
        """Pools the scores of its places: the mean, and the strongest, for a cue is seldom at every place."""
        certain = [place for place in self.places if place.certain] or self.places
        self.person = _pooled([place.person for place in certain])
        self.company = _pooled([place.company for place in certain])
        self.other = _pooled([place.other for place in certain])

    def decide(self) -> None:
        """Settles its kind from the scores as they stand."""
        self.kind = None
        if self.person >= PERSON_THRESHOLD and self.person > self.company and self.person > self.other:
            self.kind = EntityKind.PERSON
        elif self.company >= COMPANY_THRESHOLD and self.company >= self.person and self.company > self.other:
            self.kind = EntityKind.COMPANY


def _pooled(scores: list[float]) -> float:
    count = len(scores)
    if count == 1:
        return scores[0]
    mean = sum(scores) / count
    best = sorted(scores, reverse=True)[:3]
    return 0.5 * mean + 0.5 * sum(best) / len(best) + (0.3 * math.log(count) if mean > 0 else 0.0)


def decide_names(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Name]:
    """The places that name a person or a company, in order and disjoint."""
    groups = _grouped(tokens, candidates)
    for group in groups.values():
        group.weigh()
        group.decide()
    _link_people(groups, lexicon, tokens)
    _link_companies(groups)
    names = list(_decided(groups.values()))
    names.extend(_found_again(tokens, names, candidates, groups, lexicon))
    names.sort()
    return _disjoint(names)


def name_words(tokens: Tokens, first: int, end: int) -> tuple[str, ...]:
    """A name's words in lower case, without periods and marks: what makes two places the same name."""
    words = []
    for index in range(first, end):
        word = tokens.lower[index].replace(".", "")
        if word and (word[0].isalnum() or word == "&"):
            words.append(word)
    return tuple(words)


def _grouped(tokens: Tokens, candidates: Iterable[Candidate]) -> dict[tuple[str, ...], _Group]:
    groups: dict[tuple[str, ...], _Group] = {}
    for candidate in candidates:
        words = name_words(tokens, candidate.first, candidate.end)
        if not words:
            continue
        group = groups.get(words)
        if group is None:
            group = groups[words] = _Group(words)
        group.places.append(candidate)
    return groups


def _link_people(groups: dict[tuple[str, ...], _Group], lexicon: Lexicon, tokens: Tokens) -> None:
    """Full names of persons speak for surnames, given names and clipped surnames alone."""
    surnames: dict[str, int] = defaultdict(int)
    givens: dict[str, int] = defaultdict(int)
    inner: set[str] = set()
    tails: set[tuple[str, ...]] = set()
    for group in groups.values():
        if group.kind is not EntityKind.PERSON:
            continue
        words = group.words
        if len(words) < 2:
            if any(place.titled for place in group.places):
                surnames[words[0]] += len(group.places)
            continue
        while len(words) > 1 and words[-1] in NAME_SUFFIXES:
            words = words[:-1]
        surnames[words[-1]] += len(group.places)
        givens[words[0]] += len(group.places)
        inner.update(word for word in words[1:-1] if len(word) > 2 and word not in PARTICLES)
        tails.update(words[start:] for start in range(1, len(words) - 1))
        tails.update(words[:stop] for stop in range(2, len(words)))
    clipped = {short for surname in surnames for short in clipped_forms(surname)}
    for words, group in groups.items():
        link = 0.0
        if len(words) == 1:
            word = words[0]
            if word in surnames:
                link = _SURNAME_LINK
            elif word in givens:
                link = _GIVEN_LINK
            elif word in inner:
                link = _OTHER_LINK
            elif word in clipped and word not in lexicon.ordinary:
                link = _CLIPPED_LINK
        elif words in tails:
            link = _SURNAME_LINK
        elif len(words) == 2 and group.kind is None and words[-1] in surnames and group.other < 3.0:
            link = _OTHER_LINK
        if link:
            group.person += link
            if group.company >= COMPANY_THRESHOLD and len(words) == 1:
                group.torn = True
            group.decide()


def clipped_forms(surname: str) -> list[str]:
    """The short forms a surname is clipped to: Zuckerberg to Zuck, Zucke … at least four letters, three left out."""
    return [surname[:length] for length in range(4, len(surname) - 2)]


def company_stem(words: tuple[str, ...]) -> tuple[str, ...]:
    """A company's name without its legal form and "the": ("meta", "platforms", "inc") -> ("meta", "platforms")."""
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and (words[-1] in LEGAL_FORMS or words[-1] in ("&", "and")):
        words = words[:-1]
    return words


def _link_companies(groups: dict[tuple[str, ...], _Group]) -> None:
    """Full names of companies speak for their first words alone."""
    shorts: dict[tuple[str, ...], float] = {}
    for group in groups.values():
        if group.kind is not EntityKind.COMPANY or len(group.words) < 2:
            continue
        stem = company_stem(group.words)
        if stem != group.words:
            shorts[stem] = _COMPANY_LINK
        for stop in range(1, len(stem)):
            if stem[stop] in COMPANY_HEADS or stop > 1 or len(stem) == 2:
                shorts.setdefault(stem[:stop], _COMPANY_LINK - 0.5)
    for words, strength in shorts.items():
        short = groups.get(words)
        if short is not None and short.kind is not EntityKind.COMPANY:
            if short.kind is EntityKind.PERSON:
                short.torn = len(words) == 1
                short.company += strength - 1.5
            else:
                short.company += strength
                short.decide()


def _decided(groups: Iterable[_Group]) -> Iterable[Name]:
    for group in groups:
        if group.kind is None:
            continue
        for place in group.places:
            kind = group.kind
            if group.torn and not place.titled:
                # The pooled scores are the prior; this place's own context tips it.
                person = 0.5 * group.person + place.person
                company = 0.5 * group.company + place.company
                kind = EntityKind.PERSON if person >= company else EntityKind.COMPANY
            elif place.titled and place.person > 4.0:
                kind = EntityKind.PERSON
            yield Name(place.first, place.end, kind, place.titled)


def _found_again(
    tokens: Tokens,
    names: Sequence[Name],
    candidates: Sequence[Candidate],
    groups: dict[tuple[str, ...], _Group],
    lexicon: Lexicon,
) -> Iterable[Name]:
    """Places of decided names that the tagger did not propose: in headlines, after other capitals, in compounds."""
    taken = bytearray(len(tokens))
    closed = bytearray(len(tokens))
    for name in names:
        for index in range(name.first, name.end):
            taken[index] = 1
    for candidate in candidates:
        words = name_words(tokens, candidate.first, candidate.end)
        group = groups.get(words)
        if group is not None and group.kind is None and (candidate.other >= 3.0 or words[-1] in ORG_HEADS):
            for index in range(candidate.first, candidate.end):
                closed[index] = 1
    known: dict[str, list[tuple[tuple[str, ...], EntityKind]]] = defaultdict(list)
    for words, group in groups.items():
        if group.kind is not None and words:
            known[words[0]].append((words, group.kind))
    for entries in known.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    index = 0
    while index < len(tokens):
        found = None
        key = tokens.lower[index].replace(".", "")
        if key in known and not closed[index] and is_name_like(tokens.words[index]):
            line = tokens.lines[tokens.line_of[index]]
            for words, kind in known[key]:
                end = _matches(tokens, index, line.end, words)
                if not end or (any(taken[index:end]) and (len(words) == 1 or all(taken[index:end]))):
                    continue
                if len(words) == 1 and (words[0] in FUNCTION_WORDS):
                    continue
                if len(words) == 1 and words[0] in lexicon.ordinary and (tokens.opens[index] or line.headline):
                    continue
                found = Name(index, end, kind)
                break
        if found:
            yield found
            index = found.end
        else:
            index += 1


def _matches(tokens: Tokens, index: int, limit: int, words: tuple[str, ...]) -> int:
    """One past the last token when the words stand at `index`, else 0."""
    position = 0
    while index < limit and position < len(words):
        word = tokens.lower[index].replace(".", "")
        if word == words[position]:
            small = word not in PARTICLES and word not in FUNCTION_WORDS and word[0].isalpha()
            if small and not is_name_like(tokens.words[index]):
                return 0
            position += 1
        elif (word and word not in "-‐‑") or position == 0:
            return 0
        index += 1
    return index if position == len(words) else 0


def _disjoint(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if kept and name.first < kept[-1].end:
            if name.end - name.first > kept[-1].end - kept[-1].first:
                kept[-1] = name
            continue
        kept.append(name)
    return kept
