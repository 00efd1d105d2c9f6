"""What a command loads: in a fresh interpreter, nothing heavy that it does not need."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from termreader.library import Library
from termreader.model import AnnotationKind
from tests.articles import add

REPOSITORY = Path(__file__).resolve().parents[1]

HEAVY = {
    "textual": "the app",
    "httpx": "an HTTP client",
    "httpcore": "an HTTP client",
    "feedparser": "a feed parser",
    "defusedxml": "a feed parser",
    "urllib.request": "an HTTP client",
    "http.client": "an HTTP client",
    "requests": "an HTTP client",
    "asyncio": "the app",
    "lxml": "an HTML parser",
    "trafilatura": "an HTML parser",
    "bs4": "an HTML parser",
    "markdownify": "an HTML parser",
    "markdown_it": "a Markdown parser",
    "numpy": "arithmetic on arrays",
    "charset_normalizer": "guesses at encodings",
    "yaml": "front matter",
    "pyperclip": "the clipboard",
    "rich.console": "tables on a terminal",
    "PIL": "pictures",
}

PROGRAM = """
import io, json, sys
from termreader.cli import main
sys.stdout, real = io.TextIOWrapper(io.BytesIO()), sys.stdout
code = main(sys.argv[1:])
real.write(json.dumps([code, sorted(sys.modules)]))
"""


def loaded(*arguments: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], cwd=REPOSITORY, capture_output=True, check=True, timeout=60
    )
    code, modules = json.loads(ran.stdout)
    assert code == 0, ran.stderr
    return set(modules)


@pytest.fixture
def article(home: Path) -> None:
    with Library.open() as library:
        number = add(library)
        library.add_annotation(number, AnnotationKind.NOTE, 0, 4, "Good.")
        library.analysis(library.article(number))


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("list",),
        ("list", "--json"),
        ("search", "llama"),
        ("notes", "list"),
        ("notes", "export"),
        ("notes", "export", "--format", "markdown"),
        ("notes", "export", "--format", "w3c"),
        ("tag", "1", "x"),
        ("archive", "1"),
        ("doctor",),
        ("feeds", "list"),
        ("feeds", "items", "--json"),
        ("feeds", "export"),
        ("queue", "list"),
    ],
    ids=" ".join,
)
def test_a_command_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) & set(HEAVY) == set()


def test_help_loads_no_library_either() -> None:
    assert not any(
        name.startswith(("termreader.library", "termreader.store", "msgspec", "sqlite3")) for name in loaded("--help")
    )


@pytest.mark.usefixtures("article")
def test_opening_an_article_parses_nothing_and_recognises_nothing() -> None:
    assert loaded("show", "1") & set(HEAVY) == set()
    modules = loaded("analyze", "1")
    assert modules & set(HEAVY) == set()
    assert "termreader.analysis.recogniser" not in modules
