"""What stands between two lines that are one. Knows nothing of where lines come from."""

import re

_UNSPACED = re.compile("[\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")
"""Chinese and Japanese. Korean has spaces."""


def joint(before: str, after: str) -> str:
    """A space, or nothing where a line is broken between two Chinese or Japanese characters."""
    return "" if before and _UNSPACED.match(before[-1]) and _UNSPACED.match(after) else " "
