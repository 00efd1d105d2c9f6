"""Figures are counted right, and of texts that are held out nothing but figures is shown."""

import subprocess
import sys
from pathlib import Path

import pytest
from training.evaluate import CARD
from training.evaluate import PAGE as PAGE_OF_DOCS
from training.formats import Document
from training.marks import Name, Speech, read_marks
from training.measure.linking import link_mistakes, link_score
from training.measure.names import Analyze, name_mistakes, name_scores
from training.measure.page import PageError, with_tables
from training.measure.same import same_name
from training.measure.sets import LabelledSet, open_sets, together
from training.measure.speakers import SpeakerScore, speaker_mistakes, speaker_score
from training.measure.speed import article_of
from training.measure.tables import kinds_table, links_table, mistakes_listed, names_table, speakers_table, table
from training.open_sets import TRAINING_SETS
from training.scoring import Score

from termreader.model import Analysis, Entity, EntityKind, Mention, Quotation
from tests.shared import SHARED, needs_shared

TEXT = "Mara Oyelaran left Brinewell Ltd. Oyelaran met Brinewell and the Harbour Board in Oban."
LABELLED = Document(
    TEXT,
    tuple(
        Name(start, start + len(words), label, full)
        for words, label, full, start in [
            ("Mara Oyelaran", "PERSON", "Mara Oyelaran", 0),
            ("Brinewell Ltd", "COMPANY", "Brinewell Ltd", 19),
            ("Oyelaran", "PERSON", "Mara Oyelaran", 34),
            ("Brinewell", "COMPANY", "Brinewell Ltd", 47),
            ("Harbour Board", "ORG", None, 65),
            ("Oban", "LOC", None, 82),
        ]
    ),
)
PERSON, COMPANY = EntityKind.PERSON, EntityKind.COMPANY


def found(*mentions: tuple[str, int, EntityKind], speech: tuple[Quotation, ...] = ()) -> Analysis:
    """An analysis in which each name is its own entity, but `Oyelaran` is Mara Oyelaran's."""
    full = {"Oyelaran": "Mara Oyelaran"}
    entities = {full.get(words, words): kind for words, _, kind in mentions}
    return Analysis(
        "test",
        tuple(Mention(start, start + len(words), kind, full.get(words, words)) for words, start, kind in mentions),
        tuple(Entity(name, name, kind) for name, kind in entities.items()),
        speech,
    )


def always(analysis: Analysis) -> Analyze:
    return lambda _: analysis


def test_a_score_is_counted_from_right_found_and_labelled() -> None:
    score = Score(2, 3, 5).plus(Score(1, 1, 1))
    assert score == Score(3, 4, 6)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.5, 0.6)
    assert (Score().precision, Score().recall, Score().f1) == (0.0, 0.0, 0.0)


def test_names_count_with_exact_span_and_kind_alone() -> None:
    analysis = found(
        ("Mara Oyelaran", 0, PERSON), ("Brinewell", 19, COMPANY), ("Oyelaran", 34, COMPANY), ("Oban", 82, COMPANY)
    )
    scores = name_scores(always(analysis), [LABELLED, LABELLED])
    assert scores["PERSON"] == Score(2, 2, 4)
    assert scores["COMPANY"] == Score(0, 6, 4)
    assert scores["ORG"] == Score(0, 6, 6)


@pytest.mark.parametrize(
    ("mentions", "kinds"),
    [
        ([("Mara Oyelaran", 0, COMPANY)], ["a person taken for a company"]),
        ([("Mara", 0, PERSON), ("Oyelaran", 5, PERSON)], ["a person cut in two"]),
        ([("Mara", 0, PERSON)], ["a person found too short"]),
        ([("Mara Oyelaran left", 0, PERSON)], ["a person found too long"]),
        ([("Oyelaran left", 5, PERSON)], ["a person found shifted"]),
        ([("Mara", 0, COMPANY)], ["a person with other edges taken for a company"]),
        ([], ["a person missed, full form"]),
    ],
)
def test_a_name_that_is_not_found_as_it_is_is_one_mistake(
    mentions: list[tuple[str, int, EntityKind]], kinds: list[str]
) -> None:
    document = LABELLED._replace(names=LABELLED.names[:1])
    assert [mistake.kind for mistake in name_mistakes(found(*mentions), document)] == kinds


