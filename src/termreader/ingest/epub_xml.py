"""The XML that books are made of, read so that nothing in it can reach outside. Knows nothing of books."""

import re
from html.entities import name2codepoint

from lxml import etree

from termreader.ingest.decode import decode

_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
"""The attribute that says what an element is in a book: a footnote, a page break …"""


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    tag: object = element.tag  # a comment's is a function, whatever the stubs say
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def parse_xml(data: bytes) -> etree._Element | None:
    """The root of an XML document, mended where it can be; None if there is none. No entity but HTML's is resolved."""
    return parse_xml_text(decode(data, markup=True))


def parse_xml_text(text: str, parser: etree.XMLParser | None = None) -> etree._Element | None:
    """The same for a document that is decoded already, with `parser` when one is given."""
    text = _DOCTYPE.sub("", _DECLARATION.sub("", text), count=1)
    text = _ENTITY.sub(_resolved, text).replace("\0", "")
    parser = parser or etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _resolved(found: re.Match[str]) -> str:
    code = name2codepoint.get(found[1])
    return chr(code) if code and found[1] not in _XML_ENTITIES else found[0]
