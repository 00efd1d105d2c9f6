"""A picture that is kept with an article: all that is known of it without its bytes."""

from typing import NamedTuple

import msgspec


class PictureSize(NamedTuple):
    """How large a picture is, in its own pixels; both at least 1."""

    width: int
    height: int


class Picture(msgspec.Struct, frozen=True):
    """A picture of an article."""

    id: int
    """Two articles that show the same picture share its number."""
    source: str
    """Where the article says that it lies: what stands in its block's `href`."""
    media_type: str
    """`image/png`."""
    size: PictureSize
    length: int
    """Bytes."""
