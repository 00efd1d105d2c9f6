"""Who an article is about, and who said what: spans found by a recogniser."""

from enum import StrEnum

import msgspec


class EntityKind(StrEnum):
    """The two kinds of name that termreader lights up."""

    PERSON = "person"
    COMPANY = "company"


class Mention(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A place in the text where a person or a company is named. Possessive endings and titles are outside."""

    start: int
    end: int
    kind: EntityKind
    entity: str | None = None
    """The id of the entity it names, or None when that is not known."""


class Entity(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One person or company of an article."""

    id: str
    """`person/mark-zuckerberg`: stable within a document and the same key in every document."""
    name: str
    """The fullest form found in the text."""
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    """The other forms found, most frequent first."""
    count: int = 0
    """How many mentions."""


class Quotation(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Direct speech, without its quotation marks."""

    start: int
    end: int
    speaker: str | None = None
    """The speaker's name, as full as the text has it; None when unsure."""
    entity: str | None = None
    """The id of the speaker, when the speaker is an entity."""


class Analysis(msgspec.Struct, frozen=True):
    """What the recogniser found in one text. Mentions are disjoint; all three are in order."""

    version: str
    """The version of the analysis that made it; another version's results are made again."""
    mentions: tuple[Mention, ...] = ()
    """In order of position."""
    entities: tuple[Entity, ...] = ()
    """Most mentioned first, then by first mention."""
    quotations: tuple[Quotation, ...] = ()
    """In order of position, disjoint: a quotation inside another is part of the outer."""
