"""Every program's export is known for what it is, and nothing in it that has a place here is lost."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.errors import ExchangeError
from termreader.exchange.json_file import parse_json
from termreader.exchange.library_import import GivenFile, ImportedArticle, read_library, split_tags, web_address
from termreader.exchange.markup import text_of
from termreader.exchange.moments import moment
from termreader.exchange.rows import read_table
from termreader.ingest.sanitize import clean_line
from termreader.ingest.source import web_url
from termreader.model import AnnotationKind
from termreader.store.urls import url_key
from tests import exports
from tests.exports import encoded, reading


def notes(article: ImportedArticle) -> list[tuple[str, str, str]]:
    return [(str(each.kind), each.quote, each.body) for each in article.annotations]


@pytest.mark.parametrize(
    ("sample", "name", "articles", "refused"),
    [
        ("pocket", "Pocket", 3, 2),
        ("pocket-zip", "Pocket", 3, 2),
        ("instapaper", "Instapaper", 3, 1),
        ("omnivore", "Omnivore", 2, 1),
        ("wallabag", "wallabag", 2, 1),
        ("readwise", "Readwise", 1, 1),
        ("raindrop", "Raindrop.io", 2, 0),
        ("csl", "Zotero", 1, 1),
        ("better-bibtex", "Zotero", 1, 0),
        ("ris", "Zotero", 1, 1),
        ("hypothesis", "Hypothesis", 1, 1),
        ("bookmarks", "bookmarks", 2, 1),
        ("delicious", "a list of links", 1, 0),
        ("pinboard", "a list of links", 1, 0),
        ("readability", "a list of links", 1, 0),
    ],
)
def test_a_file_is_known_and_read_whole(sample: str, name: str, articles: int, refused: int) -> None:
    known, file = reading(exports.SAMPLES[sample])

    assert known == name
    assert (len(file.articles), len(file.refused)) == (articles, refused)


def test_other_ways_to_write_the_same_are_known() -> None:
    assert reading({"_embedded": {"items": exports.WALLABAG}})[0] == "wallabag"
    assert reading("link;name\nhttps://x.example/a;A\n")[0] == "a list of links"
    assert reading({"format": "termreader-notes", "version": 1, "notes": []})[0] == "notes"


def test_pocket_keeps_tags_dates_and_what_was_read() -> None:
    first, second, third = reading(exports.POCKET)[1].articles

    assert (first.title, first.tags, first.added) == ("Hums", ("llamas", "sounds"), "2020-09-17T06:06:28+00:00")
    assert (second.title, second.archived, second.finished) == ('Said "hello",\ntwice', True, True)
    assert third.title == '=HYPERLINK("x")'


def test_what_cannot_be_taken_is_told_with_its_row_and_why() -> None:
    assert reading(exports.POCKET)[1].refused == (
        "Row 5: it has no address.",
        "Row 6: “javascript:alert(1)” is no address on the web.",
    )


def test_a_date_that_is_none_is_told() -> None:
    file = reading("title,url,time_added,tags,status\nA,https://x.example/a,soon,,unread\n")[1]

    assert file.remarks == ("Row 2: “soon” is no date; it counts as added today.",)


def test_pockets_highlights_find_their_article() -> None:
    assert notes(reading(exports.pocket_zip())[1].articles[0]) == [("highlight", "the herd answers", "")]


def test_pockets_page_tells_read_from_unread() -> None:
    page = """<!DOCTYPE html><html><head><title>Pocket Export</title></head><body>
        <h1>Unread</h1>
        <ul><li><a href="https://x.example/a" time_added="1600322788" tags="wool,hills">A &amp; B</a></ul>
        <h1>Read Archive</h1><ul><li><a href="https://x.example/b" time_added="1" tags="">B</a>
        <li><a href="about:blank">C</a></ul></body></html>"""
    name, file = reading(page)
    first, second = file.articles

    assert (name, first.title, first.tags, first.finished) == ("Pocket", "A & B", ("wool", "hills"), False)
    assert (second.archived, second.added) == (True, "")
    assert file.refused == ("Link 3: “about:blank” is no address on the web.",)


def test_instapaper_makes_tags_of_folders_and_highlights_of_selections() -> None:
    archived, tagged, starred = reading(exports.INSTAPAPER)[1].articles

    assert (archived.archived, archived.tags) == (True, ())
    assert tagged.tags == ("Llamas", "wool", "hills")
    assert notes(tagged) == [("highlight", "the herd answers", "")]
    assert starred.tags == ("starred",)


def test_omnivore_brings_text_labels_state_and_highlights() -> None:
    read, unread = reading(exports.omnivore())[1].articles

    assert (read.archived, read.finished, read.tags, read.byline) == (True, True, ("wool", "hills"), "Ann Author")
    assert (read.added, read.published) == ("2024-10-29T16:30:11+00:00", "2024-10-28")
    assert read.html is not None
    assert exports.WORDS in read.html()
    assert notes(read) == [
        ("note", "the herd answers", "#animals #sound\n\ndoes it"),
        ("highlight", "words that\n\nare nowhere", ""),
    ]
    assert (unread.finished, unread.html) == (False, None)


def test_wallabag_brings_text_tags_stars_and_annotations() -> None:
    first, second = reading(exports.WALLABAG)[1].articles

    assert first.tags == ("wool", "hills", "starred")
    assert (first.byline, first.site, first.published, first.language) == (
        "Ann Author",
        "x.example",
        "2016-09-07",
        "en",
    )
    assert first.added == "2016-09-08T09:55:58+00:00"
    assert notes(first) == [
        ("note", "the herd answers", "does it"),
        ("highlight", "words that are nowhere", ""),
    ]
    assert (second.archived, second.html) == (True, None)


def test_readwise_gathers_the_highlights_of_a_book() -> None:
    (book,) = reading(exports.READWISE)[1].articles

    assert (book.title, book.byline, book.tags) == ("The Book", "Jane Doe", ("pets",))
    assert notes(book) == [
        ("note", 'A "quote" of hers', "my note\n\npage 12 · #wool #long-hair"),
        ("highlight", "Another quote", ""),
    ]
    assert book.annotations[0].created == "2024-05-01T10:00:00+00:00"


def test_raindrop_keeps_folders_as_tags_and_notes_with_their_highlights() -> None:
    first, second = reading(exports.RAINDROP)[1].articles

    assert first.tags == ("Reading", "Llamas", "wool", "hills", "starred")
    assert notes(first) == [
        ("note", "the herd answers", "does it"),
        ("highlight", "nobody knows why", ""),
        ("note", "", "my words"),
    ]
    assert (second.tags, [quote for _, quote, _ in notes(second)]) == ((), ["one", "two"])


@pytest.mark.parametrize(
    ("sample", "published"), [("csl", "2019-05-10"), ("better-bibtex", "2019-05"), ("ris", "2019-05-10")]
)
def test_references_keep_who_wrote_them_when_and_where(sample: str, published: str) -> None:
    (article,) = reading(exports.SAMPLES[sample])[1].articles

    assert (article.title, article.published) == ("On llamas", published)
    assert article.byline.startswith("Jane Doe")
    assert "Rick Roe" not in article.byline or sample == "ris"


def test_references_keep_notes_tags_and_highlights() -> None:
    (csl,), (better,), (ris,) = (reading(v)[1].articles for v in (exports.CSL, exports.BETTER_BIBTEX, exports.RIS))

    assert notes(csl) == [("note", "", "Read this again.")]
    assert notes(better) == [("note", "", "One.\n\n- Two"), ("note", "the herd answers", "does it")]
    assert notes(ris) == [("note", "", "They hum."), ("note", "", "And spit,\nat times.")]
    assert better.tags == ris.tags == ("wool", "hills")


def test_hypothesis_keeps_words_notes_and_tags() -> None:
    name, file = reading(exports.HYPOTHESIS)
    (page,) = file.articles

    assert (name, page.title) == ("Hypothesis", "Hums")
    assert notes(page) == [("note", "the herd answers", "does it\n\n#herd-life")]
    assert file.refused == ("Annotation 2: “urn:x-pdf:1” is no address on the web.",)


def test_bookmarks_keep_folders_as_tags_and_what_is_said_of_them() -> None:
    first, second = reading(exports.BOOKMARKS)[1].articles

    assert (first.title, first.tags) == ("A & B", ("wool", "hills"))
    assert notes(first) == [("note", "", "What I think of it,\nin two lines")]
    assert (second.title, second.tags) == ("", ("Animals",))


def test_firefoxs_backup_is_read_however_deep_its_folders_are() -> None:
    bookmark = {"type": "text/x-moz-place", "title": "A", "uri": "https://x.example/a", "dateAdded": 1388166091644000}
    inside: dict[str, object] = {**bookmark, "tags": "wool,hills"}
    for depth in range(200):
        inside = {"type": "text/x-moz-place-container", "guid": f"g{depth}", "title": "F", "children": [inside]}
    root = {"type": "text/x-moz-place-container", "guid": "root________", "title": "", "children": [inside]}

    (article,) = reading(root)[1].articles

    assert (article.tags, article.added) == (("F", "wool", "hills"), "2013-12-27T17:41:31+00:00")


def test_lists_of_links_are_read_whatever_they_call_things() -> None:
    (delicious,), (pinboard,), (readability,) = (
        reading(value)[1].articles for value in (exports.DELICIOUS, exports.PINBOARD, exports.READABILITY)
    )

    assert (delicious.title, delicious.tags, delicious.added) == ("A", ("wool",), "2013-01-18T17:53:27+00:00")
    assert (pinboard.title, pinboard.tags, pinboard.added) == ("A", ("wool", "hills"), "2013-01-18T17:53:27+00:00")
    assert notes(delicious) == notes(pinboard) == [("note", "", "said")]
    assert (readability.archived, readability.tags) == (True, ("starred",))


def test_notes_keep_their_place() -> None:
    annotation = {"kind": "highlight", "quote": "hums", "prefix": "The llama ", "start": 10, "end": 14}
    value = {"notes": [{**annotation, "article": {"title": "Hums", "url": "https://x.example/hums"}}]}

    (article,) = reading(value)[1].articles

    assert (article.annotations[0].kind, article.annotations[0].start) == (AnnotationKind.HIGHLIGHT, 10)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"notes":[{"id":1,"te', "not complete JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b'[{"url": 1' + b"0" * 10_000 + b"}]", "cannot be read as JSON"),
        (b"PK\x03\x04 and no more", "damaged ZIP"),
        (b"Dear Ben,\n\nthe bridge is open.", "This file is not known"),
        (b"", "This file is not known"),
        (b"{}", "This file is not known"),
        (b'<?xml version="1.0"?><opml version="2.0"><body/></opml>', "a list of feeds"),
        (b"name,value\na,b\n", "This file is not known"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "This file is not known"),
    ],
)
def test_what_is_no_export_is_told_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ExchangeError, match=said):
        read_library(GivenFile(data))


def test_a_format_can_be_said_where_the_file_does_not_show_it() -> None:
    file = GivenFile(b'[{"slug": "a", "url": "https://x.example/a", "title": "A"}]')

    assert read_library(file)[0] == "a list of links"
    assert read_library(file, "omnivore")[0] == "Omnivore"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (1600322788, "2020-09-17T06:06:28+00:00"),
        ("1600322788", "2020-09-17T06:06:28+00:00"),
        (1600322788000, "2020-09-17T06:06:28+00:00"),
        (1600322788000000, "2020-09-17T06:06:28+00:00"),
        ("2016-09-08T11:55:58+0200", "2016-09-08T09:55:58+00:00"),
        ("2015-09-09 11:10:32 UTC", "2015-09-09T11:10:32+00:00"),
        ("2024-10-29T16:30:11.000Z", "2024-10-29T16:30:11+00:00"),
        ("2016-08-25T12:05:00", "2016-08-25T12:05:00+00:00"),
        ("May 1, 2024", "2024-05-01T00:00:00+00:00"),
        ("notanumber", ""),
        ("1", ""),
        (0, ""),
        ("9" * 19, ""),
        ("-5", ""),
        (None, ""),
        (True, ""),
        ("0001-01-01T00:00:00+23:00", ""),
    ],
)
def test_moments_are_understood_as_programs_write_them(value: object, found: str) -> None:
    assert moment(value) == found


@pytest.mark.parametrize(
    ("value", "separators", "found"),
    [
        ("a|b", "|", ("a", "b")),
        ("t|", "|", ("t",)),
        ("a, b,,a", ",", ("a", "b")),
        ('["a", "b c"]', ",", ("a", "b c")),
        ("[a, b]", ",", ("a", "b")),
        ([{"label": "a"}, {"name": "b"}, 3, "c", " "], ",", ("a", "b", "c")),
        (None, ",", ()),
    ],
)
def test_tags_are_told_apart(value: object, separators: str, found: tuple[str, ...]) -> None:
    assert split_tags(value, separators) == found


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain & simple < 3", "plain & simple < 3"),
        ("<p>One<br>two</p><p>three&nbsp;&amp;</p>", "One\ntwo\n\nthree &"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<script>alert(1)</script>x", "x"),
    ],
)
def test_notes_in_html_become_text(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_a_declaration_that_is_none_does_not_stop_a_page() -> None:
    name, file = reading(exports.BOOKMARKS.replace("<DL><p>", "<![2J x]> <DL><p>", 1))

    assert (name, len(file.articles)) == ("bookmarks", 2)


@pytest.mark.parametrize(
    ("archive", "name", "articles", "told"),
    [
        ("omnivore", "metadata_0_to_3.json", 0, "refused"),
        ("omnivore", "highlights/hums.md", 2, "remarks"),
        ("pocket-zip", "part_000000.csv", 1, "refused"),
        ("pocket-zip", "annotations/part_000000.json", 3, "refused"),
    ],
)
def test_a_damaged_entry_of_an_archive_is_told_and_costs_nothing_else(
    archive: str, name: str, articles: int, told: str
) -> None:
    _, file = read_library(GivenFile(exports.spoilt(encoded(exports.SAMPLES[archive]), name)))

    sentences = file.refused if told == "refused" else file.remarks
    assert any(name in sentence and "damaged" in sentence for sentence in sentences)
    assert len(file.articles) == articles


def test_an_entry_without_a_name_does_not_stop_an_archive() -> None:
    data = exports.omnivore().replace(b"content/hums.html", b"content/hums.htm\0")
    nameless = exports.omnivore().replace(b"highlights/hums.md", b"\0" * 18)

    assert len(reading(data)[1].articles) == len(reading(nameless)[1].articles) == 2


def test_a_table_may_come_from_anywhere() -> None:
    data = '\ufeffTitle;URL\r\n"a\0b";"x\r\ny"\r\n;\r\nshort\r\n'.encode()
    table = GivenFile(data).table
    assert table is not None
    first, second = table.rows()

    assert (first.number, first["title"], first["url"]) == (2, "ab", "x\ny")
    assert (second.number, second["title"], second["url"]) == (4, "short", "")


def test_a_field_of_any_length_is_read() -> None:
    table = read_table(f'title,url\n"{"x" * 300_000}",https://x.example/a\n')
    assert table is not None

    assert len(next(table.rows())["title"]) == 300_000


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(exports.SAMPLES)), st.data())
def test_a_file_damaged_anywhere_is_read_or_refused_and_nothing_else(sample: str, data: st.DataObject) -> None:
    whole = encoded(exports.SAMPLES[sample])
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:place] + data.draw(st.binary(max_size=6)) + whole[place + data.draw(st.integers(0, 20)) :]

    try:
        name, file = read_library(GivenFile(damaged))
    except ExchangeError as error:
        name, file = str(error), None

    assert name
    for article in file.articles if file else ():
        assert article.url.startswith(("http://", "https://")) or article.annotations
        with suppress(ExchangeError):
            assert article.html is None or isinstance(article.html(), str)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_FIELDS = st.sampled_from(
    [
        *("url", "href", "title", "tags", "labels", "content", "annotations", "created_at", "is_archived", "slug"),
        *("uri", "readingProgress", "target", "itemType", "id", "type", "notes", "attachments", "creators", "issued"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.dictionaries(_FIELDS, _VALUES | st.just("https://x.example/a"), max_size=8), min_size=1, max_size=3))
def test_fields_of_any_type_break_nothing(entries: list[dict[str, object]]) -> None:
    data = encoded(entries)
    assert parse_json(data) is not None

    try:
        outcome = read_library(GivenFile(data))[0]
    except ExchangeError as error:
        outcome = str(error)
    assert outcome


@given(st.text(max_size=40), st.text("[]@:/?#.0123456789ab\\%\u2100\uff0f\u202e ", max_size=30))
def test_what_counts_as_an_address_can_be_kept_as_one(path: str, host: str) -> None:
    for text in (f"https://{host}/{path}", f"HTTP://{path}", host):
        kept = (web_address(clean_line(text)), web_url(text))
        assert all(url_key(url) for url in kept if url)
