"""Pictures on the page: rows of their own above their words, and every other row as it would be without them."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.model import BlockKind, Document, PictureSize
from termreader.text.layout import Layout, OrnamentRole, Pictures, Row
from termreader.text.pictures import fitted
from tests.documents import Part, document, documents, widths

_unhurried = settings(deadline=None, max_examples=40)
_sides = st.integers(1, 5000)
_sizes = st.builds(PictureSize, _sides, _sides)


@pytest.mark.parametrize(
    ("size", "columns", "rows", "fits"),
    [
        ((800, 600), 72, 40, (72, 27)),  # as wide as there is room
        ((800, 600), 72, 20, (53, 20)),  # as high as there is room
        ((160, 160), 72, 40, (20, 10)),  # no larger than it is
        ((10, 10), 72, 40, (1, 1)),
        ((4000, 10), 72, 40, (72, 1)),
        ((10, 4000), 72, 40, (1, 40)),
        ((1, 1), 1, 1, (1, 1)),
    ],
)
def test_a_picture_fits_and_keeps_its_shape(
    size: tuple[int, int], columns: int, rows: int, fits: tuple[int, int]
) -> None:
    assert fitted(PictureSize(*size), columns, rows) == fits


@given(_sizes, st.integers(1, 200), st.integers(1, 80))
def test_a_picture_never_takes_more_than_its_room(size: PictureSize, columns: int, rows: int) -> None:
    width, height = fitted(size, columns, rows)
    assert 1 <= width <= columns
    assert 1 <= height <= rows


def illustrated(text: Document, sizes: list[PictureSize], most_rows: int) -> tuple[Document, Pictures]:
    """The document with a picture in each block that can have one, as far as the sizes go."""
    left = list(sizes)
    given_sizes: dict[str, PictureSize] = {}
    blocks = []
    for number, block in enumerate(text.blocks):
        if block.kind in (BlockKind.IMAGE, BlockKind.CAPTION) and left:
            given_sizes[f"p{number}"] = left.pop()
            block = msgspec.structs.replace(block, href=f"p{number}")
        blocks.append(block)
    return Document(text.text, tuple(blocks), text.marks), Pictures(given_sizes, most_rows)


def unsigned(row: Row) -> Row:
    """A row; of one without text, what stands for a picture is left out."""
    signs = [ornament for ornament in row.ornaments if ornament.role is not OrnamentRole.IMAGE]
    return row._replace(ornaments=tuple(signs)) if row.start == row.end else row


@_unhurried
@given(documents, widths, st.lists(_sizes, max_size=4), st.integers(1, 30))
def test_every_other_row_is_as_it_would_be_without_pictures(
    text: Document, width: int, sizes: list[PictureSize], most_rows: int
) -> None:
    text, pictures = illustrated(text, sizes, most_rows)
    with_them, without = Layout(text, width, pictures=pictures), Layout(text, width)
    rows = with_them.rows(0, with_them.row_count)
    assert [unsigned(row) for row in rows if row.picture is None] == [
        unsigned(row) for row in without.rows(0, without.row_count)
    ]


@_unhurried
@given(documents, widths, st.lists(_sizes, max_size=4), st.integers(1, 30))
def test_a_picture_is_whole_above_its_words_and_within_the_page(
    text: Document, width: int, sizes: list[PictureSize], most_rows: int
) -> None:
    text, pictures = illustrated(text, sizes, most_rows)
    layout = Layout(text, width, pictures=pictures)
    for block in text.blocks:
        top, words = layout.top_of(block.start), layout.row_of(block.start)
        assert layout.row(words).first
        shown = [layout.row(row).picture for row in range(top, words)]
        assert (len(shown) > 0) == (block.href in pictures.sizes)
        assert [part.number for part in shown if part is not None] == list(range(words - top))
        for row, part in enumerate(shown, top):
            assert part is not None
            assert (part.source, part.rows) == (block.href, words - top)
            assert part.rows <= most_rows
            assert 0 <= part.column <= part.column + part.columns <= width
            assert layout.row_span(row) == (block.start, block.start)
            assert layout.offset_at(row, 0) == block.start


@_unhurried
@given(documents, widths, st.lists(_sizes, max_size=4), st.integers(0, 400))
def test_offsets_are_found_in_the_row_that_draws_them(
    text: Document, width: int, sizes: list[PictureSize], offset: int
) -> None:
    text, pictures = illustrated(text, sizes, 12)
    layout = Layout(text, width, pictures=pictures)
    assert layout.row(layout.row_of(offset)).picture is None
    assert layout.top_of(offset) <= layout.row_of(offset)


def test_a_picture_that_is_shown_needs_no_word_for_it() -> None:
    text = document(("image", "", {"href": "a"}), ("paragraph", "Words."))
    pictures = Pictures({"a": PictureSize(16, 16)})
    assert [row.ornaments for row in Layout(text, 20, pictures=pictures).rows(0, 9)] == [(), (), (), ()]
    assert [ornament.text for ornament in Layout(text, 20).row(0).ornaments] == ["▣", "picture"]


def test_a_long_document_is_the_same_when_it_is_measured_to_its_end() -> None:
    parts: list[Part] = [
        ("paragraph", "word " * 400),
        ("image", "A llama", {"href": "a"}),
        ("caption", "Its field", {"href": "b"}),
    ]
    text = document(*(parts * 80))
    pictures = Pictures({"a": PictureSize(800, 600), "b": PictureSize(60, 600)}, 15)
    whole = Layout(text, 60, pictures=pictures)
    part = Layout(text, 60, around=len(text.text) // 2, pictures=pictures)
    assert not part.exact
    completed = part.completed()
    assert completed.rows(0, completed.row_count) == whole.rows(0, whole.row_count)
    here, there = part.row_of(len(text.text) // 2), whole.row_of(len(text.text) // 2)
    assert part.rows(here - 100, here + 100) == whole.rows(there - 100, there + 100)


def test_a_picture_stands_in_the_middle_of_its_measure_and_beside_its_quote_bar() -> None:
    text = document(("image", "A llama", {"href": "a", "quote": 1}))
    layout = Layout(text, 40, pictures=Pictures({"a": PictureSize(160, 160)}))
    row = layout.row(0)
    assert row.picture is not None
    assert (row.picture.column, row.picture.columns, row.picture.rows) == (11, 20, 10)
    assert [ornament.column for ornament in row.ornaments] == [0]
