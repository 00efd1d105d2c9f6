"""Pages as sites really build them: the article is found whatever its page hides, repeats or leaves to a program."""

import json

import pytest

from termreader.errors import SourceError
from termreader.ingest import Ingested, ingest

TITLE = "Harbour board buys two electric ferries"
LINES = (
    "The harbour board of Kelling voted on Monday to buy two electric ferries from a yard in Gdansk.",
    "It ends an argument that has run through three elections and two changes of the chair.",
    "The vessels will carry 180 passengers each and replace the diesel boats that have crossed the sound since 1974.",
    "“We have talked about this for eleven years and it is time that somebody signed something,” said Marta Olsen.",
    "The price is a fifth above the estimate; the difference comes from a second charging station on the island side.",
    "The first ferry is to arrive in May, the second in autumn; the old boats go to a museum and to a diving club.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)
HEADED = f"<h1>{TITLE}</h1>{PARAGRAPHS}"
AROUND = (
    "<aside class=sidebar><h3>Most read</h3><ul><li><a href=/a>Another story about a thing in the town</a></ul></aside>"
    "<footer><p>Copyright 2024 The Kelling Post. All rights reserved to them.</p></footer>"
)
TOLD = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE}


def take_in(body: str, head: str = "") -> Ingested:
    page = f"<!doctype html><html lang=en><head><title>{TITLE} - The Kelling Post</title>{head}</head>"
    return ingest("page.html", data=f"{page}<body>{body}{AROUND}</body></html>".encode())


def told(body: str) -> str:
    return f"<script type=application/ld+json>{json.dumps({**TOLD, 'articleBody': body})}</script>"


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=c><h1>{TITLE}</h1><div class=text>{'<br><br>'.join(LINES)}</div></div>",
        f"<h1>{TITLE}</h1>" + "".join(f"<div class=row><div><span>{line}</span></div></div>" for line in LINES),
        f"<h1>{TITLE}</h1>"
        + "".join(f"<section><p>{line}</p></section><div class=ad>Advertisement</div>" for line in LINES),
        f"<news-story>{HEADED}</news-story>",
        f"<table><tr><td width=150><a href=/1>One</a><td><font size=2>{HEADED}</font></table>",
        f"<form id=whole action=x><div id=content>{HEADED}</div></form>",
        f"<div class='post has-ads comments-open social-share-enabled'>{HEADED}</div>",
        f"<article>{HEADED}</article><section id=comments>"
        + "<div class=comment><p>I have lived there for thirty years, and it is a wonder to me.</p></div>" * 9
        + "</section>",
    ],
    ids=["line breaks", "nested spans", "sections", "own element", "layout table", "form", "classes", "comments"],
)
def test_an_article_is_found_however_its_page_is_built(body: str) -> None:
    assert take_in(body).markdown == "\n\n".join(LINES) + "\n"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<div class=post><div class=text style='display:none'>{HEADED}</div></div>", ""),
        (f"<div id=app aria-hidden=true><div>{HEADED}</div></div><div role=dialog>Accept all cookies?</div>", ""),
        (f"<div id=root></div><noscript><div>{HEADED}</div></noscript>", ""),
        ("<div id=root></div>", told("\n\n".join(LINES))),
        ("<div id=root></div>", told(PARAGRAPHS)),
        ("<div id=root></div>", told(PARAGRAPHS.replace("<", "&lt;").replace(">", "&gt;"))),
        (f"<article><h1>{TITLE}</h1><p>{LINES[0]}</p><p>Subscribe to go on.</p></article>", told("\n".join(LINES))),
    ],
    ids=["hidden", "behind a dialog", "noscript", "told", "told in markup", "told in escapes", "only its beginning"],
)
def test_a_page_that_shows_little_gives_what_it_keeps_for_programs(body: str, head: str) -> None:
    taken = take_in(body, head)
    assert taken.markdown == "\n\n".join(LINES) + "\n"
    assert any("keeps for programs" in note for note in taken.notes)


