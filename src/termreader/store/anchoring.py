"""Annotations and the words they stand on: made on a text, found again in a changed one. Pure."""

import msgspec

from termreader.model import Annotation, AnnotationKind, Span
from termreader.text.anchor import Selector, find_again, make_selector


def placed(
    article_id: int, text: str, kind: AnnotationKind, start: int, end: int, body: str = "", created: str = ""
) -> Annotation:
    """A new annotation (its `id` is 0 until it is kept) on `text[start:end]`, with its words and what is around them.

    A note on no words (`start == end`) is a note on the article as a whole.
    """
    if kind is AnnotationKind.NOTE and start == end:
        return Annotation(0, article_id, kind, 0, 0, body=body, created=created)
    selector = _selector(text, start, end)
    return Annotation(
        0,
        article_id,
        kind,
        selector.start,
        selector.end,
        selector.quote,
        selector.prefix,
        selector.suffix,
        body,
        created,
    )


def moved(annotation: Annotation, text: str, start: int, end: int) -> Annotation:
    """The annotation on another span of the text."""
    selector = _selector(text, start, end)
    return msgspec.structs.replace(
        annotation,
        start=selector.start,
        end=selector.end,
        quote=selector.quote,
        prefix=selector.prefix,
        suffix=selector.suffix,
        orphaned=False,
    )


def found_again(annotation: Annotation, text: str) -> Annotation:
    """The annotation where its words now stand in `text`; orphaned, place and words kept, when they are nowhere.

    A note on the article as a whole stands on no words, and so is never lost.
    """
    if is_on_whole(annotation):
        return annotation
    selector = Selector(annotation.start, annotation.end, annotation.quote, annotation.prefix, annotation.suffix)
    span = find_again(text, selector) or _only_place(text, annotation)
    if span is None:
        return msgspec.structs.replace(annotation, orphaned=True)
    return moved(annotation, text, span.start, span.end)


def _only_place(text: str, annotation: Annotation) -> Span | None:
    """Where the quote stands, when it stands in one place alone and nothing is known of what was around it.

    Notes from elsewhere often come so; there is nothing that could speak against the place.
    """
    if annotation.prefix or annotation.suffix or not annotation.quote or text.count(annotation.quote) != 1:
        return None
    start = text.index(annotation.quote)
    return Span(start, start + len(annotation.quote))


def is_on_whole(annotation: Annotation) -> bool:
    """Whether it is a note about the article as a whole."""
    is_note = annotation.kind is AnnotationKind.NOTE
    return is_note and not (annotation.quote or annotation.prefix or annotation.suffix or annotation.orphaned)


def _selector(text: str, start: int, end: int) -> Selector:
    low, high = sorted((min(max(start, 0), len(text)), min(max(end, 0), len(text))))
    return make_selector(text, low, high)
