"""What a reader says of a name: the recogniser keeps to it, the library keeps it, only what it changes is redone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.analysis import ANALYSIS_VERSION, analysis_version, analyze
from termreader.analysis.bearing import said_of, touching, why_unchanged
from termreader.analysis.corrections import cleaned_surface
from termreader.errors import NotFoundError, SourceError
from termreader.library import Library
from termreader.model import Analysis, Correction, EntityKind, Verdict
from termreader.paths import Paths
from termreader.reading import read_file
from termreader.store.salvage import salvage
from tests.app import ARTICLE
from tests.articles import add
from tests.shared import SHARED, needs_shared

PERSON, COMPANY, NEITHER, SAME = Verdict.PERSON, Verdict.COMPANY, Verdict.NEITHER, Verdict.SAME_AS


def corrected(text: str, *said: tuple[str, Verdict] | tuple[str, Verdict, str]) -> Analysis:
    return analyze(text, corrections=[Correction(*one) for one in said])


def places(text: str, analysis: Analysis, entity: str) -> list[str]:
    return [text[one.start : one.end] for one in analysis.mentions if one.entity == entity]


def named(analysis: Analysis) -> dict[str, int]:
    return {entity.id: entity.count for entity in analysis.entities}


def assert_whole(text: str, analysis: Analysis) -> None:
    """Mentions are in order, disjoint and whole words; entities are those of the mentions, counted and sorted."""
    end = 0
    counts: dict[str | None, int] = {}
    first: dict[str | None, int] = {}
    kinds = {entity.id: entity.kind for entity in analysis.entities}
    for mention in analysis.mentions:
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        assert kinds[mention.entity or ""] is mention.kind
        end = mention.end
        counts[mention.entity] = counts.get(mention.entity, 0) + 1
        first.setdefault(mention.entity, mention.start)
    assert {entity.id: entity.count for entity in analysis.entities} == counts
    in_order = sorted(analysis.entities, key=lambda entity: (-entity.count, first[entity.id]))
    assert list(analysis.entities) == in_order
    for entity in analysis.entities:
        assert entity.name not in entity.aliases
    for quotation in analysis.quotations:
        assert quotation.entity is None or quotation.entity in kinds


def test_a_company_said_to_be_a_person_is_one_and_nothing_outvotes_it() -> None:
    text = "Shares of Brightwater Inc. fell. Brightwater Inc., the company, said so."
    found = corrected(text, ("Brightwater Inc.", PERSON))
    assert [entity.kind for entity in found.entities] == [EntityKind.PERSON]
    assert_whole(text, found)


def test_a_full_name_takes_its_surname_along() -> None:
    text = "Ola Brightwater spoke. Shares of Brightwater fell, and Brightwater reported a loss."
    found = corrected(text, ("Ola Brightwater", PERSON))
    assert places(text, found, "person/ola-brightwater") == ["Ola Brightwater", "Brightwater", "Brightwater"]


def test_neither_takes_every_mention_away_and_it_is_not_found_again() -> None:
    found = corrected(ARTICLE, ("Lindgren", NEITHER))
    assert "Lindgren" not in [ARTICLE[one.start : one.end] for one in found.mentions]
    assert places(ARTICLE, found, "person/ann-lindgren") == ["Ann Lindgren"]
    assert_whole(ARTICLE, found)


def test_neither_leaves_a_longer_name_that_holds_the_word() -> None:
    text = "George Washington crossed the river. In Washington it rained."
    found = corrected(text, ("Washington", NEITHER))
    assert [text[one.start : one.end] for one in found.mentions] == ["George Washington"]


def test_a_name_that_was_missed_is_found_wherever_it_stands_as_a_whole_word() -> None:
    text = "They tried sprocketeer today. A sprocketeering fair came, and sprocketeer’s stall; SPROCKETEER was sold."
    found = corrected(text, ("sprocketeer", COMPANY))
    assert places(text, found, "company/sprocketeer") == ["sprocketeer", "sprocketeer", "SPROCKETEER"]
    assert_whole(text, found)


def test_what_is_the_same_is_one_with_all_its_mentions_and_its_words() -> None:
    found = corrected(ARTICLE, ("Tomas Okafor", SAME, "Ann Lindgren"))
    (ann,) = (entity for entity in found.entities if entity.id == "person/ann-lindgren")
    assert ann.count == 5
    assert set(ann.aliases) == {"Lindgren", "Tomas Okafor", "Okafor"}
    assert {quotation.speaker for quotation in found.quotations} == {"Ann Lindgren"}
    assert "person/tomas-okafor" not in named(found)
    assert_whole(ARTICLE, found)


def test_a_short_form_alone_goes_over_and_leaves_the_full_name_where_it_is() -> None:
    found = corrected(ARTICLE, ("Okafor", SAME, "person/ann-lindgren"))
    assert named(found)["person/tomas-okafor"] == 1
    assert "Okafor" in places(ARTICLE, found, "person/ann-lindgren")
    assert_whole(ARTICLE, found)


def test_a_full_name_that_the_text_does_not_have_is_known_by_its_short_form() -> None:
    text = "Zuck said he would come. Nobody believed Zuck."
    found = corrected(text, ("Zuck", SAME, "Mark Zuckerberg"))
    assert [(one.id, one.name, one.aliases) for one in found.entities] == [
        ("person/mark-zuckerberg", "Mark Zuckerberg", ("Zuck",))
    ]
    assert_whole(text, found)


def test_a_full_name_that_was_read_too_long_is_one_of_its_own_short_forms() -> None:
    text = "Edit Alice said so. Alice left, and Alice came back. Bob Moe saw Alice."
    analysis = analyze(text)
    assert [(one.name, one.aliases) for one in analysis.entities if "Alice" in one.name] == [("Edit Alice", ("Alice",))]
    found = corrected(text, ("Edit Alice", SAME, "Alice"))
    assert [(one.id, one.name, one.aliases, one.count) for one in found.entities if "Alice" in one.name] == [
        ("person/alice", "Alice", ("Edit Alice",), 4)
    ]
    assert_whole(text, found)


def test_of_two_names_said_to_be_one_the_later_says_which_is_the_full_one() -> None:
    there, back = ("Tomas Okafor", SAME, "Ann Lindgren"), ("Ann Lindgren", SAME, "Tomas Okafor")
    found = corrected(ARTICLE, there, back)
    assert named(found)["person/tomas-okafor"] == 5
    assert "person/ann-lindgren" not in named(found)
    assert_whole(ARTICLE, found)
    assert named(corrected(ARTICLE, back, there))["person/ann-lindgren"] == 5


def test_a_surname_that_stands_only_in_a_full_name_tells_of_that_name() -> None:
    text = "A vote was won by Rachid Ghannouchi, the leader of the party. He was glad."
    found = corrected(text, ("Ghannouchi", SAME, "Rachid al-Ghannouchi"))
    assert [(one.id, one.name, one.aliases) for one in found.entities] == [
        ("person/rachid-al-ghannouchi", "Rachid al-Ghannouchi", ("Rachid Ghannouchi",))
    ]
    assert_whole(text, found)


def test_a_surname_that_stands_only_in_the_name_of_another_leaves_it() -> None:
    text = "A vote was won by Soumaya Ghannouchi, the leader of the party."
    found = corrected(text, ("Ghannouchi", SAME, "Rachid al-Ghannouchi"))
    assert [one.name for one in found.entities] == ["Soumaya Ghannouchi"]


def test_the_later_of_two_corrections_holds() -> None:
    text = "Shares of Brightwater Inc. fell."
    assert not corrected(text, ("Brightwater Inc.", PERSON), ("Brightwater Inc.", NEITHER)).mentions
    later = corrected(text, ("Brightwater Inc.", NEITHER), ("Brightwater Inc.", PERSON))
    assert [one.kind for one in later.mentions] == [EntityKind.PERSON]


_SURFACES = ["Lindgren", "Ann Lindgren", "Brightwater", "Brightwater Inc.", "Harlow", "map", "The", "Okafor", "Oslo"]


@given(
    st.lists(
        st.tuples(st.sampled_from(_SURFACES), st.sampled_from(list(Verdict)), st.sampled_from([*_SURFACES, "Ida Moe"])),
        max_size=6,
    )
)
def test_whatever_is_said_the_analysis_stays_whole(said: list[tuple[str, Verdict, str]]) -> None:
    found = corrected(ARTICLE, *said)
    assert_whole(ARTICLE, found)
    for surface, verdict in {surface: verdict for surface, verdict, _ in said}.items():
        if verdict is NEITHER and all(other != surface for one, v, other in said if v is SAME):
            assert surface not in [ARTICLE[one.start : one.end] for one in found.mentions]


@needs_shared
def test_the_real_article_keeps_whole_under_corrections() -> None:
    text = (SHARED / "seeds" / "000_535984eeb1e0d58b.txt").read_text(encoding="utf-8")
    before = analyze(text)
    found = corrected(text, ("Llama", COMPANY), ("Meta", NEITHER), ("Yann LeCun", SAME, "Mark Zuckerberg"))
    assert_whole(text, found)
    assert named(found)["company/llama"] > 10
    assert "company/meta" in named(before)
    assert "Meta" not in {text[one.start : one.end] for one in found.mentions}
    assert "person/yann-lecun" not in named(found)


@pytest.mark.parametrize(
    ("selected", "surface"),
    [
        ("Meta’s", "Meta"),
        ("  “Ann\n Lindgren,” ", "Ann Lindgren"),
        ("Lindgren.", "Lindgren"),
        ("Brightwater Inc.", "Brightwater Inc."),
        ("J. K.", "J. K."),
        ("“…”", ""),
        ("", ""),
    ],
)
def test_a_selection_is_cut_to_the_name_in_it(selected: str, surface: str) -> None:
    assert cleaned_surface(selected) == surface


def test_the_version_changes_only_for_texts_that_a_correction_can_bear_on() -> None:
    said = [Correction("Brightwater", PERSON)]
    assert analysis_version("Nothing of the kind.", said) == ANALYSIS_VERSION
    marked = analysis_version("Brightwater fell.", said)
    assert marked != ANALYSIS_VERSION
    assert marked == analysis_version("Brightwater rose.", said) == analyze("Brightwater.", corrections=said).version
    assert marked != analysis_version("Brightwater fell.", [Correction("Brightwater", COMPANY)])


@pytest.mark.parametrize(
    ("surface", "text", "touches"),
    [
        ("Zorblat Paris", "It rained in Paris. Zorblat slept.", False),
        ("Orange SA", "The Orange Order marched, she said.", False),
        ("Orange SA", "Shares of ORANGE  SA’s rose.", True),
        ("JP Morgan", "J.P. Morgan rose.", True),
        ("J.P. Morgan", "JP Morgan rose.", True),
        ("Next", "It is the end.Next came a loss.", True),
        ("O'Neill", "Ms. O’Neill came.", True),
        ("Booking.com", "Booking.com rose.", True),
        ("Harlow & Sons", "Harlow & Sons Ltd. lent it.", True),
        ("Ann", "Anna came.", False),
    ],
)
def test_a_correction_touches_a_text_where_its_words_stand_together(surface: str, text: str, touches: bool) -> None:
    assert bool(touching([Correction(surface, PERSON)], text)) is touches


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (("Zorblat Paris", PERSON), "It rained in Paris. Paris fell silent."),
        (("Orange SA", COMPANY), "The Orange Order marched in Orange. Orange was silent, she said."),
        (("Zorblat", SAME, "Ann Lindgren"), ARTICLE),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_does_not_touch_a_text_changes_nothing_in_it(
    said: tuple[str, Verdict] | tuple[str, Verdict, str], text: str
) -> None:
    assert corrected(text, said) == analyze(text)
    assert analyze(text, title="Zorblat Paris", corrections=[Correction(*said)]) == analyze(text, title="Zorblat Paris")


def test_a_name_that_the_title_has_as_well_is_no_mention_there() -> None:
    text = "They met zuck. Nobody believed zuck."
    said = [Correction("zuck", SAME, "Mark Zuckerberg")]
    found = analyze(text, title="Again zuck", corrections=said)
    assert places(text, found, "person/mark-zuckerberg") == ["zuck", "zuck"]
    assert_whole(text, found)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("Ann Lindgren", PERSON), "that is what it was taken for"),
        (("lindgren", SAME, "Ann Lindgren"), "that is what it was taken for"),
        (("Ann", COMPANY), "it stands only in a longer name, “Ann Lindgren”"),
        (("Ann", NEITHER), "by itself it was taken for no name"),
        (("ditch", NEITHER), "by itself it was taken for no name"),
        (("Ditch", PERSON), "the article writes it “ditch”"),
        (("Zorro", PERSON), "it does not stand in this article"),
        (("Tomas", SAME, "Ida Tomas"), "it stands only in a longer name, “Tomas Okafor”"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_correction_that_changes_nothing_has_a_reason(
    said: tuple[str, Verdict] | tuple[str, Verdict, str], why: str
) -> None:
    found = corrected(ARTICLE, said)
    assert (found.mentions, found.entities) == (analyze(ARTICLE).mentions, analyze(ARTICLE).entities)
    assert why_unchanged(Correction(*said), ARTICLE, found) == why


def test_what_was_said_last_of_a_name_holds_with_what_says_the_same_there() -> None:
    everywhere = [Correction("Ann Moe", PERSON), Correction("Oslo", COMPANY), Correction("ann moe", PERSON)]
    here = [Correction("Ann Moe", NEITHER, article_id=1), Correction("Moe", NEITHER, article_id=1)]
    assert said_of(everywhere, ["Ann Moe"]) == [everywhere[0], everywhere[2]]
    assert said_of([*everywhere, *here], ["Ann Moe", "Moe"]) == here
    assert said_of([*everywhere, *here], ["Ann"]) == []


def test_a_correction_of_one_article_holds_there_and_nowhere_else(library: Library) -> None:
    one, other = add(library, "One", ARTICLE), add(library, "Other", f"{ARTICLE}\n\nOnce more.")
    before = library.analysis(library.article(other))
    said = library.correct(one, "Oslo", COMPANY)
    assert said.article_id == one
    assert "company/oslo" in named(library.analysis(library.article(one)))
    assert library.stored_analysis(library.article(other)) == before
    assert library.corrections(other) == []


def test_a_correction_for_all_holds_everywhere_and_the_articles_own_outranks_it(library: Library) -> None:
    one, other = add(library, "One", ARTICLE), add(library, "Other", f"{ARTICLE}\n\nOnce more.")
    library.correct(one, "Oslo", PERSON)
    library.correct(None, "Oslo", COMPANY)
    assert "person/oslo" in named(library.analysis(library.article(one)))
    assert "company/oslo" in named(library.analysis(library.article(other)))
    assert [said.article_id for said in library.corrections(one)] == [None, one]
    assert len(library.corrections()) == 2


def test_what_is_withdrawn_holds_no_longer_and_can_be_reinstated(library: Library) -> None:
    article = library.article(add(library, "One", ARTICLE))
    before = library.analysis(article)
    said = library.correct(article.id, "Oslo", COMPANY)
    changed = library.analysis(article)
    library.withdraw(said.id)
    assert library.analysis(article) == before
    library.reinstate(said.id)
    assert library.analysis(article) == changed
    with pytest.raises(NotFoundError, match="no correction 77"):
        library.withdraw(77)
    with pytest.raises(NotFoundError, match="no correction 77"):
        library.reinstate(77)


def test_corrections_are_there_at_the_next_start_and_go_with_their_article(paths: Paths) -> None:
    with Library.open(paths) as library:
        article = add(library, "One", ARTICLE)
        said = [library.correct(article, "Oslo", COMPANY), library.correct(None, "Ann", SAME, "Ann Lindgren")]
    with Library.open(paths) as library:
        assert library.corrections(article) == [said[1], said[0]]
        library.delete_article(article)
        assert library.corrections() == [said[1]]
        library.restore_article(article)
        assert len(library.corrections()) == 2


def test_a_file_that_is_only_read_keeps_to_what_holds_everywhere(library: Library, tmp_path: Path) -> None:
    (tmp_path / "field.md").write_text(ARTICLE)
    library.correct(None, "Oslo", COMPANY)
    assert "company/oslo" in named(library.analysis(read_file(tmp_path / "field.md")))


def test_what_is_no_name_or_no_article_is_refused(library: Library) -> None:
    with pytest.raises(SourceError, match="letter or digit"):
        library.correct(None, "“…”", PERSON)
    with pytest.raises(SourceError, match="letter or digit"):
        library.correct(None, "Ann", SAME, "  ")
    with pytest.raises(NotFoundError):
        library.correct(77, "Ann", PERSON)
    assert library.corrections() == []


def test_corrections_survive_a_damaged_library(paths: Paths, tmp_path: Path) -> None:
    with Library.open(paths) as library:
        article = add(library, "One", ARTICLE)
        library.correct(article, "Oslo", COMPANY)
        library.correct(None, "Ann", PERSON)
    assert salvage(paths.database, tmp_path / "saved.sqlite3")["corrections"] == 2
