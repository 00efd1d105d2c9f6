"""The tables, as numbered migrations that only go forward. Says what is stored; knows nothing of how it is used."""

from termreader.store.database import Database

APPLICATION_ID = 0x74726472
"""`PRAGMA application_id`: "trdr", so that `file` and others can tell what the file is."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # Narrow, so that listing twenty thousand articles reads few pages; the texts lie in `contents`.
        # AUTOINCREMENT: a number once shown to a person never comes to mean another article.
        """
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL,
            byline TEXT,
            site TEXT,
            section TEXT,
            published TEXT,
            url TEXT,
            canonical_url TEXT,
            language TEXT,
            url_key TEXT,               -- the URL without what does not tell pages apart
            content_hash TEXT NOT NULL, -- SHA-256 of the text; '' while only the address is known
            words INTEGER NOT NULL,
            added TEXT NOT NULL,
            opened TEXT,
            position INTEGER NOT NULL DEFAULT 0,
            progress REAL NOT NULL DEFAULT 0,
            finished INTEGER NOT NULL DEFAULT 0,
            archived INTEGER NOT NULL DEFAULT 0,
            deleted TEXT
        )
        """,
        "CREATE UNIQUE INDEX articles_by_url ON articles (url_key) WHERE url_key IS NOT NULL",
        "CREATE INDEX articles_by_content ON articles (content_hash)",
        """
        CREATE TABLE contents (
            article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            markdown TEXT NOT NULL,
            document_version TEXT NOT NULL, -- of the code that derived text and shape from the Markdown
            shape BLOB NOT NULL,            -- MessagePack: blocks and marks
            text TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE sources (
            article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            media_type TEXT NOT NULL,
            data BLOB NOT NULL -- zlib: the bytes that came in
        )
        """,
        """
        CREATE TABLE tags (
            article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            tag TEXT NOT NULL,
            PRIMARY KEY (article_id, tag)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE annotations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('bookmark', 'highlight', 'note')),
            "start" INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            body TEXT NOT NULL,
            created TEXT NOT NULL,
            modified TEXT NOT NULL,
            orphaned INTEGER NOT NULL DEFAULT 0,
            deleted TEXT
        )
        """,
        "CREATE INDEX annotations_by_article ON annotations (article_id)",
        """
        CREATE TABLE analyses (
            content_hash TEXT PRIMARY KEY,
            version TEXT NOT NULL,
            data BLOB NOT NULL -- MessagePack
        ) WITHOUT ROWID
        """,
        "CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        # Contentless: the words are in `contents` and `annotations`. search.py keeps both in step.
        """
        CREATE VIRTUAL TABLE article_words USING fts5 (
            title, byline, site, text, content = '', tokenize = "unicode61 remove_diacritics 2"
        )
        """,
        """
        CREATE VIRTUAL TABLE annotation_words USING fts5 (
            body, quote, content = '', tokenize = "unicode61 remove_diacritics 2"
        )
        """,
    ),
)

SCHEMA_VERSION = len(MIGRATIONS)
"""`PRAGMA user_version` of a library this termreader has brought up to date."""


def schema_version(database: Database) -> int:
    """The number of migrations the file has seen; 0 for a new one."""
    return database.value("PRAGMA user_version")


def migrate(database: Database, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS) -> None:
    """Bring the file up to date, all steps in one transaction.

    Another process may have done it while this one waited for its turn: the version is read inside.
    """
    with database.transaction() as connection:
        for number, statements in enumerate(migrations[schema_version(database) :], schema_version(database) + 1):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
