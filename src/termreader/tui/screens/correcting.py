"""Corrections: what the reader says of a name, and the names shown again as they are then."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from termreader.errors import TermreaderError
from termreader.library import Library
from termreader.model import Analysis, Article, Correction, Entity, Mention, Span, Verdict
from termreader.tui.facts import count_of, excerpt
from termreader.tui.keys import key_of
from termreader.tui.opening import Opening
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

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self._undoable: set[int] = set()
        """The corrections that undo knows of."""

    def action_correct(self) -> None:
        """Ask what the selection is, or the name in focus, under the caret or on the side pane's line."""
        article, subject = self.article, self._subject()
        if article is None or subject is None:
            is_known = article is None or bool(self.reading.analysis.version)
            self.say(_NOTHING if is_known else self.reading.why_unknown)
            return

        from termreader.tui.screens.correct import CorrectScreen  # nobody corrects before the first paint

        def answered(answer: "Answer | None") -> None:
            if answer is None:
                return
            if answer.verdict is None:
                self._take_back(article, subject)
            else:
                self._correct(article, subject, answer.verdict, answer)

        def found(said: list[Correction]) -> None:
            if said and question.is_attached:
                question.show_said(said[-1])

        question = CorrectScreen(subject, self.reading.analysis.entities)
        self.app.push_screen(question, answered)
        self.ask(lambda: self._said_before(article, subject), found, group="said", only_last=True)

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
        """The words of the selection, with the name that they mark, or else the name in focus or under the caret."""
        selection = self.reading.selection
        mention = self.reading.mention_here()
        if selection is None:
            return (Span(mention.start, mention.end) if mention is not None else None), mention
        span = _whole_words(self.reading.document.text, selection)
        inside = [m for m in self.reading.analysis.mentions if span.start <= m.start and m.end <= span.end]
        return span, inside[0] if len(inside) == 1 else None

    def _correct(self, article: Article, subject: "Subject", verdict: Verdict, answer: "Answer") -> None:
        library = self.library
        article_id = None if answer.everywhere else article.id
        # A short form may be another's elsewhere: everywhere it is only the name itself. A full name takes its forms
        # along to whomever it is the same as.
        takes_forms = article_id is not None and verdict is not Verdict.SAME_AS
        surfaces = (subject.surface, *(subject.forms if takes_forms else ()))

        def correct() -> list[Correction]:
            return [library.correct(article_id, surface, verdict, answer.same_as) for surface in surfaces]

        def kept(corrections: list[Correction]) -> None:
            self._can_undo(corrections)
            self._names_again(_told(corrections[0]), corrections[0])

        self.keep(correct, kept)
        self.reading.set_caret(None)

    def _can_undo(self, corrections: Sequence[Correction]) -> None:
        """Let undo withdraw what was said, and redo say it again."""
        library, numbers = self.library, [one.id for one in corrections]

        def withdraw() -> None:
            for number in numbers:
                library.withdraw(number)

        def reinstate() -> None:
            for number in numbers:
                library.reinstate(number)

        self._undoable.update(numbers)
        self.can_undo(_told(corrections[0]), withdraw, self.names_changed, reinstate)

    # What was said before ----------------------------------------------------------------------------------------

    def _said_before(self, article: Article, subject: "Subject") -> list[Correction]:
        """What was said of the name that is asked about, or else of the other forms of whom it names."""
        from termreader.analysis.bearing import said_of

        holding = self._holding(article)
        said = said_of(holding, (subject.surface, *subject.forms))
        if not said and subject.entity is not None:
            said = said_of(holding, (subject.entity.name, *subject.entity.aliases))
        return said

    def _holding(self, article: Article) -> list[Correction]:
        return [one for one in self.library.corrections(article.id) if one.article_id in (None, article.id)]

    def _take_back(self, article: Article, subject: "Subject") -> None:
        """Withdraw what was said of a name, here or for every article."""
        library = self.library

        def withdraw() -> list[Correction]:
            said = self._said_before(article, subject)
            for one in said:
                library.withdraw(one.id)
            return said

        def withdrawn(said: list[Correction]) -> None:
            if not said:
                self.say(f"You said nothing of “{excerpt(subject.surface)}” yet.")
                return

            def reinstate() -> None:
                for one in said:
                    library.reinstate(one.id)

            def withdraw_again() -> None:
                for one in said:
                    library.withdraw(one.id)

            told = _told(said[-1])
            words = f"Taken back: {told}"
            self.can_undo(words, reinstate, self.names_changed, withdraw_again, f"It holds again: {told}")
            self._names_again(words)

        self.keep(withdraw, withdrawn)

    # The names then ----------------------------------------------------------------------------------------------

    def names_changed(self) -> None:
        """Look for names again."""
        self._names_again("")

    def _names_again(self, words: str, correction: Correction | None = None) -> None:
        """Look for names again, and say `words` with what became of them by a correction."""
        article = self.article
        if article is None:
            return

        def show(analysis: Analysis) -> None:
            if self.article is not article:
                return
            before = self.reading.analysis
            if analysis != before:
                self.show_analysis(analysis)
                self._focus_again(analysis)
            if words:
                effect = _effect(article, before, analysis, correction)
                self.say(f"{words}{effect}. {key_of('screen.undo')} undoes.")

        def failed(error: TermreaderError) -> None:
            if self.article is article:
                self.names_unknown(error)

        self.ask(lambda: self.library.analysis(article), show, failed, group="analysis", only_last=True)

    def names_unknown(self, error: TermreaderError) -> None:
        """Say that the names of the article could not be found, and how to take back what was said of them last."""
        super().names_unknown(error)
        article = self.article
        if article is None or type(error) is not TermreaderError:  # others say their own cause: an engine not installed
            return

        def touching() -> list[Correction]:
            from termreader.analysis.bearing import touching

            return touching(self._holding(article), article.document.text)

        def show(found: list[Correction]) -> None:
            if self.article is not article or not found:
                return
            last = found[-1]
            if last.id not in self._undoable:
                self._can_undo([last])
            self.show_unknown(
                f"The names could not be found. {key_of('screen.undo')} or `termreader names withdraw {last.id}` "
                f"takes back that {_told(last)}."
            )

        self.ask(touching, show, group="said", only_last=True)

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


def _whole_words(text: str, selection: Span) -> Span:
    """A selection without the one letter of a next word that the caret came to stand on, else with all of its words."""
    start, end = selection
    if _is_cut(text, end) and not _is_cut(text, end - 1) and any(letter.isalnum() for letter in text[start : end - 1]):
        end -= 1
    while _is_cut(text, end):
        end += 1
    while _is_cut(text, start):
        start -= 1
    return Span(start, end)


def _is_cut(text: str, at: int) -> bool:
    """Whether a word stands on both sides of a place."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _effect(article: Article, before: Analysis, now: Analysis, correction: Correction | None) -> str:
    """What became of the names: more or fewer places, or why nothing did."""
    if not before.version:
        return ""
    change = len(now.mentions) - len(before.mentions)
    if change:
        return f", {count_of(abs(change), 'place')} {'more' if change > 0 else 'fewer'}"
    if correction is None or (now.mentions, now.entities) != (before.mentions, before.entities):
        return ""
    from termreader.analysis.bearing import why_unchanged

    where = " in this one" if correction.article_id is None else ""
    return f", which changes nothing{where}: {why_unchanged(correction, article.document.text, before)}"


def _told(said: Correction) -> str:
    what = _WORDS.get(said.verdict) or f"is {excerpt(said.same_as)}"
    where = "in every article" if said.article_id is None else "here"
    return f"“{excerpt(said.surface)}” {what} {where}"
