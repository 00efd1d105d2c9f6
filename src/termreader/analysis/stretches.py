"""A quoted stretch in tokens, and what was found out about it. Knows neither cues nor names."""

from bisect import bisect_left
from dataclasses import dataclass

from termreader.analysis.narration import Speaker
from termreader.analysis.quote_marks import Quoted
from termreader.analysis.tokens import HYPHENS, Tokens
from termreader.analysis.words import word_set

LEAST_PARTIAL_WORDS = 4
"""A part of a sentence between marks counts as speech from so many words on."""

_SMALL_IN_TITLES = word_set(
    """
    a an the and or but nor of in on at by for to from with as into onto over per via is it be vs
    """
)
"""Words that stay small in titles of works."""


_CLIPPED = ("'m", "'re", "'ve", "'ll", "'d", "n't")
"""How words end that are clipped in speaking."""
_NESTED_CLOSERS = frozenset("”’»›\"'")


@dataclass(slots=True)
class Stretch:
    """What stands between two quotation marks, be it speech or not."""

    quoted: Quoted
    first: int
    """Its first token, after the opening mark."""
    end: int
    """The closing mark's token, or one past the last."""
    words: int
    speech: bool = False
    speaker: Speaker | None = None
    cued: bool = False
    """Whether a cue of its own names the speaker."""
    followed: bool = False
    """Whether that cue stands after it."""
    led: Speaker | None = None
    """The speaker of the clause that leads up to it, be it speech or not."""
    reported: bool = False
    """Whether that clause reports what is said: "she said that it was “over”"."""
    shown: bool = False
    """Whether it stands on a sign, a banner or the like."""

    def settle(self, speaker: Speaker | None) -> None:
        """Takes it for speech with a cue of its own."""
        self.speech, self.speaker, self.cued = True, speaker, True

    def infer(self, speaker: Speaker | None) -> None:
        """Takes it for speech whose speaker is told by what stands around."""
        self.speech, self.speaker = True, speaker


def stretch_of(tokens: Tokens, quoted: Quoted) -> Stretch:
    """A quoted stretch of characters in tokens."""
    first = bisect_left(tokens.starts, quoted.start)
    end = bisect_left(tokens.starts, quoted.end)
    words = sum(
        tokens.words[index][0].isalnum() and not (index > first and tokens.words[index - 1] in HYPHENS)
        for index in range(first, end)
    )
    return Stretch(quoted, first, end, words)


def is_title(tokens: Tokens, stretch: Stretch) -> bool:
    """Whether the words are capitalised as a work's title is."""
    words = tokens.words[stretch.first : stretch.end]
    if tokens.lines[stretch.quoted.paragraph].capitals:
        return False
    if any(word == "i" or word.endswith(_CLIPPED) for word in tokens.lower[stretch.first : stretch.end]):
        # "We’re 390,000": who speaks of himself or clips words, speaks.
        return False
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    small = [word for word in words[1:] if word.islower() and word[0].isalpha() and word not in _SMALL_IN_TITLES]
    if small or not long or not all(word[0].isupper() for word in long):
        return False
    return len(long) >= 2 or stretch.words <= 3


def final_mark(tokens: Tokens, stretch: Stretch) -> str:
    """The last character between the marks, those of quotations within left out: the stop of “Say, ‘It was me.’”."""
    index = stretch.end - 1
    while index > stretch.first and tokens.words[index] in _NESTED_CLOSERS:
        index -= 1
    return tokens.words[index][-1]


def plain_words(tokens: Tokens, stretch: Stretch) -> str:
    """Its words in lower case, to compare two."""
    return " ".join(tokens.lower[stretch.first : stretch.end]).strip(" .,!?")
