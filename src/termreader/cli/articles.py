"""The verbs of the list: add, list, archive, tag, remove, restore."""

import argparse
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from termreader.cli import exits
from termreader.cli.each import do_each
from termreader.cli.files import read_input
from termreader.cli.outcomes import conclude_added, tell_added
from termreader.cli.output import Column, complain, is_terminal, print_json, print_table, say
from termreader.cli.pictures import keep_with
from termreader.cli.progress import ProgressLine
from termreader.errors import SourceError, TermreaderError
from termreader.library import Added, Library
from termreader.model import ArticleSummary

_COLUMNS = (
    Column("ID", is_number=True),
    Column("TITLE", is_kept=True),
    Column("SITE"),
    Column("DATE"),
    Column("WORDS", is_number=True),
    Column("READ", is_number=True),
    Column("TAGS"),
)

_CLIPBOARD = "The clipboard"


def add(arguments: argparse.Namespace) -> int:
    """`termreader add SOURCE...`"""
    sources = list(arguments.sources)
    pasted = _pasted(sources) if arguments.clipboard else None
    if not sources and pasted is None:
        complain("Name a file, a folder, an address, - for standard input, or --clipboard.\nTry: termreader add --help")
        return exits.MISUSED
    outcomes = []
    with Library.open() as library, ProgressLine() as line:
        queued = _queue_addresses(library, sources)
        named = [*sources, *([_CLIPBOARD] if pasted is not None else [])]
        try:
            for number, source in enumerate(named, 1):
                line.count(number, len(named))
                for name, added in _added(library, source, line, pasted):
                    outcomes.append(added)
                    line.clear()
                    tell_added(added, is_json=arguments.json, name=name)
                    keep_with(library, added, line, asked=arguments.pictures, path=_path_of(name))
        except KeyboardInterrupt:
            from termreader.cli.web import say_what_waits

            line.clear()
            say_what_waits(library, queued)
            conclude_added(outcomes, is_json=arguments.json)
            return exits.INTERRUPTED
    return conclude_added(outcomes, is_json=arguments.json)


def _path_of(name: str) -> Path | None:
    """The file that a source is, when it is one."""
    path = Path(name)
    with suppress(OSError, ValueError):  # an address may be longer than any file's name
        return path if name != "-" and path.is_file() else None
    return None


def _queue_addresses(library: Library, sources: list[str]) -> list[int]:
    """Queue the addresses among the sources, so that those not fetched when a person stops it are kept."""
    from termreader.ingest.source import is_url

    queued = []
    for source in sources:
        if is_url(source) and library.known(source) is None:
            with suppress(TermreaderError):  # said when it is its turn
                queued.append(library.queue_url(source).id)
    return queued


def _pasted(sources: list[str]) -> bytes | SourceError | None:
    """The text on the clipboard, or why there is none; an address on it is one of the `sources` instead."""
    from termreader.cli.clipboard import read_clipboard
    from termreader.ingest.source import is_url

    try:
        text = read_clipboard()
    except SourceError as error:  # said when it is its turn
        return error
    words = text.decode("utf-8", "replace").split()
    if len(words) == 1 and is_url(words[0]):
        sources.append(words[0])
        return None
    return text


def _added(
    library: Library, source: str, line: ProgressLine, pasted: bytes | SourceError | None
) -> Iterator[tuple[str, Added]]:
    """What became of one SOURCE, which may be many files."""
    from termreader.cli.sources import files_of

    if source is _CLIPBOARD:
        if isinstance(pasted, SourceError):
            yield source, Added(None, None, "failed", str(pasted))
        else:
            yield source, library.add(source, data=pasted)
        return
    if source == "-":
        from termreader.ingest.source import MAX_BYTES

        try:
            data = read_input(MAX_BYTES)
        except SourceError as error:
            yield source, Added(None, None, "failed", str(error))
        else:
            yield source, library.add(source, data=data)
        return
    try:
        files = files_of(source)
    except TermreaderError as error:
        yield source, Added(None, None, "failed", str(error))
        return
    if files is None:
        yield source, library.add(source, on_progress=line.fetching)
    for file in files or ():
        yield str(file), library.add(file)


def list_(arguments: argparse.Namespace) -> int:
    """`termreader list`"""
    archived = True if arguments.archived else None if arguments.all else False
    with Library.open() as library:
        summaries = library.summaries(archived=archived, tag=arguments.tag)
    if arguments.unread:
        summaries = [summary for summary in summaries if not summary.state.finished]
    if arguments.json:
        print_json([_as_json(summary) for summary in summaries])
    elif summaries:
        print_table(_COLUMNS, [_as_row(summary) for summary in summaries])
    elif is_terminal():
        say("No articles here. `termreader add FILE` adds one.")
    return exits.DONE


def _as_json(summary: ArticleSummary) -> dict[str, object]:
    metadata, state = summary.metadata, summary.state
    return {
        "id": summary.id,
        "title": metadata.title,
        "byline": metadata.byline,
        "site": metadata.site,
        "published": metadata.published,
        "url": metadata.url,
        "words": summary.words,
        "progress": round(state.progress, 4),
        "finished": state.finished,
        "added": state.added,
        "tags": state.tags,
        "archived": state.archived,
    }


def _as_row(summary: ArticleSummary) -> tuple[str, ...]:
    metadata, state = summary.metadata, summary.state
    read = "✓" if state.finished else f"{state.progress:.0%}" if state.progress else ""
    tags = (*state.tags, "(archived)") if state.archived else state.tags
    return (
        str(summary.id),
        metadata.title,
        metadata.site or "",
        (metadata.published or "")[:10],
        str(summary.words),
        read,
        ", ".join(tags),
    )


def archive(arguments: argparse.Namespace) -> int:
    """`termreader archive ID...`"""
    word = "Taken back" if arguments.undo else "Archived"
    return do_each(
        arguments.ids, lambda library, number: library.set_archived(number, not arguments.undo), word, "article"
    )


def remove(arguments: argparse.Namespace) -> int:
    """`termreader remove ID...`"""
    after = "`termreader restore` brings them back for 30 days."
    return do_each(arguments.ids, Library.delete_article, "Removed", "article", after=after)


def restore(arguments: argparse.Namespace) -> int:
    """`termreader restore ID...`"""
    return do_each(arguments.ids, Library.restore_article, "Restored", "article")


def tag(arguments: argparse.Namespace) -> int:
    """`termreader tag [ID] [TAG...]`"""
    with Library.open() as library:
        if arguments.id is None:
            tags = library.tags()
            if arguments.json:
                print_json(dict(tags))
            elif tags:
                print_table((Column("TAG"), Column("ARTICLES", is_number=True)), [(name, str(n)) for name, n in tags])
            elif is_terminal():
                say("No tags yet. `termreader tag ID TAG` gives an article one.")
            return exits.DONE
        names = set(library.summary(arguments.id).state.tags)
        if arguments.tags or arguments.remove:
            from termreader.ingest.sanitize import clean_line  # as the library writes them

            unwanted = {clean_line(tag) for tag in arguments.remove}
            library.set_tags(arguments.id, (names | {clean_line(tag) for tag in arguments.tags}) - unwanted)
        kept = library.summary(arguments.id).state.tags
    if arguments.json:
        print_json(kept)
    elif kept:
        say("\n".join(kept))
    elif is_terminal():
        say(f"Article {arguments.id} has no tags.")
    return exits.DONE
