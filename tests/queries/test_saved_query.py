"""Saved queries are checked objects: header, parameters, columns and text agree, or the file and line are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.errors import HeaderError, ParameterError, UnknownQuery
from queries.library import FAMILIES, find_query, library
from queries.query_file import parse_query
from queries.saved_query import SavedQuery

GOOD = """// id: tasks
// title: 任务
// question: 有哪些任务？
// parameter city: text = "" | 城市 | 不填为全部
// parameter limit: integer | 至少几项
// columns: 城市, 角色:role
// empty: 没有任务
MATCH (a:Agency)
WHERE $city = '' OR a.jurisdiction = $city AND a.n > $limit
RETURN a.jurisdiction AS `城市`,
       a.role AS `角色`
ORDER BY a.id
"""


def parse(text: str) -> SavedQuery:
    return parse_query(text, path=Path("tasks.cypher"), family="own")


def test_a_good_file_is_read() -> None:
    query = parse(GOOD)

    assert [(p.name, p.type, p.default) for p in query.parameters] == [("city", "text", ""), ("limit", "integer", None)]
    assert [(c.name, c.words) for c in query.columns] == [("城市", None), ("角色", "role")]
    assert query.cypher.startswith("MATCH")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("// empty: 没有任务\n", "", "缺少 empty"),
        ("// title: 任务\n", "// title: 任务\n// colour: 红\n", "不认识的项目 colour"),
        ("// title: 任务\n", "// title: 任务\n// title: 二\n", "重复的项目 title"),
        ("// title: 任务\n", "//标题\n", "不是"),
        ("$limit", "$other", "未声明的参数 other"),
        (" AND a.n > $limit", "", "没有用到的参数 limit"),
        ("ORDER BY a.id\n", "", "没有 ORDER BY"),
        ("AS `角色`", "AS `别的`", "不一致"),
        ("integer | 至少几项", "whole | 至少几项", "参数 limit 应写成"),
        ("integer | 至少几项", "integer = 三 | 至少几项", "默认值不符"),
        ("角色:role", "角色:colour", "不认识的词表 colour"),
        ("// columns", "// choices nobody: MATCH (n) RETURN n\n// columns", "没有参数 nobody"),
    ],
)
def test_a_bad_file_is_refused_with_file_and_line(old: str, new: str, problem: str) -> None:
    with pytest.raises(HeaderError) as caught:
        parse(GOOD.replace(old, new))

    assert problem in str(caught.value)
    assert str(caught.value).startswith("tasks.cypher 第 ")
    assert "\n" not in str(caught.value)


def test_values_are_typed_and_checked() -> None:
    query = parse(GOOD)

    assert query.values({"limit": "3"}) == {"city": "", "limit": 3}
    with pytest.raises(ParameterError, match="请填写至少几项"):
        query.values({})
    with pytest.raises(ParameterError, match="不是数字"):
        query.values({"limit": "三"})
    with pytest.raises(ParameterError, match=r"没有这个参数.*city"):
        query.values({"limit": 1, "town": "云海市"})


def test_browser_text_has_its_values_written_in_and_nothing_escapes() -> None:
    text = parse(GOOD).browser_text({"city": "云'海\\甲", "limit": 2})

    assert text.splitlines()[0] == "// 任务：城市 = '云\\'海\\\\甲'，至少几项 = 2"
    assert "$" not in text
    assert "a.n > 2" in text


def test_the_library_loads_and_covers_the_families() -> None:
    queries = library()

    assert len(queries) >= 18
    assert {q.family for q in queries.values()} == set(FAMILIES) - {"own"}
    assert all(q.question.endswith("？") and q.why for q in queries.values())


def test_unknown_ids_suggest_near_ones() -> None:
    with pytest.raises(UnknownQuery, match="agency_tasks"):
        find_query("agency_task")


def test_names_within_a_subquery_are_no_columns() -> None:
    few = "COLLECT { UNWIND a.few AS some UNWIND some AS one RETURN [x IN one WHERE EXISTS { RETURN 1 AS y }] AS z }"

    query = parse(GOOD.replace("a.role AS", f"{few} AS"))

    assert [column.name for column in query.columns] == ["城市", "角色"]
