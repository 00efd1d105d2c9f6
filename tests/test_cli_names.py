"""`termreader names`: who is in an article, and what a reader says of a name."""

import pytest

from termreader.library import Library
from tests.app import ARTICLE
from tests.articles import add
from tests.commands import Command


@pytest.fixture
def article(library: Library) -> int:
    return add(library, "The field", ARTICLE)


def test_names_lists_who_is_in_an_article(termreader: Command, article: int) -> None:
    ran = termreader("names", article)
    assert ran.code == 0
    assert "Ann Lindgren\tperson\t3\tLindgren" in ran.out.splitlines()
    assert termreader("names", "list", article).out == ran.out


def test_names_as_json_have_their_ids(termreader: Command, article: int) -> None:
    value = termreader("names", article, "--json").json
    assert isinstance(value, list)
    assert value[0] == {
        "id": "person/ann-lindgren",
        "name": "Ann Lindgren",
        "kind": "person",
        "aliases": ["Lindgren"],
        "count": 3,
    }


def test_a_correction_changes_what_names_lists_until_it_is_withdrawn(termreader: Command, article: int) -> None:
    before = termreader("names", article).out
    said = termreader("names", "correct", article, "Oslo", "company")
    assert said.out == f"1  “Oslo” is a company in article {article}.\n"
    assert "Oslo\tcompany\t1\t" in termreader("names", article).out
    assert termreader("names", "withdraw", 1).code == 0
    assert termreader("names", article).out == before
    assert termreader("names", "reinstate", 1).code == 0
    assert "Oslo\tcompany\t1\t" in termreader("names", article).out


def test_a_correction_that_is_not_there_does_not_keep_the_others(termreader: Command, article: int) -> None:
    for name in ("Oslo", "Brightwater"):
        termreader("names", "correct", article, name, "company")

    for verb, done in (("withdraw", "Withdrawn: 2 corrections."), ("reinstate", "Reinstated: 2 corrections.")):
        ran = termreader("names", verb, 1, 77, 2)
        assert (ran.code, ran.out.startswith(done)) == (1, True)
        assert "77" in ran.err


def test_a_name_is_another_form_of_a_full_name(termreader: Command, article: int) -> None:
    termreader("names", "correct", article, "Tomas Okafor", "Ann Lindgren")
    assert "Ann Lindgren\tperson\t5\t" in termreader("names", article).out


def test_what_was_said_is_listed_with_where_it_holds(termreader: Command, article: int) -> None:
    termreader("names", "correct", "--everywhere", "Brightwater", "neither")
    termreader("names", "correct", article, "Oslo", "company")
    lines = termreader("names", "corrections").out.splitlines()
    assert lines == ["1\teverywhere\tBrightwater\tneither", f"2\tarticle {article}\tOslo\tcompany"]
    value = termreader("names", "corrections", article, "--json").json
    assert isinstance(value, list)
    assert [(one["surface"], one["article"], one["same_as"]) for one in value] == [
        ("Brightwater", None, None),
        ("Oslo", article, None),
    ]


@pytest.mark.parametrize("arguments", [("Oslo", "company"), ("1", "Oslo", "company", "--everywhere")], ids=" ".join)
def test_one_says_where_it_holds_and_only_once(termreader: Command, article: int, arguments: tuple[str, ...]) -> None:
    ran = termreader("names", "correct", *arguments)
    assert ran.code == 2
    assert "--everywhere" in ran.err


def test_a_name_that_does_not_stand_in_the_article_is_refused_and_holds_everywhere_when_asked(
    termreader: Command, article: int
) -> None:
    ran = termreader("names", "correct", article, "Zorro", "person")
    assert (ran.code, ran.out) == (1, "")
    assert f"“Zorro” does not stand in article {article}" in ran.err
    assert termreader("names", "corrections", "--json").json == []

    assert termreader("names", "correct", "--everywhere", "Zorro", "person").code == 0


def test_a_part_of_a_word_is_no_name_of_the_article(termreader: Command, article: int) -> None:
    ran = termreader("names", "correct", article, "Ann Lindgr", "person")
    assert (ran.code, ran.out) == (1, "")
    assert f"“Ann Lindgr” does not stand in article {article}" in ran.err


@pytest.mark.parametrize(
    ("surface", "said", "why"),
    [
        ("Ann", "company", "it stands only in a longer name, “Ann Lindgren”."),
        ("Oslo", "neither", "by itself it was taken for no name."),
        ("Ann Lindgren", "person", "that is what it was taken for."),
    ],
)
def test_a_correction_that_changes_nothing_says_why_and_is_kept(
    termreader: Command, article: int, surface: str, said: str, why: str
) -> None:
    ran = termreader("names", "correct", article, surface, said)
    assert ran.code == 0
    assert ran.err == f"termreader: It changes nothing in article {article}: {why}\n"
    assert len(Library.open().corrections()) == 1
    assert termreader("names", "correct", article, "Okafor", "company").err == ""


@pytest.mark.parametrize("word", ["Person", "PERSON", "person"])
def test_a_kind_may_be_written_in_any_case(termreader: Command, article: int, word: str) -> None:
    assert termreader("names", "correct", article, "Oslo", word).out == f"1  “Oslo” is a person in article {article}.\n"
    assert "Oslo\tperson\t1\t" in termreader("names", article).out


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("firm", "company"),
        ("compnay", "company"),
        ("people", "person"),
        ("nobody", "neither"),
        ("zorro", ""),
        ("tomas", ""),  # a part of a name of the article
    ],
)
def test_a_small_word_that_is_no_kind_is_no_full_name_either(
    termreader: Command, article: int, word: str, meant: str
) -> None:
    ran = termreader("names", "correct", article, "Oslo", word)
    assert (ran.code, ran.out) == (2, "")
    assert f"“{word}” is no kind of name" in ran.err
    assert (f"did you mean {meant}?" in ran.err) is bool(meant)
    assert f"person/{word}" in ran.err
    assert termreader("names", "corrections").out == ""


@pytest.mark.parametrize("full_name", ["okafor", "person/zorro", "bell hooks", "Zorro"])
def test_a_full_name_has_capitals_or_several_words_or_stands_in_the_article_or_tells_its_kind(
    termreader: Command, article: int, full_name: str
) -> None:
    assert termreader("names", "correct", article, "Lindgren", full_name).code == 0
    assert Library.open().corrections()[0].same_as == full_name


def test_names_that_cannot_be_found_any_more_tell_how_to_take_the_correction_back(
    termreader: Command, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = termreader("names", article).out

    def fails(*_: object) -> None:
        raise TypeError("no names")

    with monkeypatch.context() as patched:
        patched.setattr("termreader.library.analyze_article", fails)
        ran = termreader("names", "correct", article, "Oslo", "company")
        assert ran.code == 1
        assert "`termreader names withdraw 1` takes it back" in ran.err
    assert termreader("names", "withdraw", 1).code == 0
    assert termreader("names", article).out == found


def test_what_is_not_there_is_told(termreader: Command, article: int) -> None:
    assert "no correction 7" in termreader("names", "withdraw", 7).err
    ran = termreader("names", 999)
    assert (ran.code, ran.out) == (1, "")
    assert "no article 999" in ran.err
