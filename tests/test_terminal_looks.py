"""What the program makes of poorer terminals, and of the mouse: no colour, sixteen colours, none at all; SGR mouse."""

import re
import subprocess
from pathlib import Path

import pytest

from termreader.library import Library
from tests.app import with_article
from tests.terminal import TERMREADER, Terminal, environment, needs_pty, reading_in_terminal

pytestmark = [pytest.mark.terminal, needs_pty]

PARAGRAPHS = "\n\n".join(f"Ditch number {number} was dug and then filled again." for number in range(1, 60))
SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
LEFT, WHEEL_UP, WHEEL_DOWN = 0, 64, 65
DRAGGED = 32


def looks(written: bytes) -> set[str]:
    """The parameters of every look asked for."""
    return {look[1].decode() for look in SGR.finditer(written)}


def colours(written: bytes) -> set[str]:
    """Those that ask for a colour."""
    coloured = re.compile(r"(?:^|;)(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;|$)")
    return {look for look in looks(written) if coloured.search(look)}


def mouse(terminal: Terminal, button: int, row: int, column: int, *, up: bool = False) -> None:
    """The mouse does something at a cell, counted from 0 (xterm's SGR mode, 1006)."""
    terminal.send(f"\x1b[<{button};{column + 1};{row + 1}{'m' if up else 'M'}")


def click(terminal: Terminal, words: str, times: int = 1) -> None:
    row, column = terminal.find(words)
    for _ in range(times):
        mouse(terminal, LEFT, row, column)
        mouse(terminal, LEFT, row, column, up=True)


def test_without_colour_names_are_still_told_by_underline_and_weight(library: Library, home: Path) -> None:
    with_article(library)
    with reading_in_terminal(home, size=(120, 40), NO_COLOR="1") as terminal:
        terminal.wait_for("¶ 1/", "Brightwater Inc. 3")
        terminal.send("p")
        terminal.wait_for("1 of 3 Ann Lindgren")
        terminal.send("\x1b")
        terminal.wait_gone("1 of 3")
        row, column = terminal.find("Lindgren said")
        assert terminal.cell(row, column).underscore
        assert not terminal.cell(row, column).bold
        row, column = terminal.find("Brightwater, walked")
        assert terminal.cell(row, column).bold
        assert not terminal.cell(row, column).underscore
        row, column = terminal.find("walked the field")
        assert not terminal.cell(row, column).bold
    assert all(is_grey(look) for look in colours(bytes(terminal.written)))


def is_grey(look: str) -> bool:
    """Whether a look asks for no hue: equal parts of red, green and blue."""
    numbers = look.replace(":", ";").split(";")
    triples = [numbers[n + 2 : n + 5] for n, number in enumerate(numbers) if number in ("38", "48")]
    return bool(triples) and all(len(set(triple)) == 1 for triple in triples)


def test_sixteen_colours_are_enough(library: Library, home: Path) -> None:
    with_article(library)
    with reading_in_terminal(home, TERM="xterm", COLORTERM="") as terminal:
        terminal.wait_for("¶ 1/", "p person", "Ann Lindgren, the chief")
        terminal.send("q")
        assert terminal.wait_end() == 0
    assert not any(re.search(r"[34]8[;:]2", look) for look in looks(bytes(terminal.written)))


def test_a_pipe_in_the_place_of_a_terminal_is_answered_with_a_sentence(home: Path) -> None:
    done = subprocess.run(TERMREADER, env=environment(home), input=b"", capture_output=True, timeout=20, check=False)
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"needs a terminal" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_terminal_that_can_do_nothing_is_answered_with_a_sentence(home: Path, library: Library) -> None:
    with_article(library)
    with reading_in_terminal(home, TERM="dumb") as terminal:
        assert terminal.wait_end() == 1
        assert b"terminal" in terminal.written
        assert b"\x1b" not in terminal.written


def test_the_wheel_scrolls(library: Library, home: Path) -> None:
    with_article(library, markdown=PARAGRAPHS)
    with reading_in_terminal(home) as terminal:
        terminal.wait_for("¶ 1/", "p person", "Ditch number 1 was")
        for _ in range(5):
            mouse(terminal, WHEEL_DOWN, 10, 50)
        terminal.wait_gone("Ditch number 1 was")
        for _ in range(9):
            mouse(terminal, WHEEL_UP, 10, 50)
        terminal.wait_for("Ditch number 1 was")


def test_a_click_on_a_name_takes_it_into_focus(library: Library, home: Path) -> None:
    with_article(library)
    with reading_in_terminal(home, size=(120, 40)) as terminal:
        terminal.wait_for("¶ 1/", "Ann Lindgren 3")
        click(terminal, "Tomas Okafor, an")
        terminal.wait_for("1 of 2 Tomas Okafor")


@pytest.mark.parametrize(("times", "selected"), [(2, "1 word selected"), (3, "9 words selected")])
def test_two_clicks_take_the_word_and_three_the_paragraph(
    library: Library, home: Path, times: int, selected: str
) -> None:
    with_article(library, markdown=PARAGRAPHS)
    with reading_in_terminal(home, size=(120, 40)) as terminal:
        terminal.wait_for("¶ 1/", "p person")
        click(terminal, "number 3", times)
        terminal.wait_for(selected)


def test_dragging_selects(library: Library, home: Path) -> None:
    with_article(library, markdown=PARAGRAPHS)
    with reading_in_terminal(home, size=(120, 40)) as terminal:
        terminal.wait_for("¶ 1/", "p person")
        row, column = terminal.find("Ditch number 3")
        mouse(terminal, LEFT, row, column)
        for step in range(1, 14):
            mouse(terminal, LEFT + DRAGGED, row, column + step)
        mouse(terminal, LEFT, row, column + 13, up=True)
        terminal.wait_for("3 words selected")
        terminal.send("y")
        terminal.wait_for("3 words to the terminal")
    assert library.paths.last_copy.read_text() == "Ditch number 3"
