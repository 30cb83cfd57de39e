"""What `ingest load` and `ingest run` do with the plans they have read: load, say, and sweep the batch if asked to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.connection import Store
from graph.elements import count_tasks
from graph.errors import GraphError
from graph.lead_policy import LeadPolicy
from graph.load import load_each
from graph.log import event
from graph.readings import forget
from graph.similar import AT_ONCE, find_similar, uncompared
from graph.stale import MAX_SHARE, sweep_batch
from graph.sweep import SweepReport
from ingest.plan import ParsedPlan

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LoadOptions:
    """How to load, and what goes afterwards; GraphError for options that contradict each other."""

    lead_policy: LeadPolicy = "auto"
    batch: str | None = None
    sweep: bool = False
    dry_run: bool = False
    max_share: float = MAX_SHARE

    def __post_init__(self) -> None:
        if self.sweep and not self.batch:
            raise GraphError("--sweep 要和 --batch 同用：只清理以前用同一批次名载入的文件")
        if self.dry_run and not self.sweep:
            raise GraphError("--dry-run 要和 --sweep 同用：载入本身没有预演")


def load_and_sweep(
    plans: Iterable[ParsedPlan],
    count: int,
    failed: Callable[[], int],
    options: LoadOptions,
    *,
    say: Callable[[str], object],
    advance: Callable[[], object],
) -> None:
    """Load the plans, saying each when it is committed; then sweep, if asked to and if nothing `failed` to be read.

    `plans` may be a stream of at most `count`; how many failed is asked when it is at its end.

    GraphError says in its one line how far it got.
    """
    done: list[str] = []
    with Store.open() as store:
        try:
            for report in load_each(store, plans, lead_policy=options.lead_policy, batch=options.batch):
                done.append(report.document_id)
                say(report.line())
                advance()
        except GraphError as error:
            if not done:
                raise
            so_far = f"{count} 个方案中已载入 {len(done)} 个，再运行一次时会跳过"
            raise GraphError(f"{error}（{so_far}）") from error
        compare_tasks(store, say)
        if not options.sweep or options.batch is None:
            return
        if failed():
            raise GraphError(f"有 {failed()} 个文件没有载入，批次 {options.batch} 不作清理；处理后请再运行一次")
        swept = sweep_batch(
            store,
            options.batch,
            done,
            max_share=options.max_share,
            dry_run=options.dry_run,
            removed=lambda report: _say(report, say),
        )
    event(_log, "swept", batch=options.batch, documents=len(swept), dry_run=options.dry_run)
    if not swept:
        say(f"批次 {options.batch}：没有要清理的文件")


def compare_tasks(store: Store, say: Callable[[str], object]) -> None:
    """Look for tasks that say the same, also where an earlier load was cut off before it; of many only on demand."""
    if not uncompared(store):
        return
    few = count_tasks(store) <= AT_ONCE
    say(find_similar(store).line() if few else "任务较多，相近任务请另用 python -m graph similar 比较")


def _say(report: SweepReport, say: Callable[[str], object]) -> None:
    if not report.dry_run:
        forget(report.document_id)
    for line in report.lines():
        say(line)
