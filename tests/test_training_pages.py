"""Labels of real pages find their quotations by the words alone, and all of them do."""

import json

import pytest
from training.pages import NO_SPEECH, SPEECH, label_of, languages, read_pages

from tests.shared import needs_shared


@pytest.mark.parametrize("other", ["“WE shall see,”", " We shall\xa0see", "we—shall… see!"])
def test_marks_capitals_and_spaces_do_not_change_what_words_are_labelled(other: str) -> None:
    assert label_of(other) == label_of("We shall see")


def test_other_words_have_another_label() -> None:
    assert label_of("We shall see") != label_of("We shall not see")


@needs_shared
def test_every_labelled_quotation_stands_on_its_page() -> None:
    labels = json.loads(SPEECH.read_text(encoding="utf-8"))
    assert languages() == list(labels) == ["English", "other languages"]
    for language, pages in labels.items():
        for page in read_pages(language):
            spoken = {label for label, speaker in pages[page.heading].items() if speaker != NO_SPEECH}
            assert {label_of(page.text[start:end]) for start, end, *_ in page.quotations} == spoken
            speakers = {speaker for *_, speaker, _ in page.quotations if speaker}
            assert all(part in page.text for speaker in speakers for part in speaker.split())


def test_nothing_of_the_pages_is_in_the_labels() -> None:
    assert max(map(len, SPEECH.read_text(encoding="utf-8").splitlines())) < 100
