"""Copies of the library: made, verified, thinned out, put back. Knows nothing of what is in the tables."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from termreader.errors import StoreError
from termreader.store.database import Database, worded

KEPT = 8
"""How many backups are kept; the oldest goes first."""

_PREFIX = "library-"
_SUFFIX = ".sqlite3"
_DAMAGED = "damaged-"


def make_backup(database: Database, folder: Path) -> Path:
    """Copy the library while it is in use, check the copy, and give its path.

    Raises StoreError when the copy cannot be written or does not pass SQLite's integrity check.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".making-", suffix=_SUFFIX)
        os.close(handle)
    except OSError as error:
        raise StoreError(f"No backup could be made in {folder}: {error.strerror}.") from error
    making = Path(name)
    try:
        with closing(sqlite3.connect(making)) as copy:
            database.connection.backup(copy)
            if not is_sound(copy):
                raise StoreError(f"The backup of {database.path} did not pass its check, and was not kept.")
        _flush(making)
        made = _free_name(folder)
        making.replace(made)
        _flush(folder)
    except sqlite3.Error as error:
        raise worded(error, making) from error
    except OSError as error:
        raise StoreError(f"No backup could be made in {folder}: {error.strerror}.") from error
    finally:
        making.unlink(missing_ok=True)
    for old in list_backups(folder)[KEPT:]:
        old.unlink(missing_ok=True)
    return made


def list_backups(folder: Path) -> list[Path]:
    """The backups in `folder`, newest first."""
    return sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}"), reverse=True) if folder.is_dir() else []


def last_backup_moment(folder: Path) -> datetime | None:
    """When the newest backup was made, in UTC."""
    newest = next(iter(list_backups(folder)), None)
    return datetime.fromtimestamp(newest.stat().st_mtime, UTC) if newest else None


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether SQLite's integrity check finds nothing wrong."""
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def keep_damaged(path: Path, folder: Path) -> Path | None:
    """Keep a copy of a damaged library, once for each state of the file; None when the copy cannot be written."""
    state = path.stat()
    moment = datetime.fromtimestamp(state.st_mtime, UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = folder / f"{_DAMAGED}{moment}-{state.st_size}{_SUFFIX}"
    if kept.exists():
        return kept
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Copied under another name first: half a copy must never pass for one.
        making = kept.with_suffix(".part")
        shutil.copyfile(path, making)
        making.replace(kept)
    except OSError:
        return None
    return kept


def put_back(backup: Path, path: Path, folder: Path) -> Path | None:
    """Put `backup` in the place of the library, and give the path under which the library of before is kept.

    Raises StoreError when the backup does not pass its check; then nothing is touched.
    """
    try:
        with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            sound = is_sound(copy)
    except sqlite3.Error as error:
        raise StoreError(f"The backup {backup} cannot be read ({error}). Nothing was changed.") from error
    if not sound:
        raise StoreError(f"The backup {backup} is damaged itself. Nothing was changed.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = keep_damaged(path, folder) if path.exists() else None
        if path.exists() and kept is None:
            raise StoreError(f"The library of before could not be copied to {folder}. Nothing was changed.")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".restoring-", suffix=_SUFFIX)
        os.close(handle)
        shutil.copyfile(backup, name)
        _flush(Path(name))
        # The journal belongs to the file of before: SQLite would roll it into the restored one.
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        Path(name).replace(path)
        _flush(path.parent)
    except OSError as error:
        raise StoreError(f"The backup could not be put back: {error.strerror} ({path}).") from error
    return kept


def _free_name(folder: Path) -> Path:
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    return folder / f"{_PREFIX}{moment}{_SUFFIX}"


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
