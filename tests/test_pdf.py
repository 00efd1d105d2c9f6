"""PDFs come out as they are read: columns in order, paragraphs whole, what repeats on every page left out and told."""

import io
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from termreader.errors import SourceError
from termreader.ingest import Ingested, ingest
from termreader.ingest.document import document_from_markdown
from termreader.ingest.pdf_fonts import FontWidths
from termreader.ingest.pdf_text import OutOfTimeError, page_fragments
from termreader.model import BlockKind
from tests.pdfs import At, first_extra, lines, pdf, stream

LEFT = [
    "the first column begins with a sentence that",
    "goes on for some lines until there is no more",
    "room in it for another line and so the text is",
    "taken up again at the head of the one beside",
    "it, as everybody knows who has ever read it",
]
RIGHT = [
    "where the eye goes without being told to do",
    "so, though a program must be told that it is",
    "here and not below the title of the next one",
    "that the sentence ends, with a full stop, and",
    "a last line that says that it is the last one.",
]


def taken(data: bytes, name: str = "paper.pdf") -> Ingested:
    return ingest(name, data=data)


def text_of(data: bytes) -> str:
    return document_from_markdown(taken(data).markdown).text


def blocks_of(data: bytes) -> list[tuple[BlockKind, str]]:
    document = document_from_markdown(taken(data).markdown)
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def columns(*, swapped: bool = False) -> list[At]:
    """Two columns of prose, drawn row by row, so that nothing but their places says that they are two."""
    rows = zip(lines(LEFT, x=60), lines(RIGHT, x=320), strict=True)
    return [text for left, right in rows for text in ((right, left) if swapped else (left, right))]


def test_lines_are_joined_and_hyphens_undone() -> None:
    text = ["It is a well-known fact that the inter-", "national reader of a well-", "known column reads on."]

    assert text_of(pdf(lines(text))) == (
        "It is a well-known fact that the international reader of a well-known column reads on."
    )


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("under-", "stand it", "understand it"),
        ("Anglo-", "Saxon", "Anglo-Saxon"),
        ("the years 2019-", "20 were", "the years 2019-20 were"),
        ("a dash -", "and more", "a dash - and more"),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(before: str, after: str, joined: str) -> None:
    assert text_of(pdf(lines([before, after]))) == joined


@pytest.mark.parametrize("swapped", [False, True])
def test_columns_are_read_one_after_the_other(swapped: bool) -> None:
    assert text_of(pdf(columns(swapped=swapped))) == " ".join([*LEFT, *RIGHT])


def test_what_goes_across_both_columns_parts_what_is_above_from_what_is_below() -> None:
    above = [text._replace(y=text.y + 80) for text in columns()]
    across = At(60, 712, "This one line goes across both of the columns, from the left edge to the right one.")

    text = text_of(pdf([*above, across, *columns()]))

    assert text.index(RIGHT[-1]) < text.index("This one line") < text.rindex(LEFT[0])


def test_paragraphs_are_told_apart_by_the_room_between_them() -> None:
    first, second = lines(["one line", "and one more"]), lines(["another paragraph"], y=660)

    assert text_of(pdf([*first, *second])) == "one line and one more\n\nanother paragraph"


def test_paragraphs_are_told_apart_by_their_first_lines() -> None:
    page = []
    for number in range(6):
        y = 700 - 36 * number
        page += [
            At(72, y, f"Paragraph {number} begins with an indent and fills"),
            At(60, y - 12, "its first line, then"),
        ]
        page += [At(60, y - 24, "it ends here.")]

    text = text_of(pdf(page))

    assert text.split("\n\n")[2] == "Paragraph 2 begins with an indent and fills its first line, then it ends here."


def test_a_paragraph_goes_on_over_the_page_and_past_the_notes() -> None:
    first = [*lines(["A sentence that is not at its end when", "the page is, for it goes"], y=200)]
    note = At(60, 100, "1 A note in smaller letters.", 8)
    second = lines(["on over the page."])

    assert text_of(pdf([*first, note], second)).split("\n\n") == [
        "A sentence that is not at its end when the page is, for it goes on over the page.",
        "1 A note in smaller letters.",
    ]


def test_running_heads_feet_and_page_numbers_are_left_out_and_told() -> None:
    pages = [
        [At(60, 770, "The Journal of Things"), *lines([f"Page {word} has this text."]), At(300, 30, f"- {number} -")]
        for number, word in enumerate(["one", "two", "three", "four"], 11)
    ]

    book = taken(pdf(*pages))

    assert "Journal" not in book.markdown
    assert "Page three has this text." in book.markdown
    assert "12" not in book.markdown
    assert book.notes == ("Left out, as it repeats from page to page: “The Journal of Things”, page numbers.",)


