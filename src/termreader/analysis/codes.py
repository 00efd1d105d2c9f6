"""Capitals that name nobody: tickers and exchange codes ("BAC.N", ".DJI", "CLc1"), parties and states ("R-Okla.")."""

import re

from termreader.analysis.tokens import Tokens
from termreader.analysis.words import word_set

_CONTRACT = re.compile(r"[A-Z]{2,}c\d{1,2}|[A-Z]{2,}\d{2,}[A-Z]{2,}\d*|CM[A-Z]{2}3")
"""A futures contract or an index as a market report gives it: CLc1, US10YT, MIWD00000PUS."""
_EXCHANGES = word_set(
    """
    nyse nasdaq lse tsx tsxv asx nse bse hkex hkg sgx jse epa etr ams swx otc otcmkts otcqb otcqx amex tse tyo six
    euronext xetra aim bme bit sto cph osl hel nyseamerican ticker symbol
    """
)
_PARTIES = frozenset("RDI")
_SIZE_OF_CODE = 6


def codes_in(tokens: Tokens) -> bytes:
    """For each token 1 where it belongs to a code, else 0."""
    words, lower = tokens.words, tokens.lower
    codes = bytearray(len(words))
    for index, word in enumerate(words):
        if not word[0].isupper():
            if word == "." and _starts_index(tokens, index):
                codes[index] = codes[index + 1] = 1
            elif word == "(":
                _mark_bracket(tokens, index, codes)
            continue
        if _CONTRACT.fullmatch(word) or (words[index + 1 : index + 2] == ["="] and tokens.glued(index + 1)):
            codes[index] = 1
        elif (
            word in _PARTIES
            and index
            and words[index - 1] in (",", "(")
            and words[index + 1 : index + 2] == ["-"]
            and index + 2 < len(words)
            and tokens.glued(index + 2)
            and words[index + 2][0].isupper()
            and lower[index + 2] not in lower[max(0, index - 1) : index]
        ):
            codes[index : index + 3] = b"\1\1\1"
    return bytes(codes)


def _starts_index(tokens: Tokens, index: int) -> bool:
    """Whether a period starts an index's code, as in "the Dow .DJI"."""
    words = tokens.words
    return (
        index + 1 < len(words)
        and tokens.glued(index + 1)
        and not tokens.glued(index)
        and words[index + 1].isupper()
        and len(words[index + 1]) > 1
    )


def _mark_bracket(tokens: Tokens, index: int, codes: bytearray) -> None:
    """Marks what a bracket holds when it is a ticker: (BAC.N), (NYSE: IBM), (AAPL.O)."""
    words, lower = tokens.words, tokens.lower
    close = next((at for at in range(index + 1, min(index + 6, len(words))) if words[at] == ")"), 0)
    inside = range(index + 1, close)
    if not 3 <= len(inside) <= 4 or not (words[index + 1].isupper() or lower[index + 1] in _EXCHANGES):
        return
    mark = words[index + 2]
    ticker = (
        mark in ".:"
        and tokens.glued(index + 2)
        and words[close - 1].isupper()
        and len(words[close - 1]) < _SIZE_OF_CODE
    )
    if ticker and (mark == "." or lower[index + 1] in _EXCHANGES):
        for at in inside:
            codes[at] = 1
