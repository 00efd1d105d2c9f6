"""What a name's own words and the lists say it is, whatever stands around it. Scores are rough log-odds."""

from termreader.analysis.company_words import (
    COMPANY_HEADS,
    COMPANY_OPENERS,
    COMPANY_SUBJECT_VERBS,
    FINANCE_AFTER,
    LEGAL_FORMS,
    SURE_LEGAL_FORMS,
    WEAK_COMPANY_HEADS,
)
from termreader.analysis.evidence import NOTHING, Evidence
from termreader.analysis.lexicon import Known, Lexicon
from termreader.analysis.person_words import NAME_SUFFIXES, PARTICLES
from termreader.analysis.spans import NameSpan
from termreader.analysis.speech_words import SPEECH_VERBS
from termreader.analysis.thing_words import (
    NATIONALITIES,
    ORG_HEADS,
    ORG_OPENERS,
    PLACE_HEADS,
    PLACE_OPENERS,
    WORK_HEADS,
)
from termreader.analysis.tokens import HYPHENS, Tokens
from termreader.analysis.words import word_set

_SURE_OTHER = Known.ORGANISATION | Known.PRODUCT | Known.PLACE
_WEAK_OTHER = Known.WEAK_ORGANISATION | Known.WEAK_PRODUCT | Known.WEAK_PLACE
_NO_PERSON = Known.ORGANISATION | Known.PRODUCT
_SURNAME_STARTS = ("Mc", "Mac", "De", "Di", "La", "Le", "O'", "D'", "Al-", "Van", "Fitz")
_PLAIN_VERBS = word_set(
    """
    has had is was will would could can may might must does did also says said told and declined agreed agrees plans
    expects wants hopes recently now still
    """
)
_HEIRS = word_set("hijos hermanos figli fils söhne cie daughters sons")
_AND = frozenset(["&", "e", "y", "et", "und", "and"])


def name_evidence(tokens: Tokens, span: NameSpan, lexicon: Lexicon) -> Evidence:
    """What the words of a name say, with what the lists know of the whole."""
    words = [_written(word) for word in tokens.words[span.first : span.end] if word[0].isalnum()]
    if not words:
        return NOTHING
    if len(words) == 1:
        return _from_lists(span, ordinary=words[0].lower() in lexicon.ordinary).plus(
            _single(tokens, words[0], span, lexicon)
        )
    found = (
        _from_lists(span, ordinary=False)
        .plus(_from_ends(tokens, words, span, lexicon))
        .plus(_from_inside(tokens, words, span, lexicon))
    )
    return found if span.known else found.plus(_from_unknown(words, span, lexicon))


def _from_lists(span: NameSpan, *, ordinary: bool) -> Evidence:
    known = span.known
    company = 4.0 if known & Known.COMPANY else 0.0
    if not company and known & Known.WEAK_COMPANY:
        company = 2.2 if span.certain or not ordinary else 0.3
    other = 4.5 if known & _SURE_OTHER else 2.0 if known & _WEAK_OTHER else 0.0
    return Evidence(0.0, company, other)


