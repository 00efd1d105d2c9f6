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
        "CREATE INDEX articles_deleted ON articles (deleted) WHERE deleted IS NOT NULL",
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
        "CREATE INDEX annotations_deleted ON annotations (deleted) WHERE deleted IS NOT NULL",
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
    (
        # Addresses that a person wants to read and that are not read yet.
        """
        CREATE TABLE queue (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            url TEXT NOT NULL,
            url_key TEXT NOT NULL UNIQUE,
            error TEXT,     -- a sentence, when the last try failed
            tries INTEGER NOT NULL DEFAULT 0,
            added TEXT NOT NULL,
            tried TEXT
        )
        """,
        # What a server said of a page, so that it need not send it again.
        """
        CREATE TABLE visits (
            article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            etag TEXT,
            last_modified TEXT,
            fetched TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE feeds (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            url TEXT NOT NULL,
            url_key TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            site_url TEXT,
            folder TEXT NOT NULL, -- "News/Science"
            added TEXT NOT NULL,
            etag TEXT,
            last_modified TEXT,
            fetched TEXT,         -- the last time that the server was reached
            error TEXT,           -- a sentence, when the last try failed
            failures INTEGER NOT NULL DEFAULT 0,
            not_before TEXT,      -- when it may be tried again
            deleted TEXT
        )
        """,
        """
        CREATE TABLE feed_items (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
            guid TEXT NOT NULL,
            url TEXT,
            title TEXT NOT NULL,
            author TEXT,
            published TEXT,
            summary TEXT NOT NULL,
            moment TEXT NOT NULL, -- when it was published, else first seen; in UTC: the order of the list
            digest BLOB NOT NULL, -- of all that the feed says of it
            seen TEXT NOT NULL,   -- when the feed last had it
            is_read INTEGER NOT NULL DEFAULT 0,
            article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL,
            UNIQUE (feed_id, guid)
        )
        """,
        "CREATE INDEX feed_items_by_moment ON feed_items (moment)",
        "CREATE INDEX feed_items_by_feed ON feed_items (feed_id, is_read, moment)",
        "CREATE INDEX feed_items_by_article ON feed_items (article_id) WHERE article_id IS NOT NULL",
        """
        CREATE TABLE feed_contents (
            item_id INTEGER PRIMARY KEY REFERENCES feed_items (id) ON DELETE CASCADE,
            html BLOB NOT NULL -- zlib
        )
        """,
    ),
    (
        # What a reader says of names; without an article it holds for all.
        """
        CREATE TABLE corrections (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
            surface TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('person', 'company', 'neither', 'same-as')),
            same_as TEXT NOT NULL, -- a full name or an entity's id; '' for the other verdicts
            created TEXT NOT NULL,
            deleted TEXT
        )
        """,
        "CREATE INDEX corrections_by_article ON corrections (article_id)",
    ),
    (
        # Each picture once, however many articles show it.
        """
        CREATE TABLE pictures (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            content_hash TEXT NOT NULL UNIQUE, -- SHA-256 of the bytes
            media_type TEXT NOT NULL,
            width INTEGER NOT NULL,            -- in pixels, as it is to be shown
            height INTEGER NOT NULL,
            data BLOB NOT NULL                 -- as it came
        )
        """,
        """
        CREATE TABLE article_pictures (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            source TEXT NOT NULL,              -- where the article says that it lies
            picture_id INTEGER NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
            deleted TEXT,
            UNIQUE (article_id, source)
        )
        """,
        "CREATE INDEX article_pictures_by_picture ON article_pictures (picture_id)",
        "CREATE INDEX article_pictures_deleted ON article_pictures (deleted) WHERE deleted IS NOT NULL",
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
