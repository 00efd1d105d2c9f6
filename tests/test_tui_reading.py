"""Reading: moving, finding, names, quotations, selecting. The app is driven by keys."""

import msgspec
import pytest

from termreader.library import Library
from termreader.model import Analysis
from tests.app import ARTICLE, reading, with_article

LONG = "\n\n".join(
    f"Paragraph {number} says little, and says it at some length for the sake of rows." for number in range(300)
)


async def test_the_first_start_shows_how_to_read_here(library: Library) -> None:
    async with reading(library) as reader:
        assert "How to read here" in reader.shown
        assert "Moving" in reader.shown


async def test_an_article_opens_with_its_title_its_facts_and_its_first_words(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        assert "The field" in reader.shown
        assert "The Paper · Ann Author · 29 May 2024" in reader.text
        assert "opened the meeting in Oslo" in reader.text


async def test_the_place_comes_back_at_the_next_start(library: Library) -> None:
    article = with_article(library, markdown=LONG)
    async with reading(library, article) as reader:
        await reader.press("space", "space", "j")
        await reader.press("q")
        place = reader.screen.reading.top_offset
        assert place > 0
    async with reading(library) as reader:
        assert reader.screen.reading.top_offset == place
        assert library.article(article).state.position == place


async def test_the_place_stays_on_the_same_word_when_the_terminal_narrows(library: Library) -> None:
    article = with_article(library, markdown=LONG)
    async with reading(library, article, size=(140, 40)) as reader:
        await reader.press("space", "space", "space")
        place = reader.screen.reading.top_offset
        await reader.pilot.resize_terminal(60, 20)
        await reader.settled()
        visible = reader.screen.reading.visible_span
        assert visible.start <= place < visible.end


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 60)])
async def test_the_text_reads_at_every_size(library: Library, size: tuple[int, int]) -> None:
    article = with_article(library)
    async with reading(library, article, size=size) as reader:
        assert "Ann Lindgren, the chief executive" in reader.text
        assert all(len(row) <= size[0] for row in reader.rows())


async def test_panes_give_way_as_the_terminal_narrows_and_come_at_a_key(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article, size=(120, 30)) as reader:
        assert "Library" in reader.shown
        assert "People" in reader.shown
        await reader.pilot.resize_terminal(100, 30)
        await reader.settled()
        assert "Library" in reader.shown
        assert "People" not in reader.shown
        await reader.pilot.resize_terminal(60, 30)
        await reader.settled()
        assert "Library" not in reader.shown
        await reader.press("3")
        assert "People" in reader.shown
        await reader.press("2")
        assert "People" not in reader.shown
        await reader.press("1")
        assert "Library" in reader.shown


