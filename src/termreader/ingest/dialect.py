"""The Markdown that is understood here: CommonMark and its usual extensions, as markdown-it tokens.

On top of CommonMark: GFM tables, strikethrough and task lists, footnotes, `==highlight==`, class lines (`{.caption}`),
Obsidian's wiki links and callouts. Text is never dropped: what nests too deep is shown as it is written. Knows nothing
of documents: `document` reads the tokens.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as image_rule
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline

MAX_NESTING = 32
"""Token levels: a quote takes one, a list two. Each costs time, memory and a few frames of Python's stack."""

CLASSES = frozenset({"caption", "credit", "pullquote", "attribution", "picture"})
"""The classes a class line may name; a line with another one is text."""

_CLASS_LINE = re.compile(r"\{\.([a-z]+)\}[ \t]*")
_CALLOUT = re.compile(r"\[!([A-Za-z][\w-]*)\][+-]?[ \t]*([^\n]*)(?:\n|$)")
_TASK = re.compile(r"\[([ xX])\][ \u00a0]+(?=\S)")
_WIKI_LINK = re.compile(r"\[\[([^\[\]\n|]{1,300})(?:\\?\|([^\[\]\n]{1,300}))?\]\](?![(\[])")
_EQUALS = ord("=")

_MANY_BRACKETS = 200
"""A paragraph with more of them than this is looked at for brackets that cannot be links."""
_BRACKET_DEPTH = 16
_PICTURE_DEPTH = 4


def parse(markdown: str) -> tuple[list[Token], dict[str, object]]:
    """The tokens of `markdown` and the parser's environment (`footnotes` holds the inline ones)."""
    env: dict[str, object] = {}
    return _parser().parse(markdown, env), env


