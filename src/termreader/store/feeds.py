"""Feeds and their items in the library file. Knows nothing of how feeds are fetched or read."""

import sqlite3
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from termreader.errors import NotFoundError, SourceError
from termreader.model import Feed, FeedDocument, FeedEntry, FeedItem
from termreader.store.database import Database, Row, utc_now
from termreader.store.urls import url_key
from termreader.wording import utc_text

_FEEDS = """
    SELECT feeds.id, url, title, site_url, folder, coalesce(items, 0), coalesce(unread, 0), added, fetched, error,
        failures
    FROM feeds LEFT JOIN (
        SELECT feed_id, count(*) AS items, sum(NOT is_read) AS unread FROM feed_items GROUP BY feed_id
    ) ON feed_id = feeds.id
    WHERE deleted IS NULL
"""
_ITEMS = """
    SELECT feed_items.id, feed_id, feeds.title, feed_items.title, feed_items.url, author, feed_items.published, summary,
        is_read, articles.id
    FROM feed_items JOIN feeds ON feeds.id = feed_id
    LEFT JOIN articles ON articles.id = article_id AND articles.deleted IS NULL
    WHERE feeds.deleted IS NULL
"""
_INSERT = """
    INSERT OR IGNORE INTO feed_items
        (feed_id, guid, url, title, author, published, summary, moment, digest, seen)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_UPDATE = """
    UPDATE feed_items SET (url, title, author, published, summary, digest, seen) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?
