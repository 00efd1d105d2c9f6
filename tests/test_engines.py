"""Other recognisers in the place of the shipped one: their names go through the same document pass."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest

from termreader.analysis import ANALYSIS_VERSION, analysis_version, analyze, engines
from termreader.analysis.engines import Engine, EngineTagger, GlinerEngine, SpacyEngine
from termreader.analysis.recogniser import recognise
from termreader.config import load_settings
from termreader.errors import SettingsError
from termreader.library import Library
from termreader.model import Analysis, Correction, EntityKind, Verdict
from termreader.paths import Paths
from tests.app import ARTICLE
from tests.articles import add

TEXT = (
    "Mr. Tomas Okafor left Brightwater’s board. “It rains,” said Okafor. The University of Oslo and BRIGHTWATER agreed."
)
NAMES = {"Mr. Tomas Okafor": "PERSON", "Brightwater’s": "ORG", "The University of Oslo": "ORG", "Okafor": "PERSON"}


@dataclass
class FakeSpan:
    """As much of spaCy's `Span` as is read."""

    start_char: int
    end_char: int
    label_: str
    text: str


@dataclass
class FakeDocument:
    """As much of spaCy's `Doc` as is read."""

    ents: Sequence[FakeSpan]


class FakePipeline:
    """Finds given names, as a spaCy pipeline would."""

    pipe_names = ("ner",)

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.read: list[str] = []

    def pipe(self, texts: Iterable[str]) -> Iterator[FakeDocument]:
        for text in texts:
            self.read.append(text)
            yield FakeDocument([FakeSpan(a, b, label, text[a:b]) for a, b, label in occurrences(text, self.names)])


class FakeGliner:
    """Finds given names, as a GLiNER model would."""

    def __init__(self, names: dict[str, str], score: float = 0.9) -> None:
        self.names = names
        self.score = score

    def batch_predict_entities(self, texts: list[str], labels: list[str], threshold: float) -> list[list[Any]]:
        assert {"person", "company"} <= set(labels)
        assert self.score >= threshold
        return [
            [
                {"start": a, "end": b, "label": label, "score": self.score, "text": text[a:b]}
                for a, b, label in occurrences(text, self.names)
            ]
            for text in texts
        ]


def occurrences(text: str, names: dict[str, str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for name, label in sorted(names.items(), key=lambda item: -len(item[0])):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if all(end <= a or b <= start for a, b, _ in found):
                found.append((start, end, label))
            start = text.find(name, end)
    return sorted(found)


def by(engine: Engine, text: str) -> Analysis:
    return recognise(text, (), "", "test", tagger=EngineTagger(engine))


def read(text: str, analysis: Analysis) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.kind.value) for mention in analysis.mentions]


@pytest.mark.parametrize(
    "engine",
    [
        SpacyEngine(FakePipeline(NAMES)),
        GlinerEngine(
            FakeGliner(
                {
                    "Mr. Tomas Okafor": "person",
                    "Okafor": "person",
                    "Brightwater": "company",
                    "University of Oslo": "government or nonprofit organization",
                }
            )
        ),
    ],
    ids=["spaCy", "GLiNER"],
)
def test_an_engines_names_become_entities_and_speakers_as_ours_do(engine: Engine) -> None:
    found = by(engine, TEXT)
    assert read(TEXT, found) == [
        ("Tomas Okafor", "person"),
        ("Brightwater", "company"),
        ("Okafor", "person"),
        ("BRIGHTWATER", "company"),
    ]
    assert [entity.id for entity in found.entities] == ["person/tomas-okafor", "company/brightwater"]
    assert [quotation.speaker for quotation in found.quotations] == ["Tomas Okafor"]


def test_a_name_of_another_kind_is_no_name_here() -> None:
    assert not by(SpacyEngine(FakePipeline({"Oslo": "GPE", "Llama": "PRODUCT"})), "Oslo likes Llama.").mentions


def test_of_the_organisations_that_spacy_does_not_tell_apart_companies_are_kept() -> None:
    text = "The Ministry of Defence, Goldman Sachs, the Labour Party, Vexon Energy and Manchester United met."
    names = ["Ministry of Defence", "Goldman Sachs", "Labour Party", "Vexon Energy", "Manchester United"]
    found = by(SpacyEngine(FakePipeline(dict.fromkeys(names, "ORG"))), text)
    assert read(text, found) == [("Goldman Sachs", "company"), ("Vexon Energy", "company")]


def test_names_that_an_engine_runs_together_are_cut_apart() -> None:
    text = "Everybody at Mistral, Snowflake and Databricks left. Brightwater, Inc. bought Harlow’s Vexon."
    names = dict.fromkeys(["Mistral, Snowflake and Databricks", "Brightwater, Inc.", "Harlow’s Vexon"], "ORG")
    found = [name for name, _ in read(text, by(SpacyEngine(FakePipeline(names)), text))]
    assert found == ["Mistral", "Snowflake", "Databricks", "Brightwater, Inc.", "Harlow", "Vexon"]


