"""Who is who: the names of a document gathered into persons and companies, each with its full name and its key."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from termreader.analysis.document_pass import Name
from termreader.analysis.groups import clipped_forms, company_stem, name_words
from termreader.analysis.lexicon import Known, Lexicon
from termreader.analysis.tokens import Tokens
from termreader.analysis.words import NAME_SUFFIXES, PARTICLES
from termreader.model import Entity, EntityKind, Mention

_QUOTED_PART = re.compile(r"\s*[“\"‘'(„«][^“”\"‘’'()„«»]{1,30}[”\"’')“»]\s*")
_TRANSLITERATED = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "ı": "i",
        "ð": "d",
        "þ": "th",
        "Þ": "Th",
    }
)


@dataclass(slots=True)
class _Person:
    words: tuple[str, ...]
    """The fullest form's words, lower case, without nickname and suffix."""
    nicknames: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    """Indexes of names."""
    full_places: list[int] = field(default_factory=list)


def slug(name: str) -> str:
    """A name as a key: ASCII letters and digits in lower case, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name.translate(_TRANSLITERATED).replace("’", "").replace("'", ""))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")


def resolve_entities(
    tokens: Tokens, names: Sequence[Name], lexicon: Lexicon
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Mentions with the entities they name, in order, and the entities, most mentioned first."""
    owner: list[tuple[EntityKind, int]] = [(name.kind, -1) for name in names]
    people = _gather_people(tokens, names, lexicon, owner)
    _gather_companies(tokens, names, lexicon, owner)
    del people
    members: dict[tuple[EntityKind, int], list[int]] = defaultdict(list)
    for index, key in enumerate(owner):
        members[key].append(index)
    entities: list[tuple[Entity, int]] = []
    ids: dict[tuple[EntityKind, int], str] = {}
    used: set[str] = set()
    for key, indexes in members.items():
        forms: Counter[str] = Counter()
        for index in indexes:
            forms[_shown(tokens, names[index])] += 1
        full = _fullest(forms, key[0])
        base = f"{key[0].value}/{slug(_key_name(full, key[0], lexicon)) or 'x'}"
        unique, number = base, 2
        while unique in used:
            unique, number = f"{base}-{number}", number + 1
        used.add(unique)
        ids[key] = unique
        aliases = tuple(form for form, _ in forms.most_common() if form != full)
        entities.append((Entity(unique, full, key[0], aliases, len(indexes)), indexes[0]))
    entities.sort(key=lambda item: (-item[0].count, item[1]))
    mentions = tuple(
        Mention(*tokens.span(name.first, name.end), name.kind, ids[key]) for name, key in zip(names, owner, strict=True)
    )
    return mentions, tuple(entity for entity, _ in entities)


def _shown(tokens: Tokens, name: Name) -> str:
    start, end = tokens.span(name.first, name.end)
    return " ".join(tokens.text[start:end].split())


def _fullest(forms: Counter[str], kind: EntityKind) -> str:
    """The form with most words; of several, not one in capitals, then the most frequent."""

    def weight(form: str) -> tuple[int, bool, int, int]:
        words = len(form.split())
        if kind is EntityKind.PERSON:
            words = len(_plain_person(form).split())
        return words, not (form.isupper() and len(form) > 4), forms[form], len(form)

    return max(forms, key=weight)


def _plain_person(form: str) -> str:
    return " ".join(_QUOTED_PART.sub(" ", form).split())


def _key_name(full: str, kind: EntityKind, lexicon: Lexicon) -> str:
    if kind is EntityKind.COMPANY:
        straight = full.replace("’", "'")
        stem = _without_legal_form(straight)
        return lexicon.canonical.get(straight) or lexicon.canonical.get(stem) or stem
    words = _plain_person(full).split()
    while len(words) > 2 and words[-1].strip(".,").lower() in NAME_SUFFIXES:
        words.pop()
    # Middle initials come and go from article to article.
    return " ".join([words[0], *(word for word in words[1:-1] if len(word.strip(".")) > 1), *words[1:][-1:]])


def _without_legal_form(name: str) -> str:
    words = name.split()
    stem = company_stem(tuple(word.lower().strip(".,").replace(".", "") for word in words))
    offset = 1 if words and words[0].lower() == "the" and len(words) > 1 else 0
    return " ".join(words[offset : offset + len(stem)]).strip(",. ")


def _gather_people(
    tokens: Tokens, names: Sequence[Name], lexicon: Lexicon, owner: list[tuple[EntityKind, int]]
) -> list[_Person]:
    people: list[_Person] = []
    parsed: dict[int, tuple[tuple[str, ...], str]] = {}
    by_last: dict[str, list[int]] = defaultdict(list)
    by_words: dict[tuple[str, ...], int] = {}
    for index, name in enumerate(names):
        if name.kind is not EntityKind.PERSON:
            continue
        parsed[index] = _person_words(tokens, name)
    order = sorted(parsed, key=lambda index: (-len(parsed[index][0]), index))
    singles: list[int] = []
    for index in order:
        words, nickname = parsed[index]
        if len(words) < 2 or words[0] in PARTICLES:
            singles.append(index)
            continue
        number = by_words.get(words)
        if number is None:
            number = _same_person(people, by_last[words[-1]], words, lexicon)
        if number is None:
            number = len(people)
            people.append(_Person(words))
            by_last[words[-1]].append(number)
        by_words[words] = number
        if nickname:
            people[number].nicknames.add(nickname)
        people[number].full_places.append(index)
        owner[index] = (EntityKind.PERSON, number)
    for person in people:
        person.full_places.sort()
    _place_short_names(tokens, names, people, singles, parsed, owner, lexicon)
    return people


