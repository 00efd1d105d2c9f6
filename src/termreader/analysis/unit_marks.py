"""What a token is in a run of capitals: an initial, an Arabic article, a Korean syllable, a legal form's period.

Knows neither lists of names nor runs.
"""

from termreader.analysis.company_words import LEGAL_FORMS, SURE_LEGAL_FORMS
from termreader.analysis.tokens import Line, Tokens
from termreader.analysis.words import COMPOUND_TAILS, FUNCTION_WORDS

_SYLLABLES_AND_WORDS = frozenset(["in", "on", "so", "up", "out"])
"""Ends of Korean given names (Moon Jae-in) that are words too."""


def is_arabic(tokens: Tokens, line: Line, index: int) -> bool:
    """Whether an article and a hyphen start an Arabic name: al-Khulaifi, el-Sisi."""
    return (
        index + 2 < line.end
        and tokens.words[index + 1] == "-"
        and tokens.glued(index + 1)
        and tokens.glued(index + 2)
        and tokens.words[index + 2][0].isupper()
    )


def is_initial(tokens: Tokens, line: Line, index: int) -> bool:
    """Whether a capital letter is a name's initial: its period, then another name or initial."""
    return (
        index + 2 < line.end
        and tokens.words[index + 1] == "."
        and tokens.glued(index + 1)
        and tokens.words[index + 2][0].isupper()
        and tokens.lower[index + 2] not in FUNCTION_WORDS - {"a", "i"}
    )


def is_syllable(before: str, part: str, ordinary: frozenset[str], *, started: bool) -> bool:
    """Whether a lower-case part after a hyphen may be the end of a given name, not of a compound like "Meta-owned"."""
    if part in _SYLLABLES_AND_WORDS:
        return started and len(before) < 6 and before.lower() not in ordinary
    if not part.isalpha() or len(part) > 6 or part in COMPOUND_TAILS or part in FUNCTION_WORDS:
        return False
    return len(part) <= 4 or part not in ordinary


def with_period(tokens: Tokens, line: Line, end: int) -> int:
    """One past the period of a legal form: of Inc., Corp. and Co. always, of others when the sentence goes on."""
    if end >= line.end or tokens.words[end] != "." or not tokens.glued(end):
        return end
    lower = tokens.lower[end - 1]
    if lower in ("inc", "corp", "co", "ş") or (lower in LEGAL_FORMS and goes_on(tokens, line, end)):
        return end + 1
    return end


def goes_on(tokens: Tokens, line: Line, period: int) -> bool:
    """Whether the sentence goes on after a period."""
    return period + 1 < line.end and (
        tokens.words[period + 1] in ",;)" or tokens.words[period + 1].islower() or tokens.lower[period + 1] == "'s"
    )


def next_is_name(tokens: Tokens, line: Line, index: int) -> bool:
    """Whether a word with a capital follows in the line."""
    after = index + 1
    return (
        after < line.end
        and tokens.words[after][0].isupper()
        and (tokens.lower[after] not in FUNCTION_WORDS or line.capitals)
        and not tokens.glued(after)
    )


def ends_in_legal_form(tokens: Tokens, index: int) -> bool:
    """Whether a legal form, with or without its period, stands right before a token."""
    before = index - 1 if tokens.words[index - 1] != "." else index - 2
    return before > 0 and tokens.lower[before].rstrip(".") in SURE_LEGAL_FORMS and not tokens.words[before].islower()
