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
        ("Ana Silva spoke to Bo Falk.\nAS: “You sold it?”\nBF: “We sold it.”",
         [("Ana Silva", "You sold it?"), ("Bo Falk", "We sold it.")]),
        ("Ana Silva smiled. Her answer took two words: “Next year.”", [("Ana Silva", "Next year.")]),
        ("“Which March?” Ana Silva asked.", [("Ana Silva", "Which March?")]),
        ("14:05 Fire chief Ana Silva: “We sold it.”", [("Ana Silva", "We sold it.")]),
        ("Bo Falk came. Ana Silva’s statement added, “We sold it.”", [("Ana Silva", "We sold it.")]),
        ("Ana Silva sent nine letters. The last said, “No.”", [(None, "No.")]),
        ("Ana Silva: “We sold it.” Bo Falk: “No.”", [("Ana Silva", "We sold it."), ("Bo Falk", "No.")]),
        ("Ana Silva called it “a gift to people who hate ships.”", [("Ana Silva", "a gift to people who hate ships.")]),
        # The cue in the middle, and what goes on after it.
        ("“We sold it,” said Ana Silva, “and wept. Then we slept.”",
         [("Ana Silva", "We sold it,"), ("Ana Silva", "and wept. Then we slept.")]),
        ("“We sold it,” said Ana Silva. “Nobody wept.”",
         [("Ana Silva", "We sold it,"), ("Ana Silva", "Nobody wept.")]),
        ("“We wept,” said Ana Silva, “you laughed,” and she did so, “and he slept.”",
         [("Ana Silva", "We wept,"), ("Ana Silva", "you laughed,"), ("Ana Silva", "and he slept.")]),
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
        # Labels, credits and towns that hang on a name.
        ("“We sold it.” — Ana Silva", [("Ana Silva", "We sold it.")]),
        ("“We sold it,” Ana Silva of South Dakota said.", [("Ana Silva", "We sold it,")]),
        ("Ana Silva refused to go, adding: “We sold it.”", [("Ana Silva", "We sold it.")]),
        ("Ana Silva sells rice; Bo Falk, of Acme Robotics Ltd., differed. Falk, she said, had “sold it for a song.”",
         [("Ana Silva", "sold it for a song.")]),
        ("“We sold it!” shouted somebody.", [(None, "We sold it!")]),
        # A stop inside the marks of a quotation within.
        ("“We wept,” Ana Silva said. “Somebody said, ‘It was me.’”",
         [("Ana Silva", "We wept,"), ("Ana Silva", "Somebody said, ‘It was me.’")]),
        ("“We wept,” Ana Silva said. “No.”", [("Ana Silva", "We wept,"), ("Ana Silva", "No.")]),
        # The last words of a sentence in marks are said, however few, when the sentence reports.
        ("Ana Silva said that it was “gone.”", [("Ana Silva", "gone.")]),
        ("Ana Silva, said Bo Falk, told it as a “joke.”", []),
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
        ("We sold the whole lot,” the actress Ana Silva recalled.", "We sold the whole lot,"),
        ('“We sold it," said Ana Silva.', "We sold it,"),
        ('"We sold it,” said Ana Silva. A "sale", then.', "We sold it,"),
        ("‘42 came, and $9 was left,’ said Ana Silva.", "42 came, and $9 was left,"),
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
        "Bo Falk, “the father of chaos,” started a small revolution.",
        "Ana Silva stood under a banner that read “Not one more winter in the cold!”",
        "The shop has a dog and a slogan: “We sell it and you weep!”",
        "“Rest in peace”, said one placard. “Give it a rest”, said another.",
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


def test_a_cue_in_the_next_part_of_a_quotation_left_open_tells_whose_all_of_it_is() -> None:
    text = "Ana Silva sat there. “I did,” said Silva.\n\n“It is open and goes.\n\n“It ends,” said Bo Falk."
    assert [speaker for speaker, _ in spoken(text)] == ["Ana Silva", "Bo Falk", "Bo Falk"]


def test_words_at_the_head_are_not_of_whom_the_end_is_about() -> None:
    text = "“Never again.”\n\nIt rained in Hull.\n\nBo Falk came. “We won,” said Falk.\n\nPhoto: Ana Silva"
    assert spoken(text)[0] == (None, "Never again.")


def test_speech_in_a_paragraph_of_capitals_has_its_speaker() -> None:
    text = "Larry Kellner came.\n\n“IT IS TIME TO GO,” KELLNER SAID. “WE ARE LATE.”\n\nHe went."
    assert [speaker for speaker, _ in spoken(text)] == ["Larry Kellner", "Larry Kellner"]


def test_two_take_turns() -> None:
    text = "“Did you sign?” asked Ana Silva.\n“I did,” said Bo Falk.\n“Why?”\n“You told me to.”"
    assert [speaker for speaker, _ in spoken(text)] == ["Ana Silva", "Bo Falk", "Ana Silva", "Bo Falk"]


