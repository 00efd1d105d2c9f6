"""Rules and net together: candidates from both, and for each what the rules add up and what the net holds likely.

The two err differently: the rules know lists, titles and cues, the net has read how names stand in sentences. Their
log-odds are added, as one does with witnesses who saw different things.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from termreader.analysis.company_words import LEGAL_FORMS, SURE_LEGAL_FORMS
from termreader.analysis.net import TAGS, Floats, Net, load_net
from termreader.analysis.numeric import np
from termreader.analysis.page import Page
from termreader.analysis.tagger import Candidate, RuleTagger, Tagger
from termreader.analysis.tokens import Tokens
from termreader.analysis.words import ABBREVIATIONS

NET_WEIGHT = 1.0
"""What the net's log-odds count beside the rules' scores."""
SURE = 4.0
"""The most that the net may say for a person or a company, as log-odds."""
AGAINST = 3.0
"""The most that it may say against one: less, for the document may know better from another place."""
OTHERWISE = 2.0
"""The most that it may say for another thing."""
COMPANY_BIAS = 0.8
"""Added for companies: rules and net each find too few of them, and seldom the same."""
OWN_SPAN = 0.8
"""How likely the net must hold a name for its edges to go before those that the rules drew."""
_SURE_OF_RULES = 4.0
"""A score from which the rules' longer name is not cut short."""

_QUITE_SURE_OF_RULES = 2.5
"""A score of the rules for a person from which the net may raise a doubt and no more."""
_DOUBT = 1.0
"""That much, as log-odds."""
_ORDINARY = 3.0
"""A score of the rules for another thing that an ordinary word at a sentence's start has."""
_LESS = 0.8
"""The net's weight there."""

_LONGEST = 12
"""Tokens of the longest name that the net has a say in: what is longer is a list or a broken page."""
_ENDINGS = frozenset(["'s", "'", ",", ":", ";", "-"])
_THINGS = frozenset(word for word in ABBREVIATIONS if len(word) > 3 and word.endswith("s"))

_PERSON, _COMPANY = TAGS.index("B-PERSON"), TAGS.index("B-COMPANY")


class NetTagger:
    """Candidates of the rules, scored with the net, and the net's own where it is sure of other edges."""

    def __init__(self, net: Net) -> None:
        self._rules = RuleTagger()
        self._net = net
        self.version = f"{self._rules.version}+{net.version}"

    def tag(self, page: Page) -> Sequence[Candidate]:
        """The candidates of a text, in order and disjoint."""
        tokens = page.tokens
        candidates = self._rules.tag(page)
        if not len(tokens):
            return candidates
        scores = self._net.tag_scores(page)
        heard = _Heard(scores)
        small = _SmallWords(tokens)
        own = [
            span
            for span in _confident(scores.argmax(axis=1).tolist(), heard, tokens)
            if not small.has_without_capital(*span) and not any(page.codes[slice(*span)])
        ]
        merged = _with_net_spans(candidates, own, tokens)
        return [_weighed(candidate, heard, small, tokens) for candidate in merged]


class _Heard:
    """How likely the net holds stretches of a text for a person and for a company."""

    def __init__(self, scores: Floats) -> None:
        likely = np.exp(scores)
        kinds = np.log(
            np.stack((likely[:, _PERSON] + likely[:, _PERSON + 1], likely[:, _COMPANY] + likely[:, _COMPANY + 1]), 1)
            + np.float32(1e-6)
        )
        # Sums up to each token, so that the mean of a stretch is one difference.
        sums = np.vstack((np.zeros((1, 2)), np.cumsum(kinds, axis=0, dtype=np.float64)))
        self._person: list[float] = sums[:, 0].tolist()
        self._company: list[float] = sums[:, 1].tolist()

    def likely(self, first: int, end: int) -> tuple[float, float]:
        """For a person and for a company: the geometric mean over the tokens."""
        length = end - first
        return (
            math.exp((self._person[end] - self._person[first]) / length),
            math.exp((self._company[end] - self._company[first]) / length),
        )


class _SmallWords:
    """Which words a text has without a capital too, so that a sentence's start gives away nothing."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._places: dict[str, list[int]] | None = None
        self._told: dict[tuple[str, ...], bool] = {}

    def has_without_capital(self, first: int, end: int) -> bool:
        """Whether it is the sentence that gives a name its capital: elsewhere the text has the same words without."""
        tokens = self._tokens
        if not tokens.opens[first]:
            return False
        if self._places is None:
            self._places = defaultdict(list)
            for index, word in enumerate(tokens.words):
                if word[0].islower():
                    self._places[word].append(index)
        places = self._places.get(tokens.lower[first], ())
        if end - first == 1:
            return bool(places)
        rest = tokens.words[first + 1 : end]
        key = (tokens.lower[first], *rest)
        if key not in self._told:
            self._told[key] = any(tokens.words[index + 1 : index + end - first] == rest for index in places)
        return self._told[key]


def spans_of_tags(tags: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Spans of tokens and the tag they begin with (B); an I that follows nothing of its kind begins a span."""
    first = kind = -1
    for index, tag in enumerate(tags):
        begins = tag - 1 if tag and tag % 2 == 0 else tag
        if first >= 0 and (tag == 0 or tag % 2 == 1 or begins != kind):
            yield first, index, kind
            first = -1
        if tag and first < 0:
            first, kind = index, begins
    if first >= 0:
        yield first, len(tags), kind