@pytest.mark.parametrize(
    "elsewhere",
    [
        told("Quite another text, which has nothing to do with what this page shows. " * 30),
        f"<div id=cookie-consent style='display:none'>{'<p>We and our partners store your data.</p>' * 40}</div>",
    ],
    ids=["another text told", "a hidden dialog"],
)
def test_what_a_page_shows_stands_though_it_hides_more_of_another_kind(elsewhere: str) -> None:
    taken = take_in(f"<article><h1>{TITLE}</h1><p>{LINES[0]}</p><p>{LINES[1]}</p></article>{elsewhere}")
    assert taken.markdown == f"{LINES[0]}\n\n{LINES[1]}\n"
    assert not taken.notes


def test_an_escape_in_what_is_told_to_programs_reaches_no_terminal() -> None:
    taken = take_in("<div id=root></div>", told("\n".join((*LINES, "And an &#27;]0;owned&#7; escape."))))
    assert "\x1b" not in taken.markdown
    assert "\x07" not in taken.markdown


def test_a_shell_with_nothing_but_the_page_around_an_article_is_refused() -> None:
    with pytest.raises(SourceError, match="filled in by a program"):
        take_in("<div id=root></div><script>start()</script>")


@pytest.mark.parametrize(
    "hyphenation", ["<wbr>", "<wbr/>", "&shy;", "\u00ad", "&#173;", "&#xAD;"], ids=lambda text: text.strip("<>&;")
)
def test_no_word_is_cut_where_it_may_break(hyphenation: str) -> None:
    broken = PARAGRAPHS.replace("electric", f"elec{hyphenation}tric").replace("island", f"is{hyphenation}land")
    assert take_in(f"<article>{broken}</article>").markdown == "\n\n".join(LINES) + "\n"


def test_a_thousand_chances_to_break_nest_nothing() -> None:
    line = "<wbr>".join(["Ferry"] * 1000)
    assert "Ferry" * 1000 in take_in(f"<article>{HEADED}<p>{line} is a long name.</p></article>").markdown


def test_the_question_on_a_button_stays_over_its_answer() -> None:
    answer = "They run every twenty minutes until midnight, and every hour after that."
    folded = f"<h3><button aria-expanded=false>How often do they run?</button></h3><div><p>{answer}</p></div>"
    assert take_in(f"<article>{HEADED}{folded}</article>").markdown.endswith(
        f"### How often do they run?\n\n{answer}\n"
    )


def test_a_link_to_another_story_between_two_paragraphs_is_left_out() -> None:
    link = "<p><strong><a href=/x>READ MORE: Old ferry breaks down again</a></strong></p>"
    middle = "".join(f"<p>{line}</p>{link}" for line in LINES)
    assert take_in(f"<article><h1>{TITLE}</h1>{middle}</article>").markdown == "\n\n".join(LINES) + "\n"


def test_the_caption_of_the_first_picture_is_kept() -> None:
    figure = "<figure><img src=/a.jpg alt=''><figcaption>The old ferry at the quay.</figcaption></figure>"
    markdown = take_in(f"<article><h1>{TITLE}</h1>{figure}{PARAGRAPHS}</article>").markdown
    assert "The old ferry at the quay." in markdown.split(LINES[0])[0]


def teasers(kind: str) -> str:
    cards = (
        f"<div class=card-{number}><a href=/{number}><h3>Another headline from the town, the {number} of six</h3></a>"
        f"<p>A teaser of the other story with some words in it, to make you want number {number}…</p></div>"
        for number in range(6)
    )
    return f"<section class=river><h2>{kind}</h2>{''.join(cards)}</section>"


@pytest.mark.parametrize("kind", ["More from News", "Recommended", "Latest stories", "Read next"])
def test_paragraphs_of_teasers_are_not_taken_for_an_article_without_paragraphs(kind: str) -> None:
    body = "".join(f"<div class=row-{number}>{line}</div>" for number, line in enumerate(LINES))
    taken = take_in(f"<div class=container><div class=row><h1>{TITLE}</h1>{body}</div></div>{teasers(kind)}")
    assert taken.markdown == "\n\n".join(LINES) + "\n"


