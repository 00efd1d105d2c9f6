"""Feeds in the library file: what is kept of them, and what of it a reader sees."""

from collections.abc import Iterator

import pytest

from termreader.errors import NotFoundError, SourceError
from termreader.library import Library
from termreader.model import FeedDocument, FeedEntry
from termreader.paths import Paths
from termreader.store import Store, utc_now
from termreader.store.feeds import Feeds
from tests.articles import add


@pytest.fixture
def store(paths: Paths) -> Iterator[Store]:
    with Store(paths) as opened:
        yield opened


@pytest.fixture
def feeds(store: Store) -> Feeds:
    return store.feeds


def document(*entries: FeedEntry, title: str = "Times", site: str | None = "https://x.example/") -> FeedDocument:
    return FeedDocument(title, site, entries)


def entry(name: str, published: str | None = None, content: str = "") -> FeedEntry:
    return FeedEntry(name, f"Title {name}", f"https://x.example/{name}", "Ann", published, f"Summary {name}", content)


def put(feeds: Feeds, url: str = "https://x.example/feed", title: str = "Times") -> int:
    return feeds.put(url, title)[0]


def test_a_feed_is_there_once_and_comes_back_as_it_was(feeds: Feeds) -> None:
    feed_id, is_new = feeds.put("https://x.example/feed", "Times", folder="News")
    assert is_new
    feeds.merge(feed_id, document(entry("a")), None, None)
    assert feeds.put("http://x.example/feed/?utm_source=x", "Other") == (feed_id, False)
    feeds.delete(feed_id)
    assert feeds.all() == []
    assert feeds.items(None, unread_only=False, limit=None) == []
    with pytest.raises(NotFoundError, match=f"`termreader feeds restore {feed_id}`"):
        feeds.get(feed_id)
    assert feeds.put("https://x.example/feed", "Other") == (feed_id, True)
    assert (feeds.get(feed_id).title, feeds.get(feed_id).folder, feeds.get(feed_id).items) == ("Times", "News", 1)
    feeds.delete(feed_id)
    feeds.restore(feed_id)
    assert feeds.get(feed_id).items == 1


def test_what_is_no_address_or_no_feed_is_said(feeds: Feeds) -> None:
    with pytest.raises(SourceError, match="no address on the web"):
        feeds.put("file:///etc/passwd", "x")
    for act in (feeds.get, feeds.delete, feeds.restore, lambda feed_id: feeds.sources([feed_id])):
        with pytest.raises(NotFoundError, match="There is no feed 7"):
            act(7)


def test_only_new_items_are_new_and_what_was_read_stays_read(feeds: Feeds) -> None:
    feed_id = put(feeds)
    assert feeds.merge(feed_id, document(entry("a"), entry("b")), '"1"', "date") == 2
    (b, a) = feeds.items(feed_id, unread_only=False, limit=None)
    feeds.mark_read([a.id], True)
    changed = FeedEntry("a", "Another title", a.url, None, None, "Other", "<p>More</p>")
    assert feeds.merge(feed_id, document(changed, entry("c")), '"2"', None) == 1
    items = {item.title: item for item in feeds.items(feed_id, unread_only=False, limit=None)}
    assert set(items) == {"Another title", "Title b", "Title c"}
    assert (items["Another title"].id, items["Another title"].is_read) == (a.id, True)
    assert items["Title b"] == b
    assert feeds.content(a.id) == "<p>More</p>"
    feed = feeds.get(feed_id)
    assert (feed.items, feed.unread, feed.site_url) == (3, 2, "https://x.example/")
    assert feeds.sources()[0][3:5] == ('"2"', None)


def test_items_come_newest_first_and_the_future_is_now(feeds: Feeds) -> None:
    feed_id = put(feeds)
    dates = {"old": "2001-01-01", "zoned": "2024-05-29T12:00:00+09:00", "utc": "2024-05-29T04:00:00Z"}
    odd = {"future": "9999-01-01", "none": None, "broken": "yesterday"}
    feeds.merge(feed_id, document(*(entry(name, date) for name, date in {**dates, **odd}.items())), None, None)
    guids = [item.title.split()[1] for item in feeds.items(None, unread_only=False, limit=None)]
    assert guids == ["broken", "none", "future", "utc", "zoned", "old"]
    assert len(feeds.items(None, unread_only=False, limit=2)) == 2


