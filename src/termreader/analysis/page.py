"""A text with what the lists and its own marks give away: the listed names and the codes in it.

Found once, and read by rules, net and document pass alike. What is a name is not decided here.
"""

from typing import NamedTuple

from termreader.analysis.codes import codes_in
from termreader.analysis.lexicon import Lexicon
from termreader.analysis.tokens import Tokens
from termreader.analysis.words import FUNCTION_WORDS

_LONGEST_ENTRY = 7
"""How many tokens a listed name may have."""


class Page(NamedTuple):
    """A text as taggers read it."""

    tokens: Tokens
    lexicon: Lexicon
    listed: dict[int, tuple[int, int]]
    """The longest name of the lists that starts at each token: first token to (end, `Known` flags)."""
    codes: bytes
    """For each token 1 where it belongs to a code, else 0."""


def read_page(tokens: Tokens, lexicon: Lexicon) -> Page:
    """The tokens with the names of the lists and the codes that stand in them."""
    return Page(tokens, lexicon, _listed_names(tokens, lexicon), codes_in(tokens))


def _listed_names(tokens: Tokens, lexicon: Lexicon) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    names, heads = lexicon.names, lexicon.heads
    text, starts, ends, words = tokens.text, tokens.starts, tokens.ends, tokens.words
    for index, word in enumerate(words):
        capitals = len(word) > 1 and word.isupper()
        if word not in heads and not (capitals and (word.capitalize() in heads or word.lower() in heads)):
            # "O’Reilly" and "AT&T" are one token here and begin with a shorter word in the lists.
            if word.isalnum():
                continue
            cut = next((position for position, letter in enumerate(word) if not letter.isalnum()), 0)
            if not cut or word[:cut] not in heads:
                continue
        line = tokens.lines[tokens.line_of[index]]
        for end in range(min(line.end, index + _LONGEST_ENTRY), index, -1):
            key = text[starts[index] : ends[end - 1]].replace("’", "'")
            flags = names.get(key, 0)
            if not flags and capitals and (end == index + 1 or words[end - 1].isupper()):
                flags = names.get(lexicon.folded.get(key.lower(), ""), 0)
                if flags and end == index + 1 and not line.capitals and len(word) < 4:
                    flags = 0
            if flags:
                if word.islower() and (word in lexicon.ordinary or word in FUNCTION_WORDS):
                    break
                found[index] = (end, flags)
                break
    return found
