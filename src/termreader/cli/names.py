"""The verbs of names: who is in an article, and what a reader says of a name."""

import argparse

from termreader.cli import exits
from termreader.cli.each import do_each
from termreader.cli.output import Column, complain, is_terminal, print_json, print_table, say
from termreader.library import Library
from termreader.model import Correction, Verdict

_NAMES = (
    Column("NAME", is_kept=True),
    Column("KIND"),
    Column("COUNT", is_number=True),
    Column("ALSO"),
)
_CORRECTIONS = (
    Column("ID", is_number=True),
    Column("WHERE"),
    Column("NAME", is_kept=True),
    Column("IS", is_kept=True),
)


def list_(arguments: argparse.Namespace) -> int:
    """`termreader names ID`"""
    with Library.open() as library:
        entities = library.analysis(library.article(arguments.id)).entities
    if arguments.json:
        print_json(
            [
                {"id": one.id, "name": one.name, "kind": one.kind, "aliases": one.aliases, "count": one.count}
                for one in entities
            ]
        )
    elif entities:
        print_table(_NAMES, [(one.name, one.kind.value, str(one.count), ", ".join(one.aliases)) for one in entities])
    elif is_terminal():
        say("No person and no company is named in it.")
    return exits.DONE


def correct(arguments: argparse.Namespace) -> int:
    """`termreader names correct ID|--everywhere SURFACE person|company|neither|NAME`"""
    if (arguments.id is None) != arguments.everywhere:
        complain("Say for which article it holds, or --everywhere: termreader names correct 3 Ford company")
        return exits.MISUSED
    from termreader.ingest.sanitize import clean_line

    said = arguments.said
    is_kind = said in ("person", "company", "neither")
    with Library.open() as library:
        if arguments.id is not None and not _stands_in(library, arguments.id, arguments.surface):
            complain(
                f"“{clean_line(arguments.surface)}” does not stand in article {arguments.id}; nothing was kept. "
                "With --everywhere instead of the number it holds for all articles."
            )
            return exits.FAILED
        correction = library.correct(
            arguments.id, arguments.surface, Verdict(said) if is_kind else Verdict.SAME_AS, None if is_kind else said
        )
    if arguments.json:
        print_json(_as_json(correction))
        return exits.DONE
    say(f"{correction.id}  {_in_words(correction)}")
    return exits.DONE


def _stands_in(library: Library, article_id: int, surface: str) -> bool:
    """Whether a name's words stand in an article; a name without a letter is left to be refused for that."""
    from termreader.analysis.corrections import cleaned_surface
    from termreader.ingest.sanitize import clean_line
    from termreader.text.find import find

    name = cleaned_surface(clean_line(surface))
    return not name or bool(find(library.article(article_id).document.text, name))


def corrections(arguments: argparse.Namespace) -> int:
    """`termreader names corrections`"""
    with Library.open() as library:
        found = library.corrections(arguments.id)
    if arguments.json:
        print_json([_as_json(one) for one in found])
    elif found:
        print_table(_CORRECTIONS, [(str(one.id), _where(one), one.surface, _said(one)) for one in found])
    elif is_terminal():
        say("Nothing was said of any name. `termreader names correct --help` shows how, and E in the app.")
    return exits.DONE


def withdraw(arguments: argparse.Namespace) -> int:
    """`termreader names withdraw N...`"""
    after = "`termreader names reinstate` lets them hold again, for 30 days."
    return do_each(arguments.corrections, Library.withdraw, "Withdrawn", "correction", after=after)


def reinstate(arguments: argparse.Namespace) -> int:
    """`termreader names reinstate N...`"""
    return do_each(arguments.corrections, Library.reinstate, "Reinstated", "correction")


def _as_json(correction: Correction) -> dict[str, object]:
    return {
        "id": correction.id,
        "article": correction.article_id,
        "surface": correction.surface,
        "verdict": correction.verdict,
        "same_as": correction.same_as or None,
        "created": correction.created,
    }


def _where(correction: Correction) -> str:
    return "everywhere" if correction.article_id is None else f"article {correction.article_id}"


def _said(correction: Correction) -> str:
    return correction.same_as if correction.verdict is Verdict.SAME_AS else correction.verdict.value


def _in_words(correction: Correction) -> str:
    where = "everywhere" if correction.article_id is None else f"in article {correction.article_id}"
    kind = correction.verdict in (Verdict.PERSON, Verdict.COMPANY)
    return f"“{correction.surface}” is {'a ' if kind else ''}{_said(correction)} {where}."
