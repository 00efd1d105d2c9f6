"""The ZIP files that other programs export: entries read under a limit, never unpacked to disk."""

import io
import zipfile
import zlib

from termreader.errors import ExchangeError

MAX_ENTRY = 64 * 1024 * 1024
"""Bytes of one entry, unpacked."""
MAX_ENTRIES = 500_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
"""What reading a damaged or encrypted entry raises."""


class Archive:
    """The entries of one ZIP file, by their names. Raises ExchangeError for a file that is broken."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise ExchangeError("The file is a damaged ZIP archive. Nothing was imported.") from error
        self._entries = {
            entry.filename: entry for entry in self._zip.infolist() if entry.filename[-1:] not in ("", "/")
        }
        if len(self._entries) > MAX_ENTRIES:
            raise ExchangeError("The file has too many entries to be an export. Nothing was imported.")

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def names(self) -> list[str]:
        """The names of all entries, in order."""
        return sorted(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of an entry; b"" if it is not there.

        Raises ExchangeError when it is damaged or unpacks to more than `MAX_ENTRY`; the others may be whole.
        """
        entry = self._entries.get(name)
        if entry is None:
            return b""
        try:
            with self._zip.open(entry) as file:
                data = file.read(MAX_ENTRY + 1)
        except _BROKEN as error:
            raise ExchangeError(f"{name[:200]} in the archive is damaged.") from error
        if len(data) > MAX_ENTRY:
            raise ExchangeError(f"{name[:200]} in the archive is too big.")
        return data
