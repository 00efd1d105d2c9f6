"""What Hypothesis exports: annotations of web pages, by page."""

from collections.abc import Mapping

import msgspec

from termreader.errors import ExchangeError
from termreader.exchange import web_annotation
from termreader.exchange.library_import import (
    GivenFile,
    ImportedArticle,
    LibraryFile,
    refusal,
    split_tags,
    web_address,
)
from termreader.model import Annotation, AnnotationKind


def matches(file: GivenFile) -> bool:
    """Whether Hypothesis wrote it: what its API answers, or what its client and others save."""
    rows = _rows(file)
    return bool(rows) and isinstance(rows[0], Mapping) and {"uri", "target"} <= rows[0].keys()


def read(file: GivenFile) -> LibraryFile:
    """Read it. The tags of an annotation stand in its note."""
    pages: dict[str, list[Annotation]] = {}
    titles: dict[str, str] = {}
    places: dict[str, str] = {}
    refused: list[str] = []
    for number, row in enumerate(_rows(file), 1):
        where = f"Annotation {number}"
        address = row.get("uri") if isinstance(row, Mapping) else ""
        url = web_address(address)
        try:
            found = web_annotation.read([row])[0] if url else None
        except ExchangeError:
            found = None
        if found is None:
            refused.append(refusal(where, address) if not url else f"{where}: it says nothing of any words.")
            continue
        annotation = _with_tags(found.annotations[0], row)
        pages.setdefault(url, []).append(annotation)
        places.setdefault(url, where)
        titles[url] = titles.get(url) or found.metadata.title
    articles = [
        ImportedArticle(places[url], url=url, title=titles[url], annotations=tuple(annotations))
        for url, annotations in pages.items()
    ]
    return LibraryFile(tuple(articles), tuple(refused))


def _rows(file: GivenFile) -> list[object]:
    value = file.value
    if isinstance(value, Mapping):
        value = value.get("rows", value.get("annotations"))
    return value if isinstance(value, list) else []


def _with_tags(annotation: Annotation, row: object) -> Annotation:
    tags = split_tags(row.get("tags")) if isinstance(row, Mapping) else ()
    named = " ".join(f"#{'-'.join(tag.split())}" for tag in tags)
    if not named:
        return annotation
    body = "\n\n".join(part for part in (annotation.body, named) if part)
    return msgspec.structs.replace(annotation, body=body, kind=AnnotationKind.NOTE)
