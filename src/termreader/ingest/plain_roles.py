"""What the pieces of a plain text are: title, date, byline, captions, credits, pull-quotes, furniture.

A role changes how a piece is shown; only the title, the date, the section and the byline leave the text (they are
metadata), and furniture: the whole lines that a blog puts around an article. In doubt a piece stays a paragraph.
"""

import re
from collections.abc import Sequence
from enum import Enum

import msgspec

from termreader.ingest.dates import iso_date
from termreader.ingest.plain_lines import Piece, PieceKind

_NAME = r"[A-Z][\w’'.-]*[\w.](?:\s+(?:(?:de|da|di|du|van|von|der|den|la|le|bin|al|el)\s+)*[A-Z][\w’'.-]*[\w.]){1,3}"
_PUBLICATION = r"(?:[Tt]he\s+)?[A-Z][\w’'&.-]*(?:\s+(?:of\s+|&\s+)?[A-Z][\w’'&.-]*){0,4}"
_BYLINE = re.compile(r"(?:Written\s+)?[Bb](?:y|Y):?\s+(?P<name>[^\W\d_].{1,118})")
_CREDITS = (
    re.compile(rf"{_NAME}(?:\s+and\s+{_NAME})?\s+for\s+(?P<site>{_PUBLICATION})"),
    re.compile(
        r"\(?(?:photo(?:graph)?s?|photography|images?|illustrations?|picture|graphics?|credits?)"
        r"(?:\s+(?:credit|courtesy|illustration))?s?\s*(?::|\bby\b|\bcourtesy\b|\bfrom\b)\s*\S.{0,90}",
        re.IGNORECASE,
    ),
    re.compile(r"\(?courtesy(?:\s+of\b|:)\s*\S.{0,80}", re.IGNORECASE),
    re.compile(
        r".{2,60}(?:/|\bvia\b|\||—|–|,)\s*"
        r"(?:Getty Images|Reuters|AP(?: Photo)?|AFP|Bloomberg|Shutterstock|Alamy|EPA)\)?"
    ),
    re.compile(r"(?:AP Photo|Getty Images|Reuters|AFP|Shutterstock)\s*(?:/.{2,60})?"),
)
_CAPITALS = r"[A-Z][A-Z’'.-]+(?:\s+[A-Z][A-Z’'.-]*){1,3}"
_ATTRIBUTION = re.compile(rf"(?:[—–-]{{1,2}}\s*(?:{_NAME}|{_CAPITALS})|(?:{_NAME}|{_CAPITALS}),\s*\S)(?:.{{0,90}})")
_ENDS_QUOTED = re.compile(r"[”\"»][.,]?$")
_QUOTE_SIGN = re.compile(r"[“\"«]")
_TERMINAL = re.compile(r"[.!…:;][\"'’”»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'’”»)\]]*$")
_FROM_ISSUE = re.compile(rf"\b(?:issue|edition)\s+of\s+(?P<site>{_PUBLICATION})")
_FIRST_APPEARED = re.compile(rf"\b(?:appear(?:s|ed)|published)\s+(?:first\s+)?(?:in|on)\s+(?P<site>{_PUBLICATION})")
_ENDS_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\.)[.,:;]$")
_WORD_IN_TITLE = re.compile(r"\w\w")
_WORDS = re.compile(r"\w+")

