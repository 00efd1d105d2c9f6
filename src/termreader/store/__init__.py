"""The library file: SQLite, one file. Knows nothing of pages, formats or screens."""

from termreader.store.database import Database, utc_now
from termreader.store.store import Store

__all__ = ["Database", "Store", "utc_now"]
