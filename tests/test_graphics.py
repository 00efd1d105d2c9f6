"""What a terminal is asked and told so that it draws a picture in pixels, or with characters."""

import base64
import io
import re

import pytest
from PIL import Image, ImageChops, ImageOps
from rich.cells import cell_len

from termreader.errors import SourceError
from termreader.ingest.pictures import judge
from termreader.model import PictureSize
from termreader.tui import graphics
from termreader.tui.graphics import Abilities, Means
from termreader.tui.pictures import in_colours, paint, pixels_of
from termreader.tui.viewer import Shown, picture_screen
from tests.pictures import bomb, halves, png, saved

RED, BLUE = (255, 0, 0), (0, 0, 255)
KITTY_SAYS = b"\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b[?62;c"
SIXEL_SAYS = b"\x1b[6;18;9t\x1b[?62;4;22c"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (KITTY_SAYS, Abilities(Means.KITTY, (10, 20))),
        (SIXEL_SAYS, Abilities(Means.SIXEL, (9, 18))),
        (b"\x1b[?64;22c", Abilities()),
        (b"\x1b[?4c", Abilities()),  # its own class is no ability
        (b"\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\\x1b[?62;4c", Abilities(Means.SIXEL)),
        (b"\x1b[6;0;0t\x1b[?62c", Abilities()),
        (b"", Abilities()),
        (b"jjk\x1b[?", Abilities()),
    ],
)
def test_a_terminal_says_what_it_can(answer: bytes, said: Abilities) -> None:
    assert graphics.abilities(answer) == said


def test_answers_that_come_late_are_told_from_keys() -> None:
    assert graphics.without_answers(KITTY_SAYS) == b""
    assert graphics.without_answers(b"q" + SIXEL_SAYS) == b"q"
    assert not graphics.is_answered(KITTY_SAYS[:-1])
    assert graphics.is_answered(KITTY_SAYS)


def test_kittys_picture_comes_whole_in_short_pieces() -> None:
    noise = Image.effect_noise((120, 90), 80).convert("RGB")
    sent = graphics.kitty(noise, 30, 12)
    pieces = re.findall(rb"\x1b_G([^;]*);([^\x1b]*)\x1b\\", sent)
    assert b"".join(b"\x1b_G%b;%b\x1b\\" % piece for piece in pieces) == sent
    assert pieces[0][0].startswith(b"a=T,f=100,q=2,C=1,c=30,r=12,m=1")
    assert {keys for keys, _ in pieces[1:-1]} == {b"m=1"}
    assert pieces[-1][0] == b"m=0"
    assert max(len(data) for _, data in pieces) <= 4096
    data = base64.standard_b64decode(b"".join(data for _, data in pieces))
    assert Image.open(io.BytesIO(data)).tobytes() == noise.tobytes()


def drawn(sixels: bytes) -> Image.Image:
    """What a terminal draws of sixels."""
    found = re.fullmatch(rb'\x1bP0;1q"1;1;(\d+);(\d+)(.*)\x1b\\', sixels, re.DOTALL)
    assert found is not None
    picture = Image.new("RGB", (int(found[1]), int(found[2])), (1, 2, 3))
    palette: dict[int, tuple[int, ...]] = {}
    x = y = colour = 0
    for sign in re.findall(rb"#[0-9;]+|![0-9]+.|[\x3f-\x7e]|[$-]", found[3]):
        if sign[:1] == b"#":
            colour, *mixed = (int(part) for part in sign[1:].split(b";"))
            if mixed:
                palette[colour] = tuple(round(part * 2.55) for part in mixed[1:])
        elif sign in (b"$", b"-"):
            x, y = 0, y + 6 * (sign == b"-")
        else:
            count, bits = (int(sign[1:-1]), sign[-1] - 63) if sign[:1] == b"!" else (1, sign[0] - 63)
            for column in range(x, x + count):
                for row in range(6):
                    if bits >> row & 1:
                        picture.putpixel((column, y + row), palette[colour])
            x += count
    return picture


