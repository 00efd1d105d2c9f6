"""Labelled texts as examples for the net, and what a label leaves open."""

import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from termreader.analysis.tokens import Tokens
from training.formats import PASSAGES, Document, is_held_out, read_jsonl, read_passages
from training.open_sets import TRAINING_SETS, OpenSet, path_of

_TITLE = re.compile(
    r"(?:(?:President|Prime|Minister|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|Sir|Lord|Senator|Sen\.|General|Gen\.|Pope|"
    r"King|Queen|Prince|Princess|Chancellor|Secretary|Ambassador|Governor|Captain|Colonel|Judge|Saint|St\.) )+(?=\w)"
)


class Example(NamedTuple):
    """A text to learn from."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    gold: bool
    """Whether the labels leave nothing open, as ours do: open sets do not part companies from other organisations."""
    weight: float
    """What a token of it counts."""


def our_passages(*, held_out: bool) -> list[Example]:
    """Our own passages: those to learn from, or the tenth held out."""
    return [
        Example(passage.text, passage.spans, True, 1.0)
        for path in sorted(PASSAGES.glob("*.txt"))
        for passage in read_passages(path)
        if is_held_out(passage.text) is held_out
    ]


def open_examples(folder: Path, sets: Sequence[OpenSet] = TRAINING_SETS) -> list[Example]:
    """The open training sets, sentences put together into short pages so that they look like texts."""
    chance = random.Random(5)
    examples: list[Example] = []
    for open_set in sets:
        texts = list(read_jsonl(path_of(open_set.name, folder)))
        if open_set.whole:
            examples += [_example([text], "", open_set) for text in texts]
            continue
        if open_set.posts:
            texts = [text for text in texts if "@" not in {text.text[start:end] for start, end, _ in text.spans}]
        position = 0
        while position < len(texts):
            size = chance.choice((1, 1, 2, 3, 4))
            mark = chance.choice((" ", " ", "\n\n"))
            examples.append(_example(texts[position : position + size], mark, open_set))
            position += size
    return examples


def _example(texts: Sequence[Document], mark: str, open_set: OpenSet) -> Example:
    text, spans = joined(texts, mark)
    untitled = tuple((_after_title(text, *span), span[1], span[2]) for span in spans)
    return Example(text, untitled, False, open_set.weight)


def joined(texts: Iterable[Document], mark: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Texts as one with `mark` between them, and where their labels then stand."""
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = 0
    for text in texts:
        spans += [(start + length, end + length, label) for start, end, label in text.spans]
        pieces.append(text.text)
        length += len(text.text) + len(mark)
    return mark.join(pieces), spans


def _after_title(text: str, start: int, end: int, label: str) -> int:
    """Where a name starts as ours are labelled: a person's title is outside."""
    title = _TITLE.match(text, start, end) if label == "PERSON" else None
    return title.end() if title else start


_TAG = {"PERSON": 1, "COMPANY": 3, "ORG": 5, "LOC": 7, "MISC": 9}
ANYTHING = 0xFFFF


def allowed_tags(example: Example, tokens: Tokens) -> list[int]:
    """For each token the tags its label allows, as bits: bit 0 is O, bit 1 B-PERSON, as `net.TAGS` has them."""
    misc = 0b11 << 9
    nothing = 1 if example.gold else 1 | misc
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
            if not example.gold:
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
