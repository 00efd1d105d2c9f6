"""Pages of the web in the app: added, queued, stopped, tried again, fetched again. All are on the loopback."""

import threading
from collections.abc import Iterator
from io import BufferedIOBase

import pytest

from termreader.library import Library
from termreader.model import Metadata
from termreader.subscriptions import FeedOutcome
from termreader.tui.jobs import Job, words_of
from termreader.tui.keys import spoken
from termreader.tui.screens.web import outcome_words
from tests.app import Reader, reading, with_article
from tests.feeds import rss
from tests.web import PAGE, Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as started:
        yield started


class Gate:
    """A page that comes when it is told to."""

    def __init__(self, web: Web, path: str) -> None:
        self.asked, self.open = threading.Event(), threading.Event()
        self.url = web.raw(path, self._answer)

    def _answer(self, out: BufferedIOBase) -> None:
        out.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n" + PAGE[:300]
        )
        out.flush()
        self.asked.set()
        self.open.wait(10)
        out.write(PAGE[300:])


async def add(reader: Reader, source: str) -> None:
    """`o`, an address, Enter; waits for nothing that comes of it."""
    await reader.pilot.press("o")
    reader.screen.prompt.query_one("Input").value = source  # type: ignore[attr-defined]
    await reader.pilot.press("enter")


async def until_asked(reader: Reader, gate: Gate) -> None:
    """Wait until the page's server was asked and the screen has told so."""
    import asyncio

    assert await asyncio.to_thread(gate.asked.wait, 10)
    await reader.pilot.pause()


async def test_an_address_is_fetched_and_opens(library: Library, web: Web) -> None:
    with_article(library)
    async with reading(library) as reader:
        await add(reader, web.page("/llamas"))
        await reader.settled()
        assert "A llama number 3 spits" in reader.text
        assert "Added: On llamas" in reader.said
        assert library.queued() == []


async def test_one_reads_on_while_a_page_comes_and_is_told_that_it_is_there(library: Library, web: Web) -> None:
    with_article(library, markdown="\n\n".join(f"Paragraph {number} is long." for number in range(200)))
    async with reading(library) as reader:
        gate = Gate(web, "/slow")
        await add(reader, gate.url)
        await until_asked(reader, gate)
        assert "127.0.0.1 …" in reader.shown
        await reader.pilot.press("space", "space")
        gate.open.set()
        await reader.settled()
        assert "Added: On llamas. It is in the list." in reader.said
        assert "Paragraph" in reader.text
        assert "On llamas" in reader.titles


@pytest.mark.parametrize("pane", ["1", "2"])
async def test_esc_stops_and_the_address_stays_in_the_queue(library: Library, web: Web, pane: str) -> None:
    with_article(library)
    async with reading(library) as reader:
        gate = Gate(web, "/slow")
        await add(reader, gate.url)
        await until_asked(reader, gate)
        await reader.press(pane, "escape")
        gate.open.set()
        assert "Stopped" in reader.said
        assert "It stays in the queue" in reader.said
        (entry,) = library.queued()
        assert (entry.url, entry.tries) == (gate.url, 0)


async def test_several_addresses_come_into_the_list_and_none_takes_the_page_away(library: Library, web: Web) -> None:
    with_article(library)
    async with reading(library) as reader:
        urls = [
            web.page(f"/{n}", PAGE.replace(b"llama", b"llama-%d" % n).replace(b"On", b"%d on" % n)) for n in range(6)
        ]
        await add(reader, " ".join(urls))
        await reader.settled()
        assert "Ann Lindgren" in reader.text
        assert len(library.summaries()) == 7
        assert library.queued() == []


async def test_what_fails_stays_in_the_queue_with_its_sentence_and_can_be_tried_again(
    library: Library, web: Web
) -> None:
    with_article(library)
    async with reading(library) as reader:
        url = web.page("/gone", b"", status=503)
        await add(reader, url)
        await reader.settled()
        assert "It stays in the queue" in reader.said
        await reader.press("5")
        assert reader.titles == [url.partition("://")[2]]
        assert "503" in reader.shown
        web.page("/gone")
        await reader.press("r")
        assert "A llama number 3 spits" in reader.text
        assert library.queued() == []


