"""A page's bytes into a tree of what a visitor would see. Knows nothing of articles."""

import re
from collections import Counter

from lxml import html
from lxml.html import HtmlElement

from termreader.ingest.decode import decode
from termreader.ingest.html_math import replace_mathematics
from termreader.ingest.long_tags import without_long_tags
from termreader.ingest.sanitize import clean
from termreader.ingest.source import web_href

BLOCK_TAGS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section "
        "summary table tbody td tfoot th thead tr ul",
    )
)
"""Elements that begin a line of their own."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_NEVER_SEEN = frozenset(
    re.findall(
        r"\w+",
        "script style template iframe object embed applet svg canvas audio video input select textarea button "
        "option datalist meter progress head link meta base title map area frame frameset nav",
    )
)
_LABELLED_BY_BUTTONS = HEADINGS | {"dt", "summary"}
_NEVER_SEEN_ROLES = frozenset({"navigation", "banner", "search", "dialog", "alertdialog", "menu", "menubar"})
_WHOLE = frozenset({"html", "body", "main", "article"})
_OVERLAY = re.compile(
    r"cookie|consent|gdpr|privacy|modal|popup|overlay|tooltip|menu|dropdown|nav|search|share|newsletter|subscribe|login|"
    r"comment|sidebar|footer|banner|advert|promo|related",
    re.IGNORECASE,
)
"""In the class or name of what is hidden until it is asked for: no article."""
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDING_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text|screenreader-only|mw-editsection|headerlink|"
    r"MathJax_Preview)(?:\s|$)"
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_CLOSES_ITSELF = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
_VOID = frozenset(re.findall(r"\w+", "area base br col embed hr img input link meta param source track wbr"))
_BREAK_CHANCE = re.compile(r"</?wbr\b[^<>]*>", re.IGNORECASE)
"""Where a word may break: libxml2 takes it for an element that holds what follows."""
_SOFT_HYPHEN = 0xAD
_CONTROL_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}));?")
_MAX_DEPTH = 200
"""Elements nested deeper are taken out of their nest. libxml2 drops what lies below 256."""


class Page:
    """A parsed page: the whole tree, and whether it nested too deep to be kept as it was."""

    def __init__(self, tree: HtmlElement, flattened: bool) -> None:
        self.tree = tree
        self.flattened = flattened


def parse_page(data: bytes, charset: str | None = None) -> Page | None:
    """The tree of a page, or None if there is none in it. Nothing in the page is lost, however deep it nests."""
    return parse_text(decode(data, charset=charset, markup=True))


def parse_text(text: str) -> Page | None:
    """The same for a page that is decoded already. What may not reach a terminal is out of it from here on."""
    text = text.replace("&shy;", "")
    if "wbr" in text.lower():
        text = _BREAK_CHANCE.sub("", text)
    text = without_long_tags(clean(_CONTROL_REFERENCE.sub(_referred, text)))
    encoded = text.encode("utf-8")
    if not encoded.strip():
        return None
    parser = _parser(huge=False)
    tree = _parsed(encoded, parser)
    if not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return Page(tree, flattened=False) if tree is not None else None
    tree = _parsed(_flattened(text).encode("utf-8"), _parser(huge=True))
    return Page(tree, flattened=True) if tree is not None else None


def base_of(tree: HtmlElement, url: str) -> str:
    """What the links of a page that came from `url` are read against: its own word for it, if it has one."""
    return next((start for base in tree.iter("base") if (start := web_href(base.get("href"), url))), url)


def remove_unseen(tree: HtmlElement, *, hidden: bool = True) -> int:
    """Take out of `tree` what a visitor does not see or cannot read: scripts, forms' fields, hidden parts, menus.

    Unless `hidden` is true, the parts stay that a program in the page could uncover, and those for pages without one.
    Answers how many characters of such parts were taken out.
    """
    replace_mathematics(tree)
    uncoverable = 0
    for element in list(tree.iter()):
        parent = element.getparent()
        if parent is None:
            continue
        out_of_sight = _is_hidden(element)
        if out_of_sight and not _is_overlay(element):
            out_of_sight = hidden
            uncoverable += len(element.text_content()) if hidden else 0
        if element.tag == "button" and parent.tag in _LABELLED_BY_BUTTONS and not out_of_sight:
            element.drop_tag()  # what unfolds an answer is the question
        elif not isinstance(element.tag, str) or _is_unseen(element) or out_of_sight:
            element.drop_tree()
    return uncoverable


def _referred(found: re.Match[str]) -> str:
    """The character that a reference stands for, if it is one that is cleaned away."""
    code = int(found[1] or found[2], 16 if found[1] else 10)
    if code == _SOFT_HYPHEN:
        return ""
    char = chr(code) if code <= 0x10FFFF else ""
    return found[0] if clean(char) == char else char


def _is_unseen(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _NEVER_SEEN:
        return True
    if tag in _WHOLE:
        return False
    attributes = element.attrib
    return bool(attributes) and (
        attributes.get("role") in _NEVER_SEEN_ROLES or bool(_HIDING_CLASS.search(attributes.get("class", "")))
    )


def _is_hidden(element: HtmlElement) -> bool:
    """Whether a browser that runs no program shows nothing of it, or only such a browser does."""
    if element.tag == "noscript":
        return True
    attributes = element.attrib
    if not attributes or element.tag in _WHOLE:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDING_STYLE.search(attributes.get("style", "")))
    )


def _is_overlay(element: HtmlElement) -> bool:
    return bool(_OVERLAY.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _parser(*, huge: bool) -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)


def _parsed(encoded: bytes, parser: html.HTMLParser) -> HtmlElement | None:
    from lxml.etree import ParserError, XMLSyntaxError

    try:
        return html.document_fromstring(encoded, parser=parser)
    except (ParserError, XMLSyntaxError):  # nothing but white space or comments
        return None


def _flattened(text: str) -> str:
    """`text` without the tags of elements that nest deeper than the limit; a block's tags leave a line break."""
    opened: list[tuple[str, bool]] = []
    open_names: Counter[str] = Counter()

    def close(name: str) -> bool:
        """Close the innermost element of that name and all in it; answers whether its tag was kept."""
        kept = True
        while opened:
            last, kept = opened.pop()
            open_names[last] -= 1
            if last == name:
                break
        return kept

    def tag(found: re.Match[str]) -> str:
        name = found[2].lower()
        if name in _VOID:
            return found[0]
        if found[1]:
            if not open_names[name]:
                return found[0]
            return found[0] if close(name) else _gap(name)
        if name in _CLOSES_ITSELF and opened and opened[-1][0] == name:
            close(name)
        kept = len(opened) < _MAX_DEPTH
        opened.append((name, kept))
        open_names[name] += 1
        return found[0] if kept else _gap(name)

    return _TAG.sub(tag, text)


def _gap(name: str) -> str:
    return "<br>" if name in BLOCK_TAGS else ""
