"""The clipboard for real: X displays with xclip and xsel, tmux, bare terminals; and what is said of each."""

import base64
import os
import re
import stat
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from termreader.library import Library
from termreader.tui import clipboard
from termreader.tui.clipboard import OSC52_LIMIT, Copied, How, told
from tests.app import with_article
from tests.terminal import display, needs_pty, needs_tools, reading_in_terminal, reading_in_tmux

TRICKY = "“Größe” 👩‍👩‍👧‍👦 e\u0301 中文字 العربية\ttab\n  second line, no newline at its end"


@pytest.fixture
def last_copy(tmp_path: Path) -> Path:
    return tmp_path / "state" / "last-copy.txt"


@pytest.fixture
def sent() -> list[str]:
    return []


def plain_environment(**more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **more}


def fake_tool(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    tool = folder / name
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with display() as name:
        yield name


@pytest.mark.terminal
@needs_tools("Xvfb", "xclip")
def test_with_xclip_the_text_is_on_the_display(screen: str, last_copy: Path, sent: list[str]) -> None:
    environment = plain_environment(DISPLAY=screen)
    copied = clipboard.copy(TRICKY, last_copy, sent.append, environment=environment)
    assert copied == Copied(How.COPIED, last_copy)
    assert sent == []
    command = ["xclip", "-selection", "clipboard", "-out"]
    assert subprocess.run(command, env=environment, capture_output=True, check=True).stdout.decode() == TRICKY


@pytest.mark.terminal
@needs_tools("Xvfb", "xclip", "xsel")
def test_with_xsel_alone_the_text_is_on_the_display(
    screen: str, last_copy: Path, sent: list[str], tmp_path: Path
) -> None:
    fake_tool(tmp_path / "bin", "xclip", "exit 1")
    environment = plain_environment(DISPLAY=screen)
    without_xclip = {**environment, "PATH": f"{tmp_path / 'bin'}:{environment['PATH']}"}
    copied = clipboard.copy(TRICKY + "!", last_copy, sent.append, environment=without_xclip)
    assert copied.how is How.COPIED
    command = ["xsel", "--clipboard", "--output"]
    assert subprocess.run(command, env=environment, capture_output=True, check=True).stdout.decode() == TRICKY + "!"


@pytest.mark.terminal
@needs_tools("Xvfb", "xclip")
def test_a_megabyte_goes_to_the_display_whole(screen: str, last_copy: Path, sent: list[str]) -> None:
    text = "ditch " * 170_000
    copied = clipboard.copy(text, last_copy, sent.append, environment=plain_environment(DISPLAY=screen))
    assert copied.how is How.COPIED
    assert last_copy.read_text() == text


@pytest.mark.terminal
@needs_tools("xclip")
def test_a_display_that_is_not_there_is_not_believed(last_copy: Path, sent: list[str]) -> None:
    copied = clipboard.copy(TRICKY, last_copy, sent.append, environment=plain_environment(DISPLAY=":4242"))
    assert copied.how is How.SENT
    assert sent == [TRICKY]


@pytest.mark.parametrize("hang", ["exec cat", "cat"])  # the second is a child that outlives the shell
def test_a_tool_that_hangs_is_left_and_the_next_on_its_display_is_not_asked(
    last_copy: Path, sent: list[str], tmp_path: Path, hang: str
) -> None:
    never, asked = tmp_path / "never", tmp_path / "asked"
    os.mkfifo(never)  # nobody ever writes to it: a tool that is waited for never ends
    for name in ("xclip", "xsel"):
        fake_tool(tmp_path / "bin", name, f"echo {name} >> '{asked}'\n{hang} '{never}'")
    environment = plain_environment(DISPLAY=":0", PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")

    copied = clipboard.copy("text", last_copy, sent.append, environment=environment)

    with suppress(OSError):  # let the child go
        os.close(os.open(never, os.O_WRONLY | os.O_NONBLOCK))
    assert copied.how is How.SENT
    assert asked.read_text().split() == ["xclip"]


def test_a_tool_that_says_it_did_and_did_not_is_not_believed(last_copy: Path, sent: list[str], tmp_path: Path) -> None:
    for name in ("xclip", "xsel"):
        fake_tool(tmp_path / "bin", name, "cat > /dev/null; echo something else")
    environment = plain_environment(DISPLAY=":0", PATH=f"{tmp_path / 'bin'}:/usr/bin:/bin")
    assert clipboard.copy("text", last_copy, sent.append, environment=environment).how is not How.COPIED


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_the_display_of_the_other_machine_is_left_alone(
    last_copy: Path, sent: list[str], tmp_path: Path, variable: str
) -> None:
    asked = tmp_path / "asked"
    fake_tool(tmp_path / "bin", "xclip", f"touch {asked}")
    environment = plain_environment(DISPLAY=":0", PATH=f"{tmp_path / 'bin'}:/usr/bin:/bin", **{variable: "here"})
    assert clipboard.copy("text", last_copy, sent.append, environment=environment).how is How.SENT
    assert not asked.exists()


@pytest.mark.parametrize(("size", "how"), [(OSC52_LIMIT, How.SENT), (OSC52_LIMIT + 1, How.FILED)])
def test_a_terminal_is_sent_no_more_than_it_takes(last_copy: Path, sent: list[str], size: int, how: How) -> None:
    text = "é" * (size // 2) + "x" * (size % 2)
    copied = clipboard.copy(text, last_copy, sent.append, environment=plain_environment())
    assert copied.how is how
    assert sent == ([text] if how is How.SENT else [])
    assert last_copy.read_text() == text


@pytest.mark.parametrize(
    ("mode", "how"), [("file", How.FILED), ("osc52", How.SENT), ("tool", How.FILED), ("auto", How.SENT)]
)
def test_the_setting_says_which_ways_are_tried(last_copy: Path, sent: list[str], mode: str, how: How) -> None:
    assert clipboard.copy("text", last_copy, sent.append, mode=mode, environment=plain_environment()).how is how


def test_the_last_copy_is_exact_and_its_owners_alone(last_copy: Path, sent: list[str]) -> None:
    for text in ("an older and longer copy", TRICKY + "\r\n"):
        clipboard.copy(text, last_copy, sent.append, mode="file")
    assert last_copy.read_bytes().decode() == TRICKY + "\r\n"
    assert stat.S_IMODE(last_copy.stat().st_mode) == 0o600
    assert [file.name for file in last_copy.parent.iterdir()] == ["last-copy.txt"]


def test_half_a_surrogate_pair_breaks_no_copy(last_copy: Path, sent: list[str]) -> None:
    assert clipboard.copy("a\ud83dz", last_copy, sent.append, environment=plain_environment()).how is How.SENT
    assert last_copy.read_text() == "a?z"


def test_where_no_file_can_be_written_the_rest_still_works(tmp_path: Path, sent: list[str]) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    copied = clipboard.copy("text", tmp_path / "state" / "last", sent.append, environment=plain_environment())
    assert copied == Copied(How.SENT, None)
    copied = clipboard.copy("text", tmp_path / "state" / "last", sent.append, mode="file")
    assert told(copied, "1 word").startswith("Nothing was copied")


@pytest.mark.parametrize(
    ("how", "said", "not_said"),
    [
        (How.COPIED, "Copied 34 words.", "last-copy"),
        (How.BUFFERED, "Copied 34 words to tmux", "last-copy"),
        (How.SENT, "Sent 34 words to the terminal, which does not say whether", "Copied"),
        (How.FILED, "kept 34 words in /state/last-copy.txt", "Copied"),
    ],
)
def test_no_more_is_said_than_is_known(how: How, said: str, not_said: str) -> None:
    words = told(Copied(how, Path("/state/last-copy.txt")), "34 words")
    assert said in words
    assert not_said not in words
    if how in (How.SENT, How.FILED):
        assert "/state/last-copy.txt" in words


@pytest.mark.parametrize("how", list(How))
def test_a_single_word_is_spoken_of_as_one(how: How) -> None:
    words = told(Copied(how, Path("/last")), "1 word")
    assert not {"them", "they", "are"} & set(re.findall(r"\w+", words.lower()))


# In the app ------------------------------------------------------------------------------------------------------


@pytest.mark.terminal
@needs_pty
def test_over_ssh_the_terminal_gets_exactly_one_request_with_the_words(library: Library, home: Path) -> None:
    with_article(library, markdown=f"{TRICKY.splitlines()[0].replace(chr(9), ' ')} is what it says.")
    with reading_in_terminal(home, size=(120, 40), SSH_CONNECTION="192.0.2.1 1 192.0.2.2 22") as terminal:
        terminal.wait_for("¶ 1/", "p person")
        terminal.send("Vy")
        terminal.wait_for("Sent", "does not say")
    (sequence,) = [part.partition(b"\x07")[0] for part in bytes(terminal.written).split(b"\x1b]52;")[1:]]
    target, _, payload = sequence.partition(b";")
    assert target == b"c"
    assert base64.b64decode(payload, validate=True).decode() == library.paths.last_copy.read_text()
    assert "👩‍👩‍👧‍👦 e\u0301 中文字" in library.paths.last_copy.read_text()


@pytest.mark.terminal
@needs_tools("tmux")
def test_tmux_hands_a_copy_on_to_its_terminal(library: Library, home: Path) -> None:
    with_article(library, markdown="A ditch of “Größe” and 中文字.")
    options = ["set -s set-clipboard on", 'set -as terminal-features ",xterm*:clipboard"']
    with reading_in_tmux(home, size=(120, 40), options=options) as tmux:
        tmux.wait_for("¶ 1/", "p person")
        tmux.send("Vy")
        tmux.wait_for("Copied", "to tmux, which passes")
        text = "A ditch of “Größe” and 中文字."
        assert tmux.ask("save-buffer", "-") == text
        tmux.wait_bytes(b"\x1b]52;")
        tmux.wait_bytes(base64.b64encode(text.encode()))
    assert library.paths.last_copy.read_text() == text


@pytest.mark.terminal
@needs_pty
@needs_tools("Xvfb", "xclip")
def test_quitting_leaves_the_text_on_the_display(library: Library, home: Path, screen: str) -> None:
    with_article(library, markdown="The ditch stays.")
    with reading_in_terminal(home, DISPLAY=screen) as terminal:
        terminal.wait_for("¶ 1/", "p person")
        terminal.send("Vy")
        terminal.wait_for("Copied 3 words.")
        terminal.send("q")
        assert terminal.wait_end() == 0
    command = ["xclip", "-selection", "clipboard", "-out"]
    pasted = subprocess.run(command, env=plain_environment(DISPLAY=screen), capture_output=True, check=True)
    assert pasted.stdout == b"The ditch stays."
