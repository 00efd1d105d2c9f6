"""Parts of a sentence between marks: how few words are still said, and which go on with the report before them.

A name for a thing (“a ‘green’ fund”) is nobody's words; the end of what somebody says (“that it was ‘over’”) is.
"""

from termreader.analysis.speakers import clause_end, reported
from termreader.analysis.story import Story
from termreader.analysis.stretches import LEAST_PARTIAL_WORDS, Stretch, final_mark
from termreader.analysis.words import FUNCTION_WORDS, word_set
from termreader.model import EntityKind

_ENDS = ".!?"
_ARTICLES = frozenset(["a", "an", "the", "its", "his", "her", "their", "this"])
"""Words after which a short part of a sentence is a name for something, and not said as such."""
_IS = word_set("is are was were be been being not never")
_LEADS = _IS | word_set("to as had has have would will could should can may might must")
"""After what a predicate follows, which names nothing."""
_WHOLE = word_set(
    """
    a an no any every all some very too so more most far not nothing never always only at in on without beyond under
    with for to of as like about
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


def least_words(story: Story, stretch: Stretch, before: tuple[int, int], after: tuple[int, int]) -> int:
    """How many words a part of a sentence must have to be speech, by what stands around it."""
    tokens = story.tokens
    lead = tokens.lower[before[1] - 1] if before[0] < before[1] else ""
    here = reported(story, *before)
    stretch.reported = stretch.reported or here
    if lead in _ARTICLES or not stretch.reported:
        return LEAST_PARTIAL_WORDS
    following = tokens.lower[after[0]] if after[0] < after[1] else "."
    if final_mark(tokens, stretch) in _ENDS or following in _ENDS:
        return 1 if here else 2
    if following[0].isalnum() and following not in FUNCTION_WORDS:
        # “that its ‘dark store’ network”: words that go before a noun.
        return LEAST_PARTIAL_WORDS
    if here and lead in _IS:
        return 1
    return 2 if lead in _LEADS or tokens.lower[stretch.first] in _WHOLE else LEAST_PARTIAL_WORDS
