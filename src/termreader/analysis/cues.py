"""What the words around a name say it is: a person, a company, or another thing. Scores are rough log-odds.

Looks at one place only; weighing all places of a name together is the document pass's work.
"""

from termreader.analysis.company_words import (
    COMPANY_LISTS,
    COMPANY_NOUNS,
    COMPANY_PREP_VERBS,
    COMPANY_SUBJECT_VERBS,
    FINANCE_AFTER,
    ROLES_OF,
    STRONG_COMPANY_NOUNS,
)
from termreader.analysis.evidence import NOTHING, Evidence
from termreader.analysis.outlets import as_outlet, from_dateline
from termreader.analysis.person_words import AGENTS, KIN_NOUNS, PEOPLE_LISTS, PERSON_TITLES, PERSON_VERBS, ROLE_NOUNS
from termreader.analysis.speech_words import SPEECH_VERBS, STRONG_SPEECH_VERBS
from termreader.analysis.surroundings import END, words_after, words_before
from termreader.analysis.thing_words import DIGITAL_VERBS, PRODUCT_NOUNS, STATES
from termreader.analysis.tokens import Line, Tokens
from termreader.analysis.words import FUNCTION_WORDS, word_set

_PLACE_BEFORE = frozenset(
    ["in", "near", "outside", "toward", "towards", "across", "throughout", "around", "inside", "into"]
)
_POSITIONS = frozenset(["left", "right", "centre", "center", "middle", "above", "below", "top", "bottom", "pictured"])
_TOOK_OVER = frozenset(
    ["acquire", "acquired", "acquires", "acquiring", "founded", "cofounded", "co-founded", "founding"]
)
_WORKS = frozenset(["works", "worked", "working", "work", "job", "jobs", "career", "internship", "stint", "desk"])
_MADE_BY = frozenset(["acquired", "owned", "bought", "operated", "made", "run", "built", "sold", "published", "backed"])
_FIGURES = word_set("results earnings profit profits sales revenue revenues losses quarterly annual record strong weak")
_TOGETHER = word_set(
    """
    collaborate collaborated collaborates collaborating dinner lunch duet sang sings dance danced dancing married
    chatted chats chatting argued arguing studied wrote written co-wrote cowrote starred stars starring toured tours
    touring friendship affair romance marriage divorce feud quarrel quarrelled quarreled
    """
)
"""What one does with a person, before "with"."""
_COMPOUNDS = {
    "owned": 1.8,
    "backed": 1.2,
    "branded": 1.5,
    "controlled": 1.0,
    "listed": 0.5,
    "operated": 1.5,
    "made": 0.8,
}
_PHOTO_WORDS = frozenset(["photo", "photograph", "photographs", "photos", "illustration", "picture", "credit", "image"])
_APPOSITION_ENDS = frozenset(
    [
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
        "with",
        "by",
    ]
)
_ARTICLES = frozenset(["a", "an", "the", "his", "her", "its", "their", "one", "another", "then", "now", "former"])
_BEFORE_HEAD = frozenset(
    ["chief", "new", "former", "then", "top", "longtime", "senior", "own", "vice", "interim", "founding"]
)


def evidence_around(tokens: Tokens, first: int, end: int, title: str, roles: frozenset[str] = ROLE_NOUNS) -> Evidence:
    """What stands before and after the tokens from `first` up to `end`.

    `title` is what was cut off before them; `roles` are the nouns for what a person is.
    """
    line = tokens.lines[tokens.line_of[first]]
    before = words_before(tokens, line, first, 4)
    after = words_after(tokens, line, end, 3)
    found = _from_title(title).plus(_from_before(tokens, line, first, before, after, end - first, roles))
    found = found.plus(_from_after(tokens, line, end, after, before[0], roles)).plus(_from_pronoun(tokens, line, end))
    found = found.plus(as_outlet(tokens, line, first, end, before, after)).plus(from_dateline(tokens, line, first, end))
    quoted = before[0] in ("“", '"', "‘") and after[0] in ("”", '"', "’")
    return found.plus(Evidence(other=1.5)) if quoted and before[1] not in ("said", ",") else found


def _from_title(title: str) -> Evidence:
    if not title:
        return NOTHING
    if title in PERSON_TITLES:
        return Evidence(person=6.0)
    if title in COMPANY_NOUNS:
        return Evidence(1.5, 1.5) if title in ROLE_NOUNS else Evidence(company=2.5)
    return Evidence(person=3.0 if title in ROLE_NOUNS or title in ("vice", "prime", "former") else 2.5)


def _noun_evidence(noun: str, several: bool, roles: frozenset[str]) -> Evidence:
    """What a noun right before a name says: "analyst Dan Ives", "chipmaker Nvidia", "the chatbot Grok"."""
    if noun in roles:
        if noun in COMPANY_NOUNS:
            return Evidence(1.7 if several else 1.2, 1.2)
        return Evidence(person=2.5)
    if noun in STRONG_COMPANY_NOUNS:
        return Evidence(company=3.5)
    if noun in COMPANY_NOUNS:
        return Evidence(company=2.3)
    if noun in PRODUCT_NOUNS:
        return Evidence(other=2.5)
    if noun.endswith("s") and noun[:-1] in roles and noun[:-1] not in COMPANY_NOUNS:
        return Evidence(person=2.2)
    return NOTHING


