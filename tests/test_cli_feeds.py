"""The verbs of the web and of feeds, as a person or a script runs them."""

import json
import os
import pty
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path
from typing import Any

import pytest

from termreader.cli import exits
from termreader.library import Library
from termreader.paths import Paths
from tests.commands import Command, Ran
from tests.feeds import rss
from tests.shared import SHARED, needs_shared
from tests.web import PAGE, Web, serving

XML = "application/rss+xml"


def rows(ran: Ran) -> list[dict[str, Any]]:
    """What a command printed, as the list of objects it must be."""
    assert isinstance(ran.json, list)
    return ran.json


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as started:
        yield started


@pytest.fixture
def feed(termreader: Command, web: Web) -> str:
    url = web.page("/feed", rss((f"{web.url}/1", "One"), (f"{web.url}/2", "Two")), XML)
    assert termreader("feeds", "add", url).code == exits.DONE
    return url


class TestWeb:
    def test_add_fetches_addresses(self, termreader: Command, web: Web) -> None:
        ran = termreader("add", web.page("/page"), "--json")
        assert ran.json == [{"id": 1, "title": "On llamas", "status": "added", "error": None}]
        assert (ran.code, ran.err) == (exits.DONE, "")
        assert termreader("add", f"{web.url}/page").out == "Already there: 1  On llamas\n"

    def test_what_cannot_be_had_now_stays_in_the_queue(self, termreader: Command, web: Web) -> None:
        url = web.page("/busy", b"", status=503)
        ran = termreader("add", url, f"{web.url}/missing")
        assert ran.code == exits.FAILED
        assert "It stays in the queue." in ran.err
        (queued,) = rows(termreader("queue", "list", "--json"))
        assert (queued["url"], queued["tries"]) == (url, 1)
        assert termreader("queue", "list").out.startswith(f"1\t{url}\t1\t")
        assert termreader("queue", "fetch").code == exits.FAILED
        web.page("/busy")
        assert termreader("queue", "fetch", "1").out == "Added: 1  On llamas\n"
        assert termreader("queue", "list", "--json").json == []

    def test_the_queue_can_be_emptied(self, termreader: Command, web: Web) -> None:
        termreader("add", web.page("/busy", b"", status=503))
        assert termreader("queue", "drop", "1").out == "Dropped: 1 address.\n"
        ran = termreader("queue", "drop", "1")
        assert (ran.code, ran.out) == (exits.FAILED, "")
        assert "There is no address 1 in the queue" in ran.err

    def test_a_number_that_is_not_in_the_queue_does_not_stop_the_others(self, termreader: Command, web: Web) -> None:
        termreader("add", web.page("/busy", b"", status=503))
        web.page("/busy")
        ran = termreader("queue", "fetch", "99", "1", "--json")
        assert ran.code == exits.FAILED
        assert [one["status"] for one in rows(ran)] == ["failed", "added"]
        assert "There is no address 99 in the queue" in ran.err

    def test_refresh_tells_what_changed(self, termreader: Command, web: Web) -> None:
        termreader("add", web.page("/page"))
        assert termreader("refresh", "1").out == "Unchanged: 1\n"
        web.page("/page", PAGE.replace(b"spits", b"smiles"))
        assert termreader("refresh", "1").out == "Changed: 1\n"
        ran = termreader("refresh", "1", "7", "--json")
        assert ran.code == exits.FAILED
        assert [outcome["status"] for outcome in rows(ran)] == ["unchanged", "failed"]

    @pytest.mark.skipif(sys.platform == "win32", reason="signals are sent as on POSIX")
    def test_ctrl_c_leaves_what_was_still_to_come_in_the_queue(self, web: Web, paths: Paths) -> None:
        asked, stop = threading.Event(), threading.Event()

        def wait(_: BufferedIOBase) -> None:
            asked.set()
            stop.wait()

        urls = [web.page("/page"), web.raw("/slow", wait), web.page("/never")]
        running = subprocess.Popen(
            [sys.executable, "-m", "termreader", "add", *urls],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert asked.wait(60)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
        stop.set()
        assert running.returncode == exits.INTERRUPTED
        assert out.startswith("Added: 1 ")
        assert err == "termreader: Stopped. 2 addresses stay in the queue: `termreader queue fetch` goes on.\n"
        with Library.open(paths) as library:
            assert [queued.url for queued in library.queued()] == urls[1:]

    @pytest.mark.parametrize(
        ("count", "said"), [(1, b"\r127.0.0.1: waiting"), (3, b"\r1 of 3 \xc2\xb7 127.0.0.1: waiting")]
    )
    def test_progress_is_shown_on_a_terminal_and_wiped_away(self, web: Web, count: int, said: bytes) -> None:
        ours, theirs = pty.openpty()
        pages = [web.page(f"/page-{number}") for number in range(count)]
        running = subprocess.Popen(
            [sys.executable, "-m", "termreader", "add", *pages], stdout=subprocess.PIPE, stderr=theirs
        )
        running.communicate(timeout=60)
        os.close(theirs)
        shown = os.read(ours, 10_000)
        os.close(ours)
        assert said in shown
        assert shown.endswith(b"\r")
        assert b"\x1b" not in shown


class TestFeeds:
    def test_are_added_and_listed(self, termreader: Command, web: Web, feed: str) -> None:
        assert termreader("feeds", "list").out == "1\tThe Llama Times\t\t2\t2\t\n"
        (listed,) = rows(termreader("feeds", "list", "--json"))
        assert (listed["url"], listed["site"], listed["unread"]) == (feed, "https://llamas.example/", 2)
        assert termreader("feeds", "add", feed).out == "Already there: 1  The Llama Times (2 items)\n"
        ran = termreader("feeds", "add", f"{web.url}/missing", "--json")
        assert ran.code == exits.FAILED
        assert rows(ran)[0]["status"] == "failed"

    def test_are_removed_and_restored(self, termreader: Command, feed: str) -> None:
        assert termreader("feeds", "remove", "1").out == "Removed: 1 feed.\n"
        assert termreader("feeds", "list", "--json").json == []
        ran = termreader("feeds", "items", "1")
        assert (ran.code, "`termreader feeds restore 1`" in ran.err) == (exits.FAILED, True)
        assert termreader("feeds", "restore", "1").code == exits.DONE
        assert len(rows(termreader("feeds", "items", "1", "--json"))) == 2

    def test_are_refreshed(self, termreader: Command, web: Web, feed: str) -> None:
        assert termreader("feeds", "refresh").out == "0 new items in 1 feed.\n"
        web.page("/feed", b"", status=500)
        ran = termreader("feeds", "refresh", "--json")
        assert (ran.code, rows(ran)[0]["status"]) == (exits.FAILED, "failed")
        assert "The Llama Times: " in ran.err
        ran = termreader("feeds", "refresh")
        assert "1 feed that failed lately is left alone" in ran.out
        web.page("/feed", rss((f"{web.url}/3", "Three")), XML)
        assert termreader("feeds", "refresh", "1").out == "1 new item in 1 feed.\n"

    def test_items_are_listed_read_and_made_articles(self, termreader: Command, web: Web, feed: str) -> None:
        web.page("/1")
        assert termreader("feeds", "items").out.splitlines()[1] == "1\tOne\tThe Llama Times\t2024-05-29\t\t"
        assert termreader("feeds", "read", "2").out == "Read: 1 item.\n"
        unread = rows(termreader("feeds", "items", "--unread", "--limit", "5", "--json"))
        assert [item["title"] for item in unread] == ["One"]
        assert termreader("feeds", "read", "2", "--undo").out == "Unread again: 1 item.\n"
        assert termreader("feeds", "get", "1").out == "Added: 1  On llamas\n"
        ran = termreader("feeds", "get", "2", "9", "--json")
        assert ran.code == exits.FAILED
        assert [one["status"] for one in rows(ran)] == ["added", "failed"]
        assert "This is the feed's own text" in ran.err

    def test_the_feeds_own_text_is_taken_when_the_settings_say_so(
        self, termreader: Command, web: Web, paths: Paths
    ) -> None:
        paths.settings.parent.mkdir(parents=True)
        paths.settings.write_text('feed_text = "feed"\n')
        long = rss((f"{web.url}/1", "One")).replace(b"says.", b"says " + b"and says again " * 100)
        termreader("feeds", "add", web.page("/long", long, XML))
        assert termreader("feeds", "get", "1").out == "Added: 1  One\n"
        assert "/1" not in web.asked_paths()

    def test_lists_go_out_and_come_in(self, termreader: Command, feed: str, tmp_path: Path) -> None:
        file = tmp_path / "feeds.opml"
        assert termreader("feeds", "export", "-o", file).code == exits.DONE
        assert termreader("feeds", "export", "-o", file).code == exits.FAILED
        assert termreader("feeds", "export").out == file.read_text()
        assert termreader("feeds", "import", file).out == "Subscribed: 0 feeds; 1 were here before.\n"
        assert termreader("feeds", "import", tmp_path / "none").code == exits.FAILED

    @needs_shared
    def test_bad_addresses_in_a_list_are_named_one_by_one(self, termreader: Command) -> None:
        ran = termreader("feeds", "import", SHARED / "hostile" / "e06-opml-bad-urls.opml", "--json")
        assert ran.code == exits.FAILED
        assert len(ran.err.splitlines()) == 5
        assert [one["title"] for one in json.loads(ran.out)["added"]] == ["c"]
        assert not Path("/tmp/pwned").exists()

    @needs_shared
    def test_a_list_that_nests_too_deep_for_recursion_is_read(self, termreader: Command) -> None:
        ran = termreader("feeds", "import", "-", stdin=(SHARED / "hostile" / "e05-opml-depth-5000.opml").read_bytes())
        assert ran.out.startswith("Subscribed: 1 feed;")
