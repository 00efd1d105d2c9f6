"""Whom a pronoun means: the person whom the narration before it is about, and who spoke last.

When several may be meant, nobody: `UNNAMED`.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from termreader.analysis.foreign.narration import ForeignNarration
from termreader.analysis.foreign.people import opens_with_stranger
from termreader.analysis.narration import FARTHEST_BACK, UNNAMED, Named, Speaker
from termreader.analysis.nouns import INDEFINITE, LINES_BACK, is_person_noun
from termreader.analysis.person_words import AGENTS, HE_NOUNS, HE_TITLES, SHE_NOUNS, SHE_TITLES
from termreader.analysis.pronouns import OF_POSSESSIVE, PRONOUNS, learn_pronouns
from termreader.analysis.strangers import NOUN_WITHIN
from termreader.analysis.tokens import Line
from termreader.analysis.words import FUNCTION_WORDS, word_set
from termreader.model import EntityKind

_FARTHEST_LINES = 8
"""How many paragraphs back a pronoun may reach when most of them are words in marks."""
_TOLD = frozenset(["told", "tells", "asked", "asks", "to"])
_IS = frozenset(["is", "was", "are", "were", "has", "had"])
_OBJECTS = {"he": "him", "she": "her"}
_RELATIVE = word_set("who whose whom which where when that")
_SUBJECTS = word_set("i we you they he she it that who")
_BEFORE_VERBS = word_set("has had once also then later never always often even still")
_OWNED = word_set("his her their its my our")


class Story(ForeignNarration):
    """A narration that knows whom its pronouns and nouns mean; what one pronoun told it serves for the next."""

    @cached_property
    def _pronouns(self) -> dict[str, str]:
        return learn_pronouns(self, self.language)

    def pronoun_of(self, entity: str | None) -> str:
        """The pronoun of a person, "he", "she" or "they"; empty when not known."""
        return self._pronouns.get(entity or "", "")

    def person_meant(self, pronoun: str, position: int, last: Speaker | None) -> Speaker:
        """Whom a pronoun at a token means: who speaks in this paragraph, else the subject of the last sentence.

        An empty pronoun, of a verb without a subject, fits anybody.
        """
        tokens = self.tokens
        line_number = tokens.line_of[position]
        told = self._told(position)
        # "Silva, he said, had lied": he is somebody else.
        parting = position - 1 - (tokens.lower_at(position - 2) in _IS)
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
                praising = next((name for name in reversed(fitting) if name.entity == earlier.entity), None)
                return (praising and self._another_than(praising, pronoun, stop)) or earlier
            if not fitting:
                continue
            chosen = self._chosen(fitting, pronoun, stop)
            if chosen.entity and pronoun:
                self._pronouns.setdefault(chosen.entity, pronoun)
            return chosen
        # Nobody before: the one person of the text is named only after.
        only = self.only(EntityKind.PERSON)
        if only is not None and self._fits(only.entity or "", pronoun):
            return only
        return self._main_person(pronoun) or UNNAMED

    def _main_person(self, pronoun: str) -> Speaker | None:
        """Whom the text is about, of those that a pronoun fits."""
        return self.main_of(lambda person: self._fits(person, pronoun))

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
        if not pronoun:
            return True
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

    def _chosen(self, fitting: Sequence[Named], pronoun: str, stop: int) -> Speaker:
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
            return self._another_than(chosen, pronoun, stop) or chosen.speaker
        certain = {name.entity for name in fitting if self.pronoun_of(name.entity) == pronoun}
        if len({name.entity for name in fitting}) > 1 and len(certain) != 1:
            return UNNAMED
        return Speaker(certain.pop() if certain else fitting[-1].entity)

    def _another_than(self, chosen: Named, pronoun: str, stop: int) -> Speaker | None:
        """Whom the text is about, where a sentence's subject does something to her: "Silva once called her a poet"."""
        tokens = self.tokens
        for index in range(chosen.end + 1, min(stop, chosen.end + FARTHEST_BACK)):
            if tokens.ends_sentence(index) and not self.quoted(index):
                return None
            if self._is_object(index, pronoun) and not self.quoted(index):
                subject = index - 2
                while subject >= chosen.end and tokens.lower[subject] in _BEFORE_VERBS:
                    subject -= 1
                acts = subject < chosen.end or tokens.words[subject] == ","
                main = self._main_person(pronoun) if acts else None
                return main if main is not None and main.entity != chosen.entity else None
        return None

    def _told(self, position: int) -> str:
        """Who is spoken to in "he told Zuckerberg", and so is not meant by the pronoun."""
        lower = self.tokens.lower
        line_end = self.tokens.lines[self.tokens.line_of[position]].end
        for index in range(position + 2, min(position + 5, line_end)):
            name = self.starting.get(index)
            if name is not None:
                return (
                    name.entity
                    if self.tokens.lower_at(index - 1) in _TOLD or self.tokens.lower_at(index - 2) in _TOLD
                    else ""
                )
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
            if meant is not None and not meant.known and self._tells_of_another(opening, stop, pronoun):
                return None
            if meant is not None or holds:
                return meant
        return None

    def _tells_of_another(self, opening: int, stop: int, pronoun: str) -> bool:
        """Whether somebody does something to "him" or "her": "A publisher in Bonn offered her a third"."""
        return any(
            self._is_object(index, pronoun) and self.tokens.words[index - 1].endswith("ed") and not self.quoted(index)
            for index in range(opening + 3, stop)
        )

    def _is_object(self, index: int, pronoun: str) -> bool:
        """Whether a token is the pronoun as a verb's object: "told her that", and not "told her lawyer"."""
        tokens = self.tokens
        if tokens.lower[index] != _OBJECTS.get(pronoun) or tokens.lower_at(index - 2) in _SUBJECTS:
            return False
        following = tokens.lower_at(index + 1)
        return pronoun == "he" or not following.isalpha() or following in FUNCTION_WORDS

    def _subject_noun(self, opening: int, stop: int, pronoun: str) -> Speaker | None:
        """Whom a sentence's first words describe; None when they describe nobody."""
        tokens = self.tokens
        if self.language is not None and opens_with_stranger(self, self.language, opening, stop):
            return UNNAMED
        determiner = tokens.lower[opening]
        if determiner not in INDEFINITE and determiner not in _OWNED and determiner != "the":
            return None
        if determiner in ("one", "another") and tokens.lower_at(opening + 1) == ",":
            # "One, whose mother had died, said"
            return UNNAMED
        for index in range(opening + 1, min(opening + 1 + NOUN_WITHIN, stop)):
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
            if self._apposed(index, stop):
                return None
            if tokens.lower[index + 1 : index + 2] == ["asked"]:
                # Who asks is not who answers.
                return None
            if determiner != "the":
                return UNNAMED
            holder = self.role_meant(" ".join(tokens.lower[opening + 1 : index + 1]), index)
            return holder if not holder.entity or self._fits(holder.entity, pronoun) else None
        return None

    def _apposed(self, noun: int, stop: int) -> bool:
        """Whether a name between commas follows a noun: "Her friend of forty years, the translator Bo Falk, said"."""
        tokens = self.tokens
        comma = next((at for at in range(noun + 1, min(noun + NOUN_WITHIN, stop)) if tokens.words[at] == ","), stop)
        for name in self.told_of(comma + 1, min(comma + 1 + NOUN_WITHIN, stop)):
            between = tokens.lower[comma + 1 : name.first]
            if not _RELATIVE.isdisjoint(between) or not all(word[0].isalnum() for word in between):
                return False
            return name.end < stop and tokens.words[name.end] == ","
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
            owned = tokens.lower[opening] in _OWNED and tokens.lower_at(opening + 1) in AGENTS
            if owned and self._subject_noun(opening, line.end, "") == UNNAMED:
                # "Her mother watches from the window."
                return None
            meant = self.person_meant(pronoun, opening, None)
            return meant if meant.known else None
        if self._subject_noun(opening, line.end, "") == UNNAMED or self.several_open(opening, line.end):
            return None
        acting = {name.entity for name in inside if self.is_subject(name)} or {name.entity for name in people}
        return Speaker(acting.pop()) if len(acting) == 1 else None
