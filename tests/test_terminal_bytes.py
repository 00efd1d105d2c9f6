"""Every byte that reaches the terminal is the app's own: nothing that an article, a name or a paste brings is obeyed.

The sequences of a walk through hostile articles are compared with those of the same walk through a harmless one.
"""

import base64
import re
import tarfile
from pathlib import Path

import pytest

from termreader.library import Library
from tests.app import with_article, without_samples
from tests.articles import ingested
from tests.shared import SHARED, needs_shared
from tests.terminal import Terminal, needs_pty, needs_tools, reading_in_terminal, reading_in_tmux

pytestmark = [pytest.mark.terminal, needs_pty]

SIZE = (120, 40)
MARKUP = "[/] [bold]loud[/bold] [@click=app.quit]leave[/] [$accent] [not a link](x)"
PAYLOADS = (
    "\x1b]0;PWNED\x07",
    "\x1b]0;PWNED\x1b\\",
    "\x1b]52;c;UFdORUQ=\x07",
    "\x1b]8;;http://PWNED/\x1b\\here\x1b]8;;\x1b\\",
    "\x1b]1337;File=name=UFdORUQ=:UFdORUQ=\x07",
    "\x1bP$qPWNED\x1b\\",
    "\x1b_Gf=24;PWNED\x1b\\",
    "\x1b^PWNED\x1b\\",
    "\x1b[2J\x1b[H",
    "\x1b[?1049l",
    "\x1b[31m",
    "\x1bc",
    "\x1b(0",
    "\x9b31m",
    "\x9d0;PWNED\x9c",
    "\x90PWNED\x9c",
    "\x00\x01\x05\x07\x08\x0e\x0f\x7f",
    "\u202eDENWP\u202c",
)
HOSTILE = " ".join(f"A{payload}B" for payload in PAYLOADS)

SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?"  # strings
    r"|\x1b[ -/]*[0-~]"  # the short ones
)
PAINTING = re.compile(r"\x1b\[[0-9;:]*[mH]")
"""Looks and cursor places: the bulk of what paints a screen."""


def obeyed(written: bytes) -> set[str]:
    """What of this a terminal obeys, but for looks and cursor places; a copy is told without its words."""
    text = written.decode()
    sequences = {found[0] for found in SEQUENCE.finditer(text)}
    controls = set(re.findall("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", SEQUENCE.sub("", text)))
    return {
        re.sub(r"(?<=\x1b]52;c;)[A-Za-z0-9+/=]*", "", sequence)
        for sequence in sequences | controls
        if not PAINTING.fullmatch(sequence)
    }


def copies(written: bytes) -> list[str]:
    """The texts that the terminal was asked to take to its clipboard."""
    return [base64.b64decode(payload).decode() for payload in re.findall(rb"\x1b\]52;c;([^\x07]*)\x07", written)]


def until_done(terminal: Terminal) -> None:
    """Wait until all keys so far were acted on: the help opens after them."""
    terminal.send("?")
    terminal.wait_for("Keys in")
    terminal.send("q")
    terminal.wait_gone("Keys in")


