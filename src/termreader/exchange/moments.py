"""Moments as other programs write them, as ISO 8601 in UTC."""

import re
from datetime import UTC, datetime

from termreader.wording import utc_text

_NUMBER = re.compile(r"-?\d{1,19}(?:\.\d+)?")
_UTC_WORD = re.compile(r"\s*(?:UTC|GMT|Z)$", re.IGNORECASE)
_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")
_EARLIEST, _LATEST = 631_152_000, 10_000_000_000
"""Seconds since 1970 from which, and up to which, anything can have been kept: 1990 to 2286."""
_WRITTEN = ("%B %d, %Y %I:%M:%S %p", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%Y/%m/%d", "%Y/%m/%d %H:%M:%S")


def moment(value: object) -> str:
    """A moment in seconds, milli- or microseconds since 1970, in ISO 8601, or in words; "" for what is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return ""
    text = str(value).strip()
    if _NUMBER.fullmatch(text):
        return _since_1970(float(text))
    text = _ZONE.sub(r"\1:\2", _UTC_WORD.sub("+00:00", text))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        for pattern in _WRITTEN:
            try:
                found = datetime.strptime(text.removesuffix("+00:00").strip(), pattern).replace(tzinfo=UTC)
                break
            except ValueError:
                continue
        else:
            return ""
    return _written(found)


def _since_1970(number: float) -> str:
    for divisor in (1, 1_000, 1_000_000):
        seconds = number / divisor
        if _EARLIEST < seconds < _LATEST:
            return _written(datetime.fromtimestamp(seconds, UTC))
    return ""


def _written(found: datetime) -> str:
    try:
        return utc_text(found)
    except (ValueError, OverflowError):
        return ""
