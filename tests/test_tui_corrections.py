"""Saying what a name is, in the app: asked over the page, kept, undone; no typed key is lost."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from termreader.errors import SettingsError
from termreader.library import Library
from termreader.model import Analysis, Article, Correction, Verdict
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
        await reader.press("p")
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
        await reader.pilot.press("p", "E", "x", "c")
        await reader.settled()
        assert said(library) == [("Ann Lindgren", Verdict.NEITHER, "", False)]
        assert "person/ann-lindgren" not in named(reader)
        assert "Brightwater Inc." in (reader.said + reader.shown)
        assert not isinstance(reader.app.screen, CorrectScreen)


async def test_the_line_that_is_marked_is_answered_with_enter(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("p", "E", "j", "enter")
        assert said(library) == [("Ann Lindgren", Verdict.NEITHER, "", False)]


async def test_what_was_undone_is_done_again(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("c", "E", "p")
        corrected = named(reader)
        await reader.press("u", "U")
        assert named(reader) == corrected
        assert said(library) == [("Brightwater Inc.", Verdict.PERSON, "", False)]
        assert reader.said.startswith("“Brightwater Inc.” is a person here")
        await reader.press("u")
        assert library.corrections() == []


async def test_what_holds_for_the_whole_library_is_told_and_taken_back(library: Library) -> None:
    article = with_article(library)
    library.correct(None, "Ann Lindgren", Verdict.COMPANY)
    async with reading(library, article) as reader:
        corrected = named(reader)
        await reader.press("c", "E")
        assert "What is “Ann Lindgren”?" in reader.shown
        assert "A company everywhere, by you." in reader.shown
        await reader.press("w")
        assert library.corrections() == []
        assert "person/ann-lindgren" in named(reader)
        assert reader.said.startswith("Taken back: “Ann Lindgren” is a company in every article")
        await reader.press("u")
        assert named(reader) == corrected
        assert reader.said.startswith("It holds again: “Ann Lindgren” is a company in every article")
        await reader.press("U")
        assert library.corrections() == []


async def test_a_name_that_others_forms_decided_tells_of_them_and_one_nobody_spoke_of_tells_nothing(
    library: Library,
) -> None:
    article = with_article(library)
    library.correct(article, "Okafor", Verdict.SAME_AS, "Ann Lindgren")
    async with reading(library, article) as reader:
        await reader.press("p", "E")
        assert "“Okafor” is the same as Ann Lindgren here, by you." in reader.shown
        await reader.press("escape", "c", "E")
        assert "by you" not in reader.shown
        assert "take back" not in reader.shown
        await reader.press("w")
        assert reader.said == "You said nothing of “Brightwater Inc.” yet."


async def test_names_that_have_the_word_are_offered_first(library: Library) -> None:
    article = with_article(library, markdown=f"{ARTICLE}\n\nJoan Oslo met Lindgren. Lindgren thanked Ms. Joan Oslo.")
    async with reading(library, article) as reader:
        pane = reader.screen.reading
        await reader.press("v")
        assert pane.caret is not None
        pane.set_caret(pane.caret.to(pane.document.text.index("Oslo")))
        await reader.press("v", "v", "E", "s", "enter")
        assert said(library) == [("Oslo", Verdict.SAME_AS, "Joan Oslo", False)]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Ann Lindgren", ", t", "Ann Lindgren"),
        ("Tomas O", "", "Tomas"),
        ("Tomas Oka", "", "Tomas Okafor"),
        ("ditc", "", "ditch"),
    ],
)
async def test_a_selection_has_whole_words(library: Library, first: str, last: str, name: str) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        pane = reader.screen.reading
        at = pane.document.text.index(first + last)
        await reader.press("v")
        assert pane.caret is not None
        pane.set_caret(pane.caret.to(at))
        await reader.press("v", *["right"] * (len(first + last) - 1), "E")
        assert f"What is “{name}”?" in reader.shown


async def test_an_answer_that_changes_nothing_says_why(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("p", "E", "p")
        assert reader.said.startswith(
            "“Ann Lindgren” is a person here, which changes nothing: that is what it was taken for. u undoes."
        )


@pytest.fixture
def fragile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names can be found only where nothing was said of any."""
    from termreader import library as module

    find = module.analyze_article

    def analyze(article: Article, corrections: Sequence[Correction] = (), engine: str = "own") -> Analysis:
        if corrections:
            raise TypeError("no names")
        return find(article, corrections, engine)

    monkeypatch.setattr(module, "analyze_article", analyze)