def _from_ends(tokens: Tokens, words: list[str], span: NameSpan, lexicon: Lexicon) -> Evidence:
    """What the first and the last word say: given name and surname, legal form, Motors, University, Street."""
    first, last = words[0], words[-1]
    first_lower, last_lower = first.lower(), last.lower().rstrip(".")
    if tokens.lower[span.end - 3 : span.end] == ["a", "/", "s"]:
        last_lower = "a/s"
    if span.end - span.first > 2 and tokens.words[span.end - 2] in HYPHENS:
        # The second half of a double surname is no head: Kenji Oduya-Park.
        last_lower = ""
    given, surname = _given(first, lexicon), _surname(last, lexicon)
    person = company = other = 0.0
    if last_lower in NAME_SUFFIXES:
        person += 3.0
        surname = max(surname, _surname(words[-2], lexicon))
    if given and not span.known & _NO_PERSON:
        listed = 0.3 if span.known & Known.COMPANY else 0.5 if span.known & Known.PLACE else 1.0
        person += (1.5 + 2.0 * given) * listed
        if last_lower in lexicon.ordinary and not surname and len(words) == 2 and last_lower:
            # "Verity Looms": hardly anybody's surname.
            person -= 1.5
            company += 0.7
    if surname and not span.known:
        person += 1.2 * surname
    full = given and surname and len(words) == 2
    if first_lower == "big" and last_lower in COMPANY_HEADS and len(words) == 2:
        # Big Tech, Big Oil.
        return Evidence(-4.0, 0.0, 4.0)
    if last_lower in SURE_LEGAL_FORMS or last_lower in ("company", "co", "limited"):
        company, person = company + 5.0, person - 3.0
    elif last_lower in LEGAL_FORMS and last != last.capitalize():
        company += 3.0
    elif last_lower in COMPANY_HEADS and not (full and surname == 1.0):
        weak = last_lower in WEAK_COMPANY_HEADS
        plain = last_lower in lexicon.ordinary and last not in lexicon.any_surname
        company += 2.0 if weak and not plain else 3.0
        person -= 2.0 if weak else 3.0
    if last_lower in ORG_HEADS or last_lower in WORK_HEADS:
        other, person = other + 3.5, person - 3.0
    elif last_lower in PLACE_HEADS and not full:
        other, person = other + 3.0, person - 2.0
    if not span.known and first_lower in COMPANY_OPENERS and words[1].lower() not in ("of", "de", "central"):
        company, person = company + 2.0, person - 2.5
    if (
        not span.known
        and first_lower in ORG_OPENERS
        and first_lower not in COMPANY_OPENERS
        and last_lower not in COMPANY_HEADS
    ):
        other, person, company = other + 2.0, person - 1.0, company - 0.5
    elif not span.known and first_lower in PLACE_OPENERS:
        other, person = other + 2.0, person - 1.0
    if span.head_known & (_SURE_OTHER | Known.WEAK_PLACE) and not span.known and not given:
        person, company, other = person - 2.5, company + 0.5, other + 0.8
    if span.head_known & Known.ORGANISATION and not span.known:
        # A part of a body is one too: MIT Sloan.
        other += 3.0
    return Evidence(person, company, other)


def _from_inside(tokens: Tokens, words: list[str], span: NameSpan, lexicon: Lexicon) -> Evidence:
    """What stands between the ends: an initial, a particle, a nickname, "&", "of"."""
    person = company = other = 0.0
    given = _given(words[0], lexicon)
    if given and any(len(word.rstrip(".")) == 1 for word in words[1:-1]):
        person += 2.0
    if _is_initials(words[0]) and len(words) <= 5 and len(words[-1]) > 2:
        person += 2.5 if len(words[0]) == 1 or "." in words[0] else 1.5
    inner = tokens.words[span.first + 1 : span.end - 1]
    if any(word in PARTICLES for word in inner) and words[-1].lower() not in COMPANY_HEADS:
        person += 2.0
    if any(word in '“"‘' for word in inner):
        person += 4.0
    if words[-1].lower() in _HEIRS and any(word in _AND for word in inner):
        company, person = company + 3.0, person - 3.0
    if "&" in inner:
        company, person = company + 3.0, person - 2.0
    if "of" in inner or "for" in inner:
        other, person = other + 2.5, person - 3.0
    return Evidence(person, company, other)


