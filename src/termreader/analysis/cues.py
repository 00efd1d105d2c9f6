"""What the words around a name say it is: a person, a company, or another thing. Scores are rough log-odds.

Looks at one place only; weighing all places of a name together is the document pass's work.
"""

from typing import NamedTuple

from termreader.analysis.tokens import Tokens
from termreader.analysis.words import (
    COMPANY_NOUNS,
    COMPANY_PREP_VERBS,
    COMPANY_SUBJECT_VERBS,
    FINANCE_AFTER,
    FUNCTION_WORDS,
    PERSON_TITLES,
    PERSON_VERBS,
    ROLE_NOUNS,
    ROLES_OF,
    SPEECH_VERBS,
    STRONG_COMPANY_NOUNS,
    STRONG_SPEECH_VERBS,
    word_set,
)


class Evidence(NamedTuple):
    """How strongly something speaks for each kind; negative speaks against it."""

    person: float = 0.0
    company: float = 0.0
    other: float = 0.0


_PRODUCT_NOUNS = word_set(
    """
    app model chatbot game browser software console phone smartphone film movie novel book album series show song
    single magazine newspaper ship horse assistant gadget drug vaccine car suv truck sedan rifle missile rocket
    plane jet boat yacht website site language operating-system system tool tools headset tablet laptop musical play
    opera documentary sitcom podcast memoir festival tournament competition newsletter comic painting sculpture band
    group trio quartet satellite spacecraft probe telescope hurricane typhoon storm species
    """
)
_PLACE_BEFORE = word_set("in near outside toward towards across throughout around inside into")
_KIN = word_set(
    """
    wife husband son daughter mother father brother sister widow widower parents children partner fiancee fiancé
    fiancée girlfriend boyfriend uncle aunt nephew niece grandson granddaughter family friend friends lawyer death
    career life face voice hands eyes
    """
)
_COMPANY_LISTS = word_set(
    """
    companies firms rivals giants brands retailers banks lenders carmakers automakers airlines chains competitors
    startups start-ups makers insurers investors clients customers suppliers platforms businesses manufacturers
    chipmakers stocks drugmakers operators publishers corporations conglomerates providers developers employers
    sponsors advertisers partners
    """
)
_PEOPLE_LISTS = word_set(
    """
    people executives leaders figures stars actors players politicians artists singers writers researchers
    scientists friends colleagues founders critics candidates celebrities musicians directors
    """
)
_POSITION_WORDS = word_set("left right centre center middle second above below top bottom pictured")
_COMPOUND_AFTER = {"owned": 1.8, "backed": 1.2, "branded": 1.5, "controlled": 1.0, "listed": 0.5, "style": 0.0}


