"""What the net learns from: the same text with other names, labels that leave something open, pages cut at lines."""

import random
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.agreement import agreement
from training.augment import Names, renamed, varied
from training.data import ANYTHING, Example, allowed_tags, chunks, joined, open_examples, our_passages
from training.encode import LIMIT, WordTable, pages_of
from training.formats import Document
from training.marks import Name, read_marks
from training.open_sets import OpenSet
from training.page_scores import page_scores
from training.plan import SMALL, Plan
from training.scoring import Score

from termreader.analysis.lexicon import load_lexicon
from termreader.analysis.net import TAGS, read_net
from termreader.analysis.page import read_page
from termreader.analysis.tokens import tokenize
from tests.shared import SHARED, needs_shared

NAMES = Names(["Piet", "Noor"], ["Bakker", "Osei"], ["Zantrell Corp."])


def example(written: str, *, gold: bool = True) -> Example:
    marked = read_marks(written)
    return Example(marked.text, tuple(name[:3] for name in marked.names), gold, 1.0)


def names_in(text: Example) -> list[tuple[str, str]]:
    return [(text.text[start:end], label) for start, end, label in text.spans]


def test_a_person_has_the_same_other_name_throughout() -> None:
    text = example("[P Ana Ruiz] left. [P Ruiz] had met [P ANA RUIZ] and [P Ana]. The [L Ruiz] is a river.")
    for seed in range(20):
        changed = renamed(text, NAMES, random.Random(seed))
        (full, _), (surname, _), (capitals, _), (given_name, _), (river, _) = names_in(changed)
        assert full == f"{given_name} {surname}"
        assert capitals == full.upper()
        assert (given_name in NAMES.given, surname in NAMES.surnames, river) == (True, True, "Ruiz")


@given(st.integers(), st.booleans())
def test_only_names_change_and_labels_stay_on_them(seed: int, gold: bool) -> None:
    text = example(
        "In [L Oban] Dr. [P Ana van der Ruiz], of [C Brine Ltd]: “[C Brine] digs,” [P A. Ruiz] said.", gold=gold
    )
    changed = renamed(text, NAMES, random.Random(seed))
    assert [label for _, label in names_in(changed)] == [label for _, label in names_in(text)]
    assert around(changed) == around(text)
    assert [label for *_, label in varied(text, NAMES, random.Random(seed)).spans] == [
        label for *_, label in text.spans
    ]


def around(text: Example) -> list[str]:
    """What stands between the names."""
    edges = [0, *(edge for start, end, _ in text.spans for edge in (start, end)), len(text.text)]
    return [text.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def test_a_label_of_ours_allows_one_tag_and_an_open_one_what_it_may_mean() -> None:
    def allowed(*, gold: bool) -> list[set[str]]:
        text = example("[O Harbour Board] saw [P Mara]", gold=gold)
        codes = allowed_tags(text, tokenize(text.text))
        return [{tag for number, tag in enumerate(TAGS) if code >> number & 1} for code in codes]

    assert allowed(gold=True) == [{"B-ORG"}, {"I-ORG"}, {"O"}, {"B-PERSON"}]
    assert allowed(gold=False) == [
        {"B-ORG", "B-COMPANY"},
        {"I-ORG", "I-COMPANY"},
        {"O", "B-MISC", "I-MISC"},
        {"B-PERSON"},
    ]


def test_a_label_that_ends_inside_a_token_says_nothing_of_it() -> None:
    text = Example("Mara came.", ((0, 2, "PERSON"),), True, 1.0)
    assert allowed_tags(text, tokenize(text.text))[0] == ANYTHING


@given(st.integers(0, 500), st.sets(st.integers(0, 500)), st.integers(1, 60))
def test_a_long_text_is_cut_into_stretches_that_leave_nothing_out(length: int, lines: set[int], limit: int) -> None:
    cuts = chunks(length, sorted(lines), limit)
    assert cuts[0][0] == 0
    assert cuts[-1][1] == length
    assert all(end - first <= limit for first, end in cuts)
    assert all(end == first for (_, end), (first, _) in pairwise(cuts))


def test_texts_become_one_with_their_labels_where_they_then_stand() -> None:
    texts = [Document("Mara left.", (Name(0, 4, "PERSON"),)), Document("So did Ana.", (Name(7, 10, "PERSON"),))]
    text, spans = joined(texts, "\n\n")
    assert text == "Mara left.\n\nSo did Ana."
    assert [text[start:end] for start, end, _ in spans] == ["Mara", "Ana"]


def test_a_tenth_of_our_passages_is_held_out_and_none_is_on_both_sides() -> None:
    held_out = {passage.text for passage in our_passages(held_out=True)}
    learnt = {passage.text for passage in our_passages(held_out=False)}
    assert not held_out & learnt
    assert 0.08 < len(held_out) / len(held_out | learnt) < 0.12


@needs_shared
def test_titles_are_outside_of_a_persons_name_in_the_open_sets_as_in_ours() -> None:
    texts = open_examples(SHARED / "ner", [OpenSet("gmb_train", 0.5)])
    assert not any(
        name.startswith(("President ", "Mr. ")) for text in texts for name, label in names_in(text) if label == "PERSON"
    )


def test_tags_as_labelled_score_full_marks_and_others_none() -> None:
    text = example("[P Mara Oyelaran] of [C Brine Ltd]\nand [P Ana].\n" + "It rained on. " * LIMIT)
    pages = pages_of(text, load_lexicon(), WordTable())
    assert len(pages) > 1
    right = [[0 if code & 1 else int(code).bit_length() - 1 for code in page.allowed] for page in pages]
    assert page_scores(pages, right) == {"COMPANY": Score(1, 1, 1), "PERSON": Score(2, 2, 2)}
    nothing = [[0] * len(page.words) for page in pages]
    assert page_scores(pages, nothing) == {"COMPANY": Score(0, 0, 1), "PERSON": Score(0, 0, 2)}


@pytest.mark.parametrize("field", ["seed", "size", "rate", "teacher_rate", "gold_weight"])
def test_the_small_training_is_the_real_one_cut_short(field: str) -> None:
    assert getattr(SMALL, field) == getattr(Plan(), field)


def test_a_written_net_is_held_to_what_was_said_while_it_was_trained() -> None:
    texts = [example("[P Mara Oyelaran] left."), example("[C Brine Ltd] of [L Oban] hired [P Ana Ruiz].")]
    lexicon, shipped = load_lexicon(), Path(str(files("termreader.analysis"))) / "data" / "model.npz"
    net = read_net(shipped.read_bytes())
    pages, tags = [], []
    for text in texts:
        (page,) = pages_of(text, lexicon, WordTable())
        said = iter(net.tag_scores(read_page(tokenize(text.text), lexicon)).argmax(axis=1).tolist())
        pages.append(page)
        tags.append([next(said) if word else 0 for word in page.words])
    assert agreement(shipped, texts, pages, tags) == 1.0
    assert agreement(shipped, texts, pages, [[tag + 1 for tag in row] for row in tags]) == 0.0
    assert agreement(shipped, [], pages, tags) == 0.0
