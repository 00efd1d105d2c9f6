"""The subject of a verb of speech: before it, after it, across an apposition, by role, or in "according to".

Gives a `Speaker`: one without a name is somebody unnamed; None when the verb has no subject that could speak.
"""

from termreader.analysis.narration import NARRATOR, UNNAMED, Named, Narration, Speaker
from termreader.analysis.words import (
    AGENTS,
    COMPANY_NOUNS,
    FUNCTION_WORDS,
    ORG_HEADS,
    ROLE_NOUNS,
    STRONG_COMPANY_NOUNS,
    word_set,
)
from termreader.model import EntityKind

AUXILIARIES = word_set(
    """
    has have had also later then once recently now still often even will would might may could can did does again
    repeatedly famously first just always never simply only soon finally himself herself themselves itself both all
    a ont avait hat habe ha había reportedly further twice instead thus therefore quickly not to likes liked used
    tends loves prefers
    """
)
PRONOUNS = frozenset(["he", "she"])
_NOBODY = word_set("they we it you one some many others critics nobody everyone somebody someone everybody")
_STOPS = word_set("that in on about who when as while after before during because whose which where if so with")
_DETERMINERS = frozenset(["a", "an", "the", "one", "another", "his", "her", "their", "its", "some", "many", "several"])
_FARTHEST_SUBJECT = 24


def left_subject(narration: Narration, verb: int, begin: int, last: Speaker | None) -> Speaker | None:
    """Who stands before the verb as its subject."""
    tokens = narration.tokens
    index = verb - 1
    while index >= begin and (tokens.lower[index] in AUXILIARIES or tokens.lower[index].endswith("ly")):
        index -= 1
    if index < begin:
        return None
    name = narration.ending.get(index + 1)
    if name is not None:
        return _not_oblique(narration, name, begin)
    lower = tokens.lower[index]
    if lower in PRONOUNS:
        return narration.person_meant(lower, index, last)
    if lower == "it":
        spoke = last is not None and last.known and not (last.entity or "").startswith(EntityKind.PERSON.value)
        return last if spoke else narration.company_meant(index)
    if lower in ("who", "which"):
        before = narration.ending.get(index) or narration.ending.get(index - 1)
        return before.speaker if before is not None else None
    if lower == "i":
        return NARRATOR
    if lower in _NOBODY:
        return UNNAMED
    if tokens.words[index] in ",)—–":
        return _before_apposition(narration, index, begin)
    if tokens.words[index] == "and":
        return _shared_subject(narration, begin, index, last)
    if lower in ORG_HEADS and index > begin and tokens.lower[index - 1] == "the":
        return narration.body_meant(lower, index)
    if lower in STRONG_COMPANY_NOUNS or (lower in COMPANY_NOUNS and lower not in ROLE_NOUNS):
        if index > begin and tokens.lower[index - 1] == "the":
            return narration.company_meant(index)
        return UNNAMED
    named = lower in ROLE_NOUNS or lower in AGENTS or _has_determiner(narration, index, begin)
    if named and lower not in FUNCTION_WORDS and tokens.words[index][0].isalpha():
        return _by_role(narration, index, begin)
    return None


def _shared_subject(narration: Narration, begin: int, conjunction: int, last: Speaker | None) -> Speaker | None:
    """Who shrugged in "X shrugged and said": the sentence's first subject, by name or pronoun."""
    tokens = narration.tokens
    for index in range(begin, conjunction):
        name = narration.starting.get(index)
        if name is not None and narration.is_subject(name):
            return name.speaker
        if tokens.lower[index] in PRONOUNS:
            return narration.person_meant(tokens.lower[index], index, last)
    return None


