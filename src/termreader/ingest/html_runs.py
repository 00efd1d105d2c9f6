"""A page as runs: stretches of text between two block elements; and a tree cut down to some of them.

Knows nothing of which runs are wanted.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from lxml.html import HtmlElement

from termreader.ingest.html_page import BLOCK_TAGS
from termreader.ingest.sanitize import clean_line

WORD = re.compile(r"\w+")

_Place = tuple[HtmlElement, HtmlElement | None]
"""Where a run stands: its owner and the block it follows."""


class Run(msgspec.Struct, eq=False):
    """A stretch of text directly in `owner`: from its beginning or after its block child `after` to the next block."""

    owner: HtmlElement
    after: HtmlElement | None
    text: str
    """On one line, safe to show."""
    words: int
    link_words: int
    """How many of its words stand in links to other pages."""
    agreed: bool = False
    """An extractor takes it for the article's."""
    kept: bool = False
    """It is in the article."""

    @property
    def link_share(self) -> float:
        """The share of its words that stand in links, 0 to 1."""
        return self.link_words / max(self.words, 1)

    @property
    def place(self) -> _Place:
        """Where it stands."""
        return self.owner, self.after


class Reading(NamedTuple):
    """The runs of a tree that have a word in them, in order, and the elements that part them."""

    runs: list[Run]
    blocks: set[HtmlElement]
    """Block elements, and inline elements around such (`<a><div>`)."""


def read_runs(tree: HtmlElement) -> Reading:
    """Read the runs of `tree`."""
    blocks: set[HtmlElement] = set()
    for element in tree.iter():
        if element.tag in BLOCK_TAGS:
            above: HtmlElement | None = element
            while above is not None and above not in blocks:
                blocks.add(above)
                above = above.getparent()
    reading = Reading([], blocks)
    _read(tree, reading, linked=False)
    return reading


def holders(runs: Iterable[Run], container: HtmlElement) -> set[HtmlElement]:
    """`container` and the elements in it that hold any of the runs."""
    holding: set[HtmlElement] = {container}
    for run in runs:
        above: HtmlElement | None = run.owner
        while above is not None and above not in holding:
            holding.add(above)
            above = above.getparent()
    return holding


def cut(container: HtmlElement, reading: Reading) -> None:
    """Take out of `container` everything that is in no kept run. Pictures and rules that stand by themselves stay."""
    kept = [run for run in reading.runs if run.kept]
    plan = _Plan(
        kept={run.place for run in kept},
        known={run.place for run in reading.runs},
        blocks=reading.blocks,
        holders=holders(kept, container),
    )
    _cut(container, plan)


def _read(block: HtmlElement, reading: Reading, *, linked: bool) -> None:
    """Read the runs in `block`; `linked` when all of it is in a link, as a card is that one may click anywhere."""
    linked = linked or (block.tag == "a" and _leads_away(block))
    texts = [block.text or ""]
    link_words = 0
    after: HtmlElement | None = None

    def flush() -> None:
        text = clean_line("".join(texts))
        words = len(WORD.findall(text))
        if words:
            reading.runs.append(Run(block, after, text, words, words if linked else min(link_words, words)))

    for child in block:
        if child in reading.blocks:
            flush()
            _read(child, reading, linked=linked)
            texts, link_words, after = [], 0, child
        else:
            texts += child.itertext()
            link_words += sum(len(WORD.findall(link.text_content())) for link in child.iter("a") if _leads_away(link))
            if child.tag == "br":
                texts.append(" ")
        texts.append(child.tail or "")
    flush()


def _leads_away(link: HtmlElement) -> bool:
    """Whether a link is one to another page: a table of contents is none of navigation."""
    return not (link.get("href") or "").startswith("#")


class _Plan(NamedTuple):
    """What is cut and what stays."""

    kept: set[_Place]
    known: set[_Place]
    """Every run with a word in it; the others can only hold pictures."""
    blocks: set[HtmlElement]
    holders: set[HtmlElement]
    """The elements with a kept run in them."""


def _cut(block: HtmlElement, plan: _Plan) -> None:
    run: _Place = (block, None)
    if run not in plan.kept:
        block.text = None
    for child in list(block):
        if child in plan.blocks:
            run = (block, child)
            if run not in plan.kept:
                child.tail = None
            if child in plan.holders:
                _cut(child, plan)
            elif WORD.search(child.text_content()):
                _empty(child)
        elif run not in plan.kept:
            child.tail = None
            if run in plan.known or not (child.tag == "img" or child.find(".//img") is not None):
                block.remove(child)


def _empty(element: HtmlElement) -> None:
    """Leave of an element only its place, which parts what stands before it from what stands after."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = "div", tail
