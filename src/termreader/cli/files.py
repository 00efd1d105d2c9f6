"""Files that a command reads whole or writes anew. Knows no format."""

import sys
from pathlib import Path

from termreader.cli.output import say
from termreader.errors import ExchangeError, SourceError

MAX_BYTES = 1024 * 1024 * 1024
"""Of an export: some hold all the pages of a person's life."""


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises ExchangeError when they cannot be had."""
    from termreader.ingest.source import bytes_of

    if not name.strip():  # as a path it would be the folder one is in
        raise ExchangeError("There is no file without a name.")
    try:
        return read_input(MAX_BYTES) if name == "-" else bytes_of(Path(name), MAX_BYTES)
    except SourceError as error:
        raise ExchangeError(str(error)) from error


def read_input(most: int) -> bytes:
    """Standard input, to its end. Raises SourceError when more than `most` bytes come."""
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise SourceError(f"Standard input goes on after {most // 1_048_576} MB: that is more than is read.")
    return data


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
