"""Which part of a page is the article: trafilatura says which text belongs to it, the page's own tree gives the rest.

The page is read as runs (`html_runs`). A run whose words trafilatura kept is agreed.
The smallest element that holds nearly all agreed words is the article's container; inside it, between the first and the
last agreed paragraph, what trafilatura left out is looked at again, island by island, for it drops code, captions,
tables and headings that a reader wants.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from termreader.ingest.dates import iso_date
from termreader.ingest.html_figures import is_pullquote
from termreader.ingest.html_foreign import announces_others, is_named_foreign
from termreader.ingest.html_metadata import PageMetadata
from termreader.ingest.html_page import BLOCK_TAGS, HEADINGS
from termreader.ingest.html_runs import WORD, Run, cut, holders, read_runs
from termreader.ingest.html_tables import is_data
from termreader.ingest.sanitize import clean_line

_SHINGLE = 4
_AGREEMENT = 0.6
"""The share of a run's shingles that must be in the extracted text."""
_PART = 0.3
"""The share of a list's words that must be agreed for the whole of it to be."""
_LONG = 8
"""Words from which a run is taken for a sentence."""
_MOST = 0.92
"""The share of the agreed words that the container must hold."""

_FEW = 10
"""Words fewer than these are nothing to read."""
_LINKS = 0.7
"""The share of words in links from which a run is navigation."""

_SENTENCE_END = re.compile(r"[.!?…。！？][”’\"'»)]*$")
_CAPTION_CLASS = re.compile(r"caption|credit", re.IGNORECASE)
_OWN_SHAPE = frozenset({"p", "blockquote"})
_PARTS = frozenset({"li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd"})


def keep_article(tree: HtmlElement, extracted: str, about: PageMetadata) -> HtmlElement | None:
    """Cut `tree` down to its article; answers the element that holds it, or None if there is none.

    `extracted` is the text that an extractor took for the article. What `about` says (title, byline, date) is left out
    where it stands at the top.
    """
    reading = read_runs(tree)
    _mark_agreed(reading.runs, extracted)
    container = _container(tree, reading.runs)
    if container is None:
        return None
    inside = set(container.iter())
    runs = _without_head([run for run in reading.runs if run.owner in inside], about)
    if not any(run.agreed for run in runs):
        return None
    _choose(container, runs)
    _cut_foreign_tail(runs)
    _drop_repeated(runs)
    cut(container, reading)
    return container


def keep_readable(tree: HtmlElement) -> HtmlElement | None:
    """Cut `tree` down to the text in it that is not links, for pages in which an extractor finds no article."""
    for footer in [footer for footer in tree.iter("footer") if footer.getparent() is not None]:
        footer.drop_tree()
    reading = read_runs(tree)
    for run in reading.runs:
        run.kept = run.link_share < _LINKS
    if sum(run.words for run in reading.runs if run.kept) < _FEW:
        return None
    cut(tree, reading)
    return tree


def _mark_agreed(runs: Sequence[Run], extracted: str) -> None:
    words = WORD.findall(extracted.lower())
    known = set(_shingles(words))
    lines = {" ".join(WORD.findall(line.lower())) for line in extracted.split("\n")}
    for run in runs:
        own = WORD.findall(run.text.lower())
        shingles = _shingles(own)
        if shingles:
            run.agreed = sum(shingle in known for shingle in shingles) >= _AGREEMENT * len(shingles)
        else:
            run.agreed = " ".join(own) in lines


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def _container(tree: HtmlElement, runs: Sequence[Run]) -> HtmlElement | None:
    """The smallest element that holds nearly all agreed words."""
    agreed = [run for run in runs if run.agreed and run.words >= _LONG] or [run for run in runs if run.agreed]
    # What stands twice in a page is in a teaser as well, which says nothing of where the article is.
    copies = Counter(run.text for run in agreed)
    unique = [run for run in agreed if copies[run.text] == 1]
    if 2 * sum(run.words for run in unique) >= sum(run.words for run in agreed):
        agreed = unique
    if not agreed:
        return None
    held: Counter[HtmlElement] = Counter()
    for run in agreed:
        above: HtmlElement | None = run.owner
        while above is not None:
            held[above] += run.words
            above = above.getparent()
    enough = _MOST * sum(run.words for run in agreed)
    container = tree
    while (inner := next((child for child in container if held.get(child, 0) >= enough), None)) is not None:
        if (
            inner.tag not in BLOCK_TAGS
            or inner.tag in HEADINGS
            or inner.tag in _OWN_SHAPE | _PARTS | {"ul", "ol", "pre"}
        ):
            break
        container = inner
    return container


