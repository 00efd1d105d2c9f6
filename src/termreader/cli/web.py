"""The verbs of the web: refresh an article; list, fetch and drop what is queued."""

import argparse
from collections.abc import Iterable

from termreader.cli import exits
from termreader.cli.each import do_each
from termreader.cli.outcomes import code_of, conclude_added, tell_added
from termreader.cli.output import Column, complain, is_terminal, print_json, print_table, say
from termreader.cli.pictures import keep_with
from termreader.cli.progress import ProgressLine
from termreader.errors import NotFoundError
from termreader.library import Added, Library
from termreader.web import Refreshed
from termreader.wording import count_of

_COLUMNS = (
    Column("NUMBER", is_number=True),
    Column("ADDRESS", is_kept=True),
    Column("TRIES", is_number=True),
    Column("ERROR"),
)


def refresh(arguments: argparse.Namespace) -> int:
    """`termreader refresh ID...`"""
    outcomes = []
    with Library.open() as library, ProgressLine() as line:
        for place, number in enumerate(arguments.ids, 1):
            line.count(place, len(arguments.ids))
            try:
                outcome = library.refresh(number, on_progress=line.fetching)
            except NotFoundError as error:
                outcome = Refreshed(number, "failed", str(error))
            outcomes.append(outcome)
            line.clear()
            if outcome.error:
                complain(outcome.error)
            elif not arguments.json:
                say(f"{outcome.status.capitalize()}: {outcome.id}")
            for note in outcome.notes:
                complain(note)
    if arguments.json:
        print_json([{"id": one.id, "status": one.status, "error": one.error} for one in outcomes])
    return code_of(outcomes)


def queue(arguments: argparse.Namespace) -> int:
    """`termreader queue list`"""
    with Library.open() as library:
        queued = library.queued()
    if arguments.json:
        print_json([one._asdict() for one in queued])
    elif queued:
        print_table(_COLUMNS, [(str(one.id), one.url, str(one.tries), one.error or "") for one in queued])
    elif is_terminal():
        say("The queue is empty. `termreader add ADDRESS` fetches a page, and keeps its address here when it cannot.")
    return exits.DONE


def fetch(arguments: argparse.Namespace) -> int:
    """`termreader queue fetch [NUMBER...]`"""
    outcomes = []
    with Library.open() as library, ProgressLine() as line:
        numbers = arguments.numbers or [one.id for one in library.queued()]
        try:
            for place, number in enumerate(numbers, 1):
                line.count(place, len(numbers))
                try:
                    added = library.fetch_queued(number, on_progress=line.fetching)
                except NotFoundError as error:
                    added = Added(None, None, "failed", str(error))
                outcomes.append(added)
                line.clear()
                tell_added(added, is_json=arguments.json)
                keep_with(library, added, line)
        except KeyboardInterrupt:
            line.clear()
            say_what_waits(library, numbers)
            conclude_added(outcomes, is_json=arguments.json)
            return exits.INTERRUPTED
    return conclude_added(outcomes, is_json=arguments.json)


def drop(arguments: argparse.Namespace) -> int:
    """`termreader queue drop NUMBER...`"""
    return do_each(arguments.numbers, Library.drop_queued, "Dropped", "address", "addresses")


def say_what_waits(library: Library, numbers: Iterable[int]) -> None:
    """Tell a person who stopped it which of these addresses are still in the queue."""
    waiting = {one.id for one in library.queued()} & set(numbers)
    if waiting:
        stay = count_of(len(waiting), "address stays", "addresses stay")
        complain(f"Stopped. {stay} in the queue: `termreader queue fetch` goes on.")