def look_around(terminal: Terminal) -> None:
    """Everything an article's own words can be shown in."""
    for keys in ("p", "c", "'", "l", "Vy", "m", "G", "g", "3", "]]y2"):
        terminal.send(keys)
        until_done(terminal)
    terminal.send("a")
    terminal.wait_for("Note · Esc closes")
    terminal.send("mine")
    terminal.wait_for("mine")
    terminal.send("\x1b")
    terminal.wait_for("Note kept.")
    terminal.send("/A\r")
    terminal.wait_for("“A”", "p person")
    terminal.send("1tfruit\r")
    terminal.wait_for("Tags: fruit")
    terminal.send("r")
    terminal.wait_for("Marked as read")
    terminal.send("FA\r")
    terminal.wait_for("Search: A")
    terminal.send("q")
    assert terminal.wait_end() == 0


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What a terminal obeys of a walk through an article that means no harm."""
    home = tmp_path_factory.mktemp("harmless") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERMREADER_HOME", str(home))
        with Library.open() as library:
            with_article(
                library, markdown="A [map](https://example.org) by Ann Lindgren. “A ditch,” said Lindgren.\n\n# A"
            )
        with reading_in_terminal(home, size=SIZE) as terminal:
            terminal.wait_for("¶ 1/", "p person")
            look_around(terminal)
    sequences = obeyed(bytes(terminal.written))
    assert "\x1b[?1049h" in sequences
    return sequences


def test_nothing_in_a_text_a_title_or_a_link_is_obeyed(library: Library, home: Path, harmless: set[str]) -> None:
    markdown = (
        f"A {HOSTILE} [{HOSTILE}](https://example.org/{HOSTILE}) ![{HOSTILE}](x) Ann {HOSTILE} Lindgren.\n\n"
        f"“{HOSTILE},” said Ann Lindgren.\n\n# {HOSTILE}\n\n```{HOSTILE}\n{HOSTILE}\n```\n\n| {HOSTILE} |\n|-|\n| b |"
    )
    without_samples(library).add("file.md", data=f"---\ntitle: 'T {HOSTILE}'\n---\n{markdown}".encode())
    with reading_in_terminal(home, size=SIZE) as terminal:
        terminal.wait_for("¶ 1/", "p person")
        look_around(terminal)
    written = bytes(terminal.written)
    assert obeyed(written) <= harmless
    assert not any(re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", copy) for copy in copies(written))


def test_markup_is_shown_as_the_text_it_is(library: Library, home: Path) -> None:
    library = without_samples(library)
    markdown = f"`{MARKUP}` said “`{MARKUP}`” Ann Lindgren.\n\n## `{MARKUP}`"
    library.add_ingested(ingested(f"T {MARKUP}", markdown))
    with reading_in_terminal(home, size=SIZE) as terminal:
        terminal.wait_for(
            "¶ 1/",
            "p person",
            "T [/] [bold]loud[/bold]",
            "[/] [bold]loud[/bold] [@click=app.quit]leave[/] [$accent] [not ",
        )
        terminal.send("/[/] [bold\r")
        terminal.wait_for("“[/] [bold”")
        terminal.send("m")
        terminal.wait_for("Bookmark: “[/] [bold")
        terminal.send("1t#[bold] [/]\r")
        terminal.wait_for("Tags: [bold] [/]")
        terminal.send("/[@click=app.quit]")
        terminal.wait_for("Filter [@click=app.quit]")
        terminal.send("\r")
        terminal.wait_for("Enter open")
        terminal.send("F[@click=app.quit]zzz\r")
        terminal.wait_for("“[@click=app.quit]zzz” is in no article")
        terminal.send("2a")
        terminal.wait_for("Note · Esc closes")
        terminal.send("[@click=app.quit][/]")
        terminal.wait_for("[@click=app.quit][/]")
        terminal.send("\x1b")
        terminal.wait_for("Note kept.")
        terminal.send("o[bold]/[/].txt\r")
        terminal.wait_for("[bold]/[/].txt")
        until_done(terminal)
        terminal.send("q")
        assert terminal.wait_end() == 0


def test_a_file_whose_name_is_hostile_is_opened_without_harm(
    home: Path, library: Library, tmp_path: Path, harmless: set[str]
) -> None:
    without_samples(library)
    file = tmp_path / "name \x1b]0;PWNED\x07 [bold] \x9b31m.txt"
    file.write_text("A name is not a command.")
    with reading_in_terminal(home, "open", str(file), size=SIZE) as terminal:
        terminal.wait_for("¶ 1/", "A name is not a command.")
        terminal.send("q")
        assert terminal.wait_end() == 0
    assert obeyed(bytes(terminal.written)) <= harmless


def test_a_file_that_is_not_there_is_named_without_harm(home: Path, library: Library, harmless: set[str]) -> None:
    without_samples(library)
    with reading_in_terminal(home, "open", "gone \x1b]0;PWNED\x07.txt", size=SIZE) as terminal:
        terminal.wait_for("gone")
        terminal.send("q")
        terminal.wait_end()
    assert obeyed(bytes(terminal.written)) <= harmless


def test_what_is_pasted_is_never_obeyed(home: Path, library: Library, harmless: set[str]) -> None:
    article = with_article(library, markdown="A ditch.")
    # Textual takes an escape character in a paste for keys; terminals leave it out of what they paste.
    hostile = " ".join(payload for payload in PAYLOADS if "\x1b" not in payload)
    pasted = f"\x1b[200~A {hostile} Z\x1b[201~".encode()
    with reading_in_terminal(home, size=SIZE) as terminal:
        terminal.wait_for("¶ 1/", "p person")
        for prompt in ("/", "F", "1t", "R"):
            terminal.send(prompt)
            terminal.send(pasted)
            terminal.wait_for("DENWP Z")
            terminal.send("\r")
            until_done(terminal)
        terminal.send("2a")
        terminal.wait_for("Note · Esc closes")
        terminal.send(pasted)
        terminal.send(" end")
        terminal.wait_for(" Z end")
        terminal.send("\x1b")
        terminal.wait_for("Note kept.")
        terminal.send("q")
        assert terminal.wait_end() == 0
    assert obeyed(bytes(terminal.written)) <= harmless
    (note,) = library.annotations(article)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", note.body)


@needs_tools("tmux")
def test_in_tmux_neither_title_nor_buffers_are_an_articles(library: Library, home: Path) -> None:
    without_samples(library).add("file.md", data=f"---\ntitle: 'T {HOSTILE}'\n---\nA {HOSTILE} Z".encode())
    with reading_in_tmux(home, size=SIZE, options=["set -s set-clipboard on"]) as tmux:
        tmux.wait_for("¶ 1/", "p person")
        assert "PWNED" not in tmux.ask("display", "-p", "#{pane_title}")
        assert "PWNED" not in tmux.ask("save-buffer", "-")
        assert tmux.ask("display", "-p", "#{alternate_on}").strip() == "1"


def hostile_files(folder: Path) -> list[Path]:
    """Those whose harm is in what they show; the one with a hostile name is taken out of its archive."""
    shown = [file for file in sorted((SHARED / "hostile").iterdir()) if file.name[0] in "abc" or file.name[:3] == "f15"]
    for archive in [file for file in shown if file.suffix == ".tar"]:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
    return [file for file in shown if file.suffix not in (".tar", ".json")] + sorted(folder.iterdir())


@needs_shared
def test_none_of_the_hostile_files_is_obeyed(library: Library, home: Path, tmp_path: Path, harmless: set[str]) -> None:
    (tmp_path / "taken out").mkdir()
    files = hostile_files(tmp_path / "taken out")
    without_samples(library)
    added = [answer for answer in (library.add(str(file)) for file in files) if answer.id is not None]
    assert len(added) > len(files) // 2
    with reading_in_terminal(home, size=SIZE) as terminal:
        terminal.wait_for("¶ 1/", "p person")
        for _ in range(len(library.summaries())):
            terminal.send("pc'lVyG")
            until_done(terminal)
            terminal.send("J")
        terminal.send("FPWNED\r")
        until_done(terminal)
        terminal.send("q")
        assert terminal.wait_end() == 0
    written = bytes(terminal.written)
    assert obeyed(written) <= harmless
    for sequence in (b"]0;", b"]1337", b"]8;", b"\x1bP", b"\x1b_", b"\x9bPWNED"):
        assert b"\x1b" + sequence.lstrip(b"\x1b") not in written
