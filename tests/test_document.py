"""A document says what its Markdown says: the text a reader sees, in blocks that partition it, with marks over it."""

import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from termreader.ingest.document import document_from_markdown
from termreader.ingest.escape import escape_cell, escape_heading, escape_inline, escape_line_start, escape_paragraph
from termreader.ingest.sanitize import clean, clean_line
from termreader.model import Block, BlockKind, Document, MarkKind

MARKDOWN_SIGNS = r"\`*_{}[]()<>#+-.!|~=^:&;'\"/ 1aB"
markdown_like = st.text(st.sampled_from(MARKDOWN_SIGNS + "\n"), max_size=120) | st.text(max_size=60)
a_line = (st.text(st.sampled_from(MARKDOWN_SIGNS), max_size=40) | st.text(max_size=40)).map(clean_line).filter(bool)


def blocks_of(markdown: str) -> list[tuple[str, str]]:
    document = document_from_markdown(markdown)
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def marks_of(markdown: str) -> list[tuple[str, str, str]]:
    document = document_from_markdown(markdown)
    return [(mark.kind.value, document.text[mark.start : mark.end], mark.href) for mark in document.marks]


def only_block(markdown: str) -> Block:
    document = document_from_markdown(markdown)
    assert len(document.blocks) == 1
    return document.blocks[0]


def assert_sound(document: Document) -> None:
    """What the model promises of every document."""
    assert clean(document.text) == document.text
    ends = [0, *(block.end for block in document.blocks)]
    starts = [*(block.start for block in document.blocks), len(document.text)]
    for end, start in zip(ends, starts, strict=True):
        assert end <= start
        assert set(document.text[end:start]) <= {"\n"}
    for first, second in pairwise(document.blocks):
        assert document.text[first.end : second.start] in {"\n", "\n\n"}
    assert all(block.start < block.end for block in document.blocks)
    assert list(document.marks) == sorted(document.marks, key=lambda mark: (mark.start, -mark.end))
    for mark in document.marks:
        assert mark.start < mark.end
        assert any(block.start <= mark.start and mark.end <= block.end for block in document.blocks)


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("One\nline.\n\nTwo.", [("paragraph", "One line."), ("paragraph", "Two.")]),
        ("A hard\\\nbreak, and  \nanother", [("paragraph", "A hard\nbreak, and\nanother")]),
        ("中文\n中文\nword\nword", [("paragraph", "中文中文 word word")]),
        ("# One #\n\nTwo\n---\n\n###### Six", [("heading", "One"), ("heading", "Two"), ("heading", "Six")]),
        ("AT&amp;T &lt;b&gt; &copy; &#x41; &nosuch;", [("paragraph", "AT&T <b> © A &nosuch;")]),
        ("a\n\n***\n\nb", [("paragraph", "a"), ("rule", "* * *"), ("paragraph", "b")]),
        ("```Python title\nx = 1\n\n y\n```", [("code", "x = 1\n\n y")]),
        ("    indented\n\n    code", [("code", "indented\n\ncode")]),
        ("![A cat](https://x.org/c.png)", [("image", "A cat")]),
        ("[![A cat](https://x.org/c.png)](https://x.org)", [("image", "A cat")]),
        ("![a](https://x.org/a.png) ![b](https://x.org/b.png)", [("image", "a"), ("image", "b")]),
        ("![](photos/c.png)", [("image", "c.png")]),
        ("Look: ![A cat](https://x.org/c.png) here", [("paragraph", "Look: A cat here")]),
        ("{.caption}\nA cat.\n\n{.credit}\nA. Body", [("caption", "A cat."), ("credit", "A. Body")]),
        (
            "{.pullquote}\n> “One.”\n>\n> Two.\n\n{.attribution}\nAnn\n\nText",
            [("pullquote", "“One.”"), ("pullquote", "Two."), ("attribution", "Ann"), ("paragraph", "Text")],
        ),
        ("{.unknown}\nText", [("paragraph", "{.unknown} Text")]),
        ("{.caption} and more}\nText", [("paragraph", "{.caption} and more} Text")]),
        ("| a | b |\n|---|---|\n| 1 \\| 2 | x<br>y |", [("table", "a\tb\n1 | 2\tx y")]),
        (
            "Note.[^n]\n\n[^n]: The note.\n\n    More.",
            [("paragraph", "Note.[n]"), ("footnote", "The note."), ("footnote", "More.")],
        ),
        ("Note.^[In line.]", [("paragraph", "Note.[1]"), ("footnote", "In line.")]),
        (
            "Unreferenced.\n\n[^n]: Kept all the same.",
            [("paragraph", "Unreferenced."), ("footnote", "Kept all the same.")],
        ),
        ("a [[Page]] b [[Page#Part|words]] c [[Page#Part]]", [("paragraph", "a Page b words c Page > Part")]),
        ("![[map.png]]", [("image", "map.png")]),
        ("`[[code]]` and \\[\\[text]]", [("paragraph", "[[code]] and [[text]]")]),
        ("> [!warning] Mind *this*\n> The text.", [("paragraph", "Mind this"), ("paragraph", "The text.")]),
        ("> [!tip]\n> The text.", [("paragraph", "Tip"), ("paragraph", "The text.")]),
        ("a<br>b <span class=x>c</span> <!-- d --> <your-name>", [("paragraph", "a\nb c  <your-name>")]),
        ("a <script>alert(1)</script> b", [("paragraph", "a  b")]),
        ("<div>\n<!-- not <b>seen</b> -->\n</div>", []),
        ("<div align=center><h1>Big</h1><p>a &lt;b&gt;</p></div>", [("heading", "Big"), ("paragraph", "a <b>")]),
        ("<details><summary>More</summary>\n\n*md*\n\n</details>", [("paragraph", "More"), ("paragraph", "md")]),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2|3</td></tr></table>", [("table", "a\tb\n1\t2|3")]),
        ("<script>\nalert(1)\n</script>\n\nafter", [("paragraph", "after")]),
        ("<script>\nnever closed\n\nafter", [("paragraph", "<script>\nnever closed"), ("paragraph", "after")]),
        ("", []),
        ("&#x202e;&#27;[31m&#x9b;x", [("paragraph", "\ufffd[31m\ufffdx")]),
        ("a&#10;b&Tab;c", [("paragraph", "a b c")]),
    ],
)
def test_blocks_hold_the_text_that_a_reader_sees(markdown: str, blocks: list[tuple[str, str]]) -> None:
    assert blocks_of(markdown) == blocks
    assert_sound(document_from_markdown(markdown))


