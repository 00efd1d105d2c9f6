"""Who stands before a verb of speech as its subject: by name, by role or pronoun, across an apposition.

Gives a `Speaker`: one without a name is somebody unnamed; None when the verb has no subject that could speak.
"""

from termreader.analysis.company_words import COMPANY_NOUNS, STRONG_COMPANY_NOUNS
from termreader.analysis.narration import NARRATOR, UNNAMED, Named, Speaker
from termreader.analysis.nouns import is_person_noun, is_several
from termreader.analysis.person_words import ROLE_NOUNS
from termreader.analysis.pronouns import PRONOUNS
from termreader.analysis.speech_words import PARTICIPLES
from termreader.analysis.story import Story
from termreader.analysis.thing_words import ORG_HEADS
from termreader.analysis.words import FUNCTION_WORDS, word_set
from termreader.model import EntityKind

FOREIGN_AUXILIARIES = word_set("a ont avait hat ha había habe")
AUXILIARIES = FOREIGN_AUXILIARIES | word_set(
    """
    has have had also later then once recently now still often even will would might may could can did does again
    repeatedly famously first just always never simply only soon finally himself herself themselves itself both all
    reportedly further twice instead thus therefore quickly not to likes liked used
    tends loves prefers
    """
)
_COURSES = word_set("began begins ended ends opened opens concluded concludes found finds held holds ruled rules")
_BEFORE_PARTICIPLES = frozenset([",", "by", "and", "in", "before"])
NOBODY = word_set("them we it you one some many others critics nobody everyone somebody someone everybody")
_HANGING = frozenset(["of", "from", "at", "with", "in"])
"""What an office or a town hangs on to a name with."""
_WRITINGS = word_set("statement post tweet letter memo email e-mail message note essay blog book column article")
_OF = _HANGING | {"for", "to", "by", "on"}
DETERMINERS = frozenset(["a", "an", "the", "one", "another", "his", "her", "their", "its", "some", "many", "several"])
BEFORE_PASSIVES = word_set("was were is are been being be widely often also") | {","}
PASSIVES = word_set(
    """
    accused described called branded criticised criticized denounced condemned dismissed praised hailed lauded derided
    mocked blamed attacked ridiculed characterised characterized portrayed quoted labelled labeled dubbed
    """
)
"""Verbs of speech whose passive tells what others say."""
_AFTER_PASSIVES = (["of"], ["as"], ["by"], ["for"])
_TEAMS = word_set("team colleagues group coauthors collaborators")
_LONGEST_ROLE = 5
"""How many words a role before a name may have: "Spotify cofounder Daniel Ek"."""
_FARTHEST_SHARED = 60
_FARTHEST_WHO = 7
"""How many words before a name the "who" may stand of whose clause it is a part."""


