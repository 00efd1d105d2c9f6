"""Articles in the library file: put in, found, loaded, refilled, deleted. Knows nothing of where they come from."""

import zlib
from typing import Literal, NamedTuple

import msgspec

from termreader.errors import NotFoundError
from termreader.model import Article, ArticleState, Block, Document, Mark, Metadata, count_words
from termreader.store import search
from termreader.store.database import Database, Row, utc_now
from termreader.store.urls import url_key

METADATA_COLUMNS = "title, byline, site, section, published, url, canonical_url, language"
_ELSE_AS_BEFORE = ", ".join(
    "iif(title IN ('', url), ?, title)" if column == "title" else f"coalesce(?, {column})"
    for column in METADATA_COLUMNS.split(", ")
)
STATE_COLUMNS = "position, progress, added, opened, finished, archived"

_Shape = tuple[tuple[Block, ...], tuple[Mark, ...]]
_shape_encoder = msgspec.msgpack.Encoder()
_shape_decoder = msgspec.msgpack.Decoder(_Shape)


class Content(msgspec.Struct, frozen=True):
    """What an article says, in its canonical and in its derived form."""

    markdown: str
    document: Document
    document_version: str
    """The version of the code that derived the document from the Markdown."""
    content_hash: str
    """SHA-256 of the text, hex."""


class Source(msgspec.Struct, frozen=True):
    """What came in, byte for byte."""

    data: bytes
    media_type: str


class Known(NamedTuple):
    """An article that is there already."""

    id: int
    title: str
    deleted: bool
    """It was deleted and can still come back."""
    is_empty: bool
    """Only its address is known."""


