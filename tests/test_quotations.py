"""Direct speech and its speakers: a test for each way in which a text says who speaks, and for what is no speech."""

import pytest

from termreader.analysis import analyze
from termreader.analysis.quote_marks import quoted_stretches
from termreader.model import Block, BlockKind


def spoken(text: str) -> list[tuple[str | None, str]]:
    """The quotations of a text: speaker and words."""
    return [(quotation.speaker, text[quotation.start : quotation.end]) for quotation in analyze(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The cue after.
        ("“We sold it,” said Ana Silva, the owner.", [("Ana Silva", "We sold it,")]),
        ("“We sold it,” Ana Silva, 42, said.", [("Ana Silva", "We sold it,")]),
        ("“We sold it,” says the firm’s lawyer, Ana Silva.", [("Ana Silva", "We sold it,")]),
        ("“We sold it,” said Mr. Holm’s lawyer.", [(None, "We sold it,")]),
        ("“We sold it,” said a spokeswoman for Ana Silva.", [(None, "We sold it,")]),
        ("“We sold it,” Ana Silva, a teacher in Hull, told the Post.", [("Ana Silva", "We sold it,")]),
        ("“We sold it,” wailed Ana Silva.", [("Ana Silva", "We sold it,")]),
        ("“Nobody had read it,” according to Ana Silva.", [("Ana Silva", "Nobody had read it,")]),
        ("“Did you sell it?” Ana Silva wanted to know.", [("Ana Silva", "Did you sell it?")]),
        # The cue before.
        ("Ana Silva said: “We sold it.”", [("Ana Silva", "We sold it.")]),
        ("The owner, Ana Silva, said on Monday, “We sold it.”", [("Ana Silva", "We sold it.")]),
        ("As Ana Silva puts it, “you can’t tax a cloud.”", [("Ana Silva", "you can’t tax a cloud.")]),
        ("Ana Silva: “We sold it.” Bo Falk: “No.”", [("Ana Silva", "We sold it."), ("Bo Falk", "No.")]),
        ("Ana Silva called it “a gift to people who hate ships.”", [("Ana Silva", "a gift to people who hate ships.")]),
        # The cue in the middle, and what goes on after it.
        ("“We sold it,” said Ana Silva, “and wept. Then we slept.”",
         [("Ana Silva", "We sold it,"), ("Ana Silva", "and wept. Then we slept.")]),
        ("“We sold it,” said Ana Silva. “Nobody wept.”",
         [("Ana Silva", "We sold it,"), ("Ana Silva", "Nobody wept.")]),
        # Pronouns.
        ("Ana Silva wept. “We sold it,” she said.", [("Ana Silva", "We sold it,")]),
        ("Ana Silva met Bo Falk. “You’re late,” he said. “The train was,” she said.",
         [("Bo Falk", "You’re late,"), ("Ana Silva", "The train was,")]),
        ("Ana Silva stood where Bo Falk was sitting. “You will regret it,” she told Falk.",
         [("Ana Silva", "You will regret it,")]),
        ("Ana Silva spoke. A former colleague sighed. “She always does,” he said.", [(None, "She always does,")]),
        # Roles, companies and bodies.
        ("Ana Silva is the chief scientist. “Thank the hen,” the chief scientist said.",
         [("Ana Silva", "Thank the hen,")]),
        ("“We regret it,” Acme Robotics Ltd. said.", [("Acme Robotics Ltd.", "We regret it,")]),
        ("Acme Robotics Ltd. fell. “We regret it,” the company said.", [("Acme Robotics Ltd.", "We regret it,")]),
        ("The Northern Space Agency waited. “We are listening,” the agency said.",
         [("Northern Space Agency", "We are listening,")]),
        # Nested quotations are part of the outer one.
        ("“They said, ‘You are old,’ so I ran,” recalled Ana Silva.",
         [("Ana Silva", "They said, ‘You are old,’ so I ran,")]),
        # Two in one sentence, of whom one is too short.
        ("Critics called it “bad” and “the most dangerous thing yet.”", [(None, "the most dangerous thing yet.")]),
    ],
)  # fmt: skip
def test_the_speaker_is_found(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We sold it,” said Ana Silva.", "We sold it,"),
        ('"We sold it," said Ana Silva.', "We sold it,"),
        ("‘We don’t sell,’ said Ana Silva.", "We don’t sell,"),
        ("'We don't sell,' said Ana Silva.", "We don't sell,"),
        ("«Nous vendons», a déclaré Ana Silva.", "Nous vendons"),
        ("« Nous vendons tout, » dit Ana Silva.", "Nous vendons tout,"),
        ("„Wir verkaufen“, sagte Ana Silva.", "Wir verkaufen"),
        ("»Wir verkaufen«, sagte Ana Silva.", "Wir verkaufen"),
        ("”We sold it,” said Ana Silva.", "We sold it,"),
        ("‘“Sorry, Ana” is all he said,’ said Ana Silva.", "“Sorry, Ana” is all he said,"),
        ("‘’Twas in ’63, the dogs’ year,’ said Ana Silva.", "’Twas in ’63, the dogs’ year,"),
        ("“We sold it, said Ana Silva.", "We sold it,"),
        ("We sold the whole lot,” insisted Ana Silva.", "We sold the whole lot,"),
        ('“We sold it," said Ana Silva.', "We sold it,"),
    ],
)
def test_all_usual_marks_are_known_and_left_out(text: str, words: str) -> None:
    assert spoken(text) == [("Ana Silva", words)]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green” fund owns oil wells, and the word “sustainable” is in its name.",
        "Her film, “A Long Way from Porto,” opens on Friday.",
        "CTO Andrew “Boz” Bosworth left.",
        'Marcus Dell is 6\' 4" and wears a size 15" collar.',
        "The boys’ club and the girls’ club met in ’09.",
        "It released the model “free for research and commercial use.”",
        "A post called “Open Source Is the Path Forward,” made it clear.",
    ],
)
def test_scare_quotes_titles_nicknames_and_inches_are_nobody_s_speech(text: str) -> None:
    assert spoken(text) == []


