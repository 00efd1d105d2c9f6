"""What a person typed: an address on the web, or a file? Pure but for a look at whether there is such a file."""

import re
from pathlib import Path

from termreader.errors import SourceError
from termreader.ingest.sanitize import clean_line
from termreader.ingest.source import is_url

_FEED = re.compile(r"\Afeed:(?://)?(?=https?:)|\A(feed:)(?=//)", re.IGNORECASE)
"""A way to say http (`feed://example.org`), or a sign before it (`feed:https://example.org`)."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
"""`javascript:`, but not a host and its port."""
_BARE = re.compile(r"(?:[\w-]+\.)+(?P<last>[^\W\d_]{2,}|xn--[\w-]+)(?::\d+)?(?P<rest>[/?#]\S*)?")
_HERE = re.compile(r"(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?:[/?#]\S*)?")
_FILES = frozenset(
    ["txt", "text", "md", "html", "htm", "xhtml", "epub", "pdf", "eml", "opml", "xml", "json", "csv", "rst", "zip"]
)
"""Endings of files that are not the ends of hosts either."""


def as_address(text: str) -> str | None:
    """The address that `text` is, with a scheme; None when it names a file.

    Without a scheme, it is an address when it begins with a host and there is no file of that name; this machine
    itself is spoken to in http, all others in https.
    """
    text = _FEED.sub(lambda found: "http:" if found[1] else "", text.strip(), count=1)
    if is_url(text):
        return text
    if not text or any(letter.isspace() for letter in text) or _file_at(text):
        return None
    if _HERE.fullmatch(text):
        return f"http://{text}"
    bare = _BARE.fullmatch(text)
    if bare is None or (not bare["rest"] and bare["last"].lower() in _FILES):
        return None
    return f"https://{text}"


def addresses_in(text: str) -> list[str]:
    """The addresses that `text` is made of, each once; none when any of its words is something else."""
    found = [as_address(word) for word in text.split()]
    return list(dict.fromkeys(url for url in found if url is not None)) if all(found) else []


def as_feed_address(text: str) -> str:
    """The same where only an address can be meant: a name that is no file's is a host, and spoken to in https.

    Raises SourceError for a file or folder that is there.
    """
    address = as_address(text)
    if address is not None:
        return address
    text = text.strip()
    path = _file_at(text)
    if path is not None:
        kind = "folder" if path.is_dir() else "file"
        raise SourceError(
            f"{clean_line(path.name) or clean_line(text)} is a {kind}; a feed is subscribed to by its web address."
        )
    return text if _SCHEME.match(text) else f"https://{text}"


def _file_at(text: str) -> Path | None:
    """The file or folder of that name, if it is there."""
    try:
        path = Path(text).expanduser()
        return path if text and path.exists() else None
    except (OSError, ValueError, RuntimeError):  # too long for a name, a NUL in it, "~nobody"
        return None
