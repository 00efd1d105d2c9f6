"""The verb that looks after the library: checks, backs up, restores; and says where everything lies."""

import argparse
import os
import shutil
import sqlite3
import sys
from dataclasses import asdict
from pathlib import Path

from termreader import __version__
from termreader.cli import exits
from termreader.cli.app import key_mistakes
from termreader.cli.output import complain, facts, print_json, say
from termreader.clipboard_tools import HAS_ITS_OWN, tools_here
from termreader.errors import SettingsError
from termreader.library import Library
from termreader.paths import Paths, default_paths
from termreader.store.repair import check_library, restore_backup, salvage_library
from termreader.wording import count_of


def run(arguments: argparse.Namespace) -> int:
    """`termreader doctor`"""
    paths = default_paths()
    if arguments.backup:
        with Library.open(paths) as library:
            backup = library.back_up()
        _tell(f"Backup made: {backup}", {"backup": str(backup)}, arguments.json)
        return exits.DONE
    if arguments.salvage:
        counts, kept = salvage_library(paths)
        articles, notes = counts["articles"], counts["annotations"]
        saved = f"Saved: {count_of(articles, 'article')} and {count_of(notes, 'note')}. {_kept(kept)}"
        _tell(saved, {"articles": articles, "notes": notes, "kept": _named(kept)}, arguments.json)
        return exits.DONE
    if arguments.restore == "":  # a variable that is not set
        complain("No backup is named: --restore alone puts back the newest.\nTry: termreader doctor --help")
        return exits.MISUSED
    if arguments.restore is not None:
        chosen, kept = restore_backup(paths, None if arguments.restore is True else Path(arguments.restore))
        _tell(f"Put back: {chosen}. {_kept(kept)}", {"restored": str(chosen), "kept": _named(kept)}, arguments.json)
        return exits.DONE
    return _check(paths, arguments.json)


def _tell(words: str, value: dict[str, object], as_json: bool) -> None:
    if as_json:
        print_json(value)
    else:
        say(words.rstrip())


def _named(path: Path | None) -> str | None:
    return str(path) if path else None


def _kept(kept: Path | None) -> str:
    return f"The library of before is kept at {kept}." if kept else ""


def _check(paths: Paths, as_json: bool) -> int:
    found = check_library(paths)
    settings, mistakes = _settings(paths)
    lying = {
        **asdict(paths),
        "database": paths.database,
        "settings": paths.settings,
        "log": paths.log,
        "last_copy": paths.last_copy,
    }
    if as_json:
        print_json(
            {
                "version": __version__,
                "python": sys.version.split()[0],
                "sqlite": sqlite3.sqlite_version,
                "paths": {name: str(path) for name, path in lying.items()},
                "library": found,
                "settings": settings,
                "keys": mistakes,
                "terminal": _terminal(),
                "clipboard": _clipboard(),
            }
        )
    else:
        say(facts({"termreader": __version__, "Python": sys.version.split()[0], "SQLite": sqlite3.sqlite_version}))
        say("\n" + facts({name.replace("_", " ").capitalize(): path for name, path in lying.items()}))
        say(f"\n{found.words}")
        if found.counts:
            say(facts({name.capitalize(): f"{count:,}" for name, count in found.counts.items()}))
        if found.size:
            say(facts({"Size": f"{found.size / 1e6:.1f} MB", "Schema": found.schema}))
        say(f"Backups: {len(found.backups)}" + (f", the newest {found.backups[0]}" if found.backups else ""))
        say("\n".join([f"\nSettings: {settings}", *mistakes]))
        say(facts(_terminal()))
        say(f"Clipboard: {', '.join(_clipboard()) or 'what the terminal takes, and the file of the last copy'}")
    return exits.DONE if found.state in ("sound", "new") else exits.FAILED


def _settings(paths: Paths) -> tuple[str, list[str]]:
    """What can be said of the settings, and what is wrong with the keys in them."""
    from termreader.config import load_settings

    try:
        settings = load_settings(paths.settings)
    except SettingsError as error:
        return str(error), []
    if not paths.settings.exists():
        return "none set; every setting is as it comes", []
    return "read", key_mistakes(settings.keys) if settings.keys else []


def _terminal() -> dict[str, str]:
    size = shutil.get_terminal_size()
    named = {name: os.environ[name] for name in ("TERM", "COLORTERM", "NO_COLOR", "TERM_PROGRAM") if name in os.environ}
    return {
        **named,
        "size": f"{size.columns}x{size.lines}",
        "encoding": sys.stdout.encoding,
        "inside": ", ".join(
            name for name, variable in (("tmux", "TMUX"), ("ssh", "SSH_CONNECTION")) if variable in os.environ
        ),
    }


def _clipboard() -> list[str]:
    """What a copy is tried with here, best first."""
    return ["the system's own"] if HAS_ITS_OWN else [tool.name for tool in tools_here(os.environ)]
