"""Files that are of no format read here, told by how they begin: what to call them, and what to do about them."""

import io
import zipfile
from typing import NamedTuple


class Foreign(NamedTuple):
    """A kind of file that is not read."""

    what: str
    """What it is, "a picture (PNG)"."""
    advice: str = ""
    """A sentence: how a person gets to read it all the same."""

    def said_of(self, label: str) -> str:
        """Why the file called `label` is not read."""
        return (
            f"{label} is {self.what}, which is not read here. {self.advice}"
            if self.advice
            else (f"{label} is {self.what}, not an article.")
        )


_SAVE = "Save it as HTML, text or PDF in the program it was written with, and add that."
_UNPACK = "Unpack it, and add what is in it."
_CONVERT = "Convert it to EPUB, with Calibre for example, and add that."

_BEGINNINGS = (
    (b"\x89PNG\r\n", Foreign("a picture (PNG)")),
    (b"\xff\xd8\xff", Foreign("a picture (JPEG)")),
    (b"GIF8", Foreign("a picture (GIF)")),
    (b"II*\0", Foreign("a picture (TIFF)")),
    (b"MM\0*", Foreign("a picture (TIFF)")),
    (b"%!PS", Foreign("a PostScript file")),
    (b"AT&TFORM", Foreign("a book of pictures (DjVu)")),
    (b"\x1f\x8b", Foreign("compressed (gzip)", _UNPACK)),
    (b"BZh", Foreign("compressed (bzip2)", _UNPACK)),
    (b"\xfd7zXZ\0", Foreign("compressed (xz)", _UNPACK)),
    (b"\x28\xb5\x2f\xfd", Foreign("compressed (zstd)", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Foreign("a 7z archive", _UNPACK)),
    (b"Rar!", Foreign("a RAR archive", _UNPACK)),
    (b"SQLite format 3\0", Foreign("a database (SQLite)")),
    (b"bplist00", Foreign("a property list, for programs")),
    (b"\x7fELF", Foreign("a program")),
    (b"MZ\x90", Foreign("a program")),
    (b"\xd0\xcf\x11\xe0", Foreign("an old document of Office", _SAVE)),
    (b"{\\rtf", Foreign("a rich text document (RTF)", _SAVE)),
    (b"ID3", Foreign("a sound")),
    (b"OggS", Foreign("a sound or a film")),
    (b"fLaC", Foreign("a sound")),
)
_LATER = (
    (8, b"WEBP", Foreign("a picture (WebP)")),
    (4, b"ftyp", Foreign("a picture or a film")),
    (60, b"BOOKMOBI", Foreign("a book for the Kindle (MOBI)", _CONVERT)),
    (257, b"ustar", Foreign("a TAR archive", _UNPACK)),
)
"""Signs that do not stand at the beginning, and where they stand."""

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_PACKED = (
    ("word/", Foreign("a document of Word (DOCX)", _SAVE)),
    ("ppt/", Foreign("a presentation (PPTX)", _SAVE)),
    ("xl/", Foreign("a table (XLSX)", _SAVE)),
    ("content.xml", Foreign("a document of LibreOffice (ODT)", _SAVE)),
    ("Index/", Foreign("a document of Pages", _SAVE)),
    ("META-INF/MANIFEST.MF", Foreign("a program")),
)
"""How the name of an entry begins that only such documents have."""


def foreign_kind(data: bytes) -> Foreign | None:
    """What the file is, when it is plainly of a kind that is not read."""
    for sign, kind in _BEGINNINGS:
        if data.startswith(sign):
            return kind
    for place, sign, kind in _LATER:
        if data[place : place + len(sign)] == sign:
            return kind
    if data.startswith(_ZIP):
        return _packed_kind(data)
    return Foreign("an empty ZIP archive") if data.startswith(_EMPTY_ZIP) else None


def _packed_kind(data: bytes) -> Foreign:
    """What a ZIP file is, by the names in it."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        names = []
    kinds = (kind for sign, kind in _PACKED if any(name.startswith(sign) for name in names))
    return next(kinds, Foreign("a ZIP archive", _UNPACK))
