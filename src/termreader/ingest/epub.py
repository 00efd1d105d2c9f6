"""An EPUB in: its chapters in reading order, as one article. Nothing in it is fetched, run or unpacked to disk."""

import re
from urllib.parse import quote

from lxml import html
from lxml.html import HtmlElement

from termreader.errors import SourceError
from termreader.ingest.decode import decode, is_text
from termreader.ingest.epub_chapters import Chapter, assemble
from termreader.ingest.epub_container import Container
from termreader.ingest.epub_document import Left, parse_document
from termreader.ingest.epub_package import Item, Package, read_package, shown_name
from termreader.ingest.html_blocks import mend
from termreader.ingest.html_markdown import markdown_from_html
from termreader.ingest.html_page import remove_unseen
from termreader.ingest.source import Ingested, Source
from termreader.model import Metadata
from termreader.wording import count_of

_MOST_NAMED = 5
_ILLUSTRATION = re.compile(r"^\{\.picture\}\n!\[\]\(.*\)$", re.MULTILINE)


def read(source: Source) -> Ingested:
    """Read a book. Raises SourceError when it is damaged, protected, or has no text.

    Documents beside the reading order (`linear="no"`) follow it, in their order.
    """
    container = Container(source.data, source.label)
    package = read_package(container, source.label)
    chapters, unread = _chapters(container, package)
    title = package.title or source.stem
    book, left = assemble(chapters, package.contents, title)
    remove_unseen(book)
    if package.cover:
        _show_cover(book, quote(package.cover))
    markdown = markdown_from_html(mend(book, title=title, is_book=True))
    illustrations = len(_ILLUSTRATION.findall(markdown))
    if not _ILLUSTRATION.sub("", markdown).strip():
        raise SourceError(f"There is nothing to read in {source.label}: the book has no text, only pictures perhaps.")
    return Ingested(
        metadata=Metadata(
            title=title,
            byline=package.byline,
            site=package.publisher,
            published=package.published,
            url=source.url,
            language=package.language,
        ),
        markdown=markdown,
        raw=source.data,
        media_type="application/epub+zip",
        notes=tuple(_notes(package, unread, left, illustrations)),
    )


def _show_cover(book: HtmlElement, source: str) -> None:
    """Put the cover first, unless a page of the book shows it."""
    if not any(picture.get("src") == source for picture in book.iter("img")):
        page = html.Element("p")
        page.append(html.Element("img", {"src": source}))
        book.insert(0, page)


def _chapters(container: Container, package: Package) -> tuple[list[Chapter], list[str]]:
    """The chapters, those beside the reading order last; and the names of documents that cannot be read."""
    chapters: list[Chapter] = []
    unread: list[str] = []
    for item in sorted(package.spine, key=lambda item: not item.linear):
        body = _body(container, item)
        if body is None:
            unread.append(shown_name(item.name))
        else:
            chapters.append(body)
    return chapters, unread


def _body(container: Container, item: Item) -> Chapter | None:
    data = container.read(item.name)
    if data is None or not is_text(data):
        return None
    body = parse_document(decode(data, markup=True))
    return Chapter(item.name, body) if body is not None else None


def _notes(package: Package, unread: list[str], left: Left, illustrations: int) -> list[str]:
    notes = []
    lost = [*package.missing, *unread]
    if lost:
        names = ", ".join(lost[:_MOST_NAMED]) + (" …" if len(lost) > _MOST_NAMED else "")
        notes.append(f"Not in the file, or not readable: {names}.")
    beside = sum(1 for item in package.spine if not item.linear)
    if beside:
        notes.append(f"Put at the end because the book keeps it beside its reading order: {count_of(beside, 'part')}.")
    if left.page_numbers:
        notes.append(f"Left out: the numbers of {count_of(left.page_numbers, 'printed page')}.")
    signs = left.pictures - illustrations
    if signs > 0:
        notes.append(f"Not shown: {count_of(signs, 'picture')} without a description.")
    return notes