def test_a_head_that_changes_with_the_chapter_is_a_head_all_the_same() -> None:
    heads = ["Chapter 1: Loomings 2", "Chapter 1: Loomings 3", "Chapter 1: Loomings 4", "Chapter 2: The Carpet-Bag 5"]
    pages = [[At(60, 770, head), *lines([f"Some text, under {head[:9]}, which is read."], y=600)] for head in heads]

    assert "Carpet" not in taken(pdf(*pages)).markdown


def test_text_that_repeats_elsewhere_on_the_page_stays() -> None:
    pages = [lines(["Refrain.", f"Verse {word}."], y=500) for word in ("a", "b", "c", "d")]

    assert taken(pdf(*pages)).markdown.count("Refrain") == 4


def test_a_file_that_marks_its_heads_itself_is_believed() -> None:
    head = b"/Artifact << /Type /Pagination >> BDC " + stream([At(60, 770, "Head of this page alone")]) + b" EMC "

    assert text_of(pdf(head + stream(lines(["Text."])))) == "Text."


def test_larger_and_bold_lines_are_headings_and_their_numbers_give_their_levels() -> None:
    page = [
        At(60, 760, "A Title", 22, "B"),
        At(60, 720, "1 First things", 14, "B"),
        *lines(["Some text that stands under it."], y=700),
        At(60, 670, "1.1 And within", 10, "B"),
        *lines(["More text, in the same size."], y=655),
    ]
    book = taken(pdf(page))

    document = document_from_markdown(book.markdown)
    headings = [(b.level, document.text[b.start : b.end]) for b in document.blocks if b.kind is BlockKind.HEADING]
    assert book.metadata.title == "A Title"
    assert headings == [(2, "1 First things"), (3, "1.1 And within")]


def test_the_outline_of_a_file_names_its_headings() -> None:
    page = lines(["Beginnings", "", "This is the text of it."])
    number = first_extra(1)
    outline = [
        f"<< /Type /Outlines /First {number + 1} 0 R /Last {number + 1} 0 R /Count 1 >>".encode(),
        f"<< /Title (Beginnings) /Parent {number} 0 R /Dest [4 0 R /Fit] >>".encode(),
    ]

    assert blocks_of(pdf(page, catalog=f"/Outlines {number} 0 R", objects=outline)) == [
        (BlockKind.HEADING, "Beginnings"),
        (BlockKind.PARAGRAPH, "This is the text of it."),
    ]


def test_lists_keep_their_items() -> None:
    page = [
        At(60, 700, "•"),
        At(72, 700, "first, which is"),
        At(72, 688, "long"),
        At(60, 676, "•"),
        At(72, 676, "second"),
    ]

    assert blocks_of(pdf(page)) == [(BlockKind.ITEM, "first, which is long"), (BlockKind.ITEM, "second")]


def test_rows_of_cells_become_a_table() -> None:
    rows = [("Name", "Year", "Sum"), ("Alpha", "1999", "12.50"), ("Beta", "2001", "7.25")]
    page = [
        At(x, 700 - 14 * number, cell)
        for number, row in enumerate(rows)
        for x, cell in zip((60, 200, 300), row, strict=True)
    ]

    assert blocks_of(pdf(page)) == [(BlockKind.TABLE, "Name\tYear\tSum\nAlpha\t1999\t12.50\nBeta\t2001\t7.25")]


def test_typewriter_text_is_code_with_its_indents() -> None:
    page = [
        *lines(["Look at this:"], y=740),
        At(60, 700, "def f(x):", 10, "C"),
        At(84, 688, "return x", 10, "C"),
        *lines(["and be done."], y=660),
    ]

    assert blocks_of(pdf(page))[1] == (BlockKind.CODE, "def f(x):\n    return x")


def test_verses_keep_their_lines() -> None:
    filler = lines(["A line of prose that is much wider than any verse of the poem below it is."], y=740)
    verses = lines(["Shall I compare thee", "To a summer’s day", "Thou art more lovely"])

    assert "Shall I compare thee\nTo a summer’s day\nThou art more lovely" in text_of(pdf([*filler, *verses]))


def test_marks_of_notes_are_raised() -> None:
    page = [At(60, 700, "Said so."), At(91.8, 704, "1", 6), At(97.3, 700, "And more was said.")]

    assert taken(pdf(page)).markdown == "Said so.<sup>1</sup> And more was said.\n"


