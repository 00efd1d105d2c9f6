"""The two real articles: every person, company and quotation in them, as read by eye.

Names, counts and offsets only; the articles themselves lie beside the repository.
"""

import pytest

from termreader.analysis import analyze
from termreader.model import Analysis
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

LONG = "000_535984eeb1e0d58b.txt"
SHORT = "003_2b0f9d36555151bb.txt"

LONG_COUNTS = {
    "company/meta": 75,
    "person/mark-zuckerberg": 43,
    "person/yann-lecun": 14,
    "company/facebook": 14,
    "company/openai": 10,
    "company/google": 7,
    "person/joelle-pineau": 6,
    "company/instagram": 6,
    "person/ahmad-al-dahle": 5,
    "company/anthropic": 3,
    "company/apple": 3,
    "person/nick-clegg": 3,
    "person/shweta-khajuria": 3,
    "person/patrick-wendell": 3,
    "person/trump": 3,
    "company/whatsapp": 2,
    "company/ray-ban": 2,
    "company/microsoft": 2,
    "company/wolfe-research": 2,
    "company/databricks": 2,
    "person/elon-musk": 2,
    "person/erik-meijer": 2,
    "person/desean-mcclinton-holland": 1,
    "company/hugging-face": 1,
    "company/goldman-sachs": 1,
    "company/at-t": 1,
    "company/accenture": 1,
    "person/abhishek-nagaraj": 1,
    "person/t-pain": 1,
    "person/priscilla-chan": 1,
    "person/jeffrey-ladish": 1,
    "person/andrew-bosworth": 1,
    "person/cayce-clifford": 1,
    "company/perplexity": 1,
    "person/nathan-lambert": 1,
    "person/chris-cox": 1,
    "company/nvidia": 1,
    "person/jd-vance": 1,
    "company/xai": 1,
    "person/dustin-moskovitz": 1,
    "company/asana": 1,
    "company/spotify": 1,
    "person/daniel-ek": 1,
    "company/deepmind": 1,
}
LONG_SPEECH = [
    (2234, 2286, "Ahmad Al-Dahle"),
    (2498, 2541, "Yann LeCun"),
    (2829, 2901, "Mark Zuckerberg"),
    (5916, 5931, "Abhishek Nagaraj"),
    (6065, 6080, "Abhishek Nagaraj"),
    (6713, 6881, "Mark Zuckerberg"),
    (6885, 7049, "Yann LeCun"),
    (7193, 7360, "Mark Zuckerberg"),
    (8584, 8620, "Yann LeCun"),
    (8643, 8688, "Yann LeCun"),
    (8734, 8832, None),
    (10374, 10415, None),
    (11067, 11215, "Yann LeCun"),
    (11341, 11373, "Nick Clegg"),
    (11657, 11719, "Jeffrey Ladish"),
    (12068, 12133, None),
    (12702, 12866, "Yann LeCun"),
    (14730, 14757, "Mark Zuckerberg"),
    (14776, 14794, "Ahmad Al-Dahle"),
    (14812, 14880, "Ahmad Al-Dahle"),
    (15542, 15677, "Mark Zuckerberg"),
    (15897, 15915, "Shweta Khajuria"),
    (16279, 16400, "Shweta Khajuria"),
    (16650, 16767, "Shweta Khajuria"),
    (16780, 16866, "Shweta Khajuria"),
    (17062, 17363, "Mark Zuckerberg"),
    (17697, 17848, "Patrick Wendell"),
    (17865, 17994, "Patrick Wendell"),
    (18557, 18651, "Nick Clegg"),
    (18749, 18812, "Nick Clegg"),
    (19123, 19184, "Nathan Lambert"),
    (19196, 19252, "Nathan Lambert"),
    (19595, 19677, "Joelle Pineau"),
    (20120, 20133, "Joelle Pineau"),
    (20372, 20443, "Mark Zuckerberg"),
    (20987, 21161, "Patrick Wendell"),
    (22343, 22420, "Dustin Moskovitz"),
    (22804, 22911, None),
    (23195, 23262, "Nick Clegg"),
    (23277, 23357, "Nick Clegg"),
    (23837, 23876, "Erik Meijer"),
    (23888, 24022, "Erik Meijer"),
    (24078, 24126, "Erik Meijer"),
    (24325, 24403, "Shweta Khajuria"),
    (24481, 24526, "Shweta Khajuria"),
]

SHORT_COUNTS = {
    "person/mark-zuckerberg": 23,
    "company/meta": 18,
    "company/facebook": 9,
    "person/jeffrey-emanuel": 5,
    "company/openai": 5,
    "company/google": 5,
    "company/microsoft": 5,
    "person/matt-shumer": 3,
    "company/instagram": 2,
    "company/mistral": 2,
    "company/pastel-network": 1,
    "company/hugging-face": 1,
    "person/patrick-collison": 1,
    "company/stripe": 1,
    "company/parse": 1,
    "company/apple": 1,
    "person/daniel-ek": 1,
    "company/spotify": 1,
    "person/yann-lecun": 1,
    "person/joelle-pineau": 1,
    "person/nur-ahmed": 1,
    "company/snowflake": 1,
    "company/databricks": 1,
    "person/sam-mcleod": 1,
    "company/hyperwrite": 1,
    "person/divya-bharat": 1,
}
SHORT_SPEECH = [
    (1130, 1166, "Jeffrey Emanuel"),
    (1192, 1282, "Jeffrey Emanuel"),
    (1828, 2012, "Mark Zuckerberg"),
    (3054, 3178, "Patrick Collison"),
    (5144, 5179, "Daniel Ek"),
    (5267, 5406, "Daniel Ek"),
    (6177, 6191, "Mark Zuckerberg"),
    (6516, 6599, "Nur Ahmed"),
    (6661, 6694, "Nur Ahmed"),
    (7923, 8009, "Matt Shumer"),
    (8029, 8104, "Matt Shumer"),
]


def analysis_of(name: str) -> Analysis:
    return analyze((SHARED / "seeds" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "counts"), [(LONG, LONG_COUNTS), (SHORT, SHORT_COUNTS)])
def test_all_people_and_companies_are_found_and_nothing_else(name: str, counts: dict[str, int]) -> None:
    assert {entity.id: entity.count for entity in analysis_of(name).entities} == counts


@pytest.mark.parametrize(("name", "speech"), [(LONG, LONG_SPEECH), (SHORT, SHORT_SPEECH)])
def test_all_speech_has_its_speaker(name: str, speech: list[tuple[int, int, str | None]]) -> None:
    quotations = analysis_of(name).quotations
    assert [(quotation.start, quotation.end, quotation.speaker) for quotation in quotations] == speech


def test_short_names_show_whom_they_mean() -> None:
    aliases = {entity.id: entity.aliases for entity in analysis_of(LONG).entities}
    assert aliases["person/mark-zuckerberg"] == ("Zuckerberg", "Zuck")
    assert aliases["person/yann-lecun"] == ("LeCun", "Yann Lecun")
    assert aliases["person/patrick-wendell"] == ("Wendell", "PATRICK WENDELL")
    assert aliases["company/wolfe-research"] == ("Wolfe",)
