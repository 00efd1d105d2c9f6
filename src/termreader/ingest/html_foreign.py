"""What stands in and around articles that is not theirs: shares, sign-ups, teasers of other articles."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from termreader.ingest.html_runs import Reading, Run, read_runs

_CLASS = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|related|recommend(?:ed|ation|ations)?|newsletters?|subscribe|promo|promoted|"
    r"sponsor(?:ed)?|advert(?:isement)?|ads?|comments?|disqus|breadcrumbs?|sidebar|widget|popup|modal|cookies?|consent|"
    r"footer|nav|menu|toolbar|pagination|pager|outbrain|taboola|trending|popular|print|login|signup|byline|teaser|"
    r"teasers|slider|rating|readmore|most-read|author-bio|tags)(?:$|[\s_-])|gallery|slideshow|carousel",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a word begins in a class name such as "relatedTopics"."""
_ANNOUNCEMENT = re.compile(
    r"(?:you (?:may|might)(?: also)?|more (?:from|on|stories|in|about|news)|related|recommended|trending|popular|"
    r"read (?:more|next|also)|also read|don.?t miss|most (?:read|popular|viewed)|latest (?:news|from|stories)|"
    r"up next|comments?|share this|sign up|subscribe|newsletter|follow us|advertisement|sponsored)\b",
    re.IGNORECASE,
)
_ANNOUNCEMENT_WORDS = 6
"""Words that an announcement of other articles has at most."""
_TEASER_LINKS = 0.25
"""The share of words in links from which what follows an announcement is a list of teasers."""
_PROSE = 20
"""Words of a paragraph before an announcement, from which a page is an article and no list of others."""


def is_named_foreign(element: HtmlElement) -> bool:
    """Whether the page's own names for an element, its class and id, say that it is no part of an article."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return _CLASS.search(_HUMP.sub("-", names)) is not None


def announces_others(text: str) -> bool:
    """Whether `text` begins as the heading over other articles, comments or a form does: “Related stories”."""
    return _ANNOUNCEMENT.match(text) is not None


def remove_announced(tree: HtmlElement) -> Reading:
    """Take out of `tree` the elements that begin with an announcement of other articles and hold their teasers.

    Answers the runs that are left. An extractor that takes the teasers' paragraphs for the article loses one that is
    written without paragraphs.
    """
    reading = read_runs(tree)
    runs = reading.runs
    begun = next((i for i, run in enumerate(runs) if run.words >= _PROSE and run.link_share < _TEASER_LINKS), len(runs))
    announced = (
        index
        for index in range(begun + 1, len(runs))
        if runs[index].words <= _ANNOUNCEMENT_WORDS and announces_others(runs[index].text)
    )
    # All are found before any is dropped: where one begins is told by what stands before it.
    tops = [top for index in announced if (top := _list_of_teasers(runs, index)) is not None]
    for top in tops:
        if top.getparent() is not None:
            top.drop_tree()
    return read_runs(tree) if tops else reading


def _list_of_teasers(runs: Sequence[Run], index: int) -> HtmlElement | None:
    """The largest element that begins with the run there and is full of links; None if there is none."""
    before = set(runs[index - 1].owner.iterancestors()) | {runs[index - 1].owner}
    top: HtmlElement | None = None
    words = in_links = 0
    end = index
    above: HtmlElement | None = runs[index].owner
    while above is not None and above not in before:
        while end < len(runs) and _holds(above, runs[end].owner):
            words += runs[end].words
            in_links += runs[end].link_words
            end += 1
        if end > index + 1 and in_links >= _TEASER_LINKS * words:
            top = above
        above = above.getparent()
    return top


def _holds(element: HtmlElement, inner: HtmlElement) -> bool:
    return inner is element or any(above is element for above in inner.iterancestors())
