"""Sessions: typed one-line errors, limits that are enforced, values that are bound."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from neo4j.exceptions import Neo4jError

from graph.connection import Settings, Store
from graph.errors import GraphError, NoDatabase, NotReachable, QueryFailed, QueryTimeout, QueryTooLarge, WrongPassword


def test_nobody_at_the_address_is_one_line() -> None:
    with pytest.raises(NotReachable) as caught:
        Store.open(Settings("bolt://127.0.0.1:9", "neo4j", "secret-word"))

    assert "\n" not in str(caught.value)
    assert "secret-word" not in str(caught.value)


def test_an_address_that_is_none_is_one_line() -> None:
    with pytest.raises(GraphError, match="不是有效的 Neo4j 地址"):
        Store.open(Settings("http://127.0.0.1:7474", "neo4j", "x"))


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(GraphError, match="NEO4J_USER") as caught:
        Store.open(Settings("bolt://neo4j:secret-word@127.0.0.1:7687", "neo4j", "x"))

    assert "secret-word" not in str(caught.value)
    assert "127.0.0.1:7687" in str(caught.value)


@pytest.mark.neo4j
def test_a_wrong_password_and_a_missing_database(neo4j_settings: Settings) -> None:
    with pytest.raises(WrongPassword, match="NEO4J_PASSWORD"):
        Store.open(replace(neo4j_settings, password="wrong"))
    with pytest.raises(NoDatabase, match="plans"):
        Store.open(replace(neo4j_settings, database="plans"))


@pytest.mark.neo4j
def test_rows_are_limited_while_they_arrive(store: Store) -> None:
    cut = store.read("UNWIND range(1, 50000) AS x RETURN x", max_rows=10)
    whole = store.read("UNWIND range(1, 10) AS x RETURN x", max_rows=10)

    assert (len(cut.rows), cut.truncated) == (10, True)
    assert (len(whole.rows), whole.truncated) == (10, False)


@pytest.mark.neo4j
def test_bytes_are_limited_too(store: Store) -> None:
    cut = store.read("UNWIND range(1, 500) AS x RETURN range(1, 1000) AS xs", max_bytes=100_000)

    assert 0 < len(cut.rows) < 20
    assert (cut.truncated, cut.cut_by) == (True, "bytes")
    with pytest.raises(QueryTooLarge):
        store.read("RETURN range(1, 100000) AS xs", max_bytes=100_000)
    with pytest.raises(QueryTooLarge):
        store.apart.read("RETURN range(1, 3000000) AS xs", {}, timeout_s=60, max_rows=10)
    assert store.apart.read("RETURN 1 AS one", {}, timeout_s=60, max_rows=10).rows == [{"one": 1}]


@pytest.mark.neo4j
def test_time_and_memory_have_limits(store: Store) -> None:
    with pytest.raises(QueryTimeout):
        store.read("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*) AS n", timeout_s=1)
    with pytest.raises((QueryTooLarge, QueryTimeout)):
        store.read("UNWIND range(1, 200000000) AS x RETURN collect(x) AS xs", timeout_s=30)
    assert store.read("RETURN 1 AS one").rows == [{"one": 1}]


@pytest.mark.neo4j
def test_reads_do_not_write(store: Store) -> None:
    with pytest.raises(GraphError):
        store.read("CREATE (:Agency {id: 'x'})")
    assert store.read("MATCH (n) RETURN count(n) AS n").rows == [{"n": 0}]


@pytest.mark.neo4j
def test_a_mistake_in_a_text_is_one_line(store: Store) -> None:
    with pytest.raises(QueryFailed) as caught:
        store.read("MATCH (n RETURN n")

    assert "\n" not in str(caught.value)


@pytest.mark.neo4j
def test_plans_are_read_without_running(store: Store) -> None:
    plan = store.explain("MATCH (a:Agency) RETURN a.name AS name")
    writing = store.explain("CREATE (:Agency {id: 'x'})")

    assert plan.query_type == "r"
    assert "ProduceResults" in plan.operators
    assert writing.query_type == "w"
    assert store.read("MATCH (n) RETURN count(n) AS n").rows == [{"n": 0}]


@pytest.mark.neo4j
def test_a_write_holds_whole_or_not_at_all(store: Store) -> None:
    def work(tx: object) -> None:
        tx.run("CREATE (:Agency {id: 'x'})").consume()  # type: ignore[attr-defined]
        raise GraphError("stop")

    with pytest.raises(GraphError, match="stop"):
        store.write(work)
    assert store.read("MATCH (n) RETURN count(n) AS n").rows == [{"n": 0}]


@pytest.mark.parametrize("said", ["bald", "-1", "nan", "inf"])
def test_a_patience_that_is_no_number_of_seconds_is_one_line(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("DUTY_GRAPH_PATIENCE", said)

    with pytest.raises(GraphError, match=f"DUTY_GRAPH_PATIENCE={said}"):
        Store.open(Settings("bolt://127.0.0.1:9", "neo4j", "x"))


@pytest.mark.neo4j
def test_a_read_waits_for_memory_that_another_query_holds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a server without a limit for each query one can take what all share; a reader who is not to blame asks again."""
    full = Neo4jError._basic_hydrate(
        neo4j_code="Neo.TransientError.General.MemoryPoolOutOfMemoryError",
        message="The allocation of an extra 2.0 MiB would use more than the limit 358.4 MiB. "
        "dbms.memory.transaction.total.max threshold reached",
    )
    real, asked = store._session, 0

    def crowded(*given: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked == 1:
            raise full
        return real(*given)

    monkeypatch.setattr(store, "_session", crowded)

    assert store.read("RETURN 1 AS n").rows == [{"n": 1}]
    assert asked == 2
    asked = 0
    with pytest.raises(QueryTooLarge):  # a typed query may be the one that took it
        store.read("RETURN 1 AS n", max_bytes=1000)
