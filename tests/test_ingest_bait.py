"""What is made to keep a reader busy, or to write where it must not, is an article or a sentence, and soon."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.errors import SourceError
from termreader.ingest import ingest
from termreader.ingest.long_tags import without_long_tags
from termreader.ingest.source import bytes_of
from tests.commands import Command


@pytest.mark.parametrize("attribute", ["a{}=1", 'a{}="x y > z"', "a{}", "a{}='1'/"])
def test_a_tag_with_attributes_by_the_thousand_costs_no_time(attribute: str) -> None:
    attributes = " ".join(attribute.format(number) for number in range(100_000))
    data = f"<title>The Bridge</title><p id=p {attributes}>The bridge is open to everybody from Monday on.</p>".encode()
    assert "open to everybody" in ingest("a.html", data=data).markdown


@given(
    st.lists(
        st.sampled_from(["<p ", "a=1 ", 'b="<" ', "c='>' ", "/>", "<", ">", '"', "'", "=", "d " * 900, "e=f " * 600])
    )
)
def test_tags_of_an_ordinary_length_stay_as_they_are(parts: list[str]) -> None:
    markup = "".join(parts)
    shortened = without_long_tags(markup)
    assert without_long_tags(shortened) == shortened
    assert shortened == markup or len(markup) > 1000


@pytest.mark.parametrize(
    "verb",
    [("add",), ("show",), ("show", "--raw"), ("import",), ("feeds", "import"), ("notes", "import")],
    ids=" ".join,
)
@pytest.mark.parametrize(
    ("name", "said"),
    [("fifo", "is not a file that can be read to its end"), ("folder", "folder"), ("gone\x1b]0;x\x07", "no file")],
)
def test_what_is_no_file_is_never_waited_for(
    termreader: Command, tmp_path: Path, verb: tuple[str, ...], name: str, said: str
) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()

    ran = termreader(*verb, tmp_path / name)

    assert ran.code == 1
    assert said in ran.err
    assert "\x1b" not in ran.err


def test_what_a_shell_pipes_in_as_a_file_is_read_to_its_end() -> None:
    pipe, into = os.pipe()
    os.write(into, b"The bridge is open.")
    os.close(into)
    assert bytes_of(Path(f"/dev/fd/{pipe}")) == b"The bridge is open."
    os.close(pipe)


def test_of_what_is_piped_in_no_more_is_read_than_an_article_may_have() -> None:
    pipe, into = os.pipe()
    os.write(into, b"The bridge is open.")
    with pytest.raises(SourceError, match="too big"):
        bytes_of(Path(f"/dev/fd/{pipe}"), most=10)
    os.close(into)
    os.close(pipe)


@pytest.mark.parametrize("verb", [("add",), ("import",), ("feeds", "import"), ("notes", "import")], ids=" ".join)
def test_standard_input_without_end_is_not_read_to_it(
    termreader: Command, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    monkeypatch.setattr("termreader.ingest.source.MAX_BYTES", 1000)
    monkeypatch.setattr("termreader.cli.files.MAX_BYTES", 1000)

    ran = termreader(*verb, "-", stdin=b"word " * 1000)

    assert ran.code == 1
    assert "Standard input goes on" in ran.err
