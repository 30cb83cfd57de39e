"""Load parsed plans, as many as there are: unchanged documents left alone, a few new ones at a time, read back.

A plan is in the graph whole or not at all. A window of plans is first asked about in one query that takes no lock; what
has changed is written in groups of a few documents, one transaction each (`graph/write.py`). Should a group fail, its
documents are written one by one, so that exactly the one that cannot be loaded is not. While the server writes a group,
the rows of the next are made. Nothing of a document is kept once its report is out.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from graph.connection import Store
from graph.derived import derive
from graph.errors import GraphError
from graph.fingerprint import content_hash
from graph.lead_policy import LeadDecisions, LeadPolicy, decide_leads
from graph.load_report import DocumentReport, LoadReport
from graph.log import timed
from graph.model import COOPERATES, DOCUMENT_TARGETS, LEADS, OBLIGATION, TASK, TASK_TARGETS
from graph.read_back import Counts
from graph.restoring import refuse_half_restored
from graph.rows import PlanRows, plan_rows
from graph.schema import ensure_schema
from graph.trees import PlanTrees, plan_trees
from graph.write import Outcome, find_whole, write_documents
from ingest.plan import ParsedPlan, display_title

_log = logging.getLogger(__name__)

WINDOW_PLANS = 64
GROUP_TASKS = 700  # about ten plans: what a transaction costs by itself is then a few percent of it


@dataclass(frozen=True)
class _Prepared:
    plan: ParsedPlan
    decisions: LeadDecisions
    trees: PlanTrees

    @property
    def rows(self) -> PlanRows:
        return self.trees.rows


_Item = _Prepared | DocumentReport  # to be written, or already there


def load_plans(
    store: Store,
    plans: Iterable[ParsedPlan],
    *,
    lead_policy: LeadPolicy = "auto",
    batch: str | None = None,
    loaded: Callable[[DocumentReport], None] | None = None,
) -> LoadReport:
    """Load validated plans one after the other; of two with the same document id the later one stays.

    `loaded` is called with each document once it is committed: from then on it is in the graph, whatever happens to
    this process or the server. Raises WriteMismatch when the graph does not hold what was written, GraphError for a
    date that does not exist, a task id that another document holds, or a document of a later version of the product;
    the document concerned is then as it was before, and so are those after it. `batch` names the set of files that the
    plans are one of.
    """
    documents = []
    for report in load_each(store, plans, lead_policy=lead_policy, batch=batch):
        documents.append(report)
        if loaded is not None:
            loaded(report)
    return LoadReport(tuple(documents))


def load_each(
    store: Store, plans: Iterable[ParsedPlan], *, lead_policy: LeadPolicy = "auto", batch: str | None = None
) -> Iterator[DocumentReport]:
    """The same for any number of plans: each report as soon as its document is committed, and none of them kept.

    What follows from the whole graph (`graph/derived.py`) is put when the last is in.
    """
    ensure_schema(store)
    refuse_half_restored(store)  # what is already there is not asked under a lock
    with ThreadPoolExecutor(1, "load") as sender:
        for window in _windows(plans):
            hashes = {plan["document"]["id"]: content_hash(plan, lead_policy, batch) for plan in window}
            # In a writing session: of a cluster, the member that knows every commit answers.
            whole = store.write(partial(find_whole, hashes=hashes))
            items = (_item(plan, hashes[plan["document"]["id"]], whole, lead_policy, batch) for plan in window)
            yield from _load(store, _groups(items), sender)
    derive(store)


def _windows(plans: Iterable[ParsedPlan]) -> Iterator[list[ParsedPlan]]:
    """Plans in their order; within a window no document comes twice."""
    window: dict[str, ParsedPlan] = {}
    for plan in plans:
        if len(window) == WINDOW_PLANS or plan["document"]["id"] in window:
            yield list(window.values())
            window = {}
        window[plan["document"]["id"]] = plan
    if window:
        yield list(window.values())


def _item(
    plan: ParsedPlan, known_hash: str, whole: Mapping[str, Counts], lead_policy: LeadPolicy, batch: str | None
) -> _Item:
    counts = whole.get(plan["document"]["id"])
    if counts is not None:
        return _unchanged(plan, counts, lead_policy)
    decisions = decide_leads(plan, policy=lead_policy)
    rows = plan_rows(plan, decisions, batch=batch, known_hash=known_hash)
    return _Prepared(plan, decisions, plan_trees(rows))


def _groups(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Items in their order, about `GROUP_TASKS` tasks to be written at a time; what came before a bad plan still comes."""
    group: list[_Item] = []
    tasks = 0
    try:
        for item in items:
            more = len(item.rows.owned[TASK]) if isinstance(item, _Prepared) else 0
            if tasks and tasks + more > GROUP_TASKS:
                yield group
                group, tasks = [], 0
            group.append(item)
            tasks += more
    except GraphError:
        if group:
            yield group
        raise
    if group:
        yield group


