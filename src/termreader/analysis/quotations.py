"""Direct speech: which quoted stretches are somebody's words, and whose. When unsure, no speaker.

Scare quotes, titles and nicknames are nobody's speech. The speaker is sought in the clause after the quotation, in the
one before it, in the neighbouring quotations, and in a pull-quote's line of credit.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from termreader.analysis.narration import Narration, Speaker
from termreader.analysis.quote_marks import Quoted, quoted_stretches
from termreader.analysis.speakers import beat, clause_end, credited, cue_after, cue_before, introduced
from termreader.analysis.tokens import Tokens
from termreader.analysis.words import FUNCTION_WORDS
from termreader.model import Block, BlockKind, Entity, EntityKind, Mention, Quotation

_LEAST_PARTIAL_WORDS = 4
"""A part of a sentence between marks counts as speech from so many words on."""


_JOINERS = (["and"], [","], ["or"], [",", "and"], ["but"])
_MOST_COMPARED = 300
"""With how many quotations one without a speaker is compared."""


@dataclass(slots=True)
class _Stretch:
    """A quoted stretch in tokens, and what was found out about it."""

    quoted: Quoted
    first: int
    end: int
    words: int
    speech: bool = False
    speaker: Speaker | None = None
    cued: bool = False
    """Whether a cue of its own names the speaker."""
    followed: bool = False
    """Whether that cue stands after it."""
    led: Speaker | None = None
    """The speaker of the clause that leads up to it, be it speech or not."""


def find_quotations(
    tokens: Tokens, mentions: Sequence[Mention], entities: Sequence[Entity], blocks: Sequence[Block] = ()
) -> tuple[Quotation, ...]:
    """The direct speech of a text, in order, with its speakers. `blocks` are known to `tokens` already."""
    del blocks
    paragraphs = [(tokens.starts[line.first], tokens.ends[line.end - 1]) for line in tokens.lines]
    stretches = [_in_tokens(tokens, quoted) for quoted in quoted_stretches(tokens.text, paragraphs)]
    stretches = [stretch for stretch in stretches if stretch.words]
    by_line: dict[int, list[_Stretch]] = {}
    for stretch in stretches:
        by_line.setdefault(stretch.quoted.paragraph, []).append(stretch)
    narration = Narration(tokens, mentions, entities, [(stretch.first, stretch.end) for stretch in stretches])
    for line_number in sorted(by_line):
        _attribute_line(narration, line_number, by_line[line_number])
        _attribute_credit(narration, line_number, by_line[line_number])
    for line_number in sorted(by_line):
        if not _carry_over(narration, line_number, by_line):
            _alternate(narration, line_number, by_line)
    _repeat(tokens, stretches)
    speech = [stretch for stretch in stretches if stretch.speech]
    names = {entity.id: entity.name for entity in entities}
    return tuple(
        Quotation(
            stretch.quoted.start,
            stretch.quoted.end,
            names[stretch.speaker.entity] if stretch.speaker is not None and stretch.speaker.entity else None,
            stretch.speaker.entity if stretch.speaker is not None else None,
        )
        for stretch in speech
    )


def _in_tokens(tokens: Tokens, quoted: Quoted) -> _Stretch:
    first = bisect_left(tokens.starts, quoted.start)
    end = bisect_left(tokens.starts, quoted.end)
    words = sum(
        tokens.words[index][0].isalnum() and not (index > first and tokens.words[index - 1] in "-‐‑")
        for index in range(first, end)
    )
    return _Stretch(quoted, first, end, words)


def _attribute_line(narration: Narration, line_number: int, group: list[_Stretch]) -> None:
    """Judges the stretches of one paragraph, each with the narration before and after it."""
    line = narration.tokens.lines[line_number]
    previous: _Stretch | None = None
    start = line.first
    for position, stretch in enumerate(group):
        after = stretch.end + stretch.quoted.closed
        after_end = group[position + 1].first - 1 if position + 1 < len(group) else line.end
        beside = group[position - 1] if position else None
        _attribute(narration, stretch, (start, stretch.first - 1), (after, after_end), previous, beside)
        start = after
        if stretch.speech:
            previous = stretch


def _attribute(
    narration: Narration,
    stretch: _Stretch,
    before: tuple[int, int],
    after: tuple[int, int],
    previous: _Stretch | None,
    beside: _Stretch | None,
) -> None:
    """Decides whether a stretch is speech, and whose."""
    tokens = narration.tokens
    if stretch.end <= stretch.first or narration.around(stretch.first, stretch.end):
        return
    last_mark = tokens.words[stretch.end - 1]
    ended = last_mark[-1] in ".,!?…—–-"
    own = _stands_alone(tokens, before)
    last = previous.speaker if previous is not None else None
    # A full stop inside the marks ends the sentence: what follows with a capital is the next one.
    goes_on = after[0] < after[1] and not (
        last_mark == "." and tokens.opens[after[0]] and tokens.words[after[0]] != ","
    )
    following = cue_after(narration, after[0], after[1], last) if goes_on else None
    if _is_title(tokens, stretch) and not (following is not None and last_mark in ",!?" and stretch.words == 1):
        said = after[0] < after[1] and tokens.lower[after[0]] in ("he", "she", "said")
        if not (said and following is not None) and not (tokens.lines[stretch.quoted.paragraph].headline and own):
            return
    if following is not None and (ended or stretch.words >= _LEAST_PARTIAL_WORDS):
        _settle(stretch, following)
        stretch.followed = True
        return
    if previous is not None and before[0] < before[1] and not own:
        # “I asked,” said Byrne, “and was told.” — one sentence in two parts.
        gap_end = clause_end(narration, before[0], before[1])
        if gap_end == before[1] and previous.followed and tokens.words[before[1] - 1] in ",—–:" and stretch.words > 1:
            _settle(stretch, previous.speaker)
            return
    leading = cue_before(narration, before[0], before[1], last)
    if leading is None and beside is not None and tokens.lower[before[0] : before[1]] in _JOINERS:
        # Critics called it “unethical” and “the most dangerous thing yet.”
        leading = beside.led
    stretch.led = leading
    if leading is not None:
        pointed = tokens.words[before[1] - 1] in ":,"
        if (pointed and (ended or stretch.words >= _LEAST_PARTIAL_WORDS)) or (
            stretch.words >= _LEAST_PARTIAL_WORDS and not own
        ):
            _settle(stretch, leading)
            return
    if not own or stretch.words < 2 or not (ended or not stretch.quoted.closed):
        return
    stretch.speech = stretch.words >= _LEAST_PARTIAL_WORDS
    if before[0] >= before[1] and previous is None:
        opening = introduced(narration, stretch.quoted.paragraph, last)
        if opening is not None:
            _settle(stretch, opening)
            return
    if previous is not None and previous.speaker is not None and _nobody_else(narration, before, previous.speaker):
        stretch.speech, stretch.speaker = True, previous.speaker
        return
    acted = beat(narration, before[0], before[1], last)
    if acted is not None:
        stretch.speech, stretch.speaker = True, acted


def _settle(stretch: _Stretch, speaker: Speaker | None) -> None:
    stretch.speech, stretch.speaker, stretch.cued = True, speaker, True


def _stands_alone(tokens: Tokens, before: tuple[int, int]) -> bool:
    """Whether the narration before a stretch has ended, so that the stretch is a sentence of its own."""
    index = before[1] - 1
    return index < before[0] or tokens.words[index] in ".!?…:—"


def _is_title(tokens: Tokens, stretch: _Stretch) -> bool:
    """Whether the words are capitalised as a work's title is."""
    words = tokens.words[stretch.first : stretch.end]
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    small = [word for word in words[1:] if word.islower() and word[0].isalpha() and word not in FUNCTION_WORDS]
    if small or not long or not all(word[0].isupper() for word in long):
        return False
    return len(long) >= 2 or stretch.words <= 3


