"""Books come out whole, in reading order, with their chapters as headings; and no book can do harm."""

import io
import re
import stat
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from termreader.errors import SourceError
from termreader.ingest import Ingested, ingest
from termreader.ingest.document import document_from_markdown
from termreader.ingest.epub_container import Container, resolve
from termreader.ingest.epub_package import read_package
from termreader.ingest.epub_xml import local_name
from termreader.model import BlockKind
from tests.epubs import epub, navigation, packed, page
from tests.shared import SHARED, needs_shared

BOOKS = sorted((SHARED / "formats" / "epub").glob("*.epub"))


def taken(data: bytes, name: str = "book.epub") -> Ingested:
    return ingest(name, data=data)


def headings(book: Ingested) -> list[tuple[int, str]]:
    document = document_from_markdown(book.markdown)
    return [
        (block.level, document.text[block.start : block.end])
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]


def text_of(book: Ingested) -> str:
    return document_from_markdown(book.markdown).text


def test_documents_are_read_in_the_order_of_the_spine_not_of_the_file() -> None:
    data = epub({"a.xhtml": page("<p>second</p>"), "b.xhtml": page("<p>first</p>")}, spine=["b.xhtml", "a.xhtml"])

    assert text_of(taken(data)) == "first\n\nsecond"


def test_the_table_of_contents_gives_headings_their_levels_and_those_between_them_follow() -> None:
    data = epub(
        {
            "1.xhtml": page("<h1>Part One</h1><p>x</p>"),
            "2.xhtml": page("<h1>Beginnings</h1><p>x</p><h2>A house</h2><p>x</p><h3>Its roof</h3><p>x</p>"),
        },
        nav=navigation(
            '<li><a href="1.xhtml">Part One</a><ol><li><a href="2.xhtml">Beginnings</a></li></ol></li>',
        ),
    )

    assert headings(taken(data)) == [(2, "Part One"), (3, "Beginnings"), (4, "A house"), (5, "Its roof")]


def test_an_older_book_has_its_contents_in_an_ncx() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>'
        "<navPoint><navLabel><text>Chapter I</text></navLabel>"
        '<content src="1.xhtml"/><navPoint><navLabel><text>At sea</text></navLabel><content src="1.xhtml#sea"/>'
        "</navPoint></navPoint></navMap></ncx>"
    )
    data = epub({"1.xhtml": page('<p>Call me.</p><p id="sea">The sea.</p>')}, ncx=ncx)

    book = taken(data)

    assert headings(book) == [(2, "Chapter I"), (3, "At sea")]
    assert text_of(book) == "Chapter I\n\nCall me.\n\nAt sea\n\nThe sea."


def test_a_paragraph_that_says_what_the_contents_say_becomes_the_heading() -> None:
    data = epub(
        {"1.xhtml": page('<div class="t">Loomings</div><p>Call me.</p>')},
        nav=navigation('<li><a href="1.xhtml">Loomings</a></li>'),
    )

    assert text_of(taken(data)) == "Loomings\n\nCall me."
    assert headings(taken(data)) == [(2, "Loomings")]


def test_two_chapters_in_one_document_get_a_heading_each() -> None:
    data = epub(
        {"all.xhtml": page('<h2 id="a">One</h2><p>x</p><h2 id="b">Two</h2><p>y</p>')},
        nav=navigation('<li><a href="all.xhtml#a">One</a></li>', '<li><a href="all.xhtml#b">Two</a></li>'),
    )

    assert headings(taken(data)) == [(2, "One"), (2, "Two")]


def test_the_title_is_not_said_twice() -> None:
    data = epub({"1.xhtml": page("<h1>A Book</h1><p>Text.</p>")})

    book = taken(data)

    assert (book.metadata.title, text_of(book)) == ("A Book", "Text.")


def test_what_stands_beside_the_reading_order_comes_last_and_is_told() -> None:
    data = epub({"note.xhtml": page("<p>aside</p>"), "1.xhtml": page("<p>text</p>")}, beside=["note.xhtml"])

    book = taken(data)

    assert text_of(book) == "text\n\naside"
    assert book.notes == ("Put at the end because the book keeps it beside its reading order: 1 part.",)


