"""Who an article is about and who said what: pure functions from a text to spans over it.

Importing this is cheap; the lists are loaded by the first call of `analyze`.
"""

from collections.abc import Sequence

from termreader.model import Analysis, Block, Correction

ANALYSIS_VERSION = "4"
"""Raised whenever results may differ: stored analyses of another version are made again."""

OWN_ENGINE = "own"
"""The recogniser that travels with the program, as the setting `engine` calls it."""

__all__ = ["ANALYSIS_VERSION", "OWN_ENGINE", "analysis_version", "analyze"]


def analysis_version(text: str, corrections: Sequence[Correction] = (), engine: str = OWN_ENGINE) -> str:
    """The version that `analyze` gives its results: another one where they may differ.

    It changes with the corrections that can bear on `text`, and stays with all others.
    """
    return _version(_touching(text, corrections), engine)


def analyze(
    text: str,
    *,
    blocks: Sequence[Block] = (),
    title: str = "",
    corrections: Sequence[Correction] = (),
    engine: str = OWN_ENGINE,
) -> Analysis:
    """The people and companies named in `text`, who is who, and who said what.

    Pure and deterministic; offsets are characters of `text`. `blocks` (`Document.blocks`) say where headings, captions
    and code stand; without them lines are read as a plain page's. `title` is not part of the text, but names in it
    count as seen. Of two `corrections` on one name the later one holds; one whose name is not in the text changes
    nothing. `engine` is what the setting of that name may be; raises SettingsError when it is not installed.
    """
    # The lists and patterns cost some 30 ms, which `termreader --help` should not pay.
    from termreader.analysis.engines import tagger_for
    from termreader.analysis.recogniser import recognise

    touching = _touching(text, corrections)
    return recognise(text, blocks, title, _version(touching, engine), touching, tagger_for(engine))


def _touching(text: str, corrections: Sequence[Correction]) -> Sequence[Correction]:
    if not corrections:
        return ()
    from termreader.analysis.bearing import touching  # most texts have no corrections

    return touching(corrections, text)


def _version(touching: Sequence[Correction], engine: str) -> str:
    version = ANALYSIS_VERSION if engine == OWN_ENGINE else f"{ANALYSIS_VERSION} {engine}"
    if not touching:
        return version
    from termreader.analysis.bearing import version_mark  # as above

    return version + version_mark(touching)
