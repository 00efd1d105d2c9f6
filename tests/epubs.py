"""Small EPUBs made in memory, whole or broken on purpose."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="{path}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_PACKAGE = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{metadata}'
    "</metadata><manifest>{manifest}</manifest><spine{toc}>{spine}</spine></package>"
)
XHTML = "application/xhtml+xml"


def page(body: str, head: str = "<title/>") -> str:
    """An XHTML document around `body`."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head>{head}</head><body>{body}</body></html>'
    )


def navigation(*entries: str) -> str:
    """A navigation document whose contents are these list items."""
    return page(f'<nav epub:type="toc"><ol>{"".join(entries)}</ol></nav>')


def epub(
    documents: Mapping[str, str | bytes],
    *,
    spine: Sequence[str] | None = None,
    metadata: str = "<dc:title>A Book</dc:title><dc:language>en</dc:language>",
    nav: str | None = None,
    ncx: str | None = None,
    beside: Sequence[str] = (),
    types: Mapping[str, str] | None = None,
    extra: Mapping[str, str | bytes] | None = None,
    package_at: str = "OEBPS/book.opf",
) -> bytes:
    """The bytes of a book: its documents under OEBPS/ in the order of `spine`, those of `beside` not linear."""
    order = list(documents) if spine is None else list(spine)
    names = list(dict.fromkeys([*documents, *order]))
    kinds = types or {}
    manifest = "".join(
        f'<item id="i{number}" href="{name}" media-type="{kinds.get(name, XHTML)}"/>'
        for number, name in enumerate(names)
    )
    manifest += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>' if nav else ""
    manifest += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' if ncx else ""
    references = "".join(
        f'<itemref idref="i{names.index(name)}"{" linear=" + chr(34) + "no" + chr(34) if name in beside else ""}/>'
        for name in order
    )
    entries: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER.format(path=package_at),
        "OEBPS/book.opf": _PACKAGE.format(
            metadata=metadata, manifest=manifest, spine=references, toc=' toc="ncx"' if ncx else ""
        ),
        **{f"OEBPS/{name}": text for name, text in documents.items()},
    }
    if nav:
        entries["OEBPS/nav.xhtml"] = nav
    if ncx:
        entries["OEBPS/toc.ncx"] = ncx
    return packed({**entries, **(extra or {})})


def packed(entries: Mapping[Any, str | bytes]) -> bytes:
    """A ZIP file of these entries, in this order; a name may be a `ZipInfo`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            plain = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)  # the same every time
            archive.writestr(entry, data, compress_type=plain)
    return buffer.getvalue()
