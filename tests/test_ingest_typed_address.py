"""What a person types where an address or a file is asked for."""

from pathlib import Path

import pytest

from termreader.errors import SourceError
from termreader.ingest.typed_address import addresses_in, as_address, as_feed_address

ADDRESSES = [
    ("https://example.org/a", "https://example.org/a"),
    ("  example.org  ", "https://example.org"),
    ("www.example.co.uk/a/b.html?c#d", "https://www.example.co.uk/a/b.html?c#d"),
    ("bücher.example/ä", "https://bücher.example/ä"),
    ("example.org:8080/x", "https://example.org:8080/x"),
    ("localhost:8000/feed", "http://localhost:8000/feed"),
    ("127.0.0.1/x", "http://127.0.0.1/x"),
    ("ftp://example.org/a", "ftp://example.org/a"),
    ("feed:https://example.org/a", "https://example.org/a"),
    ("feed://https://example.org/a", "https://example.org/a"),
    ("Feed://example.org/a", "http://example.org/a"),
]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        *ADDRESSES,
        ("https://a.org/?u=feed://b.org/rss", "https://a.org/?u=feed://b.org/rss"),
        ("https://a.org/newsfeed:https://b.org", "https://a.org/newsfeed:https://b.org"),
        ("notes.txt", None),
        ("~/Downloads/article.txt", None),
        ("./example.org", None),
        ("a file with words.html", None),
        ("", None),
        ("word", None),
        ("/etc/hosts", None),
    ],
)
def test_what_was_typed_is_an_address_or_a_file(typed: str, address: str | None) -> None:
    assert as_address(typed) == address


def test_several_addresses_are_several_only_when_each_word_is_one() -> None:
    assert addresses_in("example.org https://a.example/b\nexample.org") == [
        "https://example.org",
        "https://a.example/b",
    ]
    assert addresses_in("example.org and more") == []


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        *ADDRESSES,
        ("intranet/news", "https://intranet/news"),
        ("intranet:8080/news", "https://intranet:8080/news"),
        ("no-such-file.xml", "https://no-such-file.xml"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("feed:ftp://example.org/", "feed:ftp://example.org/"),
        ("x" * 5000, f"https://{'x' * 5000}"),
        ("a\0b", "https://a\0b"),
    ],
    ids=repr,
)
def test_where_only_an_address_is_meant_a_name_is_a_host(typed: str, address: str) -> None:
    assert as_feed_address(typed) == address


def test_a_file_with_the_name_of_a_host_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "example.org").write_text("words")
    monkeypatch.chdir(tmp_path)
    assert as_address("example.org") is None
    with pytest.raises(SourceError, match=r"^example\.org is a file; a feed is subscribed to by its web address\.$"):
        as_feed_address("example.org")


def test_a_folder_is_no_address_of_a_feed(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder; a feed is subscribed to by its web address"):
        as_feed_address(str(tmp_path))
