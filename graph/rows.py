"""A parsed plan and its lead decisions as rows: what is written, label by label and relationship by relationship.

Pure functions, no database. The same plan, policy and batch give the same rows as long as the files listed in
`graph/fingerprint.py` are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph import model
from graph.dates import full_day
from graph.errors import GraphError
from graph.fingerprint import content_hash
from graph.lead_policy import LeadDecisions, RoleOfBody
from graph.model import Node, Relationship
from graph.properties import Properties, beginning, indicator_name, present, span_of
from graph.shared_nodes import fold
from ingest.outdated import outdated
from ingest.plan import Agency, ParsedPlan, Target, Task, display_title

Row = dict[str, Any]


@dataclass(frozen=True)
class PlanRows:
    """Rows of one document. Nodes by key; relationship rows are `{start, end, properties}`."""

    document_id: str
    content_hash: str
    owned: Mapping[Node, Mapping[str, Properties]]
    shared: Mapping[Node, Mapping[str, Properties]]
    relationships: Mapping[Relationship, Sequence[Row]]


def plan_rows(
    plan: ParsedPlan, decisions: LeadDecisions, *, batch: str | None = None, known_hash: str | None = None
) -> PlanRows:
    """Rows of a validated plan; GraphError where it states a day that no calendar has.

    `known_hash` is the plan's `content_hash`, where somebody has computed it already.
    """
    build = _Builder(plan, decisions)
    for seq, task in enumerate(plan["tasks"], start=1):
        build.task(task, seq)
    for seq, target in enumerate(plan["goals"], start=1):
        build.target(model.DOCUMENT_TARGETS, build.document_id, target, seq)
    return build.finish(batch, known_hash or content_hash(plan, decisions.policy, batch))


class _Builder:
    def __init__(self, plan: ParsedPlan, decisions: LeadDecisions) -> None:
        self.plan = plan
        self.decisions = decisions
        self.document_id = plan["document"]["id"]
        self.agencies = {agency["id"]: agency for agency in plan["agencies"]}
        self.levels: dict[str, Counter[str]] = {}
        for agency in plan["agencies"]:
            self.levels.setdefault(agency["jurisdiction"], Counter())[agency["level"]] += 1
        self.owned: dict[Node, dict[str, Properties]] = {model.DOCUMENT: {}, model.TASK: {}, model.OBLIGATION: {}}
        self.shared: dict[Node, dict[str, Properties]] = {
            model.AGENCY: {}, model.INDICATOR: {}, model.JURISDICTION: {}
        }  # fmt: skip
        self.edges: dict[Relationship, list[Row]] = {}
        self.named: set[tuple[str, str]] = set()  # agency and printed name: most are named many times
        place = self.jurisdiction(plan["document"]["jurisdiction"])
        self.edge(model.ISSUED_FOR, self.document_id, place)

    def task(self, task: Task, seq: int) -> None:
        task_id, time = task["id"], task["time"]
        roles = self.decisions.tasks[task_id]
        self.owned[model.TASK][task_id] = present(
            id=task_id,
            document_id=self.document_id,
            seq=seq,
            number=task["number"],
            title=task["title"],
            label=task.get("label") or task["title"] or beginning(task),
            text=task["text"],
            path=task["path"],
            section=task["path"][-1] if task["path"] else None,
            time_raw=time["raw"] if time else None,
            starts_on=self.day(time["start"], task_id, last=False) if time else None,
            due_on=self.day(time["due"], task_id, last=True) if time else None,
            ongoing=bool(time and time["ongoing"]),
            corrected=task.get("corrected"),
            lead_status=roles.lead_status,
            **span_of(task["span"]),
        )
        self.edge(model.CONTAINS, self.document_id, task_id, seq=seq)
        for role in roles.roles:
            self.role(role, task_id)
        for place, target in enumerate(task["targets"], start=1):
            self.target(model.TASK_TARGETS, task_id, target, place)
        for place, obligation in enumerate(task["obligations"], start=1):
            key = f"{task_id}!{place}"
            self.owned[model.OBLIGATION][key] = present(
                id=key,
                text=obligation["text"],
                modality=obligation["modality"],
                seq=place,
                **span_of(obligation["span"]),
            )
            self.edge(model.IMPOSES, task_id, key, seq=place)

    def role(self, role: RoleOfBody, task_id: str) -> None:
        said = role.assignment
        body = self.agencies[said["agency_id"]]
        self.agency(body, said["name"])
        self.edge(
            model.LEADS if role.type == "LEADS" else model.COOPERATES,
            said["agency_id"],
            task_id,
            basis=role.basis,
            printed_role=said["role"],
            via=said["via"],
            corrected=said.get("corrected"),
            seq=role.seq,
            surface=said["surface"],
            **self.outdated(said["name"], body),
            quote=said.get("quote"),
            **span_of(said["span"]),
        )

    def outdated(self, name: str, body: Agency) -> Properties:
        """What the role says of a name that was out of use; nothing for any other."""
        document = self.plan["document"]
        found = None
        if not body["group"]:
            found = outdated(name, document["jurisdiction"], body["jurisdiction"], document["issued_on"])
        if found is None:
            return {}
        return {
            "outdated": name, "outdated_by": found.successor, "outdated_on": found.on, "outdated_reason": found.reason,
        }  # fmt: skip

    def agency(self, agency: Agency, printed: str) -> None:
        if (agency["id"], printed) in self.named:
            return
        self.named.add((agency["id"], printed))
        names = {agency["name"], printed, *agency.get("aliases", [])}
        if agency["official_name"]:
            names.add(agency["official_name"])
        new = present(
            id=agency["id"],
            name=agency["name"],
            official_name=agency["official_name"],
            aliases=sorted(names),
            jurisdiction=agency["jurisdiction"],
            level=agency["level"],
            function=agency["function"],
            kind="group" if agency["group"] else "body",
            protocol_rank=agency.get("protocol_rank"),
        )
        known = self.shared[model.AGENCY]
        if agency["id"] not in known and agency["jurisdiction"]:
            self.edge(model.BELONGS_TO, agency["id"], self.jurisdiction(agency["jurisdiction"]))
        known[agency["id"]] = fold(model.AGENCY, known.get(agency["id"], {}), new)

    def jurisdiction(self, name: str) -> str:
        levels = self.levels.get(name)
        level = min(levels, key=lambda each: (-levels[each], each)) if levels else None
        self.shared[model.JURISDICTION][name] = present(id=name, name=name, level=level)
        return name

    def target(self, relationship: Relationship, owner: str, target: Target, seq: int) -> None:
        printed = target["indicator"].strip() or target["raw"].strip() or "（未写明指标）"
        name = indicator_name(printed)
        known = self.shared[model.INDICATOR]
        new = {"id": name, "name": name, "aliases": sorted({name, printed})}
        known[name] = fold(model.INDICATOR, known.get(name, {}), new)
        self.edge(
            relationship,
            owner,
            name,
            seq=seq,
            printed_name=printed,
            op=target["op"],
            value=float(target["value"]),
            value_max=None if target["value_max"] is None else float(target["value_max"]),
            unit=target["unit"],
            per=target["per"],
            due=target["due"],
            kind=target["kind"],
            raw=target["raw"],
            corrected=target.get("corrected"),
            **span_of(target["span"]),
        )

    def edge(self, relationship: Relationship, start: str, end: str, **properties: Any) -> None:
        row = {"start": start, "end": end, "properties": present(**properties)}
        self.edges.setdefault(relationship, []).append(row)

    def finish(self, batch: str | None, hash_of_plan: str) -> PlanRows:
        document, evidence = self.plan["document"], self.decisions.evidence
        period = document["period"]
        properties = present(
            **{
                field: document[field]
                for field in ("id", "number", "jurisdiction", "issuer", "lead_rule", "blanket_clause")
            },
            title=display_title(document),
            issued_on=self.day(document["issued_on"], "document.issued_on", last=False),
            period_start=period[0] if period else None,
            period_end=period[1] if period else None,
            file=document["source"]["file"],
            sha256=document["source"]["sha256"],
            characters=document["source"]["characters"],
            lead_policy=self.decisions.policy,
            list_order=evidence.order,
            order_lists=evidence.lists,
            order_broken=evidence.broken,
            order_pairs=evidence.pairs,
            order_inversions=evidence.inversions,
            order_p=evidence.p,
            issue_count=len(self.plan["issues"]),
            corrected=document.get("corrected"),
            batch=batch,
            task_count=len(self.owned[model.TASK]),
            obligation_count=len(self.owned[model.OBLIGATION]),
            role_count=self.count(model.LEADS, model.COOPERATES),
            lead_count=self.count(model.LEADS),
            body_count=len(self.shared[model.AGENCY]),
            target_count=self.count(model.TASK_TARGETS, model.DOCUMENT_TARGETS),
            model_version=model.MODEL_VERSION,
            content_hash=hash_of_plan,
        )
        self.owned[model.DOCUMENT][self.document_id] = properties
        return PlanRows(self.document_id, hash_of_plan, self.owned, self.shared, self.edges)

    def count(self, *relationships: Relationship) -> int:
        return sum(len(self.edges.get(each, ())) for each in relationships)

    def day(self, printed: str | None, place: str, *, last: bool) -> str | None:
        try:
            return full_day(printed, last=last)
        except ValueError as error:
            file = self.plan["document"]["source"]["file"]
            raise GraphError(f"{file}：{place} 的日期 {printed} 不存在；请改正解析结果后重新载入") from error
