"""Whom nouns and pronouns mean in six languages beside English: who is a man or a woman, who has which role.

What a name's own sentence says counts; whoever is told of beside it is not known here.
"""

from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from termreader.analysis.foreign.language import Language, bare
from termreader.analysis.narration import Named, Narration
from termreader.analysis.tokens import Tokens
from termreader.model import EntityKind

_TITLED = 8.0
_ROLE = 4.0
_SAID = 1.0
_HINTED = 0.4
"""What a pronoun says that may mean somebody else, or nobody: "il faut"."""
_WITHIN = 14
"""How many words after its name a pronoun may stand."""
_ROLE_WITHIN = 7
"""How many words before its name a role may open."""
_STRANGER_WITHIN = 6
"""How many words a sentence may open with that tell of somebody without a name."""


class Role(NamedTuple):
    """A noun for somebody, with what belongs to it, where it stands beside a name."""

    place: int
    words: frozenset[str]
    """The noun and the words that narrow it: "ministre", "santé"."""
    entity: str


def foreign_subject(narration: Narration, language: Language, name: Named) -> bool:
    """Whether a name may be its clause's subject: no preposition stands before it."""
    lower = narration.tokens.lower
    if lower[name.first].startswith(("d'", "qu'")):
        return lower[name.first].startswith("qu'")
    before = name.first - 1
    titles = language.he_titles | language.she_titles
    if before >= 0 and lower[name.first] in language.prepositions and narration.tokens.words[name.first].islower():
        # "l’avocate [de Paul Durand]", which was read like "de Gaulle".
        return bare(lower[before]) not in language.people | language.roles
    while before > 0 and (lower[before] in titles or (lower[before] == "." and lower[before - 1] in titles)):
        before -= 1
    return before < 0 or narration.quoted(before) or lower[before] not in language.prepositions


def foreign_gender(narration: Narration, language: Language, name: Named) -> float:
    """What a title, an article, a noun or a pronoun says of a name: above 0 for a woman, below for a man."""
    return _by_description(narration, language, name) + _by_pronoun(narration, language, name)


def _by_description(narration: Narration, language: Language, name: Named) -> float:
    tokens = narration.tokens
    before = name.first - 1
    if before > 0 and tokens.words[before] in ".,":
        before -= 1
    for place in (before, name.first):
        if place >= 0 and tokens.lower[place] in language.she_titles:
            return _TITLED
        if place >= 0 and tokens.lower[place] in language.he_titles:
            return -_TITLED
    line = tokens.lines[tokens.line_of[name.first]]
    if tokens.lower[before] in language.prepositions:
        before = line.first - 1
    for index in range(before, max(line.first - 1, before - _ROLE_WITHIN), -1):
        word = tokens.lower[index]
        if not word[0].isalnum() or index in narration.ending:
            break
        if index == before and len(word) > 5 and word.endswith(language.she_endings):
            return _ROLE
        owned = index > line.first and tokens.lower[index - 1] in language.prepositions
        if not owned and index < before + 1 and word in language.she_articles | language.he_articles:
            return _ROLE if word in language.she_articles else -_ROLE
        if not _narrows(tokens, language, index):
            break
    after = name.end + 1
    if after < line.end and tokens.words[name.end] == "," and len(tokens.lower[after]) > 5:
        return _ROLE if tokens.lower[after].endswith(language.she_endings) else 0.0
    return 0.0


def _by_pronoun(narration: Narration, language: Language, name: Named) -> float:
    tokens = narration.tokens
    if not foreign_subject(narration, language, name):
        return 0.0
    line = tokens.lines[tokens.line_of[name.first]]
    for index in range(name.end, min(name.end + _WITHIN, line.end)):
        other = narration.starting.get(index)
        if narration.quoted(index) or (other is not None and other.kind is EntityKind.PERSON):
            return 0.0
        word = bare(tokens.lower[index])
        if word in language.he or word in language.she:
            sign = _SAID if word in language.sure else _HINTED
            return sign if word in language.she else -sign
    return 0.0


