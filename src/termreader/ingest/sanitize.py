"""The one gate: what may never reach a terminal is taken out here. Knows no files, formats or screens.

A terminal obeys some characters instead of showing them, and others change how their neighbours are shown. What comes
from outside passes through `clean` (a text), `clean_line` (a title, byline, tag, file name) or `safe_href` (a link).

Removed without a trace:

- whole escape sequences (ECMA-48: CSI, OSC, DCS, APC, PM, SOS and the short ones, in their 7-bit and 8-bit forms). Of a
  sequence that never ends, only the introducer: the letters after it may be the article.
- every other control character (C0 but tab and newline, DEL, C1), after a character struck over itself
  (`b`, backspace, `b`: how manual pages are saved) has become that one character;
- bidirectional marks, embeddings, overrides and isolates ("Trojan Source"): text is shown in logical order;
- characters without width that hide in words: zero-width space, word joiner, byte order mark, soft hyphen, invisible
  operators, fillers, tag characters, stray variation selectors, noncharacters.

Changed: CR LF, CR, VT, FF, NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR become a newline; the C1 characters that
Windows-1252 punctuation turns into when it is read as Latin-1 become that punctuation; the two halves of a surrogate
pair become their character, and half of one U+FFFD.

Kept: joiners between emoji and in scripts that need them, variation selectors after what they vary, the tags of a
flag. Nothing is composed or decomposed (NFC stays NFC, NFD stays NFD).
"""

import re
import unicodedata
from urllib.parse import quote, unquote

_HIDDEN = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff0-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_JOINERS = "\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
_SUSPICIOUS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_HIDDEN}{_JOINERS}]")
"""Anything that is not simply kept: a text without a match goes through as it is."""

_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    # Strings end at ST or BEL, on the same line: a newline inside one is no terminal's business but a lost end's.
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x1b\x07\x90\x98\x9c-\x9f\n\x18\x1a]*(?:\x07|\x9c|\x1b\\)"
    r"|\x1b[\[\]PX^_]"  # the introducer of one that never ends
    r"|\x1b[ -/]*[0-~]"  # charset shifts, reset, save cursor …
)
_OVERSTRIKE = re.compile(r"([^\n])(?:\x08\1)+|_\x08([^\n])")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
_INVISIBLE = re.compile(f"{_FLAG.pattern}|[{_HIDDEN}]")
_JOINER_RUN = re.compile(f"[{_JOINERS}]+")
_SPACES = re.compile(r"\s+")

_WINDOWS_PUNCTUATION = str.maketrans(
    {"\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”", "\x95": "•", "\x96": "–", "\x97": "—"}
)

_HREF_EDGE = "".join(map(chr, range(0x21)))
_HREF_DROPPED = re.compile("[\t\n\r]")
_HREF_SCHEME = re.compile(r"(?:https?://[^/?#\\]|mailto:.)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HREF_UNSAFE = re.compile(f'[\x00-\x20\x7f-\x9f"<>`\\\\\\s{_HIDDEN}{_JOINERS}\ud800-\udfff]')


def clean(text: str) -> str:
    """`text` with nothing in it that a terminal would obey or that hides; its lines part at "\\n" alone.

    Idempotent, and quick when there is nothing to do.
    """
    if not _SUSPICIOUS.search(text):
        return text
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", _SURROGATE_PAIR.sub(_joined_surrogates, text))
    text = _NEWLINE.sub("\n", text)
    if _CONTROL.search(text):
        text = _SEQUENCE.sub("", text)
        text = _OVERSTRIKE.sub(r"\1\2", text)
        text = _CONTROL.sub("", text.translate(_WINDOWS_PUNCTUATION))
    text = _INVISIBLE.sub(_flag_tags, text)
    return _JOINER_RUN.sub(_needed_joiners, text)


def clean_line(text: str) -> str:
    """`text` cleaned, on one line: every run of white space is one space, and none stands at the ends."""
    return _SPACES.sub(" ", clean(text)).strip()


def safe_href(href: str) -> str | None:
    """The target of a link if it may be kept: http, https, mailto or a place in the same article (`#note-1`).

    What could be obeyed or hidden in it is percent-encoded. Everything else (other schemes, relative paths) is None.
    Tabs and newlines are dropped and white space around it stripped first, as in the WHATWG URL standard.
    """
    href = _HREF_DROPPED.sub("", href.strip(_HREF_EDGE))
    if not (href.startswith("#") and len(href) > 1) and not _HREF_SCHEME.match(href):
        return None
    return _HREF_UNSAFE.sub(_percent_encoded, href)


def safe_source(source: str) -> str | None:
    """Where a picture lies if that may be kept: http, https, or a path down from the text itself (`images/a.png`).

    Everything else (other schemes, paths from the root or upwards) is None.
    """
    source = _HREF_DROPPED.sub("", source.strip(_HREF_EDGE))
    if _SCHEME.match(source):
        return None if source[:7].lower() == "mailto:" else safe_href(source)
    parts = unquote(source).replace("\\", "/").split("/")
    if not source or source[0] in "#?" or not parts[0] or ".." in parts or ":" in parts[0]:
        return None
    return _HREF_UNSAFE.sub(_percent_encoded, source)


def _joined_surrogates(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _flag_tags(found: re.Match[str]) -> str:
    return found[0] if len(found[0]) > 1 else ""


def _needed_joiners(run: re.Match[str]) -> str:
    """What of a run of joiners and variation selectors does something: at most one selector, then one joiner."""
    text = run.string
    before = text[run.start() - 1] if run.start() else ""
    after = text[run.end()] if run.end() < len(text) else ""
    if not before or before.isspace():
        return ""
    joiners = run[0]
    kept = ""
    if joiners[0] not in "\u200c\u200d":
        kept, joiners = joiners[0], joiners[1:]
    if joiners and joiners[0] in "\u200c\u200d" and _joins(before, after):
        kept += joiners[0]
    return kept


def _joins(before: str, after: str) -> bool:
    """Whether a joiner between the two characters is used: between emoji or joined letters, or after a virama."""
    if unicodedata.combining(before) == 9:
        return True
    return _may_be_joined(before) and bool(after) and _may_be_joined(after)


def _may_be_joined(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Lo":
        return unicodedata.east_asian_width(char) not in "WF"
    return category in {"So", "Sk", "Sm", "Mn", "Mc"}


def _percent_encoded(found: re.Match[str]) -> str:
    return quote(found[0].encode("utf-8", "replace"), safe="")
