"""A PDF in: its text in reading order, as an article. Nothing in it is run or fetched."""

import logging
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from termreader.errors import SourceError
from termreader.ingest.pdf_layout import PageLines, reading_order, split_running
from termreader.ingest.pdf_lines import read_lines
from termreader.ingest.pdf_markdown import find_title, markdown_from_pieces, outline_key
from termreader.ingest.pdf_paragraphs import measure, read_pieces, words_of
from termreader.ingest.pdf_text import Fragment, OutOfTimeError, page_fragments
from termreader.ingest.sanitize import clean_line
from termreader.ingest.source import Ingested, Source
from termreader.model import Metadata

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_SECONDS = 90.0
"""How long the pages of one file may take; about a thousand pages are read in it."""
MAX_PAGES = 5_000
_MAX_OUTLINE = 2_000
_JUNK_TITLE = re.compile(
    r"\W*(?:untitled|unknown|anonymous|no title|title|document\d*|presentation\d*|slide \d+|book\d*)\W*|"
    r"(?:microsoft (?:word|powerpoint)|powerpoint).*|"
    r".*\.(?:docx?|tex|dvi|indd|qxd|pdf|rtf|odt|ps|pptx?|xlsx?|html?|txt|pages)",
    re.IGNORECASE,
)
_JUNK_AUTHOR = re.compile(
    r"(?:user|admin(?:istrator)?|root|unknown|author|owner|\(?anonymous\)?|.*@.*|\W*)", re.IGNORECASE
)
_SIDEWAYS_SHOWN = 60


def read(source: Source) -> Ingested:
    """Read a PDF. Raises SourceError when it is damaged, encrypted, or a scan without text."""
    # pypdf logs what it mends; without a handler Python would print that to standard error.
    logger = logging.getLogger("pypdf")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    try:
        reader = _opened(source)
        pages, notes = _read_pages(reader, source)
        return _article(source, reader, pages, notes)
    except (SourceError, MemoryError):
        raise
    except Exception as error:  # pypdf raises whatever a broken file makes its code run into
        kind = type(error).__name__
        raise SourceError(f"{source.label} is a PDF, but a damaged one ({kind}): it could not be read.") from error


def _opened(source: Source) -> "PdfReader":
    from pypdf import PdfReader  # takes a while to load, and few files are PDFs
    from pypdf.errors import DependencyError, FileNotDecryptedError

    reader = PdfReader(BytesIO(source.data), strict=False)
    if reader.is_encrypted:
        opened = 0
        with suppress(DependencyError, FileNotDecryptedError, NotImplementedError):
            opened = int(reader.decrypt(""))
        if not opened:
            raise SourceError(
                f"{source.label} is an encrypted PDF. Open it with its password in a PDF viewer, print it to a new "
                "PDF, and add that."
            )
    return reader


def _read_pages(reader: "PdfReader", source: Source) -> tuple[list[PageLines], list[str]]:
    """The lines of every page that can be read in time, and what a person should know about the others."""
    pages: list[PageLines] = []
    notes: list[str] = []
    unread: list[int] = []
    sideways: list[str] = []
    deadline = time.monotonic() + MAX_SECONDS
    count = len(reader.pages)
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES or time.monotonic() > deadline:
            notes.append(f"Only the first {number:,} of {count:,} pages were read: more would take too long.")
            break
        lines: list[Fragment] = []
        try:
            lines = page_fragments(page, deadline)
        except (OutOfTimeError, MemoryError):
            notes.append(f"Only the first {number:,} of {count:,} pages were read: page {number + 1} takes too long.")
            break
        except Exception:  # noqa: BLE001 - one broken page must not keep the others out
            unread.append(number + 1)
        upright = [fragment for fragment in lines if not fragment.sideways]
        turned = "".join(fragment.text for fragment in lines if fragment.sideways)
        if turned.strip():
            sideways.append(" ".join(turned.split()))
        bottom, top = _edges(page)
        pages.append(PageLines(read_lines(upright), bottom, top))
    if unread:
        notes.append(f"Not readable: page {', '.join(map(str, unread[:10]))}{' …' if len(unread) > 10 else ''}.")
    if sideways:
        shown = sideways[0][:_SIDEWAYS_SHOWN]
        notes.append(f"Left out: text set sideways on {len(sideways)} of the pages (“{clean_line(shown)}…”).")
    if not any(page.lines for page in pages):
        raise SourceError(_textless(reader, source, notes))
    empty = sum(1 for page in pages if not page.lines) - len(unread)
    if empty > 0:
        notes.append(f"Without text, perhaps pictures: {empty} of {count} pages.")
    return pages, notes


