"""What stands before the root element of an XML text, read by hand, because no XML parser can be trusted with it yet.

A document type can declare entities that unfold to gigabytes or read files. Feeds and lists of feeds need none.
"""

import re

_ROOT = re.compile(r"<([A-Za-z_][\w.-]*)(?::([\w.-]+))?")


class UnsafeXmlError(Exception):
    """The text declares what it must not; the message is the end of a sentence."""


def root_name(text: str) -> str | None:
    """The name of the root element in lower case, without its namespace's prefix; None when there is none."""
    found = _ROOT.match(text, _prolog(text)[0])
    return (found[2] or found[1]).lower() if found else None


def without_document_type(text: str) -> str:
    """`text` from its root element on. Raises UnsafeXmlError when its document type declares an entity."""
    start, document_type = _prolog(text)
    if "<!entity" in document_type.lower():
        raise UnsafeXmlError("it declares entities, which can unfold to more than fits anywhere, or read files.")
    return text[start:]


def _prolog(text: str) -> tuple[int, str]:
    """Where the root element begins (the end of `text` when there is none), and the document types before it."""
    position = 0
    document_types: list[str] = []
    while True:
        position = text.find("<", position)
        if position < 0:
            return len(text), "".join(document_types)
        if text.startswith("<!--", position):
            end = text.find("-->", position + 4) + 3
        elif text.startswith("<?", position):
            end = text.find("?>", position + 2) + 2
        elif text[position : position + 2] == "<!":
            end = _document_type_end(text, position)
            document_types.append(text[position:end])
        elif _ROOT.match(text, position):
            return position, "".join(document_types)
        else:
            end = position + 1
        # What never ends takes the rest of the text with it.
        position = end if end > position else len(text)


def _document_type_end(text: str, start: int) -> int:
    """One past a `<!DOCTYPE …>` with or without an internal subset in brackets, or a stray `<!…>`."""
    close, bracket = text.find(">", start), text.find("[", start)
    if bracket < 0 or (0 <= close < bracket):
        return close + 1
    subset_end = re.compile(r"\]\s*>").search(text, bracket)
    return subset_end.end() if subset_end else len(text)
