"""show, analyze, search: what they print of an article, added or not."""

from pathlib import Path
from typing import Any

import pytest

from termreader.cli import main
from termreader.library import Library
from termreader.paths import Paths
from tests.articles import LLAMA, add
from tests.commands import Command
from tests.shared import SHARED, needs_shared

SEEDS = SHARED / "seeds"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "llamas.md"
    path.write_bytes(f"# On llamas\r\n\r\n{LLAMA}\r\n".encode())
    return path


def test_a_file_is_shown_and_no_library_is_made(termreader: Command, file: Path, paths: Paths) -> None:
    for verb in (("show", file), ("show", file, "--raw"), ("analyze", file, "--json")):
        assert termreader(*verb).code == 0
    assert not paths.database.exists()


def test_text_is_shown_under_its_title(termreader: Command, file: Path) -> None:
    assert termreader("show", file).out == f"On llamas\n\n{LLAMA}\n"


def test_markdown_is_shown_so_that_it_can_be_added_again(termreader: Command, file: Path, tmp_path: Path) -> None:
    shown = termreader("show", file, "--format", "markdown").out
    (tmp_path / "again.md").write_text(shown)
    assert termreader("show", tmp_path / "again.md").out == termreader("show", file).out


def test_json_has_the_same_fields_for_an_article_and_a_file(termreader: Command, file: Path) -> None:
    read: Any = termreader("show", file, "--format", "json").json
    assert read == {
        "id": None,
        "title": "On llamas",
        "byline": None,
        "site": None,
        "published": None,
        "url": None,
        "text": LLAMA,
        "markdown": read["markdown"],
    }
    termreader("add", file)
    assert termreader("show", 1, "--format", "json").json == {**read, "id": 1}


def test_raw_gives_exactly_the_bytes_that_came_in(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    data = "# Título\r\n\r\nnaïve\x00\u2028".encode("utf-16")
    (tmp_path / "odd.md").write_bytes(data)
    main(["add", str(tmp_path / "odd.md")])
    capfdbinary.readouterr()
    assert main(["show", "1", "--raw"]) == 0
    assert capfdbinary.readouterr().out == data
    assert main(["show", str(tmp_path / "odd.md"), "--raw"]) == 0
    assert capfdbinary.readouterr().out == data


@pytest.mark.parametrize("verb", ["show", "analyze"])
@pytest.mark.parametrize("target", ["7", "missing.txt", ".", "https://x.example/a"])
def test_what_is_not_there_is_one_sentence(termreader: Command, verb: str, target: str) -> None:
    ran = termreader(verb, target)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("termreader: ")
    assert ran.err.count("\n") == 1


def test_an_article_is_shown_by_its_address(termreader: Command) -> None:
    with Library.open() as library:
        add(library, url="https://x.example/a")
    assert termreader("show", "http://x.example/a#part").out == termreader("show", 1).out
    assert termreader("show", "https://x.example/a", "--raw").out == LLAMA
    assert "termreader add https://x.example/b" in termreader("show", "https://x.example/b").err


def test_raw_of_what_is_not_there_is_one_sentence(termreader: Command) -> None:
    ran = termreader("show", "missing.txt", "--raw")
    assert (ran.code, ran.err) == (1, "termreader: There is no file missing.txt.\n")


def check_analysis(found: Any) -> None:
    text, ids = found["text"], {entity["id"] for entity in found["entities"]}
    assert set(found) == {"title", "byline", "site", "published", "text", "mentions", "entities", "quotations"}
    for mention in found["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert mention["kind"] in ("person", "company")
        assert mention["entity"] is None or mention["entity"] in ids
    for entity in found["entities"]:
        assert set(entity) == {"id", "name", "kind", "aliases", "count"}
        assert entity["count"] == sum(mention["entity"] == entity["id"] for mention in found["mentions"])
    for quotation in found["quotations"]:
        assert text[quotation["start"] : quotation["end"]] == quotation["text"]
        assert quotation["entity"] is None or quotation["entity"] in ids


def test_an_analysis_is_spans_over_the_text(termreader: Command, file: Path) -> None:
    found: Any = termreader("analyze", file, "--json").json
    check_analysis(found)
    assert found["text"] == LLAMA
    assert [mention["text"] for mention in found["mentions"]] == ["Mark Zuckerberg"]
    termreader("add", file)
    assert termreader("analyze", 1, "--json").json == found


def test_an_analysis_for_a_person_counts_and_names(termreader: Command, file: Path) -> None:
    out = termreader("analyze", file).out
    assert "People: 1\n     1  Mark Zuckerberg\n" in out
    assert "“It spits.”" in out


@needs_shared
@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name)
def test_real_articles_are_analysed(termreader: Command, seed: Path) -> None:
    found: Any = termreader("analyze", seed, "--json").json
    check_analysis(found)
    assert found["entities"][0]["count"] > 5
    assert any(quotation["speaker"] for quotation in found["quotations"])


@pytest.mark.parametrize("query", [[""], [" ", "\t"]])
def test_looking_for_nothing_is_a_mistake(termreader: Command, query: list[str]) -> None:
    ran = termreader("search", *query)
    assert (ran.code, ran.out) == (2, "")
    assert "Name a word to look for." in ran.err


def test_search_leads_to_the_place(termreader: Command, file: Path) -> None:
    termreader("add", file)
    hits: Any = termreader("search", "naive", "--json").json
    (hit,) = hits
    assert (hit["id"], hit["title"], hit["kind"]) == (1, "On llamas", "article")
    assert LLAMA[hit["start"] : hit["end"]] == "naïve"
    shown = termreader("search", "naive")
    assert "On llamas" in shown.out
    assert shown.err == "termreader: 1 hit in 1 article.\n"


@pytest.mark.parametrize("query", [("nowhere",), ('"',), ("a AND (",), ("--", "-llama")])
def test_nothing_found_is_no_failure(termreader: Command, file: Path, query: tuple[str, ...]) -> None:
    termreader("add", file)
    assert termreader("search", "--json", *query).json == []
    assert termreader("search", *query).code == 0


def test_what_was_said_of_a_name_everywhere_holds_for_a_file_too(termreader: Command, tmp_path: Path) -> None:
    (tmp_path / "stripe.md").write_text("# On payments\n\nStripe, the payments company, grew. Stripe hired.")

    def named() -> list[str]:
        found: Any = termreader("analyze", tmp_path / "stripe.md", "--json").json
        return [entity["name"] for entity in found["entities"]]

    assert named() == ["Stripe"]
    termreader("names", "correct", "--everywhere", "Stripe", "neither")
    assert named() == []


def test_a_file_is_analysed_although_the_library_is_damaged(
    termreader: Command, tmp_path: Path, paths: Paths, file: Path
) -> None:
    paths.data.mkdir(parents=True)
    paths.database.write_bytes(b"no library " * 999)
    ran = termreader("analyze", file, "--json")
    found: Any = ran.json
    assert (ran.code, found["title"]) == (0, "On llamas")
    assert "What was said of names was left aside" in ran.err
    assert "damaged" in ran.err


@pytest.mark.parametrize("options", [("--json",), ("--format", "json"), ("--format", "text", "--json")])
def test_show_prints_json_for_either_option(termreader: Command, file: Path, options: tuple[str, ...]) -> None:
    shown: Any = termreader("show", file, *options).json
    assert shown["text"] == LLAMA
