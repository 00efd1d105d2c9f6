"""Whom "he", "the minister" or "the firm" means: the persons and companies that the narration named before.

When several may be meant, nobody: `UNNAMED`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from termreader.analysis.narration import FARTHEST_BACK, UNNAMED, Named, Narration, Speaker
from termreader.analysis.pronouns import learn_pronouns
from termreader.analysis.tokens import Line, Tokens
from termreader.analysis.words import (
    AGENTS,
    CALENDAR,
    COMPANY_NOUNS,
    FUNCTION_WORDS,
    HE_NOUNS,
    HE_TITLES,
    NATIONALITIES,
    ROLE_NOUNS,
    SHE_NOUNS,
    SHE_TITLES,
    STRONG_COMPANY_NOUNS,
    word_set,
)
from termreader.model import Entity, EntityKind, Mention

_LINES_BACK = 3
"""How many paragraphs before its own a pronoun may reach."""
_FARTHEST_LINES = 8
"""How many paragraphs back it may reach when most of them are words in marks."""
_NOUN_WITHIN = 5
"""How many words after "a" or "the" the noun for somebody may stand."""
_MOST_HOLDERS = 60
"""How many places of one role are looked at, the nearest."""

_TOLD = frozenset(["told", "tells", "asked", "asks", "to"])
_INDEFINITE = word_set("a an another one some several many two three four five six most")
_OWNED = word_set("his her their its my our")
_NAMES_TOO = word_set("were will may more most still own best last early")
"""Surnames and companies that are ordinary words, where they stand with a capital in mid-sentence."""
_NO_NAMES = (
    FUNCTION_WORDS - word_set("were will may more most still own best last early said") | CALENDAR | NATIONALITIES
)
_ALIKE = (
    word_set("judge justice"),
    word_set("senator sen lawmaker congressman congresswoman representative rep legislator"),
    word_set("governor gov"),
    word_set("general gen"),
    word_set("colonel col"),
    word_set("captain capt"),
    word_set("sergeant sgt"),
    word_set("doctor dr physician surgeon"),
    word_set("professor prof academic scholar"),
    word_set("boss chief ceo executive head"),
    word_set("coach manager trainer"),
    word_set("attorney lawyer solicitor barrister counsel"),
    word_set("author writer novelist"),
    word_set("mayor"),
    word_set("scientist researcher"),
)
"""Nouns and titles that stand for each other."""
_OTHERS = AGENTS | word_set(
    """
    officer judge prosecutor nurse driver witness policeman reporter interviewer survivor governor mayor president
    minister premier chancellor king queen prince pope senator speaker ambassador sheriff
    """
)
"""Nouns for somebody else than those whom the text is about, unless it gives one of them that role."""
_COMPATRIOTS = word_set("dane swede finn pole turk spaniard scot briton serb croat czech kurd icelander luxembourger")
"""What somebody of a people is called, where that is another word than the adjective."""
_AT = frozenset(["of", "in", "at", "from", "for", "by", "to", "with"])


class Story(Narration):
    """A narration that knows whom its pronouns and nouns mean; what one pronoun told it serves for the next."""

    def __init__(
        self,
        tokens: Tokens,
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        bodies: Sequence[tuple[int, int]],
        quoted: Sequence[tuple[int, int]],
    ) -> None:
        super().__init__(tokens, mentions, entities, bodies, quoted)
        self._pronouns = learn_pronouns(self)
        self._parts: dict[str, set[str]] | None = None
        self._holders: dict[str, list[tuple[int, str]]] | None = None

    def pronoun_of(self, entity: str | None) -> str:
        """The pronoun of a person, "he", "she" or "they"; empty when not known."""
        return self._pronouns.get(entity or "", "")

    def person_meant(self, pronoun: str, position: int, last: Speaker | None) -> Speaker:
        """Whom a pronoun at a token means: who speaks in this paragraph, else the subject of the last sentence."""
        tokens = self.tokens
        line_number = tokens.line_of[position]
        told = self._told(position)
        # "Silva, he said, had lied": he is somebody else.
        before = self.ending.get(position - 1) if tokens.words[position - 1] == "," else None
        parted = before.entity if before is not None else ""
        for number in self._told_lines_back(line_number):
            line = tokens.lines[number]
            here = number == line_number
            stop = position if here else line.end
            others = {told, parted} | self._after_pronoun(line, stop, pronoun)
            people = [name for name in self.told_of(line.first, stop) if name.entity not in others]
            fitting = [name for name in people if self._fits(name.entity, pronoun)]
            described = self._described(line.first, stop, fitting[-1] if fitting else None, pronoun)
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
            if told == _LINES_BACK:
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

    def _described(self, start: int, stop: int, named: Named | None, pronoun: str) -> Speaker | None:
        """Whom the last sentence is about that opens with a noun for somebody: "A union official", "The senator".

        None when `named` acts later, or no sentence opens so.
        """
        for opening in self.sentences_back(self.tokens.lines[self.tokens.line_of[start]], stop):
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
        if determiner not in _INDEFINITE and determiner not in _OWNED and determiner != "the":
            return None
        for index in range(opening + 1, min(opening + 1 + _NOUN_WITHIN, stop)):
            name = self.starting.get(index)
            if (name is not None and name.kind is EntityKind.PERSON) or not tokens.words[index][0].isalnum():
                return None
            if not self._is_person_noun(index) or (index + 1 < stop and self._is_person_noun(index + 1)):
                continue
            noun = tokens.lower[index]
            if (noun in HE_NOUNS and pronoun == "she") or (noun in SHE_NOUNS and pronoun == "he"):
                return None
            after = index + 1 + (tokens.words[index + 1] == ",") if index + 1 < stop else stop
            following = self.starting.get(after)
            if following is not None and following.kind is EntityKind.PERSON:
                return None
            if tokens.lower[index + 1 : index + 2] == ["asked"]:
                # Who asks is not who answers.
                return None
            if determiner == "the":
                return self.role_meant(" ".join(tokens.lower[opening + 1 : index + 1]), index)
            return UNNAMED
        return None

    def _is_person_noun(self, index: int) -> bool:
        return is_person_noun(self.tokens.lower[index])

    def role_meant(self, role: str, position: int) -> Speaker:
        """Whom "the chief scientist" or "the boxer" means: who has that role, else the one person told of there."""
        words = role.split()
        holders = self._holders_of(words, position)
        if not holders and len(words) > 1:
            holders = self._holders_of(words[-1:], position, bare=True)
        if holders:
            return self._nearest(holders, position)
        line_number = self.tokens.line_of[position]
        start = self.tokens.lines[line_number].first
        if words[-1] in _OTHERS or words in self._nouns_after_the(start, position - len(words), len(words)):
            # An office needs its holder; and who was "the bishop" before already is somebody by himself.
            return UNNAMED
        for number in range(line_number, max(-1, line_number - 2), -1):
            line = self.tokens.lines[number]
            people = self.told_of(line.first, position if number == line_number else line.end)
            if people:
                alone = len({name.entity for name in people}) == 1 and any(map(self.is_subject, people))
                return people[-1].speaker if alone else UNNAMED
        return self.only(EntityKind.PERSON) or UNNAMED

    def is_role(self, noun: str) -> bool:
        """Whether a word is a role, by the lists or because this text gives it to somebody."""
        if self._holders is None:
            self._holders = self._learn_holders()
        return is_person_noun(noun) or noun in NATIONALITIES or noun in _COMPATRIOTS or noun in self._holders

    def _nouns_after_the(self, start: int, stop: int, count: int) -> list[list[str]]:
        """The `count` words after each "the" in a stretch of tokens, the nearest ones."""
        lower = self.tokens.lower
        nearest = range(max(start, stop - FARTHEST_BACK), stop)
        return [lower[index + 1 : index + 1 + count] for index in nearest if lower[index] == "the"]

    def _nearest(self, holders: set[str], position: int) -> Speaker:
        """Of those who have a role the one named last, unless a paragraph names two of them."""
        if len(holders) == 1:
            return Speaker(next(iter(holders)))
        line_number = self.tokens.line_of[position]
        for number in range(line_number, max(-1, line_number - 1 - _LINES_BACK), -1):
            line = self.tokens.lines[number]
            named = {name.entity for name in self.told_of(line.first, min(line.end, position))} & holders
            if named:
                return Speaker(named.pop()) if len(named) == 1 else UNNAMED
        return UNNAMED

    def _holders_of(self, words: list[str], position: int, *, bare: bool = False) -> set[str]:
        """The persons to whom the text has given a role before a token; `bare` for those without another word to it.

        A finance minister is not the foreign minister.
        """
        tokens = self.tokens
        if self._holders is None:
            self._holders = self._learn_holders()
        alike = next((group for group in _ALIKE if words[-1] in group), (words[-1],))
        found: set[str] = set()
        for noun in alike if len(words) == 1 else (words[-1],):
            places = self._holders.get(noun, [])
            before = bisect_left(places, (position, ""))
            for index, entity in places[max(0, before - _MOST_HOLDERS) : before]:
                if (
                    bare
                    and index
                    and tokens.words[index - 1][0].isalpha()
                    and tokens.lower[index - 1] not in FUNCTION_WORDS
                ):
                    continue
                if tokens.lower[index - len(words) + 1 : index] == words[:-1]:
                    found.add(entity)
        return found

    def _learn_holders(self) -> dict[str, list[tuple[int, str]]]:
        """All nouns that stand with a person's name as a role: where, and whose."""
        tokens = self.tokens
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        titles = frozenset().union(*_ALIKE)
        before_names = {
            name.first - 1 - (tokens.words[name.first - 1] in ",.") for name in self.names if name.first > 1
        }
        for index, lower in enumerate(tokens.lower):
            # "The arbiter, Ana Silva": what stands right before a name is a role though no list has it.
            apposed = index in before_names and tokens.words[index].isalpha() and lower not in FUNCTION_WORDS
            if lower in titles or apposed or is_person_noun(lower):
                entity = self._holder(index)
                if entity:
                    found[lower].append((index, entity))
        return found

    def _holder(self, noun: int) -> str:
        """The person to whom a role's noun belongs: right before or after it, or across a comma or "is"."""
        tokens = self.tokens
        line = tokens.lines[tokens.line_of[noun]]
        after = noun + 1
        if after < line.end and (tokens.words[after] == "," or (tokens.words[after] == "." and tokens.glued(after))):
            after += 1
        name = self.starting.get(after)
        if name is not None and name.kind is EntityKind.PERSON:
            return name.entity
        for index in range(noun, max(line.first, noun - 7), -1):
            name = self.ending.get(index)
            if name is not None and name.kind is EntityKind.PERSON:
                return name.entity if tokens.lower[index] in (",", "is", "was", "(", "—") else ""
            if tokens.words[index] in ".!?;":
                break
        return ""

    def company_meant(self, position: int, last: Speaker | None = None) -> Speaker:
        """Which company "it" or "the company" at a token means: the subject of the last sentence that has one.

        `last` spoke last in the paragraph; a company that did so goes on.
        """
        tokens = self.tokens
        line_number = tokens.line_of[position]
        for number in range(line_number, max(-1, line_number - 3), -1):
            line = tokens.lines[number]
            stop = position if number == line_number else line.end
            companies = self.told_of(line.first, stop, EntityKind.COMPANY)
            if number == line_number and self._some_group(line.first, stop, companies):
                return UNNAMED
            if last is not None and last.known and not (last.entity or "").startswith(EntityKind.PERSON.value):
                return last
            if len({name.entity for name in companies}) == 1:
                return companies[-1].speaker
            if companies:
                chosen = self.main_subject(companies)
                return chosen.speaker if chosen is not None else UNNAMED
        return self.only(EntityKind.COMPANY) or UNNAMED

    def _some_group(self, start: int, stop: int, companies: Sequence[Named]) -> bool:
        """Whether the last sentence before `stop` is about a group without a name: "An industry body was blunter"."""
        tokens = self.tokens
        opening = next(self.sentences_back(tokens.lines[tokens.line_of[start]], stop), stop)
        if opening == stop or tokens.lower[opening] not in _INDEFINITE:
            return False
        return not any(name.first >= opening for name in companies)

    def topic(self, line_number: int) -> Speaker | None:
        """The person whom a paragraph's end is about, when it is about one."""
        tokens = self.tokens
        line = tokens.lines[line_number]
        people = self.told_of(line.first, line.end)
        opening = next(self.sentences_back(line, line.end), line.first)
        inside = [name for name in people if name.first >= opening]
        pronoun = {"his": "he", "her": "she"}.get(tokens.lower[opening], tokens.lower[opening])
        if pronoun in ("he", "she"):
            meant = self.person_meant(pronoun, opening, None)
            return meant if meant.known else None
        acting = {name.entity for name in inside if self.is_subject(name)} or {name.entity for name in people}
        return Speaker(acting.pop()) if len(acting) == 1 else None

    def named_by(self, index: int) -> Speaker | None:
        """Whom a word with a capital names that is no mention: by a part of a person's name, else by itself."""
        tokens = self.tokens
        first = index
        while first > 0 and tokens.words[first - 1][0].isupper() and not tokens.opens[first] and index - first < 3:
            first -= 1
        if tokens.lower[first] in FUNCTION_WORDS - _NAMES_TOO:
            return None
        if tokens.opens[first] or tokens.lower[first] in _NO_NAMES or (first and tokens.lower[first - 1] in _AT):
            # "China said", "a spokesman in Shenzhen said"
            return UNNAMED
        word = tokens.words[index]
        if self._parts is None:
            self._parts = defaultdict(set)
            for entity in self.entities:
                for part in entity.name.split():
                    self._parts[part].add(entity.id)
        bearers = self._parts.get(word, set())
        if len(bearers) == 1 and first == index:
            return Speaker(next(iter(bearers)))
        if bearers or tokens.lower[index] in FUNCTION_WORDS:
            return UNNAMED
        return Speaker(None, tokens.surface(first, index + 1))

    def body_meant(self, noun: str, position: int) -> Speaker:
        """Which body "the agency" or "the bank" means: the last one named whose name ends so."""
        line = self.tokens.lines[self.tokens.line_of[position]]
        for name in reversed(self.told_of(0, min(position, line.end), None)):
            if self.tokens.lower[name.end - 1] == noun:
                return name.speaker
        return UNNAMED


def is_person_noun(word: str) -> bool:
    """Whether a lower-case word is what a person is called by role, trade or people."""
    if word in ROLE_NOUNS or word in AGENTS:
        return word not in COMPANY_NOUNS or word not in STRONG_COMPANY_NOUNS
    return len(word) > 5 and word.endswith(("woman", "man", "ologist"))
