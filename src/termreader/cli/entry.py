"""From the command line to an exit code: the one place where errors become sentences. Knows no verb."""

import argparse
import errno
import importlib
import os
import sys
from collections.abc import Sequence

from termreader.cli import exits
from termreader.cli.parser import make_parser, spelled_out
from termreader.errors import TermreaderError

_CANNOT_WRITE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EBADF)
"""What an output says that is full, or was opened for reading."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 some or all of it failed, 2 the command line is wrong."""
    try:
        return _main(sys.argv[1:] if argv is None else list(argv))
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except BrokenPipeError:  # whoever read the output has seen enough
        _let_go_of_output()
        return exits.DONE
    except OSError as error:
        from termreader.cli.output import complain

        _let_go_of_output()
        complain(f"Not all could be written ({error.strerror}).")
        return exits.FAILED


def _let_go_of_output() -> None:
    """Python would complain once more when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _main(arguments: list[str]) -> int:
    from termreader.cli.output import complain, prepare_streams

    prepare_streams()
    try:
        parser = make_parser(arguments[0] if arguments else "open")
        parsed, unknown = parser.parse_known_args(spelled_out(arguments))
    except SystemExit as stop:  # argparse has said what is wrong, or shown the help
        sys.stdout.flush()
        return stop.code if isinstance(stop.code, int) else exits.MISUSED
    if unknown:
        has_options = any(argument.startswith("-") for argument in arguments)
        complain(f"{_not_known(unknown[0], has_options)}\nTry: {parsed.verb} --help")
        return exits.MISUSED
    try:
        module, _, function = parsed.run.partition(":")
        code: int = getattr(importlib.import_module(module), function)(parsed)
        sys.stdout.flush()
    except TermreaderError as error:
        complain(str(error))
        _print_nothing(parsed)
        return exits.FAILED
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:  # the last line of defence: a person never sees a traceback
        if isinstance(error, OSError) and error.errno in _CANNOT_WRITE:
            raise
        complain(_unexpected(error, arguments))
        _print_nothing(parsed)
        return exits.FAILED
    return code


def _print_nothing(parsed: argparse.Namespace) -> None:
    """The one JSON value of a verb that failed as a whole: every verb prints its own last."""
    from termreader.cli.output import print_json

    if getattr(parsed, "json", False):
        print_json(None)
        sys.stdout.flush()


def _not_known(argument: str, has_options: bool) -> str:
    """What to do with an argument that the verb does not take."""
    hint = ""
    if not argument.startswith("-"):
        hint = " Options stand before or after all else." if has_options else ""
    elif os.path.lexists(argument):
        hint = f" For the file of that name: ./{argument}"
    return f"“{argument}” is not known here.{hint}"


def _unexpected(error: Exception, arguments: list[str]) -> str:
    """Keep the traceback in the log, and say where."""
    from termreader.failures import log_failure
    from termreader.paths import HOME_VARIABLE, default_paths

    try:
        default_paths()
    except (RuntimeError, OSError):  # no HOME and nobody of this number; or a folder that one is in no longer
        return f"No home folder is known, so there is no place for a library. Set {HOME_VARIABLE} to a folder for it."

    kind = type(error).__name__
    log = log_failure(error, f"termreader {arguments!r}")
    if log is None:
        return f"Something went wrong that should not have ({kind}: {error}), and no log could be written."
    return f"Something went wrong that should not have ({kind}). Its details are in {log}."
