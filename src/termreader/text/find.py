"""Find words in a text as a reader means them: case, quotes, dashes, accents and line breaks folded. Pure.

The query becomes one regular expression over the text as it is, so that spans are exact and nothing is copied.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from termreader.model import Span

# Each group's signs match one another.
_DASHES = "-‐\u2011‒–—―−"
_ALIKE = ("'’‘‛ʼʹ′´`", '"“”„‟«»″', _DASHES)
# Accents, Hebrew points and Arabic vowel signs.
_MARK = (
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
)
_PARTS = re.compile(rf"\s+|…|\.\.\.|--|.{_MARK}*", re.DOTALL)
_ELLIPSIS = r"(?:…|\.\.\.)"
_SOFT_HYPHEN = "\u00ad"
# Letters with a stroke, which Unicode does not take apart.
_STROKED = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ı": "i"}
ACCENTED_RANGES = ((0xC0, 0x250), (0x370, 0x530), (0x1E00, 0x2000))
"""Latin, Greek and Cyrillic letters that carry accents."""


def find(text: str, query: str, *, case: bool | None = None) -> list[Span]:
    """Where `query` stands in `text`, in order and not overlapping.

    Without `case` a query with a capital letter is case-sensitive and another is not. Straight and typographic quotes,
    and dashes of all lengths, match one another; white space matches any white space, line breaks too; composed and
    decomposed letters are the same, and unless the query has an accent, accents do not matter. A soft hyphen in the
    text does not hide a word.
    """
    if not query.strip():
        return []
    if case is None:
        case = any(character.isupper() for character in query)
    plain = text.isascii()
    if plain and not case:
        # Only for ASCII is lowering sure to keep every offset; then words are looked for as they stand, which is fast.
        text, query, case = text.lower(), query.lower(), True
    pattern = _pattern(query, case, plain, _SOFT_HYPHEN in text)
    return list(map(Span._make, map(re.Match.span, pattern.finditer(text))))


def find_respelled(text: str, words: str) -> list[Span]:
    """Where the same words stand with other white space, quotes, dashes, composition, case or soft hyphens.

    Accents matter. For words kept from a text, which may be long, rather than typed.
    """
    if not words.strip():
        return []
    units = [_folding(part) or "|".join(map(re.escape, _compositions({part}))) for part in _PARTS.findall(words)]
    joint = _SOFT_HYPHEN + "?" if _SOFT_HYPHEN in text else ""
    pattern = re.compile(joint.join(f"(?:{unit})" if "|" in unit else unit for unit in units), re.IGNORECASE)
    return list(map(Span._make, map(re.Match.span, pattern.finditer(text))))


@lru_cache(maxsize=128)
def _pattern(query: str, case: bool, plain: bool, soft_hyphens: bool) -> re.Pattern[str]:
    """`plain`: the text is ASCII and lowered like the query, or case matters."""
    accented = any(unicodedata.combining(mark) for mark in unicodedata.normalize("NFD", query))
    units: list[str] = []
    for part in _PARTS.findall(query):
        if folding := _folding(part):
            units.append(folding)
        elif plain:
            units.append(re.escape(part))
        else:
            spellings = {part} if case else _cases(part)
            units.append(_with_accents(spellings) if accented else _without_accents(spellings))
    return re.compile((_SOFT_HYPHEN + "?" if soft_hyphens else "").join(units))


def _folding(part: str) -> str | None:
    """The pattern for what is always folded: white space, ellipses, dashes and quotes; None for anything else."""
    if part.isspace():
        return r"\s+"
    if part in ("…", "..."):
        return _ELLIPSIS
    if part == "--":
        return f"(?:--|{_any_of(_DASHES)})"
    alike = next((signs for signs in _ALIKE if part in signs), None)
    return _any_of(alike) if alike else None


def _compositions(spellings: set[str]) -> list[str]:
    """Spellings composed and decomposed, longest first, since one may be the beginning of another."""
    forms = {unicodedata.normalize(form, spelling) for spelling in spellings for form in ("NFC", "NFD")} | spellings
    return sorted(forms, key=lambda form: (-len(form), form))


def _with_accents(spellings: set[str]) -> str:
    """A letter with its own accents, composed or not, and no others."""
    return f"(?:{'|'.join(map(re.escape, _compositions(spellings)))})(?!{_MARK})"


def _without_accents(spellings: set[str]) -> str:
    """A letter with any accents; a sign that Unicode takes apart in some other way, in both forms."""
    letters = spellings | {accented for letter in spellings for accented in _accented_forms().get(letter, "")}
    apart = {unicodedata.normalize("NFD", letter) for letter in spellings} - spellings
    together = _any_of("".join(sorted(letters)))
    if apart:
        return f"(?:{together}|{'|'.join(map(re.escape, sorted(apart)))})"
    return together + (f"{_MARK}*" if any(map(str.isalpha, letters)) else "")


def _any_of(characters: str) -> str:
    return re.escape(characters) if len(characters) == 1 else f"[{re.escape(characters)}]"


def _cases(character: str) -> set[str]:
    """`character`, with its accents, in upper and in lower case, where those are as many characters."""
    forms = {character, character.lower(), character.upper(), character.casefold(), character.title()}
    if "σ" in forms:
        forms.add("ς")
    return {form for form in forms if len(form) == len(character)}


@cache
def _accented_forms() -> dict[str, str]:
    """For each letter the letters that are it with an accent, for Latin, Greek and Cyrillic."""
    forms: dict[str, str] = {}
    for first, last in ACCENTED_RANGES:
        for code in range(first, last):
            letter = chr(code)
            base = _STROKED.get(letter) or unicodedata.normalize("NFD", letter)[0]
            if base != letter:
                forms[base] = forms.get(base, "") + letter
    return forms
