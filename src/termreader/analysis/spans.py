"""Where names can stand: runs of capitals cut into candidate names, without titles, roles and possessive endings.

Looks only at the tokens and the lists. What kind of name a span is, is decided elsewhere.
"""

from collections.abc import Iterator
from typing import NamedTuple

from termreader.analysis.company_words import COMPANY_HEADS, COMPANY_NOUNS, LEGAL_FORMS, SURE_LEGAL_FORMS
from termreader.analysis.lexicon import Known, Lexicon
from termreader.analysis.page import Page
from termreader.analysis.person_words import HONORIFICS, PARTICLES, PERSON_TITLES, POST_NOMINALS, ROLE_NOUNS
from termreader.analysis.thing_words import NATIONALITIES, ORG_HEADS, PLACE_HEADS, WORK_HEADS
from termreader.analysis.tokens import HYPHENS, Line, Tokens
from termreader.analysis.units import Unit, known_surely, runs_of_units
from termreader.analysis.words import FUNCTION_WORDS, word_set

_TITLE_PARTS = word_set(
    """
    vice prime chief executive former acting deputy assistant associate senior foreign finance defense defence
    interior interim then-president ex-president first lady crown house speaker majority minority leader head
    spokesman officer operating financial technology product marketing star legendary actor singer pro tempore
    incoming outgoing retired tory
    """
)
_SURNAME_TITLES = word_set(
    """
    king prince duke lord judge bishop pope dean page cook baker butcher carpenter miller potter fisher palmer
    hunter driver major general brother sister father miss star champion guard ford gold model
    """
)
"""Titles that are surnames or brands as well, and so not cut off when nothing follows."""


LONGEST_NAME = 14
"""How many tokens a name may have; longer runs of capitals are no name."""


_BODIES = word_set(
    "ministry department court office union commission committee council parliament senate embassy assembly"
)
"""Last words of bodies whose first words are titles elsewhere: Foreign Ministry, Crown Court."""

_HEADS = COMPANY_HEADS | ORG_HEADS | PLACE_HEADS | WORK_HEADS | LEGAL_FORMS

_TITLE_ENDINGS = ("er", "or", "in", "ist", "man", "mum", "woman", "eur", "ess", "ant", "ent", "chef")


class NameSpan(NamedTuple):
    """A stretch of tokens that may be a name."""

    first: int
    end: int
    known: int
    """`Known` flags of the whole span."""
    title: str = ""
    """The honorific or role right before it, lower case."""
    head_known: int = 0
    """`Known` flags of its first unit."""
    certain: bool = True
    """Whether its capital says something: not at a sentence's start, nor in a headline."""


def name_spans(page: Page) -> list[NameSpan]:
    """All stretches that may be names, in order and disjoint."""
    return [span for line, run in runs_of_units(page) for span in _cut(page.tokens, line, run, page.lexicon)]


def _cut(tokens: Tokens, line: Line, run: list[Unit], lexicon: Lexicon) -> Iterator[NameSpan]:
    """Cuts a run into names: titles, roles and the adjectives before them are left out, listed names stand alone."""
    title = ""
    index = 0
    body = tokens.lower[run[-1].end - 1] in _BODIES
    while index < len(run):
        skipped = None
        if not _amp_follows(tokens, run, index) and not body:
            if not known_surely(run[index]) or index + 1 == len(run):
                skipped = _leading_title(tokens, run, index, lexicon, headline=line.headline)
            if skipped is None and _opens_plainly(tokens, run, index, lexicon):
                skipped = ""
        if skipped is not None:
            title = skipped
            index += 1
            continue
        end = _end_of_name(tokens, run, index, lexicon)
        last = end
        while last > index + 1 and tokens.words[run[last - 1].first] in POST_NOMINALS:
            last -= 1
        while line.capitals and last > index + 1 and tokens.lower[run[last - 1].first] in FUNCTION_WORDS:
            # "LARRY KELLNER WILL LEAD"
            last -= 1
        first_token = _after_bracket(tokens, run[index])
        alone = last == index + 1
        if run[last - 1].end - first_token <= LONGEST_NAME:
            yield NameSpan(
                first_token,
                run[last - 1].end,
                run[index].known if alone else 0,
                title,
                head_known=run[index].known,
                certain=not (line.headline or line.capitals or (alone and tokens.opens[first_token])),
            )
        title = ""
        index = end


