"""A whole evening with the program, in tmux: read, find, jump, select, copy, bookmark, note, quit, and start again."""

import sqlite3
from pathlib import Path

import pytest

from termreader.library import Library
from termreader.model import AnnotationKind
from tests.app import ARTICLE, SAID, with_article
from tests.terminal import SIZES, needs_tools, reading_in_tmux

pytestmark = [pytest.mark.terminal, needs_tools("tmux")]

LONG = ARTICLE + "\n" + "\n\n".join(f"Ditch number {number} was dug and then filled again." for number in range(1, 61))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_all_that_was_done_in_one_evening_is_there_the_next(
    library: Library, home: Path, size: tuple[int, int]
) -> None:
    article = with_article(library, markdown=LONG, url="https://example.org/field")
    library.analysis(library.article(article))

    with reading_in_tmux(home, size=size) as tmux:
        tmux.wait_for("The field", "Ann Lindgren, the chief executive")
        tmux.send("1")
        tmux.wait_for("filter")
        tmux.send("\r")
        tmux.wait_for("p person")

        tmux.send("/map")
        tmux.wait_for("1 of 2")
        tmux.send("\r")
        tmux.wait_for("1 of 2 “map”", "p person")
        tmux.send("n")
        tmux.wait_for("2 of 2 “map”")
        tmux.send("\x1b")
        tmux.wait_gone("2 of 2")

        tmux.send("g")
        tmux.send("p")
        tmux.wait_for("1 of 3 Ann Lindgren · person")
        tmux.send("n")
        tmux.wait_for("2 of 3 Ann Lindgren · person")
        tmux.send("c")
        tmux.wait_for("of 3 Brightwater")
        tmux.send("\x1b")
        tmux.wait_gone("of 3 Brightwater")

        tmux.send("g")
        tmux.send("'")
        tmux.wait_for("Quotation 1 of 3 · Ann Lindgren")
        tmux.send("Y")
        tmux.wait_for("Copied 14 words, with Ann Lindgren as the speaker")
        cited = tmux.ask("save-buffer", "-")
        assert cited.startswith(f"{SAID}\n— Ann Lindgren, ")
        assert "The field" in cited
        assert "29 May 2024" in cited
        assert "https://example.org/field" in cited

        tmux.send("Q")
        tmux.wait_for("5 words selected")
        tmux.send("y")
        tmux.wait_until(lambda: tmux.ask("save-buffer", "-") == "We will build it here,", "the quotation alone")

        tmux.send("m")
        tmux.wait_for("Bookmark: “")
        tmux.send("]")
        tmux.send("a")
        tmux.wait_for("Esc closes")
        tmux.send("Whose map was it?")
        tmux.send("\x1b")
        tmux.wait_for("Note kept.")
        tmux.send("G")
        tmux.wait_for("the end", "Ditch number 60")
        tmux.send("q")
        assert tmux.wait_end() == 0

    kept = {note.kind: note for note in library.annotations(article)}
    assert kept.keys() == {AnnotationKind.BOOKMARK, AnnotationKind.NOTE}
    assert kept[AnnotationKind.NOTE].body == "Whose map was it?"
    assert sqlite3.connect(library.paths.database).execute("PRAGMA integrity_check").fetchone() == ("ok",)

    with reading_in_tmux(home, size=size) as tmux:
        tmux.wait_for("the end", "Ditch number 60")
        tmux.send("3")
        tmux.wait_for("Notes 2", "✎", "Whose map was it?")
        tmux.send("2")
        tmux.send("g")
        tmux.wait_for("◆", "✎")
        tmux.send(".")
        tmux.wait_for("a writes on it")
        tmux.send("q")
        assert tmux.wait_end() == 0
