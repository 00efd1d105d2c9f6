"""SQLite connections and transactions, and every way they fail, in words. Contains no business logic."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from termreader.errors import DamagedStoreError, StoreError
from termreader.wording import utc_text

Row = tuple[Any, ...]
"""A row as SQLite gives it: str, int, float, bytes or None in each place."""

Values = tuple[object, ...] | dict[str, object]
"""What stands for the question marks, or for the names, of a statement."""

BUSY_TIMEOUT = 5.0
"""Seconds to wait for another process that is writing."""

_WRITING = "BEGIN IMMEDIATE"
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def utc_now() -> str:
    """This moment, as `utc_text` writes it."""
    return utc_text(datetime.now(UTC))


class Database:
    """One connection, used by one thread at a time, that writes in transactions and survives `kill -9`.

    Rollback journal with `synchronous=FULL`: what was committed is on the disk. (Under WAL, SQLite before 3.51.3 can
    lose a commit when two connections write and checkpoint, and a plain copy of the file misses what is in the log.)
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._depth = 0
        self._has_failed = False
        """Whether a part of the transaction that goes on has failed."""
        self._version = 0
        self.found_damage = False
        with self._worded():
            self._connection = sqlite3.connect(
                path, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False
            )
            try:
                self._configure()
            except BaseException:
                self._connection.close()
                raise

    def _configure(self) -> None:
        connection = self._connection
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA fullfsync = ON")  # macOS: fsync alone does not reach the disk
        connection.execute("PRAGMA trusted_schema = OFF")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; closing twice is harmless."""
        with self._lock:
            self._connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection itself, for the backup API."""
        return self._connection

    @property
    def changes(self) -> int:
        """How many rows this connection has written."""
        return self._connection.total_changes

    def data_version(self) -> int:
        """A number that changes when another connection commits to the same file; a few microseconds.

        Waits for nobody: while another thread or process has the library to itself it is the number of before.
        """
        if not self._lock.acquire(blocking=False):
            return self._version
        try:
            with self._worded():
                self._version = self._asked_once("PRAGMA data_version", self._version)
        finally:
            self._lock.release()
        return self._version

    def _asked_once(self, sql: str, otherwise: int) -> int:
        """The number that answers a question, without waiting for a process that is writing."""
        self._connection.execute("PRAGMA busy_timeout = 0")
        try:
            return int(self._connection.execute(sql).fetchone()[0])
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise
            return otherwise
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT * 1000:.0f}")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write: all of it or none of it. Inside another transaction it is a part of that one.

        Raises StoreError when another process writes for longer than `BUSY_TIMEOUT`, the disk is full, or the file
        may not be written.
        """
        with self._scope(_WRITING) as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Read several times from one state of the library, whatever others write meanwhile."""
        with self._scope("BEGIN") as connection:
            yield connection

    @contextmanager
    def _scope(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock, self._worded():
            if self._depth:
                yield from self._part(begin)
                return
            self._connection.execute(begin)
            self._depth += 1
            self._has_failed = False
            try:
                yield self._connection
                self._check_whole()
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite has already rolled back by itself when the disk is full or failed.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth -= 1

    def _part(self, begin: str) -> Iterator[sqlite3.Connection]:
        """A scope within another. When a part that writes fails, the whole does, even if someone catches the error:
        else half of the part would be kept, or, where SQLite has rolled back by itself, only what came after it."""
        self._check_whole()
        try:
            yield self._connection
        except BaseException:
            self._has_failed |= begin == _WRITING
            raise

    def _check_whole(self) -> None:
        if self._has_failed:
            raise StoreError(f"The library could not be written: {self.path}. Nothing was changed.")

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of one question."""
        with self._lock, self._worded():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """The first row of one question, or None."""
        with self._lock, self._worded():
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, values: Values = ()) -> int:
        """The first column of the first row of a question whose answer is one number."""
        row = self.row(sql, values)
        return int(row[0]) if row is not None else 0

    @contextmanager
    def _worded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            said = worded(error, self.path)
            self.found_damage |= isinstance(said, DamagedStoreError)
            raise said from error


def worded(error: sqlite3.Error, path: Path) -> StoreError:
    """What SQLite says, as a sentence with a way out."""
    primary = _primary_code(error)
    if is_busy(error):
        return StoreError(
            f"Another termreader has been writing to the library for {BUSY_TIMEOUT:.0f} seconds ({path}). "
            "Nothing was changed; try again when it is done."
        )
    if primary in _DAMAGED:
        return DamagedStoreError(
            f"The library file is damaged: {path} ({error}). Nothing was changed. "
            "`termreader doctor` looks at it and says how to get it back."
        )
    if primary == sqlite3.SQLITE_FULL:
        return StoreError(f"The disk is full: the library could not be written ({path}). Nothing was changed.")
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED:
        return StoreError(
            f"The library was put back, replaced or moved while it was open: {path}. Nothing was changed. "
            "Close termreader and open it again."
        )
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return StoreError(f"The library may not be written: {path}. Check who owns the file and its folder.")
    if primary == sqlite3.SQLITE_CANTOPEN:
        return StoreError(f"The library could not be opened: {path}. Check that its folder may be read and written.")
    if primary == sqlite3.SQLITE_IOERR:
        return StoreError(
            f"The disk failed while the library was read or written: {path} ({error}). Nothing was changed."
        )
    return StoreError(f"The library could not be used: {path} ({error}).")


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another connection has the file to itself."""
    return _primary_code(error) in _BUSY


def _primary_code(error: sqlite3.Error) -> int | None:
    """SQLite's result code (sqlite.org/rescode.html) without what extends it."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None
