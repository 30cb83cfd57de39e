"""What a row of a task table says beside its text: who, by when, how much. Read here without knowing tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.plan import Role, Time, Via
from ingest.printed_times import parse_time
from ingest.reading import Reading
from ingest.standing import LeadRule

# 2025.12, 2025-12-31, 2025/6/30, 2025年12.31, and a year alone: points in time as cells print them.
_NUMERIC = re.compile(r"(?<![\d.])(20\d\d)(?:[.．/-](1[0-2]|0?[1-9])(?:[.．/-](3[01]|[12]\d|0?[1-9]))?)?(?![\d年.．])")
_STARTS = re.compile(r"开始|启动|开工")


@dataclass(frozen=True)
class DutyCell:
    """A cell that lists bodies in one printed role; `via` is "blanket" where it covers several rows.

    `header`: the words of the column, or of the heading, that print the role.
    """

    reading: Reading
    role: Role
    via: Via | None = None
    header: str = ""


@dataclass(frozen=True)
class RowCells:
    """The cells of one row; `year` is the plan's year where it prints one, for months without a year."""

    duties: tuple[DutyCell, ...] = ()
    times: tuple[tuple[str, Reading], ...] = ()  # (header, cell)
    goals: tuple[Reading, ...] = ()
    lead_rule: LeadRule | None = None


def row_time(times: Sequence[tuple[str, Reading]], *, year: int | None) -> Time | None:
    """The time of a row; several columns (开始时间, 完成时间) make one span. None where the cells are empty."""
    printed = [(header, reading.text.replace("\n", "").strip(" 。；;")) for header, reading in times]
    printed = [(header, raw) for header, raw in printed if raw]
    if not printed:
        return None
    spans = len(printed) == 2 and bool(_STARTS.search(printed[0][0])) and not _STARTS.search(printed[1][0])
    raw = ("—" if spans else "；").join(raw for _, raw in printed)
    found = parse_time(_NUMERIC.sub(_spelled, raw), year=year)
    if found is None:
        return Time(raw=raw, start=None, due=None, ongoing=False)
    return Time(raw=raw, start=found["start"], due=found["due"], ongoing=found["ongoing"])


def _spelled(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
