"""Lists of feeds, out and in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.errors import ExchangeError
from termreader.exchange.opml import Subscription, SubscriptionList, write_opml
from termreader.exchange.opml_reader import read_opml
from termreader.ingest.decode import decode
from tests.shared import SHARED, needs_shared


def opml(*outlines: str) -> str:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{"".join(outlines)}</body></opml>'


def feed(title: str, url: str, more: str = "") -> str:
    return f'<outline type="rss" text="{title}" xmlUrl="{url}" {more}/>'


def test_feeds_are_read_with_their_folders_and_sites() -> None:
    listed = read_opml(
        opml(
            '<outline text="News"><outline title="Sci/Tech" text="x">',
            feed("Wool", "https://llamas.example/feed", 'htmlUrl="https://llamas.example/"'),
            "</outline></outline>",
            feed("Spit", "HTTP://spit.example/feed", 'category="tag,/Odd/Things"'),
        )
    )
    assert listed == SubscriptionList(
        (
            Subscription("https://llamas.example/feed", "Wool", "https://llamas.example/", "News/Sci-Tech"),
            Subscription("HTTP://spit.example/feed", "Spit", None, "Odd/Things"),
        )
    )


@pytest.mark.parametrize(
    ("outline", "said"),
    [
        (feed("a", "file:///etc/passwd"), "“a” is not at an http or https address: file:///etc/passwd"),
        (feed("b", "javascript:alert(1)"), "“b” is not at an http or https address: javascript:alert(1)"),
        (feed("d", "--help"), "“d” is not at an http or https address: --help"),
        (feed("e", "exec:touch /tmp/pwned"), "“e” is not at an http or https address: exec:touch /tmp/pwned"),
        (feed("f", "http://"), "“f” is not at an http or https address: http://"),
        (feed("g", "http://[::1"), "“g” is not at an http or https address: http://[::1"),
        (feed("h", ""), "“h” names no address."),
        ('<outline text="i" type="link" url="http://x.example/"/>', "“i” is a link to http://x.example/, not a feed."),
    ],
)
def test_what_is_no_feed_on_the_web_is_refused_and_listed(outline: str, said: str) -> None:
    assert read_opml(opml(outline)) == SubscriptionList((), (said,))


def test_the_same_address_twice_is_taken_once_and_said() -> None:
    listed = read_opml(opml(feed("a", "http://x.example/"), feed("b", "http://x.example/")))
    assert [one.title for one in listed.subscriptions] == ["a"]
    assert listed.refused == ("“b” is in the list twice: http://x.example/",)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("feed:https://x.example/f", "https://x.example/f"),
        ("feed://https://x.example/f", "https://x.example/f"),
        ("feed://x.example/f", "http://x.example/f"),
        (" http://x.example/?a=1&b=2&amp;c ", "http://x.example/?a=1&b=2&c"),
    ],
)
def test_addresses_are_read_as_people_write_them(written: str, url: str) -> None:
    assert read_opml(opml(feed("a", written))).subscriptions[0].url == url


def test_names_of_characters_that_xml_does_not_know_are_read() -> None:
    titles = [
        one.title
        for one in read_opml(opml(feed("1 &mu;s &lt;&LT; &nonsense; &amp; & x", "http://x.example/"))).subscriptions
    ]
    assert titles == ["1 \u03bcs << &nonsense; & & x"]


def test_a_list_that_breaks_off_gives_what_came_before_and_says_so() -> None:
    listed = read_opml(opml(feed("a", "http://x.example/")).replace("</body>", "</nonsense>"))
    assert [one.title for one in listed.subscriptions] == ["a"]
    assert "is broken in line 1" in listed.refused[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is broken"),
        ("Some words.", "is broken"),
        ("<rss/>", "XML of another kind (<rss>)"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]><opml>&a;</opml>', "declares entities"),
        ('<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml/>', "declares entities"),
    ],
)
def test_what_is_no_list_is_said_to_be_none(text: str, said: str) -> None:
    with pytest.raises(ExchangeError) as failure:
        read_opml(text)
    assert said in str(failure.value)


def test_an_ordinary_document_type_is_passed_over() -> None:
    text = opml(feed("a", "http://x.example/")).replace(
        "<opml", '<!DOCTYPE opml SYSTEM "http://x.example/opml.dtd"><opml', 1
    )
    assert len(read_opml(text).subscriptions) == 1


def test_a_list_may_nest_as_deep_as_it_likes() -> None:
    deep = 50_000
    listed = read_opml(opml('<outline text="a">' * deep, feed("x", "http://x.example/"), "</outline>" * deep))
    assert listed.subscriptions[0].folder == "a/a/a/a/a/a/a/a"


_NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20).map(str.strip)
_FOLDERS = st.lists(_NAMES.map(lambda name: name.replace("/", "")).filter(bool), max_size=3).map("/".join)
_LISTS = st.lists(
    st.builds(
        Subscription,
        url=st.uuids().map(lambda number: f"https://x.example/{number}?a=1&b=2"),
        title=_NAMES.filter(bool),
        site_url=st.none() | st.just("https://x.example/?a&b"),
        folder=_FOLDERS,
    ),
    max_size=6,
    unique_by=lambda one: one.url,
)


@given(_LISTS)
def test_what_is_written_is_read_again(subscriptions: list[Subscription]) -> None:
    listed = read_opml(write_opml(subscriptions, "My <feeds> & more"))
    assert listed.refused == ()
    assert sorted(listed.subscriptions, key=repr) == sorted(subscriptions, key=repr)


def test_a_list_is_written_with_its_folders_around_its_feeds() -> None:
    text = write_opml(
        [
            Subscription("http://b.example/", "B", None, "News/Science"),
            Subscription("http://a.example/", 'A "&" <b>', "http://a.example/site", "News"),
            Subscription("http://c.example/", ""),
        ],
        "Mine",
    )
    assert (
        text
        == """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Mine</title></head>
  <body>
    <outline type="rss" text="http://c.example/" title="http://c.example/" xmlUrl="http://c.example/"/>
    <outline text="News">
      <outline type="rss" text="A &quot;&amp;&quot; &lt;b&gt;" title="A &quot;&amp;&quot; &lt;b&gt;" \
xmlUrl="http://a.example/" htmlUrl="http://a.example/site"/>
      <outline text="Science">
        <outline type="rss" text="B" title="B" xmlUrl="http://b.example/"/>
      </outline>
    </outline>
  </body>
</opml>
"""
    )


@needs_shared
@pytest.mark.parametrize(
    "name",
    sorted(
        str(path.relative_to(SHARED))
        for pattern in ("formats/opml/*.xml", "hostile/*.opml", "hostile/e02*")
        for path in SHARED.glob(pattern)
    ),
)
def test_every_list_at_hand_ends_in_feeds_or_a_sentence(name: str) -> None:
    text = decode((SHARED / name).read_bytes(), markup=True)
    try:
        listed = read_opml(text)
    except ExchangeError:
        return
    assert all(one.url.lower().startswith("http") for one in listed.subscriptions)
    assert read_opml(write_opml(listed.subscriptions, "x")).refused == ()


@needs_shared
def test_bad_addresses_are_refused_one_by_one() -> None:
    listed = read_opml((SHARED / "hostile" / "e06-opml-bad-urls.opml").read_text())
    assert [one.title for one in listed.subscriptions] == ["c"]
    assert [sentence[1] for sentence in listed.refused] == ["a", "b", "d", "e", "f"]
