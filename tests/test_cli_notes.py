"""notes list, add, remove, restore, export, import."""

from pathlib import Path
from typing import Any

import pytest

from termreader.library import Library
from tests.articles import add
from tests.commands import Command
from tests.shared import SHARED, needs_shared


@pytest.fixture(autouse=True)
def article(home: Path) -> int:
    with Library.open() as library:
        return add(library, url="https://x.example/a")


def test_a_note_a_highlight_and_a_bookmark_are_added(termreader: Command) -> None:
    assert termreader("notes", "add", 1, "--body", "Good.").out == "Added: note 1\n"
    assert termreader("notes", "add", 1, "--quote", "praised").out == "Added: highlight 2\n"
    assert termreader("notes", "add", 1, "--at", 20).out == "Added: bookmark 3\n"
    assert termreader("notes", "add", 1, "--quote", "llama", "--body", "-", stdin=b"From stdin\n").code == 0
    listed: Any = termreader("notes", "list", "--json").json
    assert [(note["kind"], note["quote"], note["body"], note["start"]) for note in listed] == [
        ("note", "", "Good.", 0),
        ("highlight", "praised", "", 16),
        ("bookmark", "", "", 20),
        ("note", "llama", "From stdin", 28),
    ]
    assert {note["title"] for note in listed} == {"On llamas"}
    assert termreader("notes").out == termreader("notes", "list", 1).out


def test_an_added_note_is_told_as_the_list_tells_it(termreader: Command) -> None:
    made = termreader("notes", "add", 1, "--body", "Good.", "--json").json
    assert [made] == termreader("notes", "list", "--json").json


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("1",), 2, "Or give --quote or --at"),
        (("1", "--quote", "not in it"), 1, "does not hold the words"),
        (("1", "--at", "9999"), 1, "has 72 characters"),
        (("9", "--body", "x"), 1, "no article 9"),
    ],
)
def test_a_note_that_cannot_stand_is_said(
    termreader: Command, arguments: tuple[str, ...], code: int, words: str
) -> None:
    ran = termreader("notes", "add", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err


def test_a_note_is_removed_and_restored(termreader: Command) -> None:
    termreader("notes", "add", 1, "--body", "Good.")
    assert termreader("notes", "remove", 1).out == "Removed: 1 note.\n"
    assert termreader("notes", "list", "--json").json == []
    assert termreader("notes", "remove", 1).code == 1
    assert termreader("notes", "restore", 1).code == 0
    assert len(termreader("notes", "list").out.splitlines()) == 1


def test_notes_go_out_and_come_in(termreader: Command, tmp_path: Path) -> None:
    termreader("notes", "add", 1, "--quote", "praised", "--body", "Ha")
    exported = termreader("notes", "export").out
    (tmp_path / "notes.json").write_text(exported)
    termreader("notes", "remove", 1)
    assert termreader("notes", "import", tmp_path / "notes.json").out == "Imported: 1 note; 0 were here before.\n"
    report = termreader("notes", "import", "-", "--json", stdin=exported.encode()).json
    assert report == {"added": 0, "known": 1, "orphaned": 0, "articles": [], "skipped": []}
    assert termreader("notes", "export", "--format", "markdown").out.splitlines()[0] == "# On llamas"
    assert "TextQuoteSelector" in termreader("notes", "export", 1, "--format", "w3c").out
    assert termreader("notes", "export", 9).code == 1


def test_an_export_never_overwrites_a_file(termreader: Command, tmp_path: Path) -> None:
    termreader("notes", "add", 1, "--body", "Good.")
    file = tmp_path / "notes.json"
    assert termreader("notes", "export", "-o", file).code == 0
    first = file.read_text()
    ran = termreader("notes", "export", "-o", file)
    assert (ran.code, "is there already" in ran.err, file.read_text()) == (1, True, first)
    assert "could not be written" in termreader("notes", "export", "-o", tmp_path / "no" / "where").err


def test_notes_on_an_unknown_page_are_kept_and_said(termreader: Command) -> None:
    data = b'{"notes": [{"quote": "x", "url": "https://y.example/", "title": "Elsewhere"}, {"kind": "bookmark"}]}'
    ran = termreader("notes", "import", "-", stdin=data)
    assert ran.code == 1
    assert "Imported: 1 note" in ran.out
    assert "1 note could not be placed" in ran.out
    assert "Not in the library yet, kept for its notes: Elsewhere" in ran.out
    assert "has neither words nor a place" in ran.err


@needs_shared
@pytest.mark.parametrize("name", ["h07-notes-truncated.json", "h08-notes-deep.json"])
def test_a_hostile_import_changes_nothing(termreader: Command, name: str) -> None:
    before = termreader("notes", "export").out, termreader("list").out
    ran = termreader("notes", "import", SHARED / "hostile" / name)
    assert (ran.code, ran.out) == (1, "")
    assert "Nothing was imported" in ran.err
    assert (termreader("notes", "export").out, termreader("list").out) == before
