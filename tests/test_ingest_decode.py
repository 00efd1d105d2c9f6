"""Bytes become the text they were, whatever their encoding says or does not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.ingest.dates import iso_date
from termreader.ingest.decode import decode, is_text

FRENCH = "Où est la bibliothèque ? L’été, à la mer, « voilà » — déjà vu, naïve café."
POLISH = "Zażółć gęślą jaźń. Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i praw."
RUSSIAN = "Это довольно длинный русский текст, в котором говорится о погоде и о людях."
JAPANESE = "これは日本語の文章です。とても長い文章ではありませんが、判定には十分でしょう。"
CHINESE = "这是一个中文句子，用来测试编码的检测。它足够长了吗？应该够了。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, JAPANESE, "héllo 漢"])
def test_unicode_is_read_by_its_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_told_by_its_zeros(encoding: str) -> None:
    assert decode("Plain Western text".encode(encoding)) == "Plain Western text"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        ("naïve café", "cp1252"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
    ],
)
def test_an_encoding_that_nobody_names_is_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("latin1", "cp1252"), ("ISO-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("windows-1252", "cp1252")],
)
def test_latin1_on_the_web_means_windows_1252(label: str, encoding: str) -> None:
    page = f"<meta charset='{label}'>naïve “café”"
    assert decode(page.encode(encoding), markup=True) == page
    assert decode(page.encode(encoding), charset=label) == page


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_a_page_says_its_encoding_itself(head: str) -> None:
    assert decode((head + "Я и ты").encode("cp1251"), markup=True) == head + "Я и ты"


def test_what_the_server_said_outweighs_what_the_page_says() -> None:
    page = "<meta charset=utf-8>Я и ты"
    assert decode(page.encode("koi8-r"), charset="koi8-r", markup=True) == page


@pytest.mark.parametrize("label", ["x-evil", "", "utf-999", "unicode_escape", "zlib", "\0", "utf-16"])
def test_a_label_nobody_knows_is_passed_over(label: str) -> None:
    page = f"<meta charset='{label}'>naïve “café”"
    assert decode(page.encode(), markup=True) == page
    assert decode(page.encode(), charset=label) == page


def test_utf8_under_an_old_label_is_still_utf8() -> None:
    page = "<meta charset=latin1>naïve “café”"
    assert decode(page.encode(), markup=True) == page


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin1", "utf-16", "big5", "x-evil"]))
def test_no_bytes_at_all_fail(data: bytes, charset: str | None) -> None:
    assert isinstance(decode(data, charset=charset, markup=True), str)
    assert is_text(data) in {True, False}


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Tuesday, November 19, 2024", "2024-11-19"),
        ("Nov. 5, 2023", "2023-11-05"),
        ("19 November 2024", "2024-11-19"),
        ("3rd of May 2021", "2021-05-03"),
        ("Published 19 Nov 2024", "2024-11-19"),
        ("Updated on May 29, 2024, 5:02 a.m. ET", "2024-05-29"),
        ("2024-05-01", "2024-05-01"),
        ("2024-05-01 10:00", "2024-05-01T10:00"),
        ("2024-05-01T10:00:00.123Z", "2024-05-01T10:00:00Z"),
        ("2024-05-01T10:00:00+0200", "2024-05-01T10:00:00+02:00"),
        ("2024-13-01", None),
        ("February 30, 2024", None),
        ("May 2024", None),
        ("03/04/2024", None),
        ("On May 29, 2024 he left.", None),
        ("", None),
    ],
)
def test_a_date_is_understood_only_when_it_is_one(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso
