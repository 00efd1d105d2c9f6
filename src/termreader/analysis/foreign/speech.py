"""Who speaks in French, German, Spanish, Italian, Portuguese and Dutch: verbs of saying and their subjects.

A cue gives a `Speaker`; one without an entity is somebody unnamed; None is no cue at all. The language is that of the
text, so that nothing of this is asked of an English one.
"""

from termreader.analysis.foreign.language import Language, bare
from termreader.analysis.foreign.subjects import (
    first_subject,
    foreign_subject_after,
    foreign_subject_before,
    pronoun_subject,
)
from termreader.analysis.foreign.verbs import Predicate, glued_pronoun, predicate_at
from termreader.analysis.narration import UNNAMED, Speaker
from termreader.analysis.story import Story
from termreader.model import EntityKind

_FARTHEST_AFTER = 6
"""How many tokens after a quotation the verb may stand whose subject comes first."""
_LONGEST_PHRASE = 12
"""How many tokens a noun with what hangs on it may have."""
_LONGEST_VIEW = 7
"""How many tokens the same may have with "pour" before it, where no comma ends it."""
_FARTHEST_BACK = 80
"""How many tokens before a quotation the verb may stand."""
_NAMING = frozenset(["dit", "nennt", "nannte", "genannt", "bezeichnet", "noemt", "noemde"])
"""What stands right before a name for a thing: "un programme dit « zéro déchet »"."""
_ANYBODY = ""
"""The pronoun of a verb without a subject."""


def foreign_cue_after(
    story: Story, language: Language, begin: int, limit: int, last: Speaker | None, *, direct: bool
) -> Speaker | None:
    """The speaker of the clause that follows a quotation, from `begin` up to its sentence's end.

    `direct` when the quotation's end asks for a cue, so that any verb is one.
    """
    lower = story.tokens.lower
    source = _source(story, language, begin, limit)
    if source:
        return _according(story, language, begin, source, limit, last) or UNNAMED
    for index in range(begin, min(limit, begin + _FARTHEST_AFTER)):
        predicate = predicate_at(story, language, index, limit)
        if predicate is None or predicate.gerund:
            continue
        if index > begin and not predicate.particle:
            opening = _opening_subject(story, language, begin, index, last)
            if opening is not None:
                return opening
        if index == begin or (index == begin + 1 and lower[begin] in language.before_verbs()):
            return _inverted(story, language, predicate, limit, last) or UNNAMED
    name = story.starting.get(begin)
    if name is not None and name.end < limit and lower[name.end] in language.after_name:
        return name.speaker
    return _any_verb(story, language, begin, limit, last) if direct else None


def _any_verb(story: Story, language: Language, begin: int, limit: int, last: Speaker | None) -> Speaker | None:
    """Who stands after any verb right after direct speech: « … », s'est-il emporté; „…“, findet dagegen Ana Silva."""
    tokens = story.tokens
    begin += begin < limit and tokens.lower[begin] in language.clitics
    if begin >= limit or not tokens.words[begin].islower() or begin in story.starting:
        return None
    pronoun = glued_pronoun(story.tokens, language, begin + 1, limit)
    if pronoun >= 0:
        return pronoun_subject(story, language, pronoun, last)
    if bare(tokens.lower[begin]) in language.no_verbs():
        return None
    closed = begin + 1 >= limit or tokens.words[begin + 1] == ","
    if language.drops and closed and len(tokens.words[begin]) > 3 and last is not None:
        return story.person_meant(_ANYBODY, begin, last)
    adverb = begin + 1 < limit and tokens.words[begin + 1].islower() and begin + 1 not in story.starting
    adverb = adverb and tokens.lower[begin + 1] not in language.no_verbs() - language.adverbs
    name = story.starting.get(begin + 1 + adverb)
    return name.speaker if name is not None and name.kind is EntityKind.PERSON else None


def foreign_cue_before(story: Story, language: Language, begin: int, end: int, last: Speaker | None) -> Speaker | None:
    """The speaker of the clause that leads up to a quotation, from its sentence's start."""
    for index in range(end - 1, max(begin, end - _FARTHEST_BACK) - 1, -1):
        source = _source(story, language, index, end)
        if source:
            found = _according(story, language, index, source, end, last)
            if found is not None:
                return found
        predicate = predicate_at(story, language, index, end)
        if predicate is None:
            continue
        speaker = _subject(story, language, predicate, begin, end, last)
        if speaker is not None:
            return speaker
    return _view(story, language, begin, end, last) or _before_colon(story, language, begin, end, last)


def _source(story: Story, language: Language, index: int, limit: int) -> int:
    """Where it stands whose words they are, after a "selon" or "nach Angaben von" at a token; 0 where there is none."""
    lower = story.tokens.lower
    if index + 1 >= limit or story.quoted(index):
        return 0
    if lower[index] in language.according:
        return index + 1
    return index + 2 if lower[index + 1] in language.accordance.get(lower[index], ()) else 0


def _according(
    story: Story, language: Language, index: int, source: int, limit: int, last: Speaker | None
) -> Speaker | None:
    """Whose words they are: "selon Ana Silva", "selon lui", "Ana Silva, secondo la quale"."""
    lower = story.tokens.lower
    name = story.ending.get(index - 1) if index and lower[index - 1] == "," else None
    if name is not None and not language.according_to_whom.isdisjoint(lower[source : source + 2]):
        return name.speaker
    if source < limit and lower[source] in language.he_objects:
        return story.person_meant("he", source, last)
    if source < limit and lower[source] in language.she_objects:
        return story.person_meant("she", source, last)
    return foreign_subject_after(story, language, source, limit, last)


