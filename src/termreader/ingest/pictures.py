"""Pictures of articles: judged before they are kept, found beside a file or inside a book. Draws and stores nothing.

A picture is judged by its first bytes: what it is, and how large. It is decoded only when it is to be shown, and one
of too many pixels never is: a few kilobytes can unpack to more than a machine's memory.
"""

import io
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin

from termreader.errors import SourceError
from termreader.ingest.sanitize import clean_line, safe_href
from termreader.model import BlockKind, Document, Metadata, PictureSize

if TYPE_CHECKING:
    from PIL.Image import Transpose
    from PIL.ImageFile import ImageFile

MAX_BYTES = 10 * 1024 * 1024
"""Of one picture, as it came. The pictures of newspapers are a tenth of it."""
MAX_ALL_BYTES = 60 * 1024 * 1024
"""Of all pictures of one article."""
MAX_PICTURES = 100
"""In one article."""
MAX_PIXELS = 36_000_000
"""Of one picture: 144 MB when it is unpacked."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")
"""What is decoded. No format that holds programs or leads to other files, as EPS and SVG do."""
_TURNABLE = ("JPEG", "WEBP")
_FIRST_LYING = 5
"""From this EXIF orientation on width and height change places."""
_ORIENTATION = 0x0112
_SVG = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b", re.DOTALL)


class Judged(NamedTuple):
    """What a picture is."""

    media_type: str
    size: PictureSize


def sources_in(document: Document) -> list[str]:
    """Where the pictures of a document lie, each once, in the order of the text."""
    kinds = (BlockKind.IMAGE, BlockKind.CAPTION)
    return list(dict.fromkeys(block.href for block in document.blocks if block.kind in kinds and block.href))


def is_on_web(source: str) -> bool:
    """Whether a picture lies on the web, rather than beside a file."""
    return source.startswith(("http:", "https:", "HTTP:", "HTTPS:"))


def address_of(source: str, metadata: Metadata) -> str | None:
    """The web address of a picture; None for one that has none. What lies beside a page lies where the page does."""
    if is_on_web(source):
        return source
    page = metadata.url or metadata.canonical_url or ""
    try:
        return safe_href(urljoin(page, source)) if is_on_web(page) else None
    except ValueError:
        return None


def judge(data: bytes, name: str) -> Judged:
    """What the picture is; `name` says what to call it. Raises SourceError for what cannot or must not be shown."""
    with open_picture(data, name) as picture:
        width, height = picture.size
        _, is_upright = turn_of(picture)
        size = PictureSize(width, height) if is_upright else PictureSize(height, width)
        return Judged(picture.get_format_mimetype() or "application/octet-stream", size)


def turn_of(picture: "ImageFile") -> "tuple[Transpose | None, bool]":
    """How a picture is to be turned before it is shown, and whether its width is then still its width.

    Cameras write how they were held (EXIF 2.32, tag 0x0112). A PNG would be unpacked to look for it, and has none.
    """
    from PIL.Image import Transpose

    turns = (
        *(None, None, Transpose.FLIP_LEFT_RIGHT, Transpose.ROTATE_180, Transpose.FLIP_TOP_BOTTOM),
        *(Transpose.TRANSPOSE, Transpose.ROTATE_270, Transpose.TRANSVERSE, Transpose.ROTATE_90),
    )
    held = picture.getexif().get(_ORIENTATION) if picture.format in _TURNABLE else None
    turn = turns[held] if isinstance(held, int) and 0 <= held < len(turns) else None
    return turn, turns.index(turn) < _FIRST_LYING


@contextmanager
def open_picture(data: bytes, name: str) -> "Iterator[ImageFile]":
    """A picture that may be decoded, but is not yet; `name` says what to call it.

    Raises SourceError for what is none, is a drawing or has too many pixels, and for what fails in the block.
    """
    from PIL import Image, UnidentifiedImageError  # 35 ms that only pictures pay

    if len(data) > MAX_BYTES:
        raise SourceError(f"{name} is larger than {MAX_BYTES // 1_048_576} MB, and was left.")
    if _SVG.match(data[:4096]):
        raise SourceError(f"{name} is a drawing (SVG), which a terminal cannot show.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its own limits, which are wider than ours
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                width, height = picture.size
                if width < 1 or height < 1 or width * height > MAX_PIXELS:
                    raise SourceError(f"{name} has {width:,} × {height:,} pixels, too many to be unpacked here.")
                yield picture
    except SourceError:
        raise
    except UnidentifiedImageError as error:
        raise SourceError(f"{name} is no picture that can be shown here.") from error
    except Image.DecompressionBombError as error:
        raise SourceError(f"{name} has far more pixels than are unpacked here, and was left.") from error
    except Exception as error:
        # Every format's reader fails in its own way: struct.error, SyntaxError, OverflowError …
        raise SourceError(f"{name} is damaged, and was left.") from error


def from_folder(folder: Path) -> Callable[[str], bytes | None]:
    """What reads the pictures that lie in a folder or below it, and nothing that a link in it leads out to."""

    def read(source: str) -> bytes | None:
        try:
            root = folder.resolve()
            path = (root / unquote(source.partition("?")[0].partition("#")[0])).resolve()
            if not path.is_relative_to(root) or not path.is_file() or path.stat().st_size > MAX_BYTES:
                return None
            return path.read_bytes()
        except (OSError, ValueError, RuntimeError):  # not there, a NUL in its name, links in a circle
            return None

    return read


def from_book(data: bytes, label: str) -> Callable[[str], bytes | None]:
    """What reads the pictures of an EPUB; their sources are the names of its entries."""
    from termreader.ingest.epub_container import Container

    container = Container(data, label)

    def read(source: str) -> bytes | None:
        return container.read(unquote(source))

    return read


def shown_name(source: str) -> str:
    """A picture's name for a message."""
    name = clean_line(unquote(source.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]))
    return name if 0 < len(name) <= 60 else f"{name[:59]}…" if name else "A picture"
