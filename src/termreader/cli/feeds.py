"""The verbs of feeds: list, add, remove, restore, refresh; their items; OPML lists in and out."""

import argparse

from termreader.cli import exits
from termreader.cli.each import do_each
from termreader.cli.files import read_bytes, write_text
from termreader.cli.outcomes import code_of, conclude_added, tell_added
from termreader.cli.output import Column, complain, is_terminal, print_json, print_table, say
from termreader.cli.pictures import keep_with
from termreader.cli.progress import ProgressLine
from termreader.errors import NotFoundError
from termreader.library import Added, Library
from termreader.model import Feed, FeedItem
from termreader.subscriptions import FeedOutcome
from termreader.wording import count_of

_FEED_COLUMNS = (
    Column("FEED", is_number=True),
    Column("TITLE", is_kept=True),
    Column("FOLDER"),
    Column("UNREAD", is_number=True),
    Column("ITEMS", is_number=True),
    Column("ERROR"),
)
_ITEM_COLUMNS = (
    Column("ITEM", is_number=True),
    Column("TITLE", is_kept=True),
    Column("FEED"),
    Column("DATE"),
    Column("READ"),
    Column("ARTICLE", is_number=True),
)


def list_(arguments: argparse.Namespace) -> int:
    """`termreader feeds list`"""
    with Library.open() as library:
        feeds = library.feeds()
    if arguments.json:
        print_json([_feed_as_json(feed) for feed in feeds])
    elif feeds:
        print_table(
            _FEED_COLUMNS,
            [(str(one.id), one.title, one.folder, str(one.unread), str(one.items), one.error or "") for one in feeds],
        )
    elif is_terminal():
        say("No feeds yet. `termreader feeds add ADDRESS` subscribes to one, or to the one that a page names.")
    return exits.DONE


def _feed_as_json(feed: Feed) -> dict[str, object]:
    return {
        "id": feed.id,
        "title": feed.title,
        "url": feed.url,
        "site": feed.site_url,
        "folder": feed.folder,
        "items": feed.items,
        "unread": feed.unread,
        "fetched": feed.fetched,
        "error": feed.error,
    }


def add(arguments: argparse.Namespace) -> int:
    """`termreader feeds add URL...`"""
    outcomes = []
    with Library.open() as library, ProgressLine() as line:
        for number, url in enumerate(arguments.urls, 1):
            line.count(number, len(arguments.urls))
            outcome = library.subscribe(url, on_progress=line.fetching)
            outcomes.append(outcome)
            line.clear()
            if outcome.error:
                complain(outcome.error)
            elif outcome.feed is not None and not arguments.json:
                word = "Subscribed" if outcome.status == "added" else "Already there"
                items = count_of(outcome.feed.items, "item")
                say(f"{word}: {outcome.feed.id}  {outcome.feed.title} ({items})")
            for note in outcome.notes:
                complain(note)
    if arguments.json:
        print_json(
            [
                {
                    "id": one.feed.id if one.feed else None,
                    "title": one.feed.title if one.feed else None,
                    "status": one.status,
                    "error": one.error,
                }
                for one in outcomes
            ]
        )
    return code_of(outcomes)


def remove(arguments: argparse.Namespace) -> int:
    """`termreader feeds remove FEED...`"""
    return do_each(arguments.feeds, Library.unsubscribe, "Removed", "feed")


def restore(arguments: argparse.Namespace) -> int:
    """`termreader feeds restore FEED...`"""
    return do_each(arguments.feeds, Library.resubscribe, "Restored", "feed")


