"""Where names can stand: runs of capitals cut into candidate names, without titles, roles and possessive endings.

Looks only at the tokens and the lists. What kind of name a span is, is decided elsewhere.
"""

from collections.abc import Iterator
from typing import NamedTuple

from termreader.analysis.lexicon import Known, Lexicon
from termreader.analysis.tokens import Line, Tokens, is_name_like
from termreader.analysis.words import (
    ABBREVIATIONS,
    CALENDAR,
    COMPANY_HEADS,
    FUNCTION_WORDS,
    HONORIFICS,
    LEGAL_FORMS,
    NATIONALITIES,
    OF_HEADS,
    ORG_HEADS,
    PARTICLES,
    PERSON_TITLES,
    PLACE_HEADS,
    ROLE_NOUNS,
    word_set,
)

_TITLE_PARTS = word_set(
    """
    vice prime chief executive former acting deputy assistant associate senior foreign finance defense defence
    interior interim then-president ex-president first lady crown house speaker majority minority leader head
    spokesman officer operating financial technology product marketing star legendary actor singer dr
    """
)
_QUOTE_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "(": ")", "„": "“", "«": "»"}
_LONGEST_ENTRY = 7


class NameSpan(NamedTuple):
    """A stretch of tokens that may be a name."""

    first: int
    end: int
    known: int
    """`Known` flags of the whole span."""
    title: str = ""
    """The honorific or role right before it, lower case."""
    certain: bool = True
    """Whether its capital says something: not at a sentence's start, nor in a headline."""
    head: tuple[int, int] | None = None
    """The tokens of a listed name that the span starts with, when it goes on beyond it."""


class _Unit(NamedTuple):
    first: int
    end: int
    known: int


def listed_names(tokens: Tokens, lexicon: Lexicon) -> dict[int, tuple[int, int]]:
    """The longest name of the lists that starts at each token: first token to (end, `Known` flags)."""
    found: dict[int, tuple[int, int]] = {}
    names, heads, folded = lexicon.names, lexicon.heads, lexicon.folded
    text, starts, ends, words = tokens.text, tokens.starts, tokens.ends, tokens.words
    for index, word in enumerate(words):
        capitals = len(word) > 1 and word.isupper()
        if word not in heads and not (capitals and word.capitalize() in heads):
            # "O’Reilly" and "AT&T" are one token here and begin with a shorter word in the lists.
            cut = next((position for position, letter in enumerate(word) if not letter.isalnum()), 0)
            if not cut or word[:cut] not in heads:
                continue
        line = tokens.lines[tokens.line_of[index]]
        for end in range(min(line.end, index + _LONGEST_ENTRY), index, -1):
            key = text[starts[index] : ends[end - 1]].replace("’", "'")
            flags = names.get(key, 0)
            if not flags and capitals and (end == index + 1 or words[end - 1].isupper()):
                flags = names.get(folded.get(key.lower(), ""), 0)
                if flags and end == index + 1 and not line.capitals and len(word) < 4:
                    flags = 0
            if flags:
                if word.islower() and (word in lexicon.ordinary or word in FUNCTION_WORDS):
                    break
                found[index] = (end, flags)
                break
    return found


def name_spans(tokens: Tokens, lexicon: Lexicon) -> list[NameSpan]:
    """All stretches that may be names, in order and disjoint."""
    listed = listed_names(tokens, lexicon)
    spans: list[NameSpan] = []
    for line in tokens.lines:
        for run in _runs(tokens, line, listed, lexicon):
            spans.extend(_cut(tokens, line, run, lexicon))
    return spans


def _runs(tokens: Tokens, line: Line, listed: dict[int, tuple[int, int]], lexicon: Lexicon) -> Iterator[list[_Unit]]:
    """Runs of units: a unit is a listed name, a word with a capital, a compound with hyphens, an initial."""
    words, lower = tokens.words, tokens.lower
    index = line.first
    while index < line.end:
        unit = _unit_at(tokens, line, index, listed, lexicon)
        if unit is None:
            index += 1
            continue
        run = [unit]
        index = unit.end
        while index < line.end:
            joined = _join(tokens, line, index, run, listed, lexicon)
            if joined is None:
                break
            run.append(joined)
            index = joined.end
        yield run
        while index < line.end and words[index] == "-" and lower[index - 1] != "-" and tokens.glued(index):
            # The rest of a compound ("Meta-owned", "Trump-era") is no name of its own.
            index += 1
            if index < line.end and tokens.glued(index) and words[index].islower():
                index += 1


