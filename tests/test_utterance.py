"""A quotation that its cue parts in two is one passage, word for word; what is not surely one is not."""

import pytest

from termreader.model import Quotation, Span
from termreader.text.utterance import utterance_of

WHOLE = "“We asked,” said Dr. Olsen, who chairs it. “Nobody answered. We asked again.”"


def quotations_in(text: str, speakers: str) -> list[Quotation]:
    """What stands in curly marks, said by those whose letters `speakers` has; `?` is nobody known, `-` no speech."""
    found: list[Quotation] = []
    at = 0
    for speaker in speakers:
        start = text.index("“", at) + 1
        at = text.index("”", start)
        named = None if speaker == "?" else speaker
        found.append(Quotation(start, at, named, named and f"person/{named}"))
    return found


@pytest.mark.parametrize(
    ("text", "speakers", "which", "passage"),
    [
        (f"On Monday: {WHOLE} Then they left.", "aa", 0, WHOLE),
        (f"On Monday: {WHOLE} Then they left.", "aa", 1, WHOLE),
        ("“But,” he said, “Olsen must pay.”", "aa", 0, "“But,” he said, “Olsen must pay.”"),
        ("“One,” she said, “two,” she said, “three.”", "aaa", 1, "“One,” she said, “two,” she said, “three.”"),
        ("“We had a plan,” Olsen says: “Ask them all.”", "aa", 0, "“We had a plan,” Olsen says: “Ask them all.”"),
        ("“He said ‘no’,” says Olsen. “I said ‘yes.’”", "aa", 0, "“He said ‘no’,” says Olsen. “I said ‘yes.’”"),
        ("“Who?” asked Olsen. “And when?”", "aa", 1, "“Who?” asked Olsen. “And when?”"),
        # A report that quotes words is no utterance, wherever its words stand.
        ("It is “the big puzzle,” says Olsen, adding that it’s “hard to solve” alone.", "aa", 1, "hard to solve"),
        ("It is “the big puzzle,” says Olsen, adding that it’s “hard to solve” alone.", "aa", 0, "the big puzzle,"),
        ("The claim “Is false,” said Olsen. “We know.”", "aa", 0, "Is false,"),
        ("“We asked,” said Olsen. “Nobody” is a hard word.", "aa", 0, "We asked,"),
        ("“We asked,” said Olsen, who told “nobody at all.”", "aa", 0, "We asked,"),
        ("“We asked.” Still, Olsen said later, “Nobody answered.”", "aa", 0, "We asked."),
        (
            "“We asked,” she said. “We did.” The sea, Olsen held, is “only water.”",
            "aaa",
            0,
            "“We asked,” she said. “We did.”",
        ),
        # What begins in mid-sentence is left out of the utterance after it.
        ("Olsen “was asked,” he said. “We answered,” he said. “Twice.”", "aaa", 2, "“We answered,” he said. “Twice.”"),
        # Another speaks, nobody knows who speaks, or something else is told in between.
        ("“We asked,” said Olsen. “Nobody did,” said Berg.", "ab", 0, "We asked,"),
        ("“We asked,” one said. “Nobody answered.”", "??", 0, "We asked,"),
        ("“We asked,” Olsen said. She looked at the sea. “Nobody answered.”", "aa", 0, "We asked,"),
        (f"“We asked,” said Olsen, {'who chairs it and ' * 20}. “Nobody answered.”", "aa", 0, "We asked,"),
        # Words in marks that are no speech stand between.
        ("“We asked,” said Olsen of the “Alma”. “Nobody answered.”", "a-a", 0, "We asked,"),
    ],
)
def test_parts_around_one_cue_are_one_passage(text: str, speakers: str, which: int, passage: str) -> None:
    quotations = [quotation for quotation in quotations_in(text, speakers) if quotation.speaker != "-"]
    start, end = utterance_of(text, quotations, quotations[which], Span(0, len(text)))
    assert text[start:end] == passage
