"""What a command prints: data on standard output, words for people on standard error. Knows no library."""

import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_GAP = "  "
_NARROWEST = 8
"""Cells that a column keeps when all are too wide for the terminal."""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    """Its heading."""
    is_number: bool = False
    """Set flush right."""
    is_kept: bool = False
    """Shown even when it is empty."""


def prepare_streams() -> None:
    """Standard output and error in UTF-8, whatever the locale says; what cannot be written is written as an escape.
    Streams that were closed before the start (`>&-`) lead nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - as long as the program lives
            setattr(sys, name, nowhere)
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

    try:
        text = msgspec.json.format(msgspec.json.encode(value)).decode()
    except UnicodeEncodeError:  # the name of a file that is no text: escaped, so that it can be made bytes again
        import json

        text = json.dumps(msgspec.to_builtins(value), indent=2)
    say(text)


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
    import shutil  # like the grapheme tables, something a pipe is spared

    from termreader.text.cells import cell_len, clip

    cells = [[_shown(" ".join(field.split())) for field in row] for row in rows]
    kept = [index for index, column in enumerate(columns) if column.is_kept or any(row[index] for row in cells)]
    widths = {i: max(cell_len(text) for text in (columns[i].name, *(row[i] for row in cells))) for i in kept}
    room = shutil.get_terminal_size().columns - len(_GAP) * (len(kept) - 1)
    for index in sorted(kept, key=lambda index: -widths[index]):
        excess = sum(widths.values()) - room
        if excess > 0 and not columns[index].is_number:
            widths[index] = max(_NARROWEST, widths[index] - excess)

    def line(fields: Sequence[str]) -> str:
        drawn = []
        for index in kept:
            text = clip(fields[index], widths[index])
            space = " " * (widths[index] - cell_len(text))
            drawn.append(space + text if columns[index].is_number else text + space)
        return _GAP.join(drawn).rstrip()

    heading = line([column.name for column in columns])
    sys.stdout.write(heading + "\n" if "NO_COLOR" in os.environ else f"\x1b[2m{heading}\x1b[22m\n")
    for row in cells:
        sys.stdout.write(line(row) + "\n")


def facts(values: Mapping[str, object]) -> str:
    """`name: value` lines of what is known."""
    return "\n".join(f"{name}: {value}" for name, value in values.items() if value not in (None, ""))


def _shown(text: str) -> str:
    if not is_terminal():
        return text
    from termreader.ingest.sanitize import clean

    return clean(text)
