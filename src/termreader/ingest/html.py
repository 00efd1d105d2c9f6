"""A web page in: its article, as Markdown, and what the page says about it."""

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml.etree import LxmlError
from lxml.html import HtmlElement

from termreader.errors import SourceError
from termreader.ingest.html_article import keep_article, keep_readable
from termreader.ingest.html_blocks import mend
from termreader.ingest.html_foreign import remove_announced
from termreader.ingest.html_fuller import fuller_article
from termreader.ingest.html_markdown import markdown_from_html
from termreader.ingest.html_metadata import PageMetadata, read_metadata
from termreader.ingest.html_page import BLOCK_TAGS, base_of, parse_page, remove_unseen
from termreader.ingest.html_runs import Run, read_runs
from termreader.ingest.source import Ingested, Source
from termreader.model import Metadata

_WALL = re.compile(
    r"just a moment|attention required|access denied|are you (?:a )?(?:human|robot)|before you continue|"
    r"(?:enable|requires?|turn on|activate) (?:java ?script|cookies)|we value your privacy|cookie (?:consent|settings)|"
    r"verify you are human|unusual traffic|page not found|404 not found|403 forbidden|sign in to continue",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"\b(?:search results|results for|google search|suchergebnisse|résultats de recherche)\b", re.IGNORECASE
)
_CROWDED = 1000
"""Inline elements in one paragraph from which it is no ordinary one."""
_SHORT = 120
"""Words of a page that may still be a wall rather than an article about one."""
_LINKS = 0.7
"""The share of words in links from which a page is a list of links."""


def read(source: Source) -> Ingested:
    """Read a web page. Raises SourceError, saying why, when there is no article in it."""
    page = parse_page(source.data, source.charset)
    if page is None:
        raise SourceError(f"There is nothing to read in {source.label}: the page is empty.")
    about = read_metadata(page.tree)
    scripted = page.tree.find(".//script") is not None
    title = about.title or ""
    base = base_of(page.tree, source.url or about.canonical_url or "")
    hidden = remove_unseen(page.tree)
    article = read_article(page.tree, about)
    notes = ["The page nests deeper than 200 elements; what lies deeper is shown flat."] if page.flattened else []
    runs = read_runs(article).runs if article is not None else []
    fuller = fuller_article(runs, about.body, hidden, lambda: _with_hidden_parts(source, about))
    if fuller is not None:
        article, runs = fuller, read_runs(fuller).runs
        notes.append("The page shows no more than a part of this text; the whole is what it keeps for programs.")
    markdown = ""
    if article is not None:
        _refuse_other_pages(source, runs, title)
        markdown = markdown_from_html(mend(article, base, title, beside=source.url is None))
    if not markdown.strip():
        raise SourceError(_nothing(source, scripted))
    return Ingested(
        metadata=Metadata(
            title=title or source.stem,
            byline=about.byline,
            site=about.site,
            section=about.section,
            published=about.published,
            url=source.url,
            canonical_url=about.canonical_url,
            language=about.language,
        ),
        markdown=markdown,
        raw=source.data,
        media_type="text/html",
        notes=tuple(notes),
    )


def read_article(tree: HtmlElement, about: PageMetadata) -> HtmlElement | None:
    """Cut what is seen of a page, its `tree`, down to the article, or to what can be read if an extractor finds none.

    Answers the element that holds it, None if there is nothing to read.
    """
    reading = remove_announced(tree)
    extracted = _extracted(tree)
    article = keep_article(tree, reading, extracted, about) if extracted else None
    return article if article is not None else keep_readable(tree)


def _with_hidden_parts(source: Source, about: PageMetadata) -> HtmlElement | None:
    """The article of the page as it is when its programs have uncovered what it hides."""
    page = parse_page(source.data, source.charset)
    if page is None:
        return None
    remove_unseen(page.tree, hidden=False)
    reading = remove_announced(page.tree)
    return keep_article(page.tree, reading, _extracted(page.tree), about)


def _extracted(tree: HtmlElement) -> str:
    """The text that trafilatura takes for the article."""
    import trafilatura  # loads dozens of modules, for web pages alone

    try:
        return trafilatura.extract(_thinned(tree), fast=True, include_comments=False, include_tables=True) or ""
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return ""  # a tree it did not expect; there is another way


def _thinned(tree: HtmlElement) -> HtmlElement:
    """`tree`, or a copy without the inline elements of paragraphs with thousands: they take the extractor minutes."""

    def is_crowded(element: HtmlElement) -> bool:
        return len(element) > _CROWDED and sum(1 for child in element if child.tag not in BLOCK_TAGS) > _CROWDED

    if not any(is_crowded(element) for element in tree.iter()):
        return tree
    thinned = deepcopy(tree)
    for element in [element for element in thinned.iter() if is_crowded(element)]:
        text = element.text_content()
        element[:] = []
        element.text = text
    return thinned


def _refuse_other_pages(source: Source, runs: Sequence[Run], title: str) -> None:
    """Raise SourceError for pages whose `runs` are no article: walls before one, lists of links."""
    words = sum(run.words for run in runs)
    text = " ".join(run.text for run in runs)
    if words < _SHORT and (_WALL.search(title) or _WALL.search(text)):
        raise SourceError(
            f"{source.label} is not the article but a page in front of it (“{title or text[:60]}”). "
            "Open it in a browser and save it from there."
        )
    in_links = sum(run.link_words for run in runs)
    if in_links > _LINKS * words or (_SEARCH.search(title) and in_links > _LINKS / 2 * words):
        raise SourceError(f"{source.label} is a list of links, not an article.")


def _nothing(source: Source, scripted: bool) -> str:
    why = (
        "the page is filled in by a program when a browser shows it. Save it from the browser, or print it to a file"
        if scripted
        else "the page has no text"
    )
    return f"There is nothing to read in {source.label}: {why}."
