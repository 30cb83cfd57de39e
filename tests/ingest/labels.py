"""Hand labels of the invented layouts, in the shape of the page that `test_layouts.render` prints.

    title: 柏川市…实施方案
    # 二、重点任务 > （一）推进治理
    [1] 治理污水 | 新建管网45公里， .. 建成泵站3座。
        lead 市住建局 | 市水利局
        responsible via blanket 各乡镇
        time 2024-05~2025-12
        target funding 每户补助 = 2000 元
    goal 村庄绿化率 >= 30 % by 2025

A Chinese number below a heading is （一）; `[一、]` keeps it bare. ` .. ` stands for the middle of the body. A label is written before the parser has seen the plan.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

Label = dict[str, Any]
_HEAD = re.compile(r"(title|number|jurisdiction|issuer|issued_on|lead_rule|blanket_clause): (.+)")
_TASK = re.compile(r"\[(.+?)\] (.+?) \| (.+)")
_BODIES = re.compile(r"(lead|cooperate|responsible) (?:via (rule|blanket) )?(.+)")
_TIME = re.compile(r"time (?:([\d-]*)~([\d-]*))? ?(ongoing)?")
_TARGET = re.compile(
    r"(funding )?(.+) (>=|<=|=|\+|-) ([\d.]+)(?:-([\d.]+))? ?(?!by |per )(\S*)(?: by (\S+))?(?: per (\S+))?"
)
_CLASS = re.compile(
    r"^(?:各|地方各级|省政府各|市政府各|县政府各|相关|有关|沿|中央驻|驻|辖区|市属|省属|区属|所在|在[一-龥]{1,2}(?:各|高校|企业))|各有关|^[省市县区]直各|成员单位$|^(?:科研院所|高等院校|金融机构)$"
)
_CHINESE = re.compile(r"[一二三四五六七八九十]+")


def read_label(path: Path, file: str) -> Label:
    """The label as one gold object, see the labelling guide of the project."""
    label: Label = {"document": {"file": file}, "tasks": [], "goals": []}
    heads: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.strip()
        if found := _HEAD.fullmatch(words):
            label["document"][found[1]] = found[2]
        elif line.startswith("#"):
            heads = [head for head in words[1:].strip().split(" > ") if head]
        elif found := _TASK.fullmatch(words):
            label["tasks"].append(_task(found[1], found[2], found[3], heads))
        elif words.startswith("goal "):
            label["goals"].append(_target(words.removeprefix("goal ")))
        elif words:
            _add(label["tasks"][-1], words)
    for field in ("title", "number", "jurisdiction", "issuer", "issued_on", "lead_rule", "blanket_clause"):
        label["document"].setdefault(field, None)
    return label


def _task(number: str, title: str, text: str, heads: list[str]) -> Label:
    begins, _, ends = text.partition(" .. ")
    if number.endswith("、"):  # 一、 below a part of the plan
        number = number.removesuffix("、")
    elif heads and _CHINESE.fullmatch(number):
        number = f"（{number}）"
    return {
        "number": None if number == "-" else number, "path": heads, "title": None if title == "-" else title,
        "begins": begins, "ends": ends or begins, "agencies": [], "time": None, "targets": [],
    }  # fmt: skip


def _add(task: Label, words: str) -> None:
    if found := _BODIES.fullmatch(words):
        for name in found[3].split(" | "):
            body = {"name": name, "surface": name, "role": found[1], "group": bool(_CLASS.search(name))}
            task["agencies"].append(body | ({"via": found[2]} if found[2] else {}))
    elif words.startswith("time") and (found := _TIME.fullmatch(words)):
        task["time"] = {"start": found[1] or None, "due": found[2] or None, "ongoing": bool(found[3])}
    elif words.startswith("target "):
        task["targets"].append(_target(words.removeprefix("target ")))
    else:
        raise ValueError(f"not a line of a label: {words}")


def _target(words: str) -> Label:
    found = _TARGET.fullmatch(words)
    if found is None:
        raise ValueError(f"not a target: {words}")
    return {
        "indicator": found[2], "op": found[3], "value": float(found[4]), "unit": found[6], "due": found[7],
        "value_max": float(found[5]) if found[5] else None, "kind": "funding" if found[1] else "target",
    } | ({"per": found[8]} if found[8] else {})  # fmt: skip
