"""Who speaks: the subject of the verb of speech in the clause next to a quotation, and whom "he" or "she" means."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from termreader.analysis.tokens import Line, Tokens
from termreader.analysis.words import (
    FUNCTION_WORDS,
    HE_TITLES,
    ROLE_NOUNS,
    SHE_TITLES,
    SPEECH_VERBS,
    word_set,
)
from termreader.model import Entity, EntityKind, Mention


class Speaker(NamedTuple):
    """Whom a cue names. Without an entity it is somebody who has no name in the text."""

    entity: str | None
    pronoun: str = ""


UNNAMED = Speaker(None)

_AUXILIARIES = word_set(
    """
    has have had also later then once recently now still often even would will might may could can is was were did
    does again repeatedly famously first just always never simply only soon finally himself herself both all there
    """
)
_SPOKES = word_set(
    """
    spokesman spokeswoman spokesperson spokespeople aide aides lawyer lawyers attorney friend friends colleague
    representative daughter son wife husband brother sister adviser advisers biographer
    """
)
_SUBJECT_PRONOUNS = frozenset(["he", "she"])
_OTHER_PRONOUNS = frozenset(
    ["they", "i", "we", "it", "you", "who", "one", "some", "many", "others", "critics", "which"]
)


class Scene:
    """The narration of a text, asked about the speakers in it. Remembers who spoke last."""

    def __init__(
        self, tokens: Tokens, mentions: Sequence[Mention], entities: Sequence[Entity], quoted: Sequence[tuple[int, int]]
    ) -> None:
        self._tokens = tokens
        self._starting: dict[int, tuple[int, Mention]] = {}
        self._ending: dict[int, tuple[int, Mention]] = {}
        self._inside = bytearray(len(tokens) + 1)
        for first, end in quoted:
            for index in range(first, end):
                self._inside[index] = 1
        self._order: list[int] = []
        for mention in mentions:
            first = bisect_left(tokens.starts, mention.start)
            end = bisect_left(tokens.starts, mention.end)
            self._starting[first] = (end, mention)
            self._ending[end] = (first, mention)
            self._order.append(first)
        self._gender = self._genders()
        self._last: Speaker | None = None

    def spoke(self, speaker: Speaker) -> None:
        """Remembers the last speaker."""
        self._last = speaker

    def is_nickname(self, first: int, end: int) -> bool:
        """Whether a stretch lies inside a name (Andrew “Boz” Bosworth)."""
        index = bisect_left(self._order, first) - 1
        return index >= 0 and self._starting[self._order[index]][0] > end

    def cue_after(self, start: int, end: int, *, direct: bool) -> Speaker | None:
        """The speaker of the clause that follows a quotation, or None when it is no cue."""
        tokens = self._tokens
        limit = self._clause_end(start, end)
        index = start
        if index < limit and tokens.words[index] in ",-—–":
            index += 1
        for verb in range(index, limit):
            if tokens.lower[verb] not in SPEECH_VERBS or not tokens.words[verb].islower():
                continue
            inverted = verb == index or tokens.words[verb - 1] in ",—–"
            if inverted:
                speaker = self._right_subject(verb, limit)
                if speaker is not None:
                    return speaker
            speaker = self._left_subject(verb, index)
            if speaker is not None:
                return speaker
            if verb - index > 25:
                break
        del direct
        return self._according(index, limit)

    def cue_before(self, start: int, end: int) -> Speaker | None:
        """The speaker of the clause that leads up to a quotation, or None when it is no cue."""
        tokens = self._tokens
        begin = self._clause_start(start, end)
        for verb in range(end - 1, begin - 1, -1):
            if tokens.lower[verb] not in SPEECH_VERBS or not tokens.words[verb].islower():
                continue
            speaker = self._left_subject(verb, begin)
            if speaker is not None:
                return speaker
            if verb > begin and tokens.words[verb - 1] in ",—–":
                speaker = self._right_subject(verb, end)
                if speaker is not None:
                    return speaker
        return self._according(begin, end)

    def beat(self, start: int, end: int) -> Speaker | None:
        """The subject of the sentence right before a quotation that stands as a sentence of its own."""
        if start >= end or self._tokens.words[end - 1] not in ".:":
            return None
        begin = self._clause_start(start, end - 1)
        entry = self._starting.get(begin) or self._starting.get(
            begin + 2 if begin + 1 < end and self._tokens.words[begin + 1] == "." else -1
        )
        if entry is not None and entry[1].kind is EntityKind.PERSON:
            return Speaker(entry[1].entity)
        if self._tokens.lower[begin] in _SUBJECT_PRONOUNS:
            return self._resolve(self._tokens.lower[begin], begin)
        return None

    def introduced(self, line_number: int) -> Speaker | None:
        """The speaker whom the paragraph before introduces with a colon at its end."""
        if line_number == 0:
            return None
        line = self._tokens.lines[line_number - 1]
        if self._tokens.words[line.end - 1] != ":":
            return None
        return self.cue_before(line.first, line.end)

    def same_subject(self, start: int, end: int, previous: Speaker) -> bool:
        """Whether the narration between two quotations names nobody but the first one's speaker."""
        for index in range(start, end):
            entry = self._starting.get(index)
            if entry is None or entry[1].kind is not EntityKind.PERSON or entry[1].entity == previous.entity:
                continue
            # A name inside the cue's own clause ("he told Zuckerberg") changes nothing.
            if index > self._clause_end(start, end):
                return False
        return previous.entity is not None

    def credited(self, line: Line, pulled: bool) -> Speaker | None:
        """The person at the start of a line of credit, when the line is one."""
        tokens = self._tokens
        first = line.first
        dashed = tokens.words[first] in "—–-" and first + 1 < line.end
        if dashed:
            first += 1
        if tokens.words[line.end - 1] in ".!?" and not pulled:
            return None
        if line.end - first > 25:
            return None
        entry = self._starting.get(first)
        if entry is None or entry[1].kind is not EntityKind.PERSON:
            return None
        rest = entry[0]
        if rest == line.end or pulled or dashed or tokens.words[rest] in ",(—–-|":
            return Speaker(entry[1].entity)
        return None

    def _clause_end(self, start: int, end: int) -> int:
        tokens = self._tokens
        for index in range(start, end):
            if tokens.words[index] in ".!?;" and not (
                index + 1 < end and not tokens.opens[index + 1] and tokens.words[index] == "."
            ):
                return index
        return end

    def _clause_start(self, start: int, end: int) -> int:
        tokens = self._tokens
        for index in range(end - 1, start, -1):
            if tokens.opens[index] and tokens.words[index - 1] in '.!?”"’':
                return index
        return start

    def _mention_name(self, entry: tuple[int, Mention]) -> Speaker:
        return Speaker(entry[1].entity)

    def _left_subject(self, verb: int, begin: int) -> Speaker | None:
        """Who stands before the verb as its subject."""
        tokens = self._tokens
        index = verb - 1
        while index >= begin and (tokens.lower[index] in _AUXILIARIES or tokens.lower[index].endswith("ly")):
            index -= 1
        if index < begin:
            return None
        entry = self._ending.get(index + 1)
        if entry is not None:
            return self._subject(entry[0], entry[1], begin)
        lower = tokens.lower[index]
        if lower in _SUBJECT_PRONOUNS:
            return self._resolve(lower, index)
        if lower in _OTHER_PRONOUNS:
            return UNNAMED if lower not in ("which", "who") else self._relative(index, begin)
        if tokens.words[index] in ",)—–":
            return self._before_apposition(index, begin)
        if lower in ROLE_NOUNS or lower not in FUNCTION_WORDS:
            return UNNAMED if tokens.words[index][0].isalpha() else None
        return None

    def _subject(self, first: int, mention: Mention, begin: int) -> Speaker | None:
        """A mention right before the verb, unless it hangs on a preposition ("a spokesman for Meta said")."""
        tokens = self._tokens
        before = first - 1
        while (before >= begin and tokens.words[before] == ".") or (
            before >= begin and tokens.lower[before] in SHE_TITLES | HE_TITLES | {"dr"}
        ):
            before -= 1
        if before >= begin and tokens.lower[before] in ("for", "of", "to", "at", "with", "from"):
            return UNNAMED
        return Speaker(mention.entity)

    def _relative(self, index: int, begin: int) -> Speaker | None:
        entry = self._ending.get(index) or self._ending.get(index - 1)
        del begin
        return Speaker(entry[1].entity) if entry is not None and entry[1].kind is EntityKind.PERSON else None

    def _before_apposition(self, comma: int, begin: int) -> Speaker | None:
        """The name that an apposition closed by `comma` belongs to."""
        tokens = self._tokens
        best: Speaker | None = None
        for index in range(comma - 1, begin - 1, -1):
            entry = self._ending.get(index)
            if entry is None or entry[1].kind is not EntityKind.PERSON or tokens.words[index] not in ",(—–":
                continue
            best = Speaker(entry[1].entity)
            break
        if best is None:
            entry = self._ending.get(comma)
            if entry is not None:
                best = self._subject(entry[0], entry[1], begin)
        return best

    def _right_subject(self, verb: int, limit: int) -> Speaker | None:
        """Who stands after an inverted verb as its subject ("said Daniel Ek, Spotify’s chief executive")."""
        tokens = self._tokens
        company: Speaker | None = None
        spokes = False
        index = verb + 1
        commas = 0
        while index < min(limit, verb + 22):
            entry = self._starting.get(index)
            lower = tokens.lower[index]
            if entry is not None:
                if entry[1].kind is EntityKind.PERSON:
                    return UNNAMED if spokes else Speaker(entry[1].entity)
                possessive = entry[0] < limit and tokens.lower[entry[0]] in ("'s", "’", "'")
                if not possessive and index == verb + 1:
                    company = Speaker(entry[1].entity)
                index = entry[0]
                continue
            if lower in _SUBJECT_PRONOUNS and index == verb + 1:
                return self._resolve(lower, index)
            if tokens.words[index] == ",":
                commas += 1
                if company is not None or commas > 1:
                    break
                if index + 1 < limit and self._starting.get(index + 1) is None:
                    break
            elif lower in _SPOKES or lower in ("member", "head", "chief", "president", "director"):
                spokes = spokes or lower in _SPOKES
            elif lower in ("that", "in", "on", "about", "who", "when", "as", "while", "after", "before", "during"):
                break
            index += 1
        if company is not None:
            return company
        if verb + 1 < limit and (tokens.lower[verb + 1] in ("a", "an", "the", "one", "another", "his", "her", "their")):
            return UNNAMED
        return None

    def _according(self, start: int, end: int) -> Speaker | None:
        tokens = self._tokens
        for index in range(start, end - 2):
            if tokens.lower[index] == "according" and tokens.lower[index + 1] == "to":
                return self._right_subject(index + 1, end) or UNNAMED
        return None

    def _resolve(self, pronoun: str, position: int) -> Speaker:
        """Whom "he" or "she" means: the nearest fitting subject before, in this paragraph or the one before."""
        tokens = self._tokens
        line_number = tokens.line_of[position]
        for number in range(line_number, max(-1, line_number - 3), -1):
            line = tokens.lines[number]
            spoke = self._last is not None and number == line_number and self._spoke_in(line, position, self._last)
            if spoke and self._last is not None and self._fits(self._last.entity, pronoun):
                return Speaker(self._last.entity, pronoun)
            end = position if number == line_number else line.end
            low = bisect_left(self._order, line.first)
            high = bisect_left(self._order, end)
            people = [
                first
                for first in self._order[low:high]
                if self._starting[first][1].kind is EntityKind.PERSON and not self._inside[first]
            ]
            subjects = [first for first in people if self._is_subject(first)] or people
            for first in reversed(subjects):
                entity = self._starting[first][1].entity
                if self._fits(entity, pronoun):
                    return Speaker(entity, pronoun)
        return UNNAMED

    def _spoke_in(self, line: Line, position: int, speaker: Speaker) -> bool:
        low = bisect_left(self._order, line.first)
        high = bisect_left(self._order, position)
        return any(self._starting[first][1].entity == speaker.entity for first in self._order[low:high])

    def _is_subject(self, first: int) -> bool:
        """Whether a name seems to be its clause's subject: it starts one, or a verb follows."""
        tokens = self._tokens
        end = self._starting[first][0]
        if end < len(tokens) and tokens.lower[end] == "'s":
            return False
        before = tokens.lower[first - 1] if first else "."
        return before not in ("of", "for", "to", "with", "by", "from", "at", "told", "about", "against", "on", "like")

    def _fits(self, entity: str | None, pronoun: str) -> bool:
        gender = self._gender.get(entity or "")
        return gender is None or gender == pronoun

    def _genders(self) -> dict[str, str]:
        """What titles say of persons: entity to "he" or "she"."""
        found: dict[str, str] = {}
        tokens = self._tokens
        for first, (_, mention) in self._starting.items():
            if mention.kind is not EntityKind.PERSON or mention.entity is None or first == 0:
                continue
            title = tokens.lower[first - 1]
            if title == "." and first > 1:
                title = tokens.lower[first - 2]
            if title in SHE_TITLES:
                found[mention.entity] = "she"
            elif title in HE_TITLES:
                found[mention.entity] = "he"
        return found