def test_a_large_initial_belongs_to_its_word() -> None:
    page = [
        At(60, 676, "W", 34),
        *lines(["hen it began nobody", "knew that it had, or", "how long it would be."], x=94),
    ]

    assert text_of(pdf(page)).startswith("When it began nobody knew")


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    assert text_of(pdf([At(60, 700, "Twice"), At(60.3, 700, "Twice"), At(60, 680, "once")])).count("Twice") == 1


def test_a_page_that_is_turned_is_read_upright() -> None:
    turned = b"BT /T 10 Tf 0 1 -1 0 100 60 Tm (first line) Tj ET BT /T 10 Tf 0 1 -1 0 112 60 Tm (second line) Tj ET"

    assert text_of(pdf(turned, rotate=90)) == "first line second line"


def test_what_is_set_sideways_is_left_out_and_told() -> None:
    page = stream(lines(["Upright text."])) + b" BT /T 20 Tf 0 1 -1 0 30 200 Tm (arXiv:1234.5678) Tj ET"

    book = taken(pdf(page))

    assert book.markdown == "Upright text.\n"
    assert book.notes == ("Left out: text set sideways on 1 of the pages (“arXiv:1234.5678…”).",)


@pytest.mark.parametrize(
    "shown",
    [
        b"BT /T 10 Tf 60 700 Td 14 TL (one) Tj T* (two) Tj ET",
        b"BT /T 10 Tf 60 700 Td 14 TL (one) Tj (two) ' ET",
        b'BT /T 10 Tf 60 700 Td 14 TL (one) Tj 0 0 (two) " ET',
        b"BT /T 10 Tf 60 700 Td (one) Tj 0 -14 TD (two) Tj ET",
        b"q 1 0 0 1 60 700 cm BT /T 10 Tf (one) Tj ET Q BT /T 10 Tf 60 686 Td [(t) 20 (wo)] TJ ET",
        b"BT /T 1 Tf 10 0 0 10 60 700 Tm (one) Tj 10 0 0 10 60 686 Tm (two) Tj ET",
    ],
)
def test_every_way_to_show_text_is_understood(shown: bytes) -> None:
    assert text_of(pdf(shown)) == "one two"


def test_fragments_end_where_their_letters_do() -> None:
    shown = b"BT /T 10 Tf 60 700 Td (State) Tj /B 10 Tf (ment) Tj ET"
    page = PdfReader(io.BytesIO(pdf(shown))).pages[0]

    first, second = page_fragments(page, time.monotonic() + 60)

    assert first.width == pytest.approx((556 + 278 + 444 + 278 + 444) / 100)
    assert second.x == pytest.approx(60 + first.width)
    assert second.is_bold


def test_widths_come_from_the_font() -> None:
    simple = FontWidths({"/Subtype": "/Type1", "/FirstChar": 65, "/Widths": [500, 600]})
    wide = FontWidths({"/Subtype": "/Type0", "/DescendantFonts": [{"/DW": 900, "/W": [1, [250, 350], 10, 12, 400]}]})

    assert simple.width(b"AB") == 1100
    assert wide.width(b"\x00\x01\x00\x02\x00\x0b\x00\x63") == 250 + 350 + 400 + 900
    assert wide.count(b"\x00\x01\x00\x02") == 2


@pytest.mark.parametrize("broken", [{"/Widths": 3}, {"/Subtype": "/Type0"}, {"/Widths": ["x"], "/FirstChar": 1}, None])
def test_a_font_that_says_nothing_sensible_is_reckoned(broken: dict[str, object] | None) -> None:
    assert FontWidths(broken).width(b"abc") > 0


def test_the_file_says_who_wrote_it_and_when() -> None:
    about = taken(pdf(lines(["x y z"]), title="On Things", author="Ann Author", date="D:20190510120000Z")).metadata

    assert (about.title, about.byline, about.published) == ("On Things", "Ann Author", "2019-05-10")


@pytest.mark.parametrize("junk", ["Microsoft Word - draft.docx", "untitled", "paper.dvi", "(anonymous)", "  "])
def test_a_title_that_is_no_title_gives_way_to_the_largest_line(junk: str) -> None:
    page = [At(60, 760, "What It Is Called", 20), *lines(["Text of it, which is longer than its title is."])]

    assert taken(pdf(page, title=junk.replace("(", "\\(").replace(")", "\\)"))).metadata.title == "What It Is Called"


