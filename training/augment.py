"""The same text with other names, other capitals: so that the net learns from what stands around a name.

A name is replaced everywhere in a text alike: who is "Ana Ruiz" and then "Ruiz" becomes "Piet Bakker" and "Bakker".
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from termreader.analysis.lexicon import Lexicon
from termreader.analysis.words import word_set
from training.data import Example

_WORD = re.compile(r"\S+")
_PARTICLES = word_set("van der den de da di du del la le al bin ibn von ten ter dos das el y")
_SYLLABLES = (
    *("al", "ar", "bel", "bri", "cor", "cal", "den", "dra", "el", "fen", "gra", "hal", "hex", "in", "jor", "kel"),
    *("lum", "mar", "nex", "nor", "ob", "or", "pax", "quo", "ran", "sol", "stra", "tan", "ul", "ver", "vi", "wex"),
    *("xen", "yar", "zen", "zo", "tech", "bio", "med", "net", "dyn", "cloud", "pay", "wave", "ix", "io", "ora", "is"),
)
_HEADS = (
    *("Systems", "Capital", "Holdings", "Group", "Labs", "Technologies", "Partners", "Energy", "Foods", "Motors"),
    *("Airlines", "Pharma", "Media", "Bank", "Insurance", "Logistics", "Robotics", "Software", "Studios", "Mining"),
    *("Shipping", "Ventures", "Securities", "Steel", "Healthcare", "Therapeutics", "Electric", "Networks", "AI"),
)
_FORMS = ("Inc.", "Corp.", "Ltd", "plc", "AG", "SA", "NV", "GmbH", "Co.", "LLC", "AB", "SpA")


@dataclass(frozen=True, slots=True)
class Names:
    """Names to put in the place of others."""

    given: Sequence[str]
    surnames: Sequence[str]
    companies: Sequence[str]


def names_of(lexicon: Lexicon, examples: Sequence[Example]) -> Names:
    """The curated lists, or where one is thin, the names in our own passages."""
    given, surnames = set(lexicon.given), set(lexicon.surnames)
    companies = {name for name, flags in lexicon.names.items() if flags & 1}
    for example in examples:
        if not example.gold:
            continue
        for start, end, label in example.spans:
            words = example.text[start:end].split()
            if label == "PERSON" and len(words) > 1 and not words[-1].isupper():
                given.add(words[0])
                surnames.add(words[-1])
            elif label == "COMPANY":
                companies.add(" ".join(words))
    return Names(sorted(given), sorted(surnames), sorted(companies))


def varied(example: Example, names: Names, chance: random.Random) -> Example:
    """The example, in about half of all cases changed."""
    if chance.random() < (0.5 if example.gold else 0.35):
        example = renamed(example, names, chance)
    roll = chance.random()
    if roll < 0.03:
        return recased(example, str.upper)
    if roll < 0.06:
        return recased(example, _headline)
    return example


def recased(example: Example, change: Callable[[str], str]) -> Example:
    """The example in other capitals, where that keeps every offset."""
    text = change(example.text)
    return example._replace(text=text) if len(text) == len(example.text) else example


def _headline(text: str) -> str:
    return _WORD.sub(lambda match: match[0][0].upper() + match[0][1:] if len(match[0]) > 3 else match[0], text)


def renamed(example: Example, names: Names, chance: random.Random) -> Example:
    """The example with other persons, and where companies are labelled at times other companies."""
    persons: dict[str, str] = {}
    spans = sorted(example.spans)
    for start, end, label in spans:
        words = example.text[start:end].split()
        if label == "PERSON" and len(words) > 1:
            persons.setdefault(words[0], chance.choice(names.given))
            for word in words[1:-1]:
                persons.setdefault(
                    word, word if word.lower() in _PARTICLES or len(word) < 3 else chance.choice(names.given)
                )
            persons.setdefault(words[-1], chance.choice(names.surnames))
    swap_companies = example.gold and chance.random() < 0.5
    companies: dict[str, str] = {}
    pieces: list[str] = []
    changed: list[tuple[int, int, str]] = []
    position = length = 0
    for start, end, label in spans:
        surface = example.text[start:end]
        if label == "PERSON":
            other = " ".join(_replaced_word(word, persons, names, chance) for word in surface.split())
        elif label == "COMPANY" and swap_companies:
            other = _replaced_company(surface, companies, names, chance)
        else:
            other = surface
        before = example.text[position:start]
        pieces += before, other
        length += len(before)
        changed.append((length, length + len(other), label))
        length += len(other)
        position = end
    pieces.append(example.text[position:])
    return example._replace(text="".join(pieces), spans=tuple(changed))


def _replaced_word(word: str, persons: dict[str, str], names: Names, chance: random.Random) -> str:
    key = word.capitalize() if word.isupper() and len(word) > 2 else word
    if key not in persons:
        if len(word) < 3 or key.lower() in _PARTICLES or not word[0].isupper():
            return word
        persons[key] = chance.choice(names.given if chance.random() < 0.3 else names.surnames)
    other = persons[key]
    return other.upper() if word.isupper() and len(word) > 2 else other


def _replaced_company(surface: str, companies: dict[str, str], names: Names, chance: random.Random) -> str:
    words = surface.split()
    known = companies.get(surface)
    if known is None:
        for full, other in companies.items():
            # The first words of a company seen before, or a company seen before with more words.
            if full.split()[: len(words)] == words:
                known = " ".join(other.split()[: len(words)])
                break
    if known is None:
        known = invented_company(len(words), chance) if chance.random() < 0.5 else chance.choice(names.companies)
        companies[surface] = known
    return known


def invented_company(words: int, chance: random.Random) -> str:
    """A company's name that nobody bears, of about so many words."""
    parts = chance.sample(_SYLLABLES, chance.choice((2, 2, 3)))
    if chance.random() < 0.2:
        stem = parts[0].capitalize() + "".join(parts[1:]).capitalize()
    else:
        stem = "".join(parts).capitalize()
    name = [stem]
    if words > 1:
        name.append(chance.choice(_HEADS))
    if words > 2 or chance.random() < 0.08:
        name.append(chance.choice(_FORMS))
    return " ".join(name)
