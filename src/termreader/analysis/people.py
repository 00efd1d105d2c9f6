"""Which mentions name the same person: full forms gathered, then surnames, given names and nicknames given to them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from termreader.analysis.genders import FEMALE_NAMES, MALE_NAMES
from termreader.analysis.groups import Name, Words, clipped_forms
from termreader.analysis.lexicon import Lexicon
from termreader.analysis.person_words import (
    HE_NOUNS,
    HE_TITLES,
    KIN_NOUNS,
    NAME_SUFFIXES,
    PARTICLES,
    SHE_NOUNS,
    SHE_TITLES,
)
from termreader.analysis.tokens import HYPHENS, Tokens
from termreader.model import EntityKind

_OPENING = "“\"‘'(„«"
_CLOSING = "”\"’')“»"
_MANY = 20
"""So many bearers of one name are a list, in which nothing but nearness tells who is meant."""
_OWNERS = frozenset(["his", "her", "their", "'s", "younger", "older", "elder", "late", "first", "second"])
_YOUNGER, _ELDER = frozenset(["younger", "junior"]), frozenset(["elder", "older", "senior"])
_OFFSPRING = frozenset(["son", "daughter", "brother", "sister", "nephew", "niece", "grandson", "granddaughter"])
_PARENTS = frozenset(["father", "mother", "uncle", "aunt", "brother", "sister", "grandfather", "grandmother"])


@dataclass(slots=True)
class _Person:
    """One person, by the fullest form found so far."""

    words: Words
    """The form's words, lower case, without nickname and suffix."""
    nicknames: set[str] = field(default_factory=set)
    full_places: list[int] = field(default_factory=list)
    """The indexes of the names that give the person in full, in order."""
    gender: str = ""
    """"he" or "she", when a title or the given name says."""
    kin: str = ""
    """What relative of somebody the person is, when introduced so: the surname alone means rather that other one."""
    hyphened: frozenset[str] = frozenset()
    """The words behind a hyphen: of Solange Bertaud-Kacimi nobody says just Kacimi where a Yanis Kacimi is."""


def gather_people(tokens: Tokens, names: Sequence[Name], lexicon: Lexicon) -> dict[int, int]:
    """The number of the person that each person's name means, by the name's index."""
    parsed = {
        index: parse_person(tokens, name.first, name.end)
        for index, name in enumerate(names)
        if name.kind is EntityKind.PERSON
    }
    people: list[_Person] = []
    alike = _Namesakes(people, lexicon)
    by_words: dict[Words, int] = {}
    by_start: dict[Words, list[int]] = defaultdict(list)
    meant: dict[int, int] = {}
    short: list[int] = []
    # The longest first, so that a fuller form is there when a shorter one asks for it.
    for index in sorted(parsed, key=lambda index: (-len(parsed[index][0]), index)):
        words, nickname = parsed[index]
        if len(words) < 2 or words[0] in PARTICLES:
            short.append(index)
            continue
        number = by_words.get(words)
        if number is None:
            number = alike.same_person(words)
        if number is None and len(by_start[words]) == 1:
            # "Daði Már" is Daði Már Kristófersson.
            number = by_start[words][0]
        if number is None:
            number = len(people)
            name = names[index]
            people.append(_Person(words, kin=_kin(tokens, name), hyphened=_hyphened(tokens, name)))
            alike.add(number, words[0], *words[1:-1])
            for stop in range(2, len(words)):
                by_start[words[:stop]].append(number)
        by_words[words] = number
        if nickname:
            people[number].nicknames.add(nickname)
            alike.add(number, nickname)
        people[number].full_places.append(index)
        people[number].gender = people[number].gender or _gender(tokens, names[index], words)
        meant[index] = number
    for person in people:
        person.full_places.sort()
    _give_short_names(tokens, names, people, {index: parsed[index][0] for index in sorted(short)}, meant, lexicon)
    return meant


