"""Bookmarks: the HTML that every browser and most services write, and Firefox's JSON."""

from collections.abc import Mapping
from html.parser import HTMLParser

import msgspec

from termreader.exchange.library_import import (
    GivenFile,
    ImportedArticle,
    LibraryFile,
    note,
    refusal,
    split_tags,
    web_address,
    words,
)
from termreader.exchange.markup import feed
from termreader.exchange.moments import moment

_DOCTYPE = "<!doctype netscape-bookmark-file-1>"
_CONTAINER, _BOOKMARK = "text/x-moz-place-container", "text/x-moz-place"
_ROOTS = frozenset(
    (
        *("bookmarks", "bookmarks bar", "bookmarks toolbar", "bookmarks menu", "other bookmarks", "mobile bookmarks"),
        *("favorites bar", "other favorites", "unsorted bookmarks", "reading list", "imported"),
    )
)
"""Folders that a browser brings along: they say nothing of what is in them."""
_QUERY = "place:"
"""A search of Firefox's among the bookmarks, which is no page of anyone's."""
_DESCRIPTION = "bookmarkProperties/description"


def matches(file: GivenFile) -> bool:
    """Whether it is a file of bookmarks."""
    if file.is_json:
        value = file.value
        return isinstance(value, Mapping) and value.get("type") == _CONTAINER
    head = file.text[:1000].lower()
    return _DOCTYPE in head or ("<dl>" in head and "<dt>" in head)


def read(file: GivenFile) -> LibraryFile:
    """Read it. Folders become tags; what is said of a bookmark becomes a note."""
    return _read_firefox(file.value) if file.is_json else _read_page(file.text)


def _read_page(text: str) -> LibraryFile:
    page = _Page()
    feed(page, text)
    page.finish()
    return LibraryFile(tuple(page.articles), tuple(page.refused))


class _Page(HTMLParser):
    """The Netscape bookmark file: folders are headings before lists, and hardly anything is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.articles: list[ImportedArticle] = []
        self.refused: list[str] = []
        self._folders: list[str] = []
        self._next_folder = ""
        self._attributes: dict[str, str | None] = {}
        self._link: ImportedArticle | None = None
        self._text: list[str] = []
        self._reading = ""
        self._number = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A folder, a link, or what is said of it."""
        if tag in ("dt", "dl", "h3", "a", "script"):
            self.finish()
        if tag in ("a", "h3"):
            self._attributes = dict(attrs)
        if tag in ("a", "h3", "dd"):
            self._reading, self._text = tag, []
        elif tag == "dl":
            self._folders.append(self._next_folder)
            self._next_folder = ""

    def handle_data(self, data: str) -> None:
        """Text of whatever began last."""
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A folder's name, a link's title, or a list ends."""
        if tag == "h3" and self._reading == "h3":
            name = " ".join("".join(self._text).split())
            flagged = {"personal_toolbar_folder", "unfiled_bookmarks_folder"} & self._attributes.keys()
            self._next_folder = "" if flagged or name.lower() in _ROOTS else name
            self._reading = ""
        elif tag == "a" and self._reading == "a":
            self._begin(" ".join("".join(self._text).split()))
            self._reading = ""
        elif tag == "dl":
            self.finish()
            self._folders = self._folders[:-1]

    def _begin(self, title: str) -> None:
        attributes = self._attributes
        self._number += 1
        where, href = f"Bookmark {self._number}", attributes.get("href") or ""
        url = web_address(href)
        if not url:
            if not href.lower().startswith(_QUERY):
                self.refused.append(refusal(where, href))
            return
        tags = split_tags(attributes.get("tags") or "")
        self._link = ImportedArticle(
            where,
            url=url,
            title="" if title == href else title,
            tags=tuple(dict.fromkeys([*(folder for folder in self._folders if folder), *tags])),
            added=moment(attributes.get("add_date") or ""),
        )

    def finish(self) -> None:
        """Keep the link that is being read, with what was said of it."""
        link, self._link = self._link, None
        if link is not None:
            said = "".join(self._text) if self._reading == "dd" else ""
            self.articles.append(_described(link, said))
        self._reading, self._text = "", []


def _described(article: ImportedArticle, said: str) -> ImportedArticle:
    body = "\n".join(" ".join(line.split()) for line in said.strip().split("\n"))
    return msgspec.structs.replace(article, annotations=(note(body, created=article.added),)) if body else article


def _read_firefox(value: object) -> LibraryFile:
    """Firefox's backup: containers in containers. Those that it brings along have names that end in underscores."""
    articles: list[ImportedArticle] = []
    refused: list[str] = []
    waiting: list[tuple[object, tuple[str, ...]]] = [(value, ())]
    number = 0
    while waiting:
        entry, folders = waiting.pop()
        if not isinstance(entry, Mapping):
            continue
        if entry.get("type") == _BOOKMARK:
            number += 1
            where, address = f"Bookmark {number}", entry.get("uri")
            if url := web_address(address):
                articles.append(_firefox_bookmark(where, url, entry, folders))
            elif not words(entry, "uri").startswith(_QUERY):
                refused.append(refusal(where, address))
        children = entry.get("children")
        if isinstance(children, list):
            name = "" if words(entry, "guid").endswith("__") else words(entry, "title")
            inside = (*folders, name) if name else folders
            waiting += [(child, inside) for child in reversed(children)]
    return LibraryFile(tuple(articles), tuple(refused))


def _firefox_bookmark(where: str, url: str, entry: Mapping[str, object], folders: tuple[str, ...]) -> ImportedArticle:
    article = ImportedArticle(
        where,
        url=url,
        title=words(entry, "title"),
        tags=tuple(dict.fromkeys([*folders, *split_tags(entry.get("tags"))])),
        added=moment(entry.get("dateAdded")),
    )
    annos = entry.get("annos")
    said = [
        words(anno, "value")
        for anno in (annos if isinstance(annos, list) else ())
        if isinstance(anno, Mapping) and anno.get("name") == _DESCRIPTION
    ]
    return _described(article, said[0] if said else "")
