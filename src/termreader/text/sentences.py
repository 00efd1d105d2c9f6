"""Where sentences begin and end in a stretch of prose: punctuation, and the abbreviations of English. Pure.

Rules, not a model. A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number, or the
next word begins with a small letter; after an abbreviation that may stand last, the next word decides.
"""

import re

from termreader.model import Span

_CLOSERS = "\"'”’»›)\\]}"
_OPENERS = "\"'“‘«‹(\\[{"
_END = re.compile(rf"[.!?…‽]+[{_CLOSERS}]*(?:\[\w+\])*(?=\s|\Z)|[。！？｡]+[”’」』）】]*")
_TOKEN = re.compile(rf"[^\s{_OPENERS}—–/]*\Z")
_NEXT = re.compile(rf"\s*(?P<opener>[{_OPENERS}]*)(?:[—–-]\s*)?(?P<word>[^\W_](?:[’'.]?[^\W_])*)?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_BRAND = re.compile(r"[^\W\d_]{1,2}[A-Z]")
_SPEAKS = re.compile(
    r"(?:[^\W_][\w.’'-]*\s+){1,4}?(?:said|says|asked|asks|wrote|writes|replied|replies|added|adds|told|shouted|cried)\b"
)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A name follows, so that a sentence never ends here.
_TITLES = _words("mr mrs ms mx dr prof rev hon messrs mme mlle gov sen rep lt col gen capt cmdr sgt maj adm cpl supt")
_NEVER_LAST = _TITLES | _words("e.g i.e cf v vs viz ca approx")
# A number follows, or else it is the word.
_BEFORE_NUMBER = _words("no nos vol vols fig figs eq eqs ch sec p pp art para op")
# A sentence may end here, and does when the next word is one that begins sentences.
_MAY_BE_LAST = _words(
    """al assn ave blvd bros co corp cos d.c dept dist est etc ft inc jr ltd llc plc mt ph.d pres rd sr st univ
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    cm hr hrs kg km lb lbs mm oz sq yr yrs"""
)
_STARTERS = _words(
    """the a an this that these those he she it they we i you his her its their our my your but and or so yet if when
    while as at in on for from by with after before since although though because however meanwhile there here what who
    why how where then now some many most all no not one two last next under over during both each every such even still
    also according asked earlier later instead despite until unlike today yesterday he’s she’s it’s i’m we’re they’re"""
)


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]` in order, closing quotation marks included and the space between them not."""
    found: list[Span] = []
    begin = _skip_space(text, start, end)
    for stop in _END.finditer(text, begin, end):
        if stop.start() >= begin and _is_end(text, begin, stop, end):
            found.append(Span(begin, stop.end()))
            begin = _skip_space(text, stop.end(), end)
    last = begin + len(text[begin:end].rstrip())
    if last > begin:
        found.append(Span(begin, last))
    return found


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _is_end(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    marks = stop[0]
    following = _NEXT.match(text, stop.end(), end)
    next_word = (following and following["word"]) or ""
    if marks[0] in "。！？｡" or not next_word:
        return True
    if next_word[0].islower() and not _BRAND.match(next_word):
        return False
    if marks[0] != "." or marks.startswith(".."):
        quoted = marks[-1] in "\"'”’»›"
        return not (quoted and _SPEAKS.match(text, _skip_space(text, stop.end(), end), end))
    if len(marks) > 1:
        return True
    token_match = _TOKEN.search(text, max(begin, stop.start() - 40), stop.start())
    token = token_match[0] if token_match else ""
    is_first = stop.start() - len(token) == begin
    return _word_may_end(token, is_first, next_word, opens=bool(following and following["opener"]))


def _word_may_end(token: str, is_first: bool, next_word: str, *, opens: bool) -> bool:
    """Whether the full stop after `token` ends a sentence, before a word that could begin one."""
    word = token.lower()
    if word in _NEVER_LAST or (is_first and word.isdigit()):
        return False
    if word in _BEFORE_NUMBER:
        return not next_word[0].isdigit()
    if word in _MAY_BE_LAST or _DOTTED.fullmatch(token):
        return opens or next_word.lower().replace("'", "’") in _STARTERS
    return True
