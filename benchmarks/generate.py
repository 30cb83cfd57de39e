"""A corpus of invented parsed plans of any size, seeded: the same call gives the same bytes, on every machine.

    python -m benchmarks.generate --tasks 10000 --into DIR
    python -m benchmarks.generate --tasks 1000000 --stream | …        # one plan a line

Skewed as real cities are: 60 bodies a city of which a few have most of the work (Zipf), 30 plans of 70 tasks a city,
13,000 indicators that all cities share (Zipf), plans that print 牵头 and 配合, plans of 责任单位 lists in protocol order
and plans whose lists put the lead first. Every span points into the plan's text, which is made and can be had too.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from benchmarks import generate_words as words
from ingest.plan import Agency, Assignment, Obligation, ParsedPlan, Target, Task, Time
from ingest.plan_files import validate, write_plan

SECTION = 10  # tasks under one heading


@dataclass(frozen=True)
class Shape:
    """How the tasks are spread; `hub` puts one body of every city into every task of it."""

    plans: int = 30  # a city
    tasks: int = 70  # a plan
    hub: bool = False


@dataclass(frozen=True)
class Generated:
    """One plan and the text that its spans point into."""

    plan: ParsedPlan
    text: str


def corpus(tasks: int, *, seed: int = 7, shape: Shape | None = None, changed_every: int = 0) -> Iterator[ParsedPlan]:
    """Plans with `tasks` tasks in all, one after the other; of every `changed_every`-th plan a later edition."""
    return (each.plan for each in texts(tasks, seed=seed, shape=shape, changed_every=changed_every))


def texts(tasks: int, *, seed: int = 7, shape: Shape | None = None, changed_every: int = 0) -> Iterator[Generated]:
    """The same plans with their texts."""
    shape = shape or Shape()
    for number, start in enumerate(range(0, tasks, shape.tasks)):
        later = bool(changed_every) and number % changed_every == 0
        yield _Plan(number, min(shape.tasks, tasks - start), seed, shape, later=later).make()


class _Plan:
    """Writes one plan from its beginning to its end, so that every span is known when its words are written."""

    def __init__(self, number: int, tasks: int, seed: int, shape: Shape, *, later: bool) -> None:
        place, number_in_city = divmod(number, shape.plans)
        self.city, self.tasks, self.later, self.hub = words.city(place), tasks, later, shape.hub
        self.random = random.Random(f"{seed}/{number}")
        self.style = self.random.choice(("printed", "printed", "protocol", "first"))
        self.title = f"{self.city}{self.random.choice(words.SECTIONS)}第{number_in_city + 1}号工作方案"
        digest = hashlib.sha256(f"{seed}/{self.title}".encode()).hexdigest()
        self.id, self.sha256 = f"{self.city}-{digest[:10]}", hashlib.sha256(f"{digest}{later}".encode()).hexdigest()
        # The busiest body of one city is not that of the next.
        self.bodies = random.Random(f"{seed}/{self.city}").sample(words.bodies(), words.AGENCIES)
        self.named: dict[str, Agency] = {}
        self.parts: list[str] = []
        self.length = 0

    def write(self, text: str) -> list[int]:
        """Add words to the text; their span."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return [start, self.length]

    def make(self) -> Generated:
        self.write(f"{self.title}\n一、总体目标\n")
        goals = [self.target("", "2026") for _ in range(3)]
        self.write("\n二、重点任务\n")
        tasks = [self.task(number) for number in range(self.tasks)]
        plan = {
            "schema": "parsed-plan/1",
            "document": {
                "id": self.id, "title": self.title, "number": None, "jurisdiction": self.city,
                "issuer": f"{self.city}人民政府", "issued_on": "2024-03-01", "period": ["2024", "2026"],
                "lead_rule": None, "blanket_clause": None,
                "source": {"file": f"{self.id}.txt", "sha256": self.sha256, "media_type": "text/plain",
                           "characters": self.length},
            },
            "tasks": tasks, "goals": goals, "agencies": list(self.named.values()), "issues": [],
        }  # fmt: skip
        return Generated(cast(ParsedPlan, plan), "".join(self.parts))

    def task(self, number: int) -> Task:
        draw = self.random
        section, place = number // SECTION + 1, number % SECTION + 1
        heading = words.SECTIONS[section % len(words.SECTIONS)]
        if place == 1:
            self.write(f"（{section}）{heading}\n")
        self.write(f"{place}.")
        title = f"{draw.choice(words.VERBS)}{draw.choice(words.THINGS)}"
        start = self.write(f"{title}。")[0]
        first = len(self.parts)
        if self.later and number == 0:
            self.write("以新版为准。")
        duties = [self.obligation() for _ in range(draw.choice((1, 1, 2, 3)))]
        targets = [self.target("到2025年，", "2025")] if draw.random() < 0.33 else []
        time = self.time() if draw.random() < 0.4 else None
        text = "".join(self.parts[first:])
        assignments = self.responsibility()
        end = self.write("\n")[0]
        return {
            "id": f"{self.id}#二/{section}/{place}", "number": str(place),
            "path": ["二、重点任务", f"（{section}）{heading}"], "title": title, "text": text, "span": [start, end],
            "assignments": assignments, "time": time, "targets": targets, "obligations": duties,
        }  # fmt: skip

    def obligation(self) -> Obligation:
        draw = self.random
        clauses = [f"{draw.choice(words.VERBS)}{draw.choice(words.THINGS)}第{draw.randrange(100)}项" for _ in range(4)]
        modality = draw.choice(("应当", "应当", "必须", "鼓励"))
        text = f"{modality}{'，'.join(clauses)}"
        span = self.write(text)
        self.write("；")
        codes = {"应当": "should", "必须": "must", "鼓励": "encourage"}
        return cast(Obligation, {"text": text, "modality": codes[modality], "span": span})

    def target(self, lead_in: str, due: str) -> Target:
        weights = words.zipf(words.INDICATORS)
        name, unit = words.indicator(self.random.choices(range(words.INDICATORS), cum_weights=weights)[0])
        value = self.random.randrange(50, 100)
        self.write(lead_in)
        raw = f"{name}达到{value}{unit}"
        span = self.write(raw)
        self.write("。")
        return {
            "indicator": name, "op": ">=", "value": float(value), "value_max": None, "unit": unit, "per": None,
            "due": due, "kind": "target", "raw": raw, "span": span,
        }  # fmt: skip

    def time(self) -> Time:
        year, month = self.random.choice((2024, 2025, 2026)), self.random.randrange(1, 13)
        raw = f"{year}年{month}月底前"
        self.write(f"{raw}完成。")
        return {"raw": raw, "start": None, "due": f"{year}-{month:02}", "ongoing": False}

    def responsibility(self) -> list[Assignment]:
        """（牵头单位：…；配合单位：…） or （责任单位：…）; one task in twenty names nobody."""
        draw = self.random
        if draw.random() < 0.05 and not self.hub:
            return []
        drawn = draw.choices(self.bodies, cum_weights=words.zipf(words.AGENCIES), k=draw.choice((1, 2, 3, 4, 5, 7)))
        found = list(dict.fromkeys([*self.bodies[:1], *drawn] if self.hub else drawn))
        if self.style == "printed":
            lists = [("牵头单位", "lead", found[:1]), ("配合单位", "cooperate", found[1:])]
        else:
            if self.style == "protocol":
                found.sort(key=lambda body: body.rank)
            lists = [("责任单位", "responsible", found)]
        assignments: list[Assignment] = []
        for title, role, bodies in lists:
            if not bodies:
                continue
            self.write(f"{'；' if assignments else '（'}{title}：")
            quote = f"{title}：{'、'.join(body.name for body in bodies)}"
            for place, body in enumerate(bodies):
                if place:
                    self.write("、")
                assignments.append(self.assignment(body, role, quote))
        self.write("）")
        return assignments

    def assignment(self, body: words.Body, role: str, quote: str) -> Assignment:
        key, official = f"{self.city}:{body.function}", f"{self.city}{body.official}"
        self.named.setdefault(key, {
            "id": key, "name": body.name, "official_name": official, "jurisdiction": self.city, "level": "city",
            "function": body.function, "group": False, "aliases": sorted({body.name, official}),
            "protocol_rank": body.rank,
        })  # fmt: skip
        said: dict[str, Any] = {
            "agency_id": key, "name": body.name, "surface": body.name, "role": role, "group": False, "via": None,
            "span": self.write(body.name), "quote": quote, "joint": False,
        }  # fmt: skip
        return cast(Assignment, said)


app = typer.Typer(add_completion=False)


@app.command()
def main(
    tasks: Annotated[int, typer.Option(help="tasks in all")],
    into: Annotated[Path | None, typer.Option(help="folder for one .json a plan")] = None,
    stream: Annotated[bool, typer.Option("--stream", help="one plan a line on standard output")] = False,
    seed: Annotated[int, typer.Option()] = 7,
    changed_every: Annotated[int, typer.Option(help="a later edition of every n-th plan")] = 0,
) -> None:
    """Write the corpus as files or as lines; every plan is checked against the schema."""
    if (into is None) == (not stream):
        typer.echo("请选择 --into 文件夹 或 --stream 之一", err=True)
        raise typer.Exit(2)
    for plan in corpus(tasks, seed=seed, changed_every=changed_every):
        name = plan["document"]["id"]
        if into is not None:
            write_plan(plan, into / f"{name}.json")
        else:
            sys.stdout.write(json.dumps(validate(plan, source=name), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    app()
