"""Being told to end: by the system (SIGTERM), or by the terminal that is closed (SIGHUP). Knows no app."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def heeded(end: Callable[[], None]) -> Iterator[list[int]]:
    """While this lasts, a signal to end calls `end` in the running loop. Gives a list of the signals that came."""
    came: list[int] = []

    def told(number: int) -> None:
        came.append(number)
        end()

    loop = asyncio.get_running_loop()
    numbers = [] if sys.platform == "win32" else [signal.SIGTERM, signal.SIGHUP]
    for number in numbers:
        loop.add_signal_handler(number, told, number)
    try:
        yield came
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)


def terminal_is_gone() -> bool:
    """Whether the terminal the program was started on is no longer there."""
    return not (os.isatty(0) and os.isatty(1))


def let_go_of_terminal() -> None:
    """Have what is still written go nowhere, and nothing more be read: a terminal that is gone gives errors."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
