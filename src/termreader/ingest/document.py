"""Canonical Markdown into a Document: one text, the blocks that partition it, the marks over it.

The text is what a reader sees: entities decoded, soft line breaks spaces, markup gone. The dialect is described in
docs/architecture.md. Knows no files and no other format.
"""

import re
from collections.abc import Sequence

import msgspec
from markdown_it.token import Token

from termreader.ingest.dialect import parse
from termreader.ingest.inline import InlineMark, Run, read_run
from termreader.ingest.sanitize import clean, clean_line
from termreader.model import Block, BlockKind, Document, Mark, MarkKind

_CLASS_KINDS = {
    "caption": BlockKind.CAPTION,
    "credit": BlockKind.CREDIT,
    "pullquote": BlockKind.PULLQUOTE,
    "attribution": BlockKind.ATTRIBUTION,
}
_ALIGN = {"left": "l", "right": "r", "center": "c"}
_TAG = re.compile(r"<[^<>]*>")
_WITHOUT_TEXT = re.compile(r"<(?:img|math)\b", re.IGNORECASE)
"""Elements that show something though they hold no text."""


def document_from_markdown(markdown: str) -> Document:
    """The document that `markdown` says. Every word of it that a reader would see is in the text."""
    tokens, env = parse(clean(markdown))
    builder = _Builder()
    builder.read(tokens)
    builder.read_inline_footnotes(env)
    return builder.document()


class _List(msgspec.Struct):
    """An open list: how its next item is numbered."""

    ordered: bool
    number: int
    delimiter: str


