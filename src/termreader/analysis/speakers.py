"""Who speaks: the subject of the verb of speech in the clause next to a quotation. When unsure, nobody.

A cue gives a `Speaker`; one without an entity is somebody unnamed ("a spokeswoman said"); None is no cue at all.
"""

from termreader.analysis.foreign.speech import (
    foreign_cue_after,
    foreign_cue_before,
    foreign_predicates,
    foreign_report,
)
from termreader.analysis.inverted_subjects import right_subject
from termreader.analysis.narration import UNNAMED, Speaker
from termreader.analysis.pronouns import OF_POSSESSIVE, PRONOUNS
from termreader.analysis.speech_words import PARTICIPLES, SAYING_VERBS, SPEECH_NOUNS
from termreader.analysis.story import Story
from termreader.analysis.subjects import BEFORE_PASSIVES, FOREIGN_AUXILIARIES, PASSIVES, left_subject
from termreader.analysis.words import FUNCTION_WORDS, word_set
from termreader.model import EntityKind

_TWO_PART_VERBS = {
    "puts": "it",
    "put": "it",
    "wanted": "to",
    "shot": "back",
    "fired": "back",
    "went": "on",
    "goes": "on",
    "found": "that",
    "finds": "that",
    "held": "that",
    "holds": "that",
    "ruled": "that",
    "rules": "that",
    "spoke": "of",
    "speaks": "of",
    "talked": "of",
    "talks": "of",
    "shoots": "back",
}
_TO_SAY = word_set("know ask say hear")
_PUT_WHERE = word_set("in on into onto to at there back down under inside away up off aside before behind between")
_ON_WHAT = word_set("a an the with for in at his her their its this that strike holiday vacation trial sale display")
_HEARD = word_set("got gets heard hears received receives read reads saw sees found finds")
_VERB_ENDINGS = ("ed", "es", "s", "ew", "ught", "oke", "ang", "rew", "lt", "nt", "é", "te", "ait")
_FARTHEST_VERB = 28
"""How many tokens after a quotation the verb may stand, and how many before one."""
_FARTHEST_VERB_BEFORE = 80
_NEAR_VERB = 8
"""Within how many tokens after a quotation a verb of speech brings it in, be its subject known or not."""
_LONGEST_LABEL = 24
"""How many tokens a clause before a colon may have that has no verb of speech and yet says who speaks."""
_REPORTS = word_set(
    """
    said says told tells wrote writes added adds warned warns argued argues insisted insists promised promises vowed
    vows saying adding warning pledged pledges claimed claims acknowledged acknowledges
    conceded concedes admitted admits complained complains stated states stressed stresses replied ruled found held
    writing noting stating explaining
    """
)


def clause_end(story: Story, start: int, end: int) -> int:
    """One past the last token of the sentence that `start` lies in."""
    tokens = story.tokens
    for index in range(start, end):
        word = tokens.words[index]
        if word in "!?;" or (
            word == "." and (index + 1 >= end or tokens.opens[index + 1] or not story.tokens.glued(index))
        ):
            return index
    return end


def clause_start(story: Story, start: int, end: int) -> int:
    """The first token of the sentence that `end` closes, not before `start`."""
    tokens = story.tokens
    for index in range(end - 1, start, -1):
        if tokens.opens[index] and tokens.words[index - 1] in '.!?”"’»':
            return index
    return start


