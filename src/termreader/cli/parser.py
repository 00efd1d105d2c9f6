"""Every verb and option, and what the help says of them. Knows which function runs a verb, and imports none."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from termreader import __version__
from termreader.cli.grammar import Parser, json_option, number, numbers_argument, verb_of

if TYPE_CHECKING:
    from termreader.cli.grammar import Verbs

_EPILOG = """\
examples:
  termreader                                 read
  termreader add article.html notes/ -       add files, a folder's files, standard input
  termreader show 3 | less                   one article as text
  termreader analyze article.txt --json      who is in it and who said what
  termreader search '"open source" llama*'   a phrase and the start of a word
  termreader notes export --format markdown  all highlights and notes
  termreader feeds add https://example.org   subscribe to the feed that a page names

An argument of digits alone is the number of an article; write ./3 for a file of that name.
exit codes: 0 done, 1 some or all of it failed, 2 the command line is wrong
"""


IMPORTS = (
    *("pocket", "instapaper", "omnivore", "wallabag", "readwise", "raindrop"),
    *("zotero", "hypothesis", "bookmarks", "links", "notes"),
)
"""The formats of `exchange.library_import`, named here because the help must not load it."""


_READ_ONLY = "A file is read without being added, and so is standard input (-)."


def make_parser(verb: str | None = None) -> argparse.ArgumentParser:
    """The command line; with a verb, as much of it as that verb needs. What is parsed has `run`, the function of the
    verb as `module:function`, and `verb`, as one writes it.
    """
    parser = Parser(
        prog="termreader",
        description="Read articles in the terminal, and see who they are about and who said what.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run="termreader.cli.app:run", verb="termreader", target=None)
    parser.add_argument("--version", action="version", version=f"termreader {__version__}")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for add in (_GROUPS[verb],) if verb in _GROUPS else dict.fromkeys(_GROUPS.values()):
        add(verbs)
    return parser


def spelled_out(arguments: Sequence[str]) -> list[str]:
    """The arguments with the verb that `names 3` leaves out: `names list 3`."""
    leaves_out = len(arguments) > 1 and arguments[0] == "names" and arguments[1].isdecimal()
    return ["names", "list", *arguments[1:]] if leaves_out else list(arguments)


def _add_open(verbs: "Verbs") -> None:
    verb = verb_of(verbs, "open", "app:run", "open the app, at one article if one is named")
    verb.add_argument("target", metavar="ID|FILE|URL", nargs="?", help="a file is read without being added")


def _add_articles(verbs: "Verbs") -> None:
    verb = verb_of(
        verbs,
        "add",
        "articles:add",
        "add articles to the library",
        "A folder stands for the readable files in it, a pattern in quotes ('notes/**/*.md') for those that match,\n"
        "and - for standard input. Adding the same thing twice finds the first.",
    )
    verb.add_argument("sources", metavar="SOURCE", nargs="*", help="a file, a folder, a pattern, an address, or -")
    verb.add_argument("--clipboard", action="store_true", help="the text on the clipboard, or the address on it")
    verb.add_argument("--pictures", action="store_true", help="fetch the pictures as well, and keep them")
    json_option(verb)

    verb = verb_of(verbs, "list", "articles:list_", "list the articles, newest first")
    verb.add_argument("--all", action="store_true", help="the archived ones as well")
    verb.add_argument("--archived", action="store_true", help="only the archived ones")
    verb.add_argument("--unread", action="store_true", help="only those not finished")
    verb.add_argument("--tag", help="only those with this tag")
    json_option(verb)

    verb = verb_of(verbs, "archive", "articles:archive", "put articles aside, or take them back")
    numbers_argument(verb)
    verb.add_argument("--undo", action="store_true", help="take them back")

    verb = verb_of(verbs, "tag", "articles:tag", "show all tags, or show and change those of an article")
    verb.add_argument("id", metavar="ID", nargs="?", type=number, help="the number of an article")
    verb.add_argument("tags", metavar="TAG", nargs="*", help="a tag to add")
    verb.add_argument("--remove", metavar="TAG", action="append", default=[], help="a tag to take away")
    json_option(verb)

    verb = verb_of(verbs, "remove", "articles:remove", "remove articles; `restore` brings them back for 30 days")
    numbers_argument(verb)

    verb = verb_of(verbs, "restore", "articles:restore", "bring removed articles back, with all that was on them")
    numbers_argument(verb)

    verb = verb_of(
        verbs,
        "import",
        "imports:run",
        "take in what another program exported: articles, tags, highlights",
        "Pocket (CSV, HTML, ZIP), Instapaper, Omnivore (ZIP, JSON), wallabag (JSON), Readwise and Raindrop.io (CSV),\n"
        "bookmarks of browsers, Zotero (CSL JSON, RIS), Hypothesis, lists of links, notes files.\n"
        "Twice the same import adds nothing. docs/importing.md says what is kept.",
    )
    verb.add_argument("files", metavar="FILE", nargs="+", help="an exported file, or - for standard input")
    verb.add_argument("--format", choices=IMPORTS, metavar="NAME", help=f"when it does not show: {', '.join(IMPORTS)}")
    json_option(verb)


def _add_reading(verbs: "Verbs") -> None:
    verb = verb_of(verbs, "show", "reading:show", "print an article", _READ_ONLY)
    verb.add_argument("target", metavar="ID|FILE", help="the number of an article, or a file, or -")
    verb.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="text unless said")
    json_option(verb)
    verb.add_argument("--raw", action="store_true", help="the bytes that came in, exactly")

    verb = verb_of(
        verbs, "analyze", "reading:analyze", "print who is in an article and who said what", _READ_ONLY
    )  # fmt: skip
    verb.add_argument("target", metavar="ID|FILE", help="the number of an article, or a file, or -")
    json_option(verb)

    verb = verb_of(
        verbs,
        "search",
        "reading:search",
        "search articles and notes",
        'All words must be there. "a phrase" in this order, start* of a word, -word (after --) must not be there.\n'
        "Case and accents do not count.",
    )
    verb.add_argument("query", metavar="QUERY", nargs="+", help="what to look for")
    verb.add_argument("--limit", type=number, default=50, help="how many articles, and notes, at most (50)")
    json_option(verb)


def _add_notes(verbs: "Verbs") -> None:
    group = verb_of(verbs, "notes", "notes:list_", "list, add, export and import bookmarks, highlights and notes")
    group.set_defaults(ids=[], json=False)
    notes = group.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)

    verb = verb_of(notes, "list", "notes:list_", "list the notes, of all articles or of some")
    numbers_argument(verb, nargs="*")
    json_option(verb)

    verb = verb_of(
        notes,
        "add",
        "notes:add",
        "add a note, highlight or bookmark",
        "With --quote and no --body it is a highlight, with neither and --at a bookmark, else a note.",
    )
    verb.add_argument("id", metavar="ID", type=number, help="the number of an article")
    verb.add_argument("--body", metavar="TEXT", default="", help="the note's words; - reads them from standard input")
    verb.add_argument("--quote", metavar="TEXT", help="the words of the article it is about")
    verb.add_argument("--at", metavar="OFFSET", type=number, help="where, in characters from the start of the text")
    json_option(verb)

    verb = verb_of(notes, "remove", "notes:remove", "remove notes; `notes restore` brings them back for 30 days")
    numbers_argument(verb, "notes", "NOTE", "a note")

    verb = verb_of(notes, "restore", "notes:restore", "bring removed notes back")
    numbers_argument(verb, "notes", "NOTE", "a note")

    verb = verb_of(notes, "export", "notes:export", "print the notes, of all articles or of some")
    numbers_argument(verb, nargs="*")
    verb.add_argument(
        "--format", choices=("json", "markdown", "w3c"), default="json", help="json loses nothing (and is the default)"
    )
    verb.add_argument("-o", "--output", metavar="FILE", type=Path, help="write a file instead; it must not exist yet")

    verb = verb_of(
        notes,
        "import",
        "notes:import_",
        "take in notes: all of a file, or nothing",
        "Reads what `notes export` writes as json or w3c, other Web Annotations, and Hypothesis exports.\n"
        "Twice the same import adds nothing.",
    )
    verb.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    verb.add_argument("--format", choices=("json", "w3c"), help="when it does not show in the file")
    json_option(verb)


def _add_names(verbs: "Verbs") -> None:
    group = verb_of(verbs, "names", "names:corrections", "list the names of an article, and correct them")
    group.set_defaults(id=None, json=False)
    names = group.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)

    verb = verb_of(names, "list", "names:list_", "list who is in an article (`names ID` does as well)")
    verb.add_argument("id", metavar="ID", type=number, help="the number of an article")
    json_option(verb)

    verb = verb_of(
        names,
        "correct",
        "names:correct",
        "say what a name is, in one article or everywhere",
        "A name that was missed is found from then on. Of two corrections of one name the later holds, and an\n"
        "article's own before one for all.",
    )
    verb.add_argument("id", metavar="ID", nargs="?", type=number, help="the number of an article")
    verb.add_argument("--everywhere", action="store_true", help="it holds for every article")
    verb.add_argument("surface", metavar="SURFACE", help="the name as the text has it")
    verb.add_argument("said", metavar="person|company|neither|NAME", help="what it is, or the name it is the same as")
    json_option(verb)

    verb = verb_of(names, "corrections", "names:corrections", "list the corrections, or those that hold for an article")
    verb.add_argument("id", metavar="ID", nargs="?", type=number, help="the number of an article")
    json_option(verb)

    for name, summary in (
        ("withdraw", "take corrections back; `names reinstate` lets them hold again"),
        ("reinstate", "let withdrawn corrections hold again"),
    ):
        verb = verb_of(names, name, f"names:{name}", summary)
        numbers_argument(verb, "corrections", "N", "a correction")


def _add_web(verbs: "Verbs") -> None:
    verb = verb_of(
        verbs,
        "refresh",
        "web:refresh",
        "fetch articles again, if their pages changed",
        "Notes stay on their words. A page that became much shorter is not taken in.",
    )
    numbers_argument(verb)
    json_option(verb)

    group = verb_of(verbs, "queue", "web:queue", "list, fetch and drop the addresses that are still to be read")
    group.set_defaults(json=False)
    queue = group.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    json_option(verb_of(queue, "list", "web:queue", "list the addresses, oldest first, and why they failed"))
    verb = verb_of(queue, "fetch", "web:fetch", "fetch these addresses, or all, and make them articles")
    numbers_argument(verb, "numbers", "NUMBER", "an address", nargs="*")
    json_option(verb)
    verb = verb_of(queue, "drop", "web:drop", "take addresses out of the queue")
    numbers_argument(verb, "numbers", "NUMBER", "an address")


def _add_pictures(verbs: "Verbs") -> None:
    verb = verb_of(
        verbs,
        "pictures",
        "pictures:keep",
        "fetch the pictures of articles and keep them, or let go of them",
        "Those that are here already are not fetched again. What was let go of comes back when they are asked for\n"
        "again within 30 days.",
    )
    numbers_argument(verb)
    verb.add_argument("--drop", action="store_true", help="let go of them")
    json_option(verb)


def _add_feeds(verbs: "Verbs") -> None:
    group = verb_of(verbs, "feeds", "feeds:list_", "subscribe to feeds, refresh them, read their items")
    group.set_defaults(json=False)
    feeds = group.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)

    def of_feeds(name: str, summary: str, nargs: Literal["+", "*"] = "+") -> argparse.ArgumentParser:
        verb = verb_of(feeds, name, f"feeds:{name}", summary)
        numbers_argument(verb, "feeds", "FEED", "a feed", nargs=nargs)
        return verb

    json_option(verb_of(feeds, "list", "feeds:list_", "list the feeds"))
    verb = verb_of(feeds, "add", "feeds:add", "subscribe to feeds, or to those that web pages name")
    verb.add_argument("urls", metavar="URL", nargs="+", help="the address of a feed, or of a page that names one")
    json_option(verb)
    of_feeds("remove", "unsubscribe; `feeds restore` brings feeds back for 30 days")
    of_feeds("restore", "bring removed feeds back, with their items")
    json_option(of_feeds("refresh", "ask these feeds, or all, for new items", "*"))

    verb = verb_of(feeds, "items", "feeds:items", "list the newest items, of one feed or of all")
    verb.add_argument("feed", metavar="FEED", nargs="?", type=number, help="the number of a feed")
    verb.add_argument("--unread", action="store_true", help="only those not read")
    verb.add_argument("--limit", type=number, default=50, help="how many at most (50)")
    json_option(verb)
    verb = verb_of(feeds, "get", "feeds:get", "make items articles, from their pages or the feed's own text")
    numbers_argument(verb, "items", "ITEM", "an item")
    json_option(verb)
    verb = verb_of(feeds, "read", "feeds:read", "mark items as read, or unread again")
    numbers_argument(verb, "items", "ITEM", "an item")
    verb.add_argument("--undo", action="store_true", help="unread again")

    verb = verb_of(
        feeds, "import", "feeds:import_", "subscribe to the feeds of an OPML list",
        "Nothing is fetched: `feeds refresh` does that. Each entry that is not taken is named.",
    )  # fmt: skip
    verb.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    json_option(verb)
    verb = verb_of(feeds, "export", "feeds:export", "print all feeds as an OPML list")
    verb.add_argument("-o", "--output", metavar="FILE", type=Path, help="write a file instead; it must not exist yet")


def _add_doctor(verbs: "Verbs") -> None:
    verb = verb_of(verbs, "doctor", "doctor:run", "check the library, and show where everything lies")
    act = verb.add_mutually_exclusive_group()
    act.add_argument(
        "--restore",
        metavar="BACKUP",
        nargs="?",
        const=True,
        help="put back a backup (the newest unless one is named); the library of before is kept beside it",
    )
    act.add_argument("--salvage", action="store_true", help="save what can be read of a damaged library")
    act.add_argument("--backup", action="store_true", help="make a backup now")
    json_option(verb)


_GROUPS = {
    "open": _add_open,
    **dict.fromkeys(("add", "list", "archive", "tag", "remove", "restore", "import"), _add_articles),
    **dict.fromkeys(("show", "analyze", "search"), _add_reading),
    "notes": _add_notes,
    "names": _add_names,
    **dict.fromkeys(("refresh", "queue"), _add_web),
    "pictures": _add_pictures,
    "feeds": _add_feeds,
    "doctor": _add_doctor,
}
"""What adds each verb: the app opens sooner when the other verbs are left out."""
