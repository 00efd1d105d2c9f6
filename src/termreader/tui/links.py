"""Opening things outside: links, only http, https and mailto, ever; and pictures that are kept."""

import time
from pathlib import Path
from urllib.parse import urlsplit

from termreader.errors import SourceError

_KEPT_SECONDS = 24 * 60 * 60

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
    import webbrowser  # nobody follows a link before the first paint

    return is_openable(href) and webbrowser.open(href)


def open_picture(data: bytes, media_type: str, folder: Path) -> bool:
    """Hand a picture to the program that the system has for it, by way of a file in `folder`; False when none answers.

    The file cannot go at once, for the other program reads it when it pleases; those of days before go now.
    """
    import hashlib
    import mimetypes
    import webbrowser

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in folder.iterdir():
            if old.stat().st_mtime < time.time() - _KEPT_SECONDS:
                old.unlink(missing_ok=True)
        file = folder / (hashlib.sha256(data).hexdigest()[:16] + (mimetypes.guess_extension(media_type) or ""))
        file.write_bytes(data)
    except OSError as error:
        raise SourceError(f"The picture could not be written to {folder} ({error.strerror}).") from error
    return webbrowser.open(file.as_uri())
