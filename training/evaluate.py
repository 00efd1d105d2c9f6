"""Measures the recogniser, and prints tables that can stand in the docs: names, full names, speakers, speed and size.

    python -m training.evaluate                      # what rules may be written on, and the open sets
    python -m training.evaluate --only documents     # only the sets with this in their name, or `speed`
    python -m training.evaluate --errors             # also every mistake on the texts that rules may be written on
    python -m training.evaluate --held-out           # also what nobody has looked at (`make evaluate`): seldom

Names count when span and kind are exact. Of what is held out only figures are shown, and kinds of mistakes. A figure
that is looked at after every change is no longer one of unseen text. Sets that the net was trained on are not measured.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import lru_cache

from termreader.errors import TermreaderError
from training.measure import speed
from training.measure.linking import link_mistakes
from training.measure.names import Analyze, name_mistakes
from training.measure.sets import LabelledSet, document_sets, open_sets, passage_set, quotation_sets, together
from training.measure.speakers import speaker_mistakes
from training.measure.tables import (
    kinds_table,
    links_table,
    mistakes_listed,
    names_table,
    speakers_table,
    speed_table,
)
from training.peer import Compromise, start_peer

ARTICLE_WORDS = 4_000
"""A long article: what speed is measured on."""


def main() -> None:
    """Prints what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="PART", default="", help="documents, passages, quotations, speed, wnut17 …")
    parser.add_argument("--held-out", action="store_true", help="also our documents and quotations that are held out")
    parser.add_argument("--errors", action="store_true", help="list every mistake on the texts for development")
    given = parser.parse_args()
    peer = start_peer()
    try:
        shown = _print_all(given.only, peer, held_out=given.held_out, errors=given.errors)
    except TermreaderError as error:
        sys.exit(f"Not measured: {error}")
    finally:
        if isinstance(peer, Compromise):
            peer.close()
    if not shown:
        sys.exit(f"Nothing to measure is called “{given.only}”.")


def _print_all(only: str, peer: Compromise | str, *, held_out: bool, errors: bool) -> bool:
    """Whether anything was printed."""
    from termreader.analysis import analyze as slow_analyze

    analyze: Analyze = lru_cache(maxsize=None)(lambda text: slow_analyze(text))
    others: dict[str, Analyze] = {"rules alone": _rules_alone()}
    if isinstance(peer, Compromise):
        others["compromise"] = peer
    ours = [[part for part in sets if held_out or not part.unseen] for sets in (document_sets(), quotation_sets())]
    documents, quotations = (_chosen(sets, only) for sets in ours)
    with_names = [*together(documents), *_chosen([passage_set(), *open_sets()], only)]
    if isinstance(peer, str):
        print(f"{peer}\n")
    if only in "speed":
        _print_speed(peer if isinstance(peer, Compromise) else None)
    if with_names:
        _print_part("Names, exact spans", names_table(analyze, others, with_names))
        if not all(part.companies_apart for part in with_names):
            print("\\* the companies found that are organisations: the set does not part companies from others.\n")
    if documents:
        _print_part("Span and full name", links_table(analyze, together(documents)))
    if documents or quotations:
        _print_part("Who said it", speakers_table(analyze, [*together(documents), *together(quotations)]))
    if documents:
        parts = _by_use(documents)
        _print_part("Mistakes in names, by kind", kinds_table(analyze, name_mistakes, parts))
        _print_part("Wrong full names, by kind", kinds_table(analyze, link_mistakes, parts))
    if documents or quotations:
        parts = _by_use([*documents, *quotations])
        _print_part("Mistakes in quotations, by kind", kinds_table(analyze, speaker_mistakes, parts))
    if errors:
        print(*mistakes_listed(analyze, documents, names=True), sep="\n")
        print(*mistakes_listed(analyze, quotations, names=False), sep="\n")
    return bool(with_names or quotations) or only in "speed"


def _rules_alone() -> Analyze:
    """The recogniser without its net: what the net is worth."""
    from termreader.analysis.lexicon import load_lexicon
    from termreader.analysis.recogniser import recognise
    from termreader.analysis.tagger import RuleTagger

    tagger = RuleTagger(load_lexicon())
    return lambda text: recognise(text, (), "", "rules", tagger=tagger)


def _print_speed(peer: Compromise | None) -> None:
    text = speed.article_of(
        (document for part in document_sets() if not part.unseen for document in part.load()), ARTICLE_WORDS
    )
    print(f"# Speed and size\n\n{speed.machine()}; medians of {speed.PROCESSES} processes.\n", flush=True)
    theirs = speed.seconds_for(peer, text) if peer else None
    print(speed_table(speed.speed_on(text), theirs, speed.data_bytes(), speed.wheel_bytes()) + "\n", flush=True)


def _print_part(heading: str, tabled: str) -> None:
    print(f"# {heading}\n\n{tabled}\n", flush=True)


def _chosen(sets: Sequence[LabelledSet], only: str) -> list[LabelledSet]:
    return [part for part in sets if only in part.name]


def _by_use(sets: Sequence[LabelledSet]) -> dict[str, list[LabelledSet]]:
    parts = {"dev": [part for part in sets if not part.unseen], "held out": [part for part in sets if part.unseen]}
    return {name: those for name, those in parts.items() if those}


if __name__ == "__main__":
    main()