@pytest.mark.parametrize(
    ("markdown", "marks"),
    [
        ("**a** *b* ~~c~~ `d`", [("strong", "a", ""), ("emphasis", "b", ""), ("strike", "c", ""), ("code", "d", "")]),
        ("***both***", [("strong", "both", ""), ("emphasis", "both", "")]),
        ("==high *and*== a == b", [("highlight", "high and", ""), ("emphasis", "and", "")]),
        (
            "x<sup>2</sup> H<sub>2</sub>O <kbd>Esc</kbd>",
            [("superscript", "2", ""), ("subscript", "2", ""), ("code", "Esc", "")],
        ),
        ("[a *b*](https://x.org 'title')", [("link", "a b", "https://x.org"), ("emphasis", "b", "")]),
        (
            "<https://x.org> <a@x.org>",
            [("link", "https://x.org", "https://x.org"), ("link", "a@x.org", "mailto:a@x.org")],
        ),
        ("[a](javascript:alert(1)) [b](file:///etc/passwd) [c](data:x) [d](e.html)", []),
        ("[part](#part)", [("link", "part", "#part")]),
        ("<a href='https://x.org?a&amp;b'>x</a>", [("link", "x", "https://x.org?a&b")]),
        ("<a href=javascript:x>x</a> <b>never closed", [("strong", "never closed", "")]),
        ("a[^1]\n\n[^1]: b", [("footnote", "[1]", "1")]),
        ("text ![cat](https://x.org/c.png) text", [("link", "cat", "https://x.org/c.png")]),
        ("see\n*this*", [("emphasis", "this", "")]),
    ],
)
def test_marks_lie_over_the_words_they_mark(markdown: str, marks: list[tuple[str, str, str]]) -> None:
    assert marks_of(markdown) == marks
    assert_sound(document_from_markdown(markdown))


