"""A Markdown file in: its front matter, its title, and the rest as it is written. Obsidian's dialect is `dialect`'s."""

from markdown_it.token import Token

from termreader.errors import SourceError
from termreader.ingest.decode import decode
from termreader.ingest.dialect import parse
from termreader.ingest.document import document_from_markdown
from termreader.ingest.frontmatter import FrontMatter, split_front_matter
from termreader.ingest.inline import read_run
from termreader.ingest.sanitize import clean, clean_line
from termreader.ingest.source import Ingested, Source
from termreader.model import Metadata

_HEADING_AREA = 65_536
"""Characters in which a title is looked for."""


def read(source: Source) -> Ingested:
    """Read a Markdown file. Its title is the front matter's, or else its first heading of level 1, or its name."""
    about, body = split_front_matter(clean(decode(source.data, charset=source.charset)))
    heading, without_heading = _title_heading(body)
    if heading and (about.title is None or about.title == heading):
        body = without_heading
    title = about.title or heading or source.stem or _first_words(body)
    if not body.strip() and not heading and about == FrontMatter():
        raise SourceError(f"There is nothing to read in {source.label}: it is empty.")
    return Ingested(
        metadata=Metadata(
            title=title,
            byline=about.byline,
            site=about.site,
            section=about.section,
            published=about.published,
            url=source.url or about.url,
            canonical_url=about.canonical_url,
            language=about.language,
        ),
        markdown=body.strip("\n") + "\n",
        raw=source.data,
        media_type="text/markdown",
        tags=about.tags,
    )


def _first_words(markdown: str) -> str:
    return " ".join(clean_line(document_from_markdown(markdown[:2000]).text).split()[:10])


def _title_heading(markdown: str) -> tuple[str | None, str]:
    """The first heading of level 1, as plain text, and `markdown` without it.

    Text before it keeps the heading where it is: it titles a part, not the whole, and only names the article.
    """
    tokens, _ = parse(markdown[:_HEADING_AREA])
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1" and token.level == 0 and token.map:
            title = read_run(tokens[index + 1].children or (), one_line=True).text
            if not title:
                continue
            if any(_shows_text(earlier) for earlier in tokens[:index]):
                return title, markdown
            lines = markdown.split("\n")
            return title, "\n".join(lines[: token.map[0]] + lines[token.map[1] :])
    return None, markdown


def _shows_text(token: Token) -> bool:
    if token.type == "inline":
        return any(child.type != "image" and child.content.strip() for child in token.children or ())
    return token.type in {"fence", "code_block", "table_open"}
