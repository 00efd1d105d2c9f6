"""Which articles of the library the list shows, and in what order: views, filter, orders. Pure."""

from collections.abc import Sequence

from termreader.model import ArticleSummary
from termreader.tui.shelves.base import has_words

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


def sort_key(summary: ArticleSummary, order: str) -> tuple[object, ...]:
    """What an order of the list compares: one of `ORDERS`."""
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
    """Whether every word of `query` stands in title, site or author or, after a `#`, begins one of the tags."""
    metadata = summary.metadata
    hay = " ".join(filter(None, (metadata.title, metadata.site, metadata.byline)))
    words, *tagged = f" {query}".split(" #")
    return has_words(hay, words) and all(_passes_tag(summary.state.tags, hay, part) for part in tagged)


def _passes_tag(tags: Sequence[str], hay: str, query: str) -> bool:
    """Whether what follows a `#` begins a tag. Tags may have spaces: it may be all of it, or its first words."""
    begins = [tag.casefold() for tag in tags]
    words = query.casefold().split() or [""]
    return any(
        any(tag.startswith(" ".join(words[:count])) for tag in begins) and has_words(hay, " ".join(words[count:]))
        for count in range(1, len(words) + 1)
    )


def next_of(choices: Sequence[str], current: str) -> str:
    """The choice after the current one, and after the last the first."""
    return choices[(choices.index(current) + 1) % len(choices)] if current in choices else choices[0]