def _by_role(narration: Narration, noun: int, begin: int) -> Speaker:
    """Who "the boxer" or "the chief scientist" is; somebody unnamed after any other word than "the"."""
    tokens = narration.tokens
    first = noun
    while first > begin and first > noun - 3 and tokens.lower[first - 1] not in FUNCTION_WORDS:
        first -= 1
    if first > begin and tokens.lower[first - 1] == "the" and tokens.lower[noun] in ROLE_NOUNS:
        return narration.role_meant(" ".join(tokens.lower[first : noun + 1]), noun)
    return UNNAMED


def _has_determiner(narration: Narration, index: int, begin: int) -> bool:
    return any(narration.tokens.lower[at] in _DETERMINERS for at in range(max(begin, index - 3), index))


def _not_oblique(narration: Narration, name: Named, begin: int) -> Speaker:
    """A name right before the verb is its subject, unless it hangs on a preposition ("a spokesman for Meta said")."""
    return name.speaker if name.first <= begin or narration.is_subject(name) else UNNAMED


def _before_apposition(narration: Narration, comma: int, begin: int) -> Speaker | None:
    """The name that an apposition closed by `comma` belongs to: "Daniel Ek, who runs Spotify, said"."""
    tokens = narration.tokens
    closing = narration.ending.get(comma)
    opened = [
        name
        for name in narration.between(begin, comma)
        if name.end < comma and tokens.words[name.end] in ",(—–" and not narration.quoted(name.first)
    ]
    people = [name for name in opened if name.kind is EntityKind.PERSON]
    for name in reversed(people or opened):
        if narration.is_subject(name):
            return name.speaker
    if closing is not None:
        # "His opponent, Lucia Ferrante, tweeted", "The minister, Ama Owusu, said".
        return closing.speaker
    return None


def right_subject(narration: Narration, verb: int, limit: int, last: Speaker | None) -> Speaker | None:
    """Who stands after an inverted verb as its subject: "said Daniel Ek", "said the firm’s chief, Ada Byrne"."""
    tokens = narration.tokens
    company: Speaker | None = None
    agent = owned = False
    index = verb + 1
    stop = min(limit, verb + _FARTHEST_SUBJECT)
    commas = 0
    while index < stop:
        name = narration.starting.get(index)
        lower = tokens.lower[index]
        if name is not None:
            possessive = name.end < limit and tokens.lower[name.end] in ("'s", "’", "'")
            if name.kind is EntityKind.PERSON and not (
                possessive and name.end + 1 < limit and commas == 0 and _agent_follows(narration, name.end + 1, stop)
            ):
                return UNNAMED if agent else name.speaker
            owned = owned or possessive
            if name.kind is not EntityKind.PERSON and not possessive and index == verb + 1:
                company = name.speaker
            index = name.end
            continue
        if lower in PRONOUNS and index == verb + 1:
            return narration.person_meant(lower, index, last)
        if tokens.words[index] in ",(":
            commas += 1
            if company is not None or commas > 1 or index + 1 not in narration.starting:
                break
            agent = False
        elif lower in ("of", "for", "to", "at", "with", "from") and index > verb + 1:
            # "said a spokeswoman for Mr. Zuckerberg": whoever follows is not the speaker.
            agent = agent or tokens.lower[index - 1] in AGENTS
        elif lower in _STOPS or tokens.words[index] in '“":;—':
            break
        index += 1
    if company is not None:
        return company
    if verb + 1 < limit and tokens.lower[verb + 1] in _DETERMINERS:
        noun = next(
            (
                tokens.lower[at]
                for at in range(verb + 2, min(limit, verb + 5))
                if tokens.lower[at] in STRONG_COMPANY_NOUNS
            ),
            "",
        )
        if noun and tokens.lower[verb + 1] == "the":
            return narration.company_meant(verb)
        return UNNAMED
    return UNNAMED if owned else None


def _agent_follows(narration: Narration, start: int, stop: int) -> bool:
    """Whether a possessive leads to somebody else: "said Zuckerberg’s spokeswoman"."""
    for index in range(start, stop):
        if narration.tokens.words[index] in ",.;:":
            return True
        if index in narration.starting:
            return False
    return True
