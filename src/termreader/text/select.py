"""What stands at a place: its grapheme, word, sentence, paragraph; and the next and previous ones. Pure.

Every function takes an offset anywhere in the document, also between blocks and past the end. Motions return where
the next one begins, and the offset they were given when there is none.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache, partial
from operator import attrgetter

from termreader.model import Block, BlockKind, Document, Span
from termreader.text.cells import grapheme_at
from termreader.text.sentences import sentences

_Spans = tuple[Sequence[int], Sequence[int]]
"""Where spans start and where they end, each in order."""
_SpansOf = Callable[[str, Block], _Spans]
_Step = Callable[[str, Block, int], int | None]

_IN_WORD = (
    r"[\w\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe0e\ufe0f]"
)
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_TABLE_CELL = re.compile(r"[^\n\t]+")
_block_start = attrgetter("start")


class Unit(StrEnum):
    """By how much a selection grows."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


def paragraph_at(document: Document, offset: int) -> Span:
    """The block that holds `offset`; between two blocks the one before."""
    block = _block_at(document, offset)
    return block.span if block else Span(0, 0)


def sentence_at(document: Document, offset: int) -> Span:
    """The sentence that holds `offset` or ends before it; in code a line, in a table a cell."""
    block = _block_at(document, offset)
    if block is None:
        return Span(0, 0)
    starts, ends = _sentences(document.text, block)
    index = max(0, bisect_right(starts, offset) - 1)
    return Span(starts[index], ends[index]) if starts else block.span


def word_at(document: Document, offset: int) -> Span:
    """The word that holds `offset`; on a sign between words that sign, on white space the next word of the block."""
    block = _block_at(document, offset)
    if block is None or block.start == block.end:
        return block.span if block else Span(0, 0)
    text, offset = document.text, min(max(offset, block.start), block.end - 1)
    starts, ends = _words(text, block)
    index = bisect_right(ends, offset)
    if index < len(starts) and (starts[index] <= offset or text[offset].isspace()):
        return Span(starts[index], ends[index])
    return Span(*grapheme_at(text, offset, block.start, block.end)[:2])


def grapheme_span(document: Document, offset: int) -> Span:
    """What a caret at `offset` stands on: one grapheme, or nothing in a block without text."""
    block = _block_at(document, offset)
    if block is None or block.start == block.end:
        return block.span if block else Span(0, 0)
    return Span(*grapheme_at(document.text, min(max(offset, block.start), block.end - 1), block.start, block.end)[:2])


def grow(document: Document, span: Span, unit: Unit) -> Span:
    """The least whole units that hold `span`; of an empty span the unit it stands in."""
    at = {
        Unit.CHARACTER: grapheme_span,
        Unit.WORD: word_at,
        Unit.SENTENCE: sentence_at,
        Unit.PARAGRAPH: paragraph_at,
    }[unit]
    first, last = at(document, span.start), at(document, max(span.start, span.end - 1))
    if span.start == span.end:
        return first
    return Span(min(span.start, first.start), max(span.end, last.end))


def quote_text(document: Document, span: Span) -> str:
    """The words of a span as they go to the clipboard: as they stand in the text, a table's tabs included."""
    return document.text[max(0, span.start) : max(0, span.end)]


def next_grapheme(document: Document, offset: int) -> int:
    """The next place for a caret: newlines count only as empty lines, and the tabs of a table not at all."""
    return _forward(document, offset, _next_stop)


def previous_grapheme(document: Document, offset: int) -> int:
    """The previous place for a caret."""
    return _backward(document, offset, _previous_stop)


def next_word(document: Document, offset: int) -> int:
    """Where the next word begins."""
    return _forward(document, offset, partial(_after, _words))


def previous_word(document: Document, offset: int) -> int:
    """Where this word begins, or, at its beginning, the previous one."""
    return _backward(document, offset, partial(_before, _words))


def next_sentence(document: Document, offset: int) -> int:
    """Where the next sentence begins."""
    return _forward(document, offset, partial(_after, _sentences))


def previous_sentence(document: Document, offset: int) -> int:
    """Where this sentence begins, or, at its beginning, the previous one."""
    return _backward(document, offset, partial(_before, _sentences))


def next_paragraph(document: Document, offset: int) -> int:
    """Where the next block with text begins."""
    return _forward(document, offset, partial(_after, _paragraph))


def previous_paragraph(document: Document, offset: int) -> int:
    """Where this block begins, or, at its beginning, the previous one with text."""
    return _backward(document, offset, partial(_before, _paragraph))


def next_heading(document: Document, offset: int) -> int:
    """Where the next heading begins."""
    return _forward(document, offset, partial(_after, _heading))


