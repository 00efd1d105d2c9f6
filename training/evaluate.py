"""Measures the recogniser: names on every labelled set, speakers on the labelled quotations, speed.

    python -m training.evaluate [name of a set …]

Names are scored by exact span and kind. A set whose companies are not set apart (ORG) has its recall of companies
marked: a university missed is no mistake here. Quotations in `heldout-*` are read by nothing but this file.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from termreader.model import Analysis, EntityKind
from training.formats import (
    PASSAGES,
    QUOTATIONS,
    SHARED_NER,
    Labelled,
    Spoken,
    is_for_development,
    is_held_out,
    read_jsonl,
    read_passages,
    read_quotations,
)
from training.peer import start_peer

_TELLING = frozenset(
    ["he", "she", "they", "it", "said", "says", "told", "the", "a", "an", "his", "her", "and", "who", "of"]
)
_NICKNAME = re.compile(r"[“\"‘(][^”\"’)]*[”\"’)]")

Analyze = Callable[[str], Analysis]

SENTENCES_TOGETHER = 40
"""GUM's news comes a sentence a line, documents one after the other: so many sentences are read as one text."""


class Score(NamedTuple):
    """Counts of exact matches."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is labelled that was found."""
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class SpeakerScore(NamedTuple):
    """What became of the labelled quotations."""

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
    unknown: int = 0
    """Of those not right: the speaker's name was not found in the text at all, or under another full form."""
    invented: int = 0
    """Of the wrong ones: nobody can tell who speaks."""

    @property
    def labelled(self) -> int:
        """How many quotations are labelled."""
        return self.right + self.wrong + self.none + self.missed


def score_names(analyze: Analyze, documents: Iterable[Labelled]) -> tuple[dict[str, Score], int, float]:
    """Scores for `PERSON`, `COMPANY` and `ORG` (companies found against all organisations), words read and seconds."""
    counts = {label: [0, 0, 0] for label in ("PERSON", "COMPANY", "ORG")}
    words = 0
    seconds = 0.0
    for document in documents:
        start = time.perf_counter()
        analysis = analyze(document.text)
        seconds += time.perf_counter() - start
        words += len(document.text.split())
        found = {
            kind: {(mention.start, mention.end) for mention in analysis.mentions if mention.kind is kind}
            for kind in EntityKind
        }
        for label, kind in (
            ("PERSON", EntityKind.PERSON),
            ("COMPANY", EntityKind.COMPANY),
            ("ORG", EntityKind.COMPANY),
        ):
            wanted = {
                (start_, end)
                for start_, end, its_label in document.spans
                if its_label == label or (label == "ORG" and its_label == "COMPANY")
            }
            counts[label][0] += len(found[kind] & wanted)
            counts[label][1] += len(found[kind])
            counts[label][2] += len(wanted)
    return {label: Score(*values) for label, values in counts.items()}, words, seconds


def score_speakers(analyze: Analyze, documents: Iterable[Spoken]) -> SpeakerScore:
    """What became of the labelled quotations. Spans agree when nine tenths of their characters are shared."""
    right = wrong = none = missed = spurious = unknown = invented = 0
    for document in documents:
        analysis = analyze(document.text)
        quotations = list(analysis.quotations)
        names = [entity.name for entity in analysis.entities]
        for start, end, speaker in document.quotations:
            match = next(
                (quotation for quotation in quotations if _same(start, end, quotation.start, quotation.end)), None
            )
            if match is None:
                missed += 1
                unknown += speaker is not None and not any(_same_name(speaker, name) for name in names)
                continue
            quotations.remove(match)
            if match.speaker == speaker or (speaker and match.speaker and _same_name(speaker, match.speaker)):
                right += 1
                continue
            unknown += speaker is not None and not any(_same_name(speaker, name) for name in names)
            invented += speaker is None
            if match.speaker is None:
                none += 1
            else:
                wrong += 1
        spurious += len(quotations)
    return SpeakerScore(right, wrong, none, missed, spurious, unknown, invented)


