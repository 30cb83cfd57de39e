"""The rows of the agency register as they stand in `data/`: functions of government, their bodies, dated changes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Function:
    """One function of government; `rank` is its place in protocol order (1 first), forms come without a level."""

    key: str
    category: str
    rank: int | None
    official: str
    official_province: str
    official_nation: str
    forms: tuple[str, ...]
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """What one form means: a function and, for a variant, its own official name.

    `own`: a body of its own beside the main body of the function; `names`: all forms of the same body;
    `ending`: found by its ending only, so that the name itself tells such bodies apart.
    """

    function: Function
    official: str
    own: bool
    names: tuple[str, ...]
    ending: bool = False


@dataclass(frozen=True)
class Change:
    """A rename, merger or second name; `on` is an ISO date or year, None where it holds without a date.

    `also`: other forms that only the old body had, levels in front left out as in the register.
    """

    function: str
    old: str
    new: str
    on: str | None
    kind: str
    reason: str
    also: tuple[str, ...] = ()


class RegisterError(ValueError):
    """The register contradicts itself: which form, which functions."""


def fold(form: str) -> str:
    """A form without the particles that papers print or leave: 发展和改革委员会 and 发展改革委 are one."""
    text = form.replace("和", "").replace("与", "")
    if text.endswith("委员会"):
        return text[:-2]
    return text[:-2] if text.endswith("办公室") else text


def entries_of(function: Function) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """The bodies of one row, each with its names: the main one first, then the variants."""
    main = tuple(
        filter(None, (*function.forms, function.official, function.official_province, function.official_nation))
    )
    if main:
        yield main, Entry(function, "", own=False, names=main)
    for variant in function.variants:
        own = variant.startswith("+")
        names = tuple(variant.removeprefix("+").split("="))
        ending = names[0].startswith("*")
        yield names, Entry(function, "" if ending else names[0], own=own or ending, names=names, ending=ending)


def read_functions(folder: Path) -> list[Function]:
    """The rows of agencies.csv."""
    with (folder / "agencies.csv").open(encoding="utf-8", newline="") as file:
        return [
            Function(
                row["function"], row["category"], int(row["rank"]) if row["rank"] else None, row["official"],
                row["official_province"], row["official_nation"],
                tuple(filter(None, row["forms"].split("|"))), tuple(filter(None, row["variants"].split("|"))),
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def read_changes(folder: Path) -> list[Change]:
    """The rows of agency_changes.csv."""
    with (folder / "agency_changes.csv").open(encoding="utf-8", newline="") as file:
        return [
            Change(
                row["function"], row["old"], row["new"], row["on"] or None, row["kind"], row["reason"],
                tuple(filter(None, row["also"].split("|"))),
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip
