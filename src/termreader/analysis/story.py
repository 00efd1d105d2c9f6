"""Whom a pronoun means: the person whom the narration before it is about, and who spoke last.

When several may be meant, nobody: `UNNAMED`.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from termreader.analysis.narration import UNNAMED, Named, Speaker
from termreader.analysis.nouns import INDEFINITE, LINES_BACK, NounNarration, is_person_noun, is_several
from termreader.analysis.person_words import AGENTS, HE_NOUNS, HE_TITLES, SHE_NOUNS, SHE_TITLES
from termreader.analysis.pronouns import OF_POSSESSIVE, PRONOUNS, learn_pronouns
from termreader.analysis.tokens import Line
from termreader.analysis.words import word_set
from termreader.model import EntityKind

_FARTHEST_LINES = 8
"""How many paragraphs back a pronoun may reach when most of them are words in marks."""
_NOUN_WITHIN = 5
"""How many words after "a" or "the" the noun for somebody may stand."""

_TOLD = frozenset(["told", "tells", "asked", "asks", "to"])
_IS = frozenset(["is", "was", "are", "were", "has", "had"])
_WORDED = word_set(
    """
    many others most some few everyone nobody someone somebody another letter letters email e-mail mail sign notice
    poster banner paper papers report reports statement ministry company firm bank union agency council office
    government court media online post posts message messages note notes reply answer website page text document
    order judgment editorial headline card telegram voice radio television tv crowd party committee board
    """
)
"""Who and what brings in words that are not those of the one who spoke before."""
_OWNED = word_set("his her their its my our")


class Story(NounNarration):
    """A narration that knows whom its pronouns and nouns mean; what one pronoun told it serves for the next."""

    @cached_property
    def _pronouns(self) -> dict[str, str]:
        return learn_pronouns(self)

    def pronoun_of(self, entity: str | None) -> str:
        """The pronoun of a person, "he", "she" or "they"; empty when not known."""
        return self._pronouns.get(entity or "", "")

    def person_meant(self, pronoun: str, position: int, last: Speaker | None) -> Speaker:
        """Whom a pronoun at a token means: who speaks in this paragraph, else the subject of the last sentence."""
        tokens = self.tokens
        line_number = tokens.line_of[position]
        told = self._told(position)
        # "Silva, he said, had lied": he is somebody else.
        parting = position - 1 - (tokens.lower[position - 2] in _IS)
        before = self.ending.get(parting) if tokens.words[position - 1] == "," else None
        parted = before.entity if before is not None else ""
        for number in self._told_lines_back(line_number):
            line = tokens.lines[number]
            here = number == line_number
            stop = position if here else line.end
            others = {told, parted} | self._after_pronoun(line, stop, pronoun)
            people = [name for name in self.told_of(line.first, stop) if name.entity not in others]
            fitting = [name for name in people if self._fits(name.entity, pronoun)]
            described = self._described(line, stop, fitting[-1] if fitting else None, pronoun)
            if described is not None and pronoun != "they":
                return described
            if here and last is not None and self._goes_on(last, fitting, number, pronoun):
                return last
            earlier = None if here else self.spoke_last(number)
            if earlier is not None and self._fits(earlier.entity or "", pronoun):
                return earlier
            if not fitting:
                continue
            chosen = self._chosen(fitting, pronoun)
            if chosen.entity:
                self._pronouns.setdefault(chosen.entity, pronoun)
            return chosen
        # Nobody before: the one person of the text is named only after.
        only = self.only(EntityKind.PERSON)
        if only is not None and self._fits(only.entity or "", pronoun):
            return only
        return UNNAMED

    def _after_pronoun(self, line: Line, stop: int, pronoun: str) -> set[str]:
        """Who is named in a sentence that opens with the pronoun: "She was 11 when Amy left" parts the two."""
        found: set[str] = set()
        if not self.told_of(line.first, stop):
            return found
        end = stop
        for opening in self.sentences_back(line, stop):
            if self.tokens.lower[opening] == pronoun:
                found.update(name.entity for name in self.told_of(opening, end))
            end = opening
        return found

    def _told_lines_back(self, line_number: int) -> Iterator[int]:
        """A paragraph and those before it that a pronoun may reach; words in marks alone are no paragraphs here."""
        yield line_number
        told = 0
        for number in range(line_number - 1, max(-1, line_number - 1 - _FARTHEST_LINES), -1):
            line = self.tokens.lines[number]
            yield number
            told += not self.quoted(line.first + 1) or not self.quoted(line.end - 2)
            if told == LINES_BACK:
                return

    def _fits(self, entity: str, pronoun: str) -> bool:
        known = self.pronoun_of(entity)
        return known == pronoun if pronoun == "they" else known in ("", pronoun)

    def _goes_on(self, last: Speaker, fitting: Sequence[Named], number: int, pronoun: str) -> bool:
        """Whether who spoke last in this paragraph goes on: nobody else has come up since whom the pronoun fits."""
        if last.narrator or (last.entity and not self._fits(last.entity, pronoun)):
            return False
        since = self.last_speech.get(number, (self.tokens.lines[number].first, last))[0]
        others = [name for name in fitting if name.first >= since and name.entity != last.entity]
        if not last.entity:
            return not last.known and not others
        surely = bool(self.pronoun_of(last.entity))
        return not any(
            self.is_subject(name) or (not surely and self.pronoun_of(name.entity) == pronoun) for name in others
        )

    def _chosen(self, fitting: Sequence[Named], pronoun: str) -> Speaker:
        """Of several persons of one paragraph the subject of its last sentence."""
        chosen = self.main_subject(fitting)
        if chosen is not None and not self.pronoun_of(chosen.entity):
            # A name that says nothing yields to one of its sentence that says "he" or "she".
            sure = [
                name
                for name in fitting
                if self.pronoun_of(name.entity) == pronoun and not self.parted(chosen.end, name.first)
            ]
            later = [name for name in sure if name.first > chosen.first]
            chosen = self.main_subject(later) or (later[0] if len({name.entity for name in later}) == 1 else chosen)
        if chosen is not None:
            return chosen.speaker
        certain = {name.entity for name in fitting if self.pronoun_of(name.entity) == pronoun}
        if len({name.entity for name in fitting}) > 1 and len(certain) != 1:
            return UNNAMED
        return Speaker(certain.pop() if certain else fitting[-1].entity)

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

    def _described(self, line: Line, stop: int, named: Named | None, pronoun: str) -> Speaker | None:
        """Whom the last sentence is about that opens with a noun for somebody: "A union official", "The senator".

        None when `named` acts later, or no sentence opens so.
        """
        for opening in self.sentences_back(line, stop):
            holds = named is not None and named.first >= opening
            if named is not None and holds and self.is_subject(named):
                return None
            meant = self._subject_noun(opening, stop, pronoun)
            if meant is not None or holds:
                return meant
        return None

    def _subject_noun(self, opening: int, stop: int, pronoun: str) -> Speaker | None:
        """Whom a sentence's first words describe; None when they describe nobody."""
        tokens = self.tokens
        determiner = tokens.lower[opening]
        if determiner not in INDEFINITE and determiner not in _OWNED and determiner != "the":
            return None
        for index in range(opening + 1, min(opening + 1 + _NOUN_WITHIN, stop)):
            name = self.starting.get(index)
            if (name is not None and name.kind is EntityKind.PERSON) or not tokens.words[index][0].isalnum():
                return None
            noun = tokens.lower[index]
            following_word = tokens.lower[index + 1] if index + 1 < stop else ""
            compound = following_word in ("'s", "'") or is_person_noun(following_word)
            if not is_person_noun(noun) or compound:
                continue
            if (noun in HE_NOUNS and pronoun == "she") or (noun in SHE_NOUNS and pronoun == "he"):
                return None
            after = index + 1 + (tokens.words[index + 1] == ",") if index + 1 < stop else stop
            following = self.starting.get(after)
            if following is not None and following.kind is EntityKind.PERSON:
                return None
            if tokens.lower[index + 1 : index + 2] == ["asked"]:
                # Who asks is not who answers.
                return None
            if determiner != "the":
                return UNNAMED
            holder = self.role_meant(" ".join(tokens.lower[opening + 1 : index + 1]), index)
            return holder if not holder.entity or self._fits(holder.entity, pronoun) else None
        return None

    def brings_in_somebody(self, line: Line) -> bool:
        """Whether a paragraph tells of somebody without a name, of a body, or of a writing: the words may be theirs."""
        lower = self.tokens.lower
        for index in range(line.first, line.end):
            word = lower[index]
            if self.quoted(index) or not (word in _WORDED or is_person_noun(word) or is_several(word)):
                continue
            if index not in self._name_words and not self._holder(index):
                return True
        for opening in self.sentences_back(line, line.end):
            if lower[opening] == "the" and self._unlisted(opening + 1, line.end):
                return True
        bodies = (name for name in self.between(line.first, line.end) if name.kind is not EntityKind.PERSON)
        return any(self.is_subject(name) and not self.quoted(name.first) for name in bodies)

    def _unlisted(self, index: int, stop: int) -> bool:
        """Whether a word with a capital is no part of a person's name: "The Holm Herald took a harder line"."""
        return index < stop and self.tokens.words[index][0].isupper() and index not in self._name_words

    @cached_property
    def _name_words(self) -> set[int]:
        return {index for name in self.names for index in range(name.first, name.end)}

    def _several(self, opening: int, stop: int) -> bool:
        """Whether a sentence is about people without names: "Two residents stood", "Neighbours of Bo Falk say"."""
        for index in range(opening, min(opening + _NOUN_WITHIN, stop)):
            word = self.tokens.lower[index]
            if not word[0].isalnum() or index in self.starting:
                return False
            if is_several(word):
                return True
        return False

    def topic(self, line_number: int) -> Speaker | None:
        """The person whom a paragraph's end is about, when it is about one."""
        tokens = self.tokens
        line = tokens.lines[line_number]
        people = self.told_of(line.first, line.end)
        opening = next(self.sentences_back(line, line.end), line.first)
        inside = [name for name in people if name.first >= opening]
        pronoun = OF_POSSESSIVE.get(tokens.lower[opening], tokens.lower[opening])
        if pronoun in PRONOUNS:
            owned = tokens.lower[opening] in _OWNED and tokens.lower[opening + 1] in AGENTS
            if owned and self._subject_noun(opening, line.end, "") == UNNAMED:
                # "Her mother watches from the window."
                return None
            meant = self.person_meant(pronoun, opening, None)
            return meant if meant.known else None
        if self._subject_noun(opening, line.end, "") == UNNAMED or self._several(opening, line.end):
            return None
        acting = {name.entity for name in inside if self.is_subject(name)} or {name.entity for name in people}
        return Speaker(acting.pop()) if len(acting) == 1 else None