@pytest.mark.usefixtures("fragile")
async def test_names_that_cannot_be_found_are_told_and_undo_takes_back_what_was_said_last(library: Library) -> None:
    article = with_article(library)
    library.correct(article, "Oslo", Verdict.COMPANY)
    async with reading(library, article) as reader:
        ways = "u or `termreader names withdraw 1` takes back that “Oslo” is a company here."
        assert "Could not be found." in reader.shown
        assert "…" not in reader.shown
        for key in ("p", "c", "apostrophe", "E"):
            await reader.press("escape", key)
            assert reader.said == f"The names could not be found. {ways}"
        await reader.press("u")
        assert library.corrections() == []
        assert "person/ann-lindgren" in named(reader)
        assert "Could not be found." not in reader.shown


async def test_a_cause_that_is_known_is_told_and_no_correction_is_blamed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def analyze(*_: object) -> Analysis:
        raise SettingsError("The engine is not installed.")

    monkeypatch.setattr("termreader.library.analyze_article", analyze)
    article = with_article(library)
    library.correct(article, "Oslo", Verdict.COMPANY)
    async with reading(library, article) as reader:
        await reader.press("escape", "p")
        assert reader.said == "The names could not be found. The engine is not installed."
        await reader.press("u")
        assert reader.said == "Nothing to undo."


@pytest.mark.usefixtures("fragile")
async def test_names_that_cannot_be_found_any_more_stay_until_undo_brings_the_new_ones(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        before = named(reader)
        await reader.press("p", "E", "c")
        assert reader.said.startswith("The names could not be found. u or ")
        assert named(reader) == before
        await reader.press("u")
        assert library.corrections() == []
        assert named(reader) == before
        assert reader.said.startswith("Undone: “Ann Lindgren” is a company here")


async def test_the_name_of_an_agency_is_corrected_and_undone(library: Library) -> None:
    text = (
        "PARIS (Reuters) - The tower was closed on Monday, the mayor said.\n\n"
        "“We will open it soon,” she told Reuters. Ann Lindgren, who runs it, told Reuters that it was safe."
    )
    article = with_article(library, markdown=text)
    async with reading(library, article) as reader:
        before = named(reader)
        await reader.press("v")
        pane = reader.screen.reading
        assert pane.caret is not None
        pane.set_caret(pane.caret.to(pane.document.text.index("Reuters")))
        await reader.press("v", "v", "E", "s")
        await reader.type("Thomson Reuters")
        await reader.press("enter")
        assert said(library) == [("Reuters", Verdict.SAME_AS, "Thomson Reuters", False)]
        assert "company/thomson-reuters" in named(reader)
        await reader.press("u")
        assert named(reader) == before


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
        await reader.press("c")
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
        await reader.press("c")
        assert said(library) == [("ditch", Verdict.COMPANY, "", False)]
        assert named(reader)["company/ditch"] == 1
        assert "1 place more" in reader.said


async def test_a_line_of_the_side_pane_takes_all_its_forms_along(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("3", "j", "E")
        assert "What is “Ann Lindgren”?" in reader.shown
        await reader.press("c")
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
        await reader.press("x")
        assert said(library) == [("Ann Lindgren", Verdict.NEITHER, "", True)]
        assert "person/ann-lindgren" not in named(reader)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)], ids=str)
async def test_the_question_fits_the_screen(library: Library, size: tuple[int, int]) -> None:
    article = with_article(library)
    async with reading(library, article, size=size) as reader:
        await reader.press("p", "E")
        for words in ("What is “Ann", "a person", "neither", "in this article", "Esc"):
            assert words in reader.shown


async def test_on_a_low_screen_every_answer_has_its_row_with_what_was_said_before(library: Library) -> None:
    article = with_article(library)
    library.correct(None, "Ann Lindgren", Verdict.COMPANY)
    async with reading(library, article, size=(40, 12)) as reader:
        await reader.press("c", "E")
        rows = [row.strip(" ▌") for row in reader.rows()]
        first = rows.index("What is “Ann Lindgren”?")
        assert rows[first + 1] == "A company everywhere, by you."
        assert [row[:1] for row in rows[first + 2 : first + 7]] == ["p", "c", "x", "s", "w"]
        assert "Esc" in reader.shown


async def test_what_was_said_before_holds_when_the_article_is_opened(library: Library) -> None:
    article = with_article(library)
    library.correct(article, "Oslo", Verdict.COMPANY)
    async with reading(library, article) as reader:
        assert "company/oslo" in named(reader)
        assert isinstance(library.corrections(article)[0], Correction)
