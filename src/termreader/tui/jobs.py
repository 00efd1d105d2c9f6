"""What is being fetched, and how far it is, in a few words. Knows no library and no screen."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from termreader.wording import size_of


class Progress(Protocol):
    """How far a page is."""

    @property
    def host(self) -> str:
        """Who is asked; safe to show."""

    @property
    def received(self) -> int:
        """Bytes so far."""

    @property
    def total(self) -> int | None:
        """Bytes in all, when that is known."""


@dataclass(slots=True)
class Job:
    """One thing that is being fetched; its thread writes how far it is, the screen reads it ten times a second."""

    key: str
    """What it is, so that it is not done twice at once."""
    label: str
    """What to call it before anything is known of it; safe to show."""
    stopping: threading.Event = field(default_factory=threading.Event)
    page: Progress | None = None
    done: tuple[int, int] | None = None
    """How many of how many, for what consists of many things."""

    def tell(self, page: Progress) -> None:
        """Called by the fetch, many times a second."""
        self.page = page

    def words(self) -> str:
        """`example.org … 240 kB`, `12 of 40 feeds …`."""
        if self.done is not None:
            return f"{self.done[0]} of {self.done[1]} {self.label} …"
        if self.page is None or not self.page.received:
            return f"{self.label} …"
        size = size_of(self.page.received)
        if self.page.total:
            size += f" of {size_of(self.page.total)}"
        return f"{self.page.host} … {size}"


def words_of(jobs: Iterable[Job]) -> str:
    """All that is being fetched, on one line: pages are counted when there are several."""
    going = [job for job in jobs if not job.stopping.is_set()]
    pages = [job for job in going if job.done is None]
    parts = [job.words() for job in going if job.done is not None]
    if len(pages) > 1:
        received = sum(job.page.received for job in pages if job.page is not None)
        parts.append(f"{len(pages)} pages … {size_of(received) if received else ''}".rstrip())
    else:
        parts += [job.words() for job in pages]
    return " · ".join(parts)


def host_of(url: str) -> str:
    """The host of an address, for a person; the address itself when it has none."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
