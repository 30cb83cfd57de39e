"""`ingest check`: what was understood of each document and what was not, as tables, as JSON, as an exit code."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from ingest.accounting import KINDS, Account, Entry, Kind, account
from ingest.errors import InputError
from ingest.many import each_file
from ingest.parse import trace
from ingest.plan import Issue, display_title
from ingest.readers import read_source
from ingest.rules import says

THRESHOLD = 0.98
_NAMES: dict[Kind, str] = {"item": "编号项", "agency": "机构", "quantity": "数值"}
_STOPS = "。；;\n"
_MAX_EXCERPT = 80


@dataclass(frozen=True)
class Checked:
    """One document and its account; `text` is what the places point into."""

    path: Path
    title: str
    text: str
    account: Account
    issues: list[Issue]

    def line(self, place: int) -> int:
        """The line of a character, from one."""
        return self.text.count("\n", 0, place) + 1

    def excerpt(self, entry: Entry) -> str:
        """The sentence around an entry, the entry in brackets."""
        start = max(max(self.text.rfind(stop, 0, entry.start) for stop in _STOPS) + 1, entry.start - _MAX_EXCERPT)
        ends = [end for stop in _STOPS if (end := self.text.find(stop, entry.end)) >= 0]
        end = min([*ends, len(self.text), entry.end + _MAX_EXCERPT])
        marked = f"{self.text[start : entry.start]}⟦{self.text[entry.start : entry.end]}⟧{self.text[entry.end : end]}"
        return " ".join(marked.split())


def check_file(path: Path) -> Checked:
    """Parse one file and count what became of its parts; InputError where it cannot be read."""
    traced = trace(read_source(path))
    plan = traced.plan
    return Checked(path, display_title(plan["document"]), traced.source.text, account(traced), plan["issues"])


def run(
    paths: Sequence[Path], *, threshold: float, details: bool, json_file: Path | None, out: Console,
    complain: Callable[[str], None], jobs: int | None = 1, progress: Progress | None = None,
) -> int:  # fmt: skip
    """Check the files and print a report of each; the exit code: 0 fine, 1 below the threshold, 2 unreadable, 130 stopped.

    `progress` shows how many are done.
    """
    done: list[Checked] = []
    failed = 0
    try:
        with progress or Progress(disable=True) as bar, closing(each_file(check_file, paths, jobs=jobs)) as outcomes:
            for outcome in bar.track(outcomes, total=len(paths), description="核对"):
                if outcome.value is None:
                    complain(outcome.problem)
                    failed += 1
                else:
                    done.append(outcome.value)
                    _print(outcome.value, threshold, details, out)
    except KeyboardInterrupt:
        complain(f"核对已中断：{len(paths)} 个文件中处理了 {len(done) + failed} 个；其余请再运行一次")
        return 130
    if json_file is not None:
        try:
            json_file.write_text(
                json.dumps([as_json(checked) for checked in done], ensure_ascii=False, indent=1) + "\n",
                encoding="utf-8",
            )
        except OSError as error:
            complain(str(InputError(json_file, f"无法写入（{error.strerror}）", "请检查文件夹")))
            failed += 1
    if failed:
        return 2
    return 1 if any(checked.account.coverage() < threshold for checked in done) else 0


def as_json(checked: Checked) -> dict[str, Any]:
    """The account of one document for other programs."""
    counted = checked.account
    return {
        "file": checked.path.name,
        "title": checked.title,
        "coverage": round(counted.coverage(), 4),
        "kinds": {
            kind: {
                "total": len(counted.of(kind)),
                "output": len(counted.of(kind, "output")),
                "ignored": dict(counted.rules(kind)),
                "issues": dict(sorted(Counter(e.rule for e in counted.of(kind, "issue")).items())),
                "unaccounted": len(counted.of(kind, "unaccounted")),
                "coverage": round(counted.coverage(kind), 4),
            }
            for kind in KINDS
        },
        "unaccounted": [
            {"kind": e.kind, "start": e.start, "end": e.end, "line": checked.line(e.start), "text": e.text, "sentence": checked.excerpt(e)}
            for e in counted.of(None, "unaccounted")
        ],
        "issues": dict(sorted(Counter(issue["code"] for issue in checked.issues).items())),
    }  # fmt: skip


def _print(checked: Checked, threshold: float, details: bool, out: Console) -> None:
    counted = checked.account
    enough = counted.coverage() >= threshold
    out.print(f"{checked.path.name}：《{checked.title}》", soft_wrap=True)
    table = Table(
        caption=f"覆盖率 {_share(counted.coverage())}，{'达到' if enough else '低于'}下限 {_share(threshold)}",
        caption_justify="left",
    )
    table.add_column("类别")
    for name in ("总数", "已输出", "忽略", "待核", "未交代", "覆盖率"):
        table.add_column(name, justify="right")
    for kind in KINDS:
        table.add_row(_NAMES[kind], *_row(counted, kind), style=None if counted.coverage(kind) == 1 else "bold")
    table.add_section()
    table.add_row("合计", *_row(counted, None))
    out.print(table)
    for kind in KINDS:
        for rule, count in counted.rules(kind):
            out.print(f"  忽略 {_NAMES[kind]} {count}：{says(rule)}（{rule}）", soft_wrap=True)
    messages = {issue["code"]: issue["message"] for issue in reversed(checked.issues)}
    for code, count in sorted(Counter(issue["code"] for issue in checked.issues).items()):
        out.print(f"  待核 {count}：{messages[code]}（{code}）", soft_wrap=True)
    if details:
        for entry in counted.of(None, "unaccounted"):
            place = f"第 {checked.line(entry.start)} 行，字符 {entry.start}–{entry.end}"
            out.print(f"  未交代 {_NAMES[entry.kind]}（{place}）：{checked.excerpt(entry)}", soft_wrap=True)
    out.print()


def _row(counted: Account, kind: Kind | None) -> list[str]:
    states = (counted.of(kind, state) for state in ("output", "ignored", "issue", "unaccounted"))
    return [str(len(counted.of(kind))), *(str(len(entries)) for entries in states), _share(counted.coverage(kind))]


def _share(share: float) -> str:
    # Cut, not rounded: a loss never reads as 100 %.
    return f"{int(share * 1000) / 10:.1f}%"
