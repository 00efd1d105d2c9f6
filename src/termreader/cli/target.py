"""What a person means by `ID|FILE`: the number of an article in the library, or a file that is only read."""

from pathlib import Path

from termreader.errors import SourceError
from termreader.library import Library, read_file
from termreader.model import Article


def as_target(text: str) -> int | Path:
    """The number, when `text` is digits alone; else the file. `./3` is a file of the name 3."""
    return int(text) if text.isascii() and text.isdecimal() else Path(text)


def load(text: str) -> Article:
    """The article `text` means. Raises NotFoundError or SourceError when there is none."""
    target = as_target(text)
    if isinstance(target, Path):
        return read_file(target)
    with Library.open() as library:
        return library.article(target)


def raw(text: str) -> bytes:
    """The bytes that came in for the article `text` means, or those of the file."""
    target = as_target(text)
    if isinstance(target, int):
        with Library.open() as library:
            return library.raw(target)[0]
    try:
        return target.expanduser().read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(f"{target} could not be read ({reason}).") from error
