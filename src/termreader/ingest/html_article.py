"""Which part of a page is the article: trafilatura says which text belongs to it, the page's own tree gives the rest.

The page is read as runs (`html_runs`). A run whose words trafilatura kept is agreed.
The smallest element that holds nearly all agreed words is the article's container; inside it, between the first and the
last agreed paragraph, what trafilatura left out is looked at again, island by island, for it drops code, captions,
tables and headings that a reader wants.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from termreader.ingest.dates import iso_date
from termreader.ingest.html_foreign import announces_others
from termreader.ingest.html_islands import LONG, OWN_SHAPE, PARTS, continues, is_foreign, islands_of, place, wanted_of
from termreader.ingest.html_metadata import PageMetadata
from termreader.ingest.html_page import BLOCK_TAGS, HEADINGS
from termreader.ingest.html_runs import WORD, Reading, Run, cut, read_runs
from termreader.ingest.html_tables import is_data
from termreader.ingest.sanitize import clean_line

_SHINGLE = 4
_AGREEMENT = 0.6
"""The share of a run's shingles that must be in the extracted text."""
_PART = 0.3
"""The share of a list's words that must be agreed for the whole of it to be."""
_MOST = 0.92
"""The share of the agreed words that the container must hold."""

_FEW = 10
"""Words fewer than these are nothing to read."""
_LINKS = 0.7
"""The share of words in links from which a run is navigation."""

_SENTENCE_END = re.compile(r"[.!?…。！？][”’\"'»)]*$")


def keep_article(tree: HtmlElement, reading: Reading, extracted: str, about: PageMetadata) -> HtmlElement | None:
    """Cut `tree`, read as `reading`, down to its article; answers the element that holds it, or None if there is none.

    `extracted` is the text that an extractor took for the article. What `about` says (title, byline, date) is left out
    where it stands at the top.
    """
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
    agreed = [run for run in runs if run.agreed and run.words >= LONG] or [run for run in runs if run.agreed]
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
        if inner.tag not in BLOCK_TAGS or inner.tag in HEADINGS or inner.tag in OWN_SHAPE | PARTS | {"ul", "ol", "pre"}:
            break
        container = inner
    return container


def _without_head(runs: list[Run], about: PageMetadata) -> list[Run]:
    """The runs without the title, byline and date, where they stand at the top."""
    title = WORD.findall((about.title or "").lower())
    byline = WORD.findall((about.byline or "").lower())
    top = next((index for index, run in enumerate(runs) if run.agreed and run.words > 2 * LONG), 0) + 3

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
    sentences = [i for i in agreed_at if runs[i].words >= LONG and runs[i].owner.tag not in HEADINGS] or agreed_at
    first, last = sentences[0], sentences[-1]
    islands = islands_of(container, runs)
    headings: list[int] = []
    for island in islands:
        if first <= island.runs[0] <= last or (island.top.tag in PARTS and not island.lone):
            own = [runs[index] for index in island.runs]
            if island.top.tag in HEADINGS and not island.lone:
                headings += island.runs[:1] if not is_foreign(island.top, own) else []
            else:
                _keep(wanted_of(island, own, container))
    places = {place(island) for island in islands if first <= island.runs[0] <= last and runs[island.runs[0]].kept}
    after = [island for island in islands if island.runs[0] > last]
    before = [island for island in reversed(islands) if island.runs[-1] < first]
    for edge, outside in ((runs[last], after), (runs[first], before)):
        for island in outside:
            own = [runs[index] for index in island.runs]
            if len(own) == 1 and own[0].owner.tag in HEADINGS and not is_foreign(island.top, own):
                headings += island.runs
                continue
            wanted = wanted_of(island, own, container) if continues(edge, island, places) else []
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
    return run.words >= 25 or (run.words > LONG and _SENTENCE_END.search(run.text) is not None)


def _drop_repeated(runs: Iterable[Run]) -> None:
    """Keep of a sentence that stands in two places only the first: pages carry copies of themselves for small screens.

    A refrain stays, being among its siblings; and a heading, which the list of contents repeats; and an item that two
    lists have, for only a whole list is a copy.
    """
    seen: dict[tuple[str, str], HtmlElement | None] = {}
    lists: dict[HtmlElement, str] = {}
    for run in runs:
        if not run.kept or run.words < LONG or run.owner.tag in HEADINGS:
            continue
        above = run.owner.getparent()
        among = ""
        if run.owner.tag in PARTS and above is not None:
            among = lists.get(above) or lists.setdefault(above, above.text_content())
        place = above if run.owner.tag in OWN_SHAPE | PARTS else run.owner
        run.kept = seen.setdefault((run.text, among), place) is place
