"""Every test has its own home: no test reads or writes a person's library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from termreader.library import Library
from termreader.paths import Paths, default_paths
from tests.commands import Command

# The same examples every time, and no stopwatch: the machine may be busy.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("TERMREADER_HOME", str(folder))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return folder


@pytest.fixture
def paths(home: Path) -> Paths:
    assert default_paths().data.is_relative_to(home)
    return default_paths()


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with Library.open() as opened:
        yield opened


@pytest.fixture
def termreader(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    return Command(capsys, monkeypatch)
