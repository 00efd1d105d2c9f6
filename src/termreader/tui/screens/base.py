"""A screen that asks the library without waiting for it, and says what happened on its last line."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from textual.screen import Screen
from textual.worker import Worker, WorkerCancelled

from termreader.errors import NotFoundError, StoreError, TermreaderError
from termreader.failures import log_failure
from termreader.library import Library
from termreader.tui import keys
from termreader.tui.opening import Opening
from termreader.tui.widgets.status_line import StatusLine

T = TypeVar("T")

MESSAGE_SECONDS = 8.0
WRITES = "writes"
"""The group of workers that write to the library."""
GONE = "That is no longer in the library: it was deleted elsewhere."


class LibraryScreen(Screen[None]):
    """Reads run side by side; writes run one after the other, in the order they were asked for."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.library = library
        self.settings = opening.settings
        self.opening = opening
        self.keymap = keymap
        """Keys the settings put in the place of the table's, by command."""
        self._writing = asyncio.Lock()
        self._message_timer: Any = None

    def ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[TermreaderError], None] | None = None,
        *,
        group: str,
        only_last: bool = False,
    ) -> None:
        """Read from the library in a thread, then do something with the answer; or, after it was said why there is
        none, with the error. `only_last`: an older answer of the same group that has not come yet is dropped.
        """
        self._start(partial(self._answered, work, then, failed), group, exclusive=only_last)

    def keep(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[TermreaderError], None] | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        """Write to the library in a thread, in order, then do something with the answer; or, after it was said why
        nothing was written, with the error. `quiet`: nothing is said when it may work later.
        """

        async def write() -> None:
            async with self._writing:
                await self._answered(work, then, failed, quiet=quiet)

        self._start(write, WRITES)

    def _start(self, work: Callable[[], Coroutine[None, None, None]], group: str, *, exclusive: bool = False) -> None:
        # A function, not a coroutine: one that is dropped before it began would never be awaited.
        _: Worker[None] = self.run_worker(work, group=group, exclusive=exclusive, exit_on_error=False)

    async def _answered(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None,
        failed: Callable[[TermreaderError], None] | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        try:
            answer = await asyncio.to_thread(work)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader goes on and the log has it
            told = self._worded(error)
            if not (quiet and may_work_later(told)):
                self.say(str(told))
            if isinstance(told, NotFoundError):
                self.was_gone()
            if failed is not None and self.is_attached:
                failed(told)
            return
        if then is not None and self.is_attached:
            then(answer)

    def _worded(self, error: Exception) -> TermreaderError:
        """The same error as a person is told of it."""
        if isinstance(error, NotFoundError):
            return NotFoundError(GONE)
        if isinstance(error, TermreaderError):
            return error
        log = log_failure(error, "answering a key in the app", self.library.paths)
        return TermreaderError(
            f"That should not have gone wrong; nothing else is lost. More in {log}" if log else str(error)
        )

    def was_gone(self) -> None:
        """For the floor above: something that is shown was deleted by another copy of the app or the command line."""

    async def settled(self) -> None:
        """Wait until everything asked for so far is done."""
        await _done(self.workers)

    async def written(self) -> None:
        """Wait until everything is written that was to be."""
        await _done(worker for worker in self.workers if worker.group == WRITES)

    def say(self, words: str) -> None:
        """Say what happened; it stands until the next key or for some seconds."""
        self.query_one(StatusLine).show_message(self.spoken(words))
        if self._message_timer is not None:
            self._message_timer.stop()
        self._message_timer = self.set_timer(MESSAGE_SECONDS, self.hush)

    def spoken(self, words: str) -> str:
        """A sentence with the keys as they are now: see `keys.key_of`."""
        return keys.spoken(words, self.keymap)

    def hush(self) -> None:
        """Take the message away."""
        self.query_one(StatusLine).show_message("")


async def _done(workers: Iterable[Worker[Any]]) -> None:
    for worker in list(workers):
        with suppress(WorkerCancelled):  # another one took its place
            await worker.wait()


def may_work_later(error: TermreaderError) -> bool:
    """Whether the same thing can be tried again: another program writes, the disk is full. What is gone stays gone."""
    return isinstance(error, StoreError)