def test_a_title_is_not_said_twice() -> None:
    page = [At(60, 760, "On Things", 20), *lines(["Text of it."])]

    assert taken(pdf(page, title="On Things")).markdown == "Text of it.\n"


def test_a_file_without_any_title_is_called_by_its_name() -> None:
    assert taken(pdf(lines(["Text."])), "Annual Report.pdf").metadata.title == "Annual Report"


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as refused:
        taken(data)
    return str(refused.value)


def test_a_scan_is_told_as_such() -> None:
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    data = pdf(b"q 600 0 0 800 0 0 cm /Im Do Q", objects=[picture + b"\nstream\n\x00\nendstream"])

    assert "is a scan" in refusal(data)


def test_pages_without_text_are_counted() -> None:
    assert taken(pdf(lines(["Text."]), b"")).notes == ("Without text, perhaps pictures: 1 of 2 pages.",)


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines(["Hidden text."])))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_an_encrypted_file_is_told_as_such() -> None:
    assert "is an encrypted PDF" in refusal(encrypted("secret"))


def test_a_file_that_anybody_may_open_is_opened() -> None:
    assert text_of(encrypted("")) == "Hidden text."


def test_a_broken_page_does_not_keep_the_others_out() -> None:
    data = pdf(lines(["Good."]), b"BT /T 10 Tf 60 700 Td (x) Tj ET").replace(b"/Contents 7 0 R", b"/Contents 3 0 R")

    book = taken(data)

    assert book.markdown == "Good.\n"
    assert book.notes


def test_pages_that_take_too_long_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(page: object, deadline: float) -> None:
        raise OutOfTimeError("slow")

    pages = [lines([f"Page {number}."], y=400) for number in range(3)]
    monkeypatch.setattr("termreader.ingest.pdf.MAX_PAGES", 2)
    assert taken(pdf(*pages)).notes[0] == "Only the first 2 of 3 pages were read: more would take too long."
    monkeypatch.setattr("termreader.ingest.pdf.page_fragments", slow)
    assert "page 1 takes too long" in refusal(pdf(*pages))


def test_reading_stops_at_its_deadline() -> None:
    page = PdfReader(io.BytesIO(pdf(lines(["x"] * 50)))).pages[0]

    with pytest.raises(OutOfTimeError):
        page_fragments(page, time.monotonic() - 1)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF",
        pdf(lines(["x"]))[:300],
        pdf(lines(["x"])).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
        pdf(lines(["x"])).replace(b"/Type /Pages", b"/Type /Xages").replace(b"/Kids", b"/Kins"),
        b"%PDF-1.7\n1 0 obj" + b"[" * 20_000,
    ],
)
def test_a_damaged_file_is_told_in_a_sentence(data: bytes) -> None:
    assert len(refusal(data)) < 200


def test_a_text_that_calls_itself_a_pdf_is_read_as_the_text_it_is() -> None:
    assert taken(b"Some words, and nothing else.").media_type == "text/plain"


def test_control_characters_in_a_file_reach_nobody() -> None:
    book = taken(pdf(b"BT /T 10 Tf 60 700 Td (A\x1b]0;PWNED\x07B) Tj ET", title="T\x1b[2Jx"))

    assert "\x1b" not in book.markdown + book.metadata.title


def test_ten_thousand_fragments_on_one_page_are_no_hindrance() -> None:
    page = [At(60 + 5 * (number % 100), 780 - 7 * (number // 100), "x") for number in range(10_000)]
    started = time.monotonic()

    assert taken(pdf(page)).markdown
    assert time.monotonic() - started < 60  # a hang, not a stopwatch


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_damaged_anywhere_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    whole = pdf([*columns(), At(60, 760, "Title", 20)], lines(["More."]), title="T")
    place = data.draw(st.integers(9, len(whole) - 1))
    damaged = whole[:place] + data.draw(st.binary(max_size=6)) + whole[place + data.draw(st.integers(0, 12)) :]

    try:
        outcome = taken(damaged).markdown
    except SourceError as error:
        outcome = str(error)
    assert outcome


_WORDS = st.lists(st.text(alphabet="abcdefghij", min_size=1, max_size=9), min_size=1, max_size=40)


@settings(max_examples=40, deadline=None)
@given(_WORDS)
def test_every_word_of_a_column_comes_out_in_order(words: list[str]) -> None:
    rows = [" ".join(words[index : index + 6]) for index in range(0, len(words), 6)]

    assert text_of(pdf(lines(rows))).split() == words


def test_nothing_is_written_to_standard_error(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    refusal(b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF")

    assert capfd.readouterr().err == ""
