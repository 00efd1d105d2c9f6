"""Runs of capitals: listed names, words with a capital, compounds and initials that stand next to each other.

What kind of name a run holds, and where one name in it ends and the next starts, is not known here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from termreader.analysis.company_words import LEGAL_FORMS, SURE_LEGAL_FORMS
from termreader.analysis.lexicon import Known
from termreader.analysis.page import Page
from termreader.analysis.person_words import HONORIFICS, PARTICLES, PERSON_TITLES
from termreader.analysis.thing_words import OF_HEADS
from termreader.analysis.tokens import HYPHENS, Line, is_name_like
from termreader.analysis.unit_marks import (
    ends_in_legal_form,
    goes_on,
    is_arabic,
    is_initial,
    is_syllable,
    next_is_name,
    with_period,
)
from termreader.analysis.words import ABBREVIATIONS, CALENDAR, FUNCTION_WORDS, word_set

_SURE = Known.COMPANY | Known.ORGANISATION | Known.PRODUCT | Known.PLACE
_QUOTE_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "(": ")", "„": "“", "«": "»"}
_LONGEST_COMPOUND = 8
"""How many tokens a compound may have before it is cut."""

_BEFORE_MONTHS = word_set("in of since until till by every last next early late mid through from to before after this")
_NAMES_AND_WORDS = frozenset(
    ["may", "will", "best", "long", "little", "young", "still", "just", "even", "more", "most"]
)
_ARTICLES_OF_NAMES = frozenset(["al", "el", "ul", "as", "ash", "an", "ar", "ad", "az"])
_PARTICLE_NEXT = [[particle] for particle in ("van", "von", "de", "di", "der", "da")]
_PREFIXES = frozenset(["non", "anti", "pro", "ex", "pre", "post", "then", "former", "un"])
_NEVER_NAMES = word_set(
    """
    the a an i he she it we they you his her its our their my your and or but in on at of for to if as by with from is
    was that this who what when where which not no yes also
    """
)
_FIRM_ENDINGS = word_set("sons daughters co company partners associates brothers bros cie hijos figli fils söhne")
_SMALL_LEGAL_FORMS = word_set("plc ltd llc inc gmbh llp ag hf ehf d.o.o d.d s.r.o a.s s.p.a oyj spa srl")


class Unit(NamedTuple):
    """A word of a name: one token or more (Al-Dahle, J., van der Meulen), or a whole listed name."""

    first: int
    end: int
    known: int
    """`Known` flags of the lists."""


def runs_of_units(page: Page) -> Iterator[tuple[Line, list[Unit]]]:
    """All runs, in order, each with the line it stands in."""
    for line in page.tokens.lines:
        for run in _runs(page, line):
            yield line, run


def _runs(page: Page, line: Line) -> Iterator[list[Unit]]:
    tokens = page.tokens
    words = tokens.words
    index = line.first
    while index < line.end:
        unit = _unit_at(page, line, index, started=False)
        if unit is None:
            index += 1
            continue
        run = [unit]
        index = unit.end
        while index < line.end:
            joined = _join(page, line, index, run)
            if joined is None:
                break
            run.append(joined)
            index = joined.end
        yield run
        while index < line.end and words[index] in HYPHENS and tokens.glued(index):
            # The rest of a compound ("Meta-owned", "Trump-era") is no name of its own.
            index += 1
            if index < line.end and tokens.glued(index) and words[index].islower():
                index += 1


def _unit_at(page: Page, line: Line, index: int, *, started: bool) -> Unit | None:
    """The unit that starts at a token; `started` when a run is under way."""
    tokens, lexicon = page.tokens, page.lexicon
    word, lower = tokens.words[index], tokens.lower[index]
    if page.codes[index]:
        return None
    entry = page.listed.get(index)
    if entry is not None and (entry[0] > index + 1 or lower not in FUNCTION_WORDS):
        compound = _unit_end(page, line, index, started=started) if entry[0] == index + 1 else 0
        if compound > entry[0] + 1 and index + 2 not in page.listed:
            # A double surname whose first half the lists have as a place: Salisbury-Okafor.
            return Unit(index, compound, 0)
        if entry[0] < line.end and tokens.words[entry[0]] == "+" and tokens.glued(entry[0]):
            # A service of a company's: ESPN+.
            return Unit(index, entry[0] + 1, Known.PRODUCT)
        return Unit(index, with_period(tokens, line, entry[0]), entry[1])
    if len(word) == 1 and word.isupper() and is_initial(tokens, line, index):
        return Unit(index, index + 2, 0)
    if lower in _ARTICLES_OF_NAMES and is_arabic(tokens, line, index):
        return Unit(index, index + 3, 0)
    short = lower in ABBREVIATIONS and (word.isupper() or "." in word or "-" in word)
    if not is_name_like(word) or short or lower in ("i", "i'm", "i'll", "i've", "i'd"):
        return None
    if lower in _PREFIXES and tokens.words[index + 1 : index + 2] == ["-"] and tokens.glued(index + 1):
        return None
    if lower in PERSON_TITLES:
        end = index + 1
        if end < line.end and tokens.words[end] == "." and tokens.glued(end):
            end += 1
        return Unit(index, end, 0)
    compound = index + 2 < line.end and tokens.words[index + 1] == "-" and tokens.glued(index + 1)
    if (
        started
        and compound
        and tokens.words[index + 2].islower()
        and is_syllable(word, tokens.words[index + 2], lexicon.ordinary, started=True)
    ):
        return Unit(index, _unit_end(page, line, index, started=started), 0)
    if lower in FUNCTION_WORDS and not (word.isupper() and len(word) > 1 and not line.capitals):
        # "Ten Eleven Ventures": in mid-sentence a capital says that even such a word belongs to a name.
        inside = not tokens.opens[index] and not line.headline and lower not in _NEVER_NAMES
        if inside and next_is_name(tokens, line, index) and not tokens.opens[index + 1]:
            return Unit(index, index + 1, 0)
        if lower not in _NAMES_AND_WORDS or word not in lexicon.given_or_weak:
            return None
        if not started and tokens.opens[index] and not next_is_name(tokens, line, index):
            return None
        return Unit(index, index + 1, 0)
    if lower in CALENDAR:
        dated = index > line.first and tokens.lower[index - 1] in _BEFORE_MONTHS
        named = started or next_is_name(tokens, line, index) or tokens.lower[index + 1 : index + 2] in _PARTICLE_NEXT
        if dated or word not in lexicon.given_or_weak or not named:
            return None
    if (line.headline or line.capitals) and lower not in HONORIFICS and lexicon.is_ordinary(lower):
        written = word.capitalize()
        named = started or (next_is_name(tokens, line, index) and tokens.lower[index + 1] not in lexicon.ordinary)
        if written not in lexicon.given_or_weak and not (started and written in lexicon.any_surname):
            return None
        if not named:
            return None
    return Unit(index, _unit_end(page, line, index, started=started), 0)


def _unit_end(page: Page, line: Line, index: int, *, started: bool) -> int:
    """One past the unit's last token: an initial's period, the parts of a compound."""
    tokens = page.tokens
    word, lower = tokens.words[index], tokens.lower[index]
    end = index + 1
    if end < line.end and tokens.words[end] == "." and tokens.glued(end):
        if len(word) == 1 and word.isupper():
            if next_is_name(tokens, line, end) or (started and goes_on(tokens, line, end)):
                end += 1
        elif lower in ("jr", "sr") or (lower == "st" and next_is_name(tokens, line, end)):
            end += 1
        else:
            end = with_period(tokens, line, end)
    while end + 1 < line.end and tokens.words[end] in HYPHENS and tokens.glued(end) and tokens.glued(end + 1):
        if end - index > _LONGEST_COMPOUND:
            break
        part = tokens.words[end + 1]
        if is_name_like(part) or (tokens.lower[end + 1] in PARTICLES and tokens.words[end + 2 : end + 3] == ["-"]):
            end += 2
        elif len(word) > 1 and is_syllable(word, part, page.lexicon.ordinary, started=started):
            # The second part of a Korean or Chinese given name: Lee Jae-myung, Li Ka-shing.
            end += 2
        else:
            break
    return end


def _join(page: Page, line: Line, index: int, run: list[Unit]) -> Unit | None:
    """The unit that carries a run on at `index`, together with what joins it ("van der", "&", "of the")."""
    tokens = page.tokens
    words, lower = tokens.words, tokens.lower
    word = words[index]
    if tokens.glued(index):
        if (
            word == ","
            and index + 1 < line.end
            and lower[index + 1].rstrip(".") in SURE_LEGAL_FORMS
            and words[index + 1][0].isupper()
        ):
            return Unit(index, with_period(tokens, line, index + 2), 0)
        return None
    if (
        ends_in_legal_form(tokens, index)
        and lower[index].rstrip(".") not in LEGAL_FORMS
        and word not in ("&", "of", "de")
    ):
        # "… Greenbrier Companies Inc. Lobbyists said": nothing stands behind the form.
        return None
    if word == "A" and words[index + 1 : index + 3] == ["/", "S"] and tokens.glued(index + 2):
        return Unit(index, index + 3, 0)
    unit = _unit_at(page, line, index, started=True)
    if unit is not None:
        return unit
    if _is_surname_that_is_a_word(page, line, index, run):
        return Unit(index, index + 1, 0)
    after = index
    if word == "&" or (word == "+" and not tokens.glued(index + 1) and words[index - 1][0].isupper()):
        after = index + 1
    elif word.rstrip(".") in _SMALL_LEGAL_FORMS:
        return Unit(index, with_period(tokens, line, index + 1), 0)
    elif word == "and" and index + 1 < line.end and words[index + 1][0].isupper() and lower[index + 1] in _FIRM_ENDINGS:
        return Unit(index, with_period(tokens, line, index + 2), 0)
    elif lower[index] in PARTICLES and word.islower():
        while after < line.end and after < index + 3 and lower[after] in PARTICLES:
            after += 1
            if after < line.end and words[after] in HYPHENS:
                after += 1
    elif word in ("of", "for") and (lower[run[-1].first] in OF_HEADS or lower[run[0].end - 1] in OF_HEADS):
        after = index + 1
        if after < line.end and lower[after] == "the":
            after += 1
    elif word in _QUOTE_PAIRS:
        return _nickname(page, line, index, run)
    if after == index or after >= line.end:
        return None
    unit = _unit_at(page, line, after, started=True)
    return None if unit is None else Unit(index, unit.end, 0)


def _is_surname_that_is_a_word(page: Page, line: Line, index: int, run: list[Unit]) -> bool:
    """Whether a small word with a capital in mid-sentence ends a person's name: Peter Omondi Were, Chris Early."""
    tokens = page.tokens
    word, lower = tokens.words[index], tokens.lower[index]
    return (
        lower in FUNCTION_WORDS
        and word == word.capitalize()
        and len(word) > 2
        and lower not in _NEVER_NAMES
        and not (line.headline or line.capitals or tokens.opens[index])
        and len(run) < 4
        and all(unit.known == 0 for unit in run)
        and any(tokens.words[unit.first] in page.lexicon.given_or_weak for unit in run)
    )


def _nickname(page: Page, line: Line, index: int, run: list[Unit]) -> Unit | None:
    """A nickname between marks, with the name that goes on after it: “Boz” Bosworth."""
    tokens = page.tokens
    words, lower = tokens.words, tokens.lower
    if index + 2 >= line.end or not tokens.glued(index + 1) or run[-1].end - run[0].first >= 5:
        return None
    for close in range(index + 2, min(index + 5, line.end - 1)):
        if words[close] == _QUOTE_PAIRS[words[index]]:
            following = _unit_at(page, line, close + 1, started=True)
            if following is None or tokens.opens[close + 1] or lower[index + 1] in FUNCTION_WORDS:
                return None
            return Unit(index, following.end, 0)
    return None


def known_surely(unit: Unit) -> bool:
    """Whether the lists have a unit as a name that is nothing else."""
    return bool(unit.known & _SURE)