def test_lists_are_items_with_markers_and_depth() -> None:
    document = document_from_markdown("- a\n  1) b\n  2) c\n\n     more\n- [ ] d\n- [x] e\n\n7. f\n8. g")
    items = [(document.text[b.start : b.end], b.kind.value, b.marker, b.indent) for b in document.blocks]
    assert items == [
        ("a", "item", "•", 1),
        ("b", "item", "1)", 2),
        ("c", "item", "2)", 2),
        ("more", "paragraph", "", 2),
        ("d", "item", "[ ]", 1),
        ("e", "item", "[x]", 1),
        ("f", "item", "7.", 1),
        ("g", "item", "8.", 1),
    ]


def test_items_of_one_tight_list_are_parted_by_one_newline() -> None:
    assert document_from_markdown("- a\n- b\n  - c\n- d").text == "a\nb\nc\nd"
    assert document_from_markdown("- a\n\n- b").text == "a\n\nb"
    assert document_from_markdown("- a\n\n1. b").text == "a\n\nb"
    assert document_from_markdown("text\n\n- a\n- b\n\ntext").text == "text\n\na\nb\n\ntext"


def test_quotes_count_their_depth() -> None:
    document = document_from_markdown("> a\n>\n> > b\n> > - c\n\nd")
    assert [(document.text[b.start : b.end], b.quote, b.indent) for b in document.blocks] == [
        ("a", 1, 0),
        ("b", 2, 0),
        ("c", 2, 1),
        ("d", 0, 0),
    ]


def test_a_table_keeps_its_alignment_and_the_marks_in_its_cells() -> None:
    document = document_from_markdown("| a | b | c | d |\n|:--|--:|:-:|---|\n| 1 | **2** | 3 | 4 |")
    assert document.blocks[0].aligns == "lrc-"
    assert [(mark.kind, document.text[mark.start : mark.end]) for mark in document.marks] == [(MarkKind.STRONG, "2")]


def test_code_knows_its_language_and_pictures_their_place() -> None:
    assert only_block("```{.PyThon}\nx\n```").language == "python"
    assert only_block("![a](https://x.org/a.png)").href == "https://x.org/a.png"
    assert only_block("![a](file:///etc/passwd)").href == ""
    assert only_block("![a](javascript:x)").href == ""
    assert only_block("### Three").level == 3


@pytest.mark.parametrize("nested", ["> " * 500, "- " * 500, ">" * 3000, "> - " * 300, "1. " * 200])
def test_what_nests_too_deep_keeps_its_text(nested: str) -> None:
    document = document_from_markdown(nested + "deep\n\nafter")
    assert "deep" in document.text
    assert document.text.endswith("after")
    assert_sound(document)


@pytest.mark.parametrize(
    "storm",
    [
        "[" * 10_000 + "]" * 10_000,
        "[" * 20_000,
        "![" * 10_000,
        "![" * 5_000 + "](x)" * 5_000,
        "^[" * 5_000 + "]" * 5_000,
        "[[" * 10_000,
        "*a **a " * 5_000,
        "*_" * 10_000,
        "==" * 10_000,
        "== " * 10_000,
        "`" * 20_000,
        "".join("`" * n + " " for n in range(150)),
        "<" * 20_000,
        "<!--" * 5_000,
        "<!-- -->" + "<!--" * 5_000,
        "<div><!-- x --></div>" * 2_000,
        "<script>" * 5_000,
        "&" * 20_000,
        "~~" * 10_000,
        "[a](" * 5_000,
        "[^1]" * 5_000 + "\n\n[^1]: x",
        "|" * 5_000 + "\n" + "|-" * 5_000 + "|",
        "\\" * 20_001,
    ],
    ids=lambda storm: storm[:6],
)
def test_storms_of_markup_pass_and_what_follows_them_is_read(storm: str) -> None:
    document = document_from_markdown(storm + "\n\nafter")
    assert "after" in document.text
    assert_sound(document)


