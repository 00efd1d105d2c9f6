"""Labelled texts are read to the letter, and a mistake in a label is said with its place, never with the text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.formats import (
    DOCUMENTS,
    PASSAGES,
    QUOTATIONS,
    LabelledDataError,
    read_documents,
    read_jsonl,
    read_passages,
    read_quotations,
)
from training.marks import MarkError, read_marks
from training.open_sets import TRAINING_SETS, path_of, what_is_missing

from tests.shared import SHARED, needs_shared

ARTICLE = """# Tides | wire
[P Mara Oyelaran] of [C Brinewell Ltd] spoke in [L Oban].

“{Mara Oyelaran|[C Brinewell = Brinewell Ltd] will dig,}” said Ms. [P Oyelaran = Mara Oyelaran]. “{?|Will it?}”
---

# Nothing said | note
The [O Harbour Board] met.
"""


def written(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    path = folder / "heldout-tides.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_article_is_read_into_text_names_full_names_and_quotations(tmp_path: Path) -> None:
    tides, note = read_documents(written(tmp_path, ARTICLE))
    assert tides.text == (
        "Mara Oyelaran of Brinewell Ltd spoke in Oban.\n\n“Brinewell will dig,” said Ms. Oyelaran. “Will it?”"
    )
    assert [(tides.text[name.start : name.end], name.label, name.full) for name in tides.names] == [
        ("Mara Oyelaran", "PERSON", "Mara Oyelaran"),
        ("Brinewell Ltd", "COMPANY", "Brinewell Ltd"),
        ("Oban", "LOC", None),
        ("Brinewell", "COMPANY", "Brinewell Ltd"),
        ("Oyelaran", "PERSON", "Mara Oyelaran"),
    ]
    assert [(tides.text[said.start : said.end], said.speaker) for said in tides.quotations] == [
        ("Brinewell will dig,", "Mara Oyelaran"),
        ("Will it?", None),
    ]
    assert (tides.heading, note.heading, note.text) == ("Tides | wire", "Nothing said | note", "The Harbour Board met.")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[Q Mara] came.", "line 3, column 1, in “A | b”: a bracket is followed by P, C, O, L or M"),
        ("[P  Mara] came.", "no space stands at the edges of a name"),
        ("She saw [P Mara and left.", "line 3, column 9, in “A | b”: this bracket is not closed"),
        ("She saw Mara] and left.", "“]” closes nothing"),
        ("[P Mara [P Oyelaran]]", "this bracket is not closed"),
        ("[P Mara]\n\nOn [L Oban = Oban Bay].", "line 5, column 4, in “A | b”: only a person or a company has a full"),
        ("[P Mara = Mara Oyelaran] came.", "line 3, column 1, in “A | b”: the article has no such full form"),
        ("[C Mara Oyelaran] and [P Mara = Mara Oyelaran]", "the article has no such full form marked with this letter"),
        ("“{?|Yes,” she said.", "this brace is not closed"),
        ("“{?|Yes.\nNo.}”", "this brace is not closed in its paragraph"),
        ("“{?|She said ‘{?|yes}’.}”", "quotations do not nest"),
        ("“Yes.}”", "“}” closes nothing"),
        ("“{Yes.}”", "a brace is followed by a speaker, or “?”, and “|”"),
        ("“{|Yes.}”", "the speaker is missing: where nobody can tell, it is “?”"),
        ("[P Mara] said “{Mara Oyelaran|Yes.}”", "the speaker is no full form marked in the article"),
    ],
)
def test_a_wrong_label_is_said_with_file_line_and_heading(tmp_path: Path, body: str, message: str) -> None:
    path = written(tmp_path, f"# A | b\n\n{body}\n")
    with pytest.raises(LabelledDataError) as raised:
        list(read_documents(path))
    said = str(raised.value)
    assert said.startswith("documents/heldout-tides.txt, line ")
    assert message in said
    assert "Oyelaran" not in said


def test_the_line_is_counted_in_the_file_and_not_in_the_article(tmp_path: Path) -> None:
    path = written(tmp_path, ARTICLE + "---\n# Late | note\n\nFine.\n\nHere [X wrong] is.\n")
    with pytest.raises(LabelledDataError, match=r"line 14, column 6, in “Late \| note”"):
        list(read_documents(path))


def test_an_article_without_a_heading_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelledDataError, match=r"line 1, .*an article begins with a line “# topic \| form”"):
        list(read_documents(written(tmp_path, "Nobody came.\n")))


def test_a_quotation_whose_mark_is_missing_may_be_labelled_to_the_end_of_its_line() -> None:
    marked = read_marks("“{Mara|No tide\n“{Mara|waits.}”\n“{?|End", open_to_the_line=True)
    assert marked.text == "“No tide\n“waits.”\n“End"
    assert [(marked.text[said.start : said.end], said.speaker) for said in marked.quotations] == [
        ("No tide", "Mara"),
        ("waits.", "Mara"),
        ("End", None),
    ]


WORDS = st.text(st.characters(exclude_characters="[]{}|\n=", exclude_categories=["Cs"]), min_size=1, max_size=8)
NAMES = WORDS.filter(lambda words: words == words.strip() != "")


@given(st.lists(st.tuples(st.sampled_from(["plain", "name", "speech"]), WORDS, NAMES), max_size=12))
def test_what_is_marked_is_read_back_where_it_stands(parts: list[tuple[str, str, str]]) -> None:
    forms = {"plain": "{words}", "name": "[P {name}]", "speech": "{{{name}|{words}}}"}
    marked = read_marks("".join(forms[kind].format(words=words, name=name) for kind, words, name in parts))
    assert marked.text == "".join(name if kind == "name" else words for kind, words, name in parts)
    assert [marked.text[name.start : name.end] for name in marked.names] == [
        name for kind, _, name in parts if kind == "name"
    ]
    assert [marked.text[said.start : said.end] for said in marked.quotations] == [
        words for kind, words, _ in parts if kind == "speech"
    ]


@given(st.text(st.sampled_from("[]{}|?PCQ =a\n"), max_size=30))
def test_any_text_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    position, left = 0, ""
    try:
        left = read_marks(text).text
    except MarkError as error:
        position = error.position
    assert text[position:] or not text
    assert not set("[]{}") & set(left)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_labelled_article_is_without_mistakes(path: Path) -> None:
    assert all(document.names for document in read_documents(path))


@pytest.mark.parametrize("path", sorted(QUOTATIONS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_file_of_quotations_is_without_mistakes(path: Path) -> None:
    assert any(passage.quotations for passage in read_quotations(path))


def test_every_passage_is_without_mistakes() -> None:
    count = 0
    for path in PASSAGES.glob("*.txt"):
        for passage in read_passages(path):
            count += 1
            assert not passage.quotations
    assert count > 1_500


def test_where_open_sets_are_missing_a_sentence_says_so(tmp_path: Path) -> None:
    said = what_is_missing(tmp_path)
    assert f"{len(TRAINING_SETS) + 1} of {len(TRAINING_SETS) + 1} open sets are not in {tmp_path}" in said
    assert "The program itself needs none of this" in said


@needs_shared
def test_the_open_sets_are_read_with_their_labels_in_their_texts() -> None:
    assert what_is_missing(SHARED / "ner") == ""
    for document in read_jsonl(path_of("wnut17_train", SHARED / "ner")):
        assert all(document.text[start:end].strip() for start, end, _ in document.spans)
