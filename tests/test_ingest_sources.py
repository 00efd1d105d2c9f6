"""Whatever is pointed at is read as what it is, or refused in a sentence that says why."""

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.errors import FeedGivenError, SourceError
from termreader.ingest import Ingested, ingest
from termreader.ingest import source as source_module
from termreader.ingest.document import document_from_markdown

PAGE = b"<!doctype html><title>The Bridge</title><p>The bridge is open to everybody from Monday on, they said.</p>"


@pytest.mark.parametrize(
    ("name", "data", "media_type", "kind"),
    [
        ("a.html", PAGE, None, "text/html"),
        ("a.txt", PAGE, None, "text/html"),
        ("a", PAGE, None, "text/html"),
        ("a.md", b"# A\n\nText.", None, "text/markdown"),
        ("a.MD", b"# A\n\nText.", None, "text/markdown"),
        ("a.txt", b"# A\n\nText.", None, "text/plain"),
        ("a", b"Text.", None, "text/plain"),
        ("a.log", b"Text.", None, "text/plain"),
        ("-", b"Text.", None, "text/plain"),
        ("https://x.org/a", PAGE, "text/html; charset=utf-8", "text/html"),
        ("https://x.org/a", b"Text.", "application/octet-stream", "text/plain"),
        ("https://x.org/page.php?x=1", PAGE, "text/html", "text/html"),
    ],
)
def test_the_kind_is_told_by_bytes_type_and_name(name: str, data: bytes, media_type: str | None, kind: str) -> None:
    article = ingest(name, data=data, media_type=media_type)
    assert article.media_type == kind
    assert article.raw == data
    assert article.metadata.url == (name if name.startswith("https:") else None)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.html", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture"),
        ("a.md", b"\xff\xd8\xff\xe0" + bytes(100), "picture"),
        ("a.txt", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"),
        ("a.txt", b"\x00\x00\x00\x18ftypmp42", "film"),
        ("a.txt", b"\x1f\x8b\x08\x00" + bytes(20), "compressed"),
        ("a.txt", b"\x7fELF" + bytes(100), "program"),
        ("a.txt", bytes(range(32)) * 40, "not text"),
        ("a.txt", b"", "nothing to read in a.txt"),
        ("a.txt", b" \n\n\t ", "nothing to read in a.txt"),
        ("a.txt", "\u200b\n\u200b".encode(), "nothing to read"),
        ("a.md", b"\xef\xbb\xbf", "nothing to read in a.md"),
        ("-", b"", "nothing to read in Standard input"),
        ("/dev/fd/63", b"", "nothing to read in /dev/fd/63"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name: str, data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        ingest(name, data=data)


def packed(*names: str) -> bytes:
    """A ZIP file with entries of these names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "what", "advice"),
    [
        (packed("[Content_Types].xml", "word/document.xml"), "Word", "Save it as HTML"),
        (packed("mimetype", "content.xml"), "LibreOffice", "Save it as HTML"),
        (packed("a.txt"), "a ZIP archive", "Unpack it"),
        (packed("a.txt")[:-30], "a ZIP archive", "Unpack it"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old document of Office", "Save it as HTML"),
        (b"{\\rtf1 Hello}", "rich text", "Save it as HTML"),
        (bytes(60) + b"BOOKMOBI" + bytes(100), "Kindle", "Convert it to EPUB"),
        (b"a.txt".ljust(257, b"\0") + b"ustar\x0000" + bytes(248), "a TAR archive", "Unpack it"),
    ],
    ids=["docx", "odt", "zip", "half a zip", "doc", "rtf", "mobi", "tar"],
)
def test_what_another_program_must_open_first_says_what_to_do(data: bytes, what: str, advice: str) -> None:
    with pytest.raises(SourceError, match=rf"^a.docx is .*{what}.* {advice}"):
        ingest("a.docx", data=data)


RSS = b"<rss version='2.0'><channel><title>News</title></channel></rss>"
XHTML = b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a", "a.html", "-"])
@pytest.mark.parametrize("data", [RSS, XHTML + RSS, b"<?xml version='1.0'?>" + XHTML + RSS, b"<!-- x -->" + RSS])
def test_a_feed_is_told_as_such_whatever_it_claims_to_be(name: str, data: bytes) -> None:
    with pytest.raises(FeedGivenError, match="is a feed"):
        ingest(name, data=data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "is a feed"),
        (b'[{"id": 1}]', "XML or JSON, which programs read"),
        (b"<?xml version='1.0'?><svg/>", "XML or JSON, which programs read"),
        (b"<opml version='2.0'><body/></opml>", "termreader feeds import"),
    ],
)
def test_what_programs_read_is_no_article(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        ingest("a.json", data=data)


def test_files_that_are_not_there_or_is_a_text() -> None:
    text = b"Feeds begin with <rss> or <feed>, and lists of them with <opml>, as everybody knows who reads any."
    assert ingest("a.txt", data=text).media_type == "text/plain"
    assert ingest("https://x.example/a", data=text, media_type="text/plain").media_type == "text/plain"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a.eml"])
def test_a_title_without_end_is_cut_and_told(name: str) -> None:
    title = "word " * 2000
    sources = {
        "a.md": f"---\ntitle: {title}\n---\n\nThe text of it all.",
        "a.txt": f"Title: {title}\n\nThe text of it all.",
        "a.html": f"<title>{title}</title><p>The text of it all, which is not long.</p>",
        "a.eml": f"Subject: {title}\n\nThe text of it all.",
    }

    article = ingest(name, data=sources[name].encode())

    assert len(article.metadata.title) <= 501
    if name != "a.txt":  # there it is the beginning of the text
        assert "Its title is longer than 500 characters, and was cut there." in article.notes


def test_files_that_are_not_there_or_no_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file"):
        ingest(tmp_path / "gone.txt")
    with pytest.raises(SourceError, match="is a folder"):
        ingest(tmp_path)
    with pytest.raises(SourceError, match="not a file"):
        ingest(Path("/dev/null"))
    for name in ("a\0b.txt", "~nobody-of-that-name/a.txt"):
        with pytest.raises(SourceError, match="could not be read"):
            ingest(name)


def test_what_is_too_big_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "MAX_BYTES", 1000)
    (tmp_path / "big.txt").write_bytes(b"x" * 1001)
    with pytest.raises(SourceError, match="too big"):
        ingest(tmp_path / "big.txt")
    with pytest.raises(SourceError, match="too big"):
        ingest("big.txt", data=b"x" * 1001)


def test_a_name_made_to_deceive_is_shown_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]0;x\x07b\u202egpj.txt"
    path.write_text("Text.", encoding="utf-8")
    assert ingest(path).metadata.title == "abgpj"
    with pytest.raises(SourceError) as refusal:
        ingest(path.with_suffix(".gone"))
    assert not set(str(refusal.value)) & {"\x1b", "\x07", "\u202e"}


def test_what_a_shell_pipes_in_is_not_called_by_the_number_of_its_pipe() -> None:
    reading, writing = os.pipe()
    try:
        os.write(writing, b"<!doctype html><p>The bridge is open to everybody from Monday on, they said on Friday.</p>")
        os.close(writing)
        piped = ingest(f"/dev/fd/{reading}")
    finally:
        os.close(reading)
    assert piped.metadata.title == "Untitled"
    assert "open to everybody" in piped.markdown


def test_a_file_in_shared_memory_is_a_file_like_any_other() -> None:
    shared = Path("/dev/shm")
    if not os.access(shared, os.W_OK):
        pytest.skip("there is no /dev/shm here")
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        story = Path(folder, "story.md")
        story.write_text("# The bridge\n\nIt is *open* to everybody.\n", encoding="utf-8")
        taken = ingest(story)
    assert (taken.metadata.title, taken.markdown.strip()) == ("The bridge", "It is *open* to everybody.")


def test_a_web_address_is_never_fetched_here() -> None:
    with pytest.raises(SourceError, match="on the web"):
        ingest("https://x.org/a")


def test_readers_are_loaded_only_when_used() -> None:
    program = "import sys, termreader.ingest; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"lxml", "bs4", "trafilatura", "markdown_it", "yaml", "charset_normalizer", "textual"} & set(loaded)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400) | st.text(st.sampled_from("<>/!-=&;#x\"' abp\n[]()*_`|:{}."), max_size=300).map(str.encode),
    st.sampled_from(["a.html", "a.md", "a.txt", "a.eml", "a", "https://x.org/a"]),
    st.sampled_from([None, "text/html", "text/plain", "text/markdown; charset=x-evil", "nonsense"]),
)
def test_any_bytes_under_any_name_are_an_article_or_a_refusal(data: bytes, name: str, media_type: str | None) -> None:
    try:
        article = ingest(name, data=data, media_type=media_type)
    except SourceError:
        return
    assert isinstance(article, Ingested)
    assert article.metadata.title
    document_from_markdown(article.markdown)
