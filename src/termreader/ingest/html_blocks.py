"""An article's tree mended: a small, regular HTML that says the same, for the Markdown converter to read.

Of blocks there are h1–h6, p (of class caption or credit), ul, ol, li, blockquote (of class pullquote), pre, hr, table
and x-footnote; li may hold an x-line, the paragraph of a tight item; table cells hold inline content alone. All else in
a page is unwrapped, and what nests wrongly (lists in lists, blocks in inline elements, tables in cells) is set right.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from lxml.html import HtmlElement

from termreader.ingest.html_figures import (
    caption_lines,
    captions_in,
    code_language,
    holds_blocks,
    is_figure,
    is_pullquote,
    role_of,
    take_pictures,
    texts,
)
from termreader.ingest.html_inline import (
    PageLinks,
    Segment,
    formats_of,
    inline_html,
    paragraphs,
    plain_text,
    read_segments,
    tidy,
)
from termreader.ingest.html_notes import Footnotes, find_footnotes
from termreader.ingest.html_page import BLOCK_TAGS, HEADINGS
from termreader.ingest.html_tables import grid, is_data
from termreader.ingest.sanitize import clean

_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_MAX_LISTS = 8
_MAX_QUOTES = 6
_LINE_NUMBERS = re.compile(r"[\s\d.:|]*")
_DESCRIBED = 3
"""Words from which the description of a picture is worth reading."""


def mend(article: HtmlElement, base: str = "", title: str = "", *, beside: bool = False, is_book: bool = False) -> str:
    """The regular HTML of `article`, which is used up. Links are read against `base`.

    Pictures may lie `beside` the page when it is a file. Those of which nothing is said but the `title` are left out;
    in a book those that stand by themselves are its illustrations, and stay.
    """
    links = PageLinks(base, beside=beside)
    return "".join(_Mender(find_footnotes(article), links, title, is_book=is_book).blocks(article))


def _illustrations(segments: Iterable[Segment]) -> Iterator[str]:
    for segment in segments:
        if segment.picture:
            yield f'<p class="picture"><img src="{escape(segment.picture)}" alt=""></p>'


class _Mender:
    """The state of a walk: how deep it is in lists and quotes, and which footnotes are still to come."""

    def __init__(self, footnotes: Footnotes, links: PageLinks, title: str, *, is_book: bool) -> None:
        self._is_book = is_book
        self._links = links._replace(footnotes=footnotes.places)
        self._labels = dict(footnotes.labels)
        self._captions: dict[HtmlElement, str] = {}
        self._title = title
        self._lists = 0
        self._quotes = 0

    def blocks(self, element: HtmlElement, wrappers: Sequence[HtmlElement] = ()) -> Iterator[str]:
        """The blocks in `element`. The formats of `wrappers`, inline elements around it, hold for every block in it."""
        nodes: list[HtmlElement | str] = [element.text or ""]
        for child in element:
            if holds_blocks(child) or child in self._captions:
                yield from self._paragraphs(nodes, element, wrappers)
                nodes = []
                yield from self._block(child, wrappers)
            else:
                nodes.append(child)
            nodes.append(child.tail or "")
        yield from self._paragraphs(nodes, element, wrappers)

    def _block(self, element: HtmlElement, wrappers: Sequence[HtmlElement]) -> Iterator[str]:
        label = self._labels.pop(element, None)
        if label is not None:
            yield f'<x-footnote label="{escape(label)}">{"".join(self._block_or_children(element))}</x-footnote>'
            return
        tag = element.tag
        if element in self._captions:
            yield from self._caption(element)
        elif tag in HEADINGS:
            yield from self._heading(element, wrappers)
        elif tag in _LISTS:
            yield from self._list(element)
        elif tag == "dl":
            yield from self._definitions(element)
        elif tag == "pre":
            yield self._pre(element)
        elif tag == "table":
            yield from self._table(element)
        elif tag == "summary":
            yield from self._terms(element)
        elif tag == "hr":
            yield "<hr>"
        elif is_pullquote(element):
            yield from self._wrapped("blockquote", element, ' class="pullquote"')
        elif tag == "blockquote":
            yield from self._quote(element)
        elif is_figure(element):
            yield from self._figure(element)
        elif tag not in BLOCK_TAGS:
            yield from self.blocks(element, [*wrappers, element])
        else:
            yield from self.blocks(element, wrappers)

    def _block_or_children(self, element: HtmlElement) -> Iterator[str]:
        return self.blocks(element) if element.tag in {"li", "td", "tr", "div", "dd"} else self._block(element, ())

    def _segments(self, nodes: Sequence[HtmlElement | str], wrappers: Sequence[HtmlElement]) -> list[Segment]:
        segments = read_segments(nodes, self._links)
        outer = frozenset(pair for wrapper in wrappers for pair in formats_of(wrapper, self._links))
        if outer:
            segments = [segment._replace(formats=segment.formats | outer) for segment in segments]
        return segments

    def _paragraphs(
        self, nodes: Sequence[HtmlElement | str], owner: HtmlElement, wrappers: Sequence[HtmlElement]
    ) -> Iterator[str]:
        for segments in paragraphs(self._segments(nodes, wrappers)):
            given, segments = segments, self._worth_showing(segments)
            if not segments:
                yield from _illustrations(given) if self._is_book else ()
                continue
            described = any(segment.picture is not None for segment in segments)
            role = "" if described else role_of(owner, plain_text(segments))
            attribute = f' class="{role}"' if role else ""
            yield f"<p{attribute}>{inline_html(segments)}</p>"

    def _worth_showing(self, segments: Sequence[Segment]) -> list[Segment]:
        """The segments without pictures of which nothing is said."""
        return tidy([segment for segment in segments if segment.picture is None or self._is_described(segment)])

    def _is_described(self, picture: Segment) -> bool:
        return len(picture.text.split()) >= _DESCRIBED and picture.text.lower() != self._title.lower()

    def _heading(self, element: HtmlElement, wrappers: Sequence[HtmlElement]) -> Iterator[str]:
        segments = [
            segment._replace(text=" " if segment.text == "\n" else segment.text)
            for segment in self._segments(_inline_nodes(element), wrappers)
            if segment.picture is None
        ]
        inner = inline_html(tidy([s._replace(formats=s.formats - {("strong", "")}) for s in segments]))
        if inner:
            yield f"<{element.tag}>{inner}</{element.tag}>"
        yield from self._pictures_in(element)

    def _pictures_in(self, element: HtmlElement) -> Iterator[str]:
        for picture in element.iter("img"):
            segments = self._worth_showing(read_segments([picture], self._links))
            if segments:
                yield f"<p>{inline_html(segments)}</p>"

    def _wrapped(self, tag: str, element: HtmlElement, attributes: str = "") -> Iterator[str]:
        inner = "".join(self.blocks(element))
        if inner:
            yield f"<{tag}{attributes}>{inner}</{tag}>"

    def _quote(self, element: HtmlElement) -> Iterator[str]:
        if self._quotes >= _MAX_QUOTES:
            yield from self.blocks(element)
            return
        self._quotes += 1
        yield from self._wrapped("blockquote", element)
        self._quotes -= 1

    def _list(self, element: HtmlElement) -> Iterator[str]:
        if self._lists >= _MAX_LISTS:
            yield from self._flat_items(element)
            return
        self._lists += 1
        ordered = element.tag == "ol"
        start = element.get("start", "1").strip()
        items = list(self._items(element))
        self._lists -= 1
        pieces: list[str] = []
        run: list[str] = []
        number = int(start) if start.isdecimal() and len(start) < 9 else 1
        for item in [*items, None]:
            if item is not None and not item.startswith("<x-footnote"):
                run.append(item)
                continue
            if run:
                tag = f'ol start="{number}"' if ordered else "ul"
                pieces.append(f"<{tag}>{''.join(run)}</{tag[:2]}>")
                number, run = number + len(run), []
            pieces += [item] if item is not None else []
        yield from pieces

    def _items(self, element: HtmlElement) -> Iterator[str]:
        """The items of a list. Text in it outside of items becomes one; what else stands there joins the one before."""
        yield from (f"<li>{text}</li>" for text in self._paragraphs([element.text or ""], element, ()))
        content = ""
        for child in element:
            if child.tag == "li":
                yield from _list_item(content)
                content = "" if child in self._labels else self._item(child)
                if child in self._labels:
                    yield from self._block(child, ())
            elif holds_blocks(child):
                content += "".join(self._block(child, ()))
            else:
                content += "".join(self._paragraphs([child], element, ()))
            stray = list(self._paragraphs([child.tail or ""], element, ()))
            if stray:
                yield from _list_item(content)
                content = "".join(stray)
        yield from _list_item(content)

    def _item(self, element: HtmlElement) -> str:
        """An item's content: a line if one paragraph is all there is before its lists, else blocks."""
        blocks = list(self.blocks(element))
        first = blocks[0] if blocks else ""
        tight = first.startswith("<p>") and all(block.startswith(("<ul>", "<ol ")) for block in blocks[1:])
        if tight:
            return "".join([f"<x-line>{first[3:-4]}</x-line>", *blocks[1:]])
        return "".join(blocks)

    def _flat_items(self, element: HtmlElement) -> Iterator[str]:
        for child in element:
            if child.tag in BLOCK_TAGS:
                yield from self.blocks(child)
            else:
                yield from self._paragraphs([child, child.tail or ""], element, ())

    def _definitions(self, element: HtmlElement) -> Iterator[str]:
        """Terms as strong paragraphs, what is said of each as items under it."""
        items: list[str] = []
        for child in element.iter("dt", "dd"):
            if next((above for above in child.iterancestors("dl")), None) is not element:
                continue
            if child.tag == "dd" and self._lists < _MAX_LISTS:
                self._lists += 1
                content = self._item(child)
                self._lists -= 1
                items += [f"<li>{content}</li>"] if content else []
                continue
            if items:
                yield f"<ul>{''.join(items)}</ul>"
                items = []
            yield from self._terms(child)
        if items:
            yield f"<ul>{''.join(items)}</ul>"

    def _terms(self, element: HtmlElement) -> Iterator[str]:
        """The blocks of a term or a summary, its paragraphs strong."""
        for block in self.blocks(element):
            plain = block.startswith("<p>") and "<strong>" not in block
            yield f"<p><strong>{block[3:-4]}</strong></p>" if plain else block

    def _pre(self, element: HtmlElement) -> str:
        for line_break in element.iter("br"):
            line_break.tail = "\n" + (line_break.tail or "")
        text = clean(element.text_content()).strip("\n")
        if not text.strip():
            return ""
        language = code_language(element)
        attribute = f' data-language="{escape(language)}"' if language else ""
        return f"<pre{attribute}>{escape(text, quote=False)}</pre>"

    def _figure(self, figure: HtmlElement) -> Iterator[str]:
        """What is set apart as a figure: a picture and its captions, the first of which carries it, or other things."""
        captions = captions_in(figure)
        if captions:
            pictures = take_pictures(figure, self._links)
            source = next((picture.picture for picture in pictures if picture.picture), "")
            self._captions |= dict.fromkeys(captions, "") | {captions[0]: source}
        yield from self.blocks(figure)

    def _caption(self, caption: HtmlElement) -> Iterator[str]:
        source = self._captions.pop(caption)
        for segments, kind in caption_lines(caption, self._links):
            picture, source = (f'<img src="{escape(source)}" alt="">' if source else ""), ""
            yield f'<p class="{kind}">{picture}{inline_html(segments)}</p>'

    def _table(self, table: HtmlElement) -> Iterator[str]:
        for caption in table.findall("caption"):
            for segments in texts(caption, self._links):
                yield f'<p class="caption">{inline_html(segments)}</p>'
            table.remove(caption)
        if not is_data(table):
            for cell in list(table.iter("td", "th")):
                if _LINE_NUMBERS.fullmatch(cell.text_content()) and cell.find(".//pre") is not None:
                    cell.clear()
            yield from self.blocks(table)
            return
        rows = [[self._cell(cell) for cell in row] for row in grid(table)]
        rows = [row for row in rows if any(row)]
        while rows and rows[0] and not any(row[-1] for row in rows):
            rows = [row[:-1] for row in rows]
        if rows:
            cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
            yield f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"

    def _cell(self, cell: HtmlElement | None) -> str:
        return "" if cell is None else "<br>".join(inline_html(segments) for segments in texts(cell, self._links))


def _list_item(content: str) -> list[str]:
    return [f"<li>{content}</li>"] if content else []


def _inline_nodes(element: HtmlElement) -> list[HtmlElement | str]:
    nodes: list[HtmlElement | str] = [element.text or ""]
    for child in element:
        nodes += [child, child.tail or ""]
    return nodes
