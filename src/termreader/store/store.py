"""One library file, opened: its subjects side by side. Each subject's business is in its own file."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from termreader.errors import StoreError
from termreader.paths import Paths
from termreader.store import search
from termreader.store.annotations import Annotations
from termreader.store.articles import Articles
from termreader.store.corrections import Corrections
from termreader.store.database import Database
from termreader.store.feeds import Feeds
from termreader.store.memory import Analyses, Memory
from termreader.store.opening import note_checked, open_database
from termreader.store.pictures import Pictures
from termreader.store.queue import Queue, Visits
from termreader.store.state import States
from termreader.wording import utc_text

BACKUP_EVERY = timedelta(days=7)
"""How old the newest backup may be before a changed library is copied again."""

KEEP_DELETED = timedelta(days=30)
"""How long what was deleted can be brought back."""

_HOLDS_ANYTHING = """
    SELECT EXISTS (SELECT 1 FROM articles) OR EXISTS (SELECT 1 FROM feeds) OR EXISTS (SELECT 1 FROM queue)
"""


class Store:
    """The subjects of one library file. Thread-safe; several processes may have it open at once."""

    def __init__(self, paths: Paths) -> None:
        self.database: Database = open_database(paths)
        self._paths = paths
        with suppress(StoreError):  # what cannot be written now can still be read
            search.bring_up_to_date(self.database)
        self.articles = Articles(self.database)
        self.states = States(self.database, self.articles)
        self.annotations = Annotations(self.database)
        self.memory = Memory(self.database)
        self.analyses = Analyses(self.database)
        self.corrections = Corrections(self.database)
        self.queue = Queue(self.database)
        self.visits = Visits(self.database)
        self.feeds = Feeds(self.database)
        self.pictures = Pictures(self.database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and remember that it is sound."""
        self.database.close()
        if not self.database.found_damage:
            note_checked(self._paths)

    def back_up_if_due(self) -> Path | None:
        """Copy a library that this process has changed, when the newest backup is older than `BACKUP_EVERY`."""
        if self.database.changes == 0:
            return None
        from termreader.store import backup  # what only reads makes no copies

        last = backup.last_backup_moment(self._paths.backups)
        # One from the future was made before the clock went back, and says nothing of how old it is.
        is_recent = last is not None and timedelta(0) <= datetime.now(UTC) - last < BACKUP_EVERY
        if is_recent or not self.database.value(_HOLDS_ANYTHING):
            return None
        return backup.make_backup(self.database, self._paths.backups)

    def purge(self) -> int:
        """Remove for good what was deleted longer ago than `KEEP_DELETED`; how much went.

        A library that cannot be written now can still be read: then nothing goes.
        """
        before = utc_text(datetime.now(UTC) - KEEP_DELETED)
        try:
            subjects = (self.articles, self.annotations, self.corrections, self.feeds, self.pictures)
            return sum(subject.purge(before) for subject in subjects)
        except StoreError:
            return 0
