"""The ZIP file that an EPUB is: its entries read under limits, never unpacked to disk. Knows nothing of books.

An entry is found by its name alone; a name that stands twice means the later entry, as in Python's `zipfile`. Symbolic
links, absolute names and names that lead out of the file are not there for anyone who asks.
"""

import io
import posixpath
import stat
import struct
import zipfile
import zlib
from urllib.parse import unquote, urlsplit

from termreader.errors import SourceError

MAX_ENTRY = 16 * 1024 * 1024
"""Bytes of one entry, unpacked. The longest chapters are a tenth of it."""
MAX_TOTAL = 48 * 1024 * 1024
"""Bytes of all that is read of one file, unpacked."""
MAX_RATIO = 200
"""How many times its packed size an entry may have when more than a megabyte: text packs to a fifth or tenth."""
_RATIO_FROM = 1024 * 1024
_MAX_DIRECTORY = 16 * 1024 * 1024
"""Bytes of the list of entries: some 200,000 of them."""
_DIRECTORY_END = b"PK\x05\x06"
_DIRECTORY_END_AREA = 65_557


class Container:
    """The entries of one ZIP file. `label` names the file in messages."""

    def __init__(self, data: bytes, label: str) -> None:
        self._label = label
        self._read = 0
        if _directory_size(data) > _MAX_DIRECTORY:
            raise SourceError(f"{label} has too many entries to be a book.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error) as error:
            raise SourceError(
                f"{label} is damaged: it should be a ZIP file, as every EPUB is, and it cannot be opened as one."
            ) from error
        self._entries = {
            entry.filename.replace("\\", "/"): entry for entry in self._zip.infolist() if _is_plain_file(entry)
        }

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes | None:
        """The bytes of an entry, or None if it is not there or is damaged. Raises SourceError past the limits."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        try:
            with self._zip.open(entry) as file:
                data = file.read(MAX_ENTRY + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
            return None  # a checksum that is wrong, a method nobody knows, a password
        self._read += len(data)
        swollen = len(data) > _RATIO_FROM and len(data) > MAX_RATIO * max(entry.compress_size, 1)
        if len(data) > MAX_ENTRY or self._read > MAX_TOTAL or swollen:
            raise SourceError(f"{self._label} unpacks to more than a book can hold, and was not read.")
        return data


def _is_plain_file(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    is_folder = name[-1:] in ("", "/")
    return not (is_folder or stat.S_ISLNK(entry.external_attr >> 16) or name.startswith(("/", "\\")))


def _directory_size(data: bytes) -> int:
    """The size of the list of entries as the file gives it, known before the list is read."""
    end = data.rfind(_DIRECTORY_END, max(0, len(data) - _DIRECTORY_END_AREA))
    try:
        size: int = struct.unpack_from("<I", data, end + 12)[0] if end >= 0 else 0
    except struct.error:
        return 0
    return size if size != 0xFFFFFFFF else len(data)


def resolve(base: str, href: str) -> tuple[str, str] | None:
    """The name of the entry and the place in it that a link in the entry `base` leads to.

    None for what is not in the file: other schemes and hosts, and paths that climb out of it.
    """
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    fragment = unquote(parts.fragment)
    if not parts.path:
        return base, fragment
    path = posixpath.normpath(posixpath.join("/" + posixpath.dirname(base), unquote(parts.path)))
    climbs = posixpath.normpath(posixpath.join(posixpath.dirname(base) or ".", unquote(parts.path))).startswith("..")
    return None if climbs else (path.lstrip("/"), fragment)
