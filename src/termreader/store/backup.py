"""Copies of the library: made, verified, thinned out, put back. Knows nothing of what is in the tables."""

import filecmp
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from termreader.errors import StoreError
from termreader.store import database as connections
from termreader.store.database import Database, is_busy, worded
from termreader.store.schema import APPLICATION_ID, SCHEMA_VERSION

KEPT = 8
"""How many backups are kept; the oldest goes first."""

_PREFIX = "library-"
_SUFFIX = ".sqlite3"
_MOMENT = "%Y%m%dT%H%M%S.%fZ"
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
        _flush_folder(folder)
    except sqlite3.Error as error:
        raise worded(error, making) from error
    except OSError as error:
        raise StoreError(f"No backup could be made in {folder}: {error.strerror}.") from error
    finally:
        making.unlink(missing_ok=True)
    for old in list_backups(folder)[KEPT:]:
        with suppress(OSError):  # one too many is no harm
            old.unlink()
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
    """Keep a copy of a damaged library, once for each state of the file; None when the copy cannot be written.

    Where a process was killed while it wrote, the journal that takes the half of it back is kept beside the copy.
    """
    filecmp.clear_cache()  # which goes by moment and size as well
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for kept in _names_for(path, folder):
            if not kept.exists():
                break
            if filecmp.cmp(path, kept, shallow=False):
                return kept
        if _journal(path).exists():
            _copy_whole(_journal(path), _journal(kept))
        _copy_whole(path, kept)
    except OSError:
        return None
    return kept


def put_back(backup: Path, path: Path, folder: Path) -> Path | None:
    """Put `backup` in the place of the library, and give the path under which the library of before is kept.

    Raises StoreError when the backup is no sound library, or another process is writing; then nothing is touched.
    """
    _check(backup)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = path.resolve()  # a link stays one, and what it leads to is replaced
        if not path.exists():
            _replace(path, backup)
            return None
        with _to_itself(path):  # which also takes back what a killed process left half done
            pass
        state = _state(path)
        kept = keep_damaged(path, folder)
        if kept is None:
            raise StoreError(f"The library of before could not be copied to {folder}. Nothing was changed.")
        # While the lock is held the file is opened nowhere: closing it would end the lock (howtocorrupt.html, 2.2).
        with _to_itself(path):
            if _state(path) != state:
                raise StoreError(f"The library is being written: {path}. Nothing was changed; close it and try again.")
            _replace(path, backup)
    except OSError as error:
        raise StoreError(f"The backup could not be put back: {error.strerror} ({path}).") from error
    return kept


def _check(backup: Path) -> None:
    """Raise StoreError unless `backup` is a sound library of a form that is known here."""
    try:
        with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            made_by = copy.execute("PRAGMA application_id").fetchone()[0]
            version = copy.execute("PRAGMA user_version").fetchone()[0]
            sound = is_sound(copy)
    except sqlite3.Error as error:
        raise StoreError(f"The backup {backup} cannot be read ({error}). Nothing was changed.") from error
    if made_by != APPLICATION_ID or version < 1:
        raise StoreError(f"{backup} is not a termreader library. Nothing was changed.")
    if version > SCHEMA_VERSION:
        raise StoreError(f"{backup} was made by a newer version of termreader. Nothing was changed.")
    if not sound:
        raise StoreError(f"The backup {backup} is damaged itself. Nothing was changed.")


def _replace(path: Path, backup: Path) -> None:
    """Put a copy of `backup` at `path` in one step: whenever the machine stops, one of the two is there, and whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".restoring-", suffix=_SUFFIX)
    os.close(handle)
    copy = Path(name)
    try:
        shutil.copyfile(backup, copy)
        _flush(copy)
        # The journal belongs to the file of before: SQLite would roll it into the restored one.
        _journal(path).unlink(missing_ok=True)
        copy.replace(path)
    finally:
        copy.unlink(missing_ok=True)
    _flush_folder(path.parent)


@contextmanager
def _to_itself(path: Path) -> Iterator[None]:
    """Nobody else reads or writes the library meanwhile. Raises StoreError when another process does for too long."""
    uri = f"{path.as_uri()}?mode=rw"
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=connections.BUSY_TIMEOUT, isolation_level=None)
    except sqlite3.Error as error:
        raise worded(error, path) from error
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if is_busy(error):
                raise worded(error, path) from error
            # Too damaged to be locked, it is too damaged to be written.
        yield


def _state(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_size


def _journal(path: Path) -> Path:
    file = path.resolve()  # beside which SQLite puts it, whatever led there
    return file.with_name(file.name + "-journal")


def _names_for(path: Path, folder: Path) -> Iterator[Path]:
    """What copies of a damaged library may be called, without end: by the moment and the size of its state."""
    state = path.stat()
    moment = datetime.fromtimestamp(state.st_mtime, UTC).strftime(_MOMENT)
    for number in count(1):
        yield folder / f"{_DAMAGED}{moment}-{state.st_size}{f'-{number}' if number > 1 else ''}{_SUFFIX}"


def _copy_whole(source: Path, target: Path) -> None:
    """Copy a file. Under another name first: half a copy must never pass for one."""
    making = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, making)
        _flush(making)
        making.replace(target)
    finally:
        making.unlink(missing_ok=True)


def _free_name(folder: Path) -> Path:
    """A name for a backup made now, after those of all others in the order of names, even if the clock went back."""
    moment = datetime.now(UTC)
    with suppress(StopIteration, ValueError, OverflowError):
        newest = next(iter(list_backups(folder))).name.removeprefix(_PREFIX).removesuffix(_SUFFIX)
        moment = max(moment, datetime.strptime(newest, _MOMENT).replace(tzinfo=UTC) + timedelta(microseconds=1))
    return folder / f"{_PREFIX}{moment.strftime(_MOMENT)}{_SUFFIX}"


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    with suppress(OSError):  # some network drives cannot; SQLite goes on without it as well
        _flush(folder)
