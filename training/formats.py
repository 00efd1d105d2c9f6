"""Reading labelled data: our own passages, quotations and documents, and the JSON lines of `../shared/ner`."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from termreader.errors import TermreaderError
from training.marks import WITH_FULL_NAME, Marked, MarkError, Name, Speech, read_marks

TRAINING = Path(__file__).parent
MODEL = TRAINING.parent / "src" / "termreader" / "analysis" / "data" / "model.npz"
PASSAGES = TRAINING / "passages"
QUOTATIONS = TRAINING / "quotations"
DOCUMENTS = TRAINING / "documents"

_PARTING = re.compile(r"---[ \t]*")


class LabelledDataError(TermreaderError):
    """A file of labelled texts has a mistake: the message names the file, the line and the text by its heading."""


class Document(NamedTuple):
    """A text and what is labelled in it."""

    text: str
    names: tuple[Name, ...]
    quotations: tuple[Speech, ...] = ()
    heading: str = ""
    """Where it comes from: a topic and a form, or a source."""

    @property
    def spans(self) -> tuple[tuple[int, int, str], ...]:
        """Start, end and label of each name."""
        return tuple(name[:3] for name in self.names)


class _Part(NamedTuple):
    """A text of a file as it is written."""

    heading: str
    body: str
    line: int
    """The number of the body's first line in the file, from 1."""


def read_jsonl(path: Path) -> Iterator[Document]:
    """The texts of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            names = tuple(Name(start, end, label) for start, end, label in record["spans"])
            yield Document(record["text"], names, heading=record.get("source", ""))


def read_passages(path: Path) -> Iterator[Document]:
    """The passages of one file. Raises LabelledDataError."""
    for part in _parts(path):
        marked = _marked(path, part)
        yield Document(marked.text, marked.names, heading=part.heading)


def read_quotations(path: Path) -> Iterator[Document]:
    """The passages of one file of quotations. Raises LabelledDataError."""
    for part in _parts(path):
        marked = _marked(path, part, open_to_the_line=True)
        yield Document(marked.text, (), marked.quotations, part.heading)


def read_documents(path: Path) -> Iterator[Document]:
    """The articles of one file; each person and company has its full name. Raises LabelledDataError."""
    for part in _parts(path):
        if "|" not in part.heading:
            raise _error(path, part, 0, "an article begins with a line “# topic | form”")
        marked = _marked(path, part)
        full_forms = {(name.label, marked.text[name.start : name.end]) for name in marked.names if name.full is None}
        names = []
        for name in marked.names:
            full = marked.text[name.start : name.end] if name.full is None else name.full
            if name.label in WITH_FULL_NAME and (name.label, full) not in full_forms:
                raise _error(path, part, name.written, "the article has no such full form marked with this letter")
            names.append(name._replace(full=full) if name.label in WITH_FULL_NAME else name)
        speakers = {form for _, form in full_forms}
        for quotation in marked.quotations:
            if quotation.speaker is not None and quotation.speaker not in speakers:
                raise _error(path, part, quotation.written, "the speaker is no full form marked in the article")
        yield Document(marked.text, tuple(names), marked.quotations, part.heading)


def _parts(path: Path) -> Iterator[_Part]:
    lines = path.read_text(encoding="utf-8").split("\n")
    partings = [number for number, line in enumerate(lines) if _PARTING.fullmatch(line)]
    for above, below in zip([-1, *partings], [*partings, len(lines)], strict=True):
        first, end = above + 1, below
        while first < end and not lines[first].strip():
            first += 1
        heading = ""
        if first < end and lines[first].startswith("#"):
            heading = lines[first].lstrip("# ").strip()
            first += 1
        while first < end and not lines[first].strip():
            first += 1
        body = "\n".join(lines[first:end]).strip()
        if body:
            yield _Part(heading, body, first + 1)


def _marked(path: Path, part: _Part, *, open_to_the_line: bool = False) -> Marked:
    try:
        return read_marks(part.body, open_to_the_line=open_to_the_line)
    except MarkError as error:
        raise _error(path, part, error.position, str(error)) from error


def _error(path: Path, part: _Part, position: int, message: str) -> LabelledDataError:
    """The message says where, and not what stands there: held-out files are not to be read."""
    line = part.line + part.body.count("\n", 0, position)
    column = position - part.body.rfind("\n", 0, position)
    return LabelledDataError(
        f"{path.parent.name}/{path.name}, line {line}, column {column}, in “{part.heading}”: {message}."
    )


def is_held_out(text: str) -> bool:
    """Whether a passage belongs to the tenth that nothing is built or trained on; told by its own words."""
    return hashlib.sha256(text.encode()).digest()[0] % 10 == 0
