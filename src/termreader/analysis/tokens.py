"""A text as tokens with exact offsets, and what can be seen from the page alone: lines, sentence starts, headline case.

Knows nothing of names. Every tagger, whatever is behind it, reads these tokens.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from termreader.analysis.words import FUNCTION_WORDS, word_set
from termreader.model import Block, BlockKind, Span

_TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}(?![^\W_]{2})                        # A.I.  U.S.  J.K.
    | \d+(?:[.,:]\d+)+                                       # 2,000  3.1  12:30
    | [’'][sS](?![^\W_])                                     # a possessive ending, or the end of "it’s"
    | [^\W_]+(?:
            (?:[’'](?![sS](?![^\W_]))|&(?=[^\W\d_])|\.(?=(?:com|ai|io|net|org|co|tv|fm|uk|de|eu)\b)|[\u0300-\u036f]+)
            [^\W_]+
        )*[\u0300-\u036f]*                                  # words, O’Neill, AT&T, Booking.com, accents set apart
    | \S
    """,
    re.VERBOSE,
)

_TERMINALS = frozenset(".!?…。！？")
_OPENERS = frozenset("“„«‹‘\"'([{「『*_•–—-·▪●>#|‣◦")
_CLOSERS = frozenset("”’»›\"')]}")
HYPHENS = frozenset("-‐‑")
"""The plain one, Unicode's own, and the one at which no line breaks."""
_ABBREVIATIONS = word_set(
    """
    mr mrs ms dr prof st jr sr inc ltd co corp gen sen rep gov lt col capt sgt rev hon vs no jan feb mar apr jun jul
    aug sep sept oct nov dec mt ft ave dept est approx bros messrs mme mlle fr cpl maj cmdr adm vol fig e.g i.e cf
    """
)
"""After what a period ends no sentence. The net has learnt with the sentence starts that these make, so that a word
more asks for training anew; `text/sentences.py`, which cuts sentences for a reader, has more of them."""


class Line(NamedTuple):
    """A block, or a line of a text without blocks: names and sentences do not run over its edges."""

    first: int
    """Its first token."""
    end: int
    """One past its last token."""
    headline: bool
    """Most of its words start with a capital, so that capitals tell nothing."""
    capitals: bool
    """Its letters are all capitals."""
    kind: BlockKind | None = None
    """The kind of block it is, when blocks are known."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, as parallel columns."""

    text: str
    starts: list[int]
    """The offset of each token's first character."""
    ends: list[int]
    """One past each token's last character."""
    words: list[str]
    """Each token as it stands in the text."""
    lower: list[str]
    """Each token in lower case, with straight apostrophes."""
    opens: list[bool]
    """Whether a sentence, or something like one, starts here, so that a capital tells nothing."""
    lines: list[Line]
    """In order; every token lies in one."""
    line_of: list[int] = field(default_factory=list)
    """The line each token lies in."""

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """The characters of the tokens from `first` up to `end`."""
        return Span(self.starts[first], self.ends[end - 1])

    def surface(self, first: int, end: int) -> str:
        """The text of the tokens from `first` up to `end`, blanks as one blank, straight apostrophes."""
        if end - first == 1:
            return self.words[first].replace("’", "'")
        return " ".join(self.text[self.starts[first] : self.ends[end - 1]].split()).replace("’", "'")

    def glued(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def ends_sentence(self, index: int) -> bool:
        """Whether a sentence ends with a token and another begins, be it behind a quotation mark or a bracket."""
        if self.words[index] not in (".", "!", "?"):
            return False
        for following in range(index + 1, min(index + 4, len(self.words))):
            if self.words[following][0].isalnum():
                return self.opens[following]
        return False

    def lower_at(self, index: int) -> str:
        """A token in lower case; empty before the text's first and after its last."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""


def tokenize(text: str, blocks: Sequence[Block] = ()) -> Tokens:
    """The tokens of `text`. With `blocks`, each is a line and code is left out; else lines are found."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    lines: list[Line] = []
    for start, end, kind in _segments(text, blocks):
        first = len(words)
        for match in _TOKEN.finditer(text, start, end):
            starts.append(match.start())
            ends.append(match.end())
            words.append(match.group())
        if len(words) > first:
            headline, capitals = _case_of(words, first, len(words))
            lines.append(Line(first, len(words), headline or kind is BlockKind.HEADING, capitals, kind))
    lower = [word.lower().replace("’", "'") for word in words]
    opens = _sentence_starts(words, lower, starts, ends, lines)
    line_of = [number for number, line in enumerate(lines) for _ in range(line.first, line.end)]
    return Tokens(text, starts, ends, words, lower, opens, lines, line_of)


def _segments(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, BlockKind | None]]:
    if not blocks:
        yield from ((start, end, None) for start, end in _page_lines(text))
        return
    for block in blocks:
        if block.kind is BlockKind.CODE or block.kind is BlockKind.RULE:
            continue
        if block.kind is BlockKind.TABLE:
            position = block.start
            for cell in re.split(r"[\t\n]", text[block.start : block.end]):
                yield position, position + len(cell), block.kind
                position += len(cell) + 1
        else:
            yield block.start, block.end, block.kind


