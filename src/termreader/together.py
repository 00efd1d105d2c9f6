"""Doing the same with many things that lie at many hosts: many at once, and no host is crowded. Knows no network."""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST_AT_ONCE = 16
MOST_AT_ONE_HOST = 2
_GLANCE = 0.2
"""Seconds between two looks at whether someone wants to stop."""


def do_together(
    things: Sequence[T],
    host_of: Callable[[T], str],
    do: Callable[[T, Callable[[], bool]], R],
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[R]:
    """What `do` gives for each of `things`, as they are done; exactly one result for each unless it raises.

    `do` runs in threads and is told how to see whether it should stop: when `cancelled` says so, or the caller leaves.
    """
    done: queue.SimpleQueue[R | BaseException] = queue.SimpleQueue()
    stop = threading.Event()

    def work(lane: Sequence[T]) -> None:
        for thing in lane:
            try:
                done.put(do(thing, stop.is_set))
            except BaseException as error:  # noqa: BLE001 - raised again where someone waits for it
                done.put(error)

    with ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="host") as pool:
        try:
            for lane in _lanes(things, host_of):
                pool.submit(work, lane)
            for _ in things:
                yield _awaited(done, stop, cancelled)
        finally:
            stop.set()


def _awaited(
    done: "queue.SimpleQueue[R | BaseException]", stop: threading.Event, cancelled: Callable[[], bool] | None
) -> R:
    while True:
        if cancelled is not None and cancelled():
            stop.set()
        try:
            result = done.get(timeout=_GLANCE)
        except queue.Empty:
            continue
        if isinstance(result, BaseException):
            raise result
        return result


def _lanes(things: Sequence[T], host_of: Callable[[T], str]) -> list[list[T]]:
    """What one thread does after another: of each host as many lanes as may be there at once; long lanes first."""
    by_host: dict[str, list[T]] = {}
    for thing in things:
        by_host.setdefault(host_of(thing), []).append(thing)
    lanes = [at_host[start::MOST_AT_ONE_HOST] for at_host in by_host.values() for start in range(MOST_AT_ONE_HOST)]
    return sorted(filter(None, lanes), key=len, reverse=True)
