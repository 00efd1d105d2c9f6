"""Who stands after a verb of speech as its subject: "said Daniel Ek", "said the firm’s chief, Ada Byrne".

Gives a `Speaker`: one without a name is somebody unnamed; None when the verb has no subject that could speak.
"""

from termreader.analysis.company_words import STRONG_COMPANY_NOUNS
from termreader.analysis.narration import UNNAMED, Named, Speaker
from termreader.analysis.nouns import is_several
from termreader.analysis.person_words import AGENTS
from termreader.analysis.pronouns import PRONOUNS
from termreader.analysis.story import Story
from termreader.analysis.subjects import DETERMINERS, NOBODY
from termreader.analysis.words import FUNCTION_WORDS, word_set
from termreader.model import EntityKind

_STOPS = word_set("that in on about who when as while after before during because whose which where if so with")
_INDEFINITE = (["a"], ["an"], ["one"], ["another"], ["some"], ["several"], ["two"], ["three"])
_FARTHEST_SUBJECT = 24
"""How many tokens after its verb a subject may stand."""


def right_subject(story: Story, verb: int, limit: int, last: Speaker | None) -> Speaker | None:
    """Who stands after an inverted verb as its subject: "said Daniel Ek", "said the firm’s chief, Ada Byrne"."""
    tokens = story.tokens
    company: Speaker | None = None
    agent = owned = False
    # "said a person close to Bo Falk", "said one neighbour of Bo Falk’s": somebody else than who is named then.
    unnamed = tokens.lower[verb + 1 : verb + 2] in _INDEFINITE
    index = verb + 1
    stop = min(limit, verb + _FARTHEST_SUBJECT)
    commas = 0
    while index < stop:
        name = story.starting.get(index)
        lower = tokens.lower[index]
        if name is not None:
            possessive = name.end < limit and tokens.lower[name.end] in ("'s", "’", "'")
            if name.kind is EntityKind.PERSON and not (
                possessive and name.end + 1 < limit and commas == 0 and _agent_follows(story, name.end + 1, stop)
            ):
                return UNNAMED if agent or (commas == 0 and _with_another(story, name, limit)) else name.speaker
            owned = owned or possessive
            if name.kind is not EntityKind.PERSON and not possessive and index == verb + 1:
                company = name.speaker
            index = name.end
            continue
        if lower in PRONOUNS and index == verb + 1:
            return story.person_meant(lower, index, last)
        if tokens.words[index] in ",(":
            commas += 1
            if company is not None or commas > 1 or index + 1 not in story.starting:
                break
            agent = False
        elif lower in ("of", "for", "to", "at", "with", "from") and index > verb + 1:
            # "said a spokeswoman for Mr. Zuckerberg": whoever follows is not the speaker.
            agent = agent or unnamed or tokens.lower[index - 1] in AGENTS or is_several(tokens.lower[index - 1])
        elif lower in _STOPS or tokens.words[index] in '“":;—':
            break
        index += 1
    if company is not None:
        return company
    if verb + 1 < limit and (tokens.lower[verb + 1] in NOBODY or is_several(tokens.lower[verb + 1])):
        return UNNAMED
    if verb + 1 < limit and tokens.lower[verb + 1] in DETERMINERS:
        return _by_noun(story, verb + 1, limit, last) if tokens.lower[verb + 1] == "the" else UNNAMED
    return UNNAMED if owned else None


def _with_another(story: Story, name: Named, limit: int) -> bool:
    """Whether two people speak: "said Ana Silva and Bo Falk." at a sentence's end."""
    tokens = story.tokens
    if name.end + 1 >= limit or tokens.lower[name.end] != "and":
        return False
    other = story.starting.get(name.end + 1)
    closed = other is not None and (other.end >= limit or tokens.words[other.end] in ",.")
    return closed and other is not None and other.kind is EntityKind.PERSON


def _by_noun(story: Story, article: int, limit: int, last: Speaker | None) -> Speaker:
    """Who "the firm" or "the chief scientist" after an inverted verb is."""
    tokens = story.tokens
    end = article + 1
    while end < min(limit, article + 5) and tokens.words[end][0].isalpha() and tokens.lower[end] not in FUNCTION_WORDS:
        end += 1
    if end < limit and tokens.lower[end] == "'s":
        return UNNAMED
    noun = tokens.lower[end - 1]
    if noun in STRONG_COMPANY_NOUNS:
        return story.company_meant(end - 1, last)
    return story.role_meant(" ".join(tokens.lower[article + 1 : end]), article) if story.is_role(noun) else UNNAMED


def _agent_follows(story: Story, start: int, stop: int) -> bool:
    """Whether a possessive leads to somebody else: "said Zuckerberg’s spokeswoman"."""
    for index in range(start, stop):
        if story.tokens.words[index] in ",.;:":
            return True
        if index in story.starting:
            return False
    return True
