"""Backups: made and checked, thinned out, put back; and what can be read of a damaged library is saved."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from termreader.errors import DamagedStoreError, StoreError
from termreader.library import Library
from termreader.paths import Paths
from termreader.store import backup as backups
from termreader.store.backup import list_backups, put_back
from termreader.store.repair import check_library, restore_backup, salvage_library
from termreader.store.schema import SCHEMA_VERSION
from termreader.store.store import BACKUP_EVERY
from tests.articles import add, ingested


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
        found = library.doctor()
    assert (found.state, found.schema) == ("sound", SCHEMA_VERSION)
    assert found.counts == {
        "articles": 29, "archived": 1, "removed": 1, "bookmarks": 0, "highlights": 0, "notes": 0, "pictures": 0,
    }  # fmt: skip
    assert check_library(Paths(filled.data / "x", filled.config, filled.cache, filled.state)).state == "new"
