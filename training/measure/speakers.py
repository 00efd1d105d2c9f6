"""Who said it: what became of the labelled quotations."""

from collections.abc import Iterable
from typing import NamedTuple

from termreader.model import Analysis, Quotation
from training.formats import Document
from training.marks import Speech
from training.measure.names import Analyze, Mistake
from training.measure.same import same_name, same_stretch


class SpeakerScore(NamedTuple):
    """Counts of labelled quotations, and of found ones that are none."""

    right: int = 0
    """Found, with the speaker, or with none where nobody can tell."""
    wrong: int = 0
    """Found, with somebody who did not say it."""
    none: int = 0
    """Found without a speaker, although there is one."""
    missed: int = 0
    """Not found."""
    spurious: int = 0
    """Found, but nobody's speech."""

    @property
    def labelled(self) -> int:
        """How many quotations are labelled."""
        return self.right + self.wrong + self.none + self.missed


def speaker_score(analyze: Analyze, documents: Iterable[Document]) -> SpeakerScore:
    """What became of the labelled quotations."""
    counts = dict.fromkeys(SpeakerScore._fields, 0)
    for document in documents:
        matches, spurious = _matched(analyze(document.text), document)
        counts["spurious"] += len(spurious)
        for labelled, found in matches:
            counts[_outcome(labelled, found)] += 1
    return SpeakerScore(**counts)


def speaker_mistakes(analysis: Analysis, document: Document) -> list[Mistake]:
    """The quotations that are not right: how, where they stand, and how far off their speaker is named."""
    matches, spurious = _matched(analysis, document)
    mistakes = []
    for labelled, found in matches:
        outcome = _outcome(labelled, found)
        if outcome != "right":
            place = f"{_place(document.text, labelled)}, {_distance(document.text, labelled)}"
            said = "no speaker" if outcome == "none" else outcome
            instead = f"{labelled.speaker or 'nobody'} → {(found and found.speaker) or 'nobody'}"
            mistakes.append(Mistake(f"{said}: {place}", labelled.start, labelled.end, instead))
    mistakes += [Mistake("spurious: nobody's speech", found.start, found.end) for found in spurious]
    return mistakes


def _matched(analysis: Analysis, document: Document) -> tuple[list[tuple[Speech, Quotation | None]], list[Quotation]]:
    """Each labelled quotation with the found one, and those found that are left over."""
    left = list(analysis.quotations)
    matches: list[tuple[Speech, Quotation | None]] = []
    for labelled in document.quotations:
        same = (found for found in left if same_stretch(labelled.start, labelled.end, found.start, found.end))
        match = next(same, None)
        if match is not None:
            left.remove(match)
        matches.append((labelled, match))
    return matches, left


def _outcome(labelled: Speech, found: Quotation | None) -> str:
    if found is None:
        return "missed"
    if labelled.speaker is None or found.speaker is None:
        return "right" if labelled.speaker is found.speaker else "wrong" if found.speaker else "none"
    return "right" if same_name(labelled.speaker, found.speaker) else "wrong"


def _place(text: str, quotation: Speech) -> str:
    """What stands beside a quotation in its paragraph."""
    line_start = text.rfind("\n", 0, quotation.start) + 1
    line_end = text.find("\n", quotation.end)
    before = any(map(str.isalpha, text[line_start : quotation.start]))
    after = any(map(str.isalpha, text[quotation.end : line_end if line_end >= 0 else len(text)]))
    if before and after:
        return "words on both sides"
    return "words before" if before else "words after" if after else "a paragraph of its own"


def _distance(text: str, quotation: Speech) -> str:
    """How many paragraphs off a word of the speaker's name stands, outside of the quotation."""
    if quotation.speaker is None:
        return "nobody can tell whose"
    names = quotation.speaker.split()
    before = text[: quotation.start].split("\n")
    after = text[quotation.end :].split("\n")
    if any(name in before[-1] + " " + after[0] for name in names):
        return "named in its paragraph"
    for number, line in enumerate((line for line in reversed(before[:-1]) if line.strip()), 1):
        if any(name in line for name in names):
            return "named in the paragraph before" if number == 1 else "named further before"
    return "named after it" if any(name in line for line in after[1:] for name in names) else "never named"
