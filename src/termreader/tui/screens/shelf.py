"""The list pane: which shelf stands in it, its heading and foot, its commands, and going from one shelf to another."""

from collections.abc import Callable, Mapping
from typing import Any

from textual import on

from termreader.errors import TermreaderError
from termreader.library import Library
from termreader.tui import keys
from termreader.tui.facts import count_of
from termreader.tui.keys import key_of
from termreader.tui.opening import Opening
from termreader.tui.screens.article import EMPTY
from termreader.tui.screens.web import WebScreen
from termreader.tui.shelves import arrangement
from termreader.tui.shelves.articles import ArticleShelf
from termreader.tui.shelves.base import A, Shelf
from termreader.tui.themes import THEME_NAMES
from termreader.tui.widgets.item_list import ItemList

WHERE_TO = f"{key_of('screen.list')} goes to the list, {key_of('screen.add')} adds a file or a web address."
LOOK_SECONDS = 2.0
"""How often changes by another copy of the app, or by the command line, are looked for."""


class ShelfScreen(WebScreen):
    """Chooses what is read."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self.library_shelf = ArticleShelf(self, opening.looks.view, opening.looks.order, opening.looks.filter)
        self.shelf: Shelf[Any] = self.library_shelf
        self._feed_shelf: Shelf[Any] | None = None
        self._emptied = False
        """Whether the last article was deleted under the reader: the next one that comes is shown."""
        self._seen_version = library.data_version()
        self._answered_with: Callable[[str], None] | None = None
        """What becomes of the answer to a question that a shelf asked."""
        self._asked: object = None
        """What was asked last, and of what."""
        self._not_kept_answers: dict[object, str] = {}
        """Answers that could not be kept, by what was asked."""

    def start(self) -> None:
        """Show the list, and what is to be read first."""
        opened = self.opening.opened
        self.library_shelf.arrange(keep=opened.article.id if opened is not None else None)
        if opened is not None:
            self.show_opened(opened)
        else:
            self.show_nothing(f"{self.opening.problem} {WHERE_TO}" if self.opening.problem else EMPTY)
        if self.opening.looks.view == "feeds":
            self.go_to(self._feeds())
        if self.opening.problem is not None:
            self.say(self.opening.problem)
        elif wrong := self._mistakes():
            more = f" ({count_of(len(wrong) - 1, 'more mistake')}: termreader doctor)" if len(wrong) > 1 else ""
            self.say(f"{wrong[0]}{more}")
        if self.opening.address is not None:
            self.add_addresses([self.opening.address])
        if self.settings.refresh_feeds_at_start:
            self.ask(self.library.feeds, lambda feeds: self.refresh_feeds(None) if feeds else None, group="feeds")
        self.set_interval(LOOK_SECONDS, self._look_for_changes)

    def _mistakes(self) -> list[str]:
        """What the settings have that the app knows nothing of."""
        wrong = keys.mistakes(self.settings.keys) if self.settings.keys else []
        theme = self.settings.theme
        if theme not in self.app.available_themes:
            wrong.append(f"theme: there is no theme “{theme}”; there are {', '.join(THEME_NAMES)}.")
        return wrong

    def _look_for_changes(self) -> None:
        """Notice what another copy of the app, or the command line, changed."""
        # A number of its own: one kept with the list would be taken on with every place that is saved.
        version = self.library.data_version()
        if version != self._seen_version:
            self._seen_version = version
            self.reload()
            self.shelf.look()
            if self.article is not None and self.article.id is not None:
                self.reload_annotations()
                self.names_changed()

    def names_changed(self) -> None:
        """For the floor above: something may have been said of names elsewhere."""

    def summaries_changed(self, keep: int | None) -> None:
        """The articles were read again."""
        if self.shelf is self.library_shelf:
            self.library_shelf.arrange(keep)
        article_id = self.article.id if self.article is not None else None
        if self._emptied and article_id is None and self.summaries:
            self._show_another()
        elif article_id is not None and all(summary.id != article_id for summary in self.summaries):
            # The answer may be older than an article that just came: the library is asked.
            self.ask(
                lambda: any(summary.id == article_id for summary in self.library.summaries()),
                lambda there: None if there else self._gone(article_id),
                group="gone",
                only_last=True,
            )

    def _gone(self, article_id: int) -> None:
        if self.article is not None and self.article.id == article_id:
            self._show_another()

    def _show_another(self) -> None:
        """The open article was deleted: the one that took its place in the list, or an empty page."""
        in_list = self.library_shelf.entries
        others = in_list[min(self.cursor, len(in_list) - 1) :] if self.shelf is self.library_shelf else ()
        self.forget_position()
        self._emptied = not self.summaries
        if self.summaries:
            self.open_article((others or in_list or self.summaries)[0].id)
        else:
            self.show_nothing()

    # The shelf that shows ---------------------------------------------------------------------------------------

    @property
    def cursor(self) -> int:
        """The place of the list's cursor."""
        return self.articles.cursor

    def show_shelf(self, shelf: Shelf[A], cursor: int) -> None:
        """Show what stands in a shelf, if it is the one that shows."""
        if shelf is self.shelf:
            self.articles.set_items(len(shelf.entries), shelf.lines, shelf.heights, cursor=cursor)
            self.tell_shelf()

    def tell_shelf(self) -> None:
        """What stands above and below the list."""
        self.set_heading("list-heading", self.shelf.heading)
        self._tell_foot()
        self.tell_where()

    def _tell_foot(self) -> None:
        going = self.progress_words
        foot = self.query_one("#list-foot")
        foot.set_class(bool(going), "-going")
        foot.set_class(not going and not self.shelf.entries, "-empty")
        self.set_heading("list-foot", going or self.shelf.foot)

    def tell_where(self) -> None:
        """For the floor above: the cursor may stand on something else now."""

    def progress_changed(self) -> None:
        """How far what is being fetched is stands in the place of the foot."""
        self._tell_foot()

    def shelf_changed(self, *names: str) -> None:
        """Read the shelf that shows again, when it is one of these."""
        if self.shelf.name in names:
            self.shelf.look()

    def item_changed(self, item_id: int) -> None:
        """Show an item of a feed as it is now."""
        if self.shelf.name == "items":
            self.shelf.renew(item_id)
        else:
            self.shelf_changed("feeds")

    def go_to(self, shelf: Shelf[A]) -> None:
        """Show another shelf, its cursor where it was left."""
        current = self.shelf.current
        self.shelf.left_at = self.shelf.key(current) if current is not None else None
        self.shelf = shelf
        shelf.entries = ()  # until they are read: its cursor goes where it was left
        self.articles.set_items(0, shelf.lines, shelf.heights, cursor=0)
        self.tell_shelf()
        shelf.load()

    def go_up(self) -> None:
        """Back to the articles."""
        if self.shelf is not self.library_shelf:
            self.remember("view", self.library_shelf.view)
            self.go_to(self.library_shelf)

    def action_go_list(self) -> None:
        """To the list; from the feeds, the queue and what was found to the articles; from those, fold it."""
        if self.articles.has_focus and self.shelf is not self.library_shelf:
            self.go_up()
        else:
            super().action_go_list()

    def _feeds(self) -> Shelf[Any]:
        from termreader.tui.shelves.feeds import FeedShelf  # nobody looks at feeds before the first paint

        if self._feed_shelf is None:
            self._feed_shelf = FeedShelf(self)
        return self._feed_shelf

    def _queue(self) -> Shelf[Any]:
        from termreader.tui.shelves.queue import QueueShelf  # as above

        return QueueShelf(self)

    def action_feeds(self) -> None:
        """To the feeds."""
        self.remember("view", "feeds")
        self._show_in_list(self._feeds())

    def action_queue(self) -> None:
        """To the addresses that are still to be fetched."""
        self._show_in_list(self._queue())

    def _show_in_list(self, shelf: Shelf[Any]) -> None:
        if shelf is not self.shelf:
            self.go_to(shelf)
        self.go_list()

    def action_view(self) -> None:
        """The next view of the articles; after the last the feeds, then the queue when there is something in it."""
        library_shelf, first = self.library_shelf, arrangement.VIEWS[0]
        if self.shelf is library_shelf and library_shelf.view != arrangement.VIEWS[-1]:
            view = arrangement.next_of(arrangement.VIEWS, library_shelf.view)
            self._show_view(view)
            self.say(f"The list shows: {arrangement.VIEW_WORDS[view]}.")
        elif self.shelf is library_shelf:
            self.remember("view", "feeds")
            self.go_to(self._feeds())
        elif self.shelf.name == "feeds":
            self.ask(
                self.library.queued,
                lambda queued: self.go_to(self._queue()) if queued else self._show_view(first),
                group="list",
                only_last=True,
            )
        else:
            self._show_view(first)

    def _show_view(self, view: str) -> None:
        self.library_shelf.view = view
        self.remember("view", view)
        if self.shelf is self.library_shelf:
            self.library_shelf.arrange()
        else:
            self.go_to(self.library_shelf)

    def action_shelf(self, verb: str) -> None:
        """Do what a key of the list does on this shelf; Esc stops what is being fetched first."""
        if verb == "let-go" and self.stop_fetching():
            self.say("Stopping …")
        elif verb == "let-go" and self._nothing_to_let_go() and not self.stands_beside("list-pane"):
            self.take_focus(self.reading)
        else:
            self.shelf.verbs[verb]()

    def _nothing_to_let_go(self) -> bool:
        return self.shelf is self.library_shelf and not self.shelf.filter_text

    def action_leave_side(self) -> None:
        """Back to the text; Esc stops what is being fetched first."""
        if self.stop_fetching():
            self.say("Stopping …")
        else:
            self.take_focus(self.reading)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A shelf's commands work while it shows."""
        if action == "shelf":
            return bool(parameters) and parameters[0] in self.shelf.verbs
        return super().check_action(action, parameters)

    @on(ItemList.Chosen, "#articles")
    def choose(self, event: ItemList.Chosen) -> None:
        """Enter or a click on an entry."""
        if event.index < len(self.shelf.entries) and self.shelf.choose(event.index):
            self.take_focus(self.reading)

    def action_neighbour(self, direction: int) -> None:
        """Open the next article of the list, or the one before."""
        article_id = self.article.id if self.article is not None else None
        place = self.shelf.neighbour(article_id, direction) if article_id is not None else None
        if place is None:
            self.say("No next article in this list.")
        elif 0 <= place < len(self.shelf.entries):
            self.articles.move_cursor(place)
            self.shelf.choose(place)
        else:
            self.say("That was the last article of the list." if direction > 0 else "That was the first of the list.")

    # Asking -----------------------------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Ask for words that the entries of the list must have."""
        self.prompt.ask("filter", "Filter", self.shelf.filter_text, "words of title, source, author; #tag")

    def filter(self, words: str) -> None:
        """Show only the entries with these words."""
        self.shelf.filter_text = words
        self.shelf.refilter()

    def question(self, label: str, value: str, hint: str, answered: Callable[[str], None]) -> None:
        """Ask for a line of text about something in the list."""
        current = self.shelf.current
        self._asked = (label, self.shelf.name, self.shelf.key(current) if current is not None else None)
        self._answered_with = answered
        self.prompt.ask("shelf", label, self._not_kept_answers.pop(self._asked, value), hint)

    def answered(self, text: str) -> None:
        """The answer to such a question."""
        then, self._answered_with = self._answered_with, None
        if then is not None:
            then(text)

    def offered_again(self, typed: str) -> Callable[[TermreaderError], None]:
        """What is done when an answer cannot be kept: the next such question on the same begins with it."""
        asked = self._asked

        def failed(error: TermreaderError) -> None:
            self._not_kept_answers[asked] = typed
            self.say(f"{error} What you typed stands there when you ask again.")

        return failed

    # Searching --------------------------------------------------------------------------------------------------

    def search(self, query: str) -> None:
        """Search every article and note, and list what is found."""
        from termreader.store.finding import SearchHit
        from termreader.tui.shelves.found import FoundShelf

        def show(hits: list[SearchHit]) -> None:
            if hits:
                self.go_to(FoundShelf(self, query, hits))
                self.go_list()
            else:
                self.say(f"“{query}” is in no article and no note.")

        self.ask(lambda: self.library.search(query), show, group="search", only_last=True)
