"""The chapters of a book put together into one tree, with the headings that its table of contents gives them.

Every document of the reading order becomes a `div`. Places and links are renamed so that a note in one document is
found from another. Knows nothing of ZIP files, nor of how HTML becomes Markdown.
"""

import re
from collections.abc import Container, Iterable, Sequence
from urllib.parse import quote

import msgspec
from lxml import html
from lxml.html import HtmlElement

from termreader.ingest.epub_container import resolve
from termreader.ingest.epub_document import Left, prepare
from termreader.ingest.epub_package import TocEntry
from termreader.ingest.html_page import BLOCK_TAGS, HEADINGS

_DEEPEST = 6
_HEADING_WITHIN = 60
"""Words after the place a table of contents leads to, within which its heading is looked for."""
_WORD = re.compile(r"\w+")
_CHAPTER = re.compile(r"s\d+")
"""The place that is the beginning of a document."""
_PARTS = frozenset({"li", "ul", "ol", "dl", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "table"})
"""Before these no heading can stand; before what they are in, it can."""


class Chapter(msgspec.Struct, frozen=True, eq=False):
    """One document of the reading order."""

    name: str
    """The entry it came from."""
    body: HtmlElement


def assemble(chapters: Sequence[Chapter], contents: Sequence[TocEntry], title: str) -> tuple[HtmlElement, Left]:
    """One tree of all chapters, ready for the converter, and what was left out of it. The bodies are used up."""
    left = Left()
    numbers: dict[str, int] = {}
    for number, chapter in enumerate(chapters):
        numbers.setdefault(chapter.name, number)
    book = html.Element("div")
    places: dict[str, HtmlElement] = {}
    for number, chapter in enumerate(chapters):
        body = chapter.body
        prepare(body, left)
        _rename(body, number, chapter.name, numbers)
        body.tag, body.tail = "div", None
        body.set("id", f"s{number}")
        body.attrib.pop("class", None)
        book.append(body)
    for element in book.iter():
        for place in (element.get("id"), element.get("name")):
            if place:
                places.setdefault(place, element)
    _set_headings(book, places, [(entry, _target(entry, numbers)) for entry in contents])
    _drop_repeated_title(book, title)
    return book, left


def _target(entry: TocEntry, numbers: dict[str, int]) -> tuple[str, str] | None:
    number = numbers.get(entry.name)
    if number is None:
        return None
    return f"s{number}", f"s{number}-{entry.fragment}" if entry.fragment else ""


def _rename(body: HtmlElement, number: int, name: str, numbers: dict[str, int]) -> None:
    """Give places, links and pictures names that are good in the whole book: a picture's is that of its entry."""
    for element in body.iter():
        for attribute in ("id", "name"):
            if element.get(attribute):
                element.set(attribute, f"s{number}-{element.get(attribute)}")
        source = element.attrib.pop("src", "") if element.tag == "img" else ""
        picture = resolve(name, source) if source else None
        if picture is not None:
            element.set("src", quote(picture[0]))
        href = element.get("href")
        if href is None:
            continue
        place = resolve(name, href)
        if place is not None and place[0] in numbers:
            chapter = number if place[0] == name else numbers[place[0]]
            element.set("href", f"#s{chapter}" + (f"-{place[1]}" if place[1] else ""))
        elif not re.match(r"https?:|mailto:", href.strip(), re.IGNORECASE):
            del element.attrib["href"]


def _set_headings(
    book: HtmlElement, places: dict[str, HtmlElement], contents: Iterable[tuple[TocEntry, tuple[str, str] | None]]
) -> None:
    """Give each heading the level the table of contents gives it, and those between them a level below.

    A chapter without a heading gets the title that the table of contents has for it.
    """
    page = _Page(book)
    levels: dict[HtmlElement, int] = {}
    for entry, target in contents:
        start = places.get(target[1] or target[0], places.get(target[0])) if target else None
        if start is None:
            continue
        heading = page.heading_near(start, entry.title, levels)
        if heading is None:
            heading = _inserted(start, entry.title)
        levels.setdefault(heading, min(entry.depth + 1, _DEEPEST))
    _shift(book, levels)


class _Page:
    """The elements of the book in order, with the words of those that hold no blocks: each is read once."""

    def __init__(self, book: HtmlElement) -> None:
        self._order = list(book.iter())
        self._position = {element: index for index, element in enumerate(self._order)}
        self._holders: set[HtmlElement] = set()
        for element in self._order:
            above = element.getparent() if element.tag in BLOCK_TAGS else None
            while above is not None and above not in self._holders:
                self._holders.add(above)
                above = above.getparent()
        self._words: dict[HtmlElement, list[str]] = {}

    def _words_of(self, element: HtmlElement) -> list[str]:
        if element not in self._words:
            self._words[element] = _WORD.findall(element.text_content().lower())
        return self._words[element]

    def heading_near(self, start: HtmlElement, title: str, taken: Container[HtmlElement]) -> HtmlElement | None:
        """The heading that a line of the contents means: where it leads to, or what soon follows.

        A paragraph that says just what the line says is a heading that the book does not call one.
        """
        above: HtmlElement | None = start
        while above is not None:
            if above.tag in HEADINGS:
                return above
            if above.tag in BLOCK_TAGS:
                break
            above = above.getparent()
        wanted = _WORD.findall(title.lower())
        passed = 0
        for element in self._order[self._position[start] :]:
            if element.tag not in BLOCK_TAGS or element in self._holders:
                continue
            own = self._words_of(element)
            if element.tag in HEADINGS and own and element not in taken:
                return element
            if own and own == wanted and element.tag in {"p", "div"} and element.find(".//img") is None:
                element.tag = "h2"
                return element
            passed += len(own)
            if passed > _HEADING_WITHIN:
                return None
        return None


def _inserted(start: HtmlElement, title: str) -> HtmlElement:
    """A heading put before the block that `start` stands in, or at the beginning of the chapter or section it is."""
    heading = html.Element("h2")
    heading.text = title
    block = start
    while block.tag not in BLOCK_TAGS | {"div"} or block.tag in _PARTS:
        parent = block.getparent()
        if parent is None:
            break
        block = parent
    if block.tag in {"section", "article"} or _CHAPTER.fullmatch(block.get("id", "")):
        heading.tail, block.text = block.text, None
        block.insert(0, heading)
    else:
        block.addprevious(heading)
    return heading


def _shift(book: HtmlElement, levels: dict[HtmlElement, int]) -> None:
    """Set the levels: those given, and for the headings between them as far below as they were in the source."""
    given, rank = 1, 0
    for heading in [element for element in book.iter() if element.tag in HEADINGS]:
        own = int(heading.tag[1])
        if heading in levels:
            given, rank = levels[heading], own
            level = given
        else:
            level = given + max(own - rank, 1)
        heading.tag = f"h{min(max(level, 2), _DEEPEST)}"


def _drop_repeated_title(book: HtmlElement, title: str) -> None:
    """Take out the title where it is the first thing in the book: it stands above the text already."""
    holder = next((element for element in book.iter() if (element.text or "").strip()), None)
    while holder is not None and holder.tag not in HEADINGS:
        holder = holder.getparent()
    if holder is not None and _WORD.findall(holder.text_content().lower()) == _WORD.findall(title.lower()):
        holder.drop_tree()
