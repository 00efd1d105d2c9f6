"""Who said it in French, German, Spanish, Italian, Portuguese and Dutch; nobody, where it may be two."""

import pytest

from termreader.analysis import analyze
from termreader.analysis.foreign.detection import language_of
from termreader.analysis.foreign.french_italian import FRENCH, ITALIAN
from termreader.analysis.foreign.germanic import DUTCH, GERMAN
from termreader.analysis.foreign.iberian import PORTUGUESE, SPANISH
from termreader.analysis.tokens import tokenize


def speakers(text: str) -> list[str | None]:
    """Who says the quotations of a text, in order."""
    return [quotation.speaker for quotation in analyze(text).quotations]


def spoken(text: str) -> list[tuple[str | None, str]]:
    """The same, with the words."""
    return [(quotation.speaker, text[quotation.start : quotation.end]) for quotation in analyze(text).quotations]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le maire est venu avec sa fille dans une voiture.", FRENCH),
        ("Der Minister ist nicht mit dem Zug gekommen.", GERMAN),
        ("El alcalde no ha llegado con los vecinos.", SPANISH),
        ("Il sindaco non è arrivato con il treno della sera.", ITALIAN),
        ("O prefeito não chegou com os moradores da cidade.", PORTUGUESE),
        ("De burgemeester is niet met het vliegtuig naar huis gegaan.", DUTCH),
        ("The mayor said that he was not in the car with his daughter.", None),
        # An English text that quotes another language stays one.
        ("He said to the court that it was “la plus belle affaire du monde” and that she had seen it.", None),
        ("Die Hard is on at nine.", None),
        ("", None),
    ],
)
def test_a_text_s_language_is_told_from_its_small_words(text: str, language: object) -> None:
    assert language_of(tokenize(text).lower) is language


@pytest.mark.parametrize(
    "text",
    [
        "Le pont est fermé. « Nous partons », a déclaré mercredi à la presse Ana Silva.",
        "Le pont est fermé. « Nous partons », estime la ministre de la Culture, Ana Silva.",
        "Ana Silva est venue avec lui. « Nous partons », s'est-elle emportée.",
        "Selon Ana Silva, qui dirige le port, le pont est « plus vieux que nous ».",
        "Pour Ana Silva, c'est « la fin du pont ».",
        "Ana Silva a estimé que le pont était « pourri » et qu'il fallait partir.",
        "Les gens sont venus. Ana Silva a un avis sur le pont : « Il est vieux. »",
        "Der Hafen ist leer. „Wir gehen jetzt“, sagte Ana Silva am Montag.",
        "Der Hafen ist leer. „Wir gehen jetzt“, findet dagegen Ana Silva.",
        "Ana Silva kam mit dem Zug. »Wir gehen jetzt«, sagt sie und lacht.",
        "Laut Ana Silva ist der Hafen „älter als wir alle“.",
        "Am Montag sagte Ana Silva, der Hafen sei „älter als wir alle“.",
        "El puerto no está abierto. “Nos vamos hoy mismo”, aseguró la alcaldesa, Ana Silva.",
        "Ana Silva no vino con los suyos. “Nos vamos hoy mismo”, dijo ella.",
        "Ana Silva habló con los vecinos. “Nos vamos hoy mismo”, señaló tras la reunión.",
        "Según Ana Silva, el puerto está “más viejo que nosotros”.",
        "Il porto è chiuso da ieri. «Ce ne andiamo oggi», ha detto la sindaca Ana Silva.",
        "Secondo Ana Silva il porto è «più vecchio di noi».",
        "O porto não está aberto. \"Vamos embora hoje mesmo\", disse Ana Silva em Lisboa.",
        "Segundo Ana Silva, o porto está \"mais velho do que nós\".",
        "De haven is niet open. ‘Wij gaan vandaag nog weg’, aldus Ana Silva.",
        "Volgens Ana Silva is de haven ‘ouder dan wij allemaal’.",
        "Ana Silva kwam met de trein. ‘Wij gaan vandaag nog weg’, vertelt ze.",
    ],
)  # fmt: skip
def test_the_speaker_is_found_in_six_languages(text: str) -> None:
    assert speakers(text) == ["Ana Silva"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva est partie avec sa fille. « Nous restons ici », a dit un pêcheur.",
        "Ana Silva est partie avec sa fille. Un porte-parole est venu. « Nous restons ici », a-t-il dit.",
        "Ana Silva est partie. « Nous restons ici », a expliqué l'avocate de Bo Falk.",
        "Ana Silva est partie. « Nous restons ici », disent les ouvriers du port.",
        "Ana Silva ging mit dem Hund. „Wir bleiben hier“, sagte eine Sprecherin.",
        "Ana Silva se fue con los suyos. “Nos quedamos aquí”, añadió su marido.",
        "Ana Silva se fue con los suyos. “Nos quedamos aquí”, dijo una vecina del puerto.",
        "Ana Silva è partita con la figlia. «Noi restiamo qui», ha detto un uomo.",
        "Ana Silva ging met de hond. ‘Wij blijven hier’, zei een woordvoerder.",
    ],
)
def test_somebody_without_a_name_is_nobody(text: str) -> None:
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "La ville est en fête avec « Le Grand Départ » dans les rues.",
        "La région promet une « mobilité douce » pour tous.",
        "Un programme dit « zéro déchet » est en place dans la ville.",
        "Das Wort „Eisheilige“ hört er nicht gern.",
        "El plan se llama “agua para todos” y no es nuevo.",
    ],
)
def test_names_for_things_are_nobody_s_speech(text: str) -> None:
    assert speakers(text) == []