def _from_before(
    tokens: Tokens, line: Line, first: int, before: list[str], after: list[str], length: int, roles: frozenset[str]
) -> Evidence:
    near, second, third, fourth = before
    noun = _noun_evidence(near, length > 1, roles)
    if noun is not NOTHING:
        return noun
    if near in ("called", "named", "nicknamed"):
        return _noun_evidence(second, length > 1, roles).plus(Evidence(other=0.5))
    if near in _PLACE_BEFORE:
        return Evidence(person=-1.5, other=1.5)
    if near in ("a", "an") and length == 1 and tokens.lower[first].endswith(("ian", "ese")) and after[0].isalpha():
        # "A Cumbrian village"
        return Evidence(-2.0, -2.0, 3.0)
    if near in ("a", "an"):
        # An instance of something: "a Volkswagen", "an Apple".
        return Evidence(-1.0, -0.5, 1.0)
    if near == "the" and after[0] == "family":
        return Evidence(person=4.0)
    if near == "the":
        return Evidence(person=-2.5, other=1.5)
    if near in SPEECH_VERBS and second in ("”", "’", '"', "'", "»", "“"):
        return Evidence(2.5, 0.5)
    if near in COMPANY_PREP_VERBS:
        return Evidence(company=2.3 if near in _TOOK_OVER else 1.3)
    if near in DIGITAL_VERBS:
        return Evidence(other=1.5)
    if near in ("of", "at", "for", "in", "with", "from", "by"):
        return _from_preposition(near, second, third)
    if near == "to" and second in ("sold", "sell", "sells", "selling", "sale"):
        return Evidence(company=1.5)
    if near == "," and (second in roles or second in KIN_NOUNS) and after[0] in (",", ".", ";", ")"):
        # "His daughter, Ilse, watched": the name is the apposition.
        if second in KIN_NOUNS:
            return Evidence(person=4.0)
        return Evidence(1.2, 1.5) if second in COMPANY_NOUNS else Evidence(person=2.5)
    if near == "," and second in COMPANY_NOUNS and after[0] in (",", ".", ";", ")"):
        return Evidence(company=2.5)
    if (near == ":" or near == "by") and second in _PHOTO_WORDS:
        return Evidence(person=3.0)
    if near == "by" and first == line.first + 1 and line.end - line.first < 16:
        return Evidence(person=3.0)
    if near == "(" and after[0] == "/":
        return Evidence(person=2.5)
    if near in ("like", "including", "as", "and", "or", ","):
        anchor = third if near == "as" or second == "," else second
        if anchor in COMPANY_LISTS or (second == "," and fourth in COMPANY_LISTS and third in ("like", "including")):
            return Evidence(company=2.5)
        if anchor in PEOPLE_LISTS:
            return Evidence(person=2.0)
    return NOTHING


def _from_preposition(near: str, second: str, third: str) -> Evidence:
    """What "chief executive of X", "made by X", "a job at X" say."""
    if near == "for" and second in AGENTS:
        return Evidence(1.0, 1.3)
    if second in ROLES_OF or (second.endswith("s") and second[:-1] in ROLES_OF):
        return Evidence(company=3.0 if near in ("at", "of") else 2.3)
    if near == "by" and second in _MADE_BY:
        return Evidence(person=0.5, company=1.5)
    if (near in ("for", "at") and second in _WORKS) or (near == "of" and (second, third) == ("price", "share")):
        return Evidence(company=2.3)
    if near == "of" and second in ("%", "percent"):
        return Evidence(company=3.0)
    if near == "of" and second in ("takeover", "acquisition", "purchase", "clients", "board", "control", "unit"):
        return Evidence(company=2.3)
    if near == "with" and second in _TOGETHER:
        return Evidence(person=1.5)
    if near == "with" and second in ("partnership", "deal", "merger", "contract", "agreement"):
        return Evidence(company=1.8)
    if near == "at":
        return Evidence(-1.0, 2.3 if second in ROLE_NOUNS or second in ("counterpart", "desk") else 0.5)
    return Evidence(-0.3, 0.0, 0.3) if near == "from" and third else NOTHING