def cue_after(story: Story, start: int, end: int, last: Speaker | None, *, direct: bool) -> Speaker | None:
    """The speaker of the clause that follows a quotation; `direct` when the quotation's end asks for a cue."""
    tokens = story.tokens
    limit = clause_end(story, start, end)
    begin = start
    if begin < limit and tokens.words[begin] in ",-—–":
        begin += 1
    signed = story.starting.get(begin) if begin > start and tokens.words[start] != "," else None
    if (
        signed is not None
        and signed.kind is EntityKind.PERSON
        and (signed.end >= end or tokens.words[signed.end] == ",")
    ):
        # “It was lazy.” — Ana Silva
        return signed.speaker
    if story.language is not None:
        foreign = foreign_cue_after(story, story.language, begin, limit, last, direct=direct or begin > start)
        if foreign is not None:
            return foreign
    if tokens.lower[begin : begin + 1] == ["by"] and _passive_before(story, start):
        # Falk was called “a danger to all” by the Holm Herald.
        return right_subject(story, begin, limit, last)
    for verb in range(begin, min(limit, begin + _FARTHEST_VERB)):
        if not _is_verb(story, verb) or _TWO_PART_VERBS.get(tokens.lower[verb]) in ("that", "of"):
            continue
        speaker = None
        if verb == begin or tokens.lower[verb - 1] in FOREIGN_AUXILIARIES:
            speaker = right_subject(story, verb, limit, last)
        speaker = speaker or left_subject(story, verb, begin, last)
        if speaker is None and tokens.words[verb - 1] in ",—–":
            # “…” on that question, recalls Al-Dahle.
            speaker = right_subject(story, verb, limit, last)
        if speaker is not None:
            return speaker
    found = _according(story, begin, limit, last) or (_any_verb(story, begin, limit, last) if direct else None)
    if (
        found is None
        and direct
        and any(
            _is_verb(story, verb)
            for verb in range(begin, min(limit, begin + _NEAR_VERB))
            if tokens.lower[verb] in _REPORTS
        )
    ):
        # “We ran,” say those who were there.
        return UNNAMED
    return found


def _passive_before(story: Story, start: int) -> bool:
    """Whether words in marks, which end before a token, tell what somebody was called: "was described as “…”"."""
    lower = story.tokens.lower
    first = next((at for at in range(start - 2, -1, -1) if not story.quoted(at)), 0) - 1
    verb = first - (lower[first] == "as")
    return verb > 0 and lower[verb] in PASSIVES and lower[verb - 1] in BEFORE_PASSIVES


def _any_verb(story: Story, begin: int, limit: int, last: Speaker | None) -> Speaker | None:
    """Who stands next to any verb right after direct speech: “…,” wailed Ida Holm; “…,” Holm harrumphed."""
    tokens = story.tokens
    if begin >= limit:
        return None
    if _verb_like(story, begin):
        name = story.starting.get(begin + 1)
        if name is not None and name.kind is EntityKind.PERSON:
            return name.speaker
        return right_subject(story, begin, limit, last)
    name = story.starting.get(begin)
    if name is not None and name.end < limit and _verb_like(story, name.end):
        return name.speaker
    if tokens.lower[begin] in PRONOUNS and begin + 1 < limit and _verb_like(story, begin + 1):
        return story.person_meant(tokens.lower[begin], begin, last)
    return None


def _verb_like(story: Story, index: int) -> bool:
    """Whether a word has a verb's look: small, of no closed class, with an ending of the past or the third person."""
    word = story.tokens.words[index]
    lower = story.tokens.lower[index]
    return word.islower() and len(word) > 3 and lower not in FUNCTION_WORDS and lower.endswith(_VERB_ENDINGS)


def cue_before(story: Story, start: int, end: int, last: Speaker | None) -> Speaker | None:
    """The speaker of the clause that leads up to a quotation."""
    tokens = story.tokens
    begin = clause_start(story, start, end)
    if story.language is not None:
        foreign = foreign_cue_before(story, story.language, begin, end, last)
        if foreign is not None:
            return foreign
    for verb in range(end - 1, max(begin, end - _FARTHEST_VERB_BEFORE) - 1, -1):
        if not _is_verb(story, verb):
            continue
        speaker = left_subject(story, verb, begin, last)
        if speaker is None and (verb == begin or tokens.words[verb - 1] in ",—–"):
            speaker = right_subject(story, verb, end, last)
        if speaker is not None:
            return speaker
    return _according(story, begin, end, last) or _labelled(story, begin, end) or _unattributed(story, begin, end)


def _unattributed(story: Story, begin: int, end: int) -> Speaker | None:
    """Somebody, when a verb of speech stands right before the mark that leads on to the words: "the last said, “…”"."""
    tokens = story.tokens
    leads = end - 2 > begin and tokens.words[end - 1] in ",:"
    if leads and (_is_verb(story, end - 2) or tokens.lower[end - 2] in ("read", "reads")):
        return UNNAMED
    return None


def reported(story: Story, start: int, end: int) -> bool:
    """Whether the clause before a quotation reports speech of which it is the end: "she said that it was “over”"."""
    lower = story.tokens.lower
    if story.language is not None and foreign_report(story, story.language, clause_start(story, start, end), end):
        return True
    for index in range(end - 1, clause_start(story, start, end) - 1, -1):
        if lower[index] in _REPORTS and index < end - 1 and not story.quoted(index):
            wanted = _TWO_PART_VERBS.get(lower[index])
            return wanted is None or lower[index + 1] == wanted
    return False


