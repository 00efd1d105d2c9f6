"""Names in six languages beside English without the words before them: "Selon Ana Silva" is Ana Silva.

The recogniser reads English. What it takes along at a name's start is left out here, before anybody asks who speaks.
"""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from termreader.analysis.foreign_language import Language
from termreader.analysis.genders import FEMALE_NAMES, MALE_NAMES
from termreader.analysis.person_words import PARTICLES
from termreader.analysis.tokens import Tokens
from termreader.model import EntityKind, Mention

_KEPT = PARTICLES | FEMALE_NAMES | MALE_NAMES
"""What a name may open with that is another word as well: it goes only where another name shows that it may."""


def names_alone(
    tokens: Tokens, language: Language, mentions: Sequence[Mention], names: dict[str, str]
) -> list[Mention]:
    """The mentions without words of the language before the name: "Selon Ana Silva", "Bürgermeisterin Ana Silva".

    `names` are the full names by entity; one that is another with such words before it goes over to that, and one that
    only has such words loses them, in `names`.
    """
    before_names = language.before_names()
    meant: dict[str, str] = {}
    people = {mention.entity for mention in mentions if mention.kind is EntityKind.PERSON}
    for entity, name in tuple(names.items()):
        if entity not in people:
            continue
        words = name.split()
        while len(words) > 1 and words[-1].islower():
            words.pop()
        start = 0
        while start + 1 < len(words) and _leads(language, words[start], before_names):
            start += 1
        if start and words[0].lower() in _KEPT and not _other_called(names, entity, words[start:]):
            start = 0
        rest = " ".join(words[start:])
        if rest == name:
            continue
        same = _other_called(names, entity, words[start:])
        if start and same:
            meant[entity] = same
        else:
            names[entity] = rest
    found: list[Mention] = []
    nouns = {entity for entity in people if entity and _is_noun(language, names[entity], before_names)}
    for mention in mentions:
        if mention.entity in nouns:
            continue
        if mention.kind is not EntityKind.PERSON:
            found.append(mention)
            continue
        start = first = bisect_left(tokens.starts, mention.start)
        end = bisect_left(tokens.starts, mention.end)
        while start + 1 < end and (
            _leads(language, tokens.words[start], before_names) or (start > first and tokens.words[start] == ".")
        ):
            start += 1
        while end - 1 > start and tokens.words[end - 1].islower() and tokens.lower[end - 1] not in PARTICLES:
            end -= 1
        meaning = meant.get(mention.entity or "")
        if meaning is None and tokens.lower[first] in _KEPT:
            start = first
        found.append(
            replace(mention, start=tokens.starts[start], end=tokens.ends[end - 1], entity=meaning or mention.entity)
        )
    return found


def _other_called(names: dict[str, str], entity: str, words: list[str]) -> str:
    """The one other entity whose name ends with some words; empty for none and several."""
    rest = " ".join(words)
    same = [other for other, full in names.items() if other != entity and f" {full}".endswith(f" {rest}")]
    return same[0] if len(same) == 1 else ""


def _is_noun(language: Language, name: str, before_names: frozenset[str]) -> bool:
    """Whether what was taken for a name is a noun or small words: "Ein Anwohner", "Der Kanzler", "Haar"."""
    words = [word.lower() for word in name.split()]
    small = before_names | language.determiners() | language.he | language.she
    if all(word in small and word not in _KEPT for word in words):
        return True
    # French and Spanish articles open surnames, German ones none.
    articles = language.definite | language.indefinite if language.inverts else frozenset()
    return len(words) == 2 and words[0] in articles


def _leads(language: Language, word: str, before_names: frozenset[str]) -> bool:
    """Whether a word at a name's start is no part of it."""
    lower = word.lower()
    if lower.rstrip(".") in language.he_titles | language.she_titles or lower in before_names:
        return True
    if word.islower():
        return lower not in PARTICLES
    # German nouns have capitals.
    if not language.inverts or len(word) <= 6 or lower in _KEPT:
        return False
    return lower.endswith(language.she_endings) or any(lower.endswith(noun) for noun in language.roles if len(noun) > 5)