def test_a_footnote_in_another_document_is_found() -> None:
    data = epub(
        {
            "1.xhtml": page('<p>Said so.<a epub:type="noteref" href="notes.xhtml#n1">1</a></p>'),
            "notes.xhtml": page('<aside epub:type="footnote" id="n1" hidden="hidden"><p>In a letter.</p></aside>'),
        }
    )

    blocks = document_from_markdown(taken(data).markdown).blocks

    assert [(block.kind, block.marker) for block in blocks] == [(BlockKind.PARAGRAPH, ""), (BlockKind.FOOTNOTE, "1")]


@pytest.mark.parametrize("after", ["(he lied) to her.", ": nothing else.", "[sic] it went.", " (p. 3)."])
@pytest.mark.parametrize("before", ["Said so", ""])
def test_what_stands_right_after_a_note_mark_stays_text(before: str, after: str) -> None:
    data = epub(
        {
            "1.xhtml": page(
                f'<p>{before}<a epub:type="noteref" href="#n1">1</a>{after}</p>'
                '<aside epub:type="footnote" id="n1"><p>In a letter.</p></aside>'
            )
        }
    )

    assert text_of(taken(data)) == f"{before}[1]{after}\n\nIn a letter."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<p><a id="p1"/>A<br/>B</p><script/><p>C</p>', "A\nB\n\nC"),
        ("<p>caf&eacute;&nbsp;&mdash; &lt;b&gt; &amp;amp;</p>", "café\u00a0— <b> &amp;"),
        ("<p>unclosed<br>tags", "unclosed\ntags"),
        ('<p>one</p><div epub:type="pagebreak" id="p2">2</div><p>two</p>', "one\n\ntwo"),
        ("<nav><ol><li>Contents</li></ol></nav><p>text</p>", "Contents\n\ntext"),
        ("<p>漢<ruby>字<rt>じ</rt></ruby></p>", "漢字(じ)"),
        ('<div class="stanza"><div>April is</div><div>the cruellest</div></div>', "April is\nthe cruellest"),
        (
            '<svg xmlns="http://www.w3.org/2000/svg"><title>A map</title><text>Here</text><path d="M0"/></svg>',
            "A map\n\nHere",
        ),
    ],
)  # fmt: skip
def test_what_only_books_have_becomes_what_is_read(body: str, text: str) -> None:
    assert text_of(taken(epub({"1.xhtml": page(body)}))) == text


def test_elements_nested_deeper_than_an_xml_parser_goes_are_kept() -> None:
    data = epub({"1.xhtml": page("<div>" * 3000 + "deep" + "</div>" * 3000)})

    assert text_of(taken(data)) == "deep"


def test_a_drawing_may_be_a_chapter() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><desc>A red fish</desc></svg>'

    data = epub({"1.svg": drawing}, types={"1.svg": "image/svg+xml"})

    assert text_of(taken(data)) == "A red fish"


def test_pictures_and_printed_page_numbers_that_are_left_out_are_counted() -> None:
    data = epub(
        {"1.xhtml": page('<p>text <img src="a.png" alt=""/></p><span epub:type="pagebreak">7</span>')},
    )

    assert taken(data).notes == (
        "Left out: the numbers of 1 printed page.",
        "Not shown: 1 picture without a description.",
    )


def test_the_book_says_who_wrote_it_and_where_and_when_it_came_out() -> None:
    metadata = (
        "<dc:title> The  First\n Title </dc:title><dc:title>Another</dc:title>"
        '<dc:creator opf:role="aut">Ann Author</dc:creator><dc:creator opf:role="ill">Ian Inker</dc:creator>'
        '<dc:creator id="c3">Bo Writer</dc:creator><meta refines="#c3" property="role">aut</meta>'
        '<dc:publisher>House &amp; Sons</dc:publisher><dc:date opf:event="modification">2020-01-01</dc:date>'
        "<dc:date>1922</dc:date><dc:language>en-GB</dc:language>"
    )

    about = taken(epub({"1.xhtml": page("<p>text</p>")}, metadata=metadata)).metadata

    assert about.title == "The First Title"
    assert about.byline == "Ann Author, Bo Writer"
    assert (about.site, about.published, about.language) == ("House & Sons", "1922", "en-GB")


