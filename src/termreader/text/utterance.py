"""A quotation that its cue parts in two, as one passage. Pure."""

from collections.abc import Sequence

from termreader.model import Quotation, Span
from termreader.text.sentences import sentences

_LONGEST_CUE = 240
"""Characters between two parts of what one person says, at most."""
_MARKS = "“”„‟\"«»‹›‘’‚‛'"
_BLANKS = " \u00a0\u202f"
_ENDS = ".!?…"
_PAUSES = f"{_ENDS},;—–-"


def utterance_of(text: str, quotations: Sequence[Quotation], quotation: Quotation, paragraph: Span) -> Span:
    """All that the speaker of `quotation` says in one go: “We asked,” she said. “Nobody answered.”

    `quotations` are those of the `paragraph`, in order. With more than one part the span goes from the first opening
    mark to the last closing one, the cue between them included, word for word as the article has it. A single part
    is without its marks, as quotations are; so is a part of a report, which quotes words and not what was said.
    """
    which = list(quotations).index(quotation)
    first = last = which
    while first > 0 and _goes_on(text, quotations[first - 1], quotations[first]):
        first -= 1
    while first < which and not _begins(text, quotations[first], paragraph):
        first += 1
    if _begins(text, quotations[first], paragraph):
        while last + 1 < len(quotations) and _goes_on(text, quotations[last], quotations[last + 1]):
            last += 1
    start, end = quotations[first].start, quotations[last].end
    if first == last:
        return Span(start, end)
    if start > paragraph.start and text[start - 1] in _MARKS:
        start -= 1
    if end < paragraph.end and text[end] in _MARKS:
        end += 1
    return Span(start, end)


def _begins(text: str, quotation: Quotation, paragraph: Span) -> bool:
    """Whether a sentence begins with a quotation, which is not the going on of one that the article tells."""
    before = text[paragraph.start : quotation.start].rstrip(_MARKS + _BLANKS)
    first = text[quotation.start : quotation.end].lstrip(_MARKS + _BLANKS)[:1]
    return not first.islower() and not before[-1:].isalnum()


def _goes_on(text: str, one: Quotation, other: Quotation) -> bool:
    """Whether nothing but one cue stands between two quotations of one known speaker, and both are set off by it."""
    if one.speaker is None or (one.speaker, one.entity) != (other.speaker, other.entity):
        return False
    between = text[one.end : other.start].strip(_MARKS + _BLANKS)
    if not between or len(between) > _LONGEST_CUE or any(mark in between for mark in '“”„«»"'):
        return False
    if len(sentences(between, 0, len(between))) > 1 or not (_pauses(text, one) and _pauses(text, other)):
        return False
    cue, ended = between.lstrip(",;—–- "), _last(text, one)
    if between[-1] in _ENDS:
        # After a full stop a sentence of the article's own begins; a cue would have had a comma before it.
        return ended != "." or cue[:1].islower()
    return between[-1] in f"{_PAUSES}:" and (ended not in _ENDS or text[other.start].islower())


def _pauses(text: str, quotation: Quotation) -> bool:
    """Whether a sentence ends, or pauses, with a quotation: words that are a part of the article's own do not."""
    after = text[quotation.end : quotation.end + 4].lstrip(_MARKS + _BLANKS)[:1]
    return _last(text, quotation) in _PAUSES or (after != "" and after in _PAUSES)


def _last(text: str, quotation: Quotation) -> str:
    """The last character of a quotation but for marks."""
    return text[quotation.start : quotation.end].rstrip(_MARKS + _BLANKS)[-1:] or " "