_END_FURNITURE = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"leave a (?:reply|comment)(?: to .{1,60})?(?: cancel reply)?",
        r"cancel reply",
        r"your email address will not be published\.?(?:\s*required fields are marked \*?)?",
        r"required fields are marked \*?",
        r"discover more from .{1,80}",
        r"subscribe to get the latest posts(?: sent)? to your (?:email|inbox)\.?",
        r"subscribe(?: now)?|sign up|type your email…?|continue reading",
        r"(?:share|like|follow|rate) this(?: (?:post|article|story))?:?",
        r"like(?: loading(?:…|\.\.\.)?)?|loading(?:…|\.\.\.)",
        r"share(?: this article)?(?: on| via)?(?: (?:facebook|twitter|x|linkedin|whatsapp|email|reddit|pinterest))?",
        r"click to (?:share|print|email) .{1,80}",
        r"tweet|print|email|pin it|copy link|reddit|whatsapp|facebook|twitter|linkedin|telegram|pinterest",
        r"mastodon|bluesky|threads|tumblr|pocket",
        r"comment \*?|name \*?|email \*?|website|post comment|submit comment",
        r"save my name, email,? and website in this browser for the next time i comment\.?",
        r"notify me of (?:new|follow-up) (?:posts|comments) (?:by|via) email\.?",
        r"post navigation|(?:previous|next)(?: post| article)?|← ?(?:older|previous).{0,80}|(?:newer|next).{0,80}→",
        r"back to top|related|(?:related|recommended|more) (?:posts|articles|stories|content|coverage)",
        r"share (?:full|this) article|see more on:? .{1,60}|skip to (?:content|footer)|most popular",
        r"advertisement",
    )
)
_HEAD_FURNITURE = re.compile(
    r"subscribe(?: now)?|sign (?:up|in)|log in|menu|search|share(?: (?:full|this) article)?|skip to (?:main )?content",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"source|via", re.IGNORECASE)
"""What is furniture only where other furniture follows it."""
_ADVERTISEMENT = re.compile(
    r"(?:skip )?advertisement|advertisement\s*[-–—]\s*scroll to continue|"
    r"(?:story|article) continues (?:below|after)(?: this)? advertisement",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"(?:chapter|part|book|section|act|scene)\s+(?:[IVXLC]+|\d+|[a-z]+)\b[.:]?.{0,60}", re.IGNORECASE)
_BETWEEN_FACTS = re.compile(r"\s+[·•|]\s+")
_READING_TIME = re.compile(r"\d{1,3}[ -]min(?:ute)?s?(?: read)?(?:ing time)?", re.IGNORECASE)

_HEAD_PIECES = 8
_PARAGRAPH = 60
_LONGEST_TITLE = 220
_LONGEST_CAPTION = 400
_MOST_PULLQUOTES = 20


class Role(Enum):
    """How a piece of the text is shown."""

    PLAIN = "plain"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    PULLQUOTE = "pullquote"
    ATTRIBUTION = "attribution"


class Part(msgspec.Struct, frozen=True):
    """A piece and its role."""

    piece: Piece
    role: Role = Role.PLAIN


class Head(msgspec.Struct, frozen=True):
    """What stands above the text, and how much of the text that took."""

    title: str | None = None
    published: str | None = None
    section: str | None = None
    byline: str | None = None


def split_head(pieces: Sequence[Piece]) -> tuple[Head, list[Piece]]:
    """The title, date, section and byline among the first pieces, and the pieces that are left.

    Nothing is taken when nothing would be left to read.
    """
    pieces = _with_head_lines(pieces)
    head = pieces[: _head_length(pieces)]
    title = _title(head, pieces)
    taken: list[Piece] = []
    published = section = byline = None
    before_title = title is not None
    for piece in head:
        facts = [_fact(part) for part in _BETWEEN_FACTS.split(piece.text)]
        if piece is title:
            before_title = False
            taken.append(piece)
        elif title is not None and all(kind for kind, _ in facts):
            said = dict(reversed(facts))
            if (published is None or "date" not in said) and (byline is None or "byline" not in said):
                published, byline = published or said.get("date"), byline or said.get("byline")
                taken.append(piece)
        elif before_title and section is None and _is_section(piece):
            section = piece.text
            taken.append(piece)
    left = [piece for piece in pieces if not any(piece is one for one in taken)]
    if not left:
        return Head(), list(pieces)
    if title is not None and left[0].text == title.text:
        left = left[1:] or left
    return Head(title.text if title else None, published, section, byline), left


