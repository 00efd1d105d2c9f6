"""Saying what a name is, in the app: asked over the page, kept, undone; no typed key is lost."""

from pathlib import Path

import pytest

from termreader.library import Library
from termreader.model import Correction, Verdict
from termreader.tui.screens.correct import CorrectScreen
from tests.app import ARTICLE, Reader, reading, with_article
from tests.articles import add


def named(reader: Reader) -> dict[str, int]:
    return {entity.id: entity.count for entity in reader.screen.reading.analysis.entities}


def said(library: Library) -> list[tuple[str, Verdict, str, bool]]:
    return [(one.surface, one.verdict, one.same_as, one.article_id is None) for one in library.corrections()]


async def test_the_name_in_focus_becomes_what_one_says_and_undo_takes_it_back(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        before = named(reader)
        await reader.press("c", "E")
        assert "What is “Brightwater Inc.”?" in reader.shown
        assert "as it is now" in reader.shown
        await reader.press("p", "enter")
        assert said(library) == [("Brightwater Inc.", Verdict.PERSON, "", False)]
        assert "is a person here" in reader.said
        assert any(name.startswith("person/brightwater") for name in named(reader))
        await reader.press("u")
        assert named(reader) == before
        assert library.corrections() == []
        assert reader.said.startswith("Undone: “Brightwater Inc.” is a person here")


async def test_keys_in_one_breath_are_answers_and_then_commands_again(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.pilot.press("p", "E", "x", "enter", "c")
        await reader.settled()
        assert said(library) == [("Ann Lindgren", Verdict.NEITHER, "", False)]
        assert "person/ann-lindgren" not in named(reader)
        assert "Brightwater Inc." in (reader.said + reader.shown)
        assert not isinstance(reader.app.screen, CorrectScreen)


async def test_one_name_is_another_form_of_a_name_of_the_article_chosen_by_typing(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.pilot.press("p", "E", "s", *"oka")
        await reader.settled()
        assert "Tomas Okafor" in reader.shown
        assert "is the same as" in reader.shown
        await reader.press("enter")
        assert said(library) == [("Ann Lindgren", Verdict.SAME_AS, "Tomas Okafor", False)]
        assert named(reader)["person/tomas-okafor"] == 5
        speakers = {quotation.speaker for quotation in reader.screen.reading.analysis.quotations}
        assert speakers == {"Tomas Okafor"}


async def test_a_name_that_the_article_does_not_have_is_typed(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("c", "E", "s")
        await reader.type("Brightwater Holding")
        await reader.press("enter")
        assert said(library) == [("Brightwater Inc.", Verdict.SAME_AS, "Brightwater Holding", False)]
        assert "company/brightwater-holding" in named(reader)


async def test_tab_makes_it_hold_everywhere(library: Library) -> None:
    article = with_article(library)
    other = add(library, "Another field", f"{ARTICLE}\n\nOnce more.")
    async with reading(library, article) as reader:
        await reader.press("p", "E")
        assert "● in this article" in reader.shown
        await reader.press("tab")
        assert "● in every article" in reader.shown
        await reader.press("c", "enter")
        assert said(library) == [("Ann Lindgren", Verdict.COMPANY, "", True)]
        assert "in every article" in reader.said
    entities = library.analysis(library.article(other)).entities
    assert "company/ann-lindgren" in {entity.id for entity in entities}


async def test_words_that_were_missed_are_selected_and_said_to_be_a_name(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        pane = reader.screen.reading
        await reader.press("v")
        at = pane.document.text.index("ditch")
        assert pane.caret is not None
        pane.set_caret(pane.caret.to(at))
        await reader.press("v", "v", "E")
        assert "What is “ditch”?" in reader.shown
        await reader.press("c", "enter")
        assert said(library) == [("ditch", Verdict.COMPANY, "", False)]
        assert named(reader)["company/ditch"] == 1
        assert "1 place more" in reader.said


async def test_a_line_of_the_side_pane_takes_all_its_forms_along(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("3", "j", "E")
        assert "What is “Ann Lindgren”?" in reader.shown
        await reader.press("c", "enter")
        assert [one[0] for one in said(library)] == ["Ann Lindgren", "Lindgren"]
        people = [name for name in named(reader) if name.startswith("person/")]
        assert people == ["person/tomas-okafor"]
        await reader.press("u")
        assert library.corrections() == []


async def test_esc_leaves_everything_as_it_was(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("p", "E", "s", "escape", "escape")
        assert not isinstance(reader.app.screen, CorrectScreen)
        assert library.corrections() == []
        assert "Ann Lindgren" in reader.said


async def test_without_a_name_it_says_how_to_come_to_one(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("E")
        assert "p and c go to one" in reader.said


async def test_a_file_that_is_only_read_is_corrected_everywhere(library: Library, tmp_path: Path) -> None:
    with_article(library)
    (tmp_path / "field.md").write_text(ARTICLE)
    async with reading(library, tmp_path / "field.md") as reader:
        await reader.press("p", "E")
        assert "in this article" not in reader.shown
        await reader.press("x", "enter")
        assert said(library) == [("Ann Lindgren", Verdict.NEITHER, "", True)]
        assert "person/ann-lindgren" not in named(reader)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)], ids=str)
async def test_the_question_fits_the_screen(library: Library, size: tuple[int, int]) -> None:
    article = with_article(library)
    async with reading(library, article, size=size) as reader:
        await reader.press("p", "E")
        for words in ("What is “Ann", "a person", "neither", "in this article", "Esc"):
            assert words in reader.shown


async def test_what_was_said_before_holds_when_the_article_is_opened(library: Library) -> None:
    article = with_article(library)
    library.correct(article, "Oslo", Verdict.COMPANY)
    async with reading(library, article) as reader:
        assert "company/oslo" in named(reader)
        assert isinstance(library.corrections(article)[0], Correction)
