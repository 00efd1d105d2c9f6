"""The narration of a text: who is named where, outside all quotations, and whom "he", "she" or "the firm" means."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from termreader.analysis.genders import FEMALE_NAMES, MALE_NAMES
from termreader.analysis.tokens import Tokens
from termreader.analysis.words import AGENTS, HE_NOUNS, HE_TITLES, ROLE_NOUNS, SHE_NOUNS, SHE_TITLES, word_set
from termreader.model import Entity, EntityKind, Mention

_SCENE = 10
"""How many paragraphs a scene of dialogue reaches back."""
_LINES_BACK = 3
"""How many paragraphs before its own a pronoun may reach."""

_OBLIQUE = word_set("of for to with by from at told about against on like than between under")
_SUBORDINATE = word_set("where when which that while because if as whom")
_TOLD = frozenset(["told", "tells", "asked", "asks", "to"])
_HIS = frozenset(["he", "him", "his", "himself"])
_HERS = frozenset(["she", "her", "hers", "herself"])


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
        self.names = [
            Named(
                bisect_left(tokens.starts, mention.start),
                bisect_left(tokens.starts, mention.end),
                mention.kind,
                mention.entity or "",
            )
            for mention in mentions
        ]
        self.names.extend(Named(first, end, None, "", tokens.surface(first, end)) for first, end in bodies)
        self.names.sort()
        self.starting = {name.first: name for name in self.names}
        self.ending = {name.end: name for name in self.names}
        people = [entity.id for entity in entities if entity.kind is EntityKind.PERSON]
        self._only = Speaker(people[0]) if len(people) == 1 else None
        self._firsts = [name.first for name in self.names]
        self._quoted = [(first, end) for first, end in quoted]
        self._quote_firsts = [first for first, _ in quoted]
        self.last_speech: dict[int, tuple[int, Speaker]] = {}
        """By paragraph: where its last quotation ends, and whose it is; filled in as quotations are attributed."""
        self._where: dict[str, list[int]] | None = None
        self._genders = self._learn_genders(entities)

    def quoted(self, index: int) -> bool:
        """Whether a token lies inside quotation marks."""
        at = bisect_right(self._quote_firsts, index) - 1
        return at >= 0 and index < self._quoted[at][1]

    def between(self, start: int, end: int) -> list[Named]:
        """The names that start in a stretch of tokens."""
        return self.names[bisect_left(self._firsts, start) : bisect_left(self._firsts, end)]

    def around(self, first: int, end: int) -> bool:
        """Whether one name holds the whole stretch, as it holds a nickname."""
        at = bisect_left(self._firsts, first) - 1
        return at >= 0 and self.names[at].end > end

    def other_person(self, one: Speaker, line_number: int) -> Speaker | None:
        """The other of two people, when the narration of this scene has but two and `one` is one of them."""
        lines = self.tokens.lines
        start = lines[max(0, line_number - _SCENE)].first
        people = {
            name.entity
            for name in self.between(start, lines[line_number].end)
            if name.kind is EntityKind.PERSON and not self.quoted(name.first)
        }
        others = people - {one.entity}
        return Speaker(others.pop()) if len(people) == 2 and len(others) == 1 else None

    def only_person(self) -> Speaker | None:
        """The one person of the text, when there is but one."""
        return self._only

    def gender(self, entity: str) -> str:
        """The pronoun of a person, "he" or "she"; empty when not known."""
        return self._genders.get(entity, "")

    def person_meant(self, pronoun: str, position: int, last: Speaker | None) -> Speaker:
        """Whom "he" or "she" at a token means: who speaks in this paragraph, else the nearest sentence's subject."""
        tokens = self.tokens
        line_number = tokens.line_of[position]
        told = self._told(position)
        for number in range(line_number, max(-1, line_number - 1 - _LINES_BACK), -1):
            line = tokens.lines[number]
            here = number == line_number
            people = [
                name
                for name in self.between(line.first, position if here else line.end)
                if name.kind is EntityKind.PERSON and not self.quoted(name.first) and name.entity != told
            ]
            fitting = [name for name in people if self.gender(name.entity) in ("", pronoun)]
            if not fitting:
                continue
            if here and self._unnamed_between(fitting[-1].end, position):
                return UNNAMED
            if here and last is not None and any(name.entity == last.entity for name in fitting):
                since = self.last_speech.get(number, (line.first, last))[0]
                if not any(
                    name.first >= since and name.entity != last.entity and self.is_subject(name) for name in fitting
                ):
                    return last
            earlier = None if here else self._spoke_last(number)
            if earlier is not None and any(name.entity == earlier.entity for name in fitting):
                return earlier
            chosen = self._main_subject(fitting)
            sure_here = [name for name in fitting if self.gender(name.entity) == pronoun]
            if chosen is not None and sure_here and not self.gender(chosen.entity):
                # A name that says nothing yields to one that says "he" or "she".
                chosen = self._main_subject(sure_here) or chosen
            if chosen is None:
                sure = {name.entity for name in fitting if self.gender(name.entity) == pronoun}
                if len({name.entity for name in fitting}) > 1 and len(sure) != 1:
                    return UNNAMED
                return Speaker(sure.pop() if sure else fitting[-1].entity)
            self._genders.setdefault(chosen.entity, pronoun)
            return chosen.speaker
        # Nobody before: the one person of the text is named only after.
        if self._only is not None and self.gender(self._only.entity or "") in ("", pronoun):
            return self._only
        return UNNAMED

    def _spoke_last(self, line_number: int) -> Speaker | None:
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
                if self.tokens.opens[index] and self.tokens.words[index - 1] in ".!?"
            ),
            line.end,
        )
        later = [
            name for name in self.between(rest, line.end) if name.kind is EntityKind.PERSON and self.is_subject(name)
        ]
        return None if any(name.entity != speaker.entity for name in later) else speaker

    def _told(self, position: int) -> str:
        """Who is spoken to in "he told Zuckerberg", and so is not meant by the pronoun."""
        lower = self.tokens.lower
        line_end = self.tokens.lines[self.tokens.line_of[position]].end
        for index in range(position + 2, min(position + 5, line_end)):
            name = self.starting.get(index)
            if name is not None:
                return name.entity if lower[index - 1] in _TOLD or lower[index - 2] in _TOLD else ""
            if lower[index] == "." and lower[index - 1] not in SHE_TITLES | HE_TITLES:
                break
        return ""

    def _main_subject(self, people: Sequence[Named]) -> Named | None:
        """The first subject of the last sentence in which there is one; people are in order and of one paragraph."""
        found: Named | None = None
        for name in reversed(people):
            if not self.is_subject(name) or (name.first and self.tokens.lower[name.first - 1] in _SUBORDINATE):
                continue
            if found is not None and self._parted(name.end, found.first):
                break
            found = name
        return found

    def _parted(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two tokens."""
        return any(
            self.tokens.words[index] in ".!?" and self.tokens.opens[index + 1] and not self.quoted(index)
            for index in range(start, end)
        )

    def company_meant(self, position: int) -> Speaker:
        """Which company "the company" at a token means: the only one of this paragraph and the two before."""
        tokens = self.tokens
        line_number = tokens.line_of[position]
        for number in range(line_number, max(-1, line_number - 3), -1):
            line = tokens.lines[number]
            stop = position if number == line_number else line.end
            companies = {name.entity for name in self.between(line.first, stop) if name.kind is EntityKind.COMPANY}
            if len(companies) == 1:
                return Speaker(companies.pop())
            if companies:
                return UNNAMED
        everywhere = {name.entity for name in self.names if name.kind is EntityKind.COMPANY}
        return Speaker(everywhere.pop()) if len(everywhere) == 1 else UNNAMED

    def body_meant(self, noun: str, position: int) -> Speaker:
        """Which body "the agency" or "the ministry" means: the last one named whose name ends so."""
        for name in reversed(self.names[: bisect_left(self._firsts, position)]):
            if name.kind is None and self.tokens.lower[name.end - 1] == noun:
                return name.speaker
        return UNNAMED

    def role_meant(self, role: str, position: int) -> Speaker:
        """Whom "the chief scientist" or "the boxer" means: the one person whom the text gives that role."""
        tokens = self.tokens
        holders: set[str] = set()
        words = role.split()
        for index in self._places_of(words[-1]):
            if index < position and tokens.lower[index - len(words) + 1 : index + 1] == words:
                holders.update(self._holder(index - len(words) + 1, index))
        if not holders and words[-1] not in AGENTS and self._only is not None:
            return self._only
        return Speaker(holders.pop()) if len(holders) == 1 else UNNAMED

    def _places_of(self, word: str) -> list[int]:
        if self._where is None:
            self._where = {}
            for index, lower in enumerate(self.tokens.lower):
                self._where.setdefault(lower, []).append(index)
        return self._where.get(word, [])

    def _holder(self, first: int, last: int) -> list[str]:
        """The person to whom a role's words belong: right before or after them, or across a comma or "is"."""
        tokens = self.tokens
        line = tokens.lines[tokens.line_of[first]]
        after = self.starting.get(last + 1)
        if after is None and last + 1 < line.end and tokens.words[last + 1] == ",":
            after = self.starting.get(last + 2)
        if after is not None and after.kind is EntityKind.PERSON:
            return [after.entity]
        for index in range(first, max(line.first, first - 7), -1):
            name = self.ending.get(index)
            if name is not None and name.kind is EntityKind.PERSON:
                return [name.entity] if tokens.lower[index] in (",", "is", "was", "(", "—") else []
            if tokens.words[index] in ".!?;":
                break
        return []

    def is_subject(self, name: Named) -> bool:
        """Whether a name may be its clause's subject: no possessive, and no preposition before it."""
        tokens = self.tokens
        if name.end < len(tokens) and tokens.lower[name.end] == "'s":
            return False
        before = name.first - 1
        if before > 0 and tokens.words[before] == "." and tokens.glued(before):
            before -= 1
        if before > 0 and tokens.lower[before] in SHE_TITLES | HE_TITLES:
            before -= 1
        return before < 0 or tokens.lower[before] not in _OBLIQUE

    def _unnamed_between(self, start: int, end: int) -> bool:
        """Whether a sentence in between is about somebody without a name ("A former colleague sighed")."""
        tokens = self.tokens
        for index in range(start, end - 1):
            if tokens.opens[index] and tokens.lower[index] in ("a", "an", "another", "one") and not self.quoted(index):
                nouns = tokens.lower[index + 1 : index + 4]
                if any(noun in ROLE_NOUNS or noun in AGENTS for noun in nouns):
                    return True
        return False

    def _learn_genders(self, entities: Sequence[Entity]) -> dict[str, str]:
        """What titles, given names and a pronoun soon after the name say."""
        tokens = self.tokens
        votes: dict[str, float] = {}
        for entity in entities:
            if entity.kind is EntityKind.PERSON:
                given = entity.name.split()[0].strip("“”\"'.").split("-")[0].lower()
                listed = (given in FEMALE_NAMES) - (given in MALE_NAMES)
                votes[entity.id] = 2.0 * listed if listed else _by_ending(given)
        for name in self.names:
            if name.kind is not EntityKind.PERSON:
                continue
            title = tokens.lower[name.first - 1] if name.first else ""
            if title == "." and name.first > 1:
                title = tokens.lower[name.first - 2]
            if title == "," and name.first > 1:
                title = tokens.lower[name.first - 2]
            if title in SHE_TITLES or title in SHE_NOUNS:
                votes[name.entity] += 8.0
            elif title in HE_TITLES or title in HE_NOUNS:
                votes[name.entity] -= 8.0
            if not self.is_subject(name):
                continue
            for index in range(name.end, min(name.end + 12, tokens.lines[tokens.line_of[name.first]].end)):
                if index in self.starting or tokens.words[index] in '“"':
                    break
                if tokens.lower[index] in _HIS:
                    votes[name.entity] -= 0.7
                    break
                if tokens.lower[index] in _HERS:
                    votes[name.entity] += 0.7
                    break
        return {entity: "she" if vote > 0 else "he" for entity, vote in votes.items() if abs(vote) > 0.5}


def _by_ending(given: str) -> float:
    """What a given name's last letters say in most of Europe's languages; weaker than any word of the text."""
    if len(given) < 3:
        return 0.0
    if given.endswith("a"):
        return 0.6
    return -0.6 if given.endswith(("o", "us", "os", "ard", "bert", "mir", "slav", "fred", "ik", "win")) else 0.0
