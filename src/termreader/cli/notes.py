"""The verbs of bookmarks, highlights and notes: list, add, remove, restore, export, import."""

import argparse

from termreader.cli import exits
from termreader.cli.each import do_each
from termreader.cli.files import read_bytes, read_input, write_text
from termreader.cli.output import Column, complain, is_terminal, print_json, print_table, say
from termreader.errors import NotFoundError
from termreader.library import Library
from termreader.model import Annotation, AnnotationKind
from termreader.wording import count_of

_COLUMNS = (
    Column("NOTE", is_number=True),
    Column("ARTICLE"),
    Column("KIND"),
    Column("WORDS", is_kept=True),
)


def list_(arguments: argparse.Namespace) -> int:
    """`termreader notes list`"""
    with Library.open() as library:
        titles = {summary.id: summary.metadata.title for summary in library.summaries()}
        for number in arguments.ids:
            if number not in titles:
                library.summary(number)
        annotations = [
            annotation
            for annotation in library.annotations()
            if not arguments.ids or annotation.article_id in arguments.ids
        ]
    if arguments.json:
        print_json([_as_json(annotation, titles) for annotation in annotations])
    elif annotations:
        print_table(_COLUMNS, [_as_row(annotation, titles) for annotation in annotations])
    elif is_terminal():
        say("No notes yet. In the app, m bookmarks; `termreader notes add ID --body TEXT` adds a note from here.")
    return exits.DONE


def _as_json(annotation: Annotation, titles: dict[int, str]) -> dict[str, object]:
    return {
        "id": annotation.id,
        "article": annotation.article_id,
        "title": titles.get(annotation.article_id),
        "kind": annotation.kind,
        "start": annotation.start,
        "end": annotation.end,
        "quote": annotation.quote,
        "body": annotation.body,
        "created": annotation.created,
        "modified": annotation.modified,
        "orphaned": annotation.orphaned,
    }


def _as_row(annotation: Annotation, titles: dict[int, str]) -> tuple[str, ...]:
    quote = f"“{annotation.quote}”" if annotation.quote else ""
    place = f"at {annotation.start}" if annotation.kind is AnnotationKind.BOOKMARK and not quote else ""
    words = "  ".join(part for part in (quote, annotation.body, place) if part)
    article = f"{annotation.article_id} {titles.get(annotation.article_id, '')}"
    return str(annotation.id), article, annotation.kind + ("?" if annotation.orphaned else ""), words


def add(arguments: argparse.Namespace) -> int:
    """`termreader notes add ID`"""
    body = _body(arguments.body)
    with Library.open() as library:
        article = library.article(arguments.id)
        text = article.document.text
        start, end = _place(text, arguments.quote, arguments.at, arguments.id)
        if body:
            kind = AnnotationKind.NOTE
        elif arguments.quote:
            kind = AnnotationKind.HIGHLIGHT
        elif arguments.at is not None:
            kind = AnnotationKind.BOOKMARK
        else:
            given = arguments.body and "; there are none in this --body"
            complain(f"A note needs words{given}. Or give --quote or --at.\nTry: termreader notes add --help")
            return exits.MISUSED
        made = library.add_annotation(arguments.id, kind, start, end, body)
    if arguments.json:
        print_json(_as_json(made, {arguments.id: article.metadata.title}))
    else:
        say(f"Added: {made.kind} {made.id}")
    return exits.DONE


def _body(given: str) -> str:
    """The words of a note: those given, or those on standard input for "-"; "" where there is nothing to be seen."""
    if given != "-":
        return given if given.strip() else ""
    from termreader.ingest.source import MAX_BYTES

    return read_input(MAX_BYTES).decode("utf-8", "replace").strip()


def _place(text: str, quote: str | None, at: int | None, article_id: int) -> tuple[int, int]:
    """The span of `quote` (the first one from `at` on), or the place `at`, or the beginning."""
    if at is not None and at > len(text):
        raise NotFoundError(f"Article {article_id} has {len(text)} characters; there is no place {at} in it.")
    if not quote:
        return at or 0, at or 0
    start = text.find(quote, at or 0)
    if start < 0:
        raise NotFoundError(f"Article {article_id} does not hold the words “{quote}”, as they stand there.")
    return start, start + len(quote)


def remove(arguments: argparse.Namespace) -> int:
    """`termreader notes remove NOTE...`"""
    return do_each(arguments.notes, Library.delete_annotation, "Removed", "note")


def restore(arguments: argparse.Namespace) -> int:
    """`termreader notes restore NOTE...`"""
    return do_each(arguments.notes, Library.restore_annotation, "Restored", "note")


def export(arguments: argparse.Namespace) -> int:
    """`termreader notes export`"""
    with Library.open() as library:
        text = library.export_notes(arguments.ids or None, arguments.format)
    write_text(arguments.output, text)
    return exits.DONE


def import_(arguments: argparse.Namespace) -> int:
    """`termreader notes import FILE`"""
    data = read_bytes(arguments.file)
    with Library.open() as library:
        report = library.import_notes(data, arguments.format)
    for sentence in report.skipped:
        complain(sentence)
    if arguments.json:
        print_json(report)
        return exits.FAILED if report.skipped else exits.DONE
    say(f"Imported: {count_of(report.added, 'note')}; {report.known} were here before.")
    if report.orphaned:
        say(f"{count_of(report.orphaned, 'note')} could not be placed: the words are not in a text of the library.")
    for title in report.articles:
        say(f"Not in the library yet, kept for its notes: {title}")
    return exits.FAILED if report.skipped else exits.DONE
