"""Small articles for tests of the library and what stands on it."""

from termreader.ingest import Ingested
from termreader.library import Library
from termreader.model import Metadata

LLAMA = "Mark Zuckerberg praised the llama.\n\nA naïve café owner said: “It spits.”"


def ingested(
    title: str = "On llamas", markdown: str = LLAMA, url: str | None = None, tags: tuple[str, ...] = ()
) -> Ingested:
    """An article as `ingest` gives it."""
    return Ingested(
        metadata=Metadata(title, byline="Ann Author", site="The Paper", published="2024-05-29", url=url),
        markdown=markdown,
        raw=markdown.encode(),
        media_type="text/markdown",
        tags=tags,
    )


def add(
    library: Library,
    title: str = "On llamas",
    markdown: str = LLAMA,
    url: str | None = None,
    tags: tuple[str, ...] = (),
) -> int:
    """Add such an article and give its number."""
    added = library.add_ingested(ingested(title, markdown, url, tags))
    assert added.status == "added"
    assert added.id is not None
    return added.id
