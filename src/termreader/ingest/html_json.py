"""What a page tells programs about its article: JSON-LD in the words of schema.org."""

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml.html import HtmlElement

from termreader.ingest.sanitize import clean, clean_line

_ARTICLE_TYPES = re.compile(r"article|blogposting|report|review|posting$|newsarticle|story", re.IGNORECASE)
_PAGE_TYPES = frozenset({"WebPage", "ItemPage", "AboutPage"})
_JSON_FRAME = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_MAX_JSON = 1_000_000
_MAX_ITEMS = 2000


class Told(msgspec.Struct):
    """What the JSON-LD of a page says of its article, safe to show; of each the best first."""

    title: list[str] = []
    authors: list[str] = []
    site: list[str] = []
    section: list[str] = []
    published: list[str] = []
    language: list[str] = []
    body: str = ""
    """The whole text, in lines or in markup, or ""."""


def read_told(tree: HtmlElement) -> Told:
    """Read the JSON-LD of `tree`, a whole page."""
    items = [item for script in tree.iter("script") for item in _json_items(script)]
    by_id = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and len(item) > 1}
    articles = [item for item in items if any(_ARTICLE_TYPES.search(kind) for kind in _types(item))]
    pages = [item for item in items if _PAGE_TYPES.intersection(_types(item))]
    told = Told()
    for item in [*articles[:1], *pages[:1]]:
        told.title += _strings(item.get("headline")) or _strings(item.get("name"))
        told.authors += _names(item.get("author") or item.get("creator"), by_id)
        told.published += _strings(item.get("datePublished"))
        told.language += _strings(item.get("inLanguage"))
        told.section += _strings(item.get("articleSection"))
        told.site += _names(item.get("publisher"), by_id)
        body = item.get("articleBody")
        told.body = told.body or (clean(body) if isinstance(body, str) else "")
    return told


def _json_items(script: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects in a JSON-LD script, those in lists and graphs too; none if it is no JSON."""
    if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > _MAX_JSON:
        return
    try:
        loaded = json.loads(_JSON_FRAME.sub("", script.text), strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [loaded]
    for _ in range(_MAX_ITEMS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            yield item
            waiting += [item[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in item]


def _types(item: dict[str, Any]) -> list[str]:
    return _strings(item.get("@type"))


def _strings(value: object) -> list[str]:
    """The string, or the strings of the list, as lines; a language may be an object with a name."""
    if isinstance(value, str):
        line = clean_line(value)
        return [line] if line else []
    if isinstance(value, list):
        return [line for inner in value[:20] if isinstance(inner, str) for line in _strings(inner)]
    return []


def _names(value: object, by_id: dict[str, dict[str, Any]]) -> list[str]:
    """The names of people or organisations: strings, objects with a name, or objects that refer to such."""
    if isinstance(value, list):
        return [name for inner in value[:20] if not isinstance(inner, list) for name in _names(inner, by_id)]
    if isinstance(value, dict):
        names = _strings(value.get("name"))
        reference = value.get("@id")
        if not names and isinstance(reference, str) and reference in by_id:
            names = _strings(by_id[reference].get("name"))
        return names
    return _strings(value)
