"""Names: exact spans of the right kind, and what sort of mistake each other one is."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from termreader.model import Analysis, EntityKind
from training.formats import Document
from training.marks import Name
from training.scoring import Score

Analyze = Callable[[str], Analysis]

_KINDS = {"PERSON": EntityKind.PERSON, "COMPANY": EntityKind.COMPANY}
_WORDS = {"PERSON": "a person", "COMPANY": "a company", "ORG": "an organisation", "LOC": "a place", "MISC": "a thing"}


class Mistake(NamedTuple):
    """A labelled name that was not found as it is, or something found that is no such name."""

    kind: str
    """What went wrong, in words that say nothing of the text."""
    start: int
    end: int
    instead: str = ""
    """The name that is labelled and the one that was found, where it is about these."""


def name_scores(analyze: Analyze, documents: Iterable[Document]) -> dict[str, Score]:
    """Scores for `PERSON`, `COMPANY` and `ORG`, which is companies found against all organisations."""
    scores = {"PERSON": Score(), "COMPANY": Score(), "ORG": Score()}
    for document in documents:
        mentions = analyze(document.text).mentions
        labelled = {label: {name[:2] for name in document.names if name.label == label} for label in scores}
        labelled["ORG"] |= labelled["COMPANY"]
        for label, wanted in labelled.items():
            kind = _KINDS.get(label, EntityKind.COMPANY)
            found = {(mention.start, mention.end) for mention in mentions if mention.kind is kind}
            scores[label] = scores[label].plus(Score(len(found & wanted), len(found), len(wanted)))
    return scores


def name_mistakes(analysis: Analysis, document: Document) -> list[Mistake]:
    """Every mistake once: a labelled name that was found otherwise or not, and what was found where no such name is."""
    mistakes: list[Mistake] = []
    explained: set[tuple[int, int]] = set()
    found = {(mention.start, mention.end): mention.kind for mention in analysis.mentions}
    for name in document.names:
        if name.label not in _KINDS or found.get(name[:2]) is _KINDS[name.label]:
            continue
        what = _WORDS[name.label]
        others = [span for span in found if span[0] < name.end and name.start < span[1]]
        explained.update(others)
        if name[:2] in found:
            kind = f"{what} taken for {_WORDS[found[name[:2]].upper()]}"
        elif not others:
            kind = f"{what} missed{_which_form(document, name)}"
        elif all(found[span] is not _KINDS[name.label] for span in others):
            kind = f"{what} with other edges taken for {_WORDS[found[others[0]].upper()]}"
        else:
            kind = f"{what} {_edges(name, others)}"
        mistakes.append(Mistake(kind, name.start, name.end))
    for span, kind_found in found.items():
        labels = [name for name in document.names if name.start < span[1] and span[0] < name.end]
        if span in explained or any(name.label in _KINDS for name in labels):
            continue
        taken = f"taken for {_WORDS[kind_found.upper()]}"
        if not labels:
            kind = f"no labelled name {taken}"
        elif labels[0][:2] == span:
            kind = f"{_WORDS[labels[0].label]} {taken}"
        else:
            kind = f"with other edges, {_WORDS[labels[0].label]} {taken}"
        mistakes.append(Mistake(kind, *span))
    return sorted(mistakes, key=lambda mistake: mistake.start)


def _which_form(document: Document, name: Name) -> str:
    if name.full is None:
        return ""
    return ", full form" if document.text[name.start : name.end] == name.full else ", short form"


def _edges(name: Name, others: list[tuple[int, int]]) -> str:
    start, end = min(others)[0], max(others)[1]
    if len(others) > 1:
        return "cut in two"
    if start <= name.start and end >= name.end:
        return "found too long"
    return "found too short" if start >= name.start and end <= name.end else "found shifted"
