"""Addresses still to be read, and what servers said of pages that were. Knows nothing of how pages are fetched."""

from typing import NamedTuple

from termreader.errors import NotFoundError, SourceError
from termreader.store.database import Database, Row, utc_now
from termreader.store.urls import url_key

_COLUMNS = "id, url, error, tries, added, tried"


class QueuedUrl(NamedTuple):
    """An address that a person wants to read."""

    id: int
    url: str
    error: str | None
    """A sentence, when the last try failed; None while it waits for its first."""
    tries: int
    added: str
    """ISO 8601 in UTC."""
    tried: str | None
    """When it was last tried, ISO 8601 in UTC."""


class Visit(NamedTuple):
    """What a server said of a page, to be told when it is asked again."""

    etag: str | None
    last_modified: str | None


class Queue:
    """The queue of one library file, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, url: str) -> QueuedUrl:
        """Put an address at the end, unless it is there already. Raises SourceError for what is no web address."""
        key = url_key(url)
        if key is None:
            raise SourceError(f"{url} is no address on the web.")
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO queue (url, url_key, added) VALUES (?, ?, ?)", (url.strip(), key, utc_now())
            )
            row = connection.execute(f"SELECT {_COLUMNS} FROM queue WHERE url_key = ?", (key,)).fetchone()  # noqa: S608 - constants
        return QueuedUrl(*row)

    def all(self) -> list[QueuedUrl]:
        """All of it."""
        return [QueuedUrl(*row) for row in self._database.rows(f"SELECT {_COLUMNS} FROM queue ORDER BY id")]  # noqa: S608 - constants

    def get(self, queue_id: int) -> QueuedUrl:
        """One address. Raises NotFoundError when it is not there."""
        row: Row | None = self._database.row(f"SELECT {_COLUMNS} FROM queue WHERE id = ?", (queue_id,))  # noqa: S608 - constants
        if row is None:
            raise NotFoundError(f"There is no address {queue_id} in the queue. `termreader queue` shows what there is.")
        return QueuedUrl(*row)

    def fail(self, queue_id: int, error: str) -> None:
        """A try failed; the address stays."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE queue SET error = ?, tries = tries + 1, tried = ? WHERE id = ?", (error, utc_now(), queue_id)
            )

    def drop(self, queue_id: int) -> None:
        """Take an address out; one that is not there may be."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM queue WHERE id = ?", (queue_id,))


class Visits:
    """What servers said of the pages that became articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, article_id: int, visit: Visit) -> None:
        """Keep what a server said, in the place of what it said before."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO visits (article_id, etag, last_modified, fetched) VALUES (?, ?, ?, ?)",
                (article_id, visit.etag, visit.last_modified, utc_now()),
            )

    def of(self, article_id: int) -> Visit:
        """What the server said of this article's page the last time, if anything."""
        row = self._database.row("SELECT etag, last_modified FROM visits WHERE article_id = ?", (article_id,))
        return Visit(*row) if row is not None else Visit(None, None)
