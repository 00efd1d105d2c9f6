"""The pictures of the article: painted when they come onto the screen, kept, let go of, shown large, opened outside."""

import asyncio
import threading
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported

from termreader.errors import TermreaderError
from termreader.illustration import Illustrated
from termreader.library import Added, Library
from termreader.model import Article, Picture, Span
from termreader.text.layout import PictureRow
from termreader.tui import links
from termreader.tui.jobs import Job
from termreader.tui.keys import key_of
from termreader.tui.opening import Opened, Opening, pictures_of
from termreader.tui.screens.correcting import CorrectingScreen
from termreader.tui.screens.noting import ONLY_READ
from termreader.tui.widgets.picture_pane import PicturePane
from termreader.wording import count_of

if TYPE_CHECKING:
    from termreader.tui.pictures import ColourSystem, Painted

_NONE = "There are no pictures in this article."


class IllustratingScreen(CorrectingScreen):
    """Everything done with the pictures of an article."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self._painting = False
        self._tried: dict[int, list[str]] = {}
        """Which pictures of which articles were asked for: what is still missing of them cannot be had now."""
        self._viewing = threading.Event()
        """Set when the picture that is shown large is to go."""

    # Painting ---------------------------------------------------------------------------------------------------

    @on(PicturePane.PicturesWanted)
    def paint_pictures(self) -> None:
        """Paint the first picture on the screen that is not, one after the other: those scrolled past are left."""
        part = None if self._painting else self.reading.wanted_picture()
        picture = self.reading.kept.get(part.source) if part is not None else None
        if part is None or picture is None:
            return
        self._painting = True
        article, ground, colours = self.article, self.app.theme_variables["reading-ground"], self._colours

        def done(painted: "Painted | None") -> None:
            self._painting = False
            if self.article is article:
                self.reading.picture_painted(part, painted)
            self.paint_pictures()

        self.ask(lambda: _painted(self.library, picture, part, ground, colours), done, group="pictures")

    @property
    def _colours(self) -> "ColourSystem":
        return "truecolor" if self.app.console.color_system == "truecolor" else "256"

    # Keeping ----------------------------------------------------------------------------------------------------

    def action_pictures(self) -> None:
        """Keep the pictures of the article that are not here yet; when that was done, let go of them."""
        from termreader.ingest.pictures import sources_in

        article, kept = self.article, self.reading.kept
        sources = sources_in(article.document) if article is not None else []
        if article is None or not sources:
            self.say(_NONE)
        elif article.id is None:
            self.say(ONLY_READ)
        elif kept and all(source in kept or source in self._tried.get(article.id, ()) for source in sources):
            self._drop_pictures(article.id, len(kept))
        else:
            self._keep_pictures(article.id, sources)

    def _keep_pictures(self, article_id: int, sources: Sequence[str] = ()) -> None:
        def work(job: Job) -> Illustrated:
            def told(done: int, count: int) -> None:
                job.done = (done, count)

            return self.library.keep_pictures(article_id, on_picture=told, cancelled=job.stopping.is_set)

        def came(illustrated: Illustrated) -> None:
            if not illustrated.stopped:
                self._tried[article_id] = list(sources)
            self.say(illustrated.words)
            self._show_pictures(article_id)

        if self.fetch(f"pictures {article_id}", "pictures", work, came) is not None:
            self.say_fetching("Fetching the pictures …")

    def _came(self, key: str, added: Added, words: str) -> None:
        super()._came(key, added, words)
        if added.id is not None and added.status == "added" and self.settings.pictures == "always":
            self._keep_pictures(added.id)

    def show_opened(self, opened: Opened, at: Span | None = None) -> None:
        """Show what was read; its pictures may have come while it was."""
        super().show_opened(opened, at)
        if opened.article.id is not None and opened.article.id in self._tried:
            self._show_pictures(opened.article.id)

    def _show_pictures(self, article_id: int) -> None:
        """Show the pictures that are kept with the article now."""

        def show(pictures: dict[str, Picture]) -> None:
            if self.article is not None and self.article.id == article_id:
                self.reading.show_pictures(pictures)
                self.tell_where()

        self.ask(lambda: pictures_of(self.library, article_id), show, group="kept-pictures", only_last=True)

    def _drop_pictures(self, article_id: int, count: int) -> None:
        self._tried.pop(article_id, None)
        self.do(
            lambda: self.library.drop_pictures(article_id),
            lambda: self.library.restore_pictures(article_id),
            f"Let go of {count_of(count, 'picture')}. {key_of('screen.undo')} brings them back.",
            lambda: self._show_pictures(article_id),
            "The pictures are back.",
        )

    # Seeing -----------------------------------------------------------------------------------------------------

    @on(PicturePane.PictureChosen)
    def see_picture(self, event: PicturePane.PictureChosen) -> None:
        """Show a picture large, or in another program."""
        article, picture = self.article, self.reading.kept.get(event.source)
        if article is None:
            return
        if event.outside:
            self._open_picture(article, event.source, picture)
        elif picture is None:
            keeps, opens = key_of("screen.pictures"), key_of("text.picture-outside")
            self.say(f"It is not kept here. {keeps} keeps this article's pictures, {opens} opens this one outside.")
        elif not self.reading.draws_pictures:
            self.say(f"Pictures need colours here. {key_of('text.picture-outside')} opens it outside.")
        else:
            self._start(partial(self._show_large, picture, event.words), "viewer")

    async def _show_large(self, picture: Picture, words: str) -> None:
        """Give the terminal to a picture until a key is pressed, or the app is to end."""
        from termreader.tui.viewer import Shown, view

        ending = self._viewing = threading.Event()
        colours, look = self._colours, self.app.theme_variables
        try:
            data = await asyncio.to_thread(self.library.picture, picture.id)
            shown = Shown(data, words, "any key goes back", look["reading-ink"], look["reading-ground"], colours)
            # What the app would paint meanwhile waits.
            with self.app.batch_update(), self.app.suspend():
                await asyncio.to_thread(view, shown, ending.is_set)
        except TermreaderError as error:
            self.say(str(error))
        except SuspendNotSupported:
            self.say(f"A picture cannot be shown large here. {key_of('text.picture-outside')} opens it outside.")

    async def settled(self) -> None:
        """Wait until everything asked for so far is done; a picture that is shown large goes."""
        self._viewing.set()
        await super().settled()

    def _open_picture(self, article: Article, source: str, picture: Picture | None) -> None:
        from termreader.ingest.pictures import address_of

        address = address_of(source, article.metadata)
        if picture is None and address is None:
            self.say("That picture lies beside the article's file: add the file again to take it in.")
            return

        def work() -> bool:
            if picture is None:
                return links.open_outside(address or "")
            folder = self.library.paths.cache / "pictures"
            return links.open_picture(self.library.picture(picture.id), picture.media_type, folder)

        def opened(done: bool) -> None:
            self.say("Opened the picture." if done else "No program here opens pictures.")

        self.ask(work, opened, group="browser")


def _painted(
    library: Library, picture: Picture, part: PictureRow, ground: str, colours: "ColourSystem"
) -> "Painted | None":
    from termreader.tui.pictures import paint  # only an article with pictures needs it

    try:
        return paint(library.picture(picture.id), part.columns, part.rows, ground, colours)
    except TermreaderError:
        return None  # its place stays empty, and its words say what it is
