"""Regular HTML (see `html_blocks`) into canonical Markdown, with markdownify.

Its converter is subclassed where it loses or changes something: what is text stays text, fences are longer than any in
the code, emphasis is written as tags where CommonMark would not see it, lists take linear time, cells keep their bars.
"""

import re
import unicodedata
from typing import Any

from bs4.element import NavigableString, Tag
from markdownify import ATX, BACKSLASH, MarkdownConverter

from termreader.ingest.escape import escape_cell, escape_heading_end, escape_inline, escape_line_start
from termreader.ingest.html_blocks import mend
from termreader.ingest.html_page import parse_text, remove_unseen

_FENCES = re.compile(r"`{3,}")
_NEEDS_ANGLES = re.compile(r"[()\[\]*_]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_STARS = frozenset({"strong", "em"})


def markdown_from_html(html: str) -> str:
    """The Markdown of regular HTML, ended by one newline."""
    converter = _Converter(heading_style=ATX, newline_style=BACKSLASH, bullets="-", autolinks=False, bs4_options="lxml")
    return str(converter.convert(html)).strip("\n") + "\n"


def markdown_from_fragment(html: str) -> str:
    """The Markdown of a piece of any HTML, such as stands in a Markdown file."""
    page = parse_text(f"<html><body>{html}</body></html>")
    if page is None:
        return ""
    remove_unseen(page.tree)
    return markdown_from_html(mend(page.tree))


class _Converter(MarkdownConverter):
    """markdownify's converter for regular HTML. Methods are called by the name of the tag they convert."""

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        """Text as it is in code, escaped elsewhere. White space was set right before."""
        if "_noformat" in (parent_tags or ()):
            return str(el)
        text = escape_inline(str(el))
        # Right after a footnote's mark these would make a link of it, or the footnote itself.
        follows_mark = isinstance(el.previous_sibling, Tag) and el.previous_sibling.name == "x-note"
        return f"\\{text}" if follows_mark and text[:1] in ("(", ":") else text

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A paragraph, under the class line that says what it is."""
        kind = " ".join(el.get("class") or ())
        lines = "\\\n".join(escape_line_start(line) for line in text.split("\\\n"))
        return f"\n\n{{.{kind}}}\n{lines}\n\n" if kind else f"\n\n{lines}\n\n"

    def convert_x_line(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """The line of a tight item: a paragraph without a blank line after it."""
        return "\\\n".join(escape_line_start(line) for line in text.split("\\\n")) + "\n"

    def convert_x_note(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A footnote reference."""
        return f"[^{el['label']}]"

    def convert_x_footnote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A footnote: its blocks, indented under its label."""
        return f"\n\n[^{el['label']}]: {_indented(text.strip(), 4)}\n\n"

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 (markdownify's name)
        """A heading."""
        return f"\n\n{'#' * n} {escape_heading_end(text)}\n\n"

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A rule, written as it is shown."""
        return "\n\n* * *\n\n"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A line break; in a cell, which is one line, its tag."""
        return "<br>" if "_inline" in parent_tags else "\\\n"

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A list: its items."""
        return f"\n{text.rstrip()}\n" if "li" in parent_tags else f"\n\n{text.rstrip()}\n\n"

    def convert_ul(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An unordered list, each item with its bullet."""
        return self.convert_list(el, text, parent_tags)

    def convert_ol(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An ordered list. Its items are numbered here, in one go: each counting its own siblings is quadratic."""
        number = int(str(el["start"]))
        items = text.split(_ITEM)
        numbered = [_item(f"{number + index}.", item) for index, item in enumerate(items[1:])]
        return self.convert_list(el, "".join(numbered), parent_tags)

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An item. Those of ordered lists get their numbers from their list."""
        if el.parent is not None and el.parent.name == "ol":
            return _ITEM + text
        return _item("-", text)

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A quote, under its class line if it is a pull-quote."""
        quoted = "\n".join(f"> {line}" if line else ">" for line in text.strip("\n").split("\n"))
        return f"\n\n{{.pullquote}}\n{quoted}\n\n" if el.get("class") else f"\n\n{quoted}\n\n"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Code, in a fence longer than any in it."""
        fence = "`" * max([3, *(len(found) + 1 for found in _FENCES.findall(text))])
        return f"\n\n{fence}{el.get('data-language') or ''}\n{text}\n{fence}\n\n"

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Inline code."""
        if "pre" in parent_tags:
            return text
        ticks = "`" * (max((len(found) for found in re.findall(r"`+", text)), default=0) + 1)
        pad = " " if "`" in text[:1] + text[-1:] else ""
        return f"{ticks}{pad}{text}{pad}{ticks}"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link."""
        return f"[{text}]({_destination(str(el['href']))})"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A picture; in a cell or a heading, its description."""
        description = escape_inline(str(el.get("alt") or ""))
        if "_inline" in parent_tags:
            return description
        gap = " " if not description and el.next_sibling else ""
        return f"![{description}]({_destination(str(el.get('src') or ''))}){gap}"

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Strong."""
        return _delimited(el, text, parent_tags, "**")

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Emphasis."""
        return _delimited(el, text, parent_tags, "*")

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Struck out."""
        return _delimited(el, text, parent_tags, "~~")

    def convert_mark(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Highlighted."""
        return _delimited(el, text, parent_tags, "==")

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Raised: Markdown has no sign for it."""
        return f"<sup>{text}</sup>"

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Lowered."""
        return f"<sub>{text}</sub>"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A cell and the bar after it."""
        return f" {escape_cell(text)} |"

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A row; after the first one the line that makes it the header."""
        line = "| " + " | ".join(["---"] * len(el.contents)) + " |\n" if el.previous_sibling is None else ""
        return f"|{text}\n{line}"


_ITEM = "\x1e"
"""Parts the items of an ordered list until they are numbered. No text has it: sanitising takes it out."""


def _item(marker: str, text: str) -> str:
    return f"{marker} {_indented(text.strip(chr(10)), len(marker) + 1)}\n"


def _indented(text: str, width: int) -> str:
    """`text` with every line but the first moved in."""
    indent = " " * width
    first, *others = text.split("\n")
    return "\n".join([first, *(indent + line if line else "" for line in others)])


def _destination(href: str) -> str:
    href = _ENTITY.sub("&amp;", href.replace("|", "%7C"))
    return f"<{href}>" if _NEEDS_ANGLES.search(href) else href


def _delimited(el: Tag, text: str, parent_tags: set[str], sign: str) -> str:
    """`text` between two signs, or between tags where CommonMark would take the signs for text.

    Whether signs open and close depends on what they touch (CommonMark's flanking rules); next to or inside another
    emphasis they might pair with its signs.
    """
    name = el.name
    before, after = _edge(el.previous_sibling, -1), _edge(el.next_sibling, 0)
    crowded = (
        bool(parent_tags & _STARS)
        or sign[0] in {before, after, text[:1], text[-1:]}
        or any(isinstance(beside, Tag) and beside.name in _STARS for beside in (el.previous_sibling, el.next_sibling))
    )
    if crowded or not _opens(before, text[:1]) or not _opens(after, text[-1:]):
        return f"<{name}>{text}</{name}>"
    return f"{sign}{text}{sign}"


def _edge(node: Any, index: int) -> str:
    """The character of a neighbour that touches; tags end in some sign, and nothing is like a space."""
    if node is None or (isinstance(node, Tag) and node.name == "br"):
        return " "
    return "." if isinstance(node, Tag) else str(node)[index]


def _opens(outside: str, inside: str) -> bool:
    return not inside.isspace() and (outside.isspace() or _is_sign(outside) or not _is_sign(inside))


def _is_sign(char: str) -> bool:
    """Punctuation and symbols, which CommonMark treats alike."""
    return unicodedata.category(char)[0] in "PS"
