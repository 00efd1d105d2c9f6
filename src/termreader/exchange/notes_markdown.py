"""Notes as Markdown, to be read by people and pasted into other programs. Only written."""

import re

from termreader.model import Annotation, AnnotationKind, ArticleNotes, Metadata

_SPECIAL = re.compile(r"([\\`*_\[\]<>~=|])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)


def write(articles: list[ArticleNotes]) -> str:
    """For each article a heading, where it is from, and its notes in the order of the text."""
    return "\n".join(_article(entry) for entry in articles)


def _article(entry: ArticleNotes) -> str:
    parts = [f"# {escaped(entry.metadata.title)}", _facts(entry.metadata)]
    parts += [_annotation(annotation) for annotation in entry.annotations]
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(metadata: Metadata) -> str:
    known = (metadata.byline, metadata.site, metadata.published)
    line = " · ".join(escaped(fact) for fact in known if fact)
    url = f"<{metadata.url}>" if metadata.url and not re.search(r"[\s<>]", metadata.url) else ""
    return "\n\n".join(part for part in (line, url) if part)


def _annotation(annotation: Annotation) -> str:
    quote = "\n".join(f"> {line}".rstrip() for line in escaped(annotation.quote).splitlines())
    if annotation.kind is AnnotationKind.BOOKMARK:
        place = annotation.quote or f"{annotation.prefix}{annotation.suffix}"
        return f"- Bookmark: {escaped(' '.join(place.split())) or 'the beginning'}"
    lost = "*(no longer in the article)*" if annotation.orphaned else ""
    # The body is the reader's own Markdown and goes out as it is.
    return "\n\n".join(part for part in (quote, lost, annotation.body) if part)


def escaped(text: str) -> str:
    """Text of an article as Markdown that shows just these characters."""
    text = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(_escape_start, text)


def _escape_start(found: re.Match[str]) -> str:
    space, mark = found.groups()
    return f"{space}{mark}\\" if mark[0].isdigit() else f"{space}\\{mark}"
