"""The caret and the selection it grows. Pure: a caret goes in, a caret comes out."""

import msgspec

from termreader.model import Document, Span
from termreader.text.select import Unit, grapheme_span, grow

_LARGER = (Unit.WORD, Unit.SENTENCE, Unit.PARAGRAPH)


class Caret(msgspec.Struct, frozen=True):
    """A place in the text, and where the selection that ends there began."""

    offset: int
    """The character under the caret."""
    anchor: int | None = None
    """The character the selection began with; None while nothing is being selected."""
    column: int | None = None
    """The column that moving up and down keeps to, in cells; None after any other move."""

    def to(self, offset: int, column: int | None = None) -> "Caret":
        """The caret at another place; what is being selected grows or shrinks with it."""
        return msgspec.structs.replace(self, offset=offset, column=column)

    def selection(self, document: Document) -> Span | None:
        """What is selected, the characters at both ends included."""
        if self.anchor is None:
            return None
        first, last = sorted((self.anchor, self.offset))
        return Span(first, max(first, grapheme_span(document, last).end))

    def swapped(self) -> "Caret":
        """The caret at the other end of the selection."""
        if self.anchor is None:
            return self
        return Caret(self.anchor, anchor=self.offset)

    def grown(self, document: Document) -> "Caret":
        """Nothing selected: begin here. Else take in the whole word, then the sentence, then the paragraph."""
        span = self.selection(document)
        if span is None:
            return Caret(self.offset, anchor=self.offset)
        for unit in _LARGER:
            larger = grow(document, span, unit)
            if larger != span:
                return covering(document, larger)
        return self


def covering(document: Document, span: Span) -> Caret:
    """A caret whose selection is exactly `span`."""
    if span.start >= span.end:
        return Caret(span.start)
    return Caret(grapheme_span(document, span.end - 1).start, anchor=span.start)
