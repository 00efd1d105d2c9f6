"""The app: themes, keys, and the one screen one reads on."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.command import Provider

from termreader.library import Library
from termreader.tui import commands
from termreader.tui.opening import Opening
from termreader.tui.palette import CommandProvider
from termreader.tui.screens.reader import ReaderScreen
from termreader.tui.themes import DEFAULT_DARK, THEMES, reading_defaults


class ReaderApp(App[int]):
    """termreader, the app."""

    TITLE = "termreader"
    CSS_PATH = "styles/reader.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {CommandProvider}
    COMMAND_PALETTE_BINDING = "f2"

    def __init__(self, library: Library, opening: Opening) -> None:
        super().__init__()
        self._library = library
        self._opening = opening
        self._own_keys = commands.keymap_from(opening.settings.keys)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = opening.looks.theme if opening.looks.theme in self.available_themes else DEFAULT_DARK
        self.set_keymap(self._own_keys)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The reading colours, for themes that do not bring their own."""
        return reading_defaults(dark=self.current_theme.dark)

    def get_default_screen(self) -> ReaderScreen:
        """The reader, as it was left."""
        return ReaderScreen(self._library, self._opening, self._own_keys)
