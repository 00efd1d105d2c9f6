"""The verb that takes in what other programs exported."""

import argparse

from termreader.cli import exits
from termreader.cli.files import read_bytes
from termreader.cli.output import complain, print_json, say
from termreader.cli.progress import ProgressLine
from termreader.errors import ExchangeError
from termreader.importing import LibraryReport
from termreader.library import Library
from termreader.wording import count_of


def run(arguments: argparse.Namespace) -> int:
    """`termreader import FILE...`"""
    reports: list[tuple[str, LibraryReport | None, str | None]] = []
    with Library.open() as library, ProgressLine() as line:
        for name in arguments.files:
            try:
                data = read_bytes(name)
            except ExchangeError as error:
                reports.append((name, None, str(error)))
                complain(str(error))
                continue
            try:
                report = library.import_library(
                    data,
                    name,
                    arguments.format,
                    lambda done, of: line.show(f"{done:,} of {count_of(of, 'article')}"),
                )
            except ExchangeError as error:
                reports.append((name, None, f"{name}: {error}"))
                line.clear()
                complain(f"{name}: {error}")
                continue
            reports.append((name, report, None))
            line.clear()
            for sentence in (*report.refused, *report.remarks):
                complain(f"{name}: {sentence}")
            if not arguments.json:
                _tell(report)
    if arguments.json:
        print_json([{"file": name, "report": report, "error": error} for name, report, error in reports])
    failed = any(error or (report and report.refused) for _, report, error in reports)
    return exits.FAILED if failed else exits.DONE


def _tell(report: LibraryReport) -> None:
    new = [count_of(report.added, "article")]
    if report.filled:
        new.append(f"the text of {count_of(report.filled, 'article')}")
    if report.notes:
        new.append(count_of(report.notes, "note"))
    before = [count_of(report.known, "article")] if report.known else []
    before += [count_of(report.known_notes, "note")] if report.known_notes else []
    here = f" Here before: {', '.join(before)}." if before else ""
    say(f"Imported from {report.format}: {', '.join(new)}.{here}")
    if report.queued:
        what = count_of(report.queued, "page is", "pages are")
        say(f"{what} in the queue: `termreader queue fetch` gets them, or `termreader add ADDRESS` one of them.")
    if report.unplaced:
        say(f"{count_of(report.unplaced, 'note')} could not be placed: the words are not in a text of the library.")
    if report.refused:
        say(f"Not taken: {count_of(len(report.refused), 'row')}.")
