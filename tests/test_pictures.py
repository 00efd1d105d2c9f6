"""Pictures of articles: judged, taken from beside a file or out of a book, fetched when asked for, let go of."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from termreader.errors import SourceError
from termreader.illustration import Illustrated
from termreader.ingest import ingest
from termreader.ingest.document import document_from_markdown
from termreader.ingest.pictures import MAX_BYTES, MAX_PIXELS, Judged, address_of, judge
from termreader.ingest.sanitize import safe_source
from termreader.library import Library
from termreader.model import BlockKind, Metadata, PictureSize
from termreader.paths import Paths
from termreader.store.database import Database
from termreader.store.opening import open_database
from termreader.store.pictures import Pictures
from termreader.store.repair import salvage_library
from termreader.store.schema import MIGRATIONS
from tests.epubs import epub, page
from tests.pictures import EPS, SVG, bomb, halves, png, saved
from tests.web import Web, serving

TURNED = Image.Exif()
TURNED[0x0112] = 6


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as started:
        yield started


# Where they lie --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("https://example.org/a.png", "https://example.org/a.png"),
        ("images/a.png", "images/a.png"),
        ("./images/a b.png", "./images/a%20b.png"),
        (" a.png\n", "a.png"),
        ("../a.png", None),
        ("images/../../a.png", None),
        ("%2e%2e/a.png", None),
        ("..\\a.png", None),
        ("/etc/passwd", None),
        ("\\\\server\\share\\a.png", None),
        ("//example.org/a.png", None),
        ("C:\\a.png", None),
        ("c%3a/a.png", None),
        ("file:///etc/passwd", None),
        ("data:image/png;base64,AAAA", None),
        ("javascript:alert(1)", None),
        ("mailto:a@example.org", None),
        ("#place", None),
        ("?query", None),
        ("", None),
    ],
)
def test_a_picture_lies_on_the_web_or_below_the_text_and_nowhere_else(source: str, kept: str | None) -> None:
    assert safe_source(source) == kept


@given(st.text(st.sampled_from("./\\%2eE:abC~\x00\n #?"), max_size=12))
def test_no_source_that_is_kept_leads_out_of_its_folder(source: str) -> None:
    from urllib.parse import unquote

    kept = safe_source(source)
    if kept is not None:
        folder = Path("/folder")
        assert (folder / unquote(kept).replace("\\", "/").replace("\0", "")).resolve().is_relative_to(folder)


def test_a_picture_in_the_middle_of_a_sentence_is_no_link_to_a_file() -> None:
    document = document_from_markdown("See ![the map](map.png) and ![the sea](https://example.org/sea.png).")
    assert [mark.href for mark in document.marks] == ["https://example.org/sea.png"]


@pytest.mark.parametrize(
    ("source", "url", "address"),
    [
        ("https://a.example/1.png", None, "https://a.example/1.png"),
        ("img/1.png", "https://a.example/deep/page.html", "https://a.example/deep/img/1.png"),
        ("img/1.png", None, None),
        ("img/1.png", "ftp://a.example/", None),
    ],
)
def test_what_lies_beside_a_page_has_the_pages_address(source: str, url: str | None, address: str | None) -> None:
    assert address_of(source, Metadata("T", url=url)) == address


# Judging ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "judged"),
    [
        (png(30, 20), Judged("image/png", PictureSize(30, 20))),
        (saved(Image.new("RGB", (30, 20)), "JPEG"), Judged("image/jpeg", PictureSize(30, 20))),
        (saved(Image.new("RGB", (30, 20)), "JPEG", exif=TURNED), Judged("image/jpeg", PictureSize(20, 30))),
        (saved(Image.new("RGB", (30, 20)), "WEBP"), Judged("image/webp", PictureSize(30, 20))),
        (saved(Image.new("P", (30, 20)), "GIF"), Judged("image/gif", PictureSize(30, 20))),
    ],
)
def test_a_picture_is_known_by_its_bytes_and_measured_as_it_is_shown(data: bytes, judged: Judged) -> None:
    assert judge(data, "a.bin") == judged


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no picture"),
        (b"<!doctype html><title>404</title>", "no picture"),
        (SVG, "SVG"),
        (EPS, "no picture"),
        (bomb(6_001, 6_000), "6,001 × 6,000 pixels"),
        (bomb(40_000, 40_000), "far more pixels"),
        (png()[:20], "no picture|damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "no picture|damaged"),
        (b"x" * (MAX_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_what_cannot_or_must_not_be_shown_is_told_and_not_decoded(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        judge(data, "a.png")


@given(st.binary(max_size=200), st.integers(0, 60))
def test_no_bytes_break_the_judge(noise: bytes, kept: int) -> None:
    with suppress(SourceError):
        size = judge(png()[:kept] + noise, "a.png").size
        assert 1 <= size.width * size.height <= MAX_PIXELS


# From files ------------------------------------------------------------------------------------------------------


def shown(library: Library, article_id: int | None) -> dict[str, PictureSize]:
    """The pictures kept with an article."""
    assert article_id is not None
    return {picture.source: picture.size for picture in library.pictures(article_id)}


def test_pictures_beside_a_markdown_file_come_with_it(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "the sea.png").write_bytes(png(8, 6))
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "out.png").symlink_to(tmp_path / "secret.png")
    text = folder / "a.md"
    text.write_text(
        "Words.\n\n![The sea at dawn](img/the%20sea.png)\n\n![x](../secret.png)\n\n![y](out.png)\n\n![z](no.png)\n"
    )
    added = library.add(text)
    assert shown(library, added.id) == {"img/the%20sea.png": PictureSize(8, 6)}
    (folder / "no.png").write_bytes(png(4, 4))
    assert library.add(text).status == "exists"
    assert len(shown(library, added.id)) == 2


def test_pictures_beside_a_saved_page_come_with_it(library: Library, tmp_path: Path) -> None:
    (tmp_path / "Page_files").mkdir()
    (tmp_path / "Page_files" / "1.png").write_bytes(png(8, 6))
    words = "<p>" + "A llama spits at a minister, and the minister leaves the field. " * 20 + "</p>"
    (tmp_path / "Page.html").write_text(
        '<html><head><title>On llamas</title><link rel="canonical" href="https://a.example/llamas"></head>'
        f'<body><article><h1>On llamas</h1>{words}<img src="./Page_files/1.png" alt="A llama in a field">'
        f'<img src="/img/2.png" alt="Another llama in a field">{words}</article></body></html>'
    )
    added = library.add(tmp_path / "Page.html")
    assert shown(library, added.id) == {"./Page_files/1.png": PictureSize(8, 6)}
    assert added.id is not None
    hrefs = [block.href for block in library.article(added.id).document.blocks if block.kind is BlockKind.IMAGE]
    assert hrefs == ["./Page_files/1.png", "https://a.example/img/2.png"]


def test_pictures_of_a_book_come_out_of_it(library: Library, tmp_path: Path) -> None:
    book = epub(
        {
            "text/1.xhtml": page(
                '<h1>One</h1><p>Words.</p><p><img src="../img/a%20map.png" alt="A map of the island"/></p>'
                '<p><img src="../../../etc/passwd" alt="A file of this machine"/></p>'
            )
        },
        extra={"OEBPS/img/a map.png": png(8, 6)},
    )
    (tmp_path / "book.epub").write_bytes(book)
    added = library.add(tmp_path / "book.epub")
    assert shown(library, added.id) == {"OEBPS/img/a%20map.png": PictureSize(8, 6)}
    assert added.id is not None
    library.drop_pictures(added.id)
    assert library.keep_pictures(added.id) == Illustrated(1, 0)


def test_illustrations_of_which_a_book_says_nothing_stand_in_its_text_without_a_word(
    library: Library, tmp_path: Path
) -> None:
    fish = '<svg xmlns="http://www.w3.org/2000/svg"><image href="b.png"/></svg>'
    body = (
        f'<p>One.</p><p><img src="a.png" alt=""/></p><p>A <img src="sign.png"/> sign.</p><div>{fish}</div><p>Two.</p>'
    )
    book = epub(
        {"1.xhtml": page(body)}, extra={"OEBPS/a.png": png(8, 6), "OEBPS/b.png": png(9, 9), "OEBPS/sign.png": png()}
    )
    (tmp_path / "book.epub").write_bytes(book)
    added = library.add(tmp_path / "book.epub")
    assert added.notes == ("Not shown: 1 picture without a description.",)
    assert shown(library, added.id) == {"OEBPS/a.png": (8, 6), "OEBPS/b.png": (9, 9)}
    assert added.id is not None
    document = library.article(added.id).document
    assert document.text.split() == ["One.", "A", "sign.", "Two."]
    pictures = [block for block in document.blocks if block.kind is BlockKind.IMAGE]
    assert [(block.href, block.start == block.end) for block in pictures] == [
        ("OEBPS/a.png", True),
        ("OEBPS/b.png", True),
    ]


def test_a_page_shows_no_picture_of_which_it_says_nothing() -> None:
    words = "A llama spits at a minister, and the minister leaves the field. " * 20
    html = f'<article><p>{words}</p><p><img src="spacer.png" alt=""></p><p>{words}</p></article>'
    assert "spacer" not in ingest("https://a.example/", data=html.encode(), media_type="text/html").markdown


def test_none_is_kept_unasked_when_the_settings_say_so(library: Library, tmp_path: Path) -> None:
    library.paths.settings.parent.mkdir(parents=True)
    library.paths.settings.write_text('pictures = "never"\n')
    (tmp_path / "a.png").write_bytes(png())
    (tmp_path / "a.md").write_text("![The sea](a.png)\n")
    assert shown(library, library.add(tmp_path / "a.md").id) == {}


def test_a_file_given_as_bytes_has_no_folder(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.png").write_bytes(png())
    assert shown(library, library.add("-", data=b"![The sea](a.png)\n").id) == {}


# From the web ----------------------------------------------------------------------------------------------------


def with_pictures(web: Web, *sources: str) -> str:
    """A page with these pictures; its address."""
    words = b"<p>" + b"A llama spits at a minister, and the minister leaves the field. " * 20 + b"</p>"
    images = "".join(f'<p><img src="{source}" alt="Picture of a llama {n}"></p>' for n, source in enumerate(sources))
    body = b"<html><head><title>On llamas</title></head><body><article>" + words + images.encode() + words
    return web.page("/llamas", body + b"</article></body></html>")


def test_the_pictures_of_a_page_come_when_asked_for_and_not_before(library: Library, web: Web) -> None:
    url = with_pictures(web, "/1.png", "/2.png", "/1.png")
    web.page("/1.png", png(8, 6), "image/png")
    web.page("/2.png", halves(10, 10), "text/html")
    added = library.add(url)
    assert added.id is not None
    assert (web.asked_paths(), library.pictures(added.id)) == (["/llamas"], [])
    told: list[tuple[int, int]] = []
    assert library.keep_pictures(added.id, on_picture=lambda *of: told.append(of)) == Illustrated(2)
    assert shown(library, added.id) == {f"{web.url}/1.png": (8, 6), f"{web.url}/2.png": (10, 10)}
    assert told == [(1, 2), (2, 2)]
    asked = web.asked[-1].headers
    assert asked["accept"].startswith("image/")
    assert "referer" not in asked
    assert "cookie" not in asked
    assert library.keep_pictures(added.id) == Illustrated(0, 2)
    assert len(web.asked) == 3


def test_each_picture_that_cannot_be_had_is_told_and_the_others_come(library: Library, web: Web) -> None:
    url = with_pictures(web, "/gone.png", "/drawing.svg", "/bomb.png", "/page.png", "/good.png")
    web.page("/drawing.svg", SVG, "image/svg+xml")
    web.page("/bomb.png", bomb(), "image/png")
    web.page("/page.png", b"<html>no</html>", "image/png")
    web.page("/good.png", png(), "image/png")
    added = library.add(url)
    assert added.id is not None
    illustrated = library.keep_pictures(added.id)
    assert (illustrated.kept, len(illustrated.failed)) == (1, 4)
    for said in ("404", "drawing.svg is a drawing", "bomb.png has far more pixels", "page.png is no picture"):
        assert any(said in sentence for sentence in illustrated.failed), illustrated.failed


def test_a_page_cannot_lead_to_a_picture_inside_the_readers_network(library: Library, web: Web, tmp_path: Path) -> None:
    web.page("/secret.png", png(), "image/png")
    (tmp_path / "a.md").write_text(f"Words.\n\n![The sea at dawn]({web.url}/secret.png)\n")
    added = library.add(tmp_path / "a.md")
    assert added.id is not None
    illustrated = library.keep_pictures(added.id)
    assert illustrated.kept == 0
    assert "refused" in illustrated.failed[0]
    assert web.asked == []


def test_a_file_that_claims_to_be_a_page_in_there_leads_there_no_more(
    library: Library, web: Web, tmp_path: Path
) -> None:
    words = "A llama spits at a minister, and the minister leaves the field. " * 20
    (tmp_path / "a.html").write_text(
        f'<html><head><title>T</title><link rel="canonical" href="{web.url}/"></head><body><article><p>{words}</p>'
        f'<img src="/secret.png" alt="The sea at dawn"><p>{words}</p></article></body></html>'
    )
    web.page("/secret.png", png(), "image/png")
    added = library.add(tmp_path / "a.html")
    assert added.id is not None
    assert library.keep_pictures(added.id).kept == 0
    assert web.asked == []


def test_stopping_keeps_what_came_and_says_so(library: Library, web: Web) -> None:
    added = library.add(with_pictures(web, "/1.png"))
    assert added.id is not None
    assert library.keep_pictures(added.id, cancelled=lambda: True) == Illustrated(stopped=True)


# In the library --------------------------------------------------------------------------------------------------


def add_sea(library: Library, folder: Path) -> int:
    """An article with one picture."""
    (folder / "sea.png").write_bytes(halves())
    (folder / "a.md").write_text("Words.\n\n![The sea at dawn](sea.png)\n")
    added = library.add(folder / "a.md")
    assert added.id is not None
    return added.id


@pytest.fixture
def sea(library: Library, tmp_path: Path) -> int:
    """An article with one picture, in the library."""
    return add_sea(library, tmp_path)


def test_a_picture_is_given_back_as_it_came(library: Library, sea: int) -> None:
    (picture,) = library.pictures(sea)
    assert library.picture(picture.id) == halves()
    assert (picture.media_type, picture.length) == ("image/png", len(halves()))


def test_two_articles_share_the_bytes_of_one_picture(library: Library, sea: int, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("Other words.\n\n![The same sea](sea.png)\n")
    other = library.add(tmp_path / "b.md").id
    assert other is not None
    assert [picture.id for picture in library.pictures(other)] == [picture.id for picture in library.pictures(sea)]


def test_pictures_let_go_of_come_back(library: Library, sea: int) -> None:
    library.drop_pictures(sea)
    assert library.pictures(sea) == []
    library.restore_pictures(sea)
    assert len(library.pictures(sea)) == 1


def test_pictures_go_and_come_back_with_their_article(library: Library, sea: int) -> None:
    library.delete_article(sea)
    library.restore_article(sea)
    assert len(library.pictures(sea)) == 1


@pytest.mark.parametrize("what", ["articles", "article_pictures"])
def test_what_was_let_go_of_long_ago_is_gone_with_its_bytes(paths: Paths, tmp_path: Path, what: str) -> None:
    with Library.open(paths) as library:
        add_sea(library, tmp_path)
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute(f"UPDATE {what} SET deleted = '2001-01-01T00:00:00+00:00'")
        connection.commit()
    Library.open(paths).close()
    with closing(sqlite3.connect(paths.database)) as connection:
        assert connection.execute("SELECT count(*) FROM article_pictures").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM pictures").fetchone() == (0,)


def test_a_picture_let_go_of_lately_stays_while_it_can_come_back(paths: Paths, tmp_path: Path) -> None:
    with Library.open(paths) as library:
        sea = add_sea(library, tmp_path)
        library.drop_pictures(sea)
    with Library.open(paths) as again:
        again.restore_pictures(sea)
        assert len(again.pictures(sea)) == 1


def test_pictures_are_saved_from_a_damaged_library(paths: Paths, tmp_path: Path) -> None:
    with Library.open(paths) as library:
        sea = add_sea(library, tmp_path)
        for number in range(30):
            library.add(f"{number}.txt", data=f"Text {number}. ".encode() * 900)
    with closing(sqlite3.connect(paths.database)) as connection:
        (page_number,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'articles_by_content'"
        ).fetchone()
    data = bytearray(paths.database.read_bytes())
    data[(page_number - 1) * 4096 : page_number * 4096] = b"\xff" * 4096
    paths.database.write_bytes(data)
    counts, _ = salvage_library(paths)
    assert (counts["pictures"], counts["article_pictures"]) == (1, 1)
    with Library.open(paths) as again:
        assert again.picture(again.pictures(sea)[0].id) == halves()


def test_a_library_of_before_there_were_pictures_takes_them(paths: Paths, tmp_path: Path) -> None:
    with open_database(paths, MIGRATIONS[:3]) as database, database.transaction() as connection:
        connection.execute(
            "INSERT INTO articles (title, content_hash, words, added) VALUES ('Old', 'x', 1, '2024-01-01')"
        )
    with Library.open(paths) as library:
        assert library.pictures(1) == []
        assert len(library.pictures(add_sea(library, tmp_path))) == 1


def test_asking_for_an_articles_pictures_reads_none_of_their_bytes(library: Library, sea: int, paths: Paths) -> None:
    with Database(paths.database) as database:
        plan = database.rows(
            "EXPLAIN QUERY PLAN SELECT p.id, length(data) FROM article_pictures AS a"
            " JOIN pictures AS p ON p.id = picture_id WHERE article_id = ?",
            (sea,),
        )
        assert not any("SCAN" in str(step) for step in plan)
        assert len(Pictures(database).of(sea)) == 1


def test_markdown_of_a_page_names_its_pictures_where_a_person_can_find_them() -> None:
    words = "A llama spits at a minister, and the minister leaves the field. " * 20
    html = f'<article><p>{words}</p><img src="img/1.png" alt="A llama in a field"><p>{words}</p></article>'
    taken = ingest("https://a.example/deep/page.html", data=html.encode(), media_type="text/html")
    assert "![A llama in a field](https://a.example/deep/img/1.png)" in taken.markdown
