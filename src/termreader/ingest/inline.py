"""Inline Markdown tokens into a run of text with marks. Knows nothing of blocks."""

import re
from collections.abc import Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

import msgspec
from markdown_it.token import Token

from termreader.ingest.sanitize import clean, clean_line, safe_href, safe_source
from termreader.ingest.spacing import joint
from termreader.model import MarkKind

_OPENING = {
    "strong_open": MarkKind.STRONG,
    "em_open": MarkKind.EMPHASIS,
    "s_open": MarkKind.STRIKE,
    "mark_open": MarkKind.HIGHLIGHT,
    "link_open": MarkKind.LINK,
}
_CLOSING = {name.replace("_open", "_close"): kind for name, kind in _OPENING.items()}
_TAG_MARKS = {
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
    "i": MarkKind.EMPHASIS,
    "em": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "dfn": MarkKind.EMPHASIS,
    "var": MarkKind.EMPHASIS,
    "s": MarkKind.STRIKE,
    "del": MarkKind.STRIKE,
    "strike": MarkKind.STRIKE,
    "code": MarkKind.CODE,
    "kbd": MarkKind.CODE,
    "samp": MarkKind.CODE,
    "tt": MarkKind.CODE,
    "mark": MarkKind.HIGHLIGHT,
    "sup": MarkKind.SUPERSCRIPT,
    "sub": MarkKind.SUBSCRIPT,
    "a": MarkKind.LINK,
}
_HIDDEN_TAGS = frozenset({"script", "style", "template"})
_SILENT_TAGS = frozenset(
    re.findall(
        r"\w+",
        "abbr address article aside audio bdi bdo big blink blockquote body button caption center col colgroup "
        "data datalist dd details dialog dir div dl dt embed fieldset figcaption figure font footer form h1 h2 h3 "
        "h4 h5 h6 head header hgroup html iframe input ins label legend li link main map meta meter nav nobr "
        "noscript object ol optgroup option output p param picture pre progress q rb rp rt rtc ruby search section "
        "select small source span summary svg table tbody td textarea tfoot th thead time title tr track tt u ul "
        "video wbr",
    )
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_TAG_ATTRIBUTE = re.compile(r"""\s(href|src|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+)""", re.IGNORECASE)
_LINE_BREAKS = re.compile(r"[\n\t]+")


class InlineMark(NamedTuple):
    """A mark over a run: its offsets count from the run's first character."""

    kind: MarkKind
    start: int
    end: int
    href: str


class Picture(NamedTuple):
    """A picture in a run, by its description and where it lies."""

    text: str
    href: str


class Run(msgspec.Struct, frozen=True):
    """The text of one paragraph, heading or cell, as it is read, with its marks in order of start."""

    text: str
    marks: tuple[InlineMark, ...] = ()
    pictures: tuple[Picture, ...] = ()
    only_pictures: bool = False
    """Nothing but pictures stands in it."""


def read_run(children: Sequence[Token], *, one_line: bool = False, nameless: bool = True) -> Run:
    """The run that the children of an inline token make. In one line (a cell, a heading) breaks are spaces.

    A picture without a description is named after its file, unless `nameless` ones are not wanted in the text.
    """
    reader = _Reader(one_line, nameless)
    reader.read(children)
    return reader.run()


class _Reader:
    """Text and marks as they come, then what is open at the end is closed."""

    def __init__(self, one_line: bool, nameless: bool) -> None:
        self._nameless = nameless
        self._newline = " " if one_line else "\n"
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._broken = False
        self._open: list[tuple[MarkKind, int, str]] = []
        self._marks: list[InlineMark] = []
        self._pictures: list[Picture] = []
        self._picture_spans: list[tuple[int, int, str]] = []

    def read(self, children: Sequence[Token]) -> None:
        hidden_until = -1
        for index, token in enumerate(children):
            if index <= hidden_until:
                continue
            kind = token.type
            if kind == "text":
                self._text(token.content)
            elif kind == "softbreak":
                self._broken = True
            elif kind == "hardbreak":
                self._break()
            elif kind == "code_inline":
                self._marked(MarkKind.CODE, token.content)
            elif kind == "html_inline":
                hidden_until = self._tag(token.content, children, index)
            elif kind == "image":
                self._picture(read_run(token.children or (), one_line=True).text, str(token.attrs.get("src", "")))
            elif kind == "footnote_ref":
                label = footnote_label(token)
                self._marked(MarkKind.FOOTNOTE, f"[{label}]", label)
            elif kind in _OPENING:
                self._begin(_OPENING[kind], str(token.attrs.get("href", "")))
            elif kind in _CLOSING:
                self._end(_CLOSING[kind])
            else:
                self._text(token.content)

    def run(self) -> Run:
        while self._open:
            self._end(self._open[-1][0])
        text = "".join(self._parts)
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        only_pictures = bool(self._pictures) and self._without_pictures() == ""
        linked = () if only_pictures else self._picture_spans
        links = [InlineMark(MarkKind.LINK, start, end, href) for start, end, href in linked if safe_href(href)]
        marks = (
            InlineMark(kind, max(start - lead, 0), min(end - lead, len(text)), href)
            for kind, start, end, href in (*self._marks, *links)
        )
        kept = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
        return Run(text, tuple(kept), tuple(self._pictures), only_pictures)

    def _without_pictures(self) -> str:
        text = "".join(self._parts)
        edges = [0, *(edge for start, end, _ in self._picture_spans for edge in (start, end)), len(text)]
        return "".join(text[a:b] for a, b in list(pairwise(edges))[::2]).strip()

    def _text(self, content: str) -> None:
        content = _LINE_BREAKS.sub(" ", clean(content))
        if not content:
            return
        if self._broken:
            self._broken = False
            space = joint(self._last, content)
            if space:
                self._append(space)
        self._append(content)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]

    def _break(self) -> None:
        self._broken = False
        if self._length:
            self._append(self._newline)

    def _marked(self, kind: MarkKind, content: str, href: str = "") -> None:
        if self._broken:
            self._text("\n")
        start = self._length
        self._text(content)
        self._marks.append(InlineMark(kind, start, self._length, href))

    def _begin(self, kind: MarkKind, href: str = "") -> None:
        if self._broken:  # the space of a line's end belongs before the mark, not in it
            self._broken = False
            self._append(" ")
        self._open.append((kind, self._length, href))

    def _end(self, kind: MarkKind) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == kind:
                _, start, href = self._open.pop(index)
                target = (safe_href(href) or "") if kind == MarkKind.LINK else ""
                if self._length > start and (target or kind != MarkKind.LINK):
                    self._marks.append(InlineMark(kind, start, self._length, target))
                return

    def _picture(self, description: str, source: str) -> None:
        href = safe_source(source) or ""
        text = description
        if not text and self._nameless:
            text = _file_name(source) or ("picture" if href else "")
        if not text:
            self._pictures += [Picture("", href)] if href else []
            return
        if self._broken:
            self._broken = False
            self._append(" ")
        start = self._length
        self._append(text)
        self._pictures.append(Picture(text, href))
        self._picture_spans.append((start, self._length, href))

    def _tag(self, html: str, children: Sequence[Token], index: int) -> int:
        """Do what an HTML tag says; answers the index up to which the children belong to a hidden element."""
        found = _TAG.match(html)
        if not found:
            return -1  # a comment, a declaration
        closing, name = bool(found[1]), found[2].lower()
        attributes = {key.lower(): _unquoted(value) for key, value in _TAG_ATTRIBUTE.findall(html)}
        if name == "br":
            self._break()
        elif name == "img":
            self._picture(clean(attributes.get("alt", "")), attributes.get("src", ""))
        elif name in _TAG_MARKS:
            if closing:
                self._end(_TAG_MARKS[name])
            else:
                self._begin(_TAG_MARKS[name], attributes.get("href", ""))
        elif name in _HIDDEN_TAGS and not closing:
            end = f"</{name}"
            later = range(index + 1, len(children))
            return next((at for at in later if children[at].content.lower().startswith(end)), -1)
        elif name not in _SILENT_TAGS and name not in _HIDDEN_TAGS:
            self._text(html)  # `<your-name>` is no tag but what somebody wrote
        return -1


def footnote_label(token: Token) -> str:
    """The label of a footnote reference: as written, or its number when the footnote stands inline."""
    return clean(str(token.meta.get("label") or int(token.meta["id"]) + 1))


def _unquoted(value: str) -> str:
    return unescape(value.strip("\"'"))


def _file_name(source: str) -> str:
    if source.startswith("data:"):
        return ""
    name = clean_line(source.split("?")[0].split("#")[0].rpartition("/")[2])
    return name if "." in name else ""
