"""Rows put into and taken out of a corrections file: read strictly before and after, replaced whole or not at all."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ingest.correction_kinds import BY_NAME
from ingest.correction_table import COLUMNS, Row, read_cells, written
from ingest.corrections_file import read_corrections
from ingest.errors import InputError
from ingest.folding import folded

# Sessions of one app write one after the other; the command line only reads.
_ONE_AT_A_TIME = threading.Lock()


def amend(path: Path, *, add: Sequence[Row] = (), drop: Collection[str] = ()) -> int:
    """Add rows, each in place of the one about the same thing, and drop those with the given ids; how many changed.

    InputError when the file cannot be read or written, or would not be one that `read_corrections` takes: it is then as
    it was.
    """
    if path.suffix.lower() == ".xlsx":
        raise InputError(path, "更正表是 .xlsx，网页不能改写", "请另存为 .csv，并用 DUTY_GRAPH_CORRECTIONS 指定")
    add = [dict.fromkeys(COLUMNS, "") | row for row in add]
    with _ONE_AT_A_TIME:
        before = list(_rows(path))
        gone = {id(row) for row, key in before if key in drop or any(_replaces(new, row) for new in add)}
        rows = [row for row, _ in before if id(row) not in gone] + add
        _write(path, rows)
    return len(gone) + len(add)


def _rows(path: Path) -> Iterator[tuple[Row, str]]:
    """Every row of the file, with the id of its correction ("" for a row of the template that nobody filled in)."""
    if not path.exists():
        return
    ids = {row.line: row.id for row in read_corrections(path).rows}
    for line, cells in read_cells(path):
        yield cells, ids.get(line, "")


def _replaces(new: Row, row: Row) -> bool:
    """Whether the two cannot both stand: the same thing of the same task, or a body that the new row takes away."""
    if (new["document"], new["task"]) != (row["document"], row["task"]) or row["kind"] not in BY_NAME:
        return False
    kind, other = BY_NAME[new["kind"]], BY_NAME[row["kind"]]
    if kind.key == "add-agency":
        return (
            other.key == kind.key and new["new"].partition("：")[2] == row["new"].replace(":", "：").partition("：")[2]
        )
    same_place = folded(new["source"]).text == folded(row["source"]).text or kind.about == "document"
    if kind.key == "remove-agency":
        return other.about == "assignment" and other.key != "add-agency" and same_place
    same_old = not new["old"] or not row["old"] or new["old"] == row["old"]
    return other.key == kind.key and same_place and same_old


def _write(path: Path, rows: Sequence[Row]) -> None:
    partial = path.with_name(f"{path.stem}.part.csv")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(written(rows))
        read_corrections(partial)
        partial.replace(path)
    except InputError as error:
        raise InputError(path, error.problem, error.remedy) from error
    except OSError as error:
        raise InputError(path, f"无法写入（{error.strerror}）", "请检查文件夹的权限和磁盘空间") from error
    finally:
        partial.unlink(missing_ok=True)
