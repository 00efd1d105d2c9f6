"""Every hostile file that is read as an article does what is written of it beside it, and no harm."""

import re
import tarfile
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from termreader.errors import SourceError
from termreader.ingest import Ingested, ingest
from termreader.ingest.document import document_from_markdown
from termreader.model import BlockKind, Document
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

HOSTILE = SHARED / "hostile"
OPENED = (
    *("a01", "a03", "a04", "a06", "a07", "a09", "a10", "a12", "a13", "a15", "a16", "a18", "a19", "a21", "a22"),
    *("b01", "b02", "b04", "b05", "b07", "b10", "b11", "b13", "b14"),
    *("c01", "c02", "c04", "c05", "c07", "c08", "c10", "c11", "c13", "c14"),
    *("d02", "d03", "d05", "d06", "d08", "d09", "d11", "d12", "d17", "d18"),
    *("h10", "h11", "j04", "j05"),
)


def path_of(number: str) -> Path:
    return next(HOSTILE.glob(f"{number}-*"))


@cache
def read(number: str) -> tuple[Ingested, Document]:
    article = ingest(path_of(number))
    return article, document_from_markdown(article.markdown)


def paragraphs(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def everything(article: Ingested, document: Document) -> list[str]:
    """All strings that a terminal might be given."""
    about = article.metadata
    said = (about.title, about.byline, about.site, about.section, about.url, about.canonical_url, about.language)
    hrefs = [mark.href for mark in document.marks] + [block.href for block in document.blocks]
    return [text for text in (*said, article.markdown, document.text, *article.notes, *article.tags, *hrefs) if text]


@pytest.mark.parametrize("number", OPENED)
def test_nothing_reaches_a_terminal_that_it_would_obey(number: str) -> None:
    article, document = read(number)
    for text in everything(article, document):
        assert not [char for char in text if unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t"]
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]", text)
        assert not re.search("(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0020-\U000e007f]", text)


@pytest.mark.parametrize("number", OPENED)
def test_every_mark_put_at_an_end_is_still_there(number: str) -> None:
    raw = path_of(number).read_bytes().replace(b"\0", b"")  # one of them is UTF-16
    document = read(number)[1]
    for mark in ("TAILMARK", "DEEPMARK"):
        assert (mark in document.text) == (mark.encode() in raw)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("a01", "Before AB after"),
        ("a03", "Before AFAKE SCREENB after"),
        ("a04", "Before AREDB after"),
        ("a06", "Before AB after"),
        ("a07", "Before Abank.exampleB after"),
        ("a10", "AB"),
        ("a15", "AB"),
        ("a16", "AB"),
        ("a18", "A0;never terminated\n\nsecond line must be visible B\n\nthird"),
        ("a19", "A\n\nB"),
        ("a21", "secretpublic"),
        ("a22", "AB"),
        ("b02", 'if access != "user # check if admin ":\n    grant()'),
        ("b04", "paypal.com and hidden tag text:  end"),
        ("b14", "caf\u00e9 and cafe\u0301 and \ufb01ne"),
        ("c04", "TAILMARK"),
        ("h10", "body"),
        ("h11", "body"),
    ],
)
def test_what_is_shown_of_a_short_text(number: str, text: str) -> None:
    assert read(number)[1].text == text


@pytest.mark.parametrize(
    ("number", "paragraph"),
    [
        ("a13", "link"),
        ("b01", "Download reportfdp.exe now"),
        ("b05", "\u0410pple and Apple are different strings, so is Micr\u043esoft."),
        ("b10", "héllo 漢"),
        ("b11", "naïve café “quote”"),
        ("b13", "ok"),
        ("c05", "before\n```\n# NOT A HEADING\n[link](javascript:alert(1))\n```\nafter"),
        ("c07", "# not a heading"),
        ("c07", "1. not a list"),
        ("c07", "- not a bullet"),
        ("c07", "> not a quote"),
        ("c07", r"[not](a link) ![not](img) `not code` ~~not struck~~ snake_case_name 2*3*4 C:\dir\*"),
        ("c07", "---"),
        ("c07", "==="),
        ("c08", "a\tb|c\nr|s\t1 2\n\tz\ninner\t"),
        ("c10", "t]xt [a](b paren"),
        ("c11", "para one"),
        ("c11", "para two"),
        ("c11", "acunbelievable spaced x"),
        ("d02", "DEEPMARK x"),
    ],
)
def test_a_page_shows_this_paragraph_exactly(number: str, paragraph: str) -> None:
    assert paragraph in paragraphs(read(number)[1])


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("a12", "Title AB"),
        ("c02", "[/] Sale [bold] [@click=app.quit]now[/]"),
        ("c13", "CON"),
        ("c14", "yes: \"quoted\" 'x' # no, - [a] {b} | >"),
        ("h11", "2024-05-01"),
    ],
)
def test_titles_are_shown_literally(number: str, title: str) -> None:
    assert read(number)[0].metadata.title == title


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("d14", "nothing to read in d14-empty.html"),
        ("d15", "nothing to read in d15-no-article-js-shell.html"),
        ("j01", "is a PDF"),
        ("j02", "is a picture"),
        ("i01", "is a database"),
        ("i05", "nothing to read"),
        ("g01", "is compressed"),
        ("a25", "is a TAR archive"),
    ],
)
def test_what_is_no_article_is_refused_with_a_clear_sentence(number: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        ingest(path_of(number))


def test_a_file_name_with_an_escape_sequence_is_shown_without_it(tmp_path: Path) -> None:
    with tarfile.open(path_of("a25")) as archive:
        archive.extractall(tmp_path, filter="data")
    file = next(path for path in tmp_path.rglob("*") if path.is_file())
    assert "\x1b" in file.name
    article = ingest(file)
    assert "\x1b" not in article.metadata.title
    with pytest.raises(SourceError) as refusal:
        ingest(file.with_name(file.name + ".gone"))
    assert "\x1b" not in str(refusal.value)


def test_families_and_flags_keep_their_code_points() -> None:
    raw = path_of("b07").read_text(encoding="utf-8")
    assert read("b07")[1].text.split("\n\n")[:2] == raw.split("\n")[:2]


def test_links_of_a_page_are_whole_or_gone() -> None:
    marks = read("c10")[1].marks
    assert [mark.href for mark in marks] == [
        "http://x.example/[evil](http://y.example)",
        "http://e.example/a_(b)_c%20d",
    ]
    assert [mark.href for mark in read("a13")[1].marks] == ["http://x.example/"]
    assert read("j04")[1].marks == ()


def test_the_address_is_the_persons_and_what_the_page_claims_stands_beside_it() -> None:
    article = ingest("https://given.example/page", data=path_of("j05").read_bytes())
    assert article.metadata.url == "https://given.example/page"
    assert article.metadata.canonical_url == "https://bank.example/real-article"
    assert ingest(path_of("j05")).metadata.url is None


def test_depth_is_reported_and_lists_keep_every_item() -> None:
    assert read("d02")[0].notes == read("d12")[0].notes != ()
    items = [block for block in read("d09")[1].blocks if block.kind is BlockKind.ITEM]
    assert len(items) == 16_000
    assert items[-1].marker == "16000."
    assert len([block for block in read("d18")[1].blocks if block.kind is BlockKind.PARAGRAPH]) > 5000
