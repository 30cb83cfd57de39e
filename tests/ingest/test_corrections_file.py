"""The corrections file: what Excel makes of it, and what is refused with file and line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.correction_kinds import KINDS
from ingest.correction_table import COLUMNS
from ingest.correction_table import written as table_of
from ingest.correction_template import template_rows
from ingest.corrections import apply_corrections, read_corrections
from ingest.errors import InputError
from tests.ingest.correction_cases import DOCUMENT, SIGNED, TEXT, corrections, parsed, row, stale, written
from tests.ingest.test_cli import call, one_line

CHANGE = row("机构", "三", "市经委", "市工信局")


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_corrections(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_excel_is_read(tmp_path: Path, encoding: str) -> None:
    read = read_corrections(written([CHANGE], tmp_path / "更正.csv", encoding=encoding))

    assert [(each.line, each.kind, each.source, each.value) for each in read.rows] == [
        (2, "agency", "市经委", "市工信局")
    ]


def test_english_headers_other_order_and_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "更正.csv"
    path.write_text(
        "kind;new;document;task;source;old;by;reason;on\n\n"
        f"role;lead;{DOCUMENT};{DOCUMENT}#二/（二）;市市场监管局;;张三;已核对;2025/3/1\n",
        encoding="utf-8",
    )

    (read,) = read_corrections(path).rows

    assert (read.line, read.kind, read.value, read.on) == (3, "role", "lead", "2025-03-01")


def test_a_workbook_is_read_like_a_csv_file(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append([*COLUMNS.values(), None])
    sheet.append([CHANGE.get(key) for key in COLUMNS])
    sheet.append([row("目标数值", "一", "达到95%以上", "96").get(key) for key in COLUMNS])
    sheet["F3"] = 96
    book.save(tmp_path / "更正.xlsx")

    assert [each.value for each in read_corrections(tmp_path / "更正.xlsx").rows] == ["市工信局", (96, None)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{**CHANGE, "kind": "改名"}], "第 2 行：没有“改名”这种更正"),
        ([CHANGE, {**CHANGE, "document": ""}], "第 3 行：“文件编号”没有填"),
        ([{**CHANGE, "task": ""}], "第 2 行：“任务编号”没有填"),
        ([{**CHANGE, "source": " "}], "第 2 行：“原文”没有填"),
        ([{**CHANGE, "new": ""}], "第 2 行：“新值”没有填"),
        ([{**CHANGE, "reason": ""}], "第 2 行：“理由”没有填"),
        ([{**CHANGE, "by": ""}], "第 2 行：“更正人”没有填"),
        ([{**CHANGE, "kind": ""}], "第 2 行：“更正内容”没有填"),
        ([{**CHANGE, "task": "云海市-0000000000#一"}], "任务编号不属于这个文件编号"),
        ([{**CHANGE, "new": "市工信局、市商务局"}], "一行只能写一个机构"),
        ([{**CHANGE, "on": "Mar-25"}], "日期应写作"),
        ([row("角色", "三", "市经委", "主办")], "应写牵头、配合、责任之一"),
        ([row("增加机构", "三", "市经委", "市商务局")], "角色：机构"),
        ([row("完成时间", "二", "2025年6月底前", "Jun-25")], "日期应写作"),
        ([row("完成时间", "二", "2025年6月底前", "2025-02-30")], "没有这一天"),
        ([row("目标数值", "一", "达到95%以上", "95%")], "只写数字"),
        ([row("持续", "二", "2025年6月底前", "一直")], "“是”或“否”"),
        ([row("文号", "二", "云政办〔2024〕8号", "无")], "应空着"),
        ([row("删除机构", "四", "市经委", "市商务局")], "不需要“新值”"),
        ([CHANGE, {**CHANGE, "new": "市商务局"}], "第 2 行和第 3 行互相矛盾"),
        ([CHANGE, row("删除机构", "三", "市 经委")], "第 2 行和第 3 行互相矛盾"),
        ([row("角色", "三", "市经委", "牵头"), row("角色", "三", "市经委", "配合")], "互相矛盾"),
        ([row("时间", "二", "2025年6月底前", "无"), row("完成时间", "二", "6月底前", "2025-05")], "互相矛盾"),
        ([row("删除目标", "一", "达到95%"), row("目标单位", "一", "达到95%", "个")], "互相矛盾"),
        ([row("增加机构", "二", "由市公安局", f"{r}：市公安局") for r in ("配合", "牵头")], "互相矛盾"),
        ([row("文号", "", "云政办", "无"), row("文号", "", "云政办〔2024〕8号", "云政〔2024〕8号")], "互相矛盾"),
    ],
)  # fmt: skip
def test_rows_that_cannot_be_meant_are_refused(tmp_path: Path, rows: list[dict[str, str]], said: str) -> None:
    message = refusal(written(rows, tmp_path / "更正.csv"))

    assert message.startswith(str(tmp_path / "更正.csv"))
    assert said in message


def test_rows_that_agree_or_speak_of_different_things_are_no_contradiction(tmp_path: Path) -> None:
    read = corrections(
        tmp_path, CHANGE, CHANGE, row("角色", "三", "市经委", "牵头"), row("删除机构", "四", "市经委"),
        row("角色", "一", "市财政局", "牵头", old="配合"), row("角色", "一", "市财政局", "责任", old="牵头"),
        {**row("别名", "", "市经委", "市商务局"), "document": ""}, row("别名", "", "市经委", "市工信局"),
    )  # fmt: skip

    assert len(read.rows) == 7


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ([*COLUMNS.values()][1:], "缺少列 文件编号"),
        (["文件编号", *COLUMNS.values()], "重复"),
        ([*COLUMNS.values(), "处室"], "不认识的列 处室"),
        (["随便"], "不认识的列 随便"),
    ],
)
def test_a_header_that_is_not_ours_is_refused(tmp_path: Path, header: list[str], said: str) -> None:
    assert f"第 1 行：{said}" in refusal(written([], tmp_path / "更正.csv", header=header)).replace("有重复", "重复")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (b"\x00\x01\x02" * 9, "二进制"),
        (b"PK\x03\x04 not a workbook", "损坏"),
        ("\ufeff文件编号,任务编号\n\"云海".encode(), "第 1 行：缺少列"),
        ((",".join(COLUMNS.values()) + "\n\"云海").encode(), "引号不成对"),
        ((",".join(COLUMNS.values()) + "\n" + "甲," * 12).encode(), "第 2 行：比表头多出内容"),
    ],
)  # fmt: skip
def test_files_that_are_no_table_are_refused(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "更正.csv").write_bytes(data)

    assert said in refusal(tmp_path / "更正.csv")


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x","甲")', "+1", "-1", "@SUM(A1)"])
def test_text_like_a_formula_is_text(tmp_path: Path, text: str) -> None:
    data = table_of([row("标题", "一", text, text)])
    (tmp_path / "更正.csv").write_bytes(data)

    (read,) = read_corrections(tmp_path / "更正.csv").rows

    assert (read.source, read.value) == (text, text)
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for line in csv.reader(io.StringIO(data.decode())) for cell in line
    )
    assert (
        "原文中已没有这些文字"
        in stale(apply_corrections(parsed(), corrections(tmp_path, row("标题", "一", text, text)), TEXT))[0]
    )


def test_the_template_changes_nothing_until_it_is_filled_in(tmp_path: Path) -> None:
    rows = list(template_rows(parsed()))
    (tmp_path / "空.csv").write_bytes(table_of(rows))
    filled = [{**each, "new": "市工信局", "reason": "已核对", "by": "张三"} for each in rows if each["old"] == "市经委"]
    (tmp_path / "更正.csv").write_bytes(table_of([*rows, *filled]))

    assert read_corrections(tmp_path / "空.csv").rows == ()
    plan = apply_corrections(parsed(), read_corrections(tmp_path / "更正.csv"), TEXT)
    assert (len(plan["corrections"]), stale(plan)) == (2, [])
    assert {each["kind"] for each in rows} < {kind.word for kind in KINDS}
    assert {each["task"][-2] for each in template_rows(parsed(), about="企业")} == {"一", "三"}


@pytest.mark.parametrize("each", [r for r in template_rows(parsed()) if r["source"]], ids=lambda r: r["kind"])
def test_every_row_of_the_template_stands_on_its_place(tmp_path: Path, each: dict[str, str]) -> None:
    new = {"角色": "牵头" if each["old"] != "牵头" else "责任", "完成时间": "2026", "目标数值": "7"}.get(
        each["kind"], "市审计局"
    )
    plan = apply_corrections(parsed(), corrections(tmp_path, {**SIGNED, **each, "new": new}), TEXT)

    assert (len(plan["corrections"]), stale(plan)) == (1, [])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "云海.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "云海.txt"


def role_of(path: Path) -> str:
    plan = json.loads(path.read_text(encoding="utf-8"))
    return str(plan["tasks"][1]["assignments"][0]["role"])


def test_parse_applies_the_file_that_is_named_the_setting_or_the_one_in_the_home(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    quiet = {"DUTY_GRAPH_HOME": str(home), "DUTY_GRAPH_CORRECTIONS": ""}
    path = written(
        [row("角色", "二", "市市场监管局", "牵头"), row("角色", "一", "市财政局", "配合")], tmp_path / "更正.csv"
    )

    without = call("parse", source, "--out", tmp_path / "a", environment=quiet)
    named = call("parse", source, "--out", tmp_path / "b", "--corrections", path, environment=quiet)
    again = call("parse", source, "--out", tmp_path / "c", environment={**quiet, "DUTY_GRAPH_CORRECTIONS": str(path)})
    (home / "corrections.csv").write_bytes(path.read_bytes())
    default = call("parse", source, "--out", tmp_path / "d", environment=quiet)

    assert "更正" not in without.stdout.decode()
    lines = named.stdout.decode().splitlines()
    assert lines[1] == "更正：已应用 1 条，1 条不再适用"
    assert "更正.csv 第 3 行" in lines[2]
    assert [done.returncode for done in (without, named, again, default)] == [0, 0, 0, 0]
    assert [role_of(tmp_path / name / "云海.json") for name in "abcd"] == ["responsible", "lead", "lead", "lead"]


def test_a_bad_or_missing_corrections_file_is_one_line_and_nothing_is_written(tmp_path: Path, source: Path) -> None:
    bad = written([{**CHANGE, "kind": "改名"}], tmp_path / "更正.csv")

    for path, said in ((bad, "第 2 行"), (tmp_path / "没有.csv", "没有这个更正表")):
        done = call("parse", source, "--out", tmp_path / "out", "--corrections", path)
        assert done.returncode == 2
        assert said in one_line(done.stderr)
    assert not (tmp_path / "out").exists()


def test_correct_writes_a_table_and_never_over_another(tmp_path: Path, source: Path) -> None:
    first = call("correct", source, "--out", tmp_path / "表.csv")
    second = call("correct", source, "--out", tmp_path / "表.csv")

    assert first.returncode == 0
    assert read_corrections(tmp_path / "表.csv").rows == ()
    assert second.returncode == 2
    assert "已经存在" in one_line(second.stderr)
