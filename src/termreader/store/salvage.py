"""Saves what can still be read of a damaged library into a new one, row by row. The damaged file is only read."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from pathlib import Path

from termreader.errors import StoreError
from termreader.model import count_words
from termreader.store import search
from termreader.store.articles import hash_text
from termreader.store.database import Database, Row, utc_now
from termreader.store.schema import migrate

_TABLES = (
    "articles", "contents", "sources", "annotations", "corrections", "tags", "memory",
    "visits", "queue", "feeds", "feed_items", "feed_contents", "pictures", "article_pictures",
)  # fmt: skip
"""In the order in which they refer to each other. What the recogniser found is found again."""

_MOST_MISSED = 100_000
"""How many numbers in a row are tried that cannot be read: a second. One bad page holds far fewer."""


def salvage(damaged: Path, saved: Path) -> dict[str, int]:
    """Write what is readable in `damaged` to the new file `saved`; how many rows of each table were saved.

    Raises StoreError when nothing can be read that a person put there.
    """
    counts = dict.fromkeys(_TABLES, 0)
    # `immutable`: no lock is taken and no journal is played back, so that the file stays as it is.
    with (
        closing(sqlite3.connect(f"{damaged.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as source,
        Database(saved) as target,
    ):
        source.text_factory = lambda data: data.decode("utf-8", "replace")
        migrate(target)
        with target.transaction() as connection:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            for table in _TABLES:
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
                for row in _readable_rows(source, table, columns):
                    counts[table] += _keep(connection, table, columns, row)
            _adopt_orphans(connection)
            counts["articles"] = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
            if not (counts["articles"] or counts["feeds"] or counts["queue"]):
                raise StoreError(f"Not one article can be read in {damaged}, and no feed. It is left as it is.")
            # Articles whose text was lost are as those that were not read yet: adding them again fills them.
            connection.execute(
                "UPDATE articles SET content_hash = '', words = 0 WHERE id NOT IN (SELECT article_id FROM contents)"
            )
            _drop_strays(connection)
            search.rebuild(target)
    return counts


def _readable_rows(source: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Row]:
    """Numbered rows one by one, so that a bad page costs only what is on it; then, and others, from both ends.

    A row may come twice.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    select = f"SELECT {names} FROM {table}"  # noqa: S608 - our own schema
    try:
        source.execute(f"EXPLAIN {select}")
    except sqlite3.Error:
        return  # the table itself is lost
    is_numbered = table not in ("tags", "memory")
    if is_numbered:
        is_at_end = yield from _numbered_rows(source, select, columns[0])
        if is_at_end:
            return
    for direction in ("DESC",) if is_numbered else ("ASC", "DESC"):
        with suppress(sqlite3.Error):
            yield from source.execute(f'{select} ORDER BY "{columns[0]}" {direction}')


def _numbered_rows(source: sqlite3.Connection, select: str, key: str) -> Generator[Row, None, bool]:
    """The rows in the order of their numbers, and whether they were read to the end or given up."""
    number = missed = 0
    while missed < _MOST_MISSED:
        try:
            row = source.execute(f'{select} WHERE "{key}" > ? ORDER BY "{key}" LIMIT 1', (number,)).fetchone()
        except sqlite3.Error:
            number, missed = number + 1, missed + 1
            continue
        if row is None:
            return True
        number, missed = row[0], 0
        yield row
    return False


def _keep(connection: sqlite3.Connection, table: str, columns: list[str], row: Row) -> int:
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" * len(columns))
    with suppress(sqlite3.Error):
        statement = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - our own schema
        return connection.execute(statement, row).rowcount
    return 0


def _adopt_orphans(connection: sqlite3.Connection) -> None:
    """Texts whose article was lost get one again, under the beginning of the text."""
    for article_id, text in connection.execute(
        "SELECT article_id, text FROM contents WHERE article_id NOT IN (SELECT id FROM articles)"
    ).fetchall():
        title = " ".join(text[:80].split()) or f"Article {article_id}"
        connection.execute(
            "INSERT INTO articles (id, title, content_hash, words, added) VALUES (?, ?, ?, ?, ?)",
            (article_id, title, hash_text(text), count_words(text), utc_now()),
        )


def _drop_strays(connection: sqlite3.Connection) -> None:
    """What belongs to an article of which nothing is left cannot be kept."""
    for table in ("contents", "sources", "annotations", "tags", "visits", "article_pictures"):
        connection.execute(f"DELETE FROM {table} WHERE article_id NOT IN (SELECT id FROM articles)")  # noqa: S608 - ours
    connection.execute(
        "DELETE FROM corrections WHERE article_id NOT NULL AND article_id NOT IN (SELECT id FROM articles)"
    )
    connection.execute("UPDATE feed_items SET article_id = NULL WHERE article_id NOT IN (SELECT id FROM articles)")
    connection.execute("DELETE FROM feed_items WHERE feed_id NOT IN (SELECT id FROM feeds)")
    connection.execute("DELETE FROM feed_contents WHERE item_id NOT IN (SELECT id FROM feed_items)")
    connection.execute("DELETE FROM article_pictures WHERE picture_id NOT IN (SELECT id FROM pictures)")