def evidence_around(tokens: Tokens, first: int, end: int, title: str) -> Evidence:
    """What stands before and after the tokens from `first` up to `end`; `title` is what was cut off before them."""
    line = tokens.lines[tokens.line_of[first]]
    lower, words = tokens.lower, tokens.words
    person = company = other = 0.0
    if title:
        if title in PERSON_TITLES:
            person += 6.0
        elif title in COMPANY_NOUNS:
            company += 2.5 if title not in ROLE_NOUNS else 1.5
            person += 1.5 if title in ROLE_NOUNS else 0.0
        elif title in ROLE_NOUNS or title in ("vice", "prime", "former"):
            person += 3.0
        else:
            person += 2.0
    before = lower[first - 1] if first > line.first else ""
    before2 = lower[first - 2] if first > line.first + 1 else ""
    after = lower[end] if end < line.end else ""
    after2 = lower[end + 1] if end + 1 < line.end else ""
    possessed = ""
    if after in ("'s", "'", "’"):
        possessed = after2
        if possessed in ("chief", "new", "former", "then", "top", "longtime", "senior", "own") and end + 2 < line.end:
            possessed = lower[end + 2]

    # Before the name.
    if before in ROLE_NOUNS:
        both = before in COMPANY_NOUNS
        person += 1.2 if both else 2.5
        company += 1.2 if both else 0.0
        if end - first > 1 and both:
            person += 0.5
    elif before in STRONG_COMPANY_NOUNS:
        company += 3.5
    elif before in COMPANY_NOUNS:
        company += 1.8
    elif before in _PRODUCT_NOUNS:
        other += 2.5
    elif before in _PLACE_BEFORE:
        other += 1.5
    elif before == "the":
        other += 1.5
        person -= 2.5
    elif before in SPEECH_VERBS and first - 2 >= line.first and words[first - 2] in "”’\"'»":
        person += 2.5
        company += 0.5
    elif before in COMPANY_PREP_VERBS:
        company += 1.0
        if before in ("acquire", "acquired", "acquiring", "founded", "cofounded", "co-founded", "founding"):
            company += 1.0
    elif before in ("of", "at", "for", "in", "with", "from", "by"):
        if before2 in ROLES_OF:
            company += 2.5
            if before in ("at", "of"):
                company += 0.5
        elif before == "by" and before2 in ("acquired", "owned", "bought", "operated", "made", "run"):
            company += 1.5
        elif (before == "for" and before2 in ("works", "worked", "working", "work", "works")) or (
            before == "at" and before2 in ("works", "worked", "working", "work", "job", "jobs")
        ):
            company += 2.0
        elif before == "at":
            company += 0.4
        elif before == "from":
            other += 0.3
    elif before == "," and before2 in ROLE_NOUNS and after in (",", ".", ";", ")"):
        # "His daughter, Ilse, watched": the name is the apposition.
        person += 2.5 if before2 not in COMPANY_NOUNS else 1.0
        company += 1.5 if before2 in COMPANY_NOUNS else 0.0
    elif before == "," and before2 in COMPANY_NOUNS and after in (",", ".", ";", ")"):
        company += 2.0
    elif before in ("like", "including", "as", "and", "or", ","):
        anchor = before2 if before != "as" else (lower[first - 3] if first - 3 >= line.first else "")
        if anchor == ",":
            anchor = lower[first - 3] if first - 3 >= line.first else ""
        if anchor in _COMPANY_LISTS:
            company += 2.5
        elif anchor in _PEOPLE_LISTS:
            person += 2.0
    if before == ")" or (before == ":" and line.headline):
        person += 0.0

    # After the name.
    if possessed:
        if possessed in FINANCE_AFTER or possessed in ("executive", "chief", "boss"):
            company += 2.2
        elif possessed in _KIN:
            person += 2.0
    elif after in SPEECH_VERBS:
        person += 1.3 if after in STRONG_SPEECH_VERBS else 0.8
        company += 0.5
        if after2 == "its" or (after2 == "that" and end + 2 < line.end and lower[end + 2] == "its"):
            company += 3.0
            person -= 1.0
        elif after2 in ("his", "her", "he", "she"):
            person += 2.0
    elif after in PERSON_VERBS:
        person += 1.5
    elif after in COMPANY_SUBJECT_VERBS:
        company += 1.2
    elif after in FINANCE_AFTER:
        company += 1.8
    elif after == "(" and after2:
        if after2 in _POSITION_WORDS:
            person += 4.0
        elif end + 3 < line.end and lower[end + 2] in (":", ".") and words[end + 1].isupper():
            company += 4.0
        elif after2.isdigit() and len(after2) == 2 and end + 2 < line.end and lower[end + 2] == ")":
            person += 2.0
    elif after == "-" and end < line.end and tokens.glued(end):
        company += _COMPOUND_AFTER.get(after2, 0.0)
    elif after == "to" and line.headline:
        company += 1.0
    elif after == ",":
        apposed = _apposition(tokens, end + 1, line.end)
        person += apposed.person
        company += apposed.company
        other += apposed.other
    elif after.isdigit() or (after[:1].isdigit() and "." in after):
        other += 1.5
    elif after == "is" and after2 in ("a", "an", "the"):
        apposed = _apposition(tokens, end + 1, line.end)
        person += apposed.person * 0.8
        company += apposed.company * 0.8
        other += apposed.other * 0.8
    elif after == "who" or (after == "and" and after2 in ("his", "her")):
        person += 2.0
    if after in ("has", "had", "was", "is", "will", "would"):
        person += 0.2
        company += 0.2

    # Its own pronoun, a little later.
    for index in range(end + 1, min(end + 6, line.end)):
        if lower[index] in (".", ",", ";"):
            break
        if lower[index] == "its":
            company += 0.8
        elif lower[index] in ("his", "her"):
            person += 0.8

    # Alone between quotation marks, or with other titles: a work's name.
    if before in ("“", '"', "‘") and after in ("”", '"', "’", ",”") and before2 not in ("said", ","):
        other += 1.5
    return Evidence(person, company, other)


def _apposition(tokens: Tokens, start: int, end: int) -> Evidence:
    """What "…, 42, a researcher at" or "…, a start-up that" after a name says of it."""
    lower = tokens.lower
    if start >= end:
        return Evidence()
    word = lower[start]
    if word.isdigit() and len(word) <= 3 and 3 < int(word) < 120:
        closed = start + 1 == end or lower[start + 1] in (",", ".", ")", ";", "and")
        return Evidence(person=5.0) if closed and len(word) < 3 else Evidence()
    if word == "who" or word == "whom":
        return Evidence(person=3.0)
    if word == "which":
        return Evidence(person=-2.0, company=1.0, other=0.5)
    if word == "whose":
        return Evidence(person=0.5, company=0.3)
    head = ""
    limit = min(end, start + 9)
    for index in range(start, limit):
        word = lower[index]
        if word in (
            ",",
            ".",
            ";",
            "of",
            "at",
            "that",
            "who",
            "which",
            "for",
            "in",
            "—",
            ")",
            "has",
            "said",
            "to",
            "from",
        ):
            break
        if word in ROLE_NOUNS or word in COMPANY_NOUNS or word in _PRODUCT_NOUNS:
            head = word
        elif word not in FUNCTION_WORDS and head and index > start and lower[index - 1] != head:
            break
    if not head:
        return Evidence()
    opened = lower[start] in ("a", "an", "the", "his", "her", "its", "their", "one", "another", "then", "now", "former")
    if head in ROLE_NOUNS and head not in COMPANY_NOUNS:
        return Evidence(person=3.0)
    if head in STRONG_COMPANY_NOUNS:
        return Evidence(company=3.5 if opened else 1.5, person=-1.0)
    if head in ROLE_NOUNS:
        return Evidence(person=1.2, company=1.2)
    if head in COMPANY_NOUNS:
        return Evidence(company=2.0 if opened else 0.8)
    return Evidence(other=2.0 if opened else 0.5)
