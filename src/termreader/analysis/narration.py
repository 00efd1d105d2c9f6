"""The narration of a text: who is named where, outside all quotations, and who acts in it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from termreader.analysis.person_words import HONORIFICS, ROLE_NOUNS
from termreader.analysis.prominence import Prominence
from termreader.analysis.tokens import Line, Tokens
from termreader.analysis.words import word_set
from termreader.model import Entity, EntityKind, Mention

_SCENE = 10
"""How many paragraphs a scene of dialogue reaches back."""
_MOST_NAMES = 40
"""How many names of a paragraph are looked at, the nearest."""
FARTHEST_BACK = 250
"""How many tokens of a paragraph are looked at, the nearest."""

_LONGEST_TITLE = 6
_TITLE_WORDS = HONORIFICS | ROLE_NOUNS | word_set("prime vice former deputy assistant chief acting interim")
"""What may stand between a preposition and the name that hangs on it: "for Prime Minister Edward Cole"."""
_BEFORE_NAMES = _TITLE_WORDS | {"the"}
_OBLIQUE = word_set("of for to with by from at told about against on like than between under")
_SUBORDINATE = word_set("where when which that while because if as whom")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a cue names. Without an entity and a name it is somebody who has no name in the text."""

    entity: str | None
    name: str = ""
    """The name of a body that is no entity: an agency, a ministry."""
    narrator: bool = False
    """The writer: "I asked"."""

    @property
    def known(self) -> bool:
        """Whether the text says who it is."""
        return bool(self.entity or self.name)


UNNAMED = Speaker(None)
NARRATOR = Speaker(None, narrator=True)


class Named(NamedTuple):
    """A mention, in tokens, or the name of a body that is neither person nor company."""

    first: int
    end: int
    kind: EntityKind | None
    entity: str
    name: str = ""
    """The body's name."""

    @property
    def speaker(self) -> Speaker:
        """It, as a speaker."""
        return Speaker(self.entity or None, self.name)


