"""The pictures of articles: taken from beside a file or out of a book, fetched when asked for, kept, let go of.

A floor of the `Library`'s verbs. What a verb needs is imported when it is called.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termreader.errors import SourceError, StoppedError, StoreError, TermreaderError
from termreader.intake import Intake
from termreader.model import Metadata, Picture
from termreader.wording import count_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    from termreader.config.settings import Settings

AT_ONCE = 4
"""How many pictures of one article are fetched at the same time."""
ALL_SECONDS = 120.0
"""How long the pictures of one article may take in all."""
EACH_SECONDS = 30.0
"""How long one of them may take."""

OnPicture = Callable[[int, int], None]
"""Called in the calling thread with how many are done, and of how many."""
Cancelled = Callable[[], bool]
"""Asked several times a second whether to stop."""


class Illustrated(NamedTuple):
    """What became of the pictures of an article."""

    kept: int = 0
    """Those that were not here before."""
    known: int = 0
    failed: tuple[str, ...] = ()
    """A sentence for each that could not be had."""
    stopped: bool = False

    @property
    def words(self) -> str:
        """The same in a sentence or two."""
        words = f"Kept {count_of(self.kept, 'picture')}."
        if not self.kept:
            words = "All its pictures are here." if self.known else "It has no pictures."
            words = "No picture was kept." if self.failed or self.stopped else words
        if len(self.failed) == 1:
            words += f" {self.failed[0]}"
        elif self.failed:
            words += f" {count_of(len(self.failed), 'picture')} could not be had; the first: {self.failed[0]}"
        return f"Stopped. {words}" if self.stopped else words


class Illustration(Intake):
    """The verbs for pictures. None is fetched that a person did not ask for, by a command or in the settings."""

    @cached_property
    def settings(self) -> "Settings":
        """What the settings file says. Raises SettingsError for one with a mistake."""
        from termreader.config import load_settings

        return load_settings(self.paths.settings)

    def pictures(self, article_id: int) -> list[Picture]:
        """The pictures kept with an article, without their bytes."""
        return self._store.pictures.of(article_id)

    def picture(self, picture_id: int) -> bytes:
        """The bytes of a picture, as they came. Raises NotFoundError when it is not there."""
        return self._store.pictures.data(picture_id)

    def keep_pictures(
        self, article_id: int, *, on_picture: OnPicture | None = None, cancelled: Cancelled | None = None
    ) -> Illustrated:
        """Keep the pictures of an article that are not here yet; those let go of before come back.

        Those on the web are fetched. What cannot be had is told, not raised: only NotFoundError and StoreError are.
        """
        from termreader.ingest.pictures import MAX_PICTURES, sources_in

        article, _ = self._store.articles.load(article_id)
        sources = sources_in(article.document)[:MAX_PICTURES]
        known = self._sources_kept(article_id)
        self._store.pictures.restore(article_id)
        here = self._sources_kept(article_id)
        wanted = [source for source in sources if source not in here]
        failed: list[str] = []
        stopped = False
        kept = self._take(article_id, wanted, self._from_book(article_id, article.metadata)) if wanted else set()
        far = [source for source in wanted if source not in kept]
        done = len(kept)
        room = _Room()
        for source, got in _fetched(far, article.metadata, cancelled) if far else ():
            done += 1
            if on_picture is not None:
                on_picture(done, len(wanted))
            try:
                self._keep_one(article_id, source, got.result(), room)
            except StoppedError:
                stopped = True
            except StoreError:
                raise
            except TermreaderError as error:
                failed.append(str(error))
            else:
                kept.add(source)
        came = kept | (here - known)
        return Illustrated(len(came & set(sources)), len(known & set(sources)), tuple(failed), stopped)

    def drop_pictures(self, article_id: int) -> None:
        """Let go of an article's pictures; `keep_pictures` and `restore_pictures` bring them back for 30 days."""
        self._store.articles.require(article_id)
        self._store.pictures.delete(article_id)

    def restore_pictures(self, article_id: int) -> None:
        """Bring back the pictures that an article had."""
        self._store.pictures.restore(article_id)

    def keep_pictures_beside(self, article_id: int, path: Path | None, *, asked: bool = False) -> int:
        """Keep the pictures in the folder of the file an article was read from, or in the book it is; how many.

        None is when the settings say that none is to be kept unasked, and nobody asked.
        """
        from termreader.ingest.pictures import from_folder, is_on_web, sources_in

        if not asked and self.settings.pictures == "never":
            return 0
        article, _ = self._store.articles.load(article_id)
        here = self._sources_kept(article_id)
        wanted = [s for s in sources_in(article.document) if s not in here and not is_on_web(s)]
        if not wanted:
            return 0
        kept = self._take(article_id, wanted, self._from_book(article_id, article.metadata))
        if path is not None:
            kept |= self._take(article_id, [s for s in wanted if s not in kept], from_folder(path.parent))
        return len(kept)

    def _sources_kept(self, article_id: int) -> set[str]:
        return {picture.source for picture in self.pictures(article_id)}

    def _from_book(self, article_id: int, metadata: Metadata) -> Callable[[str], bytes | None]:
        """What reads the pictures of the book that the article is, when it is one."""
        from termreader.ingest.pictures import from_book

        if self._store.articles.media_type(article_id) != "application/epub+zip":
            return _nothing
        return from_book(self._store.articles.source(article_id).data, metadata.title)

    def _take(self, article_id: int, wanted: list[str], read: Callable[[str], bytes | None]) -> set[str]:
        """Keep those of the wanted pictures that can be read here, and answer which they are."""
        from termreader.ingest.pictures import MAX_PICTURES

        kept: set[str] = set()
        room = _Room()
        for source in wanted[:MAX_PICTURES] if read is not _nothing else ():
            try:
                data = read(source)
                if data is not None:
                    self._keep_one(article_id, source, data, room)
                    kept.add(source)
            except SourceError:
                continue  # a drawing, or something that is no picture: its description stays
        return kept

    def _keep_one(self, article_id: int, source: str, data: bytes, room: "_Room") -> None:
        """Keep a picture when it is one. Raises SourceError when it is none, or the article has too many bytes."""
        from termreader.ingest.pictures import judge, shown_name

        room.take(len(data))
        judged = judge(data, shown_name(source))
        self._store.pictures.keep(article_id, source, data, judged.media_type, judged.size)


