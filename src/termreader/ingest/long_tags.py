"""Tags with thousands of attributes, cut before a parser sees them: it takes time by the square of their number."""

import re

_MOST = 500
"""Attributes of one tag. No page that is meant to be read has as many."""
_ATTRIBUTE = r"""(?:[\s/]*+[^\s=>"'/<]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+))?+)"""
_CROWDED_TAG = re.compile(f"(<[a-zA-Z][^\\s<>/]*+{_ATTRIBUTE}{{{_MOST}}}){_ATTRIBUTE}++")


def without_long_tags(markup: str) -> str:
    """`markup` with at most `_MOST` attributes in each tag. Takes time by its length alone."""
    return _CROWDED_TAG.sub(r"\1", markup)
