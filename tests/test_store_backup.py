"""Backups: made and checked, thinned out, put back; and what can be read of a damaged library is saved."""

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from termreader.errors import DamagedStoreError, StoreError
from termreader.library import Library
from termreader.paths import Paths
from termreader.store import backup as backups
from termreader.store import database as database_module
from termreader.store import salvage
from termreader.store.backup import keep_damaged, list_backups, put_back
from termreader.store.repair import check_library, restore_backup, salvage_library
from termreader.store.schema import APPLICATION_ID, SCHEMA_VERSION
from termreader.store.store import BACKUP_EVERY
from tests.articles import add, ingested

REPOSITORY = Path(__file__).resolve().parents[1]


KILLED_IN_A_TRANSACTION = """
import os, signal
from termreader.library import Library
database = Library.open()._store.database
database.connection.execute("PRAGMA cache_size = 5")  # so that pages reach the file before the commit
with database.transaction() as connection:
    connection.execute("DELETE FROM contents WHERE article_id < 20")
    connection.execute("UPDATE contents SET text = 'half'")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def filled(paths: Paths) -> Paths:
    with Library.open(paths) as library:
        for number in range(1, 31):
            text = f"Text {number} about llamas.\n\n" + f"word{number} " * 1500
            add(library, f"Article {number}", text, f"https://x.example/{number}", ("llama",))
        library.remember("theme", "dusk")
    return paths


def destroy(path: Path, pages: range) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek(4096 * page)
            file.write(b"\xa5" * 4096)


def test_a_library_that_was_changed_is_backed_up_when_it_is_closed(filled: Paths) -> None:
    (backup,) = list_backups(filled.backups)
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (30,)


def test_a_recent_backup_is_enough_and_an_old_one_is_not(filled: Paths) -> None:
    (backup,) = list_backups(filled.backups)
    with Library.open(filled) as library:
        library.set_archived(1, True)
    assert list_backups(filled.backups) == [backup]
    old = backup.stat().st_mtime - BACKUP_EVERY / timedelta(seconds=1) - 60
    os.utime(backup, (old, old))
    Library.open(filled).close()
    assert list_backups(filled.backups) == [backup], "nothing was changed"
    with Library.open(filled) as library:
        library.set_archived(1, False)
    assert len(list_backups(filled.backups)) == 2


def test_an_empty_library_is_not_worth_a_backup(paths: Paths) -> None:
    Library.open(paths).close()
    assert list_backups(paths.backups) == []


def test_subscriptions_alone_are_worth_a_backup_and_can_be_saved(paths: Paths) -> None:
    with Library.open(paths) as library:
        for number in range(400):
            library._store.feeds.put(f"https://x.example/{number}", f"Feed {number} " + "word " * 40)
    (backup,) = list_backups(paths.backups)
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM feeds").fetchone() == (400,)
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'memory'").fetchone()
    destroy(paths.database, range(root - 1, root))
    salvage_library(paths)
    with Library.open(paths) as library:
        assert len(library.feeds()) == 400


def test_a_backup_made_after_the_clock_went_back_is_the_newest(filled: Paths) -> None:
    with Library.open(filled) as library:
        for number in range(backups.KEPT):
            made = library.back_up()
            made.rename(made.with_name(f"library-20990101T00000{number}.000000Z.sqlite3"))
        made = library.back_up()
        assert list_backups(filled.backups)[0] == made
        assert len(list_backups(filled.backups)) == backups.KEPT


def test_a_backup_from_the_future_does_not_put_off_the_next(filled: Paths) -> None:
    (backup,) = list_backups(filled.backups)
    later = backup.stat().st_mtime + 10 * BACKUP_EVERY / timedelta(seconds=1)
    os.utime(backup, (later, later))
    with Library.open(filled) as library:
        library.set_archived(1, True)
    assert len(list_backups(filled.backups)) == 2


def test_a_folder_that_cannot_be_flushed_still_takes_backups(filled: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = os.fsync

    def as_some_network_drives_do(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        flush(handle)

    monkeypatch.setattr(os, "fsync", as_some_network_drives_do)
    with Library.open(filled) as library:
        assert library.back_up().exists()
    restore_backup(filled)


def test_a_backup_that_cannot_be_thinned_out_is_kept_all_the_same(
    filled: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "KEPT", 1)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name.startswith("library-"):
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with Library.open(filled) as library:
        assert library.back_up().exists()


def test_only_the_newest_backups_are_kept(filled: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "KEPT", 3)
    with Library.open(filled) as library:
        made = [library.back_up() for _ in range(5)]
    assert list_backups(filled.backups) == made[:1:-1]
    assert not [path for path in filled.backups.iterdir() if path.name.startswith(".")]


def test_a_backup_is_put_back_and_the_library_of_before_is_kept(filled: Paths) -> None:
    with Library.open(filled) as library:
        library.delete_article(1)
        later = add(library, "Later", "Added after the backup.")
    before = filled.database.read_bytes()
    chosen, kept = restore_backup(filled)
    assert chosen == list_backups(filled.backups)[0]
    assert kept is not None
    assert kept.read_bytes() == before
    with Library.open(filled) as library:
        assert library.article(1).metadata.title == "Article 1"
        assert later not in {summary.id for summary in library.summaries()}


def test_a_library_that_is_a_link_stays_one(filled: Paths, tmp_path: Path) -> None:
    there = tmp_path / "drive" / "kept.sqlite3"
    there.parent.mkdir()
    filled.database.rename(there)
    filled.database.symlink_to(there)
    subprocess.run([sys.executable, "-c", KILLED_IN_A_TRANSACTION], cwd=REPOSITORY, check=False)
    destroy(there, range(4, 30))
    journal = there.with_name("kept.sqlite3-journal")
    assert journal.exists()
    _, kept = restore_backup(filled)
    assert kept is not None
    assert kept.parent == filled.backups
    assert filled.database.is_symlink()
    assert not journal.exists()
    with Library.open(filled) as library:
        assert len(library.summaries()) == 30
    assert there.read_bytes()[:15] == b"SQLite format 3"


def test_a_damaged_library_is_restored(filled: Paths) -> None:
    destroy(filled.database, range(4, 30))
    with pytest.raises(DamagedStoreError):
        Library.open(filled)
    assert check_library(filled).state == "damaged"
    restore_backup(filled)
    assert check_library(filled).state == "sound"
    with Library.open(filled) as library:
        assert len(library.summaries()) == 30


def test_the_journal_of_the_library_of_before_is_not_played_into_the_restored_one(filled: Paths) -> None:
    journal = filled.database.with_name("library.sqlite3-journal")
    journal.write_bytes(b"left behind")
    restore_backup(filled)
    assert not journal.exists()


def test_a_damaged_backup_is_not_put_back(filled: Paths) -> None:
    (backup,) = list_backups(filled.backups)
    destroy(backup, range(4, 30))
    before = filled.database.read_bytes()
    with pytest.raises(StoreError, match="Nothing was changed"):
        put_back(backup, filled.database, filled.backups)
    assert filled.database.read_bytes() == before


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def another_programs(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def a_newer_library(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.execute("CREATE TABLE articles (id INTEGER)")


@pytest.mark.parametrize(
    ("make", "said"),
    [(nothing, "not a termreader library"), (another_programs, "not a termreader library"), (a_newer_library, "newer")],
)
def test_what_is_no_library_is_not_put_in_its_place(
    filled: Paths, tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    make(tmp_path / "given.sqlite3")
    before = filled.database.read_bytes()
    with pytest.raises(StoreError, match=rf"given.sqlite3.*{said}.*Nothing was changed"):
        restore_backup(filled, tmp_path / "given.sqlite3")
    assert filled.database.read_bytes() == before


def test_two_states_of_one_moment_and_size_are_both_kept(tmp_path: Path) -> None:
    file, folder = tmp_path / "library.sqlite3", tmp_path / "backups"
    kept = []
    for state in (b"first!", b"second", b"first!"):
        file.write_bytes(state)
        os.utime(file, ns=(10**18, 10**18))
        copy = keep_damaged(file, folder)
        assert copy is not None
        assert copy.read_bytes() == state
        kept.append(copy)
    assert kept[0] == kept[2] != kept[1]


def test_what_a_killed_process_left_half_done_is_kept_with_what_undoes_it(filled: Paths) -> None:
    subprocess.run([sys.executable, "-c", KILLED_IN_A_TRANSACTION], cwd=REPOSITORY, check=False)
    assert filled.database.with_name("library.sqlite3-journal").exists()
    _, kept = restore_backup(filled)
    assert kept is not None
    assert check_library(filled).state == "sound"
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM contents WHERE text != 'half'").fetchone() == (30,)


def test_nothing_is_put_back_under_a_process_that_is_writing(filled: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "BUSY_TIMEOUT", 0.05)
    with closing(sqlite3.connect(filled.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE articles SET title = 'Precious' WHERE id = 1")
        with pytest.raises(StoreError, match="Another termreader has been writing"):
            restore_backup(filled)
        other.execute("COMMIT")
    with Library.open(filled) as library:
        assert library.summary(1).metadata.title == "Precious"


def test_a_disk_that_is_full_while_a_backup_is_put_back_leaves_no_half_of_it(
    filled: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copyfile

    def fill_up(source: Path, target: Path | str) -> None:
        copy(source, target)
        if Path(target).parent == filled.data:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", fill_up)
    before = filled.database.read_bytes()
    with pytest.raises(StoreError, match="No space left"):
        restore_backup(filled)
    assert sorted(path.name for path in filled.data.iterdir()) == ["backups", "library.sqlite3"]
    assert filled.database.read_bytes() == before


def test_without_a_backup_the_way_out_is_said(paths: Paths) -> None:
    with pytest.raises(StoreError, match="--salvage"):
        restore_backup(paths)


def test_what_can_be_read_of_a_damaged_library_is_saved(filled: Paths) -> None:
    pages = filled.database.stat().st_size // 4096
    destroy(filled.database, range(pages // 2, pages // 2 + 3))
    with pytest.raises(DamagedStoreError):
        Library.open(filled)
    counts, kept = salvage_library(filled)
    assert kept is not None
    assert counts["articles"] == 30
    assert counts["contents"] >= 20
    with Library.open(filled) as library:
        whole = [summary.id for summary in library.summaries() if library.article(summary.id).document.text]
        assert len(whole) == counts["contents"] < 30
        for number in whole:
            assert library.article(number).document.text.startswith(f"Text {number} about llamas.")
            assert [hit.article_id for hit in library.search(f"word{number}")] == [number]
        assert library.recall("theme", str, "") == "dusk"
        assert library.tags() == [("llama", 30)]
        for number in {summary.id for summary in library.summaries()} - set(whole):
            url = library.article(number).metadata.url
            again = library.add_ingested(ingested(f"Article {number}", f"Text {number} about llamas.", url))
            assert (again.id, again.status) == (number, "added")
    assert check_library(filled).state == "sound"


def test_rows_behind_a_gap_that_cannot_be_read_are_saved_from_the_other_end(
    filled: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(salvage, "_MOST_MISSED", 2)
    pages = filled.database.stat().st_size // 4096
    destroy(filled.database, range(pages // 3, pages // 2))
    counts, _ = salvage_library(filled)
    with Library.open(filled) as library:
        whole = {summary.id for summary in library.summaries() if library.article(summary.id).document.text}
    assert {1, 30} <= whole
    assert counts["contents"] == len(whole)


def test_what_has_a_high_number_is_saved_as_well(paths: Paths) -> None:
    with Library.open(paths) as library:
        library._store.feeds.put("https://x.example/feed", "Feed")
        with library._store.database.transaction() as connection:
            connection.executemany(
                "INSERT INTO feed_items (id, feed_id, guid, title, summary, moment, digest, seen)"
                " VALUES (?, 1, ?, ?, '', '', '', '')",
                [(250_000 + number, str(number), f"Item {number} " + "word " * 100) for number in range(500)],
            )
        add(library)
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'feed_items'").fetchone()
    with paths.database.open("rb") as file:
        file.seek(4096 * (root - 1) + 12)
        bad = int.from_bytes(file.read(2), "big")  # the first cell of an interior page: its left child's page number
        file.seek(4096 * (root - 1) + bad)
        child = int.from_bytes(file.read(4), "big")
    destroy(paths.database, range(child - 1, child))
    salvage_library(paths)
    with Library.open(paths) as library:
        saved = {item.id for item in library.feed_items(limit=None)}
    assert 450 < len(saved) < 500
    assert 250_499 in saved


def test_a_text_whose_article_was_lost_is_saved_under_its_beginning(filled: Paths) -> None:
    with closing(sqlite3.connect(filled.database)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles'").fetchone()
    destroy(filled.database, range(root - 1, root))
    with pytest.raises(DamagedStoreError):
        Library.open(filled)
    salvage_library(filled)
    with Library.open(filled) as library:
        titles = {summary.metadata.title for summary in library.summaries()}
        assert len(titles) == 30
        assert any(title.startswith("Text 7 about llamas. word7") for title in titles)


def test_a_sound_library_needs_no_saving(filled: Paths) -> None:
    before = filled.database.read_bytes()
    with pytest.raises(StoreError, match="nothing to save"):
        salvage_library(filled)
    assert filled.database.read_bytes() == before


def test_a_library_of_which_nothing_can_be_read_is_left(filled: Paths) -> None:
    destroy(filled.database, range(1, filled.database.stat().st_size // 4096))
    before = filled.database.read_bytes()
    with pytest.raises(StoreError, match="Not one article"):
        salvage_library(filled)
    assert filled.database.read_bytes() == before


def test_a_check_counts_what_is_there(filled: Paths) -> None:
    with Library.open(filled) as library:
        library.delete_article(2)
        library.set_archived(3, True)
        found = check_library(filled)
    assert (found.state, found.schema) == ("sound", SCHEMA_VERSION)
    assert found.counts == {
        "articles": 29, "archived": 1, "removed": 1, "bookmarks": 0, "highlights": 0, "notes": 0, "pictures": 0,
    }  # fmt: skip
    assert check_library(Paths(filled.data / "x", filled.config, filled.cache, filled.state)).state == "new"
