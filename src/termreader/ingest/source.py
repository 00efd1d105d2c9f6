"""What is taken in and what comes out: bytes with a name, and an article's Markdown. Knows no formats."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import msgspec

from termreader.errors import SourceError
from termreader.ingest.sanitize import clean_line, safe_href
from termreader.model import Metadata

MAX_BYTES = 100 * 1024 * 1024
"""What is bigger is no article."""
_LONGEST_LABEL = 200
"""Characters of a path in a message."""
LONGEST_LINE = 500
"""Characters of a title, byline or name of a site. What says more in one of them is no such thing, or a trick."""
_DEVICES = "/dev/"
_PIPES = ("/dev/stdin", "/dev/fd/")
"""Where a shell puts what is no file. Such a name says nothing of the article."""

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_WEB_URL = re.compile(r"https?://", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']+)", re.IGNORECASE)


class Source(msgspec.Struct, frozen=True):
    """Bytes to be read as an article, and what is known about them beforehand."""

    label: str
    """How to call it in a message: the file's name or the URL, safe to print."""
    stem: str
    """The name without its ending, a title of last resort; may be empty."""
    suffix: str
    """The name's ending in lower case, ".html", or ""."""
    data: bytes
    url: str | None = None
    """Where it was fetched from."""
    media_type: str | None = None
    """The type it came with, without parameters, in lower case."""
    charset: str | None = None
    """The encoding it came with."""


class Ingested(msgspec.Struct, frozen=True):
    """An article as it was taken in."""

    metadata: Metadata
    markdown: str
    """Canonical, without the title: see docs/architecture.md."""
    raw: bytes
    """The bytes it was made from, as they came."""
    media_type: str
    """What they turned out to be, "text/html"."""
    notes: tuple[str, ...] = ()
    """Sentences a person should know: what was left out, what was guessed."""
    tags: tuple[str, ...] = ()
    """The tags the source gives itself."""


def short_line(name: str, line: str) -> tuple[str, str]:
    """A title or other line of what is taken in, cut to `LONGEST_LINE`; and when it was, the clause that says so."""
    if len(line) <= LONGEST_LINE:
        return line, ""
    return (
        f"{line[:LONGEST_LINE].rstrip()}…",
        f"its {name} is longer than {LONGEST_LINE} characters, and was cut there.",
    )


def is_url(source: str) -> bool:
    """Whether `source` names something on a network rather than a file."""
    return bool(_URL.match(source.strip()))


def web_url(text: str) -> str | None:
    """An address that a file or page names, fit to be kept; None for one that no page on the web can have."""
    href = safe_href(text) if _WEB_URL.match(text.strip()) else None
    try:
        parts = urlsplit(href or "")
        return href if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None


def web_href(href: object, base: str) -> str | None:
    """The same for one that may be relative to the address `base`; None for what is no text as well."""
    if not isinstance(href, str) or not href.strip():
        return None
    try:
        return web_url(urljoin(base, href.strip()))
    except ValueError:
        return None


def source_from_data(name: str, data: bytes, media_type: str | None) -> Source:
    """Bytes that are already here, under the name they go by."""
    essence, _, parameters = (media_type or "").partition(";")
    charset = _CHARSET.search(parameters)
    path = re.sub(r"[?#].*", "", name).rstrip("/") if is_url(name) else name
    is_piped = name == "-" or name.startswith(_PIPES)
    file_name = "" if is_piped else Path(path).name
    if len(data) > MAX_BYTES:
        raise SourceError(_too_big(clean_line(name), len(data), MAX_BYTES))
    shown = "Standard input" if name == "-" else clean_line(name if is_piped or is_url(name) else file_name)
    return Source(
        label=shown or "A file without a name",
        stem=clean_line(Path(file_name).stem),
        suffix=Path(file_name).suffix.lower(),
        data=data,
        url=name.strip() if _WEB_URL.match(name.strip()) else None,
        media_type=essence.strip().lower() or None,
        charset=charset[1] if charset else None,
    )


def source_from_path(path: Path, media_type: str | None) -> Source:
    """The bytes of a file, under its name. Raises SourceError if they cannot be had."""
    return source_from_data(str(path), bytes_of(path), media_type)


def bytes_of(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file, at most `most`. Raises SourceError for what is not there, too big, or never ends."""
    label = clean_line(str(path))
    label = label if len(label) <= _LONGEST_LABEL else f"…{label[-_LONGEST_LABEL:]}"
    try:
        path = path.expanduser()
        if path.is_dir():
            raise SourceError(f"{label} is a folder. Name a file in it.")
        size = path.stat().st_size
        if size > most:
            raise SourceError(_too_big(label, size, most))
        if path.is_fifo() and str(path).startswith(_DEVICES):
            return _piped(path, label, most)
        if not path.is_file():
            raise SourceError(f"{label} is not a file that can be read to its end.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"There is no file {label}.") from error
    except PermissionError as error:
        raise SourceError(f"{label} may not be read: its permissions do not allow it.") from error
    except (OSError, ValueError, RuntimeError) as error:  # a name with a NUL in it, "~nobody"
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(f"{label} could not be read ({clean_line(reason or 'for no reason given')}).") from error


def _piped(path: Path, label: str, most: int) -> bytes:
    """What a shell pipes in as a file (`/dev/stdin`, `<(curl …)`): somebody writes to it already, so it has an end."""
    with path.open("rb") as pipe:
        data = pipe.read(most + 1)
    if len(data) > most:
        raise SourceError(f"{label} is too big to be read: more than {most // 1_048_576} MB come.")
    return data


def _too_big(label: str, size: int, most: int) -> str:
    return f"{label} is too big to be read ({size // 1_048_576} MB; at most {most // 1_048_576} MB are)."
