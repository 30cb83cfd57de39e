"""Rows of the corrections file that the app writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.correction_store import amend
from ingest.corrections import apply_corrections, read_corrections
from ingest.errors import InputError
from tests.ingest.correction_cases import TEXT, item, names, parsed, row, written


def held(path: Path) -> list[tuple[str, str, str]]:
    return [(r.kind, r.source, r.new) for r in read_corrections(path).rows]


def test_the_first_row_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "corrections.csv"

    assert amend(path, add=[row("标题", "一", "优化审批服务", "优化审批")]) == 1

    assert held(path) == [("title", "优化审批服务", "优化审批")]
    plan = apply_corrections(parsed(), read_corrections(path), TEXT)
    assert item(plan, "一")["title"] == "优化审批"
    assert [each.name for each in path.parent.iterdir()] == ["corrections.csv"]


def test_what_others_wrote_stays(tmp_path: Path) -> None:
    path = written(
        [row("别名", "", "市地方金融局", "市委金融办", document=""), row("角色", "二", "市市场监管局", "牵头", old="责任")],
        tmp_path / "更正.csv", encoding="gb18030",
    )  # fmt: skip

    amend(path, add=[row("标题", "一", "优化审批服务", "优化审批")])

    assert [kind for kind, _, _ in held(path)] == ["role", "alias", "title"]


def test_a_second_word_on_the_same_thing_takes_the_place_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    amend(path, add=[row("标题", "一", "优化审批服务", "甲"), row("标题", "四", "保护知识产权", "乙")])

    amend(path, add=[row("标题", "一", "优化审批服务", "丙")])

    assert held(path) == [("title", "保护知识产权", "乙"), ("title", "优化审批服务", "丙")]


def test_a_body_taken_away_takes_its_other_rows_with_it(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    amend(path, add=[row("角色", "四", "市市场监管局", "牵头"), row("角色", "四", "市经委", "配合")])

    amend(path, add=[row("删除机构", "四", "市市场监管局")])

    assert held(path) == [("remove-agency", "市市场监管局", ""), ("role", "市经委", "配合")]
    plan = apply_corrections(parsed(), read_corrections(path), TEXT)
    assert names(plan, "四") == [("市经委", "cooperate")]


def test_two_bodies_added_at_one_place_both_stay(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    for name in ("市公安局", "市司法局", "市公安局"):
        amend(path, add=[row("增加机构", "四", "建立快速维权通道", f"配合：{name}")])

    assert sorted(new for _, _, new in held(path)) == ["配合：市公安局", "配合：市司法局"]


def test_rows_are_dropped_by_their_id(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    amend(path, add=[row("标题", "一", "优化审批服务", "甲"), row("标题", "四", "保护知识产权", "乙")])
    first = read_corrections(path).rows[0].id

    assert amend(path, drop=[first]) == 1

    assert held(path) == [("title", "保护知识产权", "乙")]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (row("角色", "一", "市财政局", "领导"), "应写牵头"),
        (row("标题", "一", "优化审批服务", "甲", reason=""), "“理由”没有填"),
    ],
)
def test_a_row_that_is_not_as_it_must_be_changes_nothing(tmp_path: Path, bad: dict[str, str], said: str) -> None:
    path = tmp_path / "corrections.csv"
    amend(path, add=[row("标题", "四", "保护知识产权", "乙")])
    before = path.read_bytes()

    with pytest.raises(InputError, match=said) as caught:
        amend(path, add=[bad])

    assert caught.value.path == path
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_workbook_is_not_rewritten(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="另存为"):
        amend(tmp_path / "更正.xlsx", add=[row("标题", "一", "优化审批服务", "甲")])


def test_formulas_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"

    amend(path, add=[row("标题", "一", "优化审批服务", '=HYPERLINK("http://example.org")')])

    assert "'=HYPERLINK" in path.read_text(encoding="utf-8-sig")
    assert held(path)[0][2].startswith("=HYPERLINK")
