"""Persons and companies in short texts: a test for each thing the document pass must know."""

import pytest

from termreader.analysis import analyze
from termreader.model import Block, BlockKind


def names(text: str) -> list[str]:
    """The mentions of a text in order, `P` or `C` before each."""
    return [f"{mention.kind[0].upper()} {text[mention.start : mention.end]}" for mention in analyze(text).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Titles, possessives and marks are outside; nicknames between marks are inside.
        ("Mr. Zuckerberg’s plan", ["P Zuckerberg"]),
        ("Dr. Amina bin Yusuf met Prime Minister Ada Holm.", ["P Amina bin Yusuf", "P Ada Holm"]),
        ("CTO Andrew “Boz” Bosworth left. Boz laughed.", ["P Andrew “Boz” Bosworth", "P Boz"]),
        ("“Meta” is a company that sells Meta’s ads.", ["C Meta", "C Meta"]),
        # Hyphens.
        ("The Meta-owned app and the Microsoft-backed start-up lost.", ["C Meta", "C Microsoft"]),
        ("Ahmad Al-Dahle met Nora McClinton-Holland.", ["P Ahmad Al-Dahle", "P Nora McClinton-Holland"]),
        ("Lee Jae-myung met Li Ka-shing in Seoul.", ["P Lee Jae-myung", "P Li Ka-shing"]),
        ("Non-Google phones, and phones that Google makes", ["C Google", "C Google"]),
        # Particles and initials.
        ("Jan van der Berg wrote to J. K. Rowling.", ["P Jan van der Berg", "P J. K. Rowling"]),
        ("Abdul al-Rashid met George R. R. Martin in St. Louis.", ["P Abdul al-Rashid", "P George R. R. Martin"]),
        # Appositives and roles.
        ("the payments company Stripe hired the chef Marco Bellotti", ["C Stripe", "P Marco Bellotti"]),
        ("Parse, a company that built tools, was sold.", ["C Parse"]),
        ("Shweta Khajuria, an analyst at Wolfe Research, agreed.", ["P Shweta Khajuria", "C Wolfe Research"]),
        ("Spotify’s chief executive, Daniel Ek, said no.", ["C Spotify", "P Daniel Ek"]),
        ("Nvidia’s Jensen Huang wore black.", ["C Nvidia", "P Jensen Huang"]),
        ("His daughter, Ilse, watched from the van.", ["P Ilse"]),
        ("Sam McLeod, 35, a developer, deleted it.", ["P Sam McLeod"]),
        ("the founder of the start-up Pastel Network", ["C Pastel Network"]),
        # Suffixes and cues.
        ("Meta Platforms Inc. and Acme Robotics Ltd. merged.", ["C Meta Platforms Inc.", "C Acme Robotics Ltd."]),
        ("JPMorgan Chase & Co. fell.", ["C JPMorgan Chase & Co."]),
        ("Shares of Figmento rose, and Figmento said its revenue had doubled.", ["C Figmento", "C Figmento"]),
        ("Harrow & Finch closed.", ["C Harrow & Finch"]),
        # What is neither.
        ("Stanford University and the Ministry of Finance disagreed.", []),
        ("The Washington Post reported it from Washington.", []),
        ("It runs on Llama 3.1, ChatGPT and an iPhone.", []),
        ("On Monday, in March, the American team won.", []),
        # Companies that are ordinary words.
        ("Target said it would open stores. The target was met.", ["C Target"]),
        ("Apple growers in Kent picked apples.", []),
        ("Block, which has cut its staff, said nothing.", ["C Block"]),
        # Capitals.
        ("PATRICK WENDELL, cofounder, Databricks\n\nMr. Wendell.", ["P PATRICK WENDELL", "C Databricks", "P Wendell"]),
        ("eBay and xAI are spelled so.", ["C eBay", "C xAI"]),
    ],
)  # fmt: skip
def test_names_are_found_where_they_begin_and_end(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "Zorbatech Inc. fell.\n\nZorbatech is small. But Zorbatech hopes. Zorbatech-made cars, and Zorbatech’s."
    assert names(text) == ["C Zorbatech Inc.", *["C Zorbatech"] * 4]


def test_a_full_name_speaks_for_the_surname_the_given_name_and_the_clipped_surname() -> None:
    text = "Mark Zuckerberg spoke. Zuckerberg left. Zuck came back. “I told Mark,” said Nur Ahmed."
    assert names(text) == ["P Mark Zuckerberg", "P Zuckerberg", "P Zuck", "P Mark", "P Nur Ahmed"]


def test_wrong_capitals_do_not_hide_a_name() -> None:
    assert names("Yann LeCun spoke. Yann Lecun laughed.") == ["P Yann LeCun", "P Yann Lecun"]


def test_the_man_is_kept_apart_from_the_maker() -> None:
    text = (
        "Henry Ford loved birds. Ford, who died in 1947, kept a diary. Ford shares fell on Tuesday after Ford said "
        "its profit would drop. Mr. Ford never saw it."
    )
    assert names(text) == ["P Henry Ford", "P Ford", "C Ford", "C Ford", "P Ford"]


def test_a_person_who_bears_a_listed_company_s_name_stays_a_person() -> None:
    text = "Erik Meijer spent eight years there. The change, Meijer mused, is real."
    assert names(text) == ["P Erik Meijer", "P Meijer"]


def test_names_in_a_headline_are_told_from_its_other_capitals() -> None:
    text = "How A.I. Made Mark Zuckerberg Popular Again in Silicon Valley\n\nMr. Zuckerberg smiled."
    assert names(text) == ["P Mark Zuckerberg", "P Zuckerberg"]


def test_names_of_one_list_are_of_one_kind() -> None:
    text = "It sells to companies including Goldman Sachs, AT&T, Qorvex and Accenture."
    assert names(text) == ["C Goldman Sachs", "C AT&T", "C Qorvex", "C Accenture"]


def test_a_family_of_several_members_is_persons() -> None:
    assert names("The Okonjo family sells rope. Ngozi Okonjo runs the yard.") == ["P Okonjo", "P Ngozi Okonjo"]


def test_a_table_s_cells_and_captions_are_read_each_for_itself() -> None:
    text = "Name\tFirm\nAda Holm\tNvidia\n\nAda Holm (left) and Bo Falk"
    blocks = (Block(BlockKind.TABLE, 0, 25), Block(BlockKind.CAPTION, 27, len(text)))
    found = [text[mention.start : mention.end] for mention in analyze(text, blocks=blocks).mentions]
    assert found == ["Ada Holm", "Nvidia", "Ada Holm", "Bo Falk"]


def test_a_name_in_the_title_counts_as_seen_and_is_no_mention() -> None:
    text = "It was Quilp who called. “I did,” said Quilp."
    alone, titled = analyze(text), analyze(text, title="Daniel Quilp, 42, Calls")
    assert [text[mention.start : mention.end] for mention in titled.mentions] == ["Quilp", "Quilp"]
    assert [text[quotation.start : quotation.end] for quotation in titled.quotations] == ["I did,"]
    assert len(alone.mentions) <= len(titled.mentions)
