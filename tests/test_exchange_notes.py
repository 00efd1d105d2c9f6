"""Notes going out and coming in again: nothing lost on the way, nothing taken from a file that is wrong."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.errors import ExchangeError
from termreader.exchange.notes import NotesFormat, read_notes, write_notes
from termreader.exchange.notes_markdown import escaped
from termreader.ingest.document import document_from_markdown
from termreader.model import Annotation, AnnotationKind, ArticleNotes, Metadata
from tests.shared import SHARED, needs_shared

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
OFFSET = st.integers(0, 10**6)


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    start, end = sorted((draw(OFFSET), draw(OFFSET)))
    return Annotation(
        id=0,
        article_id=0,
        kind=AnnotationKind.NOTE,
        start=start,
        end=end,
        quote=draw(WORDS.filter(bool)),
        prefix=draw(WORDS),
        suffix=draw(WORDS),
        body=draw(WORDS.filter(bool)),
        created="2024-05-29T10:00:00+00:00",
        modified="2024-05-30T10:00:00+00:00",
    )


@st.composite
def articles(draw: st.DrawFn) -> list[ArticleNotes]:
    urls = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True))
    return [
        ArticleNotes(
            Metadata(draw(WORDS), url=f"https://x.example/{url}"),
            "",
            tuple(draw(st.lists(annotations(), min_size=1, max_size=3))),
        )
        for url in urls
    ]


@pytest.mark.parametrize("notes_format", ["json", "w3c"])
@given(entries=articles())
def test_what_is_written_is_read_again(notes_format: NotesFormat, entries: list[ArticleNotes]) -> None:
    text = write_notes(entries, notes_format)
    assert read_notes(text.encode()) == entries
    assert read_notes(text.encode("utf-16"), notes_format) == entries


def sample(**changes: object) -> Annotation:
    made = Annotation(
        7, 3, AnnotationKind.HIGHLIGHT, 5, 10, "llama", "The ", " spits", created="2024-05-29T10:00:00+00:00"
    )
    return msgspec.structs.replace(made, **changes)


ENTRY = ArticleNotes(
    Metadata("On *llamas*", byline="Ann Author", site="The Paper", published="2024-05-29", url="https://x.example/a"),
    "ab" * 32,
    (
        sample(),
        sample(kind=AnnotationKind.NOTE, body="**Dubious**, see [x](y)."),
        sample(kind=AnnotationKind.BOOKMARK, quote="", start=4, end=4),
        sample(quote="Gone.\nAltogether.", orphaned=True),
    ),
)


def test_the_json_has_one_object_for_each_note() -> None:
    written = json.loads(write_notes([ENTRY], "json"))
    assert (written["format"], written["version"]) == ("termreader-notes", 1)
    assert written["notes"][0] == {
        "kind": "highlight",
        "start": 5,
        "end": 10,
        "quote": "llama",
        "prefix": "The ",
        "suffix": " spits",
        "body": "",
        "created": "2024-05-29T10:00:00+00:00",
        "modified": "",
        "orphaned": False,
        "article": {
            "title": "On *llamas*",
            "byline": "Ann Author",
            "site": "The Paper",
            "published": "2024-05-29",
            "url": "https://x.example/a",
            "content_hash": "ab" * 32,
        },
    }


def test_the_web_annotations_follow_the_model() -> None:
    page = json.loads(write_notes([ENTRY], "w3c"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert [item["motivation"] for item in page["items"]] == [
        "highlighting",
        "commenting",
        "bookmarking",
        "highlighting",
    ]
    target = page["items"][0]["target"]
    assert target["source"]["id"] == "https://x.example/a"
    assert target["selector"] == [
        {"type": "TextPositionSelector", "start": 5, "end": 10},
        {"type": "TextQuoteSelector", "exact": "llama", "prefix": "The ", "suffix": " spits"},
    ]
    assert page["items"][1]["body"] == {
        "type": "TextualBody",
        "value": "**Dubious**, see [x](y).",
        "format": "text/markdown",
    }


def test_an_article_without_an_address_is_known_by_its_text() -> None:
    entry = ArticleNotes(Metadata("Llamas"), "ab" * 32, (sample(id=0, article_id=0),))
    for notes_format in ("json", "w3c"):
        (read,) = read_notes(write_notes([entry], notes_format).encode())
        assert read.content_hash == "ab" * 32
        assert read.metadata.url is None


def test_the_markdown_is_what_a_person_would_write() -> None:
    assert write_notes([ENTRY], "markdown") == (
        "# On \\*llamas\\*\n\n"
        "Ann Author · The Paper · 2024-05-29\n\n"
        "<https://x.example/a>\n\n"
        "> llama\n\n"
        "> llama\n\n"
        "**Dubious**, see [x](y).\n\n"
        "- Bookmark: The spits\n\n"
        "> Gone.\n> Altogether.\n\n"
        "*(no longer in the article)*\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "*a* _b_ `c`",
        "# no heading",
        "1. no list",
        "- no list",
        "+ x",
        "> x",
        "[x](y)",
        "<b>",
        "a | b",
        "~~x~~",
        "==x==",
    ],
)
def test_escaped_text_shows_just_its_characters(text: str) -> None:
    assert document_from_markdown(escaped(text)).text == text


@given(st.text(st.sampled_from("*_`#-+1.) >[]()<>|~=\\ab"), max_size=20).filter(str.strip))
def test_escaped_text_is_always_one_paragraph(text: str) -> None:
    shown = document_from_markdown(escaped(text.strip())).text
    assert shown == " ".join(text.strip().split("\n"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not complete JSON"),
        (b'{"notes": [{"id": 1}, {"id": 2, "te', "not complete JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"notes": ' * 50_000, "nested too deep"),
        (b"[" * 900 + b"]" * 900, "not a notes file"),
        (b"\xff\xfe\xfa", "not text"),
        (b"9" * 5000, "cannot be read as JSON"),
        (b"[]", "not a notes file"),
        (b'{"notes": 3}', "not a notes file"),
        (b'{"notes": [3]}', "Note 1 of the file is not an object"),
        (b'{"notes": [{"kind": "rumour"}]}', "there are bookmark, highlight, note"),
        (b'{"notes": [{"kind": ["note"]}]}', "there are bookmark, highlight, note"),
        (b'{"version": 2, "notes": []}', "newer version"),
        (b'{"version": "x", "notes": []}', "newer version"),
        (b'{"rows": []}', "no annotation"),
        (b'{"@context": "x", "items": [[[[[[{"target": 1}]]]]]]}', "no annotation"),
    ],
)
def test_a_wrong_file_is_refused_whole(data: bytes, words: str) -> None:
    with pytest.raises(ExchangeError, match=words):
        read_notes(data)


def test_markdown_is_not_read() -> None:
    with pytest.raises(ExchangeError, match="for people"):
        read_notes(b"# Notes", "markdown")


NAMES = (
    *("notes", "rows", "items", "first", "target", "source", "selector", "type", "exact", "start", "end", "body"),
    *("text", "kind", "article", "url", "title", "id", "value", "document", "motivation", "created", "version"),
)
VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["note", "TextQuoteSelector"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(VALUE)
def test_any_json_is_read_or_refused(value: object) -> None:
    try:
        entries = read_notes(json.dumps(value).encode())
    except ExchangeError:
        return
    for entry in entries:
        for annotation in entry.annotations:
            assert 0 <= annotation.start <= annotation.end


def test_a_note_of_few_words_is_understood() -> None:
    data = b'{"notes": [{"text": "mine"}, {"quote": "theirs", "url": "https://x.example/a"}]}'
    mine, theirs = read_notes(data)
    assert (mine.annotations[0].kind, mine.annotations[0].body) == (AnnotationKind.NOTE, "mine")
    assert (theirs.annotations[0].kind, theirs.metadata.url) == (AnnotationKind.HIGHLIGHT, "https://x.example/a")


@needs_shared
def test_what_hypothesis_exports_is_read_without_positions_that_make_no_sense() -> None:
    (entry,) = read_notes((SHARED / "hostile" / "h13-hypothesis-annotations.json").read_bytes())
    (annotation,) = entry.annotations
    assert entry.metadata.url == "https://x.example/1"
    assert (annotation.kind, annotation.body) == (AnnotationKind.NOTE, "note")
    assert (annotation.prefix, annotation.suffix) == ("pre", "suf")
    assert (annotation.start, annotation.end) == (0, 0)


@needs_shared
def test_a_single_web_annotation_is_read() -> None:
    (entry,) = read_notes((SHARED / "hostile" / "h14-web-annotation.jsonld").read_bytes())
    (annotation,) = entry.annotations
    assert (annotation.kind, annotation.quote, annotation.body) == (
        AnnotationKind.NOTE,
        "anotation",
        "<script>x</script>",
    )


@needs_shared
@pytest.mark.parametrize("name", ["h07-notes-truncated.json", "h08-notes-deep.json"])
def test_hostile_notes_are_refused(name: str) -> None:
    with pytest.raises(ExchangeError):
        read_notes((SHARED / "hostile" / name).read_bytes())
