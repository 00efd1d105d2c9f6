"""The pictures of articles, in the library file. Knows nothing of where they come from or how they are shown."""

from termreader.errors import NotFoundError
from termreader.model import Picture, PictureSize
from termreader.store.database import Database, utc_now


class Pictures:
    """The pictures of one library file: each kept once, and which articles show it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article_id: int) -> list[Picture]:
        """The pictures of an article, without their bytes, in the order they were kept."""
        return [
            Picture(picture_id, source, media_type, PictureSize(width, height), length)
            for picture_id, source, media_type, width, height, length in self._database.rows(
                "SELECT p.id, source, media_type, width, height, length(data) FROM article_pictures AS a"
                " JOIN pictures AS p ON p.id = picture_id WHERE article_id = ? AND deleted IS NULL ORDER BY a.id",
                (article_id,),
            )
        ]

    def data(self, picture_id: int) -> bytes:
        """The bytes of a picture, as they came. Raises NotFoundError when it is not there."""
        row = self._database.row("SELECT data FROM pictures WHERE id = ?", (picture_id,))
        if row is None:
            raise NotFoundError("That picture is no longer in the library.")
        data: bytes = row[0]
        return data

    def keep(self, article_id: int, source: str, data: bytes, media_type: str, size: PictureSize) -> None:
        """Keep a picture of an article, in the place of the one of before from the same source."""
        import hashlib  # 4 ms, which a list is spared

        digest = hashlib.sha256(data).hexdigest()
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO pictures (content_hash, media_type, width, height, data) VALUES (?, ?, ?, ?, ?)",
                (digest, media_type, size.width, size.height, data),
            )
            connection.execute(
                "INSERT INTO article_pictures (article_id, source, picture_id)"
                " SELECT ?, ?, id FROM pictures WHERE content_hash = ?"
                " ON CONFLICT (article_id, source) DO UPDATE SET picture_id = excluded.picture_id, deleted = NULL",
                (article_id, source, digest),
            )

    def delete(self, article_id: int) -> None:
        """Let go of the pictures of an article so that they can come back."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE article_pictures SET deleted = ? WHERE article_id = ? AND deleted IS NULL",
                (utc_now(), article_id),
            )

    def restore(self, article_id: int) -> None:
        """Bring back the pictures of an article that were let go of."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE article_pictures SET deleted = NULL WHERE article_id = ?", (article_id,))

    def purge(self, before: str) -> int:
        """Remove for good what was let go of before a moment (ISO 8601 in UTC), and what no article shows any more.

        How many pictures went.
        """
        unseen = "id NOT IN (SELECT picture_id FROM article_pictures WHERE deleted IS NULL OR deleted >= ?)"
        if not self._database.value(f"SELECT count(*) FROM pictures WHERE {unseen}", (before,)):  # noqa: S608 - ours
            return 0
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM article_pictures WHERE deleted < ?", (before,))
            return connection.execute(f"DELETE FROM pictures WHERE {unseen}", (before,)).rowcount  # noqa: S608 - ours
