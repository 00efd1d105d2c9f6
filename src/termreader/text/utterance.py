"""A quotation that its cue parts in two, as one passage. Pure."""

from collections.abc import Sequence

from termreader.model import Quotation, Span
from termreader.text.sentences import sentences

_LONGEST_CUE = 240
"""Characters between two parts of what one person says, at most."""
_MARKS = "“”„‟\"«»‹›‘’‚‛'"


def utterance_of(text: str, quotations: Sequence[Quotation], quotation: Quotation, paragraph: Span) -> Span:
    """All that the speaker of `quotation` says in one go: “We asked,” she said. “Nobody answered.”

    `quotations` are those of the `paragraph`, in order. With more than one part the span goes from the first opening
    mark to the last closing one, the cue between them included, word for word as the article has it. A single part
    is without its marks, as quotations are.
    """
    first = last = list(quotations).index(quotation)
    while first > 0 and _goes_on(text, quotations[first - 1], quotations[first]):
        first -= 1
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


def _goes_on(text: str, one: Quotation, other: Quotation) -> bool:
    """Whether nothing but one cue stands between two quotations of one known speaker."""
    if one.speaker is None or (one.speaker, one.entity) != (other.speaker, other.entity):
        return False
    between = text[one.end : other.start].strip(f"{_MARKS} \u00a0\u202f")
    if not between or len(between) > _LONGEST_CUE or any(mark in between for mark in '“”„«»"'):
        return False
    return len(sentences(between, 0, len(between))) <= 1
