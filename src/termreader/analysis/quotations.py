"""Direct speech: which quoted stretches are somebody's words, and whose. When unsure, no speaker.

Scare quotes, titles and nicknames are nobody's speech. The speaker is sought in the clause after the quotation, in the
one before it, in the neighbouring quotations, and in a pull-quote's line of credit.
"""

from collections.abc import Sequence

from termreader.analysis.dialogue import attribute_credit, carry_over, repeat, take_turns, turn_back
from termreader.analysis.narration import Narration, Speaker
from termreader.analysis.quote_marks import quoted_stretches
from termreader.analysis.speakers import beat, clause_end, cue_after, cue_before, gesture, introduced, speech_verbs
from termreader.analysis.stretches import LEAST_PARTIAL_WORDS, Stretch, is_title, stretch_of
from termreader.analysis.tokens import Tokens
from termreader.model import Entity, EntityKind, Mention, Quotation

_JOINERS = (["and"], [","], ["or"], [",", "and"], ["but"])


def find_quotations(
    tokens: Tokens, mentions: Sequence[Mention], entities: Sequence[Entity], bodies: Sequence[tuple[int, int]] = ()
) -> tuple[Quotation, ...]:
    """The direct speech of a text, in order, with its speakers.

    `bodies` are the token ranges of names that are neither persons nor companies, but can speak: agencies, ministries.
    """
    paragraphs = [(tokens.starts[line.first], tokens.ends[line.end - 1]) for line in tokens.lines]
    stretches = [stretch_of(tokens, quoted) for quoted in quoted_stretches(tokens.text, paragraphs)]
    stretches = [stretch for stretch in stretches if stretch.words]
    by_line: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        by_line.setdefault(stretch.quoted.paragraph, []).append(stretch)
    narration = Narration(tokens, mentions, entities, bodies, [(stretch.first, stretch.end) for stretch in stretches])
    for line_number in sorted(by_line):
        _attribute_line(narration, line_number, by_line[line_number])
        attribute_credit(narration, line_number, by_line[line_number])
    for line_number in sorted(by_line, reverse=True):
        turn_back(narration, line_number, by_line)
    for line_number in sorted(by_line):
        if not carry_over(narration, line_number, by_line):
            take_turns(narration, line_number, by_line)
    repeat(tokens, stretches)
    names = {entity.id: entity.name for entity in entities}
    return tuple(
        Quotation(
            stretch.quoted.start,
            stretch.quoted.end,
            _speaker_name(stretch.speaker, names),
            stretch.speaker.entity if stretch.speaker is not None else None,
        )
        for stretch in stretches
        if stretch.speech
    )


def _speaker_name(speaker: Speaker | None, names: dict[str, str]) -> str | None:
    if speaker is None:
        return None
    return names[speaker.entity] if speaker.entity else speaker.name or None


def _attribute_line(narration: Narration, line_number: int, group: list[Stretch]) -> None:
    """Judges the stretches of one paragraph, each with the narration before and after it."""
    line = narration.tokens.lines[line_number]
    previous: Stretch | None = None
    start = line.first
    for position, stretch in enumerate(group):
        after = stretch.end + stretch.quoted.closed
        after_end = group[position + 1].first - 1 if position + 1 < len(group) else line.end
        beside = group[position - 1] if position else None
        before = (start, stretch.first - 1)
        if stretch.end > stretch.first and not narration.around(stretch.first, stretch.end):
            cued = _attribute_by_cue(narration, stretch, before, (after, after_end), previous, beside)
            if not cued:
                _attribute_alone(narration, stretch, before, (after, after_end), previous)
        start = after
        if stretch.speech:
            previous = stretch
            if stretch.speaker is not None:
                narration.last_speech[line_number] = (after, stretch.speaker)