def _unit_at(
    tokens: Tokens, line: Line, index: int, listed: dict[int, tuple[int, int]], lexicon: Lexicon
) -> _Unit | None:
    word, lower = tokens.words[index], tokens.lower[index]
    entry = listed.get(index)
    if entry is not None and (entry[0] > index + 1 or lower not in FUNCTION_WORDS):
        return _Unit(index, entry[0], entry[1])
    if not is_name_like(word) or lower in ABBREVIATIONS or lower in ("i", "i'm", "i'll", "i've", "i'd"):
        return None
    if lower in FUNCTION_WORDS and not (word.isupper() and len(word) > 1 and not line.capitals):
        if not (lower in ("may", "will", "best", "long", "little", "young") and word in lexicon.weak_given):
            return None
        return None if tokens.opens[index] and not _next_is_name(tokens, line, index) else _Unit(index, index + 1, 0)
    if lower in CALENDAR and not (word in lexicon.weak_given | lexicon.given and _next_is_name(tokens, line, index)):
        return None
    if (line.headline or line.capitals) and lower in lexicon.ordinary and lower not in HONORIFICS:
        written = word.capitalize()
        if written not in lexicon.given and written not in lexicon.weak_given:
            return None
    end = index + 1
    if end < line.end and tokens.words[end] == "." and tokens.glued(end):
        if (len(word) == 1 and word.isupper()) or lower in ("st", "jr", "sr") or lower in PERSON_TITLES:
            if _next_is_name(tokens, line, end) or lower in ("jr", "sr"):
                end += 1
        elif lower in LEGAL_FORMS and (lower in ("inc", "corp", "co") or _goes_on(tokens, line, end)):
            end += 1
    while (
        end + 1 < line.end
        and tokens.words[end] in "-‐‑"
        and tokens.glued(end)
        and tokens.glued(end + 1)
        and (
            is_name_like(tokens.words[end + 1])
            or (tokens.lower[end + 1] in PARTICLES and end + 3 < line.end and tokens.words[end + 2] in "-‐‑")
        )
    ):
        end += 2
    return _Unit(index, end, 0)


def _goes_on(tokens: Tokens, line: Line, period: int) -> bool:
    return period + 1 < line.end and (
        tokens.words[period + 1] in ",;)" or tokens.words[period + 1].islower() or tokens.lower[period + 1] == "'s"
    )


def _next_is_name(tokens: Tokens, line: Line, index: int) -> bool:
    after = index + 1
    return (
        after < line.end
        and tokens.words[after][0].isupper()
        and (tokens.lower[after] not in FUNCTION_WORDS or line.capitals)
        and not tokens.glued(after)
    )


def _join(
    tokens: Tokens, line: Line, index: int, run: list[_Unit], listed: dict[int, tuple[int, int]], lexicon: Lexicon
) -> _Unit | None:
    """The unit that carries a run on at `index`, together with what joins it ("van der", "&", "of the")."""
    words, lower = tokens.words, tokens.lower
    word = words[index]
    if tokens.glued(index):
        return None
    unit = _unit_at(tokens, line, index, listed, lexicon)
    if unit is not None:
        return unit
    after = index
    if word == "&":
        after = index + 1
    elif lower[index] in PARTICLES and word.islower():
        while after < line.end and after < index + 3 and lower[after] in PARTICLES:
            after += 1
            if after < line.end and words[after] in "-‐‑":
                after += 1
    elif word in ("of", "for") and _can_take_of(lower, run):
        after = index + 1
        if after < line.end and lower[after] == "the":
            after += 1
    elif word in _QUOTE_PAIRS and index + 2 < line.end and tokens.glued(index + 1) and run[-1].end - run[0].first < 5:
        closing = _QUOTE_PAIRS[word]
        for close in range(index + 2, min(index + 5, line.end - 1)):
            if words[close] == closing:
                following = _unit_at(tokens, line, close + 1, listed, lexicon)
                if following is not None and not tokens.opens[close + 1] and lower[index + 1] not in FUNCTION_WORDS:
                    return _Unit(index, following.end, 0)
                return None
        return None
    if after == index or after >= line.end:
        return None
    unit = _unit_at(tokens, line, after, listed, lexicon)
    return None if unit is None else _Unit(index, unit.end, 0)


def _can_take_of(lower: list[str], run: list[_Unit]) -> bool:
    return lower[run[-1].first] in OF_HEADS or (len(run) == 1 and lower[run[0].end - 1] in OF_HEADS)


