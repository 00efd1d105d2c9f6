"""The inline content of a page as segments: text with the formats that hold over it, mended and written as clean HTML.

Formats are flattened, so that whatever a page nests, crosses, repeats or leaves empty becomes the plainest markup that
says the same. Knows nothing of blocks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urljoin

from lxml.html import HtmlElement

from termreader.ingest.sanitize import clean, clean_line, safe_href, safe_source

_FORMATS = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "s": "del",
    "del": "del",
    "strike": "del",
    "mark": "mark",
    "sup": "sup",
    "sub": "sub",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
}
_ORDER = ("strong", "em", "del", "mark", "a", "strong*", "em*", "del*", "mark*", "sup", "sub", "code")
"""From the outside to the inside: the same formats nested in whatever way are written in one. A format that holds over
only a part of a link is told by its star, for it stands in the link and the others around it."""
_AROUND_LINKS = frozenset({"strong", "em", "del", "mark"})
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BACK_TO_TEXT = re.compile(r"[\s↩↑⏎^\ufe0e\ufe0f⬆]*|jump up\W*|back to (?:text|article|content)\W*", re.IGNORECASE)
_BREAK = "\n"
_ICON = 40
"""Pictures no larger than this, in pixels, are signs in the text."""


class Segment(NamedTuple):
    """A stretch of text under the same formats, a line break ("\\n"), a picture or a footnote reference."""

    text: str
    formats: frozenset[tuple[str, str]] = frozenset()
    """Pairs of a format and, for links, the target."""
    picture: str | None = None
    """A picture's target, "" if that may not be kept; then the text is its description."""
    footnote: str = ""
    """A footnote reference's label."""


class PageLinks(NamedTuple):
    """What links in a page mean: against what they are read, and which of them refer to footnotes."""

    base: str = ""
    footnotes: Mapping[str, str] = {}
    """From a place in the page ("fn1") to the label of the footnote that stands there."""
    beside: bool = False
    """Whether the page is a file, beside which its pictures may lie."""

    def picture(self, source: str) -> str:
        """Where a picture lies: an address, or a path from the page itself down; "" if it may not be kept."""
        beside = safe_source(source) if self.beside or not self.base else None
        return beside or self.resolve(source)

    def resolve(self, href: str) -> str:
        """The target of a link, absolute, or "" if it may not be kept."""
        href = href.strip()
        if href.startswith("#"):
            return ""
        try:
            return safe_href(urljoin(self.base, href) if self.base else href) or ""
        except ValueError:  # an address that is none, "http://[x"
            return ""


def read_segments(nodes: Iterable[HtmlElement | str], links: PageLinks) -> list[Segment]:
    """The segments of inline nodes: elements (their tails are nodes of their own) and strings."""
    segments: list[Segment] = []
    for node in nodes:
        if isinstance(node, str):
            segments.append(Segment(node))
        else:
            segments += _segments_of(node, frozenset(), links)
    return segments


def formats_of(element: HtmlElement, links: PageLinks) -> frozenset[tuple[str, str]]:
    """The formats that an element by itself gives its content."""
    if element.tag == "a":
        target = links.resolve(element.get("href") or "")
        return frozenset({("a", target)} if target else ())
    name = _FORMATS.get(element.tag)
    return frozenset({(name, "")} if name else ())


def tidy(segments: Sequence[Segment]) -> list[Segment]:
    """The segments with white space as it is shown: runs are one space, outside of formats, none at a line's ends."""
    spaced = list(_split_spaces(segments))
    tidied: list[Segment] = []
    for segment in spaced:
        if segment.text == " " and segment.picture is None:
            if tidied and tidied[-1].text not in {" ", _BREAK}:
                tidied.append(segment)
        elif segment.text == _BREAK:
            while tidied and tidied[-1].text == " ":
                tidied.pop()
            if tidied:
                tidied.append(segment)
        else:
            tidied.append(segment)
    while tidied and tidied[-1].text in {" ", _BREAK} and tidied[-1].picture is None:
        tidied.pop()
    return _with_inner_spaces(tidied)


