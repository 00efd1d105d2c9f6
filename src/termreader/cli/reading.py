"""The verbs that print what an article says: show, analyze, search."""

import argparse

from termreader.cli import exits, target
from termreader.cli.output import complain, facts, print_bytes, print_json, say
from termreader.config import load_settings
from termreader.errors import StoreError
from termreader.library import Library, analyze_article
from termreader.model import Analysis, Article, EntityKind
from termreader.paths import default_paths
from termreader.store.finding import SearchHit
from termreader.wording import count_of


def show(arguments: argparse.Namespace) -> int:
    """`termreader show ID|FILE`"""
    if arguments.raw:
        print_bytes(target.raw(arguments.target))
        return exits.DONE
    article = target.load(arguments.target)
    if arguments.json or arguments.format == "json":
        print_json({**_about(article), "text": article.document.text, "markdown": article.markdown})
    elif arguments.format == "markdown":
        say(f"# {article.metadata.title}\n\n{article.markdown}".rstrip())
    else:
        metadata = article.metadata
        line = " · ".join(fact for fact in (metadata.site, metadata.byline, metadata.published) if fact)
        head = "\n".join(part for part in (metadata.title, line) if part)
        say(f"{head}\n\n{article.document.text}".rstrip())
    return exits.DONE


def _about(article: Article) -> dict[str, object]:
    metadata = article.metadata
    return {
        "id": article.id,
        "title": metadata.title,
        "byline": metadata.byline,
        "site": metadata.site,
        "published": metadata.published,
        "url": metadata.url,
    }


def analyze(arguments: argparse.Namespace) -> int:
    """`termreader analyze ID|FILE`"""
    article = target.load(arguments.target)
    analysis = _analysis_of_file(article) if article.id is None else _analysis(article)
    if arguments.json:
        print_json(_analysis_as_json(article, analysis))
    else:
        say(_analysis_in_words(article, analysis))
    return exits.DONE


def _analysis(article: Article) -> Analysis:
    with Library.open() as library:
        return library.analysis(article)


def _analysis_of_file(article: Article) -> Analysis:
    """With what was said of names everywhere, where there is a library that knows it; none is made."""
    paths = default_paths()
    if paths.database.exists():
        try:
            return _analysis(article)
        except StoreError as error:  # a file can be read without any library
            complain(f"What was said of names was left aside. {error}")
    return analyze_article(article, engine=load_settings(paths.settings).engine)


def _analysis_as_json(article: Article, analysis: Analysis) -> dict[str, object]:
    metadata, text = article.metadata, article.document.text
    return {
        "title": metadata.title,
        "byline": metadata.byline,
        "site": metadata.site,
        "published": metadata.published,
        "text": text,
        "mentions": [
            {
                "start": mention.start,
                "end": mention.end,
                "text": text[mention.start : mention.end],
                "kind": mention.kind,
                "entity": mention.entity,
            }
            for mention in analysis.mentions
        ],
        "entities": [
            {
                "id": entity.id,
                "name": entity.name,
                "kind": entity.kind,
                "aliases": entity.aliases,
                "count": entity.count,
            }
            for entity in analysis.entities
        ],
        "quotations": [
            {
                "start": quotation.start,
                "end": quotation.end,
                "text": text[quotation.start : quotation.end],
                "speaker": quotation.speaker,
                "entity": quotation.entity,
            }
            for quotation in analysis.quotations
        ],
    }


def _analysis_in_words(article: Article, analysis: Analysis) -> str:
    text = article.document.text
    metadata = article.metadata
    parts = [f"{metadata.title}\n{facts({'Site': metadata.site, 'Date': metadata.published})}".rstrip()]
    for kind, heading in ((EntityKind.PERSON, "People"), (EntityKind.COMPANY, "Companies")):
        entities = [entity for entity in analysis.entities if entity.kind is kind]
        lines = [
            f"  {entity.count:4}  {entity.name}" + (f"  ({', '.join(entity.aliases)})" if entity.aliases else "")
            for entity in entities
        ]
        parts.append("\n".join([f"{heading}: {len(entities)}", *lines]))
    quotations = [
        f"  {quotation.speaker or '?'}: “{' '.join(text[quotation.start : quotation.end].split())}”"
        for quotation in analysis.quotations
    ]
    parts.append("\n".join([f"Quotations: {len(quotations)}", *quotations]))
    return "\n\n".join(parts)


def search(arguments: argparse.Namespace) -> int:
    """`termreader search QUERY`"""
    query = " ".join(arguments.query)
    if not query.strip():
        complain("Name a word to look for.\nTry: termreader search --help")
        return exits.MISUSED
    with Library.open() as library:
        hits = library.search(query, arguments.limit)
    if arguments.json:
        print_json([_hit_as_json(hit) for hit in hits])
    else:
        for hit in hits:
            kind = "note" if hit.kind == "note" else "    "
            say(f"{hit.article_id:5}  {kind}  {hit.title}\n             {hit.snippet}")
        if not hits:
            complain(f"Nothing found for {query}.")
        else:
            articles = len({hit.article_id for hit in hits})
            complain(f"{count_of(len(hits), 'hit')} in {count_of(articles, 'article')}.")
    return exits.DONE


def _hit_as_json(hit: SearchHit) -> dict[str, object]:
    return {
        "id": hit.article_id,
        "title": hit.title,
        "kind": hit.kind,
        "note": hit.annotation_id,
        "snippet": hit.snippet,
        "start": hit.span.start if hit.span else None,
        "end": hit.span.end if hit.span else None,
    }
