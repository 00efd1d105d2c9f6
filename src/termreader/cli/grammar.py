"""What the verbs of the command line are made of: a parser that says what is wrong in a sentence, and common arguments.
Knows no verb.
"""

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from termreader.cli import exits

if TYPE_CHECKING:
    Verbs: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse has no other name for it

_INVALID_CHOICE = re.compile(r"invalid choice: '(.*)' \(choose from (.*)\)")


class Parser(argparse.ArgumentParser):
    """argparse, with a hint where a file or an address was given in the place of a verb."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong on standard error, and exit with 2."""
        import difflib  # only a mistake needs it

        from termreader.cli.output import complain

        wrong = _INVALID_CHOICE.search(message)
        if wrong:
            given, choices = wrong[1], re.findall(r"'([^']+)'", wrong[2])
            near = difflib.get_close_matches(given, choices, n=1)
            if "://" in given or Path(given).exists():
                message = f"“{given}” is not a command. To read it: termreader open {given}"
            elif near:
                message = f"“{given}” is not known here; did you mean {near[0]}?"
            else:
                message = f"“{given}” is not known here; there are {', '.join(choices)}."
        complain(f"{message}\nTry: {self.prog} --help")
        sys.exit(exits.MISUSED)


def verb_of(verbs: "Verbs", name: str, run: str, summary: str, details: str = "") -> argparse.ArgumentParser:
    """Add a verb: the function that runs it, under `termreader.cli`, and what the help says of it."""
    verb = verbs.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.\n\n{details}".strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.set_defaults(run=f"termreader.cli.{run}")
    return verb


def json_option(verb: argparse.ArgumentParser) -> None:
    """Let a verb print JSON."""
    verb.add_argument("--json", action="store_true", help="print one JSON value")


def ids_argument(verb: argparse.ArgumentParser) -> None:
    """Let a verb take the numbers of articles."""
    verb.add_argument("ids", metavar="ID", nargs="+", type=number, help="the number of an article")


def number(text: str) -> int:
    """A number that was typed. Raises ArgumentTypeError."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is not a number")
    return int(text)