@pytest.mark.parametrize(
    ("metadata", "kind"),
    [
        ('<dc:title>A Book</dc:title><meta name="cover" content="i1"/>', "image/png"),
        ("<dc:title>A Book</dc:title>", 'image/png" properties="cover-image'),
    ],
)
@pytest.mark.parametrize(
    ("body", "is_first"), [("<p>text</p>", True), ('<p>text</p><p><img src="a%20b.png" alt=""/></p>', False)]
)
def test_the_cover_is_shown_first_unless_the_book_shows_it(metadata: str, kind: str, body: str, is_first: bool) -> None:
    documents = {"1.xhtml": page(body), "a b.png": "picture"}
    data = epub(documents, spine=["1.xhtml"], metadata=metadata, types={"a b.png": kind})

    before, picture, after = taken(data).markdown.partition("(OEBPS/a%20b.png)")
    assert picture
    assert "text" in (after if is_first else before)
    assert picture not in after


def test_a_cover_that_is_not_there_or_no_picture_is_not_shown() -> None:
    metadata = '<dc:title>A Book</dc:title><meta name="cover" content="i0"/>'

    assert taken(epub({"1.xhtml": page("<p>text</p>")}, metadata=metadata)).markdown == "text\n"


def test_a_book_without_a_title_is_called_by_its_file() -> None:
    assert taken(epub({"1.xhtml": page("<p>x</p>")}, metadata=""), "Moby Dick.epub").metadata.title == "Moby Dick"


def test_a_document_that_is_missing_is_named_and_the_others_are_read() -> None:
    data = epub({"1.xhtml": page("<p>here</p>")}, spine=["1.xhtml", "gone.xhtml", "http://x.example/2.xhtml"])

    book = taken(data)

    assert text_of(book) == "here"
    assert book.notes == ("Not in the file, or not readable: gone.xhtml, http://x.example/2.xhtml.",)


def test_a_book_is_known_by_its_type_and_by_its_beginning() -> None:
    data = epub({"1.xhtml": page("<p>x</p>")})

    assert ingest("download", data=data).media_type == "application/epub+zip"
    assert ingest("https://x.example/get?b=1", data=data, media_type="application/epub+zip").metadata.title == "A Book"


def said_of(data: bytes, name: str = "book.epub") -> str:
    """The title and text of a book, or the sentence that says why there is none."""
    try:
        book = taken(data, name)
    except SourceError as error:
        return str(error)
    return f"{book.metadata.title} {book.markdown}"


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as refused:
        taken(data)
    return str(refused.value)


_ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{how}"/><CipherData>'
    '<CipherReference URI="{what}"/></CipherData></EncryptedData></encryption>'
)


def test_a_protected_book_is_told_as_such_and_by_whom() -> None:
    encryption = _ENCRYPTION.format(how="http://www.w3.org/2001/04/xmlenc#aes128-cbc", what="OEBPS/1.xhtml")
    data = epub(
        {"1.xhtml": b"\x00\x01\x02"},
        extra={"META-INF/encryption.xml": encryption, "META-INF/license.lcpl": "{}"},
    )

    assert "protected by DRM (Readium LCP)" in refusal(data)


def test_scrambled_fonts_are_no_protection() -> None:
    encryption = _ENCRYPTION.format(how="http://www.idpf.org/2008/embedding", what="OEBPS/font.otf")
    data = epub({"1.xhtml": page("<p>text</p>")}, extra={"META-INF/encryption.xml": encryption})

    assert text_of(taken(data)) == "text"


def test_a_bomb_is_not_unpacked() -> None:
    assert "unpacks to more than a book can hold" in refusal(epub({"1.xhtml": b" " * 3_000_000}))


def test_no_more_is_read_of_one_document_than_a_book_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("termreader.ingest.epub_container.MAX_ENTRY", 1000)

    assert "unpacks to more" in refusal(epub({"1.xhtml": page(f"<p>{'word ' * 300}</p>")}))


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    lol = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    doctype = f'<!DOCTYPE html [<!ENTITY l0 "lol">{lol}<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    document = doctype + page("<p>A&l9;B&file;C</p>").split("\n", 1)[1]
    metadata = "<dc:title>T &file;</dc:title>"

    book = taken(epub({"1.xhtml": document}, metadata=metadata))

    assert "SECRET" not in book.markdown + book.metadata.title
    assert len(book.markdown) < 100


