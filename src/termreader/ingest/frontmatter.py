"""The YAML before a Markdown file's text: what it says about the article. Knows nothing of the text."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from termreader.ingest.dates import iso_date
from termreader.ingest.sanitize import clean_line
from termreader.ingest.source import web_url

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MAX_SIZE = 65_536
_MAX_VALUES = 50
_MAX_DEPTH = 2


class FrontMatter(msgspec.Struct, frozen=True):
    """What front matter says, as words safe to show. What it does not say is None."""

    title: str | None = None
    byline: str | None = None
    site: str | None = None
    section: str | None = None
    published: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()


def split_front_matter(markdown: str) -> tuple[FrontMatter, str]:
    """What the front matter of `markdown` says, and the text after it.

    A text that only begins with a rule has none, and stays whole.
    """
    found = _BLOCK.match(markdown)
    if not found or len(found[1]) > _MAX_SIZE:
        return FrontMatter(), markdown
    fields = _fields(found[1])
    if fields is None:
        return FrontMatter(), markdown
    return _front_matter(fields), markdown[found.end() :]


def _fields(text: str) -> dict[str, Any] | None:
    """The mapping that the YAML in `text` is, or None if it is not one."""
    import yaml  # only files with front matter need it

    try:
        # The base loader makes strings, lists and dictionaries of strings and nothing else: no dates that do not
        # exist, no merged keys that grow with each alias. Having fewer types, it is as safe as the safe loader.
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError):
        return _lenient_fields(text)
    if loaded is None or loaded == "":
        return {}
    return {str(key): value for key, value in loaded.items()} if isinstance(loaded, dict) else None


def _lenient_fields(text: str) -> dict[str, Any] | None:
    """`key: value` by line, for what is no YAML because of a colon or bracket in a title."""
    fields: dict[str, Any] = {}
    for line in text.split("\n"):
        found = _LINE.fullmatch(line.rstrip())
        if found:
            fields[found[1]] = (found[2] or "").strip().strip("\"'")
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return None
    return fields or None


def _front_matter(fields: Mapping[str, Any]) -> FrontMatter:
    known = {key.lower().replace("-", "_").replace(" ", "_"): value for key, value in fields.items()}

    def first(*names: str) -> str | None:
        return next((words for name in names if (words := ", ".join(_words(known.get(name))))), None)

    addresses = [web_url(word) for name in ("url", "source", "link", "source_url") for word in _words(known.get(name))]
    language = first("lang", "language", "locale") or ""
    return FrontMatter(
        title=first("title"),
        byline=first("author", "authors", "byline", "creator"),
        site=first("site", "site_name", "publication", "publisher", "website"),
        section=first("section", "category"),
        published=next(
            (day for name in ("published", "date", "created", "pubdate") if (day := iso_date(first(name) or ""))), None
        ),
        url=next((address for address in addresses if address), None),
        canonical_url=web_url(first("canonical_url", "canonical") or ""),
        language=language.replace("_", "-") if _LANGUAGE.fullmatch(language) else None,
        tags=tuple(dict.fromkeys(_tags(known.get("tags", known.get("keywords"))))),
    )


def _words(value: object, depth: int = 0) -> list[str]:
    """The strings in a value, whatever its type, and never more than a few: an alias may stand for a billion."""
    if isinstance(value, str):
        text = clean_line(_WIKI.sub(r"\1", value))
        return [text] if text else []
    if depth >= _MAX_DEPTH:
        return []
    if isinstance(value, dict):
        if isinstance(value.get("name"), str):
            return _words(value["name"])
        pairs = list(value.items())[:_MAX_VALUES]
        return [f"{clean_line(str(key))}: {word}" for key, inner in pairs for word in _words(inner, depth + 1)]
    if isinstance(value, list):
        return [word for inner in value[:_MAX_VALUES] for word in _words(inner, depth + 1)][:_MAX_VALUES]
    return []


def _tags(value: object) -> Iterable[str]:
    words = _words(value)
    if isinstance(value, str):
        words = re.split(r"\s*,\s*" if "," in value else r"\s+", words[0]) if words else []
    return (tag for word in words if (tag := word.strip().lstrip("#")))
