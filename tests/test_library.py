"""The library's verbs: adding, annotating, analysing, remembering, and notes that come from elsewhere."""

import json
from pathlib import Path

import pytest

from termreader.errors import ExchangeError, NotFoundError, SourceError
from termreader.library import Library, read_file
from termreader.model import Annotation, AnnotationKind
from termreader.paths import Paths
from termreader.reading import content_of
from termreader.store.articles import Content
from tests.articles import LLAMA, add, ingested
from tests.shared import SHARED, needs_shared


def test_a_file_is_added_and_found_again(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "llamas.md"
    file.write_text(f"# On llamas\n\n{LLAMA}\n")
    added = library.add(file)
    assert (added.status, added.title, added.error) == ("added", "On llamas", None)
    assert library.add(str(file)).status == "exists"
    assert added.id is not None
    assert library.raw(added.id)[0] == file.read_bytes()


@pytest.mark.parametrize("source", ["no/such/file.txt", "", ".", "\0"])
def test_what_cannot_be_added_is_reported_and_not_raised(library: Library, source: str) -> None:
    added = library.add(source)
    assert (added.id, added.title, added.status) == (None, None, "failed")
    assert added.error
    assert library.summaries() == []


def test_a_file_that_breaks_a_parser_is_reported_and_logged(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("termreader.ingest.ingest", fail)
    (tmp_path / "a.md").write_text("Text.", encoding="utf-8")
    added = library.add(tmp_path / "a.md")
    assert added.status == "failed"
    assert str(library.paths.log) in str(added.error)
    assert "RecursionError: too deep" in library.paths.log.read_text()


def test_a_file_is_read_without_being_added(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "llamas.md"
    file.write_text(f"# On llamas\n\n{LLAMA}\n")
    article = read_file(file)
    assert (article.id, article.metadata.title) == (None, "On llamas")
    assert article.content_hash == library.article(add(library)).content_hash
    assert len(library.summaries()) == 1
    with pytest.raises(SourceError):
        read_file(tmp_path / "missing.txt")


def test_the_samples_are_shown_once_whatever_becomes_of_them(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("01-how-to-read", "02-other"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\nThe text of {name}.\n")
    monkeypatch.setattr("termreader.library.sample_articles", lambda: sorted(tmp_path.glob("*.md")))
    with Library.open(paths) as library:
        assert library.first_run
        assert [one.status for one in library.add_seeds()] == ["added", "added"]
        assert [summary.metadata.title for summary in library.summaries()] == ["01-how-to-read", "02-other"]
        for summary in library.summaries():
            library.delete_article(summary.id)
    with Library.open(paths) as library:
        assert not library.first_run
        assert library.summaries() == []


def test_an_analysis_is_made_once_and_kept_for_the_text(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    article = library.article(add(library))
    assert library.stored_analysis(article) is None
    found = library.analysis(article)
    assert [article.document.text[mention.start : mention.end] for mention in found.mentions] == ["Mark Zuckerberg"]
    assert library.stored_analysis(article) == found
    monkeypatch.setattr("termreader.analysis.analyze", None)
    assert library.analysis(article) == found


def test_another_version_of_the_recogniser_looks_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    article = library.article(add(library))
    library.analysis(article)
    monkeypatch.setattr("termreader.analysis.ANALYSIS_VERSION", "next")
    assert library.stored_analysis(article) is None


def test_a_file_that_was_not_added_is_analysed_and_nothing_is_kept(library: Library, tmp_path: Path) -> None:
    (tmp_path / "llamas.md").write_text(LLAMA)
    article = read_file(tmp_path / "llamas.md")
    assert library.analysis(article).mentions
    assert library.stored_analysis(article) is None


def test_what_is_remembered_comes_back_as_what_it_was(paths: Paths) -> None:
    with Library.open(paths) as library:
        library.remember("last-article", 7)
        library.remember("panes", {"list": 30, "side": 26})
        library.remember("theme", "dusk")
        library.remember("theme", "dawn")
    with Library.open(paths) as library:
        assert library.recall("last-article", int, 0) == 7
        assert library.recall("panes", dict[str, int], {}) == {"list": 30, "side": 26}
        assert library.recall("theme", str, "") == "dawn"
        assert library.recall("theme", int, 5) == 5
        assert library.recall("never", str, "nothing") == "nothing"


def test_a_highlight_keeps_its_words_and_what_stands_around_them(library: Library) -> None:
    number = add(library)
    text = library.article(number).document.text
    start = text.index("café")
    made = library.add_annotation(number, AnnotationKind.HIGHLIGHT, start, start + 4)
    assert (made.quote, made.orphaned) == ("café", False)
    assert text[: made.start].endswith(made.prefix)
    assert text[made.end :].startswith(made.suffix)
    assert 0 < len(made.prefix) <= 32
    assert 0 < len(made.suffix) <= 32
    assert library.annotations(number) == [made]
    (summary,) = library.summaries()
    assert (summary.bookmarks, summary.highlights, summary.notes) == (0, 1, 0)


def test_a_note_on_no_words_is_on_the_article_as_a_whole(library: Library) -> None:
    made = library.add_annotation(add(library), AnnotationKind.NOTE, 0, 0, "Good.")
    assert (made.quote, made.prefix, made.suffix, made.body) == ("", "", "", "Good.")


def test_a_span_beyond_the_text_is_brought_into_it(library: Library) -> None:
    number = add(library)
    length = len(library.article(number).document.text)
    made = library.add_annotation(number, AnnotationKind.HIGHLIGHT, length + 50, -3)
    assert (made.start, made.end) == (0, length)


def test_what_a_terminal_would_obey_never_gets_into_notes_titles_and_tags(library: Library) -> None:
    number = add(library)
    made = library.add_annotation(number, AnnotationKind.NOTE, 0, 4, "A\x1b[2J\x00B\ud800")
    library.set_title(number, "T\x1b]0;PWNED\x07itle\n two")
    library.set_tags(number, ["a\u202eb\x1b[31m"])
    assert made.body == "AB\ufffd"
    article = library.article(number)
    assert (article.metadata.title, article.state.tags) == ("Title two", ("ab",))
    with pytest.raises(SourceError, match="at least one visible character"):
        library.set_title(number, "\x1b[2J \u200b")


def test_a_note_is_changed_moved_deleted_and_brought_back(library: Library) -> None:
    number = add(library)
    made = library.add_annotation(number, AnnotationKind.NOTE, 0, 4, "First")
    changed = library.update_annotation(made.id, body="Second")
    assert (changed.body, changed.quote, changed.start) == ("Second", "Mark", 0)
    moved = library.update_annotation(made.id, start=5, end=15)
    assert (moved.quote, moved.body) == ("Zuckerberg", "Second")
    library.delete_annotation(made.id)
    assert library.annotations(number) == []
    with pytest.raises(NotFoundError, match=f"no note {made.id}"):
        library.update_annotation(made.id, body="x")
    library.restore_annotation(made.id)
    assert library.annotations(number) == [moved]


def test_annotations_go_and_come_with_their_article(library: Library) -> None:
    number = add(library)
    made = library.add_annotation(number, AnnotationKind.BOOKMARK, 5, 5)
    library.delete_article(number)
    assert library.annotations() == []
    library.restore_article(number)
    assert library.annotations() == [made]


def rewrite(library: Library, number: int, markdown: str, monkeypatch: pytest.MonkeyPatch) -> list[Annotation]:
    """What becomes of the annotations when a newer parser makes another text."""
    connection = library._store.database.connection
    connection.execute("UPDATE contents SET markdown = ? WHERE article_id = ?", (markdown, number))
    monkeypatch.setattr("termreader.model.DOCUMENT_VERSION", "next")
    assert library.article(number).markdown == markdown
    return library.annotations(number)


def test_an_article_is_the_same_without_its_markdown_even_after_a_newer_parser(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = add(library)
    whole, shown = library.article(number), library.article(number, markdown=False)
    assert (shown.document, shown.content_hash, shown.markdown) == (whole.document, whole.content_hash, "")
    monkeypatch.setattr("termreader.model.DOCUMENT_VERSION", "next")
    assert library.article(number, markdown=False).document == whole.document


def test_notes_stay_on_their_words_when_the_text_changes(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    number = add(library)
    note = library.add_annotation(number, AnnotationKind.NOTE, 5, 15, "Him")
    whole = library.add_annotation(number, AnnotationKind.NOTE, 0, 0, "Good.")
    gone = library.add_annotation(number, AnnotationKind.HIGHLIGHT, LLAMA.index("A naïve"), len(LLAMA))
    after = {
        one.id: one for one in rewrite(library, number, "Yesterday, Mark Zuckerberg praised the llama.", monkeypatch)
    }
    text = library.article(number).document.text
    assert text[after[note.id].start : after[note.id].end] == "Zuckerberg" == after[note.id].quote
    assert after[whole.id] == whole
    assert (after[gone.id].orphaned, after[gone.id].quote) == (True, gone.quote)


def refill(library: Library, number: int, markdown: str) -> None:
    """Give the article another text, as a refresh of its page does."""
    content = content_of(markdown)
    with library._store.database.transaction():
        library._store.articles.refill(number, None, content, None)
        library._store.annotations.find_again(number, content.document.text)


def test_a_deleted_note_comes_back_on_its_words_though_the_text_has_changed(library: Library) -> None:
    number = add(library)
    note = library.add_annotation(number, AnnotationKind.NOTE, 5, 15, "Him")
    library.delete_annotation(note.id)
    refill(library, number, f"Yesterday it was said:\n\n{LLAMA}")
    assert library.annotations(number) == []
    library.restore_annotation(note.id)
    (back,) = library.annotations(number)
    assert library.article(number).document.text[back.start : back.end] == "Zuckerberg" == back.quote


def test_what_another_process_wrote_meanwhile_outlives_a_newer_parser(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = add(library)
    monkeypatch.setattr("termreader.model.DOCUMENT_VERSION", "next")

    def while_another_refreshes(markdown: str) -> Content:
        monkeypatch.setattr("termreader.library.content_of", content_of)
        with Library.open() as other:
            refill(other, number, "New words from the page.")
        return content_of(markdown)

    monkeypatch.setattr("termreader.library.content_of", while_another_refreshes)
    assert library.article(number).document.text == "New words from the page."
    assert library.article(number).document.text == "New words from the page."


def test_bytes_that_are_no_text_in_a_question_find_nothing(library: Library) -> None:
    add(library, url="https://x.example/a")
    assert library.summaries(tag="\udce9") == []
    assert library.search("\udce9") == []
    assert library.known("https://x.example/\udce9") is None
    assert library.known("https://x.example/a?q=\udce9") is None
    assert "not an address" in str(library.add("https://x.example/\udce9").error)


def test_an_article_without_the_bytes_it_came_from_says_so(library: Library) -> None:
    library.import_library(b"url,title\nhttps://x.example/hums,Hums\n", "links.csv")
    (number,) = [summary.id for summary in library.summaries()]
    with pytest.raises(NotFoundError, match=f"Only the address of article {number} is known.*refresh {number}"):
        library.raw(number)
    refill(library, number, "Words.")
    with pytest.raises(NotFoundError, match=f"What article {number} was read from is not in the library"):
        library.raw(number)
    library.delete_article(number)
    with pytest.raises(NotFoundError, match="was removed"):
        library.raw(number)


def test_notes_travel_to_another_library(library: Library, tmp_path: Path) -> None:
    number = add(library, url="https://x.example/a")
    local = add(library, "A file", "A text without an address about goats.")
    library.add_annotation(number, AnnotationKind.HIGHLIGHT, 5, 15)
    library.add_annotation(number, AnnotationKind.NOTE, 0, 0, "Good.")
    library.add_annotation(number, AnnotationKind.BOOKMARK, 20, 20)
    library.add_annotation(local, AnnotationKind.NOTE, 7, 14, "On *words*")
    here = Paths(*(tmp_path / "other" / name for name in ("data", "config", "cache", "state")))
    for notes_format in ("json", "w3c"):
        with Library.open(here) as other:
            added = [
                add(other, url="https://x.example/a"),
                add(other, "File", "A text without an address about goats."),
            ]
            report = other.import_notes(library.export_notes(None, notes_format).encode())
            assert (report.added, report.known, report.orphaned, report.articles) == (4, 0, 0, ())
            again = other.import_notes(library.export_notes(None, notes_format).encode())
            assert (again.added, again.known) == (0, 4)
            assert sorted(map(essence, other.annotations())) == sorted(map(essence, library.annotations()))
            for one in added:
                other.delete_article(one)
            other._store.articles.purge("9999")


def essence(annotation: Annotation) -> tuple[object, ...]:
    return annotation.kind, annotation.start, annotation.end, annotation.quote, annotation.body, annotation.created


def test_only_the_notes_asked_for_are_exported(library: Library) -> None:
    first, second = add(library), add(library, "Other", "Another text.")
    for number in (first, second):
        library.add_annotation(number, AnnotationKind.NOTE, 0, 4, f"On {number}")
    notes = json.loads(library.export_notes([second]))["notes"]
    assert [note["body"] for note in notes] == [f"On {second}"]
    with pytest.raises(NotFoundError):
        library.export_notes([99])


def test_notes_on_an_unknown_page_wait_for_it(library: Library) -> None:
    data = json.dumps(
        {
            "notes": [
                {
                    "quote": "praised the llama",
                    "body": "Ha",
                    "article": {"title": "Llamas", "url": "https://x.example/a"},
                }
            ]
        }
    )
    report = library.import_notes(data.encode())
    assert (report.added, report.orphaned, report.articles) == (1, 1, ("Llamas",))
    (waiting,) = library.annotations()
    assert waiting.orphaned
    added = library.add_ingested(ingested(url="https://x.example/a"))
    assert (added.id, added.status) == (waiting.article_id, "added")
    (placed,) = library.annotations()
    assert (placed.orphaned, placed.start) == (False, LLAMA.index("praised"))
    metadata = library.article(placed.article_id).metadata
    assert (metadata.title, metadata.byline) == ("Llamas", "Ann Author")


def test_an_article_that_waits_for_its_text_gets_the_tags_of_it(library: Library) -> None:
    number = library.add_ingested(ingested()).id
    assert number is not None
    library.add_annotation(number, AnnotationKind.HIGHLIGHT, 0, 3)
    notes = library.export_notes().encode()
    library.delete_article(number)
    library._store.articles.purge("9999")
    library.import_notes(notes)

    filled = library.add_ingested(ingested(tags=("alpha", "beta"))).id

    assert [(summary.id, sorted(summary.state.tags)) for summary in library.summaries()] == [
        (filled, ["alpha", "beta"])
    ]


@pytest.mark.parametrize("text_first", [True, False])
def test_notes_on_a_file_and_its_text_meet_in_one_article(library: Library, text_first: bool) -> None:
    start = LLAMA.index("praised")
    number = library.add_ingested(ingested()).id
    assert number is not None
    library.add_annotation(number, AnnotationKind.HIGHLIGHT, start, start + 7)
    library.add_annotation(number, AnnotationKind.NOTE, 0, 0, "On the whole.")
    notes = library.export_notes().encode()
    library.delete_article(number)
    library._store.articles.purge("9999")

    if text_first:
        library.add_ingested(ingested())
    library.import_notes(notes)
    if not text_first:
        # Another text under the same title is another article, and does not hide the one that waits.
        assert library.add_ingested(ingested(markdown="A text about goats.")).status == "added"
        library.add_ingested(ingested())

    assert len(library.summaries()) == (1 if text_first else 2)
    notes_found = library.annotations()
    assert {(one.kind, one.orphaned) for one in notes_found} == {("highlight", False), ("note", False)}
    assert {library.article(one.article_id).document.text for one in notes_found} == {LLAMA}
    assert next(one for one in notes_found if one.kind is AnnotationKind.HIGHLIGHT).start == start


def test_an_import_that_fails_changes_nothing(library: Library) -> None:
    number = add(library, url="https://x.example/a")
    good = '{"text": "x", "url": "https://x.example/a"}'
    with pytest.raises(ExchangeError):
        library.import_notes(f'{{"notes": [{good}, {{"kind": "rumour"}}]}}'.encode())
    assert library.annotations(number) == []


@needs_shared
def test_hostile_notes_come_in_harmless(library: Library) -> None:
    hostile = SHARED / "hostile"
    for name in ("b08-lone-surrogate-note.json", "h13-hypothesis-annotations.json", "h14-web-annotation.jsonld"):
        report = library.import_notes((hostile / name).read_bytes())
        assert (report.added, report.orphaned, report.skipped) == (1, 1, ())
    for name in ("h07-notes-truncated.json", "h08-notes-deep.json"):
        with pytest.raises(ExchangeError):
            library.import_notes((hostile / name).read_bytes())
    bodies = {annotation.body: annotation.quote for annotation in library.annotations()}
    assert bodies == {"A\ufffdB": "x\ufffdy", "note": "quote  text", "<script>x</script>": "anotation"}
    assert {summary.metadata.url for summary in library.summaries()} == {"https://x.example/1", None}
    for notes_format in ("json", "w3c", "markdown"):
        assert "passwd" not in library.export_notes(None, notes_format)
