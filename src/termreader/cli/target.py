"""What a person means by `ID|FILE`: an article in the library, or a file or standard input that is only read."""

from pathlib import Path

from termreader.cli.files import read_input
from termreader.cli.grammar import counted
from termreader.errors import NotFoundError
from termreader.ingest.source import MAX_BYTES, bytes_of, is_url
from termreader.library import Library, read_file
from termreader.model import Article


def as_target(text: str) -> int | Path:
    """The number, when `text` is digits alone; else the file. `./3` is a file of the name 3.

    Raises NotFoundError for nothing, and for a number that no article can have.
    """
    if not text.strip():  # as a path it would be the folder one is in
        raise NotFoundError("There is no file without a name.")
    if not (text.isascii() and text.isdecimal()):
        return Path(text)
    number = counted(text)
    if number is None:
        raise NotFoundError(f"There is no article {text} in the library.")
    return number


def load(text: str) -> Article:
    """The article `text` means. Raises NotFoundError or SourceError when there is none."""
    if text == "-":
        return read_file(text, data=read_input(MAX_BYTES))
    target = as_target(text)
    if isinstance(target, Path) and not is_url(text):
        return read_file(target)
    with Library.open() as library:
        return library.article(_number(library, text, target))


def raw(text: str) -> bytes:
    """The bytes that came in for the article `text` means, or those of the file."""
    if text == "-":
        return read_input(MAX_BYTES)
    target = as_target(text)
    if isinstance(target, int) or is_url(text):
        with Library.open() as library:
            return library.raw(_number(library, text, target))[0]
    return bytes_of(target)


def _number(library: Library, text: str, target: int | Path) -> int:
    """The number of the article with the address `text`, unless it is a number. Nothing is fetched."""
    if isinstance(target, int):
        return target
    known = library.known(text)
    if known is None:
        raise NotFoundError(f"{text} is not in the library. `termreader add {text}` adds it.")
    return known
