"""JSON Feed (jsonfeed.org, versions 1 and 1.1). Fetches nothing."""

from collections.abc import Iterator
from datetime import datetime
from html import escape

import msgspec

from termreader.errors import SourceError
from termreader.ingest.feed_text import beginning, guid_of, line, unique
from termreader.ingest.sanitize import clean_line
from termreader.ingest.source import web_href
from termreader.model import FeedDocument, FeedEntry
from termreader.wording import utc_text


def parse_json_feed(text: str, url: str) -> FeedDocument:
    """What the feed from `url` says. Raises SourceError when it is none, or is broken."""
    shown = clean_line(url)
    try:
        feed = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise SourceError(f"{shown} is not a feed: it is not JSON from beginning to end ({error}).") from error
    if not isinstance(feed, dict) or "jsonfeed.org/version" not in str(feed.get("version")):
        raise SourceError(f"{shown} is not a feed.")
    items = feed.get("items")
    entries = tuple(unique(_entries(items, url))) if isinstance(items, list) else ()
    left_out = len(items) - sum(isinstance(item, dict) for item in items) if isinstance(items, list) else 0
    return FeedDocument(
        title=line(escape(_string(feed, "title"))) or shown,
        site_url=web_href(feed.get("home_page_url"), url),
        entries=entries,
        notes=(f"{left_out} of its items are no items, and were left out.",) if left_out else (),
    )


def _entries(items: list[object], url: str) -> Iterator[FeedEntry]:
    for item in items:
        if not isinstance(item, dict):
            continue
        href = web_href(item.get("url"), url) or web_href(item.get("external_url"), url)
        text = _string(item, "content_text")
        content = _string(item, "content_html") or "".join(
            f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part
        )
        summary = beginning(escape(_string(item, "summary")) or content)
        title = line(escape(_string(item, "title")))
        yield FeedEntry(
            guid=guid_of(item.get("id"), href, title, summary),
            title=title or beginning(escape(summary), 80) or href or "Untitled",
            url=href,
            author=_author(item),
            published=_published(_string(item, "date_published") or _string(item, "date_modified")),
            summary=summary,
            content=content,
        )


def _author(item: dict[str, object]) -> str | None:
    """The names of version 1.1's authors, or of version 1's author."""
    authors = item.get("authors")
    people = authors if isinstance(authors, list) else [item.get("author")]
    names = [line(escape(_string(person, "name"))) for person in people if isinstance(person, dict)]
    return ", ".join(name for name in names if name) or None


def _published(text: str) -> str | None:
    """RFC 3339 as ISO 8601 in UTC."""
    try:
        return utc_text(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def _string(values: dict[str, object], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