def split_furniture(pieces: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
    """The pieces without the page's furniture, and the lines that were left out."""
    kept = list(pieces)
    above = [piece for piece in kept[:_HEAD_PIECES] if _HEAD_FURNITURE.fullmatch(piece.text)]
    kept = [piece for piece in kept if not any(piece is one for one in above)] or kept
    left_out: list[str] = []
    while kept and len(kept) > 1:
        lines = kept[-1].text.split("\n")
        known = all(any(shape.fullmatch(line) for shape in _END_FURNITURE) for line in lines)
        if not known and not (left_out and _AFTERWARDS.fullmatch(kept[-1].text)):
            break
        left_out = lines + left_out
        kept.pop()
    texts = [piece for piece in kept if not _ADVERTISEMENT.fullmatch(piece.text)]
    if not texts:
        return kept, left_out
    dropped = above + [piece for piece in kept if _ADVERTISEMENT.fullmatch(piece.text)]
    return texts, [piece.text for piece in dropped if not any(piece is one for one in texts)] + left_out


def with_roles(pieces: Sequence[Piece]) -> list[Part]:
    """Each piece with its role."""
    parts = [Part(piece) for piece in pieces]
    repeated = _repeated(pieces)
    for index, piece in enumerate(pieces):
        if piece.kind is not PieceKind.TEXT:
            continue
        before = parts[index - 1] if index else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        if is_credit(piece.text):
            parts[index] = Part(piece, Role.CREDIT)
            if before and before.role is Role.PLAIN and _may_be_caption(before.piece):
                parts[index - 1] = Part(before.piece, Role.CAPTION)
        elif before and _attributes(piece, before.piece):
            parts[index - 1] = Part(before.piece, Role.PULLQUOTE)
            parts[index] = Part(piece, Role.ATTRIBUTION)
        elif index in repeated:
            parts[index] = Part(piece, Role.PULLQUOTE)
        elif after and (
            _is_chapter(piece) or (_is_plain(before) and _is_heading(parts[index - 1].piece, piece, after))
        ):
            parts[index] = Part(piece, Role.HEADING)
    return parts


def find_site(parts: Sequence[Part]) -> str | None:
    """The publication, where the text names it: "in the January issue of …", or its photographers' credits."""
    for part in (*parts[-3:], *parts[:2]):
        text = " ".join(part.piece.text.split())
        found = _FROM_ISSUE.search(text) or (_FIRST_APPEARED.search(text) if len(text) < 250 else None)
        if found:
            return found["site"].rstrip(".’'")
    sites = [found["site"] for part in parts if (found := _CREDITS[0].fullmatch(part.piece.text))]
    return max(sites, key=sites.count) if sites else None


def is_credit(text: str) -> bool:
    """Whether a line names the maker of a picture."""
    return len(text) <= 120 and any(shape.fullmatch(text.rstrip(".")) for shape in _CREDITS)


def _head_length(pieces: Sequence[Piece]) -> int:
    """How many pieces come before the first that is plainly a paragraph."""
    for index, piece in enumerate(pieces[:_HEAD_PIECES]):
        long = len(piece.text) > _LONGEST_TITLE
        sentence = len(piece.text) >= _PARAGRAPH and (_TERMINAL if index == 0 else _SENTENCE_END).search(piece.text)
        if long or (sentence and not iso_date(piece.text)) or piece.kind not in {PieceKind.TEXT, PieceKind.HEADING}:
            return index
    return min(len(pieces), _HEAD_PIECES)


def _with_head_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with those at the top of which a line is a date or byline parted into their lines."""
    parted: list[Piece] = []
    for index, piece in enumerate(pieces):
        lines = piece.text.split("\n")
        if index < _HEAD_PIECES and len(lines) > 1 and piece.kind is PieceKind.TEXT and any(_fact(x)[0] for x in lines):
            parted += [Piece(PieceKind.TEXT, line, gap=0 if at else piece.gap) for at, line in enumerate(lines)]
        else:
            parted.append(piece)
    return parted


def _fact(text: str) -> tuple[str, str]:
    """What a line of a head says, and of what kind that is: "date", "byline", "minutes", or ""."""
    day = iso_date(text)
    if day:
        return "date", day
    byline = _BYLINE.fullmatch(text)
    if byline and not _SENTENCE_END.search(text) and len(text.split()) <= 14:
        return "byline", byline["name"].strip()
    return ("minutes", text) if _READING_TIME.fullmatch(text) else ("", text)


def _title(head: Sequence[Piece], pieces: Sequence[Piece]) -> Piece | None:
    """The line of the head that is the title.

    A heading; or the last of four words or more before the byline; or the first such; or one that stands by itself.
    """
    for piece in head:
        if piece.kind is PieceKind.HEADING:
            return piece
    byline_at = next((index for index, piece in enumerate(head) if _fact(piece.text)[0] == "byline"), None)
    fit = [piece for piece in head if _may_be_title(piece)]
    above = [piece for piece in fit if byline_at is not None and any(piece is one for one in head[:byline_at])]
    wordy = [piece for piece in above[::-1] or fit if len(piece.text.split()) >= 4]
    chosen = wordy[0] if wordy else fit[0] if fit else None
    if chosen is None:
        return None
    following = pieces[next(index for index, piece in enumerate(pieces) if piece is chosen) + 1 :]
    set_apart = bool(following) and (following[0].gap > 0 or len(following[0].text) > max(100, len(chosen.text)))
    return chosen if set_apart or (following and _fact(following[0].text)[0]) else None


def _may_be_title(piece: Piece) -> bool:
    text = piece.text
    if "\n" in text or not _WORD_IN_TITLE.search(text) or _ENDS_SENTENCE.search(text) or is_credit(text):
        return False
    return piece.kind is PieceKind.TEXT and not all(_fact(part)[0] for part in _BETWEEN_FACTS.split(text))


def _is_section(piece: Piece) -> bool:
    return (
        len(piece.text) <= 30
        and len(piece.text.split()) <= 3
        and piece.text[:1].isupper()
        and piece.text[-1:].isalnum()
    )


def _may_be_caption(piece: Piece) -> bool:
    return piece.kind is PieceKind.TEXT and len(piece.text) <= _LONGEST_CAPTION and "\n" not in piece.text


def _attributes(piece: Piece, quote: Piece) -> bool:
    """Whether `piece` names the speaker of the quotation set off before it."""
    if quote.kind is not PieceKind.TEXT or len(piece.text) > 140 or len(quote.text) > 600:
        return False
    set_off = _QUOTE_SIGN.search(quote.text) and _ENDS_QUOTED.search(quote.text)
    return bool(set_off) and not _SENTENCE_END.search(piece.text) and bool(_ATTRIBUTION.fullmatch(piece.text))


def _repeated(pieces: Sequence[Piece]) -> frozenset[int]:
    """Which quotations, set off by themselves, stand word for word in another paragraph."""
    set_off = [
        index
        for index, piece in enumerate(pieces)
        if 40 <= len(piece.text) <= 600 and _QUOTE_SIGN.match(piece.text) and _ENDS_QUOTED.search(piece.text)
    ]
    if len(set_off) > _MOST_PULLQUOTES:  # a dialogue
        return frozenset()
    whole = "\n".join(_folded(piece.text) for piece in pieces)
    return frozenset(index for index in set_off if whole.count(_folded(pieces[index].text)) > 1)


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _is_plain(part: Part | None) -> bool:
    return part is not None and part.role is Role.PLAIN


def _is_chapter(piece: Piece) -> bool:
    return bool(_CHAPTER.fullmatch(piece.text)) and not _SENTENCE_END.search(piece.text)


def _is_heading(before: Piece, piece: Piece, after: Piece) -> bool:
    """A short line without an end, capital at its start, alone between paragraphs."""
    text = piece.text
    short = len(text) <= 70 and len(text.split()) <= 10 and "\n" not in text
    if not short or _TERMINAL.search(text) or text.endswith(",") or not (text[:1].isupper() or text[:1].isdigit()):
        return False
    stands_apart = after.kind is not PieceKind.TEXT or len(after.text) >= 100
    return stands_apart and len(before.text) >= 100 and bool(_SENTENCE_END.search(before.text))
