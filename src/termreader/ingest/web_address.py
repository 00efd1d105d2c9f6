"""Addresses on the web, as browsers read them and as they may be shown. Pure."""

import re

import httpx

from termreader.errors import SourceError
from termreader.ingest.sanitize import clean_line

_LONGEST = 8000
_SHOWN = 150
"""Characters of an address in a message."""


def parse_url(url: str) -> httpx.URL:
    """An address, as browsers read it, without its fragment. Raises SourceError unless it can be fetched."""
    text = url.strip()
    try:
        if len(text) > _LONGEST:
            raise ValueError
        parsed = httpx.URL(text).copy_with(fragment=None)
        if parsed.scheme in ("http", "https") and parsed.host and (parsed.port is None or 0 < parsed.port < 65536):
            return parsed
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise SourceError(f"{shown(text)} is not an address that can be fetched.") from error
    if parsed.scheme and parsed.scheme not in ("http", "https"):
        raise SourceError(f"{shown(text)} is not fetched: only http and https are, not {parsed.scheme[:30]}.")
    raise SourceError(f"{shown(text)} is not an address that can be fetched: it names no host.")


def shown(url: str) -> str:
    """An address as it may stand in a message: cleaned, without a name and password, and not too long."""
    line = re.sub(r"//[^/?#@]*@", "//", clean_line(url))
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