class Articles:
    """The articles of one library file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, url: str | None, content_hash: str | None = None) -> Known | None:
        """The article with this address, else one with this text; a live one before a deleted one."""
        return next(iter(self._by("url_key", url_key(url)) or self._by("content_hash", content_hash)), None)

    def find_same(self, metadata: Metadata, content: Content, source: Source) -> Known | None:
        """What is the same thing: of the same address, or of the same text under the same title or in the same bytes.

        The bytes tell a file under another name from an article that shares its text with another: where a source
        gives no title its name stands for it.
        """
        same_address = self._by("url_key", url_key(metadata.url))
        if same_address:
            return same_address[0]
        for known in self._by("content_hash", content.content_hash):
            if known.title == metadata.title or self._came_in_as(known.id, source.data):
                return known
        return None

    def _by(self, column: Literal["url_key", "content_hash"], value: str | None) -> list[Known]:
        if value is None:
            return []
        rows = self._database.rows(
            f"SELECT id, title, deleted IS NOT NULL, content_hash = '' FROM articles WHERE {column} = ?"  # noqa: S608 - one of two names
            " ORDER BY deleted IS NOT NULL, id",
            (value,),
        )
        return [
            Known(identifier, title, bool(deleted), bool(is_empty)) for identifier, title, deleted, is_empty in rows
        ]

    def _came_in_as(self, article_id: int, data: bytes) -> bool:
        row = self._database.row("SELECT data FROM sources WHERE article_id = ?", (article_id,))
        return row is not None and zlib.decompress(row[0]) == data

    def find_titled(self, title: str) -> Known | None:
        """The newest live article with just this title."""
        row = self._database.row(
            "SELECT id, title, 0, content_hash = '' FROM articles WHERE title = ? AND deleted IS NULL"
            " ORDER BY id DESC LIMIT 1",
            (title,),
        )
        return None if row is None else Known(row[0], row[1], False, bool(row[3]))

    def identities(self) -> list[tuple[int, Metadata, str]]:
        """The number, metadata and content hash of every article, oldest first."""
        return [
            (row[0], metadata_from(row[2:]), row[1])
            for row in self._database.rows(
                f"SELECT id, content_hash, {METADATA_COLUMNS} FROM articles WHERE deleted IS NULL ORDER BY id"  # noqa: S608 - constants
            )
        ]

    def insert(self, metadata: Metadata, content: Content | None, source: Source | None) -> int:
        """Put in a new article and give its number. Without content it stands for an address not read yet."""
        text = content.document.text if content else ""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                f"INSERT INTO articles ({METADATA_COLUMNS}, url_key, content_hash, words, added)"  # noqa: S608 - constants
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *_metadata_values(metadata),
                    url_key(metadata.url),
                    content.content_hash if content else "",
                    count_words(text),
                    utc_now(),
                ),
            )
            article_id = cursor.lastrowid or 0
            if content:
                self._write_content(article_id, content)
            if source:
                self._write_source(article_id, source)
            search.index_article(connection, article_id)
        return article_id

    def refill(self, article_id: int, metadata: Metadata | None, content: Content, source: Source | None) -> None:
        """Give an article new content; position, tags and annotations stay. None leaves what was known, and so does
        each fact that is not in `metadata`: a page that names no author takes none away. A title stays, as it may be
        the person's own, unless it is an address that stood for one.
        """
        with self._database.transaction() as connection:
            search.unindex_article(connection, article_id)
            if metadata is not None:
                connection.execute(
                    f"UPDATE articles SET ({METADATA_COLUMNS}, url_key) = ({_ELSE_AS_BEFORE}, coalesce(?, url_key))"  # noqa: S608 - constants
                    " WHERE id = ?",
                    (*_metadata_values(metadata), url_key(metadata.url), article_id),
                )
            connection.execute(
                "UPDATE articles SET content_hash = ?, words = ? WHERE id = ?",
                (content.content_hash, count_words(content.document.text), article_id),
            )
            self._write_content(article_id, content)
            if source:
                self._write_source(article_id, source)
            search.index_article(connection, article_id)

    def _write_content(self, article_id: int, content: Content) -> None:
        document = content.document
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO contents (article_id, markdown, document_version, shape, text)"
                " VALUES (?, ?, ?, ?, ?)",
                (
                    article_id,
                    content.markdown,
                    content.document_version,
                    _shape_encoder.encode((document.blocks, document.marks)),
                    document.text,
                ),
            )

    def _write_source(self, article_id: int, source: Source) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO sources (article_id, media_type, data) VALUES (?, ?, ?)",
                (article_id, source.media_type, zlib.compress(source.data)),
            )

    def load(self, article_id: int, *, markdown: bool = True) -> tuple[Article, str]:
        """The article, and the version of the code that derived its document. Parses nothing. Its Markdown, which
        reading does not need, is a third of what is read for a long one, and can be left out.

        Raises NotFoundError for a number that is not there, or is deleted.
        """
        with self._database.snapshot():
            row = self._database.row(
                f"SELECT {METADATA_COLUMNS}, {STATE_COLUMNS}, content_hash, {'markdown' if markdown else 'NULL'},"  # noqa: S608 - constants
                " document_version, shape, text"
                " FROM articles LEFT JOIN contents ON article_id = id WHERE id = ? AND deleted IS NULL",
                (article_id,),
            )
            tags = self._database.rows("SELECT tag FROM tags WHERE article_id = ? ORDER BY tag", (article_id,))
        if row is None:
            raise self.not_found(article_id)
        content_hash, written, version, shape, text = row[14:]
        blocks, marks = _shape_decoder.decode(shape) if shape else ((), ())
        article = Article(
            id=article_id,
            metadata=metadata_from(row[:8]),
            document=Document(text or "", blocks, marks),
            state=state_from(row[8:14], tuple(tag for (tag,) in tags)),
            markdown=written or "",
            content_hash=content_hash,
        )
        return article, version or ""

    def source(self, article_id: int) -> Source:
        """What came in, byte for byte. Raises NotFoundError when the article is not there or nothing was kept."""
        row = self._database.row(
            "SELECT data, media_type FROM articles JOIN sources ON article_id = id WHERE id = ? AND deleted IS NULL",
            (article_id,),
        )
        if row is None:
            self.require(article_id)
            raise self._without_source(article_id)
        data, media_type = row
        return Source(zlib.decompress(data), media_type)

    def _without_source(self, article_id: int) -> NotFoundError:
        if self._database.row("SELECT 1 FROM articles WHERE id = ? AND content_hash = ''", (article_id,)):
            return NotFoundError(
                f"Only the address of article {article_id} is known. `termreader refresh {article_id}` fetches it."
            )
        return NotFoundError(f"What article {article_id} was read from is not in the library.")

    def media_type(self, article_id: int) -> str | None:
        """The type of what came in; None when nothing did, or the article is not there."""
        row = self._database.row("SELECT media_type FROM sources WHERE article_id = ?", (article_id,))
        return None if row is None else str(row[0])

    def set_title(self, article_id: int, title: str) -> None:
        """Give the article another title."""
        with self._database.transaction() as connection:
            self.require(article_id)
            search.unindex_article(connection, article_id)
            connection.execute("UPDATE articles SET title = ? WHERE id = ?", (title, article_id))
            search.index_article(connection, article_id)

    def delete(self, article_id: int) -> None:
        """Take the article away so that it can come back. Raises NotFoundError when it is not there."""
        with self._database.transaction() as connection:
            self.require(article_id)
            connection.execute("UPDATE articles SET deleted = ? WHERE id = ?", (utc_now(), article_id))

    def restore(self, article_id: int) -> None:
        """Bring a deleted article back; one that is there stays as it is. Raises NotFoundError when it is gone."""
        with self._database.transaction() as connection:
            if connection.execute("UPDATE articles SET deleted = NULL WHERE id = ?", (article_id,)).rowcount == 0:
                raise self.not_found(article_id)

    def purge(self, before: str) -> int:
        """Remove for good what was deleted before the moment `before` (ISO 8601 in UTC); how many articles went."""
        old = self._database.rows("SELECT id FROM articles WHERE deleted < ?", (before,))
        if not old:
            return 0
        with self._database.transaction() as connection:
            for (article_id,) in old:
                search.unindex_article(connection, article_id)
                for (annotation_id,) in connection.execute(
                    "SELECT id FROM annotations WHERE article_id = ?", (article_id,)
                ).fetchall():
                    search.unindex_annotation(connection, annotation_id)
                connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            connection.execute("DELETE FROM analyses WHERE content_hash NOT IN (SELECT content_hash FROM articles)")
        return len(old)

    def require(self, article_id: int) -> None:
        """Raise NotFoundError unless the article is there."""
        if self._database.row("SELECT 1 FROM articles WHERE id = ? AND deleted IS NULL", (article_id,)) is None:
            raise self.not_found(article_id)

    def not_found(self, article_id: int) -> NotFoundError:
        """The error that says what `article_id` is, when it is no article that can be opened."""
        row = self._database.row("SELECT title FROM articles WHERE id = ?", (article_id,))
        if row is not None:
            return NotFoundError(f"Article {article_id} was removed. `termreader restore {article_id}` brings it back.")
        return NotFoundError(f"There is no article {article_id} in the library. `termreader list` shows what there is.")


def hash_text(text: str) -> str:
    """SHA-256 of a text, hex: the key by which it is found again, and its analysis with it."""
    import hashlib  # 4 ms, which a list is spared

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def metadata_from(columns: Row) -> Metadata:
    """Metadata from the columns of `METADATA_COLUMNS`."""
    return Metadata(*columns)


def state_from(columns: Row, tags: tuple[str, ...]) -> ArticleState:
    """State from the columns of `STATE_COLUMNS`."""
    position, progress, added, opened, finished, archived = columns
    return ArticleState(position, progress, added, opened, bool(finished), bool(archived), tags)


def _metadata_values(metadata: Metadata) -> tuple[str | None, ...]:
    return (
        metadata.title,
        metadata.byline,
        metadata.site,
        metadata.section,
        metadata.published,
        metadata.url,
        metadata.canonical_url,
        metadata.language,
    )
