"""Facts about an article in a person's words: dates, lengths, counts. Pure."""

from collections.abc import Sequence
from datetime import date

from termreader.exchange.citation import written_date
from termreader.model import ArticleSummary, Metadata
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


def short_date(published: str | None) -> str:
    """An ISO 8601 date for a narrow place, `19 Nov 2024`; "" for what is no date."""
    try:
        when = date.fromisoformat((published or "")[:10])
    except ValueError:
        return ""
    return f"{when.day} {when:%b %Y}"


def ended(words: str) -> str:
    """Words with a full stop, unless they end with a mark of their own."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def sort_key(summary: ArticleSummary, order: str) -> tuple[object, ...]:
    """What an order of the list compares. Orders: added, title, site, published, length, progress."""
    metadata, state = summary.metadata, summary.state
    if order == "title":
        return (metadata.title.casefold(),)
    if order == "site":
        return ((metadata.site or "\uffff").casefold(), metadata.title.casefold())
    if order == "length":
        return (summary.words,)
    if order == "progress":
        return (1.0 if state.finished else state.progress,)
    if order == "published":
        return (metadata.published or "",)
    return (state.added, summary.id)


NEWEST_FIRST = ("added", "published")
ORDERS = ("added", "published", "title", "site", "length", "progress")
ORDER_WORDS = {
    "added": "newest saved first",
    "published": "newest published first",
    "title": "by title",
    "site": "by source",
    "length": "shortest first",
    "progress": "least read first",
}
VIEWS = ("unread", "all", "finished", "archived")
VIEW_WORDS = {"unread": "Unread", "all": "Library", "finished": "Read", "archived": "Archive"}


def in_view(summary: ArticleSummary, view: str) -> bool:
    """Whether an article belongs to a view of the list."""
    if view == "archived":
        return summary.state.archived
    if summary.state.archived:
        return False
    if view == "unread":
        return not summary.state.finished
    return summary.state.finished if view == "finished" else True


def passes(summary: ArticleSummary, query: str) -> bool:
    """Whether every word of `query` stands in title, site, author or, after a `#`, among the tags."""
    metadata = summary.metadata
    hay = " ".join(filter(None, (metadata.title, metadata.site, metadata.byline))).casefold()
    for word in query.casefold().split():
        if word.startswith("#"):
            if not any(tag.casefold().startswith(word[1:]) for tag in summary.state.tags):
                return False
        elif word not in hay:
            return False
    return True


def next_of(choices: Sequence[str], current: str) -> str:
    """The choice after the current one, and after the last the first."""
    return choices[(choices.index(current) + 1) % len(choices)] if current in choices else choices[0]
