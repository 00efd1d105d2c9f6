"""Interviews: answers are of the person who is asked, whether the questions stand in marks or not."""

from collections import Counter
from collections.abc import Iterator

from termreader.analysis.dialogue import is_all
from termreader.analysis.narration import NARRATOR, Speaker
from termreader.analysis.speakers import speech_verbs
from termreader.analysis.story import Story
from termreader.analysis.stretches import Stretch

_LEAST_QUESTIONS = 2
"""From how many questions without marks, each before a quotation, a text is an interview."""
_SPOKEN_TO = frozenset(["you", "your", "you've", "you're", "you'd", "us"])
_LEAST_EXCHANGES = 3
"""From how many questions in marks, each answered in the next paragraph, nobody beside them, a text is an interview."""
_PROMPT = 24
"""How many tokens a remark has at most that stands for a question: "Critics say they all look the same."."""
_REMARK = 14
"""How many words an interviewer says at most without asking."""


def attribute_answers(story: Story, by_line: dict[int, list[Stretch]]) -> None:
    """In an interview whose questions stand without marks, gives the answers to the person who is asked."""
    lines = story.tokens.lines
    answers = [
        number
        for number in sorted(by_line)
        if number > 0 and number - 1 not in by_line and _is_answer(story, number, by_line[number])
    ]
    asked = [
        number
        for number in answers
        if story.tokens.words[lines[number - 1].end - 1] == "?" or story.tokens.words[lines[number - 1].first] == "Q"
    ]
    if len(asked) < _LEAST_QUESTIONS:
        return
    person = _introduced(story, lines[asked[0]].first)
    if person is None:
        return
    mostly_asked = len(asked) > len(answers) - len(asked)
    for number in answers:
        prompt = lines[number - 1]
        spoken_to = not _SPOKEN_TO.isdisjoint(story.tokens.lower[prompt.first : prompt.end])
        prompted = spoken_to or (mostly_asked and number < asked[-1] and prompt.end - prompt.first <= _PROMPT)
        if number in asked or (number > asked[0] and prompted):
            for stretch in by_line[number]:
                stretch.settle(person)
            story.heard(number, by_line[number][-1].end, person)


def _is_answer(story: Story, number: int, group: list[Stretch]) -> bool:
    """Whether a paragraph is nothing but words in marks, or opens with them after a question and names nobody."""
    if is_all(story, number, group):
        return True
    line, prompt = story.tokens.lines[number], story.tokens.lines[number - 1]
    asked = story.tokens.words[prompt.end - 1] == "?" and group[0].first <= line.first + 1
    return asked and not story.told_of(line.first, line.end) and not speech_verbs(story, group[0].end, line.end)


def attribute_exchanges(story: Story, by_line: dict[int, list[Stretch]]) -> None:
    """In an interview in which all stands in marks, gives the answers to who is asked, the questions to the writer."""
    exchanges = [run for run in _runs_of_speech(story, by_line) if len(run) > 1 and _asks(story, by_line[run[0]])]
    questions = sum(by_line[run[0]][-1].words for run in exchanges)
    answers = sum(by_line[run[1]][-1].words for run in exchanges)
    if len(exchanges) < _LEAST_EXCHANGES or answers < questions:
        return
    person = _introduced(story, story.tokens.lines[exchanges[0][0]].first)
    if person is None:
        return
    for run in exchanges:
        asked = False
        for number in run:
            group = by_line[number]
            remark = number != run[-1] and group[-1].words <= _REMARK
            asked = not asked and (_asks(story, group) or (number != run[0] and remark))
            for stretch in group:
                stretch.settle(NARRATOR if asked else person)
            story.heard(number, group[-1].end, NARRATOR if asked else person)


def _runs_of_speech(story: Story, by_line: dict[int, list[Stretch]]) -> Iterator[list[int]]:
    """The numbers of paragraphs of nothing but words in marks, those beside each other together."""
    run: list[int] = []
    for number in sorted(by_line):
        if not is_all(story, number, by_line[number]) or any(stretch.cued for stretch in by_line[number]):
            continue
        if run and run[-1] != number - 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _asks(story: Story, group: list[Stretch]) -> bool:
    return story.tokens.words[group[-1].end - 1] == "?"


def _introduced(story: Story, stop: int) -> Speaker | None:
    """The person whom the text is most about before that token."""
    introduced = Counter(name.entity for name in story.told_of(0, stop) if story.is_subject(name))
    return Speaker(max(introduced, key=lambda entity: introduced[entity])) if introduced else None