def _from_unknown(words: list[str], span: NameSpan, lexicon: Lexicon) -> Evidence:
    """What can be guessed of several words that no list has: a person, unless they are ordinary words."""
    ordinary = sum(word.lower() in lexicon.ordinary for word in words)
    given, surname = _given(words[0], lexicon), _surname(words[-1], lexicon)
    person = other = 0.0
    if any(word[0].isdigit() for word in words[1:]):
        # Gemma 2B, Boeing 737.
        return Evidence(-4.0, 0.0, 3.0)
    if ordinary == len(words) and not given:
        person, other = -2.0, 1.0
    elif not ordinary and len(words) <= 4:
        person = (2.2 if span.certain else 1.5) - 0.5 * (given + surname)
    if len(words) > 5:
        person -= 2.0
    if any(word.isupper() and len(word) > 1 for word in words) and not all(word.isupper() for word in words):
        person -= 1.0
    return Evidence(person, 0.0, other)


def _single(tokens: Tokens, word: str, span: NameSpan, lexicon: Lexicon) -> Evidence:
    """What a name of one word says."""
    lower = word.lower()
    ordinary = lower in lexicon.ordinary
    if word[0].isdigit() and not span.known:
        # 4K, 12MP: a company that begins with a digit is mostly on the lists.
        return Evidence(-2.0, -2.0, 3.0)
    if lower in NATIONALITIES and not span.title:
        return Evidence(other=4.0)
    if ordinary and not span.certain:
        if span.known & (Known.COMPANY | Known.WEAK_COMPANY) and _stands_like_a_name(tokens, span):
            return Evidence(company=2.7)
        return Evidence(person=-1.0 + _single_person(word, span, lexicon), other=3.0)
    person = _single_person(word, span, lexicon)
    if ordinary:
        return Evidence(person, other=0.0 if span.known else 1.0)
    if span.known:
        return Evidence(person)
    inner_capital = not word.isupper() and any(letter.isupper() for letter in word[1:])
    if inner_capital and not word.startswith(_SURNAME_STARTS):
        return Evidence(person - 0.5, 1.0)
    if word.isupper() and 1 < len(word) < 6 and span.certain:
        return Evidence(person - 2.0, other=1.5)
    return Evidence(person, 0.5 if word[-2:] in ("AI", "ai") and len(word) > 3 else 0.0)


def _single_person(word: str, span: NameSpan, lexicon: Lexicon) -> float:
    if word in lexicon.known_people:
        return 2.6
    if span.known:
        return 0.0
    if word in lexicon.weak_known_people and span.certain:
        return 1.6
    return 1.2 * _given(word, lexicon) + 0.8 * _surname(word, lexicon)


def _stands_like_a_name(tokens: Tokens, span: NameSpan) -> bool:
    """Whether an ordinary word at a sentence's start stands as only a name can: "Block said", "Target’s", "Gap, which".

    An ordinary noun would have an article there.
    """
    line = tokens.lines[tokens.line_of[span.first]]
    if span.end >= line.end:
        return False
    after = tokens.lower[span.end]
    if after == "'s":
        return True
    following = tokens.lower[span.end + 1] if span.end + 1 < line.end else ""
    if after == ",":
        return following in ("which", "whose", "the", "a", "an")
    if after == "to":
        return line.headline and tokens.words[span.end + 1 : span.end + 2] != [] and following != "the"
    verb = after in _PLAIN_VERBS or after in SPEECH_VERBS or after in COMPANY_SUBJECT_VERBS or after in FINANCE_AFTER
    return verb and (line.headline or tokens.words[span.end].islower())


def _written(word: str) -> str:
    """A word of a text in capitals as it would be written elsewhere."""
    word = word.replace("’", "'")
    return word.capitalize() if len(word) > 3 and word.isupper() and word.isalpha() else word


def _given(word: str, lexicon: Lexicon) -> float:
    return 1.0 if word in lexicon.given else 0.5 if word in lexicon.weak_given else 0.0


def _surname(word: str, lexicon: Lexicon) -> float:
    return 1.0 if word in lexicon.surnames else 0.5 if word in lexicon.weak_surnames else 0.0


def _is_initials(word: str) -> bool:
    return word.isupper() and (len(word) == 1 or "." in word or len(word) == 2)
