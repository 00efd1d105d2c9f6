"""The hostile server beside the repository, path by path: each ends in an article or a sentence, and nothing else."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from termreader.errors import SourceError, StoppedError, UnreachableError
from termreader.ingest import fetch as fetching
from termreader.ingest.fetch import Limits, fetch
from termreader.library import Library
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared


_SERVING = """
import http.server, runpy, sys

class Server(http.server.ThreadingHTTPServer):
    def server_activate(self):
        super().server_activate()
        print("listening", flush=True)

http.server.ThreadingHTTPServer = Server
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs the server as it is, and says when it listens."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", _SERVING, str(SHARED / "hostile" / "server.py"), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            assert running.stdout.readline() == "listening\n"
            yield f"http://127.0.0.1:{port}"
        finally:
            running.kill()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("redirect-file", "only http and https are, not file"),
        ("redirect-private", "inside this machine or its own network (127.0.0.2)"),
        ("redirect-loop", "round in a circle"),
        ("gzip-bomb", "unpacks to more than may be read (50 MB)"),
        ("double-gzip", "unpacks to more than may be read (50 MB)"),
        ("br-bomb", "packed in a way that was not asked for (br)"),
        ("infinite", "does not end within what may be read (50 MB)"),
        ("short", "broke off after"),
        ("404esc", "is not there (404)"),
        ("204", "holds nothing"),
        ("binary", "a picture (PNG)"),
        ("j01-pdf-named-html.html", "PDF"),
        ("d14-empty.html", "nothing to read"),
        ("d15-no-article-js-shell.html", "nothing to read"),
        ("e02-quadratic-blowup.xml", ""),
        ("e03-xxe-file.rss", "is a feed"),
    ],
)
def test_what_is_no_article_ends_in_a_sentence(library: Library, server: str, path: str, said: str) -> None:
    added = library.add(f"{server}/{path}")
    assert added.status == "failed"
    assert said in str(added.error)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in str(added.error))
    assert "PWNED" not in str(added.error)
    assert library.summaries() == []


@pytest.mark.parametrize("path", ["ok", "redirect-localhost", "esc-headers", "charset", "set-cookie"])
def test_what_is_an_article_is_one_whatever_its_headers(library: Library, server: str, path: str) -> None:
    added = library.add(f"{server}/{path}")
    assert added.status == "added"
    assert added.id is not None
    article = library.article(added.id)
    assert "Enough words for an article" in article.document.text
    assert "PWNED" not in f"{article.metadata} {article.document.text} {library.raw(added.id)[1]}"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process's memory is read from /proc")
@pytest.mark.parametrize("bomb", ["gzip-bomb", "double-gzip", "br-bomb", "infinite"])
def test_a_bomb_takes_no_more_memory_than_the_limit_allows(server: str, bomb: str) -> None:
    # The kernel's own mark of this process: getrusage's would go on from the one that started it.
    program = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from termreader.errors import SourceError\n"
        "from termreader.ingest.fetch import fetch\n"
        "def peak(): return int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) // 1024\n"
        "try: fetch(sys.argv[1])\n"
        "except SourceError: print(peak())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, f"{server}/{bomb}"], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(ran.stdout) < 300


def test_dripping_is_given_up_in_time_and_can_be_stopped(server: str) -> None:
    assert fetching.Limits().total <= 60
    with pytest.raises(UnreachableError, match="took longer than"):
        fetch(f"{server}/drip", limits=Limits(total=0.5))
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    with pytest.raises(StoppedError):
        fetch(f"{server}/drip", cancelled=stop.is_set)


def test_a_host_that_does_not_resolve_is_said() -> None:
    with pytest.raises(SourceError, match=r"^no-such-host\.invalid could not be found"):
        fetch("http://no-such-host.invalid/")
