"""Other recognisers in the place of the shipped one: a spaCy pipeline or a GLiNER model that a person has installed.

They say where names stand; the words around a name, the document pass and all that follows are the same for all.
Nothing is downloaded here, ever.
"""

import importlib
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from termreader.analysis.company_words import LEGAL_FORMS
from termreader.analysis.cues import evidence_around
from termreader.analysis.page import Page
from termreader.analysis.person_words import HONORIFICS, NAME_SUFFIXES
from termreader.analysis.shapes import name_evidence
from termreader.analysis.spans import NameSpan
from termreader.analysis.tagger import Candidate, RuleTagger, Tagger
from termreader.analysis.tokens import Tokens
from termreader.errors import SettingsError

_PASSAGE = 200
"""The most tokens that an engine is given at once: GLiNER reads no more than 384 of its own."""
_STRENGTH = 5.0
"""Log-odds of what an engine without scores says."""
_OWN_SHARE = 0.5
"""How much the shipped lists and cues weigh beside an engine that knows persons and companies."""
_MAY_BE_COMPANY = 2.5
"""Log-odds for a company of what is only said to be an organisation: lists and cues weigh in full beside it."""

_SPACY_KINDS = {"PERSON": "person", "PER": "person", "ORG": "organisation"}
_GLINER_LABELS = {
    "person": "person",
    "company": "company",
    "government or nonprofit organization": "other",
    "location": "other",
    "product": "other",
}
"""What GLiNER is asked for: it is told in words what to look for, and tells better what it may contrast."""


class Found(NamedTuple):
    """A name as an engine gives it."""

    start: int
    """In characters of the passage."""
    end: int
    kind: str
    """`person`, `company`, `organisation` (which may be a company), or `other`."""
    strength: float
    """In log-odds."""


class Engine(Protocol):
    """Anything that finds names in passages of text."""

    @property
    def version(self) -> str:
        """What tells its results from those of another engine."""

    def find(self, passages: Sequence[str]) -> Iterable[Sequence[Found]]:
        """The names in each passage, in order."""


class SpacyEngine:
    """A spaCy pipeline: anything that, called with texts through `pipe`, gives documents with `ents`."""

    def __init__(self, pipeline: Any, version: str = "spacy") -> None:
        self._pipeline = pipeline
        self.version = version

    def find(self, passages: Sequence[str]) -> Iterator[list[Found]]:
        """The names in each passage, in order."""
        for document in self._pipeline.pipe(passages):
            yield [
                Found(entity.start_char, entity.end_char, _SPACY_KINDS.get(entity.label_, "other"), _STRENGTH)
                for entity in document.ents
                if any(letter.isalpha() for letter in entity.text)
            ]


class GlinerEngine:
    """A GLiNER model: anything with `batch_predict_entities(texts, labels, threshold=…)`."""

    def __init__(self, model: Any, version: str = "gliner") -> None:
        self._model = model
        self.version = version

    def find(self, passages: Sequence[str]) -> Iterator[list[Found]]:
        """The names in each passage, in order."""
        labels = list(_GLINER_LABELS)
        for entities in self._model.batch_predict_entities(list(passages), labels, threshold=0.4):
            yield sorted(
                Found(entity["start"], entity["end"], _GLINER_LABELS.get(entity["label"], "other"), _log_odds(entity))
                for entity in entities
            )


def _log_odds(entity: Mapping[str, Any]) -> float:
    score = min(max(float(entity.get("score", 0.9)), 0.01), 0.99)
    # A half-sure name passes the threshold of the document pass, and no more.
    return 2.5 + math.log(score / (1.0 - score))


