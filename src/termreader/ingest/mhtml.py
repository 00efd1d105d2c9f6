"""A page that a browser saved as one file (MHTML, RFC 2557) in: the page in it is read, what it is made of is not."""

from email import message_from_bytes
from email.message import Message

import msgspec

from termreader.errors import SourceError
from termreader.ingest import html, mail
from termreader.ingest.source import Ingested, Source, web_url

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read(source: Source) -> Ingested:
    """Read the page. Its address is the one that the browser wrote down, unless the file itself came from the web."""
    try:
        message = message_from_bytes(source.data, policy=mail.POLICY)
        page = _main_page(message)
    except RecursionError as error:
        raise SourceError(f"{source.label} is a saved page whose parts nest too deep to be read.") from error
    if page is None:
        return mail.read(source)
    data, charset = mail.body_of(page)
    places = (mail.header(message, "Snapshot-Content-Location"), mail.header(page, "Content-Location"))
    url = source.url or next((href for place in places if (href := web_url(place))), None)
    inner = msgspec.structs.replace(source, data=data, charset=charset, url=url, media_type="text/html")
    return msgspec.structs.replace(html.read(inner), raw=source.data, media_type="multipart/related")


def _main_page(message: Message) -> Message | None:
    """The part that the file says it begins with, else its first page. The others are the frames in that page."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES and not part.is_multipart()]
    start = mail.parameter(message, "start")
    return next((page for page in pages if start and mail.header(page, "Content-ID") == start), next(iter(pages), None))