async def test_zen_leaves_only_the_text(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("z")
        assert "Library" not in reader.shown
        assert "People " not in reader.shown
        assert "opened the meeting" in reader.text
        await reader.press("z")
        assert "Library" in reader.shown


async def test_find_shows_every_match_and_counts_them(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("slash")
        await reader.type("map")
        assert len(reader.screen.reading.matches) == 2
        assert "1 of 2" in reader.shown
        await reader.press("enter", "n")
        assert "2 of 2" in reader.said
        await reader.press("n")
        assert "1 of 2" in reader.said
        await reader.press("N")
        assert "2 of 2" in reader.said
        await reader.press("escape")
        assert not reader.screen.reading.matches


async def test_what_is_typed_right_after_a_prompt_opens_is_text_and_no_command(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.pilot.press("slash", "z", "d", "q", "x")
        await reader.settled()
        assert "Find zdqx" in reader.shown


async def test_leaving_find_goes_back_to_where_it_began(library: Library) -> None:
    article = with_article(library, markdown=LONG + "\n\nA needle.")
    async with reading(library, article) as reader:
        await reader.press("slash")
        await reader.type("needle")
        assert reader.screen.reading.top_offset > 0
        await reader.press("escape")
        assert reader.screen.reading.top_offset == 0


async def test_walking_to_a_person_lights_every_mention_and_counts_them(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("p")
        assert reader.said.startswith("1 of")
        assert "Ann Lindgren" in reader.said
        assert "person" in reader.said
        first = reader.screen.reading.focus_on
        await reader.press("n")
        second = reader.screen.reading.focus_on
        assert first is not None
        assert second is not None
        assert second.entity == first.entity
        assert second.span.start > first.span.start
        assert reader.screen.reading.overlays.focus_entity == first.entity
        await reader.press("escape")
        assert reader.screen.reading.overlays.focus_entity is None


async def test_companies_and_quotations_are_walked_to_as_well(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("c")
        assert "Brightwater" in reader.said
        await reader.press("escape", "apostrophe")
        assert "Ann Lindgren" in reader.said
        assert "Quotation 1 of" in reader.said
        await reader.press("Q")
        assert reader.selected == "We will build it here,"


async def test_with_a_name_in_focus_the_quotations_of_that_one_alone_are_walked(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("p", "apostrophe")
        assert reader.said.startswith("Quotation 1 of 2 by Ann Lindgren · y copies")
        lindgren = reader.screen.reading.overlays.focus_entity
        assert lindgren is not None
        await reader.press("apostrophe")
        assert reader.said.startswith("Quotation 2 of 2 by Ann Lindgren")
        await reader.press("apostrophe")
        assert reader.said.startswith("Quotation 1 of 2 by Ann Lindgren")
        await reader.press("quotation_mark")
        assert reader.said.startswith("Quotation 2 of 2 by Ann Lindgren")
        await reader.press("n")
        assert reader.screen.reading.overlays.focus_entity == lindgren
        assert "Ann Lindgren · person · quoted twice" in reader.said
        await reader.press("apostrophe", "escape", "apostrophe")
        assert " of 3 · " in reader.said


async def test_a_name_in_focus_that_is_not_quoted_is_said_to_be_so(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("c", "apostrophe")
        assert reader.said.startswith("Brightwater")
        assert reader.said.endswith("is not quoted in this article. Esc lets go; then ' goes to others.")
        await reader.press("escape", "apostrophe")
        assert reader.said.startswith("Quotation 1 of 3 · Ann Lindgren")


async def test_quotations_are_everybodys_again_when_the_name_in_focus_turns_out_to_be_none(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("p", "apostrophe")
        known = reader.screen.reading.analysis
        unknown = tuple(msgspec.structs.replace(one, entity=None) for one in known.quotations)
        reader.screen.show_analysis(Analysis("another", quotations=unknown))
        await reader.settled()
        assert reader.said.startswith("Quotation 1 of 3 · Ann Lindgren")
        assert "Quotations of" not in reader.shown


async def test_a_walk_goes_on_from_where_it_led_after_it_was_let_go(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("apostrophe", "apostrophe", "escape", "apostrophe")
        assert reader.said.startswith("Quotation 3 of 3")
        await reader.press("escape", "quotation_mark")
        assert reader.said.startswith("Quotation 2 of 3")
        await reader.press("escape", "p")
        assert "Tomas Okafor" in reader.said


async def test_from_the_start_a_walk_begins_with_the_first(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("c")
        first = reader.screen.reading.focus_on
        await reader.press("c", "c", "g", "c")
        assert reader.screen.reading.focus_on == first


async def test_names_are_lit_all_first_or_not_at_all(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        everything = len(reader.screen.reading.overlays.mentions)
        await reader.press("i")
        firsts = len(reader.screen.reading.overlays.mentions)
        await reader.press("i")
        assert everything >= firsts > 0
        assert len(reader.screen.reading.overlays.mentions) == 0


async def test_people_are_underlined_and_companies_bold_so_that_it_reads_without_colour(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        inks = reader.screen.reading.inks
        assert inks["person"].underline
        assert inks["company"].bold
        assert inks["person"].color != inks["company"].color


async def test_the_caret_grows_a_selection_from_a_character_to_the_paragraph(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("right_curly_bracket")
        await reader.press("slash")
        await reader.type("build")
        await reader.press("enter", "v", "v")
        assert reader.selected == "b"
        await reader.press("v")
        assert reader.selected == "build"
        await reader.press("v")
        assert reader.selected.startswith("“We will build it here,”")
        await reader.press("v")
        assert reader.selected.endswith("the ground for it.”")
        await reader.press("escape", "escape")
        assert reader.selected == ""


async def test_the_caret_moves_by_word_line_and_paragraph_and_swaps_its_ends(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("v", "v", "w", "w")
        assert reader.selected == "Ann Lindgren, t"
        await reader.press("o")
        assert reader.screen.reading.caret is not None
        assert reader.screen.reading.caret.offset == 0
        await reader.press("o", "dollar_sign")
        assert reader.selected.startswith("Ann Lindgren, the chief")


async def test_a_jump_can_be_come_back_from(library: Library) -> None:
    article = with_article(library, markdown=LONG + "\n\nAnn Lindgren wrote.")
    async with reading(library, article) as reader:
        await reader.press("G")
        assert reader.screen.reading.at_end
        await reader.press("ctrl+o")
        assert reader.screen.reading.top_offset == 0


async def test_double_click_takes_the_word_and_a_drag_selects(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        pane = reader.screen.reading
        row, column = pane.layout_rows.cell_of(ARTICLE.index("Lindgren"))
        x, y = pane.text_left + column + 1, row + pane.header_height
        await reader.pilot.click("#reading", offset=(x, y), times=2)
        await reader.settled()
        assert reader.selected == "Lindgren"
        await reader.pilot.mouse_down("#reading", offset=(pane.text_left, y))
        await reader.pilot.hover("#reading", offset=(pane.text_left + 2, y))
        await reader.pilot.mouse_up("#reading", offset=(pane.text_left + 2, y))
        await reader.settled()
        assert reader.selected == "Ann"


async def test_a_file_is_read_without_being_added(library: Library, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "letter.md"
    file.write_text("# A letter\n\nDear reader.", encoding="utf-8")
    async with reading(library, file) as reader:
        assert "Dear reader." in reader.shown
        await reader.press("m")
        assert "only read" in reader.said
    assert all(summary.metadata.title != "A letter" for summary in library.summaries())


async def test_markup_in_title_and_text_is_shown_as_it_stands(library: Library) -> None:
    article = with_article(library, title="[bold]T[/] [@click=app.quit]x[/]", markdown="A \\[/] [bold]b[/bold] $accent")
    async with reading(library, article) as reader:
        assert "[@click=app.quit]x" in reader.shown
        assert "A [/] [bold]b[/bold] $accent" in reader.shown
