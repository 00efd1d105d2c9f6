"""How each kind of block looks on the page, and how places on it are found."""

from textwrap import dedent

import pytest

from termreader.model import Document, Span
from termreader.text.layout import Layout, OrnamentRole
from tests.documents import document, paragraphs, picture

WORDS = "one two three four five six seven eight nine ten"


def seen(page: str) -> str:
    return dedent(page).strip("\n")


def test_paragraphs_are_parted_by_one_blank_row() -> None:
    page = Layout(paragraphs("one two three", "four"), 8)
    assert picture(page) == "one two\nthree\n\nfour"


def test_headings_have_air_above_by_their_level() -> None:
    page = Layout(
        document(
            ("heading", "Top", {"level": 1}),
            ("paragraph", "a"),
            ("heading", "Part", {"level": 2}),
            ("heading", "Under it", {"level": 3}),
            ("paragraph", "b"),
            ("heading", "Small", {"level": 3}),
            ("paragraph", "c"),
        ),
        20,
    )
    assert picture(page) == "Top\n\na\n\n\nPart\n\nUnder it\n\nb\n\nSmall\n\nc"


def test_lists_hang_with_markers_in_a_column() -> None:
    page = Layout(
        document(
            ("item", WORDS, {"indent": 1, "marker": "9."}),
            ("item", "ten", {"indent": 1, "marker": "10.", "tight": True}),
            ("paragraph", "and more", {"indent": 1}),
            ("item", "inner", {"indent": 2, "marker": "•", "tight": True}),
            ("item", "done", {"indent": 2, "marker": "[x]", "tight": True}),
            ("item", "to do", {"indent": 2, "marker": "[ ]", "tight": True}),
            ("item", "eleven", {"indent": 1, "marker": "11.", "tight": True}),
        ),
        30,
    )
    assert picture(page).split("\n") == [
        "   9. one two three four five",
        "      six seven eight nine ten",
        "  10. ten",
        "",
        "      and more",
        "      • inner",
        "      ☑ done",
        "      ☐ to do",
        "  11. eleven",
    ]


def test_quotes_have_a_bar_for_each_level_that_runs_on_between_paragraphs() -> None:
    page = Layout(
        document(("paragraph", "one", {"quote": 1}), ("paragraph", "two", {"quote": 2}), ("paragraph", "three")), 20
    )
    assert picture(page) == "▎ one\n▎\n▎ ▎ two\n\nthree"


def test_a_quote_inside_a_list_stands_at_the_items_text() -> None:
    page = Layout(
        document(("item", "item", {"indent": 1, "marker": "1."}), ("paragraph", "said", {"indent": 1, "quote": 1})), 20
    )
    assert picture(page) == "  1. item\n\n     ▎ said"


def test_a_list_inside_a_quote_stands_behind_the_bar() -> None:
    page = Layout(
        document(
            ("paragraph", "he said", {"quote": 1}),
            ("item", "one", {"indent": 1, "quote": 1, "marker": "•"}),
            ("item", "two", {"indent": 1, "quote": 1, "marker": "•", "tight": True}),
        ),
        20,
    )
    assert picture(page) == "▎ he said\n▎\n▎   • one\n▎   • two"


def test_a_picture_keeps_its_caption_and_credit_close() -> None:
    page = Layout(
        document(
            ("image", "A desk"), ("caption", "At work."), ("credit", "A. Smith"), ("image", ""), ("paragraph", "x")
        ),
        20,
    )
    assert picture(page) == "▣ A desk\n  At work.\n  A. Smith\n\n▣ picture\n\nx"


def test_a_pull_quote_is_set_in_and_its_speaker_follows_a_dash() -> None:
    page = Layout(document(("pullquote", f"“{WORDS}”", {"quote": 1}), ("attribution", "A Speaker")), 40)
    assert picture(page) == "    “one two three four five six\n    seven eight nine ten”\n    — A Speaker"


def test_an_attribution_that_has_its_own_dash_gets_no_second_one() -> None:
    assert picture(Layout(document(("attribution", "— A Speaker")), 40)) == "    — A Speaker"


def test_footnotes_hang_from_their_labels() -> None:
    page = Layout(document(("footnote", "See there.", {"marker": "9"}), ("footnote", WORDS, {"marker": "10"})), 30)
    assert picture(page) == " 9  See there.\n10  one two three four five\n    six seven eight nine ten"


def test_code_keeps_its_lines_and_marks_where_one_goes_on() -> None:
    page = Layout(document(("code", "if x:\n\tyes  no\n\n" + "y" * 30, {"language": "python"})), 24)
    assert picture(page) == "\n".join(
        ["  if x:           python", "      yes  no", "", "  " + "y" * 22, "↪ " + "y" * 8]
    )


def test_the_language_of_code_gives_way_to_the_code() -> None:
    page = Layout(document(("code", "a line that is long", {"language": "python"})), 24)
    assert picture(page) == "  a line that is long"


def test_a_rule_is_a_short_line_in_the_middle() -> None:
    assert picture(Layout(document(("rule", "* * *")), 40)) == " " * 15 + "─" * 10


