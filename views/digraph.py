"""Who leans on whom, as a picture: bodies, and between two of them a line with the number of tasks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from queries.subgraph import DrawnEdge, DrawnNode, Subgraph

MOST_LINES = 150  # more of them are a tangle, and their numbers have no room


def readable(pairs: Sequence[Mapping[str, Any]], *, most: int = MOST_LINES) -> int:
    """How many tasks two bodies must share at least, so that a picture has at most `most` lines. `pairs` are `summed`.

    More lines than that come where the strongest are all equal: none of them is to be left out before the others.
    """
    counts = sorted((row["任务数"] for row in pairs), reverse=True)
    return 1 if len(counts) <= most else min(int(counts[most]) + 1, int(counts[0]))


def strong(pairs: Sequence[Mapping[str, Any]], least: int) -> list[Mapping[str, Any]]:
    """Those of the `summed` pairs with at least so many tasks."""
    return [row for row in pairs if row["任务数"] >= least]


def summed(pairs: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row a pair: over all cities two bodies meet in the plans of each."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in pairs:
        same = found.setdefault((row["牵头标识"], row["配合标识"]), {**row, "任务数": 0, "其中推定": 0})
        same["任务数"] += row["任务数"]
        same["其中推定"] += row["其中推定"]
    return list(found.values())


def digraph(pairs: Sequence[Mapping[str, Any]], *, most: int = 300) -> Subgraph:
    """Agencies and who leans on whom: the number of tasks on the line, dashed when every lead was inferred."""
    names: dict[str, str] = {}
    pairs = summed(pairs)
    for row in pairs:
        names.setdefault(row["牵头标识"], row["牵头单位"])
        names.setdefault(row["配合标识"], row["配合单位"])
    kept = dict(list(names.items())[:most])
    edges = []
    for row in pairs:
        if row["牵头标识"] in kept and row["配合标识"] in kept:
            only = row["其中推定"] == row["任务数"]
            note = f"，其中推定牵头 {row['其中推定']} 项" if row["其中推定"] else ""
            edges.append(
                DrawnEdge(
                    row["牵头标识"], row["配合标识"], "DEPENDS",
                    f"{row['牵头单位']}牵头、{row['配合单位']}参与：{row['任务数']} 项{note}", only,
                    f"推定 {row['任务数']}" if only else str(row["任务数"]), round(1 + math.log2(row["任务数"]), 1),
                )
            )  # fmt: skip
    return Subgraph(tuple(DrawnNode(key, "Agency", name) for key, name in kept.items()), tuple(edges), len(names))