def test_what_is_found_where_no_such_name_is_is_a_mistake_too() -> None:
    mentions = [("left", 14, PERSON), ("Harbour Board", 65, COMPANY), ("in Oban", 79, PERSON)]
    kinds = [mistake.kind for mistake in name_mistakes(found(*mentions), LABELLED)]
    assert "no labelled name taken for a person" in kinds
    assert "an organisation taken for a company" in kinds
    assert "with other edges, a place taken for a person" in kinds
    assert kinds.count("a company missed, short form") == 1


def test_full_names_are_scored_from_the_text_on_and_for_short_forms_alone() -> None:
    analysis = found(("Mara Oyelaran", 0, PERSON), ("Oyelaran", 34, PERSON), ("Brinewell", 47, COMPANY))
    score = link_score(always(analysis), [LABELLED])
    assert score.whole == Score(2, 3, 4)
    assert (score.short_found, score.short_right, score.short_share) == (2, 1, 0.5)
    (mistake,) = link_mistakes(analysis, LABELLED)
    assert (mistake.kind, mistake.instead) == (
        "short form under a name that is no full one",
        "Brinewell Ltd → Brinewell",
    )


@pytest.mark.parametrize(
    ("labelled", "other", "same"),
    [
        ("Andrew Bosworth", "Andrew “Boz” Bosworth", True),
        ("ANA RUIZ", "Ana Ruiz", True),
        ("Ana Ruiz", "Ana", False),
    ],
)
def test_nicknames_and_capitals_make_no_other_name(labelled: str, other: str, same: bool) -> None:
    assert same_name(labelled, other) is same


SPOKEN = "“We dig,” Mara said.\n\n“Why?” nobody knew.\n\n“It is late.”"


@pytest.mark.parametrize(
    ("speech", "score"),
    [
        ([Quotation(1, 8, "mara"), Quotation(23, 27, None)], SpeakerScore(right=2)),
        ([Quotation(1, 8, None), Quotation(23, 27, "Mara")], SpeakerScore(none=1, wrong=1)),
        ([Quotation(1, 8, "Ana")], SpeakerScore(wrong=1, missed=1)),
        ([Quotation(1, 4, "Mara"), Quotation(44, 55, None)], SpeakerScore(missed=2, spurious=2)),
    ],
)
def test_a_quotation_is_right_wrong_without_speaker_or_missed(speech: list[Quotation], score: SpeakerScore) -> None:
    document = Document(SPOKEN, (), (Speech(1, 8, "Mara"), Speech(23, 27, None)))
    analysis = Analysis("test", quotations=tuple(speech))
    assert speaker_score(always(analysis), [document]) == score
    wrong = score.wrong + score.none + score.missed + score.spurious
    assert len(speaker_mistakes(analysis, document)) == wrong


def test_mistakes_in_quotations_say_where_they_stand_and_how_far_off_the_speaker_is_named() -> None:
    document = Document(SPOKEN, (), (Speech(1, 8, "Mara"), Speech(23, 27, None), Speech(44, 55, "Mara")))
    kinds = [mistake.kind for mistake in speaker_mistakes(Analysis("test"), document)]
    assert kinds == [
        "missed: words after, named in its paragraph",
        "missed: words after, nobody can tell whose",
        "missed: a paragraph of its own, named further before",
    ]


