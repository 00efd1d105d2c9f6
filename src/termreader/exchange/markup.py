"""The words of a little HTML, such as other programs keep notes in. Knows nothing of pages."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "hr"})
_UNSEEN = frozenset({"script", "style"})
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_BLANK_LINES = re.compile(r"\n{3,}")


def feed(reader: HTMLParser, markup: str) -> None:
    """Let a parser read all of `markup`. Python's own fails on `<![` where no CDATA follows."""
    reader.feed(markup.replace("<![", "&lt;!["))
    reader.close()


def text_of(markup: str) -> str:
    """The text in `markup`: paragraphs parted by blank lines, items with a dash. What is no HTML stays as it is."""
    if not _TAG.search(markup):
        return markup.strip()
    reader = _Reader()
    feed(reader, markup)
    lines = [" ".join(line.split()) for line in "".join(reader.pieces).split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self.pieces.append("\n")
        elif tag == "li":
            self.pieces.append("\n- ")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS and tag != "li":
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data.replace("\n", " "))
