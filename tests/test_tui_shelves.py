"""The shelves of the list pane: feeds, their items, the queue, and the ways between them. Driven by keys."""

import threading
from collections.abc import Iterator

import pytest

from termreader.library import Library
from termreader.tui.shelves.items import ItemShelf
from tests.app import Reader, reading, with_article
from tests.feeds import many, rss
from tests.web import PAGE, Web, serving

XML = "application/rss+xml"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as started:
        yield started


@pytest.fixture
def feed(library: Library, web: Web) -> int:
    """A library with an article and a feed of two items, newest first: Two, One."""
    with_article(library)
    for path, name in (("/1", b"One"), ("/2", b"Two")):
        web.page(path, PAGE.replace(b"llama number", name + b" llama number").replace(b"On llamas", name))
    return subscribed(library, web.page("/feed", rss((f"{web.url}/1", "One"), (f"{web.url}/2", "Two")), XML))


def subscribed(library: Library, url: str) -> int:
    answer = library.subscribe(url)
    assert answer.feed is not None, answer.error
    return answer.feed.id


async def answer(reader: Reader, text: str) -> None:
    """Write into the prompt, and Enter."""
    reader.screen.prompt.query_one("Input").value = text  # type: ignore[attr-defined]
    await reader.press("enter")


async def test_the_views_lead_to_the_feeds_and_from_an_empty_queue_back(library: Library, feed: int) -> None:
    async with reading(library) as reader:
        await reader.press("1")
        seen = []
        for _ in range(5):
            await reader.press("f")
            seen.append(reader.screen.shelf.heading)
        assert seen == ["Read", "Archive", "Feeds", "Unread", "Library"]


async def test_the_queue_is_among_the_views_when_something_is_in_it(library: Library, feed: int, web: Web) -> None:
    library.queue_url(f"{web.url}/1")
    async with reading(library) as reader:
        await reader.press("4", "f")
        assert reader.screen.shelf.heading == "Queue"
        assert "Not fetched yet" in reader.shown
        await reader.press("f")
        assert reader.screen.shelf.heading == "Unread"


async def test_a_feed_opens_to_its_items_an_item_to_its_article_and_esc_leads_back(
    library: Library, feed: int, web: Web
) -> None:
    async with reading(library) as reader:
        await reader.press("4")
        assert reader.titles == ["All unread", "The Llama Times"]
        assert "2 unread · 1 feed" in reader.shown
        await reader.press("j", "enter")
        assert reader.titles == ["Two", "One"]
        assert "29 May 2024" in reader.shown
        await reader.press("enter")
        assert "A Two llama number 3 spits" in reader.text
        assert reader.screen.reading.has_focus
        assert [item.is_read for item in library.feed_items(feed)] == [True, False]
        await reader.press("1", "escape")
        assert reader.screen.shelf.heading == "Feeds"
        assert reader.screen.cursor == 1
        await reader.press("escape")
        assert reader.screen.shelf.heading == "Library"
        assert "Two" in reader.titles


async def test_an_item_read_before_opens_without_the_network(library: Library, feed: int, web: Web) -> None:
    library.open_item(library.feed_items(feed)[0].id)
    web.asked.clear()
    async with reading(library) as reader:
        await reader.press("4", "j", "enter", "enter")
        assert "A Two llama number 3 spits" in reader.text
    assert web.asked == []


async def test_j_reads_the_next_item(library: Library, feed: int) -> None:
    async with reading(library) as reader:
        await reader.press("4", "enter", "enter", "J")
        assert "A One llama number 3 spits" in reader.text


async def test_an_item_is_marked_and_all_are_and_undo_knows_which_were(library: Library, feed: int) -> None:
    def unread() -> list[str]:
        return [item.title for item in library.feed_items(feed, unread_only=True)]

    async with reading(library) as reader:
        await reader.press("4", "j", "enter", "r")
        assert unread() == ["One"]
        await reader.press("A")
        assert unread() == []
        await reader.press("u")
        assert unread() == ["One"]
        await reader.press("escape", "r")
        assert unread() == []
        assert "0 unread · 1 feed" in reader.shown


async def test_new_items_are_looked_for_at_a_key_and_only_then(library: Library, feed: int, web: Web) -> None:
    web.asked.clear()
    async with reading(library) as reader:
        await reader.press("4", "j", "enter", "escape", "escape")
        assert web.asked == []
        web.page("/feed", rss((f"{web.url}/1", "One"), (f"{web.url}/2", "Two"), (f"{web.url}/3", "Three")), XML)
        await reader.press("4", "N")
        assert reader.said == "1 new item."
        assert "3 unread" in reader.shown


async def test_a_failing_feed_has_a_sign_and_says_why_under_the_cursor(library: Library, feed: int, web: Web) -> None:
    web.page("/feed", b"", status=500)
    library.refresh_feeds([feed])
    async with reading(library) as reader:
        await reader.press("4", "j")
        assert reader.titles[1] == "! The Llama Times"
        assert "500" in reader.said


