"""Cues inside of the marks, as French has them: « Nous partons, dit Ana Silva. Demain. » holds two quotations."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from termreader.analysis.foreign.language import Language, bare
from termreader.analysis.foreign.verbs import glued_pronoun
from termreader.analysis.quote_marks import Quoted
from termreader.analysis.tokens import Tokens

_LONGEST_CUE = 30
"""How many tokens a cue with an apposition may have."""
_LONGEST_ROLE = 4
"""How many words a noun for the speaker may have before a mark or a name."""


def without_cues(
    tokens: Tokens, language: Language, quoted: Sequence[Quoted], people: Mapping[int, int]
) -> Iterator[Quoted]:
    """The quoted stretches, parted where a cue stands in them; `people` are persons' names, first token to end.

    What follows such a cue has no opening mark: its `mark` is empty.
    """
    for stretch in quoted:
        rest = stretch
        if not language.inverts:
            start = bisect_left(tokens.starts, stretch.start)
            end = bisect_left(tokens.starts, stretch.end)
            index = start + 1
            while index < end:
                stop = _cue_end(tokens, language, index, end, people) if tokens.words[index] in ",?!" else 0
                if not stop:
                    index += 1
                    continue
                comma = tokens.words[index] == ","
                last = tokens.ends[index - comma]
                yield rest._replace(end=last, closed=comma)
                if stop >= end:
                    rest = rest._replace(start=rest.end)
                    break
                rest = rest._replace(start=tokens.starts[stop], mark="")
                index = stop
        if rest.start < rest.end:
            yield rest


def _cue_end(tokens: Tokens, language: Language, mark: int, end: int, people: Mapping[int, int]) -> int:
    """One past the last token of a cue that follows a mark, its own mark with it; 0 where there is none."""
    subject_end = _clause(tokens, language, mark + 1, end, people)
    if not subject_end:
        return 0
    if subject_end >= end:
        return end
    if tokens.words[subject_end] == "," and subject_end + 1 < end:
        following = tokens.lower[subject_end + 1]
        if following in language.resuming or following.startswith(("j'", "c'", "n'", "qu'")):
            return subject_end + 1
    for index in range(subject_end, min(end, subject_end + _LONGEST_CUE)):
        if tokens.words[index] in ".!?…" and (index + 1 >= end or tokens.opens[index + 1]):
            return index + 1
    return end if end - subject_end <= _LONGEST_CUE else 0


def _clause(tokens: Tokens, language: Language, verb: int, end: int, people: Mapping[int, int]) -> int:
    """One past the subject of a verb of saying that starts at a token; 0 where there is none."""
    if verb >= end or not tokens.words[verb].islower():
        return 0
    word = bare(tokens.lower[verb])
    glued = glued_pronoun(tokens, language, verb + 1, end) + 1
    if word in language.verbs:
        return glued or _subject(tokens, language, verb + 1, end, people)
    participle = glued or verb + 1
    if word in language.auxiliaries and participle < end and tokens.lower[participle] in language.participles:
        return participle + 1 if glued else _subject(tokens, language, participle + 1, end, people)
    return 0


def _subject(tokens: Tokens, language: Language, start: int, end: int, people: Mapping[int, int]) -> int:
    """One past a person's name after a verb, with a title or a role before it, or a role alone; 0 for neither."""
    for index in range(start, min(end, start + _LONGEST_ROLE)):
        if index in people:
            return people[index]
        lower = tokens.lower[index]
        if bare(lower) in language.people | language.roles and index > start - (lower != bare(lower)):
            named = next((people[at] for at in range(index + 1, min(end, index + 2)) if at in people), 0)
            return named or index + 1
        if not (tokens.words[index] == "." or lower[0].isalpha()):
            return 0
    return 0
