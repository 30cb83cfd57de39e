"""Builders of valid parsed plans of invented cities: say only what the test is about, the rest is filled in.

    plan = make_plan("云海市", [
        task("1", "清理积压案件", lead=["市公安局"], cooperate=["市司法局"], time=("2025年6月底前", None, "2025-06")),
        task("2", "开展集中宣传", listed=["市教育局", "市文旅局"], targets=[target("宣传活动", 12, "场")]),
    ])

Everything is `parsed-plan/1` and validated. Ids, spans and hashes are derived from the content, so the same call
gives the same plan; `make_plan(..., file="另一个.txt")` is the same plan from another file only when `document_id` says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, cast

from ingest.plan import Agency, Obligation, ParsedPlan, Target, Time
from ingest.plan_files import validate

# function, official ending, protocol rank of the bodies the tests use; the real register is data/agencies.*
BODIES: dict[str, tuple[str, str, int]] = {
    "市委宣传部": ("publicity", "委宣传部", 10),
    "市政府办公室": ("government_office", "人民政府办公室", 20),
    "市法院": ("court", "中级人民法院", 30),
    "市发展改革委": ("development_reform", "发展和改革委员会", 40),
    "市发改委": ("development_reform", "发展和改革委员会", 40),
    "市教育局": ("education", "教育局", 41),
    "市科技局": ("science_technology", "科学技术局", 42),
    "市工信局": ("industry_information", "工业和信息化局", 43),
    "市公安局": ("public_security", "公安局", 44),
    "市司法局": ("justice", "司法局", 45),
    "市财政局": ("finance", "财政局", 46),
    "市人社局": ("human_resources", "人力资源和社会保障局", 47),
    "市农业农村局": ("agriculture", "农业农村局", 50),
    "市商务局": ("commerce", "商务局", 51),
    "市文旅局": ("culture_tourism", "文化和旅游局", 52),
    "市卫健委": ("health", "卫生健康委员会", 53),
    "市市场监管局": ("market_regulation", "市场监督管理局", 60),
    "市工商局": ("industry_commerce", "工商行政管理局", 61),
    "市总工会": ("trade_union", "总工会", 70),
    "市税务局": ("tax", "税务局", 80),
}


def agency(name: str, jurisdiction: str, *, group: bool = False) -> Agency:
    """A body as the resolver gives it: known ones by function, unknown ones by name."""
    known = None if group else BODIES.get(name)
    function, ending, rank = known or (None, "", None)
    official = f"{jurisdiction}{ending}" if ending else None
    return {
        "id": f"{jurisdiction}:{function or name}",
        "name": name,
        "official_name": official,
        "jurisdiction": jurisdiction,
        "level": "city",
        "function": function,
        "group": group,
        "aliases": sorted({name, *([official] if official else [])}),
        "protocol_rank": rank,
    }


def target(indicator: str, value: float, unit: str, **over: Any) -> Target:
    """A target `>= value`; keyword arguments replace any field."""
    base: dict[str, Any] = {
        "indicator": indicator, "op": ">=", "value": value, "value_max": None, "unit": unit, "per": None, "due": None,
        "kind": "target", "raw": f"{indicator}达到{value:g}{unit}", "span": [0, 0],
    }  # fmt: skip
    return cast(Target, {**base, **over})


def obligation(text: str, modality: str = "should") -> Obligation:
    """A clause that obliges."""
    return cast(Obligation, {"text": text, "modality": modality, "span": [0, 0]})


def task(
    number: str,
    text: str,
    *,
    lead: Sequence[str] = (),
    cooperate: Sequence[str] = (),
    listed: Sequence[str] = (),
    rule: Sequence[str] = (),
    blanket: Sequence[str] = (),
    joint: bool = False,
    title: str | None = None,
    path: Sequence[str] = ("二、重点任务",),
    time: tuple[str, str | None, str | None] | None = None,
    ongoing: bool = False,
    targets: Sequence[Target] = (),
    obligations: Sequence[Obligation] = (),
) -> dict[str, Any]:
    """One task; a name that begins with 各 is a group. `rule`: bodies that a printed rule makes lead."""
    roles = [
        ("lead", None, lead),
        ("lead", "rule", rule),
        ("cooperate", None, cooperate),
        ("responsible", None, listed),
    ]
    assignments: list[dict[str, Any]] = []
    for role, via, names in [*roles, ("responsible", "blanket", blanket)]:
        quote = "、".join(names)
        assignments += [
            {"name": name, "role": role, "via": via, "quote": quote, "joint": joint and role == "responsible"}
            for name in names
        ]
    when: Time | None = None
    if time is not None or ongoing:
        raw, start, due = time or ("持续推进", None, None)
        when = {"raw": raw, "start": start, "due": due, "ongoing": ongoing}
    return {
        "number": number, "title": title, "text": text, "path": list(path), "assignments": assignments, "time": when,
        "targets": list(targets), "obligations": list(obligations),
    }  # fmt: skip


def make_plan(
    jurisdiction: str,
    tasks: Sequence[dict[str, Any]],
    *,
    title: str | None = None,
    goals: Sequence[Target] = (),
    document_id: str | None = None,
    file: str | None = None,
    **document: Any,
) -> ParsedPlan:
    """A validated plan from the tasks of `task()`; keyword arguments replace fields of the document."""
    title = title or f"{jurisdiction}政务服务提升工作方案"
    digest = hashlib.sha256(f"{jurisdiction}{title}{file or ''}{tasks}".encode()).hexdigest()
    document_id = document_id or f"{jurisdiction}-{hashlib.sha256(title.encode()).hexdigest()[:10]}"
    agencies: dict[str, Agency] = {}
    position, built = 0, []
    for each in tasks:
        start, position = position, position + len(each["text"])
        assignments: list[dict[str, Any]] = []
        for raw in each["assignments"]:
            body = agency(raw["name"], jurisdiction, group=raw["name"].startswith("各"))
            agencies.setdefault(body["id"], body)
            end = position + 1 + len(raw["name"])
            assignments.append(
                {**raw, "agency_id": body["id"], "surface": raw["name"], "group": body["group"],
                 "span": [position + 1, end]}
            )  # fmt: skip
            position = end
        task_id = f"{document_id}#{'/'.join([*each['path'], each['number']])}"
        built.append({**each, "id": task_id, "assignments": assignments, "span": [start, position]})
        position += 1
    fields: dict[str, Any] = {
        "id": document_id, "title": title, "number": None, "jurisdiction": jurisdiction,
        "issuer": f"{jurisdiction}人民政府", "issued_on": "2024-03-01", "period": ["2024", "2026"], "lead_rule": None,
        "blanket_clause": None,
        "source": {"file": file or f"{title}.txt", "sha256": digest, "media_type": "text/plain", "characters": position},
    }  # fmt: skip
    plan = {
        "schema": "parsed-plan/1", "document": {**fields, **document}, "tasks": built, "goals": list(goals),
        "agencies": list(agencies.values()), "issues": [],
    }  # fmt: skip
    return validate(plan, source=title)
