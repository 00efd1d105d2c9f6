"""Exact spans of pages, by label: what the choices in training are made by, before any document pass."""

from collections.abc import Sequence

from termreader.analysis.net import TAGS
from termreader.analysis.net_tagger import spans_of_tags
from training.encode import Page
from training.scoring import Score


def page_scores(pages: Sequence[Page], tags: Sequence[Sequence[int]]) -> dict[str, Score]:
    """Exact spans by label; where companies are not labelled apart, ORG stands for both."""
    gold = any(page.gold for page in pages)
    scores: dict[str, Score] = {}
    for page, row in zip(pages, tags, strict=True):
        tags_found = [0 if not word else tag for tag, word in zip(row, page.words, strict=True)]
        if not gold:
            tags_found = [tag + 2 if TAGS[tag].endswith("COMPANY") else tag for tag in tags_found]
        found = _labelled(tags_found)
        labelled = _labelled([_tag(int(code)) for code in page.allowed])
        for label in {label for *_, label in found | labelled}:
            counts = (sum(span[2] == label for span in spans) for spans in (found & labelled, found, labelled))
            scores[label] = scores.get(label, Score()).plus(Score(*counts))
    return dict(sorted(scores.items()))


def _labelled(tags: Sequence[int]) -> set[tuple[int, int, str]]:
    return {(first, end, TAGS[kind][2:]) for first, end, kind in spans_of_tags(tags)}


def _tag(allowed: int) -> int:
    """The tag that a label means: O where that may be, else the last, which is ORG where COMPANY may be as well."""
    return 0 if allowed & 1 else allowed.bit_length() - 1