def test_items_are_of_one_feed_or_of_all_and_unread_or_not(feeds: Feeds) -> None:
    one, other = put(feeds), put(feeds, "https://other.example/feed", "Other")
    feeds.merge(one, document(entry("a"), entry("b")), None, None)
    feeds.merge(other, document(entry("a")), None, None)
    assert {item.feed_title for item in feeds.items(None, unread_only=False, limit=None)} == {"Times", "Other"}
    assert [item.feed_id for item in feeds.items(other, unread_only=False, limit=None)] == [other]
    read = feeds.mark_all_read(one, None)
    assert len(read) == 2
    assert [item.feed_id for item in feeds.items(None, unread_only=True, limit=None)] == [other]
    feeds.mark_read(read, False)
    assert feeds.get(one).unread == 2
    assert feeds.mark_all_read(None, min(read)) == [min(read)]


def test_an_item_knows_its_article_as_long_as_it_is_there(library: Library) -> None:
    store = library._store
    feed_id = put(store.feeds)
    store.feeds.merge(feed_id, document(entry("a")), None, None)
    (item,) = library.feed_items()
    article_id = add(library)
    store.feeds.link(item.id, article_id)
    assert (library.feed_item(item.id).article_id, library.feed_item(item.id).is_read) == (article_id, True)
    library.delete_article(article_id)
    assert library.feed_item(item.id).article_id is None
    library.restore_article(article_id)
    assert library.feed_item(item.id).article_id == article_id


def test_a_failing_feed_is_left_alone_for_longer_each_time(feeds: Feeds) -> None:
    feed_id = put(feeds)
    waits = []
    for _ in range(12):
        feeds.note_failure(feed_id, "It could not be had.")
        waits.append(feeds.sources()[0].not_before or "")
    assert waits == sorted(waits)
    assert waits[0] > utc_now()
    feed = feeds.get(feed_id)
    assert (feed.error, feed.failures) == ("It could not be had.", 12)
    feeds.note_failure(feed_id, "Wait.", wait=6 * 86_400)
    assert (feeds.sources()[0].not_before or "") > max(waits)
    feeds.note_unchanged(feed_id)
    assert (feeds.get(feed_id).error, feeds.sources()[0].not_before) == (None, None)
    feeds.note_failure(99, "A feed that is gone by now.")


def test_read_items_that_left_their_feed_go_after_a_while(store: Store) -> None:
    feeds = store.feeds
    feed_id = put(feeds)
    feeds.merge(feed_id, document(entry("read"), entry("unread"), entry("stays")), None, None)
    items = {item.title: item.id for item in feeds.items(None, unread_only=False, limit=None)}
    feeds.mark_read([items["Title read"], items["Title stays"]], True)
    with store.database.transaction() as connection:
        connection.execute("UPDATE feed_items SET seen = '2001-01-01'")
    feeds.merge(feed_id, document(entry("stays")), None, None)
    left = {item.title for item in feeds.items(None, unread_only=False, limit=None)}
    assert left == {"Title unread", "Title stays"}


def test_a_feed_that_was_removed_long_ago_goes_with_its_items(store: Store) -> None:
    feed_id = put(store.feeds)
    store.feeds.merge(feed_id, document(entry("a", content="<p>x</p>")), None, None)
    store.feeds.delete(feed_id)
    assert store.feeds.purge("2001-01-01") == 0
    assert store.feeds.purge("9999-01-01") == 1
    assert store.database.value("SELECT (SELECT count(*) FROM feed_items) + (SELECT count(*) FROM feed_contents)") == 0
    with pytest.raises(NotFoundError, match="There is no feed"):
        store.feeds.restore(feed_id)


def test_a_feed_keeps_the_name_a_person_gave_it(feeds: Feeds) -> None:
    feed_id = put(feeds, title="https://x.example/feed")
    feeds.merge(feed_id, document(title="What it calls itself"), None, None)
    assert feeds.get(feed_id).title == "What it calls itself"
    feeds.set_title(feed_id, "Mine")
    feeds.set_folder(feed_id, "News")
    feeds.merge(feed_id, document(title="Another"), None, None)
    assert (feeds.get(feed_id).title, feeds.get(feed_id).folder) == ("Mine", "News")


def test_lists_of_many_items_ask_the_database_for_what_an_index_gives(store: Store) -> None:
    plans = [
        row[3]
        for sql in (
            "SELECT id FROM feed_items ORDER BY moment DESC LIMIT 500",
            "SELECT feed_id, count(*), sum(NOT is_read) FROM feed_items GROUP BY feed_id",
        )
        for row in store.database.rows(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert all("INDEX" in plan for plan in plans), plans
