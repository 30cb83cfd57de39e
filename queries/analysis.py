"""Agencies as a network: who waits for whom, computed by networkx over what one read brings from the graph.

Projection: an edge from a lead to each body that shares in its task, `weight` the number of such tasks, `inferred` how
many of them have a lead that we inferred from the order of a list (graph/lead_policy.py), nobody printed it. Figures of
centrality are of the network of the loaded plans, no judgement of a body: who is named often comes out high.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
import numpy as np

from graph.connection import Store

_TASKS = """\
MATCH (d:Document)-[:CONTAINS]->(t:Task)<-[r:LEADS|COOPERATES]-(a:Agency)
WHERE d.jurisdiction STARTS WITH $city AND ($city = '' OR d.jurisdiction = $city) AND a.kind <> 'group'
RETURN t.id AS task, t.label AS label, a.id AS agency, a.name AS name, type(r) = 'LEADS' AS leads, r.basis AS basis
ORDER BY d.id, t.seq, leads DESC, agency"""
_MOST_ROWS = 5_000_000
_SAMPLE_FROM = 3_000  # nodes of one component: beyond, betweenness is estimated from as many sources


@dataclass(frozen=True)
class Share:
    """One body's part in a task."""

    agency: str
    leads: bool
    inferred: bool


@dataclass(frozen=True)
class Network:
    """The tasks and who shares in them; `names` are what agencies are called, `labels` what tasks are called."""

    shares: Mapping[str, Sequence[Share]]
    names: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def dependencies(self, *, inferred: bool = True) -> nx.DiGraph[str]:
        """The weighted digraph lead → partner; without inferred leads where `inferred` is False."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        for task, shares in self.shares.items():
            graph.add_nodes_from(share.agency for share in shares)
            for lead in (share for share in shares if share.leads and (inferred or not share.inferred)):
                for other in (share for share in shares if not share.leads and share.agency != lead.agency):
                    _count(graph, lead, other.agency, task)
        return graph


def _count(graph: nx.DiGraph[str], lead: Share, other: str, task: str) -> None:
    if not graph.has_edge(lead.agency, other):
        graph.add_edge(lead.agency, other, weight=0, inferred=0, tasks=[])
    edge = graph.edges[lead.agency, other]
    edge["weight"] += 1
    edge["inferred"] += lead.inferred
    edge["tasks"].append(task)


def read_network(store: Store, *, city: str = "") -> Network:
    """All tasks of a city's plans (of every one where `city` is empty), without classes of bodies (各区县).

    Whose body it is does not matter: what a province's office leads in the city's plan is the city's task.
    """
    return network_of(store.read(_TASKS, {"city": city}, timeout_s=120, max_rows=_MOST_ROWS).rows)


def network_of(rows: Iterable[Mapping[str, Any]]) -> Network:
    """The network of rows task, label, agency, name, leads, basis."""
    shares: dict[str, list[Share]] = {}
    names: dict[str, str] = {}
    labels: dict[str, str] = {}
    for row in rows:
        shares.setdefault(row["task"], []).append(Share(row["agency"], row["leads"], row["basis"] == "first_listed"))
        names[row["agency"]] = row["name"]
        labels[row["task"]] = row["label"]
    return Network(shares, names, labels)


def betweenness(graph: nx.DiGraph[str]) -> dict[str, float]:
    """Share of the shortest chains of waiting between two others that lead through a body, 0 to 1.

    Freeman 1977 by Brandes' algorithm (networkx `betweenness_centrality`, normalized, directed, links unweighted:
    a dependency of one task is as much a link as one of ten). Estimated with a fixed seed beyond 3,000 bodies in one piece.
    """
    largest = max(map(len, nx.weakly_connected_components(graph)), default=0)
    sources = _SAMPLE_FROM if largest > _SAMPLE_FROM else None
    return dict(nx.betweenness_centrality(graph, k=sources, normalized=True, seed=1))


def pagerank(graph: nx.DiGraph[str], *, damping: float = 0.85) -> dict[str, float]:
    """How much waiting ends at a body, shares that sum to 1: needed by many, or by those who are themselves needed.

    Brin and Page 1998 on the weighted digraph: the fixed point of networkx' `google_matrix` (`nx.pagerank` itself asks for
    scipy). A body that waits for nobody passes its share on to all.
    """
    if not graph:
        return {}
    nodes = sorted(graph)
    matrix = np.asarray(nx.google_matrix(graph, alpha=damping, nodelist=nodes, weight="weight"))
    ranks = np.full(len(nodes), 1 / len(nodes))
    for _ in range(200):
        last, ranks = ranks, ranks @ matrix
        if np.abs(ranks - last).sum() < 1e-12:
            break
    return dict(zip(nodes, (float(rank) for rank in ranks), strict=True))


def communities(graph: nx.DiGraph[str]) -> list[frozenset[str]]:
    """Bodies that work with each other more than with the rest, largest first.

    Louvain (Blondel 2008; networkx `louvain_communities`) on the undirected network weighted by shared tasks, fixed seed.
    """
    found = nx.community.louvain_communities(_undirected(graph), weight="weight", seed=1)
    return sorted(map(frozenset, found), key=lambda each: (-len(each), min(each)))


def articulation_points(graph: nx.DiGraph[str]) -> dict[str, int]:
    """Bodies whose leaving cuts the network, and into how many pieces their own falls (at least 2).

    Hopcroft and Tarjan 1973 (networkx `articulation_points`), direction aside.
    """
    network = _undirected(graph)
    pieces = {}
    for body in nx.articulation_points(network):
        around = network.subgraph(nx.node_connected_component(network, body) - {body})
        pieces[body] = nx.number_connected_components(around)
    return dict(sorted(pieces.items(), key=lambda item: (-item[1], item[0])))


def _undirected(graph: nx.DiGraph[str]) -> nx.Graph[str]:
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(graph)
    for one, other, weight in graph.edges(data="weight"):
        before = network.edges[one, other]["weight"] if network.has_edge(one, other) else 0
        network.add_edge(one, other, weight=before + weight)
    return network


@dataclass(frozen=True)
class WhatIf:
    """Tasks that stall when a body is gone, by what they lack; ids in the order of the plans."""

    alone: tuple[str, ...]  # nobody else shares in them
    leaderless: tuple[str, ...]  # others share in them, nobody else leads
    short_of_help: tuple[str, ...]  # another body leads and loses a partner
    inferred: frozenset[str]  # of all these, the lead was inferred and nobody printed one
    unled: tuple[str, ...]  # others share in them and no lead is known, with the body or without it: nothing changes
    waiting: tuple[str, ...]  # bodies that lead those of `short_of_help`


def without(network: Network, agency: str, *, inferred: bool = True) -> WhatIf:
    """What happens to the tasks of a body that is taken away; all empty for one that the network does not know.

    Where `inferred` is False an inferred lead is a body among others: it neither leaves a task without a lead nor waits.
    """
    alone, leaderless, short, unled = [], [], [], []
    guessed: set[str] = set()
    waiting: set[str] = set()
    for task, shares in network.shares.items():
        if all(share.agency != agency for share in shares):
            continue
        leads = [share for share in shares if share.leads and (inferred or not share.inferred)]
        leading = {share.agency for share in leads}
        if all(share.agency == agency for share in shares):
            alone.append(task)
        elif leading == {agency}:
            leaderless.append(task)
        elif leading:
            short.append(task)
            waiting |= leading - {agency}
        else:
            unled.append(task)
        if leads and all(share.inferred for share in leads):
            guessed.add(task)
    return WhatIf(
        tuple(alone), tuple(leaderless), tuple(short), frozenset(guessed), tuple(unled), tuple(sorted(waiting))
    )
