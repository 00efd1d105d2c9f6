"""Every verb and option, and what the help says of them. Knows which function runs a verb, and imports none."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from termreader import __version__
from termreader.cli import exits

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

_INVALID_CHOICE = re.compile(r"invalid choice: '(.*)' \(choose from (.*)\)")


class _Parser(argparse.ArgumentParser):
    """argparse, with a hint where a file or an address was given in the place of a verb."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong on standard error, and exit with 2."""
        import difflib  # only a mistake needs it

        from termreader.cli.output import complain

        wrong = _INVALID_CHOICE.search(message)
        if wrong:
            given, choices = wrong[1], re.findall(r"'([^']+)'", wrong[2])
            near = difflib.get_close_matches(given, choices, n=1)
            if "://" in given or Path(given).exists():
                message = f"“{given}” is not a command. To read it: termreader open {given}"
            elif near:
                message = f"“{given}” is not known here; did you mean {near[0]}?"
            else:
                message = f"“{given}” is not known here; there are {', '.join(choices)}."
        complain(f"{message}\nTry: {self.prog} --help")
        sys.exit(exits.MISUSED)


def make_parser() -> argparse.ArgumentParser:
    """The whole command line. What is parsed has `run`, the function of the verb as `module:function`."""
    parser = _Parser(
        prog="termreader",
        description="Read articles in the terminal, and see who they are about and who said what.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run="termreader.cli.app:run", target=None)
    parser.add_argument("--version", action="version", version=f"termreader {__version__}")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    _add_articles(verbs)
    _add_reading(verbs)
    _add_notes(verbs)
    _add_names(verbs)
    _add_web(verbs)
    _add_feeds(verbs)
    _add_doctor(verbs)
    return parser


def spelled_out(arguments: Sequence[str]) -> list[str]:
    """The arguments with the verb that `names 3` leaves out: `names list 3`."""
    leaves_out = len(arguments) > 1 and arguments[0] == "names" and arguments[1].isdecimal()
    return ["names", "list", *arguments[1:]] if leaves_out else list(arguments)


def _verb(
    verbs: "argparse._SubParsersAction[_Parser]", name: str, run: str, summary: str, details: str = ""
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.\n\n{details}".strip(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.set_defaults(run=f"termreader.cli.{run}")
    return verb


def _json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help="print one JSON value")


def _ids(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("ids", metavar="ID", nargs="+", type=_number, help="the number of an article")


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is not a number")
    return int(text)


def _add_articles(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = _verb(verbs, "open", "app:run", "open the app, at one article if one is named")
    verb.add_argument("target", metavar="ID|FILE|URL", nargs="?", help="a file is read without being added")

    verb = _verb(
        verbs,
        "add",
        "articles:add",
        "add articles to the library",
        "A folder stands for the readable files in it, a pattern in quotes ('notes/**/*.md') for those that match,\n"
        "and - for standard input. Adding the same thing twice finds the first.",
    )
    verb.add_argument("sources", metavar="SOURCE", nargs="*", help="a file, a folder, a pattern, an address, or -")
    verb.add_argument("--clipboard", action="store_true", help="the text on the clipboard, or the address on it")
    _json(verb)

    verb = _verb(verbs, "list", "articles:list_", "list the articles, newest first")
    verb.add_argument("--all", action="store_true", help="the archived ones as well")
    verb.add_argument("--archived", action="store_true", help="only the archived ones")
    verb.add_argument("--unread", action="store_true", help="only those not finished")
    verb.add_argument("--tag", help="only those with this tag")
    _json(verb)

    verb = _verb(verbs, "archive", "articles:archive", "put articles aside, or take them back")
    _ids(verb)
    verb.add_argument("--undo", action="store_true", help="take them back")

    verb = _verb(verbs, "tag", "articles:tag", "show all tags, or show and change those of an article")
    verb.add_argument("id", metavar="ID", nargs="?", type=_number, help="the number of an article")
    verb.add_argument("tags", metavar="TAG", nargs="*", help="a tag to add")
    verb.add_argument("--remove", metavar="TAG", action="append", default=[], help="a tag to take away")
    _json(verb)

    verb = _verb(verbs, "remove", "articles:remove", "remove articles; `restore` brings them back for 30 days")
    _ids(verb)

    verb = _verb(verbs, "restore", "articles:restore", "bring removed articles back, with all that was on them")
    _ids(verb)

    verb = _verb(
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
    _json(verb)


def _add_reading(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = _verb(verbs, "show", "reading:show", "print an article", "A file is read without being added.")
    verb.add_argument("target", metavar="ID|FILE", help="the number of an article, or a file")
    verb.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="text unless said")
    verb.add_argument("--raw", action="store_true", help="the bytes that came in, exactly")

    verb = _verb(
        verbs, "analyze", "reading:analyze", "print who is in an article and who said what",
        "A file is read without being added.",
    )  # fmt: skip
    verb.add_argument("target", metavar="ID|FILE", help="the number of an article, or a file")
    _json(verb)

    verb = _verb(
        verbs,
        "search",
        "reading:search",
        "search articles and notes",
        'All words must be there. "a phrase" in this order, start* of a word, -word (after --) must not be there.\n'
        "Case and accents do not count.",
    )
    verb.add_argument("query", metavar="QUERY", nargs="+", help="what to look for")
    verb.add_argument("--limit", type=_number, default=50, help="how many articles, and notes, at most (50)")
    _json(verb)


def _add_notes(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    group = _verb(verbs, "notes", "notes:list_", "list, add, export and import bookmarks, highlights and notes")
    group.set_defaults(ids=[], json=False)
    notes = group.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    verb = _verb(notes, "list", "notes:list_", "list the notes, of all articles or of some")
    verb.add_argument("ids", metavar="ID", nargs="*", type=_number, help="the number of an article")
    _json(verb)

    verb = _verb(
        notes,
        "add",
        "notes:add",
        "add a note, highlight or bookmark",
        "With --quote and no --body it is a highlight, with neither and --at a bookmark, else a note.",
    )
    verb.add_argument("id", metavar="ID", type=_number, help="the number of an article")
    verb.add_argument("--body", metavar="TEXT", default="", help="the note's words; - reads them from standard input")
    verb.add_argument("--quote", metavar="TEXT", help="the words of the article it is about")
    verb.add_argument("--at", metavar="OFFSET", type=_number, help="where, in characters from the start of the text")
    _json(verb)

    verb = _verb(notes, "remove", "notes:remove", "remove notes; `notes restore` brings them back for 30 days")
    verb.add_argument("notes", metavar="NOTE", nargs="+", type=_number, help="the number of a note")

    verb = _verb(notes, "restore", "notes:restore", "bring removed notes back")
    verb.add_argument("notes", metavar="NOTE", nargs="+", type=_number, help="the number of a note")

    verb = _verb(notes, "export", "notes:export", "print the notes, of all articles or of some")
    verb.add_argument("ids", metavar="ID", nargs="*", type=_number, help="the number of an article")
    verb.add_argument(
        "--format", choices=("json", "markdown", "w3c"), default="json", help="json loses nothing (and is the default)"
    )
    verb.add_argument("-o", "--output", metavar="FILE", type=Path, help="write a file instead; it must not exist yet")

    verb = _verb(
        notes,
        "import",
        "notes:import_",
        "take in notes: all of a file, or nothing",
        "Reads what `notes export` writes as json or w3c, other Web Annotations, and Hypothesis exports.\n"
        "Twice the same import adds nothing.",
    )
    verb.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    verb.add_argument("--format", choices=("json", "w3c"), help="when it does not show in the file")
    _json(verb)


def _add_names(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    group = _verb(verbs, "names", "names:corrections", "list the names of an article, and correct them")
    group.set_defaults(id=None, json=False)
    names = group.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    verb = _verb(names, "list", "names:list_", "list who is in an article (`names ID` does as well)")
    verb.add_argument("id", metavar="ID", type=_number, help="the number of an article")
    _json(verb)

    verb = _verb(
        names,
        "correct",
        "names:correct",
        "say what a name is, in one article or everywhere",
        "A name that was missed is found from then on. Of two corrections of one name the later holds, and an\n"
        "article's own before one for all.",
    )
    verb.add_argument("id", metavar="ID", nargs="?", type=_number, help="the number of an article")
    verb.add_argument("--everywhere", action="store_true", help="it holds for every article")
    verb.add_argument("surface", metavar="SURFACE", help="the name as the text has it")
    verb.add_argument("said", metavar="person|company|neither|NAME", help="what it is, or the name it is the same as")
    _json(verb)

    verb = _verb(names, "corrections", "names:corrections", "list the corrections, or those that hold for an article")
    verb.add_argument("id", metavar="ID", nargs="?", type=_number, help="the number of an article")
    _json(verb)

    for name, summary in (
        ("withdraw", "take corrections back; `names reinstate` lets them hold again"),
        ("reinstate", "let withdrawn corrections hold again"),
    ):
        verb = _verb(names, name, f"names:{name}", summary)
        verb.add_argument("corrections", metavar="N", nargs="+", type=_number, help="the number of a correction")


def _add_web(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = _verb(
        verbs,
        "refresh",
        "web:refresh",
        "fetch articles again, if their pages changed",
        "Notes stay on their words. A page that became much shorter is not taken in.",
    )
    _ids(verb)
    _json(verb)

    group = _verb(verbs, "queue", "web:queue", "list, fetch and drop the addresses that are still to be read")
    group.set_defaults(json=False)
    queue = group.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    _json(_verb(queue, "list", "web:queue", "list the addresses, oldest first, and why they failed"))
    verb = _verb(queue, "fetch", "web:fetch", "fetch these addresses, or all, and make them articles")
    verb.add_argument("numbers", metavar="NUMBER", nargs="*", type=_number, help="the number of an address")
    _json(verb)
    verb = _verb(queue, "drop", "web:drop", "take addresses out of the queue")
    verb.add_argument("numbers", metavar="NUMBER", nargs="+", type=_number, help="the number of an address")


def _add_feeds(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    group = _verb(verbs, "feeds", "feeds:list_", "subscribe to feeds, refresh them, read their items")
    group.set_defaults(json=False)
    feeds = group.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    def of_feeds(name: str, summary: str, nargs: str = "+") -> argparse.ArgumentParser:
        verb = _verb(feeds, name, f"feeds:{name}", summary)
        verb.add_argument("feeds", metavar="FEED", nargs=nargs, type=_number, help="the number of a feed")
        return verb

    _json(_verb(feeds, "list", "feeds:list_", "list the feeds"))
    verb = _verb(feeds, "add", "feeds:add", "subscribe to feeds, or to those that web pages name")
    verb.add_argument("urls", metavar="URL", nargs="+", help="the address of a feed, or of a page that names one")
    _json(verb)
    of_feeds("remove", "unsubscribe; `feeds restore` brings feeds back for 30 days")
    of_feeds("restore", "bring removed feeds back, with their items")
    _json(of_feeds("refresh", "ask these feeds, or all, for new items", "*"))

    verb = _verb(feeds, "items", "feeds:items", "list the newest items, of one feed or of all")
    verb.add_argument("feed", metavar="FEED", nargs="?", type=_number, help="the number of a feed")
    verb.add_argument("--unread", action="store_true", help="only those not read")
    verb.add_argument("--limit", type=_number, default=50, help="how many at most (50)")
    _json(verb)
    verb = _verb(feeds, "get", "feeds:get", "make items articles, from their pages or the feed's own text")
    verb.add_argument("items", metavar="ITEM", nargs="+", type=_number, help="the number of an item")
    _json(verb)
    verb = _verb(feeds, "read", "feeds:read", "mark items as read, or unread again")
    verb.add_argument("items", metavar="ITEM", nargs="+", type=_number, help="the number of an item")
    verb.add_argument("--undo", action="store_true", help="unread again")

    verb = _verb(
        feeds, "import", "feeds:import_", "subscribe to the feeds of an OPML list",
        "Nothing is fetched: `feeds refresh` does that. Each entry that is not taken is named.",
    )  # fmt: skip
    verb.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    _json(verb)
    verb = _verb(feeds, "export", "feeds:export", "print all feeds as an OPML list")
    verb.add_argument("-o", "--output", metavar="FILE", type=Path, help="write a file instead; it must not exist yet")


def _add_doctor(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = _verb(verbs, "doctor", "doctor:run", "check the library, and show where everything lies")
    verb.add_argument(
        "--restore",
        metavar="BACKUP",
        nargs="?",
        const="",
        help="put back a backup (the newest unless one is named); the library of before is kept beside it",
    )
    verb.add_argument("--salvage", action="store_true", help="save what can be read of a damaged library")
    verb.add_argument("--backup", action="store_true", help="make a backup now")
    _json(verb)