def test_one_speaker_goes_on_over_paragraphs_when_nobody_else_is_there() -> None:
    text = "The foreman, Ana Silva, described it.\n“There was no bang,” she said.\n“It was like a curtain being drawn.”"
    assert [speaker for speaker, _ in spoken(text)] == ["Ana Silva", "Ana Silva"]


def test_a_long_statement_goes_on_in_the_next_paragraph_whoever_else_is_there() -> None:
    text = (
        "Bo Falk heard it first.\n"
        "“The boys with the guns ask me for it, and I give it to them,” said Ana Silva, who is a nurse.\n"
        "“So now I start with the boys. Then sometimes they let me through to the mothers.”"
    )
    assert [speaker for speaker, _ in spoken(text)] == ["Ana Silva", "Ana Silva"]


def test_a_long_answer_is_not_given_to_who_asked() -> None:
    text = (
        "“How many of you were there at the gate in the night?” Bo Falk asked Ana Silva.\n"
        "“There were nine of us and two dogs, and one of the dogs had been there before.”"
    )
    assert [speaker for speaker, _ in spoken(text)] == ["Bo Falk", None]


def test_words_alone_in_a_paragraph_are_of_the_person_whom_the_one_before_is_about() -> None:
    text = "Bo Falk sells chairs.\n\nAna Silva remembers the flood. Her shop stood on the corner.\n\n“I left it there.”"
    assert spoken(text) == [("Ana Silva", "I left it there.")]


def test_nobody_is_taken_to_speak_of_himself_by_name() -> None:
    text = "Bo Falk sells chairs.\n\nAna Silva remembers the flood.\n\n“I told Silva to leave it there.”"
    assert spoken(text) == [(None, "I told Silva to leave it there.")]


def test_words_at_the_head_are_of_the_person_named_next() -> None:
    text = "“I was never going to open a second one”\n\nAna Silva on fire and rice\n\nAna Silva cooked with Bo Falk."
    assert spoken(text) == [("Ana Silva", "I was never going to open a second one")]


@pytest.mark.parametrize(("question", "answer"), [("", ""), ("Q: ", "A: ")])
def test_answers_in_an_interview_are_of_the_person_introduced(question: str, answer: str) -> None:
    text = (
        "Ana Silva has run the port since 2015. Her deputy is Bo Falk.\n\n"
        f"{question}What do you like?\n\n{answer}“The cranes, when it is dark.”\n\n"
        f"{question}And what not?\n\n{answer}“Bo Falk’s tea.”\n\n"
        "“It is good tea,” Falk said.\n\n"
        f"{question}Tell us about your boats.\n\n{answer}“They leak.”"
    )
    speakers = ["Ana Silva", "Ana Silva", "Bo Falk", "Ana Silva"]
    assert [speaker for speaker, _ in spoken(text)] == speakers


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a report begins, goes on after “and”, with fewer words where they are whole by themselves.
        ("Ana Silva said that it was “not for sale at any price” and that she saw “no reason” to hurry.",
         [("Ana Silva", "not for sale at any price"), ("Ana Silva", "no reason")]),
        ("Ana Silva described it as “a tax on people who work” and its authors as “men who do not”.",
         [("Ana Silva", "a tax on people who work"), ("Ana Silva", "men who do not")]),
        ("Ana Silva said that the bank, known as the “bad bank”, was “neither bad nor much of a bank”.",
         [("Ana Silva", "neither bad nor much of a bank")]),
        # In the middle of a sentence.
        ("Ana Silva said that it was “far too early” to speak of a cause.", [("Ana Silva", "far too early")]),
        ("Ana Silva warned of “a very long winter for us” unless they moved.",
         [("Ana Silva", "a very long winter for us")]),
        ("Ana Silva blamed “an act that nobody could foresee” for it.",
         [("Ana Silva", "an act that nobody could foresee")]),
        ("Ana Silva said she had come “to be patient and to be loud” about it.",
         [("Ana Silva", "to be patient and to be loud")]),
        # Whoever it was, it is said.
        ("A man who was walking past said it was “about time somebody came”, and went.",
         [(None, "about time somebody came")]),
        ("The court found that the firm had known “for not less than nine days” of it.",
         [(None, "for not less than nine days")]),
        # After an article, where nothing tells of a name for a thing.
        ("Ana Silva said the flag now has a “strong rationale”.", [("Ana Silva", "strong rationale")]),
        ("Ana Silva told Reuters.info that the U.N. is “working on a list of those who left”.",
         [("Ana Silva", "working on a list of those who left")]),
        # What somebody calls a thing.
        ("Ana Silva called the remark “a reasonable point”.", [("Ana Silva", "a reasonable point")]),
        ("Ana Silva described the thought that all of them had lied for years as “certainly absurd”.",
         [("Ana Silva", "certainly absurd")]),
        ("Ana Silva credited him with “ending the years of debt”.", [("Ana Silva", "ending the years of debt")]),
        ("Yi was described as “the last prince who still lives here” by Ana Silva, who met him.",
         [("Ana Silva", "the last prince who still lives here")]),
        # One word for how it goes.
        ("Ana Silva warned that sales would fall “significantly” this year.", [("Ana Silva", "significantly")]),
        # Said outright, however short.
        ("Ana Silva said “yes.” Bo Falk tweeted “gm.”", [("Ana Silva", "yes."), ("Bo Falk", "gm.")]),
        ("Ana Silva said only: “Ask Antonia.”", [("Ana Silva", "Ask Antonia.")]),
        ("Ana Silva cut the price, writing that “demand is gone.”", [("Ana Silva", "demand is gone.")]),
        ("A man without a name said that the claim is “absolutely not true.”", [(None, "absolutely not true.")]),
        # Verbs that are no verbs of saying here.
        ("Ana Silva wanted to build “a house on the hill of dreams”.", []),
        ("Ana Silva put it in “a box from the old house”, and went on a “tour of the old north country”.", []),
        # Names for things.
        ("Ana Silva said “Macbeth” was a bore.", []),
        ("Ana Silva opened what she calls an “enhanced review” of it.", []),
        ("Ana Silva said that its “dark store” network sells “net zero” fuel.", []),
        ("Ana Silva called it a “blazing furnace” and spoke of “understandable anger”.", []),
        ("Ana Silva said that she was born in what was then the “iron belt” of the north.", []),
    ],
)  # fmt: skip
def test_a_part_of_a_sentence_is_said_where_the_sentence_reports_it(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Silva, of the Royal Society, said that rules were not enough for any of those who had to live by them.",
        "Ana Silva, the critic, described his work as serious and solid, and never as flamboyant or as hard to like.",
    ],
)
def test_words_after_a_sentence_that_reports_somebody_s_are_of_the_same(sentence: str) -> None:
    assert spoken(f"{sentence} “The others do not keep to them.”") == [("Ana Silva", "The others do not keep to them.")]


