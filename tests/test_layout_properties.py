"""What holds for every document at every width."""

from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.model import Block, BlockKind, Document
from termreader.text.cells import cell_len, graphemes
from termreader.text.layout import Layout, Row
from termreader.text.wrap import wrap_plain
from tests.documents import documents, flowing_text, widths

_unhurried = settings(deadline=None, max_examples=40)
_NOT_TEXT = (BlockKind.RULE,)


def _drawn(document: Document, rows: list[Row], block: int) -> list[int]:
    """The offsets of a block's characters that are drawn and are not white space, row by row."""
    return [
        offset
        for row in rows
        for run in row.runs
        if row.block == block
        for offset in range(run.start, run.end)
        if not document.text[offset].isspace()
    ]


@_unhurried
@given(documents, widths)
def test_every_inked_character_is_drawn_once_and_in_order(document: Document, width: int) -> None:
    layout = Layout(document, width)
    rows = layout.rows(0, layout.row_count)
    for index, block in enumerate(document.blocks):
        if block.kind in _NOT_TEXT:
            continue
        inked = [offset for offset in range(block.start, block.end) if not document.text[offset].isspace()]
        drawn = _drawn(document, rows, index)
        assert (sorted(drawn) if block.kind is BlockKind.TABLE else drawn) == inked


@_unhurried
@given(documents, widths)
def test_rows_follow_one_another_without_gaps(document: Document, width: int) -> None:
    layout = Layout(document, width)
    rows = layout.rows(0, layout.row_count)
    for index, block in enumerate(document.blocks):
        own = [row for row in rows if row.block == index and (row.end > row.start or row.first)]
        if block.kind is BlockKind.TABLE:
            assert {row.start for row in own} <= set(range(block.start, block.end + 1))
            continue
        covering = [row for row in rows if row.block == index]
        covering = covering[[row.first for row in covering].index(True) :]
        assert covering[0].start == block.start
        assert covering[-1].end == block.end
        assert all(above.end == below.start for above, below in pairwise(covering))
    assert sum(row.first for row in rows) == len(document.blocks)


@_unhurried
@given(documents, widths)
def test_no_row_is_wider_than_the_page_but_for_one_grapheme(document: Document, width: int) -> None:
    layout = Layout(document, width)
    for row in layout.rows(0, layout.row_count):
        for run in row.runs:
            drawn = document.text[run.start : run.end]
            lone = len([found for found in graphemes(drawn) if found.cells]) <= 1
            assert run.column + cell_len(drawn) <= width or lone
        for ornament in row.ornaments:
            assert ornament.column >= 0
            assert ornament.column + cell_len(ornament.text) <= width


@_unhurried
@given(documents, st.integers(20, 100))
def test_nothing_on_a_row_is_drawn_over_something_else(document: Document, width: int) -> None:
    layout = Layout(document, width)
    for row in layout.rows(0, layout.row_count):
        taken = [(run.column, cell_len(document.text[run.start : run.end])) for run in row.runs]
        taken += [(ornament.column, cell_len(ornament.text)) for ornament in row.ornaments]
        taken.sort()
        assert all(left + cells <= right for (left, cells), (right, _) in pairwise(taken)), row


@_unhurried
@given(documents, widths)
def test_a_drawn_character_is_found_again_at_its_cell(document: Document, width: int) -> None:
    layout = Layout(document, width)
    for index, row in enumerate(layout.rows(0, layout.row_count)):
        for run in row.runs:
            for found in graphemes(document.text, run.start, run.end):
                if not found.cells or run.column >= width - 1:
                    continue
                assert layout.row_of(found.start) == index
                place = layout.cell_of(found.start)
                assert place[0] == index
                assert layout.offset_at(*place) == found.start
                assert {layout.cell_of(offset) for offset in range(found.start, found.end)} == {place}


@_unhurried
@given(documents, widths)
def test_places_never_go_backwards_outside_tables(document: Document, width: int) -> None:
    layout = Layout(document, width)
    places = [
        layout.cell_of(offset)
        for offset in range(len(document.text) + 1)
        if document.blocks and document.blocks[layout.block_at(offset)].kind is not BlockKind.TABLE
    ]
    assert places == sorted(places)


@_unhurried
@given(documents, widths, widths)
def test_a_place_stays_on_its_row_at_another_width(document: Document, width: int, other: int) -> None:
    before, after = Layout(document, width), Layout(document, other)
    for index in range(before.row_count):
        offset = before.row_span(index).start
        covering = after.row_span(after.row_of(offset))
        assert covering.start <= offset
        assert offset <= covering.end


@_unhurried
@given(documents, widths, st.integers(-5, 2000), st.integers(-5, 200))
def test_any_cell_of_the_page_and_beyond_has_an_offset(document: Document, width: int, row: int, column: int) -> None:
    layout = Layout(document, width)
    offset = layout.offset_at(row, column)
    assert 0 <= offset <= len(document.text)
    assert layout.row_of(offset) <= max(0, layout.row_count - 1)


@_unhurried
@given(flowing_text, st.integers(1, 60))
def test_wrapped_rows_lose_only_white_space(text: str, width: int) -> None:
    rows = wrap_plain(text, width)
    assert "".join("".join(rows).split()) == "".join(text.split())
    assert all(cell_len(row) <= width or len([g for g in graphemes(row) if g.cells]) == 1 for row in rows)


@settings(max_examples=15, deadline=None)
@given(st.lists(documents, min_size=1, max_size=3), st.integers(10, 90), st.floats(0, 1))
def test_a_page_measured_in_parts_ends_as_the_whole_one(drawn: list[Document], width: int, where: float) -> None:
    text = ""
    blocks = []
    while len(text) < 150_000:
        for document in drawn:
            text += "\n\n"
            blocks += [_moved(block, len(text)) for block in document.blocks]
            text += document.text + "\n\n"
            blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + 3000))
            text += "words " * 500
    whole = Document(text, tuple(blocks))
    offset = int(where * len(text))
    part = Layout(whole, width, around=offset)
    exact = Layout(whole, width)
    completed = part.completed()
    assert completed.exact
    assert completed.row_count == exact.row_count
    assert completed.row_of(offset) == exact.row_of(offset)
    top = exact.row_of(offset)
    assert completed.rows(top, top + 40) == exact.rows(top, top + 40)
    assert part.row(part.row_of(offset)).runs == exact.row(top).runs


def _moved(block: Block, by: int) -> Block:
    return msgspec.structs.replace(block, start=block.start + by, end=block.end + by)
