"""Running the command line in a test, as a person or a script would."""

import argparse
import io
import json
import sys
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from termreader.cli import main


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        """Standard output as the one JSON value it must be."""
        value: object = json.loads(self.out)
        return value


class Command:
    """`termreader` in this process, with what it prints captured."""

    def __init__(self, capture: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capture = capture
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: object, stdin: bytes = b"") -> Ran:
        self._capture.readouterr()
        with self._monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            code = main([str(argument) for argument in arguments])
        out, err = self._capture.readouterr()
        return Ran(code, out, err)


def verbs(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every verb of a command line, and the verbs within it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb in action.choices.values():
                yield verb
                yield from verbs(verb)