class _Builder:
    """Where the reading of the tokens stands, and the document as far as it goes."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._lists: list[_List] = []
        self._quotes: list[str] = []
        self._class = ""
        self._marker = ""
        self._footnote: str | None = None
        self._shared_lists = 0
        self._after_tight_item = False

    def document(self) -> Document:
        self._marks.sort(key=lambda mark: (mark.start, -mark.end))
        return Document("".join(self._parts), tuple(self._blocks), tuple(self._marks))

    def read(self, tokens: Sequence[Token]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            kind = token.type
            if kind in {"paragraph_open", "heading_open"}:
                self._inline_block(token, tokens[at + 1])
                at += 2
            elif kind == "table_open":
                at = self._table(tokens, at)
            elif kind in {"fence", "code_block"}:
                self._code(token)
            elif kind == "hr":
                self._add(BlockKind.RULE, "* * *")
            elif kind == "html_block":
                self._html(token.content)
            elif kind == "class_line":
                self._class = token.info
            else:
                self._container(token)
            at += 1

    def read_inline_footnotes(self, env: dict[str, object]) -> None:
        """Add the footnotes that stand inline (`^[words]`), which have no place of their own, at the end."""
        notes = env.get("footnotes")
        if isinstance(notes, dict):
            for number, note in notes.get("list", {}).items():
                if "tokens" in note:
                    self._footnote = str(number + 1)
                    self._add_run(BlockKind.FOOTNOTE, read_run(note["tokens"]))
            self._footnote = None

    def _container(self, token: Token) -> None:
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open"}:
            self._lists.append(_List(kind.startswith("ordered"), int(token.attrs.get("start", 1)), ""))
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self._lists.pop()
            self._shared_lists = min(self._shared_lists, len(self._lists))
        elif kind == "list_item_open":
            self._marker = self._item_marker(token)
        elif kind == "list_item_close":
            self._marker = ""
        elif kind == "blockquote_open":
            self._quotes.append(self._class)
            if self._class != "pullquote":
                self._class = ""
        elif kind == "blockquote_close":
            if self._quotes.pop() == "pullquote":
                self._class = ""
        elif kind == "footnote_reference_open":
            self._footnote = clean_line(str(token.meta["label"]))
        elif kind == "footnote_reference_close":
            self._footnote = None

    def _item_marker(self, token: Token) -> str:
        items = self._lists[-1]
        number = items.number
        items.number += 1
        task = token.meta.get("task", "")
        if task:
            return str(task)
        return f"{number}{token.markup}" if items.ordered else "•"

    def _inline_block(self, opening: Token, inline: Token) -> None:
        heading = opening.type == "heading_open"
        run = read_run(inline.children or (), one_line=heading, nameless=not self._class)
        if self._class in _CLASS_KINDS and run.text:
            href = run.pictures[0].href if run.pictures and not run.pictures[0].text else ""
            self._add(_CLASS_KINDS[self._class], run.text, marks=run.marks, href=href)
            return
        if run.only_pictures and not heading:
            for picture in run.pictures:
                self._add(BlockKind.IMAGE, picture.text, href=picture.href)
            return
        if inline.meta.get("strong") and run.text:
            run = Run(run.text, (InlineMark(MarkKind.STRONG, 0, len(run.text), ""), *run.marks))
        if heading:
            self._add_run(BlockKind.HEADING, run, level=int(opening.tag[1]))
        elif "pullquote" in self._quotes:
            self._add_run(BlockKind.PULLQUOTE, run)
        elif self._footnote is not None:
            self._add_run(BlockKind.FOOTNOTE, run)
        elif self._marker:
            self._add_run(BlockKind.ITEM, run, tight=opening.hidden)
        else:
            self._add_run(BlockKind.PARAGRAPH, run)

    def _code(self, token: Token) -> None:
        words = token.info.replace("{", " ").replace("}", " ").split()
        language = clean_line(words[0]).lower().lstrip(".") if words else ""
        text = clean(token.content).strip("\n")
        if text.strip():
            self._add(BlockKind.CODE, text, language=language)

    def _html(self, html: str) -> None:
        """Add what a block of HTML shows, by way of the Markdown that it stands for."""
        if _is_unclosed(html):
            for paragraph in html.split("\n\n"):
                self._add_run(BlockKind.PARAGRAPH, Run(clean(paragraph).strip()))
            return
        if _shows_nothing(html):
            return
        # Most Markdown holds no HTML, and its parser takes long to load.
        from termreader.ingest.html_markdown import markdown_from_fragment

        self.read([token for token in parse(markdown_from_fragment(html))[0] if token.type != "html_block"])

    def _table(self, tokens: Sequence[Token], at: int) -> int:
        """Add the table that opens at index `at`; answers the index of its closing token."""
        rows: list[list[Run]] = []
        aligns = ""
        while tokens[at].type != "table_close":
            token = tokens[at]
            if token.type == "tr_open":
                rows.append([])
            elif token.type in {"th_open", "td_open"}:
                rows[-1].append(read_run(tokens[at + 1].children or (), one_line=True))
                if token.type == "th_open":
                    side = str(token.attrs.get("style", "")).rpartition(":")[2]
                    aligns += _ALIGN.get(side, "-")
            at += 1
        text: list[str] = []
        marks: list[InlineMark] = []
        length = 0
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                between = "\t" if column else "\n" if number else ""
                length += len(between)
                marks += [mark._replace(start=mark.start + length, end=mark.end + length) for mark in cell.marks]
                text += (between, cell.text)
                length += len(cell.text)
        if any(cell.text for row in rows for cell in row):
            self._add(BlockKind.TABLE, "".join(text), marks=marks, aligns=aligns)
        return at

    def _add_run(self, kind: BlockKind, run: Run, *, level: int = 0, tight: bool = False) -> None:
        if run.text:
            self._add(kind, run.text, marks=run.marks, level=level, tight=tight)
        elif kind != BlockKind.ITEM:
            self._class = ""

    def _add(
        self,
        kind: BlockKind,
        text: str,
        *,
        marks: Sequence[InlineMark] = (),
        level: int = 0,
        tight: bool = False,
        language: str = "",
        aligns: str = "",
        href: str = "",
    ) -> None:
        """Add a block after the newlines that part it from the one before."""
        if self._blocks:
            together = tight and self._after_tight_item and self._shared_lists > 0
            between = "\n" if together else "\n\n"
            self._parts.append(between)
            self._length += len(between)
        start, end = self._length, self._length + len(text)
        self._parts.append(text)
        self._length = end
        marker, self._marker = self._marker, ""
        if self._footnote is not None and kind == BlockKind.FOOTNOTE:
            marker, self._footnote = self._footnote, ""
        self._blocks.append(
            Block(
                kind=kind,
                start=start,
                end=end,
                level=level,
                indent=len(self._lists),
                quote=sum(1 for name in self._quotes if name != "pullquote"),
                marker=marker,
                language=language,
                aligns=aligns,
                href=href,
            )
        )
        self._marks += [Mark(mark.kind, start + mark.start, start + mark.end, mark.href) for mark in marks]
        self._after_tight_item = tight
        self._shared_lists = len(self._lists)
        if "pullquote" not in self._quotes:
            self._class = ""


def _is_unclosed(html: str) -> bool:
    """Whether a comment or a script begins and never ends: CommonMark takes all that follows into it, unseen."""
    start = html.lstrip().lower()
    if start.startswith("<!--"):
        return "-->" not in start
    return any(start.startswith(f"<{name}") and f"</{name}" not in start for name in ("script", "style"))


def _shows_nothing(html: str) -> bool:
    """Whether there are only tags and comments in `html`."""
    rest = []
    at = 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start + 4)) >= 0:
        rest.append(html[at:start])
        at = end + 3
    rest.append(html[at:])
    seen = "".join(rest)
    return not _WITHOUT_TEXT.search(seen) and not _TAG.sub("", seen).strip()