_SPOKE = "“I sold it in May,” said Ana Silva, who had the shop.\n\n"


@pytest.mark.parametrize(
    "between",
    [
        "The street is quiet now. Below it lies the river.",
        "She laughs, and pours coffee into glasses.",
        "The river is high.\n\nA crane stands in the mist.",
        "Her teacher, Carl Rowe, said that she had no ear.\n\n“He was right about that.”\n\nIt rains.",
    ],
)
def test_one_goes_on_after_narration_in_which_nobody_else_came_up(between: str) -> None:
    text = f"{_SPOKE}{between}\n\n“They will be back, they always come in the spring.”"
    assert {speaker for speaker, _ in spoken(text)} == {"Ana Silva"}


@pytest.mark.parametrize(
    "between",
    [
        "Next door a man is painting a fence.",
        "Her mother watches from the window.",
        "A sign hangs in the window.",
        "Others in the town are less sure of that.",
        "The ministry sees it otherwise.",
        "The Holm Herald took a harder line.",
        "He came in at nine, and it rained.",
        "“It was cold,” said a neighbour.\n\nThe street is quiet now.",
    ],
)
def test_nobody_goes_on_after_narration_in_which_somebody_else_came_up(between: str) -> None:
    text = f"{_SPOKE}{between}\n\n“They will be back, they always come in the spring.”"
    assert spoken(text)[-1][0] is None


def test_words_that_say_he_are_not_his_of_whom_the_paragraph_before_is() -> None:
    text = "Ana Silva cooks.\n\nThe critic Carl Rowe gave her nine points.\n\n“I met him later, and he said the soup.”"
    assert spoken(text)[-1][0] != "Carl Rowe"


@pytest.mark.parametrize(
    "before",
    [
        "A woman at the gate, whose brother works for Bo Falk, wept.",
        "Two residents stood beside the car of Bo Falk.",
    ],
)
def test_a_paragraph_about_somebody_without_a_name_gives_the_next_one_no_speaker(before: str) -> None:
    assert spoken(f"{before}\n\n“We saw it come in over the roofs and we ran.”")[-1][0] is None


def test_somebody_without_a_name_goes_on_and_it_is_not_who_spoke_before() -> None:
    text = "“It was loud,” said Bo Falk.\n\n“It was a bomb,” said a neighbour.\n\n“We ran for it.”"
    assert [speaker for speaker, _ in spoken(text)] == ["Bo Falk", None, None]


def test_an_interviewer_without_a_name_asks_and_the_one_person_answers() -> None:
    text = (
        "Bo Falk has climbed them all. He is sitting in the garden.\n\n“Does it hurt?”\n\n“Only when people ask.”\n\n"
        "“You said that you would stop.”\n\n“I said that I would stop when it stopped being fun.”"
    )
    assert [speaker for speaker, _ in spoken(text)] == [None, "Bo Falk", None, "Bo Falk"]
