"""Where a feed comes from: its host, its bytes, the page that names it. Knows no library.

What a function needs is imported when it is called.
"""

import threading
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from termreader.errors import SourceError, StoppedError
from termreader.store.feeds import FeedSource
from termreader.web import Cancelled, OnProgress

if TYPE_CHECKING:
    from termreader.ingest.feed_links import FeedLink
    from termreader.ingest.fetch import Fetched
    from termreader.model import FeedDocument

_reading = threading.Lock()
"""Feeds are read one at a time: reading takes the processor, and many at once would leave none for the screen."""
_MOST_BYTES = 20 * 1024 * 1024
"""A feed that is bigger is refused."""


class FeedAnswer(NamedTuple):
    """What came of asking for a feed."""

    source: FeedSource
    document: "FeedDocument | None" = None
    """What the feed says; None when it is as it was, or there is an error."""
    etag: str | None = None
    last_modified: str | None = None
    error: Exception | None = None


def ask_feed(source: FeedSource, cancelled: Cancelled) -> FeedAnswer:
    """Ask for what has changed in a feed. Raises nothing: what went wrong is in the answer."""
    try:
        fetched = fetch_feed(source.url, etag=source.etag, last_modified=source.last_modified, cancelled=cancelled)
        if fetched.not_modified:
            return FeedAnswer(source)
        with _reading:
            if cancelled():
                return FeedAnswer(source, error=StoppedError("Stopped."))
            return FeedAnswer(source, read_feed(fetched), fetched.etag, fetched.last_modified)
    except Exception as error:  # noqa: BLE001 - one feed's fault is not the others'
        return FeedAnswer(source, error=error)


def host_of(source: FeedSource) -> str:
    """The host that is asked for a feed; "" when there is none."""
    try:
        return urlsplit(source.url).hostname or ""
    except ValueError:
        return ""


def fetch_feed(
    url: str,
    *,
    on_progress: OnProgress | None = None,
    cancelled: Cancelled | None = None,
    etag: str | None = None,
    last_modified: str | None = None,
    led_by: str | None = None,
) -> "Fetched":
    """Fetch what should be a feed. Raises as `fetch` does."""
    from termreader.ingest.fetch import Limits, fetch  # the HTTP client

    return fetch(
        url,
        on_progress=on_progress,
        cancelled=cancelled,
        etag=etag,
        last_modified=last_modified,
        led_by=led_by,
        limits=Limits(body=_MOST_BYTES),
    )


def read_feed(fetched: "Fetched") -> "FeedDocument":
    """What a fetched feed says. Raises SourceError when it is none."""
    from termreader.ingest.feed import parse_feed

    return parse_feed(fetched.body, fetched.final_url, fetched.media_type)


def named_feeds(fetched: "Fetched") -> "list[FeedLink]":
    """The feeds that a page names, at least one. Raises SourceError when there is none."""
    from termreader.ingest.feed_links import feed_links

    links = feed_links(fetched.body, fetched.final_url)
    if not links:
        raise SourceError(
            f"{fetched.url} is no feed, and names none. If the site has a feed, give the address of the feed itself."
        )
    return links
