"""Who speaks: the subject of the verb of speech in the clause next to a quotation. When unsure, nobody.

A cue gives a `Speaker`; one without an entity is somebody unnamed ("a spokeswoman said"); None is no cue at all.
"""

from termreader.analysis.narration import UNNAMED, Speaker
from termreader.analysis.references import Story
from termreader.analysis.speech_words import BEAT_VERBS, PARTICIPLES, SAYING_VERBS, SPEECH_NOUNS
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
_LONGEST_LABEL = 24
"""How many tokens a clause before a colon may have that has no verb of speech and yet says who speaks."""
_SIGNS = word_set(
    """
    slogan slogans sign signs banner banners placard placards poster posters plaque sticker stickers label headline
    headlines billboard t-shirt shirt shirts hashtag caption inscription nameplate badge tattoo logo mural cap hat
    """
)
"""What has words on it that nobody says."""
_SHOWS = word_set("read reads reading said says saying bearing was is")
_REPORTS = word_set("said says told tells wrote writes added adds warned warns argued argues insisted insists")
_SIGN_WITHIN = 16
"""How many words before a quotation a sign may stand."""


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


def shown(story: Story, before: tuple[int, int], after: tuple[int, int], beside: bool) -> bool:
    """Whether quoted words stand on a sign or are a slogan: "a banner that read “…”", "“…”, said one placard".

    `beside` is what holds for the quoted words before them.
    """
    lower = story.tokens.lower
    tail = [word for word in lower[after[0] : min(after[1], after[0] + 5)] if word != ","]
    if tail and tail[0] in _SHOWS and (beside or len(tail) > 1):
        if not _SIGNS.isdisjoint(tail[1:4]):
            return True
        if tail[1:2] in (["one"], ["another"]):
            near = lower[max(before[0], before[1] - _SIGN_WITHIN) : before[1]]
            return beside or not _SIGNS.isdisjoint(near)
    lead = [word for word in lower[max(before[0], before[1] - 6) : before[1]] if word != ","]
    if lead[-1:] == [":"]:
        lead.pop()
        return lead[-1:] != [] and (lead[-1] in _SIGNS or (lead[-1] in _SHOWS and not _SIGNS.isdisjoint(lead[-4:])))
    return lead[-1:] != [] and lead[-1] in _SHOWS and not _SIGNS.isdisjoint(lead[-4:-1]) and "and" not in lead[-4:]


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
        and (signed.end == end or tokens.words[signed.end] == ",")
    ):
        # “It was lazy.” — Ana Silva
        return signed.speaker
    for verb in range(begin, min(limit, begin + _FARTHEST_VERB)):
        if not _is_verb(story, verb):
            continue
        speaker = None
        if verb == begin or tokens.lower[verb - 1] in _FOREIGNAUXILIARIES:
            speaker = right_subject(story, verb, limit, last)
        speaker = speaker or left_subject(story, verb, begin, last)
        if speaker is None and tokens.words[verb - 1] in ",—–":
            # “…” on that question, recalls Al-Dahle.
            speaker = right_subject(story, verb, limit, last)
        if speaker is not None:
            return speaker
    return _according(story, begin, limit, last) or (_any_verb(story, begin, limit, last) if direct else None)


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
    for verb in range(end - 1, begin - 1, -1):
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
    return UNNAMED if leads and (_is_verb(story, end - 2) or tokens.lower[end - 2] in ("read", "reads")) else None


def reported(story: Story, start: int, end: int) -> bool:
    """Whether the clause before a quotation reports speech of which it is the end: "she said that it was “over”"."""
    lower = story.tokens.lower
    for index in range(end - 1, clause_start(story, start, end) - 1, -1):
        if lower[index] in _REPORTS and index < end - 1 and not story.quoted(index):
            return True
    return False


def speech_verbs(story: Story, start: int, end: int) -> int:
    """How many verbs of speech stand in a stretch of narration."""
    return sum(_is_verb(story, index) for index in range(start, end))


