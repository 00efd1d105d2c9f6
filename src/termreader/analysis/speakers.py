"""Who speaks: the subject of the verb of speech in the clause next to a quotation. When unsure, nobody.

A cue gives a `Speaker`; one without an entity is somebody unnamed ("a spokeswoman said"); None is no cue at all.
"""

from termreader.analysis.narration import UNNAMED, Narration, Speaker
from termreader.analysis.speech_words import BEAT_VERBS, SPEECH_NOUNS, SPEECH_VERBS
from termreader.analysis.subjects import AUXILIARIES, PRONOUNS, left_subject, right_subject
from termreader.analysis.tokens import Line
from termreader.analysis.words import FUNCTION_WORDS, word_set
from termreader.model import EntityKind

_FOREIGNAUXILIARIES = frozenset(["a", "ont", "avait", "hat", "ha", "había", "habe"])
_TWO_PART_VERBS = {
    "puts": "it",
    "put": "it",
    "wanted": "to",
    "shot": "back",
    "fired": "back",
    "went": "on",
    "goes": "on",
    "shoots": "back",
}
_HEARD = word_set("got gets heard hears received receives read reads saw sees found finds")
_VERB_ENDINGS = ("ed", "es", "s", "ew", "ught", "oke", "ang", "rew", "lt", "nt", "é", "te", "ait")
_NO_GESTURES = word_set(
    """
    and or who whose of is was were disagreed disagrees denied denies agreed agrees did does had has
    """
)
_FARTHEST_VERB = 28


def clause_end(narration: Narration, start: int, end: int) -> int:
    """One past the last token of the sentence that `start` lies in."""
    tokens = narration.tokens
    for index in range(start, end):
        word = tokens.words[index]
        if word in "!?;" or (
            word == "." and (index + 1 >= end or tokens.opens[index + 1] or not narration.tokens.glued(index))
        ):
            return index
    return end


def clause_start(narration: Narration, start: int, end: int) -> int:
    """The first token of the sentence that `end` closes, not before `start`."""
    tokens = narration.tokens
    for index in range(end - 1, start, -1):
        if tokens.opens[index] and tokens.words[index - 1] in '.!?”"’»':
            return index
    return start


def cue_after(narration: Narration, start: int, end: int, last: Speaker | None, *, direct: bool) -> Speaker | None:
    """The speaker of the clause that follows a quotation; `direct` when the quotation's end asks for a cue."""
    tokens = narration.tokens
    limit = clause_end(narration, start, end)
    begin = start
    if begin < limit and tokens.words[begin] in ",-—–":
        begin += 1
    for verb in range(begin, min(limit, begin + _FARTHEST_VERB)):
        if not _is_verb(narration, verb):
            continue
        speaker = None
        if verb == begin or tokens.lower[verb - 1] in _FOREIGNAUXILIARIES:
            speaker = right_subject(narration, verb, limit, last)
        speaker = speaker or left_subject(narration, verb, begin, last)
        if speaker is None and tokens.words[verb - 1] in ",—–":
            # “…” on that question, recalls Al-Dahle.
            speaker = right_subject(narration, verb, limit, last)
        if speaker is not None:
            return speaker
    return _according(narration, begin, limit, last) or (_any_verb(narration, begin, limit, last) if direct else None)


def _any_verb(narration: Narration, begin: int, limit: int, last: Speaker | None) -> Speaker | None:
    """Who stands next to any verb right after direct speech: “…,” wailed Ida Holm; “…,” Holm harrumphed."""
    tokens = narration.tokens
    if begin >= limit:
        return None
    if _verb_like(narration, begin):
        name = narration.starting.get(begin + 1)
        if name is not None and name.kind is EntityKind.PERSON:
            return name.speaker
        return right_subject(narration, begin, limit, last)
    name = narration.starting.get(begin)
    if name is not None and name.end < limit and _verb_like(narration, name.end):
        return name.speaker
    if tokens.lower[begin] in PRONOUNS and begin + 1 < limit and _verb_like(narration, begin + 1):
        return narration.person_meant(tokens.lower[begin], begin, last)
    return None


def _verb_like(narration: Narration, index: int) -> bool:
    """Whether a word has a verb's look: small, of no closed class, with an ending of the past or the third person."""
    word = narration.tokens.words[index]
    lower = narration.tokens.lower[index]
    return word.islower() and len(word) > 3 and lower not in FUNCTION_WORDS and lower.endswith(_VERB_ENDINGS)


def cue_before(narration: Narration, start: int, end: int, last: Speaker | None) -> Speaker | None:
    """The speaker of the clause that leads up to a quotation."""
    tokens = narration.tokens
    begin = clause_start(narration, start, end)
    for verb in range(end - 1, begin - 1, -1):
        if not _is_verb(narration, verb):
            continue
        speaker = left_subject(narration, verb, begin, last)
        if speaker is None and (verb == begin or tokens.words[verb - 1] in ",—–"):
            speaker = right_subject(narration, verb, end, last)
        if speaker is not None:
            return speaker
    return _according(narration, begin, end, last) or _labelled(narration, begin, end)


