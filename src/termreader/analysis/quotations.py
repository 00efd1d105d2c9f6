"""Direct speech: which quoted stretches are somebody's words, and whose. When unsure, no speaker.

Scare quotes, titles and nicknames are nobody's speech. The speaker is sought in the clause after the quotation, in the
one before it, in the neighbouring quotations, and in a pull-quote's line of credit.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from termreader.analysis.beside import beat, gesture, introduced, shown
from termreader.analysis.dialogue import (
    attribute_credit,
    carry_over,
    repeat,
    speaks_of,
    take_turns,
    turn_back,
)
from termreader.analysis.foreign.language import Language
from termreader.analysis.foreign.marks import without_cues
from termreader.analysis.interviews import attribute_answers, attribute_exchanges
from termreader.analysis.narration import UNNAMED, Speaker
from termreader.analysis.parts import goes_on, least_words, said_outright
from termreader.analysis.pronouns import PRONOUNS
from termreader.analysis.quote_marks import quoted_stretches
from termreader.analysis.scenes import attribute_asked, attribute_scene, attribute_topic
from termreader.analysis.speakers import clause_end, cue_after, cue_before, reported, reports, speech_verbs
from termreader.analysis.story import Story
from termreader.analysis.stretches import LEAST_PARTIAL_WORDS, Stretch, final_mark, is_title, stretch_of
from termreader.analysis.tokens import Tokens
from termreader.model import Entity, EntityKind, Mention, Quotation

_STOPS = ".,!?…—–-"
"""What a quotation ends with."""
_FEW = 3
"""How many words that look like a title may be an answer, after a verb of saying and a mark."""
_ENDS = ".!?"
"""What a sentence ends with."""
_OF_SELF = frozenset(["i", "i'm", "i've", "i'd", "i'll", "my", "me", "we", "our", "us", "we're", "we've"])


def find_quotations(
    tokens: Tokens,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    bodies: Sequence[tuple[int, int]] = (),
    language: Language | None = None,
) -> tuple[Quotation, ...]:
    """The direct speech of a text, in order, with its speakers.

    `bodies` are the token ranges of names that are neither persons nor companies, but can speak: agencies, ministries.
    `language` is that of the text, where it is one with rules of its own; None for English.
    """
    paragraphs = [(tokens.starts[line.first], tokens.ends[line.end - 1]) for line in tokens.lines]
    stretched = quoted_stretches(tokens.text, paragraphs)
    names = {entity.id: entity.name for entity in entities}
    if language is not None:
        people = {
            bisect_left(tokens.starts, mention.start): bisect_left(tokens.starts, mention.end)
            for mention in mentions
            if mention.kind is EntityKind.PERSON
        }
        stretched = list(without_cues(tokens, language, stretched, people))
    stretches = [stretch_of(tokens, quoted) for quoted in stretched]
    stretches = [stretch for stretch in stretches if stretch.words]
    by_line: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        by_line.setdefault(stretch.quoted.paragraph, []).append(stretch)
    quoted = [(stretch.first, stretch.end) for stretch in stretches]
    story = Story(tokens, mentions, entities, bodies, quoted, language)
    attribute_answers(story, by_line)
    attribute_exchanges(story, by_line)
    for line_number in sorted(by_line):
        _attribute_line(story, line_number, by_line[line_number])
        attribute_credit(story, line_number, by_line[line_number])
    for line_number in sorted(by_line, reverse=True):
        turn_back(story, line_number, by_line)
    for line_number in sorted(by_line):
        if not carry_over(story, line_number, by_line):
            take_turns(story, line_number, by_line)
            attribute_asked(story, line_number, by_line)
            attribute_topic(story, line_number, by_line)
            attribute_scene(story, line_number, by_line)
    repeat(tokens, stretches)
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


class _Setting(NamedTuple):
    """A stretch and what stands around it in its paragraph."""

    stretch: Stretch
    before: tuple[int, int]
    """The narration since the stretch before it, or the paragraph's start."""
    after: tuple[int, int]
    """The narration up to the next stretch, or the paragraph's end."""
    previous: Stretch | None
    """The last speech of the paragraph."""
    beside: Stretch | None
    """The stretch right before, be it speech or not."""
    own: bool
    """Whether it is a sentence of its own: the narration before it has ended."""
    final: str
    """The last character between the marks."""
    stops: str
    """What after the closing mark ends it."""

    @property
    def last(self) -> Speaker | None:
        """Who spoke last in the paragraph."""
        return self.previous.speaker if self.previous is not None else None

    @property
    def opens_line(self) -> bool:
        """Whether the paragraph starts with it."""
        return self.before[0] >= self.before[1]

    def lead(self, tokens: Tokens) -> str:
        """The mark or word right before it."""
        return "" if self.opens_line else tokens.words[self.before[1] - 1]

    def outside(self, tokens: Tokens) -> bool:
        """Whether a comma after the closing mark ends it, as in “We sell”, she said; or a stop, in other languages."""
        return self.own and self.after[0] < self.after[1] and tokens.words[self.after[0]] in self.stops

    def ended(self, tokens: Tokens) -> bool:
        """Whether a mark ends it, inside or outside."""
        return self.final in _STOPS or self.outside(tokens)


