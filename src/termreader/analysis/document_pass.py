"""One decision for each name of a document: all places of a name vote, full names speak for short ones and back.

Takes candidates from any tagger. Reference: the README of the labelled data measures this pass at +13 points of F1.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from termreader.analysis.cues import evidence_around
from termreader.analysis.groups import Group, Name, Words, grouped
from termreader.analysis.lexicon import Known, Lexicon
from termreader.analysis.links import link_companies, link_neighbours, link_people
from termreader.analysis.page import Page
from termreader.analysis.person_words import PARTICLES, PERSON_VERBS
from termreader.analysis.speech_words import SPEECH_VERBS
from termreader.analysis.tagger import Candidate
from termreader.analysis.thing_words import ORG_HEADS
from termreader.analysis.tokens import HYPHENS, Tokens, is_name_like
from termreader.analysis.words import FUNCTION_WORDS
from termreader.model import EntityKind

_ROUNDS = 2
"""A surname found in the second round may speak for a third name; more rounds change next to nothing."""


_LONGEST_FORM = 24
"""Words by which a name is found again; no real one is longer."""
_ONLY_A_WORD = 3.0
"""What an ordinary word at a sentence's start scores against a name."""
_ANOTHER_THING = 6.0
"""By how much a place must rather be another thing, that it is not the person whose name it has."""
_BEARER = 2.0
"""What links, or cues, count at one place of a name that a person and a company share."""


class Decision(NamedTuple):
    """What a document's candidates name."""

    names: list[Name]
    """The places that name a person or a company, in order and disjoint."""
    bodies: list[tuple[int, int]]
    """The token ranges of other bodies that can speak: ministries, agencies, universities."""


def decide_names(page: Page, candidates: Sequence[Candidate]) -> Decision:
    """Settles what each name of a document is, and finds all its places."""
    tokens, lexicon = page.tokens, page.lexicon
    groups, places = grouped(tokens, candidates)
    for _ in range(_ROUNDS):
        for group in groups.values():
            group.unlink()
        link_people(tokens, groups, lexicon)
        link_companies(groups, lexicon)
        link_neighbours(tokens, places)
        for group in groups.values():
            group.decide()
    left_out: list[Candidate] = []
    branded = {words for words, group in groups.items() if _ends_with_brand(lexicon, group, groups)}
    names = list(_decided(tokens, groups.values(), branded, left_out))
    groups = {words: group for words, group in groups.items() if words not in branded}
    names.extend(_found_again(page, names, places, left_out, groups))
    names.sort()
    names = _disjoint(names)
    return Decision(names, _bodies(page, places, names))


def _bodies(page: Page, places: Sequence[tuple[Candidate, Group]], names: list[Name]) -> list[tuple[int, int]]:
    """The names of bodies among the candidates that were taken for neither person nor company."""
    tokens = page.tokens
    taken = {index for name in names for index in range(name.first, name.end)}
    found = []
    for candidate, group in places:
        if group.kind is not None or candidate.first in taken:
            continue
        known = page.lexicon.names.get(tokens.surface(candidate.first, candidate.end), 0)
        several = candidate.end - candidate.first > 1
        if known & Known.ORGANISATION or (several and tokens.lower[candidate.end - 1] in ORG_HEADS):
            found.append((candidate.first, candidate.end))
    return found


def _decided(tokens: Tokens, groups: Iterable[Group], branded: set[Words], left_out: list[Candidate]) -> Iterable[Name]:
    """The places of decided names; those that mean another thing are added to `left_out`.

    Of the `branded`, persons with a company's name behind theirs, that last word is left out.
    """
    plain_words = frozenset(tokens.words)
    for group in groups:
        word = group.words[0] if len(group.words) == 1 else ""
        plain = word in plain_words or word + "s" in plain_words
        for place in group.places:
            kind = group.kind
            if plain and not place.certain and place.other >= _ONLY_A_WORD:
                # "Apple growers" at a sentence's start, in a text that has apples as well.
                continue
            if group.kind is EntityKind.PERSON and place.other - place.person >= _ANOTHER_THING and not place.titled:
                # "in Paris", in a text about Paris Hilton.
                left_out.append(place)
                continue
            if place.titled and place.person > 4.0:
                kind = EntityKind.PERSON
            elif group.torn:
                kind = _kind_here(tokens, group, place)
            if kind is not None:
                yield Name(place.first, place.end - (group.words in branded), kind, place.titled)


def _ends_with_brand(lexicon: Lexicon, group: Group, groups: dict[Words, Group]) -> bool:
    """Whether a person of the text has a company's name behind hers: "an Ada Holm Lego minifigure"."""
    shorter = groups.get(group.words[:-1]) if len(group.words) > 2 else None
    if group.kind is not EntityKind.PERSON or shorter is None or shorter.kind is not EntityKind.PERSON:
        return False
    last = group.words[-1].capitalize()
    return bool(lexicon.names.get(last, 0) & Known.COMPANY) and last not in lexicon.any_surname


