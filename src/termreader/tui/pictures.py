"""Pictures drawn with characters: two pixels a cell, one above the other, in the colours of the picture.

Works in every terminal of 256 colours or more, through multiplexers and over any line. Knows no widget and no library.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style

from termreader.ingest.pictures import open_picture, turn_of

if TYPE_CHECKING:
    from PIL.Image import Image

Painted = tuple[tuple[Segment, ...], ...]
"""The rows of a picture, from the top; each as wide as its box."""

ColourSystem = Literal["truecolor", "256"]
"""The colours of a terminal that can show pictures."""

UPPER_HALF = "▀"

_INKED = [255 * (alpha > 127) for alpha in range(256)]
"""Which alphas are more there than not."""
_TELLING = 80
"""How much lighter or darker than its ground a picture must be, of 255, to be told from it."""
_MIDDLE = 128

_FIRST_COMMON = 16
"""The first 16 of 256 colours are whatever a person likes; the others are fixed: a cube, then greys (ISO 8613-6)."""
_STEPS = (0, 95, 135, 175, 215, 255)
_COMMON = [
    *((red, green, blue) for red in _STEPS for green in _STEPS for blue in _STEPS),
    *((grey, grey, grey) for grey in range(8, 239, 10)),
]


def pixels_of(data: bytes, width: int, height: int, ground: str) -> "Image":
    """A picture as so many pixels, turned as it is meant to be; what can be seen through shows `ground`, "#rrggbb".

    Of a moving picture it is the first one. Raises SourceError when it cannot be decoded.
    """
    from PIL import Image

    with open_picture(data, "The picture") as picture:
        turn, is_upright = turn_of(picture)
        size = (width, height) if is_upright else (height, width)
        picture.draft("RGB", (size[0] * 2, size[1] * 2))  # decodes a large JPEG no larger than it is needed
        whole: Image.Image = picture
        if picture.mode not in ("RGB", "RGBA"):
            whole = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        # Made small first: of a large picture there is hardly room for two.
        small = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        small = small if turn is None else small.transpose(turn)
        if small.mode == "RGBA":
            behind = Image.new("RGBA", small.size, _seen_against(small, ground))
            small = Image.alpha_composite(behind, small).convert("RGB")
        return small


def _seen_against(picture: "Image", ground: str) -> str:
    """What a picture that can be seen through is to stand on: the page's ground, unless it would be lost on it.

    Lettering and drawings are made for white paper; black on black is nothing.
    """
    from PIL import Image, ImageStat

    ink = picture.getchannel("A").point(_INKED)
    if ink.getbbox() is None:
        return ground
    light: float = ImageStat.Stat(picture.convert("L"), ink).mean[0]
    paper = Image.new("RGB", (1, 1), ground).convert("L").tobytes()[0]
    if abs(light - paper) >= _TELLING:
        return ground
    return "#ffffff" if light < _MIDDLE else "#000000"


def paint(data: bytes, columns: int, rows: int, ground: str, colours: ColourSystem = "truecolor") -> Painted:
    """A picture in a box of cells. Raises SourceError when it cannot be decoded. Takes tens of milliseconds."""
    picture = pixels_of(data, columns, rows * 2, ground)
    pixels = _every_colour(picture) if colours == "truecolor" else _few_colours(picture)
    return tuple(
        tuple(_row(pixels[top : top + columns], pixels[top + columns : top + 2 * columns]))
        for top in range(0, len(pixels), 2 * columns)
    )


def _every_colour(picture: "Image") -> list[Color]:
    """The pixels, row by row."""
    known: dict[tuple[int, ...], Color] = {}
    return [
        known.get(pixel) or known.setdefault(pixel, Color.from_rgb(*pixel))
        for pixel in zip(*[iter(picture.tobytes())] * 3, strict=True)
    ]


def _few_colours(picture: "Image") -> list[Color]:
    """The pixels in the colours that every terminal of 256 has in common, mixed so that areas look as they should."""
    from PIL import Image

    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in _COMMON for part in colour])
    mixed = picture.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
    return [Color.from_ansi(_FIRST_COMMON + min(number, len(_COMMON) - 1)) for number in mixed.tobytes()]


def _row(upper: list[Color], lower: list[Color]) -> list[Segment]:
    """One row of cells; neighbours of the same colours are one segment."""
    segments: list[Segment] = []
    start = 0
    for end in range(1, len(upper) + 1):
        if end == len(upper) or (upper[end], lower[end]) != (upper[start], lower[start]):
            segments.append(Segment(UPPER_HALF * (end - start), Style(color=upper[start], bgcolor=lower[start])))
            start = end
    return segments


def in_colours(segments: Iterable[Segment], colours: ColourSystem) -> str:
    """Segments as a terminal of these colours is told them."""
    system = ColorSystem.TRUECOLOR if colours == "truecolor" else ColorSystem.EIGHT_BIT
    return "".join(
        segment.style.render(segment.text, color_system=system) for segment in segments if segment.style is not None
    )
