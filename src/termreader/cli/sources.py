"""What the sources named on a command line stand for: files, the files of a folder, those that match a pattern."""

import glob
from collections.abc import Iterator
from pathlib import Path

from termreader.errors import SourceError


def files_of(source: str) -> list[Path] | None:
    """The files that `source` stands for when it is a folder or a pattern (`notes/**/*.md`), else None.

    A file whose own name holds `*`, `?` or `[` is that file. Raises SourceError when nothing is found.
    """
    from termreader.ingest.source import is_url

    if not source.strip():  # as a path it would be the folder one is in
        raise SourceError("A source without a name was left out: write . for this folder.")
    path = Path(source)
    try:
        path = path.expanduser()
        if path.is_dir():
            return _all_in(path, source)
        if is_url(source) or path.exists():
            return None
        if not glob.has_magic(source):
            _refuse_bare_address(source)
            return None
    except (OSError, ValueError, RuntimeError):  # a name too long, a NUL in it, "~nobody": said when it is read
        return None
    matched = [Path(name) for name in glob.glob(str(path), recursive=True)]  # noqa: PTH207 - it may be absolute
    files = sorted({file for each in matched for file in (_readable(each) if each.is_dir() else [each])})
    if not files:
        raise SourceError(f"No file matches {source}.")
    return files


def _refuse_bare_address(source: str) -> None:
    """Raise SourceError for `example.org/story`: a slip in a file's name must not be looked for on the web."""
    from termreader.ingest.sanitize import clean_line
    from termreader.ingest.typed_address import as_address

    address = as_address(source)
    if address is not None:
        raise SourceError(f"There is no file {clean_line(source)}. For a page of the web write {clean_line(address)}")


def _all_in(folder: Path, source: str) -> list[Path]:
    files = sorted(_readable(folder))
    if not files:
        raise SourceError(f"There is no file in the folder {source} that could be an article.")
    return files


def _readable(folder: Path) -> Iterator[Path]:
    """The files in a folder and the folders within that look readable; nothing hidden."""
    from termreader.ingest.registry import FORMATS

    suffixes = {suffix for one in FORMATS for suffix in one.suffixes if suffix}
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.suffix.lower() in suffixes and not hidden and file.is_file():
            yield file
