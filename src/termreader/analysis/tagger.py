"""A tagger says where names may stand and what speaks for each kind, place by place; nothing is decided here.

`RuleTagger` does it with rules and lists. Anything else that gives candidates fits in its place: the document pass
behind it is the same for all.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from termreader.analysis.cues import Evidence, evidence_around
from termreader.analysis.lexicon import Known, Lexicon
from termreader.analysis.spans import NameSpan, name_spans
from termreader.analysis.tokens import Tokens
from termreader.analysis.words import (
    COMPANY_HEADS,
    LEGAL_FORMS,
    NAME_SUFFIXES,
    ORG_HEADS,
    ORG_OPENERS,
    PARTICLES,
    PLACE_HEADS,
    PLACE_OPENERS,
    SURE_LEGAL_FORMS,
    WEAK_COMPANY_HEADS,
)


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
            around = evidence_around(tokens, span.first, span.end, span.title)
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


def name_evidence(tokens: Tokens, span: NameSpan, lexicon: Lexicon) -> Evidence:
    """What a name's own words and the lists say, without the words around it."""
    words = [_written(word) for word in tokens.words[span.first : span.end] if word[0].isalnum()]
    if not words:
        return Evidence()
    person = company = other = 0.0
    known = span.known
    if known & Known.COMPANY:
        company += 4.0
    elif known & Known.WEAK_COMPANY:
        company += 2.2 if span.certain else 0.3
    if known & (Known.ORGANISATION | Known.PRODUCT | Known.PLACE):
        other += 4.5
    elif known & (Known.WEAK_ORGANISATION | Known.WEAK_PRODUCT | Known.WEAK_PLACE):
        other += 2.0
    first, last = words[0], words[-1]
    first_lower, last_lower = first.lower(), last.lower()
    if span.end - span.first > 2 and tokens.words[span.end - 2] in "-‐‑":
        # The second half of a double surname is no head: Kenji Oduya-Park.
        last_lower = ""
    given, surname = _given(first, lexicon), _surname(last, lexicon)
    if len(words) == 1:
        return _single_evidence(first, span, given, surname, lexicon, Evidence(person, company, other))
    if last_lower in NAME_SUFFIXES:
        person += 3.0
        surname = max(surname, _surname(words[-2], lexicon))
    if given and not known & ~_AMBIGUOUS:
        person += 1.5 + 2.0 * given
    if surname and not known:
        person += 1.2 * surname
    if any(len(word.rstrip(".")) == 1 for word in words[1:-1]) and given:
        person += 2.0
    if _is_initials(first) and len(words) <= 5 and len(last) > 2:
        person += 2.5 if len(first) == 1 or "." in first else 1.5
    inner = tokens.words[span.first + 1 : span.end - 1]
    if any(word in PARTICLES for word in inner):
        person += 2.0
    if any(word in '“"‘' for word in inner):
        person += 4.0
    if "&" in inner:
        company += 3.0
        person -= 2.0
    if "of" in inner or "for" in inner:
        other += 2.5
        person -= 3.0
    if last_lower in SURE_LEGAL_FORMS or (last_lower in LEGAL_FORMS and (last_lower in ("company", "co", "limited"))):
        company += 5.0
        person -= 3.0
    elif last_lower in LEGAL_FORMS and last.isupper():
        company += 3.0
    elif last_lower in COMPANY_HEADS:
        weak = last_lower in WEAK_COMPANY_HEADS
        if not (given and surname >= 1.0 and len(words) == 2):
            company += 2.0 if weak and not _plainly(last_lower, last, lexicon) else 3.0
            person -= 2.0 if weak else 3.0
    if last_lower in ORG_HEADS:
        other += 3.5
        person -= 3.0
    elif last_lower in PLACE_HEADS and not (given and surname and len(words) == 2):
        other += 3.0
        person -= 2.0
    if first_lower in ORG_OPENERS and not known and last_lower not in COMPANY_HEADS:
        other += 2.0
        person -= 1.0
        company -= 0.5
    elif first_lower in PLACE_OPENERS and not known:
        other += 2.0
        person -= 1.0
    if not known:
        ordinary = sum(word.lower() in lexicon.ordinary for word in words)
        if ordinary == len(words) and not given:
            person -= 2.0
            other += 1.0
        elif not ordinary and 2 <= len(words) <= 4:
            person += (2.2 if span.certain else 1.2) - 0.5 * (given + surname)
        if len(words) > 5:
            person -= 2.0
        if any(word.isupper() and len(word) > 1 for word in words) and not all(word.isupper() for word in words):
            person -= 1.0
    return Evidence(person, company, other)


_AMBIGUOUS = (
    Known.WEAK_COMPANY | Known.WEAK_ORGANISATION | Known.WEAK_PRODUCT | Known.WEAK_PLACE | Known.COMPANY | Known.PLACE
)


def _single_evidence(
    word: str, span: NameSpan, given: float, surname: float, lexicon: Lexicon, listed: Evidence
) -> Evidence:
    person, company, other = listed
    if given and not span.known:
        person += 1.2 * given
    if surname and not span.known:
        person += 0.8 * surname
    ordinary = word.lower() in lexicon.ordinary
    if ordinary and not span.certain:
        other += 3.0
        person -= 1.0
    elif ordinary and not span.known:
        other += 1.0
    if not span.known and not ordinary:
        inner_capital = any(letter.isupper() for letter in word[1:]) and not word.isupper()
        if inner_capital and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "O'", "D'", "Al-")):
            company += 1.0
            person -= 0.5
        elif word.isupper() and 1 < len(word) < 6 and span.certain:
            other += 1.5
            person -= 2.0
        elif word[-2:] in ("AI", "ai") and len(word) > 3:
            company += 0.5
    return Evidence(person, company, other)


def _plainly(lower: str, word: str, lexicon: Lexicon) -> bool:
    """Whether a last word is an ordinary one and nobody's surname, so that it makes a firm of any name before it."""
    return lower in lexicon.ordinary and word not in lexicon.any_surname


def _written(word: str) -> str:
    """A word of a text in capitals as it would be written elsewhere."""
    word = word.replace("’", "'")
    return word.capitalize() if len(word) > 3 and word.isupper() and word.isalpha() else word


def _given(word: str, lexicon: Lexicon) -> float:
    return 1.0 if word in lexicon.given else 0.5 if word in lexicon.weak_given else 0.0


def _surname(word: str, lexicon: Lexicon) -> float:
    return 1.0 if word in lexicon.surnames else 0.5 if word in lexicon.weak_surnames else 0.0


def _is_initials(word: str) -> bool:
    return word.isupper() and (len(word) == 1 or "." in word or len(word) == 2)
