"""Who stands before or after a verb of saying as its subject, in six languages beside English.

Gives a `Speaker`: one without a name is somebody unnamed; None when there is no subject that could speak.
"""

from termreader.analysis.foreign.language import Language, bare
from termreader.analysis.narration import UNNAMED, Named, Speaker
from termreader.analysis.story import Story
from termreader.model import EntityKind

_FARTHEST_SUBJECT = 12
"""How many tokens after its verb a subject may start."""
_LONGEST_PHRASE = 12
"""How many tokens a noun with what hangs on it may have."""


def pronoun_subject(story: Story, language: Language, index: int, last: Speaker | None) -> Speaker | None:
    """Whom the pronoun at a token means; None when there is none."""
    word = bare(story.tokens.lower[index])
    if word in language.he:
        return story.person_meant("he", index, last)
    return story.person_meant("she", index, last) if word in language.she else None


def foreign_subject_before(
    story: Story, language: Language, begin: int, end: int, last: Speaker | None
) -> Speaker | None:
    """Who stands right before a verb: a pronoun, a name, a noun, or any of these across an apposition."""
    tokens = story.tokens
    if end <= begin:
        return None
    at = end - 1
    pronoun = pronoun_subject(story, language, at, last)
    if pronoun is not None:
        return pronoun
    if tokens.words[at] in ",)—–":
        return _across(story, language, begin, at)
    if tokens.lower[at] in language.relatives:
        name = story.ending.get(at) or (story.ending.get(at - 1) if tokens.words[at - 1] == "," else None)
        return name.speaker if name is not None else None
    start = _phrase_start(story, language, begin, end)
    name = story.ending.get(end)
    if name is not None:
        if story.is_subject(name):
            joined = name.first > begin and tokens.lower[name.first - 1] in language.conjunctions
            return UNNAMED if joined and story.ending.get(name.first - 1) is not None else name.speaker
        head = next((each for each in story.between(start, name.first) if each.kind is EntityKind.PERSON), None)
        return head.speaker if head is not None and story.is_subject(head) else UNNAMED
    if start < end and tokens.lower[start] in language.prepositions:
        return None
    return _by_noun(story, language, start, end, last)


def _phrase_start(story: Story, language: Language, begin: int, end: int) -> int:
    """The first token of what stands before a verb without a mark between."""
    start = end
    while start > begin and (story.tokens.words[start - 1][0].isalnum() or story.tokens.words[start - 1] in "-.’'"):
        if story.tokens.lower[start - 1] in language.relatives - language.definite:
            break
        start -= 1
    return start


def _by_noun(story: Story, language: Language, start: int, end: int, last: Speaker | None) -> Speaker | None:
    """Who a noun before or after a verb is: "le ministre", "der Trainer"; somebody unnamed with "un", "ein"."""
    lower = story.tokens.lower
    if start >= end:
        return None
    if lower[start] in language.indefinite or lower[start] in language.possessives:
        return UNNAMED
    elided = bare(lower[start]) != lower[start] and lower[start].startswith("l'")
    if lower[start] in language.definite or elided:
        return story.foreign_role_meant(start if elided else start + 1, end, last)
    return None


def _across(story: Story, language: Language, begin: int, comma: int) -> Speaker | None:
    """The name that an apposition closed by `comma` belongs to, or is: "Le maire, Ana Silva, a dit"."""
    words = story.tokens.words
    for wanted in (EntityKind.PERSON, EntityKind.COMPANY):
        for name in story.between(begin, comma):
            closed = name.end <= comma and words[name.end] in ",("
            if name.kind is wanted and closed and story.is_subject(name) and not story.quoted(name.first):
                return name.speaker
    opens = begin < comma and words[begin][0].isalnum()
    return pronoun_subject(story, language, begin, None) if opens else None


def first_subject(story: Story, language: Language, begin: int, end: int, last: Speaker | None) -> Speaker | None:
    """The first subject of a sentence, by name or pronoun."""
    for index in range(begin, end):
        if story.quoted(index):
            continue
        name = story.starting.get(index)
        if name is not None and name.kind is not None and story.is_subject(name):
            return name.speaker
        pronoun = pronoun_subject(story, language, index, last)
        if pronoun is not None:
            return pronoun
    opening = begin < end and story.tokens.lower[begin] in language.definite | language.indefinite
    if opening:
        stop = next((at for at in range(begin + 1, end) if not story.tokens.words[at][0].isalnum()), end)
        return _by_noun(story, language, begin, min(stop, begin + 3), last)
    return None


def foreign_subject_after(
    story: Story, language: Language, start: int, limit: int, last: Speaker | None
) -> Speaker | None:
    """Who stands after a verb, or after "selon": a pronoun, a name, a noun with a name beside it.

    Phrases with a preposition are passed over: "a déclaré à la presse le maire".
    """
    tokens = story.tokens
    hanging = False
    for index in range(start, min(limit, start + _FARTHEST_SUBJECT)):
        lower = tokens.lower[index]
        name = story.starting.get(index)
        if name is not None:
            if hanging or (not story.is_subject(name) and index > start):
                hanging = False
                continue
            if index > start and any(start <= other.first < index < other.end for other in story.between(start, index)):
                continue
            return _named_after(story, language, name, limit)
        if index == start:
            pronoun = pronoun_subject(story, language, index, last)
            if pronoun is not None:
                return pronoun
        if any(other.first < index < other.end for other in story.between(max(start, index - 6), index)):
            continue
        if (tokens.words[index] == "." and tokens.glued(index)) or lower in language.he_titles | language.she_titles:
            continue
        if not tokens.words[index][0].isalnum() or (lower in language.relatives and lower not in language.definite):
            return None
        if lower in language.prepositions:
            hanging = True
        elif lower in language.determiners() or lower.startswith("l'"):
            if not hanging:
                return _phrase_after(story, language, index, limit, last)
        elif hanging:
            hanging = lower in language.adverbs or lower in language.he_titles | language.she_titles
        elif story.starting.get(index + 1) is None and tokens.words[index][0].isupper() and not tokens.opens[index]:
            found = _phrase_after(story, language, index, limit, last)
            if found is None and index == start and not language.inverts:
                found = story.named_by(index)
            if found is not None:
                return found
    return None


def _named_after(story: Story, language: Language, name: Named, limit: int) -> Speaker:
    """A name after its verb, unless another person shares it."""
    lower = story.tokens.lower
    if name.end + 1 < limit and lower[name.end] in language.conjunctions:
        other = story.starting.get(name.end + 1)
        if other is not None and other.kind is EntityKind.PERSON and name.kind is EntityKind.PERSON:
            return UNNAMED
    return name.speaker


def _phrase_after(story: Story, language: Language, start: int, limit: int, last: Speaker | None) -> Speaker | None:
    """Whom a noun after a verb means: the name beside it, or who has that role."""
    tokens = story.tokens
    end = start
    while end < min(limit, start + _LONGEST_PHRASE):
        name = story.starting.get(end)
        if name is not None:
            # "l’avocate de Paul Durand" is somebody else.
            if name.kind is EntityKind.PERSON and story.is_subject(name):
                return _named_after(story, language, name, limit)
            end = name.end
            continue
        if tokens.words[end] == "," and end + 1 < limit:
            apposed = story.starting.get(end + 1)
            if apposed is not None and apposed.kind is EntityKind.PERSON:
                return apposed.speaker
            break
        if not (tokens.words[end][0].isalnum() or tokens.words[end] in "-’'"):
            break
        if end > start and (tokens.lower[end] in language.relatives - language.definite):
            break
        end += 1
    return _by_noun(story, language, start, end, last)