def test_a_quotation_left_open_goes_on_where_the_next_paragraph_opens_a_mark() -> None:
    text = "Ana Silva wrote:\n“I came as a teller.\n“I leave as a chief.\n“Be kind.”\nThe board has met."
    assert spoken(text) == [
        ("Ana Silva", "I came as a teller."),
        ("Ana Silva", "I leave as a chief."),
        ("Ana Silva", "Be kind."),
    ]


def test_a_missing_closing_mark_ends_at_the_paragraph_s_end() -> None:
    text = "“I know,” says Ana Silva. “At the end of the day, we need it.\n\nThe firm is calm."
    assert spoken(text) == [("Ana Silva", "I know,"), ("Ana Silva", "At the end of the day, we need it.")]


def test_two_take_turns() -> None:
    text = "“Did you sign?” asked Ana Silva.\n“I did,” said Bo Falk.\n“Why?”\n“You told me to.”"
    assert [speaker for speaker, _ in spoken(text)] == ["Ana Silva", "Bo Falk", "Ana Silva", "Bo Falk"]


def test_one_speaker_goes_on_over_paragraphs_when_nobody_else_is_there() -> None:
    text = "The foreman, Ana Silva, described it.\n“There was no bang,” she said.\n“It was like a curtain being drawn.”"
    assert [speaker for speaker, _ in spoken(text)] == ["Ana Silva", "Ana Silva"]


def test_a_pull_quote_belongs_to_its_line_of_credit() -> None:
    text = (
        "The lab closed.\n\n“It was like finding your own diary in a window.”\n\nCARLA HOLM, on the leak\n\nIt opened."
    )
    assert spoken(text)[0][0] == "CARLA HOLM"


def test_blocks_say_which_line_is_a_credit() -> None:
    quote, credit = "“Nobody had read the one thing that mattered.”", "Ana Silva, as she told the inquiry."
    before = "Bo Falk met Cy Rowe.\n\n"
    text = f"{before}{quote}\n\n{credit}"
    start = len(before)
    blocks = (
        Block(BlockKind.PARAGRAPH, 0, start - 2),
        Block(BlockKind.PULLQUOTE, start, start + len(quote)),
        Block(BlockKind.ATTRIBUTION, start + len(quote) + 2, len(text)),
    )
    assert [found.speaker for found in analyze(text).quotations] == [None]
    assert [found.speaker for found in analyze(text, blocks=blocks).quotations] == ["Ana Silva"]


def test_words_quoted_twice_have_one_speaker() -> None:
    text = "“I would do it again”: mayor defends toll\n\nAna Silva spoke. “I would do it again, and sooner,” she said."
    assert spoken(text) == [("Ana Silva", "I would do it again"), ("Ana Silva", "I would do it again, and sooner,")]


def test_a_stretch_is_told_from_what_stands_around_it() -> None:
    text = "He said “yes” and «no»."
    stretches = quoted_stretches(text, [(0, len(text))])
    assert [(text[stretch.start : stretch.end], stretch.closed) for stretch in stretches] == [
        ("yes", True),
        ("no", True),
    ]
