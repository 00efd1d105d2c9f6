"""Names in six languages beside English without the words before them: "Selon Ana Silva" is Ana Silva.

The rules and the net read English. What they take along with a name is left out here, before names become persons.
"""

from collections.abc import Sequence

from termreader.analysis.foreign.language import Language
from termreader.analysis.genders import FEMALE_NAMES, MALE_NAMES
from termreader.analysis.groups import Name
from termreader.analysis.person_words import PARTICLES
from termreader.analysis.tokens import Tokens
from termreader.model import EntityKind

_KEPT = PARTICLES | FEMALE_NAMES | MALE_NAMES
"""What a name may open with that is another word as well: it goes only where another name shows that it may."""


def names_alone(tokens: Tokens, language: Language, names: Sequence[Name]) -> list[Name]:
    """The names without words of the language before them: "Selon Ana Silva", "Bürgermeisterin Ana Silva".

    What only has such words ("Ein Anwohner") is no name.
    """
    cut = [_cut(tokens, language, name) for name in names]
    others = {tokens.surface(name.first, name.end) for name in names}
    found: list[Name] = []
    for name, bare in zip(names, cut, strict=True):
        if name.kind is not EntityKind.PERSON:
            found.append(name)
            continue
        if (
            bare.first > name.first
            and tokens.lower[name.first] in _KEPT
            and not _stands_alone(tokens, name, bare, others)
        ):
            bare = bare._replace(first=name.first)
        if not _is_noun(language, tokens.surface(bare.first, bare.end), language.before_names()):
            found.append(bare)
    return found


def _stands_alone(tokens: Tokens, name: Name, bare: Name, others: set[str]) -> bool:
    """Whether the name without the words before it stands elsewhere too, alone or behind other words."""
    rest = tokens.surface(bare.first, bare.end)
    written = tokens.surface(name.first, name.end)
    return any(other == rest or (other.endswith(f" {rest}") and other != written) for other in others)


def _cut(tokens: Tokens, language: Language, name: Name) -> Name:
    """A name without the words before and after it that are none of it."""
    first, end = name.first, name.end
    before_names = language.before_names()
    while first + 1 < end and (
        _leads(language, tokens.words[first], before_names) or (first > name.first and tokens.words[first] == ".")
    ):
        first += 1
    while end - 1 > first and tokens.words[end - 1].islower() and tokens.lower[end - 1] not in PARTICLES:
        end -= 1
    return name._replace(first=first, end=end)


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
