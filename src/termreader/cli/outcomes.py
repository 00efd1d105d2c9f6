"""What became of things that were to be added: said as it happens, then as JSON, then as an exit code."""

from collections.abc import Sequence
from typing import Protocol

from termreader.cli import exits
from termreader.cli.output import complain, print_json, say
from termreader.library import Added


class Outcome(Protocol):
    """Whatever says whether it failed."""

    @property
    def status(self) -> str:
        """ "failed", or something better."""


def tell_added(added: Added, *, is_json: bool, name: str = "") -> None:
    """Say what became of one thing; `name` is what to call it before its notes, when there may be several."""
    if added.error:
        complain(added.error)
    elif not is_json:
        say(f"{'Added' if added.status == 'added' else 'Already there'}: {added.id}  {added.title}")
    for note in added.notes:
        complain(f"{name}: {note}" if name else note)


def conclude_added(outcomes: Sequence[Added], *, is_json: bool) -> int:
    """Print all of them as JSON, if that is wanted, and give the exit code."""
    if is_json:
        print_json([{"id": one.id, "title": one.title, "status": one.status, "error": one.error} for one in outcomes])
    return code_of(outcomes)


def code_of(outcomes: Sequence[Outcome]) -> int:
    """The exit code: whether any of them failed."""
    return exits.FAILED if any(one.status == "failed" for one in outcomes) else exits.DONE
