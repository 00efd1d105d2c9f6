"""The real program on a real terminal, for tests: in a pty with a terminal emulator, or in a tmux server of its own.

Nothing here sleeps: what is waited for is looked for again whenever the terminal says something, until a deadline.
"""

import fcntl
import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
import pytest

import termreader

TERMREADER = (sys.executable, "-m", "termreader")
DEADLINE = 20.0
"""Seconds after which something is never going to happen; a machine under load may need most of them."""
SIZES = [(80, 24), (120, 40), (200, 60)]

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")


def needs_tools(*names: str) -> pytest.MarkDecorator:
    """Skips a test, and says which program is missing."""
    missing = [name for name in names if shutil.which(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a program in a plain terminal of its own sees: nothing of the display or multiplexer the tests run in."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home.parent),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TERMREADER_HOME": str(home),
        "PYTHONPATH": str(Path(termreader.__file__).parents[1]),  # the same program that the tests import
        **more,
    }


class Terminal:
    """A program in a pseudo-terminal: what it wrote, and what that looks like."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
    ) -> None:
        self.written = bytearray()
        """Every byte that came from the program."""
        self._screen = pyte.Screen(*size)
        self._emulator = pyte.ByteStream(self._screen)
        self._drawn = 0
        self._rows: list[str] = []
        self._terminal, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.process = subprocess.Popen(
            command, env=dict(environment), cwd=cwd, preexec_fn=lambda: os.login_tty(inner), close_fds=False
        )
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.kill()

    def send(self, keys: str | bytes) -> None:
        """Type."""
        os.write(self._terminal, keys.encode() if isinstance(keys, str) else keys)

    @property
    def rows(self) -> list[str]:
        """The screen, row by row."""
        if self._drawn < len(self.written) or not self._rows:
            self._emulator.feed(bytes(self.written[self._drawn :]))
            self._drawn = len(self.written)
            self._rows = list(self._screen.display)
        return self._rows

    @property
    def shown(self) -> str:
        """The screen as one text, with single spaces between words."""
        return " ".join(" ".join(self.rows).split())

    def cell(self, row: int, column: int) -> pyte.screens.Char:
        """A character of the screen with its look."""
        return self._screen.buffer[row][column]

    def find(self, words: str) -> tuple[int, int]:
        """The row and column where words stand on the screen, from 0."""
        for number, row in enumerate(self.rows):
            if words in row:
                return number, row.index(words)
        raise AssertionError(f"{words!r} is not on the screen:\n" + "\n".join(self.rows))

    def listen(self, seconds: float) -> bool:
        """Take in what the program says, waiting at most so long for it to say something; False when it is gone."""
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, seconds))
        if ready:
            try:
                said = os.read(self._terminal, 65536)
            except OSError:  # the other side is closed
                return False
            self.written += said
            return bool(said)
        return True

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + DEADLINE
        while not holds():
            left = deadline - time.monotonic()
            if left <= 0 or not self.listen(min(left, 0.5)):
                if holds():
                    return
                last = bytes(self.written[-300:]) if self.process.poll() is not None else b""
                raise AssertionError(f"waited in vain for {what}; {last!r}; the screen:\n" + "\n".join(self.rows))

    def wait_for(self, *words: str) -> None:
        """Wait until all of these words are on the screen."""

        def all_shown() -> bool:
            shown = self.shown
            return all(word in shown for word in words)

        self.wait_until(all_shown, repr(words))

    def wait_gone(self, words: str) -> None:
        """Wait until these words are no longer on the screen."""
        self.wait_until(lambda: words not in self.shown, f"{words!r} to go")

    def wait_bytes(self, wanted: bytes) -> None:
        """Wait until the program has written these bytes."""
        self.wait_until(lambda: wanted in self.written, repr(wanted[:60]))

    def wait_end(self) -> int:
        """Wait until the program ends, and give its exit code."""
        deadline = time.monotonic() + DEADLINE
        while self.listen(0.1) and self.process.poll() is None:
            assert time.monotonic() < deadline, "it does not end; the screen:\n" + "\n".join(self.rows)
        return self.process.wait(max(0.1, deadline - time.monotonic()))

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed."""
        os.close(self._terminal)
        self._terminal = -1

    def kill(self) -> None:
        """End the program at once."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        if self._terminal >= 0:
            self.hang_up()


@contextmanager
def reading_in_terminal(
    home: Path, *arguments: str, size: tuple[int, int] = (80, 24), cwd: Path | None = None, **variables: str
) -> Iterator[Terminal]:
    """The app in a pty of its own."""
    with Terminal([*TERMREADER, *arguments], environment(home, **variables), size, cwd) as terminal:
        yield terminal


class Tmux(Terminal):
    """A program in a window of a tmux server that nothing else uses, seen through a terminal that is attached to it."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        options: Sequence[str] = (),
    ) -> None:
        # A folder with a short name: the path of a socket has about a hundred characters.
        self._folder = Path(tempfile.mkdtemp(prefix="tr-"))
        settings = self._folder / "tmux.conf"
        settings.write_text(
            "\n".join(
                (
                    "set -g status off",
                    "set -sg escape-time 0",
                    'set -g default-terminal "tmux-256color"',
                    'set -ga terminal-features ",xterm*:RGB"',
                    *options,
                )
            )
        )
        self._server = ("tmux", "-L", f"termreader-{uuid.uuid4().hex[:8]}", "-f", str(settings))
        self.environment = {**environment, "TMUX_TMPDIR": str(self._folder)}
        super().__init__([*self._server, "new-session", "--", *command], self.environment, size)

    def ask(self, *command: str) -> str:
        """What tmux answers to a command; nothing when it has no answer."""
        return subprocess.run(
            [*self._server, *command], env=self.environment, capture_output=True, check=False
        ).stdout.decode()

    @property
    def rows(self) -> list[str]:
        """The window as tmux has it."""
        return self.ask("capture-pane", "-p").splitlines()

    def kill(self) -> None:
        """End the server and all in it."""
        self.ask("kill-server")
        super().kill()
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def reading_in_tmux(
    home: Path, *arguments: str, size: tuple[int, int] = (80, 24), options: Sequence[str] = (), **variables: str
) -> Iterator[Tmux]:
    """The app in a tmux server of its own."""
    with Tmux([*TERMREADER, *arguments], environment(home, **variables), size, options) as tmux:
        yield tmux


@contextmanager
def display() -> Iterator[str]:
    """An X server of its own; gives the name of its display."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "320x240x8", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()  # said as soon as it serves
        assert number, "the X server did not start"
        yield f":{number}"
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(10)
