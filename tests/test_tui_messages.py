"""What the last line says: whole, in as many rows as it needs, and true."""

from hypothesis import given
from hypothesis import strategies as st

from termreader.library import Library
from termreader.text.cells import cell_len
from termreader.tui.widgets.status_line import MOST_ROWS, rows_of
from tests.app import reading, with_article

LONG = "That page could not be reached: example.org did not answer within 20 seconds. It stays in the queue."


@given(st.lists(st.text("abcde中 é👩", min_size=1, max_size=30), max_size=60).map(" ".join), st.integers(3, 200))
def test_a_message_is_never_wider_than_the_line_nor_higher_than_its_rows(message: str, width: int) -> None:
    rows = rows_of(message, width)
    assert 1 <= len(rows) <= MOST_ROWS
    assert all(cell_len(row) <= width - 1 for row in rows)


@given(st.lists(st.text("abcde中é", min_size=1, max_size=12), max_size=14).map(" ".join))
def test_a_message_that_fits_its_rows_loses_no_letter(message: str) -> None:
    rows = rows_of(message, 80)
    assert "".join("".join(rows).split()) == "".join(message.split())


async def test_a_long_message_takes_a_second_row_and_gives_it_back(library: Library) -> None:
    async with reading(library, with_article(library), size=(80, 24)) as reader:
        height = reader.screen.reading.size.height
        reader.screen.say(LONG)
        await reader.settled()
        words = " ".join(" ".join(reader.rows()[-2:]).split())
        assert words == LONG
        assert reader.screen.reading.size.height == height - 1
        reader.screen.hush()
        await reader.settled()
        assert reader.screen.reading.size.height == height
        assert reader.rows()[-1].rstrip().endswith("? keys")


async def test_a_message_puts_the_keys_aside_before_it_takes_a_row(library: Library) -> None:
    async with reading(library, with_article(library), size=(80, 24)) as reader:
        reader.screen.say("x" * 78)
        await reader.settled()
        assert reader.rows()[-1] == f" {'x' * 78} "


async def test_a_long_message_is_broken_anew_for_another_width(library: Library) -> None:
    async with reading(library, with_article(library), size=(120, 24)) as reader:
        reader.screen.say(LONG)
        await reader.settled()
        assert LONG in reader.rows()[-1]
        await reader.pilot.resize_terminal(44, 20)
        await reader.settled()
        assert " ".join(" ".join(reader.rows()[-3:]).split()) == LONG
