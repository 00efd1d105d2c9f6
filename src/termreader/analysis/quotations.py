"""Direct speech: which quoted stretches are somebody's words, and whose. When unsure, no speaker.

Scare quotes, titles and nicknames are nobody's speech. The speaker is sought in the clause after the quotation, in the
one before it, in the neighbouring quotations of the paragraph, and in a pull-quote's line of credit.
"""

from collections.abc import Sequence
from typing import NamedTuple

from termreader.analysis.quote_marks import Quoted, quoted_stretches
from termreader.analysis.speakers import Scene, Speaker
from termreader.analysis.tokens import Tokens
from termreader.analysis.words import FUNCTION_WORDS
from termreader.model import Block, BlockKind, Entity, Mention, Quotation

_LEAST_PARTIAL_WORDS = 4


class _Stretch(NamedTuple):
    """A quoted stretch in tokens."""

    quoted: Quoted
    first: int
    end: int
    words: int


def find_quotations(
    tokens: Tokens, mentions: Sequence[Mention], entities: Sequence[Entity], blocks: Sequence[Block]
) -> tuple[Quotation, ...]:
    """The direct speech of a text, in order, with its speakers."""
    text = tokens.text
    paragraphs = [(tokens.starts[line.first], tokens.ends[line.end - 1]) for line in tokens.lines]
    stretches = [_in_tokens(tokens, quoted) for quoted in quoted_stretches(text, paragraphs)]
    stretches = [stretch for stretch in stretches if stretch.words]
    by_line: dict[int, list[_Stretch]] = {}
    for stretch in stretches:
        by_line.setdefault(stretch.quoted.paragraph, []).append(stretch)
    scene = Scene(tokens, mentions, entities, [(stretch.first, stretch.end) for stretch in stretches])
    found: list[tuple[_Stretch, Speaker | None]] = []
    carried: Speaker | None = None
    carrying = False
    for line_number in sorted(by_line):
        group = by_line[line_number]
        continues = carrying and _is_next(by_line, line_number, tokens)
        spoken = _in_line(scene, tokens, line_number, group, carried if continues else None, continues)
        credit = _credit(scene, tokens, line_number, group)
        if credit is not None:
            spoken = [(stretch, credit) for stretch in group if stretch.words >= _LEAST_PARTIAL_WORDS] or spoken
        found.extend(spoken)
        last = group[-1]
        carrying = not last.quoted.closed and bool(spoken) and spoken[-1][0] is last
        carried = spoken[-1][1] if carrying else None
    by_id = {entity.id: entity for entity in entities}
    return tuple(
        Quotation(
            stretch.quoted.start,
            stretch.quoted.end,
            by_id[speaker.entity].name if speaker is not None and speaker.entity else None,
            speaker.entity if speaker is not None and speaker.entity else None,
        )
        for stretch, speaker in found
    )


def _in_tokens(tokens: Tokens, quoted: Quoted) -> _Stretch:
    from bisect import bisect_left

    first = bisect_left(tokens.starts, quoted.start)
    end = bisect_left(tokens.starts, quoted.end)
    words = sum(
        1
        for index in range(first, end)
        if tokens.words[index][0].isalnum()
        and not (index > first and tokens.glued(index) and tokens.words[index - 1] in "-‐‑")
    )
    return _Stretch(quoted, first, end, words)


def _is_next(by_line: dict[int, list[_Stretch]], line_number: int, tokens: Tokens) -> bool:
    """Whether the line before holds quotations and this one opens with a mark."""
    first = by_line[line_number][0]
    return line_number - 1 in by_line and first.first <= tokens.lines[line_number].first + 1