def paragraphs(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments tidied, and parted where two line breaks follow each other: how old pages part their paragraphs."""
    parts: list[list[Segment]] = [[]]
    breaks = 0
    for segment in segments:
        blank = not segment.text.strip() and segment.picture is None and not segment.footnote
        if segment.text == _BREAK:
            breaks += 1
        elif not blank:
            if breaks >= 2:
                parts.append([])
            breaks = 0
        parts[-1].append(segment)
    return [part for part in map(tidy, parts) if part]


def inline_html(segments: Sequence[Segment]) -> str:
    """Tidy segments as HTML."""
    return "".join(_written(_with_link_parts(segments), 0))


def plain_text(segments: Sequence[Segment]) -> str:
    """What a reader sees of tidy segments, on one line."""
    return clean_line("".join(segment.text for segment in segments))


def _segments_of(element: HtmlElement, formats: frozenset[tuple[str, str]], links: PageLinks) -> Iterator[Segment]:
    tag = element.tag
    if tag == "br":
        yield Segment(_BREAK)
        return
    if tag == "img":
        yield from _picture(element, formats, links)
        return
    if tag == "a":
        href = element.get("href") or ""
        label = links.footnotes.get(href[1:]) if href.startswith("#") else None
        if label:
            yield Segment(f"[{label}]", formats - {("sup", "")}, footnote=label)
            return
        if href.startswith("#") and links.footnotes and _BACK_TO_TEXT.fullmatch(element.text_content()):
            return
    added = formats_of(element, links)
    if any(name == "a" for name, _ in added):
        formats = frozenset(pair for pair in formats if pair[0] != "a")
    formats |= added
    before, after = (
        ("“", "”") if tag == "q" else ("(", ")") if tag == "rt" and not _has_parentheses(element) else ("", "")
    )
    if before or element.text:
        yield Segment(before + (element.text or ""), formats)
    for child in element:
        yield from _segments_of(child, formats, links)
        if child.tail:
            yield Segment(child.tail, formats)
    if after:
        yield Segment(after, formats)


def _has_parentheses(ruby_text: HtmlElement) -> bool:
    parent = ruby_text.getparent()
    return parent is not None and parent.find("rp") is not None


def _picture(element: HtmlElement, formats: frozenset[tuple[str, str]], links: PageLinks) -> Iterator[Segment]:
    description = clean_line(element.get("alt") or "")
    if _is_icon(element):
        if 0 < len(description) <= 12:  # an emoji drawn as a picture
            yield Segment(description, formats)
        return
    sources = (element.get(name) or "" for name in ("data-src", "data-original", "data-lazy-src", "src"))
    targets = (links.picture(source) for source in sources if source and not source.startswith("data:"))
    target = next((target for target in targets if target), "")
    yield Segment(description, formats & {pair for pair in formats if pair[0] == "a"}, picture=target)


def _is_icon(element: HtmlElement) -> bool:
    sizes = [element.get(name, "").removesuffix("px") for name in ("width", "height")]
    small = any(size.isdigit() and int(size) <= _ICON for size in sizes)
    return small or "emoji" in element.get("class", "")


def _split_spaces(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Cleaned segments whose white space at the ends stands for itself, so that no format begins or ends with it."""
    for segment in segments:
        if segment.picture is not None or segment.footnote or segment.text == _BREAK:
            yield segment
            continue
        text = _SPACE.sub(" ", clean(segment.text))
        core = text.strip(" ")
        if text.startswith(" "):
            yield Segment(" ")
        if core:
            yield segment._replace(text=core)
            if text.endswith(" "):
                yield Segment(" ")


def _with_inner_spaces(segments: Sequence[Segment]) -> list[Segment]:
    """A space between two segments of the same format belongs to the format."""
    merged = list(segments)
    for index in range(1, len(merged) - 1):
        before, segment, after = merged[index - 1 : index + 2]
        if segment.text == " " and not segment.formats:
            merged[index] = Segment(" ", before.formats & after.formats)
    return merged


def _with_link_parts(segments: Sequence[Segment]) -> list[Segment]:
    """The segments with a star at those formats of a link's that do not hold over the whole of it."""
    starred: list[Segment] = []
    for target, group in groupby(segments, key=lambda segment: _value(segment, "a")):
        members = list(group)
        if target is not None:
            worded = [member.formats for member in members if member.text != " "]
            whole = worded[0].intersection(*worded) if worded else frozenset()
            members = [
                member._replace(
                    formats=frozenset(
                        (f"{name}*", value) if name in _AROUND_LINKS and (name, value) not in whole else (name, value)
                        for name, value in member.formats
                    )
                )
                for member in members
            ]
        starred += members
    return starred


def _value(segment: Segment, name: str) -> str | None:
    """What a format of that name says over the segment (a link's target), or None if it has none."""
    return next((value for format_name, value in segment.formats if format_name == name), None)


def _written(segments: Sequence[Segment], level: int) -> Iterator[str]:
    """Segments that agree in all formats before `level`, with the others' tags around them.

    A space at the edge of a tag is written outside of it, where Markdown can have it.
    """
    present = {name for segment in segments for name, _ in segment.formats}
    while level < len(_ORDER) and _ORDER[level] not in present:
        level += 1
    if level == len(_ORDER):
        yield from map(_leaf, segments)
        return
    name = _ORDER[level]
    for value, group in groupby(segments, key=lambda segment: _value(segment, name)):
        members = list(group)
        if value is None:
            yield from _written(members, level + 1)
            continue
        start, end = 0, len(members)
        while start < end and members[start].text == " ":
            start += 1
        while end > start and members[end - 1].text == " ":
            end -= 1
        tag = name.rstrip("*")
        attribute = f' href="{escape(value)}"' if name == "a" else ""
        yield " " * start
        if start < end:
            yield f"<{tag}{attribute}>{''.join(_written(members[start:end], level + 1))}</{tag}>"
        yield " " * (len(members) - end)


def _leaf(segment: Segment) -> str:
    if segment.footnote:
        return f'<x-note label="{escape(segment.footnote)}"></x-note>'
    if segment.picture is not None:
        return f'<img src="{escape(segment.picture)}" alt="{escape(segment.text)}">'
    if segment.text == _BREAK:
        return "<br>"
    return escape(segment.text, quote=False)
