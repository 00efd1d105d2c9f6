"""Who an article is about and who said what: pure functions from a text to spans over it.

Importing this is cheap; the lists are loaded by the first call of `analyze`.
"""

from collections.abc import Sequence

from termreader.model import Analysis, Block

ANALYSIS_VERSION = "1"
"""Raised whenever results may differ: stored analyses of another version are made again."""

__all__ = ["ANALYSIS_VERSION", "analyze"]


def analyze(text: str, *, blocks: Sequence[Block] = (), title: str = "") -> Analysis:
    """The people and companies named in `text`, who is who, and who said what.

    Pure and deterministic; offsets are characters of `text`. `blocks` (`Document.blocks`) say where headings, captions
    and code stand; without them lines are read as a plain page's. `title` is not part of the text, but names in it
    count as seen.
    """
    # The lists and patterns cost some 30 ms, which `termreader --help` should not pay.
    from termreader.analysis.recogniser import recognise

    return recognise(text, blocks, title, ANALYSIS_VERSION)
