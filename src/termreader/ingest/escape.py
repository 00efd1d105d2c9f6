"""Plain text into Markdown that shows it literally. The other direction is `document`; knows no formats.

Only what would be read as markup is escaped, so that stored articles stay readable: `snake_case` and `a < b` go
through as they are.
"""

import re

_INLINE = re.compile(
    r"[\\`*\[\]~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # not inside a word, where it means nothing
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=#?\w+;|$)"
    r"|==|^=|=$"
    r"|[!^]$"  # before a link these would make a picture or a footnote of it
)
_BLOCK_START = re.compile(
    r"#{1,6}(?=[ \t]|$)"
    r"|>"
    r"|[-+](?=[ \t]|$)"
    r"|--+[ \t]*$"
    r"|(?P<number>[0-9]{1,9})[.)](?=[ \t]|$)"
    r"|[-:|](?=[-:| \t]*$)"  # the line under a table's header
    r"|\{(?=\.[a-z]+\}[ \t]*$)"
)
_TRAILING_HASHES = re.compile(r"(?:(?<=[ \t])|^)#(?=#*$)")


def escape_inline(text: str) -> str:
    """`text`, a part of one line, so that no inline markup is seen in it, whatever stands before and after it."""
    return _INLINE.sub(lambda found: "".join("\\" + char for char in found[0]), text)


def escape_line_start(line: str) -> str:
    """`line`, its inline markup already escaped or meant, so that it begins no heading, list, quote, rule or table."""
    found = _BLOCK_START.match(line)
    if not found:
        return line
    number = found["number"] or ""
    return f"{number}\\{line[len(number) :]}"


def escape_paragraph(text: str) -> str:
    """A paragraph of Markdown that shows `text`: its lines, stripped, parted by hard breaks."""
    lines = [line.strip() for line in text.strip().split("\n")]
    return "\\\n".join(escape_line_start(escape_inline(line)) for line in lines if line)


def escape_heading(text: str) -> str:
    """`text`, one line, as what stands after the `#` of a heading."""
    return escape_heading_end(escape_inline(text))


def escape_heading_end(markdown: str) -> str:
    """A heading's content, its inline markup escaped or meant, so that no `#` at its end is taken for its frame."""
    return _TRAILING_HASHES.sub(r"\\#", markdown)


def escape_cell(markdown: str) -> str:
    """`markdown`, inline and in one line, as the cell of a table."""
    return markdown.replace("|", "\\|")
