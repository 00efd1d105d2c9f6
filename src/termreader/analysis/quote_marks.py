"""Quotation marks: which stretches of a text stand between them, in all the usual marks of European typesetting.

Only the outermost marks count. What is speech and who speaks is not known here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MARK = re.compile(r"[“”„«»‹›‘’'\"「」『』〝〞＂]")
_CLOSERS_OF = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "‹": "›", "〝": "〞"}
_VERBS = (
    "said|says|asked|asks|insisted|insists|added|adds|replied|recalled|recalls|explained|explains|wrote|warned|argued|"
    "noted|joked|muttered|shouted|admitted|answered|agreed|declared|announced|complained|conceded|suggested|called"
)
_MIXED = {"“": '"', '"': "”", "„": '"'}
_CUE_WORD = re.compile(rf" (?:[\w’.-]+ ){{0,5}}(?:{_VERBS}|told)\b")
_LOST_CLOSING = re.compile(
    rf", (?:(?:{_VERBS}) (?:the )?(?:[a-z]+ ){{0,2}}[A-Z]|(?:he|she|[A-Z][\w’-]+(?: [A-Z][\w’-]+)?) (?:{_VERBS})\b)"
)
_FARTHEST_CUE = 2_000
"""How many characters after an opening mark a cue may stand that shows that the closing one is missing."""

_ELIDED = re.compile(r"(?:\d0s|\d\ds?|em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)


_MOST_MARKS = 150
"""How many marks of its own sort may stand inside a quotation; apostrophes look like single ones."""


class Quoted(NamedTuple):
    """What stands between two marks."""

    start: int
    """First character after the opening mark."""
    end: int
    """The closing mark, or the end of the paragraph."""
    paragraph: int
    """The paragraph it lies in."""
    closed: bool
    """Whether it has a closing mark."""
    mark: str
    """The opening mark."""


def quoted_stretches(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quoted]:
    """The stretches between outermost marks, in order; a missing closing mark ends at its paragraph's end."""
    found: list[Quoted] = []
    for number, (start, end) in enumerate(paragraphs):
        found.extend(_in_paragraph(text, start, end, number))
    return found


def _in_paragraph(text: str, start: int, end: int, number: int) -> Iterator[Quoted]:
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    last = {text[position]: position for position in marks}
    index = 0
    if marks and _lost_opening(text, start, end, marks[0]):
        yield _trimmed(text, start, marks[0], number, True, "“")
        index = 1
    while index < len(marks):
        position = marks[index]
        mark = text[position]
        closers = _closers(text, start, end, position, marks, index)
        if not closers:
            index += 1
            continue
        single = mark in "‘'"
        close_index = -1
        if mark in _MIXED and (
            max(last.get(closer, -1) for closer in closers) <= position or _mixed(text, marks, index, closers)
        ):
            # A curly mark closed by a straight one, or the other way round.
            closers = _MIXED[mark]
        if any(last[closer] > position for closer in closers if closer in last):
            close_index = _closing(text, end, marks, index, closers, single)
        if close_index < 0:
            if single or not _may_stay_open(text, start, position, mark):
                index += 1
                continue
            reopened = _next_opening(text, marks, index, mark)
            stop = marks[reopened] if reopened else end
            cue = _LOST_CLOSING.search(text, position, min(stop, position + _FARTHEST_CUE))
            if cue:
                stop = cue.start() + 1
            yield _trimmed(text, position + 1, stop, number, False, mark)
            index = reopened or len(marks)
            continue
        yield _trimmed(text, position + 1, marks[close_index], number, True, mark)
        index = close_index + 1


def _lost_opening(text: str, start: int, end: int, position: int) -> bool:
    """Whether a paragraph's first mark closes speech whose opening mark is missing: … haunted,” insisted Finch."""
    return (
        text[position] == "”"
        and position - start > 8
        and text[position - 1] in ",!?"
        and _CUE_WORD.match(text, position + 1, end) is not None
        and not any(mark in text[start:position] for mark in ".!?:")
    )


