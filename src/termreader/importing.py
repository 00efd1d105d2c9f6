"""A library kept in another program becomes part of this one: read, its texts converted, and kept, all or nothing.

What a step needs is imported when it runs: `termreader list` imports no library.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import msgspec

from termreader.errors import ExchangeError
from termreader.exchange.library_import import GivenFile, ImportedArticle, read_library, web_address
from termreader.failures import log_failure
from termreader.model import ArticleNotes, Metadata
from termreader.paths import Paths
from termreader.reading import content_of
from termreader.store import Store
from termreader.store.articles import Content, Source
from termreader.store.merging import merge_notes

_LONGEST_TAG = 100
OnProgress = Callable[[int, int], None]
"""Called in the calling thread with how many articles are converted, and how many there are."""


class LibraryReport(msgspec.Struct, frozen=True):
    """What became of one file of another program."""

    format: str
    """What kind of file it was, for people: "Pocket"."""
    added: int = 0
    """Articles that are new here."""
    filled: int = 0
    """Articles of which only the address was known, and that have their text now."""
    known: int = 0
    """Articles that were here before."""
    without_text: int = 0
    """Of those added: the file has their address alone."""
    queued: int = 0
    """Of those: unread, and waiting in the queue to be fetched."""
    notes: int = 0
    """Highlights and notes that are new here."""
    known_notes: int = 0
    """Highlights and notes that were here before."""
    unplaced: int = 0
    """Of the new ones: their words are not in the article, or its text is not here."""
    refused: tuple[str, ...] = ()
    """A sentence for each row that could not be taken: where it stands, and why."""
    remarks: tuple[str, ...] = ()
    """A sentence for each row that was taken without some of what it says."""


class _Prepared(NamedTuple):
    """An article ready to be kept."""

    article: ImportedArticle
    metadata: Metadata
    content: Content | None
    source: Source | None


def import_library(
    store: Store,
    data: bytes,
    name: str = "",
    key: str | None = None,
    on_progress: OnProgress | None = None,
    paths: Paths | None = None,
) -> LibraryReport:
    """Take in a file of another program: all that can be taken, in one go. `key` says the format, else it is told.

    Twice the same import adds nothing: articles are told by address or text, notes by their words. What a person did
    here with an article that is here already stays; tags are added to its own. Raises ExchangeError for a file that is
    not known or is broken; then nothing is imported.
    """
    format_name, library = read_library(GivenFile(data, name), key)
    remarks, refused = list(library.remarks), list(library.refused)
    prepared: list[_Prepared] = []
    # The oldest first, so that the newest stands first in the list.
    ordered = sorted(library.articles, key=lambda article: article.added or "9")
    for number, article in enumerate(ordered, 1):
        known = store.articles.find(web_address(article.url) or None)
        try:
            prepared.append(_prepare(article, remarks, has_text=known is not None and not known.is_empty))
        except Exception as error:  # noqa: BLE001 - one row that breaks a parser must not keep the others out
            log = log_failure(error, f"importing {article.where!r} of {name!r}", paths)
            kind = type(error).__name__
            refused.append(f"{article.where}: it could not be read ({kind}). The details are in {log or 'no log'}.")
        if on_progress is not None:
            on_progress(number, len(ordered))
    with store.database.transaction():
        report = _keep(store, prepared)
    return msgspec.structs.replace(
        report, format=format_name, refused=tuple(refused), remarks=(*remarks, *report.remarks)
    )


def _prepare(article: ImportedArticle, remarks: list[str], *, has_text: bool) -> _Prepared:
    """The article cleaned, its text converted unless the library has one already; what is left out in `remarks`."""
    from termreader.ingest.sanitize import clean_line
    from termreader.ingest.source import short_line

    title, cut = short_line("title", clean_line(article.title))
    if cut:
        remarks.append(f"{article.where}: {cut}")
    url = web_address(clean_line(article.url))
    metadata = Metadata(
        title=title or url,
        byline=clean_line(article.byline) or None,
        site=clean_line(article.site) or None,
        published=clean_line(article.published) or None,
        url=url or None,
        language=clean_line(article.language) or None,
    )
    html = ""
    try:
        html = article.html() if article.html and not has_text else ""
    except ExchangeError as error:  # the address is whole, and can be fetched
        remarks.append(f"{article.where}: {error} It was taken without its text.")
    content = _converted(html, metadata) if html.strip() else None
    source = Source(html.encode("utf-8", "replace"), "text/html") if content else None
    if html.strip() and content is None:
        remarks.append(f"{article.where}: the file has a text for “{metadata.title[:100]}”, but nothing in it to read.")
    return _Prepared(article, metadata, content, source)


def _converted(html: str, metadata: Metadata) -> Content | None:
    """The text of an article as another program kept it: the article alone, so all of it."""
    from termreader.ingest.html_blocks import mend
    from termreader.ingest.html_markdown import markdown_from_html
    from termreader.ingest.html_page import parse_text, remove_unseen

    page = parse_text(f"<html><body>{html}</body></html>")
    if page is None:
        return None
    remove_unseen(page.tree)
    markdown = markdown_from_html(mend(page.tree, metadata.url or "", metadata.title))
    content = content_of(markdown) if markdown.strip() else None
    return content if content and content.document.text.strip() else None


def _keep(store: Store, prepared: Sequence[_Prepared]) -> LibraryReport:
    """Keep what was prepared; the caller holds the transaction."""
    from termreader.ingest.notes import clean_notes

    counts: Counter[str] = Counter()
    skipped: list[str] = []
    for one in prepared:
        if one.metadata.url or one.content:
            article_id, became = _keep_article(store, one)
            counts[became] += 1
            if became == "added" and one.content is None:
                counts["without_text"] += 1
                counts["queued"] += _queue(store, one)
            _tag(store, article_id, one.article.tags)
        if one.article.annotations:
            # Notes of what has neither address nor text, a book, say, bring an article along.
            entry = clean_notes(ArticleNotes(one.metadata, one.article.content_hash, one.article.annotations))
            merged = merge_notes(store.articles, store.annotations, [entry])
            counts["notes"] += merged.added
            counts["known_notes"] += merged.known
            counts["unplaced"] += merged.orphaned
            counts["added"] += len(merged.articles)
            skipped += merged.skipped
            home = store.articles.find_titled(entry.metadata.title) if entry.metadata.url is None else None
            if home is not None:
                _tag(store, home.id, one.article.tags)
    return LibraryReport(
        format="",
        added=counts["added"],
        filled=counts["filled"],
        known=counts["known"],
        without_text=counts["without_text"],
        queued=counts["queued"],
        notes=counts["notes"],
        known_notes=counts["known_notes"],
        unplaced=counts["unplaced"],
        remarks=tuple(skipped),
    )


def _keep_article(store: Store, one: _Prepared) -> tuple[int, Literal["added", "filled", "known"]]:
    """The number of the article, and what became of it."""
    content_hash = one.content.content_hash if one.content else one.article.content_hash
    before = store.articles.find(one.metadata.url, content_hash or None)
    if before is None:
        article_id = store.articles.insert(one.metadata, one.content, one.source)
        store.states.keep_as_before(article_id, one.article.added, one.article.finished, one.article.archived)
        return article_id, "added"
    if before.deleted:
        store.articles.restore(before.id)
    if before.is_empty and one.content:
        store.articles.refill(before.id, one.metadata, one.content, one.source)
        store.annotations.find_again(before.id, one.content.document.text)
        return before.id, "filled"
    return before.id, "known"


def _queue(store: Store, one: _Prepared) -> bool:
    """Put an unread page whose text is not here in the queue."""
    if one.metadata.url is None or one.article.archived or one.article.finished:
        return False
    store.queue.put(one.metadata.url)
    return True


def _tag(store: Store, article_id: int, tags: Sequence[str]) -> None:
    """Give an article these tags as well."""
    from termreader.ingest.sanitize import clean_line

    if tags:
        store.states.add_tags(article_id, [clean_line(tag)[:_LONGEST_TAG] for tag in tags])
