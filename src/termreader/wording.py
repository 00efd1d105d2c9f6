"""How counts, sizes and moments are written, the same everywhere. Knows nothing else."""

from datetime import UTC, datetime


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """`1 word`, `1,380 words`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def size_of(count: int) -> str:
    """Bytes: `900 bytes`, `240 kB`, `1.2 MB`."""
    if count < 1000:
        return count_of(count, "byte")
    if count < 999_500:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"


def utc_text(moment: datetime) -> str:
    """A moment in ISO 8601, in UTC to the second, as every time in the library is written; without a zone it is UTC.

    Raises OverflowError for a moment at the edge of what a date can be.
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds")