def _nobody_else(narration: Narration, gap: tuple[int, int], speaker: Speaker) -> bool:
    """Whether the narration between two quotations, after the cue's own clause, has no other subject."""
    tokens = narration.tokens
    rest = clause_end(narration, gap[0], gap[1])
    if any(
        name.kind is EntityKind.PERSON and name.entity != speaker.entity and narration.is_subject(name)
        for name in narration.between(rest, gap[1])
    ):
        return False
    pronouns = {tokens.lower[index] for index in range(rest, gap[1])} & {"he", "she"}
    gender = narration.gender(speaker.entity or "")
    return not (gender and pronouns - {gender})


def _attribute_credit(narration: Narration, line_number: int, group: list[_Stretch]) -> None:
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
            if stretch.words >= _LEAST_PARTIAL_WORDS:
                _settle(stretch, credit)


def _carry_over(narration: Narration, line_number: int, by_line: dict[int, list[_Stretch]]) -> bool:
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
    first.speaker = own if own is not None and own.entity else known
    back = line_number - 1
    while (known is None or known.entity is None) and own is not None and back in by_line:
        # The cue stands only after the last paragraph.
        if by_line[back][-1].quoted.closed:
            break
        by_line[back][-1].speaker = own
        back -= 1
    for later in by_line[line_number][1:]:
        if later.speech and not later.cued and later.speaker is None:
            later.speaker = first.speaker
    return True


