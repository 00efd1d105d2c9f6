"""A Markdown file comes in with its front matter understood, its title found and its text untouched."""

import pytest

from termreader.ingest import Ingested, ingest
from termreader.ingest.document import document_from_markdown
from termreader.ingest.frontmatter import split_front_matter


def take_in(markdown: str, name: str = "some-note.md") -> Ingested:
    return ingest(name, data=markdown.encode())


def text_of(article: Ingested) -> str:
    return document_from_markdown(article.markdown).text


@pytest.mark.parametrize(
    ("markdown", "title", "text"),
    [
        ("# A *Title*\n\nText.", "A Title", "Text."),
        ("A Title\n=======\n\nText.", "A Title", "Text."),
        ("![cover](https://x.org/c.png)\n\n# A Title\n\nText.", "A Title", "cover\n\nText."),
        ("Text first.\n\n# A Part\n\nMore.", "A Part", "Text first.\n\nA Part\n\nMore."),
        ("## Only a Part\n\nText.", "some-note", "Only a Part\n\nText."),
        ("---\ntitle: A Title\n---\n\nText.", "A Title", "Text."),
        ("---\ntitle: A Title\n---\n\n# A Title\n\nText.", "A Title", "Text."),
        ("---\ntitle: A Title\n---\n\n# A Part\n\nText.", "A Title", "A Part\n\nText."),
        ("---\ntitle: A Title: with a colon [x\n---\nText.", "A Title: with a colon [x", "Text."),
        ("---\r\ntitle: A Title\r\n---\r\nText.", "A Title", "Text."),
        ("---\n\nNot front matter.\n\n---\n\nText.", "some-note", "* * *\n\nNot front matter.\n\n* * *\n\nText."),
        ("```\n# not a title\n```", "some-note", "# not a title"),
    ],
)
def test_the_title_is_the_front_matters_or_the_first_headings_or_the_files(
    markdown: str, title: str, text: str
) -> None:
    article = take_in(markdown)
    assert article.metadata.title == title
    assert text_of(article) == text


def test_front_matter_tells_who_wrote_it_when_and_where() -> None:
    article = take_in(
        "---\n"
        "title: 'A Title'\n"
        "author:\n  - '[[Ann Author]]'\n  - Ben Other\n"
        "published: 2024-05-01T10:00:00Z\n"
        "source: https://x.org/a\n"
        "site: The Paper\n"
        "lang: en_GB\n"
        "tags: [one, '#two', one]\n"
        "---\nText."
    )
    about = article.metadata
    assert about.byline == "Ann Author, Ben Other"
    assert about.published == "2024-05-01T10:00:00Z"
    assert about.url == "https://x.org/a"
    assert about.site == "The Paper"
    assert about.language == "en-GB"
    assert article.tags == ("one", "two")


def test_a_url_the_person_gave_outweighs_the_front_matters() -> None:
    article = ingest("https://y.org/b.md", data=b"---\nurl: https://x.org/a\n---\nText.", media_type="text/markdown")
    assert article.metadata.url == "https://y.org/b.md"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title: 2024-05-01", "2024-05-01"),
        ("title: yes", "yes"),
        ("title: 1e400", "1e400"),
        ("title: [a, b]", "a, b"),
        ("title: {x: y}", "x: y"),
        ("title: {name: Ann}", "Ann"),
        ("title: null", "null"),
        ('title: "\\e]0;x\\aA"', "A"),
    ],
)
def test_values_of_any_type_become_words(field: str, value: str) -> None:
    assert split_front_matter(f"---\n{field}\n---\n")[0].title == value


@pytest.mark.parametrize(
    "field",
    [
        "url: javascript:alert(1)",
        "url: file:///etc/passwd",
        "url: 0o17",
        "date: not a date",
        "date: 2024-99-99",
        "lang: no language at all",
        "tags:",
    ],
)
def test_values_that_mean_nothing_are_not_kept(field: str) -> None:
    about, rest = split_front_matter(f"---\n{field}\n---\nText.")
    assert (about.url, about.published, about.language, about.tags) == (None, None, None, ())
    assert rest == "Text."


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{n}: &{n} [{', '.join([f'*{p}'] * 9)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))
        + "title: *i",
        "a: &a {x: 1}\n"
        + "".join(
            f"{n}: &{n} {{<<: [{', '.join([f'*{p}'] * 9)}]}}\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        "title: &t [*t]",
        "title: " + "[" * 3000,
        "title: " + "9" * 5000,
        "? [a]\n: b",
        "title: !!python/object/apply:os.system [echo]",
    ],
    ids=["aliases", "merges", "itself", "deep", "digits", "key", "object"],
)
def test_front_matter_made_to_harm_harms_nothing(bomb: str) -> None:
    article = take_in(f"---\n{bomb}\n---\nText.")
    assert text_of(article).endswith("Text.")


def test_nothing_of_the_text_is_changed() -> None:
    body = "Text with [[a link]], ==light==, `code`.\n\n> [!note] Careful\n> Yes.\n\n| a |\n|---|\n| b |\n"
    assert take_in(f"---\ntitle: T\n---\n{body}").markdown == body