class EngineTagger:
    """Makes candidates of an engine's names."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._rules = RuleTagger()

    @property
    def version(self) -> str:
        """What tells its results from those of another tagger."""
        return self._engine.version

    def tag(self, page: Page) -> list[Candidate]:
        """The candidates of a text, in order and disjoint."""
        tokens = page.tokens
        passages = list(_passages(tokens))
        texts = [tokens.text[slice(*tokens.span(first, end))] for first, end in passages]
        candidates: list[Candidate] = []
        for (first, _), names in zip(passages, self._engine.find(texts), strict=True):
            for name in names:
                for piece in _pieces(tokens, tokens.starts[first] + name.start, tokens.starts[first] + name.end):
                    candidate = _candidate(page, *piece, name)
                    if candidate is not None and (not candidates or candidate.first >= candidates[-1].end):
                        candidates.append(candidate)
        return sorted([*candidates, *self._unsaid(page, candidates)])

    def _unsaid(self, page: Page, said: Sequence[Candidate]) -> Iterator[Candidate]:
        """What the shipped rules propose where the engine says nothing, with nothing that speaks for it.

        Alone it is never taken for a name; a full name that the engine gave can speak for its surname there.
        """
        taken = {index for candidate in said for index in range(candidate.first, candidate.end)}
        for candidate in self._rules.tag(page):
            if taken.isdisjoint(range(candidate.first, candidate.end)):
                yield candidate._replace(
                    person=min(candidate.person, 0.0), company=min(candidate.company, 0.0), titled=False
                )


def _candidate(page: Page, first: int, end: int, name: Found) -> Candidate | None:
    """A name in tokens, without the title, article and possessive ending that engines take in."""
    tokens, lexicon = page.tokens, page.lexicon
    while first < end and (tokens.lower[first] in ("the", "'s", ".") or tokens.lower[first] in HONORIFICS):
        first += 1
    while first < end and (tokens.lower[end - 1] == "'s" or not _is_wordlike(tokens.words[end - 1])):
        end -= 1
    if first >= end or tokens.line_of[first] != tokens.line_of[end - 1]:
        return None
    title = _title_before(tokens, first)
    line = tokens.lines[tokens.line_of[first]]
    certain = not (tokens.opens[first] or line.headline or line.capitals)
    key = tokens.surface(first, end)
    span = NameSpan(first, end, lexicon.names.get(key, 0), title, certain=certain)
    own = name_evidence(tokens, span, lexicon).plus(evidence_around(tokens, first, end, title))
    share = 1.0 if name.kind == "organisation" else _OWN_SHARE
    person, company, other = (share * score for score in own)
    if name.kind == "person":
        person += name.strength
    elif name.kind == "company":
        company += name.strength
    elif name.kind == "organisation":
        company += _MAY_BE_COMPANY
    else:
        other += name.strength
    return Candidate(first, end, person, company, other, certain, bool(title) and name.kind == "person")


def _passages(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The lines of a text in tokens, long ones cut where a sentence starts, else anywhere."""
    for line in tokens.lines:
        first = line.first
        while line.end - first > _PASSAGE:
            cut = next((i for i in range(first + _PASSAGE, first, -1) if tokens.opens[i]), first + _PASSAGE)
            yield first, cut
            first = cut
        yield first, line.end


def _pieces(tokens: Tokens, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The tokens of a stretch of characters, cut where engines run on: "Google’s DeepMind", "Mistral, Block and X"."""
    first, last = bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)
    is_list = False
    for index in range(first, last):
        word = tokens.lower[index]
        follows = tokens.lower[index + 1] if index + 1 < last else ""
        is_list = is_list or (word == "," and follows not in LEGAL_FORMS and follows not in NAME_SUFFIXES)
        if (word in (",", "and") and is_list) or word == "'s":
            yield first, index
            first = index + 1
    yield first, last


def _title_before(tokens: Tokens, first: int) -> str:
    line = tokens.lines[tokens.line_of[first]]
    before = first - 1
    if before > line.first and tokens.words[before] == ".":
        before -= 1
    return tokens.lower[before] if before >= line.first and tokens.lower[before] in HONORIFICS else ""


def _is_wordlike(word: str) -> bool:
    return word[-1].isalnum() or word in (".", "!", ")", "”", '"')


# What the setting asks for -------------------------------------------------------------------------------------------


def tagger_for(engine: str) -> Tagger | None:
    """The tagger that the setting `engine` asks for, loaded once; None for the shipped one.

    Raises SettingsError when the package or the model is not there.
    """
    return None if engine == "own" else _loaded(engine)


@lru_cache(maxsize=1)
def _loaded(engine: str) -> Tagger:
    family, _, model = engine.partition(":")
    load = {"spacy": _load_spacy, "gliner": _load_gliner}.get(family)
    if load is None or not model:
        raise SettingsError(f'The setting “engine” is "{engine}"; it must be "own", "spacy:MODEL" or "gliner:MODEL".')
    return EngineTagger(load(model))


def _load_spacy(model: str) -> Engine:
    spacy = _package("spacy", "spaCy", model)
    try:
        pipeline = spacy.load(model)
    except OSError as error:
        raise SettingsError(
            f"spaCy has no model “{model}” here, which the setting “engine” asks for. "
            f'`python -m spacy download {model}` gets it; engine = "own" does without.'
        ) from error
    if not {"ner", "entity_ruler", "span_ruler"} & set(pipeline.pipe_names):
        raise SettingsError(
            f'The spaCy model “{model}” finds no names. Take one that does, as en_core_web_sm, or engine = "own".'
        )
    return SpacyEngine(pipeline, f"spacy:{model}")


def _load_gliner(model: str) -> Engine:
    gliner = _package("gliner", "GLiNER", model)
    try:
        loaded = gliner.GLiNER.from_pretrained(model, local_files_only=True)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The GLiNER model “{model}” is not here, which the setting “engine” asks for. "
            f"`python -c \"from gliner import GLiNER; GLiNER.from_pretrained('{model}')\"` gets it; "
            'engine = "own" does without.'
        ) from error
    return GlinerEngine(loaded, f"gliner:{model}")


def _package(module: str, name: str, model: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise SettingsError(
            f'{name} is not installed, which the setting “engine” asks for ("{module}:{model}"). '
            f"`pip install 'termreader[{module}]'` installs it; engine = \"own\" does without."
        ) from error
