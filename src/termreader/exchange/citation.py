"""A quotation with who said it, where it stood and when: what a journalist carries away. Pure."""

import re
from datetime import date

from termreader.exchange.quotation import fill
from termreader.model import Metadata

_OPENING = "“\"«„‘'‹"
_MARKED_QUOTE = re.compile(r"[“\"«„‘'‹]\{quote\}[”\"»“’'›]")


def cite(quote: str, speaker: str | None, metadata: Metadata, template: str, *, is_name: bool = False) -> str:
    """`template` filled in (see the setting `quote_template`). A name gets no quotation marks, and a quote that brings
    its own does not get a second pair.
    """
    words = quote.strip()
    if is_name or (words and words[0] in _OPENING):
        template = _MARKED_QUOTE.sub("{quote}", template)
    url = metadata.url if metadata.url and metadata.url.startswith(("http://", "https://")) else None
    return fill(
        template,
        {
            "quote": words,
            "speaker": speaker,
            "title": metadata.title,
            "author": metadata.byline if speaker is None else None,
            "byline": metadata.byline,
            "site": metadata.site,
            "published": written_date(metadata.published),
            "url": url,
        },
    )


def written_date(published: str | None) -> str | None:
    """An ISO 8601 date as a newspaper writes it, `19 November 2024`; what is no date comes back as it is."""
    if not published:
        return None
    try:
        when = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{when.day} {when:%B %Y}"
