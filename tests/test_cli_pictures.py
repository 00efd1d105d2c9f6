"""Pictures on the command line: kept when asked for, unasked when the settings say so, let go of."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from termreader.library import Library
from tests.commands import Command
from tests.pictures import png
from tests.test_pictures import with_pictures
from tests.web import Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as started:
        started.page("/1.png", png(), "image/png")
        yield started


def kept() -> int:
    """How many pictures the first article has."""
    with Library.open() as library:
        return len(library.pictures(1))


def test_an_address_is_added_without_its_pictures(termreader: Command, web: Web) -> None:
    assert termreader("add", with_pictures(web, "/1.png")).code == 0
    assert (kept(), web.asked_paths()) == (0, ["/llamas"])


def test_and_with_them_when_asked(termreader: Command, web: Web) -> None:
    ran = termreader("add", "--pictures", with_pictures(web, "/1.png", "/gone.png"))
    assert (ran.code, ran.out, kept()) == (0, "Added: 1  On llamas\n", 1)
    assert "Kept 1 picture." in ran.err
    assert "gone.png is not there (404)" in ran.err
    assert termreader("add", "--pictures", f"{web.url}/llamas", "--json").json == [
        {"id": 1, "title": "On llamas", "status": "exists", "error": None}
    ]


@pytest.mark.parametrize("verb", [("add",), ("queue", "fetch")])
def test_and_unasked_when_the_settings_say_so(
    termreader: Command, web: Web, library: Library, verb: tuple[str, ...]
) -> None:
    library.paths.settings.parent.mkdir(parents=True)
    library.paths.settings.write_text('pictures = "always"\n')
    url = with_pictures(web, "/1.png")
    if verb == ("add",):
        termreader("add", url)
    else:
        library.queue_url(url)
        termreader(*verb)
    assert kept() == 1


@pytest.mark.parametrize(("options", "count"), [((), 0), (("--pictures",), 1)])
def test_those_beside_a_file_are_kept_when_asked_whatever_the_settings_say(
    termreader: Command, library: Library, tmp_path: Path, options: tuple[str, ...], count: int
) -> None:
    library.paths.settings.parent.mkdir(parents=True)
    library.paths.settings.write_text('pictures = "never"\n')
    (tmp_path / "sea.png").write_bytes(png())
    (tmp_path / "a.md").write_text("Words.\n\n![The sea at dawn](sea.png)\n")
    assert termreader("add", tmp_path / "a.md", *options).code == 0
    assert kept() == count


def test_those_of_an_article_are_kept_later_and_let_go_of(termreader: Command, web: Web) -> None:
    termreader("add", with_pictures(web, "/1.png"))
    assert termreader("pictures", 1).out == "Kept 1 picture.\n"
    assert termreader("pictures", 1).out == "All its pictures are here.\n"
    assert termreader("pictures", 1, "--drop").out == "Let go of the pictures of: 1 article.\n"
    assert kept() == 0
    assert termreader("pictures", 1, "--json").json == [{"id": 1, "kept": 1, "known": 0, "failed": []}]
    assert web.asked_paths() == ["/llamas", "/1.png"]


def test_what_cannot_be_had_is_said_and_is_a_failure(termreader: Command, web: Web) -> None:
    termreader("add", with_pictures(web, "/gone.png"))
    ran = termreader("pictures", 1, 7, "--json")
    assert ran.code == 1
    assert "404" in ran.err
    assert "There is no article 7" in ran.err
    assert isinstance(ran.json, list)
    assert [one["kept"] for one in ran.json] == [0, 0]


def test_the_app_loads_nothing_for_pictures_before_one_is_shown() -> None:
    program = "import sys, termreader.tui.app; print([name for name in sys.modules if name.startswith('PIL')])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True, timeout=60)
    assert ran.stdout == "[]\n"
