"""An article's tree mended: a small, regular HTML that says the same, for the Markdown converter to read.

Of blocks there are h1–h6, p (of class caption or credit), ul, ol, li, blockquote (of class pullquote), pre, hr, table
and x-footnote; li may hold an x-line, the paragraph of a tight item; table cells hold inline content alone. All else in
a page is unwrapped, and what nests wrongly (lists in lists, blocks in inline elements, tables in cells) is set right.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from lxml.html import HtmlElement

from termreader.ingest.html_inline import PageLinks, Segment, inline_html, paragraphs, plain_text, read_segments, tidy
from termreader.ingest.html_page import BLOCK_TAGS, HEADINGS
from termreader.ingest.html_tables import grid, is_data
from termreader.ingest.plain_roles import is_credit
from termreader.ingest.sanitize import clean

_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_MAX_LISTS = 8
_MAX_QUOTES = 6
_CAPTION = re.compile(r"(?:^|[\s_-])(?:caption|thumbcaption|wp-caption-text|figcaption)", re.IGNORECASE)
_CREDIT = re.compile(r"(?:^|[\s_-])(?:credits?|copyright|photographer|image-source|byline)(?:$|[\s_-])", re.IGNORECASE)
_PULLQUOTE = re.compile(r"pull-?_?quote", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language|lang|highlight-source|highlight|brush:?|sourceCode|code)[-: ]\s*([\w+#.-]+)"
)
_NOT_LANGUAGES = frozenset({"none", "text", "plain", "default", "notranslate", "plaintext", "wrapper", "block"})
_LINE_NUMBERS = re.compile(r"[\s\d.:|]*")
_NOTE_MARK = re.compile(r"\s*[\[(]?\s*(\w{1,4}|[*†‡§¶]{1,3})\s*[\])]?\s*")
_NOTE_PLACES = frozenset({"li", "p", "div", "dd", "aside", "section", "td", "tr"})
_DESCRIBED = 3
"""Words from which the description of a picture is worth reading."""


def mend(article: HtmlElement, base: str = "", title: str = "") -> str:
    """The regular HTML of `article`. Links are read against `base`; pictures described by the `title` say nothing."""
    notes = _footnotes(article)
    return "".join(
        _Mender(PageLinks(base, {place: label for place, (label, _) in notes.items()}), notes, title).blocks(article)
    )


def _footnotes(article: HtmlElement) -> dict[str, tuple[str, HtmlElement]]:
    """Footnotes: places that short links point to from before, with their labels and the elements that hold them."""
    places = {name: element for element in article.iter() for name in (element.get("id"), element.get("name")) if name}
    order: dict[HtmlElement, int] | None = None
    notes: dict[str, tuple[str, HtmlElement]] = {}
    for link in article.iter("a"):
        href = link.get("href") or ""
        mark = _NOTE_MARK.fullmatch(link.text_content()) if href.startswith("#") else None
        target = places.get(href[1:])
        if mark is None or target is None or href[1:] in notes:
            continue
        if order is None:
            order = {element: number for number, element in enumerate(article.iter())}
        holder: HtmlElement | None = target
        while holder is not None and holder is not article and holder.tag not in _NOTE_PLACES:
            holder = holder.getparent()
        if holder is None or holder is article or order[holder] <= order[link] or link in holder.iterdescendants():
            continue
        used = {label for label, _ in notes.values()}
        label = mark[1] if mark[1] not in used else f"{mark[1]}-{len(notes) + 1}"
        notes[href[1:]] = (label, holder)
    return notes


class _Mender:
    """The state of a walk: how deep it is in lists and quotes, and the formats that enclose blocks."""

    def __init__(self, links: PageLinks, notes: dict[str, tuple[str, HtmlElement]], title: str) -> None:
        self._links = links
        self._labels = {holder: label for label, holder in notes.values()}
        self._title = title
        self._lists = 0
        self._quotes = 0

    def blocks(self, element: HtmlElement, wrappers: Sequence[HtmlElement] = ()) -> Iterator[str]:
        """The blocks in `element`. The formats of `wrappers`, inline elements around it, hold for every block in it."""
        nodes: list[HtmlElement | str] = [element.text or ""]
        for child in element:
            if child.tag in BLOCK_TAGS or _holds_blocks(child):
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
        if tag in HEADINGS:
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
        elif tag in {"blockquote", "aside", "q"} and _PULLQUOTE.search(element.get("class", "")):
            yield from self._wrapped("blockquote", element, ' class="pullquote"')
        elif tag == "blockquote":
            yield from self._quote(element)
        elif tag == "figure" or (tag == "div" and _is_figure(element)):
            yield from self._figure(element)
        elif tag not in BLOCK_TAGS:
            yield from self.blocks(element, [*wrappers, element])
        else:
            yield from self.blocks(element, wrappers)

    def _block_or_children(self, element: HtmlElement) -> Iterator[str]:
        return self.blocks(element) if element.tag in {"li", "td", "tr", "div", "dd"} else self._block(element, ())

    def _segments(self, nodes: Sequence[HtmlElement | str], wrappers: Sequence[HtmlElement]) -> list[Segment]:
        segments = read_segments(nodes, self._links)
        for wrapper in wrappers:
            outer = next((s for s in read_segments([_bare(wrapper)], self._links)), None)
            if outer is not None:
                segments = [segment._replace(formats=segment.formats | outer.formats) for segment in segments]
        return segments

    def _paragraphs(
        self, nodes: Sequence[HtmlElement | str], owner: HtmlElement, wrappers: Sequence[HtmlElement]
    ) -> Iterator[str]:
        for segments in paragraphs(self._segments(nodes, wrappers)):
            segments = self._worth_showing(segments)
            if not segments:
                continue
            text = plain_text(segments)
            described = any(segment.picture is not None for segment in segments)
            kind = "" if described or owner.tag == "li" else _role(owner, text)
            yield f"<p{kind}>{inline_html(segments)}</p>"

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
        """The items of a list. What stands in it outside of items becomes one, or belongs to the item before it."""
        content: str | None = None
        stray: list[HtmlElement | str] = [element.text or ""]
        for child in element:
            inner = ""
            label = self._labels.get(child)
            if child.tag == "li" and label is not None:
                if content:
                    yield f"<li>{content}</li>"
                content = None
                yield from self._block(child, ())
            elif child.tag == "li":
                if content:
                    yield f"<li>{content}</li>"
                content = self._item(child)
            elif child.tag in BLOCK_TAGS or _holds_blocks(child):
                inner = "".join(self._block(child, ()))
            else:
                inner = "".join(self._paragraphs([child], element, ()))
            if inner:
                content = (content or "") + inner
            stray.append(child.tail or "")
        if content:
            yield f"<li>{content}</li>"
        for text in self._paragraphs(stray, element, ()):
            yield f"<li>{text}</li>"

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

    def _figure(self, element: HtmlElement) -> Iterator[str]:
        """A picture, its caption, its credit; or whatever else is set apart as a figure."""
        captions = [
            part for part in element.iter() if part.tag == "figcaption" or _CAPTION.search(part.get("class", ""))
        ]
        captions = [part for part in captions if not any(above in captions for above in part.iterancestors())]
        if not captions:
            yield from self.blocks(element)
            return
        pictures = [s for picture in element.iter("img") for s in read_segments([picture], self._links)]
        for caption in captions:
            caption.getparent().remove(caption)
        others = [block for block in self.blocks(element) if "<img" not in block]
        yield from others
        lines = [segments for part in captions for segments in self._caption_lines(part)]
        source = next((picture.picture for picture in pictures if picture.picture), "")
        for index, (segments, kind) in enumerate(lines):
            picture = f'<img src="{escape(source)}" alt="">' if source and index == 0 and kind == "caption" else ""
            yield f'<p class="{kind}">{picture}{inline_html(segments)}</p>'

    def _caption_lines(self, caption: HtmlElement) -> Iterator[tuple[list[Segment], str]]:
        """The paragraphs of a caption, each with what it is. A credit in an element of its own is one by itself."""
        marked = [part for part in caption.iterdescendants() if _CREDIT.search(part.get("class", ""))]
        lines = [
            (segments, "credit")
            for credit in marked
            if not any(above in marked for above in credit.iterancestors())
            for segments in self._texts(credit)
        ]
        for credit in marked:
            credit.clear(keep_tail=True)
        for segments in self._texts(caption):
            yield segments, "credit" if is_credit(plain_text(segments)) else "caption"
        yield from lines

    def _texts(self, element: HtmlElement) -> Iterator[list[Segment]]:
        """The paragraphs of an element, blocks in it or not, without their pictures."""
        nodes: list[HtmlElement | str] = [element.text or ""]

        def flush() -> Iterator[list[Segment]]:
            for segments in paragraphs(read_segments(nodes, self._links)):
                shown = tidy([segment for segment in segments if segment.picture is None])
                if shown:
                    yield shown

        for child in element:
            if child.tag in BLOCK_TAGS or _holds_blocks(child):
                yield from flush()
                nodes = []
                yield from self._texts(child)
            else:
                nodes.append(child)
            nodes.append(child.tail or "")
        yield from flush()

    def _table(self, table: HtmlElement) -> Iterator[str]:
        for caption in table.findall("caption"):
            for segments in self._texts(caption):
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
        return "" if cell is None else "<br>".join(inline_html(segments) for segments in self._texts(cell))


def code_language(element: HtmlElement) -> str:
    """The language that a `pre`, the `code` in it or the elements right around it name, or ""."""
    around = [element, *element.iter("code"), *list(element.iterancestors())[:2]]
    for candidate in around:
        named = candidate.get("data-lang") or candidate.get("data-language") or candidate.get("lang-name") or ""
        found = _LANGUAGE.search(candidate.get("class", ""))
        language = (named or (found[1] if found else "")).lower()
        if language and language not in _NOT_LANGUAGES and re.fullmatch(r"[\w+#.-]{1,20}", language):
            return language
    return ""


def _holds_blocks(element: HtmlElement) -> bool:
    return len(element) > 0 and any(inner.tag in BLOCK_TAGS for inner in element.iterdescendants())


def _inline_nodes(element: HtmlElement) -> list[HtmlElement | str]:
    nodes: list[HtmlElement | str] = [element.text or ""]
    for child in element:
        nodes += [child, child.tail or ""]
    return nodes


def _bare(wrapper: HtmlElement) -> HtmlElement:
    """The element alone around a word, to learn its formats."""
    alone = wrapper.makeelement(wrapper.tag, dict(wrapper.attrib))
    alone.text = "x"
    return alone


def _is_figure(element: HtmlElement) -> bool:
    """A division that holds a picture and its caption, and little else."""
    if element.find(".//img") is None or len(element.text_content()) > 600:
        return False
    return any(_CAPTION.search(part.get("class", "")) for part in element.iterdescendants())


def _role(owner: HtmlElement, text: str) -> str:
    if owner.tag in {"figcaption", "caption"} or _CAPTION.search(owner.get("class", "")):
        return ' class="credit"' if is_credit(text) else ' class="caption"'
    return ""