def test_of_held_out_texts_nothing_but_figures_is_shown() -> None:
    marked = read_marks("[P Mara Oyelaran] left [C Brinewell Ltd]. “{Mara Oyelaran|Late,}” she said.")
    document = Document(marked.text, marked.names, marked.quotations, "Tides | wire")
    unseen = LabelledSet("documents/heldout-x", lambda: [document])
    nothing = always(Analysis("test"))
    shown = [
        names_table(nothing, {"peer": nothing}, [unseen]),
        links_table(nothing, [unseen]),
        speakers_table(nothing, [unseen]),
        *(kinds_table(nothing, find, {"held out": [unseen]}) for find in (name_mistakes, speaker_mistakes)),
    ]
    assert not any(word in printed for word in (*marked.text.split(), "Tides") for printed in shown)
    assert mistakes_listed(nothing, [unseen], names=True) == []
    near = "named in its paragraph: Mara Oyelaran → nobody"
    seen = mistakes_listed(nothing, [unseen._replace(unseen=False)], names=True)
    assert [line.partition(": ")[2] for line in seen] == [
        "a person missed: [Mara Oyelaran] left Brinewell Ltd. “Late,” s",
        "a company missed: Mara Oyelaran left [Brinewell Ltd]. “Late,” she said.",
        f"missed: words on both sides, {near}: Mara Oyelaran left Brinewell Ltd. “[Late,]” she said.",
    ]


def test_files_are_scored_one_by_one_and_then_as_one() -> None:
    sets = [
        LabelledSet(f"documents/{name}", lambda: [LABELLED], unseen="held" in name)
        for name in ("dev-a", "dev-b", "held-c")
    ]
    everything = together(sets)
    assert [part.name for part in everything] == [
        "documents/dev-a",
        "documents/dev-b",
        "documents, all dev",
        "documents/held-c",
    ]
    assert len(everything[2].load()) == 2


@needs_shared
def test_nothing_is_measured_that_was_trained_on() -> None:
    measured = {part.name for part in open_sets(SHARED / "ner")}
    assert measured
    assert not measured & {open_set.name for open_set in TRAINING_SETS}


def test_an_article_of_so_many_words_is_cut_from_whole_documents() -> None:
    assert article_of([LABELLED, LABELLED], 16) == f"{TEXT}\n\nMara Oyelaran"


def test_a_table_is_markdown_in_even_columns() -> None:
    assert table(["set", "F1"], [["a", "0.5"], ["bcde", "1"]]) == (
        "| set  |  F1 |\n| ---- | --: |\n| a    | 0.5 |\n| bcde |   1 |"
    )


@pytest.mark.parametrize("module", ["training.evaluate", "training.formats", "training.encode", "training.open_sets"])
def test_what_measures_and_reads_labels_runs_without_torch(module: str) -> None:
    program = f"import sys; sys.modules['torch'] = None; import {module}"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


PAGE = "# Page\n\n## Names\n\nText.\n\n| a |\n| - |\n| 1 |\n\nMore.\n\n## Names of ships\n\n| b |\n"


def test_measured_tables_take_the_place_of_those_under_their_headings() -> None:
    assert with_tables(PAGE, {"Names": "| a |\n| - |\n| 2 |", "Names of ships": "| c |"}) == (
        PAGE.replace("| 1 |", "| 2 |").replace("| b |", "| c |")
    )


@pytest.mark.parametrize(("page", "heading"), [(PAGE, "Speed"), ("## Names\n\nText.\n\n## Speed\n\n| a |\n", "Names")])
def test_a_page_without_a_place_for_a_table_is_told_so(page: str, heading: str) -> None:
    with pytest.raises(PageError, match=f"no table under a heading “{heading}”"):
        with_tables(page, {heading: "| a |"})


def test_every_measured_table_has_its_place_in_the_docs_and_the_card() -> None:
    headings = ["What it costs", "Names", "Full names", "Who said it"]
    headings += [f"Mistakes in {what}" for what in ("names", "full names", "quotations")]
    assert (
        with_tables(PAGE_OF_DOCS.read_text(encoding="utf-8"), dict.fromkeys(headings, "| here |")).count("here |") == 7
    )
    assert "| here |" in with_tables(CARD.read_text(encoding="utf-8"), {"How it does": "| here |"})
