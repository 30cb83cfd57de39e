"""Figures of the network of agencies as tables that people read: command line and app show the same ones."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from graph.connection import Store
from queries.agency_names import Named, resolve
from queries.analysis import Network, articulation_points, betweenness, communities, pagerank, read_network, without
from queries.errors import ParameterError
from queries.run import Result, suggestions

Rows = list[dict[str, Any]]


def _rank(network: Network, inferred: bool) -> Rows:
    graph = network.dependencies(inferred=inferred)
    between, ranks = betweenness(graph), pagerank(graph)
    order = sorted(graph, key=lambda body: (-ranks[body], body))
    return [
        {
            "机构": network.names[body],
            "牵头后要等": sum(weight for _, _, weight in graph.out_edges(body, data="weight")),
            "被人等": sum(weight for _, _, weight in graph.in_edges(body, data="weight")),
            "其中推定": sum(guessed for _, _, guessed in graph.in_edges(body, data="inferred")),
            "居中程度": round(between[body], 4),
            "被等程度": round(ranks[body], 4),
            "机构标识": body,
        }
        for body in order
    ]


def _communities(network: Network, inferred: bool) -> Rows:
    return [
        {"组": n, "机构数": len(group), "机构": [network.names[body] for body in sorted(group)]}
        for n, group in enumerate(communities(network.dependencies(inferred=inferred)), start=1)
        if len(group) > 1
    ]


def _cut(network: Network, inferred: bool) -> Rows:
    cuts = articulation_points(network.dependencies(inferred=inferred))
    return [{"机构": network.names[body], "断成几块": pieces, "机构标识": body} for body, pieces in cuts.items()]


_TABLES: Mapping[str, tuple[str, Callable[[Network, bool], Rows]]] = {
    "rank": ("谁居中、谁被等", _rank),
    "communities": ("常在一起办事的机构", _communities),
    "cut": ("一断就散的机构", _cut),
}
REPORTS = (*_TABLES, "without")


def network_report(store: Store, report: str, *, city: str = "", agency: str = "", inferred: bool = True) -> Result:
    """One of `REPORTS` over a city, or over all; ParameterError for an agency that the network does not have."""
    started = time.perf_counter()
    network = read_network(store, city=city)
    named = resolve(store, agency, city=city) if agency else Named("")
    if report == "without":
        title, rows, aside = _without(store, network, named.value, inferred)
        message = "没有任务因此停下"
    else:
        title, make = _TABLES[report]
        rows, aside = make(network, inferred), ""
        message = "没有可算的结果：图里没有既有牵头又有配合的任务"
    columns = list(rows[0]) if rows else ["机构"]
    values = {"city": city, "agency": named.value, "inferred": inferred}
    spent = time.perf_counter() - started
    note = "；".join(filter(None, [named.note, aside]))
    return Result(columns, rows, False, spent, "", values, "" if rows else message, title, note=note)


def _without(store: Store, network: Network, agency: str, inferred: bool) -> tuple[str, Rows, str]:
    """Title, rows and what must be said beside them: the tasks that have no known lead anyway."""
    body = next((key for key, name in network.names.items() if agency in (key, name)), None)
    if body is None:
        raise ParameterError("agency", f"图中没有机构“{agency}”", suggestions(store, agency) if agency else [])
    effect = without(network, body, inferred=inferred)
    kinds = (
        ("没有别的单位（一类机构除外）", effect.alone),
        ("没有人牵头", effect.leaderless),
        ("牵头单位缺配合", effect.short_of_help),
    )
    rows = [
        {"后果": what, "任务": network.labels[task], "牵头是推定": "是" if task in effect.inferred else "", "任务标识": task}
        for what, tasks in kinds
        for task in tasks
    ]  # fmt: skip
    known = "没有确定牵头" if inferred else "没有确定牵头（不计推定）"
    aside = f"另有 {len(effect.unled)} 项任务{known}，有没有它都一样，不列入" if effect.unled else ""
    return f"没有{network.names[body]}会怎样（{len(effect.waiting)} 家牵头单位缺配合）", rows, aside
