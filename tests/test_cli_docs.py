"""docs/command-line.md names every verb and option there is, and none that is not."""

import argparse
import re
from pathlib import Path

from termreader.cli.parser import make_parser
from tests.commands import verbs

PAGE = Path(__file__).resolve().parents[1] / "docs" / "command-line.md"


def test_the_page_names_every_verb_with_its_options() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    for verb in verbs(make_parser()):
        shown = "\n".join(line for line in lines if line.startswith(f"    {verb.prog}"))
        assert shown, f"{verb.prog} is not in {PAGE.name}"
        if any(isinstance(action, argparse._SubParsersAction) for action in verb._actions):
            continue
        for action in verb._actions:
            if action.option_strings and action.dest != "help":
                assert any(option in shown for option in action.option_strings), f"{verb.prog}: {action.option_strings}"


def test_the_page_names_no_option_that_is_not_there() -> None:
    known = {option for verb in verbs(make_parser()) for action in verb._actions for option in action.option_strings}
    known |= {option for action in make_parser()._actions for option in action.option_strings}
    assert set(re.findall(r"(?<![\w-])--[a-z]+", PAGE.read_text(encoding="utf-8"))) <= known


def test_the_page_names_no_verb_that_is_not_there() -> None:
    known = {verb.prog for verb in verbs(make_parser())} | {"termreader"}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("    termreader "):
            words = line.split()
            assert (
                words[1].startswith("-")
                or not words[1].isalpha()
                or f"termreader {words[1]}" in known
                or words[1] == "open"
            )