def _cut(tokens: Tokens, line: Line, run: list[_Unit], lexicon: Lexicon) -> Iterator[NameSpan]:
    """Cuts a run into names: titles, roles and the adjectives before them are left out, listed names stand alone."""
    title = ""
    index = 0
    while index < len(run):
        unit = run[index]
        if not unit.known & ~_WEAK or len(run) - index == 1:
            skipped = _leading_title(tokens, run, index, lexicon)
            if skipped is not None:
                title = skipped
                index += 1
                continue
        if _opens_plainly(tokens, run, index, lexicon):
            title = ""
            index += 1
            continue
        end = _end_of_name(tokens, run, index, lexicon)
        first_unit, last_unit = run[index], run[end - 1]
        known = first_unit.known if end == index + 1 else 0
        head = (first_unit.first, first_unit.end) if first_unit.known and end > index + 1 else None
        yield NameSpan(
            first_unit.first,
            last_unit.end,
            known,
            title,
            certain=not (line.headline or line.capitals or (end == index + 1 and tokens.opens[first_unit.first])),
            head=head,
        )
        title = ""
        index = end


_WEAK = Known.WEAK_COMPANY | Known.WEAK_ORGANISATION | Known.WEAK_PRODUCT | Known.WEAK_PLACE


def _leading_title(tokens: Tokens, run: list[_Unit], index: int, lexicon: Lexicon) -> str | None:
    """The title that a unit is, when it is one and a name may follow it."""
    unit = run[index]
    if unit.end - unit.first > 1 and not (unit.end - unit.first == 2 and tokens.words[unit.end - 1] == "."):
        return None
    lower = tokens.lower[unit.first]
    if lower in PERSON_TITLES:
        return lower
    last = index + 1 == len(run)
    if lower in HONORIFICS or (lower in _TITLE_PARTS and lower in lexicon.ordinary):
        if last:
            # "Stephen King" never comes here: a surname is taken with its given name before.
            return lower if lower in HONORIFICS and lower not in _SURNAME_TITLES else None
        return lower
    if lower in ROLE_NOUNS and not last and lower not in _SURNAME_TITLES:
        return lower
    return None


_SURNAME_TITLES = word_set(
    """
    king prince duke lord judge bishop pope dean page cook baker butcher carpenter miller potter fisher palmer
    hunter driver major general brother sister father miss star champion guard ford gold model
    """
)


def _opens_plainly(tokens: Tokens, run: list[_Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a unit is only an ordinary word at a sentence's start, or a nationality, before a name."""
    unit = run[index]
    if unit.end - unit.first != 1 or index + 1 == len(run):
        return False
    word, lower = tokens.words[unit.first], tokens.lower[unit.first]
    if lower in NATIONALITIES:
        following = run[index + 1]
        return tokens.lower[following.end - 1] not in ORG_HEADS and not unit.known & Known.COMPANY
    if unit.known or not tokens.opens[unit.first]:
        return False
    if word in lexicon.given or word in lexicon.weak_given:
        return False
    return lower in lexicon.ordinary and tokens.lower[run[-1].end - 1] not in COMPANY_HEADS | ORG_HEADS | LEGAL_FORMS


def _end_of_name(tokens: Tokens, run: list[_Unit], index: int, lexicon: Lexicon) -> int:
    """One past the last unit of the name that starts at unit `index`."""
    unit = run[index]
    words, lower = tokens.words, tokens.lower
    first_word = words[unit.first]
    person_start = unit.end - unit.first == 1 and (
        first_word in lexicon.given or (first_word in lexicon.weak_given and not unit.known & Known.COMPANY)
    )
    end = index + 1
    if unit.known and not person_start:
        # A listed name goes on only into a name's last word: "Goldman Sachs Asset Management", "Ford Foundation".
        for further in range(end, min(len(run), index + 5)):
            last = lower[run[further].end - 1]
            last = lower[run[further].end - 2] if last == "." else last
            if last in LEGAL_FORMS or last in COMPANY_HEADS or last in ORG_HEADS or last in PLACE_HEADS:
                if run[further].known and run[further].end - run[further].first > 1:
                    break
                end = further + 1
        return end
    while end < len(run):
        following = run[end]
        size = following.end - following.first
        next_lower = lower[following.first]
        if following.known & ~_WEAK and size > 1 and not _joined_by(tokens, following):
            break
        if following.known & Known.COMPANY and size == 1 and not (person_start and end == index + 1):
            break
        if (next_lower in HONORIFICS or next_lower in _TITLE_PARTS) and end + 1 < len(run) and not person_start:
            break
        end += 1
    return end


def _joined_by(tokens: Tokens, unit: _Unit) -> bool:
    return not tokens.words[unit.first][0].isupper()
