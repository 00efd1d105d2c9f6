"""An article: one plain text, the blocks that partition it and the marks over it.

Every offset is a character index into `Document.text`; every span is half open, `[start, end)`.
"""

import re
from enum import StrEnum
from typing import NamedTuple

import msgspec

DOCUMENT_VERSION = "2"
"""Raised when `ingest.document` makes another Document of the same Markdown than before: cached ones are made again."""

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


class Span(NamedTuple):
    """A half-open range of characters, `[start, end)`."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block of text is. A list item's later paragraphs are paragraphs with the item's indent."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"
    IMAGE = "image"
    CAPTION = "caption"
    CREDIT = "credit"
    PULLQUOTE = "pullquote"
    ATTRIBUTION = "attribution"
    FOOTNOTE = "footnote"


class Block(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A block element. Blocks are in order and disjoint, and between two of them stand only newlines."""

    kind: BlockKind
    """What it is."""
    start: int
    """First character."""
    end: int
    """One past the last character; the newlines that part it from the next block are not in it."""
    level: int = 0
    """Headings: 1 to 6."""
    indent: int = 0
    """How many lists it stands in; 0 outside any list."""
    quote: int = 0
    """How many block quotes it stands in."""
    marker: str = ""
    """List items: what is drawn before it, `•`, `3.`, `[ ]`, `[x]`. Footnotes: the label."""
    language: str = ""
    """Code: the language named at the fence, lower case."""
    aligns: str = ""
    """Tables: a letter for each column, `l`, `r`, `c`, or `-` when the source says nothing."""
    href: str = ""
    """Images, and captions of images: where the picture lies, a web address or a path from the text's own file down."""

    @property
    def span(self) -> Span:
        """Its span."""
        return Span(self.start, self.end)


class MarkKind(StrEnum):
    """Inline markup that the source carries."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    HIGHLIGHT = "highlight"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    FOOTNOTE = "footnote"


class Mark(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Inline markup over a span. Marks may nest and overlap; they never cross a block's edge."""

    kind: MarkKind
    start: int
    end: int
    href: str = ""
    """Links: the target. Footnote references: the label of the footnote."""


class Document(msgspec.Struct, frozen=True):
    """The derived form of an article's Markdown: what is read, laid out, searched and annotated.

    In `text` two blocks are parted by a blank line ("\\n\\n"), items of one tight list by one newline.
    A table's rows are lines and its cells are parted by tabs; the first row is the header. A rule is "* * *".
    """

    text: str
    blocks: tuple[Block, ...] = ()
    """In order of position."""
    marks: tuple[Mark, ...] = ()
    """In order of start."""


class Metadata(msgspec.Struct, frozen=True):
    """What is known about an article apart from its text. What is not known is None."""

    title: str
    byline: str | None = None
    """The authors, as the source names them."""
    site: str | None = None
    """The publication."""
    section: str | None = None
    """The section of the publication ("Business")."""
    published: str | None = None
    """ISO 8601, a date or a date and time."""
    url: str | None = None
    """Where the person got it from."""
    canonical_url: str | None = None
    """Where the page says it lives; never fetched or opened by itself."""
    language: str | None = None
    """BCP 47."""


class ArticleState(msgspec.Struct, frozen=True):
    """How far a reader is with an article, and what they did with it."""

    position: int = 0
    """Reading position: the offset of the first character on the screen."""
    progress: float = 0.0
    """How much was read, 0 to 1: the furthest point reached."""
    added: str = ""
    """ISO 8601 in UTC."""
    opened: str | None = None
    """When last opened, ISO 8601 in UTC."""
    finished: bool = False
    archived: bool = False
    tags: tuple[str, ...] = ()


class Article(msgspec.Struct, frozen=True):
    """An article in the library, or one read without being added (then `id` is None)."""

    id: int | None
    metadata: Metadata
    document: Document
    state: ArticleState
    markdown: str
    """The canonical form, without the title; "" where only the text was asked for."""
    content_hash: str
    """SHA-256 of the text, hex: the key of a stored analysis."""


class ArticleSummary(msgspec.Struct, frozen=True):
    """One line of the list: all that is known without loading the text."""

    id: int
    metadata: Metadata
    state: ArticleState
    words: int
    bookmarks: int = 0
    highlights: int = 0
    notes: int = 0


def count_words(text: str) -> int:
    """The number of words in `text`: runs of letters and digits, joined by hyphens and apostrophes."""
    return sum(1 for _ in _WORD.finditer(text))