def beat(story: Story, start: int, end: int, last: Speaker | None, *, first_person: bool = False) -> Speaker | None:
    """The subject of the sentence right before a quotation that is a sentence of its own (Pinto shrugged. “No.”).

    The sentence must be short or tell a gesture, unless the quotation speaks of its speaker, in the `first_person`.
    """
    tokens = story.tokens
    if start >= end or tokens.words[end - 1] not in ".:":
        return None
    begin = clause_start(story, start, end - 1)
    subject = next((name for name in story.between(begin, end) if name.kind is EntityKind.PERSON), None)
    apposed = subject is not None and subject.first <= begin + 6 and tokens.words[subject.first - 1] == ","
    close = first_person or end - begin <= 12 or any(word in BEAT_VERBS for word in tokens.lower[begin:end])
    opens = subject is not None and (subject.first <= begin + (8 if first_person else 2) or apposed)
    if subject is not None and opens and story.is_subject(subject):
        others = {name.entity for name in story.between(subject.end, end) if name.kind is EntityKind.PERSON}
        return subject.speaker if close and not others - {subject.entity} else None
    if tokens.lower[begin] in PRONOUNS and end - begin <= 12:
        return story.person_meant(tokens.lower[begin], begin, last)
    return None


def gesture(story: Story, start: int, end: int) -> Speaker | None:
    """Who acts right after a quotation that opens a paragraph: “That is the end of it.” Pineda put the lid on."""
    tokens = story.tokens
    name = story.starting.get(start)
    if name is None or name.kind is not EntityKind.PERSON or name.end >= end or not tokens.opens[start]:
        return None
    verb = tokens.lower[name.end]
    plain = tokens.words[name.end].islower() and verb not in AUXILIARIES and verb not in _NO_GESTURES
    return name.speaker if plain and verb.endswith(("ed", "s", "t", "k", "e", "w", "d")) else None


def introduced(story: Story, line_number: int, last: Speaker | None) -> Speaker | None:
    """The speaker whom the paragraph before a quotation introduces with a colon at its end."""
    if line_number == 0:
        return None
    tokens = story.tokens
    line = tokens.lines[line_number - 1]
    if tokens.words[line.end - 1] == ":":
        return cue_before(story, line.first, line.end, last)
    if line.end - line.first <= 8 and not story.has_quotes(line.first, line.end):
        # A paragraph that is only a gesture: "Falch shakes her head."
        return beat(story, line.first, line.end, last)
    return None


def credited(story: Story, line: Line, pulled: bool) -> Speaker | None:
    """The person at the start of a pull-quote's line of credit; `pulled` when the blocks say that it is one."""
    tokens = story.tokens
    first = line.first
    dashed = tokens.words[first] in "—–-" and first + 1 < line.end
    if dashed:
        first += 1
    if (tokens.words[line.end - 1] in ".!?:" and not pulled) or line.end - first > 25:
        return None
    name = story.starting.get(first)
    if name is None or name.kind is not EntityKind.PERSON:
        return None
    if name.end == line.end or pulled or dashed or tokens.words[name.end] in ",(—–-|":
        return name.speaker
    return None


def _is_verb(story: Story, index: int) -> bool:
    tokens = story.tokens
    wanted = _TWO_PART_VERBS.get(tokens.lower[index])
    if wanted is not None:
        return tokens.lower[index + 1 : index + 2] == [wanted]
    spoken = tokens.lower[index] in SAYING_VERBS or tokens.lower[index] in PARTICIPLES
    return spoken and tokens.words[index].islower() and not story.quoted(index)


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
    apposed = [name for name in names if tokens.words[name.first - 1] == "," and tokens.words[name.end] == ","]
    if len(apposed) == 1:
        return apposed[0].speaker
    subjects = {name.speaker for name in names if story.is_subject(name)}
    return first.speaker if first.first <= begin + 2 and subjects == {first.speaker} else None
