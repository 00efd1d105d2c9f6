"""Whom a noun or an unlisted name means: "the minister", "the firm", "the agency", "the Dane".

When several may be meant, nobody: `UNNAMED`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from termreader.analysis.company_words import STRONG_COMPANY_NOUNS
from termreader.analysis.narration import FARTHEST_BACK, UNNAMED, Named, Narration, Speaker
from termreader.analysis.person_words import AGENTS, ROLE_NOUNS
from termreader.analysis.thing_words import NATIONALITIES
from termreader.analysis.tokens import Line
from termreader.analysis.words import CALENDAR, FUNCTION_WORDS, word_set
from termreader.model import EntityKind

LINES_BACK = 3
"""How many paragraphs before its own a pronoun or a role may reach."""
_MOST_HOLDERS = 60
"""How many places of one role are looked at, the nearest."""

INDEFINITE = word_set("a an another one some several many two three four five six most")
"""What a noun for somebody without a name opens with."""
_NAMES_TOO = word_set("were will may more most still own best last early")
"""Surnames and companies that are ordinary words, where they stand with a capital in mid-sentence."""
_NO_NAMES = FUNCTION_WORDS - _NAMES_TOO
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
_SEVERAL = word_set(
    """
    people men women children locals villagers townspeople residents fans critics supporters opponents allies aides
    police spokespeople fishermen policemen firefighters survivors activists protesters demonstrators authorities
    """
)
"""What several people without names are called."""
_AT = frozenset(["of", "in", "at", "from", "for", "by", "to", "with"])
"""What a place or a firm hangs on to somebody with, who is the one that speaks."""


class NounNarration(Narration):
    """A narration that knows whom its nouns mean."""

    def role_meant(self, role: str, position: int) -> Speaker:
        """Whom "the chief scientist" or "the boxer" means: who has that role, else the one person told of there."""
        words = role.split()
        holders = self._holders_of(words, position)
        if not holders and len(words) > 1:
            holders = self._holders_of(words[-1:], position, bare=True)
        if holders:
            return self._nearest(holders, position)
        line_number = self.tokens.line_of[position]
        earlier = max(self.tokens.lines[line_number].first, position - FARTHEST_BACK)
        if words[-1] in _OTHERS or words[-1] in self.tokens.lower[earlier : position - len(words)]:
            # An office needs its holder; and who was "a bishop" or "the bishop" before is somebody by himself.
            return UNNAMED
        for number in range(line_number, max(-1, line_number - 2), -1):
            line = self.tokens.lines[number]
            people = self.told_of(line.first, position if number == line_number else line.end)
            if people:
                alone = len({name.entity for name in people}) == 1 and any(map(self.is_subject, people))
                return people[-1].speaker if alone else UNNAMED
        return self.only(EntityKind.PERSON) or self.main_of(lambda person: True) or UNNAMED

    def is_role(self, noun: str) -> bool:
        """Whether a word is a role, by the lists or because this text gives it to somebody."""
        return is_person_noun(noun) or noun in NATIONALITIES or noun in _COMPATRIOTS or noun in self._holders

    def _nearest(self, holders: set[str], position: int) -> Speaker:
        """Of those who have a role the one named last, unless a paragraph names two of them."""
        if len(holders) == 1:
            return Speaker(next(iter(holders)))
        line_number = self.tokens.line_of[position]
        for number in range(line_number, max(-1, line_number - 1 - LINES_BACK), -1):
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
        alike = next((group for group in _ALIKE if words[-1] in group), (words[-1],))
        found: set[str] = set()
        for noun in alike if len(words) == 1 else (words[-1],):
            places = self._holders.get(noun, [])
            before = bisect_left(places, (position, ""))
            for index, entity in places[max(0, before - _MOST_HOLDERS) : before]:
                if bare and self._qualified(index):
                    continue
                if tokens.lower[index - len(words) + 1 : index] == words[:-1]:
                    found.add(entity)
        return found

    def _qualified(self, noun: int) -> bool:
        """Whether another word belongs to a role's noun: "finance minister"."""
        before = self.tokens.lower[noun - 1] if noun else ""
        return before[:1].isalpha() and before not in FUNCTION_WORDS

    @cached_property
    def _holders(self) -> dict[str, list[tuple[int, str]]]:
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

        `last` spoke last in the paragraph: a company that did so goes on, and as "it" another body, too.
        """
        tokens = self.tokens
        line_number = tokens.line_of[position]
        going_on = last if last is not None and self._goes_on_as(last, tokens.lower[position]) else None
        for number in range(line_number, max(-1, line_number - 3), -1):
            line = tokens.lines[number]
            stop = position if number == line_number else line.end
            companies = self.told_of(line.first, stop, EntityKind.COMPANY)
            if number == line_number and self._some_group(line, stop, companies):
                return UNNAMED
            if going_on is not None:
                return going_on
            if len({name.entity for name in companies}) == 1:
                return companies[-1].speaker
            if companies:
                chosen = self.main_subject(companies)
                return chosen.speaker if chosen is not None else UNNAMED
        return self.only(EntityKind.COMPANY) or UNNAMED

    def _goes_on_as(self, last: Speaker, noun: str) -> bool:
        """Whether who spoke last may be told of as "it", "the firm", "the company"."""
        if last.entity:
            return last.entity.startswith(EntityKind.COMPANY.value)
        return bool(last.name) and noun not in STRONG_COMPANY_NOUNS

    def _some_group(self, line: Line, stop: int, companies: Sequence[Named]) -> bool:
        """Whether the last sentence before `stop` is about a group without a name: "An industry body was blunter"."""
        opening = next(self.sentences_back(line, stop), stop)
        if opening == stop or self.tokens.lower[opening] not in INDEFINITE:
            return False
        return not any(name.first >= opening for name in companies)

    def body_meant(self, noun: str, position: int) -> Speaker:
        """Which body "the agency" or "the bank" means: the last one named whose name ends so."""
        for name in reversed(self.told_of(0, position, None)):
            if self.tokens.lower[name.end - 1] == noun:
                return name.speaker
        return UNNAMED

    @cached_property
    def _bearers(self) -> dict[str, set[str]]:
        """By each word of a name, whose name it is part of."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in self.entities:
            for part in entity.name.split():
                found[part].add(entity.id)
        return found

    def person_with_initials(self, initials: str) -> Speaker | None:
        """The one person whose name has these initials, as labels in an interview do; None for none or several."""
        bearers = self._by_initials.get(initials, [])
        return Speaker(bearers[0]) if len(bearers) == 1 else None

    @cached_property
    def _by_initials(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for entity in self.entities:
            if entity.kind is EntityKind.PERSON:
                found["".join(part[0] for part in entity.name.split()).upper()].append(entity.id)
        return found

    def named_by(self, index: int) -> Speaker | None:
        """Whom a word with a capital names that is no mention: by a part of a person's name, else by itself."""
        tokens = self.tokens
        first = index
        while first > 0 and tokens.words[first - 1][0].isupper() and not tokens.opens[first] and index - first < 3:
            first -= 1
        if tokens.lower[first] in _NO_NAMES:
            return None
        placed = first > 0 and tokens.lower[first - 1] in _AT
        if tokens.opens[first] or placed or tokens.lower[first] in CALENDAR | NATIONALITIES:
            # "China said", "a spokesman in Shenzhen said"
            return UNNAMED
        word = tokens.words[index]
        bearers = self._bearers.get(word, set())
        if len(bearers) == 1 and first == index:
            return Speaker(next(iter(bearers)))
        if bearers or tokens.lower[index] in FUNCTION_WORDS:
            return UNNAMED
        return Speaker(None, tokens.surface(first, index + 1))


def is_several(word: str) -> bool:
    """Whether a lower-case word is what several people are called by role or trade: "residents", "two officials"."""
    return word in _SEVERAL or (word.endswith("s") and word not in STRONG_COMPANY_NOUNS and is_person_noun(word[:-1]))


def is_person_noun(word: str) -> bool:
    """Whether a lower-case word is what a person is called by role, trade or people."""
    if word in ROLE_NOUNS or word in AGENTS:
        return word not in STRONG_COMPANY_NOUNS
    return len(word) > 5 and word.endswith(("woman", "man", "ologist"))
