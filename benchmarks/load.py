"""What loading costs: our load beside the bare driver writing the very same rows, in one run on one server.

    python -m benchmarks.load [--documents 20] [--tasks 200] [--rounds 3]

Ours: lead policy, rows, hash, one transaction a document, MERGE, counts read back. The yardstick: rows made
beforehand, UNWIND batches of CREATE, every shared node once, no checks. Both start from an empty database with the same
constraints, in turns; medians are shown. The server is one of its own in a temporary home, never the user's.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from neo4j import Driver, GraphDatabase
from rich.console import Console
from rich.table import Table

from graph.connection import Settings, Store
from graph.lead_policy import decide_leads
from graph.load import ensure_schema, load_plans
from graph.model import Node, Relationship
from graph.rows import PlanRows, Properties, Row, plan_rows
from graph.server import LocalServer
from graph.write import BATCH_ROWS
from ingest.plan import ParsedPlan, read_plan
from tests.plans import BODIES, make_plan, obligation, target, task

FACTS = Path(__file__).resolve().parent.parent / "data" / "plans"
WARM_UP = 2  # rounds until the server has compiled what it runs
CITIES = ("云海市", "青岚市", "松涛市", "望江市", "澜江市")
VERBS = ("完善", "推进", "健全", "开展", "落实", "规范")
THINGS = ("服务窗口", "信用档案", "培训基地", "巡查制度", "数据台账", "联络机制")
INDICATORS = (*(f"{thing}数量" for thing in THINGS), "群众满意度", "按时办结率")


def synthetic_plans(*, documents: int, tasks: int, seed: int = 7) -> list[ParsedPlan]:
    """Plans of invented cities, shaped like the real ones: 4 bodies and a body text of about 150 characters a task."""
    rng = random.Random(seed)
    return [
        make_plan(CITIES[n % len(CITIES)], [_task(rng, k) for k in range(tasks)], title=f"第{n + 1}号工作方案")
        for n in range(documents)
    ]


def _task(rng: random.Random, number: int) -> dict[str, object]:
    bodies = rng.sample(sorted(BODIES), 4)
    text = "".join(f"{rng.choice(VERBS)}{rng.choice(THINGS)}第{rng.randrange(100)}项，" for _ in range(12))
    printed = rng.random() < 0.5
    return task(
        str(number),
        text,
        title=f"{rng.choice(VERBS)}{rng.choice(THINGS)}",
        lead=bodies[:1] if printed else [],
        cooperate=bodies[1:] if printed else [],
        listed=[] if printed else bodies,
        targets=[target(rng.choice(INDICATORS), rng.randrange(1, 100), "个")] if rng.random() < 0.3 else [],
        obligations=[obligation(text[:20])],
    )


def count_rows(prepared: Sequence[PlanRows]) -> int:
    """Nodes and relationships of all documents, a shared node once a document that names it."""
    return sum(
        sum(map(len, (*rows.owned.values(), *rows.shared.values(), *rows.relationships.values()))) for rows in prepared
    )


def bare_load(driver: Driver, database: str, prepared: Sequence[PlanRows]) -> None:
    """The yardstick: the same rows by plain UNWIND CREATE, batch by batch."""
    nodes: dict[Node, dict[str, Properties]] = {}
    edges: dict[Relationship, list[Row]] = {}
    for rows in prepared:
        for kind in (rows.shared, rows.owned):
            for node, found in kind.items():
                nodes.setdefault(node, {}).update(found)
        for edge, more in rows.relationships.items():
            edges.setdefault(edge, []).extend(more)
    with driver.session(database=database) as session:
        for node, by_key in nodes.items():
            text = f"UNWIND $rows AS row CREATE (n:{node.label}) SET n = row"
            for batch in _cut(list(by_key.values())):
                session.run(text, rows=batch).consume()
        for edge, all_rows in edges.items():
            text = (
                f"UNWIND $rows AS row MATCH (a:{edge.start} {{id: row.start}}) MATCH (b:{edge.end} {{id: row.end}}) "
                f"CREATE (a)-[r:{edge.type}]->(b) SET r = row.properties"
            )
            for batch in _cut(all_rows):
                session.run(text, rows=batch).consume()


def _cut(rows: Sequence[Row]) -> list[Sequence[Row]]:
    return [rows[n : n + BATCH_ROWS] for n in range(0, len(rows), BATCH_ROWS)]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _empty(store: Store) -> None:
    text = "MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS gone"
    while store.write(lambda tx: tx.run(text).single(strict=True)["gone"]):
        pass


def measure(settings: Settings, plans: Sequence[ParsedPlan], rounds: int) -> tuple[int, float, float, float]:
    """(rows, seconds of ours, seconds of the bare driver, seconds of loading again unchanged), medians."""
    prepared = [plan_rows(plan, decide_leads(plan)) for plan in plans]
    ours, bare, again = [], [], []
    with (
        Store.open(settings) as store,
        GraphDatabase.driver(settings.uri, auth=(settings.user, settings.password)) as driver,
    ):
        ensure_schema(store)
        for turn in range(WARM_UP + rounds):
            _empty(store)
            first = _timed(lambda: load_plans(store, plans))
            second = _timed(lambda: load_plans(store, plans))
            _empty(store)
            yardstick = _timed(lambda: bare_load(driver, settings.database, prepared))
            if turn >= WARM_UP:
                ours.append(first)
                again.append(second)
                bare.append(yardstick)
        _empty(store)
    return count_rows(prepared), statistics.median(ours), statistics.median(bare), statistics.median(again)


def main(
    documents: Annotated[int, typer.Option(help="synthetic documents")] = 20,
    tasks: Annotated[int, typer.Option(help="tasks a document")] = 200,
    rounds: Annotated[int, typer.Option(help="measured rounds")] = 3,
) -> None:
    """Print one line a data set: rows, seconds, rows/s, ratio to the bare driver."""
    sets = {f"synthetic, {documents} × {tasks} tasks": synthetic_plans(documents=documents, tasks=tasks)}
    if facts := [read_plan(path) for path in sorted(FACTS.glob("*.json"))]:
        sets[f"facts of {len(facts)} real plans"] = facts
    table = Table("data", "rows", "ours s", "ours rows/s", "bare s", "bare rows/s", "ours/bare", "again s")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        server = LocalServer(home=Path(home))
        server.up()
        try:
            settings = server.settings()
            for name, plans in sets.items():
                rows, ours, bare, again = measure(settings, plans, rounds)
                figures = (rows, ours, rows / ours, bare, rows / bare, ours / bare, again)
                table.add_row(name, *(f"{value:,.{2 if value < 100 else 0}f}" for value in figures))
        finally:
            server.down()
    Console(width=120).print(table)


if __name__ == "__main__":
    typer.run(main)
