"""Typed queries: pure reads run, everything else is refused by its plan, and Neo4j is as it was."""

from __future__ import annotations

import pytest

from graph.connection import Store
from graph.errors import GraphError, QueryFailed, QueryRefused
from queries.guard import MAX_CHARACTERS
from queries.run import run_text

pytestmark = pytest.mark.neo4j

ALLOWED = [
    "MATCH (a:Agency) RETURN a.name AS name ORDER BY name",
    "MATCH p = (a:Agency)-[:LEADS*1..2]-(t) RETURN p LIMIT 5",
    "CALL { MATCH (t:Task) RETURN count(t) AS n } RETURN n",
    "UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN collect(x) AS xs",
    "MATCH (a:Agency) RETURN a.jurisdiction AS city, count(*) AS n UNION MATCH (t:Task) RETURN 'x' AS city, count(*) AS n",
    "MATCH (a:Agency) WHERE EXISTS { (a)-[:LEADS]->() } RETURN count(a) AS n",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "MATCH p = shortestPath((a:Agency)-[*..4]-(b:Agency)) WHERE a <> b RETURN length(p) AS n LIMIT 3",
]
REFUSED = [
    "CREATE (:Agency {id: 'x'})",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n.name = 'x' RETURN n",
    "MATCH (n) REMOVE n.name",
    "MERGE (n:Agency {id: 'x'}) RETURN n",
    "FOREACH (x IN [1] | CREATE (:X))",
    "MATCH (a) CALL { WITH a SET a.x = 1 RETURN count(*) AS c } RETURN c",
    "CALL { CREATE (:X) } IN TRANSACTIONS",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "/* LOAD */ LOAD /* x */ CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "SHOW USERS",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "SHOW PROCEDURES",
    "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "CALL dbms.listConfig()",
    "CALL db.createLabel('X')",
    "CALL dbms.components()",
    "CREATE CONSTRAINT FOR (n:X) REQUIRE n.id IS UNIQUE",
    "DROP INDEX nothing IF EXISTS",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "MATCH (n) RETURN n; MATCH (m) DELETE m",
    "ＣＲＥＡＴＥ (n)",
    "",
    "   ",
    "RETURN 1 // " + "x" * MAX_CHARACTERS,
]


@pytest.mark.parametrize("text", ALLOWED)
def test_reads_run(small: Store, text: str) -> None:
    assert run_text(small, text).columns


@pytest.mark.parametrize("text", REFUSED)
def test_everything_else_is_refused_in_one_line(small: Store, text: str) -> None:
    before = small.read("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r").rows

    with pytest.raises((QueryRefused, QueryFailed, GraphError)) as caught:
        run_text(small, text)

    assert "\n" not in str(caught.value)
    assert (
        small.read("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r").rows == before
    )


def test_rows_are_cut_and_said_to_be(small: Store) -> None:
    result = run_text(small, "UNWIND range(1, 5000) AS x RETURN x", max_rows=100)

    assert (len(result.rows), result.truncated) == (100, True)


def test_a_runaway_query_ends_and_the_server_answers(small: Store) -> None:
    with pytest.raises(GraphError):
        run_text(small, "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*) AS n", timeout_s=1)

    assert run_text(small, "RETURN 1 AS one").rows == [{"one": 1}]


def test_values_are_bound_and_never_pasted(small: Store) -> None:
    hostile = "x'}) DETACH DELETE (n) //"

    assert run_text(small, "MATCH (a:Agency {name: $name}) RETURN a.name AS name", {"name": hostile}).rows == []
