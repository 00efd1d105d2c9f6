"""Doing the same to several things of the library, which a person names by number. Knows no verb."""

from collections.abc import Callable, Iterable

from termreader.cli import exits
from termreader.cli.output import complain, say
from termreader.errors import TermreaderError
from termreader.library import Library
from termreader.wording import count_of


def do_each(
    numbers: Iterable[int],
    act: Callable[[Library, int], None],
    word: str,
    noun: str,
    plural: str | None = None,
    *,
    after: str = "",
) -> int:
    """Do `act` to each, and give the exit code; what fails is said, and the others are done all the same.

    What was done is said as `word` and a count of `noun`, "Removed: 2 notes.", and then the sentence `after`.
    """
    done = failed = 0
    with Library.open() as library:
        for number in numbers:
            try:
                act(library, number)
                done += 1
            except TermreaderError as error:
                complain(str(error))
                failed += 1
    if done:
        say(f"{word}: {count_of(done, noun, plural)}. {after}".rstrip())
    return exits.FAILED if failed else exits.DONE
