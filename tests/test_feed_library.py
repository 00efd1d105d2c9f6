"""Feeds in the library: subscribed to, refreshed, opened. Everything is asked of a server on the loopback."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from termreader.errors import ExchangeError, NotFoundError, SourceError
from termreader.library import Library
from termreader.subscriptions import FeedOutcome
from termreader.together import MOST_AT_ONCE, MOST_AT_ONE_HOST, do_together
from tests.feeds import many, rss
from tests.web import PAGE, Web, serving

XML = "application/rss+xml"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as started:
        yield started


@pytest.fixture
def feed(library: Library, web: Web) -> int:
    """A feed with two items that is subscribed to."""
    web.page("/feed", rss((f"{web.url}/1", "One"), (f"{web.url}/2", "Two")), XML, ETag='"1"')
    subscribed = library.subscribe(f"{web.url}/feed")
    assert subscribed.feed is not None, subscribed.error
    return subscribed.feed.id


def item_id(library: Library, title: str) -> int:
    return next(item.id for item in library.feed_items() if item.title == title)


class TestSubscribing:
    def test_takes_in_the_items_that_are_there(self, library: Library, feed: int) -> None:
        (known,) = library.feeds()
        assert (known.id, known.title, known.items, known.unread) == (feed, "The Llama Times", 2, 2)
        assert [item.title for item in library.feed_items(feed)] == ["Two", "One"]

    def test_twice_finds_the_first(self, library: Library, web: Web, feed: int) -> None:
        again = library.subscribe(f"{web.url}/feed")
        assert again.status == "exists"
        assert again.feed == library.feed(feed)

    def test_to_a_page_finds_the_feed_that_it_names(self, library: Library, web: Web) -> None:
        link = '<head><link rel="alternate" type="application/rss+xml" title="{}" href="{}">'
        head = (link.format("Main", "/feed") + link.format("Comments", "/comments")).encode()
        web.page("/blog", PAGE.replace(b"<head>", head))
        web.page("/feed", rss(), XML)
        subscribed = library.subscribe(f"{web.url}/blog")
        assert subscribed.feed is not None
        assert subscribed.feed.url == f"{web.url}/feed"
        assert subscribed.notes == (f"The page has another feed: Comments {web.url}/comments",)
        assert web.asked_paths() == ["/blog", "/feed"]

    def test_to_a_page_without_a_feed_says_so_and_tries_no_other_address(self, library: Library, web: Web) -> None:
        subscribed = library.subscribe(web.page("/blog"))
        assert (subscribed.feed, subscribed.status) == (None, "failed")
        assert "is no feed, and names none" in str(subscribed.error)
        assert web.asked_paths() == ["/blog"]

    @pytest.mark.parametrize(
        "url", ["file:///etc/passwd", "javascript:alert(1)", "nobody.invalid", "feed:ftp://x.example/"]
    )
    def test_to_what_cannot_be_fetched_says_why(self, library: Library, url: str) -> None:
        assert library.subscribe(url).status == "failed"
        assert library.feeds() == []

    def test_to_an_address_that_begins_with_feed(self, library: Library, web: Web) -> None:
        url = web.page("/feed", rss(), XML)
        for written in (f"feed:{url}", url.replace("http:", "feed:")):
            assert library.subscribe(written).feed is not None
        assert len(library.feeds()) == 1

    def test_to_a_feed_that_is_broken_says_so(self, library: Library, web: Web) -> None:
        subscribed = library.subscribe(web.page("/feed", rss()[:-20] + b"<item><title>x</title>", XML))
        assert subscribed.notes == ("The feed is not well-formed; what can be read of it is here.",)

    def test_can_be_undone_and_done_again(self, library: Library, feed: int) -> None:
        library.mark_item_read(item_id(library, "One"))
        library.unsubscribe(feed)
        assert library.feeds() == []
        with pytest.raises(NotFoundError):
            library.feed_items(feed)
        library.resubscribe(feed)
        assert library.feed(feed).unread == 1

    def test_a_feed_is_called_and_put_as_a_person_likes(self, library: Library, feed: int) -> None:
        library.rename_feed(feed, " My\x1b[2J  llamas ")
        library.move_feed(feed, "/News/ Science/")
        assert (library.feed(feed).title, library.feed(feed).folder) == ("My llamas", "News/Science")
        with pytest.raises(SourceError):
            library.rename_feed(feed, "\x1b[2J")


class TestRefreshing:
    def test_asks_only_for_what_has_changed(self, library: Library, web: Web, feed: int) -> None:
        web.page("/feed", b"", status=304)
        assert library.refresh_feeds() == [FeedOutcome(feed, "The Llama Times", "unchanged")]
        assert web.asked[-1].headers["if-none-match"] == '"1"'

    def test_finds_what_is_new_and_keeps_what_was_read(self, library: Library, web: Web, feed: int) -> None:
        library.mark_item_read(item_id(library, "One"))
        web.page("/feed", rss((f"{web.url}/3", "Three"), (f"{web.url}/1", "One")), XML)
        assert library.refresh_feeds() == [FeedOutcome(feed, "The Llama Times", "new", 1)]
        assert {(item.title, item.is_read) for item in library.feed_items()} == {
            ("One", True),
            ("Two", False),
            ("Three", False),
        }

    def test_of_a_failing_feed_says_why_and_leaves_it_alone_until_it_is_asked_for(
        self, library: Library, web: Web, feed: int
    ) -> None:
        web.page("/feed", b"", status=503, Retry_After="3600")
        (outcome,) = library.refresh_feeds()
        assert (outcome.status, outcome.new) == ("failed", 0)
        assert "overloaded" in str(outcome.error)
        assert (library.feed(feed).error, library.feed(feed).failures) == (outcome.error, 1)
        assert [outcome.status for outcome in library.refresh_feeds()] == ["waiting"]
        web.page("/feed", rss(), XML)
        assert [outcome.status for outcome in library.refresh_feeds([feed])] == ["unchanged"]
        assert library.feed(feed).error is None

    def test_of_a_feed_that_failed_before_the_clock_went_back_does_not_wait_for_years(
        self, library: Library, web: Web, feed: int
    ) -> None:
        with library._store.database.transaction() as connection:
            connection.execute("UPDATE feeds SET not_before = '2999-01-01T00:00:00+00:00'")
        web.page("/feed", rss(), XML)
        assert [outcome.status for outcome in library.refresh_feeds()] == ["unchanged"]

    def test_of_a_feed_that_became_something_else_keeps_its_items(self, library: Library, web: Web, feed: int) -> None:
        web.page("/feed")
        (outcome,) = library.refresh_feeds()
        assert "is not a feed" in str(outcome.error)
        assert library.feed(feed).items == 2

    def test_of_a_feed_that_is_not_there_says_so(self, library: Library) -> None:
        with pytest.raises(NotFoundError):
            library.refresh_feeds([7])

    def test_tells_how_far_it_is(self, library: Library, web: Web) -> None:
        for number in range(5):
            library.subscribe(web.page(f"/{number}", rss(title=f"Feed {number}"), XML))
        told: list[tuple[int, int, int]] = []
        outcomes = library.refresh_feeds(on_progress=lambda done, total, last: told.append((done, total, last.feed_id)))
        assert [done for done, _, _ in told] == [1, 2, 3, 4, 5]
        assert {total for _, total, _ in told} == {5}
        assert [last for _, _, last in told] == [outcome.feed_id for outcome in outcomes]

    def test_a_feed_without_a_name_is_called_by_its_own(self, library: Library, web: Web) -> None:
        url = web.page("/feed", rss(title="The Llama Times"), XML)
        library.import_opml(f"<opml version='2.0'><body><outline xmlUrl='{url}'/></body></opml>".encode())
        assert [feed.title for feed in library.feeds()] == [url]
        (outcome,) = library.refresh_feeds()
        assert outcome.title == "The Llama Times"

    def test_stops_when_it_is_cancelled(self, library: Library, web: Web) -> None:
        for number in range(5):
            library.subscribe(web.page(f"/{number}", rss(title=f"Feed {number}"), XML))
        asked = len(web.asked)
        outcomes = library.refresh_feeds(cancelled=lambda: True)
        assert len(outcomes) == 5
        assert {outcome.status for outcome in outcomes} <= {"stopped", "unchanged"}
        assert all(feed.error is None for feed in library.feeds())
        assert len(web.asked) <= asked + 5


class TestItems:
    def test_become_articles_from_their_pages(self, library: Library, web: Web, feed: int) -> None:
        web.page("/1")
        number = item_id(library, "One")
        added = library.open_item(number)
        assert (added.status, added.title) == ("added", "On llamas")
        assert added.id is not None
        assert library.article(added.id).metadata.url == f"{web.url}/1"
        assert (library.feed_item(number).article_id, library.feed_item(number).is_read) == (added.id, True)
        again = library.open_item(number)
        assert (again.id, again.status) == (added.id, "exists")

    def test_become_articles_from_the_feed_when_their_page_cannot_be_had(
        self, library: Library, web: Web, feed: int
    ) -> None:
        added = library.open_item(item_id(library, "One"))
        assert added.status == "added"
        assert added.id is not None
        assert "is not there (404)" in added.notes[0]
        article = library.article(added.id)
        assert article.document.text.strip() == "What One says."
        assert (article.metadata.title, article.metadata.site) == ("One", "The Llama Times")

    def test_become_articles_from_the_feed_when_that_is_preferred_and_says_enough(
        self, library: Library, web: Web
    ) -> None:
        long = rss((f"{web.url}/1", "One")).replace(b"What One says.", b"What One says. " * 100)
        library.subscribe(web.page("/long", long, XML))
        added = library.open_item(item_id(library, "One"), prefer="feed")
        assert (added.status, added.notes) == ("added", ())
        assert "/1" not in web.asked_paths()

    def test_are_fetched_although_the_feed_is_preferred_when_it_says_little(
        self, library: Library, web: Web, feed: int
    ) -> None:
        web.page("/1")
        assert library.open_item(item_id(library, "One"), prefer="feed").title == "On llamas"

    def test_say_why_when_there_is_neither_page_nor_text(self, library: Library, web: Web) -> None:
        bare = b"<rss version='2.0'><channel><item><title>One</title><link>/1</link></item></channel></rss>"
        library.subscribe(web.page("/bare", bare, XML))
        added = library.open_item(item_id(library, "One"))
        assert (added.id, added.status) == (None, "failed")
        assert "is not there (404)" in str(added.error)
        assert not library.feed_item(item_id(library, "One")).is_read

    def test_that_are_articles_already_are_not_fetched(self, library: Library, web: Web, feed: int) -> None:
        article_id = library.add(web.page("/1")).id
        asked = len(web.asked)
        assert library.open_item(item_id(library, "One")).id == article_id
        assert len(web.asked) == asked

    def test_may_not_lead_into_the_own_network(self, library: Library, web: Web) -> None:
        library.subscribe(web.page("/evil", rss((f"http://127.0.0.2:{web.port}/reboot", "Evil")), XML))
        asked = len(web.asked)
        added = library.open_item(item_id(library, "Evil"))
        assert "inside this machine or its own network (127.0.0.2)" in str(added.error or added.notes)
        assert len(web.asked) == asked

    def test_are_read_and_unread_one_by_one_and_all_at_once(self, library: Library, feed: int) -> None:
        one, two = item_id(library, "One"), item_id(library, "Two")
        library.mark_item_read(one)
        assert [item.id for item in library.feed_items(unread_only=True)] == [two]
        read = library.mark_feed_read(feed)
        assert read == [two]
        library.mark_item_read([one, two], read=False)
        assert library.feed(feed).unread == 2

    def test_that_are_not_there_are_said(self, library: Library) -> None:
        with pytest.raises(NotFoundError, match="There is no feed item 7"):
            library.open_item(7)

    def test_of_a_big_feed_all_come(self, library: Library, web: Web) -> None:
        library.subscribe(web.page("/many", many(2000), XML))
        assert library.feeds()[0].items == 2000
        assert len(library.feed_items(limit=None)) == 2000


class TestLists:
    def test_come_in_without_a_look_at_the_network_and_go_out_again(self, library: Library, web: Web) -> None:
        text = f"""<opml><body><outline text="News"><outline text="Llamas\x1b[2J" xmlUrl="{web.url}/feed"/></outline>
            <outline text="bad" xmlUrl="exec:touch /tmp/pwned"/></body></opml>"""
        report = library.import_opml(text.encode())
        assert [(feed.title, feed.folder) for feed in report.added] == [("Llamas", "News")]
        assert report.refused == ("“bad” is not at an http or https address: exec:touch /tmp/pwned",)
        assert web.asked == []
        assert f'xmlUrl="{web.url}/feed"' in library.export_opml()
        again = library.import_opml(library.export_opml().encode())
        assert (again.added, again.existing) == ((), 1)
        web.page("/feed", rss(("/1", "One")), XML)
        assert library.refresh_feeds()[0].new == 1

    def test_that_hold_nothing_or_are_none_are_said(self, library: Library) -> None:
        with pytest.raises(ExchangeError, match="no feed in the list"):
            library.import_opml(b"<opml><body/></opml>")
        with pytest.raises(ExchangeError, match="not an OPML list"):
            library.import_opml(b"<rss/>")


class TestTogether:
    def test_no_host_is_crowded_and_everything_is_done_once(self) -> None:
        lock = threading.Lock()
        running: dict[str, int] = {}
        crowds: list[tuple[int, int]] = []

        def do(thing: str, stopped: Callable[[], bool]) -> str:
            host = thing[0]
            with lock:
                running[host] = running.get(host, 0) + 1
                crowds.append((running[host], sum(running.values())))
            threading.Event().wait(0.002)
            with lock:
                running[host] -= 1
            return thing

        things = [f"{host}{number}" for host in "abcdefghijklmnop" for number in range(7)]
        assert sorted(do_together(things, lambda thing: thing[0], do)) == sorted(things)
        assert max(at_host for at_host, _ in crowds) <= MOST_AT_ONE_HOST
        assert 2 < max(at_once for _, at_once in crowds) <= MOST_AT_ONCE

    def test_what_breaks_breaks_for_who_waits_and_stops_the_others(self) -> None:
        stopped: list[bool] = []

        def do(thing: int, is_stopped: Callable[[], bool]) -> int:
            if thing == 0:
                raise ValueError("broken")
            while not is_stopped():
                threading.Event().wait(0.002)
            stopped.append(True)
            return thing

        with pytest.raises(ValueError, match="broken"):
            list(do_together([0, 1, 2], str, do))
        assert stopped == [True, True]


def test_a_file_that_is_there_is_told_as_one(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "news.xml"
    file.write_bytes(rss())

    outcome = library.subscribe(str(file))

    assert (outcome.status, outcome.error) == (
        "failed",
        "news.xml is a file; a feed is subscribed to by its web address.",
    )
    assert library.feeds() == []
