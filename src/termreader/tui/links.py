"""Opening a link outside: only http, https and mailto, ever."""

import webbrowser
from urllib.parse import urlsplit

OPENABLE = ("http", "https", "mailto")


def is_openable(href: str) -> bool:
    """Whether a link may be handed to the browser."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.scheme in OPENABLE and bool(parts.netloc or parts.scheme == "mailto") and href.isprintable()


def open_outside(href: str) -> bool:
    """Hand a link to the browser or the mail program; False when it may not be, or nothing here can."""
    return is_openable(href) and webbrowser.open(href)
