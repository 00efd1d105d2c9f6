"""The recogniser's parts in their order: tokens, candidates, the document pass, entities, quotations.

What a reader said of names goes above each of them.
"""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from termreader.analysis.corrections import Corrected
from termreader.analysis.document_pass import decide_names
from termreader.analysis.entities import resolve_entities
from termreader.analysis.foreign.detection import language_of
from termreader.analysis.foreign.names import names_alone
from termreader.analysis.lexicon import load_lexicon
from termreader.analysis.net_tagger import shipped_tagger
from termreader.analysis.page import read_page
from termreader.analysis.quotations import find_quotations
from termreader.analysis.tagger import Tagger
from termreader.analysis.tokens import tokenize
from termreader.model import Analysis, Block, BlockKind, Correction


def recognise(
    text: str,
    blocks: Sequence[Block],
    title: str,
    version: str,
    corrections: Sequence[Correction] = (),
    tagger: Tagger | None = None,
) -> Analysis:
    """The analysis of one text by `tagger`, the shipped one unless given, held to `corrections`.

    The title is read with the text, so that its names count as seen, and then left out.
    """
    lexicon = load_lexicon()
    titled, blocks, offset = _with_title(text, blocks, title)
    tokens = tokenize(titled, blocks)
    page = read_page(tokens, lexicon)
    first = bisect_left(tokens.starts, offset)
    chosen = tagger if tagger is not None else shipped_tagger()
    corrected = Corrected(tokens, corrections, lexicon, first)
    names, bodies = decide_names(page, corrected.candidates(chosen.tag(page)))
    language = language_of(tokens.lower)
    if language is not None:
        names = names_alone(tokens, language, names)
    own = [name for name in corrected.names(names) if name.first >= first]
    mentions, entities = corrected.merged(*resolve_entities(tokens, own, lexicon))
    quotations = find_quotations(tokens, mentions, entities, [body for body in bodies if body[0] >= first], language)
    if offset:
        mentions = tuple(
            replace(mention, start=mention.start - offset, end=mention.end - offset) for mention in mentions
        )
        quotations = tuple(
            replace(quotation, start=quotation.start - offset, end=quotation.end - offset)
            for quotation in quotations
            if quotation.start >= offset
        )
    return Analysis(version, mentions, entities, quotations)


def _with_title(text: str, blocks: Sequence[Block], title: str) -> tuple[str, Sequence[Block], int]:
    """The text after its title, the blocks where they then stand, and how far it moved."""
    heading = " ".join(title.split())
    if not heading or not text:
        return text, blocks, 0
    offset = len(heading) + 2
    if not blocks:
        return f"{heading}\n\n{text}", blocks, offset
    moved = [replace(block, start=block.start + offset, end=block.end + offset) for block in blocks]
    return f"{heading}\n\n{text}", [Block(BlockKind.HEADING, 0, len(heading), 1), *moved], offset