def speaker_errors(analyze: Analyze, documents: Iterable[Spoken]) -> Counter[str]:
    """Where the quotations stand that are not right, and how far off their speaker is named."""
    kinds: Counter[str] = Counter()
    for document in documents:
        text = document.text
        quotations = analyze(text).quotations
        for start, end, speaker in document.quotations:
            match = next((found for found in quotations if _same(start, end, found.start, found.end)), None)
            if match is not None and (match.speaker == speaker or _same_name(speaker or "", match.speaker or "")):
                continue
            outcome = "missed" if match is None else "wrong" if match.speaker else "none"
            kinds[f"{outcome}; {_place(text, start, end)}; {_distance(text, start, end, speaker)}"] += 1
    return kinds


def _place(text: str, start: int, end: int) -> str:
    """Where in its paragraph a quotation stands, and what sort of words stand right before and after."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end) if "\n" in text[end:] else len(text)
    before, after = text[line_start:start].strip("“„«‘\"' \u00a0"), text[end:line_end].strip("”“»’\"' \u00a0")
    before_words, after_words = before.split()[-4:], after.split()[:4]
    return f"[{' '.join(map(_sort, before_words))}] … [{' '.join(map(_sort, after_words))}]"


def _sort(word: str) -> str:
    """What sort of word it is: a pronoun or a verb of saying as it is, of others only their case, and the stop."""
    bare = word.strip(".,:;!?“”\"'’‘")
    stop = word[len(word.rstrip(".,:;!?")) :]
    if bare.lower() in _TELLING:
        return bare.lower() + stop
    return ("Name" if bare[:1].isupper() else "word" if bare else "mark") + stop


def _distance(text: str, start: int, end: int, speaker: str | None) -> str:
    """How many paragraphs off a word of the speaker's name stands, outside of the quotation."""
    if speaker is None:
        return "speaker unnamed"
    lines = text.split("\n")
    own = text.count("\n", 0, start)
    outside = text[:start].split("\n")[-1] + " " + text[end:].split("\n")[0]
    if any(word in outside for word in speaker.split()):
        return "named in its paragraph"
    for distance in range(1, len(lines)):
        for number in (own - distance, own + distance):
            if 0 <= number < len(lines) and any(word in lines[number] for word in speaker.split()):
                return f"named {distance} {'before' if number < own else 'after'}"
    return "never named"


def _same(start: int, end: int, other_start: int, other_end: int) -> bool:
    shared = min(end, other_end) - max(start, other_start)
    return shared >= 0.9 * max(end - start, other_end - other_start)


def _same_name(labelled: str, found: str) -> bool:
    """Whether two forms name one person: a nickname between marks or an honorific makes no difference."""
    return _plain(labelled) == _plain(found)


def _plain(name: str) -> str:
    return " ".join(_NICKNAME.sub(" ", name).split()).casefold()


def joined(sentences: Iterable[Labelled], together: int) -> list[Labelled]:
    """Sentences as texts of `together` sentences each, a sentence a line."""
    texts: list[Labelled] = []
    part: list[Labelled] = []
    for sentence in [*sentences, None]:
        if part and (sentence is None or len(part) == together):
            spans: list[tuple[int, int, str]] = []
            offset = 0
            for piece in part:
                spans.extend((start + offset, end + offset, label) for start, end, label in piece.spans)
                offset += len(piece.text) + 1
            texts.append(Labelled("\n".join(piece.text for piece in part), tuple(spans), part[0].name))
            part = []
        if sentence is not None:
            part.append(sentence)
    return texts


def own_passages(held_out: bool | None = None, *, development: bool = False) -> list[Labelled]:
    """Our own passages: the held-out tenth, the others, or all; or those whose files rules were written on."""
    return [
        passage
        for path in sorted(PASSAGES.glob("*.txt"))
        if not development or is_for_development(path)
        for passage in read_passages(path)
        if held_out is None or is_held_out(passage.text) is held_out
    ]


def labelled_sets() -> dict[str, Callable[[], Sequence[Labelled]]]:
    """Every labelled set by name."""
    sets: dict[str, Callable[[], Sequence[Labelled]]] = {
        "passages, held-out tenth": lambda: own_passages(True),
        "passages, files rules were written on": lambda: own_passages(False, development=True),
        "passages, the others": lambda: [
            passage
            for path in sorted(PASSAGES.glob("*.txt"))
            if not is_for_development(path)
            for passage in read_passages(path)
            if not is_held_out(passage.text)
        ],
    }
    for path in sorted(SHARED_NER.glob("*.jsonl.gz")) if SHARED_NER.is_dir() else []:
        name = path.name.removesuffix(".jsonl.gz")
        if name.endswith("_train") or name in ("redocred_dev", "redocred_test"):
            continue
        sets[name] = lambda path=path, name=name: (  # type: ignore[misc]
            joined(read_jsonl(path), SENTENCES_TOGETHER) if name == "gum_news" else list(read_jsonl(path))
        )
    return sets