def _kind_here(tokens: Tokens, group: Group, place: Candidate) -> EntityKind:
    """What a name that a person and a company share means at one place: its own context tips it, and who bears it."""
    if group.person_link > 0.0 and group.company_link > 0.0:
        # The text has both, a founder and the firm: what stands around it tells more than who is likelier.
        around = evidence_around(tokens, place.first, place.end, "")
        person = 0.5 * place.person + _BEARER * around.person
        company = 0.5 * place.company + _BEARER * around.company
    else:
        person = place.person + _BEARER * group.person_link
        company = place.company + _BEARER * group.company_link
    return EntityKind.PERSON if person >= company else EntityKind.COMPANY


def _found_again(
    page: Page,
    names: Sequence[Name],
    places: Sequence[tuple[Candidate, Group]],
    left_out: Sequence[Candidate],
    groups: dict[Words, Group],
) -> Iterable[Name]:
    """Places of decided names that the tagger did not propose: in headlines, after other capitals, in compounds."""
    tokens = page.tokens
    taken = bytearray(len(tokens))
    closed = bytearray(page.codes)
    for name in names:
        for index in range(name.first, name.end):
            taken[index] = 1
    for place in left_out:
        closed[place.first] = 1
    for candidate, group in places:
        if group.kind is None and (candidate.other >= 3.0 or group.words[-1] in ORG_HEADS):
            for index in range(candidate.first, candidate.end):
                closed[index] = 1
    known = _Forms({}, None)
    for words, group in groups.items():
        if group.kind is not None:
            known.add(words[:_LONGEST_FORM], group.kind)
        if group.kind is EntityKind.PERSON and len(words) > 1 and words[-1] in FUNCTION_WORDS:
            known.add(words[-1:], group.kind)
    index = 0
    while index < len(tokens):
        found = None
        if not closed[index] and is_name_like(tokens.words[index]):
            found = _known_name_at(tokens, index, known, taken, page.lexicon)
        if found:
            yield found
            index = found.end
        else:
            index += 1


class _Forms(NamedTuple):
    """Decided names as a tree of words, so that looking for all of them takes no longer than looking for one."""

    further: dict[str, "_Forms"]
    """What the names that go on here go on with."""
    kind: EntityKind | None
    """The kind of the name that ends here."""

    def add(self, words: Words, kind: EntityKind) -> None:
        """Adds a name."""
        forms = self
        for word in words[:-1]:
            forms = forms.further.setdefault(word, _Forms({}, None))
        last = forms.further.get(words[-1])
        forms.further[words[-1]] = _Forms(last.further if last else {}, kind)


def _known_name_at(tokens: Tokens, index: int, known: _Forms, taken: bytearray, lexicon: Lexicon) -> Name | None:
    """The longest decided name at a token, unless it is taken or means nothing there."""
    line = tokens.lines[tokens.line_of[index]]
    for end, length, kind in reversed(list(_forms_at(tokens, index, line.end, known))):
        if any(taken[index:end]) and (length == 1 or all(taken[index:end])):
            continue
        if length == 1:
            word = tokens.lower[index].replace(".", "")
            if (
                len(word) == 1
                or (word in FUNCTION_WORDS and not _stands_as_surname(tokens, index))
                or (word not in FUNCTION_WORDS and word in lexicon.ordinary and (tokens.opens[index] or line.headline))
            ):
                continue
        return Name(index, end, kind)
    return None


def _stands_as_surname(tokens: Tokens, index: int) -> bool:
    """Whether a small word with a capital can only be somebody's surname: "says Early", "Were said"."""
    line, word = tokens.lines[tokens.line_of[index]], tokens.words[index]
    if line.headline or line.capitals or word != word.capitalize():
        return False
    after = tokens.lower[index + 1] if index + 1 < line.end else ""
    return not tokens.opens[index] or after in SPEECH_VERBS or after in PERSON_VERBS or after in ("expects", "'s")


def _forms_at(tokens: Tokens, index: int, limit: int, known: _Forms) -> Iterator[tuple[int, int, EntityKind]]:
    """The decided names that stand at a token, the shorter first: one past the last token, words, kind."""
    forms, length = known, 0
    while index < limit:
        word = tokens.lower[index].replace(".", "")
        if not word or word in HYPHENS:
            if not length:
                return
        else:
            further = forms.further.get(word)
            small = word in PARTICLES or word in FUNCTION_WORDS or not word[0].isalpha()
            if further is None or not (small or is_name_like(tokens.words[index])):
                return
            forms, length = further, length + 1
            if forms.kind is not None:
                yield index + 1, length, forms.kind
        index += 1


def _disjoint(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if kept and name.first < kept[-1].end:
            if name.end - name.first > kept[-1].end - kept[-1].first:
                kept[-1] = name
            continue
        kept.append(name)
    return kept
