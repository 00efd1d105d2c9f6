"""Files that a command reads whole or writes anew. Knows no format."""

import sys
from pathlib import Path

from termreader.cli.output import say
from termreader.errors import ExchangeError


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises ExchangeError when they cannot be had."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).expanduser().read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ExchangeError(f"{name} could not be read ({reason}).") from error


def write_text(output: Path | None, text: str) -> None:
    """Write a new file, or standard output when none is named. Raises ExchangeError; a file that is there stays."""
    if output is None:
        say(text.removesuffix("\n"))
        return
    try:
        with output.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise ExchangeError(f"{output} is there already, and was left as it is.") from error
    except OSError as error:
        raise ExchangeError(f"{output} could not be written ({error.strerror}).") from error
