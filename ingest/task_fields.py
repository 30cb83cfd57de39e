"""The fields of one task: who is named, when it is due, what it counts, what it obliges to."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.drafts import Draft
from ingest.obligations import find_obligations
from ingest.plan import Issue, Obligation, Target, Task, Time
from ingest.quantities import find_targets
from ingest.quantity_found import Found
from ingest.reading import Reading
from ingest.responsibility import Responsibility
from ingest.row_cells import row_time
from ingest.task_ids import label_of
from ingest.timing import find_time_clause, title_time
from ingest.traced import TracedTask

_BARE_VERBS = ("完成", "实现", "达到", "建成", "实施", "整改")
# The forms of a responsibility phrase, whether or not its bodies could be read.
_UNREAD_DUTY = re.compile(
    r"(?:责任|牵头|配合|主办|协办|承办)(?:单位|部门)[：:][^。；]{0,60}|[（(〔【][^（）()〔〕【】]{2,80}(?:负责|牵头|配合|落实)[）)〕】]"
)


def read_task(
    draft: Draft, responsibility: Responsibility, task_id: str, span: list[int], year: int | None
) -> tuple[Task, TracedTask]:
    """The task of a draft and how it was read; `year`: of the plan, for months printed without one."""
    row = draft.row
    named = (
        responsibility.read(draft.content, owner=draft.owner, above=draft.above)
        if row is None
        else responsibility.read_row(draft.content, row)
    )
    clause = find_time_clause(draft.content.text, year=year)
    gone = [(phrase.start, phrase.end) for phrase in named.phrases]
    if clause is not None:
        gone.append((clause.start, clause.end))
    body = draft.content.without(gone).unbroken().stripped()
    body = body.cut(0, len(body.text.rstrip("，,、 ")))  # what stood before the responsibility phrase
    targets = [(body, _under_title(found, draft.title)) for found in find_targets(body.text)]
    time = clause.time if clause else _time_above(draft, year)
    if row is not None:
        time = row_time(row.times, year=year) or time
        for goal in (cell.unbroken() for cell in row.goals):
            targets += [(goal, found) for found in find_targets(goal.text)]
    obligations = find_obligations(body.text)
    task = Task(
        id=task_id, number=draft.number, path=draft.path, title=draft.title, label=label_of(draft.title, body.text),
        text=body.text, span=span, assignments=named.printed(), time=time,
        targets=[target_of(text, found) for text, found in targets],
        obligations=[Obligation(text=o.text, modality=o.modality, span=body.span(o.start, o.end)) for o in obligations],
    )  # fmt: skip
    if not task["assignments"] and (missed := _UNREAD_DUTY.search(body.text)):
        named.issues.append(
            Issue(
                code="possible-duty", message="像是责任表述，但没有读出机构", text=missed.group(),
                span=body.span(*missed.span()),
            )
        )  # fmt: skip
    return task, TracedTask(draft, body, named, clause, targets, obligations)


def _under_title(found: Found, title: str | None) -> Found:
    """“2023年完成40万亩” below “退化草原治理”: the title names what the bare verb is about."""
    return replace(found, indicator=title) if title and found.indicator in _BARE_VERBS else found


def _time_above(draft: Draft, year: int | None) -> Time | None:
    """The time a step's own title prints in brackets, else the one of a heading above that covers the item."""
    if draft.title and (time := title_time(draft.title, year=year)):
        return time
    clauses = (find_time_clause(heading.text, year=year) for heading in reversed(draft.above))
    return next((clause.time for clause in clauses if clause is not None), None)


def year_of(path: list[str]) -> int | None:
    """The one year that a table's caption prints: “6月底前” in its cells is of that year."""
    years = set(re.findall(r"20\d\d(?=年)", path[0] if path else ""))
    return int(years.pop()) if len(years) == 1 else None


def target_of(body: Reading, found: Found) -> Target:
    """The record of a number found in `body`."""
    return Target(
        indicator=found.indicator, op=found.op, value=found.value, value_max=found.value_max, unit=found.unit,
        per=found.per, due=found.due, kind=found.kind, raw=found.raw, span=body.span(found.start, found.end),
    )  # fmt: skip
