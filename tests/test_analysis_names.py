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
        # Legal forms of many countries; behind one another sentence starts.
        ("Novo Nordisk A/S and Ferrari N.V. rose.", ["C Novo Nordisk A/S", "C Ferrari N.V."]),
        ("Brim hf. and Putevi Srem d.o.o. fell.", ["C Brim hf.", "C Putevi Srem d.o.o."]),
        ("It pays Minera Altoandina S.A. too.", ["C Minera Altoandina S.A."]),
        ("Trinity Industries Inc. Lobbyists for it spent more.", ["C Trinity Industries Inc."]),
        ("the contractor Ruiz e Hijos and Kuehne + Nagel", ["C Ruiz e Hijos", "C Kuehne + Nagel"]),
        # Given names of two syllables, and surnames that are small words.
        ("President Moon Jae-in met Kim Jong-un.", ["P Moon Jae-in", "P Kim Jong-un"]),
        ("Headmaster Peter Omondi Were swept. “It is good,” Were said.", ["P Peter Omondi Were", "P Were"]),
        ("Chris Early spoke. “No,” says Early. It was early.", ["P Chris Early", "P Early"]),
        # Tickers, codes, parties and measures.
        ("Bank of America Corp. (BAC.N) rose and the Dow .DJI fell.", ["C Bank of America Corp."]),
        ("IBM (NYSE: IBM) said so. U.S. crude CLc1 fell.", ["C IBM"]),
        ("Sen. Renata Villaseñor, D-N.M., and Sen. Dale Hutchence (R-Okla.)",
         ["P Renata Villaseñor", "P Dale Hutchence"]),
        ("It streams in 4K and keeps to HIPAA.", []),
        # Sources of news, places to post on, datelines, venues, services.
        ("“We let him down,” Arboleda told CNBC. Data compiled by Bloomberg show it.", ["P Arboleda"]),
        ("In a post on LinkedIn she thanked them.", []),
        ("They play at the Bridgestone Arena and on ESPN+.", []),
    ],
)  # fmt: skip
def test_names_are_found_where_they_begin_and_end(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "Zorbatech Inc. fell.\n\nZorbatech is small. But Zorbatech hopes. Zorbatech-made cars, and Zorbatech’s."
    assert names(text) == ["C Zorbatech Inc.", *["C Zorbatech"] * 4]


def test_all_places_of_a_name_are_decided_together() -> None:
    text = "Ostrava Grellon fell.\n\nGrellon rose.\n\nWith Grellon.\n\nGrellon, the chipmaker, and shares of Grellon."
    assert {name[0] for name in names(text) if name.endswith("Grellon")} == {"C"}


def test_a_full_name_speaks_for_a_surname_that_is_a_place_but_not_for_the_place() -> None:
    assert names("Urbano Cairo, the owner, stayed. Cairo has owned it since 2005.") == ["P Urbano Cairo", "P Cairo"]
    assert names("Paris Hilton flew to Paris on Monday. In Paris it rained.") == ["P Paris Hilton"]


def test_a_founder_and_the_firm_of_that_name_are_kept_apart() -> None:
    text = (
        "Maeve Brennan built Brennan & Daughters plc from a stall. Ms. Brennan is 67. Frasers Group bought 4.9% of "
        "Brennan in January. Brennan reports results on Monday."
    )
    found = ["P Maeve Brennan", "C Brennan & Daughters plc", "P Brennan", "C Frasers Group", "C Brennan", "C Brennan"]
    assert names(text) == found


def test_names_in_lines_of_capitals_are_found() -> None:
    text = "SMITH RESIGNS AS ACME CHIEF\n\nBY ADA HOLM\n\nJohn Smith, who ran Acme Corp., left on Monday."
    assert names(text) == ["P SMITH", "C ACME", "P ADA HOLM", "P John Smith", "C Acme Corp."]


def test_a_dateline_s_town_is_no_person() -> None:
    text = (
        "SREMSKI BROD, Serbia, May 14 (Reuters) - Rescuers in rubber boats pulled more than 300 people from rooftops "
        "on Wednesday after the river broke through a levee."
    )
    assert names(text) == []


def test_nouns_of_another_language_are_no_names() -> None:
    text = (
        "Die Geschichte der Familie ist alt. Die Opfer kamen aus der Welt, und die Familie blieb. In der Stadt stand "
        "ein Haus, und im Haus war die Schule. Die Kinder gingen jeden Morgen in die Schule, und die Eltern "
        "arbeiteten auf dem Feld. Reinhold Messner kaufte die Burg im Jahre 1983 und baute sie wieder auf. Heute "
        "lebt er dort."
    )
    assert names(text) == ["P Reinhold Messner"]


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


def test_a_company_s_name_behind_a_person_s_is_no_part_of_it() -> None:
    text = "Margaret Hamilton flew to the moon. There is a Margaret Hamilton Lego minifigure. Hamilton laughed."
    assert names(text) == ["P Margaret Hamilton", "P Margaret Hamilton", "P Hamilton"]


def test_a_name_in_capitals_ends_before_a_small_word() -> None:
    assert names("Larry Kellner came.\n\nLARRY KELLNER WILL LEAD IT") == ["P Larry Kellner", "P LARRY KELLNER"]


@pytest.mark.parametrize("company", ["Compañía Minera Alto Vilcas SAA", "Morisaki Kinzoku K.K.", "Merlin Cinemas"])
def test_a_company_s_form_and_trade_tell_it(company: str) -> None:
    assert names(f"In May a warehouse of {company} burned down to the ground.") == [f"C {company}"]


def test_a_general_assembly_is_no_general() -> None:
    assert names("It was a pleasure to speak at the General Assembly of the United Nations.") == []


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