def test_a_section_that_only_begins_like_an_announcement_stays() -> None:
    related = f"<section><h2>Related work</h2><p>{LINES[0]} See <a href=/1>[1]</a>.</p><p>{LINES[1]}</p></section>"
    markdown = take_in(f"<article><h1>{TITLE}</h1>{PARAGRAPHS}{related.replace('Kelling', 'Aske')}</article>").markdown
    assert "## Related work" in markdown
    assert "harbour board of Aske voted" in markdown


def test_an_item_that_two_lists_have_stands_in_both() -> None:
    item = "<li>It holds a hundred and eighty passengers, and their bicycles too.</li>"
    lists = f"<ul>{item}<li>It is red.</li></ul><p>{LINES[0]}</p><ul>{item}<li>It is green.</li></ul>"
    markdown = take_in(f"<article><h1>{TITLE}</h1>{PARAGRAPHS.replace('Gdansk', 'Gdynia')}{lists}</article>").markdown
    assert markdown.count("their bicycles too") == 2


def test_the_sign_that_links_to_a_heading_is_no_part_of_the_title() -> None:
    assert take_in(f"<h1>{TITLE}<a class=headerlink href=#top>¶</a></h1>{PARAGRAPHS}").metadata.title == TITLE


@pytest.mark.parametrize(
    ("end", "kept"),
    [
        ("<table><tr><th>Ferry<th>Seats<tr><td>Alma<td>120<tr><td>Bera<td>140</table>", "| Alma | 120 |"),
        ("<h2>The boats</h2><table><tr><th>Ferry<th>Seats<tr><td>Alma<td>120</table>", "## The boats"),
        ("<figure><img src=a><figcaption>The yard in Gdansk, in the spring.</figcaption></figure>", "in the spring."),
        ("<pre>ferry --all</pre>", "ferry --all"),
    ],
    ids=["table", "table under a heading", "figure", "code"],
)
def test_what_ends_an_article_is_kept_though_no_sentence_follows(end: str, kept: str) -> None:
    rows = "".join(f"<div class=row><p>{line}</p></div>" for line in LINES)
    assert kept in take_in(f"<article><h1>{TITLE}</h1>{rows}{end}</article>").markdown


def test_text_in_bare_divisions_is_kept_before_and_after_what_has_elements_of_its_own() -> None:
    lists = "<ul><li>It holds a hundred and eighty passengers and all their bicycles too.</li><li>It is red.</li></ul>"
    rows = "".join(f"<div>{line}</div>{lists if number in (1, 4) else ''}" for number, line in enumerate(LINES))
    markdown = take_in(f"<div class=post><h1>{TITLE}</h1><div class=entry>{rows}</div></div>").markdown
    assert [line for line in LINES if line not in markdown] == []


def test_two_announcements_one_after_the_other_take_nothing_of_the_article() -> None:
    body = "".join(f"<div class=row-{number}>{line}</div>" for number, line in enumerate(LINES))
    teased = teasers("More from News") + teasers("Read next")
    markdown = take_in(f"<div class=all><h1>{TITLE}</h1>{body}{teased}</div>").markdown
    assert markdown == "\n\n".join(LINES) + "\n"


@pytest.mark.parametrize(
    ("base", "target"),
    [
        ("", "https://kelling.example/news/map"),
        ("<base href=/harbour/>", "https://kelling.example/harbour/map"),
        ("<base href=../sea/><base href=/other/>", "https://kelling.example/sea/map"),
        ("<base target=_top><base href=//cdn.example/x/>", "https://cdn.example/x/map"),
        ("<base href=javascript:alert(1)//>", "https://kelling.example/news/map"),
    ],
    ids=["none", "from the root", "the first", "another host", "no address"],
)
def test_links_are_read_against_what_the_page_says_of_itself(base: str, target: str) -> None:
    linked = "<p>The plan of the new quay is on a <a href=map>map of the harbour</a> now.</p>"
    page = f"<html><head><title>{TITLE}</title>{base}</head><body><article>{PARAGRAPHS}{linked}</article></body></html>"
    taken = ingest("https://kelling.example/news/ferries", data=page.encode(), media_type="text/html")
    assert f"[map of the harbour]({target})" in taken.markdown