def _from_after(tokens: Tokens, line: Line, end: int, after: list[str], before: str, roles: frozenset[str]) -> Evidence:
    near, second, third = after
    if near == "," and second in STATES and (third in (",", ".", "", ")") or before in ("in", "of", "from")):
        return Evidence(-2.0, -1.0, 2.5)
    if near in ("'s", "'", "’"):
        possessed = third if second in _BEFORE_HEAD else second
        if possessed in FINANCE_AFTER or possessed in ("executive", "boss", "ceo") or possessed in ROLES_OF:
            return Evidence(company=2.2)
        return Evidence(person=2.0) if possessed in KIN_NOUNS else NOTHING
    if near in SPEECH_VERBS:
        if second == "its" or (second == "that" and third == "its"):
            return Evidence(0.0, 3.5)
        pronoun = 2.0 if second in ("his", "her", "he", "she") else 0.0
        return Evidence((1.3 if near in STRONG_SPEECH_VERBS else 0.8) + pronoun, 0.5)
    if near == "for" and end - line.first <= 4 and line.end - line.first <= 8 and line.end - end <= 4:
        # A photographer's credit: "Cayce Clifford for Fortune".
        return Evidence(person=2.5)
    if near in PERSON_VERBS:
        return Evidence(person=1.5)
    if near in ("reports", "reported", "posts", "posted") and second in _FIGURES:
        return Evidence(company=3.0)
    if near in ("was", "were") and second in ("founded", "established", "listed", "delisted", "spun"):
        return Evidence(company=3.0)
    if near in COMPANY_SUBJECT_VERBS and second[:1].isdigit() and third in ("%", "percent", "per"):
        return Evidence(company=3.0)
    if near in COMPANY_SUBJECT_VERBS:
        return Evidence(person=0.2, company=1.2)
    if near in FINANCE_AFTER:
        return Evidence(company=1.8)
    if near == "(":
        return _from_bracket(tokens, line, end)
    if near == "-" and tokens.glued(end):
        return Evidence(company=_COMPOUNDS.get(second, 0.0))
    if near == "to" and line.headline:
        return Evidence(company=1.0)
    if near == ",":
        return apposition(tokens, line, end + 1, roles)
    if near == "and" and second in ("his", "her"):
        return Evidence(person=2.0)
    if near[:1].isdigit() and (near.isdigit() or "." in near):
        return Evidence(other=1.5)
    if near in ("is", "was") and second in ("a", "an", "the"):
        return NOTHING.plus(apposition(tokens, line, end + 1, roles), 0.8)
    if near == "who" or (near == "and" and second in ("his", "her")):
        return Evidence(person=2.0)
    return Evidence(0.2, 0.2) if near in ("has", "had", "was", "is", "will", "would") else NOTHING


def _from_bracket(tokens: Tokens, line: Line, end: int) -> Evidence:
    """What "(left)", "(NYSE: IBM)", "(AAPL.O)" and "(43)" after a name say."""
    inside = tokens.lower[end + 1 : min(end + 4, line.end)]
    if not inside:
        return NOTHING
    if inside[0] in _POSITIONS:
        return Evidence(person=4.0)
    if len(inside) == 3 and inside[1] in (":", ".") and tokens.words[end + 1].isupper():
        return Evidence(company=4.0)
    if len(inside) > 1 and inside[0].isdigit() and len(inside[0]) == 2 and inside[1] == ")":
        return Evidence(person=2.0)
    return NOTHING


def _from_pronoun(tokens: Tokens, line: Line, end: int) -> Evidence:
    """What "its" or "his" in the same clause says."""
    for index in range(end + 1, min(end + 6, line.end)):
        word = tokens.lower[index]
        if word in (".", ",", ";"):
            return NOTHING
        if word == "its":
            return Evidence(company=0.8)
        if word in ("his", "her"):
            return Evidence(person=0.8)
    return NOTHING


def apposition(tokens: Tokens, line: Line, start: int, roles: frozenset[str]) -> Evidence:
    """What "…, 42, a researcher at" or "…, a start-up that" after a name says of it."""
    if start >= line.end:
        return NOTHING
    words = words_after(tokens, line, start, 9)
    opening = words[0]
    if opening.isdigit():
        closed = words[1] in (",", ".", ")", ";", "and", END)
        return Evidence(person=5.0) if closed and len(opening) < 3 and int(opening) > 3 else NOTHING
    if opening in ("who", "whom"):
        return Evidence(person=3.0)
    if opening == "which":
        return Evidence(-2.0, 1.2, 0.5)
    if opening == "whose":
        return Evidence(0.5, 0.3)
    head = ""
    for position, word in enumerate(words):
        if word in _APPOSITION_ENDS or not word:
            break
        if word in roles or word in COMPANY_NOUNS or word in PRODUCT_NOUNS:
            head = word
        elif head and word not in FUNCTION_WORDS and words[position - 1] != head:
            break
    if not head:
        return NOTHING
    opened = opening in _ARTICLES
    if head in roles:
        return Evidence(1.2, 1.2) if head in COMPANY_NOUNS else Evidence(person=3.0)
    if head in STRONG_COMPANY_NOUNS:
        return Evidence(-1.0, 3.5 if opened else 1.5)
    if head in COMPANY_NOUNS:
        return Evidence(company=2.3 if opened else 0.8)
    return Evidence(other=2.0 if opened else 0.5)
