"""A saved mail in: its subject is the title, its sender the byline, its body a page or a text. Knows no mailbox."""

import re
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache
from typing import Any

import msgspec

from termreader.errors import SourceError
from termreader.ingest.decode import decode
from termreader.ingest.plain import markdown_from_text
from termreader.ingest.sanitize import clean, clean_line
from termreader.ingest.source import Ingested, Source
from termreader.model import Metadata

_FLOWED = re.compile(r"(?<=[^ \n]) \n(?=[^\n>])")
"""A line that ends with a space goes on in the next (RFC 3676)."""
_HEADER_ERRORS = (ValueError, LookupError, AttributeError, TypeError, AssertionError, OverflowError)
"""What Python's parser raises for headers that are none."""
_LONGEST_HEADER = 4000
"""Characters of a header that are read. Python's parser takes minutes and gigabytes for longer ones."""
_FULLER = 3
"""How many times as long as the page in a mail its text must be to be preferred."""


class _Policy(EmailPolicy):
    """Python's policy for mail, with headers of a length it can bear, and each of its wordings read once."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """What a header says."""
        return _parsed_header(name, value[:_LONGEST_HEADER])


@lru_cache(maxsize=256)
def _parsed_header(name: str, value: str) -> Any:
    try:
        return EmailPolicy().header_fetch_parse(name, value)
    except Exception:  # noqa: BLE001 - it fails in many ways for headers that are none; then they are only words
        return value


POLICY = _Policy()
"""How messages are to be parsed."""


def read(source: Source) -> Ingested:
    """Read a mail: its HTML part, unless the text part says much more. Attachments are named in the notes."""
    try:
        message = message_from_bytes(source.data, policy=POLICY)
        pages, texts, attached = _parts(message)
    except RecursionError as error:
        raise SourceError(f"{source.label} is a mail whose parts nest too deep to be read.") from error
    title = header(message, "Subject") or source.stem or "A mail without a subject"
    text, left_out = _text(texts)
    markdown = _page(pages, source, title)
    if len(text) > _FULLER * len(markdown):
        markdown = text
    elif markdown:
        left_out = []
    if not markdown.strip():
        raise SourceError(f"There is nothing to read in {source.label}: the mail has no text.")
    notes = left_out + ([f"Attached, and not taken in: {', '.join(attached)}."] if attached else [])
    return Ingested(
        metadata=Metadata(title=title, byline=_sender(message), published=_date(message)),
        markdown=markdown,
        raw=source.data,
        media_type="message/rfc822",
        notes=tuple(notes),
    )


def _parts(message: EmailMessage | Message) -> tuple[list[Message], list[Message], list[str]]:
    """The parts of a mail that are pages and texts, and the names of the attachments."""
    pages: list[Message] = []
    texts: list[Message] = []
    attached: list[str] = []
    for part in message.walk():
        kind = part.get_content_type()
        name = part.get_filename()
        if part.is_multipart():
            continue
        if name or kind not in {"text/plain", "text/html"}:
            attached.append(clean_line(str(name or kind)))
        else:
            (pages if kind == "text/html" else texts).append(part)
    return pages, texts, attached


def body_of(part: Message) -> tuple[bytes, str | None]:
    """What a part holds, and the encoding it says it is in."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b"", part.get_content_charset()


def _text(parts: list[Message]) -> tuple[str, list[str]]:
    """Canonical Markdown for the text parts, and the lines left out of it."""
    texts: list[str] = []
    for part in parts:
        data, charset = body_of(part)
        text = clean(decode(data, charset=charset))
        if parameter(part, "format") == "flowed":
            text = _FLOWED.sub(" ", text)
        texts.append(text)
    return markdown_from_text("\n\n".join(texts))


def _page(parts: list[Message], source: Source, title: str) -> str:
    """Canonical Markdown for the HTML parts, or "" if there is nothing to read in them."""
    from termreader.ingest import html  # many mails are text alone

    chunks: list[str] = []
    for part in parts:
        data, charset = body_of(part)
        page = msgspec.structs.replace(source, data=data, charset=charset, stem=title, url=None)
        try:
            chunks.append(html.read(page).markdown)
        except SourceError:
            continue
    return "\n".join(chunks)


def header(message: Message, name: str) -> str:
    """A header on one line; "" when it is not there, or none."""
    try:
        return clean_line(str(message.get(name) or ""))
    except _HEADER_ERRORS:
        return ""


def parameter(message: Message, name: str) -> str:
    """A parameter of the content type; "" when it is not there."""
    try:
        value = message.get_param(name)
    except _HEADER_ERRORS:
        return ""
    return clean_line(value) if isinstance(value, str) else ""


def _sender(message: Message) -> str | None:
    """The names of those who wrote it, or their addresses."""
    people = getaddresses([header(message, "From")])
    names = [clean_line(name or address) for name, address in people]
    return ", ".join(name for name in names if name) or None


def _date(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(header(message, "Date")).isoformat()
    except _HEADER_ERRORS:
        return None
