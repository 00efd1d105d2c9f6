"""The reader: find, copy, annotate, follow, and the last line that says where one is."""

from textual import events, on

from termreader.exchange.citation import cite
from termreader.model import Annotation, AnnotationKind, Entity, Quotation, Span, count_words
from termreader.text.find import find
from termreader.text.select import quote_text
from termreader.tui import clipboard, commands, facts, links
from termreader.tui.commands import Owner
from termreader.tui.screens.shelf import ShelfScreen
from termreader.tui.status import hints_for, where
from termreader.tui.widgets.annotated_pane import AnnotatedPane
from termreader.tui.widgets.caret_pane import CaretPane
from termreader.tui.widgets.focus import Names
from termreader.tui.widgets.item_list import ItemList
from termreader.tui.widgets.note_editor import NoteEditor
from termreader.tui.widgets.page_view import PageView
from termreader.tui.widgets.prompt_line import PromptLine
from termreader.tui.widgets.reading_pane import ReadingPane
from termreader.tui.widgets.side_pane import SidePane, Target
from termreader.tui.widgets.status_line import StatusLine

EXCERPT = 40
"""Characters of a quote that a message repeats."""
NAMES_WORDS = {
    Names.ALL: "Every name is lit.",
    Names.FIRST: "The first of each name in a paragraph is lit.",
    Names.OFF: "No name is lit.",
}


