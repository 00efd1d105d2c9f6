"""The whole text of a page that shows little of it: what it hides until a program runs, and what it tells programs."""

import re
from collections.abc import Callable, Sequence
from html import unescape

from lxml import html
from lxml.html import HtmlElement

from termreader.ingest.html_page import parse_text, remove_unseen
from termreader.ingest.html_runs import WORD, Run, read_runs
from termreader.ingest.sanitize import clean

_THIN = 150
"""Words of an article below which its page may hide the rest."""
_ENOUGH = 60
"""Words that a fuller text has at least."""
_SHELL = 30
"""Words of a page that shows nothing of its article; with more, the fuller text must hold what is shown."""
_TIMES_SHOWN = 2
_LETTERS = 4
"""Characters that a word has at least, with the space after it, in the mean of a text."""
_OPENING = 6
"""Words by which a paragraph is known again."""
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|li)\b", re.IGNORECASE)


def fuller_article(
    article: Sequence[Run], told: str, hidden: int, uncover: Callable[[], HtmlElement | None]
) -> HtmlElement | None:
    """The whole text of a page, if it is that of `article`, whose runs are given, and much more; None if there is none.

    It may be what the page has `told` programs, or the article that `uncover` finds in it where it hides that many
    characters.
    """
    shown = sum(run.words for run in article)
    enough = max(_ENOUGH, _TIMES_SHOWN * shown)
    known = article if shown >= _SHELL else ()
    best: HtmlElement | None = None
    if shown < _THIN and hidden >= _LETTERS * enough:
        best = _if_fuller(uncover(), enough, known)
    if len(WORD.findall(told)) >= max(enough, _TIMES_SHOWN * _words(best)):
        fuller = _if_fuller(_told(told), enough, known)
        best = fuller if fuller is not None else best
    return best


def _if_fuller(candidate: HtmlElement | None, enough: int, known: Sequence[Run]) -> HtmlElement | None:
    if candidate is None or _words(candidate) < enough:
        return None
    openings = _openings(known)
    text = _folded(candidate.text_content())
    return candidate if not openings or any(opening in text for opening in openings) else None


def _told(body: str) -> HtmlElement | None:
    """The text told to programs as a tree of paragraphs."""
    body = clean(unescape(body))
    if _MARKUP.search(body):
        page = parse_text(body)
        if page is None:
            return None
        remove_unseen(page.tree)
        return page.tree
    tree = html.Element("body")
    for line in filter(None, map(str.strip, body.splitlines())):
        html.etree.SubElement(tree, "p").text = line
    return tree if len(tree) else None


def _words(tree: HtmlElement | None) -> int:
    return 0 if tree is None else sum(run.words for run in read_runs(tree).runs)


def _openings(runs: Sequence[Run]) -> list[str]:
    """The first words of the paragraphs among `runs`."""
    words = (_folded(run.text).split() for run in runs)
    return [" ".join(own[:_OPENING]) for own in words if len(own) >= _OPENING]


def _folded(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))
