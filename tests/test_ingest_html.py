"""A web page comes in as its article: the right text, built as the page built it, and what it says about itself."""

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.errors import SourceError
from termreader.ingest import Ingested, ingest
from termreader.ingest.document import document_from_markdown
from termreader.ingest.html_article import keep_article
from termreader.ingest.html_blocks import mend
from termreader.ingest.html_markdown import markdown_from_fragment, markdown_from_html
from termreader.ingest.html_metadata import PageMetadata
from termreader.ingest.html_page import parse_page, parse_text, remove_unseen
from termreader.ingest.html_runs import read_runs
from termreader.ingest.sanitize import clean_line
from termreader.model import Document

FIRST = "The council decided on Monday that the old bridge would stay open until the new one was built beside it."
SECOND = "Nobody had asked for it, said the mayor, but everybody who lived on the island was glad when it was done."
THIRD = "The work is to begin in the spring, when the river is low, and should take no longer than two years."


HARD_TABLE = (
    "<table><tr><th>a<th>b<tr><td rowspan=2>1<td><ul><li>2<li>3</ul><tr><td>4"
    "<tr><td colspan=2><table><tr><td>5</table></table>"
)
FIGURE = (
    "<figure><img src='https://x.org/b.jpg' alt=bridge><figcaption>The <i>bridge</i>, from the east. "
    "<span class=credit>A. Body</span></figcaption></figure>"
)
RESULTS = "".join(f"<li><a href=/{number}>Result number {number} of the search you made</a>" for number in range(40))
NOTES = "<ol><li id=f1>First note. <a href='#r1'>↩</a></li><li id=f2><p>Second.</p><p>More.</p></li></ol>"


def page(body: str, head: str = "<title>The Old Bridge</title>") -> bytes:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


def article_with(middle: str) -> bytes:
    return page(f"<article><h1>The Old Bridge</h1><p>{FIRST}</p>{middle}<p>{SECOND}</p><p>{THIRD}</p></article>")


def take_in(data: bytes, name: str = "bridge.html") -> Ingested:
    return ingest(name, data=data)


def document_of(data: bytes) -> Document:
    return document_from_markdown(take_in(data).markdown)


