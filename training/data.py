"""Labelled texts as examples for the net: which sets, how much each counts, and what a label leaves open.

Reads only sets that a model under the MIT licence may be trained on; the test sets are listed apart.
"""

import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from termreader.analysis.tokens import Tokens
from training.formats import PASSAGES, Labelled, is_held_out, read_jsonl, read_passages

GOLD, OPEN, NO_MISC = 0, 1, 2
"""What labels mean: ours say all; open sets do not part companies from other organisations; some lack MISC."""

_CROSSNER = ("ai", "literature", "music", "politics", "science")
TRAINING_SETS: dict[str, tuple[int, float]] = {
    "gmb_train": (OPEN, 0.5),
    "docs_redocred_dev": (OPEN, 1.0),
    "wnut17_train": (OPEN, 0.5),
    "btc_train": (NO_MISC, 0.5),
    **{f"crossner_{topic}_{part}": (OPEN, 1.0) for topic in _CROSSNER for part in ("train", "dev")},
}
"""File of `../shared/ner`, how its labels are meant, and what a token of it counts."""

_TITLE = re.compile(
    r"(?:(?:President|Prime|Minister|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|Sir|Lord|Senator|Sen\.|General|Gen\.|Pope|"
    r"King|Queen|Prince|Princess|Chancellor|Secretary|Ambassador|Governor|Captain|Colonel|Judge|Saint|St\.) )+(?=\w)"
)


class Example(NamedTuple):
    """A text to learn from."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    meaning: int
    """GOLD, OPEN or NO_MISC."""
    weight: float
    """What a token of it counts."""


def our_passages(*, held_out: bool) -> list[Example]:
    """Our own passages: those to learn from, or the tenth held out."""
    return [
        Example(passage.text, passage.spans, GOLD, 1.0)
        for path in sorted(PASSAGES.glob("*.txt"))
        for passage in read_passages(path)
        if is_held_out(passage.text) is held_out
    ]


def open_examples(folder: Path, sets: dict[str, tuple[int, float]] = TRAINING_SETS) -> list[Example]:
    """The open training sets, sentences put together into short pages so that they look like texts."""
    chance = random.Random(5)
    examples: list[Example] = []
    for name, (meaning, weight) in sets.items():
        texts = [_tidied(text) for text in read_jsonl(folder / f"{name}.jsonl.gz")]
        if name.startswith("docs_"):
            examples += [Example(text.text, text.spans, meaning, weight) for text in texts]
            continue
        if name.startswith("btc"):
            texts = [text for text in texts if "@" not in {text.text[start:end] for start, end, _ in text.spans}]
        position = 0
        while position < len(texts):
            size = chance.choice((1, 1, 2, 3, 4))
            mark = chance.choice((" ", " ", "\n\n"))
            examples.append(_joined(texts[position : position + size], mark, meaning, weight))
            position += size
    return examples


def _joined(texts: Iterable[Labelled], mark: str, meaning: int, weight: float) -> Example:
    joined = ""
    spans: list[tuple[int, int, str]] = []
    for text in texts:
        if joined:
            joined += mark
        spans += [(start + len(joined), end + len(joined), label) for start, end, label in text.spans]
        joined += text.text
    return Example(joined, tuple(spans), meaning, weight)


def _tidied(labelled: Labelled) -> Labelled:
    """The labels as ours are meant: a person's title is outside."""
    spans = []
    for start, end, label in labelled.spans:
        begin = start
        if label == "PERSON":
            match = _TITLE.match(labelled.text, start, end)
            if match:
                begin = match.end()
        spans.append((begin, end, label))
    return Labelled(labelled.text, tuple(spans), labelled.name)


_TAG = {"PERSON": 1, "COMPANY": 3, "ORG": 5, "LOC": 7, "MISC": 9}
ANYTHING = 0xFFFF


def allowed_tags(example: Example, tokens: Tokens) -> list[int]:
    """For each token the tags its label allows, as bits: bit 0 is O, bit 1 B-PERSON, as `net.TAGS` has them."""
    misc = 0b11 << 9
    nothing = 1 if example.meaning == GOLD else 1 | misc
    allowed = [nothing] * len(tokens)
    index = 0
    for start, end, label in sorted(example.spans):
        while index < len(tokens) and tokens.ends[index] <= start:
            index += 1
        first = index
        while index < len(tokens) and tokens.starts[index] < end:
            exact = tokens.starts[index] >= start and tokens.ends[index] <= end
            inside = index > first
            tags = 1 << (_TAG[label] + inside)
            if example.meaning != GOLD:
                if label == "ORG":
                    tags |= 1 << (_TAG["COMPANY"] + inside)
                elif label == "MISC":
                    tags |= 1 << 0 | misc
                elif label == "COMPANY":
                    tags |= 1 << (_TAG["ORG"] + inside)
            allowed[index] = tags if exact else ANYTHING
            index += 1
    return allowed


def chunks(length: int, lines: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Cuts `length` tokens into stretches of at most `limit`, at the line starts `lines` where there is one."""
    cuts: list[tuple[int, int]] = []
    first = 0
    while length - first > limit:
        inside = [line for line in lines if first < line <= first + limit]
        end = inside[-1] if inside else first + limit
        cuts.append((first, end))
        first = end
    cuts.append((first, length))
    return cuts