@settings(max_examples=300)
@given(markdown_like)
def test_every_document_is_sound(markdown: str) -> None:
    assert_sound(document_from_markdown(markdown))


@settings(max_examples=300)
@given(st.lists(a_line, min_size=1, max_size=4))
def test_escaped_text_is_read_back_exactly(lines: list[str]) -> None:
    markdown = "\n\n".join(escape_paragraph(line) for line in lines)
    assert document_from_markdown(markdown).text == "\n\n".join(lines)


@settings(max_examples=200)
@given(st.lists(a_line, min_size=1, max_size=4))
def test_escaped_lines_keep_their_breaks(lines: list[str]) -> None:
    assert document_from_markdown(escape_paragraph("\n".join(lines))).text == "\n".join(lines)


@settings(max_examples=200)
@given(a_line, a_line)
def test_escaped_text_is_exact_in_headings_items_quotes_cells_and_marks(first: str, second: str) -> None:
    heading = document_from_markdown(f"# {escape_heading(first)}")
    assert (heading.text, heading.blocks[0].kind) == (first, BlockKind.HEADING)
    items = document_from_markdown(f"- {escape_paragraph(first)}\n- {escape_paragraph(second)}")
    assert items.text == f"{first}\n{second}"
    quote = document_from_markdown(f"> {escape_paragraph(first)}")
    assert (quote.text, quote.blocks[0].quote) == (first, 1)
    cells = [escape_cell(escape_inline(text)) for text in (first, second)]
    table = document_from_markdown(f"| {' | '.join(cells)} |\n| --- | --- |")
    assert (table.text, table.blocks[0].kind) == (f"{first}\t{second}", BlockKind.TABLE)
    link = document_from_markdown(f"x{escape_inline(first)}[{escape_inline(second)}](https://x.org)")
    assert link.text == f"x{first}{second}"
    assert [link.text[mark.start : mark.end] for mark in link.marks] == [second]


