"""Figures as tables in Markdown, so that what is printed can stand in the docs as it is."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from termreader.model import Analysis
from training.formats import Document
from training.measure.linking import LinkScore, link_mistakes, link_score
from training.measure.names import Analyze, Mistake, name_mistakes, name_scores
from training.measure.sets import LabelledSet
from training.measure.speakers import speaker_mistakes, speaker_score
from training.measure.speed import PROCESSES, Speed, machine
from training.scoring import Score

Find = Callable[[Analysis, Document], list[Mistake]]


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table in even columns, all but the first aligned to the right."""
    body = [tuple(row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(headings, *body, strict=True)]

    def line(cells: Sequence[str]) -> str:
        first = cells[0].ljust(widths[0])
        return (
            "| "
            + " | ".join([first, *(cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))])
            + " |"
        )

    rule = "| " + " | ".join(["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]) + " |"
    return "\n".join([line(headings), rule, *map(line, body)])


def names_table(analyze: Analyze, others: Mapping[str, Analyze], sets: Iterable[LabelledSet]) -> str:
    """Precision, recall and F1 for persons and companies, and the F1 of `others`, by name, on the same texts."""
    headings = ["set", "texts", "words", "person P", "R", "F1", "company P", "R", "F1"]
    headings += [heading for name in others for heading in (f"{name}: person F1", "company F1")]
    return table(headings, (_names_row(analyze, others.values(), part) for part in sets))


def _names_row(analyze: Analyze, others: Iterable[Analyze], part: LabelledSet) -> list[str]:
    documents = part.load()
    row = [part.name, str(len(documents)), str(sum(len(document.text.split()) for document in documents))]
    scores = name_scores(analyze, documents)
    row += _figures(scores["PERSON"])
    # Where companies are not labelled apart, a found one may be any organisation, and a missed one none.
    row += _figures(scores["COMPANY"]) if part.companies_apart else [f"{scores['ORG'].precision:.3f}*", "–", "–"]
    for other in others:
        theirs = name_scores(other, documents)
        row += [f"{theirs['PERSON'].f1:.3f}", f"{theirs['COMPANY'].f1:.3f}" if part.companies_apart else "–"]
    return row


def _figures(score: Score) -> list[str]:
    return [f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}"]


def links_table(analyze: Analyze, sets: Iterable[LabelledSet]) -> str:
    """From the text to the full name, and of the short forms that were found those with the right one."""
    rows = []
    for part in sets:
        score: LinkScore = link_score(analyze, part.load())
        shares = f"{score.short_right} of {score.short_found}"
        rows.append([part.name, *_figures(score.whole), shares, f"{score.short_share:.3f}"])
    return table(["set", "span and full name P", "R", "F1", "short forms with the right full name", "share"], rows)


def speakers_table(analyze: Analyze, sets: Iterable[LabelledSet]) -> str:
    """What became of the labelled quotations, as shares of them."""
    rows = []
    for part in sets:
        score = speaker_score(analyze, part.load())
        counts = (score.right, score.wrong, score.none, score.missed)
        shares = [f"{count / max(score.labelled, 1):.3f}" for count in counts]
        rows.append([part.name, str(score.labelled), *shares, str(score.spurious)])
    return table(["set", "quotations", "right", "wrong", "no speaker", "missed", "spurious"], rows)


def kinds_table(analyze: Analyze, find: Find, sets: Mapping[str, Sequence[LabelledSet]]) -> str:
    """How often each kind of mistake is made, most frequent first; a column for each of `sets`."""
    counts = {
        name: Counter(
            mistake.kind
            for part in parts
            for document in part.load()
            for mistake in find(analyze(document.text), document)
        )
        for name, parts in sets.items()
    }
    total = sum(counts.values(), Counter())
    rows = [
        [kind, *(str(counts[name][kind]) for name in sets)]
        for kind, _ in sorted(total.items(), key=lambda item: (-item[1], item[0]))
    ]
    return table(["mistake", *sets], rows)


def mistakes_listed(analyze: Analyze, sets: Iterable[LabelledSet], *, names: bool) -> list[str]:
    """Each mistake with the words it is about, for the sets that may be read."""
    finds: list[Find] = [name_mistakes, link_mistakes] if names else []
    lines = []
    for part in sets:
        if part.unseen:
            continue
        for document in part.load():
            analysis = analyze(document.text)
            mistakes = [mistake for find in (*finds, speaker_mistakes) for mistake in find(analysis, document)]
            for mistake in sorted(mistakes, key=lambda mistake: mistake.start):
                what = f"{mistake.kind}: {mistake.instead}" if mistake.instead else mistake.kind
                lines.append(f"{part.name}, {document.heading}: {what}: {_around(document.text, mistake)}")
    return lines


def _around(text: str, mistake: Mistake) -> str:
    """The words in brackets, with a few to either side, on one line."""
    words = text[mistake.start : mistake.end]
    if len(words) > 60:
        words = f"{words[:28]} … {words[-28:]}"
    before, after = text[max(0, mistake.start - 40) : mistake.start], text[mistake.end : mistake.end + 30]
    return " ".join(f"{before}[{words}]{after}".split())


def speed_table(speed: Speed, peer_seconds: float | None, data: int, wheel: int | None) -> str:
    """Seconds and bytes in a person's units."""
    seconds = speed.seconds
    rows = [
        [f"words a second, one thread, {speed.words} words", f"{speed.words / seconds['article']:,.0f}"],
        ["the same by the processor's clock", f"{speed.words / seconds['article, processor']:,.0f}"],
        ["compromise, the same words", f"{speed.words / peer_seconds:,.0f}" if peer_seconds else "–"],
        ["that article, once all is loaded", f"{1000 * seconds['article']:.0f} ms"],
        ["that article, first call of a process", f"{1000 * seconds['first call']:.0f} ms"],
        ["of it numpy", f"{1000 * seconds['numpy']:.0f} ms"],
        ["of it the net", f"{1000 * seconds['net']:.0f} ms"],
        ["of it the lists", f"{1000 * seconds['lists']:.0f} ms"],
        ["the net and the lists on disk", f"{data / 1e6:.2f} MB"],
        ["the built wheel", f"{wheel / 1e6:.2f} MB" if wheel else "– (could not be built)"],
    ]
    return table([f"medians of {PROCESSES} processes", machine()], rows)
