"""add, list, archive, tag, remove, restore: what they print, what they leave, how they end."""

import tarfile
from pathlib import Path
from typing import Any

import pytest

from termreader.cli import articles, output
from tests.articles import LLAMA
from tests.commands import Command
from tests.shared import SHARED, needs_shared


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "llamas.md"
    path.write_text(f"---\nauthor: Ann Author\ndate: 2024-05-29\n---\n# On llamas\n\n{LLAMA}\n", encoding="utf-8")
    return path


def test_adding_says_what_became_of_each(termreader: Command, file: Path) -> None:
    ran = termreader("add", file, file, "no/such/file.txt", "--json")
    assert ran.code == 1
    assert ran.json == [
        {"id": 1, "title": "On llamas", "status": "added", "error": None},
        {"id": 1, "title": "On llamas", "status": "exists", "error": None},
        {"id": None, "title": None, "status": "failed", "error": "There is no file no/such/file.txt."},
    ]
    assert ran.err == "termreader: There is no file no/such/file.txt.\n"


def test_adding_for_a_person(termreader: Command, file: Path) -> None:
    ran = termreader("add", file, file)
    assert (ran.code, ran.out, ran.err) == (0, "Added: 1  On llamas\nAlready there: 1  On llamas\n", "")


def test_standard_input_is_added(termreader: Command) -> None:
    ran = termreader("add", "-", "--json", stdin=f"# On llamas\n\n{LLAMA}".encode())
    assert ran.code == 0
    assert termreader("show", 1, "--raw").out == f"# On llamas\n\n{LLAMA}"


def test_a_folder_stands_for_the_readable_files_in_it(termreader: Command, tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.markdown", "picture.png", ".hidden.md", ".git/d.md"):
        (tmp_path / "folder" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "folder" / name).write_text(f"The text of {name} is about llamas.")
    ran = termreader("add", tmp_path / "folder", "--json")
    assert ran.code == 0
    assert isinstance(ran.json, list)
    assert len(ran.json) == 3
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no file in the folder" in termreader("add", empty).err


def test_digits_alone_are_the_number_of_an_article(
    termreader: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("3").write_text("A file of the name 3.")
    assert termreader("show", "3").code == 1
    assert "A file of the name 3." in termreader("show", "./3").out


def test_the_list_has_all_that_is_known_of_each(termreader: Command, file: Path) -> None:
    assert termreader("list", "--json").json == []
    termreader("add", file)
    termreader("tag", 1, "animals")
    articles: Any = termreader("list", "--json").json
    (article,) = articles
    added = article.pop("added")
    assert added.startswith("20")
    assert added.endswith("+00:00")
    assert article == {
        "id": 1,
        "title": "On llamas",
        "byline": "Ann Author",
        "site": None,
        "published": "2024-05-29",
        "url": None,
        "words": 12,
        "progress": 0,
        "finished": False,
        "tags": ["animals"],
        "archived": False,
    }


def test_a_pipe_gets_a_line_for_each_article(termreader: Command, file: Path) -> None:
    termreader("add", file)
    assert termreader("list").out == "1\tOn llamas\t\t2024-05-29\t12\t\t\n"


def test_a_terminal_gets_a_table_that_fits(
    termreader: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "long.md").write_text("# " + "漢字 and more " * 20 + "\n\nText.")
    termreader("add", tmp_path / "long.md")
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    lines = termreader("list").out.splitlines()
    assert lines[0].split() == ["ID", "TITLE", "WORDS"]
    assert "…" in lines[1]
    assert "\x1b" not in "".join(lines)


def test_the_list_is_narrowed(termreader: Command, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\nThe text of {name}.")
        termreader("add", tmp_path / f"{name}.md")
    termreader("archive", 1)
    termreader("tag", 2, "animals")

    def titles(*options: str) -> list[str]:
        return [line.split("\t")[1] for line in termreader("list", *options).out.splitlines()]

    assert titles() == ["three", "two"]
    assert titles("--all") == ["three", "two", "one"]
    assert titles("--archived") == ["one"]
    assert titles("--tag", "animals") == ["two"]
    assert titles("--unread") == ["three", "two"]
    assert termreader("archive", 1, "--undo").out == "Taken back: 1 article.\n"
    assert titles() == ["three", "two", "one"]


def test_tags_are_shown_added_and_taken_away(termreader: Command, file: Path) -> None:
    termreader("add", file)
    assert termreader("tag", 1) == (0, "", "")
    assert termreader("tag", 1, "b", "a").out == "a\nb\n"
    assert termreader("tag", 1, "--remove", "a", "--json").json == ["b"]
    assert termreader("tag").out == "b\t1\n"
    assert termreader("tag", "--json").json == {"b": 1}
    assert termreader("tag", 9, "x").code == 1


def test_that_there_are_no_tags_is_told_to_a_person_alone(
    termreader: Command, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    termreader("add", file)
    monkeypatch.setattr(articles, "is_terminal", lambda: True)
    assert termreader("tag", 1).out == "Article 1 has no tags.\n"
    assert "No tags yet" in termreader("tag").out


def test_what_is_removed_can_be_restored_and_failures_do_not_stop_the_rest(termreader: Command, file: Path) -> None:
    termreader("add", file)
    ran = termreader("remove", 9, 1)
    assert (ran.code, ran.err.startswith("termreader: There is no article 9")) == (1, True)
    assert "restore" in ran.out
    assert termreader("list", "--json").json == []
    assert "termreader restore 1" in termreader("show", 1).err
    assert termreader("restore", 1).code == 0
    assert termreader("show", 1).code == 0


@pytest.mark.parametrize(
    "arguments",
    [("add",), ("show",), ("archive", "x"), ("remove",), ("list", "--tagg"), ("show", "1", "--format", "pdf")],
)
def test_a_wrong_command_line_ends_with_2_and_shows_the_way(termreader: Command, arguments: tuple[str, ...]) -> None:
    ran = termreader(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Try: termreader " in ran.err
    assert "--help" in ran.err


@needs_shared
def test_a_hostile_file_name_is_shown_without_what_a_terminal_would_obey(termreader: Command, tmp_path: Path) -> None:
    with tarfile.open(SHARED / "hostile" / "a25-filename-with-esc.tar") as archive:
        archive.extractall(tmp_path / "out", filter="data")
    ran = termreader("add", tmp_path / "out")
    (hostile,) = (tmp_path / "out").iterdir()
    for one in (ran, termreader("add", hostile), termreader("add", f"{hostile}-missing"), termreader("list")):
        assert "\x1b" not in one.out + one.err
        assert "\x07" not in one.out + one.err
