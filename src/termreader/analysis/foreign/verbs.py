"""Verbs of saying in six languages beside English: plain, in the perfect, with a pronoun glued to them."""

from typing import NamedTuple

from termreader.analysis.foreign.language import Language, bare
from termreader.analysis.story import Story
from termreader.analysis.tokens import Tokens

_FARTHEST_PARTICIPLE = 10
"""How many tokens after its auxiliary a participle may stand."""


class Predicate(NamedTuple):
    """A verb of saying, its auxiliary and what is glued to them."""

    first: int
    end: int
    pronoun: int
    """The pronoun glued to it ("a-t-il dit"), or -1."""
    several: bool
    gerund: bool
    particle: bool
    """Whether it is a "so" or "aldus", which its subject follows."""


def predicate_at(story: Story, language: Language, index: int, limit: int) -> Predicate | None:
    """The verb of saying that starts at a token."""
    tokens = story.tokens
    word = bare(tokens.lower[index])
    if not (tokens.words[index].islower() or tokens.opens[index]) or story.quoted(index) or index in story.starting:
        return None
    if word in language.particles:
        return Predicate(index, index + 1, -1, False, False, True)
    if word in language.gerunds:
        return Predicate(index, index + 1, -1, False, True, False)
    if word in language.verbs or word in language.plurals or _paired(story, language, index):
        pronoun = glued_pronoun(story.tokens, language, index + 1, limit)
        end = pronoun + 1 if pronoun >= 0 else index + 1 + (word in language.pairs)
        return Predicate(index, end, pronoun, word in language.plurals, False, False)
    if word not in language.auxiliaries or (word in language.reflexive and not tokens.lower[index].startswith("s'")):
        return None
    pronoun = glued_pronoun(story.tokens, language, index + 1, limit)
    start = pronoun + 1 if pronoun >= 0 else index + 1
    for later in range(start, min(limit, start + _FARTHEST_PARTICIPLE)):
        following = tokens.lower[later]
        if following in language.participles or _paired(story, language, later):
            end = later + 1 + (following in language.pairs)
            return Predicate(index, end, pronoun, False, False, False)
        if not tokens.words[later][0].isalnum() and following != "-":
            return None
        if following in language.auxiliaries or following in language.relatives:
            return None
    return None


def _paired(story: Story, language: Language, index: int) -> bool:
    lower = story.tokens.lower
    wanted = language.pairs.get(bare(lower[index]))
    return wanted is not None and index + 1 < len(lower) and lower[index + 1] in wanted


def glued_pronoun(tokens: Tokens, language: Language, index: int, limit: int) -> int:
    """Where the pronoun stands that a hyphen glues to a verb: "-il", "-t-elle"; else -1."""
    index += 2 * (tokens.lower[index : index + 3] == ["-", "t", "-"])
    glued = index + 1 < limit and tokens.lower[index] == "-" and tokens.lower[index + 1] in language.he | language.she
    return index + 1 if glued else -1
