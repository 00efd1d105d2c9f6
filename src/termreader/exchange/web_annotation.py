"""The W3C Web Annotation Data Model (w3.org/TR/annotation-model) as JSON-LD: written and read.

Read as well: what Hypothesis exports, which is the same model in its own envelope. No address in a file is followed.
"""

from collections.abc import Iterator, Mapping

import msgspec

from termreader.errors import ExchangeError
from termreader.exchange.notes_json import MAX_OFFSET
from termreader.model import Annotation, AnnotationKind, ArticleNotes, Metadata

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MOTIVATIONS = {
    AnnotationKind.BOOKMARK: "bookmarking",
    AnnotationKind.HIGHLIGHT: "highlighting",
    AnnotationKind.NOTE: "commenting",
}
_MAX_NESTING = 4
"""A list of collections of pages of annotations."""
_HASH = "urn:sha256:"


def write(articles: list[ArticleNotes]) -> str:
    """One AnnotationPage. An article without an address is named by its text: `urn:sha256:…`."""
    items = [_written(annotation, entry) for entry in articles for annotation in entry.annotations]
    page = {"@context": _CONTEXT, "type": "AnnotationPage", "items": items}
    return msgspec.json.format(msgspec.json.encode(page)).decode() + "\n"


def _written(annotation: Annotation, entry: ArticleNotes) -> dict[str, object]:
    source: dict[str, object] = {
        "id": entry.metadata.url or f"{_HASH}{entry.content_hash}",
        "type": "Text",
        "title": entry.metadata.title,
    }
    target: dict[str, object] = {"source": source}
    if annotation.quote or annotation.prefix or annotation.suffix:
        target["selector"] = [
            {"type": "TextPositionSelector", "start": annotation.start, "end": annotation.end},
            {
                "type": "TextQuoteSelector",
                "exact": annotation.quote,
                "prefix": annotation.prefix,
                "suffix": annotation.suffix,
            },
        ]
    item: dict[str, object] = {
        "type": "Annotation",
        "motivation": _MOTIVATIONS[annotation.kind],
        "created": annotation.created,
        "modified": annotation.modified,
        "target": target,
    }
    if annotation.body:
        item["body"] = {"type": "TextualBody", "value": annotation.body, "format": "text/markdown"}
    return item


def is_web_annotation(value: object) -> bool:
    """Whether a parsed file looks like Web Annotations or an export of Hypothesis."""
    if isinstance(value, list):
        value = value[0] if value else None
    return isinstance(value, Mapping) and ("@context" in value or "target" in value or "rows" in value)


def read(value: object) -> list[ArticleNotes]:
    """The annotations of a parsed file: one, a list, a page or collection of them, or Hypothesis's rows.

    Positions that make no sense are passed over. Raises ExchangeError when no annotation is in it.
    """
    notes = [_read(item) for item in _items(value)]
    if not notes:
        raise ExchangeError("There is no annotation in the file. Nothing was imported.")
    return notes


def _items(value: object, nesting: int = 0) -> Iterator[Mapping[str, object]]:
    if nesting > _MAX_NESTING:
        return
    if isinstance(value, list):
        for item in value:
            yield from _items(item, nesting + 1)
    elif isinstance(value, Mapping):
        for name in ("items", "rows", "first"):
            if name in value:
                yield from _items(value[name], nesting + 1)
                return
        if "target" in value:
            yield value


def _read(item: Mapping[str, object]) -> ArticleNotes:
    target = _first(item.get("target"))
    source = target.get("source")
    about = source if isinstance(source, Mapping) else {}
    address = _text(about.get("id")) or _text(source) or _text(item.get("uri")) or _text(target.get("id"))
    is_hash = address.startswith(_HASH)
    words, place = _selectors(target.get("selector"))
    start, end = _position(place)
    body = _text(item.get("text")) or "\n\n".join(_bodies(item.get("body")))
    annotation = Annotation(
        id=0,
        article_id=0,
        kind=_kind(item.get("motivation"), body),
        start=start,
        end=end,
        quote=_text(words.get("exact")),
        prefix=_text(words.get("prefix")),
        suffix=_text(words.get("suffix")),
        body=body,
        created=_text(item.get("created")),
        modified=_text(item.get("modified")) or _text(item.get("updated")),
    )
    title = _text(about.get("title")) or _title(item.get("document"))
    metadata = Metadata(title, url=None if is_hash else address or None)
    return ArticleNotes(metadata, address.removeprefix(_HASH) if is_hash else "", (annotation,))


def _first(value: object) -> Mapping[str, object]:
    """The first target; one that is only an address is a target with a source."""
    if isinstance(value, list):
        value = value[0] if value else {}
    return value if isinstance(value, Mapping) else {"source": value}


def _selectors(value: object) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """The quote selector and the position selector, each empty when there is none."""
    found: dict[object, Mapping[str, object]] = {}
    for selector in value if isinstance(value, list) else [value]:
        if isinstance(selector, Mapping):
            found.setdefault(selector.get("type"), selector)
    return found.get("TextQuoteSelector", {}), found.get("TextPositionSelector", {})


def _bodies(value: object) -> Iterator[str]:
    for body in value if isinstance(value, list) else [value]:
        if isinstance(body, str):
            yield body
        elif isinstance(body, Mapping) and body.get("purpose") != "tagging":
            words = _text(body.get("value"))
            if words:
                yield words


def _kind(motivation: object, body: str) -> AnnotationKind:
    if body:
        return AnnotationKind.NOTE
    is_bookmark = motivation == "bookmarking" or (isinstance(motivation, list) and "bookmarking" in motivation)
    return AnnotationKind.BOOKMARK if is_bookmark else AnnotationKind.HIGHLIGHT


def _title(document: object) -> str:
    """The title of Hypothesis's `document`, which is a list."""
    title = document.get("title") if isinstance(document, Mapping) else None
    return _text(title[0] if isinstance(title, list) and title else title)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _position(selector: Mapping[str, object]) -> tuple[int, int]:
    """Start and end, or zeros when they make no sense: the words around it say where it is."""
    start, end = selector.get("start"), selector.get("end")
    if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end < MAX_OFFSET:
        return start, end
    return 0, 0
