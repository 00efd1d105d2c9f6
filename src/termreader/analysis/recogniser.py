"""The recogniser's parts in their order: tokens, candidates, the document pass, entities, quotations.

What a reader said of names goes above each of them.
"""

from collections.abc import Sequence

from termreader.analysis.corrections import Corrected
from termreader.analysis.document_pass import decide_names
from termreader.analysis.entities import resolve_entities
from termreader.analysis.lexicon import load_lexicon
from termreader.analysis.quotations import find_quotations
from termreader.analysis.tagger import RuleTagger, Tagger
from termreader.analysis.tokens import tokenize
from termreader.model import Analysis, Block, Correction


def recognise(
    text: str,
    blocks: Sequence[Block],
    title: str,
    version: str,
    corrections: Sequence[Correction] = (),
    tagger: Tagger | None = None,
) -> Analysis:
    """The analysis of one text by `tagger`, the shipped one unless given, held to `corrections`."""
    lexicon = load_lexicon()
    tokens = tokenize(text, blocks)
    chosen = tagger if tagger is not None else RuleTagger(lexicon)
    corrected = Corrected(tokens, corrections, lexicon)
    names, bodies = decide_names(tokens, corrected.candidates(chosen.tag(tokens)), lexicon)
    mentions, entities = corrected.merged(*resolve_entities(tokens, corrected.names(names), lexicon))
    quotations = find_quotations(tokens, mentions, entities, bodies)
    return Analysis(version, mentions, entities, quotations)
