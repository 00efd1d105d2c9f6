"""Footnotes in a page: what short links to places further down refer to. Knows nothing of how they are written."""

import re
from typing import NamedTuple

from lxml.html import HtmlElement

_MARK = re.compile(r"\s*[\[(]?\s*(\d{1,4}|[*†‡§¶]{1,3})\s*[\])]?\s*")
_RAISED_MARK = re.compile(r"\s*[\[(]?\s*(\w{1,6}(?: \d{1,3})?|[*†‡§¶]{1,3})\s*[\])]?\s*")
_PLACES = frozenset({"li", "p", "div", "dd", "aside", "td", "tr"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST = 3000
"""Characters of a footnote. What is longer is a chapter that a table of contents points to."""


class Footnotes(NamedTuple):
    """The footnotes of an article."""

    places: dict[str, str]
    """The label of the footnote at each place ("fn1") that is linked to."""
    labels: dict[HtmlElement, str]
    """The label of the footnote in each element."""


def find_footnotes(article: HtmlElement) -> Footnotes:
    """The places in `article` that links with a mark for text ("1", "[2]", "*") point down to."""
    named = {name: element for element in article.iter() for name in (element.get("id"), element.get("name")) if name}
    footnotes = Footnotes({}, {})
    links = [link for link in article.iter("a") if (link.get("href") or "").startswith("#")]
    if not links:
        return footnotes
    order = {element: number for number, element in enumerate(article.iter())}
    used: set[str] = set()
    for link in links:
        name = link.get("href", "")[1:]
        raised = any(element.tag == "sup" for element in (link.getparent(), *link))
        mark = (_RAISED_MARK if raised else _MARK).fullmatch(link.text_content())
        target = named.get(name)
        if mark is None or target is None or name in footnotes.places:
            continue
        holder = _holder(target, article)
        if holder is None or order[holder] <= order[link] or any(above is holder for above in link.iterancestors()):
            continue
        label = mark[1].replace(" ", "-")
        label = label if label not in used else f"{label}-{len(used) + 1}"
        used.add(label)
        footnotes.places[name] = footnotes.labels.setdefault(holder, label)
    return footnotes


def _holder(target: HtmlElement, article: HtmlElement) -> HtmlElement | None:
    """The element that holds the footnote at `target`, which may be only an anchor in it."""
    holder: HtmlElement | None = target
    while holder is not None and holder is not article:
        if holder.tag in _PLACES:
            is_note = len(holder.text_content()) <= _LONGEST and next(holder.iter(*_HEADINGS), None) is None
            return holder if is_note else None
        holder = holder.getparent()
    return None
