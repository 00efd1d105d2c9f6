"""What a reader says of a name that the recogniser did not see rightly."""

from enum import StrEnum

import msgspec


class Verdict(StrEnum):
    """What a name is said to be."""

    PERSON = "person"
    COMPANY = "company"
    NEITHER = "neither"
    SAME_AS = "same-as"
    """Another form of a name: `Correction.same_as` says of which."""


class Correction(msgspec.Struct, frozen=True):
    """What one name means, in one article or in the whole library. The article's own outrank the library's, and of
    two on one name the later holds.
    """

    surface: str
    """The name as it is written in the text, without possessive ending."""
    verdict: Verdict
    same_as: str = ""
    """With `SAME_AS`: the full name, or the id of an entity ("person/mark-zuckerberg")."""
    article_id: int | None = None
    """None: it holds for every article."""
    id: int = 0
    """Its number in the library; 0 before it is kept."""
    created: str = ""
    """ISO 8601 in UTC."""
