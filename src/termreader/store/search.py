"""The full-text index (FTS5): kept in step with the tables, and asked. Knows the words, not what is done with a hit.

The index is contentless: to take a row out, the values it was put in with are given again. So a row is taken out
before its words change and put in after, within one transaction.
"""

import sqlite3
from typing import NamedTuple

from termreader.store.database import Database

INDEX_VERSION = "1"
"""Of the way words are put into the index."""

_VERSION_KEY = "search-index-version"

# `+rowid`: with the plain name SQLite would ask the index again for each of the live articles.
# What a hit is worth, for bm25: in the title 10, byline 5, site 3, text 1.
_FIND_ARTICLES = """
    SELECT id, title, coalesce(text, ''), hit FROM (
        SELECT rowid AS found, bm25(article_words, 10, 5, 3, 1) AS hit FROM article_words
        WHERE article_words MATCH ? AND +rowid IN (SELECT id FROM articles WHERE deleted IS NULL)
        ORDER BY hit LIMIT ?
    )
    JOIN articles ON id = found LEFT JOIN contents ON article_id = id ORDER BY hit, id DESC
"""


_FIND_ANNOTATIONS = """
    SELECT noted.id, article_id, title, noted.body, noted.quote, "start", "end", hit FROM (
        SELECT rowid AS found, bm25(annotation_words) AS hit FROM annotation_words
        WHERE annotation_words MATCH ? AND +rowid IN (
            SELECT live.id FROM annotations AS live JOIN articles ON articles.id = article_id
            WHERE live.deleted IS NULL AND articles.deleted IS NULL
        )
        ORDER BY hit LIMIT ?
    )
    JOIN annotations AS noted ON noted.id = found JOIN articles ON articles.id = article_id ORDER BY hit, noted.id DESC
"""


class ArticleMatch(NamedTuple):
    """An article whose title, byline, site or text holds what was asked for."""

    article_id: int
    title: str
    text: str
    rank: float
    """Lower is better (bm25)."""


class AnnotationMatch(NamedTuple):
    """An annotation whose note or quote holds what was asked for."""

    annotation_id: int
    article_id: int
    title: str
    body: str
    quote: str
    start: int
    end: int
    rank: float
    """Lower is better (bm25)."""


def find_articles(database: Database, expression: str, limit: int) -> list[ArticleMatch]:
    """The best articles for an FTS5 expression, with their texts."""
    rows = database.rows(_FIND_ARTICLES, (expression, limit))
    return [ArticleMatch(*row) for row in rows]


def find_annotations(database: Database, expression: str, limit: int) -> list[AnnotationMatch]:
    """The best annotations for an FTS5 expression."""
    rows = database.rows(_FIND_ANNOTATIONS, (expression, limit))
    return [AnnotationMatch(*row) for row in rows]


def index_article(connection: sqlite3.Connection, article_id: int) -> None:
    """Put an article's words into the index, as they stand in the tables."""
    _write(connection, "article_words", "title, byline, site, text", article_id, _article_words(connection, article_id))


def unindex_article(connection: sqlite3.Connection, article_id: int) -> None:
    """Take an article's words out, before they change."""
    _erase(connection, "article_words", "title, byline, site, text", article_id, _article_words(connection, article_id))


def index_annotation(connection: sqlite3.Connection, annotation_id: int) -> None:
    """Put an annotation's words into the index, as they stand in the tables."""
    words = _annotation_words(connection, annotation_id)
    _write(connection, "annotation_words", "body, quote", annotation_id, words)


def unindex_annotation(connection: sqlite3.Connection, annotation_id: int) -> None:
    """Take an annotation's words out, before they change."""
    words = _annotation_words(connection, annotation_id)
    _erase(connection, "annotation_words", "body, quote", annotation_id, words)


def bring_up_to_date(database: Database) -> None:
    """Make the index again when another version of `query.indexed` made it."""
    made = database.row("SELECT value FROM memory WHERE key = ?", (_VERSION_KEY,))
    if made is None or made[0] != INDEX_VERSION:
        rebuild(database)


def rebuild(database: Database) -> None:
    """Make the whole index again from the tables."""
    with database.transaction() as connection:
        for table in ("article_words", "annotation_words"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - one of two names
        connection.execute("INSERT OR REPLACE INTO memory VALUES (?, ?)", (_VERSION_KEY, INDEX_VERSION))
        for (article_id,) in connection.execute("SELECT id FROM articles").fetchall():
            index_article(connection, article_id)
        for (annotation_id,) in connection.execute("SELECT id FROM annotations").fetchall():
            index_annotation(connection, annotation_id)


def _article_words(connection: sqlite3.Connection, article_id: int) -> tuple[str, ...] | None:
    return _indexed_row(
        connection,
        "SELECT title, byline, site, text FROM articles LEFT JOIN contents ON article_id = id WHERE id = ?",
        article_id,
    )


def _annotation_words(connection: sqlite3.Connection, annotation_id: int) -> tuple[str, ...] | None:
    return _indexed_row(connection, "SELECT body, quote FROM annotations WHERE id = ?", annotation_id)


def _indexed_row(connection: sqlite3.Connection, sql: str, identifier: int) -> tuple[str, ...] | None:
    from termreader.store.query import indexed  # its patterns take 5 ms, which a list is spared

    row = connection.execute(sql, (identifier,)).fetchone()
    return None if row is None else tuple(indexed(value or "") for value in row)


def _write(connection: sqlite3.Connection, table: str, columns: str, rowid: int, words: tuple[str, ...] | None) -> None:
    if words is not None:
        places = ", ".join("?" * (len(words) + 1))
        connection.execute(f"INSERT INTO {table} (rowid, {columns}) VALUES ({places})", (rowid, *words))  # noqa: S608


def _erase(connection: sqlite3.Connection, table: str, columns: str, rowid: int, words: tuple[str, ...] | None) -> None:
    if words is not None:
        places = ", ".join("?" * (len(words) + 1))
        connection.execute(
            f"INSERT INTO {table} ({table}, rowid, {columns}) VALUES ('delete', {places})",  # noqa: S608 - our names
            (rowid, *words),
        )
