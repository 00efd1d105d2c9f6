"""Corrections: what the reader says of a name, and the names shown again as they are then."""

from typing import TYPE_CHECKING

from termreader.model import Analysis, Article, Correction, Entity, Mention, Span, Verdict
from termreader.tui.facts import count_of, excerpt
from termreader.tui.keys import key_of
from termreader.tui.screens.annotating import AnnotatingScreen
from termreader.tui.widgets.focus import Focus, FocusKind

if TYPE_CHECKING:
    from termreader.tui.screens.correct import Answer, Subject

_WORDS = {Verdict.PERSON: "is a person", Verdict.COMPANY: "is a company", Verdict.NEITHER: "is neither"}
_NOTHING = (
    f"No name here: {key_of('text.person')} and {key_of('text.company')} go to one; "
    f"for one that was missed, select it with {key_of('text.caret')}."
)
_LONGEST = 80
"""More characters than this are no name."""


class CorrectingScreen(AnnotatingScreen):
    """Asks what a name is, and keeps the answer."""

    def action_correct(self) -> None:
        """Ask what the selection is, or the name in focus, under the caret or on the side pane's line."""
        subject = self._subject()
        if subject is None:
            self.say(_NOTHING)
            return
        article = self.article

        from termreader.tui.screens.correct import CorrectScreen  # nobody corrects before the first paint

        def answered(answer: "Answer | None") -> None:
            if answer is not None and article is not None:
                self._correct(article, subject, answer)

        self.app.push_screen(CorrectScreen(subject, self.reading.analysis.entities), answered)

    def _subject(self) -> "Subject | None":
        from termreader.analysis.corrections import cleaned_surface
        from termreader.tui.screens.correct import Subject

        if self.article is None:
            return None
        can_be_here = self.article.id is not None
        if self.side.has_focus:
            entry = self.side.current
            entity = entry.target if entry is not None else None
            if not isinstance(entity, Entity):
                return None
            return Subject(entity.name, entity, entity.aliases, can_be_here)
        span, mention = self._span_here()
        surface = cleaned_surface(self.reading.document.text[slice(*span)]) if span is not None else ""
        if not surface or len(surface) > _LONGEST:
            return None
        entities = self.reading.analysis.entities
        entity = next((one for one in entities if mention is not None and one.id == mention.entity), None)
        return Subject(surface, entity, (), can_be_here)

    def _span_here(self) -> tuple[Span | None, Mention | None]:
        """The selection, with the name that it marks, or else the name in focus or under the caret."""
        selection = self.reading.selection
        mention = self.reading.mention_here()
        if selection is None:
            return (Span(mention.start, mention.end) if mention is not None else None), mention
        inside = [m for m in self.reading.analysis.mentions if selection.start <= m.start and m.end <= selection.end]
        return selection, inside[0] if len(inside) == 1 else None

    def _correct(self, article: Article, subject: "Subject", answer: "Answer") -> None:
        library = self.library
        article_id = None if answer.everywhere else article.id
        # A short form may be another's elsewhere: everywhere it is only the name itself. A full name takes its forms
        # along to whomever it is the same as.
        takes_forms = article_id is not None and answer.verdict is not Verdict.SAME_AS
        surfaces = (subject.surface, *(subject.forms if takes_forms else ()))

        def correct() -> list[Correction]:
            return [library.correct(article_id, surface, answer.verdict, answer.same_as) for surface in surfaces]

        def kept(corrections: list[Correction]) -> None:
            words = _told(subject, answer)

            def withdraw() -> None:
                for correction in corrections:
                    library.withdraw(correction.id)

            self.can_undo(words, withdraw, self.names_changed)
            self._names_again(words)

        self.keep(correct, kept)
        self.reading.set_caret(None)

    def names_changed(self) -> None:
        """Look for names again."""
        self._names_again("")

    def _names_again(self, words: str) -> None:
        """Look for names again, and say `words` with what became of them."""
        article = self.article
        if article is None:
            return

        def show(analysis: Analysis) -> None:
            if self.article is not article:
                return
            before = len(self.reading.analysis.mentions)
            if analysis != self.reading.analysis:
                self.show_analysis(analysis)
                self._focus_again(analysis)
            change = len(analysis.mentions) - before
            more = f", {count_of(abs(change), 'place')} {'more' if change > 0 else 'fewer'}" if change else ""
            if words:
                self.say(f"{words}{more}. {key_of('screen.undo')} undoes.")

        self.ask(lambda: self.library.analysis(article), show, group="analysis", only_last=True)

    def _focus_again(self, analysis: Analysis) -> None:
        """The name in focus may be another's now, or nobody's."""
        focus = self.reading.focus_on
        if focus is None or focus.kind is not FocusKind.NAME:
            return
        here = next((one for one in analysis.mentions if one.start <= focus.span.start < one.end), None)
        span = Span(here.start, here.end) if here is not None else focus.span
        self.reading.focus_on = Focus(FocusKind.NAME, span, entity=here.entity) if here is not None else None
        self.reading.refresh_overlays()
        self.reading.post_message(self.reading.StateChanged())


def _told(subject: "Subject", answer: "Answer") -> str:
    said = _WORDS.get(answer.verdict) or f"is {excerpt(answer.same_as)}"
    where = "in every article" if answer.everywhere else "here"
    return f"“{excerpt(subject.surface)}” {said} {where}"
