"""Documents for tests of the page: built from parts by hand, or drawn by hypothesis."""

from typing import Any

from hypothesis import strategies as st

from termreader.model import Block, BlockKind, Document
from termreader.text.cells import cell_len
from termreader.text.layout import Layout, Row

Part = tuple[str, str] | tuple[str, str, dict[str, Any]]


def document(*parts: Part) -> Document:
    """A document of `(kind, text)` or `(kind, text, fields of the block)`; `tight=True` parts by one newline."""
    text = ""
    blocks: list[Block] = []
    for kind, words, *rest in parts:
        fields = dict(rest[0]) if rest else {}
        parting = "\n" if fields.pop("tight", False) else "\n\n"
        if blocks:
            text += parting
        blocks.append(Block(BlockKind(kind), len(text), len(text) + len(words), **fields))
        text += words
    return Document(text, tuple(blocks))


def paragraphs(*texts: str) -> Document:
    """A document of paragraphs."""
    return document(*(("paragraph", text) for text in texts))


_SCRAPS = st.sampled_from(
    [
        *("a", "the", "reader", "Zuckerberg", "artificial-intelligence", "and/or", "2019–2020", "word—word"),
        *("https://example.org/a/b?c=d&e=f", "“quoted,”", "(so)", "…", "A.I.", "don’t", "x" * 45, "AT&T"),
        *("漢字", "かな。", "（括弧）", "「引用」", "한국어", "　", "ｶﾅ", "𠮷野"),
        *("👩‍👩‍👧", "🇫🇷", "🇩🇪🇯🇵", "❤️", "👍🏽", "e\u0301", "ק", "שָׁלוֹם", "مَرْحَبًا", "नमस्ते", "สวัสดี", "\u1112\u1161\u11ab"),
        *("\u00a0", "\u200b", "\u200d", "\u0301", "\ufe0f", "\u2060", "\u00ad", "\u202f", "\u3000"),
        *(" ", " ", " ", "  "),
    ]
)
flowing_text = st.lists(_SCRAPS, max_size=25).map("".join)
"""Text on one line, of many scripts."""
_lines = st.lists(st.one_of(flowing_text, st.just(""), st.text("\tab {}", max_size=12)), min_size=1, max_size=5)
lined_text = _lines.map("\n".join)
"""Text with newlines and tabs."""
_grids = st.integers(1, 9).flatmap(
    lambda columns: st.lists(st.lists(flowing_text, min_size=columns, max_size=columns), min_size=1, max_size=5)
)
table_text = _grids.map(lambda grid: "\n".join("\t".join(cells) for cells in grid))
"""A line a record, a tab between cells."""

_FLOWING = [kind.value for kind in BlockKind if kind not in (BlockKind.CODE, BlockKind.TABLE, BlockKind.RULE)]


@st.composite
def _parts(draw: st.DrawFn) -> Part:
    kind = draw(st.sampled_from([*_FLOWING, *_FLOWING, "code", "table", "rule"]))
    fields: dict[str, Any] = {"quote": draw(st.sampled_from([0, 0, 0, 1, 2, 9])), "tight": draw(st.booleans())}
    if kind == "code":
        return kind, draw(lined_text), fields | {"language": draw(st.sampled_from(["", "python"]))}
    if kind == "table":
        return kind, draw(table_text), fields | {"aligns": draw(st.text("lrc-", max_size=4))}
    if kind == "rule":
        return kind, "* * *", fields
    if kind == "heading":
        fields["level"] = draw(st.integers(1, 6))
    if kind in ("item", "paragraph"):
        fields["indent"] = draw(st.integers(kind == "item", 4))
    if kind in ("item", "footnote"):
        fields["marker"] = draw(st.sampled_from(["•", "1.", "100.", "[ ]", "[x]", "", "note"]))
    return kind, draw(st.one_of(flowing_text, lined_text)), fields


documents = st.lists(_parts(), max_size=8).map(lambda parts: document(*parts))
"""Whole documents of every kind of block."""
widths = st.one_of(st.integers(20, 100), st.integers(1, 19))
"""Page widths, the absurd ones among them."""


def picture(page: Layout) -> str:
    """The page as it would be seen, without white space at the ends of rows."""
    return "\n".join(_drawn(page.document.text, row) for row in page.rows(0, page.row_count))


def _drawn(text: str, row: Row) -> str:
    pieces = [(run.column, text[run.start : run.end]) for run in row.runs]
    pieces += [(ornament.column, ornament.text) for ornament in row.ornaments]
    line = ""
    for column, piece in sorted(pieces):
        line += " " * (column - cell_len(line)) + piece
    return line.rstrip()