def test_a_company_that_the_model_is_unsure_of_needs_the_text_to_agree() -> None:
    text = "Nobody likes Brightfoo here."
    assert by(GlinerEngine(FakeGliner({"Brightfoo": "company"}, 0.9)), text).mentions
    assert not by(GlinerEngine(FakeGliner({"Brightfoo": "company"}, 0.4)), text).mentions


def test_an_engine_is_given_passages_it_can_read_and_places_stay_exact() -> None:
    text = "\n\n".join([("It was a long day for all of them. " * 60).strip() + " Then Ida Moe came."] * 2)
    pipeline = FakePipeline({"Ida Moe": "PERSON"})
    assert read(text, by(SpacyEngine(pipeline), text)) == [("Ida Moe", "person")] * 2
    assert max(len(passage.split()) for passage in pipeline.read) <= 200


def test_corrections_hold_over_an_engine() -> None:
    found = recognise(
        TEXT,
        (),
        "",
        "test",
        [Correction("Brightwater", Verdict.PERSON)],
        EngineTagger(SpacyEngine(FakePipeline(NAMES))),
    )
    assert {mention.kind for mention in found.mentions} == {EntityKind.PERSON}


def test_a_spacy_pipeline_with_rules_is_read_as_it_is() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed here")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns(
        [{"label": "PERSON", "pattern": "Tomas Okafor"}, {"label": "ORG", "pattern": "Brightwater"}]
    )
    found = by(SpacyEngine(pipeline), TEXT)
    assert [entity.id for entity in found.entities] == ["person/tomas-okafor", "company/brightwater"]
    assert ("Okafor", "person") in read(TEXT, found)


# The setting -------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def nothing_loaded() -> Iterator[None]:
    engines._loaded.cache_clear()
    yield
    engines._loaded.cache_clear()


@pytest.mark.parametrize(("engine", "package"), [("spacy:en_core_web_sm", "spaCy"), ("gliner:x/y", "GLiNER")])
def test_an_engine_that_is_not_installed_is_told_with_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, engine: str, package: str
) -> None:
    extra = engine.partition(":")[0]
    monkeypatch.setitem(sys.modules, extra, None)
    with pytest.raises(SettingsError, match=rf"{package} is not installed.*pip install 'termreader\[{extra}\]'"):
        analyze(ARTICLE, engine=engine)


def test_a_model_that_is_not_installed_is_told_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        raise OSError(name)

    spacy = ModuleType("spacy")
    monkeypatch.setattr(spacy, "load", load, raising=False)
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    with pytest.raises(SettingsError, match="python -m spacy download en_none"):
        analyze(ARTICLE, engine="spacy:en_none")


def test_gliner_is_never_asked_to_download(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gliner:
        @staticmethod
        def from_pretrained(name: str, *, local_files_only: bool) -> FakeGliner:
            if not local_files_only or name == "not/here":
                raise OSError(name)
            return FakeGliner({"Oslo": "company"})

    gliner = ModuleType("gliner")
    monkeypatch.setattr(gliner, "GLiNER", Gliner, raising=False)
    monkeypatch.setitem(sys.modules, "gliner", gliner)
    assert read(ARTICLE, analyze(ARTICLE, engine="gliner:x/y")) == [("Oslo", "company")]
    with pytest.raises(SettingsError, match="not/here"):
        analyze(ARTICLE, engine="gliner:not/here")


def test_the_version_names_the_engine() -> None:
    assert analysis_version(ARTICLE) == ANALYSIS_VERSION
    assert analysis_version(ARTICLE, engine="spacy:en_core_web_sm") == f"{ANALYSIS_VERSION} spacy:en_core_web_sm"


def test_the_library_takes_the_engine_of_the_settings(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    spacy = ModuleType("spacy")
    monkeypatch.setattr(spacy, "load", lambda name: FakePipeline({"Harlow & Sons Ltd.": "ORG"}), raising=False)
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    with Library.open(paths) as library:
        article = library.article(add(library, "The field", ARTICLE))
        ours = library.analysis(article)
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text('engine = "spacy:some_model"\n')
    with Library.open(paths) as library:
        assert library.stored_analysis(article) is None
        theirs = library.analysis(article)
        text = article.document.text
        assert read(text, theirs) == [("Harlow & Sons Ltd.", "company")] != read(text, ours)
        assert library.stored_analysis(article) == theirs


@pytest.mark.parametrize("value", ['"flair"', '"spacy:"', "7"])
def test_an_engine_that_is_not_known_is_told_with_what_may_stand_there(paths: Paths, value: str) -> None:
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text(f"\nengine = {value}\n")
    with pytest.raises(SettingsError, match=r"line 2: “engine” must be \"own\", \"spacy:MODEL\" or \"gliner:MODEL\""):
        load_settings(paths.settings)