def parse_person(tokens: Tokens, first: int, end: int) -> tuple[Words, str]:
    """A person's words without nickname and suffix, lower case, and the nickname."""
    nickname = ""
    words: list[str] = []
    index = first
    while index < end:
        if tokens.words[index] in _OPENING and index > first:
            close = next((at for at in range(index + 1, end) if tokens.words[at] in _CLOSING), 0)
            if close:
                nickname = " ".join(tokens.lower[index + 1 : close])
                index = close + 1
                continue
        word = tokens.lower[index].replace(".", "")
        if word and word[0].isalnum():
            words.append(word)
        index += 1
    while len(words) > 1 and words[-1] in NAME_SUFFIXES:
        words.pop()
    return tuple(words), nickname


class _Namesakes:
    """Persons by surname and the ways their given names may be written, so that a text with many of one surname is read
    as fast as any other."""

    def __init__(self, people: list[_Person], lexicon: Lexicon) -> None:
        self._people = people
        self._lexicon = lexicon
        self._numbers: dict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, number: int, *given: str) -> None:
        """Notes a person's given names or a nickname."""
        surname = self._people[number].words[-1]
        for name in given:
            for form in (name, f"{name[0]}.", *(["."] if len(name) == 1 else []), *self._formal(name)):
                numbers = self._numbers[surname, form]
                if number not in numbers[-1:]:
                    numbers.append(number)

    def same_person(self, words: Words) -> int | None:
        """The person whose fuller name holds these words: same surname, and a given name that agrees."""
        given = words[0]
        initial = [f"{given[0]}."] if len(given) == 1 else ["."]
        forms = (given, *initial, *self._formal(given))
        for number in sorted({number for form in forms for number in self._numbers.get((words[-1], form), ())}):
            full = self._people[number].words
            if _given_agree(full[0], given, self._lexicon) and _in_order(words[1:], full[1:]):
                return number
            if given in full[1:-1] and _in_order(words, full):
                return number
            if given in self._people[number].nicknames:
                return number
        return None

    def _formal(self, name: str) -> frozenset[str]:
        return self._lexicon.nicknames.get(name, frozenset())


def _given_agree(full: str, short: str, lexicon: Lexicon) -> bool:
    """Whether two given names can be one person's: the same, an initial, a short form."""
    if full == short:
        return True
    if len(short) == 1 or len(full) == 1:
        return full[0] == short[0]
    nothing: frozenset[str] = frozenset()
    formal_of_short, formal_of_full = lexicon.nicknames.get(short, nothing), lexicon.nicknames.get(full, nothing)
    return full in formal_of_short or short in formal_of_full or bool(formal_of_short & formal_of_full)


def _in_order(words: Words, full: Words) -> bool:
    """Whether the words stand in the full name in this order; an initial stands for its word."""
    remaining = iter(full)
    return all(
        any(
            word == other or (len(word) == 1 and other[0] == word) or (len(other) == 1 and word[0] == other)
            for other in remaining
        )
        for word in words
    )


def _give_short_names(
    tokens: Tokens,
    names: Sequence[Name],
    people: list[_Person],
    short: dict[int, Words],
    meant: dict[int, int],
    lexicon: Lexicon,
) -> None:
    """Gives each short name to the person it most likely means; one that nobody bears is a person of its own."""
    surnames: dict[str, list[int]] = defaultdict(list)
    givens: dict[str, list[int]] = defaultdict(list)
    inner: dict[str, list[int]] = defaultdict(list)
    clipped: dict[str, list[int]] = defaultdict(list)
    for number, person in enumerate(people):
        for start in range(1, len(person.words)):
            surnames[" ".join(person.words[start:])].append(number)
        for given in {person.words[0], *person.nicknames}:
            givens[given].append(number)
        for word in person.words[1:-1]:
            inner[word].append(number)
        for form in clipped_forms(person.words[-1]):
            clipped[form].append(number)
    bearers: dict[str, _Bearers] = {}
    alone: dict[str, int] = {}
    for index, words in short.items():
        key = " ".join(words)
        if key not in bearers:
            matches = surnames.get(key) or givens.get(key) or inner.get(key) or clipped.get(key)
            if not matches:
                # "Bob" for Robert Iger.
                matches = [number for formal in lexicon.nicknames.get(key, ()) for number in givens.get(formal, ())]
            if not matches and key.endswith("s"):
                # "the Lindqvists"
                matches = surnames.get(key[:-1], [])
            bearers[key] = _Bearers(people, matches, key)
        if bearers[key].numbers:
            gender, age = _before(tokens, names[index])
            line_start = bisect_left(names, (tokens.lines[tokens.line_of[names[index].first]].first,))
            number = meant[index] = bearers[key].meant_at(index, line_start, gender, age)
            people[number].gender = people[number].gender or gender
        else:
            meant[index] = alone.setdefault(key, len(people) + len(alone))


