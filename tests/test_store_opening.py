"""Opening the library file: new, up to date, newer, damaged, foreign, unreachable."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from termreader.errors import DamagedStoreError, NewerSchemaError, StoreError
from termreader.library import Library
from termreader.paths import Paths
from termreader.store.backup import list_backups
from termreader.store.opening import open_database
from termreader.store.repair import check_library, restore_backup
from termreader.store.schema import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION, schema_version
from tests.articles import add
from tests.shared import SHARED, needs_shared

SECOND = ("ALTER TABLE articles ADD COLUMN mood TEXT", "UPDATE articles SET mood = 'calm'")
THIRD = ("CREATE TABLE moods (name TEXT)",)


def put(paths: Paths, data: bytes) -> None:
    paths.data.mkdir(parents=True, exist_ok=True)
    paths.database.write_bytes(data)


@pytest.fixture
def filled(paths: Paths) -> Paths:
    """A library with articles, closed in order."""
    with Library.open(paths) as library:
        for number in range(20):
            add(library, f"Article {number}", f"Text {number} about llamas.\n\n" + "word " * 2000)
    return paths


def test_a_missing_library_is_made_on_first_use(paths: Paths) -> None:
    with open_database(paths) as database:
        assert schema_version(database) == SCHEMA_VERSION
        assert database.value("PRAGMA application_id") == APPLICATION_ID
        assert database.rows("PRAGMA journal_mode") == [("delete",)]
        assert database.value("PRAGMA synchronous") == 2
        assert database.value("PRAGMA foreign_keys") == 1


def test_a_library_of_no_bytes_is_a_new_one(paths: Paths) -> None:
    put(paths, b"")
    with Library.open(paths) as library:
        assert library.summaries() == []


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_library_that_was_lost_is_not_begun_anew_beside_its_backups(
    filled: Paths, lose: Callable[[Path], object]
) -> None:
    lose(filled.database)
    with pytest.raises(StoreError, match=r"though there are backups.*doctor --restore"):
        Library.open(filled)
    found = check_library(filled)
    assert (found.state, "doctor --restore" in found.words) == ("unusable", True)
    restore_backup(filled)
    with Library.open(filled) as library:
        assert len(library.summaries()) == 20


def test_only_its_owner_may_look_into_the_data_folder(paths: Paths) -> None:
    open_database(paths).close()
    assert paths.data.stat().st_mode & 0o077 == 0


def test_a_newer_library_is_refused_in_words_and_left_byte_for_byte(filled: Paths) -> None:
    with closing(sqlite3.connect(filled.database)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = filled.database.read_bytes()
    with pytest.raises(NewerSchemaError, match="made by a newer version"):
        Library.open(filled)
    assert filled.database.read_bytes() == before
    assert sorted(path.name for path in filled.data.iterdir()) == ["backups", "library.sqlite3"]


def overwrite_a_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 5)
        file.write(b"\xa5" * 4096 * 3)


def truncate(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2 + 77)


def overwrite_the_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\x00" * 64)


def replace_with_text(path: Path) -> None:
    path.write_text("this was a library")


@pytest.mark.parametrize("damage", [overwrite_a_page, truncate, overwrite_the_header, replace_with_text])
def test_a_damaged_library_is_kept_copied_and_said(filled: Paths, damage: Callable[[Path], None]) -> None:
    damage(filled.database)
    before = filled.database.read_bytes()
    for _ in range(2):
        with pytest.raises(DamagedStoreError) as caught:
            Library.open(filled)
    assert filled.database.read_bytes() == before
    (kept,) = filled.backups.glob("damaged-*")
    assert kept.read_bytes() == before
    assert str(filled.database) in str(caught.value)
    assert str(kept) in str(caught.value)
    assert "doctor --restore" in str(caught.value)
    assert "\n" not in str(caught.value)


@needs_shared
@pytest.mark.parametrize("name", ["i01-db-corrupt-pages.sqlite", "i02-db-truncated.sqlite"])
def test_hostile_damaged_files_are_refused_and_kept(paths: Paths, name: str) -> None:
    put(paths, (SHARED / "hostile" / name).read_bytes())
    with pytest.raises(DamagedStoreError, match="doctor --salvage"):
        Library.open(paths)
    assert paths.database.read_bytes() == (SHARED / "hostile" / name).read_bytes()
    assert len(list(paths.backups.iterdir())) == 1


@needs_shared
def test_the_hostile_newer_file_stays_as_it_is(paths: Paths) -> None:
    put(paths, (SHARED / "hostile" / "i04-db-newer-schema.sqlite").read_bytes())
    with pytest.raises(NewerSchemaError):
        Library.open(paths)
    assert paths.database.read_bytes() == (SHARED / "hostile" / "i04-db-newer-schema.sqlite").read_bytes()


def test_another_programs_database_is_not_touched(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = paths.database.read_bytes()
    with pytest.raises(StoreError, match="not a termreader library"):
        Library.open(paths)
    assert paths.database.read_bytes() == before


def test_a_file_where_the_folder_should_be_is_a_sentence(paths: Paths) -> None:
    paths.data.parent.mkdir(parents=True)
    paths.data.write_text("not a folder")
    with pytest.raises(StoreError, match="could not be opened"):
        Library.open(paths)


def test_a_folder_where_the_file_should_be_is_a_sentence(paths: Paths) -> None:
    (paths.database / "sub").mkdir(parents=True)
    with pytest.raises(StoreError, match="could not be opened"):
        Library.open(paths)


def test_the_check_is_skipped_for_a_file_that_nobody_changed(filled: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    connect = sqlite3.connect

    def traced(*args: object, **kwargs: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)  # type: ignore[call-overload]
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", traced)
    Library.open(filled).close()
    assert not any("quick_check" in statement for statement in asked)
    filled.database.touch()
    Library.open(filled).close()
    assert any("quick_check" in statement for statement in asked)


def test_each_migration_is_preceded_by_a_verified_backup(filled: Paths) -> None:
    for backup in list_backups(filled.backups):
        backup.unlink()
    with open_database(filled, (*MIGRATIONS, SECOND, THIRD)) as database:
        assert schema_version(database) == SCHEMA_VERSION + 2
        assert database.rows("SELECT DISTINCT mood FROM articles") == [("calm",)]
    (backup,) = list_backups(filled.backups)
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (20,)


def test_a_migration_that_fails_leaves_the_library_as_it_was(filled: Paths) -> None:
    with pytest.raises(StoreError):
        open_database(filled, (*MIGRATIONS, SECOND, ("CREATE TABLE articles (id)",)))
    with Library.open(filled) as library:
        assert len(library.summaries()) == 20


def test_no_migration_happens_without_its_backup(filled: Paths) -> None:
    shutil.rmtree(filled.backups)
    filled.backups.write_text("in the way")
    with pytest.raises(StoreError, match="No backup could be made"):
        open_database(filled, (*MIGRATIONS, SECOND))
    with Library.open(filled) as library:
        assert len(library.summaries()) == 20
