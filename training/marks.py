"""Labels written inline: names in square brackets, direct speech in braces. Strict: what is no label is an error.

Knows no files; positions are characters of the text as it is written.
"""

import re
from typing import NamedTuple

LABELS = {"P": "PERSON", "C": "COMPANY", "O": "ORG", "L": "LOC", "M": "MISC"}
WITH_FULL_NAME = frozenset(["PERSON", "COMPANY"])
"""Labels whose names may be followed by `= the fullest form`."""

_SIGN = re.compile(r"[\[\]{}]")
_NAME = re.compile(r"\[([PCOLM]) ([^\[\]{}\n]+?)(?: = ([^\[\]{}\n]+))?\]")
_SPEAKER = re.compile(r"\{([^\[\]{}|\n]*)\|")


class MarkError(ValueError):
    """Something that looks like a label and is none."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position
        """Where it stands, in characters of the text as it is written."""


class Name(NamedTuple):
    """A name and what is said of it."""

    start: int
    end: int
    label: str
    """PERSON, COMPANY, ORG, LOC or MISC."""
    full: str | None = None
    """The fullest form that the document has, where that is labelled."""
    written: int = 0
    """Where its mark stands in the text as it is written."""


class Speech(NamedTuple):
    """A quotation, without its marks, and who says it."""

    start: int
    end: int
    speaker: str | None
    """None where even a reader cannot tell, or the speaker has no name."""
    written: int = 0
    """Where its brace stands in the text as it is written."""


class Marked(NamedTuple):
    """A text without its labels, and what they say."""

    text: str
    names: tuple[Name, ...]
    quotations: tuple[Speech, ...]


def read_marks(written: str, *, open_to_the_line: bool = False) -> Marked:
    """The labels of a text, taken out of it. Raises MarkError.

    With `open_to_the_line` a brace that is not closed holds to the end of its line: a quotation whose closing mark
    is missing is labelled like that.
    """
    pieces: list[str] = []
    names: list[Name] = []
    quotations: list[Speech] = []
    length = position = 0
    speech: Speech | None = None

    def take(piece: str) -> None:
        nonlocal length
        pieces.append(piece)
        length += len(piece)

    def take_until(end: int) -> None:
        """What stands before the next label; a quotation ends with its line at the latest."""
        nonlocal speech, position
        line_end = written.find("\n", position, end) if speech else -1
        if speech and line_end >= 0:
            if not open_to_the_line:
                raise MarkError("this brace is not closed in its paragraph", speech.written)
            take(written[position:line_end])
            quotations.append(speech._replace(end=length))
            speech, position = None, line_end
        take(written[position:end])

    while sign := _SIGN.search(written, position):
        at = sign.start()
        take_until(at)
        if sign[0] == "[":
            name = _name_at(written, at)
            names.append(Name(length, length + len(name[2]), LABELS[name[1]], name[3], at))
            take(name[2])
            position = name.end()
        elif sign[0] == "{":
            if speech:
                raise MarkError("a brace inside a quotation: quotations do not nest", at)
            speaker = _SPEAKER.match(written, at)
            if speaker is None:
                raise MarkError("a brace is followed by a speaker, or “?”, and “|”", at)
            said_by = speaker[1].strip()
            if not said_by:
                raise MarkError("the speaker is missing: where nobody can tell, it is “?”", at)
            speech = Speech(length, length, None if said_by == "?" else said_by, at)
            position = speaker.end()
        elif sign[0] == "}" and speech:
            quotations.append(speech._replace(end=length))
            speech, position = None, at + 1
        else:
            raise MarkError(f"“{sign[0]}” closes nothing", at)
    take_until(len(written))
    if speech:
        if not open_to_the_line:
            raise MarkError("this brace is not closed", speech.written)
        quotations.append(speech._replace(end=length))
    return Marked("".join(pieces), tuple(names), tuple(quotations))


def _name_at(written: str, at: int) -> re.Match[str]:
    name = _NAME.match(written, at)
    if name is None:
        closed = re.match(r"\[[^\[\]{}\n]*\]", written[at:])
        wrong = (
            "a bracket is followed by P, C, O, L or M, a space and a name" if closed else "this bracket is not closed"
        )
        raise MarkError(wrong, at)
    if name[3] is not None and LABELS[name[1]] not in WITH_FULL_NAME:
        raise MarkError("only a person or a company has a full form", at)
    if name[2] != name[2].strip() or (name[3] or "") != (name[3] or "").strip():
        raise MarkError("no space stands at the edges of a name", at)
    return name