def blocks_of(data: bytes) -> list[tuple[str, str]]:
    document = document_of(data)
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def middle_of(markup: str) -> list[tuple[str, str]]:
    """What `markup` becomes between paragraphs of an article."""
    blocks = blocks_of(article_with(markup))
    assert blocks[0] == ("paragraph", FIRST)
    assert blocks[-2:] == [("paragraph", SECOND), ("paragraph", THIRD)]
    return blocks[1:-2]


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<h2>A <em>part</em></h2><p>Its first words.</p>", [("heading", "A part"), ("paragraph", "Its first words.")]),
        ("<pre>a = 1\n\n  b = 2\n</pre>", [("code", "a = 1\n\n  b = 2")]),
        ("<pre><code>one<br>two</code></pre>", [("code", "one\ntwo")]),
        ("<pre><code>```\n# x\n````\n</code></pre>", [("code", "```\n# x\n````")]),
        ("<ul><li>one</li><li>two</li></ul>", [("item", "one"), ("item", "two")]),
        ("<ul><li>one<ul><li>in it</li></ul></li></ul>", [("item", "one"), ("item", "in it")]),
        ("<ul><li>one</li><ul><li>beside it</li></ul></ul>", [("item", "one"), ("item", "beside it")]),
        ("<ol start=7><li><p>one</p><p>more</p></li></ol>", [("item", "one"), ("paragraph", "more")]),
        (
            "<dl><dt>Pier</dt><dd>What it stands on, mostly.</dd></dl>",
            [("paragraph", "Pier"), ("item", "What it stands on, mostly.")],
        ),
        ("<blockquote><p>So it was said.</p></blockquote>", [("paragraph", "So it was said.")]),
        ("<aside class=pullquote>“We were glad.”</aside>", [("pullquote", "“We were glad.”")]),
        ("<p>One line<br>and another</p>", [("paragraph", "One line\nand another")]),
        (
            "<p>One part of it.<br><br>And another part.</p>",
            [("paragraph", "One part of it."), ("paragraph", "And another part.")],
        ),
        (
            "<b><p>para one here</p><p>para two here</p></b>",
            [("paragraph", "para one here"), ("paragraph", "para two here")],
        ),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1 | 2</td><td>3<br>4</td></tr></table>",
            [("table", "a\tb\n1 | 2\t3 4")],
        ),
        (
            HARD_TABLE,
            [("table", "a\tb\n1\t2 3\n\t4\n5\t")],
        ),
        (
            FIGURE,
            [("caption", "The bridge, from the east."), ("credit", "A. Body")],
        ),
        (
            "<p><img src='https://x.org/b.jpg' alt='The bridge from the east'></p>",
            [("image", "The bridge from the east")],
        ),
        ("<p>Words <img src='s.gif' width=1 height=1 alt=''>around it.</p>", [("paragraph", "Words around it.")]),
        ("<p>Fine <img class=emoji alt='😀' src=e.png> day.</p>", [("paragraph", "Fine 😀 day.")]),
        ("<p>He said <q>yes</q>.</p>", [("paragraph", "He said “yes”.")]),
        (
            "<p>Half is <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of it.</p>",
            [("paragraph", "Half is 1/2 of it.")],
        ),
        ("<p>Then <script type='math/tex'>a^2</script> is it.</p>", [("paragraph", "Then a^2 is it.")]),
        (
            "<p>And every evening we sang this same line at the river.</p>" * 2,
            [("paragraph", "And every evening we sang this same line at the river.")] * 2,
        ),
        ("<hr>", [("rule", "* * *")]),
        ("<p hidden>Not shown to anybody, whatever it says here.</p>", []),
        ("<p style='display: none'>Not shown to anybody either, it seems.</p>", []),
        ("<script>alert('x')</script><style>p {}</style><noscript>Turn it on</noscript>", []),
        ("<div class=newsletter><p>Get our letter every morning, for nothing.</p></div>", []),
        ("<div class='relatedTopics'><p>Bridges of other islands, in pictures and in words.</p></div>", []),
        ("<div class='related-posts'><ul><li><a href=/a>Another bridge, another island</a></ul></div>", []),
        (
            "<p># not a heading</p><p>1. not a list</p><p>- no *bullet* _at_ `all`</p>",
            [
                ("paragraph", "# not a heading"),
                ("paragraph", "1. not a list"),
                ("paragraph", "- no *bullet* _at_ `all`"),
            ],
        ),
        (
            "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; [a](b)</p>",
            [("paragraph", "<script>alert(1)</script> &amp; [a](b)")],
        ),
    ],
)
def test_an_article_keeps_what_the_page_has_in_it(markup: str, blocks: list[tuple[str, str]]) -> None:
    assert middle_of(markup) == blocks


@pytest.mark.parametrize(
    ("markup", "text", "marks"),
    [
        ("<b>a</b><b>c</b>u<i>belie</i>v <b> so </b>x", "acubeliev so x", ["strong:ac", "emphasis:belie", "strong:so"]),
        ("<b>so <i>it</i></b><i>is</i>", "so itis", ["strong:so it", "emphasis:it", "emphasis:is"]),
        ("<i>“So,”</i>said he", "“So,”said he", ["emphasis:“So,”"]),
        (
            "<b>all <a href='https://x.org/a'>linked <i>in</i> part</a> of it</b>",
            "all linked in part of it",
            ["strong:all linked in part of it", "link:linked in part", "emphasis:in"],
        ),
        ("<b></b><i> </i>nothing<b>\u00a0</b>", "nothing", []),
        (
            "H<sub>2</sub>O and <del>no</del> <mark>yes</mark> <code>a`b</code>",
            "H2O and no yes a`b",
            ["subscript:2", "strike:no", "highlight:yes", "code:a`b"],
        ),
        ("Look!<a href='https://x.org/(a)_b'>here</a>", "Look!here", ["link:here"]),
        ("<a href='javascript:x'>one</a> <a href='file:///x'>two</a> <a href='data:x'>three</a>", "one two three", []),
    ],
)
def test_inline_markup_says_the_same_however_a_page_wrote_it(markup: str, text: str, marks: list[str]) -> None:
    document = document_from_markdown(markdown_from_fragment(f"<p>{markup}</p>"))
    assert document.text == text
    assert [f"{mark.kind}:{document.text[mark.start : mark.end]}" for mark in document.marks] == marks


