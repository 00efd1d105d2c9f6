"""One decision for each name of a document: all places of a name vote, full names speak for short ones and back.

Takes candidates from any tagger. Reference: the README of the labelled data measures this pass at +13 points of F1.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from termreader.analysis.groups import Group, Words, grouped, name_words
from termreader.analysis.lexicon import Lexicon
from termreader.analysis.links import link_companies, link_neighbours, link_people
from termreader.analysis.tagger import Candidate
from termreader.analysis.tokens import Tokens, is_name_like
from termreader.analysis.words import FUNCTION_WORDS, ORG_HEADS, PARTICLES
from termreader.model import EntityKind

_ROUNDS = 2
"""A surname found in the second round may speak for a third name; more rounds change next to nothing."""


_LISTED_ONLY = 3.4
"""What a company on the lists loses when a person of the document bears its name."""


class Name(NamedTuple):
    """A place in the text that was decided to name a person or a company."""

    first: int
    end: int
    kind: EntityKind
    titled: bool = False
    """Whether a person's title stands before it."""


def decide_names(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Name]:
    """The places that name a person or a company, in order and disjoint."""
    candidates = [candidate for candidate in candidates if name_words(tokens, candidate.first, candidate.end)]
    groups = grouped(tokens, candidates)
    for _ in range(_ROUNDS):
        for group in groups.values():
            group.unlink()
        link_people(groups, lexicon)
        link_companies(groups)
        link_neighbours(tokens, candidates, groups)
        for group in groups.values():
            group.decide()
    names = list(_decided(groups.values()))
    names.extend(_found_again(tokens, names, candidates, groups, lexicon))
    names.sort()
    return _disjoint(names)


def _decided(groups: Iterable[Group]) -> Iterable[Name]:
    for group in groups:
        for place in group.places:
            kind = group.kind
            if place.titled and place.person > 4.0:
                kind = EntityKind.PERSON
            elif group.torn:
                # The pooled scores are the prior; this place's own context tips it.
                person = 0.5 * group.person + place.person
                company = 0.5 * group.company + place.company - (_LISTED_ONLY if group.person_link >= 4.0 else 0.0)
                kind = EntityKind.PERSON if person >= company else EntityKind.COMPANY
            if kind is not None:
                yield Name(place.first, place.end, kind, place.titled)


def _found_again(
    tokens: Tokens,
    names: Sequence[Name],
    candidates: Sequence[Candidate],
    groups: dict[Words, Group],
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
        group = groups[words]
        if group.kind is None and (candidate.other >= 3.0 or words[-1] in ORG_HEADS):
            for index in range(candidate.first, candidate.end):
                closed[index] = 1
    known: dict[str, list[tuple[Words, EntityKind]]] = defaultdict(list)
    for words, group in groups.items():
        if group.kind is not None:
            known[words[0]].append((words, group.kind))
    for entries in known.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    index = 0
    while index < len(tokens):
        found = None
        key = tokens.lower[index].replace(".", "")
        if key in known and not closed[index] and is_name_like(tokens.words[index]):
            found = _known_name_at(tokens, index, known[key], taken, lexicon)
        if found:
            yield found
            index = found.end
        else:
            index += 1


def _known_name_at(
    tokens: Tokens, index: int, entries: list[tuple[Words, EntityKind]], taken: bytearray, lexicon: Lexicon
) -> Name | None:
    """The longest decided name at a token, unless it is taken or means nothing there."""
    line = tokens.lines[tokens.line_of[index]]
    for words, kind in entries:
        end = _matches(tokens, index, line.end, words)
        if not end or (any(taken[index:end]) and (len(words) == 1 or all(taken[index:end]))):
            continue
        if len(words) == 1:
            word = words[0]
            if (
                len(word) == 1
                or word in FUNCTION_WORDS
                or (word in lexicon.ordinary and (tokens.opens[index] or line.headline))
            ):
                continue
        return Name(index, end, kind)
    return None


def _matches(tokens: Tokens, index: int, limit: int, words: Words) -> int:
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