def _without_head(runs: list[Run], about: PageMetadata) -> list[Run]:
    """The runs without the title, byline and date, where they stand at the top."""
    title = WORD.findall((about.title or "").lower())
    byline = WORD.findall((about.byline or "").lower())
    top = next((index for index, run in enumerate(runs) if run.agreed and run.words > 2 * _LONG), 0) + 3

    def is_head(run: Run) -> bool:
        words = WORD.findall(run.text.lower())
        is_byline = bool(byline) and words in (byline, ["by", *byline])
        is_date = iso_date(run.text) is not None or any(
            child.tag == "time" and clean_line(child.text_content()) == run.text for child in run.owner
        )
        return (bool(title) and words == title) or is_byline or is_date

    return [run for index, run in enumerate(runs) if index >= top or not is_head(run)]


def _choose(container: HtmlElement, runs: Sequence[Run]) -> None:
    """Mark the runs that are kept: the agreed ones, and what of the others belongs to them."""
    _agree_on_wholes(container, runs)
    for run in runs:
        run.kept = run.agreed
        if run.link_share > _LINKS and announces_others(run.text):
            run.agreed = run.kept = False  # “Read more: …” between two paragraphs
    agreed_at = [index for index, run in enumerate(runs) if run.agreed]
    sentences = [i for i in agreed_at if runs[i].words >= _LONG and runs[i].owner.tag not in HEADINGS] or agreed_at
    first, last = sentences[0], sentences[-1]
    islands = _islands(container, runs)
    headings: list[int] = []
    for island in islands:
        if first <= island.runs[0] <= last or (island.top.tag in _PARTS and not island.lone):
            own = [runs[index] for index in island.runs]
            if island.top.tag in HEADINGS and not island.lone:
                headings += island.runs[:1] if not _is_foreign(island.top, own) else []
            else:
                _keep(_wanted(island, own, container))
    after = [island for island in islands if island.runs[0] > last]
    before = [island for island in reversed(islands) if island.runs[-1] < first]
    for edge, outside in ((runs[last], after), (runs[first], before)):
        for island in outside:
            own = [runs[index] for index in island.runs]
            wanted = _wanted(island, own, container) if _continues(edge, island) else []
            if not wanted:
                break
            _keep(wanted)
    for index in headings:
        runs[index].kept = any(run.kept for run in runs[index + 1 : index + 3])


def _agree_on_wholes(container: HtmlElement, runs: Sequence[Run]) -> None:
    """Take tables of data and lists as agreed where a good part of them is: none is kept by halves."""
    members: dict[HtmlElement, list[Run]] = {}
    for run in runs:
        above: HtmlElement | None = run.owner
        while above is not None and above is not container:
            if above.tag in {"table", "ul", "ol", "dl"}:
                members.setdefault(above, []).append(run)
            above = above.getparent()
    for whole, own in members.items():
        agreed = sum(run.words for run in own if run.agreed)
        if agreed and (is_data(whole) if whole.tag == "table" else agreed >= _PART * sum(run.words for run in own)):
            for run in own:
                run.agreed = True


def _keep(runs: Iterable[Run]) -> None:
    for run in runs:
        run.kept = True


