"""Printed dates of any precision as full days, so that two of them compare as text."""

from __future__ import annotations

from calendar import monthrange


def full_day(printed: str | None, *, last: bool) -> str | None:
    """The first or last day of a printed year, month or day; ValueError where the calendar has none."""
    if printed is None:
        return None
    parts = [int(part) for part in printed.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else (12 if last else 1)
    if not (year and 1 <= month <= 12):
        raise ValueError(printed)
    length = monthrange(year, month)[1]
    day = parts[2] if len(parts) > 2 else (length if last else 1)
    if not 1 <= day <= length:
        raise ValueError(printed)
    return f"{year:04d}-{month:02d}-{day:02d}"