def test_links_are_read_against_the_page_and_no_bracket_or_newline_splits_them() -> None:
    data = article_with(
        "<p>See <a href='/a'>one</a> and "
        "<a href='http://x.example/\n[evil](http://y.example)'>t]xt [a](b</a> there.</p>"
    )
    article = ingest("https://x.org/news/bridge", data=data, media_type="text/html; charset=utf-8")
    document = document_from_markdown(article.markdown)
    links = [(document.text[mark.start : mark.end], mark.href) for mark in document.marks]
    assert links == [("one", "https://x.org/a"), ("t]xt [a](b", "http://x.example/[evil](http://y.example)")]


def test_footnotes_are_told_from_links() -> None:
    refers = "<p>As they say<sup><a href='#f1' id='r1'>1</a></sup> and also<a href='#f2'>[2]</a> do.</p>"
    document = document_of(article_with(refers).replace(b"</article>", f"{NOTES}</article>".encode()))
    notes = [(document.text[b.start : b.end], b.marker) for b in document.blocks if b.kind == "footnote"]
    assert notes == [("First note.", "1"), ("Second.", "2"), ("More.", "")]
    assert "As they say[1] and also[2] do." in document.text


def test_a_table_of_contents_is_no_list_of_footnotes() -> None:
    data = article_with(
        "<ul><li><a href='#c1'>1</a></li><li><a href='#c2'>2</a></li></ul>"
        f"<div id=c1><h2>One</h2><p>{FIRST}</p></div><div id=c2><h2>Two</h2><p>{THIRD}</p></div>"
    )
    assert not [block for block in document_of(data).blocks if block.kind == "footnote"]


@pytest.mark.parametrize(
    ("classes", "language"),
    [("language-Python", "python"), ("lang-js hl", "js"), ("brush: ruby", "ruby"), ("highlight", ""), ("", "")],
)
def test_code_keeps_the_language_its_page_names(classes: str, language: str) -> None:
    document = document_of(article_with(f"<pre><code class='{classes}'>x = 1</code></pre>"))
    assert [block.language for block in document.blocks if block.kind == "code"] == [language]


def test_a_page_tells_about_itself_in_json() -> None:
    head = """<title>The Old Bridge | The Paper</title><meta property="og:site_name" content="The Paper">
    <link rel=canonical href="https://paper.example/bridge"><script type="application/ld+json">
    {"@graph": [{"@type": "NewsArticle", "headline": "The Old Bridge", "datePublished": "2024-05-01T10:00:00Z",
    "author": [{"@type": "Person", "name": "Ann Author"}, {"@id": "#ben"}], "articleSection": "Island"},
    {"@type": "Person", "@id": "#ben", "name": "Ben Other"}]}</script>"""
    about = take_in(page(f"<h1>The Old Bridge</h1><p>{FIRST}</p><p>{SECOND}</p>", head)).metadata
    assert about.title == "The Old Bridge"
    assert about.byline == "Ann Author, Ben Other"
    assert (about.site, about.section, about.language) == ("The Paper", "Island", "en")
    assert about.published == "2024-05-01T10:00:00Z"
    assert about.canonical_url == "https://paper.example/bridge"
    assert about.url is None


