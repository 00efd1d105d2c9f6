"""Nothing a person typed or did is lost, or passed over in silence, when the library cannot be written just then."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from termreader.library import Library
from termreader.model import AnnotationKind
from termreader.store import database
from termreader.tui.widgets.note_editor import NoteEditor
from tests.app import Reader, reading, with_article
from tests.articles import add
from tests.web import serving


@pytest.fixture
def library(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 0.01)
    with Library.open() as opened:
        yield opened


@contextmanager
def another_writes(library: Library) -> Iterator[None]:
    with closing(sqlite3.connect(library.paths.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def written(library: Library) -> list[str]:
    return [annotation.body for annotation in library.annotations()]


def in_editor(reader: Reader) -> str | None:
    """What stands in the note's editor; None when it is closed."""
    editor = reader.screen.query_one(NoteEditor)
    return editor.query_one("TextArea").text if editor.subject is not None else None  # type: ignore[attr-defined]


def asked(reader: Reader) -> str:
    """What stands in the prompt."""
    return reader.screen.prompt.query_one("Input").value  # type: ignore[attr-defined,no-any-return]


async def test_a_note_that_could_not_be_kept_stands_in_the_editor_again(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        with another_writes(library):
            await reader.press("a")
            await reader.type("precious")
            await reader.press("escape")
            assert "Another termreader" in reader.said
            assert "still here" in reader.said
            assert in_editor(reader) == "precious"
            await reader.type(" words")
        await reader.press("escape")
        assert in_editor(reader) is None
        assert "Note kept" in reader.said
        assert written(library) == ["precious words"]
        await reader.press("u")
        assert written(library) == []


async def test_words_added_to_a_note_that_could_not_be_kept_are_added_later(library: Library) -> None:
    article = with_article(library)
    library.add_annotation(article, AnnotationKind.NOTE, 0, 3, "old")
    async with reading(library, article) as reader:
        await reader.press("full_stop", "a")
        with another_writes(library):
            await reader.type(" and new")
            await reader.press("escape")
            assert in_editor(reader) == "old and new"
        await reader.press("escape")
        assert written(library) == ["old and new"]
        await reader.press("u")
        assert written(library) == ["old"]


async def test_a_note_that_failed_while_one_went_elsewhere_waits_where_it_was_written(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        with another_writes(library):
            await reader.press("a")
            await reader.type("precious")
            async with reader.screen._writing:
                await reader.pilot.press("escape", "slash")
            await reader.settled()
            assert in_editor(reader) is None
            assert reader.screen.prompt.asking
            assert "waits, and is tried again" in reader.said
            await reader.press("escape", "g", "a")
            assert in_editor(reader) == "precious"
            async with reader.screen._writing:
                await reader.pilot.press("escape", "1")
            await reader.settled()
        reader.screen.keep_what_waits()
        await reader.settled()
        assert written(library) == ["precious"]
        assert "Note kept" in reader.said


async def test_a_note_deleted_elsewhere_while_it_is_written_on_comes_back_with_the_new_words(library: Library) -> None:
    article = with_article(library)
    note = library.add_annotation(article, AnnotationKind.NOTE, 0, 3, "old")
    async with reading(library, article) as reader:
        await reader.press("full_stop", "a")
        with Library.open() as other:
            other.delete_annotation(note.id)
        await reader.type(" and new")
        await reader.press("escape")
        assert written(library) == ["old and new"]


async def test_an_article_deleted_elsewhere_while_a_note_is_written_on_it_comes_back(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("a")
        with Library.open() as other:
            other.delete_article(article)
        await reader.type("precious")
        await reader.press("escape")
        assert written(library) == ["precious"]
        assert [summary.id for summary in library.summaries()] == [article]


async def test_a_note_that_was_only_looked_at_stays_deleted(library: Library) -> None:
    article = with_article(library)
    note = library.add_annotation(article, AnnotationKind.NOTE, 0, 3, "old")
    async with reading(library, article) as reader:
        await reader.press("full_stop", "a")
        with Library.open() as other:
            other.delete_annotation(note.id)
        await reader.press("escape")
        assert written(library) == []


async def test_leaving_waits_for_words_that_could_not_be_kept(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        with another_writes(library):
            await reader.press("a")
            await reader.type("precious")
            await reader.press("ctrl+q")
            assert reader.app.is_running
            assert in_editor(reader) == "precious"
            assert "still here" in reader.said
        await reader.press("ctrl+q")
    assert written(library) == ["precious"]


async def test_leaving_without_words_that_cannot_be_kept_leaves_them_in_a_file(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        with another_writes(library):
            await reader.press("a")
            await reader.type("precious")
            await reader.press("ctrl+q")
            assert "in a file" in reader.said
            await reader.press("ctrl+q")
            assert not reader.app.is_running
    assert written(library) == []
    file = library.paths.state / "unkept-notes.txt"
    assert "precious" in file.read_text(encoding="utf-8")
    assert str(file) in "".join(capsys.readouterr().err.split())


async def test_what_could_not_be_taken_back_can_be_taken_back_later(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("1", "d")
        assert library.summaries() == []
        with another_writes(library):
            await reader.press("u")
            assert "Another termreader" in reader.said
        await reader.press("u")
        assert [summary.id for summary in library.summaries()] == [article]
        with another_writes(library):
            await reader.press("U")
            assert "Another termreader" in reader.said
        await reader.press("U")
        assert library.summaries() == []
        await reader.press("u")
        assert [summary.id for summary in library.summaries()] == [article]


async def test_what_was_deleted_elsewhere_does_not_stand_in_the_way_of_taking_back_what_was_before(
    library: Library,
) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("m", "V", "H")
        with Library.open() as other:
            other.delete_article(article)
        await reader.press("u")
        assert "deleted elsewhere" in reader.said
        with Library.open() as other:
            other.restore_article(article)
        await reader.press("u")
        assert [one.kind for one in library.annotations()] == [AnnotationKind.HIGHLIGHT]


async def test_a_selection_that_could_not_be_highlighted_is_still_selected(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("V")
        selected = reader.selected
        with another_writes(library):
            await reader.press("H")
            assert reader.selected == selected
        await reader.press("H")
        assert [one.quote for one in library.annotations()] == [selected]
        assert reader.selected == ""


async def test_more_than_one_note_can_wait(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        with another_writes(library):
            await reader.press("a")
            await reader.type("first")
            reader.screen.take_focus(reader.screen.reading)
            await reader.press("apostrophe", "a")
            await reader.type("second")
            assert in_editor(reader) == "second"
        await reader.press("escape")
        reader.screen.keep_what_waits()
        await reader.settled()
        assert sorted(written(library)) == ["first", "second"]


async def test_a_place_that_could_not_be_saved_is_saved_later_and_nothing_is_said_of_it(library: Library) -> None:
    article = with_article(library, markdown="\n\n".join(f"Paragraph {number}." for number in range(80)))
    other = add(library, "Other", "Other words.")
    async with reading(library, article, size=(100, 20)) as reader:
        with another_writes(library):
            await reader.press("space")
            reader.screen.save_position()
            await reader.settled()
            assert "Another termreader" not in reader.said
            assert library.article(article).state.position == 0
            reader.screen.open_article(other)
            await reader.settled()
        reader.screen.save_position()
        await reader.settled()
        assert library.article(article).state.position > 0


async def test_an_answer_that_could_not_be_kept_is_offered_when_the_same_is_asked_again(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("1")
        with another_writes(library):
            for key, typed in (("t", "fruit"), ("R", "My title")):
                await reader.press(key, "ctrl+u")
                await reader.type(typed)
                await reader.press("enter")
                assert "stands there when you ask again" in reader.said
        await reader.press("t", "enter", "R", "enter")
        summary = library.summary(article)
        assert (summary.state.tags, summary.metadata.title) == (("fruit",), "My title")
        await reader.press("t")
        assert asked(reader) == "fruit"


async def test_what_could_not_be_added_is_offered_again(library: Library, tmp_path: Path) -> None:
    article = with_article(library)
    file = tmp_path / "pear.txt"
    async with reading(library, article) as reader:
        await reader.press("o")
        reader.screen.prompt.query_one("Input").value = str(file)  # type: ignore[attr-defined]
        await reader.press("enter")
        assert "pear.txt" in reader.said
        file.write_text("On pears\n\nPears are pale and do not keep.", encoding="utf-8")
        with another_writes(library):
            await reader.press("o")
            assert asked(reader) == str(file)
            await reader.press("enter")
            assert "o offers it again" in reader.said
        await reader.press("o", "enter")
        assert "On pears" in reader.shown
        with another_writes(library):
            await reader.press("o")
            assert asked(reader) == ""
            reader.screen.prompt.query_one("Input").value = "example.org/a example.org/b"  # type: ignore[attr-defined]
            await reader.press("enter")
            assert "o offers it again" in reader.said
            await reader.press("o")
            assert asked(reader) == "example.org/a example.org/b"


async def test_an_app_that_is_told_to_end_leaves_at_once_with_the_words_in_a_file(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        with another_writes(library):
            await reader.press("a")
            await reader.type("precious")
            reader.app.end()
            await reader.settled()
            assert not reader.app.is_running
    assert "precious" in (library.paths.state / "unkept-notes.txt").read_text(encoding="utf-8")


async def test_words_that_neither_library_nor_file_takes_are_said_on_leaving(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    article = with_article(library)
    (library.paths.state / "unkept-notes.txt").mkdir(parents=True)
    async with reading(library, article) as reader:
        with another_writes(library):
            await reader.press("a")
            await reader.type("precious")
            await reader.press("ctrl+q", "ctrl+q")
    assert "precious" in capsys.readouterr().err


async def test_going_back_to_the_shell_waits_until_what_was_typed_is_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        kept: list[list[str]] = []
        monkeypatch.setattr(reader.app, "action_suspend_process", lambda: kept.append(written(library)))
        await reader.pilot.press("a", "x", "y")
        await reader.screen.run_action("suspend")
        await reader.settled()
        assert kept == [["xy"]]


async def test_an_address_that_is_no_feed_is_offered_again(library: Library) -> None:
    with_article(library)
    with serving() as web:
        url = web.page("/none", b"", status=404)
        async with reading(library) as reader:
            await reader.press("4", "a")
            reader.screen.prompt.query_one("Input").value = url  # type: ignore[attr-defined]
            await reader.press("enter")
            assert "stands there when you ask again" in reader.said
            await reader.press("a")
            assert asked(reader) == url
