"""RSS and Atom of every version, broken as they come, with feedparser. Fetches nothing.

The text it is given was decoded and has no document type any more: see `xml_prolog`.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import escape, unescape
from typing import Any

from termreader.errors import SourceError
from termreader.ingest.feed_text import beginning, guid_of, line, unique
from termreader.ingest.sanitize import clean_line
from termreader.ingest.source import web_href
from termreader.model import FeedDocument, FeedEntry


def parse_xml_feed(xml: str, url: str) -> FeedDocument:
    """What the feed from `url` says. Raises SourceError when it is none, or too broken to be read."""
    import feedparser  # with its own parser of HTML

    shown = clean_line(url)
    declared = f'<?xml version="1.0" encoding="utf-8"?>{xml}'.encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        # Contents are cleaned, and their links made absolute, when they are converted; doing it here takes six times
        # as long.
        parsed = feedparser.parse(
            io.BytesIO(declared), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:
        raise SourceError(f"{shown} is broken as a feed; it could not be read ({type(error).__name__}).") from error
    if not parsed.version and not parsed.entries:
        raise SourceError(f"{shown} is not a feed.")
    is_rss = not str(parsed.version).startswith("atom")
    refused: list[str] = []
    entries = tuple(unique(_entry(entry, url, is_rss, refused) for entry in parsed.entries))
    return FeedDocument(
        title=line(_text(parsed.feed.get("title_detail"), is_rss)) or shown,
        site_url=web_href(parsed.feed.get("link"), url),
        entries=entries,
        notes=tuple(_notes(bool(parsed.bozo), len(refused))),
    )


def _notes(is_broken: bool, refused: int) -> Iterator[str]:
    if is_broken:
        yield "The feed is not well-formed; what can be read of it is here."
    if refused:
        items = "One item links" if refused == 1 else f"{refused} items link"
        yield f"{items} to something that is not on the web; the link was left out."


def _entry(entry: Mapping[str, Any], url: str, is_rss: bool, refused: list[str]) -> FeedEntry:
    link = entry.get("link")
    href = web_href(link, url)
    if link and href is None:
        refused.append(str(link))
    content = _content(entry)
    title = line(_text(entry.get("title_detail"), is_rss))
    summary = beginning(_html(entry.get("summary_detail")) or content)
    return FeedEntry(
        guid=guid_of(entry.get("id"), href, title, summary),
        title=title or beginning(escape(summary), 80) or href or "Untitled",
        url=href,
        author=line(str(entry.get("author") or "")) or None,
        published=_published(entry),
        summary=summary,
        content=content,
    )


def _text(detail: Mapping[str, Any] | None, is_rss: bool) -> str:
    """The HTML of a title. What RSS calls plain text is as a rule HTML without tags: "Q&amp;A"."""
    if not detail:
        return ""
    value = str(detail.get("value") or "")
    if detail.get("type") == "text/plain":
        return escape(unescape(value) if is_rss else value)
    return value


def _html(detail: Mapping[str, Any] | None) -> str:
    if not detail:
        return ""
    value = str(detail.get("value") or "")
    return f"<p>{escape(value)}</p>" if detail.get("type") == "text/plain" and "<" not in value else value


def _content(entry: Mapping[str, Any]) -> str:
    """The most that the feed says of an item."""
    texts = [
        _html(part)
        for part in (*entry.get("content", ()), entry.get("summary_detail"))
        if part and str(part.get("type", "text/html")).startswith(("text/", "application/xhtml"))
    ]
    return max(texts, key=len, default="")


def _published(entry: Mapping[str, Any]) -> str | None:
    for name in ("published_parsed", "updated_parsed", "created_parsed"):
        moment = entry.get(name)
        if moment:
            try:
                year, month, day, hour, minute, second = moment[:6]
                return datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat()
            except (ValueError, TypeError, OverflowError):
                continue
    return None
