"""Pages and feeds: adding addresses, the queue, fetching again, items of feeds. Says in a sentence what came of each.

What a job is called: `queue 3`, `item 5`, `article 7`, `feeds`, `subscribe https://…`.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from termreader.errors import TermreaderError
from termreader.library import Added, Library
from termreader.model import FeedItem
from termreader.store.queue import QueuedUrl
from termreader.subscriptions import FeedOutcome, Subscribed
from termreader.tui.facts import count_of
from termreader.tui.jobs import Job, host_of
from termreader.tui.keys import key_of
from termreader.tui.opening import Opening
from termreader.tui.screens.fetching import FetchingScreen
from termreader.web import Refreshed


class WebScreen(FetchingScreen):
    """Fetches what a person asked for, and nothing else."""

    def __init__(self, library: Library, opening: Opening, keymap: Mapping[str, str]) -> None:
        super().__init__(library, opening, keymap)
        self._awaited = ""
        """The key of the job whose article opens when it comes, if the reader still waits for it."""
        self._asked_at: object = None
        self._not_added = ""
        """What was to be added and could not be: the next question begins with it."""

    def shelf_changed(self, *names: str) -> None:
        """For the floor above: what stands in the shelves of these names is not what it was."""

    def item_changed(self, item_id: int) -> None:
        """For the floor above: an item of a feed is not what it was."""

    # Waiting ----------------------------------------------------------------------------------------------------

    def _await(self, key: str) -> None:
        """The reader waits for this, until something else is done."""
        self._awaited, self._asked_at = key, self._where_the_reader_is()

    def _where_the_reader_is(self) -> object:
        return id(self.article), self.reading.top_offset if self.article is not None else 0

    def _came(self, key: str, added: Added, words: str) -> None:
        """An article came: it opens if the reader waits for it, else a message says that it is there."""
        if added.id is None:
            return
        waits = self._awaited == key and self._asked_at == self._where_the_reader_is()
        waits = waits and not self.prompt.asking and self.focused in (self.articles, self.reading, self.side)
        if waits:
            self.say(" ".join((words, *added.notes[:1])))
            self.reopen(added.id)
            self.take_focus(self.reading)
        else:
            self.say(f"{words} It is in the list.")
        self.reload(keep=added.id if waits else None)

    # Addresses and the queue ------------------------------------------------------------------------------------

    def action_add(self) -> None:
        """Ask for an address or a file to add."""
        typed, self._not_added = self._not_added, ""
        self.prompt.ask("add", "Add", typed, "a web address, or a file: ~/Downloads/article.txt")

    def add(self, source: str) -> None:
        """Take in a file, or fetch one address or several."""
        from termreader.ingest.typed_address import addresses_in  # nobody adds anything before the first paint

        source = source.strip()
        addresses = addresses_in(source)
        if addresses:
            self.add_addresses(addresses, source)
        elif source:
            self._add_file(source)

    def _add_file(self, typed: str) -> None:
        path = Path(typed).expanduser()

        def added(answer: Added) -> None:
            if answer.id is None:
                self._could_not_add(typed, answer.error or "It could not be added.")
                return
            self.say(f"Added: {answer.title}" if answer.status == "added" else f"Already here: {answer.title}")
            self.reload(keep=answer.id)
            self.open_article(answer.id)

        self.say(f"Adding {path} …")
        self.keep(lambda: self.library.add(path), added, lambda error: self._could_not_add(typed, str(error)))

    def _could_not_add(self, typed: str, why: str) -> None:
        self._not_added = typed
        self.say(f"{why} {key_of('screen.add')} offers it again.")

    def add_addresses(self, urls: Sequence[str], typed: str = "") -> None:
        """Put addresses into the queue, and fetch them from there. `typed`: what is offered again if that fails."""

        def queue() -> list[QueuedUrl]:
            return [self.library.queue_url(url) for url in urls]

        self.keep(queue, self.fetch_queued, lambda error: self._could_not_add(typed or " ".join(urls), str(error)))

    def fetch_queued(self, entries: Sequence[QueuedUrl]) -> None:
        """Fetch addresses of the queue; what fails stays there with its sentence."""
        for entry in entries:
            self._fetch_entry(entry)
        if len(entries) == 1:
            self._await(f"queue {entries[0].id}")
            self.say_fetching(f"Fetching {host_of(entries[0].url)} …")
        elif entries:
            self.say(f"Fetching {count_of(len(entries), 'page')} … Read on; they come into the list.")
        self.shelf_changed("queue")

    def _fetch_entry(self, entry: QueuedUrl) -> None:
        key, host = f"queue {entry.id}", host_of(entry.url)

        def work(job: Job) -> Added:
            return self.library.fetch_queued(entry.id, on_progress=job.tell, cancelled=job.stopping.is_set)

        def came(added: Added) -> None:
            self.shelf_changed("queue")
            if added.id is not None:
                self._came(key, added, f"{'Added' if added.status == 'added' else 'Already here'}: {added.title}.")
            elif added.is_feed:
                self.keep(lambda: self.library.drop_queued(entry.id), lambda _: self.shelf_changed("queue"))
                self.subscribe(entry.url, f"{host} gave a feed.")
            else:
                self.say(f"{added.error or host} It stays in the queue; {key_of('queue.retry')} there tries again.")

        self.fetch(key, host, work, came)

    # Again ------------------------------------------------------------------------------------------------------

    def action_refetch(self) -> None:
        """Fetch the open article's page again, or for the first time."""
        article = self.article
        if article is None or article.id is None:
            self.say("There is no article of the library to fetch again.")
            return
        article_id, url = article.id, article.metadata.url
        if url is None:
            self.say("This article has no web address that it could be fetched from.")
            return
        if not article.document.text.strip():
            self.add_addresses([url])
            return

        def work(job: Job) -> Refreshed:
            return self.library.refresh(article_id, on_progress=job.tell, cancelled=job.stopping.is_set)

        def came(refreshed: Refreshed) -> None:
            if refreshed.status == "failed":
                self.say(refreshed.error or "It could not be fetched.")
            elif refreshed.status == "unchanged":
                self.say("The page is as it was.")
            else:
                self.say("The page has changed, and was taken in. Your notes found their words again.")
                self.reload()
                if self.article is not None and self.article.id == article_id:
                    self.reopen(article_id)

        self.save_position()
        if self.fetch(f"article {article_id}", host_of(url), work, came) is not None:
            self.say_fetching(f"Fetching {host_of(url)} again …")

    # Feeds ------------------------------------------------------------------------------------------------------

    def subscribe(self, url: str, why: str = "", failed: Callable[[TermreaderError], None] | None = None) -> None:
        """Subscribe to what is at an address. `failed`: what is done if that cannot be, after it was said why."""
        url = url.strip()
        if not url:
            return

        def work(job: Job) -> Subscribed:
            return self.library.subscribe(url, on_progress=job.tell, cancelled=job.stopping.is_set)

        def came(subscribed: Subscribed) -> None:
            feed = subscribed.feed
            if feed is None:
                error = TermreaderError(subscribed.error or "That could not be subscribed to.")
                self.say(str(error))
                if failed is not None:
                    failed(error)
                return
            self.shelf_changed("feeds", "items")
            if subscribed.status == "exists":
                self.say(f"Subscribed to already: {feed.title}.")
                return
            words = f"Subscribed to {feed.title}, {count_of(feed.items, 'item')}. {key_of('screen.undo')} undoes."
            self.can_undo(words, lambda: self.library.unsubscribe(feed.id), lambda: self.shelf_changed("feeds"))
            self.say(" ".join(filter(None, (why, words, *subscribed.notes[:1]))))

        host = host_of(url if "://" in url else f"https://{url}")
        if self.fetch(f"subscribe {url}", host, work, came, failed) is not None:
            self.say_fetching(f"{why} Looking for the feed of {host} …".strip())

    def refresh_feeds(self, feed_ids: Sequence[int] | None) -> None:
        """Ask these feeds for new items, or all."""

        def work(job: Job) -> list[FeedOutcome]:
            def told(done: int, count: int, _: FeedOutcome) -> None:
                job.done = (done, count)

            return self.library.refresh_feeds(feed_ids, on_progress=told, cancelled=job.stopping.is_set)

        def came(outcomes: list[FeedOutcome]) -> None:
            self.shelf_changed("feeds", "items")
            self.say(outcome_words(outcomes))

        if self.fetch("feeds", "feeds", work, came) is not None:
            self.say_fetching("Looking for new items …")
        else:
            self.say("Feeds are being refreshed already.")

    def open_item(self, item: FeedItem) -> None:
        """Fetch an item, and show it; at once when it is an article already."""
        key = f"item {item.id}"
        prefer: Literal["page", "feed"] = self.settings.feed_text

        def work(job: Job) -> Added:
            return self.library.open_item(item.id, prefer=prefer, on_progress=job.tell, cancelled=job.stopping.is_set)

        def came(added: Added) -> None:
            if added.id is None:
                self.say(added.error or "That item could not be had.")
            else:
                self.item_changed(item.id)
                self._came(key, added, f"Here: {added.title}.")

        if item.article_id is not None:
            self.open_article(item.article_id)
            self.keep(lambda: self.library.mark_item_read(item.id), lambda _: self.item_changed(item.id))
            return
        self._await(key)
        host = host_of(item.url) if item.url else item.feed_title
        if self.fetch(key, host, work, came) is not None:
            self.say_fetching(f"Fetching {host} …")


def outcome_words(outcomes: Sequence[FeedOutcome]) -> str:
    """What came of refreshing feeds, in a sentence or two."""
    if not outcomes:
        return f"There are no feeds yet. {key_of('feeds.subscribe')} subscribes to one."
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    stopped = any(outcome.status == "stopped" for outcome in outcomes)
    fresh = sum(outcome.new for outcome in outcomes)
    if len(failed) == len(outcomes):
        said = {outcome.error for outcome in failed}
        return failed[0].error or "No feed could be reached." if len(said) == 1 else _all_failed(failed)
    words = f"{count_of(fresh, 'new item')}." if fresh else "Nothing new."
    if len(failed) == 1:
        words += f" {failed[0].title}: {failed[0].error}"
    elif failed:
        words += f" {count_of(len(failed), 'feed')} could not be read; they are marked."
    return f"Stopped. {words}" if stopped else words


def _all_failed(failed: Sequence[FeedOutcome]) -> str:
    return f"None of {count_of(len(failed), 'feed')} could be read. The first says: {failed[0].error}"
