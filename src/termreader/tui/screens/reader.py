"""The reader: find, copy, annotate, follow, and the last line that says where one is."""

from collections.abc import Mapping

from rich.text import Text
from textual import events, on

from termreader.library import Library
from termreader.model import Annotation, Entity, Quotation, Span, count_words
from termreader.text.select import quote_text
from termreader.tui import facts, keys, links
from termreader.tui.commands import Owner
from termreader.tui.keys import key_of
from termreader.tui.opening import Opening
from termreader.tui.screens.illustrating import IllustratingScreen
from termreader.tui.status import hints_for, in_vain, where
from termreader.tui.widgets.annotated_pane import AnnotatedPane
from termreader.tui.widgets.caret_pane import CaretPane
from termreader.tui.widgets.focus import FocusKind, Names
from termreader.tui.widgets.item_list import ItemList
from termreader.tui.widgets.note_editor import NoteEditor
from termreader.tui.widgets.page_view import PageView
from termreader.tui.widgets.prompt_line import PromptLine
from termreader.tui.widgets.reading_pane import ReadingPane
from termreader.tui.widgets.shelf_list import OWNERS
from termreader.tui.widgets.side_entries import Target
from termreader.tui.widgets.side_pane import SidePane
from termreader.tui.widgets.status_line import StatusLine

NO_TEXT = "There is no text here."
NAMES_WORDS = {
    Names.ALL: "Every name is lit.",
    Names.FIRST: "The first of each name in a paragraph is lit.",
    Names.OFF: "No name is lit.",
}


