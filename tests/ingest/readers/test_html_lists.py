"""Numbers that a browser prints before the items of ordered lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.parse import parse_file
from ingest.readers.html import html_to_text


def lines(markup: str) -> list[str]:
    return html_to_text(f"<html><body>{markup}</body></html>").splitlines()


@pytest.mark.parametrize(
    ("attributes", "numbers"),
    [
        ("", ["1.", "2."]),
        ('start="3"', ["3.", "4."]),
        ("reversed", ["2.", "1."]),
        ('reversed start="9"', ["9.", "8."]),
        ('type="a"', ["a.", "b."]),
        ('type="A" start="27"', ["AA.", "BB."]),
        ('type="I" start="4"', ["IV.", "V."]),
        ('type="i"', ["i.", "ii."]),
        ('style="list-style-type: cjk-ideographic" start="10"', ["十、", "十一、"]),
        ('style="list-style: simp-chinese-formal inside"', ["壹、", "贰、"]),
        ('style="list-style:none"', ["", ""]),
        ('type="disc"', ["", ""]),
        ('start="0"', ["0.", "1."]),
        ('start="-1"', ["-1.", "0."]),
        ('start="many"', ["1.", "2."]),
        ('start="999999"', ["1.", "2."]),
    ],
)
def test_items_count_as_the_list_says(attributes: str, numbers: list[str]) -> None:
    found = lines(f"<ol {attributes}><li>建设驿站。</li><li><p>培训护理员。</p></li></ol>")

    assert found == [f"{numbers[0]}建设驿站。", f"{numbers[1]}培训护理员。"]


def test_each_nested_list_counts_for_itself_and_the_outer_one_goes_on() -> None:
    found = lines(
        "<ol><li><b>夯实</b>基础<ol type='a'><li>甲</li><li value='5'>乙</li><li>丙</li></ol></li><li>提升</li></ol><ul><li>丁</li></ul>"
    )

    assert found == ["1.夯实基础", "a.甲", "e.乙", "f.丙", "2.提升", "丁"]


def test_an_item_that_prints_its_number_gets_no_second_one() -> None:
    assert lines("<ol><li>1.建设</li><li>（二）培训</li><li> ③宣传</li><li>检查</li></ol>") == [
        "1.建设", "（二）培训", "③宣传", "4.检查",
    ]  # fmt: skip


def test_a_number_and_a_digit_stay_apart() -> None:
    assert lines("<ol><li>5个驿站</li><li></li><li>2025年完成</li></ol>") == ["1、5个驿站", "3、2025年完成"]


def test_menus_and_lists_of_links_have_no_numbers() -> None:
    crumbs = '<ol class="breadcrumb"><li><a href="/">首页</a> &gt;</li><li><a href="/x"><b>公开</b></a></li></ol>'
    assert lines(f"<nav><ol><li>导航</li></ol></nav>{crumbs}<ol><li><a href='#'>建设</a>驿站</li></ol>") == [
        "导航", "首页 >", "公开", "1.建设驿站",
    ]  # fmt: skip


def test_the_places_of_cells_behind_a_list_stay_true(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><h1>云湖市养老服务实施方案</h1><h2>一、重点任务</h2><ol><li>建设服务站。责任单位：市民政局</li>"
        "<li>培训500人次。责任单位：市人力资源社会保障局</li></ol><p>附件</p><table><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>"
        "<tr><td>1</td><td><ol><li>建设驿站</li><li>培训</li></ol></td><td>市民政局</td></tr></table></body></html>",
        encoding="utf-8",
    )

    plan = parse_file(path)

    assert [(t["number"], t["text"], [a["name"] for a in t["assignments"]]) for t in plan["tasks"]] == [
        ("1", "建设服务站。", ["市民政局"]),
        ("2", "培训500人次。", ["市人力资源社会保障局"]),
        ("1", "1.建设驿站2.培训", ["市民政局"]),
    ]
    assert [t["path"] for t in plan["tasks"][:2]] == [["一、重点任务"]] * 2
