"""Parts of a sentence between marks: how few words are still said, and which go on with the report before them.

A name for a thing (“a ‘green’ fund”) is nobody's words; the end of what somebody says (“that it was ‘over’”) is.
"""

from termreader.analysis.foreign.language import Language
from termreader.analysis.speakers import clause_end, reported
from termreader.analysis.story import Story
from termreader.analysis.stretches import LEAST_PARTIAL_WORDS, Stretch, final_mark
from termreader.analysis.words import FUNCTION_WORDS, word_set
from termreader.model import EntityKind

_ENDS = ".!?"
_ARTICLES = frozenset(["a", "an", "the", "its", "his", "her", "their", "this"])
"""Words after which a part of a sentence may be a name for something, and not said as such."""
_SAYS = word_set("said says replied replies answered answers tweeted posted shouted whispered muttered wrote texted")
_NAMED_SO = frozenset(
    ["so-called", "called", "what", "term", "phrase", "word", "words", "known", "labelled", "labeled"]
)
"""What tells that words are a name for something."""
_JUDGES = word_set(
    """
    called calls calling described describes describing dismissed dismisses dismissing denounced denounces denouncing
    condemned condemns branded brands labelled labels labeled hailed hails praised praises criticised criticized
    criticises criticizes characterised characterized characterises characterizes derided derides rejected rejects
    """
)
"""Verbs that bring in what somebody says of a thing: “called the plan ‘too slow’”, “dismissed it as ‘mere noise’”."""
_JUDGED_WITHIN = 30
"""How many words before its last part such a verb may stand."""
_TOLD_WITHIN = 30
"""How many words before a part of a sentence "that" may stand, in other languages."""
_IS = word_set("is are was were be been being not never 's 're")
_LEADS = _IS | word_set("to as had has have would will could should can may might must")
"""After what a predicate follows, which names nothing."""
_QUANTIFIERS = word_set("every any no all some")
_WHOLE = word_set(
    """
    a an no any every all some very too so more most far not nothing never always only at in on without beyond under
    with for to of as like about is are was were will would has had have does did do can could should must
    """
)
"""What opens words that are whole by themselves; a name for a thing has no article of its own."""


def goes_on(story: Story, stretch: Stretch, beside: Stretch | None, gap: tuple[int, int]) -> bool:
    """Whether a part of a sentence goes on with what the one `beside` it began: “said it was ‘dead’ and left ‘…’”."""
    tokens = story.tokens
    if beside is None or gap[0] >= gap[1] or final_mark(tokens, beside) in _ENDS:
        return False
    if tokens.words[gap[1] - 1] in ".!?:;…" or clause_end(story, *gap) != gap[1]:
        return False
    if tokens.words[stretch.first][0].isupper():
        return False
    if "that" in tokens.lower[gap[0] : gap[0] + 3]:
        return True
    return not any(
        name.kind in (EntityKind.PERSON, EntityKind.COMPANY) and story.is_subject(name) for name in story.between(*gap)
    )


def said_outright(story: Story, before: tuple[int, int]) -> bool:
    """Whether a verb of saying stands right before the words: “Von der Leyen said ‘yes.’”"""
    return before[0] < before[1] and story.tokens.lower[before[1] - 1] in _SAYS


def least_words(story: Story, stretch: Stretch, before: tuple[int, int], after: tuple[int, int]) -> int:
    """How many words a part of a sentence must have to be speech, by what stands around it."""
    tokens = story.tokens
    lead = tokens.lower[before[1] - 1] if before[0] < before[1] else ""
    here = reported(story, *before)
    stretch.reported = stretch.reported or here
    if story.language is not None:
        following = tokens.lower[after[0]] if after[0] < after[1] else "."
        told = not story.language.relatives.isdisjoint(
            tokens.lower[max(before[0], before[1] - _TOLD_WITHIN) : before[1]]
        )
        return _least_foreign(story, story.language, stretch, lead, following, told=told)
    if not stretch.reported:
        return 2 if _judged(story, *before) else LEAST_PARTIAL_WORDS
    following = tokens.lower[after[0]] if after[0] < after[1] else "."
    ends = final_mark(tokens, stretch) in _ENDS or following in _ENDS
    if here and lead not in _ARTICLES and tokens.words[stretch.end - 1].endswith("ly"):
        return 1
    if not ends and following[0].isalnum() and following not in FUNCTION_WORDS:
        # “that its ‘dark store’ network”: words that go before a noun.
        whole = here and lead not in _ARTICLES and tokens.lower[stretch.first] in _QUANTIFIERS
        return 2 if whole else LEAST_PARTIAL_WORDS
    if lead in _ARTICLES:
        named = not _NAMED_SO.isdisjoint(tokens.lower[max(before[0], before[1] - 4) : before[1]])
        return LEAST_PARTIAL_WORDS if named else 2
    if ends:
        return 1 if here else 2
    if here and lead in _IS:
        return 1
    return 2 if lead in _LEADS or tokens.lower[stretch.first] in _WHOLE else LEAST_PARTIAL_WORDS


def _least_foreign(story: Story, language: Language, stretch: Stretch, lead: str, following: str, *, told: bool) -> int:
    """The same in another language: a name for a thing stands after an article and before a verb or a noun.

    `told` when a clause with "that" stands before: "promet une « mobilité douce »" has none.
    """
    if not stretch.reported:
        return LEAST_PARTIAL_WORDS
    articles = language.definite | language.indefinite
    ends = final_mark(story.tokens, stretch) in _ENDS or not following[0].isalnum()
    known = following in language.prepositions | language.conjunctions | language.relatives | articles
    if lead in articles:
        return 2 if told and (ends or known) else LEAST_PARTIAL_WORDS
    return 1 if (ends or known or lead in language.being) else 2


def _judged(story: Story, start: int, end: int) -> bool:
    """Whether a clause calls something what the words after it say: “called the plan”, “dismissed it as”."""
    lower = story.tokens.lower
    for verb in range(end - 2, max(start, end - _JUDGED_WITHIN) - 1, -1):
        if lower[verb] in _JUDGES:
            # “What it calls ‘late-stage trust’” has no thing between verb and words: they are a name.
            return lower[end - 1] == "as" or (lower[verb].startswith("call") and lower[end - 1] not in _ARTICLES)
    return False