def _person_words(tokens: Tokens, name: Name) -> tuple[tuple[str, ...], str]:
    """A person's words without nickname and suffix, and the nickname."""
    nickname = ""
    words: list[str] = []
    index = name.first
    while index < name.end:
        if tokens.words[index] in "“\"‘'(„«" and index > name.first:
            close = next((c for c in range(index + 1, name.end) if tokens.words[c] in "”\"’')“»"), 0)
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


def _same_person(people: list[_Person], numbers: list[int], words: tuple[str, ...], lexicon: Lexicon) -> int | None:
    """The person whose fuller name holds these words: same surname, and a given name that agrees."""
    for number in numbers:
        full = people[number].words
        if _given_agree(full[0], words[0], lexicon) and _in_order(words[1:], full[1:]):
            return number
        if words[0] in full[1:-1] and _in_order(words, full):
            return number
        if words[0] in people[number].nicknames:
            return number
    return None


def _given_agree(full: str, short: str, lexicon: Lexicon) -> bool:
    if full == short:
        return True
    if len(short) == 1 or len(full) == 1:
        return full[0] == short[0]
    nicknames = lexicon.nicknames
    return (
        full in nicknames.get(short, ())
        or short in nicknames.get(full, ())
        or bool(nicknames.get(short, frozenset()) & nicknames.get(full, frozenset()))
    )


def _in_order(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    remaining = iter(full)
    return all(
        any(
            word == other or (len(word) == 1 and other[0] == word) or (len(other) == 1 and word[0] == other)
            for other in remaining
        )
        for word in words
    )


def _place_short_names(
    tokens: Tokens,
    names: Sequence[Name],
    people: list[_Person],
    singles: list[int],
    parsed: dict[int, tuple[tuple[str, ...], str]],
    owner: list[tuple[EntityKind, int]],
    lexicon: Lexicon,
) -> None:
    """Gives each short name to the person it most likely means: by surname, nickname, given name, clipped surname."""
    surnames: dict[str, list[int]] = defaultdict(list)
    givens: dict[str, list[int]] = defaultdict(list)
    others: dict[str, list[int]] = defaultdict(list)
    clipped: dict[str, list[int]] = defaultdict(list)
    for number, person in enumerate(people):
        for start in range(1, len(person.words)):
            surnames[" ".join(person.words[start:])].append(number)
        givens[person.words[0]].append(number)
        for short in clipped_forms(person.words[-1]):
            clipped[short].append(number)
        for nickname in person.nicknames:
            givens[nickname].append(number)
        for word in person.words[1:-1]:
            others[word].append(number)
        for stop in range(2, len(person.words)):
            others[" ".join(person.words[:stop])].append(number)
    alone: dict[str, int] = {}
    for index in sorted(singles):
        key = " ".join(parsed[index][0])
        matches = surnames.get(key) or givens.get(key) or others.get(key) or ()
        if not matches:
            matches = clipped.get(key, ())
        if not matches:
            formal = lexicon.nicknames.get(key, frozenset())
            matches = [number for name in formal for number in givens.get(name, ())]
        if matches:
            number = _nearest(people, list(matches), index)
        else:
            if key not in alone:
                alone[key] = len(people) + len(alone)
            number = alone[key]
        owner[index] = (EntityKind.PERSON, number)


def _nearest(people: list[_Person], numbers: list[int], index: int) -> int:
    """Of several persons of one surname, the one named in full most recently; before any, the first to come."""
    if len(numbers) == 1:
        return numbers[0]

    def distance(number: int) -> tuple[int, int]:
        before = [place for place in people[number].full_places if place < index]
        if before:
            return 0, index - before[-1]
        return 1, people[number].full_places[0]

    return min(numbers, key=distance)


def _gather_companies(
    tokens: Tokens, names: Sequence[Name], lexicon: Lexicon, owner: list[tuple[EntityKind, int]]
) -> None:
    """Gives each company's name a number: legal forms, listed names and first words of one company share one."""
    by_stem: dict[tuple[str, ...], int] = {}
    by_canonical: dict[str, int] = {}
    longer: dict[tuple[str, ...], set[int]] = defaultdict(set)
    listed: dict[int, str] = {}
    stems = {
        index: company_stem(name_words(tokens, name.first, name.end))
        for index, name in enumerate(names)
        if name.kind is EntityKind.COMPANY
    }
    for index in sorted(stems, key=lambda index: (-len(stems[index]), index)):
        stem = stems[index]
        number = by_stem.get(stem)
        if number is None:
            surface = tokens.surface(names[index].first, names[index].end)
            short = _without_legal_form(surface)
            entry = lexicon.canonical.get(surface) or lexicon.canonical.get(short)
            if entry is None and lexicon.names.get(short, 0) & (Known.COMPANY | Known.WEAK_COMPANY):
                entry = short
            canonical = (entry or short).lower()
            number = by_canonical.get(canonical)
            if number is None:
                wholes = longer.get(stem, set()) | longer.get((_initials_key(stem),), set())
                # "Delta" is not short for "Delta Electronics" where the lists know both.
                wholes = {whole for whole in wholes if entry is None or listed.get(whole, canonical) == canonical}
                number = wholes.pop() if len(wholes) == 1 else len(by_canonical)
            by_canonical.setdefault(canonical, number)
            by_stem[stem] = number
            if entry is not None:
                listed.setdefault(number, canonical)
            for stop in range(1, len(stem)):
                longer[stem[:stop]].add(number)
            if len(stem) > 2:
                longer[("".join(word[0] for word in stem),)].add(number)
        owner[index] = (EntityKind.COMPANY, number)


def _initials_key(stem: tuple[str, ...]) -> str:
    """The letters of an acronym, when a name is one word, to find the name it abbreviates."""
    return stem[0] if len(stem) == 1 and 2 < len(stem[0]) < 6 else ""