class Narration:
    """A text's mentions by token, and what lies inside quotation marks."""

    def __init__(
        self,
        tokens: Tokens,
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        bodies: Sequence[tuple[int, int]],
        quoted: Sequence[tuple[int, int]],
    ) -> None:
        self.tokens = tokens
        self.entities = entities
        self.names = [
            Named(
                bisect_left(tokens.starts, mention.start),
                bisect_left(tokens.starts, mention.end),
                mention.kind,
                mention.entity or "",
            )
            for mention in mentions
        ]
        # "The Northern Space Agency" is told of as the "Northern Space Agency".
        articles = [tokens.lower[first] == "the" and end > first + 1 for first, end in bodies]
        self.names.extend(
            Named(first, end, None, "", tokens.surface(first + article, end))
            for (first, end), article in zip(bodies, articles, strict=True)
        )
        self.names.sort(key=lambda name: name[:2])
        self.starting = {name.first: name for name in self.names}
        self.ending = {name.end: name for name in self.names}
        kinds = Counter(entity.kind for entity in entities)
        self._only = {entity.kind: Speaker(entity.id) for entity in entities if kinds[entity.kind] == 1}
        self._firsts = [name.first for name in self.names]
        self._quoted = [(first, end) for first, end in quoted]
        self._quote_firsts = [first for first, _ in quoted]
        self.last_speech: dict[int, tuple[int, Speaker]] = {}
        """By paragraph: where its last quotation ends, and whose it is; filled in by `heard`."""
        named = (name for name in self.names if name.kind is EntityKind.PERSON and not self.quoted(name.first))
        self._prominence = Prominence(Counter(name.entity for name in named))

    def quoted(self, index: int) -> bool:
        """Whether a token lies inside quotation marks."""
        at = bisect_right(self._quote_firsts, index) - 1
        return at >= 0 and index < self._quoted[at][1]

    def quote_end(self, index: int) -> int:
        """One past the last token of the quotation that a token lies in."""
        return self._quoted[bisect_right(self._quote_firsts, index) - 1][1]

    def has_quotes(self, start: int, end: int) -> bool:
        """Whether any quotation starts in a stretch of tokens."""
        return bisect_left(self._quote_firsts, start) < bisect_left(self._quote_firsts, end)

    def between(self, start: int, end: int) -> list[Named]:
        """The names that start in a stretch of tokens."""
        return self.names[bisect_left(self._firsts, start) : bisect_left(self._firsts, end)]

    def around(self, first: int, end: int) -> bool:
        """Whether one name holds the whole stretch, as it holds a nickname."""
        at = bisect_left(self._firsts, first) - 1
        return at >= 0 and self.names[at].end > end

    def told_of(self, start: int, end: int, kind: EntityKind | None = EntityKind.PERSON) -> list[Named]:
        """The persons that the narration names in a stretch of tokens, or those of another kind; the last ones."""
        first = bisect_left(self._firsts, start)
        stop = bisect_left(self._firsts, end)
        near = self.names[max(first, stop - _MOST_NAMES) : stop]
        return [name for name in near if name.kind is kind and not self.quoted(name.first)]

    def people_of_scene(self, line_number: int) -> set[str]:
        """The persons whom the narration of this scene names."""
        lines = self.tokens.lines
        return {
            name.entity
            for number in range(max(0, line_number - _SCENE), line_number + 1)
            for name in self.told_of(lines[number].first, lines[number].end)
        }

    def other_person(self, one: Speaker, line_number: int) -> Speaker | None:
        """The other of two people, when the narration of this scene has but two and `one` is one of them."""
        people = self.people_of_scene(line_number)
        others = people - {one.entity}
        return Speaker(others.pop()) if len(people) == 2 and len(others) == 1 else None

    def only(self, kind: EntityKind) -> Speaker | None:
        """The one person or company of the text, when there is but one."""
        return self._only.get(kind)

    def main_of(self, fits: Callable[[str], bool]) -> Speaker | None:
        """Whom the text is about so far, of the persons who fit."""
        person = self._prominence.foremost(fits)
        return Speaker(person) if person is not None else None

    def is_subject(self, name: Named) -> bool:
        """Whether a name may be its clause's subject: no possessive, and no preposition before it."""
        tokens = self.tokens
        if name.end < len(tokens) and tokens.lower[name.end] == "'s":
            return False
        before = name.first - 1
        if before > 0 and tokens.words[before] == "." and tokens.glued(before):
            before -= 1
        while before > max(0, name.first - _LONGEST_TITLE) and tokens.lower[before] in _BEFORE_NAMES:
            before -= 1
        if before < 0 or tokens.lower[before] not in _OBLIQUE:
            return True
        # "To Ana Silva, a dealer, it was lazy": whose view a sentence opens with, it tells.
        viewed = tokens.opens[before] and tokens.lower[before] in ("to", "for")
        return viewed and name.end < len(tokens) and tokens.words[name.end] == ","

    def main_subject(self, names: Sequence[Named]) -> Named | None:
        """The first subject of the last sentence in which there is one; names are in order and of one paragraph."""
        found: Named | None = None
        for name in reversed(names):
            if not self.is_subject(name) or (name.first and self.tokens.lower[name.first - 1] in _SUBORDINATE):
                continue
            if found is not None and self.parted(name.end, found.first):
                break
            found = name
        return found

    def parted(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two tokens."""
        return any(self.tokens.ends_sentence(index) and not self.quoted(index) for index in range(start, end))

    def sentences_back(self, line: Line, stop: int) -> Iterator[int]:
        """The first tokens of the narration's sentences in a paragraph, those before `stop`, the last first."""
        openings = self._openings
        for at in range(bisect_left(openings, stop) - 1, -1, -1):
            if openings[at] < max(line.first, stop - FARTHEST_BACK):
                return
            yield openings[at]

    @cached_property
    def _openings(self) -> list[int]:
        """The first tokens of the narration's sentences, found once: a long paragraph asks for them at each cue."""
        tokens = self.tokens
        firsts = {line.first for line in tokens.lines}
        return [
            index
            for index, word in enumerate(tokens.words)
            if (index in firsts or (tokens.opens[index] and tokens.words[index - 1] in '.!?…”"’»“'))
            and word[0].isalnum()
            and not self.quoted(index)
        ]

    def heard(self, line_number: int, end: int, speaker: Speaker) -> None:
        """Takes down whose the last quotation of a paragraph is, that ends at a token."""
        before = self.last_speech.get(line_number)
        for one, change in ((before[1] if before is not None else UNNAMED, -1), (speaker, 1)):
            if one.entity and one.entity.startswith(EntityKind.PERSON.value):
                self._prominence.add(one.entity, change)
        self.last_speech[line_number] = (end, speaker)

    def spoke_last(self, line_number: int) -> Speaker | None:
        """Who spoke last in a paragraph, when nobody else acts in it afterwards."""
        spoken = self.last_speech.get(line_number)
        if spoken is None or not spoken[1].entity:
            return None
        end, speaker = spoken
        line = self.tokens.lines[line_number]
        rest = next(
            (
                index
                for index in range(end, line.end)
                if self.tokens.opens[index] and self.tokens.words[index - 1] in '.!?…”"’»“'
            ),
            line.end,
        )
        later = [
            name for name in self.between(rest, line.end) if name.kind is EntityKind.PERSON and self.is_subject(name)
        ]
        return None if any(name.entity != speaker.entity for name in later) else speaker