def _continues(edge: Run, island: "_Island") -> bool:
    """Whether an island beside the first or the last agreed run is of one text with it: its sibling, of its kind."""
    parent = edge.owner.getparent()
    if island.lone:
        return island.top is parent or island.top is edge.owner
    if island.top.getparent() is not parent:
        return False
    return island.top.tag in {"p", "pre", "table", "figure"} and edge.owner.tag in {"p", "pre"}


class _Island(NamedTuple):
    """A largest element without an agreed run, or a lone run in an element that has agreed ones as well."""

    top: HtmlElement
    runs: list[int]
    """The indices of its runs."""
    lone: bool


def _islands(container: HtmlElement, runs: Sequence[Run]) -> list[_Island]:
    """The islands among the runs, in order."""
    agreed_in = holders((run for run in runs if run.agreed), container)
    islands: list[_Island] = []
    for index, run in enumerate(runs):
        if run.agreed:
            continue
        top = run.owner
        if top in agreed_in:
            islands.append(_Island(top, [index], lone=True))
            continue
        while (above := top.getparent()) is not None and above not in agreed_in:
            top = above
        if islands and islands[-1].top is top:
            islands[-1].runs.append(index)
        else:
            islands.append(_Island(top, [index], lone=False))
    return islands


def _is_foreign(island: HtmlElement, runs: Sequence[Run]) -> bool:
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


def _wanted(island: _Island, runs: list[Run], container: HtmlElement) -> list[Run]:
    """The runs of an island that belong to the article though the extractor left them out."""
    top = island.top
    if island.lone:
        return runs if runs[0].link_share < 0.5 and not announces_others(runs[0].text) else []
    if _is_foreign(top, runs):
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
    elif tag in _PARTS:
        wanted = link_share < 0.7
    elif tag == "table":
        wanted = link_share < 0.6
    elif tag in {"ul", "ol", "dl"}:
        wanted = link_share < 0.5
    elif tag in _OWN_SHAPE:
        wanted = link_share < 0.5 or (tag == "p" and words < _LONG)
    else:
        listed = len(runs) > 2 and any(top.find(f".//{tag}") is not None for tag in ("ul", "ol", "dl"))
        wanted = (listed or (len(runs) == 1 and words >= _LONG)) and link_share < 0.3 and tag != "aside"
    return runs if wanted else []


def _is_caption(run: Run, container: HtmlElement) -> bool:
    above: HtmlElement | None = run.owner
    while above is not None and above is not container:
        if above.tag in {"figcaption", "caption"} or _CAPTION_CLASS.search(above.get("class", "")):
            return True
        above = above.getparent()
    return False


def _cut_foreign_tail(runs: Sequence[Run]) -> None:
    """Drop what follows an announcement of other articles, if no sentences follow it."""
    for index in range(len(runs) // 2, len(runs)):
        if runs[index].words <= 10 and announces_others(runs[index].text):
            rest = runs[index:]
            if not any(run.kept and run.link_share < 0.3 and _is_prose(run) for run in rest):
                for run in rest:
                    run.kept = False
                return


def _is_prose(run: Run) -> bool:
    """Whether it is a paragraph rather than a headline or a teaser."""
    return run.words >= 25 or (run.words > _LONG and _SENTENCE_END.search(run.text) is not None)


def _drop_repeated(runs: Iterable[Run]) -> None:
    """Keep of a sentence that stands in two places only the first: pages carry copies of themselves for small screens.

    A refrain stays, being among its siblings; and a heading, which the list of contents repeats; and an item that two
    lists have, for only a whole list is a copy.
    """
    seen: dict[tuple[str, str], HtmlElement | None] = {}
    lists: dict[HtmlElement, str] = {}
    for run in runs:
        if not run.kept or run.words < _LONG or run.owner.tag in HEADINGS:
            continue
        above = run.owner.getparent()
        among = ""
        if run.owner.tag in _PARTS and above is not None:
            among = lists.get(above) or lists.setdefault(above, above.text_content())
        place = above if run.owner.tag in _OWN_SHAPE | _PARTS else run.owner
        run.kept = seen.setdefault((run.text, among), place) is place
