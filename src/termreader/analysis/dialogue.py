"""Speech without a cue of its own: lines of credit, paragraphs that go on, turns of a dialogue, words quoted twice."""

from termreader.analysis.narration import Narration, Speaker
from termreader.analysis.speakers import credited
from termreader.analysis.stretches import LEAST_PARTIAL_WORDS, Stretch, plain_words
from termreader.analysis.tokens import Tokens
from termreader.model import BlockKind

_SHORT = 14
"""How many words a line of a quick dialogue has at most."""
_MOST_COMPARED = 300
"""With how many quotations one without a speaker is compared."""


def attribute_credit(narration: Narration, line_number: int, group: list[Stretch]) -> None:
    """Gives a pull-quote to the person that its line of credit names."""
    lines = narration.tokens.lines
    line = lines[line_number]
    covered = sum(stretch.end - stretch.first for stretch in group)
    if covered < 0.75 * (line.end - line.first) or line_number + 1 >= len(lines):
        return
    following = lines[line_number + 1]
    pulled = line.kind is BlockKind.PULLQUOTE or following.kind is BlockKind.ATTRIBUTION
    credit = credited(narration, following, pulled)
    if credit is not None:
        for stretch in group:
            if stretch.words >= LEAST_PARTIAL_WORDS:
                stretch.settle(credit)


def carry_over(narration: Narration, line_number: int, by_line: dict[int, list[Stretch]]) -> bool:
    """Carries a quotation left open into a paragraph that opens with a mark again; says whether it did."""
    before = by_line.get(line_number - 1)
    first = by_line[line_number][0]
    if before is None or before[-1].quoted.closed or not before[-1].speech:
        return False
    if first.first > narration.tokens.lines[line_number].first + 1:
        return False
    own = first.speaker if first.cued else None
    known = before[-1].speaker
    first.speech = True
    first.speaker = own if own is not None and own.known else known
    back = line_number - 1
    while (known is None or not known.known) and own is not None and back in by_line:
        # The cue stands only after the last paragraph.
        if by_line[back][-1].quoted.closed:
            break
        by_line[back][-1].speaker = own
        back -= 1
    for later in by_line[line_number][1:]:
        if later.speech and not later.cued and later.speaker is None:
            later.speaker = first.speaker
    return True


def take_turns(narration: Narration, line_number: int, by_line: dict[int, list[Stretch]]) -> None:
    """Speech without a cue, in a paragraph of its own: two speakers take turns, a lone one goes on."""
    group = by_line[line_number]
    if any(stretch.speaker is not None or stretch.cued for stretch in group):
        return
    line = narration.tokens.lines[line_number]
    if sum(stretch.end - stretch.first + 2 for stretch in group) < line.end - line.first:
        return
    one = _speaker_of(by_line.get(line_number - 1))
    if one is None or not _opens_with_speech(narration, line_number - 1, by_line):
        return
    two = _speaker_of(by_line.get(line_number - 2))
    words = narration.tokens.words
    before = by_line[line_number - 1][-1]
    asked = words[before.end - 1] == "?"
    asks = words[group[-1].end - 1] == "?"
    short = before.words <= _SHORT and group[-1].words <= _SHORT
    speaker: Speaker | None = None
    if one.narrator:
        speaker = two if two is not None and two.known else narration.only_person()
    elif two is not None and two != one and (two.known or two.narrator) and one.known:
        speaker = two
    elif one.known and (asked or asks) and short:
        speaker = narration.other_person(one, line_number)
    elif one.known and not asked and not asks and (two == one or narration.only_person() == one):
        speaker = one
    if speaker is not None:
        for stretch in group:
            stretch.infer(speaker)


def turn_back(narration: Narration, line_number: int, by_line: dict[int, list[Stretch]]) -> None:
    """A short question without a cue, answered in the next paragraph by one of two people, is the other's."""
    group = by_line[line_number]
    answer = by_line.get(line_number + 1)
    alone = len(group) == 1 and group[0].speech and group[0].speaker is None and not group[0].cued
    if not alone or answer is None or not answer[0].cued or answer[0].speaker is None or not answer[0].speaker.known:
        return
    if narration.tokens.words[group[0].end - 1] == "?" and group[0].words <= _SHORT:
        other = narration.other_person(answer[0].speaker, line_number + 1)
        if other is not None:
            group[0].infer(other)


def _speaker_of(group: list[Stretch] | None) -> Speaker | None:
    """Who speaks in a paragraph, when one person does."""
    speakers = {stretch.speaker for stretch in group or () if stretch.speech}
    return speakers.pop() if len(speakers) == 1 else None


def _opens_with_speech(narration: Narration, line_number: int, by_line: dict[int, list[Stretch]]) -> bool:
    """Whether a paragraph is dialogue: it opens with a quotation."""
    return by_line[line_number][0].first <= narration.tokens.lines[line_number].first + 1


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
        if stretch.words < LEAST_PARTIAL_WORDS or (stretch.speech and stretch.speaker is not None):
            continue
        if not stretch.speech and not (opens_line and line.end - stretch.end < 12):
            continue
        words = plain_words(tokens, stretch)
        speakers = {speaker for text, speaker in spoken[:_MOST_COMPARED] if words in text}
        if len(speakers) == 1:
            stretch.speech, stretch.speaker = True, speakers.pop()