def _after_bracket(tokens: Tokens, unit: Unit) -> int:
    """A unit's first token, behind a bracket that opens it: "Vogel" in "Coach (Frank) Vogel"."""
    if tokens.words[unit.first] not in '([“"‘':
        return unit.first
    inside = range(unit.first + 1, unit.end - 1)
    return next((index + 1 for index in inside if tokens.words[index] in ')]”"’'), unit.first + 1)


def _amp_follows(tokens: Tokens, run: list[Unit], index: int) -> bool:
    return index + 1 < len(run) and tokens.words[run[index + 1].first] == "&"


def _leading_title(tokens: Tokens, run: list[Unit], index: int, lexicon: Lexicon, *, headline: bool) -> str | None:
    """The title that a unit is, when it is one and a name may follow it."""
    unit = run[index]
    if unit.end - unit.first > 1 and tokens.words[unit.end - 1] != ".":
        last_part = tokens.lower[unit.end - 1]
        doer = tokens.words[unit.end - 1].islower() and last_part.endswith(_TITLE_ENDINGS)
        compound = tokens.words[unit.end - 2] in HYPHENS and (
            last_part in HONORIFICS or last_part in ROLE_NOUNS or doer
        )
        # Secretary-General, Editor-in-chief, Rickshaw-puller; but not a double surname.
        first_part = tokens.words[unit.first] in lexicon.any_surname
        return last_part if compound and index + 1 < len(run) and not first_part else None
    word, lower = tokens.words[unit.first], tokens.lower[unit.first]
    if lower in PERSON_TITLES:
        return lower
    if index + 1 == len(run):
        return lower if lower in HONORIFICS and lower not in _SURNAME_TITLES and index else None
    following = run[index + 1]
    next_word = tokens.words[following.first]
    next_lower = next_word.lower()
    headed = _last_word(tokens, run[-1].end) in _HEADS
    doer = next_lower in HONORIFICS or (next_lower in ROLE_NOUNS and index + 2 < len(run) and not headed)
    if doer and next_lower not in _SURNAME_TITLES and lower in lexicon.ordinary and not unit.known:
        # The first word of a longer title: Trade Minister, Chief Justice, County Prosecutor.
        return lower
    if word in lexicon.given and index and next_word not in lexicon.given:
        return None
    if lower in HONORIFICS or (lower in _TITLE_PARTS and lower in lexicon.ordinary):
        return lower
    if lower in ROLE_NOUNS and lower not in _SURNAME_TITLES:
        return lower
    if lower in COMPANY_NOUNS and (tokens.opens[unit.first] or headline):
        return lower
    unlisted = word not in lexicon.given_or_weak and word not in lexicon.any_surname and not unit.known
    like_title = lower in lexicon.ordinary or lower.endswith(_TITLE_ENDINGS)
    if unlisted and like_title and next_word in lexicon.given_or_weak and index + 2 < len(run) and not following.known:
        # "Flugleiterin Friederike Stamm", "Objector Philippa Addo": a title that no list has.
        after = run[index + 2]
        plain = tokens.lower[after.end - 1] not in COMPANY_HEADS | ORG_HEADS | LEGAL_FORMS
        return "title" if plain and tokens.words[after.first] != "&" and not word.isupper() else None
    return None


