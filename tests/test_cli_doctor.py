"""doctor: what is well, what is not, and the way back."""

from pathlib import Path
from typing import Any

import pytest

from termreader.library import Library
from termreader.paths import Paths
from tests.articles import add
from tests.commands import Command


@pytest.fixture
def filled(paths: Paths) -> Paths:
    with Library.open(paths) as library:
        for number in range(10):
            add(library, f"Article {number}", f"Text {number}.\n\n" + "word " * 2000)
    return paths


def test_a_first_look_makes_nothing(termreader: Command, paths: Paths) -> None:
    ran = termreader("doctor")
    assert ran.code == 0
    assert "no library yet" in ran.out
    assert str(paths.database) in ran.out
    assert not paths.data.exists()


def test_a_sound_library_is_counted(termreader: Command, filled: Paths) -> None:
    found: Any = termreader("doctor", "--json").json
    assert found["library"]["state"] == "sound"
    assert found["library"]["counts"]["articles"] == 10
    assert len(found["library"]["backups"]) == 1
    assert found["paths"]["settings"] == str(filled.settings)
    assert set(found) >= {"version", "python", "sqlite", "terminal", "clipboard", "settings"}


def test_a_mistake_in_the_settings_is_shown(termreader: Command, paths: Paths) -> None:
    paths.config.mkdir(parents=True)
    paths.settings.write_text("measure = 3")
    assert "whole number from 40 to 120" in termreader("doctor").out


def test_a_damaged_library_is_said_by_every_verb_and_restored(termreader: Command, filled: Paths) -> None:
    with filled.database.open("r+b") as file:
        file.truncate(9000)
    for verb in (("list",), ("add", "x.txt"), ("search", "x"), ("notes", "export")):
        ran = termreader(*verb)
        assert (ran.code, ran.out) == (1, "")
        assert "is damaged" in ran.err
        assert "termreader doctor --restore" in ran.err
    assert termreader("doctor").code == 1
    restored = termreader("doctor", "--restore")
    assert restored.code == 0
    assert "The library of before is kept at" in restored.out
    assert len(termreader("list").out.splitlines()) == 10
    assert termreader("doctor").code == 0


def test_a_damaged_library_is_salvaged(termreader: Command, filled: Paths) -> None:
    with filled.database.open("r+b") as file:
        file.seek(filled.database.stat().st_size // 2)
        file.write(b"\xa5" * 4096)
    ran = termreader("doctor", "--salvage")
    assert ran.code == 0
    assert ran.out.startswith("Saved: 10 articles and 0 notes.")
    assert termreader("doctor").code == 0


def test_a_sound_library_is_not_salvaged(termreader: Command, filled: Paths) -> None:
    assert "nothing to save" in termreader("doctor", "--salvage").err


def test_a_backup_is_made_and_a_chosen_one_put_back(termreader: Command, filled: Paths) -> None:
    made = termreader("doctor", "--backup")
    assert made.code == 0
    backup = made.out.removeprefix("Backup made: ").strip()
    termreader("remove", 1)
    assert termreader("doctor", "--restore", backup).code == 0
    assert termreader("show", 1).code == 0
    assert termreader("doctor", "--restore", "no/such/file").code == 1


def test_what_was_done_is_told_as_json_too(termreader: Command, filled: Paths) -> None:
    backup: Any = termreader("doctor", "--backup", "--json").json
    restored: Any = termreader("doctor", "--restore", "--json").json
    assert restored == {"restored": backup["backup"], "kept": restored["kept"]}
    assert Path(restored["kept"]).exists()
    with filled.database.open("r+b") as file:
        file.seek(filled.database.stat().st_size // 2)
        file.write(b"\xa5" * 4096)
    salvaged: Any = termreader("doctor", "--salvage", "--json").json
    assert salvaged == {"articles": 10, "notes": 0, "kept": salvaged["kept"]}
    assert Path(salvaged["kept"]).exists()


@pytest.mark.parametrize("both", [("--backup", "--restore"), ("--backup", "--salvage"), ("--salvage", "--restore")])
def test_one_thing_is_done_at_a_time(termreader: Command, both: tuple[str, ...]) -> None:
    ran = termreader("doctor", *both)
    assert (ran.code, ran.out) == (2, "")
    assert "not allowed with" in ran.err


def test_mistakes_in_the_keys_are_listed(termreader: Command, paths: Paths) -> None:
    paths.config.mkdir(parents=True)
    paths.settings.write_text('[keys]\n"text.cpoy" = "w"\n"text.note" = "hurz"')
    lines = termreader("doctor").out.splitlines()
    place = lines.index("Settings: read")
    assert lines[place + 1] == "[keys]: there is no command “text.cpoy”; did you mean “text.copy”?"
    assert lines[place + 2] == "[keys]: no terminal sends a key “hurz” (text.note)."
    found: Any = termreader("doctor", "--json").json
    assert len(found["keys"]) == 2


def test_the_clipboards_ways_and_the_file_of_the_last_copy_are_said(
    termreader: Command, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("WAYLAND_DISPLAY", "DISPLAY", "TMUX"):
        monkeypatch.delenv(variable, raising=False)
    assert f"Last copy: {paths.last_copy}" in termreader("doctor").out
    found: Any = termreader("doctor", "--json").json
    assert found["paths"]["last_copy"] == str(paths.last_copy)
    assert found["clipboard"] in ([], ["the system's own"])
