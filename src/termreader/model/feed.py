"""A feed: a list of articles that a site keeps, and what a reader did with them."""

import msgspec


class FeedEntry(msgspec.Struct, frozen=True):
    """One item, as the feed's file says it. All but the content is cleaned."""

    guid: str
    """What the feed calls it: the same item has the same guid each time, and no other item of the feed has it."""
    title: str
    url: str | None = None
    """http or https."""
    author: str | None = None
    published: str | None = None
    """ISO 8601, a date or a date and time."""
    summary: str = ""
    """Its beginning as one line of plain text."""
    content: str = ""
    """HTML as it came, or nothing: not to be shown before it went through a converter."""


class FeedDocument(msgspec.Struct, frozen=True):
    """A feed, as its file says it."""

    title: str
    site_url: str | None
    """The site it is about, http or https."""
    entries: tuple[FeedEntry, ...]
    """In the order of the file, each guid once."""
    notes: tuple[str, ...] = ()
    """Sentences a person should know: what was left out."""


class Feed(msgspec.Struct, frozen=True):
    """A feed that is subscribed to."""

    id: int
    url: str
    """Where it is fetched from."""
    title: str
    site_url: str | None = None
    folder: str = ""
    """Where it stands in the list of feeds, its parts parted by slashes: "News/Science"."""
    items: int = 0
    unread: int = 0
    added: str = ""
    """ISO 8601 in UTC."""
    fetched: str | None = None
    """When its server was last reached, ISO 8601 in UTC."""
    error: str | None = None
    """A sentence, when the last try failed."""
    failures: int = 0
    """How often it has failed in a row."""


class FeedItem(msgspec.Struct, frozen=True):
    """An item of a feed in the library: one line of the list."""

    id: int
    feed_id: int
    feed_title: str
    title: str
    url: str | None
    author: str | None
    published: str | None
    """ISO 8601, a date or a date and time."""
    summary: str
    """Its beginning as one line of plain text."""
    is_read: bool = False
    article_id: int | None = None
    """The article it was made into."""