@pytest.mark.parametrize("name", ["/etc/passwd", "../../etc/passwd", "C:\\pwned.txt", "..\\..\\x"])
def test_names_that_lead_out_of_the_file_lead_nowhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = epub({"1.xhtml": page("<p>in</p>")}, spine=["1.xhtml", name], extra={name: "out"})

    assert text_of(taken(data)) == "in"
    assert list(tmp_path.iterdir()) == []


def test_an_entry_without_a_name_does_not_stop_a_book() -> None:
    data = epub({"1.xhtml": page("<p>in</p>")}, extra={"nameless": "x"}).replace(b"nameless", b"\0" * 8)

    assert text_of(taken(data)) == "in"


def test_a_message_does_not_grow_with_the_names_in_a_book() -> None:
    assert len(refusal(epub({}, spine=["x" * 5000 + ".xhtml"]))) < 400


def test_a_symbolic_link_is_not_followed() -> None:
    link = zipfile.ZipInfo("OEBPS/1.xhtml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    book = zipfile.ZipFile(io.BytesIO(epub({"1.xhtml": page("<p>x</p>")})))
    entries: dict[str | zipfile.ZipInfo, bytes] = {
        name: book.read(name) for name in book.namelist() if name != "OEBPS/1.xhtml"
    }
    entries[link] = b"/etc/passwd"

    assert "no chapter of the book is in the file" in refusal(packed(entries))


def test_of_two_entries_with_one_name_the_later_counts() -> None:
    buffer = io.BytesIO(epub({"1.xhtml": page("<p>first</p>")}))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("OEBPS/1.xhtml", page("<p>later</p>"))

    assert text_of(taken(buffer.getvalue())) == "later"


def test_twenty_thousand_entries_are_no_hindrance() -> None:
    data = epub({"1.xhtml": page("<p>text</p>")}, extra={f"OEBPS/{n}.txt": b"" for n in range(20_000)})
    started = time.monotonic()

    assert text_of(taken(data)) == "text"
    assert time.monotonic() - started < 60  # a hang, not a stopwatch


def test_a_contents_of_thousands_of_lines_into_one_long_chapter_takes_no_time_to_speak_of() -> None:
    paragraphs = "".join(f'<p id="p{n}">{"word " * 40}</p>' for n in range(3000))
    lines = "".join(f'<li><a href="1.xhtml#p{n}">Line {n}</a></li>' for n in range(3000))

    book = taken(epub({"1.xhtml": page(f"<section>{paragraphs}</section>")}, nav=navigation(lines)))

    assert len(headings(book)) == 3000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed({"mimetype": "application/epub+zip"}), "has no readable META-INF/container.xml"),
        (packed({"mimetype": "application/epub+zip", "META-INF/container.xml": "<container/>"}), "names no package"),
        (epub({}, package_at="OEBPS/none.opf"), "has no package document OEBPS/none.opf"),
        (epub({}, package_at="../../etc/passwd"), "outside of the file"),
        (epub({}), "no chapter of the book is in the file"),
        (epub({"1.xhtml": page("<img src='a.png'/>")}), "the book has no text"),
        (epub({"1.xhtml": page("<p>x</p>")})[:-40], "cannot be opened as one"),
        (b"PK\x03\x04" + b"\xff" * 400, "cannot be opened as one"),
    ],
    ids=lambda part: part if isinstance(part, str) else "file",
)
def test_what_is_no_book_is_told_in_a_sentence(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_a_page_that_is_called_a_book_is_read_as_the_page_it_is() -> None:
    words = "<p>" + "A sentence of some words that stands in a page. " * 20 + "</p>"

    assert (
        taken(f"<!doctype html><html><body><article>{words}</article></body></html>".encode()).media_type == "text/html"
    )


@pytest.mark.parametrize(
    ("base", "href", "place"),
    [
        ("OEBPS/text/1.xhtml", "2.xhtml#n1", ("OEBPS/text/2.xhtml", "n1")),
        ("OEBPS/text/1.xhtml", "../a%20b.xhtml", ("OEBPS/a b.xhtml", "")),
        ("OEBPS/1.xhtml", "#here", ("OEBPS/1.xhtml", "here")),
        ("OEBPS/1.xhtml", "/media/a.png", ("media/a.png", "")),
        ("OEBPS/1.xhtml", "../../x", None),
        ("OEBPS/1.xhtml", "http://x.example/", None),
        ("OEBPS/1.xhtml", "//x.example/", None),
        ("OEBPS/1.xhtml", "http://[", None),
    ],
)
def test_links_are_resolved_within_the_file(base: str, href: str, place: tuple[str, str] | None) -> None:
    assert resolve(base, href) == place


_WORDS = st.lists(st.text(alphabet="abcdefghij", min_size=1, max_size=8), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=5))
def test_every_word_of_every_chapter_comes_out_in_order(chapters: list[list[str]]) -> None:
    documents = {f"{n}.xhtml": page("".join(f"<p>{word}</p>" for word in words)) for n, words in enumerate(chapters)}

    assert text_of(taken(epub(documents))).split() == [word for words in chapters for word in words]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_book_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    whole = epub({"1.xhtml": page("<h1>One</h1><p>text</p>")}, nav=navigation('<li><a href="1.xhtml">One</a></li>'))
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:place] + data.draw(st.binary(max_size=4)) + whole[place + data.draw(st.integers(0, 8)) :]

    outcome = said_of(damaged)

    assert outcome
    assert len(outcome) < 400