@cache
def _parser() -> MarkdownIt:
    md = _Markdown("commonmark", {"html": True, "maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    rules = md.block.ruler
    md.block = _LosslessBlocks()
    md.block.ruler = rules
    md.use(footnote_plugin, move_to_end=False)
    md.block.ruler.before("fence", "class_line", _class_line)
    md.core.ruler.before("inline", "items_and_callouts", _items_and_callouts)
    md.inline.ruler.before("link", "inert_bracket", _inert_bracket)
    md.inline.ruler.before("link", "wiki_link", _wiki_link)
    md.inline.ruler.before("image", "wiki_picture", _wiki_picture)
    md.inline.ruler.at("image", _shallow_image)
    md.inline.ruler.at("footnote_inline", _shallow_footnote)
    md.inline.ruler.before("emphasis", "highlight", _highlight)
    md.inline.ruler2.before("emphasis", "highlight", _pair_highlights)
    md.parse("*compiled*")  # rule chains are compiled on first use, which two threads must not do at once
    return md


class _Markdown(MarkdownIt):
    """A link is a link: which targets are kept is decided in one place, `sanitize.safe_href`."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (markdown-it's name)
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


class _LosslessBlocks(ParserBlock):
    """markdown-it's block parser drops what nests deeper than its limit; here it becomes a paragraph."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 (its parameters' names)
        if state.level < MAX_NESTING:
            super().tokenize(state, startLine, endLine)
            return
        content = state.getLines(startLine, endLine, state.blkIndent, False).strip()
        state.line = endLine
        if content:
            opening = state.push("paragraph_open", "p", 1)
            opening.map = [startLine, endLine]
            inline = state.push("inline", "", 0)
            inline.content = content
            inline.children = []
            state.push("paragraph_close", "p", -1)


def _class_line(state: StateBlock, start_line: int, _end_line: int, silent: bool) -> bool:
    """A line that is only `{.class}`: a token `class_line` whose info is the class of the block after it."""
    if state.is_code_block(start_line):
        return False
    begin = state.bMarks[start_line] + state.tShift[start_line]
    found = _CLASS_LINE.fullmatch(state.src, begin, state.eMarks[start_line])
    if not found or found[1] not in CLASSES:
        return False
    if not silent:
        state.push("class_line", "", 0).info = found[1]
        state.line = start_line + 1
    return True


def _items_and_callouts(state: StateCore) -> None:
    """Take `[x]` off the first paragraph of an item, and the `[!note]` line off that of a quote."""
    tokens = state.tokens
    for index in range(len(tokens) - 1, 1, -1):
        inline = tokens[index]
        if inline.type != "inline" or tokens[index - 1].type != "paragraph_open" or not inline.content.startswith("["):
            continue
        container = tokens[index - 2]
        if container.type == "list_item_open":
            task = _TASK.match(inline.content)
            if task:
                container.meta = {"task": "[ ]" if task[1] == " " else "[x]"}
                inline.content = inline.content[task.end() :]
        elif container.type == "blockquote_open":
            callout = _CALLOUT.match(inline.content)
            if callout:
                title = Token("inline", "", 0, content=callout[2] or callout[1].capitalize(), children=[], block=True)
                title.meta = {"strong": True}
                inline.content = inline.content[callout.end() :]
                tokens[index - 1 : index - 1] = [tokens[index - 1], title, Token("paragraph_close", "p", -1)]


def _inert_bracket(state: StateInline, silent: bool) -> bool:
    """Take `[`, `![` and `^[` as text where they can be no link, so that thousands of them take no time."""
    at = state.pos + 1 if state.src[state.pos] in "!^" else state.pos
    if not state.src.startswith("[", at) or at not in _inert_brackets(state):
        return False
    if not silent:
        state.append_pending(state.src[state.pos : at + 1])
    state.pos = at + 1
    return True


def _inert_brackets(state: StateInline) -> frozenset[int]:
    """Where the opening brackets stand that are never closed, or closed only outside many others."""
    known = state.env.setdefault("inert_brackets", {})
    if state.src not in known:
        if state.src.count("[") <= _MANY_BRACKETS:
            known[state.src] = frozenset()
            return frozenset()
        inert = set()
        open_at: list[int] = []
        for found in re.finditer(r"\\.|[\[\]]", state.src):
            if found[0] == "[":
                open_at.append(found.start())
            elif found[0] == "]" and open_at:
                opening = open_at.pop()
                if len(open_at) >= _BRACKET_DEPTH:
                    inert.add(opening)
        known[state.src] = frozenset(inert.union(open_at))
    return known[state.src]  # type: ignore[no-any-return]


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """`[[Page]]`, `[[Page#Part]]`, `[[Page|words]]`: the words, or the page's name. There is nothing to link to."""
    if not state.src.startswith("[[", state.pos):
        return False
    found = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if not found or found[1].strip().upper() in state.env.get("references", {}):
        return False
    if not silent:
        state.push("text", "", 0).content = _wiki_words(found)
    state.pos = found.end()
    return True


def _wiki_picture(state: StateInline, silent: bool) -> bool:
    """`![[picture.png]]`: a picture that lies beside the text, shown by its name."""
    if not state.src.startswith("![[", state.pos):
        return False
    found = _WIKI_LINK.match(state.src, state.pos + 1, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {"src": found[1].strip()}
        token.children = [Token("text", "", 0, content=found[1].strip())]
    state.pos = found.end()
    return True


def _wiki_words(found: re.Match[str]) -> str:
    if found[2]:
        return found[2].strip()
    return " > ".join(part.strip() for part in found[1].split("#") if part.strip()) or found[1]


def _shallow_image(state: StateInline, silent: bool) -> bool:
    """Pictures may stand in the description of a picture, but each level is a recursion: only a few."""
    return _shallow(state, silent, image_rule)


def _shallow_footnote(state: StateInline, silent: bool) -> bool:
    """The same for inline footnotes in inline footnotes."""
    return _shallow(state, silent, footnote_inline)


def _shallow(state: StateInline, silent: bool, rule: object) -> bool:
    depth = state.env.get("recursion", 0)
    if depth >= _PICTURE_DEPTH or not callable(rule):
        return False
    state.env["recursion"] = depth + 1
    try:
        return bool(rule(state, silent))
    finally:
        state.env["recursion"] = depth


def _highlight(state: StateInline, silent: bool) -> bool:
    """`==words==`: each pair of signs is a text token and a delimiter, paired later as emphasis is."""
    if silent or state.src[state.pos] != "=":
        return False
    run = state.scanDelims(state.pos, True)
    if run.length != 2:  # a longer run is a line drawn, or a comparison in code
        state.append_pending("=" * run.length)
        state.pos += run.length
        return True
    state.push("text", "", 0).content = "=="
    state.delimiters.append(
        Delimiter(
            marker=_EQUALS,
            length=0,
            token=len(state.tokens) - 1,
            end=-1,
            open=run.can_open,
            close=run.can_close,
        )
    )
    state.pos += run.length
    return True


def _pair_highlights(state: StateInline) -> None:
    nested = [meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta]
    for delimiters in [state.delimiters, *nested]:
        _open_and_close(state, delimiters)


def _open_and_close(state: StateInline, delimiters: Sequence[Delimiter]) -> None:
    for delimiter in delimiters:
        if delimiter.marker == _EQUALS and delimiter.end != -1:
            _become(state.tokens[delimiter.token], "mark_open", 1)
            _become(state.tokens[delimiters[delimiter.end].token], "mark_close", -1)


def _become(token: Token, name: str, nesting: Literal[-1, 1]) -> None:
    token.type, token.tag, token.content, token.nesting = name, "mark", "", nesting
