"""The line that says how far something is: it fits, and it goes away."""

import sys

import pytest

from termreader.cli import progress
from termreader.cli.progress import ProgressLine
from termreader.text.cells import cell_len


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> ProgressLine:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    return ProgressLine()


def test_a_long_title_is_cut_to_the_cells_of_a_line(line: ProgressLine, capsys: pytest.CaptureFixture[str]) -> None:
    line.show("漢字" * 60)
    (shown,) = capsys.readouterr().err.split("\r")[1:]
    assert 70 < cell_len(shown) <= 78


def test_a_narrow_terminal_is_not_overrun(
    line: ProgressLine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    line.show("kanji " * 20)
    assert cell_len(capsys.readouterr().err) <= 39


def test_a_shorter_line_wipes_the_longer_one_away(line: ProgressLine, capsys: pytest.CaptureFixture[str]) -> None:
    line.show("漢字漢字")
    line.show("kanji")
    line.clear()
    assert capsys.readouterr().err == "\r漢字漢字\rkanji   \r     \r"


def test_a_pipe_gets_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine()
    line.show("1 of 2")
    line.clear()
    assert capsys.readouterr().err == ""
