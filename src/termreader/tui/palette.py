"""The command palette: every command of the table that can be done now, and the themes."""

from collections import Counter
from collections.abc import Iterable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.types import IgnoreReturnCallbackType

from termreader.tui import commands, keys
from termreader.tui.commands import Command, Owner
from termreader.tui.screens.reader import ReaderScreen
from termreader.tui.status import works
from termreader.tui.themes import THEME_NAMES
from termreader.tui.widgets.shelf_list import OWNERS

_PLACES = {**keys.PLACES, Owner.CARET: "with the caret", Owner.SCREEN: "everywhere"}


class CommandProvider(Provider):
    """Offers the commands by what they do."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for words, run, help_text in self._choices():
            yield DiscoveryHit(words, run, help=help_text)

    async def search(self, query: str) -> Hits:
        """Those whose words match."""
        matcher = self.matcher(query)
        for words, run, help_text in self._choices():
            score = matcher.match(words)
            if score > 0:
                yield Hit(score, matcher.highlight(words), run, help=help_text)

    def _choices(self) -> Iterable[tuple[str, IgnoreReturnCallbackType, str]]:
        screen = self.screen
        if not isinstance(screen, ReaderScreen):
            return
        keymap = screen.keymap
        # What one has at one's fingers comes last.
        ordered = sorted(commands.COMMANDS, key=lambda command: command.group == commands.MOVE)
        offered = [
            (command, node)
            for command in ordered
            if (node := _owner(screen, command)) is not None and works(command, screen.articles)
        ]
        count = Counter(command.help for command, _ in offered)
        for command, node in offered:
            own = " ".join(keys.keys_of(command, keymap))
            place = f", {_place(command)}" if count[command.help] > 1 else ""
            yield f"{command.help}{place}", partial(self.app.run_action, command.action, node), own
        for name in THEME_NAMES:
            yield f"Theme: {name}", partial(screen.use_theme, name), "Looks"


def _place(command: Command) -> str:
    """Where a command works that another one is called like."""
    owner = Owner(command.id.partition(".")[0])
    return _PLACES[Owner.LIST if owner in OWNERS else owner]


def _owner(screen: ReaderScreen, command: Command) -> DOMNode | None:
    owner = Owner(command.id.partition(".")[0])
    if owner is Owner.CARET:
        return screen.reading if screen.reading.caret is not None else None
    if owner in OWNERS:
        return screen.articles
    nodes = {Owner.SCREEN: screen, Owner.TEXT: screen.reading, Owner.SIDE: screen.side}
    return nodes[owner]
