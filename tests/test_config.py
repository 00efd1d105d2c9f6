"""The settings file: what it says holds, and every mistake in it is a sentence that says where and what may stand."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.config import Settings, default_toml, load_settings
from termreader.config.settings import QUOTE_FIELDS, descriptions, template_mistake
from termreader.errors import SettingsError
from termreader.exchange.quotation import fill
from termreader.tui.themes import THEME_NAMES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_everything_is_as_it_comes(file: Path) -> None:
    assert load_settings(file) == Settings()


def test_what_is_set_holds_and_the_rest_is_as_it_comes(file: Path) -> None:
    file.write_text('measure = 60\nnames = "first"\n[keys]\n"reader.copy" = "c"\n')
    assert load_settings(file) == Settings(measure=60, names="first", keys={"reader.copy": "c"})


def test_a_file_from_a_windows_editor_is_read(file: Path) -> None:
    file.write_bytes("\ufefftheme = 'dusk'\r\nmeasure = 80\r\n".encode())
    assert load_settings(file) == Settings(theme="dusk", measure=80)


def test_the_default_file_changes_nothing_and_explains_every_setting(file: Path) -> None:
    file.write_text(default_toml())
    assert load_settings(file) == Settings()
    for name in Settings.__struct_fields__:
        assert name in default_toml()
        assert len(descriptions()[name]) > 20


def test_the_default_file_without_its_comment_signs_is_the_defaults(file: Path) -> None:
    lines = [line.removeprefix("#") for line in default_toml().splitlines() if not line.startswith(("##", "# "))]
    file.write_text("\n".join(lines))
    assert load_settings(file) == Settings()
    assert set(tomllib.loads(file.read_text())) == set(Settings.__struct_fields__)


def test_the_settings_name_every_theme_there_is() -> None:
    assert all(name in descriptions()["theme"] for name in THEME_NAMES)
    assert Settings().theme in THEME_NAMES


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("measure = 300", 1, "whole number from 40 to 120"),
        ("\n\nmeasure = '80'", 3, "whole number from 40 to 120"),
        ("measure = 72.5", 1, "whole number from 40 to 120"),
        ('# x\nnames = "some"', 2, '"all", "first" or "off"'),
        ("theme = 3", 1, "text in quotes"),
        ('refresh_feeds_at_start = "yes"', 1, "must be true or false"),
        ("keys = 3", 1, "a table of command names and keys"),
        ('theme = "x"\n[keys]\n"reader.copy" = 3', 2, "a table of command names and keys"),
        ("mesure = 3", 1, "did you mean “measure”?"),
        ("\nzzz = 3", 2, "there are theme, measure,"),
        ('theme = "x"\nmeasure == 3', 2, "not TOML"),
        ("[keys\n", 1, "not TOML"),
        ('quote_template = "{quotation}"', 1, "“{quotation}” is not known"),
        ('quote_template = "{quote"', 1, "a brace is not closed"),
        ('quote_template = "{{quote}}"', 1, "“{{quote}}”"),
        ('quote_template = "{quote:>40}"', 1, "“{quote:>40}”"),
        ('quote_template = "{quote!r}"', 1, "“{quote!r}”"),
        ('quote_template = "quote}"', 1, "a brace is not opened"),
        ('quote_template = "{}"', 1, "“{}” is not known"),
        ('quote_template = "[{quote}"', 1, "paired"),
        ('quote_template = "[a [{quote}]]"', 1, "paired"),
    ],
)
def test_a_mistake_is_said_with_its_file_and_line(file: Path, text: str, line: int, words: str) -> None:
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert str(file) in str(caught.value)
    assert f"line {line}" in str(caught.value)
    assert words in str(caught.value)


def test_a_file_that_is_no_text_is_said(file: Path) -> None:
    file.write_bytes(b"theme = '\xff\xfe'")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_settings(file)


def test_a_folder_in_its_place_is_said(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SettingsError, match="could not be read"):
        load_settings(file)


@given(
    st.dictionaries(
        st.sampled_from([*Settings.__struct_fields__, "other"]),
        st.one_of(
            st.text(), st.integers(), st.booleans(), st.lists(st.integers()), st.dictionaries(st.text(), st.text())
        ),
    )
)
def test_any_value_is_taken_or_said(tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]) -> None:
    file = tmp_path_factory.mktemp("settings") / "config.toml"
    file.write_text("".join(f"{name} = {toml(value)}\n" for name, value in values.items()), errors="replace")
    said = ""
    try:
        load_settings(file)
    except SettingsError as error:
        said = str(error)
    assert str(file) in (said or str(file))


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {json.dumps(text)}" for key, text in value.items()) + "}"
    return json.dumps(value)


VALUES = {"quote": "It spits.", "speaker": "Ann", "title": "Llamas", "site": "The Paper", "published": "2024-05-29"}


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        (Settings().quote_template, VALUES, "“It spits.”\n— Ann, Llamas, The Paper, 2024-05-29"),
        (Settings().quote_template, {"quote": "It spits.", "title": "Llamas"}, "“It spits.”\n— Llamas"),
        (
            Settings().quote_template,
            {"quote": "It spits.", "title": "Llamas", "site": None, "url": "https://x.example/a"},
            "“It spits.”\n— Llamas\nhttps://x.example/a",
        ),
        ("{quote}", {"quote": "a [b] {title}", "title": "no"}, "a [b] {title}"),
        ("[{speaker} in {site}: ]{quote}", {"quote": "x", "speaker": "Ann"}, "x"),
        ("> {quote}", {"quote": "one\ntwo"}, "> one\ntwo"),
    ],
)
def test_a_quotation_is_filled_in_without_what_is_not_known(
    template: str, values: dict[str, str | None], text: str
) -> None:
    assert fill(template, values) == text


@given(st.text(st.sampled_from("{}[]:!>4 a") | st.characters(), max_size=60) | st.just("{quote}"))
def test_what_a_template_with_no_mistake_prints_has_no_braces_of_its_own(template: str) -> None:
    if template_mistake(template) is None:
        assert "{" not in fill(template, dict.fromkeys(QUOTE_FIELDS, "x"))
        assert "}" not in fill(template, dict.fromkeys(QUOTE_FIELDS, "x"))
