"""A feed's bytes into what it says, whatever kind of feed it is. Fetches nothing, and knows no articles.

Titles, authors, dates, links and summaries come out clean; contents come out as the HTML they are, for `feed_article`
to convert.
"""

import re

from termreader.errors import FeedGivenError, SourceError
from termreader.ingest.decode import decode
from termreader.ingest.feed_json import parse_json_feed
from termreader.ingest.feed_xml import parse_xml_feed
from termreader.ingest.sanitize import clean, clean_line
from termreader.ingest.source import Ingested, Source
from termreader.ingest.xml_check import check_xml
from termreader.ingest.xml_prolog import UnsafeXmlError, root_name, without_document_type
from termreader.model import FeedDocument

MEDIA_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/x-rss+xml",
    "text/rss+xml",
    "text/atom+xml",
)
"""The types that feeds are served as, besides plain XML and JSON."""

_HEAD = 4096
_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})


def looks_like_feed(data: bytes, charset: str | None = None) -> bool:
    """Whether `data` begins as a feed does."""
    head = _beginning(data, charset)
    return "jsonfeed.org/version" in head if head.startswith("{") else _root(head) in _ROOTS


def looks_like_data(data: bytes, charset: str | None = None) -> bool:
    """Whether `data` begins as a feed, a list of feeds or other XML does, and not as a web page."""
    head = _beginning(data, charset)
    root = _root(head)
    return looks_like_feed(data, charset) or root == "opml" or (head.startswith("<?xml") and root != "html")


def _beginning(data: bytes, charset: str | None) -> str:
    return decode(data[:_HEAD], charset=charset, markup=True).lstrip("\ufeff \t\r\n")


def _root(head: str) -> str | None:
    """The name of the root element; None for what is no XML but has some in it."""
    return root_name(head) if head.startswith("<") else None


def read(source: Source) -> Ingested:
    """A web page that comes as XML; a feed is none: then FeedGivenError is raised, and SourceError for other XML."""
    if looks_like_feed(source.data, source.charset):
        verb = f"`termreader feeds add {source.label}`" if source.url else "`termreader feeds add` with its address"
        raise FeedGivenError(f"{source.label} is a feed, a list of articles. {verb} subscribes to it.")
    root = _root(_beginning(source.data, source.charset))
    if root == "html":
        from termreader.ingest import html

        return html.read(source)
    if root == "opml":
        raise SourceError(
            f"{source.label} is a list of feeds. `termreader feeds import FILE` subscribes to all of them."
        )
    raise SourceError(f"{source.label} is no article: it is XML or JSON, which programs read.")


def parse_feed(data: bytes, url: str, media_type: str | None = None) -> FeedDocument:
    """What a feed that came from `url` as `media_type` says. Raises SourceError when it is no feed or not safe."""
    charset = re.search(r"charset=([\w.:-]+)", media_type or "")
    text = decode(data, charset=charset[1] if charset else None, markup=True).lstrip("\ufeff \t\r\n")
    shown = clean_line(url)
    if not text:
        raise SourceError(f"{shown} is empty.")
    if text.startswith("{"):
        return parse_json_feed(text, url)
    try:
        xml = without_document_type(clean(text))
        check_xml(xml)
    except UnsafeXmlError as error:
        raise SourceError(f"{shown} is refused: {error}") from error
    return parse_xml_feed(xml, url)
