"""The programs that reach a display's clipboard, and which of them are of use here. Runs none of them."""

import shutil
import sys
from collections.abc import Mapping

import msgspec


class Tool(msgspec.Struct, frozen=True):
    """A pair of commands: one takes the clipboard's text on standard input, one prints it."""

    variable: str
    """What the environment has where the tool is of use."""
    write: tuple[str, ...]
    read: tuple[str, ...]

    @property
    def name(self) -> str:
        """What a person knows it by."""
        return self.write[0]


WAYLAND = Tool("WAYLAND_DISPLAY", ("wl-copy",), ("wl-paste", "--no-newline"))
XCLIP = Tool("DISPLAY", ("xclip", "-selection", "clipboard", "-in"), ("xclip", "-selection", "clipboard", "-out"))
XSEL = Tool("DISPLAY", ("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output"))
TMUX = Tool("TMUX", ("tmux", "load-buffer", "-w", "-"), ("tmux", "save-buffer", "-"))
ALL = (WAYLAND, XCLIP, XSEL, TMUX)
"""Best first."""
HAS_ITS_OWN = sys.platform in ("darwin", "win32")
"""Whether the system has one clipboard, which pyperclip reaches, and these tools are not asked."""


def tools_here(environment: Mapping[str, str]) -> list[Tool]:
    """The tools that are installed and have what they need, best first."""
    return [tool for tool in ALL if environment.get(tool.variable) and is_installed(tool, environment)]


def is_installed(tool: Tool, environment: Mapping[str, str]) -> bool:
    """Whether both commands of a tool are on the path."""
    path = environment.get("PATH")
    return all(shutil.which(command[0], path=path) for command in (tool.write, tool.read))


def is_remote(environment: Mapping[str, str]) -> bool:
    """Whether one is here over SSH, where a display need not be the one before which the reader sits."""
    return bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))
