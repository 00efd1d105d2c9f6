"""Whether the narration tells of somebody without a name, of several, of a body or of a writing.

Words that follow without a cue may then be theirs.
"""

from functools import cached_property

from termreader.analysis.nouns import NounNarration, is_person_noun, is_several
from termreader.analysis.tokens import Line
from termreader.analysis.words import word_set
from termreader.model import EntityKind

NOUN_WITHIN = 5
"""How many words after "a" or "the" the noun for somebody may stand."""
_WORDED = word_set(
    """
    many others most some few everyone nobody someone somebody another letter letters email e-mail mail sign notice
    poster banner paper papers report reports statement ministry company firm bank union agency council office
    government court media online post posts message messages note notes reply answer website page text document
    order judgment editorial headline card telegram voice radio television tv crowd party committee board
    """
)
"""Who and what brings in words that are not those of the one who spoke before."""


class StrangerNarration(NounNarration):
    """A narration that knows where people without names come up."""

    def brings_in_somebody(self, line: Line) -> bool:
        """Whether a paragraph tells of somebody without a name, of a body, or of a writing: the words may be theirs."""
        lower = self.tokens.lower
        for index in range(line.first, line.end):
            word = lower[index]
            if self.quoted(index) or not (word in _WORDED or is_person_noun(word) or is_several(word)):
                continue
            if index not in self._name_words and not self._holder(index):
                return True
        for opening in self.sentences_back(line, line.end):
            if lower[opening] == "the" and self._unlisted(opening + 1, line.end):
                return True
        bodies = (name for name in self.between(line.first, line.end) if name.kind is not EntityKind.PERSON)
        return any(self.is_subject(name) and not self.quoted(name.first) for name in bodies)

    def _unlisted(self, index: int, stop: int) -> bool:
        """Whether a word with a capital is no part of a person's name: "The Holm Herald took a harder line"."""
        return index < stop and self.tokens.words[index][0].isupper() and index not in self._name_words

    @cached_property
    def _name_words(self) -> set[int]:
        return {index for name in self.names for index in range(name.first, name.end)}

    def several_open(self, opening: int, stop: int) -> bool:
        """Whether a sentence is about people without names: "Two residents stood", "Neighbours of Bo Falk say"."""
        for index in range(opening, min(opening + NOUN_WITHIN, stop)):
            word = self.tokens.lower[index]
            if not word[0].isalnum() or index in self.starting:
                return False
            if is_several(word):
                return True
        return False
