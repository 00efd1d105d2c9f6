"""Ends that nobody chose: killed, told to end by the system, the terminal closed. What was said to be kept is kept."""

import os
import random
import re
import signal
import sqlite3
from pathlib import Path

import pytest

from termreader.library import Library
from termreader.model import AnnotationKind
from tests.app import with_article
from tests.terminal import Terminal, needs_pty, reading_in_terminal

pytestmark = [pytest.mark.terminal, needs_pty]

LEAVES_THE_SCREEN = b"\x1b[?1049l"
PARAGRAPHS = "\n\n".join(f"Ditch number {number} was dug and then filled again." for number in range(1, 60))


def open_for_reading(terminal: Terminal) -> None:
    terminal.wait_for("¶ 1/", "p person")


def is_sound(library: Library) -> bool:
    with sqlite3.connect(library.paths.database) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


@pytest.mark.parametrize("seed", range(4))
def test_what_was_acknowledged_survives_a_kill(library: Library, home: Path, seed: int) -> None:
    chance = random.Random(seed)
    article = with_article(library, markdown=PARAGRAPHS)
    bookmarked: list[str] = []
    noted: list[str] = []
    with reading_in_terminal(home) as terminal:
        open_for_reading(terminal)
        for step in range(chance.randint(2, 6)):
            terminal.send("}")
            if chance.random() < 0.5:
                terminal.send("m")
                terminal.wait_for("Bookmark: “")
                told = re.search("Bookmark: “([^”]+)”", terminal.shown)
                assert told is not None
                bookmarked.append(told[1])
            else:
                words = f"thought {step} {chance.random()}"
                terminal.send("a")
                terminal.wait_for("Esc closes")
                terminal.send(words)
                terminal.wait_for(words)
                terminal.send("\x1b")
                terminal.wait_for("Note kept.")
                noted.append(words)
            terminal.send("j")
            terminal.wait_for("¶ ")
        # Killed in the midst of the next thing.
        terminal.send(chance.choice(["m", "}m", "an unfinished", "/dug\r", "V"]))
        terminal.listen(chance.random() * 0.1)
        terminal.kill()
    assert is_sound(library)
    kept = library.annotations(article)
    assert {note.body for note in kept} >= set(noted)
    marks = [note.quote for note in kept if note.kind is AnnotationKind.BOOKMARK]
    assert all(any(mark.startswith(quote.rstrip("…")) for mark in marks) for quote in bookmarked)


def test_a_note_typed_without_a_pause_is_saved_while_it_is_typed(library: Library, home: Path) -> None:
    article = with_article(library, markdown=PARAGRAPHS)
    with reading_in_terminal(home) as terminal:
        open_for_reading(terminal)
        terminal.send("a")
        terminal.wait_for("Esc closes")
        for _ in range(200):
            terminal.send("ditch ")
            terminal.listen(0.02)
            if any(note.body.startswith("ditch ditch") for note in library.annotations(article)):
                break
        else:
            pytest.fail("nothing of the note was saved while it was being typed")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_told_to_end_by_the_system_the_note_being_typed_is_kept(
    library: Library, home: Path, number: signal.Signals
) -> None:
    article = with_article(library, markdown=PARAGRAPHS)
    with reading_in_terminal(home) as terminal:
        open_for_reading(terminal)
        terminal.send("}a")
        terminal.wait_for("Esc closes")
        terminal.send("half a thought")
        terminal.wait_for("half a thought")
        terminal.process.send_signal(number)
        assert terminal.wait_end() == 128 + number
        assert b"\x1b[?1049l" in terminal.written, "the terminal was not given back as it was"
    assert [note.body for note in library.annotations(article)] == ["half a thought"]


@pytest.mark.parametrize("typed", ["half a thought", ""], ids=["while a note is written", "while reading"])
def test_when_the_terminal_is_closed_the_program_saves_and_ends(library: Library, home: Path, typed: str) -> None:
    article = with_article(library, markdown=PARAGRAPHS)
    with reading_in_terminal(home) as terminal:
        open_for_reading(terminal)
        terminal.send("G")
        terminal.wait_for("the end")
        if typed:
            terminal.send("a")
            terminal.wait_for("Esc closes")
            terminal.send(typed)
            terminal.wait_for(typed)
        terminal.hang_up()
        terminal.process.wait(10)
    assert [note.body for note in library.annotations(article)] == ([typed] if typed else [])
    assert library.article(article).state.position > 0
    assert not library.paths.log.exists()


def test_told_to_end_over_the_help_it_still_saves(library: Library, home: Path) -> None:
    article = with_article(library, markdown=PARAGRAPHS)
    with reading_in_terminal(home) as terminal:
        open_for_reading(terminal)
        terminal.send("G")
        terminal.wait_for("the end")
        terminal.send("?")
        terminal.wait_for("Esc closes")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.wait_end() == 128 + signal.SIGTERM
    assert library.article(article).state.position > 0


def test_keys_that_come_in_one_breath_are_acted_on_in_their_order(library: Library, home: Path) -> None:
    with_article(library, "Ditches", PARAGRAPHS)
    with reading_in_terminal(home, size=(120, 40)) as terminal:
        open_for_reading(terminal)
        terminal.send("/number 2\rnn")
        terminal.wait_for("3 of 11 “number 2”", "p person")
        terminal.send("1\rg/number 3\rn")
        terminal.wait_for("2 of 11 “number 3”", "p person")


def test_ctrl_z_goes_back_to_the_shell_and_what_comes_back_is_painted_whole(library: Library, home: Path) -> None:
    with_article(library, markdown=PARAGRAPHS)
    with reading_in_terminal(home) as terminal:
        open_for_reading(terminal)
        terminal.send("\x1a")
        terminal.wait_bytes(LEAVES_THE_SCREEN)
        stopped = os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED)
        assert stopped is not None
        assert stopped.si_status == signal.SIGSTOP
        before = len(terminal.written)
        terminal.process.send_signal(signal.SIGCONT)

        def painted() -> bool:
            since = terminal.written[before:]
            return all(words in since for words in (b"Library", b"Ditch number 1 was dug", b"Ditch number 5 was dug"))

        terminal.wait_until(painted, "the whole page once more")
        terminal.send("q")
        assert terminal.wait_end() == 0
