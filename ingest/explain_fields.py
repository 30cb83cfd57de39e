"""Reasons of a task's assignments, targets and obligations."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.quantity_found import Found
from ingest.reasons import Reason, span_of
from ingest.traced import Traced

_ROLES = {"lead": "牵头", "cooperate": "配合", "responsible": "责任单位"}
_KINDS = {"target": "目标", "funding": "资金"}
_MODALITIES = {"must": "必须", "should": "应做", "encourage": "鼓励", "explore": "探索", "forbid": "禁止"}


def assignments(traced: Traced, place: int) -> Iterator[Reason]:
    """Who is named, in what role, by which form, and how the name was completed."""
    agencies = {agency["id"]: agency for agency in traced.plan["agencies"]}
    for made in traced.tasks[place].named.assignments:
        why, span = made["why"], span_of(made["span"])
        yield Reason("机构", made["name"], span, (f"duty.{why.form}", *_name_rules(why.name)))
        agency = agencies[made["agency_id"]]
        known = "group" if made["group"] else "known" if agency["function"] else "unknown"
        official = agency["official_name"] or made["name"]
        yield Reason("· 名录", official, None, (f"register.{known}",), agency["function"] or "")
        role = _ROLES[made["role"]] + ("，分工负责" if made.get("joint") else "")
        if why.via.startswith("lead-"):
            yield Reason("· 角色", role, None, (f"via.{why.via}",), traced.plan["document"]["lead_rule"] or "")
        else:
            # Sentences print the role in their form.
            form = f"duty.{why.form}" if why.form.startswith("prose-") else "role.list-alone"
            yield Reason("· 角色", role, None, ("role.words",) if why.words else (form,), why.words)
        if why.via and not why.via.startswith("lead-"):
            yield Reason("· 来源", "统一规定", None, (f"via.{why.via}",), made["quote"])


def _name_rules(rules: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"name.{rule}" for rule in rules) or ("name.as-printed",)


def targets(traced: Traced, place: int) -> Iterator[Reason]:
    """What is to be reached or paid, and which words say how much, by when, of what."""
    for text, found in traced.tasks[place].targets:
        number = text.span(found.why.start, found.why.end)
        span = span_of(text.span(found.start, found.end))
        top = f"–{found.value_max:g}" if found.value_max is not None else ""
        value = f"{found.op} {found.value:g}{top} {found.unit}{'（每年）' if found.per else ''}"
        yield Reason(_KINDS[found.kind], found.indicator, span, (f"target.{found.why.name}",))
        yield Reason("· 数值", value, span_of(number), (_op_rule(found),), found.why.op)
        yield _due(traced, text.span(*found.why.due) if found.why.due else None, found)
        yield Reason("· 性质", _KINDS[found.kind], None, (f"funding.{found.why.funding or 'none'}",))


def _op_rule(found: Found) -> str:
    if found.kind == "funding":
        return "op.cap"
    return "op.words" if found.why.op else "op.plain"


def _due(traced: Traced, span: list[int] | None, found: Found) -> Reason:
    if span is not None:
        return Reason("· 期限", found.due or "无", span_of(span), ("due.sentence",))
    return Reason("· 期限", found.due or "无", None, ("due.years" if found.due else "due.none",))


def obligations(traced: Traced, place: int) -> Iterator[Reason]:
    """Which clauses oblige somebody, and what gave their modality."""
    how = traced.tasks[place]
    for found in how.obligations:
        rule, _, words = found.rule.partition(":")
        span = span_of(how.body.span(found.start, found.end))
        yield Reason("要求", _MODALITIES[found.modality], span, (f"modality.{rule}",), words)
