"""Speech without a cue of its own: lines of credit, paragraphs that go on, turns of a dialogue, words quoted twice."""

from termreader.analysis.beside import credited
from termreader.analysis.narration import Speaker
from termreader.analysis.story import Story
from termreader.analysis.stretches import LEAST_PARTIAL_WORDS, Stretch, plain_words
from termreader.analysis.tokens import Tokens
from termreader.model import BlockKind, EntityKind

_SHORT = 14
"""How many words a line of a quick dialogue has at most."""
_MOST_COMPARED = 300
"""With how many quotations one without a speaker is compared."""


def attribute_credit(story: Story, line_number: int, group: list[Stretch]) -> None:
    """Gives a pull-quote to the person that its line of credit names."""
    lines = story.tokens.lines
    line = lines[line_number]
    covered = sum(stretch.end - stretch.first for stretch in group)
    if covered < 0.75 * (line.end - line.first) or line_number + 1 >= len(lines):
        return
    following = lines[line_number + 1]
    if any(stretch.cued for stretch in group) or story.has_quotes(following.first, following.end):
        return
    pulled = line.kind is BlockKind.PULLQUOTE or following.kind is BlockKind.ATTRIBUTION
    credit = credited(story, following, pulled)
    if credit is not None:
        for stretch in group:
            if stretch.words >= LEAST_PARTIAL_WORDS:
                stretch.settle(credit)


def carry_over(story: Story, line_number: int, by_line: dict[int, list[Stretch]]) -> bool:
    """Carries a quotation left open into a paragraph that opens with a mark again; says whether it did."""
    before = by_line.get(line_number - 1)
    first = by_line[line_number][0]
    if before is None or before[-1].quoted.closed or not before[-1].speech:
        return False
    if first.first > story.tokens.lines[line_number].first + 1:
        return False
    own = first.speaker if first.cued else None
    known = before[-1].speaker
    if own is not None and own.known and not before[-1].cued:
        # What goes on is one person's: a cue tells more than what stands around the first part.
        before[-1].speaker = known = own
    first.speech = True
    first.speaker = own if own is not None and own.known else known
    back = line_number - 1
    while (known is None or not known.known) and own is not None and own.known and back in by_line:
        # The cue stands only after the last paragraph.
        if by_line[back][-1].quoted.closed:
            break
        by_line[back][-1].speaker = own
        back -= 1
    for later in by_line[line_number][1:]:
        if later.speech and not later.cued and later.speaker is None:
            later.speaker = first.speaker
    return True


def take_turns(story: Story, line_number: int, by_line: dict[int, list[Stretch]]) -> None:
    """Speech without a cue, in a paragraph of its own: two take turns in a quick dialogue, else one goes on."""
    group = by_line[line_number]
    earlier = by_line.get(line_number - 1)
    one = _speaker_of(earlier)
    if earlier is None or one is None or any(stretch.speaker is not None or stretch.cued for stretch in group):
        return
    if not is_all(story, line_number, group):
        return
    two = _speaker_of(by_line.get(line_number - 2))
    turned = two if two is not None and two != one and (two.known or two.narrator) else None
    words = story.tokens.words
    asked = words[earlier[-1].end - 1] == "?"
    asks = words[group[-1].end - 1] == "?"
    dialogue = _opens_with_speech(story, line_number - 1, by_line)
    quick = dialogue and max(earlier[-1].words, group[-1].words) <= _SHORT
    speaker: Speaker | None = None
    if one.narrator:
        speaker = turned or story.only(EntityKind.PERSON) if dialogue else None
    elif asked or (quick and one.known and (asks or turned is not None)):
        speaker = turned or (story.other_person(one, line_number) if quick and one.known else None)
    elif one.known and (not quick or two == one or story.only(EntityKind.PERSON) == one):
        speaker = one if one.name or story.spoke_last(line_number - 1) == one else None
    if speaker is not None:
        infer_all(story, line_number, group, speaker)


def infer_all(story: Story, line_number: int, group: list[Stretch], speaker: Speaker) -> None:
    """Takes all words in marks of a paragraph for one person's, unless they speak of that person."""
    if any(speaks_of(story, stretch, speaker) for stretch in group):
        return
    for stretch in group:
        stretch.infer(speaker)
    story.heard(line_number, group[-1].end, speaker)


def speaks_of(story: Story, stretch: Stretch, speaker: Speaker) -> bool:
    """Whether the words quoted name somebody: few speak of themselves by name."""
    return any(name.entity == speaker.entity for name in story.between(stretch.first, stretch.end))


def is_all(story: Story, line_number: int, group: list[Stretch]) -> bool:
    """Whether a paragraph is nothing but quotations."""
    line = story.tokens.lines[line_number]
    label = 2 * (story.tokens.words[line.first + 1 : line.first + 2] == [":"])
    return sum(stretch.end - stretch.first + 2 for stretch in group) >= line.end - line.first - label


def turn_back(story: Story, line_number: int, by_line: dict[int, list[Stretch]]) -> None:
    """A short question without a cue, answered in the next paragraph by one of two people, is the other's."""
    group = by_line[line_number]
    answer = by_line.get(line_number + 1)
    alone = len(group) == 1 and group[0].speech and group[0].speaker is None and not group[0].cued
    if not alone or answer is None or not answer[0].cued or answer[0].speaker is None or not answer[0].speaker.known:
        return
    if story.tokens.words[group[0].end - 1] == "?" and group[0].words <= _SHORT:
        other = story.other_person(answer[0].speaker, line_number + 1)
        if other is not None:
            group[0].infer(other)


def _speaker_of(group: list[Stretch] | None) -> Speaker | None:
    """Who speaks in a paragraph, when one person does."""
    speakers = {stretch.speaker for stretch in group or () if stretch.speech}
    return speakers.pop() if len(speakers) == 1 else None


def _opens_with_speech(story: Story, line_number: int, by_line: dict[int, list[Stretch]]) -> bool:
    """Whether a paragraph is dialogue: it opens with a quotation."""
    return by_line[line_number][0].first <= story.tokens.lines[line_number].first + 1


def repeat(tokens: Tokens, stretches: list[Stretch]) -> None:
    """Words quoted twice, as a headline or a pull-quote repeats the body's, have one speaker."""
    spoken = [
        (plain_words(tokens, stretch), stretch.speaker)
        for stretch in stretches
        if stretch.speech and stretch.speaker is not None and stretch.speaker.known
    ]
    for stretch in stretches:
        line = tokens.lines[stretch.quoted.paragraph]
        opens_line = stretch.first <= line.first + 1
        headed = tokens.words[line.end - 1][-1].isalnum()
        told = stretch.speaker is not None and (stretch.speaker.known or stretch.speaker.narrator or not headed)
        if stretch.words < LEAST_PARTIAL_WORDS or (stretch.speech and told):
            continue
        if not stretch.speech and not (opens_line and line.end - stretch.end < 12):
            continue
        words = plain_words(tokens, stretch)
        speakers = {speaker for text, speaker in spoken[:_MOST_COMPARED] if words in text}
        if len(speakers) == 1:
            stretch.speech, stretch.speaker = True, speakers.pop()
