"""The corrections file: a table people keep in Excel, one fix a row (docs/corrections.md).

Read strictly: a row that cannot be meant as it stands is an error with file and line, before any plan is touched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from ingest.correction_kinds import BY_NAME, ORDER, Kind, Value, ValueProblem, day, is_none
from ingest.correction_table import COLUMNS, Row, read_cells
from ingest.errors import InputError
from ingest.folding import folded

_NEEDED = ("kind", "source", "reason", "by")
_FILLED_IN = ("new", "reason", "by")  # a row of the template with none of these was left as it is


@dataclass(frozen=True)
class Correction:
    """One row: in `task` of `document`, where the source says `source`, `kind` is `value` (printed: `new`).

    `document` is "" for an alias that holds everywhere, `task` is "" for what belongs to the plan as a whole.
    """

    id: str
    line: int
    document: str
    task: str
    kind: str
    source: str
    old: str
    new: str
    value: Value
    reason: str
    by: str
    on: str

    @property
    def what(self) -> Kind:
        """The kind with its words and its field."""
        return BY_NAME[self.kind]


@dataclass(frozen=True)
class Corrections:
    """The rows of one file, in the order in which they are applied."""

    file: str
    rows: tuple[Correction, ...] = ()


def read_corrections(path: Path) -> Corrections:
    """Read a .csv or .xlsx file; InputError with the line where a row is not as it must be."""
    rows: dict[str, Correction] = {}
    for line, cells in read_cells(path):
        try:
            row = _correction(line, cells)
        except ValueProblem as problem:
            raise InputError(path, f"第 {line} 行：{problem}", "请改正后重试") from problem
        if row is not None:
            rows.setdefault(row.id, row)
    for one, other in _contradictions(rows.values()):
        raise InputError(
            path, f"第 {one.line} 行和第 {other.line} 行互相矛盾（{one.what.word}，{one.source[:20]}）", "请只留一行"
        )
    return Corrections(path.name, tuple(sorted(rows.values(), key=lambda row: (ORDER[row.kind], row.line))))


def _correction(line: int, cells: Row) -> Correction | None:
    """The row as a correction; None for an untouched row of the template."""
    if not any(cells[key] for key in _FILLED_IN):
        return None
    for key in _NEEDED:
        if not cells[key]:
            raise ValueProblem(f"“{COLUMNS[key]}”没有填")
    kind = BY_NAME.get(cells["kind"])
    if kind is None:
        raise ValueProblem(
            f"没有“{cells['kind'][:20]}”这种更正（可用：{'、'.join(k for k in BY_NAME if not k.isascii())}）"
        )
    _check_keys(kind, cells)
    if kind.read is None and cells["new"] and not is_none(cells["new"]):
        raise ValueProblem(f"“{kind.word}”不需要“{COLUMNS['new']}”")
    if kind.read is not None and not cells["new"]:
        raise ValueProblem(f"“{COLUMNS['new']}”没有填（没有就写“无”）")
    try:
        value = kind.read(cells["new"]) if kind.read is not None else None
    except ValueProblem as problem:
        raise ValueProblem(f"“{COLUMNS['new']}”{cells['new'][:30]}：{problem}") from problem
    told = (cells["document"], cells["task"], kind.key, folded(cells["source"]).text, cells["old"], str(value))
    return Correction(
        id=hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:10], line=line, document=cells["document"],
        task=cells["task"], kind=kind.key, source=cells["source"], old=cells["old"], new=cells["new"], value=value,
        reason=cells["reason"], by=cells["by"], on=_day(cells["on"]),
    )  # fmt: skip


def _check_keys(kind: Kind, cells: Row) -> None:
    document, task = cells["document"], cells["task"]
    if not document and kind.about != "alias":
        raise ValueProblem(f"“{COLUMNS['document']}”没有填")
    if not task and kind.about in ("assignment", "task", "time"):
        raise ValueProblem(f"“{COLUMNS['task']}”没有填")
    if task and kind.about in ("document", "alias"):
        raise ValueProblem(f"“{kind.word}”管整个文件，“{COLUMNS['task']}”应空着")
    if task and not task.startswith(f"{document}#"):
        raise ValueProblem("任务编号不属于这个文件编号")


def _day(text: str) -> str:
    try:
        return (day(text) if text else "") or ""
    except ValueProblem as problem:
        raise ValueProblem(f"“{COLUMNS['on']}”{text[:30]}：{problem}") from problem


def _contradictions(rows: Iterable[Correction]) -> Iterator[tuple[Correction, Correction]]:
    """Pairs that cannot both hold: two values for one thing, or a change of what another row takes away."""
    places: dict[tuple[str, ...], list[Correction]] = {}
    for row in rows:
        source = "" if row.what.about in ("document", "time") or row.kind == "title" else folded(row.source).text
        if row.kind == "add-agency" and isinstance(row.value, tuple):
            source = str(row.value[1])
        places.setdefault((row.document, row.task, row.what.about, source), []).append(row)
    for there in places.values():
        for one, other in combinations(there, 2):
            same_thing = not one.old or not other.old or one.old == other.old or one.kind != other.kind
            gone = any(row.what.read is None or (row.kind == "time" and row.value is None) for row in (one, other))
            adds = "add-agency" in (one.kind, other.kind) and one.kind != other.kind
            if same_thing and not adds and (one.value != other.value if one.kind == other.kind else gone):
                yield one, other