@pytest.mark.parametrize("width", [-3, 0, 1, 2, 3, 5, 8, 13, 19])
def test_absurd_widths_are_survived(width: int) -> None:
    page = Layout(
        document(
            ("item", WORDS, {"indent": 3, "quote": 2, "marker": "100."}),
            ("code", "\tx" * 9, {"language": "python"}),
            ("table", "a\tb\tc\n1\t2\t漢字"),
            ("pullquote", "漢字", {"quote": 30}),
            ("footnote", "n", {"marker": "a long label"}),
        ),
        width,
    )
    assert len(page.rows(0, page.row_count)) == page.row_count


def test_deep_nesting_leaves_room_for_text() -> None:
    page = Layout(
        document(("paragraph", "here", {"quote": 5000}), ("item", "there", {"indent": 5000, "marker": "•"})), 40
    )
    assert "here" in picture(page)
    assert page.row_count == 3


def test_every_row_knows_what_it_covers() -> None:
    page = Layout(paragraphs("one two  three", "four"), 8)
    assert [(row.block, row.start, row.end, row.first) for row in page.rows(0, 99)] == [
        (0, 0, 9, True),
        (0, 9, 14, False),
        (1, 16, 16, False),
        (1, 16, 20, True),
    ]
    assert page.row_span(0) == Span(0, 9)


@pytest.mark.parametrize(
    ("offset", "row", "column"),
    [
        (0, 0, 0),
        (6, 0, 6),
        (7, 0, 7),  # the space that hangs
        (8, 0, 7),
        (9, 1, 0),
        (13, 1, 4),
        (14, 1, 5),  # the newlines between the blocks
        (15, 1, 5),
        (16, 3, 0),
        (20, 3, 4),
        (999, 3, 4),
        (-1, 0, 0),
    ],
)
def test_an_offset_has_its_cell(offset: int, row: int, column: int) -> None:
    page = Layout(paragraphs("one two  three", "four"), 8)
    assert page.cell_of(offset) == (row, column)
    assert page.row_of(offset) == row


@pytest.mark.parametrize(
    ("row", "column", "offset"),
    [(0, 0, 0), (0, 6, 6), (0, 50, 6), (1, 0, 9), (1, -4, 9), (2, 3, 16), (3, 2, 18), (99, 0, 16), (-1, 1, 1)],
)
def test_a_cell_has_its_nearest_offset(row: int, column: int, offset: int) -> None:
    page = Layout(paragraphs("one two  three", "four"), 8)
    assert page.offset_at(row, column) == offset


@pytest.mark.parametrize(
    ("text", "column", "offset"),
    [("漢字", 1, 0), ("漢字", 2, 1), ("e\u0301a", 1, 2), ("a👩‍👩‍👧b", 2, 1), ("a👩‍👩‍👧b", 3, 6), ("🇫🇷!", 2, 2)],
)
def test_a_cell_inside_a_wide_character_is_that_character(text: str, column: int, offset: int) -> None:
    assert Layout(paragraphs(text), 40).offset_at(0, column) == offset


def test_a_click_beside_a_marker_finds_the_items_text() -> None:
    page = Layout(document(("item", "text", {"indent": 1, "marker": "•"})), 20)
    assert page.offset_at(0, 0) == 0
    assert page.cell_of(0) == (0, 4)


def test_tabs_in_code_stand_at_every_fourth_cell() -> None:
    page = Layout(document(("code", "\ta\tbcde\tf")), 40)
    assert [page.cell_of(offset)[1] for offset in range(9)] == [2, 6, 7, 10, 11, 12, 13, 14, 18]
    assert page.offset_at(0, 18) == 8


def test_a_document_without_blocks_is_an_empty_page() -> None:
    page = Layout(Document(""), 40)
    assert page.row_count == 0
    assert page.rows(0, 10) == []
    assert page.row(0).runs == ()
    assert page.cell_of(0) == (0, 0)
    assert page.offset_at(3, 3) == 0
    assert page.exact


def long_document() -> Document:
    return paragraphs(*[f"Paragraph {number} " + "of many words " * 20 for number in range(2000)])


def test_a_long_document_is_measured_near_the_place_asked_for() -> None:
    source = long_document()
    middle = len(source.text) // 2
    page = Layout(source, 60, around=middle)
    exact = Layout(source, 60)
    assert exact.exact
    assert not page.exact
    assert abs(page.row_count - exact.row_count) < exact.row_count / 5
    top, there = page.row_of(middle), exact.row_of(middle)
    assert [row.runs for row in page.rows(top - 60, top + 120)] == [
        row.runs for row in exact.rows(there - 60, there + 120)
    ]


def test_the_rest_can_be_measured_later() -> None:
    source = long_document()
    page = Layout(source, 60, around=0)
    end = len(source.text) - 1
    assert Layout(source, 60, around=end).cell_of(end)[1] == page.completed().cell_of(end)[1]
    assert page.completed().exact
    assert page.completed().row_count == Layout(source, 60).row_count


def test_a_short_document_is_exact_wherever_it_is_opened() -> None:
    assert Layout(paragraphs("one", "two"), 60, around=3).exact


def test_what_an_ornament_is_can_be_told_by_its_role() -> None:
    page = Layout(document(("item", "x", {"indent": 1, "quote": 1, "marker": "•"}), ("rule", "* * *")), 40)
    assert [ornament.role for row in page.rows(0, 9) for ornament in row.ornaments] == [
        OrnamentRole.QUOTE_BAR,
        OrnamentRole.MARKER,
        OrnamentRole.RULE,
    ]
