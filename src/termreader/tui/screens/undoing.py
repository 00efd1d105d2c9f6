"""Doing, taking back what was done, and doing it once more."""

from collections.abc import Callable, Mapping

import msgspec

from termreader.errors import TermreaderError
from termreader.library import Library
from termreader.tui.keys import key_of
from termreader.tui.opening import Opening
from termreader.tui.screens.base import may_work_later
from termreader.tui.screens.panes import PanesScreen


class Change(msgspec.Struct, frozen=True):
    """Something that was done."""

    words: str
    """What was said of it."""
    back: Callable[[], object]
    after: Callable[[], None]
    """Shows what is in the library then."""
    again: Callable[[], object] | None
    """Does it once more; None for what cannot be."""
    undone: str
    """What is said when it was taken back."""


class UndoingScreen(PanesScreen):
    """Remembers how to take back each change, for as long as it lives."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self._done: list[Change] = []
        self._taken_back: list[tuple[Callable[[], object], Change]] = []
        """What does each again, and what it was."""

    def do(
        self,
        work: Callable[[], object],
        back: Callable[[], object],
        words: str,
        after: Callable[[], None],
        undone: str = "",
        failed: Callable[[TermreaderError], None] | None = None,
    ) -> None:
        """Change something in the library, so that `u` can change it back, saying `undone`; `after` either.

        `failed`: what is done when nothing was changed, after it was said why.
        """

        def done(_: object) -> None:
            self.say(words)
            self.can_undo(words, back, after, work, undone)
            after()

        self.keep(work, done, failed)

    def can_undo(
        self,
        words: str,
        back: Callable[[], object],
        after: Callable[[], None],
        again: Callable[[], object] | None = None,
        undone: str = "",
    ) -> None:
        """Remember how to take back what was just done, and how to do it `again`."""
        first = words.partition(f". {key_of('screen.undo')} ")[0].removesuffix(".")
        self._done.append(Change(words, back, after, again, undone or f"Undone: {first}"))
        self._taken_back.clear()

    def action_undo(self) -> None:
        """Take back the last change."""
        if not self._done:
            self.say("Nothing to undo.")
            return
        change = self._done.pop()
        if change.again is None:
            self._taken_back.clear()
        else:
            self._taken_back.append((change.again, change))

        def done(_: object) -> None:
            change.after()
            self.say(change.undone)

        def failed(error: TermreaderError) -> None:
            self._taken_back = [taken for taken in self._taken_back if taken[1] is not change]
            if may_work_later(error):
                self._done.append(change)

        self.keep(change.back, done, failed)

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        if not self._taken_back:
            self.say("Nothing was taken back.")
            return
        again, change = self._taken_back.pop()
        self._done.append(change)

        def done(_: object) -> None:
            change.after()
            self.say(change.words)

        def failed(error: TermreaderError) -> None:
            self._done = [one for one in self._done if one is not change]
            if may_work_later(error):
                self._taken_back.append((again, change))

        self.keep(again, done, failed)

    def remember(self, key: str, value: object) -> None:
        """Keep a small value for the next start."""
        self.keep(lambda: self.library.remember(key, value))
