"""What the verbs of the command line are made of: a parser that says what is wrong in a sentence, and common arguments.
Knows no verb.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from termreader.cli import exits

if TYPE_CHECKING:
    Verbs: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - argparse has no other name for it

_LARGEST = 2**63 - 1
"""The largest number that SQLite keeps."""


class Parser(argparse.ArgumentParser):
    """argparse, with a hint where a file or an address was given in the place of a verb."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong on standard error, and exit with 2."""
        from termreader.cli.output import complain

        complain(f"{message}\nTry: {self.prog} --help")
        sys.exit(exits.MISUSED)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # Here and not in `error`, because argparse words it in another way in every other version.
        if action.choices is not None and value not in action.choices:
            is_verb = isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 - it has no other name
            raise argparse.ArgumentError(None, _unknown(str(value), list(action.choices), is_verb=is_verb))


def _unknown(given: str, choices: list[str], *, is_verb: bool) -> str:
    import difflib  # only a mistake needs it

    if is_verb and ("://" in given or _is_there(given)):
        return f"“{given}” is not a command. To read it: termreader open {given}"
    near = difflib.get_close_matches(given, choices, n=1)
    if near:
        return f"“{given}” is not known here; did you mean {near[0]}?"
    return f"“{given}” is not known here; there are {', '.join(choices)}."


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # a name too long, or with a NUL in it
        return False


def verb_of(verbs: "Verbs", name: str, run: str, summary: str, details: str = "") -> argparse.ArgumentParser:
    """Add a verb: the function that runs it, under `termreader.cli`, and what the help says of it."""
    verb = verbs.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.\n\n{details}".strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.set_defaults(run=f"termreader.cli.{run}", verb=verb.prog)
    return verb


def json_option(verb: argparse.ArgumentParser) -> None:
    """Let a verb print JSON."""
    verb.add_argument("--json", action="store_true", help="print one JSON value")


def numbers_argument(
    verb: argparse.ArgumentParser,
    name: str = "ids",
    metavar: str = "ID",
    thing: str = "an article",
    nargs: Literal["+", "*"] = "+",
) -> None:
    """Let a verb take the numbers of things, articles unless said; one that is named twice is meant once."""
    verb.add_argument(name, metavar=metavar, nargs=nargs, type=number, action=_Distinct, help=f"the number of {thing}")


class _Distinct(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        setattr(namespace, self.dest, list(dict.fromkeys(values or ())))


def number(text: str) -> int:
    """A number that was typed. Raises ArgumentTypeError."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is not a number")
    value = counted(text)
    if value is None:
        raise argparse.ArgumentTypeError(f"“{text}” is larger than any number can be here")
    return value


def counted(digits: str) -> int | None:
    """The number that is written; None for one that the library could not count to."""
    try:
        value = int(digits)
    except ValueError:  # Python reads 4,300 digits at most
        return None
    return value if value <= _LARGEST else None
