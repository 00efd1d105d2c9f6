"""Small PDFs written byte by byte: text at places, in the core fonts, which need not be in the file."""

from collections.abc import Sequence
from typing import NamedTuple

_FONTS = {"F": "Helvetica", "T": "Times-Roman", "B": "Helvetica-Bold", "C": "Courier"}


class At(NamedTuple):
    """A text and where its baseline begins, in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "T"


def pdf(
    *pages: Sequence[At] | bytes,
    title: str = "",
    author: str = "",
    date: str = "",
    rotate: int = 0,
    box: tuple[int, int] = (600, 800),
    catalog: str = "",
    objects: Sequence[bytes] = (),
) -> bytes:
    """A file of these pages; a page is texts at their places, or a content stream of its own.

    `objects` follow those of the pages; the first of them has the number `first_extra(len(pages))`.
    """
    fonts = " ".join(
        f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>"
        for name, font in _FONTS.items()
    )
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    about = "".join(
        f"/{name} ({value}) " for name, value in (("Title", title), ("Author", author), ("CreationDate", date)) if value
    )
    bodies: list[bytes] = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        f"<< {about}>>".encode("latin-1"),
    ]
    for number, page in enumerate(pages):
        content = page if isinstance(page, bytes) else stream(page)
        bodies += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box[0]} {box[1]}] /Rotate {rotate} "
                f"/Resources << /Font << {fonts} >> /XObject << /Im {first_extra(len(pages))} 0 R >> >> "
                f"/Contents {5 + 2 * number} 0 R >>"
            ).encode(),
            f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream",
        ]
    return _file([*bodies, *objects])


def first_extra(pages: int) -> int:
    """The number of the first object after those of the pages."""
    return 4 + 2 * pages


def stream(texts: Sequence[At]) -> bytes:
    """A content stream that sets each text at its place."""
    lines = [
        f"BT /{each.font} {each.size} Tf 1 0 0 1 {each.x} {each.y} Tm ({_escaped(each.text)}) Tj ET" for each in texts
    ]
    return "\n".join(lines).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(bodies: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(bodies) + 1
    return (
        data
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info 3 0 R >>\n"
            f"startxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )


def lines(texts: Sequence[str], *, x: float = 60, y: float = 700, step: float = 12, size: float = 10) -> list[At]:
    """Lines under one another."""
    return [At(x, y - step * index, text, size) for index, text in enumerate(texts)]