class _Bearers:
    """The persons whom one short name can mean."""

    def __init__(self, people: list[_Person], numbers: Sequence[int], key: str) -> None:
        self._people = people
        whole = [number for number in numbers if key not in people[number].hyphened]
        self.numbers = whole or numbers
        self._full = sorted((place, number) for number in self.numbers for place in people[number].full_places)
        self._last: int | None = None
        """Whom it meant last."""
        self._seen = 0
        self._named: dict[int, int] = {}
        """Of the full places seen, the persons, and the last place of each; mentions are asked for in order."""

    def meant_at(self, index: int, line_start: int, gender: str, age: str) -> int:
        """Who is meant at the name `index`, in the paragraph whose first name is `line_start`.

        Of those who fit the title, and were named in full before: who was named in full in this paragraph, or else
        whom the name meant before, or else who was named in full last.
        """
        if len(self.numbers) == 1:
            return self.numbers[0]
        people = self._people
        seen = bisect_left(self._full, (index, 0))
        if len(self.numbers) > _MANY:
            return self._full[max(0, seen - 1)][1]
        for place, number in self._full[self._seen : seen]:
            self._named[number] = place
        self._seen = max(self._seen, seen)
        known = set(self._named) or set(self.numbers)
        fitting = {number for number in known if not gender or people[number].gender in ("", gender)} or known
        chosen = {number for number in fitting if gender and people[number].gender == gender} or fitting
        kin = _OFFSPRING if age in _YOUNGER else _PARENTS if age in _ELDER else ("",)
        chosen = {number for number in chosen if people[number].kin in kin} or chosen
        latest = max(((self._named[number], number) for number in chosen if number in self._named), default=None)
        if latest is None:
            meant = next(number for _, number in self._full if number in chosen)
        elif latest[0] >= line_start or self._last not in chosen:
            meant = latest[1]
        else:
            meant = self._last
        self._last = meant
        return meant


def _before(tokens: Tokens, name: Name) -> tuple[str, str]:
    """What the title before a name says, "he", "she" or nothing, and "younger" or "elder" before it."""
    before = name.first - 1
    if before > 0 and tokens.words[before] == ".":
        before -= 1
    title = tokens.lower[before] if before >= 0 else ""
    gender = "she" if title in SHE_TITLES else "he" if title in HE_TITLES else ""
    age = tokens.lower[before - 1] if gender and before > 0 else title
    return gender, age if age in _YOUNGER or age in _ELDER else ""


def _kin(tokens: Tokens, name: Name) -> str:
    """The noun when a name is introduced as "his wife, …" or "her son …"."""
    before = name.first - 1
    if before > 0 and tokens.words[before] == ",":
        before -= 1
    noun, owner = (tokens.lower[before], tokens.lower[before - 1]) if before > 0 else ("", "")
    return noun if noun in KIN_NOUNS and owner in _OWNERS else ""


def _hyphened(tokens: Tokens, name: Name) -> frozenset[str]:
    """The words of a name that stand right behind a hyphen."""
    return frozenset(
        tokens.lower[index]
        for index in range(name.first + 2, name.end)
        if tokens.words[index - 1] in HYPHENS and tokens.glued(index)
    )


def _gender(tokens: Tokens, name: Name, words: Words) -> str:
    titled = _before(tokens, name)[0]
    if titled:
        return titled
    noun = tokens.lower[name.first - 1] if name.first else ""
    noun = tokens.lower[name.first - 2] if noun == "," and name.first > 1 else noun
    if noun in SHE_NOUNS or noun in HE_NOUNS:
        return "she" if noun in SHE_NOUNS else "he"
    return "she" if words[0] in FEMALE_NAMES else "he" if words[0] in MALE_NAMES else ""
