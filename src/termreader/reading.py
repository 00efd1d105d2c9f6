"""The capabilities put together without a library: a source read, a text derived and analysed.

What a verb needs is imported when it is called, so that `termreader list` loads no parser and no recogniser.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from termreader import model
from termreader.errors import SourceError
from termreader.model import Analysis, Article, ArticleState, Correction
from termreader.store.articles import Content, hash_text

if TYPE_CHECKING:
    from termreader.ingest import Ingested


def read_file(path: str | Path, *, data: bytes | None = None) -> Article:
    """Read a file without adding it to any library. Raises SourceError when it cannot be read."""
    ingested = take_in(path, data=data)
    content = content_of(ingested.markdown)
    return Article(None, ingested.metadata, content.document, ArticleState(), content.markdown, content.content_hash)


def take_in(source: str | Path, *, data: bytes | None = None, media_type: str | None = None) -> "Ingested":
    """A file, or `data` under the name of `source`, as it is to be kept. Raises SourceError when it is no article."""
    from termreader.exchange.library_import import export_kind
    from termreader.ingest import ingest  # the parsers
    from termreader.ingest.sanitize import clean_line
    from termreader.ingest.source import is_url, source_from_data, source_from_path

    is_there = data is None or str(source) == "-"
    if data is None and not is_url(str(source)):
        data = source_from_path(Path(source), media_type).data
    kind = export_kind(data, str(source)) if data is not None else None
    if data is not None and kind is not None:
        label = source_from_data(str(source), data, media_type).label
        file = clean_line(str(source)) if is_there else "FILE"
        raise SourceError(f"{label} is an export ({kind}), not an article. `termreader import {file}` takes it in.")
    return ingest(source, data=data, media_type=media_type)


def analyze_article(article: Article, corrections: Sequence[Correction] = (), engine: str = "own") -> Analysis:
    """Who the article is about and who said what, found now. Raises SettingsError for an engine that is not there."""
    from termreader.analysis import analyze  # the recogniser

    text, blocks, title = article.document.text, article.document.blocks, article.metadata.title
    return analyze(text, blocks=blocks, title=title, corrections=corrections, engine=engine)


def content_of(markdown: str) -> Content:
    """What canonical Markdown says, with the document that is derived from it."""
    from termreader.ingest.document import document_from_markdown  # the Markdown parser

    document = document_from_markdown(markdown)
    return Content(markdown, document, model.DOCUMENT_VERSION, hash_text(document.text))
