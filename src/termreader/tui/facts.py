"""Facts about an article in a person's words: dates, lengths, counts, beginnings of quotes. Pure."""

from datetime import date

from termreader.exchange.citation import written_date
from termreader.model import Metadata
from termreader.wording import count_of as count_of

NO_BREAK = "\u00a0"
WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults: Brysbaert, Journal of Memory and Language 109 (2019)."""


def minutes_to_read(words: int) -> int:
    """Whole minutes that so many words take, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))


def fact_line(metadata: Metadata, words: int) -> str:
    """The one line under a title: site, author, date, words, minutes."""
    minutes = minutes_to_read(words)
    figures = (written_date(metadata.published), count_of(words, "word"), f"{minutes} min")
    # A figure and its word stay on one row, and a row ends with the point rather than begin with it.
    parts = (metadata.site, metadata.byline, *(figure.replace(" ", NO_BREAK) for figure in figures if figure))
    return f"{NO_BREAK}· ".join(part for part in parts if part)


def said_of(url: str, error: str) -> str:
    """A sentence on an address, for a place where the address stands already."""
    rest = error.removeprefix(url).strip()
    return rest[:1].upper() + rest[1:]


def shorter_dates(published: str | None) -> list[str]:
    """An ISO 8601 date for narrow places, `19 Nov 2024`, `Nov 2024`, `2024`; none for what is no date."""
    try:
        when = date.fromisoformat((published or "")[:10])
    except ValueError:
        return []
    return [f"{when.day} {when:%b %Y}", f"{when:%b %Y}", str(when.year)]


def short_date(published: str | None) -> str:
    """An ISO 8601 date for a narrow place, `19 Nov 2024`; "" for what is no date."""
    return next(iter(shorter_dates(published)), "")


def ended(words: str) -> str:
    """Words with a full stop, unless they end with a mark of their own."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


EXCERPT = 40
"""Characters of a quote that a message repeats."""


def excerpt(quote: str) -> str:
    """The beginning of a quote on one line."""
    words = " ".join(quote.split())
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1].rstrip() + "…"


def quoted(quote: str) -> str:
    """The beginning of a quote between quotation marks; one that begins with a mark of its own gets none."""
    words = excerpt(quote)
    return words if words.startswith(("“", "„", "«", "‘", '"')) else f"“{words}”"
