"""What can be walked to and lit: names, quotations, links, matches, what is the reader's own. Plain values."""

from enum import StrEnum

import msgspec

from termreader.model import Span


class Names(StrEnum):
    """Which names are lit."""

    ALL = "all"
    FIRST = "first"
    OFF = "off"


class FocusKind(StrEnum):
    """What can be in focus."""

    NAME = "name"
    QUOTATION = "quotation"
    LINK = "link"
    MATCH = "match"
    MINE = "mine"
    PICTURE = "picture"


class Focus(msgspec.Struct, frozen=True):
    """The one thing walked to: its place, and which entity, link or annotation it is."""

    kind: FocusKind
    span: Span
    entity: str | None = None
    """The person or company named; of a quotation, the one whose quotations alone are walked."""
    href: str = ""
    annotation: int | None = None


class Link(msgspec.Struct, frozen=True):
    """A link of the text, or a picture."""

    start: int
    end: int
    href: str
