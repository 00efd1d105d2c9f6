"""What a server's status code means to a person. Pure."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from termreader.errors import SourceError, UnreachableError

_REFUSALS = {
    401: "asks for a name and password (401). Put them into the address: https://name:password@…",
    402: "asks for money (402).",
    403: "is not given to termreader (403): the site wants a browser, a subscription or a login. "
    "Save the page in a browser and add the file.",
    404: "is not there (404). Check the address.",
    405: "is not a page that can be read (405).",
    406: "is not there in a form that termreader reads (406).",
    410: "was taken away for good (410).",
    451: "may not be shown for legal reasons (451).",
}
_FAULTS = {
    408: "was too slow for its own server (408). Try again later.",
    425: "is not ready yet (425). Try again later.",
    429: "is not given for now: too much was asked of the server (429). Try again later.",
    500: "could not be made: its server has a fault (500). Try again later.",
    502: "could not be had: its server did not answer the one in front of it (502). Try again later.",
    503: "is not there just now: its server is overloaded or under repair (503). Try again later.",
    504: "could not be had: its server did not answer in time (504). Try again later.",
}
_LONGEST_WAIT = 7 * 86_400.0
"""Seconds that a server's wish to be left alone counts for, at most."""


def status_error(status: int, shown_url: str, retry_after: str | None) -> SourceError:
    """The error for a status that is no success: UnreachableError when it may pass."""
    if status in _REFUSALS:
        return SourceError(f"{shown_url} {_REFUSALS[status]}")
    if status in _FAULTS or status >= 500:
        words = _FAULTS.get(status, f"could not be had: its server has a fault ({status}). Try again later.")
        return UnreachableError(f"{shown_url} {words}", wait=seconds_to_wait(retry_after))
    if status < 400:
        return SourceError(f"{shown_url} gave no page, but an answer that was not asked for ({status}).")
    return SourceError(f"{shown_url} is refused by its server ({status}).")


def seconds_to_wait(retry_after: str | None) -> float | None:
    """What a Retry-After header asks for, in seconds or as a date (RFC 9110, 10.2.3); at most a week."""
    text = (retry_after or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return min(float(text), _LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, LookupError, TypeError, OverflowError):  # what is no date, or one beyond time
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), _LONGEST_WAIT)
