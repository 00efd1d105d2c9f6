"""Themes made for reading: a ground, an ink, one accent, and a hue each for people and companies.

Every text colour stands at 4.5:1 or better on its ground (WCAG 2.2 AA; `tests/test_themes.py` measures it), and the
two hues, warm for people and cool for companies, stay apart for the common kinds of colour blindness.
"""

from textual.theme import Theme

DEFAULT_DARK = "night"


def _reading_theme(
    name: str,
    *,
    dark: bool,
    ground: str,
    ink: str,
    quiet: str,
    hairline: str,
    raised: str,
    accent: str,
    person: str,
    company: str,
    highlight: str,
    match: str,
    selection: str,
) -> Theme:
    """A theme from a dozen colours. `quiet` is for facts, captions and the folded; `raised` is the ground of code."""
    return Theme(
        name=name,
        primary=accent,
        secondary=company,
        accent=accent,
        warning=person,
        error="#e5786d" if dark else "#a3231a",
        success="#8fb573" if dark else "#3f6b1c",
        foreground=ink,
        background=ground,
        surface=ground,
        panel=raised,
        boost=raised,
        dark=dark,
        text_alpha=1.0,
        variables={
            "reading-ink": ink,
            "reading-quiet": quiet,
            "reading-hairline": hairline,
            "reading-raised": raised,
            "reading-accent": accent,
            "reading-person": person,
            "reading-company": company,
            "reading-highlight": highlight,
            "reading-match": match,
            "reading-selection": selection,
            "reading-ground": ground,
            "block-cursor-text-style": "none",
            "footer-key-foreground": accent,
            "input-cursor-text-style": "reverse",
            "input-selection-background": selection,
            "scrollbar": hairline,
            "scrollbar-hover": quiet,
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
        },
    )


THEMES: tuple[Theme, ...] = (
    _reading_theme(
        "night",
        dark=True,
        ground="#15171c",
        ink="#d3d0c8",
        quiet="#8b8d94",
        hairline="#33363e",
        raised="#1e2128",
        accent="#c8b6e8",
        person="#e9b872",
        company="#82bfe0",
        highlight="#4a4220",
        match="#5a3d5c",
        selection="#2f4668",
    ),
    _reading_theme(
        "dusk",
        dark=True,
        ground="#2a2522",
        ink="#dccfbd",
        quiet="#a3968a",
        hairline="#4a423c",
        raised="#342e2a",
        accent="#d5b98f",
        person="#efa97c",
        company="#8fc4c0",
        highlight="#5a4a1f",
        match="#653f4d",
        selection="#3d5263",
    ),
    _reading_theme(
        "paper",
        dark=False,
        ground="#faf7f0",
        ink="#2c2a27",
        quiet="#6b665e",
        hairline="#d9d3c6",
        raised="#f0ebe0",
        accent="#6a3d9a",
        person="#9c4600",
        company="#005e96",
        highlight="#fbe9a6",
        match="#f3cfe6",
        selection="#c9dff5",
    ),
    _reading_theme(
        "sepia",
        dark=False,
        ground="#f3e8d3",
        ink="#3b2f21",
        quiet="#6f5f49",
        hairline="#d6c6a8",
        raised="#eaddc4",
        accent="#7a3b2e",
        person="#944000",
        company="#1b5876",
        highlight="#f7d98a",
        match="#ecc3c9",
        selection="#c5d6dc",
    ),
    _reading_theme(
        "contrast",
        dark=True,
        ground="#000000",
        ink="#ffffff",
        quiet="#c0c0c0",
        hairline="#6e6e6e",
        raised="#1a1a1a",
        accent="#ffff66",
        person="#ffc24d",
        company="#66d0ff",
        highlight="#5a5200",
        match="#7a007a",
        selection="#00469e",
    ),
)

THEME_NAMES: tuple[str, ...] = tuple(theme.name for theme in THEMES)


def reading_defaults(*, dark: bool) -> dict[str, str]:
    """The reading colours for a theme that does not bring its own (one of Textual's)."""
    model = next(theme for theme in THEMES if theme.dark is dark)
    return {name: value for name, value in model.variables.items() if name.startswith("reading-")}
