"""Which mentions name the same company: legal forms, listed names, first words and acronyms of one company."""

from collections import defaultdict
from collections.abc import Sequence

from termreader.analysis.company_words import COMPANY_HEADS
from termreader.analysis.groups import Name, Words, company_stem, name_words, short_company_forms
from termreader.analysis.lexicon import Known, Lexicon
from termreader.analysis.tokens import Tokens
from termreader.analysis.words import word_set
from termreader.model import EntityKind

_LISTED = Known.COMPANY | Known.WEAK_COMPANY
_CORPORATE = word_set("group holdings holding platforms motor motors technologies corporation company brands")
"""Words that a company's official name has beyond its short one."""
_SMALL = word_set("and of the for & + de di du da des la le el")


def gather_companies(tokens: Tokens, names: Sequence[Name], lexicon: Lexicon) -> dict[int, int]:
    """The number of the company that each company's name means, by the name's index."""
    stems = {
        index: company_stem(name_words(tokens, name.first, name.end))
        for index, name in enumerate(names)
        if name.kind is EntityKind.COMPANY
    }
    first_of: dict[Words, int] = {}
    for index, stem in sorted(stems.items()):
        first_of.setdefault(stem, index)
    meant: dict[int, int] = {}
    by_stem: dict[Words, int] = {}
    by_canonical: dict[str, int] = {}
    longer: dict[Words, set[int]] = defaultdict(set)
    listed: dict[int, str] = {}
    fullest: dict[int, Words] = {}
    official: set[int] = set()
    """Those that are named with their legal form."""
    for index in sorted(stems, key=lambda index: (-len(stems[index]), index)):
        stem = stems[index]
        number = by_stem.get(stem)
        if number is None:
            surface = tokens.surface(names[index].first, names[index].end)
            entry = listed_company(surface, lexicon)
            canonical = (entry or without_legal_form(surface)).lower()
            number = by_canonical.get(canonical)
            if number is None:
                wholes = longer.get(stem, set()) | longer.get((_acronym(stem),), set())
                if entry:
                    # A listed name is short for another only where the text makes it so: not Disney for Disney Channel.
                    wholes = {
                        whole
                        for whole in wholes
                        if listed.get(whole) == canonical
                        or (whole in official and whole not in listed)
                        or _is_short_for(stem, fullest[whole], first_of)
                    }
                number = wholes.pop() if len(wholes) == 1 else len(by_canonical)
            by_canonical.setdefault(canonical, number)
            by_stem[stem] = number
            fullest.setdefault(number, stem)
            if entry:
                listed.setdefault(number, canonical)
            for form in short_company_forms(stem):
                longer[form].add(number)
            words = name_words(tokens, names[index].first, names[index].end)
            if len(words) > len(stem) + (words[0] == "the"):
                official.add(number)
            for letters in {_initials(stem), _initials(words)}:
                longer[(letters,)].add(number)
        meant[index] = number
    return meant


def _is_short_for(stem: Words, full: Words, first_of: dict[Words, int]) -> bool:
    """Whether a name is introduced in full before, and the rest only says what it is: Agility, Agility Robotics."""
    rest = full[len(stem) :]
    generic = all(word in COMPANY_HEADS or word in _CORPORATE for word in rest)
    return bool(rest) and full[: len(stem)] == stem and generic and first_of[full] < first_of[stem]


def _initials(words: Words) -> str:
    """The first letters of a name's words, small words left out."""
    return "".join(word[0] for word in words if word not in _SMALL)


def _acronym(stem: Words) -> str:
    """The letters of an acronym, when a name may be one."""
    return stem[0] if len(stem) == 1 and 2 < len(stem[0]) < 6 else ""


def listed_company(surface: str, lexicon: Lexicon) -> str:
    """The name that the lists have a company under: "GM", "General Motors Co." -> "General Motors"; "" for none."""
    short = without_legal_form(surface)
    for form in (surface, short):
        if form in lexicon.canonical:
            return lexicon.canonical[form]
        if lexicon.names.get(form, 0) & _LISTED:
            return form
    words = short.split()
    while len(words) > 1 and words[-1].lower() in _CORPORATE:
        words.pop()
        form = " ".join(words)
        if lexicon.names.get(form, 0) & _LISTED:
            return lexicon.canonical.get(form, form)
    return ""


def without_legal_form(name: str) -> str:
    """A company's name as written, without "The" and the legal form: "The Gap, Inc." -> "Gap"."""
    words = name.split()
    stem = company_stem(tuple(word.lower().strip(".,").replace(".", "") for word in words))
    offset = 1 if words and words[0].lower() == "the" and len(words) > 1 else 0
    return " ".join(words[offset : offset + len(stem)]).strip(",. ")
