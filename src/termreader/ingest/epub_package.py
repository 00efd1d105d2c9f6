"""What an EPUB says of itself: its package document, its table of contents, its protection. Knows no chapter's text.

After EPUB 3.3 and OPF 2.0.1 (w3.org/TR/epub-33, idpf.org/epub/20).
"""

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from termreader.errors import SourceError
from termreader.ingest.dates import iso_date
from termreader.ingest.epub_container import Container, resolve
from termreader.ingest.epub_xml import EPUB_TYPE, local_name, parse_xml
from termreader.ingest.sanitize import clean_line

_CONTAINER = "META-INF/container.xml"
_OBFUSCATION = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Fonts scrambled by these are not protected: the text is not touched."""
_PROTECTIONS = (
    ("META-INF/sinf.xml", "Apple's FairPlay"),
    ("META-INF/license.lcpl", "Readium LCP"),
    ("META-INF/rights.xml", "Adobe's ADEPT"),
)
_YEAR = re.compile(r"(\d{4})(?:-\d\d){0,2}\b.*")
_LONGEST_NAME = 100
_MAX_CHAPTERS = 20_000
READABLE = frozenset({"application/xhtml+xml", "image/svg+xml", "text/html", "text/x-oeb1-document", "application/xml"})
"""Media types of documents with text in them."""


class Item(msgspec.Struct, frozen=True):
    """One document of the book, in the order in which it is read."""

    name: str
    """The entry it stands in."""
    media_type: str
    linear: bool
    """Whether it stands in the reading order, not beside it."""


class TocEntry(msgspec.Struct, frozen=True):
    """One line of the table of contents."""

    title: str
    name: str
    """The entry it leads to."""
    fragment: str
    """The place in it, "" for its beginning."""
    depth: int
    """1 for a chapter, 2 for a part of one …"""


class Package(msgspec.Struct, frozen=True):
    """What the package document says."""

    title: str
    byline: str | None
    publisher: str | None
    published: str | None
    """ISO 8601; a year alone when no more is said."""
    language: str | None
    spine: tuple[Item, ...]
    contents: tuple[TocEntry, ...]
    cover: str
    """The entry that the picture on its cover is, "" if there is none."""
    missing: tuple[str, ...]
    """Documents that the reading order names and the file does not have, or has outside of itself."""


def read_package(container: Container, label: str) -> Package:
    """The package document of the book's first rendition. Raises SourceError, saying what is missing or in the way."""
    name = _package_name(container, label)
    data = container.read(name)
    root = parse_xml(data) if data is not None else None
    if root is None:
        raise SourceError(f"{label} is damaged: it should say how the book is put together in {shown_name(name)}.")
    manifest = {item.get("id", ""): item for item in _all(root, "item")}
    spine, missing = _spine(container, root, manifest, name)
    _refuse_protected(container, label, {item.name for item in spine})
    if not spine:
        lost = f" (it names {', '.join(missing[:3])}{' …' if len(missing) > 3 else ''})" if missing else ""
        raise SourceError(
            f"There is nothing to read in {label}: no chapter of the book is in the file{lost}. Nothing was fetched."
        )
    return Package(
        title=next(iter(_texts(root, "title")), ""),
        byline=", ".join(_authors(root)) or None,
        publisher=next(iter(_texts(root, "publisher")), None),
        published=_published(root),
        language=next((text for text in _texts(root, "language") if text.lower() != "und"), None),
        spine=tuple(spine),
        contents=tuple(_contents(container, root, manifest, name)),
        cover=_cover(container, root, manifest, name),
        missing=tuple(missing),
    )


def _package_name(container: Container, label: str) -> str:
    data = container.read(_CONTAINER)
    root = parse_xml(data) if data is not None else None
    if root is None:
        raise SourceError(f"{label} is not an EPUB, or a damaged one: it has no readable {_CONTAINER}.")
    for rootfile in _all(root, "rootfile"):
        place = resolve("", rootfile.get("full-path", ""))
        if place is None:
            raise SourceError(f"{label} is damaged: its package document is said to lie outside of the file.")
        if place[0] in container:
            return place[0]
        raise SourceError(f"{label} is damaged: it has no package document {shown_name(place[0])}.")
    raise SourceError(f"{label} is damaged: {_CONTAINER} names no package document.")


def _refuse_protected(container: Container, label: str, chapters: set[str]) -> None:
    """Raise SourceError when the text is encrypted. Scrambled fonts alone are no hindrance."""
    data = container.read("META-INF/encryption.xml")
    root = parse_xml(data) if data is not None else None
    for encrypted in _all(root, "EncryptedData") if root is not None else ():
        method = next((each.get("Algorithm", "") for each in _all(encrypted, "EncryptionMethod")), "")
        names = {place[0] for each in _all(encrypted, "CipherReference") if (place := resolve("", each.get("URI", "")))}
        if method not in _OBFUSCATION and names & chapters:
            by = next((f" ({whose})" for entry, whose in _PROTECTIONS if entry in container), "")
            raise SourceError(
                f"{label} is protected by DRM{by}: its text is encrypted, and only the shop's own reader can open it."
            )