def _opens_plainly(tokens: Tokens, run: list[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a unit is only an ordinary word at a sentence's start, or a nationality, before a name."""
    unit = run[index]
    if unit.end - unit.first != 1 or index + 1 == len(run):
        return False
    word, lower = tokens.words[unit.first], tokens.lower[unit.first]
    last_lower = tokens.lower[run[-1].end - 1]
    if lower in NATIONALITIES and word in lexicon.given_or_weak and run[index + 1].known == 0:
        # Christian Sewing, Roman Sorkin.
        return False
    if lower in NATIONALITIES:
        following = tokens.lower[run[index + 1].end - 1]
        return following not in ORG_HEADS and last_lower not in ORG_HEADS and not unit.known & Known.COMPANY
    if unit.known or not tokens.opens[unit.first] or word in lexicon.given_or_weak or lower in PARTICLES:
        return False
    return lower in lexicon.ordinary and last_lower not in COMPANY_HEADS | ORG_HEADS | LEGAL_FORMS


def _end_of_name(tokens: Tokens, run: list[Unit], index: int, lexicon: Lexicon) -> int:
    """One past the last unit of the name that starts at unit `index`."""
    unit = run[index]
    first_word = tokens.words[unit.first]
    person_start = unit.end - unit.first == 1 and (
        first_word in lexicon.given or (first_word in lexicon.weak_given and not unit.known & Known.COMPANY)
    )
    if unit.known and not person_start:
        end = _end_of_listed(tokens, run, index)
        place = unit.known & (Known.PLACE | Known.ORGANISATION) and not unit.known & Known.COMPANY
        if end == index + 1 and (place or unit.known == Known.WEAK_COMPANY):
            return _end_after_place(tokens, run, index, lexicon)
        return end
    end = index + 1
    headed = _last_word(tokens, run[-1].end) in _HEADS
    while end < len(run):
        following = run[end]
        if tokens.words[following.first] == "&" or not tokens.words[following.first][0].isupper():
            end += 1
            continue
        size = following.end - following.first
        if tokens.words[following.first].isupper() and tokens.lower[following.first] in SURE_LEGAL_FORMS:
            # "Compañía Minera Alto Vilcas SAA", though an airline is called so.
            end += 1
            continue
        if known_surely(following) and size > 1:
            break
        if following.known & Known.COMPANY and not (person_start and end <= index + 2):
            break
        next_lower = tokens.lower[following.first]
        next_word = tokens.words[following.first]
        if (
            person_start
            and end == index + 1
            and unit.known & Known.PLACE
            and next_word in lexicon.given
            and end + 1 < len(run)
        ):
            # "Governor of Washington Chris Gregoire"
            break
        plain = (
            size == 1 and len(next_lower) > 3 and next_lower in lexicon.ordinary and next_lower not in FUNCTION_WORDS
        )
        if person_start and end > index + 1 and plain and next_word not in lexicon.any_surname and not headed:
            # "George Floyd Justice in Policing Act"
            break
        if next_lower in HONORIFICS and next_lower not in _SURNAME_TITLES and end + 1 == len(run):
            break
        if (next_lower in HONORIFICS or next_lower in _TITLE_PARTS) and end + 1 < len(run) and not person_start:
            break
        end += 1
    return end


def _last_word(tokens: Tokens, end: int) -> str:
    """The last word before a token in lower case, without its period: "corp", "s.a", "a/s"."""
    if tokens.words[end - 1] == ".":
        end -= 1
    if end > 2 and tokens.lower[end - 3 : end] == ["a", "/", "s"]:
        return "a/s"
    return tokens.lower[end - 1].rstrip(".")


def _end_after_place(tokens: Tokens, run: list[Unit], index: int, lexicon: Lexicon) -> int:
    """A place, or an ordinary word, goes on into a name that starts with it ("Israel Post"), not into a person."""
    end = index + 1
    while end < len(run):
        unit = run[end]
        word, lower = tokens.words[unit.first], tokens.lower[unit.first]
        if unit.known or word in lexicon.given or lower in HONORIFICS or lower in _TITLE_PARTS or lower in ROLE_NOUNS:
            return index + 1
        end += 1
    return end


def _end_of_listed(tokens: Tokens, run: list[Unit], index: int) -> int:
    """A listed name goes on only into a name's last word: "Goldman Sachs Asset Management", "Ford Foundation"."""
    end = index + 1
    for further in range(end, min(len(run), index + 5)):
        unit = run[further]
        last = _last_word(tokens, unit.end)
        place = (
            further == index + 1 and unit.known & (Known.PLACE | Known.WEAK_PLACE) and run[index].known & Known.COMPANY
        )
        joined = tokens.words[unit.first] == "&"
        if joined or place or last in LEGAL_FORMS or last in COMPANY_HEADS or last in ORG_HEADS or last in PLACE_HEADS:
            if known_surely(unit) and unit.end - unit.first > 1 and not joined:
                break
            end = further + 1
    return end
