"""Whom a pronoun, a role or “the firm” means beside a quotation; nobody, where it may be two."""

import pytest

from termreader.analysis import analyze


def speakers(text: str) -> list[str | None]:
    """Who says the quotations of a text, in order."""
    return [quotation.speaker for quotation in analyze(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The subject of the last sentence, not whoever was named last.
        ("Reto Aglu met Jan Berin at noon. Aglu was late.\n“I slept,” he said.", ["Reto Aglu"]),
        # Who is told something in the same breath is not the one.
        ("Reto Aglu met Jan Berin.\n“I slept,” he told Aglu.", ["Jan Berin"]),
        # A name that says “she” stands before one that says nothing.
        ("“You slept,” Dr. Sopheap Aglu told Mrs. Berin. She nodded. “I did,” she said.",
         ["Sopheap Aglu", "Berin"]),
        # An object is somebody else: “helped her” says nothing of Aglu.
        ("Carla Holm was there. Sopheap Aglu, who helped her, nodded. “We know,” he said.", ["Sopheap Aglu"]),
        # Another sentence says that she is a woman.
        ("Sopheap Aglu has run it since 2015. Her father lost a leg.\nCarl Rowe nodded to Aglu. “I did,” she said.",
         ["Sopheap Aglu"]),
        # Whose view a sentence opens with, it tells.
        ("Bo Falk wrote it. To Carl Rowe, a dealer, it is lazy. “I looked,” he said.", ["Carl Rowe"]),
        # Words in marks alone do not wear out the reach of a pronoun.
        ("“What?” Ana Silva asked Bo Falk.\n“Fish.”\n“Where?”\n“In a box.”\n“When?”\nHe sighed. “Now,” he said.",
         ["Ana Silva", "Bo Falk", "Ana Silva", "Bo Falk", "Ana Silva", "Bo Falk"]),
        # “She was eleven when Ana left” parts the two.
        ("Eva Holm wept.\nShe was eleven when Ana Silva left. “I wept too,” she said.", ["Eva Holm"]),
        # Whoever acts after the last words of a paragraph is meant by the next one.
        ("Bo Falk promised that it would stay “a fortress.” Carl Rowe thought so too.\n“I do,” he said.",
         ["Bo Falk", "Carl Rowe"]),
        # A sentence may end before a bracket.
        ("Ana Silva sat. (It rained.) Eva Holm sat.\n“I know,” she said.", ["Eva Holm"]),
        # What a woman tells “him” does not make her a man.
        ("Sopheap Aglu told him that he would be welcome. “Come at noon,” she said.", ["Sopheap Aglu"]),
        # Somebody in an apposition has a name.
        ("“I do,” said Ana Silva.\nHer friend of years, the poet Carl Rowe, did not.\nShe laughs.\n“No,” she says.",
         ["Ana Silva", "Ana Silva"]),
        # One who goes by “they”.
        ("Robin Aglu founded it. They wanted a printer.\n“It lied to me,” they said.", ["Robin Aglu"]),
        ("Ana Silva joined the miners. They sang.\n“We want bread,” they said.", [None]),
    ],
)  # fmt: skip
def test_a_pronoun_means_the_last_sentence_s_subject_whom_it_fits(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bo Falk resigned.\nA union official said that the crew had heard. “That is no way to go,” he said.",
        "Ana Silva met the press. A spokeswoman for the ministry spoke too. “It is handled,” she said.",
        "Bo Falk came.\nA colleague of Falk sighed. “He always does,” he said.",
        "Bo Falk resigned. “It is over,” said an aide. He wept. “All of it,” he said.",
    ],
)
def test_a_pronoun_after_somebody_without_a_name_is_nobody(text: str) -> None:
    assert None in speakers(text)
    assert speakers(text)[-1] is None


_PORTRAIT = "“I read,” says Ana Silva.\n\nSilva is 69.\n\nIn Hull they know Silva.\n\n"


