"""Real pages: the right text is found in them, its structure is kept, and nothing of it changes on its way."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement, fromstring

from termreader.ingest import ingest
from termreader.ingest.document import document_from_markdown
from termreader.ingest.html import read_article
from termreader.ingest.html_blocks import mend
from termreader.ingest.html_markdown import markdown_from_html
from termreader.ingest.html_metadata import read_metadata
from termreader.ingest.html_page import parse_page, parse_text, remove_unseen
from termreader.ingest.html_runs import read_runs
from termreader.model import BlockKind, Document, MarkKind
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

ARTICLES = SHARED / "articles"
PAGES = sorted(path.stem for path in ARTICLES.glob("html/*.html"))


@cache
def truth() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((ARTICLES / "ground-truth.json").read_text(encoding="utf-8"))
    return loaded


def path_of(page: str) -> Path:
    return ARTICLES / "html" / f"{page}.html"


@cache
def document_of(page: str) -> Document:
    return document_from_markdown(ingest(path_of(page)).markdown)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[start : start + 4]) for start in range(max(1, len(words) - 3)))


def f1(kind: str) -> float:
    """Of mean precision and mean recall, as the scoring tool beside the pages computes them."""
    precisions, recalls = [], []
    for page, wanted in truth().items():
        if wanted["kind"] == kind:
            found, expected = shingles(document_of(page).text), shingles(wanted["body"])
            common = (found & expected).total()
            precisions.append(common / found.total())
            recalls.append(common / expected.total())
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall)


def test_the_articles_text_is_found() -> None:
    assert f1("full-text") >= 0.97
    assert f1("expected-html") >= 0.96
    assert all(document_of(page).text for page in PAGES)


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower().replace("[edit]", "")))


def kept_share(tags: tuple[str, ...], kinds: frozenset[BlockKind]) -> float:
    """The share of the expected elements that are blocks of these kinds, word for word."""
    wanted: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for page, of_page in truth().items():
        if of_page["kind"] != "expected-html":
            continue
        document = document_of(page)
        found = Counter(folded(document.text[b.start : b.end]) for b in document.blocks if b.kind in kinds)
        expected = Counter(folded(own_text(element)) for element in fromstring(of_page["expected_html"]).iter(*tags))
        wanted += expected
        kept += expected & found
    return kept.total() / wanted.total()


def own_text(element: HtmlElement) -> str:
    """The first text in an element: of an item, not that of the lists in it."""
    runs = read_runs(element).runs
    return runs[0].text if runs else ""


@pytest.mark.parametrize(
    ("tags", "kinds", "floor"),
    [
        (("pre",), frozenset({BlockKind.CODE}), 0.95),
        (("li",), frozenset({BlockKind.ITEM, BlockKind.FOOTNOTE}), 0.85),
        (("h1", "h2", "h3", "h4", "h5", "h6"), frozenset({BlockKind.HEADING}), 0.85),
    ],
)
def test_structure_is_kept(tags: tuple[str, ...], kinds: frozenset[BlockKind], floor: float) -> None:
    assert kept_share(tags, kinds) >= floor


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("page", PAGES)
def test_the_text_of_the_tree_is_the_text_of_the_document(page: str) -> None:
    parsed = parse_page(path_of(page).read_bytes())
    assert parsed is not None
    about = read_metadata(parsed.tree)
    remove_unseen(parsed.tree)
    article = read_article(parsed.tree, about)
    assert article is not None
    regular = mend(article, "https://x.example/", "")
    shown = parse_text(f"<div>{regular}</div>")
    assert shown is not None
    for note in shown.tree.iter("x-note"):
        note.text = note.get("label")
    for picture in shown.tree.iter("img"):
        picture.tail = (picture.get("alt") or "") + (picture.tail or "")
    assert letters(document_from_markdown(markdown_from_html(regular)).text) == letters(shown.tree.text_content())


@pytest.mark.parametrize("page", PAGES)
def test_mending_a_tree_loses_no_word(page: str) -> None:
    parsed = parse_page(path_of(page).read_bytes())
    assert parsed is not None
    about = read_metadata(parsed.tree)
    remove_unseen(parsed.tree)
    article = read_article(parsed.tree, about)
    assert article is not None
    for link in article.xpath(".//a[starts-with(@href, '#')]"):
        link.drop_tree()  # a footnote's mark and its way back are no text
    before = Counter(letters(article.text_content()))
    document = document_from_markdown(markdown_from_html(mend(article, "https://x.example/", "")))
    pictures = "".join(document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.IMAGE)
    after = Counter(letters(document.text)) - Counter(letters(pictures))
    assert before - after == Counter()
    assert not [mark for mark in document.marks if mark.kind is MarkKind.FOOTNOTE]
