"""The verb for pictures, and what keeps them with what was just added."""

import argparse
from pathlib import Path

from termreader.cli import exits
from termreader.cli.each import do_each
from termreader.cli.output import complain, print_json, say
from termreader.cli.progress import ProgressLine
from termreader.errors import NotFoundError
from termreader.illustration import Illustrated
from termreader.library import Added, Library


def keep_with(
    library: Library, added: Added, line: ProgressLine, *, asked: bool = False, path: Path | None = None
) -> None:
    """Keep the pictures of something that was added, when that is asked for or the settings say so.

    `path` is the file that it came from, when it came from one.
    """
    if added.id is not None and asked:
        library.keep_pictures_beside(added.id, path, asked=True)
    always = added.status == "added" and library.settings.pictures == "always"
    if added.id is not None and (asked or always):
        illustrated = _kept(library, added.id, line)
        if illustrated.kept or illustrated.failed:
            complain(illustrated.words)


def _kept(library: Library, number: int, line: ProgressLine) -> Illustrated:
    try:
        return library.keep_pictures(number, on_picture=lambda done, of: line.show(f"picture {done} of {of}"))
    finally:
        line.clear()


def _dropped(library: Library, number: int) -> Illustrated:
    library.drop_pictures(number)
    return Illustrated()


def keep(arguments: argparse.Namespace) -> int:
    """`termreader pictures ID...`"""
    if arguments.drop and not arguments.json:
        return do_each(arguments.ids, Library.drop_pictures, "Let go of the pictures of", "article")
    outcomes: list[tuple[int, Illustrated]] = []
    with Library.open() as library, ProgressLine() as line:
        for number in arguments.ids:
            try:
                illustrated = _dropped(library, number) if arguments.drop else _kept(library, number, line)
            except NotFoundError as error:
                illustrated = Illustrated(failed=(str(error),))
                complain(str(error))
            else:
                for sentence in illustrated.failed:
                    complain(sentence)
                if not arguments.json:
                    say(illustrated._replace(failed=()).words)
            outcomes.append((number, illustrated))
    if arguments.json:
        print_json(
            [{"id": number, "kept": one.kept, "known": one.known, "failed": one.failed} for number, one in outcomes]
        )
    return exits.FAILED if any(one.failed for _, one in outcomes) else exits.DONE
