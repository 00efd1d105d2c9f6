"""What a person typed: an address on the web, or a file? Pure but for a look at whether there is such a file."""

import re
from pathlib import Path

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
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
    text = text.strip()
    if _SCHEME.match(text):
        return text
    if not text or any(letter.isspace() for letter in text) or _is_file(text):
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


def _is_file(text: str) -> bool:
    try:
        return Path(text).expanduser().exists()
    except (OSError, ValueError, RuntimeError):
        return False
