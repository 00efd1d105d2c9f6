"""Nothing that a terminal would obey, and nothing that hides, passes the gate; everything a person would see does."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.ingest.sanitize import clean, clean_line, safe_href

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069]")

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
ASTRONAUT = "\U0001f468\U0001f3fd\u200d\U0001f680"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

any_text = st.text(st.characters(codec=None))
DANGEROUS = (
    *("\x1b", "[", "]", "31m", "\x9b", "\x9d", "\x07", "\x1b\\", "\n", "\r", "\x00", "\u2028", "\u202e"),
    *("\u200d", "\u200c", "\ufe0f", FAMILY, ENGLAND, "\U000e0041", "\ud83d", "\ude00"),
    *("a", "b", "\b", "_", "क", "्", "0;x", " "),
)
loaded_text = st.lists(st.sampled_from(DANGEROUS)).map("".join)


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("A\x1b]0;title\x07B", "AB"),
        ("A\x1b]0;title\x1b\\B", "AB"),
        ("A\x1b[2J\x1b[HB", "AB"),
        ("A\x1b[38;2;1;2;3mred\x1b[0mB", "AredB"),
        ("A\x9b31mB", "AB"),
        ("A\x9d0;title\x9cB", "AB"),
        ("A\x1bP$qm\x1b\\B", "AB"),
        ("A\x1b_Gf=24;AAAA\x1b\\B", "AB"),
        ("A\x1b^private\x1b\\B", "AB"),
        ("A\x1bXstring\x1b\\B", "AB"),
        ("A\x1b]8;;http://evil.example/\x1b\\bank\x1b]8;;\x1b\\B", "AbankB"),
        ("A\x1b(0B", "AB"),
        ("A\x1bcB", "AB"),
        ("A\x0e\x0fB", "AB"),
        ("A\x1b", "A"),
        ("A\x1b\nB", "A\nB"),
        ("A\x1b]0;never ended\nsecond\nthird", "A0;never ended\nsecond\nthird"),
        ("A\x1b[31\nB", "A31\nB"),
        ("A\x00\x01\x7fB", "AB"),
    ],
)
def test_escape_sequences_and_controls_go_and_the_text_around_them_stays(given_text: str, shown: str) -> None:
    assert clean(given_text) == shown


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("tab\there", "tab\there"),
        ("It\x92s \x93quoted\x94 \x96 so", "It’s “quoted” – so"),
        ("b\bbo\bol\bld\bd", "bold"),
        ("_\bi_\bt", "it"),
        ("secret\b\b\b\b\b\bpublic", "secretpublic"),
        ("\ufeffText", "Text"),
        ("report\u202efdp.exe", "reportfdp.exe"),
        ('if "user\u202e \u2066# check\u2069 \u2066":', 'if "user # check ":'),
        ("pay\u200bpal\u2060.com", "paypal.com"),
        ("soft\u00adhyphen", "softhyphen"),
        ("hidden \U000e0048\U000e0049 tags", "hidden  tags"),
        ("\ud83d\ude00 and half \ud83d.", "\U0001f600 and half \ufffd."),
        ("non\ufffe\ufdd0characters", "noncharacters"),
        ("a\u200db\u200cc\ufe0f\ufe0fd", "abc\ufe0fd"),
        ("漢\u200d字", "漢字"),
    ],
)
def test_what_hides_goes_and_line_ends_become_one_kind(given_text: str, shown: str) -> None:
    assert clean(given_text) == shown


@pytest.mark.parametrize(
    "text",
    [
        FAMILY,
        ASTRONAUT,
        ENGLAND,
        "❤\ufe0f\u200d🔥",
        "1\ufe0f\u20e3",
        "می\u200cخواهم",
        "ක්\u200dරි",
        "ന്\u200d",
        "नमस्ते, שלום, 漢字かな한글, Zażółć",
        "cafe\u0301 and caf\u00e9 and \ufb01ne",
        "葛\U000e0100城",
        "no\u00a0break\u3000wide",
        "[bold]not markup[/] [@click=app.quit]",
    ],
)
def test_writing_of_every_kind_passes_unchanged(text: str) -> None:
    assert clean(text) == text


@given(any_text | loaded_text)
def test_no_text_whatever_leaves_with_anything_to_obey(text: str) -> None:
    assert not CONTROLS.search(clean(text))


@given(any_text | loaded_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"))))
def test_letters_digits_and_punctuation_are_never_lost(text: str) -> None:
    assert clean(text) == text


@given(any_text | loaded_text)
def test_a_line_is_one_line_without_space_to_spare(text: str) -> None:
    line = clean_line(text)
    assert line == " ".join(line.split())
    assert len(line.splitlines()) <= 1


@pytest.mark.parametrize(
    "storm", ["\x9d", "\x1b]", "\x1b[0", "a\b", "\u200d", "\U0001f3f4\U000e0061", "\ud83d", " \u200b"]
)
def test_a_megabyte_of_it_is_cleaned_like_a_line(storm: str) -> None:
    cleaned = clean(storm * 200_000 + "\nafter")
    assert cleaned.endswith("after")
    assert not CONTROLS.search(cleaned)


def test_a_line_keeps_its_words() -> None:
    assert clean_line("  A\ttitle\r\nin  two\u00a0lines\x1b[2J ") == "A title in two lines"


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("  https://example.org/ \n", "https://example.org/"),
        ("https://example.org/a_(b)_c d", "https://example.org/a_(b)_c%20d"),
        ("https://exa\nmple.org/", "https://example.org/"),
        ("http://x.example/\x1b]0;PWNED\x07end", "http://x.example/%1B]0;PWNED%07end"),
        ("https://x.example/\u202egpj", "https://x.example/%E2%80%AEgpj"),
        ("https://example.org/ü", "https://example.org/ü"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        ("#note-1", "#note-1"),
        ("#", None),
        ("", None),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("relative/path", None),
        ("/absolute/path", None),
        ("//example.org/", None),
        ("https://", None),
        ("https:///path", None),
        ("https:\\\\example.org", None),
        ("ftp://example.org/", None),
    ],
)
def test_only_links_that_may_be_opened_are_kept(href: str, kept: str | None) -> None:
    assert safe_href(href) == kept


@given(any_text | loaded_text)
def test_no_link_carries_anything_to_obey(text: str) -> None:
    href = safe_href("https://example.org/" + text) or ""
    assert href.startswith("https://example.org/")
    assert not CONTROLS.search(href)
    assert not any(unicodedata.category(char) in {"Zs", "Cc"} for char in href)