class _Room:
    """How many bytes of pictures one article may still have."""

    def __init__(self) -> None:
        self._taken = 0

    def take(self, size: int) -> None:
        from termreader.ingest.pictures import MAX_ALL_BYTES

        self._taken += size
        if self._taken > MAX_ALL_BYTES:
            raise SourceError(
                f"The article's pictures come to more than {MAX_ALL_BYTES // 1_048_576} MB; the others were left."
            )


def _nothing(source: str) -> bytes | None:
    return None


def _fetched(
    sources: list[str], metadata: Metadata, cancelled: Cancelled | None
) -> Iterator[tuple[str, "Future[bytes]"]]:
    """The pictures, or what went wrong with them, as they come."""
    from concurrent.futures import ThreadPoolExecutor, as_completed  # brings logging, which a list is spared

    deadline = time.monotonic() + ALL_SECONDS
    left_alone = threading.Event()

    def stops() -> bool:
        return left_alone.is_set() or (cancelled is not None and cancelled())

    def get(source: str) -> bytes:
        from termreader.ingest.fetch import PICTURES, Limits, fetch  # the HTTP client
        from termreader.ingest.pictures import MAX_BYTES, address_of, shown_name

        address = address_of(source, metadata)
        if address is None:
            raise SourceError(f"{shown_name(source)} lies beside the article's file: add the file again to take it.")
        left = deadline - time.monotonic()
        if stops():
            raise StoppedError("Stopped.")
        if left <= 0:
            raise SourceError(f"{shown_name(source)} was given up: the pictures took longer than {ALL_SECONDS:.0f} s.")
        limits = Limits(total=min(EACH_SECONDS, left), body=MAX_BYTES)
        # Not a person but the page names it: it may not lead into the reader's own network.
        return fetch(address, cancelled=stops, led_by=metadata.url or "", accept=PICTURES, limits=limits).body

    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked: Mapping[Future[bytes], str] = {pool.submit(get, source): source for source in sources}
        try:
            for future in as_completed(asked):
                yield asked[future], future
        finally:
            left_alone.set()
