"""Reading labelled data: our own passages and quotations, and the JSON lines of `../shared/ner`."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TRAINING = Path(__file__).parent
PASSAGES = TRAINING / "passages"
QUOTATIONS = TRAINING / "quotations"
SHARED_NER = TRAINING.parent.parent / "shared" / "ner"

_LABELLED = re.compile(r"\[([PCOLM]) ([^\[\]]+)\]")
# A quotation without a closing brace is labelled to the end of its paragraph: its closing mark is missing.
_QUOTED = re.compile(r"\{([^{}|\n]*)\|(?:([^{}\n]*)\}|([^{}\n]*)$)", re.MULTILINE)
_LABELS = {"P": "PERSON", "C": "COMPANY", "O": "ORG", "L": "LOC", "M": "MISC"}
_PARTS = re.compile(r"(?m)^---[ \t]*$\n?")


class Labelled(NamedTuple):
    """A text and the spans labelled in it."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    """Start, end and label: PERSON, COMPANY, ORG, LOC, MISC."""
    name: str = ""
    """Where it comes from: a topic and a form, or a source."""


class Spoken(NamedTuple):
    """A text and the quotations labelled in it."""

    text: str
    quotations: tuple[tuple[int, int, str | None], ...]
    """Start, end and speaker; None where even a reader cannot tell."""
    name: str = ""


def read_jsonl(path: Path) -> Iterator[Labelled]:
    """The texts of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            spans = tuple((start, end, label) for start, end, label in record["spans"])
            yield Labelled(record["text"], spans, record.get("source", ""))


def read_passages(path: Path) -> Iterator[Labelled]:
    """The passages of one file, their labels taken out of the text."""
    for heading, body in _passages(path):
        pieces: list[str] = []
        spans: list[tuple[int, int, str]] = []
        length = position = 0
        for match in _LABELLED.finditer(body):
            before = body[position : match.start()]
            pieces += before, match[2]
            length += len(before)
            spans.append((length, length + len(match[2]), _LABELS[match[1]]))
            length += len(match[2])
            position = match.end()
        pieces.append(body[position:])
        yield Labelled("".join(pieces), tuple(spans), heading)


def read_quotations(path: Path) -> Iterator[Spoken]:
    """The passages of one file of quotations, their labels taken out of the text."""
    for heading, body in _passages(path):
        pieces: list[str] = []
        quotations: list[tuple[int, int, str | None]] = []
        length = position = 0
        for match in _QUOTED.finditer(body):
            before = body[position : match.start()]
            words = match[2] if match[2] is not None else match[3]
            pieces += before, words
            length += len(before)
            speaker = match[1].strip()
            quotations.append((length, length + len(words), None if speaker in ("", "?") else speaker))
            length += len(words)
            position = match.end()
        pieces.append(body[position:])
        yield Spoken("".join(pieces), tuple(quotations), heading)


def _passages(path: Path) -> Iterator[tuple[str, str]]:
    for part in _PARTS.split(path.read_text(encoding="utf-8")):
        lines = part.strip("\n").split("\n")
        heading = ""
        if lines and lines[0].startswith("#"):
            heading = lines.pop(0).lstrip("# ").strip()
        body = "\n".join(lines).strip()
        if body:
            yield heading, body


def is_held_out(text: str) -> bool:
    """Whether a passage belongs to the tenth that nothing is built or trained on; told by its own words."""
    return hashlib.sha256(text.encode()).digest()[0] % 10 == 0


def is_for_development(path: Path) -> bool:
    """Whether rules may be written by looking at a file: those with an odd number."""
    digits = re.sub(r"\D", "", path.stem)
    return bool(digits) and int(digits) % 2 == 1
