"""A page that Safari saved as one file (a web archive, which is a property list) in. What it is made of is not read."""

import plistlib
from collections.abc import Mapping
from xml.parsers.expat import ExpatError

import msgspec

from termreader.errors import SourceError
from termreader.ingest import html
from termreader.ingest.source import Ingested, Source, web_url

_PAGES = ("text/html", "application/xhtml+xml", "")


def read(source: Source) -> Ingested:
    """Read the page. Its address is the one that Safari wrote down, unless the file itself came from the web."""
    main = _main_resource(source)
    data, kind = main.get("WebResourceData"), _text(main, "WebResourceMIMEType").lower()
    if not isinstance(data, bytes) or kind not in _PAGES:
        raise SourceError(f"{source.label} is a web archive without a page in it.")
    url = source.url or web_url(_text(main, "WebResourceURL"))
    charset = _text(main, "WebResourceTextEncodingName") or None
    inner = msgspec.structs.replace(source, data=data, charset=charset, url=url, media_type="text/html")
    return msgspec.structs.replace(html.read(inner), raw=source.data, media_type="application/x-webarchive")


def _main_resource(source: Source) -> Mapping[object, object]:
    try:
        archive = plistlib.loads(source.data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, TypeError, LookupError, RecursionError) as error:
        raise SourceError(
            f"{source.label} is damaged: it should be a web archive, and cannot be read as one."
        ) from error
    main = archive.get("WebMainResource") if isinstance(archive, Mapping) else None
    return main if isinstance(main, Mapping) else {}


def _text(values: Mapping[object, object], name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) else ""