class ReaderScreen(ShelfScreen):
    """Everything done with the text of an article."""

    BINDINGS = [*commands.bindings_for(Owner.SCREEN)]  # noqa: RUF012

    find_query = ""
    _found_from = 0

    def on_mount(self) -> None:
        """Begin with the keys on the text."""
        self.restore_looks()
        self.reading.focus()
        self.start()

    # The last line ----------------------------------------------------------------------------------------------

    @on(PageView.Moved)
    @on(CaretPane.StateChanged)
    @on(ItemList.Moved)
    def tell_where(self) -> None:
        """Where one is now."""
        words = self.article.document.text if self.article else ""
        self.query_one(StatusLine).show_where(where(self.reading, self.find_query) if words else "")
        self.tell_keys()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys matter now; a folded pane that lost the keys folds again."""
        self.call_after_refresh(self.fold_panes)
        self.tell_keys()

    def tell_keys(self) -> None:
        """The keys that matter here."""
        self.query_one(StatusLine).show_hints(hints_for(self.focused, self.keymap))

    def on_key(self) -> None:
        """A key ends the message of the last one."""
        self.hush()

    @on(AnnotatedPane.Missed)
    def missed(self, event: AnnotatedPane.Missed) -> None:
        """Say what was not there."""
        self.say(event.words)

    # Finding ----------------------------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Ask what to find in the article."""
        self._found_from = self.reading.top_offset
        self.prompt.ask("find", "Find", self.find_query)

    def action_search(self) -> None:
        """Ask what to find in all articles."""
        self.prompt.ask("search", "Search everything", "", "words, or “a phrase”")

    @on(PromptLine.Typed)
    def typed(self, event: PromptLine.Typed) -> None:
        """Find and filter follow the typing."""
        if event.purpose == "find":
            self._find(event.text)
        elif event.purpose == "filter":
            self.filter_text = event.text
            self.refresh_list()

    @on(PromptLine.Entered)
    def entered(self, event: PromptLine.Entered) -> None:
        """Do what was asked for."""
        purpose, _, number = event.purpose.partition(" ")
        self._return_from(event.purpose)
        if purpose == "find" and event.text and not self.reading.matches:
            self.say(f"“{event.text}” is not in this article. F searches every article.")
        elif purpose == "search" and event.text.strip():
            self.search(event.text.strip())
        elif purpose == "tag":
            self.set_tags(int(number), event.text)
        elif purpose == "rename":
            self.rename(int(number), event.text)
        elif purpose == "add":
            self.add(event.text)

    @on(PromptLine.Left)
    def left(self, event: PromptLine.Left) -> None:
        """Back to how it was."""
        if event.purpose == "find":
            self._find("")
            self.reading.scroll_to_row(self.reading.row_of(self._found_from) if self._found_from else 0)
        elif event.purpose == "filter":
            self.filter_text = ""
            self.refresh_list()
        self._return_from(event.purpose)

    def _return_from(self, purpose: str) -> None:
        """The keys go back to the pane that the question came from."""
        of_list = purpose.partition(" ")[0] in ("filter", "tag", "rename")
        self.take_focus(self.articles if of_list else self.reading)

    def _find(self, query: str) -> None:
        self.find_query = query
        self.reading.show_matches(find(self.reading.document.text, query) if query else ())
        if query:
            self.reading.go_to_match(self._found_from - 1)
            number, count = self.reading.match_number, len(self.reading.matches)
            self.prompt.tell(f"{number} of {count}" if count else "not here")
        else:
            self.prompt.tell("")
        self.tell_where()

    # Copying ----------------------------------------------------------------------------------------------------

    @on(ReadingPane.CopyRequested)
    def copy_span(self, event: ReadingPane.CopyRequested) -> None:
        """Copy a span of the text, with speaker and source when asked."""
        if event.span is None:
            self.say("Nothing to copy: v selects, ' goes to a quotation, p to a name.")
            return
        quotation = self.reading.quotation_covering(event.span)
        quote = quote_text(self.reading.document, event.span)
        self._copy(quote, quotation.speaker if quotation else None, cited=event.cited)
        if self.reading.caret is not None:
            self.reading.set_caret(None)

    @on(SidePane.CopyRequested)
    def copy_target(self, event: SidePane.CopyRequested) -> None:
        """Copy what a line of the side pane is about."""
        target = event.target
        if isinstance(target, Entity):
            self._copy(target.name, None, cited=False)
        elif isinstance(target, Annotation):
            words = f"{target.quote}\n\n{target.body}".strip() if target.body else target.quote
            self._copy(words, None, cited=event.cited)
        else:
            quote = quote_text(self.reading.document, Span(target.start, target.end))
            self._copy(quote, target.speaker if isinstance(target, Quotation) else None, cited=event.cited)

    def _copy(self, quote: str, speaker: str | None, *, cited: bool) -> None:
        text = quote
        if cited and self.article is not None:
            text = cite(quote, speaker, self.article.metadata, self.settings.quote_template)
        what = facts.count_of(count_words(quote), "word")
        if cited:
            what += f", with {speaker} as the speaker" if speaker else ", with title and source"
        last_copy, mode = self.library.paths.last_copy, self.settings.clipboard

        def send(text: str) -> None:
            self.app.call_from_thread(self.app.copy_to_clipboard, text)

        self.ask(
            lambda: clipboard.copy(text, last_copy, send, mode=mode),
            lambda copied: self.say(clipboard.told(copied, what)),
            group="copy",
        )

    # What is the reader's own -----------------------------------------------------------------------------------

    @on(ReadingPane.AnnotationRequested)
    def annotate(self, event: ReadingPane.AnnotationRequested) -> None:
        """Bookmark, highlight, or open a note on a span."""
        article, kind, span = self.article, event.kind, event.span
        if article is None:
            return
        if article.id is None:
            self.say("This file is only read, not kept. o adds it to the library; then it takes notes.")
            return
        existing = next((a for a in self.reading.annotations if a.body and (a.start, a.end) == tuple(span)), None)
        if kind is AnnotationKind.NOTE and existing is not None:
            self.edit_note(existing)
            return
        article_id = article.id

        def added(annotation: Annotation) -> None:
            if self.article is article:
                self.show_annotations([*self.reading.annotations, annotation])
            self.reading.set_caret(None)
            words = f"{kind.value.capitalize()}: “{excerpt(annotation.quote)}”"
            if kind is AnnotationKind.NOTE:
                self.edit_note(annotation)
            else:
                self.say(words)
                self.can_undo(words, lambda: self.library.delete_annotation(annotation.id), self.annotations_changed)
            self.reload()

        self.keep(lambda: self.library.add_annotation(article_id, kind, span.start, span.end), added)

    def edit_note(self, annotation: Annotation) -> None:
        """Open the editor on an annotation."""
        self.query_one(NoteEditor).edit(annotation.id, excerpt(annotation.quote), annotation.body)

    @on(NoteEditor.Changed)
    def save_note(self, event: NoteEditor.Changed) -> None:
        """Keep what was typed."""
        self.keep(
            lambda: self.library.update_annotation(event.annotation_id, body=event.body),
            lambda _: self.reload_annotations(),
        )

    @on(NoteEditor.Closed)
    def note_closed(self, event: NoteEditor.Closed) -> None:
        """Say that it is kept; a note on which nothing was written goes away."""
        self.take_focus(self.reading)
        kept = next((a for a in self.reading.annotations if a.id == event.annotation_id), None)
        if not event.body.strip() and kept is not None and kept.kind is AnnotationKind.NOTE:
            self.keep(lambda: self.library.delete_annotation(event.annotation_id), lambda _: self.annotations_changed())
            self.say("Nothing written, nothing kept.")
        else:
            self.keep(lambda: None, lambda _: self.annotations_changed())
            self.say("Note kept.")

    def annotations_changed(self) -> None:
        """Read annotations and the list's counts again."""
        self.reload_annotations()
        self.reload()

    @on(ReadingPane.RemovalRequested)
    @on(SidePane.RemovalRequested)
    def remove_annotation(self, event: ReadingPane.RemovalRequested | SidePane.RemovalRequested) -> None:
        """Delete an annotation; `u` brings it back."""
        annotation = event.annotation
        words = f"Deleted the {annotation.kind.value} on “{excerpt(annotation.quote)}”. u brings it back."

        def done(_: None) -> None:
            self.can_undo(words, lambda: self.library.restore_annotation(annotation.id), self.annotations_changed)
            self.annotations_changed()
            self.say(words)

        self.keep(lambda: self.library.delete_annotation(annotation.id), done)

    @on(SidePane.EditRequested)
    def edit_from_side(self, event: SidePane.EditRequested) -> None:
        """Edit the words of a line of the side pane."""
        self.edit_note(event.annotation)

    # Going ------------------------------------------------------------------------------------------------------

    @on(SidePane.GoRequested)
    def go(self, event: SidePane.GoRequested) -> None:
        """Go to the next place of what was chosen."""
        target: Target = event.target
        if isinstance(target, Entity):
            self.reading.focus_entity(target.id)
        elif isinstance(target, Quotation):
            self.reading.focus_quotation(target)
        elif isinstance(target, Annotation):
            if target.orphaned:
                self.say("Its words are no longer in the article. The note is kept.")
            else:
                self.reading.focus_annotation(target)
        else:
            self.reading.jump(target)
        if self.query_one("#side-pane").has_class("-overlay"):
            self.take_focus(self.reading)

    @on(ReadingPane.LinkFollowed)
    def follow(self, event: ReadingPane.LinkFollowed) -> None:
        """Open a link outside."""
        self._open_outside(event.href)

    def action_browse(self) -> None:
        """Open the article's own page outside."""
        url = self.article.metadata.url if self.article else None
        if url and links.is_openable(url):
            self._open_outside(url)
        else:
            self.say("This article has no web address.")

    def _open_outside(self, href: str) -> None:
        if not links.is_openable(href):
            self.say("Only http, https and mailto links are opened.")
            return
        self.ask(
            lambda: links.open_outside(href),
            lambda opened: self.say(f"Opened {href}" if opened else f"No browser answered here: {href}"),
            group="browser",
        )

    @on(ReadingPane.NamesCycled)
    def names_cycled(self, event: ReadingPane.NamesCycled) -> None:
        """Say which names are lit, and come back so."""
        self.say(NAMES_WORDS[event.names])
        self.looks_changed()

    # Program ----------------------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """The keys that work here."""
        from termreader.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.focused, self.keymap))

    def action_palette(self) -> None:
        """Every command by name."""
        self.app.action_command_palette()

    async def action_quit(self) -> None:
        """Save everything, then leave."""
        self.query_one(NoteEditor).flush()
        self.save_position()
        self.call_after_refresh(self._leave)

    async def _leave(self) -> None:
        await self.settled()
        self.app.exit()


def excerpt(quote: str) -> str:
    """The beginning of a quote on one line."""
    words = " ".join(quote.split())
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1].rstrip() + "…"