def _spine_words(data: bytes) -> list[str]:
    """The words of all documents of a book's spine, in order, without what is hidden, scripted, or a page number."""
    container = Container(data, "book")
    words: list[str] = []
    for item in sorted(read_package(container, "book").spine, key=lambda item: not item.linear):
        tree = etree.fromstring(container.read(item.name) or b"", etree.XMLParser(resolve_entities=False))
        body = next((element for element in tree.iter() if local_name(element) == "body"), tree)
        for element in list(body.iter()):
            hidden = element.get("hidden") is not None or "display:none" in (element.get("style") or "")
            is_break = (element.get("{http://www.idpf.org/2007/ops}type") or "") == "pagebreak"
            if hidden or is_break or local_name(element) in {"script", "style"} or not isinstance(element.tag, str):
                for inner in element.iter():
                    inner.text = None
                    if inner is not element:
                        inner.tail = None
        words += re.findall(r"\w+", " ".join(str(text) for text in body.itertext()))
    return words


@needs_shared
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_no_letter_of_a_real_book_is_lost(path: Path) -> None:
    if "kusamakura" in path.name:
        assert "no chapter of the book is in the file" in refusal(path.read_bytes())
        return

    book = taken(path.read_bytes(), path.name)
    document = document_from_markdown(book.markdown)

    shown = document.text + " ".join(block.marker for block in document.blocks) + book.metadata.title
    available = {letter: shown.count(letter) for letter in set(shown)}
    missing = 0
    for letter in "".join(_spine_words(path.read_bytes())).replace("_", ""):
        available[letter] = available.get(letter, 0) - 1
        missing += available[letter] < 0
    assert missing <= len(book.metadata.title)


@needs_shared
@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("f00-good", "TAILMARK"),
        ("f02-absolute-path", "TAILMARK"),
        ("f03-symlink-entry", "no chapter of the book is in the file"),
        ("f05-20000-entries", "TAILMARK"),
        ("f06-missing-opf", "has no package document"),
        ("f08-remote-spine-item", "Nothing was fetched"),
        ("f09-opf-xxe", "TAILMARK"),
        ("f11-container-traversal", "outside of the file"),
        ("f12-drm-encrypted", "protected by DRM"),
        ("f14-not-a-zip", "TAILMARK"),
        ("f15-esc-title", "TAILMARK"),
        ("f17-duplicate-entry", "SECOND"),
    ],
)
def test_hostile_books_end_in_an_article_or_a_sentence(name: str, outcome: str) -> None:
    path = SHARED / "hostile" / f"{name}.epub"
    said = said_of(path.read_bytes(), path.name)

    assert outcome in said
    assert "root:" not in said
    assert "\x1b" not in said
    assert not Path("/tmp/pwned-abs").exists()
