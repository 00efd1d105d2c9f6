"""What a reader said of names, in the library file. Knows nothing of how names are found."""

from termreader.errors import NotFoundError
from termreader.model import Correction, Verdict
from termreader.store.database import Database, Row, utc_now

_COLUMNS = "surface, verdict, same_as, article_id, id, created"
_LIVE = "deleted IS NULL AND (article_id IS NULL OR article_id IN (SELECT id FROM articles WHERE deleted IS NULL))"


class Corrections:
    """The corrections of one library file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Correction]:
        """Every correction: the whole library's, then the articles', oldest first."""
        return self._where("1")

    def holding_for(self, article_id: int | None) -> list[Correction]:
        """Those of the whole library and then those of one article, each oldest first: the order in which later ones
        outrank earlier ones. None: those of the library alone.
        """
        return self._where("article_id IS NULL OR article_id = ?", article_id)

    def _where(self, condition: str, *values: object) -> list[Correction]:
        return [
            _correction(row)
            for row in self._database.rows(
                f"SELECT {_COLUMNS} FROM corrections WHERE {_LIVE} AND ({condition})"  # noqa: S608 - constants
                " ORDER BY article_id IS NOT NULL, id",
                values,
            )
        ]

    def get(self, correction_id: int) -> Correction:
        """One correction. Raises NotFoundError when it is not there or withdrawn."""
        found = self._where("id = ?", correction_id)
        if not found:
            raise _not_found(correction_id)
        return found[0]

    def insert(self, correction: Correction) -> Correction:
        """Keep a new one, whose `id` and `created` are given here."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO corrections (article_id, surface, verdict, same_as, created) VALUES (?, ?, ?, ?, ?)",
                (
                    correction.article_id,
                    correction.surface,
                    correction.verdict.value,
                    correction.same_as,
                    correction.created or utc_now(),
                ),
            )
            return self.get(cursor.lastrowid or 0)

    def withdraw(self, correction_id: int) -> None:
        """Take it back so that it can come again."""
        with self._database.transaction() as connection:
            self.get(correction_id)
            connection.execute("UPDATE corrections SET deleted = ? WHERE id = ?", (utc_now(), correction_id))

    def reinstate(self, correction_id: int) -> None:
        """Let a withdrawn one hold again; one that holds stays as it is."""
        with self._database.transaction() as connection:
            changed = connection.execute("UPDATE corrections SET deleted = NULL WHERE id = ?", (correction_id,))
            if changed.rowcount == 0:
                raise _not_found(correction_id)

    def purge(self, before: str) -> int:
        """Remove for good what was withdrawn before the moment `before` (ISO 8601 in UTC); how many went."""
        if not self._database.value("SELECT count(*) FROM corrections WHERE deleted < ?", (before,)):
            return 0
        with self._database.transaction() as connection:
            return connection.execute("DELETE FROM corrections WHERE deleted < ?", (before,)).rowcount


def _correction(row: Row) -> Correction:
    surface, verdict, same_as, article_id, correction_id, created = row
    return Correction(surface, Verdict(verdict), same_as, article_id, correction_id, created)


def _not_found(correction_id: int) -> NotFoundError:
    return NotFoundError(f"There is no correction {correction_id}. `termreader names corrections` shows what there is.")
