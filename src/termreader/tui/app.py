"""The app: themes, keys, and the one screen one reads on."""

import gc
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import App
from textual.command import Provider

from termreader.library import Library
from termreader.tui import commands
from termreader.tui.opening import Opening
from termreader.tui.palette import CommandProvider
from termreader.tui.screens.correct import CorrectScreen
from termreader.tui.screens.reader import ReaderScreen
from termreader.tui.themes import DEFAULT_DARK, THEMES, reading_defaults
from termreader.tui.widgets.item_list import ItemList
from termreader.tui.widgets.page_view import PageView


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

    def on_ready(self) -> None:
        """The first page stands: what was loaded stays, and need not be looked at again."""
        gc.freeze()
        gc.enable()

    async def on_event(self, event: events.Event) -> None:
        """Keys of the panes are acted on here, one after the other. Sent on to the pane first, as keys are elsewhere,
        those that come in one breath over a slow line would be its commands before the first had moved the focus:
        `/` and a word is a search, and must never become `/` and a row of commands.
        """
        if isinstance(event, events.Key) and isinstance(self.screen, CorrectScreen) and self.screen.take_key(event):
            return
        if (
            isinstance(event, events.Key)
            and not event.is_forwarded
            and isinstance(self.focused, PageView | ItemList)
            and isinstance(self.screen, ReaderScreen)
        ):
            self.screen.hush()
            if await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key):
                return
        await super().on_event(event)

    async def action_quit(self) -> None:
        """Textual's own way out takes the reader's, which saves first."""
        reader = next((screen for screen in self.screen_stack if isinstance(screen, ReaderScreen)), None)
        if reader is not None:
            await reader.action_quit()

    def get_default_screen(self) -> ReaderScreen:
        """The reader, as it was left."""
        return ReaderScreen(self._library, self._opening, self._own_keys)
