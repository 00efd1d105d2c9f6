"""A tagger says where names may stand and what speaks for each kind, place by place; nothing is decided here.

`RuleTagger` does it with rules and lists. Anything else that gives candidates fits in its place: the document pass
behind it is the same for all.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from termreader.analysis.cues import evidence_around
from termreader.analysis.page import Page
from termreader.analysis.shapes import name_evidence
from termreader.analysis.spans import name_spans


class Candidate(NamedTuple):
    """A stretch of tokens that may be a name. The three scores are log-odds against "no name of interest"."""

    first: int
    """Its first token."""
    end: int
    """One past its last token."""
    person: float
    company: float
    other: float
    """Another kind of name, or no name: a place, a product, a university, an ordinary word."""
    certain: bool = True
    """Whether its capital says something: not at a sentence's start, nor in a headline."""
    titled: bool = False
    """Whether a title that only persons have stands before it."""


class Tagger(Protocol):
    """Finds candidates in a text."""

    @property
    def version(self) -> str:
        """What tells its results from those of another tagger."""

    def tag(self, page: Page) -> Sequence[Candidate]:
        """The candidates of a text, in order and disjoint."""


class RuleTagger:
    """Candidates by capitals, lists and the words around them."""

    version = "rules-1"

    def tag(self, page: Page) -> list[Candidate]:
        """The candidates of a text, in order and disjoint."""
        tokens, lexicon = page.tokens, page.lexicon
        candidates = []
        for span in name_spans(page):
            shape = name_evidence(tokens, span, lexicon)
            around = evidence_around(tokens, span.first, span.end, span.title, lexicon.roles)
            candidates.append(
                Candidate(
                    span.first,
                    span.end,
                    shape.person + around.person,
                    shape.company + around.company,
                    shape.other + around.other,
                    span.certain,
                    bool(span.title),
                )
            )
        return candidates
