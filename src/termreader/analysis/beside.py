"""What stands beside speech without saying so: gestures, paragraphs that lead on to it, lines of credit, signs."""

from termreader.analysis.narration import Speaker
from termreader.analysis.pronouns import PRONOUNS
from termreader.analysis.speakers import clause_start, cue_before
from termreader.analysis.speech_words import BEAT_VERBS
from termreader.analysis.story import Story
from termreader.analysis.subjects import AUXILIARIES
from termreader.analysis.tokens import Line
from termreader.analysis.words import word_set
from termreader.model import EntityKind

_NO_GESTURES = word_set(
    """
    and or who whose of is was were disagreed disagrees denied denies agreed agrees did does had has
    """
)
_SIGNS = word_set(
    """
    slogan slogans sign signs banner banners placard placards poster posters plaque sticker stickers label headline
    headlines billboard t-shirt shirt shirts hashtag caption inscription nameplate badge tattoo logo mural cap hat
    """
)
"""What has words on it that nobody says."""
_SHOWS = word_set("read reads reading said says saying bearing was is")
_SIGN_WITHIN = 16
"""How many words before a quotation a sign may stand."""


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
        others = {
            name.speaker
            for name in story.between(subject.end, end)
            if name.kind is EntityKind.PERSON or (first_person and story.is_subject(name))
        }
        return subject.speaker if close and not others - {subject.speaker} else None
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