def learn_roles(narration: Narration, language: Language) -> dict[str, list[Role]]:
    """By noun, all places where a noun stands beside a person's name as a role."""
    found: dict[str, list[Role]] = defaultdict(list)
    lower = narration.tokens.lower
    for name in narration.names:
        if name.kind is not EntityKind.PERSON or narration.quoted(name.first):
            continue
        for first, end in (_role_before(narration, language, name), _role_after(narration, language, name)):
            words = content_words(language, lower[first:end])
            for word in words:
                found[word].append(Role(first, words, name.entity))
    return found


def content_words(language: Language, words: list[str]) -> frozenset[str]:
    """The words of a role without articles and prepositions."""
    plain = (bare(word) for word in words)
    return frozenset(
        word
        for word in plain
        if word[0].isalnum() and word not in language.prepositions and word not in language.definite
    )


def _role_before(narration: Narration, language: Language, name: Named) -> tuple[int, int]:
    """The tokens of the role before a name, its article left out: "le [ministre de la Santé] Roman Prymula"."""
    tokens = narration.tokens
    line = tokens.lines[tokens.line_of[name.first]]
    end = name.first - (name.first > line.first and tokens.words[name.first - 1] == ",")
    if end <= line.first or (not foreign_subject(narration, language, name) and end == name.first):
        return end, end
    if end < name.first and (name.end >= line.end or tokens.words[name.end] not in ",.)"):
        return end, end
    for index in range(end - 1, max(line.first - 1, end - _ROLE_WITHIN), -1):
        word = tokens.lower[index]
        if not word[0].isalnum() or narration.quoted(index) or index in narration.starting:
            break
        owned = index > line.first and tokens.lower[index - 1] in language.prepositions
        if word.startswith("l'") and not owned:
            return index, end
        if word in language.definite and not owned:
            return index + 1, end
        if not _narrows(tokens, language, index):
            break
    # "Bürgermeisterin Renate Hölzl", "wethouder Annemiek Postma"
    bare_noun = end == name.first and tokens.lower[end - 1] in language.people | language.roles
    return (end - 1, end) if bare_noun else (end, end)


def _narrows(tokens: Tokens, language: Language, index: int) -> bool:
    """Whether a word may belong to a role: "le ministre de la Santé" has no verb, as "le ministre reçoit" has."""
    if tokens.words[index][0].isupper() or tokens.lower[index] in language.prepositions or not index:
        return True
    before = tokens.words[index - 1]
    led = before.lower() in language.prepositions | language.determiners()
    return led or before[0].isupper() or "'" in tokens.lower[index - 1]


def _role_after(narration: Narration, language: Language, name: Named) -> tuple[int, int]:
    """The tokens of the role after a name: "Claire Fontanel, [maire de Lille],"."""
    tokens = narration.tokens
    line = tokens.lines[tokens.line_of[name.first]]
    first = name.end + 1
    if first >= line.end or tokens.words[name.end] != ",":
        return first, first
    first += tokens.lower[first] in language.definite
    end = first
    while end < min(line.end, first + _ROLE_WITHIN) and tokens.words[end][0].isalnum():
        if end in narration.starting:
            return first, first
        end += 1
    opens = end > first and bare(tokens.lower[first]) in language.people | language.roles
    return (first, end) if opens else (first, first)


def holders_of(roles: dict[str, list[Role]], words: frozenset[str], position: int) -> set[str]:
    """The persons to whom the text has given a role before a token, with all words that narrow it."""
    for head in words:
        places = roles.get(head)
        if not places:
            return set()
    rarest = min((roles[word] for word in words), key=len, default=[])
    before = rarest[: bisect_left([role.place for role in rarest], position)]
    return {role.entity for role in before if words <= role.words}


def opens_with_stranger(narration: Narration, language: Language, opening: int, stop: int) -> bool:
    """Whether a sentence opens with a noun for somebody who has no name: "Un porte-parole du groupe"."""
    lower = narration.tokens.lower
    if lower[opening] not in language.indefinite:
        return False
    for index in range(opening + 1, min(opening + 1 + _STRANGER_WITHIN, stop)):
        name = narration.starting.get(index)
        if (name is not None and name.kind is EntityKind.PERSON) or not lower[index][0].isalnum():
            return False
        if lower[index] in language.people:
            return True
    return False
