"""When a found name or quotation is the labelled one."""

import re

_NICKNAME = re.compile(r"[“\"‘(][^”\"’)]*[”\"’)]")


def same_name(labelled: str, found: str) -> bool:
    """Whether two forms are one name: capitals, and a nickname between marks, make no difference."""
    return _plain(labelled) == _plain(found)


def _plain(name: str) -> str:
    return " ".join(_NICKNAME.sub(" ", name).split()).casefold()


def same_stretch(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two quotations are one: nine tenths of the longer one's characters are shared."""
    shared = min(end, other_end) - max(start, other_start)
    return shared >= 0.9 * max(end - start, other_end - other_start)
