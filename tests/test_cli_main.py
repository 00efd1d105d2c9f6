"""The command line as a whole: help, streams, and how it ends when something goes wrong."""

import argparse
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from termreader import __version__
from termreader.cli import articles, output
from termreader.cli.parser import make_parser
from termreader.paths import Paths
from tests.commands import Command, verbs

REPOSITORY = Path(__file__).resolve().parents[1]


def test_the_version_is_printed(termreader: Command) -> None:
    assert termreader("--version").out == f"termreader {__version__}\n"


VERBS = list(verbs(make_parser()))


@pytest.mark.parametrize("verb", ["", *(verb.prog.removeprefix("termreader ") for verb in VERBS)])
def test_every_verb_has_help(termreader: Command, verb: str) -> None:
    ran = termreader(*verb.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("usage: termreader")


@pytest.mark.parametrize("verb", [make_parser(), *VERBS], ids=lambda verb: verb.prog)
def test_every_verb_leads_to_a_function(verb: argparse.ArgumentParser) -> None:
    module, function = verb.get_default("run").split(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_a_verb_alone_is_what_it_is_among_all() -> None:
    def subparsers(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
        return next(dict(a.choices) for a in parser._actions if isinstance(a.choices, dict))

    everything = subparsers(make_parser())
    assert len(everything) > 15
    for name, verb in everything.items():
        assert subparsers(make_parser(name))[name].format_help() == verb.format_help()
    assert set(subparsers(make_parser("open"))) == {"open"}


def test_without_a_terminal_the_app_says_so(termreader: Command) -> None:
    for arguments in ((), ("open",), ("open", "1")):
        ran = termreader(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "needs a terminal" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("lst",), "did you mean list?"),
        (("zzz",), "there are open, add, list,"),
        (("https://x.example/a",), "To read it: termreader open https://x.example/a"),
        (("notes", "exprot"), "did you mean export?"),
        (("it's",), "“it's” is not known here; there are open, add, list,"),
        (("show", "1", "--format", "pdf"), "“pdf” is not known here; there are text, markdown, json."),
        (("show", "1", "--format", "docs"), "“docs” is not known here; there are text, markdown, json."),
    ],
)
def test_a_mistyped_verb_is_understood(termreader: Command, arguments: tuple[str, ...], words: str) -> None:
    ran = termreader(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_what_nobody_foresaw_is_a_sentence_and_its_details_are_in_the_log(
    termreader: Command, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(arguments: object) -> int:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(articles, "list_", fail)
    ran = termreader("list")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert str(paths.log) in ran.err
    assert "ZeroDivisionError: a fault" in paths.log.read_text()


def test_ctrl_c_ends_quietly(termreader: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(articles, "list_", interrupt)
    assert termreader("list") == (130, "", "")


def test_a_terminal_never_gets_what_it_would_obey(
    termreader: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    output.say("A\x1b[2JB\x9b31m\u202eC")
    output.complain("name\x1b]0;PWNED\x07\udcff.txt")
    shown = capsys.readouterr()
    assert shown.out == "ABC\n"
    assert shown.err == "termreader: name\ufffd.txt\n"


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "termreader", *arguments],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
    )


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Título — 漢字\n\nnaïve", encoding="utf-8")
    ran = run(
        "show", str(tmp_path / "a.md"), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii"
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode() == "Título — 漢字\n\nnaïve\n"


def test_a_file_name_that_is_no_text_is_a_sentence() -> None:
    ran = subprocess.run(
        [sys.executable.encode(), b"-m", b"termreader", b"add", b"\xff\xfe.txt"], cwd=REPOSITORY, capture_output=True
    )
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr
    assert ran.stderr.startswith(b"termreader: There is no file")


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "long.md").write_text("# Long\n\n" + "A line of the article.\n\n" * 50_000)
    with subprocess.Popen(
        [sys.executable, "-m", "termreader", "show", str(tmp_path / "long.md")],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by a shell")
@pytest.mark.parametrize("closed", [">&-", "<&-", "2>&-", ">&- <&- 2>&-"])
@pytest.mark.parametrize("arguments", ["list", "--help", "", "add -"])
def test_streams_that_are_closed_before_the_start_lead_nowhere(home: Path, closed: str, arguments: str) -> None:
    command = f'"{sys.executable}" -m termreader {arguments} {closed}'
    ran = subprocess.run(command, shell=True, cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == (0 if arguments in ("list", "--help") else 1)
    assert "Traceback" not in ran.stderr
    assert "should not have" not in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize("arguments", [("doctor",), ("doctor", "--json")])
def test_a_full_disk_is_a_sentence(home: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "termreader", *arguments]
        ran = subprocess.run(command, cwd=REPOSITORY, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert ran.returncode == 1
    assert ran.stderr.decode() == "termreader: Not all could be written (No space left on device).\n"