def _trimmed(text: str, start: int, end: int, number: int, closed: bool, mark: str) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, number, closed, mark)


def _closers(text: str, start: int, end: int, position: int, marks: list[int], index: int) -> str:
    """The marks that close the one at `position`, or nothing when it opens nothing."""
    mark = text[position]
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    if mark in _CLOSERS_OF:
        return _CLOSERS_OF[mark]
    opening = not before.isalnum() and before not in ".,!?" and not after.isspace()
    if not opening:
        return ""
    if mark == '"' or mark == "＂":
        return mark
    if mark in "”»":
        # Swedish and Finnish open with the closing mark, Danish and German books turn the guillemets around.
        wanted = "”" if mark == "”" else "«"
        return wanted if any(text[later] == wanted for later in marks[index + 1 : index + 8]) else ""
    if mark in "‘'":
        if not (after.isalnum() or after in '…[“"’$£€'):
            return ""
        if _ELIDED.match(text, position + 1) and not (after.isdigit() and _pauses(text, start, position)):
            return ""
        return "’" if mark == "‘" else "'’"
    return ""


def _pauses(text: str, start: int, position: int) -> bool:
    """Whether a mark stands at a paragraph's start or after a stop: there ‘42 came’ is no clipped year."""
    before = text[max(start, position - 3) : position].rstrip()
    return not before or before[-1] in ".,:!?—"


def _mixed(text: str, marks: list[int], index: int, closers: str) -> bool:
    """Whether the next mark that could close is of the other sort, and stands as a closing one does: after a stop."""
    mark = text[marks[index]]
    nearest = next((later for later in marks[index + 1 : index + 9] if text[later] in closers + mark + _MIXED[mark]), 0)
    return nearest > 0 and text[nearest] == _MIXED[mark] and text[nearest - 1] in ".,!?…"


def _closing(text: str, end: int, marks: list[int], index: int, closers: str, single: bool) -> int:
    """The index of the mark that closes the one at `index`, or -1."""
    opening_mark = text[marks[index]]
    doubtful = -1
    depth = 0
    seen = 0
    for later in range(index + 1, len(marks)):
        seen += single or text[marks[later]] == opening_mark or text[marks[later]] in closers
        if seen > _MOST_MARKS:
            break
        position = marks[later]
        mark = text[position]
        before = text[position - 1]
        after = text[position + 1] if position + 1 < end else " "
        if mark == opening_mark and mark in "“«„「":
            if closers == "”" and (before.isspace() or before in "—–(["):
                depth += 1
            continue
        if mark not in closers:
            continue
        if not single:
            if mark == '"' and after.isalnum() and before.isspace():
                continue
            if depth:
                depth -= 1
                continue
            return later
        if after.isalnum():
            continue
        if before in ".,!?…—–" or before.isspace():
            return later
        if before == "s" and after == " " and position + 2 < end and text[position + 2].islower():
            # "the boys’ club" or the end of ‘ … boys’: believed only when nothing better comes.
            if doubtful < 0:
                doubtful = later
            continue
        return later
    if depth:
        # An opening mark too many: take the last closing one.
        for later in range(min(len(marks) - 1, index + _MOST_MARKS), index, -1):
            if text[marks[later]] in closers:
                first_reopened = _next_opening(text, marks, index, opening_mark)
                return -1 if first_reopened and first_reopened < later else later
    return doubtful


def _next_opening(text: str, marks: list[int], index: int, mark: str) -> int:
    return next((later for later in range(index + 1, len(marks)) if text[marks[later]] == mark), 0)


def _may_stay_open(text: str, start: int, position: int, mark: str) -> bool:
    """Whether an opening mark without a closing one is believed: at a paragraph's start or after a cue."""
    before = text[start:position].rstrip()
    following = text[position + 1 : position + 2]
    if mark in _CLOSERS_OF and mark != "‹":
        return True
    return following.isupper() and (not before or before[-1] in ".,:!?—")