def _attribute_line(story: Story, line_number: int, group: list[Stretch]) -> None:
    """Judges the stretches of one paragraph, each with the narration before and after it."""
    tokens = story.tokens
    line = tokens.lines[line_number]
    stops = "," if story.language is None else ",."
    previous: Stretch | None = None
    start = line.first
    for position, stretch in enumerate(group):
        before = (start, _opening(stretch))
        start = stretch.end + stretch.quoted.closed
        after = (start, _opening(group[position + 1]) if position + 1 < len(group) else line.end)
        beside = group[position - 1] if position else None
        if not stretch.cued and stretch.end > stretch.first and not story.around(stretch.first, stretch.end):
            own = before[1] <= before[0] or tokens.words[before[1] - 1] in ".!?…:—"
            setting = _Setting(stretch, before, after, previous, beside, own, final_mark(tokens, stretch), stops)
            if not _judge_title(story, setting) and not _attribute_by_cue(story, setting):
                _attribute_alone(story, setting)
        if stretch.speech:
            previous = stretch
            if stretch.speaker is not None:
                story.heard(line_number, start, stretch.speaker)


def _opening(stretch: Stretch) -> int:
    """The token that opens a stretch: its mark, or its first word after a cue inside of the marks."""
    return stretch.first - bool(stretch.quoted.mark)


def _judge_title(story: Story, setting: _Setting) -> bool:
    """Whether a stretch is the title of a work or the words on a sign, and nobody's speech."""
    stretch, tokens = setting.stretch, story.tokens
    beside = setting.beside
    stretch.shown = shown(story, setting.before, setting.after, beside is not None and beside.shown)
    if stretch.shown or not is_title(tokens, stretch):
        return stretch.shown
    if setting.own and setting.final in _ENDS and setting.previous is not None and setting.previous.followed:
        return False
    if stretch.words <= _FEW and setting.final in _ENDS and setting.lead(tokens) in (",", ":"):
        # Asked again, she said, “Thursday.” She said only: “Ask Antonia.”
        return cue_before(story, *setting.before, setting.last) is None
    headline = tokens.lines[stretch.quoted.paragraph].headline
    said = setting.ended(tokens) and _followed(story, setting) is not None
    return not (setting.own and (headline or said))


def _followed(story: Story, setting: _Setting) -> Speaker | None:
    """The speaker of the clause after a stretch, when its sentence goes on there."""
    tokens = story.tokens
    after = setting.after
    if after[0] >= after[1]:
        return None
    if setting.final == "." and not (tokens.words[after[0]].islower() or tokens.words[after[0]] in ",—–-"):
        # A full stop inside the marks ends the sentence: what follows with a capital is the next one.
        return None
    direct = setting.own and (setting.final in ",!?" or setting.outside(tokens))
    return cue_after(story, after[0], after[1], setting.last, direct=direct)


