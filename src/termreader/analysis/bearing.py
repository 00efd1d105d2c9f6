"""What corrections have to do with a text: which bear on it, and why one changes nothing there."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from termreader.model import Analysis, Correction, Mention, Span, Verdict

_WORD = re.compile(r"[^\W_]+")


def touching(corrections: Iterable[Correction], text: str) -> list[Correction]:
    """Those whose name stands in `text`, its words together and whole, in letters of either case, with periods or
    without: the others change nothing there.
    """
    folded = text.casefold()
    bare = folded.replace(".", "")
    found = []
    for correction in corrections:
        words = _folded_words(correction.surface)
        # Most names have a word that the text has nowhere, and need no pattern.
        if words and all(word in bare for word in words) and _standing(words).search(folded):
            found.append(correction)
    return found


def said_of(corrections: Sequence[Correction], names: Iterable[str]) -> list[Correction]:
    """What holds of these names: the last of `corrections` on any of them, and those before it that say the same in the
    same place. They are in the order in which later ones outrank earlier ones.
    """
    wanted = {_folded_words(name) for name in names}
    found = [one for one in corrections if _folded_words(one.surface) in wanted]
    if not found:
        return []
    last = found[-1]
    said = (last.verdict, last.same_as, last.article_id)
    return [one for one in found if (one.verdict, one.same_as, one.article_id) == said]


def version_mark(corrections: Sequence[Correction]) -> str:
    """What a version is marked with when these corrections hold: empty for none, the same for the same ones."""
    if not corrections:
        return ""
    said = [(one.surface, one.verdict.value, one.same_as) for one in corrections]
    return "+" + hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:16]


def why_unchanged(correction: Correction, text: str, analysis: Analysis) -> str:
    """Why the analysis of a text is with a correction what it was without: the end of a sentence."""
    words = _folded_words(correction.surface)
    places = [Span(*match.span()) for match in _standing(words).finditer(text)] if words else []
    if not places:
        return "it does not stand in this article"
    named = [(place, _named_at(place, analysis.mentions)) for place in places]
    if any(mention is not None and not _is_longer(mention, place) for place, mention in named):
        return "that is what it was taken for"
    if correction.verdict is Verdict.NEITHER:
        return "by itself it was taken for no name"
    longer = next((mention for _, mention in named if mention is not None), None)
    if longer is not None:
        return f"it stands only in a longer name, “{_on_one_line(text, longer.start, longer.end)}”"
    return f"the article writes it “{_on_one_line(text, *places[0])}”"


def _named_at(place: Span, mentions: Iterable[Mention]) -> Mention | None:
    return next((one for one in mentions if one.start < place.end and place.start < one.end), None)


def _is_longer(mention: Mention, place: Span) -> bool:
    return mention.end - mention.start > place.end - place.start


def _on_one_line(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name.casefold().replace(".", "")))


@lru_cache(maxsize=1024)
def _standing(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds a name by its folded words."""
    name = r"[\W_]+".join(r"\.?".join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?<![^\W_]){name}(?![^\W_])", re.IGNORECASE)
