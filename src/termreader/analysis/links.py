"""What the names of a document say of each other: full names of short ones, neighbours in a list, a person of a firm.

Each function adds to the links of groups; `Group.decide` weighs them with what the places say.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from termreader.analysis.company_words import COMPANY_HEADS, COMPANY_OPENERS
from termreader.analysis.groups import (
    Group,
    Words,
    clipped_forms,
    company_stem,
    short_company_forms,
)
from termreader.analysis.lexicon import Lexicon
from termreader.analysis.people import parse_person
from termreader.analysis.person_words import NAME_SUFFIXES, PARTICLES
from termreader.analysis.tagger import Candidate
from termreader.analysis.tokens import Tokens
from termreader.model import EntityKind

_SURNAME_LINK = 4.0
_GIVEN_LINK = 2.5
_INNER_LINK = 1.5
_CLIPPED_LINK = 3.0
_COMPANY_LINK = 4.0
_LEGAL_LINK = 5.0
_FIRST_WORD_LINK = 1.5
_SURELY_OTHER = 4.5
"""A score for another thing from which a longer name says nothing: Asia is not short for Asia-Pacific Partners."""
_NEIGHBOUR_LINK = 0.9
_LESS_FOR_COMPANIES = 0.65
"""A list of companies ends in a product more often than one of persons in something else."""
_MARKS = frozenset("“\"‘'(„«")
_MEMBER_LINK = 2.3


def link_people(tokens: Tokens, groups: dict[Words, Group], lexicon: Lexicon) -> None:
    """Full names of persons speak for surnames, given names, nicknames and clipped surnames alone."""
    surnames: set[str] = set()
    givens: set[str] = set()
    inner: set[str] = set()
    nicknames: set[str] = set()
    parts: set[Words] = set()
    for group in groups.values():
        if group.kind is not EntityKind.PERSON:
            continue
        words = group.words
        if len(words) < 2:
            if any(place.titled for place in group.places):
                surnames.add(words[0])
            continue
        place = group.places[0]
        if any(mark in _MARKS for mark in tokens.words[place.first + 1 : place.end]):
            words, nickname = parse_person(tokens, place.first, place.end)
            nicknames.add(nickname)
        while len(words) > 1 and words[-1] in NAME_SUFFIXES:
            words = words[:-1]
        surnames.add(words[-1])
        givens.add(words[0])
        inner.update(word for word in words[1:-1] if len(word) > 2 and word not in PARTICLES)
        parts.update(words[start:] for start in range(1, len(words) - 1))
        parts.update(words[:stop] for stop in range(2, len(words)))
    clipped = {short for surname in surnames for short in clipped_forms(surname)}
    for words, group in groups.items():
        link = 0.0
        if len(words) == 1:
            word = words[0]
            if len(word) == 1:
                continue
            if word in surnames or word in nicknames:
                link = _SURNAME_LINK
            elif word in givens:
                link = _GIVEN_LINK
            elif word in inner:
                link = _INNER_LINK
            elif word.endswith("s") and word[:-1] in surnames:
                # "the Lindqvists": the article is no sign against a person here.
                link = _SURNAME_LINK
                group.other_link -= 1.5
            elif word in clipped and word not in lexicon.ordinary:
                link = _CLIPPED_LINK
        elif words in parts:
            link = _SURNAME_LINK
        elif (
            len(words) == 2
            and words[-1] in surnames
            and words[0] not in COMPANY_OPENERS
            and group.kind is None
            and group.other < 3.0
        ):
            link = _INNER_LINK
        group.person_link += link


def link_companies(groups: dict[Words, Group], lexicon: Lexicon) -> None:
    """Full names of companies speak for their first words alone."""
    shorts: dict[Words, float] = {}
    for group in groups.values():
        if group.kind is not EntityKind.COMPANY or len(group.words) < 2:
            continue
        stem = company_stem(group.words)
        if stem != group.words:
            shorts[stem] = _LEGAL_LINK
        for form in short_company_forms(stem):
            if len(form) > 1 or form != stem[:1] or len(stem) == 2 or stem[1] in COMPANY_HEADS or stem[1] in "&+":
                shorts.setdefault(form, _COMPANY_LINK)
            elif not lexicon.is_ordinary(form[0]) and len(form[0]) > 2:
                shorts.setdefault(form, _FIRST_WORD_LINK)
    for words, strength in shorts.items():
        short = groups.get(words)
        if short is not None and short.other < _SURELY_OTHER:
            # A founder and the firm named after him are told apart place by place.
            founder = short.kind is EntityKind.PERSON and short.person_link > 0.0
            short.company_link += strength - (1.5 if founder else 0.0)


def link_neighbours(tokens: Tokens, places: Sequence[tuple[Candidate, Group]]) -> None:
    """Names in one list are of one kind; who is "of" or "at" something undecided works there."""
    for (left, left_group), (right, right_group) in pairwise(places):
        gap = tokens.lower[left.end : right.first]
        if len(gap) > 3 or tokens.line_of[left.first] != tokens.line_of[right.first]:
            continue
        if gap in ([","], ["and"], [",", "and"], ["or"], [";"], ["&"], [",", "or"], ["plus"]):
            for one, other in ((left_group, right_group), (right_group, left_group)):
                if other.kind is None or other.kind is one.kind:
                    _lean(other, one)
        elif left_group.kind is EntityKind.PERSON and gap in (["of"], ["at"]):
            # Nobody is "of" another person: "Gil Luria of D.A. Davidson".
            strength = _MEMBER_LINK / math.sqrt(len(right_group.places))
            right_group.company_link = max(right_group.company_link, _LESS_FOR_COMPANIES * strength)
            right_group.person_link = min(right_group.person_link, -strength)


def _lean(group: Group, neighbour: Group) -> None:
    """A neighbour in a list speaks for one of a name's places only."""
    strength = _NEIGHBOUR_LINK / math.sqrt(len(group.places))
    if neighbour.kind is EntityKind.COMPANY:
        strength *= _LESS_FOR_COMPANIES
        group.company_link = min(group.company_link + strength, 2 * strength)
    elif neighbour.kind is EntityKind.PERSON:
        group.person_link = max(group.person_link, strength * (0.5 if len(group.words) == 1 else 1.0))
