"""The shipped net: it reads as it was trained to read, gives true probabilities, and finds names that no list knows."""

import re
import sys
from importlib.resources import files
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termreader.analysis.document_pass import decide_names
from termreader.analysis.lexicon import load_lexicon
from termreader.analysis.net import TAGS, Net, load_net, read_net
from termreader.analysis.net_features import (
    HASH_ROWS,
    TRIGRAMS,
    WORD_CLASSES,
    classes_of_words,
    features_of,
    shape,
    word_features,
)
from termreader.analysis.net_tagger import NetTagger, shipped_tagger, spans_of_tags
from termreader.analysis.page import Page, read_page
from termreader.analysis.tokens import Tokens, tokenize
from termreader.model import EntityKind

DATA = files("termreader.analysis") / "data"


@pytest.fixture(scope="module")
def net() -> Net:
    loaded = load_net()
    assert loaded is not None
    return loaded


def page_of(text: str) -> Page:
    return read_page(tokenize(text), load_lexicon())


def net_names(net: Net, text: str) -> list[tuple[str, str]]:
    """What the net alone takes for persons and companies."""
    page = page_of(text)
    tokens = page.tokens
    tags = net.tag_scores(page).argmax(axis=1).tolist()
    return [
        (text[slice(*tokens.span(first, end))], TAGS[kind][2:])
        for first, end, kind in spans_of_tags(tags)
        if TAGS[kind] in ("B-PERSON", "B-COMPANY")
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Quillhaven Ostrowe, 41, a nurse, said she would stay.", [("Quillhaven Ostrowe", "PERSON")]),
        ("Shares of Zantrell fell 4 percent after the chipmaker cut its forecast.", [("Zantrell", "COMPANY")]),
        (
            "“We are late,” said Tobiah Wrenfeld, chief executive of Morvane Systems.",
            [("Tobiah Wrenfeld", "PERSON"), ("Morvane Systems", "COMPANY")],
        ),
        ("The ministry in Jakarta said that the river had risen again in June.", []),
    ],
)
def test_names_that_no_list_knows_are_told_by_what_stands_around_them(
    net: Net, text: str, names: list[tuple[str, str]]
) -> None:
    assert net_names(net, text) == names


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_a_probability_for_each_tag_of_each_token(text: str) -> None:
    net = load_net()
    assert net is not None
    page = page_of(text)
    scores = net.tag_scores(page)
    assert scores.shape == (len(page.tokens), len(TAGS))
    assert np.allclose(np.exp(scores).sum(axis=1), 1.0, atol=1e-4)