@pytest.mark.parametrize("size", [(1, 1), (7, 6), (40, 13), (300, 5)])
def test_sixels_draw_the_picture(size: tuple[int, int]) -> None:
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    for (x, y), before in ((point, picture.getpixel(point)) for point in [(0, 0), (size[0] - 1, size[1] - 1)]):
        after = drawn(graphics.sixel(picture)).getpixel((x, y))
        assert isinstance(before, tuple)
        assert isinstance(after, tuple)
        assert all(abs(one - other) < 16 for one, other in zip(before, after, strict=True))


def test_sixels_leave_no_pixel_out() -> None:
    noise = Image.effect_noise((50, 32), 120).convert("RGB")
    colours = drawn(graphics.sixel(noise)).getcolors(5000)
    assert colours is not None
    assert (1, 2, 3) not in {colour for _, colour in colours}


# In characters ---------------------------------------------------------------------------------------------------


def test_a_cell_shows_one_pixel_above_another() -> None:
    rows = paint(halves(), 4, 2, "#000000")
    assert [["".join(part.text for part in row)] for row in rows] == [["▀▀▀▀"], ["▀▀▀▀"]]
    (upper,), (lower,) = rows
    assert upper.style is not None
    assert lower.style is not None
    assert upper.style.color is not None
    assert upper.style.color.triplet == RED
    assert lower.style.bgcolor is not None
    assert lower.style.bgcolor.triplet == BLUE


def test_a_row_is_as_wide_as_its_box_and_merges_what_is_alike() -> None:
    noise = saved(Image.effect_noise((60, 40), 90).convert("RGB"))
    rows = paint(noise, 33, 9, "#000000")
    assert len(rows) == 9
    assert all(sum(cell_len(part.text) for part in row) == 33 for row in rows)
    assert [len(row) for row in paint(png(), 33, 3, "#000000")] == [1, 1, 1]


def test_what_can_be_seen_through_shows_the_ground() -> None:
    assert pixels_of(png(colour=(200, 30, 30, 0)), 1, 1, "#102030").getpixel((0, 0)) == (16, 32, 48)
    mixed = pixels_of(png(colour=(255, 0, 0, 128)), 1, 1, "#ffffff").getpixel((0, 0))
    assert isinstance(mixed, tuple)
    assert mixed == pytest.approx((255, 127, 127), abs=2)
    see_through = Image.new("P", (4, 4))
    see_through.info["transparency"] = 0
    assert pixels_of(saved(see_through, "GIF", transparency=0), 1, 1, "#102030").getpixel((0, 0)) == (16, 32, 48)


@pytest.mark.parametrize(
    ("ink", "ground", "behind"),
    [
        ((0, 0, 0, 255), "#15171c", (255, 255, 255)),
        ((0, 0, 0, 255), "#fbf7ef", (251, 247, 239)),
        ((255, 255, 255, 255), "#fbf7ef", (0, 0, 0)),
        ((255, 255, 255, 255), "#15171c", (21, 23, 28)),
        ((0, 0, 0, 0), "#15171c", (21, 23, 28)),
    ],
)
def test_what_would_be_lost_on_the_ground_stands_on_paper(
    ink: tuple[int, ...], ground: str, behind: tuple[int, ...]
) -> None:
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture.paste(ink, (10, 10, 30, 30))
    assert pixels_of(saved(picture), 20, 20, ground).getpixel((1, 1)) == behind