def left_subject(story: Story, verb: int, begin: int, last: Speaker | None) -> Speaker | None:
    """Who stands before the verb as its subject."""
    tokens = story.tokens
    index = verb - 1
    followed = tokens.lower[verb] in PASSIVES and tokens.lower[verb + 1 : verb + 2] in _AFTER_PASSIVES
    if index > begin and followed and tokens.lower[index] in BEFORE_PASSIVES:
        # "Falk, accused of", "Falk was described by colleagues as": others say so of Falk.
        return UNNAMED
    if tokens.lower[verb] in PARTICIPLES and (index < begin or tokens.lower[index] in _BEFORE_PARTICIPLES):
        # She refused, adding that it was late.
        return _shared_subject(story, begin, verb, last)
    while index >= begin and _is_adverb(tokens.words[index]):
        index -= 1
    if index < begin:
        return None
    name = story.ending.get(index + 1)
    if name is not None:
        return UNNAMED if _beside_another(story, name, begin) else _not_oblique(story, name, begin)
    lower = tokens.lower[index]
    if lower in PRONOUNS or lower == "they":
        return story.person_meant(lower, index, last)
    if lower == "it":
        # What "it" begins and ends is a letter; "what is left of it" is no company that speaks.
        hangs = index > begin and tokens.lower[index - 1] in _HANGING
        return UNNAMED if hangs or tokens.lower[verb] in _COURSES else story.company_meant(index, last)
    if lower in ("who", "which"):
        before = story.ending.get(index) or story.ending.get(index - 1)
        saying = tokens.lower[verb] in ("said", "says", "say")
        return before.speaker if before is not None else UNNAMED if saying else None
    if lower == "that" and tokens.lower_at(index - 1) in _WRITINGS | {"report", "study"}:
        # "Falk rejected a report that said": the report does.
        return UNNAMED
    if lower == "i":
        return NARRATOR
    if lower in NOBODY or (is_several(lower) and tokens.words[index].islower()):
        return UNNAMED
    if tokens.words[index][0].isupper() and tokens.lower_at(index - 1) != "the":
        return _headed(story, index, begin) or story.named_by(index)
    if tokens.words[index] in ",)—–":
        return _before_apposition(story, index, begin)
    if tokens.words[index] == "and":
        return _shared_subject(story, begin, index, last)
    if lower in _WRITINGS and index > begin + 1 and tokens.lower[index - 1] in ("'s", "'"):
        # "Silva’s statement added"
        writer = story.ending.get(index - 1)
        return writer.speaker if writer is not None else UNNAMED
    if lower in _TEAMS and index - 2 > begin and tokens.lower[index - 2] == "and":
        # "Silva and her team wrote" what Silva has to answer for.
        leader = story.ending.get(index - 2)
        if leader is not None and leader.kind is EntityKind.PERSON:
            return _not_oblique(story, leader, begin)
    article = _article(story, index, begin)
    if article > begin and tokens.lower[article - 1] in _OF:
        # "An executive of the bank said": the bank does not.
        return _headed(story, article, begin) or UNNAMED
    definite = article >= begin
    body = story.body_meant(lower, index) if definite else UNNAMED
    if body.known or (definite and lower in ORG_HEADS):
        return body
    if lower in STRONG_COMPANY_NOUNS or (lower in COMPANY_NOUNS and lower not in ROLE_NOUNS):
        return story.company_meant(index, last) if definite else UNNAMED
    named = is_person_noun(lower) or lower == "old" or _has_determiner(story, index, begin)
    if named and (lower not in FUNCTION_WORDS or lower == "old") and tokens.words[index][0].isalpha():
        return _by_role(story, index, begin)
    return None


def _article(story: Story, noun: int, begin: int) -> int:
    """Where the "the" of a noun stands, at most three words before it; -1 where it has none."""
    tokens = story.tokens
    for index in range(noun - 1, max(begin, noun - 4) - 1, -1):
        if tokens.lower[index] == "the":
            return index
        if not tokens.words[index][0].isalnum() or index in story.starting:
            return -1
    return -1


def _is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb; a name in -ly has a capital."""
    return word in AUXILIARIES or (word.endswith("ly") and word.islower())


def _shared_subject(story: Story, begin: int, conjunction: int, last: Speaker | None) -> Speaker | None:
    """Who shrugged in "X shrugged and said": the sentence's first subject, by name or pronoun."""
    tokens = story.tokens
    for index in range(max(begin, conjunction - _FARTHEST_SHARED), conjunction):
        name = story.starting.get(index)
        if name is not None and story.is_subject(name) and not _attributive(story, name):
            return name.speaker
        if tokens.lower[index] in PRONOUNS:
            return story.person_meant(tokens.lower[index], index, last)
    return None


def _attributive(story: Story, name: Named) -> bool:
    """Whether a body or a company only says where somebody works: "Globe reporter", "Acme Desk chief"."""
    tokens = story.tokens
    if name.kind is EntityKind.PERSON or name.end >= len(tokens):
        return False
    return tokens.words[name.end][0].isupper() or is_person_noun(tokens.lower[name.end])