def _spine(
    container: Container, root: etree._Element, manifest: dict[str, etree._Element], base: str
) -> tuple[list[Item], list[str]]:
    items: list[Item] = []
    missing: list[str] = []
    for reference in _all(root, "itemref"):
        entry = _readable(manifest, reference.get("idref", ""))
        href = entry.get("href", "") if entry is not None else reference.get("idref", "")
        place = resolve(base, href) if entry is not None else None
        if entry is None or place is None or place[0] not in container:
            missing.append(shown_name(href))
            continue
        items.append(Item(place[0], entry.get("media-type", ""), reference.get("linear") != "no"))
    return items, missing


def _cover(container: Container, root: etree._Element, manifest: dict[str, etree._Element], base: str) -> str:
    """The picture that is said to be the cover: by its properties (EPUB 3), or by a `meta` (EPUB 2)."""
    named = {meta.get("content", "") for meta in _all(root, "meta") if meta.get("name") == "cover"}
    for identifier, item in manifest.items():
        is_cover = "cover-image" in item.get("properties", "").split() or identifier in named
        place = resolve(base, item.get("href", "")) if is_cover else None
        if place and place[0] in container and item.get("media-type", "").startswith("image/"):
            return place[0]
    return ""


def _readable(manifest: dict[str, etree._Element], identifier: str) -> etree._Element | None:
    """The item of the manifest, or the first of its fallbacks with text in it."""
    first = item = manifest.get(identifier)
    for _ in range(len(manifest)):
        if item is None:
            break
        if item.get("media-type", "") in READABLE:
            return item
        item = manifest.get(item.get("fallback", ""))
    return first


def _contents(
    container: Container, root: etree._Element, manifest: dict[str, etree._Element], base: str
) -> Iterator[TocEntry]:
    """The table of contents: of the navigation document (EPUB 3), else of the NCX (EPUB 2)."""
    navigation = next((each for each in manifest.values() if "nav" in each.get("properties", "").split()), None)
    toc_ids = [spine.get("toc", "") for spine in _all(root, "spine")]
    ncx = next((manifest[each] for each in toc_ids if each in manifest), None)
    if ncx is None:
        ncx = next((each for each in manifest.values() if each.get("media-type") == "application/x-dtbncx+xml"), None)
    for item, reader in ((navigation, _navigation_entries), (ncx, _ncx_entries)):
        place = resolve(base, item.get("href", "")) if item is not None else None
        data = container.read(place[0]) if place else None
        tree = parse_xml(data) if data is not None else None
        entries = list(reader(tree, place[0]))[:_MAX_CHAPTERS] if tree is not None and place else []
        if entries:
            yield from entries
            return


def _navigation_entries(tree: etree._Element, base: str) -> Iterator[TocEntry]:
    navs = list(_all(tree, "nav"))
    nav = next((each for each in navs if "toc" in (each.get(EPUB_TYPE) or "").split()), None)
    for link in _all(nav, "a") if nav is not None else ():
        depth = sum(1 for above in link.iterancestors() if local_name(above) == "ol")
        entry = _entry(link.get("href", ""), _text(link), base, depth)
        if entry:
            yield entry


def _ncx_entries(tree: etree._Element, base: str) -> Iterator[TocEntry]:
    for point in _all(tree, "navPoint"):
        depth = 1 + sum(1 for above in point.iterancestors() if local_name(above) == "navPoint")
        content = next((each for each in point if local_name(each) == "content"), None)
        label = next((each for each in point if local_name(each) == "navLabel"), None)
        if content is not None and label is not None:
            entry = _entry(content.get("src", ""), _text(label), base, depth)
            if entry:
                yield entry


def _entry(href: str, title: str, base: str, depth: int) -> TocEntry | None:
    place = resolve(base, href)
    return TocEntry(title, place[0], place[1], max(depth, 1)) if place and title else None


_OPF = "{http://www.idpf.org/2007/opf}"


def shown_name(name: str) -> str:
    """The name of an entry, or an address, as a message has it."""
    line = clean_line(name)
    return line if len(line) <= _LONGEST_NAME else f"{line[:_LONGEST_NAME]}…"


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if local_name(element) == name)


def _text(element: etree._Element) -> str:
    return clean_line("".join(str(text) for text in element.itertext()))


def _texts(root: etree._Element, name: str) -> list[str]:
    metadata = next(_all(root, "metadata"), None)
    found = [_text(each) for each in _all(metadata, name)] if metadata is not None else []
    return [text for text in found if text]


def _authors(root: etree._Element) -> list[str]:
    """The creators who are authors; all of them when none is said to be one."""
    roles = {
        meta.get("refines", "").lstrip("#"): _text(meta)
        for meta in _all(root, "meta")
        if meta.get("property") == "role" and meta.get("refines")
    }
    creators = [
        (_text(each), each.get(f"{_OPF}role") or roles.get(each.get("id", "-"), "aut"))
        for each in _all(root, "creator")
    ]
    authors = [name for name, role in creators if name and role == "aut"]
    return list(dict.fromkeys(authors or [name for name, _ in creators if name]))


def _published(root: etree._Element) -> str | None:
    """When the book came out: the date said to be of publication, else the first that is not of a change."""
    dates = [(each.get(f"{_OPF}event", "publication"), _text(each)) for each in _all(root, "date")]
    ordered = [text for event, text in dates if event == "publication"] + [
        text for event, text in dates if event not in ("publication", "modification")
    ]
    for text in ordered:
        year = _YEAR.fullmatch(text)
        found = iso_date(text) or (year[1] if year else None)
        if found:
            return found
    return None
