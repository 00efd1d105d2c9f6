"""Full-text search over articles and notes: a person's query in, hits with snippets out."""

from typing import Literal, NamedTuple

from termreader.model import Span
from termreader.store import query, search
from termreader.store.database import Database
from termreader.store.snippet import make_snippet


class SearchHit(NamedTuple):
    """An article or a note that holds what was asked for."""

    article_id: int
    title: str
    """The article's."""
    kind: Literal["article", "note"]
    snippet: str
    """A line of the text or of the note; plain text."""
    matches: tuple[Span, ...]
    """What matched, in characters of `snippet`."""
    span: Span | None
    """Where to go in the article's text; None when only its title, byline or site matched."""
    rank: float
    """Lower is better; comparable among hits of one kind."""
    annotation_id: int | None = None
    """Notes: which."""


def find(database: Database, asked: str, limit: int) -> list[SearchHit]:
    """The best articles, then the best notes, at most `limit` of each; words that are nowhere count as starts."""
    terms = query.parse(asked)
    hits = _find(database, terms, limit)
    return hits or _find(database, query.loosened(terms), limit)


def _find(database: Database, terms: tuple[query.Term, ...], limit: int) -> list[SearchHit]:
    expression = query.expression(terms)
    if expression is None:
        return []
    hits = []
    for article in search.find_articles(database, expression, limit):
        words, matches, span = make_snippet(article.text, terms)
        hits.append(SearchHit(article.article_id, article.title, "article", words, matches, span, article.rank))
    for note in search.find_annotations(database, expression, limit):
        in_body, in_quote = make_snippet(note.body, terms), make_snippet(note.quote, terms)
        shown = in_body if in_body.span or not note.quote else in_quote
        place = Span(note.start, note.end)
        hits.append(
            SearchHit(
                note.article_id, note.title, "note", shown.words, shown.matches, place, note.rank, note.annotation_id
            )
        )
    return hits
