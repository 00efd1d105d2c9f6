"""The verbs of names: who is in an article, and what a reader says of a name."""

import argparse

from termreader.cli import exits
from termreader.cli.each import do_each
from termreader.cli.output import Column, complain, is_terminal, print_json, print_table, say
from termreader.library import Library
from termreader.model import Analysis, Article, Correction, Verdict

_KINDS = {verdict.value: verdict for verdict in (Verdict.PERSON, Verdict.COMPANY, Verdict.NEITHER)}
_MEANT = {
    **dict.fromkeys(("people", "human", "man", "woman", "name"), "person"),
    **dict.fromkeys(("firm", "business", "corporation", "organisation", "organization", "brand"), "company"),
    **dict.fromkeys(("none", "no", "nobody", "nothing", "other", "thing", "place", "both"), "neither"),
}
"""What people write for a kind."""

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

    surface, said = arguments.surface, clean_line(arguments.said)
    kind = _KINDS.get(said.lower())
    with Library.open() as library:
        article = library.article(arguments.id) if arguments.id is not None else None
        before = _found_in(library, article) if article is not None else None
        if kind is None and _is_small_word(said) and not (before and _is_named(before, said)):
            complain(_no_kind(said))
            return exits.MISUSED
        if article is not None and not _stands_in(article, surface):
            complain(
                f"“{clean_line(surface)}” does not stand in article {article.id}; nothing was kept. "
                "With --everywhere instead of the number it holds for all articles."
            )
            return exits.FAILED
        correction = library.correct(arguments.id, surface, kind or Verdict.SAME_AS, said if kind is None else None)
        if arguments.json:
            print_json(_as_json(correction))
        else:
            say(f"{correction.id}  {_in_words(correction)}")
        if article is None or before is None:
            return exits.DONE
        return _tell_effect(library, article, before, correction)


def _is_small_word(said: str) -> bool:
    """Whether it is one word without a capital, which hardly is a full name; `person/zorro` is."""
    return said.islower() and " " not in said and "/" not in said


def _no_kind(said: str) -> str:
    import difflib  # only a mistake needs it

    near = difflib.get_close_matches(said, (*_KINDS, *_MEANT), n=1)
    meant = _MEANT.get(near[0], near[0]) if near else ""
    return (
        f"“{said}” is no kind of name{f'; did you mean {meant}?' if meant else '.'} There are person, company and "
        f"neither; a full name has capitals, and person/{said} or company/{said} is the id of one."
    )


def _stands_in(article: Article, surface: str) -> bool:
    """Whether a name's words stand in an article; a name without a letter is left to be refused for that."""
    from termreader.analysis.bearing import touching
    from termreader.analysis.corrections import cleaned_surface
    from termreader.ingest.sanitize import clean_line

    name = cleaned_surface(clean_line(surface))
    return not name or bool(touching([Correction(name, Verdict.NEITHER)], article.document.text))


def _found_in(library: Library, article: Article) -> Analysis | None:
    """Who is in an article; None when that cannot be found out, which the log has more of."""
    try:
        return library.analysis(article)
    except Exception as error:  # noqa: BLE001 - whatever it is, what is said of a name can be kept and taken back
        from termreader.failures import log_failure

        log_failure(error, f"finding the names of article {article.id}", library.paths)
        return None


def _is_named(found: Analysis, word: str) -> bool:
    return any(word == form.lower() for one in found.entities for form in (one.name, *one.aliases))


def _tell_effect(library: Library, article: Article, before: Analysis, correction: Correction) -> int:
    """Say why nothing changed, when nothing did; the exit code."""
    after = _found_in(library, article)
    if after is None:
        complain(
            f"It was kept, but with it the names of article {article.id} cannot be found. "
            f"`termreader names withdraw {correction.id}` takes it back."
        )
        return exits.FAILED
    if (after.mentions, after.entities) == (before.mentions, before.entities):
        from termreader.analysis.bearing import why_unchanged

        why = why_unchanged(correction, article.document.text, before)
        complain(f"It changes nothing in article {article.id}: {why}.")
    return exits.DONE


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
