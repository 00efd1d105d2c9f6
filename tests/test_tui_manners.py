"""How the app behaves at its edges, driven by keys: narrow windows, an empty library, keys of another pane."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest

from termreader.library import Library
from termreader.model import AnnotationKind, Verdict
from tests.app import Reader, reading, with_article, without_samples
from tests.articles import add


@pytest.mark.parametrize("key", ["1", "3"])
async def test_closing_a_pane_that_lies_over_the_text_leaves_it_open_for_wide_windows(
    library: Library, key: str
) -> None:
    article = with_article(library)
    async with reading(library, article, size=(60, 30)) as reader:
        await reader.press(key, key)
        assert reader.screen.reading.has_focus
        assert (reader.screen.list_shown, reader.screen.side_shown) == (True, True)


@pytest.mark.parametrize("key", ["1", "3"])
async def test_esc_leaves_a_pane_that_lies_over_the_text(library: Library, key: str) -> None:
    article = with_article(library)
    async with reading(library, article, size=(60, 30)) as reader:
        await reader.press(key, "escape")
        assert reader.screen.reading.has_focus


async def test_esc_lets_go_of_the_filter_before_it_leaves_the_list(library: Library) -> None:
    article = with_article(library, "Beets")
    add(library, "Apples", "Apples are red.")
    async with reading(library, article, size=(60, 30)) as reader:
        await reader.press("1", "slash")
        await reader.type("app")
        await reader.press("enter", "escape")
        assert reader.screen.articles.has_focus
        assert len(reader.titles) == 2
        await reader.press("escape")
        assert reader.screen.reading.has_focus


async def test_a_filter_comes_back_at_the_next_start_until_it_is_let_go(library: Library) -> None:
    with_article(library, "Beets")
    add(library, "Apples", "Apples are red.")
    async with reading(library) as reader:
        await reader.press("1", "slash")
        await reader.type("app")
        await reader.press("enter", "q")
    async with reading(library) as reader:
        assert reader.titles == ["Apples"]
        await reader.press("1", "escape")
        assert len(reader.titles) == 2
    async with reading(library) as reader:
        assert len(reader.titles) == 2


async def test_folding_a_pane_says_how_it_comes_back(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("1", "1")
        assert reader.said == "The list is folded. 1 brings it back."
        assert not reader.screen.list_shown


async def test_after_the_open_article_is_deleted_the_next_one_shows_and_after_the_last_an_empty_page(
    library: Library,
) -> None:
    add(without_samples(library), "Beets", "Beets are dark.")
    apples = add(library, "Apples", "Apples are red.")
    async with reading(library, apples) as reader:
        await reader.press("1", "d")
        assert "Beets are dark." in reader.text
        await reader.press("d")
        assert reader.screen.article is None
        assert "No articles yet. o adds a file or a web address." in reader.text
        await reader.press("u")
        assert "Beets are dark." in reader.text


async def test_an_empty_library_says_how_to_fill_it_and_offers_no_keys_of_a_text(library: Library) -> None:
    async with reading(without_samples(library)) as reader:
        assert "No articles yet." in reader.text
        assert "person" not in reader.rows()[-1]
        for key in ("p", "apostrophe", "n", "y", "slash", "H"):
            await reader.press(key)
            assert reader.said == "There is no text here.", key


async def test_a_key_of_the_text_says_in_other_panes_where_it_works(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        for pane in ("1", "3"):
            await reader.press(pane, "p")
            assert reader.said == "p works in the text; 2 goes there."


async def test_one_esc_drops_a_selection_and_its_caret(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("V", "escape")
        assert reader.screen.reading.caret is None


async def test_the_quotation_of_the_paragraph_is_taken_when_the_caret_stands_in_none(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("apostrophe", "v", "right_parenthesis")
        offset = reader.screen.reading.document.text.index("Lindgren said")
        while reader.screen.reading.caret is not None and reader.screen.reading.caret.offset > offset:
            await reader.press("b")
        await reader.press("Q")
        assert reader.selected.startswith("We will build it here")


async def test_a_focused_name_shows_under_a_highlight(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("p")
        before = [(s.text, s.style) for s in lit(reader, "Ann Lindgren")]
        await reader.press("escape", "V", "H", "g", "p")
        assert [(s.text, s.style) for s in lit(reader, "Ann Lindgren")] == before


def lit(reader: Reader, words: str):  # type: ignore[no-untyped-def]
    """The pieces of the page that are just these words."""
    pane = reader.screen.reading
    return [s for row in range(pane.page_rows) for s in pane.render_line(row) if s.text == words]


async def test_nothing_stale_is_said_of_what_was_taken_back(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("m", "full_stop", "x")
        reader.screen.hush()
        assert "Bookmark" not in reader.said


async def test_an_editor_takes_every_key_but_esc_and_says_so(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("a")
        assert reader.rows()[-1].rstrip().endswith("Esc closes")
        assert "q quit" not in reader.rows()[-1]


async def test_what_a_note_is_written_on_stays_in_sight(library: Library) -> None:
    words = "\n\n".join(f"Paragraph {number} is here." for number in range(60))
    article = with_article(library, markdown=words)
    async with reading(library, article, size=(80, 30)) as reader:
        last = reader.screen.reading.visible_span.end
        await reader.press("v", *["right_curly_bracket"] * 10, "a")
        shown = reader.screen.reading.visible_span
        assert shown.end < last
        assert "Paragraph 10 is here." in reader.text


async def test_a_wide_list_gives_way_before_the_text_is_narrow(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press(*["greater_than_sign"] * 15)
        assert "cells wide" in reader.said
        await reader.pilot.resize_terminal(90, 30)
        await reader.settled()
        assert reader.screen.reading.size.width >= 59


async def test_an_empty_title_is_asked_for_again(library: Library) -> None:
    with_article(library, "Beets")
    async with reading(library) as reader:
        await reader.press("1", "R", "ctrl+u", "enter")
        assert reader.screen.prompt.asking
        assert "A title needs" in reader.shown
        await reader.press("escape")
        assert reader.titles == ["Beets"]


async def test_tags_are_parted_by_semicolons_too(library: Library) -> None:
    with_article(library)
    async with reading(library) as reader:
        await reader.press("1", "t")
        await reader.pilot.press("a", "semicolon", "b", "enter")
        await reader.settled()
        assert library.tags() == [("a", 1), ("b", 1)]


async def test_a_note_written_by_another_copy_shows_up(library: Library, another: Callable[[], Library]) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        other = another()
        other.add_annotation(article, AnnotationKind.NOTE, 0, 3, "from elsewhere")
        other.close()
        reader.screen.reload()
        await reader.settled()
        reader.screen._look_for_changes()
        await reader.settled()
        assert [a.body for a in reader.screen.reading.annotations] == ["from elsewhere"]


@pytest.fixture
def another(library: Library) -> Callable[[], Library]:
    """Opens the same library file once more, as another process would."""
    return lambda: Library.open(library.paths)


async def test_what_another_copy_says_of_a_name_shows_up(library: Library, another: Callable[[], Library]) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        assert "1 of 3 Ann Lindgren · person" in await focus_first(reader)
        other = another()
        other.correct(article, "Ann Lindgren", Verdict.COMPANY)
        other.close()
        reader.screen._look_for_changes()
        await reader.settled()
        assert "Ann Lindgren · company" in reader.said


async def focus_first(reader: Reader) -> str:
    await reader.press("p")
    return reader.said


async def test_what_another_copy_deleted_is_said_to_be_gone_and_goes(
    library: Library, another: Callable[[], Library]
) -> None:
    add(without_samples(library), "Beets", "Beets are dark.")
    apples = add(library, "Apples", "Apples are red.")
    async with reading(library, apples) as reader:
        other = another()
        other.delete_article(apples)
        other.close()
        await reader.press("m")
        assert reader.said == "That is no longer in the library: it was deleted elsewhere."
        assert reader.titles == ["Beets"]
        assert "Beets are dark." in reader.text


async def test_with_a_name_in_focus_the_last_line_offers_to_correct_it(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article, size=(80, 24)) as reader:
        await reader.press("p")
        assert reader.rows()[-1].rstrip().endswith("n next  E correct  ? keys")


async def test_an_answer_that_is_not_waited_for_any_more_is_dropped_in_silence(
    library: Library, recwarn: pytest.WarningsRecorder
) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        for _ in range(5):
            reader.screen.reload()
        await reader.screen.settled()
    gc.collect()
    assert [str(one.message) for one in recwarn if "never awaited" in str(one.message)] == []


async def test_the_facts_of_an_article_break_between_facts_alone(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article, size=(44, 20)) as reader:
        rows = [row.strip() for row in reader.rows()]
        place = next(n for n, row in enumerate(rows) if "The Paper" in row)
        assert rows[place].endswith("·")
        assert rows[place + 1].endswith("1\u00a0min")


async def test_a_file_that_is_only_read_has_its_words_counted(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "field.txt"
    file.write_text("One two three four.\n", encoding="utf-8")
    async with reading(library, file) as reader:
        assert "4 words · 1 min" in reader.text


async def test_the_help_names_the_commands_for_the_settings_where_there_is_room(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article, size=(120, 40)) as reader:
        await reader.press("question_mark")
        row = next(row for row in reader.rows() if "One line down" in row)
        assert "text.down" in row
    async with reading(library, article, size=(60, 40)) as reader:
        await reader.press("question_mark")
        assert "text.down" not in reader.shown


async def test_the_help_hangs_what_does_not_fit_a_row(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article, size=(60, 80)) as reader:
        await reader.press("question_mark")
        rows = reader.rows()
        place = next(n for n, row in enumerate(rows) if "Names shown: all, first" in row)
        column = rows[place].index("Names shown")
        assert rows[place + 1][:column].strip() == ""
        assert rows[place + 1][column:].strip().endswith("paragraph, off")


async def test_the_side_pane_offers_what_can_be_done_with_the_line_under_the_cursor(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("3")
        assert "copy" not in reader.rows()[-1]
        await reader.press("j")
        assert "y copy" in reader.rows()[-1]
        assert "E correct" in reader.rows()[-1]
        assert "d delete" not in reader.rows()[-1]


async def test_the_side_pane_says_which_lines_a_key_is_for(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("3", "y")
        assert reader.said == "y copies a name, a quotation, a note or a heading; j goes to the next line."
        await reader.press("j", "d")
        assert reader.said == "d deletes a bookmark, a highlight or a note; j goes to the next line."
        await reader.press("a")
        assert reader.said == "a writes on a bookmark, a highlight or a note; j goes to the next line."
        await reader.press("p")
        assert reader.said == "p works in the text; 2 goes there."


async def test_ctrl_c_says_how_to_quit(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("ctrl+c")
        assert reader.said == "q quits."


async def test_while_a_note_is_written_nothing_is_said_of_keys_that_would_be_typed(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("a")
        await reader.type("good")
        assert reader.said == "Kept as you type"


async def test_the_scroll_bar_stands_where_the_reader_was(library: Library) -> None:
    article = with_article(library, markdown="\n\n".join(f"Paragraph {number} is here." for number in range(200)))
    text = library.article(article).document.text
    library.save_position(article, text.index("Paragraph 120"), 0.6)
    async with reading(library, article, size=(80, 24)) as reader:
        pane = reader.screen.reading
        assert pane.scroll_y > 100
        assert pane.vertical_scrollbar.position == pane.scroll_y


async def test_what_does_not_fit_of_the_facts_in_the_last_line_is_left_out_whole(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article, size=(44, 20)) as reader:
        await reader.press("p")
        assert reader.said == "1 of 3 Ann Lindgren · person · quoted twice"
        assert reader.rows()[-1].split("  ")[0].strip() == "1 of 3 Ann Lindgren · person"


async def test_a_window_that_changes_its_size_all_the_time_stays_whole(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("p")
        for width, height in [(20, 5), (200, 60), (1, 1), (44, 20), (300, 3), (2, 90), (80, 24)] * 3:
            await reader.pilot.resize_terminal(width, height)
        await reader.settled()
        assert "Ann Lindgren" in reader.text
        assert reader.rows()[-1].rstrip().endswith("? keys")
