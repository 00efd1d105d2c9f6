"""What goes on in the background over the network: at most so many at once, seen in the foot, stopped by a key."""

import asyncio
from collections.abc import Callable, Mapping
from typing import TypeVar

from textual.timer import Timer

from termreader.errors import TermreaderError
from termreader.library import Library
from termreader.tui.jobs import Job, words_of
from termreader.tui.keys import key_of
from termreader.tui.opening import Opening
from termreader.tui.screens.article import ArticleScreen
from termreader.tui.widgets.status_line import StatusLine

T = TypeVar("T")

AT_ONCE = 4
"""How many things are fetched at the same time; the others wait."""
TICK_SECONDS = 0.1
"""How often what is told of the progress is painted."""


class FetchingScreen(ArticleScreen):
    """Fetches in threads while one reads."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self._jobs: dict[str, Job] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._tick: Timer | None = None
        self._ticked = ""
        self._said_of_it = ""
        """What the last line says of something that is being fetched."""

    def fetch(
        self,
        key: str,
        label: str,
        work: Callable[[Job], T],
        then: Callable[[T], None],
        failed: Callable[[TermreaderError], None] | None = None,
    ) -> Job | None:
        """Do `work` in a thread, which looks at `job.stopping`, and `then` something with its answer, or, after it
        was said why there is none, with the error.

        None when the same is being done already.
        """
        if key in self._jobs:
            return None
        job = self._jobs[key] = Job(key, label)

        async def run() -> None:
            try:
                async with self._slots:
                    await self._answered(lambda: work(job), finished, failed)
            finally:
                self._finish(job)

        def finished(answer: T) -> None:
            self._finish(job)
            then(answer)

        self._start(run, "fetches")
        if self._tick is None:
            self._tick = self.set_interval(TICK_SECONDS, self._paint_progress)
        self._paint_progress()
        return job

    def _finish(self, job: Job) -> None:
        if self._jobs.get(job.key) is job:
            del self._jobs[job.key]
        if not self._jobs and self._tick is not None:
            self._tick.stop()
            self._tick = None
            self._paint_progress()

    def is_fetching(self, key: str) -> bool:
        """Whether this is being fetched, or waits for it, and nobody has stopped it."""
        job = self._jobs.get(key)
        return job is not None and not job.stopping.is_set()

    @property
    def progress_words(self) -> str:
        """What is being fetched, and how far it is; "" for nothing."""
        return words_of(self._jobs.values())

    def _paint_progress(self) -> None:
        words = self.progress_words
        if words == self._ticked or not self.is_attached:
            return
        self._ticked = words
        status = self.query_one(StatusLine)
        if not words and status.message == self._said_of_it:
            status.show_message("")
        elif words and not self.query_one("#list-pane").display and status.message in ("", self._said_of_it):
            # There is no foot to be seen; the last line tells, unless it has something else to say.
            self._said_of_it = self.spoken(f"{words} · {key_of('screen.stop')} stops")
            status.show_message(self._said_of_it)
        self.progress_changed()

    def say_fetching(self, words: str) -> None:
        """Say what is being fetched now; how far it is may take the place of the words."""
        self._said_of_it = self.spoken(f"{words} {key_of('screen.stop')} stops.")
        self.say(self._said_of_it)

    def progress_changed(self) -> None:
        """For the floor above: show the progress in the foot."""

    def stop_fetching(self, *, everything: bool = False) -> bool:
        """Stop what was begun last, or all; whether there was anything to stop."""
        going = [job for job in self._jobs.values() if not job.stopping.is_set()]
        for job in going if everything else going[-1:]:
            job.stopping.set()
        return bool(going)

    def action_stop(self) -> None:
        """Stop what was begun last."""
        if self.stop_fetching():
            self.say("Stopping …")
        else:
            self.say("Nothing is being fetched.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stopping needs something to stop."""
        if action == "stop":
            return any(not job.stopping.is_set() for job in self._jobs.values())
        return super().check_action(action, parameters)

    async def settled(self) -> None:
        """Wait until everything asked for so far is done; what is still being fetched is stopped."""
        self.stop_fetching(everything=True)
        await super().settled()
