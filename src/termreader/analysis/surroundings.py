"""The words around a place in its line, nearest first, compounds read as one ("start-up", "co-founder")."""

from termreader.analysis.tokens import Line, Tokens

END = ""
"""Stands where the line has no more words."""

_MOST_PARTS = 4
"""Of how many words a compound is read as one."""


def words_before(tokens: Tokens, line: Line, first: int, count: int) -> list[str]:
    """The lower-case words before a token in its line, nearest first, compounds as one; "" where there are none."""
    found: list[str] = []
    index = first - 1
    while index >= line.first and len(found) < count:
        word = tokens.lower[index]
        parts = 1
        while index - 2 >= line.first and tokens.words[index - 1] == "-" and word[0].isalpha() and parts < _MOST_PARTS:
            parts += 1
            word = tokens.lower[index - 2] + "-" + word
            index -= 2
        found.append(word)
        index -= 1
    return found + [END] * (count - len(found))


def words_after(tokens: Tokens, line: Line, end: int, count: int) -> list[str]:
    """The lower-case words from a token on in its line, compounds as one; "" where there are none."""
    found: list[str] = []
    index = end
    while index < line.end and len(found) < count:
        word = tokens.lower[index]
        parts = 1
        while word[0].isalpha() and tokens.words[index + 1 : index + 2] == ["-"] and parts < _MOST_PARTS:
            if index + 2 >= line.end or not tokens.glued(index + 2):
                break
            parts += 1
            word += "-" + tokens.lower[index + 2]
            index += 2
        found.append(word)
        index += 1
    return found + [END] * (count - len(found))
