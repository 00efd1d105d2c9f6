"""Keys as the settings change them: how they are written, what is wrong with them, and what the app says of them."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from termreader.config import Settings
from termreader.library import Library
from termreader.tui import commands, keys
from termreader.tui.themes import THEME_NAMES
from tests.app import reading, with_article

SOURCE = Path(keys.__file__).parent


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("a", "a"),
        ("A", "A"),
        ("shift+a", "A"),
        ("é", "é"),
        ("#", "number_sign"),
        ("_", "underscore"),
        ("PgDn", "pagedown"),
        ("Esc", "escape"),
        ("return", "enter"),
        ("F5", "f5"),
        ("Ctrl+Y", "ctrl+y"),
        ("shift+ctrl+x", "ctrl+shift+x"),
        ("ctrl+/", "ctrl+slash"),
        ("ctrl++", "ctrl+plus"),
        ("ctrl+i", "tab"),
        ("shift+Tab", "shift+tab"),
        ("f25", None),
        ("shift+1", None),
        ("hyper", None),
        ("ctrl+ctrl", None),
        ("ctrl+", None),
    ],
)
def test_a_key_is_written_as_a_person_writes_it(written: str, name: str | None) -> None:
    assert keys.key_name(written) == name


def test_every_sign_of_the_keyboard_is_named_as_textual_names_it() -> None:
    from textual.keys import _character_to_key

    signs = [chr(code) for code in range(33, 127)] + ["ß", "ж", "§", "«"]
    assert [keys.key_name(sign) for sign in signs] == [_character_to_key(sign) for sign in signs]


def test_what_is_shown_of_a_key_can_be_written_in_the_settings() -> None:
    names = {name for command in commands.COMMANDS for name in command.keys.split(",")}
    assert {keys.key_name(keys.key_symbol(name)) for name in names} == names
    assert all(not unicodedata.category(sign).startswith("C") for name in names for sign in keys.key_symbol(name))


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ({}, []),
        ({"text.copy": "w ctrl+y"}, []),
        ({"text.copy": ""}, []),
        ({"list.delete": "D"}, []),
        ({"text.copy": ",", "text.mine-back": "M"}, []),
        ({"text.cpoy": "c"}, ["there is no command “text.cpoy”; did you mean “text.copy”?"]),
        ({"zzz": "c"}, ["there is no command “zzz”."]),
        ({"text.copy": "w hurz"}, ["no terminal sends a key “hurz” (text.copy)."]),
        ({"text.copy": "c"}, ["c is text.copy; text.company has no key left."]),
        ({"text.copy": "c", "text.company": "w"}, []),
        ({"text.note": "e", "text.copy": "e"}, ["e is text.copy; text.note has no key left."]),
        ({"screen.zen": "T"}, ["T is screen.zen; screen.theme has no key left."]),
        ({"text.copy": "z"}, ["z is text.copy; screen.zen has no key left in the text."]),
        ({"screen.zen": "y"}, ["y is text.copy; screen.zen has no key left in the text."]),
        ({"text.copy": "q"}, []),  # ctrl+q still quits
    ],
)
def test_what_is_wrong_with_keys_is_a_sentence(settings: dict[str, str], wrong: list[str]) -> None:
    assert keys.mistakes(settings) == [f"[keys]: {words}" for words in wrong]


def test_the_keys_as_they_come_leave_no_command_without_one() -> None:
    assert keys.mistakes({command.id: command.keys.replace(",", " ") for command in commands.COMMANDS}) == []


def test_every_key_named_in_a_message_is_a_commands() -> None:
    named = {
        name
        for file in SOURCE.rglob("*.py")
        for name in re.findall(r"key_of\(\"([^\"]+)\"|key_of\('([^']+)'", file.read_text(encoding="utf-8"))
        for name in name
        if name
    }
    assert len(named) > 20
    assert {name for name in named if commands.by_id(name) is None} == set()
    with pytest.raises(KeyError):
        keys.key_of("text.nothing")


def test_a_message_names_the_key_that_is_meant_now_and_the_palette_when_there_is_none() -> None:
    words = f"Gone. {keys.key_of('screen.undo')} brings it back."
    assert keys.spoken(words, {}) == "Gone. u brings it back."
    assert keys.spoken(words, {"screen.undo": "ctrl+z"}) == "Gone. ctrl+z brings it back."
    assert keys.spoken(words, {"screen.undo": ""}) == "Gone. the palette brings it back."


@pytest.fixture
def with_keys(library: Library) -> Callable[[str], Library]:
    """Writes the `[keys]` of the settings."""

    def write(toml: str) -> Library:
        library.paths.config.mkdir(parents=True, exist_ok=True)
        library.paths.settings.write_text(f"[keys]\n{toml}\n", encoding="utf-8")
        return library

    return write


async def test_own_keys_work_and_messages_name_them(with_keys: Callable[[str], Library]) -> None:
    library = with_keys('"screen.undo" = "W"\n"text.bookmark" = "B"')
    async with reading(library, with_article(library)) as reader:
        assert "B bookmarks a place" in reader.shown
        await reader.press("B", "full_stop", "x")
        assert reader.said.endswith("W brings it back.")
        await reader.press("W")
        assert len(reader.screen.reading.annotations) == 1
        await reader.press("u", "m")
        assert len(reader.screen.reading.annotations) == 1


async def test_another_key_for_one_command_leaves_the_others_of_the_old_key_alone(
    with_keys: Callable[[str], Library],
) -> None:
    library = with_keys('"text.caret" = "S"')
    async with reading(library, with_article(library)) as reader:
        await reader.press("v")
        assert reader.screen.reading.caret is None
        await reader.press("S", "v")
        assert reader.screen.reading.selection is not None


async def test_a_key_of_the_settings_goes_before_one_of_the_table(with_keys: Callable[[str], Library]) -> None:
    library = with_keys('"text.next" = "c"')
    async with reading(library, with_article(library)) as reader:
        assert reader.said == "[keys]: c is text.next; text.company has no key left."
        await reader.press("p", "c")
        assert reader.said.startswith("2 of 3 Ann Lindgren")


async def test_mistakes_in_the_keys_are_said_at_start(with_keys: Callable[[str], Library]) -> None:
    library = with_keys('"text.cpoy" = "w"\n"text.note" = "hurz"')
    async with reading(library, with_article(library), size=(80, 24)) as reader:
        assert reader.said == (
            "[keys]: there is no command “text.cpoy”; did you mean “text.copy”? (1 more mistake: termreader doctor)"
        )
        assert "did you mean “text.copy”?" in reader.rows()[-2]
        assert reader.rows()[-1].rstrip().endswith("termreader doctor)")
        await reader.press("a")
        assert reader.screen.query_one("#note").has_class("-open")


async def test_a_theme_that_is_none_is_said_at_start(library: Library) -> None:
    library.paths.config.mkdir(parents=True)
    library.paths.settings.write_text('theme = "papre"', encoding="utf-8")
    async with reading(library, with_article(library)) as reader:
        assert reader.said.startswith("theme: there is no theme “papre”; there are night, dusk, paper")
        assert reader.app.theme == "night"


def test_the_theme_that_comes_with_the_settings_is_one() -> None:
    assert Settings().theme in THEME_NAMES
