"""Pages of the web in the library: added, queued, fetched again. Everything is asked of a server on the loopback."""

from collections.abc import Iterator

import pytest

from termreader.errors import NotFoundError, SourceError
from termreader.library import Library
from termreader.model import AnnotationKind
from tests.web import PAGE, Web, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as started:
        yield started


def test_a_page_becomes_an_article_under_the_address_that_was_asked_for(library: Library, web: Web) -> None:
    web.redirect("/short", "/on-llamas")
    web.page("/on-llamas", PAGE.replace(b"<head>", b'<head><link rel="canonical" href="https://evil.example/other">'))
    added = library.add(f"{web.url}/short")
    assert (added.status, added.title) == ("added", "On llamas")
    assert added.id is not None
    about = library.article(added.id).metadata
    assert (about.url, about.canonical_url) == (f"{web.url}/short", "https://evil.example/other")
    assert library.raw(added.id)[1] == "text/html"
    assert library.queued() == []


def test_where_a_redirect_led_is_kept_beside_it(library: Library, web: Web) -> None:
    web.redirect("/short", "/on-llamas")
    web.page("/on-llamas")
    added = library.add(f"{web.url}/short")
    assert added.id is not None
    assert library.article(added.id).metadata.canonical_url == f"{web.url}/on-llamas"


def going_on(content: str, words: str = "You are sent on. <a href='/on-llamas'>Click here</a> if not.") -> bytes:
    """A page that sends its reader on."""
    return (
        f'<html><head><meta http-equiv=Refresh content="{content}"></head><body><p>{words}</p></body></html>'.encode()
    )


@pytest.mark.parametrize("content", ["0;url=/on-llamas", "5; URL='on-llamas'", "0, /on-llamas#part", " 1.5 on-llamas "])
def test_a_page_that_only_sends_on_is_the_page_it_sends_to(library: Library, web: Web, content: str) -> None:
    web.page("/short", going_on(content), ETag='"1"')
    web.page("/on-llamas")
    added = library.add(f"{web.url}/short")
    assert (added.status, added.title, added.id) == ("added", "On llamas", 1)
    about = library.article(1).metadata
    assert about.url == f"{web.url}/short"
    assert about.canonical_url is not None
    assert about.canonical_url.startswith(f"{web.url}/on-llamas")
    assert library.refresh(1).status == "unchanged"


@pytest.mark.parametrize(
    "page",
    [
        going_on("300;url=/on-llamas"),
        going_on("0;url=/on-llamas", "An article of its own, long enough to be read. " * 12),
        going_on("0;url=file:///etc/passwd"),
        going_on("0;url=javascript:alert(1)"),
        going_on("0;url=http://[x"),
        going_on("0"),
        going_on("30"),
        going_on("0;url=/page"),
        going_on("0;url="),
    ],
)
def test_a_page_that_is_there_to_be_read_is_read(library: Library, web: Web, page: bytes) -> None:
    web.page("/page", page)
    assert library.add(f"{web.url}/page").status == "added"
    assert web.asked_paths() == ["/page"]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("http://127.0.0.2:1/private", "inside this machine or its own network (127.0.0.2)"),
        ("/again", "leads from one such page to the next"),
        ("/gone", "is not there (404)"),
    ],
)
def test_where_a_page_sends_is_held_to_the_rules_of_redirects(
    library: Library, web: Web, target: str, said: str
) -> None:
    web.page("/short", going_on(f"0;url={target}"))
    web.page("/again", going_on("0;url=/short"))
    web.page("/gone", b"", status=404)
    added = library.add(f"{web.url}/short")
    assert added.status == "failed"
    assert said in str(added.error)


def test_relative_links_start_from_where_the_page_was_found(library: Library, web: Web) -> None:
    web.redirect("/short", "/deep/on-llamas")
    web.page("/deep/on-llamas", PAGE.replace(b"A llama", b'A <a href="wool">llama</a>', 1))
    added = library.add(f"{web.url}/short")
    assert added.id is not None
    assert f"{web.url}/deep/wool" in library.article(added.id).markdown


def test_a_page_that_is_here_is_not_fetched_again(library: Library, web: Web) -> None:
    url = web.page("/page")
    first = library.add(url)
    again = library.add(f"{url}?utm_source=feed#top")
    assert (again.id, again.status) == (first.id, "exists")
    assert len(web.asked) == 1


def test_a_page_that_cannot_be_had_now_stays_in_the_queue(library: Library, web: Web) -> None:
    url = web.page("/page", b"", status=503)
    added = library.add(url)
    assert added.status == "failed"
    assert added.error is not None
    assert added.error.endswith("Try again later. It stays in the queue.")
    (queued,) = library.queued()
    assert (queued.id, queued.url, queued.tries) == (added.queue_id, url, 1)
    web.page("/page")
    assert library.fetch_queued(queued.id).status == "added"
    assert library.queued() == []


