"""A narration in a language beside English: who may be its subjects, and whom its nouns mean."""

from collections.abc import Sequence
from functools import cached_property

from termreader.analysis.foreign.language import Language
from termreader.analysis.foreign.people import Role, content_words, foreign_subject, holders_of, learn_roles
from termreader.analysis.narration import UNNAMED, Named, Speaker
from termreader.analysis.strangers import StrangerNarration
from termreader.analysis.tokens import Tokens
from termreader.model import Entity, Mention


class ForeignNarration(StrangerNarration):
    """A narration that knows its language."""

    def __init__(
        self,
        tokens: Tokens,
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        bodies: Sequence[tuple[int, int]],
        quoted: Sequence[tuple[int, int]],
        language: Language | None = None,
    ) -> None:
        super().__init__(tokens, mentions, entities, bodies, quoted)
        self.language = language
        """The language of the text, where it is one of those that have rules of their own; None for English."""

    def is_subject(self, name: Named) -> bool:
        """Whether a name may be its clause's subject: no possessive, and no preposition before it."""
        if self.language is not None and not foreign_subject(self, self.language, name):
            return False
        return super().is_subject(name)

    @cached_property
    def _foreign_roles(self) -> dict[str, list[Role]]:
        return learn_roles(self, self.language) if self.language is not None else {}

    def foreign_role_meant(self, first: int, end: int, last: Speaker | None) -> Speaker:
        """Whom a noun with its words means in another language: "le [ministre de la Santé]", "der [Trainer]".

        Who has that role; for a role of no other, who spoke last in the paragraph, or the one person told of
        there, or who spoke in the one before.
        """
        language = self.language
        words = content_words(language, self.tokens.lower[first:end]) if language is not None else frozenset()
        if language is None or not words:
            return UNNAMED
        holders = holders_of(self._foreign_roles, words, first)
        if holders:
            return self._nearest(holders, first)
        if language.roles.isdisjoint(words):
            return UNNAMED
        if last is not None and last.entity:
            return last
        line_number = self.tokens.line_of[first]
        here = self.told_of(self.tokens.lines[line_number].first, first)
        if here:
            subject = self.main_subject(here)
            alone = len({name.entity for name in here}) == 1
            return subject.speaker if alone and subject is not None else UNNAMED
        return (self.spoke_last(line_number - 1) if line_number else None) or UNNAMED
