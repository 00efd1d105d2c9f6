"""A tagger says where names may stand and what speaks for each kind, place by place; nothing is decided here.

`RuleTagger` does it with rules and lists. Anything else that gives candidates fits in its place: the document pass
behind it is the same for all.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from termreader.analysis.cues import evidence_around
from termreader.analysis.lexicon import Lexicon
from termreader.analysis.shapes import name_evidence
from termreader.analysis.spans import name_spans
from termreader.analysis.tokens import Tokens


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
    """Finds candidates in tokens."""

    @property
    def version(self) -> str:
        """What tells its results from those of another tagger."""

    def tag(self, tokens: Tokens) -> Sequence[Candidate]:
        """The candidates of a text, in order and disjoint."""


class RuleTagger:
    """Candidates by capitals, lists and the words around them."""

    version = "rules-1"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def tag(self, tokens: Tokens) -> list[Candidate]:
        """The candidates of a text, in order and disjoint."""
        candidates = []
        for span in name_spans(tokens, self._lexicon):
            shape = name_evidence(tokens, span, self._lexicon)
            around = evidence_around(tokens, span.first, span.end, span.title, self._lexicon.roles)
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