@pytest.mark.parametrize(
    "between",
    [
        "Eva Holm, who won the prize, once called her “the best in all of Poland”.\n\nShe waves it away.\n\n",
        "The tea is cold.\n\nIt rains on the street.\n\nNobody comes.\n\nThe lamp is lit.\n\n",
        "A publisher in Bonn recently offered her a third of her fee.\n\n",
    ],
)
def test_a_pronoun_far_from_all_names_means_whom_the_text_is_about(between: str) -> None:
    assert speakers(f"{_PORTRAIT}{between}“It was a hotel room,” she says.")[-1] == "Ana Silva"


def test_two_who_speak_as_one_are_nobody_alone() -> None:
    text = "In an essay, Ana Silva and Acme cofounder Bo Falk noted that it was “the best shot at a better year”."
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("Critics say they all look the same.", "“They do, and so do the ones in London.”"),
        ("And what comes next?", "“Lusaka, in June.” She laughs. “Then I rest.”"),
    ],
)
def test_in_an_interview_a_remark_may_stand_for_a_question_and_a_laugh_in_an_answer(prompt: str, answer: str) -> None:
    text = (
        "Ana Silva builds houses.\n\nWhy do you build them?\n\n“Because nobody builds a car in the rain.”\n\n"
        f"{prompt}\n\n{answer}\n\nWhat was your biggest mistake?\n\n“Flat roofs. We do not talk of those.”"
    )
    assert set(speakers(text)) == {"Ana Silva"}


def test_who_asks_is_not_who_answers() -> None:
    text = "Bo Falk met the press.\nA reporter asked whether he was sorry.\n“No,” he replied."
    assert speakers(text) == ["Bo Falk"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who bears the role, by the word itself or another for it.
        ("Justice Ana Silva chairs it. Bo Falk asked for time. “No,” the judge said.", "Ana Silva"),
        ("Sen. Ana Silva held up a page. Bo Falk looked away. “Read it,” said the senator.", "Ana Silva"),
        ("Finance Minister Ana Silva met Foreign Minister Bo Falk. “No,” the foreign minister said.", "Bo Falk"),
        ("The arbiter, Ana Silva, looked at Bo Falk. “They are shoes,” the arbiter said.", "Ana Silva"),
        # The person whom the paragraph is about.
        ("Bo Falk came.\nAna Silva rejected that. The union leader said they had “not lifted a finger since March.”",
         "Ana Silva"),
        ("Bo Falk came.\nAna Silva laughed. “It was late,” the 33-year-old said.", "Ana Silva"),
        ("Bo Falk came.\nAna Silva laughed. “It was late,” the Ethiopian said.", "Ana Silva"),
        # An office is nobody without its holder, and neither is who was somebody before.
        ("Ana Silva fought the fire. “We will rebuild it,” the governor said.", None),
        ("Ana Silva wept. The butcher came. “We will rebuild it,” the butcher said.", None),
        ("Ana Silva smiled. One Acme engineer put it another way. “We will rebuild it,” the engineer said.", None),
        ("Foreign Minister Ana Silva came. “We will rebuild it,” the finance minister said.", None),
    ],
)  # fmt: skip
def test_a_role_means_who_has_it(text: str, expected: str | None) -> None:
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Robotics Ltd., which Holm Bank AG owns, said that it would appeal. “We shall win,” the company said.",
         "Acme Robotics Ltd."),
        ("Acme Robotics Ltd. fell. An industry group was blunter: “Who is next?” it asked.", None),
        ("The Northern Bank of Hull waited. Acme Robotics Ltd. fell. “We are listening,” the company said.",
         "Acme Robotics Ltd."),
        ("Acme Robotics Ltd. banned it in a memo. “Words are where it ends,” it began.", None),
        ("Ana Silva, the chief of the agency, left. The bank’s chief said it was “good for all of us”.", None),
        ("A lawyer for the landlord, Acme Robotics Ltd., called it “premature, if sincere”.", None),
        ("“We see that it is rare,” Ana Silva and her team wrote.", "Ana Silva"),
        ("A spokesman for Prime Minister Ana Silva said the deal was “good for all of us”.", None),
        ("Ana Silva waited. “It was written,” an executive of the rival said.", None),
        ("“We are sorry,” a spokesman for Acme Robotics Ltd. said.", None),
        ("“We are sorry,” an Acme Robotics Ltd. spokeswoman said.", None),
        ("“We are sorry,” said Acme Robotics Ltd. spokeswoman Ana Silva.", "Ana Silva"),
        ("Bo Falk of Acme Robotics Ltd. said it was time to “turn up the lights again.”", "Bo Falk"),
    ],
)  # fmt: skip
def test_a_company_speaks_itself_or_through_somebody_with_a_name(text: str, expected: str | None) -> None:
    assert speakers(text) == [expected]


