"""Articles in the library file: found again, loaded as they were, deleted and brought back."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from termreader.errors import NotFoundError
from termreader.library import Library
from termreader.model import BlockKind
from termreader.paths import Paths
from termreader.store import Store
from termreader.store.store import KEEP_DELETED
from termreader.store.urls import url_key
from tests.articles import LLAMA, add, ingested


@pytest.mark.parametrize(
    "other",
    [
        "https://x.example/a",
        "http://x.example/a",
        "HTTPS://X.Example/a",
        "https://x.example:443/a",
        "https://x.example/a/",
        "https://x.example/a#part-2",
        "https://x.example/a?utm_source=mail&utm_medium=x",
        " https://x.example/a\n",
    ],
)
def test_addresses_of_one_page_have_one_key(other: str) -> None:
    assert url_key(other) == url_key("https://x.example/a")


@pytest.mark.parametrize(
    "other",
    [
        "https://x.example/b",
        "https://y.example/a",
        "https://x.example/A",
        "https://x.example/a?id=1",
        "https://x.example:8080/a",
        "https://x.example/a#!/item/7",
    ],
)
def test_addresses_of_different_pages_have_different_keys(other: str) -> None:
    assert url_key(other) != url_key("https://x.example/a")


@pytest.mark.parametrize("odd", [None, "", "file:///etc/passwd", "javascript:alert(1)", "https://[bad", "http://a:b/"])
def test_what_is_no_web_address_has_no_key(odd: str | None) -> None:
    assert url_key(odd) is None


@given(st.text())
def test_any_text_has_a_key_or_none(text: str) -> None:
    url_key("https://" + text)
    url_key(text)


def test_the_same_address_is_the_same_article_even_with_another_text(library: Library) -> None:
    first = add(library, url="https://x.example/a")
    again = library.add_ingested(ingested("Later", "Another text.", "http://x.example/a/?utm_source=mail"))
    assert (again.id, again.status, again.title) == (first, "exists", "On llamas")


def test_the_same_bytes_are_the_same_article_whatever_they_are_called(library: Library) -> None:
    first = add(library, "One title")
    again = library.add_ingested(ingested("Another title", url="https://x.example/elsewhere"))
    assert (again.id, again.status) == (first, "exists")
    library.set_title(first, "A third title")
    assert library.add_ingested(ingested("One title")).status == "exists"
    assert len(library.summaries()) == 1


def test_the_same_text_under_the_same_title_is_the_same_article(library: Library) -> None:
    first = add(library)
    again = library.add_ingested(msgspec.structs.replace(ingested(), raw=b"<p>as a page", media_type="text/html"))
    assert (again.id, again.status) == (first, "exists")


def test_the_same_text_under_another_title_and_in_other_bytes_is_another_article(library: Library) -> None:
    first = add(library, "Part one")
    added = library.add_ingested(msgspec.structs.replace(ingested("Part two"), raw=b"<p>another page"))
    assert added.status == "added"
    assert added.id != first


def test_a_known_address_is_not_even_looked_at(library: Library) -> None:
    first = add(library, url="https://x.example/a")
    assert library.add("https://x.example/a").id == first


def test_an_article_comes_back_as_it_went_in(library: Library) -> None:
    number = add(library, url="https://x.example/a", tags=("animals",))
    article = library.article(number)
    assert article.metadata == ingested(url="https://x.example/a").metadata
    assert article.markdown == LLAMA
    assert article.document.text.startswith("Mark Zuckerberg praised the llama.\n\nA naïve café")
    assert [block.kind for block in article.document.blocks] == [BlockKind.PARAGRAPH] * 2
    assert article.state.tags == ("animals",)
    assert library.raw(number) == (LLAMA.encode(), "text/markdown")


def test_opening_parses_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    number = add(library)

    def refuse(markdown: str) -> None:
        raise AssertionError(markdown)

    monkeypatch.setattr("termreader.ingest.document.document_from_markdown", refuse)
    assert library.article(number).document.blocks


def test_a_newer_parser_derives_the_text_again_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    number = add(library)
    monkeypatch.setattr("termreader.model.DOCUMENT_VERSION", "next")
    library._store.database.connection.execute("UPDATE contents SET text = 'stale'")
    assert library.article(number).document.text.startswith("Mark")
    monkeypatch.setattr("termreader.ingest.document.document_from_markdown", None)
    assert library.article(number).document.text.startswith("Mark")
    assert library._store.articles.load(number)[1] == "next"


def test_a_removed_article_is_nowhere_until_it_is_restored(library: Library) -> None:
    number = add(library)
    library.delete_article(number)
    assert library.summaries() == []
    assert library.search("llama") == []
    with pytest.raises(NotFoundError, match=f"restore {number}"):
        library.article(number)
    library.restore_article(number)
    assert library.article(number).metadata.title == "On llamas"
    assert [hit.article_id for hit in library.search("llama")] == [number]


def test_adding_a_removed_article_brings_it_back_with_what_was_on_it(library: Library) -> None:
    number = add(library, tags=("animals",))
    library.delete_article(number)
    again = library.add_ingested(ingested())
    assert (again.id, again.status) == (number, "added")
    assert library.article(number).state.tags == ("animals",)


def test_a_number_never_comes_to_mean_another_article(library: Library) -> None:
    first = add(library)
    library.delete_article(first)
    library._store.articles.purge("9999")
    assert add(library) == first + 1


def test_what_was_deleted_long_ago_goes_for_good_and_nothing_else(paths: Paths) -> None:
    long_ago = (datetime.now(UTC) - KEEP_DELETED - timedelta(days=1)).isoformat(timespec="seconds")
    with Library.open(paths) as library:
        old, fresh, kept = (add(library, name, f"A text about {name}.") for name in ("old", "fresh", "kept"))
        library.delete_article(old)
        library.delete_article(fresh)
        library._store.database.connection.execute("UPDATE articles SET deleted = ? WHERE id = ?", (long_ago, old))
    with Library.open(paths) as library:
        with pytest.raises(NotFoundError, match="no article"):
            library.restore_article(old)
        library.restore_article(fresh)
        assert {summary.id for summary in library.summaries()} == {fresh, kept}
        assert library.search("old") == []
        assert [hit.article_id for hit in library.search("fresh")] == [fresh]


@pytest.mark.parametrize("verb", ["delete_article", "mark_opened", "summary"])
def test_an_article_that_is_not_there_is_said(library: Library, verb: str) -> None:
    with pytest.raises(NotFoundError, match="no article 7"):
        getattr(library, verb)(7)


def test_progress_only_grows_and_the_position_moves_freely(library: Library) -> None:
    number = add(library)
    library.save_position(number, 40, 0.8)
    library.save_position(number, 3, 0.1)
    state = library.article(number).state
    assert (state.position, state.progress) == (3, 0.8)


def test_state_comes_back_in_the_list_and_in_the_article(library: Library) -> None:
    number = add(library)
    library.mark_opened(number)
    library.set_finished(number, True)
    library.set_archived(number, True)
    library.set_tags(number, ["z", " two  words ", "z", ""])
    (summary,) = library.summaries()
    assert summary == library.summary(number)
    assert summary.state == library.article(number).state
    assert summary.state.finished
    assert summary.state.archived
    assert summary.state.tags == ("two words", "z")
    assert library.summaries(archived=False) == []
    assert library.summaries(archived=True, tag="z") == [summary]
    assert library.summaries(tag="y") == []
    assert library.tags() == [("two words", 1), ("z", 1)]


def test_the_list_is_newest_first_and_counts_words(library: Library) -> None:
    numbers = [add(library, f"Article {number}", f"Text number {number}.") for number in range(3)]
    assert [summary.id for summary in library.summaries()] == numbers[::-1]
    assert {summary.words for summary in library.summaries()} == {3}


def test_a_store_closed_in_order_can_be_opened_again_at_once(paths: Paths) -> None:
    for _ in range(3):
        Store(paths).close()
