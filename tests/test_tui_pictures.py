"""Pictures in the app: drawn in the page, walked to, kept and let go of, seen large and outside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from rich.style import Style

from termreader.library import Library
from termreader.store.repair import check_library
from termreader.tui.graphics import ASK, CLEAR_KITTY
from termreader.tui.widgets.focus import FocusKind
from tests.app import Reader, reading, without_samples
from tests.pictures import halves, png, saved
from tests.terminal import needs_pty, reading_in_terminal
from tests.test_pictures import with_pictures
from tests.web import Web, serving

WORDS = "\n\n".join(f"Paragraph {number}: the sea lay flat and grey, and nobody looked at it." for number in range(12))
TEXT = f"{WORDS}\n\n![The sea at dawn](sea.png)\n\n{WORDS}\n\n![The field at noon](field.png)\n\n{WORDS}\n"


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as started:
        yield started


def add_illustrated(library: Library, folder: Path) -> int:
    """An article with two pictures that lie beside it."""
    (folder / "sea.png").write_bytes(halves(400, 200))
    (folder / "field.png").write_bytes(png(160, 160))
    (folder / "a.md").write_text(TEXT)
    added = without_samples(library).add(folder / "a.md")
    assert added.id is not None
    return added.id


@pytest.fixture
def illustrated(library: Library, tmp_path: Path) -> int:
    return add_illustrated(library, tmp_path)


def drawn_rows(reader: Reader) -> list[str]:
    """The rows of the screen that show a picture."""
    return [row for row in reader.rows() if "▀▀▀" in row]


def picture_styles(reader: Reader) -> list[Style]:
    """The looks of the cells of pictures, from the top."""
    pane = reader.screen.reading
    rows = (pane.render_line(row) for row in range(pane.page_rows))
    return [part.style for row in rows for part in row if "▀" in part.text and part.style is not None]


async def test_a_picture_is_drawn_above_its_words(library: Library, illustrated: int) -> None:
    async with reading(library, illustrated) as reader:
        assert drawn_rows(reader) == []
        await reader.press("s")
        assert len(drawn_rows(reader)) == 12  # 50 cells wide, and half as high as wide, in cells half as wide as high
        last = max(number for number, row in enumerate(reader.rows()) if "▀▀▀" in row)
        assert "The sea at dawn" in reader.rows()[last + 1]
        styles = picture_styles(reader)
        assert str(styles[0].color and styles[0].color.triplet and styles[0].color.triplet.hex) == "#ff0000"
        assert str(styles[-1].color and styles[-1].color.triplet and styles[-1].color.triplet.hex) == "#0000ff"


async def test_pictures_are_walked_to_and_said(library: Library, illustrated: int) -> None:
    async with reading(library, illustrated) as reader:
        await reader.press("s")
        assert reader.said.startswith("Picture 1 of 2 · Enter shows it large · X opens it outside")
        await reader.press("s")
        assert reader.said.startswith("Picture 2 of 2")
        assert len(drawn_rows(reader)) == 10
        await reader.press("s")
        assert reader.said.startswith("Picture 1 of 2")
        await reader.press("S")
        assert reader.said.startswith("Picture 2 of 2")
        await reader.press("ctrl+o", "ctrl+o", "ctrl+o", "ctrl+o")
        assert "Paragraph 0" in reader.shown


async def test_the_whole_picture_and_its_words_fit_into_a_small_window(library: Library, illustrated: int) -> None:
    async with reading(library, illustrated, size=(60, 16)) as reader:
        await reader.press("s")
        pane = reader.screen.reading
        assert len(drawn_rows(reader)) == pane.page_rows - 4
        assert "The sea at dawn" in reader.shown


async def test_text_that_is_laid_out_again_keeps_its_place(library: Library, illustrated: int) -> None:
    async with reading(library, illustrated) as reader:
        await reader.press("s")
        pane = reader.screen.reading
        offset = pane.document.text.index("The sea at dawn")
        pane.scroll_to_row(pane.top_of(offset))
        await reader.settled()
        await reader.pilot.resize_terminal(70, 20)
        await reader.settled()
        assert pane.top_row == pane.top_of(offset)
        assert 0 < len(drawn_rows(reader)) <= 16


async def test_paragraphs_are_walked_with_their_pictures(library: Library, illustrated: int) -> None:
    async with reading(library, illustrated) as reader:
        pane = reader.screen.reading
        offset = pane.document.text.index("The sea at dawn")
        await reader.press(*["right_curly_bracket"] * 12)
        assert pane.top_row == pane.top_of(offset) - 1
        assert len(drawn_rows(reader)) == 12
        await reader.press("right_curly_bracket")
        assert pane.top_row > pane.row_of(offset)
        await reader.press("left_curly_bracket")
        assert pane.top_row == pane.top_of(offset) - 1


@pytest.mark.parametrize("told", [{"NO_COLOR": "1"}, {"COLORTERM": "", "TERM": "xterm"}])
async def test_without_colours_there_are_only_words(
    library: Library, illustrated: int, monkeypatch: pytest.MonkeyPatch, told: dict[str, str]
) -> None:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    async with reading(library, illustrated) as reader:
        await reader.press("s")
        assert drawn_rows(reader) == []
        assert "The sea at dawn" in reader.shown
        await reader.press("enter")
        assert reader.said == "Pictures need colours here. X opens it outside."


async def test_a_picture_that_is_broken_leaves_its_place_empty(library: Library, tmp_path: Path) -> None:
    noise = saved(Image.effect_noise((300, 200), 90))
    (tmp_path / "sea.png").write_bytes(noise[: len(noise) // 2])
    (tmp_path / "a.md").write_text("Words.\n\n![The sea at dawn](sea.png)\n")
    added = without_samples(library).add(tmp_path / "a.md")
    assert added.id is not None
    async with reading(library, added.id) as reader:
        assert "The sea at dawn" in reader.shown
        assert len(reader.screen.reading.kept) == 1
        assert drawn_rows(reader) == []


async def test_another_theme_paints_them_on_its_own_ground(library: Library, tmp_path: Path) -> None:
    (tmp_path / "sea.png").write_bytes(png(160, 160, (0, 0, 0, 0)))
    (tmp_path / "a.md").write_text("Words.\n\n![The sea at dawn](sea.png)\n")
    added = without_samples(library).add(tmp_path / "a.md")
    async with reading(library, added.id) as reader:
        before = picture_styles(reader)[0]
        await reader.press("T")
        assert picture_styles(reader)[0] != before


async def test_a_click_focuses_a_picture(library: Library, illustrated: int) -> None:
    async with reading(library, illustrated) as reader:
        await reader.press("s", "escape")
        row = next(number for number, shown in enumerate(reader.rows()) if "▀▀▀" in shown)
        await reader.pilot.click(offset=(reader.rows()[row].index("▀") + 5, row + 2))
        await reader.settled()
        focus = reader.screen.reading.focus_on
        assert focus is not None
        assert (focus.kind, focus.href) == (FocusKind.PICTURE, "sea.png")


# Keeping ---------------------------------------------------------------------------------------------------------


async def test_the_pictures_of_a_page_are_kept_by_a_key_and_let_go_of(library: Library, web: Web) -> None:
    url = with_pictures(web, "/1.png", "/gone.png")
    web.page("/1.png", png(160, 160), "image/png")
    added = without_samples(library).add(url)
    assert added.id is not None
    async with reading(library, added.id) as reader:
        await reader.press("s")
        assert reader.said.startswith("Picture 1 of 2 · I keeps it · X opens it outside")
        await reader.press("enter")
        assert reader.said.startswith("It is not kept here. I keeps this article's pictures")
        await reader.press("I")
        assert reader.said.startswith("Kept 1 picture.")
        assert "404" in reader.said
        await reader.press("s", "S")
        assert len(drawn_rows(reader)) == 10
        await reader.press("I")
        assert reader.said.startswith("Let go of 1 picture. u brings them back.")
        assert drawn_rows(reader) == []
        await reader.press("u")
        assert len(drawn_rows(reader)) == 10


async def test_pictures_come_with_a_page_when_the_settings_say_so(library: Library, web: Web) -> None:
    library.paths.settings.parent.mkdir(parents=True)
    library.paths.settings.write_text('pictures = "always"\n')
    url = with_pictures(web, "/1.png")
    web.page("/1.png", png(160, 160), "image/png")
    async with reading(without_samples(library)) as reader:
        reader.screen.add(url)
        await reader.settled()
        await reader.settled()
        assert "/1.png" in web.asked_paths()
        assert list(reader.screen.reading.kept) == [f"{web.url}/1.png"]


async def test_an_article_without_pictures_says_so(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("s")
        assert reader.said == "There are no pictures in this article."
        await reader.press("I")
        assert reader.said == "There are no pictures in this article."


# Outside ---------------------------------------------------------------------------------------------------------


async def test_a_kept_picture_opens_outside_as_a_file(
    library: Library, illustrated: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    async with reading(library, illustrated) as reader:
        await reader.press("s", "X")
        (url,) = opened
        file = library.paths.cache / "pictures" / url.rpartition("/")[2]
        assert url == file.as_uri()
        assert file.suffix == ".png"
        assert file.read_bytes() == halves(400, 200)
        assert file.parent.stat().st_mode & 0o077 == 0


async def test_one_that_is_not_kept_opens_at_its_address(
    library: Library, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    added = without_samples(library).add(with_pictures(web, "/1.png"))
    async with reading(library, added.id) as reader:
        await reader.press("s", "X")
        assert opened == [f"{web.url}/1.png"]
        assert web.asked_paths() == ["/llamas"]


# Large -----------------------------------------------------------------------------------------------------------


async def test_where_the_app_cannot_step_back_the_other_way_is_named(library: Library, illustrated: int) -> None:
    async with reading(library, illustrated) as reader:
        await reader.press("s", "enter")
        await reader.settled()
        assert reader.said == "A picture cannot be shown large here. X opens it outside."


@pytest.fixture
def shelf(home: Path, tmp_path: Path) -> str:
    """The number of an illustrated article, for the real program."""
    with Library.open() as library:
        return str(add_illustrated(library, tmp_path))


@needs_pty
@pytest.mark.terminal
@pytest.mark.parametrize(
    ("answer", "begins"),
    [
        (b"\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62c", b"\x1b_Ga=T"),
        (b"\x1b[6;20;10t\x1b[?62;4c", b"\x1bP0;1q"),
        (b"\x1b[?62c", "▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀".encode()),
    ],
)
def test_a_picture_is_seen_large_as_the_terminal_can_and_a_key_goes_back(
    home: Path, shelf: str, answer: bytes, begins: bytes
) -> None:
    with reading_in_terminal(home, "open", shelf) as terminal:
        terminal.wait_for("Paragraph 0")
        terminal.send("s")
        terminal.wait_for("Picture 1 of 2")
        terminal.send("\r")
        terminal.wait_bytes(ASK)
        terminal.send(answer)
        terminal.wait_bytes(begins)
        terminal.wait_bytes(b"any key goes back")
        terminal.send("j")
        terminal.wait_for("Picture 1 of 2", "space page")
        assert (CLEAR_KITTY in terminal.written) == (b"Ga=T" in begins)
        terminal.send("q")
        assert terminal.wait_end() == 0


@needs_pty
@pytest.mark.terminal
def test_a_terminal_that_answers_late_gets_pixels_then(home: Path, shelf: str) -> None:
    with reading_in_terminal(home, "open", shelf) as terminal:
        terminal.wait_for("Paragraph 0")
        terminal.send("s\r")
        terminal.wait_bytes(b"any key goes back")
        terminal.send(b"\x1b_Gi=31;OK\x1b\\")
        terminal.send(b"\x1b[?62c")
        terminal.wait_bytes(b"\x1b_Ga=T")


@needs_pty
@pytest.mark.terminal
def test_a_terminal_that_is_closed_over_a_picture_ends_the_app(home: Path, shelf: str) -> None:
    with reading_in_terminal(home, "open", shelf) as terminal:
        terminal.wait_for("Paragraph 0")
        terminal.send("s\r")
        terminal.wait_bytes(b"any key goes back")
        terminal.hang_up()
        assert terminal.process.wait(20) == 129
    with Library.open() as library:
        assert check_library(library.paths).state == "sound"


@needs_pty
@pytest.mark.terminal
def test_being_told_to_end_while_a_picture_is_large_ends_in_order(home: Path, shelf: str) -> None:
    with reading_in_terminal(home, "open", shelf) as terminal:
        terminal.wait_for("Paragraph 0")
        terminal.send("s")
        terminal.wait_for("Picture 1 of 2")
        terminal.send("\r")
        terminal.wait_bytes(ASK)
        terminal.send(b"\x1b[?62c")
        terminal.wait_bytes(b"any key goes back")
        terminal.process.terminate()
        assert terminal.wait_end() == 143
