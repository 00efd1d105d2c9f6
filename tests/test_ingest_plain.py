"""Plain text comes in as it was meant: rejoined, its parts told apart, every sentence kept, every sign shown."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.ingest import Ingested, ingest
from termreader.ingest.document import document_from_markdown
from termreader.ingest.plain_lines import split_pieces
from termreader.ingest.sanitize import clean
from tests.shared import SHARED, needs_shared

LONG = "This is an ordinary paragraph of an article, long enough that nobody would take it for a title or a caption."
WORDS = re.compile(r"\w+")


def take_in(text: str, name: str = "saved.txt") -> Ingested:
    return ingest(name, data=text.encode("utf-8", "surrogatepass"))


def blocks_of(article: Ingested) -> list[tuple[str, str]]:
    document = document_from_markdown(article.markdown)
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


@needs_shared
def test_the_fortune_article_comes_out_right() -> None:
    article = ingest(next((SHARED / "seeds").glob("000_*.txt")))
    about = article.metadata
    assert about.title == (
        "How Mark Zuckerberg went all-in to make Meta a major AI player and threaten OpenAI’s dominance"
    )
    assert (about.published, about.section, about.site) == ("2024-11-19", "Business", "Fortune")
    blocks = blocks_of(article)
    assert sum("at a lower cost. It could help" in text for _, text in blocks) == 1
    apart = [(kind, text[:24]) for kind, text in blocks if kind != "paragraph"]
    assert apart == [
        ("caption", "Yann LeCun, Meta’s chief"),
        ("credit", "DeSean McClinton-Holland"),
        ("pullquote", "“We got incoming request"),
        ("attribution", "Yann Lecun, describing r"),
        ("rule", "* * *"),
        ("caption", "Joelle Pineau (left) and"),
        ("credit", "Cayce Clifford for Fortu"),
        ("rule", "* * *"),
        ("rule", "* * *"),
        ("pullquote", "Zuckerberg “does not wan"),
        ("attribution", "PATRICK WENDELL, cofound"),
        ("rule", "* * *"),
    ]
    assert blocks[0] == ("paragraph", blocks[0][1])
    assert blocks[0][1].startswith("It was the summer of 2023")
    assert blocks[-1][1].startswith("This article appears in the December 2024")
    assert [note.rpartition("“")[2] for note in article.notes] == [
        "source”",
        "Leave a Reply”",
        "Your email address will not be published. Required fields are marked *”",
    ]


@needs_shared
def test_the_other_saved_article_is_a_paragraph_a_line() -> None:
    path = next((SHARED / "seeds").glob("003_*.txt"))
    article = ingest(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert article.metadata.title == "How A.I. Made Mark Zuckerberg Popular Again in Silicon Valley"
    assert blocks_of(article) == [("paragraph", line) for line in lines[1:-2]]
    assert len(article.notes) == 2


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("A Title of Some Words", ("A Title of Some Words", None, None, None)),
        ("A Title of Some Words\nBy Ann Author", ("A Title of Some Words", "Ann Author", None, None)),
        ("A Title of Some Words\n\nMay 5, 2024", ("A Title of Some Words", None, None, "2024-05-05")),
        ("Business\n\nA Title of Some Words", ("A Title of Some Words", None, "Business", None)),
        ("A Title\n=======", ("A Title", None, None, None)),
        (
            "The Paper of the Island\n\nSUBSCRIBE\n\nA Title of Some Words\n\nBy Ann Author\nMay 5, 2024 · 4 min read",
            ("A Title of Some Words", "Ann Author", None, "2024-05-05"),
        ),
        (
            "May 5, 2024\nScience\n\nIs This a Title of Some Words?\n\nBy Ann Author and Ben Other",
            ("Is This a Title of Some Words?", "Ann Author and Ben Other", "Science", "2024-05-05"),
        ),
    ],
)
def test_the_head_tells_title_byline_section_and_date(head: str, expected: tuple[str | None, ...]) -> None:
    article = take_in(f"{head}\n\n{LONG}\n\n{LONG}")
    about = article.metadata
    assert (about.title, about.byline, about.section, about.published) == expected
    assert blocks_of(article)[-2:] == [("paragraph", LONG), ("paragraph", LONG)]
    assert len(blocks_of(article)) == (3 if "The Paper" in head else 2)


def test_chapters_are_headings_and_no_speakers() -> None:
    article = take_in(
        f"THE OLD HOUSE\n\nCHAPTER I\n\n{LONG}\n\n“We are there,” said he, “at last.”\n\nCHAPTER II\n\n{LONG}"
    )
    assert [kind for kind, _ in blocks_of(article)] == ["heading", "paragraph", "paragraph", "heading", "paragraph"]


def test_without_a_title_the_file_gives_its_name_and_the_text_stays_whole() -> None:
    article = take_in(LONG, "from-a-friend.txt")
    assert article.metadata.title == "from-a-friend"
    assert blocks_of(article) == [("paragraph", LONG)]
    assert take_in(LONG, "003_77.txt").metadata.title == "This is an ordinary paragraph of an article, long enough…"


@pytest.mark.parametrize(
    "credit", ["Ann Author for The Paper", "Photo: A. Body/Getty Images", "Courtesy of the museum"]
)
def test_a_caption_is_told_by_the_credit_after_it(credit: str) -> None:
    article = take_in(f"{LONG}\n\nAnn at her desk in town.\n\n{credit}\n\n{LONG}")
    assert [kind for kind, _ in blocks_of(article)] == ["paragraph", "caption", "credit", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "He did it for The Paper.",
        "Photo books are back in fashion.",
        "Courtesy costs nothing, they say, and went home.",
    ],
)
def test_a_sentence_is_no_credit(line: str) -> None:
    article = take_in(f"{LONG}\n\n{line}\n\n{LONG}")
    assert [kind for kind, _ in blocks_of(article)] == ["paragraph"] * 3


def test_a_quotation_set_off_is_a_pull_quote_with_its_speaker_or_when_it_repeats() -> None:
    quote = "“We never thought that it would come to this, and yet it did.”"
    named = take_in(f"{LONG}\n\n{quote}\n\nANN AUTHOR, founder, The Firm\n\n{LONG}")
    assert [kind for kind, _ in blocks_of(named)] == ["paragraph", "pullquote", "attribution", "paragraph"]
    repeated = take_in(f"{LONG} {quote} she said.\n\n{quote}\n\n{LONG}")
    assert [kind for kind, _ in blocks_of(repeated)] == ["paragraph", "pullquote", "paragraph"]
    spoken = take_in(f"{LONG}\n\n“We left.”\n\nAnn shook her head.\n\n{LONG}")
    assert [kind for kind, _ in blocks_of(spoken)] == ["paragraph"] * 4


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (f"{LONG[:-1]} and then at a lower\ncost. It went on.", [f"{LONG[:-1]} and then at a lower cost. It went on."]),
        (
            f"{LONG[:-1]} and then at a lower\n\ncost. It went on.",
            [f"{LONG[:-1]} and then at a lower cost. It went on."],
        ),
        (f"{LONG}\nAnother paragraph.", [LONG, "Another paragraph."]),
        (f"{LONG} he says\n\nMessages came.", [f"{LONG} he says", "Messages came."]),
        ("one\n\n\n\ntwo", ["one", "two"]),
        ("* * *", ["* * *"]),
        ("intro\n\nRoses are red\nviolets are blue", ["intro", "Roses are red\nviolets are blue"]),
    ],
)
def test_lines_are_rejoined_where_a_sentence_was_broken(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in split_pieces(text)] == pieces


def test_lines_wrapped_at_a_width_are_paragraphs_again() -> None:
    wrapped = (
        "This letter was wrapped by a program at about seventy columns, as was\n"
        "the custom, and the word develop-\n"
        "ment was parted although well-\n"
        "known words keep their hyphen. Development goes on at the same pace as\n"
        "it did before, line after line, until the paragraph comes to its end.\n"
    )
    wrapped = wrapped.replace(
        "custom, and the word develop-", "custom in all of the world of letters, and so was the word develop-"
    )
    wrapped = wrapped.replace(
        "ment was parted although well-", "ment, which was parted by it without a thought, although the well-"
    )
    pieces = split_pieces(wrapped + "\n" + wrapped)
    assert len(pieces) == 2
    assert "word development, which" in pieces[0].text
    assert "the well-known words" in pieces[0].text


def test_lists_code_tables_and_quoted_mail_keep_their_shape() -> None:
    article = take_in(
        "Intro line.\n\n"
        "- one\n- two that\n  goes on\n    - nested\n\n"
        "1. first\n\n2. second\n\n"
        "    def f(x):\n        return {x: 1}\n\n"
        "Name   Age   Town\nBob    12    Rome\n\n"
        "> You wrote this\n> and that.\n>> And before\n>> it this.\n\n"
        "1990. A year, no list.\n"
    )
    assert blocks_of(article) == [
        ("paragraph", "Intro line."),
        ("item", "one"),
        ("item", "two that goes on"),
        ("item", "nested"),
        ("item", "first"),
        ("item", "second"),
        ("code", "def f(x):\n    return {x: 1}"),
        ("code", "Name   Age   Town\nBob    12    Rome"),
        ("paragraph", "You wrote this\nand that."),
        ("paragraph", "And before\nit this."),
        ("paragraph", "1990. A year, no list."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "[/] [bold]not bold[/bold] [@click=app.quit]CLICK[/]",
        "*x* _y_ **z** `q` ~~s~~ ==h== <b>b</b> &amp; [a](b) ![c](d) [^1]",
        "# not a heading",
        "1. not a list",
        "> not a quote",
        "| a | b |",
        "{.caption}",
        "[!note] no callout",
        "C:\\dir\\* and $5 and 50% and a_b_c",
        "---x",
    ],
)
def test_signs_are_shown_as_they_are(line: str) -> None:
    article = take_in(f"{LONG}\n\n{line}\n\n{LONG}")
    document = document_from_markdown(article.markdown)
    assert document.text == f"{LONG}\n\n{line}\n\n{LONG}"
    assert document.marks == ()


def test_furniture_goes_only_as_whole_lines_at_the_end_and_is_told() -> None:
    article = take_in(f"{LONG}\n\nLeave a Reply\n\n{LONG}\n\nLeave a Reply\nYour email address will not be published.")
    assert [text for _, text in blocks_of(article)] == [LONG, "Leave a Reply", LONG]
    assert len(article.notes) == 2
    assert take_in(f"{LONG}\n\nsource").markdown.endswith("source\n")
    assert take_in("Leave a Reply").markdown == "Leave a Reply\n"


def test_wider_gaps_between_sections_are_rules_but_not_where_all_are_wide() -> None:
    few = take_in("\n\n".join([LONG] * 5) + "\n\n\n" + "\n\n".join([LONG] * 3))
    assert [kind for kind, _ in blocks_of(few)].count("rule") == 1
    all_wide = take_in("\n\n\n".join([LONG] * 5))
    assert [kind for kind, _ in blocks_of(all_wide)].count("rule") == 0


@settings(max_examples=200)
@given(
    st.text(st.characters(codec=None, exclude_categories=["Cc"]), max_size=200)
    | st.text(st.sampled_from("aB.,-*>#1 \n\t“”|_="), max_size=200)
)
def test_no_word_is_ever_lost(text: str) -> None:
    if not clean(text).strip():
        return
    article = take_in(text)
    about = article.metadata
    shown = (
        "\n".join((about.title, about.byline or "", about.section or "", about.published or "", *article.notes))
        + document_from_markdown(article.markdown).text
    )
    for word in WORDS.findall(clean(text)):
        assert word in shown or word.replace("_", "") in shown or word.isdigit()