def _load(store: Store, groups: Iterator[list[_Item]], sender: ThreadPoolExecutor) -> Iterator[DocumentReport]:
    """One group is written while the next is prepared; a plan that cannot be is told after those before it are in."""
    under_way: tuple[Future[list[DocumentReport]], list[_Item]] | None = None
    failure: GraphError | None = None
    group: list[_Item] | None = []
    while group is not None:
        try:
            group = next(groups, None)
        except GraphError as error:
            group, failure = None, error
        if under_way:
            yield from _finish(store, *under_way)
        if group is not None:
            under_way = sender.submit(_write_group, store, group), group
    if failure:
        raise failure


def _finish(store: Store, written: Future[list[DocumentReport]], group: list[_Item]) -> Iterator[DocumentReport]:
    """The reports of a group; where it failed, of its documents up to the one that cannot be loaded."""
    try:
        reports = written.result()
    except GraphError:
        if len(group) == 1:
            raise
    else:
        yield from reports
        return
    for item in group:
        yield from _write_group(store, [item])


def _write_group(store: Store, group: Sequence[_Item]) -> list[DocumentReport]:
    to_write = [item.trees for item in group if isinstance(item, _Prepared)]
    outcomes: Iterator[Outcome] = iter(())
    if to_write:
        documents = "、".join(each.rows.document_id for each in to_write)
        with timed(_log, "written", document=documents, tasks=sum(len(each.tasks) for each in to_write)):
            outcomes = iter(store.write(lambda tx: write_documents(tx, to_write)))
    return [_report(item, next(outcomes)) if isinstance(item, _Prepared) else item for item in group]


def _report(item: _Prepared, outcome: Outcome) -> DocumentReport:
    rows, edges, decisions = item.rows, item.rows.relationships, item.decisions
    roles = [*edges.get(LEADS, ()), *edges.get(COOPERATES, ())]
    return DocumentReport(
        document_id=rows.document_id,
        title=display_title(item.plan["document"]),
        file=item.plan["document"]["source"]["file"],
        tasks=len(rows.owned[TASK]),
        leads=len(edges.get(LEADS, ())),
        cooperates=len(edges.get(COOPERATES, ())),
        targets=len(edges.get(TASK_TARGETS, ())) + len(edges.get(DOCUMENT_TARGETS, ())),
        obligations=len(rows.owned[OBLIGATION]),
        bases=Counter(row["properties"]["basis"] for row in roles),
        lead_status=Counter(roles.lead_status for roles in decisions.tasks.values()),
        merged_mentions=sum(roles.merged for roles in decisions.tasks.values()),
        lead_policy=decisions.policy,
        evidence=decisions.evidence,
        unchanged=outcome.unchanged,
        replaced=outcome.replaced,
        replaced_file=outcome.replaced_file,
        removed={label.label: tuple(keys) for label, keys in outcome.removed.items() if keys},
        upgraded_from=outcome.upgraded_from,
    )


def _unchanged(plan: ParsedPlan, counts: Counts, lead_policy: LeadPolicy) -> DocumentReport:
    return DocumentReport(
        document_id=plan["document"]["id"],
        title=display_title(plan["document"]),
        file=plan["document"]["source"]["file"],
        tasks=counts["tasks"],
        leads=counts["leads"],
        cooperates=counts["cooperates"],
        targets=counts["targets"],
        obligations=counts["obligations"],
        lead_policy=lead_policy,
        unchanged=True,
    )