def test_a_page_that_will_never_be_an_article_does_not_stay(library: Library, web: Web) -> None:
    for url in (f"{web.url}/missing", web.page("/picture", b"\x89PNG\r\n\x1a\n" + bytes(300)), web.page("/empty", b"")):
        added = library.add(url)
        assert (added.status, added.queue_id) == ("failed", None)
    assert library.queued() == []
    assert library.summaries() == []


def test_what_was_queued_stays_with_its_error_whatever_it_is(library: Library, web: Web) -> None:
    queued = library.queue_url(f"{web.url}/missing")
    assert library.queue_url(f"{web.url}/missing/") == queued
    failed = library.fetch_queued(queued.id)
    assert (failed.queue_id, failed.may_pass) == (queued.id, False)
    assert "is not there (404)" in str(library.queued()[0].error)
    library.drop_queued(queued.id)
    assert library.queued() == []
    with pytest.raises(NotFoundError):
        library.drop_queued(queued.id)


def test_a_stopped_fetch_stays_in_the_queue_as_if_it_had_not_been_tried(library: Library, web: Web) -> None:
    queued = library.queue_url(web.page("/page"))
    stopped = library.fetch_queued(queued.id, cancelled=lambda: True)
    assert stopped.status == "failed"
    assert library.queued() == [queued]


def test_what_is_no_address_on_the_web_is_not_queued(library: Library) -> None:
    with pytest.raises(SourceError, match="only http and https are, not file"):
        library.queue_url("file:///etc/passwd")
    added = library.add("ftp://example.org/x")
    assert "not ftp" in str(added.error)
    assert library.queued() == []


def test_a_queued_address_that_came_in_another_way_leaves_the_queue(library: Library, web: Web) -> None:
    url = web.page("/page")
    queued = library.queue_url(url)
    first = library.add(url)
    assert library.queued() == []
    with pytest.raises(NotFoundError):
        library.fetch_queued(queued.id)
    again = library.fetch_queued(library.queue_url(url).id)
    assert (again.id, again.status) == (first.id, "exists")


def test_a_feed_is_said_to_be_one(library: Library, web: Web) -> None:
    url = web.page("/feed", b'<rss version="2.0"><channel></channel></rss>', Content_Type="application/rss+xml")
    added = library.add(url)
    assert added.is_feed
    assert f"`termreader feeds add {url}`" in str(added.error)


class TestRefresh:
    def test_asks_for_what_has_changed_and_takes_it_in(self, library: Library, web: Web) -> None:
        url = web.page("/page", ETag='"1"', Last_Modified="Wed, 29 May 2024 10:00:00 GMT")
        article_id = library.add(url).id
        assert article_id is not None
        library.set_title(article_id, "My own title")
        text = library.article(article_id).document.text
        start = text.index("llama number 7")
        library.add_annotation(article_id, AnnotationKind.HIGHLIGHT, start, start + 14)

        web.page("/page", b"", status=304)
        assert library.refresh(article_id).status == "unchanged"
        assert web.asked[1].headers["if-none-match"] == '"1"'
        assert web.asked[1].headers["if-modified-since"] == "Wed, 29 May 2024 10:00:00 GMT"

        web.page("/page", PAGE.replace(b"<p>", b"<p>A new beginning was made here, for the better of all.</p><p>", 1))
        assert library.refresh(article_id).status == "changed"
        article = library.article(article_id)
        assert "A new beginning" in article.document.text
        assert article.metadata.title == "My own title"
        (note,) = library.annotations(article_id)
        assert article.document.text[note.start : note.end] == "llama number 7"

    def test_of_the_same_page_changes_nothing(self, library: Library, web: Web) -> None:
        article_id = library.add(web.page("/page")).id
        assert article_id is not None
        assert library.refresh(article_id).status == "unchanged"

    def test_keeps_the_article_when_a_notice_stands_in_its_place(self, library: Library, web: Web) -> None:
        article_id = library.add(web.page("/page")).id
        assert article_id is not None
        before = library.article(article_id)
        web.page("/page", PAGE[: PAGE.index(b"number 3")] + b"</p></article></body></html>")
        refreshed = library.refresh(article_id)
        assert refreshed.status == "failed"
        assert "The article is kept as it was." in str(refreshed.error)
        assert library.article(article_id) == before

    def test_of_what_cannot_be_had_or_has_no_address_says_so(self, library: Library, web: Web) -> None:
        article_id = library.add(web.page("/page")).id
        assert article_id is not None
        web.page("/page", b"", status=500)
        assert "has a fault" in str(library.refresh(article_id).error)
        own = library.add("note.md", data=b"# Mine\n\nSome words of my own.").id
        assert own is not None
        assert "has no address" in str(library.refresh(own).error)
        with pytest.raises(NotFoundError):
            library.refresh(999)
