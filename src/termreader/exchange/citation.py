"""A quotation with who said it, where it stood and when: what a journalist carries away. Pure."""

import re
from datetime import date

from termreader.model import Metadata

_OPENING = "“\"«„‘'‹"
_GROUP = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")


def cite(quote: str, speaker: str | None, metadata: Metadata, template: str) -> str:
    """`template` filled in (see the setting `quote_template`): its parts in square brackets are left out when a name
    in them is not known, and a quote that brings its own quotation marks does not get a second pair.
    """
    words = quote.strip()
    if words[:1] and words[0] in _OPENING:
        template = re.sub(r"[“\"«„‘']\{quote\}[”\"»“’']", "{quote}", template)
    url = metadata.url if metadata.url and metadata.url.startswith(("http://", "https://")) else None
    values = {
        "quote": words,
        "speaker": speaker,
        "title": metadata.title,
        "byline": metadata.byline,
        "site": metadata.site,
        "published": written_date(metadata.published),
        "url": url,
    }

    def group(match: re.Match[str]) -> str:
        names = _FIELD.findall(match[1])
        return match[1] if all(values.get(name) for name in names) else ""

    return _FIELD.sub(lambda match: values.get(match[1]) or "", _GROUP.sub(group, template))


def written_date(published: str | None) -> str | None:
    """An ISO 8601 date as a newspaper writes it, `19 November 2024`; what is no date comes back as it is."""
    if not published:
        return None
    try:
        when = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{when.day} {when:%B %Y}"