async def test_an_address_is_dropped_from_the_queue_and_put_back(library: Library, web: Web) -> None:
    with_article(library)
    library.queue_url(f"{web.url}/1")
    async with reading(library) as reader:
        await reader.press("5", "d")
        assert library.queued() == []
        assert "Nothing to fetch." in reader.shown
        await reader.press("u")
        assert len(reader.titles) == 1
        assert web.asked == []


async def test_an_address_that_gives_a_feed_is_subscribed_to(library: Library, web: Web) -> None:
    with_article(library)
    async with reading(library) as reader:
        await add(reader, web.page("/feed", rss((f"{web.url}/1", "One")), "application/rss+xml"))
        await reader.settled()
        assert "gave a feed. Subscribed to The Llama Times, 1 item" in reader.said
        assert len(library.feeds()) == 1
        assert library.queued() == []


async def test_the_open_page_is_fetched_again(library: Library, web: Web) -> None:
    with_article(library)
    async with reading(library) as reader:
        await add(reader, web.page("/llamas"))
        await reader.settled()
        await reader.press("ctrl+r")
        assert reader.said == "The page is as it was."
        web.page("/llamas", PAGE.replace(b"spits at", b"greets"))
        await reader.press("ctrl+r")
        assert "The page has changed" in reader.said
        assert "llama number 3 greets a minister" in reader.text


async def test_an_article_without_its_page_says_which_key_fetches_it(library: Library, web: Web) -> None:
    with_article(library)
    url = web.page("/llamas")
    empty = library._store.articles.insert(Metadata("Saved once", url=url), None, None)
    async with reading(library, empty) as reader:
        assert "Its page is not in the library yet. ctrl+r fetches it" in reader.shown
        assert "not fetched" in reader.shown
        await reader.press("ctrl+r")
        assert "A llama number 3 spits" in reader.text


async def test_an_address_given_at_the_start_is_fetched_inside(library: Library, web: Web) -> None:
    with_article(library)
    async with reading(library, web.page("/llamas")) as reader:
        assert "A llama number 3 spits" in reader.text


async def test_quitting_stops_what_is_being_fetched(library: Library, web: Web) -> None:
    with_article(library)
    async with reading(library) as reader:
        gate = Gate(web, "/slow")
        await add(reader, gate.url)
        await until_asked(reader, gate)
        await reader.press("q")
        gate.open.set()
    assert [entry.url for entry in library.queued()] == [gate.url]


def test_progress_is_told_in_a_few_words() -> None:
    class Page:
        host, received, total = "example.org", 240_100, 1_200_000

    page, feeds, waiting = Job("a", "example.org"), Job("feeds", "feeds", done=(12, 40)), Job("b", "example.com")
    page.page = Page()
    assert words_of([waiting]) == "example.com …"
    assert words_of([page]) == "example.org … 240 kB of 1.2 MB"
    assert words_of([feeds]) == "12 of 40 feeds …"
    assert words_of([page, waiting, feeds]) == "12 of 40 feeds … · 2 pages … 240 kB"
    waiting.stopping.set()
    assert words_of([waiting]) == ""


def test_what_came_of_refreshing_is_a_sentence() -> None:
    def outcome(status: str, new: int = 0, error: str | None = None) -> FeedOutcome:
        return FeedOutcome(1, "The Times", status, new, error)  # type: ignore[arg-type]

    offline = outcome("failed", error="There is no way to the network.")
    assert outcome_words([outcome("new", 3), outcome("unchanged")]) == "3 new items."
    assert outcome_words([outcome("unchanged"), offline]) == "Nothing new. The Times: There is no way to the network."
    assert outcome_words([offline, offline]) == "There is no way to the network."
    assert outcome_words([outcome("stopped"), outcome("new", 1)]) == "Stopped. 1 new item."
    assert spoken(outcome_words([]), {}) == "There are no feeds yet. a subscribes to one."