def test_a_role_means_whom_the_text_gives_it_to() -> None:
    text = (
        "Le ministre de la Santé, Bo Falk, est venu. Le Premier ministre Carl Rowe aussi.\n"
        "« Je ne pars pas d'ici », a dit le ministre de la Santé.\n« Moi non plus », a dit le Premier ministre."
    )
    assert speakers(text) == ["Bo Falk", "Carl Rowe"]


def test_an_object_of_somebody_s_acts_has_no_role_of_theirs() -> None:
    text = "Le juge a entendu Bo Falk.\n« La séance est levée », a dit le juge."
    assert speakers(text) == [None]


def test_a_cue_inside_of_the_marks_parts_two_quotations() -> None:
    text = "Le pont est vieux. « Nous partons, explique Ana Silva, qui a une fille. Le port est fermé. »"
    assert spoken(text) == [("Ana Silva", "Nous partons"), ("Ana Silva", "Le port est fermé.")]


def test_a_cue_inside_of_the_marks_may_break_a_sentence() -> None:
    text = "Ana Silva est là. « Je crois, dit-elle, que le port est fermé. »"
    assert spoken(text) == [("Ana Silva", "Je crois"), ("Ana Silva", "que le port est fermé.")]


def test_parts_of_one_report_are_of_one() -> None:
    text = "Bo Falk est venu, estimant que c'était « impardonnable » et que les élus devaient « donner l'exemple »."
    assert speakers(text) == ["Bo Falk", "Bo Falk"]


@pytest.mark.parametrize(
    "text",
    [
        "Non è d'accordo Ana Silva, secondo la quale il porto è «vivo e sano».",
        "Ana Silva wil er niets van weten. Volgens haar is de haven ‘ouder dan wij allemaal’.",
        "Ana Silva no lo cree. A su juicio, el puerto está “muy lejos” de los vecinos.",
        "De acuerdo con Ana Silva, el puerto no está “en buen estado”.",
        "Nach Angaben von Ana Silva ist der Hafen „älter als wir alle“.",
    ],
)
def test_whose_view_a_sentence_tells_has_said_it(text: str) -> None:
    assert speakers(text) == ["Ana Silva"]


def test_words_before_a_name_are_no_part_of_the_speaker_s() -> None:
    text = "Das Rathaus ist zu. „Wir gehen jetzt“, sagte Bürgermeisterin Renate Hölzl. „Für immer“, sagte sie."
    assert speakers(text) == ["Renate Hölzl", "Renate Hölzl"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon Ana Silva, la ville est sous les eaux et il faut partir de là.", ["Ana Silva"]),
        ("Ein Anwohner sagte, dass die Straße seit Jahren nicht gut ist und er das nicht will.", []),
        (
            "Gestern war Bürgermeisterin Renate Holm da, die nicht lange blieb und auch nicht viel sagte.",
            ["Renate Holm"],
        ),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(text: str, expected: list[str]) -> None:
    assert [entity.name for entity in analyze(text).entities] == expected
