"""Timing a terminal program from outside: its bytes through a pty, stamped as they come. Linux and macOS."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

SIZE = (40, 120)
"""Rows and columns."""
SILENCE = 0.12
"""Seconds without a byte after which a screen counts as settled."""
PATIENCE = 20.0
"""Seconds after which a program that shows nothing is given up."""
_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-9;:?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[@-Z\\-_])", re.DOTALL
)
_PADDING = re.compile(rb"\s+")


class Program:
    """A program in a pty of its own."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
            os.execvpe(command[0], list(command), {**os.environ, "TERM": "xterm-256color", **environment})  # noqa: S606
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self._seen = b""

    def until(self, text: str) -> float:
        """Seconds from the start until `text` was written, whatever moves of the cursor stand between its words."""
        wanted = _PADDING.sub(b" ", text.encode())
        while time.perf_counter() - self.started < PATIENCE:
            self._seen += self._read(1.0)
            if wanted in _PADDING.sub(b" ", _ESCAPES.sub(b" ", self._seen)):
                return time.perf_counter() - self.started
        shown = _ESCAPES.sub(b" ", self._seen).decode(errors="replace")[-400:]
        raise TimeoutError(f"{text!r} did not show in {PATIENCE:.0f} s, but: {shown}")

    def settle(self) -> None:
        """Wait until nothing more comes."""
        while self._read(SILENCE):
            pass

    def press(self, keys: bytes) -> float | None:
        """Seconds from a key until the last byte it caused; None when it caused none."""
        pressed = time.perf_counter()
        os.write(self._terminal, keys)
        last = None
        while self._read(SILENCE):
            last = time.perf_counter()
        return None if last is None else last - pressed

    def close(self) -> None:
        """End the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        try:
            return os.read(self._terminal, 1 << 16) if ready else b""
        except OSError:
            return b""