def previous_heading(document: Document, offset: int) -> int:
    """Where the heading of this section begins, or, at its beginning, the previous one."""
    return _backward(document, offset, partial(_before, _heading))


def _block_at(document: Document, offset: int) -> Block | None:
    index = max(0, bisect_right(document.blocks, offset, key=_block_start) - 1)
    return document.blocks[index] if document.blocks else None


def _forward(document: Document, offset: int, step: _Step) -> int:
    """The first place after `offset` that `step` finds in a block."""
    first = max(0, bisect_right(document.blocks, offset, key=_block_start) - 1)
    for index in range(first, len(document.blocks)):
        if (found := step(document.text, document.blocks[index], offset)) is not None:
            return found
    return offset


def _backward(document: Document, offset: int, step: _Step) -> int:
    """The last place before `offset` that `step` finds in a block."""
    for index in range(bisect_left(document.blocks, offset, key=_block_start) - 1, -1, -1):
        if (found := step(document.text, document.blocks[index], offset)) is not None:
            return found
    return offset


def _after(spans_of: _SpansOf, text: str, block: Block, offset: int) -> int | None:
    starts, _ = spans_of(text, block)
    index = bisect_right(starts, offset)
    return starts[index] if index < len(starts) else None


def _before(spans_of: _SpansOf, text: str, block: Block, offset: int) -> int | None:
    starts, _ = spans_of(text, block)
    index = bisect_left(starts, offset) - 1
    return starts[index] if index >= 0 else None


def _paragraph(text: str, block: Block) -> _Spans:
    return ((), ()) if block.kind is BlockKind.RULE else ((block.start,), (block.end,))


def _heading(text: str, block: Block) -> _Spans:
    return ((block.start,), (block.end,)) if block.kind is BlockKind.HEADING else ((), ())


@cache
def _word_pattern() -> re.Pattern[str]:
    """Abbreviations with their full stops; numbers; runs of one CJK script; everything else. Compiled when the first
    word is asked for: the first paint does not wait for it.
    """
    return re.compile(
        r"(?:[^\W\d_]\.){2,}(?:[’'][^\W\d_]+)?"
        r"|\d+(?:[.,:]\d+)+"
        r"|[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
        r"|[\u3041-\u309f]+|[\u30a1-\u30ff]+"
        rf"|(?=\w)(?:(?![\u3005\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]){_IN_WORD})+"
        rf"(?:[’'\-‐\u2011](?![\u3005-\u9fff]){_IN_WORD}+)*"
    )


# Kept for the block a reader is in: it may be megabytes long.
@lru_cache(maxsize=8)
def _words(text: str, block: Block) -> _Spans:
    return _spans(_word_pattern().finditer(text, block.start, block.end))


@lru_cache(maxsize=8)
def _sentences(text: str, block: Block) -> _Spans:
    if block.kind is BlockKind.RULE:
        return (), ()
    if block.kind is BlockKind.CODE:
        return _spans(_LINE.finditer(text, block.start, block.end))
    if block.kind is BlockKind.TABLE:
        return _spans(_TABLE_CELL.finditer(text, block.start, block.end))
    found = sentences(text, block.start, block.end)
    return array("I", [span.start for span in found]), array("I", [span.end for span in found])


def _spans(matches: Iterator[re.Match[str]]) -> _Spans:
    starts, ends = array("I"), array("I")
    for match in matches:
        starts.append(match.start())
        ends.append(match.end())
    return starts, ends


def _next_stop(text: str, block: Block, offset: int) -> int | None:
    if offset < block.start:
        if _is_stop(text, block.start, block):
            return block.start
        at = block.start + 1
    elif offset >= block.end or block.kind is BlockKind.RULE:
        return None
    else:
        at = grapheme_at(text, offset, block.start, block.end).end
    while at < block.end and not _is_stop(text, at, block):
        at += 1
    return at if at < block.end else None


def _previous_stop(text: str, block: Block, offset: int) -> int | None:
    at = min(offset, block.end)
    if block.kind is BlockKind.RULE or block.start == block.end:
        return block.start
    while at > block.start:
        at = grapheme_at(text, at - 1, block.start, block.end).start
        if _is_stop(text, at, block):
            return at
    return None


def _is_stop(text: str, at: int, block: Block) -> bool:
    """Whether a caret may stand on the grapheme at `at`."""
    if at == block.end:
        return block.start == block.end
    if text[at] == "\n":
        return block.kind is not BlockKind.TABLE and (at == block.start or text[at - 1] == "\n")
    return text[at] != "\t" or block.kind is not BlockKind.TABLE
