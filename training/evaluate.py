"""Measures the recogniser, and prints tables that can stand in the docs: names, full names, speakers, speed and size.

    python -m training.evaluate                      # what rules may be written on, and the open sets
    python -m training.evaluate --only documents     # only the sets with this in their name, or `speed`
    python -m training.evaluate --errors             # also every mistake on the texts that rules may be written on
    python -m training.evaluate --held-out           # also what nobody has looked at (`make evaluate`): seldom

Names count when span and kind are exact. Of what is held out only figures are shown, and kinds of mistakes. A figure
that is looked at after every change is no longer one of unseen text. Sets that the net was trained on are not measured.
Where a set does not part companies from other organisations, the companies found that are organisations stand with a *.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache

from termreader.analysis import analyze
from termreader.errors import TermreaderError
from training.formats import MODEL, TRAINING
from training.measure import speed
from training.measure.linking import link_mistakes
from training.measure.names import Analyze, name_mistakes
from training.measure.page import with_tables
from training.measure.sets import (
    LabelledSet,
    document_sets,
    open_sets,
    page_sets,
    passage_set,
    quotation_sets,
    together,
)
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

PAGE = TRAINING.parent / "docs" / "recognition.md"
CARD = MODEL.with_name("MODEL_CARD.md")
ARTICLE_WORDS = 4_000
"""A long article: what speed is measured on."""


def main() -> None:
    """Prints what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="PART", default="", help="documents, passages, quotations, pages, speed …")
    parser.add_argument("--held-out", action="store_true", help="also our documents and quotations that are held out")
    parser.add_argument("--errors", action="store_true", help="list every mistake on the texts for development")
    parser.add_argument("--write", action="store_true", help="put the tables into the docs and the model card")
    given = parser.parse_args()
    if given.write and given.only:
        parser.error("--write takes all tables: leave --only away")
    peer = start_peer()
    absent = [] if open_sets() else ["The open sets are not beside the repository: only our own texts are measured."]
    absent += [peer] if isinstance(peer, str) else []
    for sentence in absent:
        print(f"{sentence}\n")
    if given.write and absent:
        sys.exit("Nothing is written, for the tables would lack what the page has.")
    tables = {}
    try:
        for heading, tabled in _tables(given.only, peer, held_out=given.held_out):
            print(f"# {heading}\n\n{tabled}\n", flush=True)
            tables[heading] = tabled
        if given.errors:
            print(*_every_mistake(given.only), sep="\n")
        if given.write:
            for page, its_tables in ((PAGE, tables), (CARD, {"How it does": tables["Names"]})):
                page.write_text(with_tables(page.read_text(encoding="utf-8"), its_tables), encoding="utf-8")
    except TermreaderError as error:
        sys.exit(str(error))
    finally:
        if isinstance(peer, Compromise):
            peer.close()
    if not tables:
        sys.exit(f"Nothing to measure is called “{given.only}”.")


def _tables(only: str, peer: Compromise | str, *, held_out: bool) -> Iterator[tuple[str, str]]:
    """Headings and the tables under them."""
    names, others = _remembered(analyze), {"rules alone": _rules_alone()}
    if isinstance(peer, Compromise):
        others["compromise"] = peer
    ours = [[part for part in sets if held_out or not part.unseen] for sets in (document_sets(), quotation_sets())]
    documents, quotations = (_chosen(sets, only) for sets in ours)
    pages = _chosen(page_sets(), only)
    with_names = [*together(documents), *_chosen([passage_set(), *open_sets()], only)]
    if only in ("", "speed"):
        yield "What it costs", _speed(peer if isinstance(peer, Compromise) else None)
    if with_names:
        yield "Names", names_table(names, others, with_names)
    if documents:
        yield "Full names", links_table(names, together(documents))
    spoken = [*documents, *quotations, *pages]
    if spoken:
        yield "Who said it", speakers_table(names, [*together(documents), *together(quotations), *pages])
    if documents:
        yield "Mistakes in names", kinds_table(names, name_mistakes, _by_use(documents))
        yield "Mistakes in full names", kinds_table(names, link_mistakes, _by_use(documents))
    if spoken:
        yield "Mistakes in quotations", kinds_table(names, speaker_mistakes, _by_use(spoken))


def _every_mistake(only: str) -> list[str]:
    in_documents = mistakes_listed(analyze, _chosen(document_sets(), only), names=True)
    return in_documents + mistakes_listed(analyze, _chosen([*quotation_sets(), *page_sets()], only), names=False)


def _remembered(found: Analyze) -> Analyze:
    """The same, but no text is analysed twice."""
    return lru_cache(maxsize=None)(found)


def _rules_alone() -> Analyze:
    """The recogniser without its net: what the net is worth."""
    from termreader.analysis.recogniser import recognise
    from termreader.analysis.tagger import RuleTagger

    tagger = RuleTagger()
    return lambda text: recognise(text, (), "", "rules", tagger=tagger)


def _speed(peer: Compromise | None) -> str:
    text = speed.article_of(
        (document for part in document_sets() if not part.unseen for document in part.load()), ARTICLE_WORDS
    )
    theirs = speed.seconds_for(peer, text) if peer else None
    return speed_table(speed.speed_on(text), theirs, speed.data_bytes(), speed.wheel_bytes())


def _chosen(sets: Sequence[LabelledSet], only: str) -> list[LabelledSet]:
    return [part for part in sets if only in part.name]


def _by_use(sets: Sequence[LabelledSet]) -> dict[str, list[LabelledSet]]:
    parts = {"dev": [part for part in sets if not part.unseen], "held out": [part for part in sets if part.unseen]}
    return {name: those for name, those in parts.items() if those}


if __name__ == "__main__":
    main()
