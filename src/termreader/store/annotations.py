"""Bookmarks, highlights and notes in the library file. How their words are found in a text is in `anchoring`."""

from termreader.errors import NotFoundError
from termreader.model import Annotation, AnnotationKind
from termreader.store import search
from termreader.store.database import Database, Row, utc_now

_COLUMNS = 'id, article_id, kind, "start", "end", quote, prefix, suffix, body, created, modified, orphaned'
_LIVE = "deleted IS NULL AND article_id IN (SELECT id FROM articles WHERE deleted IS NULL)"


class Annotations:
    """The annotations of one library file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article_id: int | None = None) -> list[Annotation]:
        """Those of one article in the order of its text, orphans last; or of all, article by article."""
        return [
            _annotation(row)
            for row in self._database.rows(
                f"SELECT {_COLUMNS} FROM annotations WHERE {_LIVE} AND (? IS NULL OR article_id = ?)"  # noqa: S608 - constants
                ' ORDER BY article_id, orphaned, "start", "end", id',
                (article_id, article_id),
            )
        ]

    def get(self, annotation_id: int) -> Annotation:
        """One annotation. Raises NotFoundError when it is not there or deleted."""
        row = self._database.row(
            f"SELECT {_COLUMNS} FROM annotations WHERE id = ? AND {_LIVE}",  # noqa: S608 - constants
            (annotation_id,),
        )
        if row is None:
            raise _not_found(annotation_id)
        return _annotation(row)

    def insert(self, annotation: Annotation) -> Annotation:
        """Keep a new annotation, whose `id` is given here and whose empty times are now."""
        now = utc_now()
        created = annotation.created or now
        with self._database.transaction() as connection:
            cursor = connection.execute(
                'INSERT INTO annotations (article_id, kind, "start", "end", quote, prefix, suffix, body, created,'
                " modified, orphaned) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    annotation.article_id,
                    annotation.kind.value,
                    annotation.start,
                    annotation.end,
                    annotation.quote,
                    annotation.prefix,
                    annotation.suffix,
                    annotation.body,
                    created,
                    annotation.modified or created,
                    int(annotation.orphaned),
                ),
            )
            annotation_id = cursor.lastrowid or 0
            search.index_annotation(connection, annotation_id)
            return self.get(annotation_id)

    def write(self, annotation: Annotation) -> None:
        """Keep what was changed in an annotation that is there: place, words, kind; `modified` as it is given."""
        with self._database.transaction() as connection:
            search.unindex_annotation(connection, annotation.id)
            connection.execute(
                'UPDATE annotations SET (kind, "start", "end", quote, prefix, suffix, body, modified, orphaned)'
                " = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
                (
                    annotation.kind.value,
                    annotation.start,
                    annotation.end,
                    annotation.quote,
                    annotation.prefix,
                    annotation.suffix,
                    annotation.body,
                    annotation.modified,
                    int(annotation.orphaned),
                    annotation.id,
                ),
            )
            search.index_annotation(connection, annotation.id)

    def find_again(self, article_id: int, text: str) -> None:
        """Put all that an article has on their words in its new text, those deleted as well: they may come back."""
        from termreader.store.anchoring import found_again  # a list is spared it

        with self._database.transaction():
            rows = self._database.rows(f"SELECT {_COLUMNS} FROM annotations WHERE article_id = ?", (article_id,))  # noqa: S608 - constants
            for annotation in map(_annotation, rows):
                again = found_again(annotation, text)
                if again != annotation:
                    self.write(again)

    def delete(self, annotation_id: int) -> None:
        """Take it away so that it can come back."""
        with self._database.transaction() as connection:
            self.get(annotation_id)
            connection.execute("UPDATE annotations SET deleted = ? WHERE id = ?", (utc_now(), annotation_id))

    def restore(self, annotation_id: int) -> None:
        """Bring a deleted one back; one that is there stays as it is."""
        with self._database.transaction() as connection:
            if connection.execute("UPDATE annotations SET deleted = NULL WHERE id = ?", (annotation_id,)).rowcount == 0:
                raise _not_found(annotation_id)

    def purge(self, before: str) -> int:
        """Remove for good what was deleted before the moment `before` (ISO 8601 in UTC); how many went."""
        old = self._database.rows("SELECT id FROM annotations WHERE deleted < ?", (before,))
        if not old:
            return 0
        with self._database.transaction() as connection:
            for (annotation_id,) in old:
                search.unindex_annotation(connection, annotation_id)
                connection.execute("DELETE FROM annotations WHERE id = ?", (annotation_id,))
        return len(old)


def _annotation(row: Row) -> Annotation:
    identifier, article_id, kind, start, end, quote, prefix, suffix, body, created, modified, orphaned = row
    return Annotation(
        identifier,
        article_id,
        AnnotationKind(kind),
        start,
        end,
        quote,
        prefix,
        suffix,
        body,
        created,
        modified,
        bool(orphaned),
    )


def _not_found(annotation_id: int) -> NotFoundError:
    return NotFoundError(
        f"There is no note {annotation_id} in the library. `termreader notes list` shows what there is."
    )
