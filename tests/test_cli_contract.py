"""What docs/command-line.md promises of every verb: one JSON value, exit codes, sentences, and each thing done once."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from termreader.cli.parser import make_parser
from termreader.library import Library
from termreader.paths import Paths
from tests.articles import LLAMA, add
from tests.commands import Command, verbs

REPOSITORY = Path(__file__).resolve().parents[1]
NOT_THERE = {
    "add": ["no/such/file"],
    "feeds add": ["no-address"],
    "feeds import": ["no/such/file"],
    "import": ["no/such/file"],
    "names correct": ["9", "Ford", "company"],
    "notes add": ["9", "--body", "Good."],
    "notes import": ["no/such/file"],
    "search": ["nowhere"],
    "tag": ["9"],
}
"""Arguments that name nothing there is; any other verb is asked for number 9."""


def leaves() -> list[argparse.ArgumentParser]:
    """The verbs that have no verbs within them."""
    return [verb for verb in verbs(make_parser()) if not list(verbs(verb))]


def options(verb: argparse.ArgumentParser) -> set[str]:
    return {option for action in verb._actions for option in action.option_strings}


def name_of(verb: argparse.ArgumentParser) -> str:
    return verb.prog.removeprefix("termreader ")


def of_nothing(verb: argparse.ArgumentParser) -> list[str]:
    """A command line that is right, and about what is not there."""
    takes = any(not action.option_strings for action in verb._actions)
    return [*name_of(verb).split(), *NOT_THERE.get(name_of(verb), ["9"] if takes else [])]


WITH_JSON = [verb for verb in leaves() if "--json" in options(verb)]
WITH_NUMBER = [verb for verb in leaves() if "9" in of_nothing(verb) and name_of(verb) != "open"]  # needs a terminal


@pytest.fixture
def article(home: Path) -> int:
    with Library.open() as library:
        return add(library, url="https://x.example/a")


@pytest.mark.parametrize("verb", WITH_JSON, ids=name_of)
def test_exactly_one_json_value_is_printed_of_what_is_not_there(
    termreader: Command, article: int, verb: argparse.ArgumentParser
) -> None:
    ran = termreader(*of_nothing(verb), "--json")
    json.loads(ran.out)
    assert (ran.code == 1) == bool(ran.err)


@pytest.mark.parametrize("verb", WITH_JSON, ids=name_of)
def test_exactly_one_json_value_is_printed_when_all_fails(
    termreader: Command, paths: Paths, verb: argparse.ArgumentParser
) -> None:
    paths.data.mkdir(parents=True)
    paths.database.write_bytes(b"no library " * 999)
    ran = termreader(*of_nothing(verb), "--json")
    value = json.loads(ran.out)
    assert ran.code == 1
    assert ("damaged" in ran.err) == (name_of(verb) not in ("doctor", "notes import", "feeds import"))
    assert value is None or name_of(verb) == "doctor"


@pytest.mark.parametrize(
    "arguments",
    [("doctor", "--restore", "no/such/file"), ("doctor", "--salvage"), ("pictures", "9", "--drop"), ("show", "9")],
)
def test_one_value_is_printed_of_what_options_ask_for(termreader: Command, arguments: tuple[str, ...]) -> None:
    ran = termreader(*arguments, "--json")
    json.loads(ran.out)
    assert (ran.code, bool(ran.err)) == (1, True)


def test_pictures_that_are_let_go_of_are_told_as_json(termreader: Command, article: int) -> None:
    assert termreader("pictures", article, "--drop", "--json").json == [
        {"id": article, "kept": 0, "known": 0, "failed": []}
    ]


@pytest.mark.parametrize("verb", WITH_NUMBER, ids=name_of)
@pytest.mark.parametrize("digits", ["9" * 20, "9" * 5000], ids=["20 digits", "5000 digits"])
def test_a_number_that_cannot_be_counted_to_is_told(
    termreader: Command, verb: argparse.ArgumentParser, digits: str
) -> None:
    ran = termreader(*(digits if word == "9" else word for word in of_nothing(verb)))
    assert ran.code in (1, 2)
    assert "should not have" not in ran.err
    assert "larger than any number" in ran.err or "There is no article" in ran.err


@pytest.mark.parametrize(
    "options", [("search", "x", "--limit"), ("feeds", "items", "--limit"), ("notes", "add", "1", "--at")]
)
def test_a_number_of_an_option_is_no_larger_either(termreader: Command, options: tuple[str, ...]) -> None:
    ran = termreader(*options, "9" * 20)
    assert (ran.code, ran.out) == (2, "")
    assert "larger than any number" in ran.err


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("archive", "Archived: 1 article."),
        ("remove", "Removed: 1 article. `termreader restore` brings them back for 30 days."),
        ("pictures", "It has no pictures."),
    ],
)
def test_what_is_named_twice_is_done_once(termreader: Command, article: int, verb: str, said: str) -> None:
    ran = termreader(verb, article, article)
    assert (ran.code, ran.err, ran.out) == (0, "", f"{said}\n")


def test_a_feed_or_an_item_that_is_not_there_stops_no_other(termreader: Command, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline xmlUrl="http://127.0.0.1:1/f"/></body></opml>'
    )
    assert termreader("feeds", "import", tmp_path / "feeds.opml").code == 0
    ran = termreader("feeds", "refresh", 9, 1, "--json")
    found: Any = ran.json
    assert [(one["id"], one["status"]) for one in found] == [(9, "failed"), (1, "failed")]
    assert "There is no feed 9" in found[0]["error"]
    assert found[0]["title"] is None
    assert "There is no feed 9" in ran.err


@pytest.mark.parametrize("options", [("show", "-"), ("analyze", "-"), ("show", "-", "--json")])
def test_standard_input_is_read_without_being_added(
    termreader: Command, paths: Paths, options: tuple[str, ...]
) -> None:
    ran = termreader(*options, stdin=f"# On llamas\n\n{LLAMA}".encode())
    assert (ran.code, ran.err) == (0, "")
    assert "On llamas" in ran.out
    assert not paths.database.exists()


def test_the_bytes_of_standard_input_are_given_as_they_are(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "termreader", "show", "-", "--raw"],
        cwd=REPOSITORY, input=b"\xff\x00\r\n", capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (0, b"\xff\x00\r\n")


@pytest.mark.skipif(sys.platform != "linux", reason="file names that are no text")
def test_a_file_name_that_is_no_text_is_still_one_json_value(home: Path) -> None:
    ran = subprocess.run(
        [sys.executable.encode(), b"-m", b"termreader", b"import", b"\xff.csv", b"--json"],
        cwd=REPOSITORY, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    ((entry),) = json.loads(ran.stdout)
    assert os.fsencode(entry["file"]) == b"\xff.csv"
    assert ran.returncode == 1
    assert ran.stderr.decode() == "termreader: There is no file \ufffd.csv.\n"


def test_a_home_that_is_not_known_is_a_sentence(termreader: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERMREADER_HOME", "~no-such-person/library")
    for arguments in (("list",), ("add", "x.md"), ("doctor",)):
        ran = termreader(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("termreader: No home folder is known")
        assert "TERMREADER_HOME" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [("add",), ("show",), ("show", "--raw"), ("analyze",), ("import",), ("notes", "import"), ("feeds", "import")],
)
def test_a_person_who_is_not_known_has_no_files(termreader: Command, arguments: tuple[str, ...]) -> None:
    ran = termreader(*arguments, "~no-such-person/a.md")
    assert ran.code == 1
    assert ran.err.startswith("termreader: ~no-such-person/a.md could not be read (")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("list", "--tagg", "x"), "“--tagg” is not known here.\nTry: termreader list --help"),
        (("show", "1", "2"), "“2” is not known here.\nTry: termreader show --help"),
        (("notes", "--json"), "“--json” is not known here.\nTry: termreader notes --help"),
        (("notes", "export", "--csv"), "“--csv” is not known here.\nTry: termreader notes export --help"),
        (("names", "3", "--jsn"), "“--jsn” is not known here.\nTry: termreader names list --help"),
        (
            ("tag", "1", "--json", "news"),
            "“news” is not known here. Options stand before or after all else.\nTry: termreader tag --help",
        ),
        (("--nonsense",), "“--nonsense” is not known here.\nTry: termreader --help"),
        (("add", "-x.md"), "“-x.md” is not known here. For the file of that name: ./-x.md\nTry: termreader add --help"),
    ],
)
def test_what_is_not_known_is_told_with_the_help_that_helps(
    termreader: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-x.md").write_text("# On llamas", encoding="utf-8")
    assert termreader(*arguments) == (2, "", f"termreader: {words}\n")


@pytest.mark.parametrize(
    "arguments", [("show", ""), ("show", "", "--raw"), ("analyze", " "), ("import", ""), ("notes", "import", "")]
)
def test_a_name_that_is_not_set_is_no_folder(termreader: Command, arguments: tuple[str, ...]) -> None:
    ran = termreader(*arguments)
    assert (ran.code, ran.out, ran.err) == (1, "", "termreader: There is no file without a name.\n")


def test_a_backup_that_is_not_named_is_not_the_newest(termreader: Command, article: int) -> None:
    assert termreader("doctor", "--backup").code == 0
    termreader("remove", article)
    ran = termreader("doctor", "--restore", "")
    assert (ran.code, ran.out) == (2, "")
    assert "--restore alone puts back the newest" in ran.err
    assert termreader("show", article).code == 1


def test_a_note_from_standard_input_is_utf_8_and_has_words(termreader: Command, article: int) -> None:
    body = ("notes", "add", article, "--body", "-", "--json")
    made: Any = termreader(*body, stdin=b"na\xc3\xafve \xff\n").json
    assert made["body"] == "naïve \ufffd"
    for blank in (b"", b" \n"):
        ran = termreader(*body, stdin=blank)
        assert ran.code == 2
        assert "A note needs words" in ran.err
    assert termreader("notes", "add", article, "--body", "  ").code == 2


def test_a_tag_is_taken_away_as_it_is_given(termreader: Command, article: int) -> None:
    termreader("tag", article, " to\tread ")
    assert termreader("tag", article).out == "to read\n"
    assert termreader("tag", article, "--remove", " to\tread ", "--json").json == []


def test_a_first_look_tells_no_size(termreader: Command) -> None:
    assert "Size" not in termreader("doctor").out


@pytest.mark.skipif(sys.platform != "linux", reason="a shell opens the streams")
def test_an_output_opened_for_reading_is_a_sentence(home: Path) -> None:
    command = f'"{sys.executable}" -m termreader doctor 1</dev/null'
    ran = subprocess.run(command, shell=True, cwd=REPOSITORY, capture_output=True, timeout=60, check=False)
    assert ran.returncode == 1
    assert ran.stderr.decode() == "termreader: Not all could be written (Bad file descriptor).\n"


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that one is in can be removed")
def test_a_folder_that_is_gone_is_a_sentence(
    termreader: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    monkeypatch.setenv("TERMREADER_HOME", "library")
    ran = termreader("list", "--json")
    assert (ran.code, ran.out) == (1, "null\n")
    assert ran.err.startswith("termreader: No home folder is known")