def refresh(arguments: argparse.Namespace) -> int:
    """`termreader feeds refresh [FEED...]`"""
    with Library.open() as library, ProgressLine() as line:

        def tell(done: int, total: int, last: FeedOutcome) -> None:
            if last.error:
                line.clear()
                complain(f"{last.title}: {last.error}")
            line.show(f"{done} of {total}: {last.title}")

        there, outcomes = _those_there(library, arguments.feeds)
        if there or not arguments.feeds:
            line.show("Asking the feeds …")
            outcomes += library.refresh_feeds(there or None, on_progress=tell)
    if arguments.json:
        print_json(
            [
                {
                    "id": one.feed_id,
                    "title": one.title or None,
                    "status": one.status,
                    "new": one.new,
                    "error": one.error,
                }
                for one in outcomes
            ]
        )
    else:
        new, asked = sum(one.new for one in outcomes), sum(one.status != "waiting" for one in outcomes)
        say(f"{count_of(new, 'new item')} in {count_of(asked, 'feed')}.")
        waiting = len(outcomes) - asked
        if waiting:
            alone = count_of(waiting, "feed that failed lately is", "feeds that failed lately are")
            say(f"{alone} left alone for a while; `termreader feeds refresh FEED` asks all the same.")
    return code_of(outcomes)


def _those_there(library: Library, feeds: list[int]) -> tuple[list[int], list[FeedOutcome]]:
    """Which of these feeds there are; of the others it is said that there are none."""
    there, missing = [], []
    for number in feeds:
        try:
            there.append(library.feed(number).id)
        except NotFoundError as error:
            complain(str(error))
            missing.append(FeedOutcome(number, "", "failed", error=str(error)))
    return there, missing


def items(arguments: argparse.Namespace) -> int:
    """`termreader feeds items [FEED]`"""
    with Library.open() as library:
        found = library.feed_items(arguments.feed, unread_only=arguments.unread, limit=arguments.limit)
    if arguments.json:
        print_json([_item_as_json(item) for item in found])
    elif found:
        print_table(_ITEM_COLUMNS, [_item_as_row(item) for item in found])
    elif is_terminal():
        say("No items here. `termreader feeds refresh` asks the feeds for new ones.")
    return exits.DONE


def _item_as_json(item: FeedItem) -> dict[str, object]:
    return {
        "id": item.id,
        "feed": item.feed_id,
        "title": item.title,
        "url": item.url,
        "author": item.author,
        "published": item.published,
        "summary": item.summary,
        "read": item.is_read,
        "article": item.article_id,
    }


def _item_as_row(item: FeedItem) -> tuple[str, ...]:
    read = "✓" if item.is_read else ""
    article = str(item.article_id) if item.article_id is not None else ""
    return str(item.id), item.title, item.feed_title, (item.published or "")[:10], read, article


def get(arguments: argparse.Namespace) -> int:
    """`termreader feeds get ITEM...`"""
    from termreader.config import load_settings

    outcomes = []
    with Library.open() as library, ProgressLine() as line:
        prefer = load_settings(library.paths.settings).feed_text
        for place, number in enumerate(arguments.items, 1):
            line.count(place, len(arguments.items))
            try:
                added = library.open_item(number, prefer=prefer, on_progress=line.fetching)
            except NotFoundError as error:
                added = Added(None, None, "failed", str(error))
            outcomes.append(added)
            line.clear()
            tell_added(added, is_json=arguments.json)
            keep_with(library, added, line)
    return conclude_added(outcomes, is_json=arguments.json)


def read(arguments: argparse.Namespace) -> int:
    """`termreader feeds read ITEM...`"""
    word = "Unread again" if arguments.undo else "Read"

    def mark(library: Library, number: int) -> None:
        library.feed_item(number)  # says when there is none
        library.mark_item_read([number], read=not arguments.undo)

    return do_each(arguments.items, mark, word, "item")


def import_(arguments: argparse.Namespace) -> int:
    """`termreader feeds import FILE`"""
    data = read_bytes(arguments.file)
    with Library.open() as library:
        report = library.import_opml(data)
    for sentence in report.refused:
        complain(sentence)
    if arguments.json:
        print_json(
            {
                "added": [_feed_as_json(feed) for feed in report.added],
                "existing": report.existing,
                "refused": report.refused,
            }
        )
    else:
        say(f"Subscribed: {count_of(len(report.added), 'feed')}; {report.existing} were here before.")
        if report.added:
            say("`termreader feeds refresh` fetches their items.")
    return exits.FAILED if report.refused else exits.DONE


def export(arguments: argparse.Namespace) -> int:
    """`termreader feeds export`"""
    with Library.open() as library:
        text = library.export_opml()
    write_text(arguments.output, text)
    return exits.DONE
