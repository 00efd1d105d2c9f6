"""Who is who: mentions gathered into persons and companies, with full names and keys."""

import pytest

from termreader.analysis import analyze
from termreader.analysis.entities import slug
from termreader.model import Entity, EntityKind


def entities(text: str) -> dict[str, Entity]:
    return {entity.id: entity for entity in analyze(text).entities}


def meant(text: str) -> list[str]:
    """The keys that the mentions of a text name, in order, without their kinds."""
    return [(mention.entity or "").split("/")[1] for mention in analyze(text).mentions]


def test_a_person_has_the_fullest_name_and_its_other_forms_by_frequency() -> None:
    text = "Zuckerberg spoke. Mark Zuckerberg left. Zuckerberg, or Zuck, laughed. Mr. Zuckerberg sat."
    assert entities(text) == {
        "person/mark-zuckerberg": Entity(
            "person/mark-zuckerberg", "Mark Zuckerberg", EntityKind.PERSON, ("Zuckerberg", "Zuck"), 5
        )
    }


def test_entities_come_by_count_and_then_by_place() -> None:
    text = "Ada Holm met Bo Falk. Holm left. Cy Dunn met Ada Holm."
    assert [entity.name for entity in analyze(text).entities] == ["Ada Holm", "Bo Falk", "Cy Dunn"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Relatives with one surname.
        ("Patrick Collison and John Collison founded it. John Collison stayed; Collison is calm.",
         ["patrick-collison", "john-collison", "john-collison", "john-collison"]),
        ("Bill Clinton and Hillary Clinton came. Mr. Clinton sat. Mrs. Clinton stood.",
         ["bill-clinton", "hillary-clinton", "bill-clinton", "hillary-clinton"]),
        ("Serena Williams beat Venus Williams. Venus hugged her.",
         ["serena-williams", "venus-williams", "venus-williams"]),
        ("Milorad Tešić waited with his wife, Ljubica Tešić. Mr. Tešić sat. Tešić slept.",
         ["milorad-tesic", "ljubica-tesic", "milorad-tesic", "milorad-tesic"]),
        ("Gerald Mountjoy left. His son, Rupert Mountjoy, stayed. The younger Mr Mountjoy wrote. Mountjoy is calm.",
         ["gerald-mountjoy", "rupert-mountjoy", "rupert-mountjoy", "gerald-mountjoy"]),
        ("Solange Bertaud-Kacimi died. Yanis Kacimi came. Kacimi is a nurse.",
         ["solange-bertaud-kacimi", "yanis-kacimi", "yanis-kacimi"]),
        # Short and long forms of one given name, initials, nicknames, suffixes.
        ("Robert Iger spoke. Bob Iger left.", ["robert-iger", "robert-iger"]),
        ("Andrew “Boz” Bosworth sat. Boz and Bosworth are one.", ["andrew-bosworth"] * 3),
        ("Mark E. Zuckerberg signed. Mark Zuckerberg smiled.", ["mark-zuckerberg"] * 2),
        ("J. K. Rowling wrote. Rowling slept.", ["j-k-rowling"] * 2),
        ("Martin Luther King Jr. spoke. King marched.", ["martin-luther-king"] * 2),
        # Before the full name, too.
        ("Zuckerberg was there. Later Mark Zuckerberg said so.", ["mark-zuckerberg"] * 2),
        # Companies: legal, short and listed names.
        ("Meta Platforms Inc. fell. Meta rose.", ["meta"] * 2),
        ("General Motors Co. said GM would build.", ["general-motors"] * 2),
        ("Acme Robotics Ltd. grew. Acme Robotics hires. Shares of Acme rose.", ["acme-robotics"] * 3),
        ("Toyota Motor Corp. and Goldman Sachs Group Inc. agreed.", ["toyota", "goldman-sachs"]),
        ("Siltronik Halbleiter AG waits. Siltronik supplies chips.", ["siltronik-halbleiter"] * 2),
        ("Transportes Wari S.A.C. did not answer calls. The company Wari is small.", ["transportes-wari"] * 2),
        ("Coca-Cola Femsa S.A.B. de C.V. rose. Grupo Bimbo, S.A.B. de C.V. fell.", ["coca-cola-femsa", "grupo-bimbo"]),
        ("China Road and Bridge Corp. won. CRBC has not started.", ["china-road-and-bridge"] * 2),
        ("Agility Robotics grows. Sergio Bellavista left Agility in May.",
         ["agility-robotics", "sergio-bellavista", "agility-robotics"]),
        ("The Walt Disney Co. rose. Disney said Disney Channel would close.", ["disney", "disney", "disney-channel"]),
        ("J.P. Morgan lent money. The banker J. P. Suarez left. Suarez sat.", ["jpmorgan", "j-p-suarez", "j-p-suarez"]),
        # The man and the maker.
        ("Henry Ford sat. Ford, who was old, slept. The carmaker Ford grew.", ["henry-ford", "henry-ford", "ford"]),
    ],
)  # fmt: skip
def test_forms_of_one_name_are_one_entity(text: str, expected: list[str]) -> None:
    assert meant(text) == expected


def test_a_key_is_the_same_in_every_document() -> None:
    first = entities("Mark E. Zuckerberg runs Meta Platforms Inc. today.")
    second = entities("“No,” said Mark Zuckerberg of Meta.")
    assert first.keys() == second.keys() == {"person/mark-zuckerberg", "company/meta"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Mark Zuckerberg", "mark-zuckerberg"),
        ("AT&T", "at-t"),
        ("Conan O’Brien", "conan-obrien"),
        ("Łukasz Ødegård-Žižek", "lukasz-odegard-zizek"),
        ("L'Oréal", "loreal"),
        ("Иван Петров", "иван-петров"),
    ],
)
def test_keys_are_plain_letters(name: str, key: str) -> None:
    assert slug(name) == key
