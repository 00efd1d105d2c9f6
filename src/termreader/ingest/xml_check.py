"""A first look at XML from outside, with a parser that refuses to unfold anything: is it sound, and not built to harm?

The parser of feeds takes time by the square of a tag's attributes, and far more time for XML that is broken: both are
bounded here. What passes is parsed in seconds.
"""

import re
from xml.sax import ContentHandler, SAXException
from xml.sax.xmlreader import AttributesImpl

from termreader.ingest.xml_prolog import UnsafeXmlError

_MOST_BROKEN = 1_000_000
"""Characters of broken XML that are mended."""
_MOST_ATTRIBUTES = 40_000_000
"""The sum of the squares of all tags' attributes."""
_DEEPEST = 5_000
_LONG_TAG = re.compile(r"<[^<>]{200,}")


def check_xml(xml: str) -> None:
    """Raise UnsafeXmlError for XML that would take too long to be read. `xml` has no document type."""
    from defusedxml.sax import parseString

    try:
        parseString(xml.encode("utf-8", "replace"), _Watcher(), forbid_dtd=True)
        return
    except SAXException as error:
        fault = " ".join(error.getMessage().split())
    except ValueError as error:  # defusedxml's own: a document type where none should be
        raise UnsafeXmlError("it declares a document type in the midst of it.") from error
    if len(xml) > _MOST_BROKEN:
        raise UnsafeXmlError(f"it is not well-formed XML ({fault}), and too big to be mended.")
    if sum(tag[0].count("=") ** 2 for tag in _LONG_TAG.finditer(xml)) > _MOST_ATTRIBUTES:
        raise UnsafeXmlError("its tags have more attributes than any feed needs.")


class _Watcher(ContentHandler):
    """Counts what costs time."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._attributes = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """Count an element in."""
        self._depth += 1
        self._attributes += len(attrs) ** 2
        if self._depth > _DEEPEST:
            raise UnsafeXmlError(f"its elements nest deeper than {_DEEPEST}.")
        if self._attributes > _MOST_ATTRIBUTES:
            raise UnsafeXmlError("its tags have more attributes than any feed needs.")

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        """Count it out."""
        self._depth -= 1
