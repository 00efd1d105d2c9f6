"""Who is who: whether the name that a mention is given is the labelled full one."""

from collections.abc import Iterable
from typing import NamedTuple

from termreader.model import Analysis
from training.formats import Document
from training.marks import WITH_FULL_NAME
from training.measure.names import Analyze, Mistake
from training.measure.same import same_name
from training.scoring import Score


class LinkScore(NamedTuple):
    """From the text to the full name, and of that the last step alone."""

    whole: Score = Score()
    """Mentions with exact span, kind and full name, of those found and those labelled."""
    short_found: int = 0
    """Labelled short forms that were found with exact span and kind."""
    short_right: int = 0
    """Of these, with the right full name."""

    @property
    def short_share(self) -> float:
        """How many of the short forms found have the right full name."""
        return self.short_right / self.short_found if self.short_found else 0.0


def link_score(analyze: Analyze, documents: Iterable[Document]) -> LinkScore:
    """How many mentions end at their full name. Only for documents in which full names are labelled."""
    whole, short_found, short_right = Score(), 0, 0
    for document in documents:
        analysis = analyze(document.text)
        given = _full_names(analysis)
        right = 0
        for start, end, label, full, _ in document.names:
            if label not in WITH_FULL_NAME or full is None or (start, end, label) not in given:
                continue
            matches = same_name(full, given[start, end, label])
            right += matches
            if document.text[start:end] != full:
                short_found += 1
                short_right += matches
        labelled = sum(name.label in WITH_FULL_NAME for name in document.names)
        whole = whole.plus(Score(right, len(given), labelled))
    return LinkScore(whole, short_found, short_right)


def link_mistakes(analysis: Analysis, document: Document) -> list[Mistake]:
    """The mentions found with exact span and kind whose full name is another."""
    given = _full_names(analysis)
    full_forms = [name.full for name in document.names if name.full is not None]
    mistakes = []
    for start, end, label, full, _ in document.names:
        name = given.get((start, end, label))
        if name is None or full is None or same_name(full, name):
            continue
        form = "full form" if document.text[start:end] == full else "short form"
        if any(same_name(other, name) for other in full_forms):
            kind = f"{form} given to somebody else"
        else:
            kind = f"{form} under a name that is no full one" if name else f"{form} of nobody"
        mistakes.append(Mistake(kind, start, end, f"{full} → {name or 'nobody'}"))
    return mistakes


def _full_names(analysis: Analysis) -> dict[tuple[int, int, str], str]:
    """The name of the entity that each mention belongs to; empty for none."""
    names = {entity.id: entity.name for entity in analysis.entities}
    return {
        (mention.start, mention.end, mention.kind.upper()): names.get(mention.entity or "", "")
        for mention in analysis.mentions
    }
