"""An item of a feed as an article: what the feed itself says of it, when its page is not wanted or cannot be had."""

from termreader.errors import SourceError
from termreader.ingest.source import Ingested
from termreader.model import FeedItem, Metadata


def item_article(item: FeedItem, html: str) -> Ingested:
    """The article that the feed's own HTML for `item` makes. Raises SourceError when there are no words in it."""
    from termreader.ingest.html_blocks import mend
    from termreader.ingest.html_markdown import markdown_from_html
    from termreader.ingest.html_page import parse_text, remove_unseen

    page = parse_text(f"<html><body>{html}</body></html>") if html.strip() else None
    markdown = ""
    if page is not None:
        remove_unseen(page.tree)
        markdown = markdown_from_html(mend(page.tree, item.url or "", item.title))
    if not markdown.strip():
        raise SourceError(f"The feed {item.feed_title} gives no text for “{item.title}”.")
    return Ingested(
        metadata=Metadata(
            title=item.title, byline=item.author, site=item.feed_title, published=item.published, url=item.url
        ),
        markdown=markdown,
        raw=html.encode("utf-8", "replace"),
        media_type="text/html",
    )
