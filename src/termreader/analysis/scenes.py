"""Paragraphs of nothing but words in marks, after paragraphs of narration: who has been speaking all along.

Only where nobody else has come up since, with a name or without; else nobody.
"""

from termreader.analysis.dialogue import infer_all, is_all
from termreader.analysis.narration import NARRATOR, Speaker
from termreader.analysis.person_words import HE_NOUNS, SHE_NOUNS
from termreader.analysis.pronouns import PRONOUNS
from termreader.analysis.story import Story
from termreader.analysis.stretches import LEAST_PARTIAL_WORDS, Stretch
from termreader.model import EntityKind

_FARTHEST = 5
"""How many paragraphs back whoever goes on may have spoken last."""
_ASKED = 14
"""How many words a question of an interviewer has at most."""
_OF_ANOTHER = {
    "he": frozenset(["he", "he's", "he'd", "him", "his"]),
    "she": frozenset(["she", "she's", "she'd", "her"]),
}
_OF_SELF = frozenset(["i", "i'm", "i've", "i'd", "we", "my", "our"])


def speaks_of_other(story: Story, stretch: Stretch, person: Speaker, line_number: int) -> bool:
    """Whether words say “he” of a person, the only one near whom it can mean: he is told of, and does not speak."""
    tokens = story.tokens
    pronoun = story.pronoun_of(person.entity)
    forms = _OF_ANOTHER.get(pronoun)
    end = next((at for at in range(stretch.first, stretch.end) if tokens.words[at] in ".!?"), stretch.end)
    if forms is None or forms.isdisjoint(tokens.lower[stretch.first : end]):
        return False
    others = story.people_of_scene(line_number) - {person.entity or ""}
    if any(story.pronoun_of(other) in ("", pronoun) for other in others):
        return False
    before = tokens.lines[line_number - 1]
    return (HE_NOUNS if pronoun == "he" else SHE_NOUNS).isdisjoint(tokens.lower[before.first : before.end])


def attribute_topic(story: Story, line_number: int, by_line: dict[int, list[Stretch]]) -> None:
    """Speech that is a paragraph by itself, next to one of narration, is of the person whom that is about."""
    group = by_line[line_number]
    lines = story.tokens.lines
    if line_number - 1 in by_line or any(stretch.speaker or stretch.cued for stretch in group):
        return
    if not is_all(story, line_number, group):
        return
    topic = None
    if not story.told_of(0, lines[line_number].first) and group[0].words > LEAST_PARTIAL_WORDS:
        # Words at the head of an article are of the person whom it then names first.
        topic = story.topic(line_number + 1) if line_number + 1 < len(lines) else None
    elif line_number and all(stretch.speech for stretch in group) and not lines[line_number - 1].headline:
        topic = story.topic(line_number - 1)
    if topic is not None and not speaks_of_other(story, group[0], topic, line_number):
        infer_all(story, line_number, group, topic)


def attribute_scene(story: Story, line_number: int, by_line: dict[int, list[Stretch]]) -> None:
    """Speech that is a paragraph by itself goes on with who spoke before the narration, when nobody came up since."""
    group = by_line[line_number]
    if not line_number or line_number - 1 in by_line:
        return
    if any(stretch.speaker or stretch.cued or not stretch.speech for stretch in group):
        return
    if not is_all(story, line_number, group):
        return
    told_of = _told_of(story, line_number, group[0])
    speaker = _spoke_before(story, line_number, by_line, told_of)
    if speaker is not None:
        infer_all(story, line_number, group, speaker)


def _told_of(story: Story, line_number: int, stretch: Stretch) -> Speaker | None:
    """The person of the paragraph before whom the words call “he” or “she”."""
    topic = story.topic(line_number - 1)
    return topic if topic is not None and speaks_of_other(story, stretch, topic, line_number) else None


def _spoke_before(
    story: Story, line_number: int, by_line: dict[int, list[Stretch]], told_of: Speaker | None
) -> Speaker | None:
    """Who spoke last before the narration that ends here, or whom alone it is about."""
    pronouns: set[str] = set()
    people: set[str] = set()
    for number in range(line_number - 1, max(-1, line_number - 1 - _FARTHEST), -1):
        line = story.tokens.lines[number]
        said = [stretch for stretch in by_line.get(number, ()) if stretch.speech]
        if said:
            speakers = {stretch.speaker for stretch in said}
            speaker = speakers.pop() if len(speakers) == 1 else None
            if speaker is None or not (speaker.entity or "").startswith(EntityKind.PERSON.value):
                return None
            # What is told after his words may bring in somebody else.
            acting = story.spoke_last(number)
            return speaker if acting == speaker and _alone(story, speaker, told_of, people, pronouns) else None
        if line.headline or story.brings_in_somebody(line):
            return None
        people |= {name.entity for name in story.told_of(line.first, line.end)}
        told = (story.tokens.lower[index] for index in range(line.first, line.end) if not story.quoted(index))
        pronouns |= PRONOUNS.intersection(told)
        others = people - {told_of.entity if told_of is not None else ""}
        if len(others) == 1:
            one = Speaker(next(iter(others)))
            alone = story.people_of_scene(line_number) <= people
            if alone and story.topic(number) == one:
                return one if _alone(story, one, told_of, people, pronouns) else None
        elif others:
            return None
    return None


def _alone(story: Story, speaker: Speaker, told_of: Speaker | None, people: set[str], pronouns: set[str]) -> bool:
    """Whether all names and pronouns of the narration are the speaker's, or theirs of whom the words tell."""
    known = [one for one in (speaker, told_of) if one is not None]
    if people - {one.entity for one in known}:
        return False
    own = [story.pronoun_of(one.entity) for one in known]
    return "" in own or not pronouns - set(own)


def attribute_asked(story: Story, line_number: int, by_line: dict[int, list[Stretch]]) -> None:
    """A short question to the one person whom the narration is about, answered without a cue, is the writer's."""
    group = by_line[line_number]
    answer = by_line.get(line_number + 1)
    if line_number == 0 or line_number - 1 in by_line or answer is None or len(group) != 1 or group[0].cued:
        return
    if not is_all(story, line_number, group) or not is_all(story, line_number + 1, answer):
        return
    lower = story.tokens.lower[group[0].first : group[0].end]
    if lower[-1:] != ["?"] or group[0].words > _ASKED or not _OF_SELF.isdisjoint(lower):
        return
    if len(story.people_of_scene(line_number)) == 1 and not answer[0].cued and story.topic(line_number - 1) is not None:
        group[0].infer(NARRATOR)