def test_the_company_is_not_the_agency_that_spoke_last() -> None:
    text = (
        "Acme Robotics Ltd. fell. The Northern Space Agency waited. “We listen,” the agency said. "
        "“We sell it all,” said the company."
    )
    assert speakers(text) == ["Northern Space Agency", "Acme Robotics Ltd."]


def test_a_word_with_a_capital_before_the_verb_speaks_though_it_is_taken_for_no_name() -> None:
    assert speakers("Bo Falk waited. “Service has been restored,” Tellaris said at ten.") == ["Tellaris"]


def test_a_country_that_says_something_is_no_person_s_words() -> None:
    assert speakers("Ana Silva met Bo Falk. China said it would answer “with all necessary means”.") == [None]


@pytest.mark.parametrize(
    "words",
    [
        "“It was loud,” said residents.",
        "“It was loud,” officials in Kyiv said.",
        "“It was loud,” said people in the street.",
        "“It was loud,” said a person close to Bo Falk.",
        "“It was loud,” said one neighbour of Bo Falk’s.",
        "Residents who know Bo Falk said that it was “loud as the sea”.",
        "Bo Falk met two officials, who said the plan was “dead before it was written”.",
        "Bo Falk read a report that said he was “unfit to run a bath”.",
        "Bo Falk and Ana Silva said that they were “glad to be home again”.",
        "“It was loud,” said Bo Falk and Ana Silva.",
        "Bo Falk, accused of “stealing from the poor to feed the rich”, resigned.",
        "Bo Falk was described by colleagues as “the first to come and the last to go”.",
    ],
)
def test_who_is_named_beside_somebody_without_a_name_does_not_speak(words: str) -> None:
    assert speakers(words) == [None]
    assert speakers(f"“We won,” said Bo Falk.\n\n{words}")[-1] is None


def test_a_clause_parted_by_he_said_is_not_about_him() -> None:
    assert speakers("Ana Silva spoke. Bo Falk was, she said, “never the easiest of men”.") == ["Ana Silva"]


INTERVIEW = (
    "Sigrid Halvorsen became fisheries minister in March. Sigrid, 44, grew up in Bodø, and she met us at the quay.",
    "“Minister, why did you change the quotas?”",
    "“I changed them because the counts had changed. Nobody on the coast was surprised by that.”",
    "Per Lund, whom she followed, has called it a mistake. “It was done too soon,” Lund said by phone.",
    "“Was Lund asked?”",
    "“He was asked twice, and he answered once. I have his letter, and it is a friendly one.”",
    "“That is no answer.”",
    "“It is the only one that I can give you before the parliament has seen the papers.”",
    "The quay was empty, but for a trawler.",
    "“Will you stay in office?”",
    "“I will stay as long as they want me there, and not a day longer than that.”",
)


def test_in_an_interview_in_marks_the_answers_are_of_who_is_asked_and_the_questions_nobodys() -> None:
    assert speakers("\n".join(INTERVIEW)) == [
        None,
        "Sigrid Halvorsen",
        "Per Lund",
        None,
        "Sigrid Halvorsen",
        None,
        "Sigrid Halvorsen",
        None,
        "Sigrid Halvorsen",
    ]


def test_two_questions_with_answers_do_not_make_an_interview() -> None:
    assert speakers("\n".join(INTERVIEW[:4]))[1:] == [None, "Per Lund"]
