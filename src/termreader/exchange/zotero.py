"""What Zotero exports: CSL JSON, Better BibTeX JSON, RIS. Kept are addresses, who and when, tags and notes."""

import re
from collections.abc import Iterator, Mapping

from termreader.exchange.library_import import (
    GivenFile,
    ImportedArticle,
    LibraryFile,
    note,
    split_tags,
    web_address,
    words,
)
from termreader.exchange.markup import text_of
from termreader.exchange.moments import moment
from termreader.model import Annotation

_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)")
_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_EXTRA = re.compile(r"[\w .-]{1,40}: .*")
"""A line of Zotero's "Extra" field, which CSL calls a note: `DOI: 10.1000/1`."""
_NO_ARTICLES = frozenset({"attachment", "note", "annotation"})


def matches(file: GivenFile) -> bool:
    """Whether Zotero wrote it, or another program that keeps references."""
    if not file.is_json:
        return file.text.lstrip().startswith("TY  - ")
    items = _items(file.value)
    first = items[0] if items else None
    if not isinstance(first, Mapping):
        return False
    is_csl = {"id", "type"} <= first.keys() and bool({"title", "URL", "issued", "author"} & first.keys())
    return is_csl or "itemType" in first


def read(file: GivenFile) -> LibraryFile:
    """Read it. An item with neither an address nor a note has nothing to be read here."""
    articles: list[ImportedArticle] = []
    refused: list[str] = []
    records = _records(file.text) if not file.is_json else _items(file.value)
    for number, item in enumerate(records, 1):
        if not isinstance(item, Mapping) or words(item, "itemType") in _NO_ARTICLES:
            continue
        article = _article(f"Item {number}", item)
        if article.url or article.annotations:
            articles.append(article)
        else:
            refused.append(f"Item {number}: “{article.title[:100]}” has neither an address on the web nor a note.")
    return LibraryFile(tuple(articles), tuple(refused))


def _items(value: object) -> list[object]:
    items = value.get("items") if isinstance(value, Mapping) else value
    return items if isinstance(items, list) else []


def _article(where: str, item: Mapping[str, object]) -> ImportedArticle:
    return ImportedArticle(
        where,
        url=web_address(words(item, "URL", "url")),
        title=text_of(words(item, "title", "shortTitle")),
        byline=", ".join(_authors(item)),
        site=words(item, "container-title", "publicationTitle", "websiteTitle", "blogTitle", "publisher"),
        published=_published(item.get("issued", item.get("date"))),
        language=words(item, "language"),
        tags=split_tags(item.get("tags", item.get("keyword"))),
        added=moment(item.get("dateAdded")),
        annotations=tuple(_annotations(item)),
    )


def _authors(item: Mapping[str, object]) -> Iterator[str]:
    people = item.get("author", item.get("creators"))
    for person in people if isinstance(people, list) else ():
        if isinstance(person, str):
            yield person
        elif isinstance(person, Mapping) and person.get("creatorType", "author") == "author":
            parts = [words(person, "given", "firstName"), words(person, "family", "lastName")]
            name = " ".join(part for part in parts if part) or words(person, "literal", "name")
            if name:
                yield name


def _published(value: object) -> str:
    """A date in CSL's parts, or as a text that begins with it."""
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts else None
        if isinstance(first, list) and first:
            return _day([str(part) for part in first[:3]])
        value = value.get("raw", value.get("literal", ""))
    found = _DATE.match(value.strip()) if isinstance(value, str) else None
    return _day([part for part in found.groups() if part]) if found else ""


def _day(parts: list[str]) -> str:
    numbers = [part for part in parts if part.isdecimal()]
    return "-".join([numbers[0].zfill(4), *(part.zfill(2) for part in numbers[1:])]) if numbers else ""


def _annotations(item: Mapping[str, object]) -> Iterator[Annotation]:
    """The notes of an item, then the highlights in its attachments."""
    notes = item.get("notes")
    for each in notes if isinstance(notes, list) else ():
        body = text_of(each if isinstance(each, str) else words(each, "note") if isinstance(each, Mapping) else "")
        if body:
            created = moment(each.get("dateAdded")) if isinstance(each, Mapping) else ""
            yield note(body, created=created)
    own = text_of(words(item, "annote")) or _own_note(words(item, "note"))
    if own:
        yield note(own)
    attachments = item.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else ():
        marks = attachment.get("annotations") if isinstance(attachment, Mapping) else None
        for mark in marks if isinstance(marks, list) else ():
            if isinstance(mark, Mapping):
                quote, body = words(mark, "annotationText", "text"), words(mark, "annotationComment", "comment")
                if quote or body:
                    yield note(text_of(body), quote=quote, created=moment(mark.get("dateAdded")))


def _own_note(text: str) -> str:
    """A note without the lines that are fields for which Zotero has no place."""
    return "\n".join(line for line in text_of(text).split("\n") if not _EXTRA.fullmatch(line)).strip()


def _records(text: str) -> Iterator[dict[str, object]]:
    """The records of an RIS file, with the names that CSL has for their fields."""
    fields: dict[str, list[str]] = {}
    last = ""
    for line in text.splitlines():
        found = _RIS_LINE.match(line)
        if found and found[1] == "ER":
            yield _record(fields)
            fields, last = {}, ""
        elif found:
            last = found[1]
            fields.setdefault(last, []).append(found[2].strip())
        elif last and line.strip():
            fields[last][-1] = f"{fields[last][-1]}\n{line.strip()}"
    if fields:
        yield _record(fields)


def _record(fields: Mapping[str, list[str]]) -> dict[str, object]:
    def first(*names: str) -> str:
        return next((fields[name][0] for name in names if fields.get(name)), "")

    return {
        "title": first("TI", "T1", "CT"),
        "URL": next((url for url in fields.get("UR", ()) if web_address(url)), first("UR")),
        "author": [_turned(name) for tag in ("AU", "A1") for name in fields.get(tag, ())],
        "container-title": first("T2", "JO", "JF"),
        "issued": {"raw": first("DA", "PY", "Y1").strip("/").replace("/", "-")},
        "language": first("LA"),
        "tags": fields.get("KW", []),
        "notes": [*fields.get("N1", ()), *fields.get("RN", ())],
    }


def _turned(name: str) -> str:
    """`Doe, Jane` as it is said."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name