def test_a_page_tells_about_itself_in_its_text() -> None:
    data = page(
        "<h1>The Old Bridge</h1><p class=byline>By <a rel=author href=/ann>Ann Author</a></p>"
        f"<time datetime=2024-05-01>May 1</time><p>{FIRST}</p><p>{SECOND}</p>",
        "<title>The Old Bridge – The Paper</title><meta property=og:url content='file:///etc/passwd'>",
    )
    article = take_in(data)
    about = article.metadata
    assert (about.title, about.byline, about.published) == ("The Old Bridge", "Ann Author", "2024-05-01")
    assert about.canonical_url is None
    assert document_from_markdown(article.markdown).text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (page("<div id=root></div><script>start()</script>"), "filled in by a program"),
        (page("  "), "no text"),
        (b"<!-- nothing -->", "empty"),
        (
            page("<p>Checking your browser before you go on to the page.</p>", "<title>Just a moment</title>"),
            "in front",
        ),
        (page(RESULTS, "<title>Search results</title>"), "list of links"),
    ],
)
def test_what_is_no_article_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        take_in(data)


def test_nothing_is_lost_below_any_depth() -> None:
    deep = "<div>" * 3000 + "<p>At the very bottom of it all.</p>" + "</div>" * 3000
    article = take_in(article_with(deep))
    assert "At the very bottom of it all." in article.markdown
    assert THIRD in article.markdown
    assert len(article.notes) == 1


def test_long_lists_and_wide_spans_are_read_in_linear_time() -> None:
    items = take_in(article_with(f"<ol>{'<li>Another one of them' * 3000}</ol>"))
    assert "\n3000. Another one of them\n" in items.markdown
    spans = take_in(article_with(f"<table>{'<tr><td colspan=1000>x<td rowspan=65534>y' * 200}</table>"))
    assert len(spans.markdown) < 20_000


CODE_POINTS = st.characters(codec="utf-8", exclude_characters="\x00")
INLINE = st.sampled_from(
    ["b", "i", "em", "strong", "code", "a href='https://x.org'", "span", "sup", "del", "mark", "u"]
)
WORDS = st.text(st.sampled_from(string.ascii_letters + "*_`[]()!#+-.>|~=^&;:\\ \n'\"") | CODE_POINTS, max_size=12)


def inline_markup() -> st.SearchStrategy[str]:
    def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.tuples(INLINE, inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split()[0]}>")

    text = WORDS.map(lambda words: words.replace("&", "&amp;").replace("<", "&lt;"))
    return st.recursive(text, lambda inner: st.lists(wrapped(inner) | inner, max_size=4).map("".join), max_leaves=8)


BLOCKS = st.sampled_from(
    ["p", "div", "li", "blockquote", "h2", "ul", "ol", "td", "section", "figure", "figcaption", "dd"]
)


def block_markup() -> st.SearchStrategy[str]:
    def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.tuples(BLOCKS, inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>")

    return st.recursive(inline_markup(), lambda inner: st.lists(wrapped(inner), max_size=4).map("".join), max_leaves=6)


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@settings(max_examples=300, deadline=None)
@given(inline_markup())
def test_a_paragraph_reads_as_the_page_shows_it(markup: str) -> None:
    shown = parse_text(f"<p>{markup}</p>")
    expected = clean_line(shown.tree.text_content()) if shown else ""
    text = document_from_markdown(markdown_from_fragment(f"<p>{markup}</p>")).text
    assert clean_line(text) == expected


@settings(max_examples=200, deadline=None)
@given(block_markup())
def test_no_letter_is_lost_or_moved_in_blocks_however_they_nest(markup: str) -> None:
    page_of = parse_text(f"<html><body>{markup}</body></html>")
    assert page_of is not None
    expected = letters(page_of.tree.text_content())
    assert letters(document_from_markdown(markdown_from_html(mend(page_of.tree))).text) == expected


@settings(max_examples=100, deadline=None)
@given(block_markup())
def test_an_article_keeps_every_run_that_the_extractor_took(markup: str) -> None:
    page_of = parse_page(page(markup))
    assert page_of is not None
    remove_unseen(page_of.tree)
    reading = read_runs(page_of.tree)
    runs = reading.runs
    article = keep_article(page_of.tree, reading, "\n".join(run.text for run in runs), PageMetadata())
    kept = [run.text for run in read_runs(article).runs] if article is not None else []
    wanted = list(dict.fromkeys(run.text for run in runs if run.words >= 8))
    assert list(dict.fromkeys(text for text in kept if len(re.findall(r"\w+", text)) >= 8)) == wanted