def _textless(reader: "PdfReader", source: Source, notes: list[str]) -> str:
    """Why a file has no text."""
    pictures = False
    for page in list(reader.pages)[:20]:
        with suppress(Exception):
            resources: Any = page["/Resources"]
            contents = page.get_contents()
            pictures = pictures or "/XObject" in resources or (contents is not None and b"BI" in contents.get_data())
    if pictures and not notes:
        return (
            f"{source.label} is a scan: pictures of pages, without text. Run it through a program that recognises "
            "text (ocrmypdf, for one), and add what comes out."
        )
    return " ".join([f"There is nothing to read in {source.label}: its pages hold no text.", *notes])


def _edges(page: Any) -> tuple[float, float]:
    """The lower and upper edge of a page as it is looked at."""
    box = page.mediabox
    turn = int(page.get("/Rotate", 0) or 0) % 360
    edges = {
        0: (box.bottom, box.top),
        90: (-box.right, -box.left),
        180: (-box.top, -box.bottom),
        270: (box.left, box.right),
    }
    bottom, top = edges.get(turn, edges[0])
    return float(bottom), float(top)


def _article(source: Source, reader: "PdfReader", pages: list[PageLines], notes: list[str]) -> Ingested:
    kept, running = split_running(pages)
    columns = [column for number, lines in enumerate(kept) for column in reading_order(lines, number)]
    measures = measure(columns)
    pieces = read_pieces(columns, measures)
    about = _information(reader)
    largest = find_title(pieces, measures)
    title = _title(about, largest, source, pieces[0].text if pieces else "")
    outline = dict(_outline(reader))
    markdown = markdown_from_pieces(pieces, measures, words_of(columns), outline, title)
    if not markdown.strip():
        raise SourceError(f"There is nothing to read in {source.label}: its pages hold no text.")
    if running:
        quoted = [f"“{clean_line(text)}”" if text != "page numbers" else text for text in running[:5]]
        notes = [*notes, f"Left out, as it repeats from page to page: {', '.join(quoted)}."]
    author = clean_line(about.get("/Author", ""))
    return Ingested(
        metadata=Metadata(
            title=title,
            byline=None if _JUNK_AUTHOR.fullmatch(author) else author,
            published=_date(reader),
            url=source.url,
            language=_language(reader),
        ),
        markdown=markdown,
        raw=source.data,
        media_type="application/pdf",
        notes=tuple(notes),
    )


def _information(reader: "PdfReader") -> dict[str, str]:
    """The file's own dictionary of what it is, as far as it can be read."""
    with suppress(Exception):
        return {str(name): str(value) for name, value in (reader.metadata or {}).items()}
    return {}


def _title(about: Mapping[str, str], largest: str | None, source: Source, beginning: str) -> str:
    """The title the file gives itself, unless it is the name of some file, or the first page says another."""
    given = clean_line(about.get("/Title", ""))
    if given and not _JUNK_TITLE.fullmatch(given) and sum(map(str.isalpha, given)) > 2:
        return given
    words = " ".join(beginning.split()[:10])
    return largest or source.stem or clean_line(words)


def _date(reader: "PdfReader") -> str | None:
    with suppress(Exception):
        made = reader.metadata.creation_date if reader.metadata else None
        return made.date().isoformat() if isinstance(made, datetime) and made.year > 1980 else None
    return None


def _language(reader: "PdfReader") -> str | None:
    with suppress(Exception):
        language = str(reader.root_object.get("/Lang", ""))
        return language if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", language) else None
    return None


def _outline(reader: "PdfReader") -> Iterator[tuple[str, int]]:
    """The headings that the file's outline (its bookmarks) names, and their levels."""
    with suppress(Exception):
        entries: list[tuple[Any, int]] = [(entry, 2) for entry in reversed(reader.outline)]
        for _ in range(_MAX_OUTLINE):
            if not entries:
                return
            entry, level = entries.pop()
            if isinstance(entry, list):
                entries += [(inner, level + 1) for inner in reversed(entry)]
            else:
                key = outline_key(str(entry.get("/Title", "")))
                if key:
                    yield key, level
