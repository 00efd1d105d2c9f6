"""Tables on the page: in columns while they read well, folded when they do not."""

import pytest

from termreader.text.layout import Layout, OrnamentRole
from tests.documents import document, picture

VOTES = "Name\tParty\tVotes\nAda Lovelace\tWhig\t1,200\nGrace\tNone\t15"


def page(text: str, width: int, aligns: str = "") -> Layout:
    return Layout(document(("table", text, {"aligns": aligns})), width)


def test_columns_are_as_wide_as_their_widest_cell_and_numbers_stand_right() -> None:
    assert picture(page(VOTES, 40)).split("\n") == [
        "Name          Party  Votes",
        "──────────────────────────",
        "Ada Lovelace  Whig   1,200",
        "Grace         None      15",
    ]


def test_the_source_says_how_columns_align() -> None:
    assert picture(page("abc\tabc\tabc\n1\t1\t1", 40, "lcr")) == "abc  abc  abc\n─────────────\n1     1     1"


def test_a_cell_wraps_inside_its_column_and_records_are_set_apart() -> None:
    text = "Name\tWhat\nAda\tshe wrote the first program\nGrace\tcompilers"
    assert picture(page(text, 22)).split("\n") == [
        "Name   What",
        "──────────────────────",
        "Ada    she wrote the",
        "       first program",
        "",
        "Grace  compilers",
    ]


def test_a_table_too_wide_for_columns_is_folded_to_a_header_and_value_a_row() -> None:
    text = "Name\tConstituency\tMajority\nAda Lovelace\tWestminster\t1,200\nGrace Hopper\t\t15"
    assert picture(page(text, 24)).split("\n") == [
        "Name  Constituency",
        "Majority",
        "────────────────────────",
        "Name       Ada Lovelace",
        "Constitu…  Westminster",
        "Majority   1,200",
        "",
        "Name       Grace Hopper",
        "Majority   15",
    ]


def test_a_folded_tables_labels_are_ornaments() -> None:
    folded = page("\t".join(f"header{n}" for n in range(20)) + "\n" + "\t".join(f"value{n}" for n in range(20)), 40)
    labels = [o.text for row in folded.rows(0, 99) for o in row.ornaments if o.role is OrnamentRole.TABLE_LABEL]
    assert labels == [f"header{n}" for n in range(20)]


def test_wide_characters_align() -> None:
    assert picture(page("a\tb\n漢字\tx\né\ty", 40)) == "a     b\n───────\n漢字  x\né     y"


@pytest.mark.parametrize("width", [14, 24, 40])
def test_every_character_of_a_cell_has_its_own_place(width: int) -> None:
    text = "Name\tConstituency\nAda Lovelace of\tWestminster and more\nGrace\t"
    layout = page(text, width)
    inked = [offset for offset, character in enumerate(text) if not character.isspace()]
    assert [layout.offset_at(*layout.cell_of(offset)) for offset in inked] == inked


@pytest.mark.parametrize("text", ["one", "one\ttwo", "\t\t", "\n", "a\n\nb", "a\nb\tc\td", "a\tb\nc"])
def test_odd_tables_are_survived(text: str) -> None:
    layout = page(text, 30)
    for offset in range(len(text) + 1):
        assert layout.cell_of(offset)[0] < layout.row_count
    assert len(layout.rows(0, 99)) == layout.row_count


def test_the_rows_of_a_record_cover_the_record() -> None:
    layout = page("Name\tWhat\nAda\tshe wrote the first program", 22)
    assert [(row.start, row.end) for row in layout.rows(0, 9)] == [(0, 10), (10, 10), (10, 41), (10, 41)]
