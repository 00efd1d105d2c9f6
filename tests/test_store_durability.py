"""What was acknowledged is kept: by two processes at once, when one is killed, when the disk is full or read-only."""

import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest

from termreader.errors import StoreError
from termreader.library import Library
from termreader.paths import Paths
from termreader.store import database as database_module
from termreader.store.backup import put_back
from tests.articles import add, ingested

REPOSITORY = Path(__file__).resolve().parents[1]

ADDING = """
import sys
from tests.articles import ingested
from termreader.library import Library
with Library.open() as library:
    for number in range(int(sys.argv[2])):
        added = library.add_ingested(ingested(f"{sys.argv[1]} {number}", f"{sys.argv[1]} wrote text {number}."))
        library.save_position(added.id, number, 0.5)
        print(added.id, flush=True)
"""


def python(program: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def is_whole(paths: Paths) -> bool:
    with closing(sqlite3.connect(paths.database)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def test_two_processes_write_at_once_and_nothing_is_lost(paths: Paths) -> None:
    writers = [python(ADDING, name, "25") for name in ("one", "two")]
    acknowledged = []
    for writer in writers:
        output, errors = writer.communicate(timeout=60)
        assert (writer.returncode, errors) == (0, "")
        acknowledged += [int(line) for line in output.split()]
    with Library.open(paths) as library:
        assert sorted(acknowledged) == sorted(summary.id for summary in library.summaries())
        assert len(acknowledged) == 50
        assert len(library.search("one", 100)) == 25
    assert is_whole(paths)


def test_the_same_article_added_by_two_processes_is_there_once(paths: Paths) -> None:
    program = ADDING.replace("{sys.argv[1]} wrote", "someone wrote")
    writers = [python(program, name, "10") for name in ("one", "two")]
    for writer in writers:
        assert writer.communicate(timeout=60)[1] == ""
    with Library.open(paths) as library:
        assert len(library.summaries()) == 10


@pytest.mark.parametrize("written_before", [1, 7, 19])
def test_what_a_killed_process_said_it_kept_is_kept(paths: Paths, written_before: int) -> None:
    writer = python(ADDING, "victim", "100000")
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline()) for _ in range(written_before)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += [int(line) for line in writer.communicate(timeout=60)[0].split()]
    with Library.open(paths) as library:
        for number in acknowledged:
            article = library.article(number)
            assert article.document.text == f"victim wrote text {article.metadata.title.split()[1]}."
    assert is_whole(paths)


DYING = """
import os, signal
from tests.articles import ingested
from termreader.library import Library
library = Library.open()
library._store.database.connection.execute("PRAGMA cache_size = 5")  # so that pages reach the file before the commit
with library._store.database.transaction():
    library.add_ingested(ingested("Half", "half " * 200_000))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_had_not_finished_is_taken_back(paths: Paths) -> None:
    with Library.open(paths) as library:
        number = add(library)
    size = paths.database.stat().st_size
    assert python(DYING).wait(timeout=60) == -signal.SIGKILL
    assert paths.database.stat().st_size > size
    assert paths.database.with_name("library.sqlite3-journal").exists()
    with Library.open(paths) as library:
        assert [summary.id for summary in library.summaries()] == [number]
        assert library.search("half") == []
    assert is_whole(paths)


def test_a_change_by_another_process_is_noticed_and_ones_own_is_not(library: Library) -> None:
    before = library.data_version()
    number = add(library)
    assert library.data_version() == before
    with Library.open() as other:
        other.set_tags(number, ["elsewhere"])
    assert library.data_version() != before


def test_to_ask_for_changes_waits_for_no_other_thread(library: Library) -> None:
    before = library.data_version()
    begun, asked = threading.Event(), threading.Event()

    def hold() -> None:
        with library._store.database.transaction():
            begun.set()
            asked.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait(60)
    answers: list[int] = []
    asker = threading.Thread(target=lambda: answers.append(library.data_version()))
    asker.start()
    asker.join(10)
    in_time = list(answers)
    asked.set()
    holder.join()
    asker.join()
    assert in_time == [before]


def test_to_ask_for_changes_waits_for_no_other_process(library: Library, paths: Paths) -> None:
    number = add(library)
    before = library.data_version()
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE articles SET title = 'Elsewhere' WHERE id = ?", (number,))
        assert library.data_version() == before
        other.execute("COMMIT")
    assert library.data_version() != before
    assert library._store.database.value("PRAGMA busy_timeout") == database_module.BUSY_TIMEOUT * 1000


def test_threads_share_a_library(library: Library) -> None:
    number = add(library)
    failures: list[Exception] = []

    def use(name: str) -> None:
        try:
            for turn in range(10):
                library.add_ingested(ingested(f"{name} {turn}", f"{name} wrote {turn}."))
                library.save_position(number, turn, 0.1)
                library.article(number)
                library.search(name)
                library.summaries()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            failures.append(error)

    threads = [threading.Thread(target=use, args=(f"thread{index}",)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(library.summaries()) == 41


def test_a_library_that_another_process_keeps_locked_is_a_sentence(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "BUSY_TIMEOUT", 0.05)
    with Library.open(paths) as library:
        number = add(library)
        with closing(sqlite3.connect(paths.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="Another termreader has been writing"):
                library.set_tags(number, ["x"])
            assert library.article(number).state.tags == ()
            other.execute("ROLLBACK")
        library.set_tags(number, ["y"])
        assert library.article(number).state.tags == ("y",)


def test_a_full_disk_is_a_sentence_and_loses_nothing(library: Library) -> None:
    number = add(library)
    library._store.database.connection.execute("PRAGMA max_page_count = 40")
    with pytest.raises(StoreError, match="disk is full"):
        library.add_ingested(ingested("Big", "word " * 100_000))
    assert [summary.id for summary in library.summaries()] == [number]
    library._store.database.connection.execute("PRAGMA max_page_count = 1000000")
    assert library.add_ingested(ingested("Big", "word " * 100_000)).status == "added"


def test_an_act_whose_part_fails_fails_as_a_whole_even_if_the_part_is_forgiven(library: Library) -> None:
    number = add(library)
    database = library._store.database
    database.connection.execute(f"PRAGMA max_page_count = {database.value('PRAGMA page_count') + 5}")

    def go_on_after_the_disk_was_full() -> None:
        with database.transaction():
            library.set_title(number, "Half")
            with suppress(StoreError):
                add(library, "Big", "word " * 100_000)
            library.set_tags(number, ["after"])

    with pytest.raises(StoreError, match="Nothing was changed"):
        go_on_after_the_disk_was_full()
    assert library.summary(number).metadata.title == "On llamas"
    assert library.summary(number).state.tags == ()


def test_a_library_that_was_put_back_while_it_was_open_says_so(library: Library, paths: Paths) -> None:
    number = add(library)
    put_back(library.back_up(), paths.database, paths.backups)
    with pytest.raises(StoreError, match=r"while it was open.*Close termreader and open it again"):
        library.set_tags(number, ["late"])


def test_an_act_that_fails_half_way_leaves_nothing_behind(library: Library) -> None:
    number = add(library)

    def change_and_fail() -> None:
        with library._store.database.transaction():
            library.set_tags(number, ["x"])
            library.set_title(number, "Other")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    assert library.article(number).metadata.title == "On llamas"
    assert library.article(number).state.tags == ()
    assert library.search("other") == []


READING = """
import ctypes, os
if os.getuid() == 0:  # what keeps root from being stopped by permissions: capabilities 0 to 3, capabilities(7)
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, sets) == 0
    sets[0] &= ~0b1111
    assert libc.capset(header, sets) == 0
from termreader.errors import StoreError
from termreader.library import Library
with Library.open() as library:
    print([summary.metadata.title for summary in library.summaries()], library.article(1).document.text[:4])
    try:
        library.set_archived(1, True)
    except StoreError as error:
        print(error)
"""


@pytest.mark.skipif(
    sys.platform != "linux", reason="root is stopped by permissions only where it can give up capabilities"
)
def test_a_library_that_may_only_be_read_is_read_and_says_why_it_is_not_written(paths: Paths) -> None:
    with Library.open(paths) as library:
        add(library)
    for place, mode in ((paths.database, 0o444), (paths.data, 0o555), (paths.cache, 0o555), (paths.data.parent, 0o555)):
        place.chmod(mode)
    try:
        output, errors = python(READING).communicate(timeout=60)
    finally:
        for folder in (paths.data.parent, paths.data, paths.cache):
            folder.chmod(0o755)
    assert errors == ""
    titles, said = output.splitlines()
    assert titles == "['On llamas'] Mark"
    assert said.startswith("The library may not be written:")
