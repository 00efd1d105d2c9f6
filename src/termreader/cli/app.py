"""Opens the app. The one place where the command line knows it."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from termreader.cli import exits
from termreader.cli.output import complain
from termreader.library import Library

_CANNOT_DRAW = ("dumb", "unknown")
"""Values of TERM for which terminfo has no cursor movement."""


def run(arguments: argparse.Namespace) -> int:
    """Open the app at an article, a file (not added), an address (fetched and added), or where the reader was."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        complain("The app needs a terminal to draw on. Without one: termreader list, show, search (--help says more).")
        return exits.FAILED
    if os.environ.get("TERM") in _CANNOT_DRAW:
        complain("This terminal says that it cannot place a cursor (TERM is dumb). termreader show and list work here.")
        return exits.FAILED
    from termreader.tui.start import run as run_app

    with Library.open() as library:
        target = _target(arguments.target) if arguments.target is not None else None
        if isinstance(target, int):
            library.summary(target)  # says now, on a plain screen, when there is no such article
        return run_app(library, target)


def _target(text: str) -> int | Path | str:
    from termreader.cli.target import as_target  # the first paint waits for them, and mostly nothing is named
    from termreader.ingest.source import is_url

    return text if is_url(text) else as_target(text)


def key_mistakes(keys: Mapping[str, str]) -> list[str]:
    """What is wrong with the `[keys]` of the settings, a sentence each."""
    from termreader.tui.start import key_mistakes as mistakes_in

    return mistakes_in(keys)
