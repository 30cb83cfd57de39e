"""Results where analysts compute: pandas and networkx by one call.

from graph.connection import Store
from queries.frames import frame, network

with Store.open() as store:
    table = frame(store, "agency_workload", city="郑州市")
    graph = network(store, "agency_tasks", agency="市财政局")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.connection import Store
from queries.export.graph_formats import to_networkx
from queries.library import find_query
from queries.run import run_query
from queries.subgraph import picture, to_subgraph

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

MOST_ROWS = 1_000_000
MOST_NODES = 100_000


def frame(store: Store, query_id: str, *, max_rows: int = MOST_ROWS, **values: Any) -> pd.DataFrame:
    """The rows of a saved query, its columns in order; `attrs` says whether it was cut and for which parameters."""
    import pandas as pd

    result = run_query(store, find_query(query_id), values, max_rows=max_rows)
    table = pd.DataFrame(result.rows, columns=result.columns)
    table.attrs = {"title": result.title, "parameters": result.parameters, "truncated": result.truncated}
    return table


def network(store: Store, query_id: str, **values: Any) -> nx.MultiDiGraph[str]:
    """The subgraph of a saved query: what its picture shows, else the nodes and relationships in its rows."""
    query = find_query(query_id)
    if query.picture:
        return to_networkx(picture(store, query, values, max_nodes=MOST_NODES))
    return to_networkx(to_subgraph(run_query(store, query, values, max_rows=MOST_ROWS).raw, max_nodes=MOST_NODES))
