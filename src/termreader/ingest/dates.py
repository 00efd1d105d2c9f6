"""Dates as people and pages write them, into ISO 8601. Knows nothing of where they stand."""

import re
from datetime import date, datetime

_MONTH_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_BEFORE = (
    r"(?:(?:first\s+)?(?:published|posted|updated|last\s+updated|date|issued)\b:?\s*(?:on\s+)?)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
)
_AFTER = r"(?:,?\s+(?:at\s+|[-–|·•]\s*)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?)?\.?"
_WRITTEN = tuple(
    re.compile(_BEFORE + order + _AFTER, re.IGNORECASE)
    for order in (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}")
)
_NUMERIC = re.compile(
    _BEFORE
    + r"(?P<date>\d{4}-\d\d-\d\d)(?:[T\s]\s*(?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)


def iso_date(text: str) -> str | None:
    """The date that `text` as a whole says, as ISO 8601 (with the time and zone, if it gives them in ISO form).

    Understood: ISO 8601 dates and times, and dates with an English month ("Tuesday, November 19, 2024", "Published
    19 Nov 2024"). Numbers parted by slashes are not: nobody can tell day from month.
    """
    text = text.strip()
    if len(text) > 80:
        return None
    numeric = _NUMERIC.fullmatch(text)
    if numeric:
        return _valid_iso(numeric)
    for pattern in _WRITTEN:
        written = pattern.fullmatch(text)
        if written:
            try:
                return date(int(written["year"]), _MONTHS[written["month"].lower()], int(written["day"])).isoformat()
            except ValueError:
                return None
    return None


def _valid_iso(found: re.Match[str]) -> str | None:
    zone = (found["zone"] or "").upper()
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    iso = found["date"] + (f"T{found['time']}{zone}" if found["time"] else "")
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return None
    return iso
