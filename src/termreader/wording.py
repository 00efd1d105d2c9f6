"""How counts and moments are written, the same everywhere. Knows nothing else."""

from datetime import UTC, datetime


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """`1 word`, `1,380 words`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def utc_text(moment: datetime) -> str:
    """A moment in ISO 8601, in UTC to the second, as every time in the library is written; without a zone it is UTC.

    Raises OverflowError for a moment at the edge of what a date can be.
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds")
