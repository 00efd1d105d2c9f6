"""What a command prints: data on standard output, words for people on standard error. Knows no library."""

import io
import os
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Column(NamedTuple):
    """A column of a table."""

    name: str
    """Its heading."""
    is_number: bool = False
    """Set flush right."""
    is_wide: bool = False
    """Takes the room that is left, and is shortened when there is not enough."""


def prepare_streams() -> None:
    """Standard output and error in UTF-8, whatever the locale says; what cannot be written is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_terminal() -> bool:
    """Whether a person is looking at standard output."""
    return sys.stdout.isatty()


def say(text: str) -> None:
    """A line of text on standard output; a terminal gets nothing that it would obey."""
    sys.stdout.write(_shown(text) + "\n")


def complain(text: str) -> None:
    """A sentence on standard error, safe for a terminal: it may hold the names of files and pages."""
    from termreader.ingest.sanitize import clean

    sys.stderr.write(f"termreader: {clean(text)}\n")
    sys.stderr.flush()


def print_json(value: object) -> None:
    """Exactly one JSON value, indented."""
    import msgspec

    say(msgspec.json.format(msgspec.json.encode(value)).decode())


def print_bytes(data: bytes) -> None:
    """Bytes as they are, even to a terminal: whoever asks for them wants them all."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def print_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """A table for a person on a terminal; else a line for each row, its fields parted by tabs, without headings."""
    if not is_terminal():
        for row in rows:
            say("\t".join(" ".join(field.split()) for field in row))
        return
    from rich.console import Console  # 60 ms that a pipe is spared
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, no_color="NO_COLOR" in os.environ or None, highlight=False)
    table = Table(box=None, pad_edge=False, header_style="dim", show_header=True)
    for column in columns:
        table.add_column(
            column.name,
            justify="right" if column.is_number else "left",
            ratio=1 if column.is_wide else None,
            no_wrap=True,
            overflow="ellipsis",
        )
    for row in rows:
        table.add_row(*(Text(_shown(" ".join(field.split()))) for field in row))
    console.print(table, soft_wrap=False)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 note`, `3 notes`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def facts(values: Mapping[str, object]) -> str:
    """`name: value` lines of what is known."""
    return "\n".join(f"{name}: {value}" for name, value in values.items() if value not in (None, ""))


def _shown(text: str) -> str:
    if not is_terminal():
        return text
    from termreader.ingest.sanitize import clean

    return clean(text)
