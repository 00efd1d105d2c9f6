"""What can be named to `termreader add`: folders, patterns, standard input, the clipboard."""

from pathlib import Path

import pytest

from tests.commands import Command, Ran
from tests.epubs import epub, page
from tests.pdfs import lines, pdf


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    base = tmp_path / "notes"
    for name in ("b.md", "a.markdown", "sub/c.md", "sub/deep/d.md", "picture.png", ".hidden/e.md"):
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(f"The text of {name} is about llamas.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return base


def titles(ran: Ran) -> list[str | None]:
    assert isinstance(ran.json, list)
    return [one["title"] for one in ran.json]


def test_a_folder_is_added_in_order_with_the_folders_in_it(termreader: Command, folder: Path) -> None:
    (folder / "book.epub").write_bytes(epub({"1.xhtml": page("<p>A book.</p>")}))
    (folder / "paper.pdf").write_bytes(pdf(lines(["A paper."])))

    assert titles(termreader("add", folder, "--json")) == ["a", "b", "A Book", "paper", "c", "d"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("notes/*.md", ["b"]),
        ("notes/**/*.md", ["b", "c", "d"]),
        ("notes/?.*", ["a", "b"]),
        ("notes/s*", ["c", "d"]),
        ("./no[t]es/[ab].*", ["a", "b"]),
    ],
)
def test_a_pattern_that_the_shell_left_alone_stands_for_what_matches(
    termreader: Command, folder: Path, pattern: str, found: list[str]
) -> None:
    assert titles(termreader("add", pattern, "--json")) == found


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(termreader: Command, folder: Path) -> None:
    (folder / "[1]*.md").write_text("The text of a file with an odd name.", encoding="utf-8")

    assert titles(termreader("add", "notes/[1]*.md", "--json")) == ["[1]*"]


def test_a_pattern_that_nothing_matches_is_told(termreader: Command, folder: Path) -> None:
    ran = termreader("add", "notes/*.rst", "notes/b.md")

    assert (ran.code, ran.err) == (1, "termreader: No file matches notes/*.rst.\n")
    assert "Added: 1" in ran.out


def test_naming_nothing_is_a_mistake(termreader: Command) -> None:
    ran = termreader("add")

    assert ran.code == 2
    assert "Name a file" in ran.err


@pytest.mark.parametrize("nothing", ["", "  "])
def test_a_variable_that_is_not_set_adds_nothing(termreader: Command, folder: Path, nothing: str) -> None:
    ran = termreader("add", nothing, "notes/b.md", "--json")

    assert (ran.code, titles(ran)) == (1, [None, "b"])
    assert ran.err == "termreader: A source without a name was left out: write . for this folder.\n"


def clipboard_of(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A display whose tool runs `script`."""
    folder.mkdir()
    tool = folder / "xclip"
    tool.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    for variable in ("WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(variable, raising=False)


def test_the_text_on_the_clipboard_is_added(
    termreader: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard_of(tmp_path / "bin", monkeypatch, "printf '# On llamas\\n\\nThey hum.'")

    assert termreader("add", "--clipboard").code == 0
    assert "They hum." in termreader("show", 1).out


def test_an_address_on_the_clipboard_is_fetched(
    termreader: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard_of(tmp_path / "bin", monkeypatch, "echo ftp://x.example/a")

    assert "ftp" in termreader("add", "--clipboard").err


@pytest.mark.parametrize("script", ["printf ''", "exit 1"])
def test_an_empty_clipboard_is_told(
    termreader: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    clipboard_of(tmp_path / "bin", monkeypatch, script)

    ran = termreader("add", "--clipboard")

    assert ran.code == 1
    assert "There is no text on the clipboard." in ran.err


def test_no_clipboard_is_told_with_what_to_do(termreader: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(variable, raising=False)

    ran = termreader("add", "--clipboard")

    assert ran.code == 1
    assert "termreader add -" in ran.err


def test_no_clipboard_does_not_stop_the_other_sources(
    termreader: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(variable, raising=False)

    ran = termreader("add", "notes/b.md", "--clipboard", "--json")

    assert (ran.code, titles(ran)) == (1, ["b", None])
    assert "There is no clipboard to read" in ran.err


def test_an_address_without_its_scheme_is_no_file_and_not_guessed_at(termreader: Command) -> None:
    ran = termreader("add", "example.org/story", "nothing.txt")
    assert ran.code == 1
    assert "There is no file example.org/story. For a page of the web write https://example.org/story" in ran.err
    assert "There is no file nothing.txt.\n" in ran.err