def _confident(tags: Sequence[int], heard: _Heard, tokens: Tokens) -> list[tuple[int, int]]:
    """The spans of persons and companies that the net is sure of, in order, each in one line, without an ending."""
    sure = []
    for first, end, kind in spans_of_tags(tags):
        while end - first > 1 and tokens.lower[end - 1] in _ENDINGS:
            end -= 1
        first, end = _inside_brackets(tokens, first, _end_of_company(tokens, first, end))
        if (
            kind in (_PERSON, _COMPANY)
            and end - first <= _LONGEST
            and not (end - first == 1 and tokens.lower[first] in ABBREVIATIONS)
            and tokens.line_of[first] == tokens.line_of[end - 1]
            and heard.likely(first, end)[kind == _COMPANY] > OWN_SPAN
        ):
            sure.append((first, end))
    return sure


def _end_of_company(tokens: Tokens, first: int, end: int) -> int:
    """The end of a stretch, or of the "Inc." in it behind which a sentence begins: "Acme Inc. Lobbyists"."""
    for index in range(first + 1, end - 1):
        form = tokens.words[index] == "." and tokens.lower[index - 1] in SURE_LEGAL_FORMS
        if form and tokens.lower[index + 1] not in LEGAL_FORMS and tokens.words[index + 1][0].isalpha():
            return index + 1
    return end


def _inside_brackets(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    """A stretch without brackets that open or close outside of it: "Vogel" of "(Frank) Vogel"."""
    words = tokens.words
    for index in range(end - 1, first, -1):
        if words[index] in "([" and not any(word in ")]" for word in words[index:end]):
            end = index
    for index in range(first, end - 1):
        if words[index] in ")]" and not any(word in "([" for word in words[first + 1 : index]):
            return index + 1, end
    if end - first > 1 and words[first] in "([":
        first += 1
    return first, end


def _with_net_spans(
    candidates: Sequence[Candidate], spans: Sequence[tuple[int, int]], tokens: Tokens
) -> list[Candidate]:
    """The candidates, with the net's spans in the place of those they cross."""
    drawn = {(candidate.first, candidate.end) for candidate in candidates}
    own = [span for span in spans if span not in drawn]
    if not own:
        return list(candidates)
    crossed: dict[tuple[int, int], list[Candidate]] = {span: [] for span in own}
    free: list[Candidate] = []
    position = 0
    for candidate in candidates:
        while position < len(own) and own[position][1] <= candidate.first:
            position += 1
        at = position
        while at < len(own) and own[at][0] < candidate.end:
            crossed[own[at]].append(candidate)
            at += 1
        if at == position:
            free.append(candidate)
    kept: dict[Candidate, None] = dict.fromkeys(free)
    for (first, end), others in crossed.items():
        if not others:
            kept[Candidate(first, end, 0.0, 0.0, 0.0)] = None
            continue
        widest = max(others, key=lambda other: min(other.end, end) - max(other.first, first))
        if _outlasts(widest, first, end) or _is_followed_by_things(widest, first, end, tokens):
            kept.update(dict.fromkeys(others))
            continue
        changed = widest._replace(first=first, end=end, other=min(widest.other, 1.0))
        kept[changed._replace(titled=widest.titled and widest.first == first)] = None
    disjoint: list[Candidate] = []
    for candidate in sorted(kept):
        if not disjoint or candidate.first >= disjoint[-1].end:
            disjoint.append(candidate)
    return disjoint


def _outlasts(candidate: Candidate, first: int, end: int) -> bool:
    """Whether a longer name that the rules are sure of would be cut short."""
    return candidate.end - candidate.first > end - first and max(candidate.person, candidate.company) >= _SURE_OF_RULES


def _is_followed_by_things(candidate: Candidate, first: int, end: int, tokens: Tokens) -> bool:
    """Whether the span is the candidate and what it makes ("Nvidia GPUs")."""
    following = tokens.lower[candidate.end : end]
    return candidate.first == first and bool(following) and all(word in _THINGS for word in following)


def _weighed(candidate: Candidate, heard: _Heard, small: _SmallWords, tokens: Tokens) -> Candidate:
    """A candidate with what the net says of it added to what the rules say."""
    length = candidate.end - candidate.first
    if length > _LONGEST or (length == 1 and len(tokens.words[candidate.first]) == 1):
        return candidate
    person, company = heard.likely(candidate.first, candidate.end)
    if not candidate.certain and small.has_without_capital(candidate.first, candidate.end):
        return candidate
    if not candidate.certain and candidate.other >= _ORDINARY:
        # An ordinary word where every word has a capital: the net may speak for a name, and not against another thing.
        return candidate._replace(
            person=candidate.person + _LESS * _log_odds(person, 0.0, SURE),
            company=candidate.company + _LESS * _log_odds(company, 0.0, SURE),
        )
    least = -_DOUBT if candidate.certain and candidate.person >= _QUITE_SURE_OF_RULES else -AGAINST
    return candidate._replace(
        person=candidate.person + NET_WEIGHT * _log_odds(person, least, SURE),
        company=candidate.company + NET_WEIGHT * _log_odds(company, -AGAINST, SURE) + COMPANY_BIAS,
        other=candidate.other + NET_WEIGHT * _log_odds(1.0 - person - company, -SURE, OTHERWISE),
    )


def _log_odds(likely: float, least: float, most: float) -> float:
    likely = min(max(likely, 1e-6), 1.0 - 1e-6)
    return min(max(math.log(likely / (1.0 - likely)), least), most)


def shipped_tagger() -> Tagger:
    """Rules and net; the rules alone where the net's file is not there (a checkout in which it was not made)."""
    net = load_net()
    return RuleTagger() if net is None else NetTagger(net)