def _in_line(
    scene: Scene,
    tokens: Tokens,
    line_number: int,
    group: list[_Stretch],
    carried: Speaker | None,
    continues: bool,
) -> list[tuple[_Stretch, Speaker | None]]:
    """The quotations of one paragraph and their speakers."""
    line = tokens.lines[line_number]
    found: list[tuple[_Stretch, Speaker | None]] = []
    previous: Speaker | None = None
    previous_end = line.first
    for position, stretch in enumerate(group):
        before = (previous_end, stretch.first - 1)
        after_start = stretch.end + (1 if stretch.quoted.closed else 0)
        after_end = group[position + 1].first - 1 if position + 1 < len(group) else line.end
        previous_end = after_start
        verdict = _speech(scene, tokens, stretch, before, (after_start, after_end), previous, position == 0)
        if continues and position == 0 and stretch.first <= line.first + 1:
            own = verdict[1] if verdict is not None and verdict[1] is not None and verdict[1].entity else carried
            verdict = (True, own)
        if verdict is None:
            continue
        speaker = verdict[1]
        found.append((stretch, speaker))
        if speaker is not None:
            previous = speaker
            scene.spoke(speaker)
    return found


def _speech(
    scene: Scene,
    tokens: Tokens,
    stretch: _Stretch,
    before: tuple[int, int],
    after: tuple[int, int],
    previous: Speaker | None,
    first_of_line: bool,
) -> tuple[bool, Speaker | None] | None:
    """Whether a stretch is speech, and whose; None when it is not."""
    last_mark = tokens.words[stretch.end - 1]
    ends_inside = last_mark[-1] in ".,!?…—–-" if stretch.end > stretch.first else False
    own_sentence = _starts_sentence(tokens, before)
    if scene.is_nickname(stretch.first, stretch.end):
        return None
    title = _is_title(tokens, stretch)
    cue_after = None
    if last_mark != "." or not own_sentence:
        cue_after = scene.cue_after(after[0], after[1], direct=ends_inside or not own_sentence)
    if cue_after is not None and (ends_inside or stretch.words >= _LEAST_PARTIAL_WORDS) and not title:
        return True, cue_after
    cue_before = scene.cue_before(before[0], before[1])
    colon = before[1] > before[0] and tokens.words[before[1] - 1] in ":,"
    if cue_before is not None and not title:
        if colon and (stretch.words >= 2 or ends_inside):
            return True, cue_before
        if stretch.words >= _LEAST_PARTIAL_WORDS and not own_sentence:
            return True, cue_before
    if title or stretch.words < 2:
        return None
    if own_sentence and (ends_inside or not stretch.quoted.closed) and stretch.words >= 2:
        if previous is not None and scene.same_subject(before[0], before[1], previous):
            return True, previous
        beat = scene.beat(before[0], before[1])
        if beat is not None:
            return True, beat
        if first_of_line and before[0] >= before[1]:
            introduced = scene.introduced(tokens.line_of[stretch.first])
            if introduced is not None:
                return True, introduced
        return (True, None) if stretch.words >= _LEAST_PARTIAL_WORDS else None
    return None


def _starts_sentence(tokens: Tokens, before: tuple[int, int]) -> bool:
    """Whether the narration before a stretch has ended, so that the stretch is a sentence of its own."""
    index = before[1] - 1
    return index < before[0] or tokens.words[index] in ".!?…:—" or tokens.words[index][-1] == "."


def _is_title(tokens: Tokens, stretch: _Stretch) -> bool:
    """Whether the words are capitalised as a work's title is."""
    long = [
        tokens.words[index]
        for index in range(stretch.first, stretch.end)
        if len(tokens.words[index]) > 3 and tokens.words[index][0].isalpha()
    ]
    small = [
        tokens.words[index]
        for index in range(stretch.first + 1, stretch.end)
        if tokens.words[index].islower() and tokens.lower[index] not in FUNCTION_WORDS
    ]
    return len(long) >= 2 and not small and all(word[0].isupper() for word in long)


def _credit(scene: Scene, tokens: Tokens, line_number: int, group: list[_Stretch]) -> Speaker | None:
    """The person that a pull-quote's line of credit names."""
    line = tokens.lines[line_number]
    covered = sum(stretch.end - stretch.first for stretch in group)
    if covered < 0.75 * (line.end - line.first) or line_number + 1 >= len(tokens.lines):
        return None
    following = tokens.lines[line_number + 1]
    pulled = line.kind is BlockKind.PULLQUOTE or following.kind is BlockKind.ATTRIBUTION
    return scene.credited(following, pulled)
