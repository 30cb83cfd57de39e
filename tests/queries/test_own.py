"""A query kept from the app is a saved query like any other; what cannot be kept is said, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.errors import HeaderError, ParameterError
from queries.library import find_query, own_queries
from queries.own import own_id, save_own

TEXT = "MATCH (d:Document) WHERE $city = '' OR d.jurisdiction = $city\nRETURN d.title AS `方案`\nORDER BY d.id"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUTY_GRAPH_QUERIES", str(tmp_path / "own"))
    return tmp_path / "own"


def test_what_is_kept_is_found_with_its_form(folder: Path) -> None:
    parameters = find_query("agencies").parameters + find_query("task_card").parameters

    kept = save_own("各市的方案", TEXT, ["方案"], parameters)

    found = own_queries()[0][kept.id]
    assert own_queries()[1] == []
    assert (found.title, [p.name for p in found.parameters]) == ("各市的方案", ["city"])
    assert found.parameters[0].choices == find_query("agencies").parameters[0].choices
    assert found.cypher == TEXT + "\n"
    assert [path.name for path in folder.iterdir()] == [f"{kept.id}.cypher"]


def test_comments_before_the_text_do_not_become_a_header() -> None:
    kept = save_own("带注释", f"// id: documents\n// 我的说明\n{TEXT}", ["方案"], find_query("agencies").parameters)

    assert kept.id == own_id("带注释")
    assert "我的说明" not in kept.cypher


def test_a_text_in_one_line_is_kept_in_lines() -> None:
    kept = save_own("一行", "MATCH (d:Document) RETURN d.title AS `方案` ORDER BY d.id", ["方案"])

    assert kept.cypher == "MATCH (d:Document)\nRETURN d.title AS `方案`\nORDER BY d.id\n"


def test_a_name_is_used_once_unless_it_may_be_replaced() -> None:
    parameters = find_query("agencies").parameters
    first = save_own("一", TEXT, ["方案"], parameters)
    other = TEXT.replace("d.title", "d.number")

    with pytest.raises(ParameterError, match="替换"):
        save_own("一", other, ["方案"], parameters)
    assert own_queries()[0][first.id].cypher == first.cypher

    assert save_own("一", other, ["方案"], parameters, replace=True).id == first.id
    assert "d.number" in own_queries()[0][first.id].cypher


@pytest.mark.parametrize(
    ("title", "text", "columns", "error"),
    [
        ("", TEXT, ["方案"], ParameterError),
        ("长" * 61, TEXT, ["方案"], ParameterError),
        ("documents", TEXT, ["方案"], ParameterError),
        ("没有次序", "MATCH (d) RETURN d.id AS `甲`", ["甲"], HeaderError),
        ("别的列", TEXT, ["标题"], HeaderError),
        ("没有的参数", TEXT.replace("$city", "$town"), ["方案"], HeaderError),
    ],
)
def test_what_cannot_be_kept_is_not_written(
    folder: Path, title: str, text: str, columns: list[str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        save_own(title, text, columns, find_query("agencies").parameters)

    assert not folder.exists()
