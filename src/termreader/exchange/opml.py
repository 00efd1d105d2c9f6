"""Lists of feeds: what they say, and OPML going out (opml.org/spec2.opml). How they come in is in `opml_reader`."""

import re
from collections.abc import Iterable, Sequence
from html import escape

import msgspec

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML may hold."""


class Subscription(msgspec.Struct, frozen=True):
    """A feed in a list. The strings are as the file has them, not cleaned."""

    url: str
    title: str = ""
    site_url: str | None = None
    folder: str = ""
    """Its parts parted by slashes: "News/Science"."""


class SubscriptionList(msgspec.Struct, frozen=True):
    """What a list of feeds says."""

    subscriptions: tuple[Subscription, ...]
    """In the order of the file, each address once."""
    refused: tuple[str, ...] = ()
    """A sentence for each entry that is not taken, and for a file that ends before its end. Not cleaned."""


def write_opml(subscriptions: Iterable[Subscription], title: str) -> str:
    """The feeds as OPML 2.0, folders as outlines around them, ending in a newline."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(NOT_IN_XML.sub('', title), quote=False)}</title></head>",
        "  <body>",
    ]
    open_folders: list[str] = []
    for one in sorted(subscriptions, key=lambda one: [part.casefold() for part in one.folder.split("/")]):
        folders = [part for part in one.folder.split("/") if part]
        _step(lines, open_folders, folders)
        site = f" htmlUrl={_attribute(one.site_url)}" if one.site_url else ""
        name = _attribute(one.title or one.url)
        lines.append(
            f'{_indent(folders)}<outline type="rss" text={name} title={name} xmlUrl={_attribute(one.url)}{site}/>'
        )
    _step(lines, open_folders, [])
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _step(lines: list[str], open_folders: list[str], folders: Sequence[str]) -> None:
    """Close the folders that end here and open those that begin."""
    common = 0
    while common < min(len(open_folders), len(folders)) and open_folders[common] == folders[common]:
        common += 1
    while len(open_folders) > common:
        open_folders.pop()
        lines.append(f"{_indent(open_folders)}</outline>")
    for folder in folders[common:]:
        lines.append(f"{_indent(open_folders)}<outline text={_attribute(folder)}>")
        open_folders.append(folder)


def _indent(folders: Sequence[str]) -> str:
    return "  " * (2 + len(folders))


def _attribute(text: str) -> str:
    quoted = escape(NOT_IN_XML.sub("", text), quote=False).replace('"', "&quot;")
    return '"' + re.sub("[\t\n\r]", lambda found: f"&#{ord(found[0])};", quoted) + '"'
