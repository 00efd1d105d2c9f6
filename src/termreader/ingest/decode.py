"""Bytes into text, whatever their encoding. Knows nothing of what the text is."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What a label means on the web (WHATWG Encoding): the superset that everybody in fact writes."""

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']?\s*([\w.:-]{2,40})|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_DECLARATION_AREA = 4096
_CONTROL_BYTES = [bytes([code]) for code in range(32) if code not in b"\b\t\n\v\f\r\x1b"]
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŒŠŽ‘’“”„‚–—…•€£©®°«»·¿¡§ªº\u00a0")
"""What is found in Western texts above ASCII. Another code page read as this one shows other signs between letters."""
_SIGN_IN_WORD = re.compile(r"(?<=[a-z])[¿¡©®£§°€ªº](?=[a-z])")
_SOUND = 4
"""Characters above ASCII for each damaged one, from which a text is UTF-8 and damaged rather than something else."""
_SAMPLE = 65_536
"""Bytes enough to guess an encoding from."""


def decode(data: bytes, *, charset: str | None = None, markup: bool = False) -> str:
    """The text of `data`.

    Tried in order: the byte order mark, `charset` (what the server said), what `markup` declares in its first 4 kB,
    the shape of UTF-16 without a mark, UTF-8, a guess. A label nobody knows is passed over, and this never fails: bytes
    that mean nothing become U+FFFD.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    for label in (charset, _declared(data) if markup else None):
        encoding = _known(label)
        if encoding:
            return _decode_as(data, encoding)
    wide = _utf16_without_mark(data)
    if wide:
        return data.decode(wide, "replace")
    unicode_text = _damaged_utf8(data)
    if unicode_text is not None:
        return unicode_text
    return data.decode(_guessed(data), "replace")


def is_text(data: bytes) -> bool:
    """Whether `data` can be text at all: few control characters, or the shape of UTF-16 or UTF-32."""
    if any(data.startswith(mark) for mark, _ in _BOMS) or _utf16_without_mark(data):
        return True
    sample = data[:_SAMPLE]
    if not sample:
        return True
    controls = sum(sample.count(byte) for byte in _CONTROL_BYTES)
    return controls * 20 <= len(sample) or (len(sample) < 200 and sample.count(0) <= 1)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _DECLARATION_AREA)
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _known(label: str | None) -> str | None:
    """Python's name of the encoding a label stands for, or None."""
    if not label:
        return None
    try:
        codec = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(codec, "_is_text_encoding", True):
        return None
    return _SUPERSETS.get(codec.name, codec.name)


def _decode_as(data: bytes, encoding: str) -> str:
    """`data` by its label, unless it is plainly UTF-8 or plainly not what it says."""
    if encoding.startswith(("utf-16", "utf-32")):
        # Seen by a reader of bytes, the declaration itself would not be legible if it were true.
        wide = _utf16_without_mark(data)
        encoding = wide or ("utf-8" if b"<" in data[:_DECLARATION_AREA] and b"\0" not in data[:100] else encoding)
    try:
        # Text in another encoding is next to never valid UTF-8, and a page moved to UTF-8 often keeps its old label.
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if encoding == "utf-8":
            text = _damaged_utf8(data)
            return text if text is not None else data.decode(_guessed(data), "replace")
    try:
        return data.decode(encoding, "replace")
    except (LookupError, ValueError):  # `unicode_escape` and its like: encodings that are none
        return data.decode("cp1252", "replace")


def _damaged_utf8(data: bytes) -> str | None:
    """The text if it is UTF-8, or would be but for a few bytes; lone surrogates are left for the sanitiser."""
    for errors in ("strict", "surrogatepass"):
        try:
            return data.decode("utf-8", errors)
        except UnicodeDecodeError:
            continue
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(1 for char in text if char > "\x7f") - damaged
    return text if sound > _SOUND * damaged else None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 told by its zeros: in Western text, every other byte."""
    sample = data[:1000]
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > half * 0.4 and sample[::2].count(0) < half * 0.05:
        return "utf-16-le"
    if sample[::2].count(0) > half * 0.4 and sample[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    return None


def _guessed(data: bytes) -> str:
    """The encoding that makes most sense of `data`. Windows-1252 when there is too little to tell."""
    from charset_normalizer import from_bytes  # takes longer to load than most files take to read

    western = data[:_SAMPLE].decode("cp1252", "replace")
    high = [char for char in western if char > "\x7f"]
    strange = sum(1 for char in high if char not in _WESTERN) + len(_SIGN_IN_WORD.findall(western))
    if len(high) < 8 or strange * 20 <= len(high) <= len(western) // 5:
        return "cp1252"
    best = from_bytes(data[:_SAMPLE]).best()
    return (_known(best.encoding) or "cp1252") if best else "cp1252"
