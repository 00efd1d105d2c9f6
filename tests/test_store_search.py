"""Search: any query is allowed, words are found whatever their accents and script, hits lead to their place."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termreader.library import Library
from termreader.model import AnnotationKind
from termreader.store import query, search
from termreader.store.snippet import make_snippet
from tests.articles import add

TEXT = "Mark Zuckerberg’s naïve café. The State-of-the-art 漢字テスト costs C++ 3.5 million; ΑΘΉΝΑ."


@pytest.mark.parametrize(
    "asked",
    [
        "zuckerberg",
        "ZUCKERBERG",
        "naive",
        "NAÏVE",
        "cafe naive",
        '"mark zuckerberg"',
        "“mark zuckerberg”",
        '"mark zuckerberg',
        "zuck*",
        '"mark zuck"*',
        "zuck",
        "state-of-the-art",
        "字テ",
        "漢字",
        "3.5",
        "c++",
        "αθηνα",
        "mark -llama",
        'mark -"naive llama"',
        "paper",
        "author",
        "title:",
    ],
)
def test_it_is_found(library: Library, asked: str) -> None:
    number = add(library, "The Title", TEXT)
    assert [hit.article_id for hit in library.search(asked)] == [number]


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        "*",
        '"',
        '""',
        "-",
        "-mark",
        "llama",
        "mark llama",
        '"zuckerberg mark"',
        "mark -naive",
        "uckerberg",
        "字漢",
    ],
)
def test_it_is_not_found(library: Library, asked: str) -> None:
    add(library, "The Title", TEXT)
    assert library.search(asked) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab\"*-()^:+{}\\'ANDOR NOT NEAR,é漢\x00\ud800"), max_size=20) | st.text(max_size=20))
def test_no_query_is_an_error(library: Library, asked: str) -> None:
    library.search(asked)


@given(st.text(max_size=300), st.text(max_size=20))
def test_a_snippet_shows_its_matches(text: str, asked: str) -> None:
    terms = query.parse(asked)
    snippet = make_snippet(text, terms)
    finder = query.pattern(terms)
    for start, end in snippet.matches:
        assert finder is not None
        assert finder.fullmatch(query.folded(snippet.words[start:end]))
    if snippet.span:
        assert finder is not None
        assert finder.fullmatch(query.folded(text[slice(*snippet.span)]))


@given(st.text(st.characters(categories=["L", "N", "Zs", "P", "M"]), max_size=200))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(query.folded(text)) == len(text)


def test_a_hit_leads_to_the_words(library: Library) -> None:
    text = "Filler about nothing. " * 500 + "Here the naïve llama appears. " + "More filler. " * 500
    number = add(library, "A long one", text)
    (hit,) = library.search("naive llama")
    assert hit.span is not None
    shown = library.article(number).document.text
    assert shown[hit.span.start : hit.span.end] == "naïve"
    assert [hit.snippet[start:end] for start, end in hit.matches] == ["naïve", "llama"]
    assert len(hit.snippet) < 200


def test_a_hit_in_the_title_alone_has_no_place(library: Library) -> None:
    add(library, "Alpacas", "A text about something else.")
    (hit,) = library.search("alpacas")
    assert hit.span is None
    assert hit.snippet == "A text about something else."


def test_a_hit_in_the_title_comes_first(library: Library) -> None:
    in_text = add(library, "Animals", "A llama, a goat and a cow.")
    in_title = add(library, "The llama", "An animal that spits at those it dislikes.")
    assert [hit.article_id for hit in library.search("llama")] == [in_title, in_text]


def test_words_that_are_there_hide_those_that_only_begin_so(library: Library) -> None:
    exact = add(library, "One", "A car.")
    add(library, "Two", "A carpet.")
    assert [hit.article_id for hit in library.search("car")] == [exact]
    assert len(library.search("car*")) == 2


def test_notes_are_found_by_their_words_and_by_their_quote(library: Library) -> None:
    number = add(library)
    note = library.add_annotation(number, AnnotationKind.NOTE, 5, 15, "Dubious claim")
    assert [(hit.kind, hit.annotation_id) for hit in library.search("dubious")] == [("note", note.id)]
    assert [hit.kind for hit in library.search("zuckerberg")] == ["article", "note"]
    library.update_annotation(note.id, body="Fine")
    assert library.search("dubious") == []
    assert [hit.annotation_id for hit in library.search("fine")] == [note.id]
    library.delete_annotation(note.id)
    assert library.search("fine") == []
    library.restore_annotation(note.id)
    library.delete_article(number)
    assert library.search("fine") == []


def test_a_new_title_is_found_and_the_old_one_is_not(library: Library) -> None:
    number = add(library, "Alpacas", "A text.")
    library.set_title(number, "Vicuñas")
    assert library.search("alpacas") == []
    assert [hit.title for hit in library.search("vicunas")] == ["Vicuñas"]


def test_the_index_can_be_made_again(library: Library) -> None:
    number = add(library)
    library.add_annotation(number, AnnotationKind.NOTE, 0, 4, "Dubious")
    before = library.search("llama") + library.search("dubious")
    search.rebuild(library._store.database)
    assert library.search("llama") + library.search("dubious") == before
