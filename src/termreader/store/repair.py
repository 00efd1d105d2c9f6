"""Looks after a library file from outside: checks it thoroughly, puts back a backup, saves what can be read."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from termreader.errors import DamagedStoreError, NewerSchemaError, StoreError
from termreader.paths import Paths
from termreader.store.backup import list_backups, put_back
from termreader.store.database import Database
from termreader.store.opening import open_database
from termreader.store.schema import schema_version

_COUNTS = {
    "articles": "SELECT count(*) FROM articles WHERE deleted IS NULL",
    "archived": "SELECT count(*) FROM articles WHERE deleted IS NULL AND archived",
    "removed": "SELECT count(*) FROM articles WHERE deleted IS NOT NULL",
    "bookmarks": "SELECT count(*) FROM annotations WHERE deleted IS NULL AND kind = 'bookmark'",
    "highlights": "SELECT count(*) FROM annotations WHERE deleted IS NULL AND kind = 'highlight'",
    "notes": "SELECT count(*) FROM annotations WHERE deleted IS NULL AND kind = 'note'",
    "pictures": "SELECT count(*) FROM pictures",
}


class Checkup(msgspec.Struct, frozen=True):
    """What was found."""

    state: str
    """`sound`, `new` (no library yet), `newer` (made by a newer termreader), `damaged` or `unusable`."""
    words: str
    """The same in a sentence, with a way out where one is needed."""
    size: int | None = None
    """Bytes."""
    schema: int | None = None
    counts: dict[str, int] = {}
    backups: tuple[str, ...] = ()
    """Where they lie, newest first."""


def check_library(paths: Paths) -> Checkup:
    """Check every page and every reference of the library, which may be too broken to be opened.

    Changes nothing in a library of this version; one of an older is brought up to date, as whenever it is opened.
    """
    path = paths.database
    copies = tuple(str(copy) for copy in list_backups(paths.backups))
    if not copies and (not path.exists() or path.stat().st_size == 0):
        return Checkup("new", "There is no library yet; the first article makes it.", backups=copies)
    size = path.stat().st_size if path.exists() else None
    try:
        with open_database(paths) as database:
            fault = _fault(database)
            if fault:
                return Checkup("damaged", f"The library has a fault: {fault}. {_REMEDY}", size, backups=copies)
            counts = {name: database.value(sql) for name, sql in _COUNTS.items()}
            return Checkup("sound", "The library is sound.", size, schema_version(database), counts, copies)
    except NewerSchemaError as error:
        return Checkup("newer", str(error), size, backups=copies)
    except DamagedStoreError as error:
        return Checkup("damaged", str(error), size, backups=copies)
    except StoreError as error:
        return Checkup("unusable", str(error), size, backups=copies)


_REMEDY = "`termreader doctor --restore` puts back the last backup, `--salvage` saves what can still be read."


def _fault(database: Database) -> str | None:
    """The first thing wrong in an opened library."""
    verdict = database.rows("PRAGMA integrity_check(1)")[0][0]
    if verdict != "ok":
        return str(verdict).splitlines()[-1]
    if database.rows("PRAGMA foreign_key_check"):
        return "something in it belongs to an article that is not there"
    return None


def restore_backup(paths: Paths, chosen: Path | None = None) -> tuple[Path, Path | None]:
    """Put back a backup, the newest unless one is chosen: which it was, and where the library of before is kept.

    No library may be open. Raises StoreError when there is no backup or it is damaged; then nothing was changed.
    """
    chosen = chosen or next(iter(list_backups(paths.backups)), None)
    if chosen is None:
        raise StoreError(
            f"There is no backup in {paths.backups}. `termreader doctor --salvage` saves what can still be read."
        )
    return chosen, put_back(chosen, paths.database, paths.backups)


def salvage_library(paths: Paths) -> tuple[dict[str, int], Path | None]:
    """Save what can still be read: how many rows of each table, and where the library of before is kept.

    No library may be open. Raises StoreError when the library is not damaged, or nothing can be read.
    """
    from termreader.store.salvage import salvage  # the rest of the store

    found = check_library(paths)
    if found.state != "damaged":
        raise StoreError(f"There is nothing to save. {found.words}")
    with TemporaryDirectory() as folder:
        saved = Path(folder) / paths.database.name
        counts = salvage(paths.database, saved)
        return counts, put_back(saved, paths.database, paths.backups)
