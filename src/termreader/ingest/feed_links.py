"""The feeds that a web page says it has (`<link rel="alternate">`). Guesses none, and fetches nothing."""

from typing import NamedTuple

from termreader.ingest.feed import MEDIA_TYPES
from termreader.ingest.feed_text import line
from termreader.ingest.source import web_href

_TYPES = frozenset({*MEDIA_TYPES, "application/json", "application/xml", "text/xml"})


class FeedLink(NamedTuple):
    """A feed that a page names."""

    url: str
    title: str
    """What the page calls it; may be empty."""


def feed_links(page: bytes, url: str, charset: str | None = None) -> list[FeedLink]:
    """The feeds of a page that came from `url`, in the page's order, those of comments last."""
    from termreader.ingest.html_page import base_of, parse_page  # lxml

    parsed = parse_page(page, charset)
    if parsed is None:
        return []
    start = base_of(parsed.tree, url)
    found: dict[str, FeedLink] = {}
    for link in parsed.tree.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        href = web_href(link.get("href"), start)
        if href and "alternate" in rel and kind in _TYPES and not ("json" in kind and "wp-json" in href):
            found.setdefault(href, FeedLink(href, line(link.get("title") or "")))
    return sorted(found.values(), key=lambda link: "comment" in f"{link.url} {link.title}".lower())
