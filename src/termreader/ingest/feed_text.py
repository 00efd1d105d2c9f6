"""What feeds of all kinds say, made fit to be kept: lines of text from HTML, names of items. Pure."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from html import unescape

import msgspec

from termreader.ingest.sanitize import clean_line
from termreader.model import FeedEntry

_MOST_READ = 20_000
"""Characters of HTML that are looked at for a line."""
_LONGEST_LINE = 1000
_LONGEST_GUID = 1000
_LONGEST_BEGINNING = 300
_TAG = re.compile(r"<!--|<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "head"})
_INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong"})


def line(html: str) -> str:
    """The text of a title or name."""
    return _cut(plain(html), _LONGEST_LINE)


def beginning(html: str, length: int = _LONGEST_BEGINNING) -> str:
    """The first words of a text, at most `length` characters."""
    return _cut(plain(html), length)


def plain(html: str) -> str:
    """The text of HTML on one line, without what is not seen, cleaned.

    In one pass, because an item may hold anything: a parser of HTML takes time by the square of what is broken in it.
    """
    html = html[:_MOST_READ]
    if "<" not in html and "&" not in html:
        return clean_line(html)
    parts = []
    unseen, position = 0, 0
    while found := _TAG.search(html, position):
        if not unseen:
            parts.append(html[position : found.start()])
        position = found.end()
        if found[0] == "<!--":
            end = html.find("-->", position)
            position = end + 3 if end >= 0 else len(html)
            continue
        name = found[2].lower()
        if name in _UNSEEN:
            unseen = max(0, unseen - 1) if found[1] else unseen + (not found[0].endswith("/>"))
        if name not in _INLINE:
            parts.append(" ")
    if not unseen:
        parts.append(html[position:])
    return clean_line(unescape("".join(parts)))


def guid_of(named: object, url: str | None, title: str, summary: str) -> str:
    """What to call an item: as the feed does, else by its address, else by what it says."""
    guid = clean_line(str(named or url or ""))
    if guid and len(guid) <= _LONGEST_GUID:
        return guid
    return f"sha256:{_hash(guid or title + summary)}"


def unique(entries: Iterable[FeedEntry]) -> Iterator[FeedEntry]:
    """Each entry once. Different items that a careless feed calls by one name get names of their own."""
    seen: dict[str, FeedEntry] = {}
    for entry in entries:
        first = seen.get(entry.guid)
        if first is not None and (first.url, first.title) == (entry.url, entry.title):
            continue
        if first is not None:
            guid = f"{entry.guid[:_LONGEST_GUID]} {_hash(f'{entry.url} {entry.title}')}"
            entry = msgspec.structs.replace(entry, guid=guid)
        if entry.guid not in seen:
            seen[entry.guid] = entry
            yield entry


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    words = text[: length - 1].rsplit(" ", 1)
    return (words[0] if len(words[0]) > length // 2 else text[: length - 1]).rstrip() + "…"