@pytest.mark.parametrize("held", range(10))
def test_a_picture_is_turned_as_it_is_meant_to_be(held: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = held
    picture = Image.new("RGB", (80, 40), RED)
    picture.paste(BLUE, (0, 0, 40, 20))
    data = saved(picture, "JPEG", exif=exif, quality=95)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    assert judge(data, "a.jpg").size == upright.size
    width, height = upright.width // 10, upright.height // 10
    wanted, shown = upright.resize((width, height)), pixels_of(data, width, height, "#000000")
    assert max(ImageChops.difference(wanted, shown).tobytes()) < 60


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_picture_can_be_drawn(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert pixels_of(saved(Image.new(mode, (30, 20)), kind), 8, 6, "#000000").size == (8, 6)


def test_of_a_moving_picture_the_first_one_shows() -> None:
    moving = saved(Image.new("RGB", (8, 8), RED), "GIF", save_all=True, append_images=[Image.new("RGB", (8, 8), BLUE)])
    assert pixels_of(moving, 1, 1, "#000000").getpixel((0, 0)) == RED


@pytest.mark.parametrize("data", [png()[:60], bomb(), b"no picture"])
def test_what_cannot_be_drawn_is_an_error_with_words(data: bytes) -> None:
    with pytest.raises(SourceError):
        paint(data, 10, 5, "#000000")


def test_a_terminal_of_256_colours_is_told_256_colours() -> None:
    data = png(colour=RED)
    plain, few = paint(data, 2, 1, "#000000")[0], paint(data, 2, 1, "#000000", "256")[0]
    assert in_colours(plain, "truecolor") == "\x1b[38;2;255;0;0;48;2;255;0;0m▀▀\x1b[0m"
    assert in_colours(few, "256") == "\x1b[38;5;196;48;5;196m▀▀\x1b[0m"


def test_areas_in_256_colours_look_as_they_should_from_afar() -> None:
    wanted = (70, 110, 150)  # far from every one of the fixed colours
    seen = [0, 0, 0]
    for row in paint(png(64, 64, wanted), 32, 16, "#000000", "256"):
        for text, style, _ in row:
            assert style is not None
            for colour in filter(None, (style.color, style.bgcolor)):
                assert (colour.number or 0) >= 16
                seen = [before + part * len(text) for before, part in zip(seen, colour.get_truecolor(), strict=True)]
    assert [part / (32 * 16 * 2) for part in seen] == pytest.approx(wanted, abs=12)


# The whole screen ------------------------------------------------------------------------------------------------

SHOWN = Shown(halves(), "The sea\nat dawn", "any key goes back", "#f0f0f0", "#102030", "truecolor")


def test_the_screen_has_the_picture_in_the_middle_and_its_words_below() -> None:
    screen = picture_screen(SHOWN, PictureSize(40, 40), (60, 21), Abilities()).decode()
    ground = "\x1b[38;2;240;240;240;48;2;16;32;48m"
    assert screen.count(ground + " " * 60) == 21
    rows = re.findall(r"\x1b\[(\d+);(\d+)H\x1b\[38;2;[0-9;]*m(▀+)", screen)
    assert [(int(row), int(column), len(cells)) for row, column, cells in rows] == [
        (row, 21, 20) for row in range(6, 16)
    ]
    assert screen.endswith(f"\x1b[21;1H{ground}{'The sea at dawn':43}any key goes back\x1b[0m")


@pytest.mark.parametrize(("answer", "begins"), [(KITTY_SAYS, b"\x1b_Ga=T"), (SIXEL_SAYS, b"\x1bP0;1q")])
def test_a_terminal_that_draws_pixels_gets_them(answer: bytes, begins: bytes) -> None:
    screen = picture_screen(SHOWN, PictureSize(40, 40), (60, 21), graphics.abilities(answer))
    assert begins in screen
    assert "▀".encode() not in screen


@pytest.mark.parametrize("window", [(1, 1), (2, 2), (10, 3), (300, 2)])
@pytest.mark.parametrize("answer", [b"", KITTY_SAYS, SIXEL_SAYS])
def test_every_window_has_room_for_something(window: tuple[int, int], answer: bytes) -> None:
    assert picture_screen(SHOWN, PictureSize(40, 40), window, graphics.abilities(answer))
