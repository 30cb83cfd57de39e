"""Writes qinglan_minsheng.xlsx, the sample task table: `python data/samples/make_minsheng_xlsx.py`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from openpyxl import Workbook

FILE = Path(__file__).with_name("qinglan_minsheng.xlsx")
TASKS: list[list[object]] = [
    ["青岚市2025年民生实事任务分解表"],
    ["填报单位：青岚市人民政府办公室"],
    ["类别", "序号", "任务名称", "工作内容", "目标值", "责任分工", None, "完成时限", "备注"],
    [None, None, None, None, None, "牵头单位", "配合单位", None, None],
    ["教育惠民（市教育局牵头）", 1, "课后服务", "全面推行小学课后服务，\n规范收费管理。", "开课学校达到36所", "市教育局", "市发展改革委、财政局", date(2025, 8, 31), None],
    [None, 2, "校园食堂", "改造校园食堂，推行明厨亮灶。", "改造食堂12个", "市教育局", "市市场监管局\n市卫生健康委", date(2025, 12, 31), "续建"],
    [None, 3, "延时托管", "内部测算，暂不公布。", None, "市教育局", None, None, None],
    ["健康惠民", 4, "家庭病床", "上门开展巡诊和护理。", 0.85, "市卫生健康委", "市医保局、各县区人民政府", "长期坚持", None],
    [None, 5, "社区药房", "布设便民药柜，延长夜间服务。", "新增便民药柜80个", "市市场监管局、市卫生健康委", "-", "6月底前", None],
    ["注：牵头单位有两个的，按职责分工负责。"],
]  # fmt: skip
GOALS: list[list[object]] = [
    ["序号", "指标名称", "单位", "2023年现状值", "2025年目标值", "属性"],
    [1, "课后服务覆盖率", "%", 92, 100, "约束性"],
    [2, "每千人口执业护士数", "人", 3.1, "≥3.8", "预期性"],
    [3, "门诊平均候诊时间", "分钟", 35, "20以内", "预期性"],
]


def build() -> Workbook:
    """The workbook: a task sheet with two header rows and merged cells, an indicator sheet, a hidden draft."""
    workbook = Workbook()
    tasks = workbook.active
    tasks.title = "任务分解表"
    for row in TASKS:
        tasks.append(row)
    for area in ("A1:I1", "A2:I2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:G3", "H3:H4", "I3:I4"):
        tasks.merge_cells(area)
    for area in ("A5:A7", "A8:A9", "A10:I10"):
        tasks.merge_cells(area)
    tasks.row_dimensions[7].hidden = True
    for row in (5, 6):
        tasks.cell(row=row, column=8).number_format = 'yyyy"年"m"月"'
    tasks["E8"].number_format = '"签约率达到"0%'
    goals = workbook.create_sheet("主要指标")
    for row in GOALS:
        goals.append(row)
    draft = workbook.create_sheet("底稿")
    draft.append(["序号", "任务名称", "责任单位"])
    draft.append([1, "不公开的事项", "市财政局"])
    draft.sheet_state = "hidden"
    return workbook


if __name__ == "__main__":
    build().save(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE)
