"""What a person means by `ID|FILE`: an article in the library, or a file that is only read."""

from pathlib import Path

from termreader.errors import NotFoundError, SourceError
from termreader.ingest.source import is_url
from termreader.library import Library, read_file
from termreader.model import Article


def as_target(text: str) -> int | Path:
    """The number, when `text` is digits alone; else the file. `./3` is a file of the name 3."""
    return int(text) if text.isascii() and text.isdecimal() else Path(text)


def load(text: str) -> Article:
    """The article `text` means. Raises NotFoundError or SourceError when there is none."""
    target = as_target(text)
    if isinstance(target, Path) and not is_url(text):
        return read_file(target)
    with Library.open() as library:
        return library.article(_number(library, text, target))


def raw(text: str) -> bytes:
    """The bytes that came in for the article `text` means, or those of the file."""
    target = as_target(text)
    if isinstance(target, int) or is_url(text):
        with Library.open() as library:
            return library.raw(_number(library, text, target))[0]
    try:
        return target.expanduser().read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(f"{target} could not be read ({reason}).") from error


def _number(library: Library, text: str, target: int | Path) -> int:
    """The number of the article with the address `text`, unless it is a number. Nothing is fetched."""
    if isinstance(target, int):
        return target
    known = library.known(text)
    if known is None:
        raise NotFoundError(f"{text} is not in the library. `termreader add {text}` adds it.")
    return known