def _alternate(narration: Narration, line_number: int, by_line: dict[int, list[_Stretch]]) -> None:
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
    asked = narration.tokens.words[by_line[line_number - 1][-1].end - 1] == "?"
    speaker: Speaker | None = None
    if one.narrator:
        speaker = two if two is not None and two.entity else narration.only_person()
    elif two is not None and two != one and (two.entity or two.narrator) and one.entity:
        speaker = two
    elif one.entity and not asked and (two == one or narration.only_person() == one):
        speaker = one
    if speaker is not None:
        for stretch in group:
            stretch.speech, stretch.speaker = True, speaker


def _speaker_of(group: list[_Stretch] | None) -> Speaker | None:
    """Who speaks in a paragraph, when one person does."""
    speakers = {stretch.speaker for stretch in group or () if stretch.speech}
    return speakers.pop() if len(speakers) == 1 else None


def _opens_with_speech(narration: Narration, line_number: int, by_line: dict[int, list[_Stretch]]) -> bool:
    """Whether a paragraph is dialogue: it opens with a quotation."""
    return by_line[line_number][0].first <= narration.tokens.lines[line_number].first + 1


def _repeat(tokens: Tokens, stretches: list[_Stretch]) -> None:
    """Words quoted twice, as a headline or a pull-quote repeats the body's, have one speaker."""
    spoken = [
        (_plain(tokens, stretch), stretch.speaker)
        for stretch in stretches
        if stretch.speech and stretch.speaker is not None and stretch.speaker.entity
    ]
    for stretch in stretches:
        line = tokens.lines[stretch.quoted.paragraph]
        opens_line = stretch.first <= line.first + 1
        if stretch.words < _LEAST_PARTIAL_WORDS or (stretch.speech and stretch.speaker is not None):
            continue
        if not stretch.speech and not (opens_line and line.end - stretch.end < 12):
            continue
        words = _plain(tokens, stretch)
        speakers = {speaker for text, speaker in spoken[:_MOST_COMPARED] if words in text}
        if len(speakers) == 1:
            stretch.speech, stretch.speaker = True, speakers.pop()


def _plain(tokens: Tokens, stretch: _Stretch) -> str:
    return " ".join(tokens.lower[stretch.first : stretch.end]).strip(" .,!?")