def _by_role(story: Story, noun: int, begin: int) -> Speaker:
    """Who "the boxer" or "the chief scientist" is; somebody unnamed after any other word than "the"."""
    tokens = story.tokens
    if tokens.lower[noun - 3 : noun] == ["-", "year", "-"] and tokens.lower[max(begin, noun - 5)] == "the":
        return story.role_meant("year-old", noun)
    first = noun
    while first > begin and first > noun - 3 and tokens.lower[first - 1] not in FUNCTION_WORDS:
        first -= 1
    if "'s" in tokens.lower[first:noun]:
        # "The bank's chief" is the chief of that bank alone.
        return UNNAMED
    if first > begin and tokens.lower[first - 1] == "the" and story.is_role(tokens.lower[noun]):
        return story.role_meant(" ".join(tokens.lower[first : noun + 1]), noun)
    return UNNAMED


def _has_determiner(story: Story, index: int, begin: int) -> bool:
    return any(story.tokens.lower[at] in DETERMINERS for at in range(max(begin, index - 3), index))


def _beside_another(story: Story, name: Named, begin: int) -> bool:
    """Whether a person is named with another as one subject: what "Ana Silva and Bo Falk" say, neither says alone."""
    if name.kind is not EntityKind.PERSON:
        return False
    first = name.first
    while (
        first > begin
        and first > name.first - _LONGEST_ROLE
        and (is_person_noun(story.tokens.lower[first - 1]) or story.tokens.words[first - 1][0].isupper())
    ):
        first -= 1
    if first <= begin or story.tokens.lower[first - 1] != "and":
        return False
    other = story.ending.get(first - 1)
    return (
        other is not None
        and other.kind is EntityKind.PERSON
        and (other.first <= begin + 1 or story.tokens.lower_at(other.first - 1) == ",")
    )


def _in_relative_clause(story: Story, name: Named, begin: int) -> bool:
    """Whether a name stands in a clause about somebody else: "residents who know Bo Falk said"."""
    tokens = story.tokens
    for index in range(name.first - 1, max(begin, name.first - _FARTHEST_WHO), -1):
        if tokens.lower[index] == "who":
            return index + 1 < name.first and tokens.words[index - 1] != ","
        if not tokens.words[index][0].isalnum() or story.ending.get(index + 1) is not None:
            return False
    return False


def _not_oblique(story: Story, name: Named, begin: int) -> Speaker:
    """A name right before the verb is its subject, unless it hangs on a preposition ("a spokesman for Meta said")."""
    if name.first > begin and _in_relative_clause(story, name, begin):
        return UNNAMED
    if name.first <= begin or story.is_subject(name):
        return name.speaker
    return _headed(story, name.first, begin) or UNNAMED


def _headed(story: Story, index: int, begin: int) -> Speaker | None:
    """The person on whom a name hangs: "John Holm of South Dakota", "Ana Silva, of the Bank of Hull"."""
    lower = story.tokens.lower
    first = index
    while first > begin and first > index - 6 and lower[first - 1] not in _HANGING:
        if not (story.tokens.words[first - 1][0].isupper() or lower[first - 1] in ("the", "and")):
            return None
        first -= 1
    before = first - 2 if lower[first - 2] == "," else first - 1
    name = story.ending.get(before) if lower[first - 1] in _HANGING else None
    return name.speaker if name is not None and name.kind is EntityKind.PERSON and story.is_subject(name) else None


def _before_apposition(story: Story, comma: int, begin: int) -> Speaker | None:
    """The name that an apposition closed by `comma` belongs to: "Daniel Ek, who runs Spotify, said"."""
    tokens = story.tokens
    closing = story.ending.get(comma)
    opened = [
        name
        for name in story.between(begin, comma)
        if name.end < comma and tokens.words[name.end] in ",(—–" and not story.quoted(name.first)
    ]
    people = [name for name in opened if name.kind is EntityKind.PERSON]
    for name in reversed(people or opened):
        if story.is_subject(name):
            return name.speaker
    if closing is not None:
        # "His opponent, Lucia Ferrante, tweeted", "The minister, Ama Owusu, said".
        apposed = closing.kind is not EntityKind.PERSON and tokens.words[closing.first - 1] == ","
        article = _article(story, closing.first - 1, begin) if apposed else -1
        if article > begin and tokens.lower[article - 1] in _OF:
            # "A lawyer for the landlord, Holm Estates, said"
            return _headed(story, article, begin) or UNNAMED
        return _not_oblique(story, closing, begin)
    return None