async def test_refreshing_tells_how_far_it_is_and_stops_at_esc(library: Library, web: Web) -> None:
    with_article(library)
    going, gate = threading.Event(), threading.Event()

    def slow(out) -> None:  # type: ignore[no-untyped-def]
        going.set()
        gate.wait(10)

    for number in range(3):
        subscribed(library, web.page(f"/feed{number}", rss(title=f"Feed {number}"), XML))
    for number in range(3):
        web.raw(f"/feed{number}", slow)
    async with reading(library) as reader:
        await reader.press("4")
        await reader.pilot.press("N")
        assert going.wait(10)
        await reader.pilot.pause()
        assert "feeds …" in reader.shown
        await reader.pilot.press("escape")
        await reader.settled()
        gate.set()
        assert "Stopped" in reader.said


async def test_subscribing_asks_for_an_address_and_can_be_undone(library: Library, web: Web) -> None:
    with_article(library)
    url = web.page("/feed", rss((f"{web.url}/1", "One")), XML)
    async with reading(library) as reader:
        await reader.press("4")
        assert "No feeds. a" in reader.shown
        await reader.press("a")
        await answer(reader, url)
        assert "Subscribed to The Llama Times, 1 item" in reader.said
        assert reader.titles == ["All unread", "The Llama Times"]
        await reader.press("u")
        assert library.feeds() == []


async def test_a_feed_is_renamed_put_into_a_folder_and_left_and_all_of_it_undone(library: Library, feed: int) -> None:
    async with reading(library) as reader:
        await reader.press("4", "j", "R")
        await answer(reader, "Llamas")
        await reader.press("m")
        await answer(reader, "Beasts/Woolly")
        assert library.feed(feed).title == "Llamas"
        assert "Beasts/Woolly" in reader.shown
        assert reader.screen.articles.has_focus
        await reader.press("d")
        assert library.feeds() == []
        await reader.press("u", "u", "u")
        (known,) = library.feeds()
        assert (known.title, known.folder) == ("The Llama Times", "")


async def test_feeds_and_items_filter_as_one_types(library: Library, feed: int, web: Web) -> None:
    subscribed(library, web.page("/other", rss((f"{web.url}/9", "Nine"), title="Other News"), XML))
    async with reading(library) as reader:
        await reader.press("4", "slash")
        await reader.type("other")
        assert reader.titles == ["Other News"]
        await reader.press("enter", "escape", "g", "enter", "slash")
        await reader.type("llama")
        assert sorted(reader.titles) == ["One", "Two"]


async def test_the_feeds_come_back_at_the_next_start(library: Library, feed: int) -> None:
    async with reading(library) as reader:
        await reader.press("4", "q")
    async with reading(library) as reader:
        assert reader.screen.shelf.heading == "Feeds"


async def test_keys_of_other_shelves_do_nothing_here_and_are_not_offered(library: Library, feed: int) -> None:
    async with reading(library) as reader:
        await reader.press("4", "s", "question_mark")
        assert "Look for new items of this feed" in reader.shown
        assert "Sort by date added" not in reader.shown
        await reader.press("escape", "escape", "question_mark")
        assert "Sort by date added" in reader.shown
        assert "Look for new items" not in reader.shown


async def test_markup_in_what_feeds_say_is_shown_as_it_stands(library: Library, web: Web) -> None:
    with_article(library)
    subscribed(library, web.page("/feed", rss((f"{web.url}/1", "[b]One[/b]"), title="[red]Times"), XML))
    async with reading(library) as reader:
        await reader.press("4", "j", "enter")
        assert "[b]One[/b]" in reader.shown
        assert "[red]Times" in reader.shown


async def test_of_a_big_feed_only_what_is_on_the_screen_is_drawn(
    library: Library, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_article(library)
    subscribed(library, web.page("/feed", many(3000), XML))
    drawn: list[int] = []
    lines = ItemShelf.lines

    def counted(shelf: ItemShelf, index: int):  # type: ignore[no-untyped-def]
        drawn.append(index)
        return lines(shelf, index)

    monkeypatch.setattr(ItemShelf, "lines", counted)
    async with reading(library) as reader:
        await reader.press("4", "j", "enter", "G")
        assert len(reader.screen.shelf.entries) == 3000
        assert len(set(drawn)) < 100


async def test_an_empty_list_offers_what_fills_it_and_nothing_else(library: Library) -> None:
    with_article(library)
    async with reading(library) as reader:
        await reader.press("5")
        row = " ".join(reader.rows()[-1].split())
        assert row == "Queue f unread, all … o add Tab pane q quit ? keys"
        await reader.press("4")
        assert "a subscribe" in reader.rows()[-1]
        assert "of all feeds" not in reader.rows()[-1]


async def test_one_key_goes_from_the_feeds_back_to_the_articles_and_only_then_folds_the_list(library: Library) -> None:
    with_article(library, "Beets")
    async with reading(library) as reader:
        await reader.press("4", "1")
        assert reader.titles == ["Beets"]
        assert reader.screen.articles.has_focus
        await reader.press("5", "1")
        assert reader.titles == ["Beets"]
        await reader.press("1")
        assert "The list is folded" in reader.said
