"""The themes' colours, measured: contrast by WCAG 2.2, and people apart from companies for eyes that see fewer colours.

Colour blindness is simulated at full severity after Machado, Oliveira & Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), on linear sRGB. Differences are ΔE*ab (CIE 1976).
"""

from itertools import product

import pytest
from rich.color import Color
from textual.theme import Theme

from termreader.tui.inks import INKS, make_inks
from termreader.tui.themes import DEFAULT_DARK, THEME_NAMES, THEMES, reading_defaults

Vector = tuple[float, float, float]

LEGIBLE = 4.5
"""WCAG 2.2, success criterion 1.4.3."""
APART = 20.0
"""ΔE*ab: about ten times what can just be told, side by side; here the words stand apart."""

NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
DEFICIENCIES = {
    "normal": NORMAL,
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
SRGB_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE_D65 = (0.95047, 1.0, 1.08883)

every_theme = pytest.mark.parametrize("theme", THEMES, ids=THEME_NAMES)


def linear(colour: str) -> Vector:
    """Linear sRGB of `#rrggbb`."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    )
    return red, green, blue


def times(matrix: tuple[Vector, Vector, Vector], vector: Vector) -> Vector:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def contrast(one: str, other: str) -> float:
    light, dark = sorted((times(SRGB_TO_XYZ, linear(colour))[1] for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: Vector) -> Vector:
    """CIE L*a*b* of linear sRGB."""

    def f(t: float) -> float:
        return t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29

    x, y, z = (f(part / white) for part, white in zip(times(SRGB_TO_XYZ, rgb), WHITE_D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, deficiency: str) -> float:
    """How different two colours look to such an eye."""
    labs = []
    for colour in (one, other):
        red, green, blue = (min(1.0, max(0.0, part)) for part in times(DEFICIENCIES[deficiency], linear(colour)))
        labs.append(lab((red, green, blue)))
    return float(sum((a - b) ** 2 for a, b in zip(*labs, strict=True)) ** 0.5)


def hex_of(color: Color | None, otherwise: str) -> str:
    return color.get_truecolor().hex if color is not None else otherwise


@every_theme
def test_every_ink_is_legible_on_every_ground_it_can_stand_on(theme: Theme) -> None:
    ground, raised = theme.variables["reading-ground"], theme.variables["reading-raised"]
    inks = make_inks(theme.variables)
    lines = {"hairline", "bar-blurred"}  # rules and frames, no text
    measured = {}
    for name in INKS.keys() - lines:
        colour = hex_of(inks[name].color, theme.variables["reading-ink"])
        own = inks[name].bgcolor
        for below in (ground, raised) if own is None else (hex_of(own, ground),):
            measured[name, below] = contrast(colour, below)
    assert {pair: round(value, 2) for pair, value in measured.items() if value < LEGIBLE} == {}


@every_theme
@pytest.mark.parametrize("role", ["error", "success", "warning"])
def test_what_textual_itself_colours_is_legible(theme: Theme, role: str) -> None:
    colour = getattr(theme, role)
    assert contrast(colour, theme.variables["reading-ground"]) >= LEGIBLE


@every_theme
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_people_and_companies_are_told_apart_by_every_eye(theme: Theme, deficiency: str) -> None:
    person, company = theme.variables["reading-person"], theme.variables["reading-company"]
    assert difference(person, company, deficiency) >= APART


@every_theme
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_highlights_matches_and_selection_are_seen_on_the_page(theme: Theme, deficiency: str) -> None:
    ground = theme.variables["reading-ground"]
    for role in ("highlight", "match", "selection"):
        assert difference(theme.variables[f"reading-{role}"], ground, deficiency) >= 9, role


def test_people_and_companies_have_a_sign_besides_their_colour() -> None:
    assert INKS["person"].underline
    assert not INKS["company"].underline
    assert INKS["company"].bold
    assert not INKS["person"].bold


def test_a_theme_that_is_not_ours_gets_reading_colours_of_its_own_darkness() -> None:
    for dark, theme in product((True, False), THEMES):
        defaults = reading_defaults(dark=dark)
        assert defaults.keys() == {name for name in theme.variables if name.startswith("reading-")}
        models = [theme for theme in THEMES if theme.variables.items() >= defaults.items()]
        assert [model.dark for model in models] == [dark]


def test_there_are_dark_and_light_themes_and_the_first_is_named() -> None:
    assert {theme.dark for theme in THEMES} == {True, False}
    assert DEFAULT_DARK in THEME_NAMES