"""
_FIRST_WAIT = timedelta(minutes=15)
_LONGEST_WAIT = timedelta(days=1)
_LONGEST_REST = timedelta(days=8)
"""More than a server may ask for, which is a week (`ingest.statuses`)."""
_KEEP_GONE = timedelta(days=90)
"""How long an item that was read is kept after its feed stopped listing it."""


class FeedSource(NamedTuple):
    """What is needed to fetch a feed."""

    id: int
    url: str
    title: str
    etag: str | None
    last_modified: str | None
    not_before: str | None
    """When it may be tried again after a failure, ISO 8601 in UTC."""

    @property
    def is_resting(self) -> bool:
        """Whether it failed lately. A longer rest than any that is given was given before the clock went back."""
        now = datetime.now(UTC)
        return utc_text(now) < (self.not_before or "") <= utc_text(now + _LONGEST_REST)


class Feeds:
    """The feeds of one library file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, url: str, title: str, *, site_url: str | None = None, folder: str = "") -> tuple[int, bool]:
        """Subscribe to an address: the feed's number, and whether it is new (or came back).

        Raises SourceError for what is no web address.
        """
        key = url_key(url)
        if key is None:
            raise SourceError(f"{url} is no address on the web.")
        with self._database.transaction() as connection:
            known = connection.execute("SELECT id, deleted IS NOT NULL FROM feeds WHERE url_key = ?", (key,)).fetchone()
            if known is not None:
                connection.execute("UPDATE feeds SET deleted = NULL WHERE id = ?", (known[0],))
                return known[0], bool(known[1])
            cursor = connection.execute(
                "INSERT INTO feeds (url, url_key, title, site_url, folder, added) VALUES (?, ?, ?, ?, ?, ?)",
                (url.strip(), key, title, site_url, folder, utc_now()),
            )
            return int(cursor.lastrowid or 0), True

    def all(self) -> list[Feed]:
        """Every feed with its counts, by folder and title."""
        rows = self._database.rows(f"{_FEEDS} ORDER BY folder COLLATE NOCASE, title COLLATE NOCASE, feeds.id")
        return [Feed(*row) for row in rows]

    def get(self, feed_id: int) -> Feed:
        """One feed. Raises NotFoundError when it is not there."""
        row = self._database.row(f"{_FEEDS} AND feeds.id = ?", (feed_id,))
        if row is None:
            raise self._not_found(feed_id)
        return Feed(*row)

    def sources(self, feed_ids: Iterable[int] | None = None) -> list[FeedSource]:
        """What is needed to fetch these feeds, or all."""
        wanted = None if feed_ids is None else set(feed_ids)
        rows = self._database.rows(
            "SELECT id, url, title, etag, last_modified, not_before FROM feeds WHERE deleted IS NULL ORDER BY id"
        )
        found = [FeedSource(*row) for row in rows if wanted is None or row[0] in wanted]
        missing = (wanted or set()) - {source.id for source in found}
        if missing:
            raise self._not_found(min(missing))
        return found

    def delete(self, feed_id: int) -> None:
        """Unsubscribe so that it can come back. Raises NotFoundError when it is not there."""
        self._set(feed_id, "deleted = ?", (utc_now(),))

    def restore(self, feed_id: int) -> None:
        """Subscribe again, with all items as they were. Raises NotFoundError when it is gone."""
        with self._database.transaction() as connection:
            if connection.execute("UPDATE feeds SET deleted = NULL WHERE id = ?", (feed_id,)).rowcount == 0:
                raise self._not_found(feed_id)

    def set_title(self, feed_id: int, title: str) -> None:
        """Call the feed otherwise."""
        self._set(feed_id, "title = ?", (title,))

    def set_folder(self, feed_id: int, folder: str) -> None:
        """Put the feed into a folder; "" is none."""
        self._set(feed_id, "folder = ?", (folder,))

    def merge(self, feed_id: int, document: FeedDocument, etag: str | None, last_modified: str | None) -> int:
        """Keep what the feed's server sent: how many of its items are new. What was read stays read."""
        now = utc_now()
        known = {
            guid: (item_id, digest)
            for guid, item_id, digest in self._database.rows(
                "SELECT guid, id, digest FROM feed_items WHERE feed_id = ?", (feed_id,)
            )
        }
        # What takes time is done before the library is locked.
        new, changed, same = [], [], []
        for entry in document.entries:
            item_id, digest = known.get(entry.guid, (None, None))
            if digest == _digest(entry):
                same.append((now, item_id))
                continue
            content = zlib.compress(entry.content.encode()) if entry.content else None
            if item_id is None:
                said = (entry.guid, *_said(entry), _moment(entry.published, now))
                new.append(((feed_id, *said, _digest(entry), now), content))
            else:
                changed.append(((*_said(entry), _digest(entry), now, item_id), content))
        with self._database.transaction() as connection:
            for values, content in new:
                cursor = connection.execute(_INSERT, values)
                if cursor.rowcount:  # else another process was quicker
                    _write_content(connection, cursor.lastrowid, content)
            for values, content in changed:
                connection.execute(_UPDATE, values)
                _write_content(connection, values[-1], content)
            connection.executemany("UPDATE feed_items SET seen = ? WHERE id = ?", same)
            connection.execute(
                "UPDATE feeds SET etag = ?, last_modified = ?, fetched = ?, error = NULL, failures = 0,"
                " not_before = NULL, site_url = coalesce(?, site_url), title = iif(title = '' OR title = url, ?, title)"
                " WHERE id = ?",
                (etag, last_modified, now, document.site_url, document.title, feed_id),
            )
            connection.execute(
                "DELETE FROM feed_items WHERE feed_id = ? AND is_read AND article_id IS NULL AND seen < ?",
                (feed_id, utc_text(datetime.now(UTC) - _KEEP_GONE)),
            )
        return len(new)

    def note_unchanged(self, feed_id: int) -> None:
        """Its server was reached, and has nothing new."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE feeds SET fetched = ?, error = NULL, failures = 0, not_before = NULL WHERE id = ?",
                (utc_now(), feed_id),
            )

    def note_failure(self, feed_id: int, error: str, wait: float | None = None) -> None:
        """A try failed. It is left alone for longer each time, up to a day, and for `wait` seconds at least."""
        with self._database.transaction() as connection:
            row = connection.execute("SELECT failures FROM feeds WHERE id = ?", (feed_id,)).fetchone()
            if row is None:
                return  # unsubscribed for good meanwhile
            pause = min(_FIRST_WAIT * 2 ** min(row[0], 10), _LONGEST_WAIT)
            pause = max(pause, timedelta(seconds=wait or 0))
            not_before = utc_text(datetime.now(UTC) + pause)
            connection.execute(
                "UPDATE feeds SET error = ?, failures = failures + 1, not_before = ? WHERE id = ?",
                (error, not_before, feed_id),
            )

    def items(self, feed_id: int | None, *, unread_only: bool, limit: int | None) -> list[FeedItem]:
        """The newest items, of one feed or of all."""
        conditions = (" AND feed_id = ?" if feed_id is not None else "") + (" AND NOT is_read" if unread_only else "")
        values: tuple[object, ...] = (feed_id,) if feed_id is not None else ()
        rows = self._database.rows(
            f"{_ITEMS}{conditions} ORDER BY moment DESC, feed_items.id DESC LIMIT ?",
            (*values, -1 if limit is None else limit),
        )
        return [_item(row) for row in rows]

    def item(self, item_id: int) -> FeedItem:
        """One item. Raises NotFoundError when it is not there."""
        row = self._database.row(f"{_ITEMS} AND feed_items.id = ?", (item_id,))
        if row is None:
            raise NotFoundError(f"There is no feed item {item_id}. `termreader feeds items` shows what there is.")
        return _item(row)

    def content(self, item_id: int) -> str:
        """What the feed itself says of an item, as HTML that was not cleaned; "" for nothing."""
        row = self._database.row("SELECT html FROM feed_contents WHERE item_id = ?", (item_id,))
        return zlib.decompress(row[0]).decode() if row is not None else ""

    def mark_read(self, item_ids: Iterable[int], is_read: bool) -> None:
        """Read, or unread again."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE feed_items SET is_read = ? WHERE id = ?", [(is_read, item_id) for item_id in item_ids]
            )

    def mark_all_read(self, feed_id: int | None, up_to: int | None) -> list[int]:
        """Every unread item of one feed or of all is read, as far as item number `up_to`; which they were."""
        with self._database.transaction():
            found = [
                item.id
                for item in self.items(feed_id, unread_only=True, limit=None)
                if up_to is None or item.id <= up_to
            ]
            self.mark_read(found, True)
        return found

    def link(self, item_id: int, article_id: int) -> None:
        """The item was made into an article, and is read."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE feed_items SET article_id = ?, is_read = 1 WHERE id = ?", (article_id, item_id))

    def purge(self, before: str) -> int:
        """Remove for good the feeds deleted before the moment `before` (ISO 8601 in UTC); how many went."""
        if self._database.row("SELECT 1 FROM feeds WHERE deleted < ?", (before,)) is None:
            return 0
        with self._database.transaction() as connection:
            return connection.execute("DELETE FROM feeds WHERE deleted < ?", (before,)).rowcount

    def _set(self, feed_id: int, assignments: str, values: tuple[object, ...]) -> None:
        with self._database.transaction() as connection:
            statement = f"UPDATE feeds SET {assignments} WHERE id = ? AND deleted IS NULL"  # noqa: S608 - ours
            if connection.execute(statement, (*values, feed_id)).rowcount == 0:
                raise self._not_found(feed_id)

    def _not_found(self, feed_id: int) -> NotFoundError:
        row = self._database.row("SELECT title FROM feeds WHERE id = ?", (feed_id,))
        if row is not None:
            return NotFoundError(f"Feed {feed_id} was removed. `termreader feeds restore {feed_id}` brings it back.")
        return NotFoundError(f"There is no feed {feed_id}. `termreader feeds` shows what there is.")


def _item(row: Row) -> FeedItem:
    item_id, feed_id, feed_title, title, url, author, published, summary, is_read, article_id = row
    return FeedItem(item_id, feed_id, feed_title, title, url, author, published, summary, bool(is_read), article_id)


def _write_content(connection: sqlite3.Connection, item_id: object, packed: bytes | None) -> None:
    """Keep what a feed says of an item, in the place of what it said before."""
    if packed is None:
        connection.execute("DELETE FROM feed_contents WHERE item_id = ?", (item_id,))
    else:
        connection.execute("INSERT OR REPLACE INTO feed_contents VALUES (?, ?)", (item_id, packed))


def _said(entry: FeedEntry) -> tuple[str | None, ...]:
    return entry.url, entry.title, entry.author, entry.published, entry.summary


def _digest(entry: FeedEntry) -> bytes:
    import hashlib  # 2 ms that a start without feeds saves

    said = "\0".join(part or "" for part in (*_said(entry), entry.content))
    return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=16).digest()


def _moment(published: str | None, now: str) -> str:
    """When an item was published, in UTC and to be compared as text; what lies in the future counts as now."""
    if not published:
        return now
    try:
        return min(utc_text(datetime.fromisoformat(published)), now)
    except (ValueError, OverflowError):
        return now