def print_names(analyze: Analyze, wanted: Sequence[str]) -> None:
    """The table of names: precision, recall and F1 for persons and companies."""
    print(f"{'set':<40}{'texts':>6}{'words':>8}   {'person P / R / F1':^20}  {'company P / R / F1':^20} {'words/s':>8}")
    for name, load in labelled_sets().items():
        if wanted and not any(part in name for part in wanted):
            continue
        documents = load()
        scores, words, seconds = score_names(analyze, documents)
        apart = any(label == "COMPANY" for document in documents for *_, label in document.spans)
        company = scores["COMPANY"] if apart and "wnut" not in name else scores["ORG"]
        mark = "" if apart and "wnut" not in name else "  (ORG: other organisations are in it)"
        person = scores["PERSON"]
        print(
            f"{name:<40}{len(documents):>6}{words:>8}   {_figures(person):^20}  {_figures(company):^20} "
            f"{words / max(seconds, 1e-9):>8.0f}{mark}"
        )


def _figures(score: Score) -> str:
    return f"{score.precision:.3f} {score.recall:.3f} {score.f1:.3f}"


def print_peer(wanted: Sequence[str]) -> None:
    """The same table for compromise, where Node is here."""
    peer = start_peer()
    if isinstance(peer, str):
        print(f"\n{peer}")
        return
    print("\ncompromise (npm), in the same run")
    print_names(peer, wanted)
    peer.close()


def print_speakers(analyze: Analyze) -> None:
    """The table of quotations: speakers right, wrong and none."""
    print(
        f"\n{'quotations':<40}{'all':>6}{'right':>8}{'wrong':>8}{'none':>8}{'missed':>8}{'spurious':>10}"
        f"{'  of those not right: name not found':>38}{', nobody can tell':>18}"
    )
    for part in ("dev", "heldout"):
        documents = [passage for path in sorted(QUOTATIONS.glob(f"{part}-*.txt")) for passage in read_quotations(path)]
        if not documents:
            continue
        score = score_speakers(analyze, documents)
        count = max(score.labelled, 1)
        print(
            f"{part:<40}{score.labelled:>6}{score.right / count:>8.3f}{score.wrong / count:>8.3f}"
            f"{score.none / count:>8.3f}{score.missed / count:>8.3f}{score.spurious:>10}"
            f"{score.unknown:>38}{score.invented:>18}"
        )


def print_speaker_errors(analyze: Analyze) -> None:
    """The errors that remain on the held-out quotations, by kind, as figures only."""
    documents = [passage for path in sorted(QUOTATIONS.glob("heldout-*.txt")) for passage in read_quotations(path)]
    print()
    for kind, count in speaker_errors(analyze, documents).most_common():
        print(f"{count:>6}  {kind}")


def print_speed() -> None:
    """How long the first call takes, and how many words a second follow."""
    start = time.perf_counter()
    from termreader.analysis import analyze

    analyze("Nothing.")
    loaded = time.perf_counter() - start
    text = "\n\n".join(passage.text for passage in own_passages())
    start = time.perf_counter()
    analyze(text)
    seconds = time.perf_counter() - start
    data = Path(__file__).parent.parent / "src" / "termreader" / "analysis" / "data"
    size = sum(path.stat().st_size for path in data.iterdir())
    speed = len(text.split()) / seconds
    print(f"first call {loaded * 1000:.0f} ms; {speed:.0f} words a second; lists {size / 1e6:.2f} MB")


def main() -> None:
    """Prints all tables."""
    print_speed()
    from termreader.analysis import analyze

    print_names(analyze, sys.argv[1:])
    print_peer(sys.argv[1:])
    print_speakers(analyze)
    print_speaker_errors(analyze)


if __name__ == "__main__":
    main()
