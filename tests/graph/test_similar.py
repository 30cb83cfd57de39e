"""Tasks that say the same: the comparison by itself, on labelled pairs, and as relationships in the graph."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.similar import copies, labels, scores, tasks
from graph.connection import Store
from graph.elements import count_tasks
from graph.load import load_plans
from graph.similar import find_similar, uncompared
from graph.similar_texts import OVERLAPS, RESTATES, alike, likeness
from graph.sweep import remove_document
from queries.library import find_query
from queries.run import run_query
from tests.plans import make_plan, task

TASK = "健全社区养老服务网络，新建社区食堂和日间照料中心，组织志愿者定期上门看望独居老人。推进老旧小区加装电梯。"
STEP = "新建社区食堂和日间照料中心，组织志愿者定期上门看望独居老人。"
HALF = "新建社区食堂和日间照料中心，组织志愿者宣传垃圾分类知识，评选最美楼道。"
OTHER = "开展河道清淤和堤防加固，汛期前完成水库除险。"


def test_a_step_restates_the_task_that_holds_it() -> None:
    score, relation = likeness(STEP, TASK) or (0, "")

    assert (relation, score) == ("restates", 1.0)


def test_half_of_a_text_overlaps() -> None:
    score, relation = likeness(HALF, TASK) or (0, "")

    assert relation == "overlaps"
    assert OVERLAPS <= score < RESTATES


@pytest.mark.parametrize("short", ["加强组织领导。", "", "，。、", "推进老旧小区加装电梯。"])
def test_what_says_too_little_is_like_nothing(short: str) -> None:
    assert likeness(short, TASK) is None
    assert list(alike([short, TASK])) == []


def test_each_pair_once_from_the_shorter_side() -> None:
    found = list(alike([TASK, OTHER, STEP, TASK + "持续推进。"]))

    assert {(each.said, each.by) for each in found} == {(2, 0), (2, 3), (0, 3)}


@given(st.lists(st.text(max_size=80), max_size=12))
def test_any_texts_are_compared_and_the_score_is_that_of_the_two_alone(texts: list[str]) -> None:
    for each in alike(texts):
        assert (each.score, each.relation) == likeness(texts[each.said], texts[each.by])
        assert OVERLAPS <= each.score <= 1


@given(st.integers(3, 20))
def test_a_phrase_of_many_is_no_sign_but_does_not_hide_what_two_share(many: int) -> None:
    texts = [f"按照职责分工抓好落实，{chr(0x4E00 + 40 * n)}{chr(0x4E01 + 40 * n)}办好。" for n in range(many)]
    found = {(each.said, each.by) for each in alike([*texts, TASK, STEP])}

    assert (many + 1, many) in found


@pytest.mark.corpus
def test_labelled_pairs(corpus: Path) -> None:
    """What docs/similar.md reports; floors a little below, for a change of one pair."""
    found = scores(tasks(corpus))

    assert len(labels()) >= 150
    assert found["restates"].precision >= 0.88
    assert found["restates"].recall >= 0.74
    assert found["either"].precision >= 0.78
    assert found["either"].recall >= 0.62


def test_copies_for_the_benchmark_are_alike_inside_and_apart_from_each_other() -> None:
    texts = copies([TASK, STEP, OTHER], 9)

    assert {(each.said, each.by) for each in alike(texts)} == {(1, 0), (4, 3), (7, 6)}


@pytest.fixture
def steps(store: Store) -> Store:
    """A plan that says a task in one chapter and its step with a date in another; a second city that says half of it."""
    first = make_plan(
        "云海市",
        [
            task("1", TASK, lead=["市财政局"]),
            task("2", OTHER, lead=["市教育局"]),
            task("3", STEP, lead=["市财政局"], cooperate=["市教育局"], time=("2025年6月底前", None, "2025-06")),
        ],
    )
    second = make_plan("青岚市", [task("1", HALF, lead=["市商务局"])])
    load_plans(store, [first, second])
    return store


@pytest.mark.neo4j
def test_relationships_are_put_anew_each_time(steps: Store, subtests: pytest.Subtests) -> None:
    for _ in range(2):
        report = find_similar(steps)
        assert report.tasks == count_tasks(steps) == 4
        assert report.found == {"restates": 1, "overlaps": 2}
    rows = steps.read("MATCH (t)-[s:SIMILAR_TO]->(u) RETURN t.text AS said, u.text AS by ORDER BY s.score DESC").rows
    assert rows[0] == {"said": STEP, "by": TASK}
    with subtests.test("a task that goes takes its relationships along"):
        document = steps.read("MATCH (d:Document {jurisdiction: '青岚市'}) RETURN d.id AS id").rows[0]["id"]
        remove_document(steps, document)
        assert len(steps.read("MATCH ()-[s:SIMILAR_TO]->() RETURN s").rows) == 1


@pytest.mark.neo4j
def test_queries_over_similar_tasks(steps: Store, subtests: pytest.Subtests) -> None:
    find_similar(steps)

    def ask(query: str, **values: str) -> list[dict[str, object]]:
        return run_query(steps, find_query(query), values).rows

    with subtests.test("similar_tasks"):
        rows = ask("similar_tasks", scope="within")
        assert [(row["程度"], row["单位甲"], row["单位乙"], row["共同单位"]) for row in rows] == [
            ("说同一件事", ["市财政局", "市教育局"], ["市财政局"], ["市财政局"])
        ]
        assert {row["城市甲"] for row in ask("similar_tasks", scope="between")} | {"云海市"} == {"云海市", "青岚市"}
        assert ask("similar_tasks", relation="overlaps", scope="within") == []
        (row,) = rows
        assert ask("similar_tasks", scope="within", minimum=str(row["相近度"])) == rows
        assert ask("similar_tasks", scope="within", minimum="1.01") == []
        assert ask("similar_tasks", scope="within", word="市教育") == rows
        assert ask("similar_tasks", scope="within", word="没有这个词") == []
        assert (row["牵头甲"], row["期限甲"], row["期限乙"], row["方案甲"]) == (
            ["市财政局"],
            "2025年6月底前",
            "",
            row["方案乙"],
        )
    with subtests.test("inherited_deadlines"):
        rows = ask("inherited_deadlines")
        assert [(row["编号"], row["推算期限"], row["期限原文"]) for row in rows] == [
            ("1", "2025-06-30", "2025年6月底前")
        ]


def test_progress_is_told_of_every_text() -> None:
    seen: list[int] = []
    count: Callable[[], None] = lambda: seen.append(len(seen) + 1)  # noqa: E731

    list(alike([TASK, STEP, OTHER], progress=count))

    assert all(b == a + 1 for a, b in pairwise(seen))
    assert len(seen) == 3


@pytest.mark.neo4j
def test_what_is_not_compared_yet_is_known_until_it_is(steps: Store) -> None:
    assert uncompared(steps)
    find_similar(steps)
    assert not uncompared(steps)

    load_plans(steps, [make_plan("青岚市", [task("1", HALF, lead=["市商务局"]), task("2", OTHER)])])

    assert uncompared(steps)  # its document was written again
    find_similar(steps)
    assert not uncompared(steps)


@pytest.mark.neo4j
def test_a_document_that_comes_meanwhile_is_compared_too(steps: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    third = make_plan("松涛市", [task("1", HALF, lead=["市商务局"])])
    come: list[int] = []

    def come_late(done: int, total: int) -> None:
        if not come:
            come.append(total)
            load_plans(steps, [third])

    report = find_similar(steps, progress=come_late)

    assert (come, report.tasks) == ([4], 5)
    assert not uncompared(steps)
