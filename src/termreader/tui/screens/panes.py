"""The three panes: which show at this width, how wide they are, which has the keys, how they look."""

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from termreader.tui.keys import key_of
from termreader.tui.screens.base import LibraryScreen
from termreader.tui.widgets.focus import Names
from termreader.tui.widgets.note_editor import NoteEditor
from termreader.tui.widgets.prompt_line import PromptLine
from termreader.tui.widgets.reading_pane import ReadingPane
from termreader.tui.widgets.shelf_list import ShelfList
from termreader.tui.widgets.side_pane import SidePane
from termreader.tui.widgets.status_line import StatusLine

SIDE_FROM, LIST_FROM, VAST_FROM = 110, 80, 120
"""The widths, in cells, from which side pane and list stand beside the text, and from which there is room to spare."""
LIST_WIDTHS = range(20, 61)
LIST_SHARED = range(24, 39)
"""The list takes a fifth of the screen within these bounds, until the reader sets its width."""
LIST_OVERLAY = 44
"""How wide it is where it lies over the text."""
SIDE_SHARED, SIDE_OVERLAY = range(28, 57), 40
"""The side pane takes a third of the room to spare within these bounds; and how wide it is over the text."""
TEXT_LEAST = 60
"""Cells that the text keeps from a list that the reader made wide."""
MEASURES = range(40, 121)


