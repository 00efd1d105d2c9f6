"""Which pronoun a person goes by: "he", "she" or "they", learnt from titles, given names and what the text says."""

from collections import Counter

from termreader.analysis.foreign.language import Language
from termreader.analysis.foreign.people import foreign_gender
from termreader.analysis.genders import FEMALE_NAMES, MALE_NAMES
from termreader.analysis.narration import Named, Narration
from termreader.analysis.person_words import HE_NOUNS, HE_TITLES, SHE_NOUNS, SHE_TITLES
from termreader.analysis.words import FUNCTION_WORDS
from termreader.model import EntityKind

PRONOUNS = frozenset(["he", "she"])
OF_POSSESSIVE = {"his": "he", "her": "she"}
_TITLED = 8.0
_LISTED = 2.0
_SAID = 1.0
"""A pronoun that can hardly mean anybody else."""
_HINTED = 0.4
"""A possessive, which may mean somebody else."""
_SPELT = 0.6
"""A given name's last letters."""
_ENOUGH = 0.5
_APPOSITION = 7
"""How many words after "Ana Silva, his wife," or "a retired actress" a noun may stand."""
_WITHIN = 14
"""How many words after its name a pronoun of the same sentence may stand."""
_FARTHEST_END = 40
"""How many words after its name a sentence may end."""
_SAYS = {"he": -_SAID, "himself": -_SAID, "his": -_HINTED, "she": _SAID, "herself": _SAID, "her": _HINTED}
_MALE_ENDINGS = ("o", "us", "os", "ard", "bert", "mir", "slav", "fred", "ik", "win", "olf", "old", "ov", "ev")
_FEMALE_ENDINGS = ("a", "ette", "elle", "een", "ine", "wen", "dis", "iya")


def learn_pronouns(narration: Narration, language: Language | None = None) -> dict[str, str]:
    """The pronoun of each person whose pronoun the text or the name tells, by entity; in another `language` as well."""
    votes = {
        entity.id: _by_given_name(entity.name) for entity in narration.entities if entity.kind is EntityKind.PERSON
    }
    told: Counter[str] = Counter()
    several: Counter[str] = Counter()
    for name in narration.names:
        if name.kind is not EntityKind.PERSON:
            continue
        described = _by_description(narration, name)
        said = _by_pronoun(narration, name)
        if language is not None:
            votes[name.entity] += foreign_gender(narration, language, name)
        votes[name.entity] += described + said
        told[name.entity] += bool(described or said)
        several[name.entity] += _goes_by_they(narration, name)
    found = {entity: "she" if vote > 0 else "he" for entity, vote in votes.items() if abs(vote) > _ENOUGH}
    for entity, count in several.items():
        if count and not told[entity] and abs(votes[entity]) < _LISTED:
            found[entity] = "they"
    return found


def _by_given_name(full: str) -> float:
    """What a given name says: listed ones for sure, else its last letters, weaker than any word of the text."""
    given = full.split()[0].strip("“”\"'.").lower()
    first = given.split("-")[0]
    for form in (given, first):
        listed = (form in FEMALE_NAMES) - (form in MALE_NAMES)
        if listed:
            return _LISTED * listed
    if len(first) < 3 or " " not in full:
        return 0.0
    if first.endswith(_FEMALE_ENDINGS):
        return _SPELT
    return -_SPELT if first.endswith(_MALE_ENDINGS) else 0.0


def _by_description(narration: Narration, name: Named) -> float:
    """What a title or a noun before the name says, or the apposition after it: "his wife, Jean", "Jean, an actress"."""
    tokens = narration.tokens
    before = name.first - 1
    if before > 0 and tokens.words[before] in (".", ","):
        before -= 1
    title = tokens.lower[before] if before >= 0 else ""
    if title in SHE_TITLES or title in SHE_NOUNS:
        return _TITLED
    if title in HE_TITLES or title in HE_NOUNS:
        return -_TITLED
    line = tokens.lines[tokens.line_of[name.first]]
    if name.end + 1 < line.end and tokens.words[name.end] == "," and tokens.lower[name.end + 1] in ("a", "an", "the"):
        for index in range(name.end + 2, min(name.end + _APPOSITION, line.end)):
            word = tokens.lower[index]
            if word in (",", ".", "of", "for", "who", "and", "whose", "to") or index in narration.starting:
                break
            if word in SHE_NOUNS or word in HE_NOUNS:
                return _TITLED / 2 if word in SHE_NOUNS else -_TITLED / 2
    return 0.0


def _by_pronoun(narration: Narration, name: Named) -> float:
    """What the next pronoun of the name's sentence says, or the first of the next one; nobody else stands between."""
    tokens = narration.tokens
    line = tokens.lines[tokens.line_of[name.first]]
    if not narration.is_subject(name) or _second(narration, name, line.first):
        return 0.0
    for index in range(name.end, min(name.end + _FARTHEST_END, line.end)):
        other = narration.starting.get(index)
        if narration.quoted(index):
            return _by_cue(narration, index, line.end)
        if other is not None and other.kind is EntityKind.PERSON:
            return 0.0
        word = tokens.lower[index]
        if word == "him" or (word == "her" and not _possesses(narration, index, line.end)):
            # "Silva told him that he": somebody else is there.
            return 0.0
        if word in _SAYS and index < name.end + _WITHIN:
            return _SAYS[word]
        if index + 1 < line.end and tokens.ends_sentence(index):
            following = tokens.lower[index + 1]
            if not tokens.words[index + 1][0].isalnum():
                continue
            sign = _SAYS.get(following, 0.0)
            return sign if abs(sign) == _SAID else sign * _SPELT / _HINTED
    return 0.0


def _second(narration: Narration, name: Named, start: int) -> bool:
    """Whether another person stands before the name in its sentence."""
    before = narration.told_of(max(start, name.first - _WITHIN), name.first)
    return bool(before) and not narration.parted(before[-1].end, name.first)


def _by_cue(narration: Narration, index: int, end: int) -> float:
    """What the cue of a quotation says that follows the name's sentence: "Silva nods. “Yes,” she says"."""
    lower = narration.tokens.lower
    after = narration.quote_end(index)
    return next((_SAYS[word] for word in lower[after + 1 : min(after + 3, end)] if word in PRONOUNS), 0.0)


def _possesses(narration: Narration, index: int, end: int) -> bool:
    """Whether "her" is a possessive for sure: "in her office"; "told her lawyer" is left open."""
    tokens = narration.tokens
    following = tokens.lower[index + 1] if index + 1 < end else ""
    before = tokens.lower[index - 1]
    return following.isalpha() and following not in FUNCTION_WORDS and (before in FUNCTION_WORDS or before == "'s")


def _goes_by_they(narration: Narration, name: Named) -> bool:
    """Whether a sentence that has this name alone, first, is followed by one that opens with "they" or "their"."""
    tokens = narration.tokens
    line = tokens.lines[tokens.line_of[name.first]]
    if name.first != line.first and not tokens.opens[name.first]:
        return False
    for index in range(name.end, min(name.end + _FARTHEST_END, line.end - 1)):
        if index in narration.starting or narration.quoted(index):
            return False
        if tokens.lower[index] == "uses" and tokens.lower[index + 1] in ("they", "them"):
            return True
        if tokens.ends_sentence(index):
            return tokens.lower[index + 1] in ("they", "their")
    return False