def reports(story: Story, start: int, end: int) -> bool:
    """Whether the sentence that ends a stretch of narration tells what somebody says or thinks of something."""
    if reported(story, start, end):
        return True
    lower = story.tokens.lower
    return any(
        lower[index] in PASSIVES
        and story.tokens.lower_at(index - 1) not in BEFORE_PASSIVES - {","}
        and not story.quoted(index)
        for index in range(clause_start(story, start, end), end)
    )


def speech_verbs(story: Story, start: int, end: int) -> int:
    """How many verbs of speech stand in a stretch of narration."""
    if story.language is not None:
        return foreign_predicates(story, story.language, start, end)
    return sum(_is_verb(story, index) for index in range(start, end))


def _is_verb(story: Story, index: int) -> bool:
    tokens = story.tokens
    wanted = _TWO_PART_VERBS.get(tokens.lower[index])
    if wanted is not None:
        return tokens.lower_at(index + 1) == wanted and _means_speech(wanted, tokens.lower_at(index + 2))
    spoken = tokens.lower[index] in SAYING_VERBS or tokens.lower[index] in PARTICIPLES
    if tokens.lower[index] == "written" and index:
        spoken = tokens.lower_at(index - 1) in ("has", "had", "have")
    small = tokens.words[index].islower() or tokens.lines[tokens.line_of[index]].capitals
    return spoken and small and not story.quoted(index)


def _means_speech(second: str, following: str) -> bool:
    """Whether a verb of two words brings in speech, by what follows: "put it in a box", "went on a tour" do not."""
    if second == "to":
        return following in _TO_SAY
    return following not in (_PUT_WHERE if second == "it" else _ON_WHAT if second == "on" else ())


def _according(story: Story, start: int, end: int, last: Speaker | None) -> Speaker | None:
    tokens = story.tokens
    for index in range(start, end - 2):
        if tokens.lower[index] == "according" and tokens.lower[index + 1] == "to":
            return right_subject(story, index + 1, end, last) or UNNAMED
        if tokens.lower[index] in ("word", "words") and tokens.lower[index + 1] == "of":
            return right_subject(story, index + 1, end, last)
    return None


def _labelled(story: Story, begin: int, end: int) -> Speaker | None:
    """The speaker of a label with a colon: "Byrne: “…”", "Byrne’s verdict: “…”", "Its head, Byrne, differed: “…”"."""
    tokens = story.tokens
    if end <= begin or tokens.words[end - 1] != ":" or end - begin > _LONGEST_LABEL:
        return None
    if tokens.lower[begin] in PRONOUNS:
        return story.person_meant(tokens.lower[begin], begin, None)
    owner = OF_POSSESSIVE.get(tokens.lower[begin], "")
    if owner and not SPEECH_NOUNS.isdisjoint(tokens.lower[begin + 1 : begin + 4]):
        return story.person_meant(owner, begin, None)
    if end - begin == 2 and tokens.words[begin].isupper():
        by_initials = story.person_with_initials(tokens.words[begin])
        if by_initials is not None:
            return by_initials
    direct = story.ending.get(end - 1)
    if direct is not None and direct.first <= begin + 5 and story.is_subject(direct):
        return direct.speaker
    if any(tokens.lower[index] in _HEARD for index in range(begin, end)):
        # "Byrne got a new answer: “…”" is somebody else's answer.
        return UNNAMED
    names = story.between(begin, end)
    if not names:
        return None
    first = names[0]
    following = tokens.lower[first.end] if first.end < end else ":"
    if first.first <= begin + 2:
        if following in (":", ",", "("):
            return first.speaker
        if following in ("'s", "'"):
            spoken = any(tokens.lower[index] in SPEECH_NOUNS for index in range(first.end, end))
            return first.speaker if spoken else None
    apposed = [name for name in names if tokens.lower_at(name.first - 1) == tokens.lower_at(name.end) == ","]
    if len(apposed) == 1:
        return apposed[0].speaker
    subjects = {name.speaker for name in names if story.is_subject(name)}
    return first.speaker if first.first <= begin + 2 and subjects == {first.speaker} else None