class PanesScreen(LibraryScreen):
    """Folding, focus, widths, zen."""

    list_shown = True
    """Whether the reader wants the list, where there is room for it."""
    side_shown = True
    zen = False

    def compose(self) -> ComposeResult:
        """List, text and side pane, a prompt, and the last line."""
        with Horizontal(id="panes"):
            with Vertical(id="list-pane", classes="pane"):
                yield Static("Library", id="list-heading", classes="pane-heading")
                yield ShelfList(id="articles")
                yield Static(id="list-foot", classes="pane-foot")
            with Vertical(id="text-pane"):
                yield ReadingPane(id="reading")
                yield NoteEditor(id="note")
            with Vertical(id="side-pane", classes="pane"):
                yield SidePane(id="side")
        yield PromptLine(id="prompt")
        yield StatusLine(id="status")

    @property
    def articles(self) -> ShelfList:
        """The list."""
        return self.query_one(ShelfList)

    @property
    def reading(self) -> ReadingPane:
        """The text."""
        return self.query_one(ReadingPane)

    @property
    def side(self) -> SidePane:
        """The side pane."""
        return self.query_one(SidePane)

    @property
    def prompt(self) -> PromptLine:
        """The line that asks."""
        return self.query_one(PromptLine)

    # Which panes show -------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Fold what has no room."""
        self.fit_panes(event.size.width)

    def fit_panes(self, width: int) -> None:
        """Widths and folding for a screen so wide."""
        if width != self._fitted:
            self._fitted = width
            self.query_one("#side-pane").styles.width = self._side_width(width)
            self.set_list_width(self.list_width)
            self.fold_panes(width)

    _fitted = 0
    """The width of the screen, in cells, that the panes were last fitted to."""

    def fold_panes(self, width: int | None = None) -> None:
        """Show the panes that are wanted and have room; where there is none, only the one with the keys, on top."""
        width = width or self._fitted
        for pane_id, wanted, room in (
            ("list-pane", self.list_shown, width >= LIST_FROM),
            ("side-pane", self.side_shown, width >= SIDE_FROM),
        ):
            pane = self.query_one(f"#{pane_id}")
            focused = self.focused is not None and pane in self.focused.ancestors
            pane.set_class(not room or self.zen, "-overlay")
            shown = focused or (wanted and room and not self.zen)
            if pane.display != shown:
                pane.display = shown

    def take_focus(self, widget: Widget) -> None:
        """Give a pane the keys, unfolding it when it is folded."""
        for ancestor in widget.ancestors:
            if isinstance(ancestor, Vertical) and ancestor.has_class("pane"):
                ancestor.display = True
        self.set_focus(widget)
        self.call_after_refresh(self.fold_panes)

    def action_pane(self, direction: int) -> None:
        """To the next pane that shows, or the one before."""
        panes = [pane for pane in (self.articles, self.reading, self.side) if self._is_shown(pane)]
        here = next((n for n, pane in enumerate(panes) if pane.has_focus), -1)
        self.take_focus(panes[(here + direction) % len(panes)])

    def _is_shown(self, pane: Widget) -> bool:
        return all(ancestor.display for ancestor in pane.ancestors if isinstance(ancestor, Widget))

    def action_go_list(self) -> None:
        """To the list; from the list, fold it."""
        if self.articles.has_focus:
            if self.stands_beside("list-pane"):
                self.list_shown = False
                self.say(f"The list is folded. {key_of('screen.list')} brings it back.")
            self.take_focus(self.reading)
        else:
            self.go_list()
        self.looks_changed()

    def go_list(self) -> None:
        """Give the list the keys, and its place beside the text where there is room."""
        self.list_shown = self.list_shown or self.stands_beside("list-pane")
        self.take_focus(self.articles)

    def stands_beside(self, pane_id: str) -> bool:
        """Whether a pane has room beside the text; what is done where it lies over it counts for now alone."""
        return not self.query_one(f"#{pane_id}").has_class("-overlay")

    def action_go_text(self) -> None:
        """To the text."""
        self.take_focus(self.reading)

    def action_go_side(self) -> None:
        """To the side pane; from there, fold it."""
        if self.side.has_focus:
            if self.stands_beside("side-pane"):
                self.side_shown = False
                self.say(f"The side pane is folded. {key_of('screen.side')} brings it back.")
            self.take_focus(self.reading)
        else:
            self.side_shown = self.side_shown or self.stands_beside("side-pane")
            self.take_focus(self.side)
        self.looks_changed()

    def action_zen(self) -> None:
        """Only the text, or everything again."""
        self.zen = not self.zen
        self.reading.focus()
        self.call_after_refresh(self.fold_panes)
        self.say(f"Only the text. {key_of('screen.zen')} brings the panes back." if self.zen else "The panes are back.")

    # Widths and looks -------------------------------------------------------------------------------------------

    list_width = 0
    """The list's width in cells as the reader set it; 0 for a share of the screen."""

    def set_list_width(self, width: int) -> None:
        """Make the list so wide, within bounds; 0 for a share of the screen."""
        self.list_width = max(LIST_WIDTHS.start, min(width, LIST_WIDTHS.stop - 1)) if width else 0
        screen = self._fitted or self.size.width
        shared = max(LIST_SHARED.start, min(screen // 5, LIST_SHARED.stop - 1))
        if screen < LIST_FROM:  # it lies over the text
            shared = min(LIST_OVERLAY, screen - 4)
        own = self.list_width
        if own:
            side = self.query_one("#side-pane")
            beside = self._side_width(screen) if side.display and screen >= SIDE_FROM else 0
            own = max(LIST_WIDTHS.start, min(own, screen - beside - TEXT_LEAST))
        self.query_one("#list-pane").styles.width = shared if screen < LIST_FROM else own or shared

    def _side_width(self, screen: int) -> int:
        """Cells of the side pane on a screen so wide."""
        shared = SIDE_SHARED.start + max(0, screen - VAST_FROM) // 3
        return min(shared, SIDE_SHARED.stop - 1) if screen >= SIDE_FROM else SIDE_OVERLAY

    def action_list_width(self, change: int) -> None:
        """A wider or narrower list."""
        self.set_list_width(self.query_one("#list-pane").size.width + change + 1)
        self.say(f"The list is {self.list_width} cells wide, where there is room.")
        self.looks_changed()

    def action_measure(self, change: int) -> None:
        """Wider or narrower lines."""
        measure = max(MEASURES.start, min(self.reading.measure + change, MEASURES.stop - 1))
        self.reading.measure = measure
        room = self.reading.text_width
        less = f" The window has room for {room}." if room < measure else ""
        self.say(f"Lines of up to {measure} characters.{less}")
        self.looks_changed()

    def action_cycle_theme(self) -> None:
        """The next theme."""
        from termreader.tui.themes import THEME_NAMES

        names = list(THEME_NAMES)
        place = names.index(self.app.theme) if self.app.theme in names else -1
        self.use_theme(names[(place + 1) % len(names)])

    def use_theme(self, name: str) -> None:
        """These colours, now and at the next start."""
        self.app.theme = name
        self.say(f"Theme: {name}.")
        self.looks_changed()

    def restore_looks(self) -> None:
        """Widths, names and panes as they were left."""
        looks = self.opening.looks
        self.reading.measure = looks.measure
        self.reading.show_names(Names(looks.names) if looks.names in set(Names) else Names.ALL)
        self.list_width = looks.list_width
        self.list_shown, self.side_shown = looks.list_shown, looks.side_shown
        self._looks = self._looks_now()

    _looks: Mapping[str, object] = {}
    """The looks as the next start would have them."""

    def _looks_now(self) -> dict[str, object]:
        return {
            "theme": self.app.theme,
            "measure": self.reading.measure,
            "names": self.reading.names.value,
            "list-width": self.list_width,
            "list-shown": self.list_shown,
            "side-shown": self.side_shown,
        }

    def looks_changed(self) -> None:
        """Keep for the next start what was changed; on all else the settings still have their say."""
        now = self._looks_now()
        changed = {key: value for key, value in now.items() if value != self._looks.get(key)}

        def keep() -> None:
            for key, value in changed.items():
                self.library.remember(key, value)

        def kept(_: None) -> None:
            self._looks = {**self._looks, **changed}

        if changed:
            self.keep(keep, kept)

    def set_heading(self, widget_id: str, words: str) -> None:
        """Words into one of the quiet lines above and below the list; never markup."""
        self.query_one(f"#{widget_id}", Static).update(Content(self.spoken(words)))
