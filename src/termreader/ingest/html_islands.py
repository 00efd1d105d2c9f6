"""What an extractor left out of an article, island by island, and which islands belong to it after all."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from termreader.ingest.html_figures import is_pullquote
from termreader.ingest.html_foreign import announces_others, is_named_foreign
from termreader.ingest.html_runs import WORD, Run, holders

LONG = 8
"""Words from which a run is taken for a sentence."""
OWN_SHAPE = frozenset({"p", "blockquote"})
"""Elements that hold text of the article themselves."""
PARTS = frozenset({"li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd"})
"""Elements that are nothing without those around them."""

_CAPTION = 4
"""Words from which a caption at the top or the end of an article is worth reading."""
_CAPTION_CLASS = re.compile(r"caption|credit", re.IGNORECASE)


class Island(NamedTuple):
    """A largest element without an agreed run, or a lone run in an element that has agreed ones as well."""

    top: HtmlElement
    runs: list[int]
    """The indices of its runs."""
    lone: bool


def islands_of(container: HtmlElement, runs: Sequence[Run]) -> list[Island]:
    """The islands among the runs, in order."""
    agreed_in = holders((run for run in runs if run.agreed), container)
    islands: list[Island] = []
    for index, run in enumerate(runs):
        if run.agreed:
            continue
        top = run.owner
        if top in agreed_in:
            islands.append(Island(top, [index], lone=True))
            continue
        while (above := top.getparent()) is not None and above not in agreed_in:
            top = above
        if islands and islands[-1].top is top:
            islands[-1].runs.append(index)
        else:
            islands.append(Island(top, [index], lone=False))
    return islands


def continues(edge: Run, island: Island, places: Container[tuple[HtmlElement | None, str]]) -> bool:
    """Whether an island beside the first or the last agreed run is of one text with it.

    Because it is its sibling and of its kind, or stands in a place where others are kept, or is set apart in a text.
    """
    parent = edge.owner.getparent()
    if island.lone:
        return island.top is parent or island.top is edge.owner
    if island.top.getparent() is parent and island.top.tag == "p":
        return edge.owner.tag in {"p", "pre"}
    if island.top.tag in {"pre", "table"} or (island.top.tag == "figure" and _says_something(island.top)):
        return island.top.getparent() in edge.owner.iterancestors()
    return len(island.runs) == 1 and place(island) in places


def _says_something(figure: HtmlElement) -> bool:
    """Whether a figure's caption is more than “work / Agency”."""
    return len(WORD.findall(figure.text_content())) >= _CAPTION


def place(island: Island) -> tuple[HtmlElement | None, str]:
    """Where an island stands and as what."""
    return island.top.getparent(), island.top.tag


def is_foreign(island: HtmlElement, runs: Sequence[Run]) -> bool:
    """Whether an island announces that it is not the article."""
    if announces_others(runs[0].text):
        return True
    above: HtmlElement | None = runs[0].owner
    while above is not None:
        if is_named_foreign(above):
            return True
        if above is island:
            break
        above = above.getparent()
    return False


def wanted_of(island: Island, runs: list[Run], container: HtmlElement) -> list[Run]:
    """The runs of an island that belong to the article though the extractor left them out."""
    top = island.top
    if island.lone:
        return runs if runs[0].link_share < 0.5 and not announces_others(runs[0].text) else []
    if is_foreign(top, runs):
        return []
    words = sum(run.words for run in runs)
    link_share = sum(run.link_words for run in runs) / max(words, 1)
    if is_pullquote(top):
        return runs
    captions = [run for run in runs if _is_caption(run, container)]
    tag = top.tag
    if tag == "figure" or (captions and words < 120):
        return captions
    if tag in {"pre", "math"} or top.find(".//pre") is not None:
        wanted = True
    elif tag in PARTS:
        wanted = link_share < 0.7
    elif tag == "table":
        wanted = link_share < 0.6
    elif tag in {"ul", "ol", "dl"}:
        wanted = link_share < 0.5
    elif tag in OWN_SHAPE:
        wanted = link_share < 0.5 or (tag == "p" and words < LONG)
    else:
        listed = len(runs) > 2 and any(top.find(f".//{tag}") is not None for tag in ("ul", "ol", "dl"))
        wanted = (listed or (len(runs) == 1 and words >= LONG)) and link_share < 0.3 and tag != "aside"
    return runs if wanted else []


def _is_caption(run: Run, container: HtmlElement) -> bool:
    above: HtmlElement | None = run.owner
    while above is not None and above is not container:
        if above.tag in {"figcaption", "caption"} or _CAPTION_CLASS.search(above.get("class", "")):
            return True
        above = above.getparent()
    return False