class ReaderScreen(IllustratingScreen):
    """Everything done with the text of an article."""

    BINDINGS = [*keys.bindings_for(Owner.SCREEN)]  # noqa: RUF012

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self.find_query = ""
        self._found_from = 0

    def on_mount(self) -> None:
        """Begin with the keys on the text."""
        if self.keymap:
            keys.rebind(self, (Owner.SCREEN,), self.keymap)
            keys.rebind(self.articles, OWNERS, self.keymap)
            keys.rebind(self.reading, (Owner.CARET, Owner.TEXT), self.keymap)
            keys.rebind(self.side, (Owner.SIDE,), self.keymap)
            self.side.keymap = self.keymap
        self.restore_looks()
        self.fit_panes(self.app.size.width)
        self.reading.focus()
        # In the frame of the page itself; what is posted would be painted in the next one.
        self.watch(self.reading, "scroll_y", self.tell_where, init=False)
        self.start()

    # The last line ----------------------------------------------------------------------------------------------

    @on(PageView.Moved)
    @on(CaretPane.StateChanged)
    @on(ItemList.Moved)
    def tell_where(self) -> None:
        """Where one is now."""
        if self.articles.has_focus:
            words = self.shelf.told() or f"{self.shelf.heading} · {self.cursor + 1} of {len(self.shelf.entries)}"
            words = words if self.shelf.entries else self.shelf.heading
        elif self.side.has_focus and self.side.current is not None and not self._went_from_side():
            words = self.side.current.section.value
        else:
            words = "Kept as you type" if self.query_one(NoteEditor).has_focus_within else ""
        if not words and self.article is not None and self.article.document.text:
            words = where(self.reading, self.find_query)
        self.query_one(StatusLine).show_where(self.spoken(words))
        self.tell_keys()

    @on(CaretPane.StateChanged)
    def list_quotations(self) -> None:
        """The side pane has the quotations of the one in focus."""
        self.side.show_quotations_of(self.reading.followed)

    def _went_from_side(self) -> bool:
        """Whether the text stands on something that a line of the side pane may have led to."""
        focus = self.reading.focus_on
        return focus is not None and focus.kind is not FocusKind.MATCH

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys matter now; a folded pane that lost the keys folds again."""
        self.call_after_refresh(self.fold_panes)
        self.tell_where()

    def tell_keys(self) -> None:
        """The keys that matter here."""
        self.query_one(StatusLine).show_hints(hints_for(self.focused, self.keymap))

    def say_in_vain(self, key: str) -> None:
        """Say what a key, as Textual names it, is for that did nothing in the pane that has the keys."""
        words = in_vain(key, self.focused, self.keymap)
        if words:
            self.say(words)

    @on(AnnotatedPane.Missed)
    def missed(self, event: AnnotatedPane.Missed) -> None:
        """Say what was not there."""
        self.say(event.words if self.reading.document.text else NO_TEXT)

    # Finding ----------------------------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Ask what to find in the article."""
        if not self.reading.document.text:
            self.say(NO_TEXT)
            return
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
            self.filter(event.text)

    @on(PromptLine.Entered)
    def entered(self, event: PromptLine.Entered) -> None:
        """Do what was asked for."""
        purpose = event.purpose
        self._return_from(event.purpose)
        if purpose == "find" and event.text and not self.reading.matches:
            self.say(f"“{event.text}” is not in this article. {key_of('screen.search')} searches all.")
        elif purpose == "filter" and self.shelf is self.library_shelf:
            self.library_shelf.keep_filter()
        elif purpose == "search" and event.text.strip():
            self.search(event.text.strip())
        elif purpose == "shelf":
            self.answered(event.text)
        elif purpose == "add":
            self.add(event.text)

    @on(PromptLine.Left)
    def left(self, event: PromptLine.Left) -> None:
        """Back to how it was."""
        if event.purpose == "find":
            self._find("")
            self.reading.scroll_to_row(self.reading.row_of(self._found_from) if self._found_from else 0)
        elif event.purpose == "filter":
            self.filter("")
            self.library_shelf.keep_filter()
        self._return_from(event.purpose)

    def _return_from(self, purpose: str) -> None:
        """The keys go back to the pane that the question came from."""
        of_list = purpose in ("filter", "shelf")
        self.take_focus(self.articles if of_list else self.reading)

    def _find(self, query: str) -> None:
        from termreader.text.find import find  # nobody searches before the first paint

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
        if event.span is None and not self.reading.document.text:
            self.say(NO_TEXT)
            return
        if event.span is None:
            self.say(
                f"Nothing to copy: {key_of('text.caret')} selects, {key_of('text.quotation')} goes to a quotation."
            )
            return
        focus = self.reading.focus_on
        is_name = focus is not None and (focus.kind, focus.span) == (FocusKind.NAME, event.span)
        quotation = None if is_name else self.reading.quotation_covering(event.span)
        quote = quote_text(self.reading.document, event.span)
        self._copy(quote, quotation.speaker if quotation else None, cited=event.cited, is_name=is_name)
        if self.reading.caret is not None:
            self.reading.set_caret(None)
            self.reading.copied = event.span

    @on(SidePane.CopyRequested)
    def copy_target(self, event: SidePane.CopyRequested) -> None:
        """Copy what a line of the side pane is about."""
        target = event.target
        if isinstance(target, Entity):
            self._copy(target.name, None, cited=event.cited, is_name=True)
        elif isinstance(target, Annotation):
            words = f"{target.quote}\n\n{target.body}".strip() if target.body else target.quote
            self._copy(words, None, cited=event.cited)
        else:
            span = Span(target.start, target.end)
            if isinstance(target, Quotation) and event.cited:
                span = self.reading.utterance(target)
            speaker = target.speaker if isinstance(target, Quotation) else None
            self._copy(quote_text(self.reading.document, span), speaker, cited=event.cited)

    def _copy(self, quote: str, speaker: str | None, *, cited: bool, is_name: bool = False) -> None:
        from termreader.exchange.citation import cite  # nobody copies anything before the first paint
        from termreader.tui import clipboard

        text = quote
        if cited and self.article is not None:
            text = cite(quote, speaker, self.article.metadata, self.settings.quote_template, is_name=is_name)
        what = facts.quoted(quote) if is_name else facts.count_of(count_words(quote), "word")
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

    def action_suspend(self) -> None:
        """Back to the shell, with everything saved; its `fg` comes back."""
        self.keep_everything_typed()
        self.save_position()
        self.call_after_refresh(self._suspend)

    async def _suspend(self) -> None:
        # Stopped in the middle of a write, the app would keep every other one from the library.
        await self.written()
        self.app.action_suspend_process()

    async def action_quit(self, *, at_once: bool = False) -> None:
        """Save everything, then leave; words that cannot be kept hold the reader back once, unless it is `at_once`."""
        self.keep_everything_typed()
        self.save_position()
        self.call_after_refresh(self._leave, at_once)

    async def _leave(self, at_once: bool) -> None:
        await self.settled()
        if at_once or not self.holds_back():
            words = self.last_words()
            self.app.exit(message=Text(words) if words is not None else None)