def _attribute_by_cue(
    narration: Narration,
    stretch: Stretch,
    before: tuple[int, int],
    after: tuple[int, int],
    previous: Stretch | None,
    beside: Stretch | None,
) -> bool:
    """Looks for a cue after and before a stretch; whether the case is closed, be it speech or a title.

    `previous` is the last speech of the paragraph, `beside` the stretch right before.
    """
    tokens = narration.tokens
    last_mark = tokens.words[stretch.end - 1]
    own = _stands_alone(tokens, before)
    outside = own and after[0] < after[1] and tokens.words[after[0]] == ","
    ended = outside or last_mark[-1] in ".,!?…—–-"
    enough = ended or stretch.words >= LEAST_PARTIAL_WORDS
    last = previous.speaker if previous is not None else None
    lead_mark = tokens.words[before[1] - 1] if before[1] > before[0] else ""
    # A full stop inside the marks ends the sentence: what follows with a capital is the next one.
    goes_on = after[0] < after[1] and not (
        last_mark == "." and tokens.opens[after[0]] and tokens.words[after[0]] != ","
    )
    direct = outside or last_mark in ",!?"
    following = cue_after(narration, after[0], after[1], last, direct=direct) if goes_on else None
    leading = cue_before(narration, before[0], before[1], last)
    if leading is not None and lead_mark == ":" and last_mark in ".?!":
        # What follows “… ?” after a colon is the next speaker's clause.
        following = None
    single = stretch.words == 1 and (
        (following is not None and last_mark in ",!?")
        or (leading is not None and lead_mark in (",", ":") and last_mark in ".!?")
        or (previous is not None and previous.followed and own and last_mark in ".!?")
    )
    if is_title(tokens, stretch) and not single:
        said = following is not None and tokens.lower[after[0]] in ("he", "she", "said")
        if not said and not (tokens.lines[stretch.quoted.paragraph].headline and own):
            return True
    if following is not None and enough:
        stretch.settle(following)
        stretch.followed = True
        return True
    joined = before[0] < before[1] and not own and lead_mark in ",—–:" and stretch.words > 1
    if previous is not None and previous.followed and joined and clause_end(narration, *before) == before[1]:
        # “I asked,” said Byrne, “and was told.” — one sentence in two parts, unless Voss “only laughed” in between.
        second = leading is not None and leading.known and speech_verbs(narration, *before) > 1
        stretch.settle(leading if second else previous.speaker)
        return True
    if leading is None and beside is not None and tokens.lower[before[0] : before[1]] in _JOINERS:
        # Critics called it “unethical” and “the most dangerous thing yet.”
        leading = beside.led
    stretch.led = leading
    partial = stretch.words >= LEAST_PARTIAL_WORDS and not own
    if leading is not None and ((lead_mark in (":", ",") and enough) or partial):
        stretch.settle(leading)
        return True
    return False


def _attribute_alone(
    narration: Narration, stretch: Stretch, before: tuple[int, int], after: tuple[int, int], previous: Stretch | None
) -> None:
    """Judges a stretch without a cue: a sentence of its own that goes on, or stands by somebody's gesture."""
    tokens = narration.tokens
    ended = tokens.words[stretch.end - 1][-1] in ".,!?…—–-"
    if not _stands_alone(tokens, before) or not (ended or not stretch.quoted.closed):
        return
    whole = stretch.end + 1 >= narration.tokens.lines[stretch.quoted.paragraph].end and before[0] >= before[1]
    pointed = before[1] > before[0] and tokens.words[before[1] - 1] == ":"
    stretch.speech = whole or stretch.words >= (2 if pointed else LEAST_PARTIAL_WORDS)
    if stretch.words < 2 and not (previous is not None and previous.followed):
        return
    last = previous.speaker if previous is not None else None
    opens_line = before[0] >= before[1]
    if opens_line and previous is None:
        opening = introduced(narration, stretch.quoted.paragraph, last)
        if opening is not None:
            stretch.settle(opening)
            return
    labelled = not opens_line and tokens.words[before[1] - 1] == ":" and bool(narration.between(*before))
    if last is not None and not labelled and _nobody_else(narration, before, last):
        stretch.infer(last)
        return
    acted = beat(narration, before[0], before[1], last)
    if acted is None and opens_line and previous is None and stretch.speech:
        acted = gesture(narration, after[0], after[1])
    if acted is not None:
        stretch.infer(acted)


def _stands_alone(tokens: Tokens, before: tuple[int, int]) -> bool:
    """Whether the narration before a stretch has ended, so that the stretch is a sentence of its own."""
    index = before[1] - 1
    return index < before[0] or tokens.words[index] in ".!?…:—"


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
