"""The app: themes, keys, and the one screen one reads on."""

import asyncio
import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.app import App
from textual.command import Provider
from textual.message_pump import MessagePump

from termreader.failures import log_failure
from termreader.library import Library
from termreader.tui import keys, signals
from termreader.tui.opening import Opening
from termreader.tui.screens.asking import AskingScreen
from termreader.tui.screens.reader import ReaderScreen
from termreader.tui.themes import DEFAULT_DARK, THEMES, reading_defaults
from termreader.tui.widgets.item_list import ItemList
from termreader.tui.widgets.note_editor import NoteEditor
from termreader.tui.widgets.page_view import PageView
from termreader.tui.widgets.prompt_line import PromptLine

ANSWER_SECONDS = 1.0
"""How long a key waits at most for what the key before it set going."""


def _commands() -> type[Provider]:
    from termreader.tui.palette import CommandProvider  # when the palette opens

    return CommandProvider


class ReaderApp(App[int]):
    """termreader, the app."""

    TITLE = "termreader"
    CSS_PATH = "styles/reader.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    COMMAND_PALETTE_BINDING = "f2"

    def __init__(self, library: Library, opening: Opening) -> None:
        super().__init__()
        self._library = library
        self._opening = opening
        self._own_keys = keys.keymap_from(opening.settings.keys)
        self._ending = False
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with(opening.looks.theme if opening.looks.theme in self.available_themes else DEFAULT_DARK)

    def _begin_with(self, theme: str) -> None:
        """Take a theme before anything is styled; setting it in the usual way would style everything twice."""
        self.set_reactive(App.theme, theme)
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False).set_class(not dark, "-light-mode", update=False)
        self.set_class(True, f"-theme-{theme}", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The reading colours, for themes that do not bring their own."""
        return reading_defaults(dark=self.current_theme.dark)

    def on_ready(self) -> None:
        """The first page stands: what was loaded stays, and need not be looked at again."""
        gc.freeze()
        gc.enable()
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    async def on_event(self, event: events.Event) -> None:
        """Keys of the panes are acted on here, one after the other. Sent on to the pane first, as keys are elsewhere,
        those that come in one breath over a slow line would be its commands before the first had moved the focus:
        `/` and a word is a search, and must never become `/` and a row of commands. In the same way a key that leaves
        a prompt or the editor has done so before the next one is looked at.
        """
        if isinstance(event, events.Paste):
            from termreader.ingest.sanitize import clean  # nobody pastes before the first paint

            event.text = clean(event.text)  # what was copied elsewhere may carry what a terminal obeys
        if isinstance(event, events.Key) and isinstance(self.screen, AskingScreen) and self.screen.take_key(event):
            return
        if not isinstance(event, events.Key) or event.is_forwarded or not isinstance(self.screen, ReaderScreen):
            await super().on_event(event)
            return
        screen, focused = self.screen, self.focused
        if isinstance(focused, PageView | ItemList):
            screen.hush()
            if await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key):
                if isinstance(focused, ItemList):
                    await _answered(focused, screen)  # what was chosen may have taken the keys elsewhere
                return
            screen.say_in_vain(event.key)
        asker = focused.parent if focused is not None else None
        if focused is not None and isinstance(asker, PromptLine) and event.key == "enter":
            await _answered(focused, focused, asker, screen)  # what was typed before
            await self._check_bindings(event.key)
            await _answered(focused, asker, screen)
            return
        await super().on_event(event)
        if focused is not None and isinstance(asker, PromptLine | NoteEditor) and event.key == "escape":
            await _answered(focused, asker, asker, screen)

    async def action_quit(self, *, at_once: bool = False) -> None:
        """Textual's own way out takes the reader's, which saves first."""
        reader = next((screen for screen in self.screen_stack if isinstance(screen, ReaderScreen)), None)
        if reader is not None:
            await reader.action_quit(at_once=at_once)

    def action_help_quit(self) -> None:
        """`ctrl+c`, with which people leave other programs: say how it is done here."""
        screen = self.screen_stack[0]
        if isinstance(screen, ReaderScreen):
            screen.say(f"{keys.key_of('screen.quit')} quits.")

    def end(self) -> None:
        """Told to end, or the terminal is gone: save everything, then leave."""
        if signals.terminal_is_gone():
            signals.let_go_of_terminal()
        if not self._ending:
            self._ending = True
            self.call_later(self.action_quit, at_once=True)

    def panic(self, *renderables: RenderableType) -> None:
        """Textual takes a terminal that is gone for an error of its own."""
        if not self.is_headless and signals.terminal_is_gone():
            self.end()
        else:
            super().panic(*renderables)

    def _fatal_error(self) -> None:
        """What nobody foresaw ends the app with a sentence; its traceback goes to the log."""
        error = sys.exc_info()[1] or RuntimeError("an error without a name")
        log = log_failure(error, "showing the app", self._library.paths)
        where = f" What happened stands in {log}." if log else ""
        self._exit_renderables.append(
            Text(f"termreader had to close, which should not happen. Nothing saved is lost.{where}")
        )
        self._close_messages_no_wait()

    def get_default_screen(self) -> ReaderScreen:
        """The reader, as it was left."""
        return ReaderScreen(self._library, self._opening, self._own_keys)


async def _answered(*pumps: MessagePump) -> None:
    """Wait until each in turn has dealt with all that was said to it so far."""
    for pump in pumps:
        dealt_with = asyncio.Event()
        if pump.call_later(dealt_with.set):
            with suppress(TimeoutError):  # one that is being closed may never come to it
                await asyncio.wait_for(dealt_with.wait(), ANSWER_SECONDS)