def _page_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a plain text, where those of a hard-wrapped paragraph count as one."""
    paragraph: list[tuple[int, int]] = []
    position = 0
    for line in text.splitlines(keepends=True):
        end = position + len(line)
        stripped = line.strip()
        if stripped:
            paragraph.append((position, position + len(line.rstrip())))
        else:
            yield from _unwrapped(text, paragraph)
            paragraph = []
        position = end
    yield from _unwrapped(text, paragraph)


def _unwrapped(text: str, paragraph: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len(paragraph) < 2:
        yield from paragraph
        return
    width = max(end - start for start, end in paragraph)
    # A greedy filler breaks a line only where the next word would not have fitted.
    filled = (
        40 <= width <= 110
        and len(paragraph) > 2
        and all(
            end - start + 1 + _first_word_length(text, after) > width - 2
            for (start, end), (after, _) in itertools.pairwise(paragraph)
        )
    )
    if filled:
        yield paragraph[0][0], paragraph[-1][1]
        return
    start, end = paragraph[0]
    for next_start, next_end in paragraph[1:]:
        if text[next_start].islower() and text[end - 1] not in _TERMINALS and text[end - 1] not in _CLOSERS:
            end = next_end
        else:
            yield start, end
            start, end = next_start, next_end
    yield start, end


def _first_word_length(text: str, position: int) -> int:
    end = position
    while end < len(text) and not text[end].isspace() and end - position < 40:
        end += 1
    return end - position


def _case_of(words: list[str], first: int, end: int) -> tuple[bool, bool]:
    """Whether most words of a line start with a capital, and whether all its letters are capitals."""
    if end - first > 60:
        return False, False
    upper = title = long = letters = 0
    for word in words[first:end]:
        if not word[0].isalpha():
            continue
        letters += 1
        upper += word.isupper()
        if len(word) > 3:
            long += 1
            title += word[0].isupper()
    capitals = letters > 1 and upper == letters
    ended = words[end - 1] in ".!?" and end - first > 1
    return (long >= 3 and title >= 0.75 * long and not ended and letters > 3), capitals


def _sentence_starts(
    words: list[str], lower: list[str], starts: list[int], ends: list[int], lines: list[Line]
) -> list[bool]:
    opens = [False] * len(words)
    for line in lines:
        pending = True
        for index in range(line.first, line.end):
            word = words[index]
            if word[0].isalnum():
                opens[index] = pending
                pending = len(word) > 2 and word[-1] == "." and _starts_after_initialism(words, index, line.end)
            elif word in _TERMINALS:
                pending = word != "." or not (
                    _is_abbreviation(lower, starts, ends, index, line.first)
                    or _is_inner(words, starts, ends, index, line.end)
                )
            elif word == ":" or (word in "“„«\"‘'" and index > line.first and words[index - 1] in ",:"):
                pending = True
            elif word not in _OPENERS and word not in _CLOSERS:
                pending = False
    return opens


def _starts_after_initialism(words: list[str], index: int, end: int) -> bool:
    """Whether a sentence seems to start after "U.S.": with a word that stands with a capital only there."""
    return index + 1 < end and words[index + 1][0].isupper() and words[index + 1].lower() in FUNCTION_WORDS


def _is_abbreviation(lower: list[str], starts: list[int], ends: list[int], index: int, first: int) -> bool:
    if index == first or ends[index - 1] != starts[index]:
        return False
    before = lower[index - 1]
    if before == "no":
        return index + 1 < len(lower) and lower[index + 1][0].isdigit()
    return before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())


def _is_inner(words: list[str], starts: list[int], ends: list[int], index: int, end: int) -> bool:
    """Whether a full stop stands within a word: "Booking.com"."""
    return index + 1 < end and ends[index] == starts[index + 1] and words[index + 1][0].islower()


def is_name_like(word: str) -> bool:
    """Whether a token's letters look like a name's: a capital first, or a brand's (iPhone, xAI, 3M, 23andMe)."""
    first = word[0]
    if first.isupper():
        return True
    if first.isalpha():
        return not word.islower() and any(letter.isupper() for letter in word[1:4]) and word.isalnum()
    return first.isdigit() and not word.isdigit() and word.isalnum() and word[-2:] not in ("st", "nd", "rd", "th")
