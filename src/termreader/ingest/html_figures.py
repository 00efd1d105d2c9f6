"""Figures of a page: captions, credits, pictures; and the language of code. Knows nothing of how they are written."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from termreader.ingest.html_inline import PageLinks, Segment, paragraphs, plain_text, read_segments, tidy
from termreader.ingest.html_page import BLOCK_TAGS
from termreader.ingest.plain_roles import is_credit

_CAPTION = re.compile(r"(?:^|[\s_-])(?:caption|thumbcaption|figcaption)", re.IGNORECASE)
_CREDIT = re.compile(r"(?:^|[\s_-])(?:credits?|copyright|photographer|image-source|byline)(?:$|[\s_-])", re.IGNORECASE)
_PULLQUOTE = re.compile(r"pull-?_?quote", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight|brush:?|sourceCode|code)[-: ]\s*([\w+#.-]+)"
)
_NO_LANGUAGES = frozenset({"none", "text", "plain", "default", "notranslate", "plaintext", "wrapper", "block"})
_LONGEST_FIGURE = 600


def is_figure(element: HtmlElement) -> bool:
    """Whether an element is a figure, or a division that holds a picture with its caption and little else."""
    if element.tag == "figure":
        return True
    if element.tag != "div" or element.find(".//img") is None or len(element.text_content()) > _LONGEST_FIGURE:
        return False
    return any(_is_caption(part) for part in element.iterdescendants())


def is_pullquote(element: HtmlElement) -> bool:
    """Whether an element is a quotation set apart."""
    return element.tag in {"blockquote", "aside", "div", "figure"} and bool(_PULLQUOTE.search(element.get("class", "")))


def captions_in(figure: HtmlElement) -> list[HtmlElement]:
    """The elements in a figure that are captions."""
    captions = [part for part in figure.iterdescendants() if _is_caption(part)]
    return [part for part in captions if not any(above in captions for above in part.iterancestors())]


def caption_lines(caption: HtmlElement, links: PageLinks) -> list[tuple[list[Segment], str]]:
    """The paragraphs of a caption, each with what it is: "caption" or "credit".

    Credits in elements of their own are taken out of it and come last.
    """
    marked = [part for part in caption.iterdescendants() if _CREDIT.search(part.get("class", ""))]
    outer = [credit for credit in marked if not any(above in marked for above in credit.iterancestors())]
    credit_lines = [(segments, "credit") for credit in outer for segments in texts(credit, links)]
    for credit in outer:
        credit.clear(keep_tail=True)
    lines = [
        (segments, "credit" if is_credit(plain_text(segments)) else "caption") for segments in texts(caption, links)
    ]
    return lines + credit_lines


def take_pictures(figure: HtmlElement, links: PageLinks) -> list[Segment]:
    """The pictures in a figure, which are taken out of it."""
    pictures = list(figure.iter("img"))
    segments = read_segments(pictures, links)
    for picture in pictures:
        picture.drop_tree()
    return [segment for segment in segments if segment.picture is not None]


def role_of(owner: HtmlElement, text: str) -> str:
    """What a paragraph directly in `owner` is: "caption", "credit", or "" for an ordinary one."""
    if owner.tag == "caption" or _is_caption(owner):
        return "credit" if is_credit(text) else "caption"
    return ""


def texts(element: HtmlElement, links: PageLinks) -> Iterator[list[Segment]]:
    """The paragraphs of an element, blocks in it or not, without their pictures."""
    nodes: list[HtmlElement | str] = [element.text or ""]

    def flush() -> Iterator[list[Segment]]:
        for segments in paragraphs(read_segments(nodes, links)):
            shown = tidy([segment for segment in segments if segment.picture is None])
            if shown:
                yield shown

    for child in element:
        if holds_blocks(child):
            yield from flush()
            nodes = []
            yield from texts(child, links)
        else:
            nodes.append(child)
        nodes.append(child.tail or "")
    yield from flush()


def holds_blocks(element: HtmlElement) -> bool:
    """Whether an element is a block or has one in it."""
    return element.tag in BLOCK_TAGS or any(inner.tag in BLOCK_TAGS for inner in element.iterdescendants())


def code_language(element: HtmlElement) -> str:
    """The language that a `pre`, the `code` in it or the elements right around it name, or ""."""
    around = [element, *element.iter("code"), *list(element.iterancestors())[:2]]
    for candidate in around:
        named = candidate.get("data-lang") or candidate.get("data-language") or ""
        found = _LANGUAGE.search(candidate.get("class", ""))
        language = (named or (found[1] if found else "")).lower()
        if language not in _NO_LANGUAGES and re.fullmatch(r"[\w+#.-]{1,20}", language):
            return language
    return ""


def _is_caption(element: HtmlElement) -> bool:
    return element.tag == "figcaption" or bool(_CAPTION.search(element.get("class", "")))
