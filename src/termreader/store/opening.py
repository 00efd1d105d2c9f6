"""Opens the library file: makes it when new, refuses what is newer, foreign or damaged, brings it up to date.

The file is only ever written after every check has passed. What makes copies is imported when one is made.
"""

import struct
from contextlib import suppress
from pathlib import Path

from termreader.errors import DamagedStoreError, NewerSchemaError, StoreError
from termreader.paths import Paths
from termreader.store.database import Database
from termreader.store.schema import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION, migrate, schema_version

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_USER_VERSION = struct.Struct(">I")
_USER_VERSION_AT = 60
"""The database header (sqlite.org/fileformat2.html, 1.3)."""


def open_database(paths: Paths, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS) -> Database:
    """Open the library, up to date and sound. A missing file, or one of 0 bytes, is a new library, unless there are
    backups: then it is one that was lost, and beginning anew would end in a backup of nothing in the place of the last.

    Which state of the file was found sound is remembered in the cache folder, so that the check is done only when the
    file was changed by something else since, or termreader did not end in order.

    Raises NewerSchemaError, DamagedStoreError or StoreError; none of them has changed the file.
    """
    path, backups = paths.database, paths.backups
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > 0:
            _check_header(path, backups, len(migrations))
        else:
            _check_new(path, backups)
    except OSError as error:
        raise StoreError(f"The library could not be opened: {path} ({error.strerror or error}).") from error
    try:
        database = Database(path)
    except DamagedStoreError as error:
        raise damaged(path, backups, str(error.__cause__)) from error
    try:
        _check_and_migrate(database, paths, migrations)
    except DamagedStoreError as error:
        database.close()
        raise damaged(path, backups, str(error.__cause__ or error)) from error
    except BaseException:
        database.close()
        raise
    return database


def note_checked(paths: Paths) -> None:
    """Remember that the file, as it is now, is sound. Failing to remember only costs a check."""
    with suppress(OSError):
        paths.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        _note(paths).write_text(_fingerprint(paths.database))


def damaged(path: Path, backups: Path, what: str) -> DamagedStoreError:
    """The error for a damaged library: keeps a copy of the file, and says what can be done."""
    from termreader.store.backup import keep_damaged, list_backups

    kept = keep_damaged(path, backups)
    copy = f" and a copy is kept at {kept}" if kept else ""
    newest = next(iter(list_backups(backups)), None)
    salvage = "`termreader doctor --salvage` saves what can still be read."
    remedy = (
        f"`termreader doctor --restore` puts back the last backup ({newest.name}); {salvage}" if newest else salvage
    )
    return DamagedStoreError(f"The library file is damaged: {path} ({what}). It is left as it is{copy}. {remedy}")


def _check_new(path: Path, backups: Path) -> None:
    """Raise StoreError when what seems a new library is one that was lost."""
    from termreader.store.backup import list_backups  # once in the life of a library

    newest = next(iter(list_backups(backups)), None)
    if newest is not None:
        lost = "is empty" if path.exists() else "is gone"
        raise StoreError(
            f"The library file {lost}, though there are backups of it: {path}. Nothing was changed. `termreader doctor"
            f" --restore` puts back the last ({newest.name}). To begin anew, move {backups} elsewhere."
        )


def _check_header(path: Path, backups: Path, newest: int) -> None:
    """Read the header as bytes: SQLite itself may change a file by opening it."""
    with path.open("rb") as file:
        header = file.read(_HEADER_SIZE)
    if len(header) < _HEADER_SIZE or not header.startswith(_MAGIC):
        raise damaged(path, backups, "it does not begin as an SQLite file does")
    (user_version,) = _USER_VERSION.unpack_from(header, _USER_VERSION_AT)
    if user_version > newest:
        raise NewerSchemaError(
            f"The library was made by a newer version of termreader: {path} (schema {user_version}, where this version "
            f"knows {newest}). It was not touched. Install the newer version, or set TERMREADER_HOME to another folder."
        )


def _check_and_migrate(database: Database, paths: Paths, migrations: tuple[tuple[str, ...], ...]) -> None:
    version = schema_version(database)
    if database.value("PRAGMA schema_version") == 0:
        migrate(database, migrations)
        return
    if _remembered(_note(paths)) != _fingerprint(database.path):
        verdict = database.rows("PRAGMA quick_check(1)")[0][0]
        if verdict != "ok":
            raise DamagedStoreError(str(verdict).splitlines()[-1])
    if database.value("PRAGMA application_id") != APPLICATION_ID:
        raise StoreError(f"{database.path} is a database, but not a termreader library. It was not touched.")
    if version < len(migrations):
        from termreader.store.backup import make_backup

        make_backup(database, paths.backups)
        migrate(database, migrations)


def _note(paths: Paths) -> Path:
    return paths.cache / "library-checked"


def _remembered(checked: Path) -> str | None:
    try:
        return checked.read_text()
    except (OSError, ValueError):
        return None


def _fingerprint(path: Path) -> str:
    state = path.stat()
    return f"{path} {state.st_size} {state.st_mtime_ns} {SCHEMA_VERSION}"
