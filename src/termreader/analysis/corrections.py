"""What a reader said of names, put above what was recognised: evidence that nothing in the text can outvote.

Candidates are changed before the document pass, so that a corrected full name speaks for its short forms as well; what
it decided is then held to the corrections, and last two entities said to be one are made one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from termreader.analysis.companies import listed_company
from termreader.analysis.company_words import LEGAL_FORMS
from termreader.analysis.entities import slug
from termreader.analysis.groups import Name, Words, company_stem, name_words
from termreader.analysis.lexicon import Lexicon
from termreader.analysis.person_words import NAME_SUFFIXES
from termreader.analysis.tagger import Candidate
from termreader.analysis.tokens import Tokens, tokenize
from termreader.model import Correction, Entity, EntityKind, Mention, Verdict

_SAID = 40.0
"""Log-odds of what a reader said."""
_IMPLIED = 8.0
"""Log-odds for the surname, or the first words, of a name that a reader spoke of."""

_KINDS = {Verdict.PERSON: EntityKind.PERSON, Verdict.COMPANY: EntityKind.COMPANY}
_OUTER = " \t\n“”„‟\"‘’'«»‹›()[]{},;:…–—-"
_POSSESSIVE = re.compile(r"[’']s?$", re.IGNORECASE)


class _Place(NamedTuple):
    """Where a corrected name stands, in tokens."""

    first: int
    end: int
    words: Words


def cleaned_surface(selected: str) -> str:
    """A name as a reader marked it, on one line, without marks around it, possessive ending and a sentence's full stop.

    Empty when no letter or digit is left.
    """
    surface = " ".join(selected.split()).strip(_OUTER)
    surface = _POSSESSIVE.sub("", surface).strip(_OUTER)
    last = surface.rpartition(" ")[2].rstrip(".").lower()
    abbreviated = len(last) == 1 or "." in last or last in LEGAL_FORMS or last in NAME_SUFFIXES
    if surface.endswith(".") and not abbreviated:
        surface = surface.rstrip(".")
    return surface if any(letter.isalnum() for letter in surface) else ""


class Corrected:
    """The corrections of one text. With none of them every method gives back what it was given."""

    def __init__(self, tokens: Tokens, corrections: Sequence[Correction], lexicon: Lexicon, first: int = 0) -> None:
        self._tokens = tokens
        self._first = first
        """The first token after the title, whose names are evidence and no mentions."""
        self._lexicon = lexicon
        self._said: dict[Words, Correction] = {}
        for correction in corrections:
            words = _words_of(correction.surface)
            if words:
                # Put last again, so that they are in the order in which they were said.
                self._said.pop(words, None)
                self._said[words] = correction
        self._places = list(self._find_places()) if self._said else []

    # Before the document pass ------------------------------------------------------------------------------------

    def candidates(self, found: Sequence[Candidate]) -> Sequence[Candidate]:
        """The tagger's candidates, with what the reader said of them, and the names that it missed."""
        if not self._said:
            return found
        kinds = {words: one for words, one in self._said.items() if one.verdict is not Verdict.SAME_AS}
        implied = self._implied()
        places = _outside((place for place in self._places if place.words in kinds), found)
        taken = _covered(places)
        changed = [Candidate(place.first, place.end, 0.0, 0.0, 0.0) for place in places]
        changed += [one for one in found if not any(index in taken for index in range(one.first, one.end))]
        changed.sort()
        weighed = []
        for candidate in changed:
            words = name_words(self._tokens, candidate.first, candidate.end)
            if words in kinds:
                weighed.append(_forced(candidate, _KINDS.get(kinds[words].verdict), _SAID))
            elif words in implied:
                weighed.append(_forced(candidate, implied[words], _IMPLIED))
            else:
                weighed.append(candidate)
        return weighed

    def _implied(self) -> dict[Words, EntityKind]:
        """The short forms of names that were said to be persons or companies; not what two of them share."""
        implied: dict[Words, set[EntityKind]] = defaultdict(set)
        for words, correction in self._said.items():
            if correction.verdict is Verdict.PERSON:
                bare = words[:-1] if words[-1] in NAME_SUFFIXES else words
                if len(bare) > 1:
                    implied[bare[-1:]].add(EntityKind.PERSON)
            elif correction.verdict is Verdict.COMPANY:
                stem = company_stem(words)
                if stem != words:
                    implied[stem].add(EntityKind.COMPANY)
        return {words: next(iter(kinds)) for words, kinds in implied.items() if len(kinds) == 1}

    # After it ----------------------------------------------------------------------------------------------------

    def names(self, decided: Sequence[Name]) -> Sequence[Name]:
        """What the document pass decided, held to what the reader said. In order and disjoint."""
        if not self._said:
            return decided
        verdict = {words: one.verdict for words, one in self._said.items()}
        kept = []
        for name in decided:
            said = verdict.get(name_words(self._tokens, name.first, name.end))
            if said is Verdict.NEITHER:
                continue
            kept.append(name if said not in _KINDS else name._replace(kind=_KINDS[said]))
        said_kind = [place for place in self._places if verdict[place.words] in _KINDS]
        added = [Name(place.first, place.end, _KINDS[verdict[place.words]]) for place in _outside(said_kind, kept)]
        return self._with(kept, added)

    def _with(self, kept: list[Name], added: list[Name]) -> list[Name]:
        """Both, where what was added stands in the place of what it overlaps."""
        same = {(name.first, name.end) for name in kept}
        added = [name for name in added if (name.first, name.end) not in same]
        taken = _covered(added)
        left = [name for name in kept if not any(index in taken for index in range(name.first, name.end))]
        return sorted([*left, *added])

    def merged(
        self, mentions: tuple[Mention, ...], entities: tuple[Entity, ...]
    ) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
        """The mentions and entities with those made one that the reader said are the same."""
        for words, correction in self._said.items():
            if correction.verdict is Verdict.SAME_AS:
                mentions, entities = self._merge(words, correction, mentions, entities)
        return mentions, entities

    def _merge(
        self, words: Words, correction: Correction, mentions: tuple[Mention, ...], entities: tuple[Entity, ...]
    ) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
        """The mentions of one name given to the entity it means; all of its entity's, when it is the full name."""
        bearing = [mention for mention in mentions if self._mention_words(mention) == words]
        owners = {mention.entity for mention in bearing}
        whole = {entity.id for entity in entities if entity.id in owners and _words_of(entity.name) == words}
        if not bearing:
            bearing = self._holding(words, _words_of(correction.same_as), mentions)
            whole = {mention.entity for mention in bearing if mention.entity is not None}
        target = self._target(correction.same_as, bearing, entities, whole)
        moved = [
            Mention(mention.start, mention.end, target.kind, target.id)
            if mention.entity in whole or self._mention_words(mention) == words
            else mention
            for mention in mentions
        ]
        moved += self._missed(words, moved, target)
        moved.sort(key=lambda mention: mention.start)
        if not any(mention.entity == target.id for mention in moved):
            return mentions, entities
        known = [target, *(entity for entity in entities if entity.id != target.id)]
        return tuple(moved), self._recounted(moved, known)

    def _holding(self, words: Words, wanted: Words, mentions: Sequence[Mention]) -> list[Mention]:
        """The longer names that a name stands in, when all are one's, and are the `wanted` full name but for words that
        one of them leaves out: "Ida Moe" for "Moe" that is said to be "Ida van Moe", and not "Ada Moe".
        """
        holding = []
        for mention in mentions:
            name = self._mention_words(mention)
            if set(words) < set(name) and (set(name) <= set(wanted) or set(words) < set(wanted) <= set(name)):
                holding.append(mention)
        return holding if len({mention.entity for mention in holding}) == 1 else []

    def _missed(self, words: Words, mentions: Sequence[Mention], target: Entity) -> Iterator[Mention]:
        """The places of a name that stand in no mention yet."""
        taken = {index for mention in mentions for index in range(mention.start, mention.end)}
        for place in self._places:
            start, end = self._tokens.span(place.first, place.end)
            if place.words == words and place.first >= self._first and not taken.intersection(range(start, end)):
                yield Mention(start, end, target.kind, target.id)

    def _target(
        self, same_as: str, bearing: Sequence[Mention], entities: Sequence[Entity], whole: Collection[str]
    ) -> Entity:
        """The entity that is meant: by id, name or alias; else a new one, which the text knows by this name alone.

        An alias of those that go over as a `whole` is their new name.
        """
        wanted = _words_of(same_as)
        of_kind = bearing[0].kind if bearing else None
        for entity in sorted(entities, key=lambda entity: entity.kind is not of_kind):
            if same_as == entity.id or wanted == _words_of(entity.name):
                return entity
        for entity in entities:
            if entity.id not in whole and any(wanted == _words_of(alias) for alias in entity.aliases):
                return entity
        prefix, slash, key = same_as.partition("/")
        if slash and prefix in {kind.value for kind in EntityKind}:
            name = self._tokens.text[bearing[0].start : bearing[0].end] if bearing else key.replace("-", " ").title()
            return Entity(same_as, " ".join(name.split()), EntityKind(prefix))
        is_company = bool(listed_company(same_as.replace("’", "'"), self._lexicon))
        kind = of_kind or (EntityKind.COMPANY if is_company else EntityKind.PERSON)
        return Entity(f"{kind.value}/{slug(same_as) or 'unnamed'}", same_as, kind)

    def _recounted(self, mentions: Sequence[Mention], entities: Sequence[Entity]) -> tuple[Entity, ...]:
        """The entities that still have mentions, with their forms and counts as they are now; most mentioned first."""
        forms: dict[str | None, Counter[str]] = defaultdict(Counter)
        first: dict[str | None, int] = {}
        for mention in mentions:
            forms[mention.entity][" ".join(self._tokens.text[mention.start : mention.end].split())] += 1
            first.setdefault(mention.entity, mention.start)
        counted = [
            msgspec.structs.replace(
                entity,
                aliases=tuple(form for form, _ in forms[entity.id].most_common() if form != entity.name),
                count=forms[entity.id].total(),
            )
            for entity in entities
            if entity.id in forms
        ]
        return tuple(sorted(counted, key=lambda entity: (-entity.count, first[entity.id])))

    # Where names stand -------------------------------------------------------------------------------------------

    def _mention_words(self, mention: Mention) -> Words:
        return _words_of(self._tokens.text[mention.start : mention.end])

    def _find_places(self) -> Iterator[_Place]:
        """Every place where a corrected name stands as it is written, or all in capitals; the longest at each."""
        tokens = self._tokens
        patterns: dict[str, list[tuple[Words, Words]]] = defaultdict(list)
        for words, correction in self._said.items():
            written = [word.replace("’", "'") for word in tokenize(correction.surface).words]
            for form in {tuple(written), tuple(word.upper() for word in written)}:
                patterns[form[0]].append((form, words))
        for forms in patterns.values():
            forms.sort(key=lambda form: -len(form[0]))
        index = 0
        while index < len(tokens):
            found = None
            for form, words in patterns.get(tokens.words[index].replace("’", "'"), ()):
                end = index + len(form)
                here = tuple(word.replace("’", "'") for word in tokens.words[index:end])
                if here == form and tokens.line_of[index] == tokens.line_of[end - 1]:
                    found = _Place(index, end, words)
                    break
            if found:
                yield found
            index = found.end if found else index + 1


@lru_cache(maxsize=4096)
def _words_of(surface: str) -> Words:
    tokens = tokenize(" ".join(surface.split()))
    return name_words(tokens, 0, len(tokens))


def _forced(candidate: Candidate, kind: EntityKind | None, strength: float) -> Candidate:
    person = strength if kind is EntityKind.PERSON else -strength
    company = strength if kind is EntityKind.COMPANY else -strength
    other = strength if kind is None else -strength
    titled = candidate.titled and kind is EntityKind.PERSON
    return candidate._replace(person=person, company=company, other=other, certain=True, titled=titled)


def _outside(places: Iterable[_Place], names: Iterable[Candidate | Name]) -> list[_Place]:
    """The places that no longer name holds: within one they are a part of that name, and no names of their own."""
    held = {index: (name.first, name.end) for name in names for index in range(name.first, name.end)}

    def is_part(place: _Place) -> bool:
        first, end = held.get(place.first, (place.first, place.end))
        return first <= place.first and place.end <= end and end - first > place.end - place.first

    return [place for place in places if not is_part(place)]


def _covered(places: Iterable[_Place | Name]) -> set[int]:
    return {index for place in places for index in range(place.first, place.end)}