def foreign_predicates(story: Story, language: Language, start: int, end: int) -> int:
    """How many verbs of saying stand in a stretch of narration."""
    return sum(predicate_at(story, language, index, end) is not None for index in range(start, end))


def foreign_report(story: Story, language: Language, begin: int, end: int) -> bool:
    """Whether a clause before a quotation reports speech of which it is the end."""
    lower = story.tokens.lower
    if begin < end and (lower[begin] in language.views or _opinion(story, language, begin, end)):
        return True
    return any(
        predicate_at(story, language, index, end) is not None or _source(story, language, index, end)
        for index in range(begin, end)
        if index < end - 1 or story.tokens.lower[index] not in _NAMING
    )


def _inverted(
    story: Story, language: Language, predicate: Predicate, limit: int, last: Speaker | None
) -> Speaker | None:
    """Whose verb opens a clause after a quotation: what follows it, else, without a subject, who spoke last."""
    if predicate.pronoun >= 0:
        return pronoun_subject(story, language, predicate.pronoun, last)
    if predicate.several:
        return UNNAMED
    found = foreign_subject_after(story, language, predicate.end, limit, last)
    if found is None and language.drops:
        dropped = _without_subject(story, language, predicate.end, limit)
        return story.person_meant(_ANYBODY, predicate.first, last) if dropped else UNNAMED
    return found


def _without_subject(story: Story, language: Language, end: int, limit: int) -> bool:
    """Whether what follows a verb cannot be its subject: the sentence's end, a preposition, an adverb."""
    lower = story.tokens.lower
    if end >= limit or not lower[end][0].isalnum():
        return True
    return lower[end] in language.prepositions | language.adverbs | language.conjunctions | language.relatives


def _subject(
    story: Story, language: Language, predicate: Predicate, begin: int, end: int, last: Speaker | None
) -> Speaker | None:
    """Whose verb it is in a clause before a quotation."""
    if predicate.pronoun >= 0:
        return pronoun_subject(story, language, predicate.pronoun, last)
    if predicate.several:
        return UNNAMED
    if predicate.gerund:
        return first_subject(story, language, begin, predicate.first, last)
    if predicate.particle:
        return None
    lower = story.tokens.lower
    first = predicate.first
    while first > begin and (lower[first - 1] in language.clitics or lower[first - 1] in language.adverbs):
        first -= 1
    if first > begin and lower[first - 1] in language.conjunctions:
        shared = first_subject(story, language, begin, first - 1, last)
        if shared is not None:
            return shared
    beside = foreign_subject_before(story, language, begin, first, last)
    if beside is not None:
        return beside
    opens = first == begin or lower[first - 1] in (",", "—", "–")
    if language.inverts or opens or lower[first - 1] in language.comparing:
        found = foreign_subject_after(story, language, predicate.end, end, last)
        if found is not None:
            return found
    dropped = opens or lower[first - 1] in language.conjunctions
    if language.drops and dropped and _without_subject(story, language, predicate.end, end):
        return story.person_meant(_ANYBODY, predicate.first, last)
    return None


def _opening_subject(story: Story, language: Language, begin: int, verb: int, last: Speaker | None) -> Speaker | None:
    """Who stands between a quotation and a verb of saying right after it: "« … », Ana Silva explique"."""
    first = verb
    while first > begin and story.tokens.lower[first - 1] in language.clitics | language.adverbs:
        first -= 1
    name = story.starting.get(begin)
    if name is not None and name.end == first:
        return name.speaker
    if first == begin + 1 or story.tokens.lower[begin] in language.presenting:
        return pronoun_subject(story, language, first - 1, last)
    return None


def _view(story: Story, language: Language, begin: int, end: int, last: Speaker | None) -> Speaker | None:
    """Whose view a sentence opens with: "Pour Ana Silva, c’est “…”"."""
    if _opinion(story, language, begin, end):
        return story.person_meant(_ANYBODY, begin, last)
    if begin + 1 >= end or story.tokens.lower[begin] not in language.views:
        return None
    pronoun = pronoun_subject(story, language, begin + 1, last)
    if pronoun is not None:
        return pronoun
    comma = next((at for at in range(begin + 1, end) if story.tokens.words[at] == ","), -1)
    stop = comma if comma >= 0 else min(end, begin + _LONGEST_VIEW)
    people = [name for name in story.between(begin + 1, stop + 2) if name.kind is EntityKind.PERSON]
    return people[0].speaker if len(people) == 1 else None


def _opinion(story: Story, language: Language, begin: int, end: int) -> bool:
    """Whether a sentence opens with the view of who was told of: "À ses yeux, c’est “…”"."""
    opening = story.tokens.lower[begin : min(end, begin + 3)]
    return not language.opinions.isdisjoint(opening) and not language.possessives.isdisjoint(opening)


def _before_colon(story: Story, language: Language, begin: int, end: int, last: Speaker | None) -> Speaker | None:
    """The one person of a clause that ends with a colon, its subject."""
    if end - 1 <= begin or story.tokens.words[end - 1] != ":":
        return None
    pronoun = pronoun_subject(story, language, begin, last)
    if pronoun is not None:
        return pronoun
    people = [name for name in story.between(begin, end) if name.kind is EntityKind.PERSON]
    alone = len({name.entity for name in people}) == 1
    if alone and (story.is_subject(people[0]) or story.tokens.lower[people[0].end] in language.relatives | {","}):
        return people[0].speaker
    return None
