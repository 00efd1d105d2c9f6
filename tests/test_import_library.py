"""What another program exported becomes part of the library: with its state, its notes in place, and only once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from termreader.errors import ExchangeError
from termreader.importing import LibraryReport
from termreader.library import Library
from termreader.model import ArticleSummary
from termreader.paths import Paths
from termreader.store.repair import check_library
from tests import exports
from tests.commands import Command
from tests.exports import encoded
from tests.shared import SHARED, needs_shared

EXPORTS = SHARED / "formats" / "exports"
HOSTILE = SHARED / "hostile"


def titled(library: Library, title: str) -> ArticleSummary:
    return next(summary for summary in library.summaries() if summary.metadata.title == title)


def contents(library: Library) -> object:
    """Everything that a second import could change."""
    return (
        library.summaries(),
        [(note.article_id, note.kind, note.quote, note.body, note.orphaned) for note in library.annotations()],
        [queued.url for queued in library.queued()],
    )


def test_state_tags_and_dates_come_along(library: Library) -> None:
    library.import_library(encoded(exports.POCKET))

    unread, read = titled(library, "Hums"), titled(library, 'Said "hello", twice')
    assert (unread.state.tags, unread.state.added) == (("llamas", "sounds"), "2020-09-17T06:06:28+00:00")
    assert (unread.state.finished, read.state.finished, read.state.archived) == (False, True, True)


def test_text_that_the_file_has_is_read_at_once(library: Library) -> None:
    report = library.import_library(exports.omnivore())

    article = library.article(titled(library, "Hums").id)
    assert article.document.text == f"Humming\n\n{exports.WORDS}"
    assert "https://x.example/hums" not in [queued.url for queued in library.queued()]
    assert (report.added, report.without_text, report.queued) == (2, 1, 1)


def test_an_unread_page_without_text_waits_in_the_queue_and_in_the_list(library: Library) -> None:
    report = library.import_library(encoded(exports.POCKET))

    assert [queued.url for queued in library.queued()] == ["https://x.example/hums", "https://x.example/sum"]
    assert titled(library, "Hums").words == 0
    assert (report.added, report.queued, len(report.refused)) == (3, 2, 2)


def test_a_page_that_is_fetched_later_keeps_what_was_imported_with_it(library: Library) -> None:
    library.import_library(encoded(exports.HYPOTHESIS))
    library.import_library(encoded(exports.POCKET))

    text = f"{exports.WORDS} It is heard from afar, they say."
    page = f"<html><body><article><h1>Hums</h1><p>{text}</p></article></body></html>"
    library.add("https://x.example/hums", data=page.encode(), media_type="text/html")

    summary = titled(library, "Hums")
    (note,) = library.annotations(summary.id)
    assert summary.state.tags == ("llamas", "sounds")
    assert (note.quote, note.orphaned) == ("the herd answers", False)


@pytest.mark.parametrize(
    "address", ["https://x.example:99999/", "https://x.example:port/", "https://x.example:0/", "https://["]
)
def test_an_address_that_cannot_be_costs_its_row_alone(library: Library, address: str) -> None:
    report = library.import_library(
        encoded(f"url,title\n{address},Nowhere\nhttps://x.example/hums,Hums\n"), "links.csv"
    )

    assert (report.added, report.queued) == (1, 1)
    assert report.refused == (f"Row 2: “{address}” is no address on the web.",)
    lists = f"<opml><body><outline xmlUrl='{address}'/><outline xmlUrl='https://x.example/f'/></body></opml>"
    listed = library.import_opml(lists.encode())
    assert (len(listed.added), len(listed.refused)) == (1, 1)


def test_a_text_that_breaks_its_parser_costs_its_row_alone(
    library: Library, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*anything: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("termreader.ingest.html_markdown.markdown_from_html", break_down)
    report = library.import_library(exports.omnivore())

    (refused,) = report.refused[-1:]
    assert refused == f"Article 1: it could not be read (ZeroDivisionError). The details are in {paths.log}."
    assert report.added == 1
    assert "ZeroDivisionError" in paths.log.read_text(encoding="utf-8")


def test_a_damaged_text_leaves_its_article_to_be_fetched(library: Library, paths: Paths) -> None:
    report = library.import_library(exports.spoilt(exports.omnivore(), "content/hums.html"))

    assert titled(library, "Hums").words == 0
    (remark,) = [remark for remark in report.remarks if "content/hums.html" in remark]
    assert remark.startswith("Article 1: ")
    assert report.added == 2
    assert not paths.log.exists()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.csv", encoded(exports.POCKET), "Pocket"),
        ("a.txt", encoded(exports.INSTAPAPER), "Instapaper"),
        ("a.csv", encoded(exports.READWISE), "Readwise"),
        ("a.csv", encoded(exports.RAINDROP), "Raindrop.io"),
        ("a.zip", exports.omnivore(), "Omnivore"),
        ("a.json", encoded(exports.WALLABAG), "wallabag"),
        ("a.json", encoded(exports.HYPOTHESIS), "Hypothesis"),
        ("a.json", b'{"format": "termreader-notes", "version": 1, "notes": []}', "notes"),
        (
            "a.html",
            b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF='https://x.example'>x</A></DL>",
            "bookmarks",
        ),
        ("a.json", b'[{"href": "https://x.example/", "extended": ""}]', "a list of links"),
    ],
)
def test_an_export_that_is_added_like_an_article_is_told_as_one(
    termreader: Command, tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    for verb in ("add", "show"):
        ran = termreader(verb, path)
        assert ran.code == 1
        assert ran.err == (
            f"termreader: {name} is an export ({kind}), not an article. `termreader import {path}` takes it in.\n"
        )
    assert termreader("list").out == ""
    piped = termreader("add", "-", stdin=data)
    assert piped.code == 1
    if kind != "a list of links":
        assert "`termreader import -` takes it in." in piped.err


@pytest.mark.parametrize(
    "text",
    [
        "url, title and selection, folder: four words that lists of links begin with.",
        "[Links](https://x.example/) are what this text is about, and <dl> and <dt> as well.",
        "# Notes\n\nhref,description,tags",
    ],
)
def test_a_text_about_exports_is_an_article(library: Library, text: str) -> None:
    assert library.add("a.md", data=text.encode()).status == "added"


def test_highlights_stand_on_their_words_and_others_are_kept_as_orphans(library: Library) -> None:
    report = library.import_library(encoded(exports.WALLABAG))

    summary = titled(library, "Hums")
    text = library.article(summary.id).document.text
    placed, orphan = library.annotations(summary.id)
    assert text[placed.start : placed.end] == placed.quote == "the herd answers"
    assert (orphan.orphaned, orphan.quote) == (True, "words that are nowhere")
    assert (report.notes, report.unplaced) == (2, 1)


def test_notes_of_a_book_bring_the_book_along(library: Library) -> None:
    library.import_library(encoded(exports.READWISE))

    book = titled(library, "The Book")
    first, second = library.annotations(book.id)
    assert (book.metadata.byline, book.metadata.url, book.state.tags) == ("Jane Doe", None, ("pets",))
    assert (first.quote, first.created) == ('A "quote" of hers', "2024-05-01T10:00:00+00:00")
    assert second.quote == "Another quote"


@pytest.mark.parametrize("sample", sorted(exports.SAMPLES))
def test_twice_the_same_import_adds_nothing(library: Library, sample: str) -> None:
    value = exports.SAMPLES[sample]
    first = library.import_library(encoded(value))
    before = contents(library)

    again = library.import_library(encoded(value))

    assert contents(library) == before
    assert (again.added, again.filled, again.notes, again.queued) == (0, 0, 0, 0)
    assert again.known + again.known_notes > 0
    assert again.refused == first.refused


def test_what_is_here_already_keeps_what_a_person_did_with_it(library: Library) -> None:
    library.import_library(encoded(exports.POCKET))
    hums = titled(library, "Hums")
    library.set_tags(hums.id, ["mine"])
    library.set_finished(hums.id, True)
    library.set_title(hums.id, "My own title")

    library.import_library(encoded(exports.POCKET))

    summary = library.summary(hums.id)
    assert summary.state.tags == ("llamas", "mine", "sounds")
    assert (summary.state.finished, summary.metadata.title) == (True, "My own title")


def test_an_address_known_without_its_text_is_filled_from_another_export(library: Library) -> None:
    library.import_library(encoded(exports.POCKET))

    report = library.import_library(encoded(exports.WALLABAG))

    assert (report.filled, report.added) == (1, 1)
    assert titled(library, "Hums").state.tags == ("hills", "llamas", "sounds", "starred", "wool")
    assert titled(library, "Hums").words > 10


def test_notes_that_came_before_the_text_are_put_in_their_place_when_another_export_has_it(library: Library) -> None:
    library.import_library(encoded(exports.HYPOTHESIS))
    (before,) = library.annotations()
    assert before.orphaned

    report = library.import_library(exports.omnivore())

    (note,) = [note for note in library.annotations() if note.id == before.id]
    text = library.article(note.article_id).document.text
    assert report.filled == 1
    assert (note.orphaned, text[note.start : note.end]) == (False, "the herd answers")


@pytest.mark.parametrize(("given", "shown"), [("", "On llamas"), ("My own words for it", "My own words for it")])
def test_a_title_that_a_person_gave_stays_when_the_page_comes_and_an_address_does_not(
    library: Library, given: str, shown: str
) -> None:
    library.import_library(b"url,title\nhttps://x.example/hums,\n", "links.csv")
    (number,) = [summary.id for summary in library.summaries()]
    if given:
        library.set_title(number, given)

    page = f"<html><body><article><h1>On llamas</h1><p>{exports.WORDS}</p></article></body></html>"
    added = library.add("https://x.example/hums", data=page.encode(), media_type="text/html")

    assert (added.id, added.title, library.summary(number).metadata.title) == (number, shown, shown)
    assert [hit.article_id for hit in library.search(shown)] == [number]


def test_what_is_known_of_a_page_stays_where_the_page_itself_does_not_say_it(library: Library) -> None:
    library.import_library(encoded(exports.RIS))
    (known,) = [summary.metadata for summary in library.summaries() if summary.metadata.url]

    page = f"<html><body><article><h1>On llamas</h1><p>{exports.WORDS}</p></article></body></html>"
    library.add(str(known.url), data=page.encode(), media_type="text/html")

    (now,) = [summary.metadata for summary in library.summaries() if summary.metadata.url]
    assert (now.byline, now.published, now.site) == (known.byline, known.published, known.site)
    assert None not in (now.byline, now.published)


def test_the_newest_stands_first_in_the_list(library: Library) -> None:
    rows = "".join(f"Number {n},https://x.example/{n},{1600000000 + n},,unread\n" for n in (2, 3, 1))

    library.import_library(f"title,url,time_added,tags,status\n{rows}".encode())

    assert [summary.metadata.title for summary in library.summaries()] == ["Number 3", "Number 2", "Number 1"]


def test_a_file_that_breaks_leaves_the_library_as_it_was(library: Library) -> None:
    whole = json.dumps(exports.WALLABAG).encode()

    with pytest.raises(ExchangeError, match="Nothing was imported"):
        library.import_library(whole[:-40])

    assert library.summaries() == []


def test_a_failure_in_the_middle_of_keeping_keeps_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr("termreader.importing.merge_notes", broken)
    with pytest.raises(RuntimeError):
        library.import_library(encoded(exports.WALLABAG))

    assert library.summaries() == []


def test_nothing_that_a_terminal_obeys_comes_in(library: Library) -> None:
    entry = {
        "url": "https://x.example/a\x1b[2J",
        "title": "T\x1b]0;PWNED\x07\u202e\ud800",
        "is_archived": 0,
        "tags": ["t\x1b[2J", "x" * 500],
        "published_by": ["A\x9b31m"],
        "content": "<p>one\x1b[2J two</p>",
        "annotations": [{"quote": "one\u202e two", "text": "n\x1b[2J\ud800"}],
    }

    library.import_library(json.dumps([entry]).encode())

    (summary,) = library.summaries()
    (note,) = library.annotations()
    shown = f"{summary.metadata}{summary.state.tags}{library.article(summary.id).document.text}{note.quote}{note.body}"
    assert not {"\x1b", "\x9b", "\u202e", "\ud800", "\x07"} & set(shown)
    assert max(map(len, summary.state.tags)) == 100
    assert not note.orphaned


def test_a_title_of_any_length_is_cut_and_told(library: Library) -> None:
    report = library.import_library(f"title,url\n{'x' * 200_000},https://x.example/a\n".encode())

    assert len(library.summaries()[0].metadata.title) == 501
    assert report.remarks == ("Row 2: its title is longer than 500 characters, and was cut there.",)


def test_a_text_without_words_is_told(library: Library) -> None:
    report = library.import_library(
        b'[{"url": "https://x.example/a", "title": "A", "is_archived": 0, "content": "<i></i>"}]'
    )

    assert (report.without_text, len(report.remarks)) == (1, 1)


def test_progress_is_told(library: Library) -> None:
    told: list[tuple[int, int]] = []

    library.import_library(encoded(exports.WALLABAG), on_progress=lambda done, of: told.append((done, of)))

    assert told == [(1, 2), (2, 2)]


@pytest.fixture
def file(tmp_path: Path) -> Callable[[object], Path]:
    def write(value: object) -> Path:
        path = tmp_path / "export"
        path.write_bytes(encoded(value))
        return path

    return write


def test_the_command_says_what_became_of_a_file(termreader: Command, file: Callable[[object], Path]) -> None:
    path = file(exports.POCKET)

    ran = termreader("import", path)

    assert ran.code == 1
    assert ran.out == (
        "Imported from Pocket: 3 articles.\n"
        "2 pages are in the queue: `termreader queue fetch` gets them, or `termreader add ADDRESS` one of them.\n"
        "Not taken: 2 rows.\n"
    )
    assert ran.err == (
        f"termreader: {path}: Row 5: it has no address.\n"
        f"termreader: {path}: Row 6: “javascript:alert(1)” is no address on the web.\n"
    )
    assert "Here before: 3 articles." in termreader("import", path).out


def test_the_command_answers_in_json_for_each_file(termreader: Command, file: Callable[[object], Path]) -> None:
    ran = termreader("import", file(exports.WALLABAG), "no-such-file", "--json")

    assert ran.code == 1
    assert isinstance(ran.json, list)
    first, second = ran.json
    assert (first["report"]["format"], first["report"]["notes"], first["error"]) == ("wallabag", 2, None)
    assert (second["report"], second["error"]) == (None, "There is no file no-such-file.")


def test_the_command_takes_standard_input_and_a_format(termreader: Command) -> None:
    assert termreader("import", "-", stdin=exports.READWISE.encode()).code == 1
    assert "known here" in termreader("import", "-", "--format", "evernote").err
    assert termreader("import", "-", "--format", "links", stdin=encoded(exports.DELICIOUS)).code == 0


def test_the_command_names_every_format_there_is() -> None:
    from termreader.cli.parser import IMPORTS
    from termreader.exchange.library_import import FORMATS

    assert tuple(entry.key for entry in FORMATS) == IMPORTS


def imported(library: Library, path: Path) -> LibraryReport:
    return library.import_library(path.read_bytes(), path.name)


@needs_shared
@pytest.mark.parametrize(
    ("name", "kind", "articles"),
    [
        ("delicious_export.2021.02.06_21.10.json", "a list of links", 3),
        ("elcurator.json", "a list of links", 1),
        ("firefox-bookmarks.json", "bookmarks", 2),
        ("instapaper-export.csv", "Instapaper", 4),
        ("omnivore.json", "Omnivore", 20),
        ("pocket.csv", "Pocket", 7),
        ("readability.json", "a list of links", 3),
        ("ril_export.html", "Pocket", 2),
        ("shaarli-bookmarks.html", "bookmarks", 2),
        ("wallabag-v1.json", "wallabag", 2),
        ("wallabag-v2.json", "wallabag", 6),
    ],
)
def test_every_export_at_hand_is_taken_whole(library: Library, name: str, kind: str, articles: int) -> None:
    report = imported(library, EXPORTS / name)

    assert (report.format, report.added, report.refused, report.remarks) == (kind, articles, (), ())
    assert imported(library, EXPORTS / name).added == 0


@needs_shared
@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("b08-lone-surrogate-note.json", "1 article, 1 note"),
        ("h01-pocket.csv", "2 articles, 1 known, 1 refused"),
        ("h02-pocket-bom-crlf-quotes.csv", "1 article"),
        ("h04-csv-nul-and-huge-field.csv", "2 articles"),
        ("h05-readwise.csv", "1 article, 1 note"),
        ("h07-notes-truncated.json", "Nothing was imported"),
        ("h08-notes-deep.json", "Nothing was imported"),
        ("h13-hypothesis-annotations.json", "1 article, 1 note"),
        ("h14-web-annotation.jsonld", "1 article, 1 note"),
    ],
)
def test_hostile_exports_end_in_articles_or_a_sentence(library: Library, name: str, outcome: str) -> None:
    try:
        report = imported(library, HOSTILE / name)
        counts = [(report.added, "article"), (report.known, "known"), (report.notes, "note")]
        parts = [f"{n} {noun}{'s' if n > 1 and noun != 'known' else ''}" for n, noun in counts if n]
        said = ", ".join([*parts, *([f"{len(report.refused)} refused"] if report.refused else [])])
    except ExchangeError as error:
        said = str(error)

    shown = "".join(f"{summary.metadata}{summary.state.tags}" for summary in library.summaries())
    assert outcome in said
    assert "\x1b" not in shown
    assert all(note.quote.isprintable() for note in library.annotations())
    assert not any((summary.metadata.url or "").startswith("file:") for summary in library.summaries())
    assert check_library(library.paths).state == "sound"
