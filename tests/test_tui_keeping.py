"""What a reader keeps and does to articles, in the app: bookmarks, highlights, notes, undo, list, tags, search."""

from pathlib import Path

import pytest

from termreader.library import Library
from termreader.model import AnnotationKind
from termreader.tui import clipboard
from termreader.tui.opening import prepare
from termreader.tui.palette import CommandProvider
from tests.app import SAID, Reader, reading, with_article
from tests.articles import add


async def test_a_bookmark_comes_and_goes_at_one_key_and_undo_brings_it_back(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("m")
        assert [a.kind for a in library.annotations(article)] == [AnnotationKind.BOOKMARK]
        assert "◆" in reader.shown
        await reader.press("m")
        assert library.annotations(article) == []
        assert "u brings it back" in reader.said
        await reader.press("u")
        assert [a.kind for a in library.annotations(article)] == [AnnotationKind.BOOKMARK]


async def test_a_highlight_is_made_on_the_selection_and_is_there_tomorrow(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("V", "H")
        (kept,) = library.annotations(article)
        assert kept.kind is AnnotationKind.HIGHLIGHT
        assert kept.quote.startswith("Ann Lindgren, the chief executive")
    async with reading(library) as reader:
        assert [a.quote for a in reader.screen.reading.annotations] == [kept.quote]
        assert "Ann Lindgren" in reader.shown


async def test_a_bookmark_made_on_a_match_leaves_one_on_the_match(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("slash")
        await reader.type("map")
        await reader.press("enter", "m")
        await reader.press("n")
        assert "2 of 2" in reader.said


async def test_nothing_selected_to_highlight_says_how_to_select(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("H")
        assert "Select first" in reader.said
        assert library.annotations(article) == []


async def test_a_note_is_saved_as_it_is_typed_and_what_is_typed_at_once_is_its_text(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.pilot.press("a", "x", "q", "d", "o")
        await reader.press("escape")
        (note,) = library.annotations(article)
        assert note.body == "xqdo"
        assert note.kind is AnnotationKind.NOTE
        assert "Note kept" in reader.said
        await reader.press("a")
        await reader.type(" more")
        await reader.press("escape")
        assert [a.body for a in library.annotations(article)] == ["xqdo more"]


async def test_undo_takes_back_words_before_what_they_stand_on_and_redo_brings_all_back(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("V", "H", "a")
        await reader.type("my words")
        await reader.press("escape", "u")
        assert [a.body for a in library.annotations(article)] == [""]
        assert "U writes it again" in reader.said
        await reader.press("u")
        assert library.annotations(article) == []
        await reader.press("U", "U")
        assert [a.body for a in library.annotations(article)] == ["my words"]
        await reader.press("U")
        assert "Nothing was taken back" in reader.said


async def test_the_heading_of_a_note_has_one_opening_mark_where_the_text_brings_its_own(library: Library) -> None:
    article = with_article(library, markdown="“We will build it here,” Lindgren said.")
    async with reading(library, article) as reader:
        await reader.press("a")
        assert "on “We will build it here" in reader.shown
        assert "““" not in reader.shown


async def test_a_note_that_was_emptied_comes_back_with_its_words(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("a")
        await reader.type("dear words")
        await reader.press("escape", "a", "ctrl+u", "escape")
        assert library.annotations(article) == []
        await reader.press("u")
        assert [a.body for a in library.annotations(article)] == ["dear words"]
        await reader.press("u")
        assert library.annotations(article) == []
        await reader.press("U")
        assert [a.body for a in library.annotations(article)] == ["dear words"]


async def test_an_empty_note_leaves_nothing_behind(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("a", "escape")
        assert library.annotations(article) == []


async def test_quitting_from_the_editor_keeps_the_note(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("a")
        await reader.type("half a thought")
        await reader.press("ctrl+q")
    assert [a.body for a in library.annotations(article)] == ["half a thought"]


async def test_one_walks_through_what_is_ones_own_and_deletes_it(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("m", "apostrophe", "H", "escape", "g")
        await reader.press("full_stop")
        assert reader.screen.reading.focus_on is not None
        await reader.press("full_stop", "x")
        assert len(library.annotations(article)) == 1
        await reader.press("u")
        assert len(library.annotations(article)) == 2


async def test_the_side_pane_lists_who_said_what_and_goes_there(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        for section in ("People", "Companies", "Quotations", "Notes", "Contents"):
            assert section in reader.shown
        await reader.press("3", "down", "enter")
        assert reader.screen.reading.focus_on is not None
        assert "Ann Lindgren" in reader.said
        await reader.press("right_square_bracket", "right_square_bracket", "down", "enter")
        assert "Quotation" in reader.said


async def test_the_side_pane_lists_the_quotations_of_the_one_in_focus(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article, size=(200, 60)) as reader:
        assert "another century" in side_of(reader)
        await reader.press("p")
        heading = next(row for row in side_of(reader).splitlines() if "Quotations" in row)
        assert heading.split() == ["▾", "Quotations", "of", "Ann", "Lindgren", "2"]
        assert "“Nobody else has the ground for it.”" in side_of(reader)
        assert "another century" not in side_of(reader)
        await reader.press("escape")
        assert "another century" in side_of(reader)


async def test_the_cursor_of_the_side_pane_stays_on_its_line_when_other_quotations_are_listed(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("3", "G")
        line = reader.screen.side.current
        await reader.press("2", "p")
        assert reader.screen.side.current == line


async def test_the_side_pane_cuts_no_list_short_while_there_are_rows(library: Library) -> None:
    names = [
        f"{first} {last}" for first in ("Ann", "Ellen", "Maria") for last in ("Lindgren", "Okafor", "Moreau", "Silva")
    ]
    article = with_article(
        library, markdown="\n\n".join(f"{name} came to Oslo, and Ms. Berg with her." for name in names)
    )
    async with reading(library, article, size=(200, 60)) as reader:
        assert all(name in side_of(reader) for name in names)
        assert " more" not in side_of(reader)
    async with reading(library, article, size=(120, 24)) as reader:
        assert " more" in side_of(reader)


async def test_a_quotation_takes_more_rows_of_the_side_pane_where_there_are_some(library: Library) -> None:
    said = "We asked the harbour twice, and the mayor, and the boats, and nobody at all had an answer for any of us."
    article = with_article(library, markdown=f"“{said}” said Ann Lindgren.")
    async with reading(library, article, size=(200, 60)) as reader:
        assert said in " ".join(side_of(reader).split())
    async with reading(library, article, size=(120, 24)) as reader:
        assert said not in " ".join(side_of(reader).split())


def side_of(reader: Reader) -> str:
    """What the side pane shows, row by row."""
    side = reader.screen.side
    return "\n".join(side.render_line(row).text for row in range(side.size.height))


async def copied(reader: Reader, library: Library, *keys: str) -> str:
    await reader.press(*keys)
    return library.paths.last_copy.read_text(encoding="utf-8")


async def test_a_quotation_is_one_key_from_the_clipboard_with_its_speaker(library: Library) -> None:
    article = with_article(library, url="https://example.org/field")
    async with reading(library, article) as reader:
        assert await copied(reader, library, "apostrophe", "y") == "We will build it here,"
        cited = await copied(reader, library, "Y")
        assert cited.startswith(f"{SAID}\n— Ann Lindgren, ")
        assert "The field" in cited
        assert "The Paper" in cited
        assert "29 May 2024" in cited
        assert "https://example.org/field" in cited
        assert "Ann Lindgren as the speaker" in reader.said


async def test_what_was_copied_is_not_copied_again_once_it_is_off_the_screen(library: Library) -> None:
    lines = "\n\n".join(f"Paragraph {number} of the field." for number in range(60))
    article = add(library, "Long", f"First of all.\n\n{lines}\n\n“It is over,” said Ann Lindgren.")
    async with reading(library, article) as reader:
        assert await copied(reader, library, "V", "y") == "First of all."
        await reader.press("G")
        assert await copied(reader, library, "y") == "It is over,"


async def test_a_quotation_in_two_parts_is_copied_with_its_source_as_it_stands(library: Library) -> None:
    said = "“We asked twice,” said Ann Lindgren, who runs it. “Nobody at the harbour answered us.”"
    article = add(library, "Asked", f"Ann Lindgren came back. {said}")
    async with reading(library, article) as reader:
        assert await copied(reader, library, "apostrophe", "y") == "We asked twice,"
        cited = await copied(reader, library, "Y")
        assert cited.startswith(f"{said}\n— Ann Lindgren, Asked")
        assert "Ann Lindgren as the speaker" in reader.said
        assert await copied(reader, library, "Q", "Y") != cited


async def test_a_name_is_copied_alone_or_with_its_source(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        for keys in (("p",), ("3", "j")):
            assert await copied(reader, library, *keys, "y") == "Ann Lindgren"
            assert "“Ann Lindgren”" in reader.said
            cited = await copied(reader, library, "Y")
            assert cited.startswith("Ann Lindgren\n— The field, by Ann Author, The Paper, 29 May 2024")
            assert "“Ann Lindgren”, with title and source" in reader.said


async def test_what_was_selected_and_copied_is_what_is_copied_again_with_its_source(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        plain = await copied(reader, library, "V", "y")
        assert plain.startswith("Ann Lindgren, the chief executive")
        assert plain in await copied(reader, library, "Y")
        assert await copied(reader, library, "apostrophe", "y") == "We will build it here,"


async def test_a_copy_that_the_terminal_may_have_dropped_says_so_and_where_it_lies(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("V", "y")
        assert "does not say whether it keeps" in reader.said
        assert str(library.paths.last_copy)[:20] in reader.said


async def test_the_list_filters_as_one_types_and_lets_go(library: Library) -> None:
    with_article(library, "Apples")
    add(library, "Pears", "Pears are pale.")
    async with reading(library) as reader:
        await reader.press("1", "slash")
        await reader.type("pea")
        assert reader.titles == ["Pears"]
        await reader.press("enter", "escape")
        assert len(reader.titles) == 2


async def test_sort_view_tags_and_archive_are_a_key_each(library: Library) -> None:
    with_article(library, "Beets")
    add(library, "Apples", "Apples are red.")
    async with reading(library) as reader:
        await reader.press("1", "s", "s")
        assert reader.titles == ["Apples", "Beets"]
        await reader.press("g", "t")
        await reader.type("fruit")
        await reader.press("enter")
        assert library.tags() == [("fruit", 1)]
        await reader.press("A")
        assert reader.titles == ["Beets"]
        await reader.press("u")
        assert len(reader.titles) == 2
        await reader.press("slash")
        await reader.type("#fruit")
        assert reader.titles == ["Apples"]


async def test_tags_with_spaces_in_them_stay_as_they_are(library: Library) -> None:
    article = with_article(library)
    library.set_tags(article, ["open source", "to read", "a, b"])
    async with reading(library) as reader:
        await reader.press("1", "t", "enter")
        assert library.summary(article).state.tags == ("a, b", "open source", "to read")
        await reader.press("t", "end")
        await reader.type(", Mind maps")
        await reader.press("enter")
        assert library.summary(article).state.tags == ("Mind maps", "a, b", "open source", "to read")
        await reader.press("u", "slash")
        await reader.type("#to read field")
        assert reader.titles == ["The field"]


async def test_what_is_typed_is_added_to_the_tags_and_the_title_there_were(library: Library) -> None:
    article = with_article(library, "Apples")
    library.set_tags(article, ["llamas"])
    async with reading(library, article) as reader:
        await reader.press("1", "t")
        await reader.type(", andes")
        await reader.press("enter", "R")
        await reader.type(" again")
        await reader.press("enter")
    assert set(library.article(article).state.tags) == {"llamas", "andes"}
    assert library.article(article).metadata.title == "Apples again"


async def test_a_deleted_article_comes_back_with_undo(library: Library) -> None:
    with_article(library, "Beets")
    async with reading(library) as reader:
        await reader.press("1", "d")
        assert library.summaries() == []
        await reader.press("u")
        assert reader.said == "Back again: Beets"
        assert [s.metadata.title for s in library.summaries()] == ["Beets"]


async def test_reading_to_the_end_marks_an_article_as_read(library: Library) -> None:
    article = with_article(library, markdown="\n\n".join(f"Paragraph {number}." for number in range(80)))
    async with reading(library, article, size=(80, 24)) as reader:
        await reader.press("G", "q")
    assert library.article(article).state.finished


async def test_search_looks_into_every_article_and_opens_at_the_hit(library: Library) -> None:
    with_article(library, "Beets")
    add(library, "Apples", "\n\n".join([*["Apples are red."] * 60, "A zebra ate one."]))
    async with reading(library) as reader:
        await reader.press("F")
        await reader.type("zebra")
        await reader.press("enter", "enter")
        assert reader.screen.article is not None
        assert reader.screen.article.metadata.title == "Apples"
        assert "zebra" in reader.text


async def test_a_file_is_added_by_its_path_and_a_mistake_is_a_sentence(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "pear.txt"
    file.write_text("On pears\n\nPears are pale and do not keep.", encoding="utf-8")
    with_article(library)
    async with reading(library) as reader:
        await reader.press("o")
        reader.screen.prompt.query_one("Input").value = str(file)  # type: ignore[attr-defined]
        await reader.press("enter")
        assert "On pears" in reader.shown
        await reader.press("o")
        reader.screen.prompt.query_one("Input").value = str(tmp_path / "no.txt")  # type: ignore[attr-defined]
        await reader.press("enter")
        assert "no.txt" in reader.said


async def test_looks_come_back(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("T", "plus", "i", "greater_than_sign")
        left = (reader.app.theme, reader.screen.reading.measure, reader.screen.reading.names, reader.screen.list_width)
    async with reading(library, article) as reader:
        now = (reader.app.theme, reader.screen.reading.measure, reader.screen.reading.names, reader.screen.list_width)
        assert now == left
        assert now[1] == 76


async def test_only_the_look_that_was_changed_is_remembered_and_the_settings_still_say_the_rest(
    library: Library,
) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("1", "plus", "2")
        measure = reader.screen.reading.measure
    library.paths.config.mkdir(parents=True, exist_ok=True)
    library.paths.settings.write_text('measure = 100\nnames = "off"\ntheme = "paper"\n')
    looks = prepare(library, article).looks
    assert (looks.measure, looks.names, looks.theme) == (measure, "off", "paper")


async def test_a_theme_picked_in_the_palette_is_there_tomorrow(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("colon")
        await reader.type("theme: paper")
        await reader.press("enter")
        assert reader.app.theme == "paper"
        assert "paper" in reader.said
    assert prepare(library, article).looks.theme == "paper"


async def test_the_help_shows_the_keys_that_work_here(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("question_mark")
        assert "Keys in the text" in reader.shown
        await reader.press("escape", "1", "question_mark")
        assert "Keys in the list" in reader.shown


async def test_the_palette_has_every_command(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        await reader.press("colon")
        await reader.type("only the text")
        await reader.press("enter")
        assert reader.screen.zen


async def test_the_palette_says_where_a_command_works_that_others_are_called_like(library: Library) -> None:
    article = with_article(library)
    async with reading(library, article) as reader:
        offered = [hit.text async for hit in CommandProvider(reader.screen).discover()]
        assert "Copy with speaker, title, source and date, in the text" in offered
        assert "Copy with speaker, title, source and date, in the side pane" in offered
        assert len(set(offered)) == len(offered)


async def test_only_web_and_mail_links_are_opened(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    article = with_article(library, url="file:///etc/passwd")
    async with reading(library, article) as reader:
        await reader.press("l", "enter")
        assert opened == ["https://example.org/map"]
        await reader.press("O")
        assert opened == ["https://example.org/map"]
        assert "no web address" in reader.said


async def test_a_fault_nobody_foresaw_is_logged_and_the_app_goes_on(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = with_article(library)

    def broken(*_: object) -> None:
        raise RuntimeError("a fault")

    async with reading(library, article) as reader:
        monkeypatch.setattr(library, "add_annotation", broken)
        await reader.press("m")
        assert "should not have gone wrong" in reader.said
        assert "a fault" in library.paths.log.read_text(encoding="utf-8")
        await reader.press("p")
        assert "Ann Lindgren" in reader.said


def test_what_is_told_of_a_copy_is_what_is_known(tmp_path: Path) -> None:
    file = tmp_path / "last-copy.txt"
    tell = {how: clipboard.told(clipboard.Copied(how, file), "3 words") for how in clipboard.How}
    assert tell[clipboard.How.COPIED] == "Copied 3 words."
    assert "tmux" in tell[clipboard.How.BUFFERED]
    assert "does not say" in tell[clipboard.How.SENT]
    assert str(file) in tell[clipboard.How.FILED]


async def test_what_nobody_foresaw_in_the_app_itself_ends_it_with_a_sentence_and_a_log(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = with_article(library)
    with pytest.raises(RuntimeError, match="a fault in the pane"):
        async with reading(library, article) as reader:

            def broken() -> None:
                raise RuntimeError("a fault in the pane")

            monkeypatch.setattr(reader.screen.reading, "action_bookmark", broken)
            await reader.press("m")
    told = capsys.readouterr().err
    assert "had to close" in told
    assert "Traceback" not in told
    assert "a fault in the pane" in library.paths.log.read_text(encoding="utf-8")
