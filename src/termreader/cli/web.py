"""The verbs of the web: refresh an article; list, fetch and drop what is queued."""

import argparse
from collections.abc import Iterable

from termreader.cli import exits
from termreader.cli.each import do_each
from termreader.cli.output import Column, complain, is_terminal, print_json, print_table, say
from termreader.cli.progress import ProgressLine
from termreader.errors import NotFoundError
from termreader.library import Library
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
        for number in arguments.ids:
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
    return exits.FAILED if any(one.status == "failed" for one in outcomes) else exits.DONE


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
            for number in numbers:
                added = library.fetch_queued(number, on_progress=line.fetching)
                outcomes.append(added)
                line.clear()
                if added.error:
                    complain(added.error)
                elif not arguments.json:
                    say(f"{'Added' if added.status == 'added' else 'Already there'}: {added.id}  {added.title}")
                for note in added.notes:
                    complain(note)
        except KeyboardInterrupt:
            line.clear()
            say_what_waits(library, numbers)
            return exits.INTERRUPTED
    if arguments.json:
        print_json([{"id": one.id, "title": one.title, "status": one.status, "error": one.error} for one in outcomes])
    return exits.FAILED if any(one.status == "failed" for one in outcomes) else exits.DONE


def drop(arguments: argparse.Namespace) -> int:
    """`termreader queue drop NUMBER...`"""
    return do_each(arguments.numbers, Library.drop_queued, "Dropped", "address", "addresses")


def say_what_waits(library: Library, numbers: Iterable[int]) -> None:
    """Tell a person who stopped it which of these addresses are still in the queue."""
    waiting = {one.id for one in library.queued()} & set(numbers)
    if waiting:
        stay = count_of(len(waiting), "address stays", "addresses stay")
        complain(f"Stopped. {stay} in the queue: `termreader queue fetch` goes on.")
