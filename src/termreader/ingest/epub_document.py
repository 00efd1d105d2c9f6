"""One document of a book: its tree, with the elements that only books have made into what pages have.

Knows nothing of the documents around it, nor of how HTML becomes Markdown.
"""

import re
from collections.abc import Sequence

import msgspec
from lxml import html
from lxml.html import HtmlElement

from termreader.ingest.epub_xml import EPUB_TYPE, local_name, parse_xml_text
from termreader.ingest.html_page import BLOCK_TAGS, parse_text

_NOTES = frozenset({"footnote", "endnote", "rearnote", "note", "footnotes", "endnotes", "rearnotes"})
_VERSE = re.compile(
    r"(?:^|[\s_:-])(?:verse|stanza|poem|poetry|line-?group|lg|couplet|quatrain)(?:$|[\s_-])", re.IGNORECASE
)
_VERSE_NUMBER = re.compile(r"(?:^|\s)(?:lnum|line-?num(?:ber)?|lineno|poem-?num)(?:\s|$)", re.IGNORECASE)
_DESCRIBED = 3
"""Words from which the description of a picture is worth reading: the converter leaves out the others."""


class Left(msgspec.Struct):
    """What was left out while the tree was put together, counted."""

    page_numbers: int = 0
    pictures: int = 0


def parse_document(text: str) -> HtmlElement | None:
    """The body of a document, with its inner names as in HTML; None if there is none. SVG becomes its words."""
    tree = _parsed(text)
    if tree is None:
        return None
    if local_name(tree) == "svg":
        body = html.Element("body")
        body.append(_svg_words(tree))
        return body
    body = next((each for each in tree.iter("body")), None)
    for drawing in list(tree.iter("svg")):
        if drawing.getparent() is not None and not any(above.tag == "svg" for above in drawing.iterancestors()):
            words = _svg_words(drawing)
            words.tail = drawing.tail
            drawing.tail = None
            drawing.getparent().replace(drawing, words)
    return body


def _parsed(text: str) -> HtmlElement | None:
    """The tree of an XHTML document: as the XML it should be, else as HTML, which forgives."""
    parser = html.XHTMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    tree = parse_xml_text(text, parser)
    if tree is None:
        page = parse_text(text)
        return page.tree if page is not None else None
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = local_name(element)
    return tree


def _svg_words(drawing: HtmlElement) -> HtmlElement:
    """The title, description and lettering of a drawing."""
    block = html.Element("div")
    for part in drawing.iter():
        name = local_name(part)
        inside = any(local_name(above) in {"text", "foreignObject"} for above in part.iterancestors())
        if name in {"title", "desc", "text", "foreignObject"} and not inside:
            words = " ".join("".join(part.itertext()).split())
            if words:
                line = html.Element("p")
                line.text = words
                block.append(line)
        elif name == "image":
            source = part.get("href") or part.get("{http://www.w3.org/1999/xlink}href") or part.get("xlink:href") or ""
            picture = html.Element("img", {"alt": part.get("aria-label") or "", "src": source})
            block.append(picture)
    return block


def prepare(body: HtmlElement, left: Left) -> None:
    """Make of a book's own elements what the converter of pages knows."""
    for element in list(body.iter()):
        if not isinstance(element.tag, str):
            continue
        types = (element.get(EPUB_TYPE) or element.get("epub:type") or "").split()
        if "pagebreak" in types or element.get("role") == "doc-pagebreak":
            left.page_numbers += 1
            parent = element.getparent()
            if parent is not None:
                element.drop_tree()
            continue
        if element.tag == "nav":
            element.tag = "div"  # a menu in a page, a table of contents in a book
            element.attrib.pop("role", None)
        if _NOTES & set(types):
            element.attrib.pop("hidden", None)  # shown when its mark is touched: here it stands with the others
        if element.tag == "img" and len((element.get("alt") or "").split()) < _DESCRIBED:
            left.pictures += 1
        if _VERSE_NUMBER.search(element.get("class", "")) and element.text:
            element.text = f" {element.text}"  # set in the margin, it needs no space there
        if _VERSE.search(f"{element.get('class', '')} {' '.join(types)}"):
            _join_verses(element)


def _join_verses(group: HtmlElement) -> None:
    """Verses that are blocks of their own become the lines of one paragraph; so do those of quotes among them."""
    run: list[HtmlElement] = []
    for child in [*group, None]:
        if child is not None and _is_verse(child):
            run.append(child)
            if not (child.tail or "").strip():
                continue
        if len(run) > 1:
            _lines_of_one(run)
        run = []
        if child is not None and child.tag in {"blockquote", "div"}:
            _join_verses(child)


def _is_verse(element: HtmlElement) -> bool:
    return element.tag in {"div", "p"} and not any(inner.tag in BLOCK_TAGS for inner in element.iterdescendants())


def _lines_of_one(verses: Sequence[HtmlElement]) -> None:
    paragraph = html.Element("p")
    verses[0].addprevious(paragraph)
    paragraph.tail, verses[-1].tail = verses[-1].tail, None
    for verse in verses:
        verse.tag, verse.tail = "span", None
        if len(paragraph):
            paragraph.append(html.Element("br"))
        paragraph.append(verse)
