"""Where a name stands for something else than a company: as a source of news, a place to post on, in a dateline."""

from termreader.analysis.evidence import NOTHING, Evidence
from termreader.analysis.tokens import Line, Tokens
from termreader.analysis.words import word_set

_MEDIA = frozenset(
    [
        *("CNBC", "CNN", "Bloomberg", "BBC", "Reuters", "DAZN", "ESPN", "MSNBC", "NBC", "CBS", "ABC", "ITV", "PBS"),
        *("Bloomberg News", "Bloomberg TV", "NBC News", "CBS News", "ABC News", "Fox", "Fox News", "Fox Business"),
        *("Sky", "Sky News", "Sky Sports", "Channel 4", "Politico", "Axios", "Semafor", "Forbes", "Fortune", "Nikkei"),
        *("Business Insider", "Insider", "Caixin", "Variety", "Billboard", "The Verge", "TechCrunch", "Wired", "Vox"),
        *("AFP", "AP", "PTI", "Dow Jones", "Dow Jones Newswires", "MarketWatch", "Euronews", "Globo", "Televisa", "DR"),
        *("NDTV", "Rai", "RTL", "TF1", "Prisa", "Spiegel", "Bild", "Le Monde", "Haaretz", "Gawker", "BuzzFeed", "Vice"),
    ]
)
"""Companies that texts name as the source of news as well."""

_NETWORKS = frozenset(
    [
        *("Facebook", "Instagram", "Threads", "X", "Twitter", "LinkedIn", "YouTube", "TikTok", "WhatsApp", "Telegram"),
        *("Reddit", "Bluesky", "Mastodon", "Snapchat", "Truth Social", "Weibo", "WeChat", "Discord", "Twitch", "VK"),
    ]
)
"""Where people post: companies' names that mean a place on the net after "on"."""

_DATELINE = 14
"""Tokens that a dateline takes at most."""
_POSTED = word_set(
    "post posts posted posting page pages channel channels video videos followers following account accounts trending "
    "wrote said saying message messages statement live livestream viral thread live-streamed shared group clip clips"
)
_REPORTING = word_set("reported survey poll interview report news data index correspondent first")


def as_outlet(tokens: Tokens, line: Line, first: int, end: int, before: list[str], after: list[str]) -> Evidence:
    """What speaks for a source of news, or for a place where people post, and not for the company of that name."""
    surface = tokens.surface(first, end)
    near, second = before[0], before[1]
    if surface in _NETWORKS:
        return Evidence(company=-1.5, other=3.0) if near == "on" and second in _POSTED else NOTHING
    if surface not in _MEDIA:
        return NOTHING
    dateline = near == "(" and after[0] == ")" and first - line.first < _DATELINE
    source = near == "told" or (near in ("with", "on") and second == "interview") or near in ("/", "[")
    source = source or (near == "to" and second == "according") or (near == "on" and after[0] != "'s")
    source = source or (near == "by" and second in ("compiled", "reported", "surveyed", "polled", "seen"))
    return Evidence(company=-4.0, other=4.0) if source or dateline or after[0] in _REPORTING else NOTHING


def from_dateline(tokens: Tokens, line: Line, first: int, end: int) -> Evidence:
    """What "SREMSKI BROD, Serbia, May 14 (Reuters) -" at the start of a long paragraph says: a place."""
    if first != line.first or line.capitals or line.end - line.first < 2 * _DATELINE:
        return NOTHING
    if not all(word.isupper() for word in tokens.words[first:end]) or tokens.words[end] not in ",(":
        return NOTHING
    opening = tokens.words[end : first + _DATELINE]
    dashed = any(
        word in "—–-" and not tokens.glued(index) for index, word in enumerate(opening, end) if index + 1 < line.end
    )
    return Evidence(-4.0, -3.0, 5.0) if dashed else NOTHING
