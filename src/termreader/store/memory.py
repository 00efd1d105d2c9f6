"""What the app remembers, and what the recogniser found: values by key. Knows nothing of what the values mean."""

from typing import TypeVar

import msgspec

from termreader.model import Analysis
from termreader.store.database import Database

T = TypeVar("T")

_analysis_encoder = msgspec.msgpack.Encoder()
_analysis_decoder = msgspec.msgpack.Decoder(Analysis)


class Memory:
    """Small values the app remembers from one start to the next: last article, pane sizes, theme."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(self, key: str, value: object) -> None:
        """Keep `value` (anything msgspec can write as JSON) under `key`; nothing is written when it is there."""
        text = msgspec.json.encode(value).decode()
        if self._database.row("SELECT 1 FROM memory WHERE key = ? AND value = ?", (key, text)) is not None:
            return
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO memory (key, value) VALUES (?, ?)", (key, text))

    def recall(self, key: str, kind: type[T], default: T) -> T:
        """What was kept under `key`, when it is a `kind`; else `default`."""
        row = self._database.row("SELECT value FROM memory WHERE key = ?", (key,))
        if row is None:
            return default
        try:
            return msgspec.json.decode(row[0], type=kind)
        except msgspec.DecodeError:
            # An older or newer termreader kept something else under this name.
            return default


class Analyses:
    """What the recogniser found, by the hash of the text it read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, content_hash: str, version: str) -> Analysis | None:
        """The analysis of this text by this version of the recogniser."""
        row = self._database.row(
            "SELECT data FROM analyses WHERE content_hash = ? AND version = ?", (content_hash, version)
        )
        if row is None:
            return None
        try:
            return _analysis_decoder.decode(row[0])
        except msgspec.DecodeError:
            return None

    def save(self, content_hash: str, analysis: Analysis) -> None:
        """Keep it, in the place of what another version found."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO analyses (content_hash, version, data) VALUES (?, ?, ?)",
                (content_hash, analysis.version, _analysis_encoder.encode(analysis)),
            )