def test_a_long_text_is_read_as_a_short_one_is(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Mara Lindqvist{number} of Oxbow Foods met Toyota in Osaka." for number in range(150))
    whole = net.tag_scores(page_of(text))
    for size in (61, 10_000):
        monkeypatch.setattr("termreader.analysis.net._STRETCH", size)
        assert np.allclose(np.exp(whole), np.exp(net.tag_scores(page_of(text))), atol=1e-5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Mara", "Lindqvist", "of", "Oxbow", "Foods", ",", "“", "”", "said", ".", "\n\n"])))
def test_candidates_are_in_order_and_disjoint(words: list[str]) -> None:
    page = page_of(" ".join(words))
    tokens = page.tokens
    position = 0
    for candidate in shipped_tagger().tag(page):
        assert position <= candidate.first < candidate.end <= len(tokens)
        assert tokens.line_of[candidate.first] == tokens.line_of[candidate.end - 1]
        position = candidate.end


def test_the_tagger_names_its_parts_in_its_version(net: Net) -> None:
    assert net.version in NetTagger(net).version


def test_behind_the_document_pass_a_surname_alone_is_found() -> None:
    text = "Quillhaven Ostrowe, 41, a nurse, came late. Nobody had told Ostrowe that Zantrell Corp. was closed."
    page = page_of(text)
    tokens = page.tokens
    names = decide_names(page, shipped_tagger().tag(page)).names
    assert [(text[slice(*tokens.span(name.first, name.end))], name.kind) for name in names] == [
        ("Quillhaven Ostrowe", EntityKind.PERSON),
        ("Ostrowe", EntityKind.PERSON),
        ("Zantrell Corp.", EntityKind.COMPANY),
    ]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([], []),
        ([0, 1, 2, 2, 0], [(1, 4, 1)]),
        ([1, 1, 2], [(0, 1, 1), (1, 3, 1)]),
        ([2, 2, 0, 4], [(0, 2, 1), (3, 4, 3)]),
        ([1, 4, 3], [(0, 1, 1), (1, 2, 3), (2, 3, 3)]),
    ],
)
def test_tags_become_spans(tags: list[int], spans: list[tuple[int, int, int]]) -> None:
    assert list(spans_of_tags(tags)) == spans


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("McDonald's", "XxXxx'x"),
        ("IBM", "XX"),
        ("iPhone", "xXxx"),
        ("house", "xx"),
        ("a", "x"),
        ("2024", "00"),
        ("A.I.", "X.X."),
        ("", ""),
    ],
)
def test_a_shape_shows_capitals_and_digits(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_features_are_rows_of_the_tables_whatever_the_word() -> None:
    features = word_features(["a", "Zuckerberg", "東京", "x" * 500, "’", "e\u0301"], load_lexicon(), {"a": 3})
    for ids in (features.words, features.affixes, features.trigrams):
        assert ids.min() >= 0
        assert ids.max() < HASH_ROWS
    assert features.trigrams.shape == (6, TRIGRAMS)
    assert features.vectors.tolist() == [3, 0, 0, 0, 0, 0]


def test_the_net_reads_the_same_whatever_words_the_rules_know(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Mara said that Oxbow Quibbles Inc. of Osaka hired Chief Zorn."
    before = features_of(page_of(text), {})
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("termreader.analysis"):
            for name, value in list(vars(module).items()):
                if name.isupper() and isinstance(value, frozenset) and "the" not in value:
                    monkeypatch.setattr(module, name, value | {"quibbles", "oxbow", "zorn"})
    after = features_of(page_of(text), {})
    assert np.array_equal(before.words.bits, after.words.bits)
    assert len(set(chain.from_iterable(classes_of_words().values()))) == WORD_CLASSES


def test_the_file_is_read_without_unpickling_anything(net: Net) -> None:
    again = read_net((DATA / "model.npz").read_bytes())
    page = page_of("Mara Lindqvist left Toyota.")
    assert np.array_equal(again.tag_scores(page), net.tag_scores(page))


def test_an_empty_text_has_no_tags(net: Net) -> None:
    assert net.tag_scores(read_page(Tokens("", [], [], [], [], [], []), load_lexicon())).shape == (0, len(TAGS))


def test_all_that_the_analysis_ships_is_under_five_megabytes() -> None:
    assert sum(len(file.read_bytes()) for file in DATA.iterdir() if file.is_file()) < 5_000_000


def test_the_model_card_names_every_source_that_wants_to_be_named() -> None:
    card = (DATA / "MODEL_CARD.md").read_text(encoding="utf-8")
    for source in ("Groningen Meaning Bank", "Emerging", "Broad Twitter Corpus", "CrossNER", "Re-DocRED", "MiniLM"):
        assert re.search(source, card), source


def test_torch_and_numpy_compute_the_same() -> None:
    torch = pytest.importorskip("torch", reason="torch is only there where the net is trained")
    from training.net_torch import normalised

    from termreader.analysis.net import DILATIONS

    page = np.random.default_rng(1).normal(size=(20, 8)).astype(np.float32)
    kernel = np.random.default_rng(2).normal(size=(24, 8)).astype(np.float32)
    arrays = {
        "layer0.conv.weight": kernel,
        "layer0.conv.bias": np.zeros(8, np.float32),
        "layer0.mix.weight": np.eye(8, dtype=np.float32),
        "layer0.mix.bias": np.zeros(8, np.float32),
    }
    ours = Net("", {}, arrays, {})._layer(page, 0, DILATIONS[1])
    normal = normalised(torch.from_numpy(page)).numpy()
    padded = np.pad(normal, ((DILATIONS[1], DILATIONS[1]), (0, 0)))
    joined = np.concatenate((padded[: len(page)], normal, padded[2 * DILATIONS[1] :]), axis=1)
    assert np.allclose(ours, page + np.maximum(joined @ kernel, 0.0), atol=1e-4)
