"""Doing, and taking back what was done."""

from collections.abc import Callable, Mapping

from termreader.library import Library
from termreader.tui.opening import Opening
from termreader.tui.screens.panes import PanesScreen


class UndoingScreen(PanesScreen):
    """Remembers how to take back each change, for as long as it lives."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self._undo: list[tuple[str, Callable[[], object], Callable[[], None]]] = []

    def do(self, work: Callable[[], object], back: Callable[[], object], words: str, after: Callable[[], None]) -> None:
        """Change something in the library, so that `u` can change it back; `after` either."""

        def done(_: object) -> None:
            self.say(words)
            self.can_undo(words, back, after)
            after()

        self.keep(work, done)

    def can_undo(self, words: str, back: Callable[[], object], after: Callable[[], None]) -> None:
        """Remember how to take back what was just done."""
        self._undo.append((words, back, after))

    def action_undo(self) -> None:
        """Take back the last change."""
        if not self._undo:
            self.say("Nothing to undo.")
            return
        words, back, after = self._undo.pop()

        def done(_: object) -> None:
            after()
            self.say(f"Undone: {words.partition('. u ')[0]}")

        self.keep(back, done)

    def remember(self, key: str, value: object) -> None:
        """Keep a small value for the next start."""
        self.keep(lambda: self.library.remember(key, value))