def _attribute_by_cue(story: Story, setting: _Setting) -> bool:
    """Looks for a cue after and before a stretch; whether there is one."""
    stretch, before, tokens = setting.stretch, setting.before, story.tokens
    previous, beside = setting.previous, setting.beside
    enough = setting.ended(tokens) or stretch.words >= LEAST_PARTIAL_WORDS
    lead_mark = setting.lead(tokens)
    following = _followed(story, setting)
    leading = cue_before(story, before[0], before[1], setting.last)
    if leading is not None and lead_mark == ":" and setting.final in _ENDS:
        # What follows “… ?” after a colon is the next speaker's clause.
        following = None
    if following is not None and (enough or setting.own):
        stretch.settle(following)
        stretch.followed = True
        return True
    joined = not setting.opens_line and not setting.own and lead_mark in ",—–:" and stretch.words > 1
    if previous is not None and previous.followed and joined and clause_end(story, *before) == before[1]:
        # “I asked,” said Byrne, “and was told.” — one sentence in two parts, unless Voss “only laughed” in between.
        second = leading is not None and leading.known and speech_verbs(story, *before) > 1
        stretch.settle(leading if second else previous.speaker)
        stretch.followed = True
        return True
    if leading is None and beside is not None and goes_on(story, stretch, beside, before):
        # Critics called it “unethical” and, on the whole, “the most dangerous thing yet.”
        leading, stretch.reported = beside.led, beside.reported
    least = least_words(story, stretch, before, setting.after) if not setting.own else 0
    few = max(least, 2) if story.language is None else LEAST_PARTIAL_WORDS
    if leading is None and stretch.words >= few and not setting.own and reported(story, *before):
        # A consultant who was walking past said it was “about time somebody came”: whoever it was, it is said.
        leading = UNNAMED
    stretch.led = leading
    outright = leading is not None and leading.known and said_outright(story, before)
    partial = not setting.own and (stretch.words >= least or outright)
    if leading is not None and ((lead_mark in (":", ",") and enough) or partial):
        stretch.settle(leading)
        return True
    return False


def _attribute_alone(story: Story, setting: _Setting) -> None:
    """Judges a stretch without a cue: a sentence of its own that goes on, or stands by somebody's gesture."""
    stretch, before, previous, last = setting.stretch, setting.before, setting.previous, setting.last
    tokens = story.tokens
    opens_line = setting.opens_line
    whole = opens_line and stretch.end + 1 >= tokens.lines[stretch.quoted.paragraph].end
    if not setting.own or not (setting.ended(tokens) or not stretch.quoted.closed):
        return
    pointed = setting.lead(tokens) == ":"
    least = 2 if pointed or setting.final == "," else LEAST_PARTIAL_WORDS
    stretch.speech = whole or stretch.words >= least
    if stretch.words < 2 and not (previous is not None and previous.followed):
        return
    if opens_line and previous is None:
        opening = introduced(story, stretch.quoted.paragraph, last)
        if opening is not None and not speaks_of(story, stretch, opening):
            stretch.settle(opening)
            return
    labelled = pointed and bool(story.between(*before))
    if last is not None and not labelled and _nobody_else(story, before, last):
        stretch.infer(last)
        return
    of_self = not _OF_SELF.isdisjoint(tokens.lower[stretch.first : stretch.end])
    acted = beat(story, before[0], before[1], last, first_person=of_self)
    if acted is None and opens_line and previous is None and stretch.speech:
        acted = gesture(story, setting.after[0], setting.after[1])
    if acted is None and stretch.led is not None and stretch.led.known and reports(story, *before):
        # Silva said that rules were not enough. “Nobody keeps them.”
        acted = stretch.led
    if acted is not None and not speaks_of(story, stretch, acted):
        stretch.infer(acted)


def _nobody_else(story: Story, gap: tuple[int, int], speaker: Speaker) -> bool:
    """Whether the narration between two quotations, after the cue's own clause, has no other subject."""
    tokens = story.tokens
    rest = clause_end(story, gap[0], gap[1])
    if any(
        name.kind is EntityKind.PERSON and name.entity != speaker.entity and story.is_subject(name)
        for name in story.between(rest, gap[1])
    ):
        return False
    pronouns = PRONOUNS.intersection(tokens.lower[rest : gap[1]])
    gender = story.pronoun_of(speaker.entity)
    return not (gender and pronouns - {gender})
