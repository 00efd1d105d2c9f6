"""Who is who: the names of a document gathered into persons and companies, each with its full name and its key."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from termreader.analysis.companies import gather_companies, listed_company, without_legal_form
from termreader.analysis.groups import Name
from termreader.analysis.lexicon import Lexicon
from termreader.analysis.people import gather_people
from termreader.analysis.person_words import NAME_SUFFIXES
from termreader.analysis.tokens import Tokens
from termreader.model import Entity, EntityKind, Mention

_QUOTED_PART = re.compile(r"\s*[“\"‘'(„«][^“”\"‘’'()„«»]{1,30}[”\"’')“»]\s*")
_TRANSLITERATED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae"}
    | {"œ": "oe", "ı": "i", "ð": "d", "þ": "th", "Þ": "Th"}
)
"""Letters that Unicode does not take apart into a plain letter and a mark."""


def resolve_entities(
    tokens: Tokens, names: Sequence[Name], lexicon: Lexicon
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Mentions with the entities they name, in order, and the entities, most mentioned first."""
    people = gather_people(tokens, names, lexicon)
    companies = gather_companies(tokens, names, lexicon)
    owners = [
        (name.kind, people[index] if name.kind is EntityKind.PERSON else companies[index])
        for index, name in enumerate(names)
    ]
    members: dict[tuple[EntityKind, int], list[int]] = defaultdict(list)
    for index, owner in enumerate(owners):
        members[owner].append(index)
    found: list[tuple[Entity, int]] = []
    ids: dict[tuple[EntityKind, int], str] = {}
    taken: set[str] = set()
    for owner, indexes in members.items():
        kind = owner[0]
        forms = Counter(_shown(tokens, names[index]) for index in indexes)
        full = _fullest(forms, kind)
        ids[owner] = _unique(entity_id(forms, full, kind, lexicon), taken)
        taken.add(ids[owner])
        aliases = tuple(form for form, _ in forms.most_common() if form != full)
        found.append((Entity(ids[owner], full, kind, aliases, len(indexes)), indexes[0]))
    found.sort(key=lambda item: (-item[0].count, item[1]))
    mentions = tuple(
        Mention(*tokens.span(name.first, name.end), name.kind, ids[owner])
        for name, owner in zip(names, owners, strict=True)
    )
    return mentions, tuple(entity for entity, _ in found)


def entity_id(forms: Counter[str], full: str, kind: EntityKind, lexicon: Lexicon) -> str:
    """The key of a person or company in every document: `person/mark-zuckerberg`, `company/general-motors`."""
    if kind is EntityKind.COMPANY:
        listed = [
            entry for form, _ in forms.most_common() if (entry := listed_company(form.replace("’", "'"), lexicon))
        ]
        name = listed[0] if listed else without_legal_form(full)
    else:
        name = _person_key(full)
    return f"{kind.value}/{slug(name) or 'unnamed'}"


def slug(name: str) -> str:
    """A name as a key: ASCII letters and digits in lower case, joined by hyphens; letters of other scripts stay."""
    plain = unicodedata.normalize("NFKD", name.translate(_TRANSLITERATED).replace("’", "").replace("'", ""))
    letters = "".join(letter for letter in plain.lower() if not unicodedata.combining(letter))
    ascii_only = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return ascii_only or re.sub(r"\W+", "-", letters).strip("-")


def _unique(wanted: str, taken: set[str]) -> str:
    """The key, with a number when another of the document has it already."""
    unique, number = wanted, 2
    while unique in taken:
        unique, number = f"{wanted}-{number}", number + 1
    return unique


def _shown(tokens: Tokens, name: Name) -> str:
    start, end = tokens.span(name.first, name.end)
    return " ".join(tokens.text[start:end].split())


def _fullest(forms: Counter[str], kind: EntityKind) -> str:
    """The form with most words; of several, not one in capitals, then the most frequent."""

    def weight(form: str) -> tuple[int, bool, int, int]:
        words = len((_without_nickname(form) if kind is EntityKind.PERSON else form).split())
        return words, not (form.isupper() and len(form) > 4), forms[form], len(form)

    return max(forms, key=weight)


def _without_nickname(form: str) -> str:
    return " ".join(_QUOTED_PART.sub(" ", form).split())


def _person_key(full: str) -> str:
    """A full name without nickname, suffix and middle initials, which come and go from article to article."""
    words = _without_nickname(full).split()
    while len(words) > 2 and words[-1].strip(".,").lower() in NAME_SUFFIXES:
        words.pop()
    if len(words) > 2 and len(words[0].strip(".")) > 1:
        words = [words[0], *(word for word in words[1:-1] if len(word.strip(".")) > 1), words[-1]]
    return " ".join(words)