COMMON_MARK = (
    # Blocks, chapter by chapter of the specification: tabs, rules, headings, code, HTML, definitions, quotes, lists.
    *(
        "\tfoo\tbaz\t\tbim",
        "  - foo\n\n\tbar",
        ">\t\tfoo",
        "-\t\tfoo",
        " - foo\n   - bar\n\t - baz",
        "#\tFoo",
        "*\t*\t*\t",
    ),
    *(
        "***\n---\n___",
        "+++",
        "--\n**\n__",
        "    ***",
        "Foo\n    ***",
        "_ _ _ _ a",
        " *-*",
        "- foo\n***\n- bar",
        "- Foo\n- * * *",
    ),
    *(
        "####### foo",
        "#5 bolt",
        "\\## foo",
        "### foo \\###",
        "# foo#",
        "foo\n# bar\nbaz",
        "## \n#\n### ###",
        "# foo \\#",
    ),
    *(
        "Foo *bar\nbaz*\n====",
        "Foo\n= =\n\nFoo\n--- -",
        "> foo\nbar\n===",
        "- Foo\nBar\n---",
        "`Foo\n----\n`",
        "\\> foo\n------",
    ),
    *(
        "    a simple\n      indented code block",
        "1.  foo\n\n    - bar",
        "    chunk1\n\n    chunk2\n  \n \n \n    chunk3",
    ),
    *(
        "```\naaa\n~~~\n```",
        "~~~~\naaa\n~~~\n~~~~",
        "```\n\n```\naaa",
        "> ```\n> aaa\n\nbbb",
        "``` ```\naaa",
        "~~~ aa ``` ~~~\naaa\n~~~",
    ),
    *(
        "[foo]: /url 'title'\n\n[foo]",
        "[Foo*bar\\]]:my_(url) 't'\n\n[Foo*bar\\]]",
        "[foo]: /url 't' ok",
        "[foo]\n\n[foo]: <my url>\n't'",
    ),
    *(
        "aaa\nbbb\n\nccc\n   ddd",
        "> # Foo\n> bar\n> baz",
        ">bar\nbaz\n> foo",
        "> - foo\n- bar",
        "> ```\nfoo\n```",
        ">\n> foo\n>  ",
        ">>> foo\n> bar\n>>baz",
    ),
    *(
        "A paragraph\n\n1.  indented\n\n        code\n\n    > quote",
        "- one\n\n two",
        " -    one\n\n     two",
        "-one\n\n2.two",
        "1234567890. no",
    ),
    *(
        "-\n  foo\n-\n  ```\n  bar\n  ```",
        "- foo\n-\n- bar",
        "*",
        "foo\n*\n\nfoo\n1.",
        "10) foo\n    - bar",
        "- - foo",
        "- # Foo\n- Bar\n  ---\n  baz",
    ),
    *(
        "- foo\n- bar\n+ baz",
        "The number is\n14.  The doors",
        "- a\n - b\n  - c\n   - d\n    - e",
        "- a\n- ```\n  b\n\n\n  ```\n- c",
    ),
    # Inlines: escapes, entities, code, emphasis, links, pictures, autolinks, breaks.
    *(
        "\\!\\\"\\#\\$\\%\\&\\'",
        "\\*not em*\n\\# no heading",
        "foo\\\nbar",
        "&nbsp; &amp; &copy; &AElig; &#35; &#1234; &hi; &copy",
        "&#42;foo&#42;",
    ),
    *("`` foo ` bar ``", "` `` `", "`foo\\`bar`", "*foo`*`", "[not a `link](/foo`)", "```foo``", "`foo``bar``"),
    *(
        "a * foo bar*",
        'a*"foo"*',
        "foo*bar*",
        "5*6*78",
        "_foo_bar_baz_",
        "foo-_(bar)_",
        "*foo bar *",
        "**Gomphocarpus (*Gomphocarpus*)**",
    ),
    *(
        "*foo**bar**baz*",
        "***foo** bar*",
        "foo***bar***baz",
        "*foo [bar](/url)*",
        "** is not",
        "**foo*",
        "****foo*",
        "*foo __bar *baz bim__ bam*",
    ),
    *(
        "[link](/uri 'title')",
        "[link](/my uri)",
        "[a](<b)c>)",
        "[link](foo\\)\\:)",
        "[link [foo [bar]]](/uri)",
        "[link *foo **bar** `#`*](/uri)",
    ),
    *(
        "[![moon](moon.jpg)](/uri)",
        "[foo [bar](/uri)](/uri)",
        "*[foo*](/uri)",
        "[foo `](/uri)`",
        "![[foo]](/u)",
        "![foo *bar*](t.jpg)",
        "\\![foo](/u)",
    ),
    *(
        "foo  \n     bar",
        "*foo\\\nbar*",
        "foo\\",
        "### foo\\",
        "foo \n baz",
        "hello $.;'there",
        "Foo χρῆν",
        "Multiple     spaces",
    ),
)
"""Written after the sections of the CommonMark specification 0.31; those with raw HTML are elsewhere."""


def shown_letters(text: str) -> str:
    """Letters and digits in order: what is left when white space, markers and signs are set aside."""
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("markdown", COMMON_MARK)
def test_all_text_that_commonmark_shows_is_in_the_document(markdown: str) -> None:
    rendered = MarkdownIt("commonmark").render(markdown)
    rendered = re.sub(r'<img [^>]*alt="([^"]*)"[^>]*>', r"\1", rendered)
    assert shown_letters(document_from_markdown(markdown).text) == shown_letters(
        unescape(re.sub(r"<[^>]*>", "", rendered))
    )


def test_escaping_leaves_ordinary_text_as_it_is() -> None:
    text = "A snake_case_name, 3 < 4 > 2, AT&T, 50% off; it’s “fine” (really): a-b, c/d, $5 #tag 1.5 x=1!"
    assert escape_line_start(escape_inline(text.rstrip("!"))) == text.rstrip("!")


def test_half_a_megabyte_of_ordinary_markdown_is_one_document() -> None:
    markdown = "\n\n".join(["Some *ordinary* text with [a link](https://x.org) in it. " * 8] * 1000)
    document = document_from_markdown(markdown)
    assert len(document.blocks) == 1000
    assert not re.search(r"[*\[\]]", document.text)
