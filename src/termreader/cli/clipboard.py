"""The text on the clipboard, read with the display's own tool. Writing to it is the app's business."""

import os
import subprocess

from termreader.clipboard_tools import HAS_ITS_OWN, tools_here
from termreader.errors import SourceError

_TOOL_SECONDS = 5.0
"""A tool that has not answered by then hangs on a display that is not there."""
_PIPE_INSTEAD = "Without a clipboard, pipe the text: termreader add -"


def read_clipboard() -> bytes:
    """The text on the clipboard, as the display gives it. Raises SourceError when there is none, or no clipboard."""
    found = _by_pyperclip() if HAS_ITS_OWN else _by_tool()
    if found is None:
        raise SourceError(
            "There is no clipboard to read: no display, or none of wl-paste (package wl-clipboard), xclip and xsel is "
            f"installed. {_PIPE_INSTEAD}"
        )
    if not found.strip():
        raise SourceError(f"There is no text on the clipboard. {_PIPE_INSTEAD}")
    return found


def _by_tool() -> bytes | None:
    """What the first tool that works prints; b"" when those there are print nothing; None without any."""
    found: bytes | None = None
    for tool in tools_here(os.environ):
        try:
            done = subprocess.run(  # noqa: S603 - the commands are the constants above
                tool.read, capture_output=True, stdin=subprocess.DEVNULL, timeout=_TOOL_SECONDS, check=False
            )
        except (OSError, subprocess.SubprocessError):
            continue
        if done.returncode == 0 and done.stdout.strip():
            return done.stdout
        found = b""
    return found


def _by_pyperclip() -> bytes | None:
    import pyperclip  # looks for the system's clipboard when imported

    try:
        return str(pyperclip.paste()).encode("utf-8", "replace")
    except (pyperclip.PyperclipException, OSError):
        return None
