"""The looks of everything that panes draw themselves, from a theme's colours. Pure.

They are made here and not as CSS component classes because Textual computes each of those again whenever a widget's
style may have changed: forty of them were a third of the time to the first paint.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rich.style import Style


class Ink(NamedTuple):
    """A look, in the theme's variables without their `reading-`; what is not said is whatever lies below."""

    color: str | None = None
    background: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    strike: bool | None = None
    reverse: bool | None = None


INKS: dict[str, Ink] = {
    "ink": Ink("ink", "ground"),
    "quiet": Ink("quiet"),
    "accent": Ink("accent"),
    "hairline": Ink("hairline", italic=False),
    # The page.
    "title": Ink("accent", bold=True),
    "title-rule": Ink("accent"),
    "facts": Ink("quiet"),
    # The accent is the title's, and a heading's that stands beside it; the levels below go from weight to slope.
    "heading1": Ink("accent", bold=True),
    "heading2": Ink(bold=True),
    "heading3": Ink(bold=True, italic=True),
    "heading4": Ink(italic=True),
    "strong": Ink(bold=True),
    "emphasis": Ink(italic=True),
    "strike": Ink(strike=True),
    "code": Ink(background="raised"),
    "link": Ink("accent", underline=True),
    "quote": Ink(italic=True),
    "pullquote": Ink("accent", italic=True),
    "caption": Ink("quiet", italic=True),
    "credit": Ink("quiet"),
    "marker": Ink("accent", italic=False),
    # Names: a hue each, and a second sign that reads without colour.
    "person": Ink("person", underline=True),
    "company": Ink("company", bold=True),
    "person-focus": Ink("ground", "person"),
    "company-focus": Ink("ground", "company"),
    "focus-here": Ink("ground", "accent", bold=True),
    # What lies over the text.
    "span-focus": Ink("ink", "selection"),
    "highlight": Ink("ink", "highlight"),
    "match": Ink("ink", "match"),
    "match-current": Ink("ground", "accent"),
    "selection": Ink("ink", "selection"),
    "caret": Ink(reverse=True),
    "flash": Ink(background="raised"),
    "mine": Ink("accent"),
    # Lists.
    "item": Ink(bold=True),
    "item-person": Ink("person"),
    "item-company": Ink("company"),
    "cursor": Ink(background="raised"),
    "cursor-blurred": Ink(),
    "bar": Ink("accent"),
    "bar-blurred": Ink("hairline"),
    # The last line.
    "status": Ink("quiet", "raised"),
    "status-key": Ink("accent", "raised"),
    "status-said": Ink("ink", "raised"),
}


_COLOURS = sorted({colour for ink in INKS.values() for colour in (ink.color, ink.background) if colour})


def make_inks(variables: Mapping[str, str]) -> dict[str, Style]:
    """Every ink as a style, for a theme's CSS variables."""
    return _make_inks(tuple((name, variables[f"reading-{name}"]) for name in _COLOURS))


@lru_cache(maxsize=2)
def _make_inks(colours: tuple[tuple[str, str], ...]) -> dict[str, Style]:
    """Made once for all panes."""
    named = dict(colours)
    return {
        name: Style(
            color=named[ink.color] if ink.color else None,
            bgcolor=named[ink.background] if ink.background else None,
            bold=ink.bold,
            italic=ink.italic,
            underline=ink.underline,
            strike=ink.strike,
            reverse=ink.reverse,
        )
        for name, ink in INKS.items()
    }