def speech_verbs(narration: Narration, start: int, end: int) -> int:
    """How many verbs of speech stand in a stretch of narration."""
    return sum(_is_verb(narration, index) for index in range(start, end))


def beat(narration: Narration, start: int, end: int, last: Speaker | None) -> Speaker | None:
    """The subject of the sentence right before a quotation that is a sentence of its own (Pinto shrugged. “No.”)."""
    tokens = narration.tokens
    if start >= end or tokens.words[end - 1] not in ".:":
        return None
    begin = clause_start(narration, start, end - 1)
    subject = next((name for name in narration.between(begin, end) if name.kind is EntityKind.PERSON), None)
    apposed = subject is not None and subject.first <= begin + 6 and tokens.words[subject.first - 1] == ","
    if subject is not None and (subject.first <= begin + 2 or apposed) and narration.is_subject(subject):
        others = {name.entity for name in narration.between(subject.end, end) if name.kind is EntityKind.PERSON}
        short = end - begin <= 12 or any(tokens.lower[index] in BEAT_VERBS for index in range(begin, end))
        return subject.speaker if short and not others - {subject.entity} else None
    if tokens.lower[begin] in PRONOUNS and end - begin <= 12:
        return narration.person_meant(tokens.lower[begin], begin, last)
    return None


def gesture(narration: Narration, start: int, end: int) -> Speaker | None:
    """Who acts right after a quotation that opens a paragraph: “That is the end of it.” Pineda put the lid on."""
    tokens = narration.tokens
    name = narration.starting.get(start)
    if name is None or name.kind is not EntityKind.PERSON or name.end >= end or not tokens.opens[start]:
        return None
    verb = tokens.lower[name.end]
    plain = tokens.words[name.end].islower() and verb not in AUXILIARIES and verb not in _NO_GESTURES
    return name.speaker if plain and verb.endswith(("ed", "s", "t", "k", "e", "w", "d")) else None


def introduced(narration: Narration, line_number: int, last: Speaker | None) -> Speaker | None:
    """The speaker whom the paragraph before a quotation introduces with a colon at its end."""
    if line_number == 0:
        return None
    tokens = narration.tokens
    line = tokens.lines[line_number - 1]
    if tokens.words[line.end - 1] == ":":
        return cue_before(narration, line.first, line.end, last)
    if line.end - line.first <= 8 and not any(narration.quoted(index) for index in range(line.first, line.end)):
        # A paragraph that is only a gesture: "Falch shakes her head."
        return beat(narration, line.first, line.end, last)
    return None


def credited(narration: Narration, line: Line, pulled: bool) -> Speaker | None:
    """The person at the start of a pull-quote's line of credit; `pulled` when the blocks say that it is one."""
    tokens = narration.tokens
    first = line.first
    dashed = tokens.words[first] in "—–-" and first + 1 < line.end
    if dashed:
        first += 1
    if (tokens.words[line.end - 1] in ".!?:" and not pulled) or line.end - first > 25:
        return None
    name = narration.starting.get(first)
    if name is None or name.kind is not EntityKind.PERSON:
        return None
    if name.end == line.end or pulled or dashed or tokens.words[name.end] in ",(—–-|":
        return name.speaker
    return None


def _is_verb(narration: Narration, index: int) -> bool:
    tokens = narration.tokens
    wanted = _TWO_PART_VERBS.get(tokens.lower[index])
    if wanted is not None:
        return tokens.lower[index + 1 : index + 2] == [wanted]
    return tokens.lower[index] in SPEECH_VERBS and tokens.words[index].islower() and not narration.quoted(index)


def _according(narration: Narration, start: int, end: int, last: Speaker | None) -> Speaker | None:
    tokens = narration.tokens
    for index in range(start, end - 2):
        if tokens.lower[index] == "according" and tokens.lower[index + 1] == "to":
            return right_subject(narration, index + 1, end, last) or UNNAMED
        if tokens.lower[index] == "words" and tokens.lower[index + 1] == "of":
            return right_subject(narration, index + 1, end, last)
    return None


def _labelled(narration: Narration, begin: int, end: int) -> Speaker | None:
    """The speaker of a label with a colon: "Byrne: “…”", "Byrne’s verdict: “…”", "Its head, Byrne, differed: “…”"."""
    tokens = narration.tokens
    if end <= begin or tokens.words[end - 1] != ":" or end - begin > 18:
        return None
    if tokens.lower[begin] in PRONOUNS:
        return narration.person_meant(tokens.lower[begin], begin, None)
    if any(tokens.lower[index] in _HEARD for index in range(begin, end)):
        # "Byrne got a new answer: “…”" is somebody else's answer.
        return UNNAMED
    names = narration.between(begin, end)
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
    apposed = [name for name in names if tokens.words[name.first - 1] == "," and tokens.words[name.end] == ","]
    subjects = [name for name in names if narration.is_subject(name)]
    if len(apposed) == 1:
        return apposed[0].speaker
    return first.speaker if first.first <= begin + 2 and first in subjects else None
