"""Lists of feeds coming in as OPML (opml.org/spec2.opml). Fetches nothing, and follows no list into another.

Read as it streams by, so that a list may nest as deep as it likes. Document types may not declare entities.
"""

import re
from html.entities import html5
from xml.sax import ContentHandler, SAXException, SAXParseException
from xml.sax.saxutils import escape
from xml.sax.xmlreader import AttributesImpl

from termreader.errors import ExchangeError
from termreader.exchange.library_import import web_address
from termreader.exchange.opml import NOT_IN_XML, Subscription, SubscriptionList

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_BARE = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(\w{1,40};)?")
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?:)|(feed:)(?=//)", re.IGNORECASE)
_MOST_FOLDERS = 8
"""Folders within folders that are kept; what lies deeper goes into the last."""


def read_opml(text: str) -> SubscriptionList:
    """The feeds in an OPML file. Raises ExchangeError for what is no OPML."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.sax import parseString

    reader = _Reader()
    xml = _BARE.sub(_escaped, NOT_IN_XML.sub("", _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)))
    try:
        # The file of an ordinary document type is named and never read: expat does so only when it is told to.
        parseString(
            xml.encode("utf-8", "replace"), reader, forbid_dtd=False, forbid_entities=True, forbid_external=False
        )
    except DefusedXmlException as error:
        raise ExchangeError("The file declares entities, which can unfold without end: it is refused.") from error
    except SAXException as error:
        fault = " ".join(error.getMessage().split())
        line = f" in line {error.getLineNumber()}" if isinstance(error, SAXParseException) else ""
        if not reader.is_opml:
            raise ExchangeError(f"The file is not an OPML list of feeds: it is broken{line} ({fault}).") from error
        reader.refused.append(f"The file is broken{line} ({fault}): what comes after that was not read.")
    return SubscriptionList(tuple(reader.found.values()), tuple(reader.refused))


def _escaped(found: re.Match[str]) -> str:
    """An ampersand that is none of XML's: a name of HTML's is its character, any other stands for itself."""
    name = found[1] or ""
    return escape(html5[name]) if name in html5 else f"&amp;{name}"


class _Reader(ContentHandler):
    """Collects the outlines."""

    def __init__(self) -> None:
        super().__init__()
        self.is_opml = False
        self.found: dict[str, Subscription] = {}
        self.refused: list[str] = []
        self._folders: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """An element begins."""
        if not self.is_opml:
            if name.lower() != "opml":
                raise ExchangeError(f"The file is not an OPML list of feeds but XML of another kind (<{name[:40]}>).")
            self.is_opml = True
        if name.lower() != "outline":
            return
        said = {key.lower(): value.strip() for key, value in attrs.items()}
        title = said.get("title") or said.get("text") or ""
        if "xmlurl" in said:
            self._take(said, title)
        elif said.get("url"):
            self.refused.append(f"“{title}” is a link to {said['url']}, not a feed.")
        self._folders.append("" if "xmlurl" in said else title)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        """An element ends."""
        if name.lower() == "outline":
            self._folders.pop()

    def _take(self, said: dict[str, str], title: str) -> None:
        url = _FEED_SCHEME.sub(lambda found: "http:" if found[1] else "", said["xmlurl"], count=1)
        if not url:
            self.refused.append(f"“{title}” names no address.")
        elif not web_address(url):
            self.refused.append(f"“{title}” is not at an http or https address: {url}")
        elif url in self.found:
            self.refused.append(f"“{title}” is in the list twice: {url}")
        else:
            self.found[url] = Subscription(url, title, said.get("htmlurl") or None, self._folder(said))

    def _folder(self, said: dict[str, str]) -> str:
        """Where it stands in the list; else the first of its categories that is a path."""
        parts = [folder.replace("/", "-") for folder in self._folders if folder]
        if not parts:
            path = next((one for one in said.get("category", "").split(",") if one.strip().startswith("/")), "")
            parts = [part.strip() for part in path.split("/") if part.strip()]
        return "/".join(parts[:_MOST_FOLDERS])
