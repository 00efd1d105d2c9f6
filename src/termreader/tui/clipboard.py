"""Putting text on the clipboard, and saying truthfully whether it got there.

A display's own tool is asked with a time limit and its answer read back; tmux takes a buffer and hands it on; a bare
terminal is sent OSC 52, which says nothing back. Whatever happens, the last copy lies in a file.

OSC 52: "Manipulate Selection Data", https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
"""

import base64
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from termreader.clipboard_tools import HAS_ITS_OWN, TMUX, Tool, is_remote, tools_here

TOOL_SECONDS = 2.0
"""A tool that has not answered by then hangs on a display that is not there."""
SETTLE_SECONDS = 0.4
"""How long the clipboard may still hold what it held before: xsel leaves its child to take it over."""
OSC52_LIMIT = 75_000
"""Bytes of text that terminals are known to take: xterm cuts at 100 kB of base64, which is 75 kB of text."""


class How(StrEnum):
    """What is known of a copy."""

    COPIED = "copied"
    """It was read back from the clipboard."""
    BUFFERED = "buffered"
    """It was read back from tmux's buffer; tmux also sent it on to its terminal."""
    SENT = "sent"
    """It was sent to the terminal, which says nothing back."""
    FILED = "filed"
    """It lies in the file alone."""


class Copied(msgspec.Struct, frozen=True):
    """What became of a copy."""

    how: How
    file: Path | None
    """Where the text lies whatever else happened; None when even that could not be written."""


def copy(
    text: str,
    last_copy: Path,
    send: Callable[[str], None],
    *,
    mode: str = "auto",
    environment: Mapping[str, str] | None = None,
) -> Copied:
    """Copy `text`. `send` writes OSC 52 with it to the terminal; `mode` is auto, tool, osc52 or file. May take some
    seconds: call it from a thread. Never raises for a clipboard that does not work.
    """
    environment = os.environ if environment is None else environment
    file = keep(text, last_copy)
    if mode in ("auto", "tool") and _by_tool(text, environment):
        return Copied(How.COPIED, file)
    if mode == "auto" and environment.get("TMUX") and _by_tmux(text, environment):
        return Copied(How.BUFFERED, file)
    if mode in ("auto", "osc52") and len(text.encode("utf-8", "replace")) <= OSC52_LIMIT:
        send(text)
        return Copied(How.SENT, file)
    return Copied(How.FILED, file)


def keep(text: str, last_copy: Path) -> Path | None:
    """Write the last copy to its file, readable by its owner alone; None when that cannot be done."""
    try:
        last_copy.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=last_copy.parent, prefix=".copy-")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
        Path(name).replace(last_copy)
    except OSError:
        return None
    return last_copy


def osc52(text: str) -> str:
    """The sequence that asks a terminal to take `text` to the clipboard."""
    return f"\x1b]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode('ascii')}\x07"


def _by_tool(text: str, environment: Mapping[str, str]) -> bool:
    if HAS_ITS_OWN:
        return _by_pyperclip(text)
    tools = [] if is_remote(environment) else [tool for tool in tools_here(environment) if tool is not TMUX]
    try:
        return any(_round_trip(tool, text, environment) for tool in tools)
    except subprocess.TimeoutExpired:  # so would the next tool on the same display
        return False


def _by_tmux(text: str, environment: Mapping[str, str]) -> bool:
    try:
        return _round_trip(TMUX, text, environment)
    except subprocess.TimeoutExpired:
        return False


def _by_pyperclip(text: str) -> bool:
    import pyperclip  # looks for the system's clipboard when imported

    try:
        pyperclip.copy(text)
        return bool(pyperclip.paste() == text)
    except (pyperclip.PyperclipException, OSError):
        return False


def _round_trip(tool: Tool, text: str, environment: Mapping[str, str]) -> bool:
    """Give `text` to a tool and read it back. Raises TimeoutExpired for one that does not answer."""
    given = text.encode("utf-8", "replace")
    try:
        # Its output is not kept open: xclip stays behind to serve the text, and would hold it.
        _run(tool.write, environment, input=given, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + SETTLE_SECONDS
        while not _answers(tool, given, environment):
            if time.monotonic() > deadline:
                return False
            time.sleep(SETTLE_SECONDS / 20)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _answers(tool: Tool, given: bytes, environment: Mapping[str, str]) -> bool:
    """Whether this is what the clipboard holds now. An empty clipboard is an error to some tools, and no answer."""
    try:
        return _run(tool.read, environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) == given
    except subprocess.CalledProcessError:
        return False


def _run(command: Sequence[str], environment: Mapping[str, str], **pipes: Any) -> bytes:
    done = subprocess.run(  # noqa: S603 - the commands are the constants above
        command,
        stderr=subprocess.DEVNULL,
        timeout=TOOL_SECONDS,
        env=dict(environment),
        check=True,
        start_new_session=True,  # what serves the text outlives this program, and the terminal it runs in
        **pipes,
    )
    return done.stdout or b""


def told(copied: Copied, what: str) -> str:
    """What to tell the person: `what` is "34 words, with Ann Lee as the speaker"."""
    also = f" Also in {copied.file}." if copied.file else ""
    if copied.how is How.COPIED:
        return f"Copied {what}."
    if copied.how is How.BUFFERED:
        return f"Copied {what} to tmux, which passes that on to its terminal."
    if copied.how is How.SENT:
        return f"Sent {what} to the terminal, which does not say whether it keeps that.{also}"
    if copied.file:
        return f"No clipboard here takes that; kept {what} in {copied.file}."
    return "Nothing was copied: no clipboard here, and the file for the last copy could not be written."
