"""The whole way from a file to a parsed plan: text → clean reading → markers → items → fields."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from ingest.agencies import Resolver, load_register
from ingest.bare_headings import with_bare_headings
from ingest.decimal_markers import every_marker
from ingest.errors import InputError
from ingest.glued_lines import as_printed
from ingest.items import Draft, Drafts, draft_tasks
from ingest.metadata import Metadata, read_metadata
from ingest.obligations import find_obligations
from ingest.outline import Outline, build_outline
from ingest.plan import SCHEMA_NAME, Agency, Document, Issue, Obligation, ParsedPlan, Source, Target, Task, Time
from ingest.printed import print_old_forms
from ingest.quantities import find_targets
from ingest.quantity_found import Found
from ingest.readers import SourceText, read_source
from ingest.reading import Reading
from ingest.responsibility import Responsibility
from ingest.row_cells import row_time
from ingest.standing import find_lead_rule
from ingest.table_places import Placed, Prose, place_tables, read_prose
from ingest.tables import read_tables
from ingest.timing import find_time_clause, title_time
from ingest.traced import Traced, TracedTask

_MAX_LABEL = 24
_BARE_VERBS = ("完成", "实现", "达到", "建成", "实施", "整改")
# The forms of a responsibility phrase, whether or not its bodies could be read.
_UNREAD_DUTY = re.compile(
    r"(?:责任|牵头|配合|主办|协办|承办)(?:单位|部门)[：:][^。；]{0,60}|[（(〔【][^（）()〔〕【】]{2,80}(?:负责|牵头|配合|落实)[）)〕】]"
)


def parse_file(path: Path) -> ParsedPlan:
    """Read and parse one file; InputError when it cannot be read or holds no plan."""
    return parse_source(read_source(path))


def parse_source(source: SourceText) -> ParsedPlan:
    """Parse extracted text. Every span of the result points into `source.text`."""
    return trace(source).plan


def trace(source: SourceText) -> Traced:
    """Parse extracted text and keep how it was read."""
    tables = read_tables(source.text, source.tables)
    prose = read_prose(source.text, tables)
    reading = prose.reading
    markers = as_printed(reading, every_marker(reading.text))
    outline = build_outline(reading.text, with_bare_headings(reading.text, markers))
    drafts = draft_tasks(reading, outline)
    placed = place_tables(prose, outline, drafts, tables)
    if not drafts.tasks and not placed.drafts:
        raise InputError(
            source.path, "没有找到任何带编号的任务，不像工作方案", "请检查文件，或用 ingest text 查看提取出的文字"
        )
    metadata = _metadata(prose, outline, drafts, source)
    goal_texts = [goal.rejoined() for goal in drafts.goals]
    goals = [(text, found) for text in goal_texts for found in find_targets(text.text, goals=True)]
    notes = [prose.whole.text[start:end].strip() for start, end in prose.notes]
    plan, tasks = _assemble(source, reading, outline, drafts, placed, goals, metadata, notes)
    print_old_forms(plan, tasks, source.text, label_of)
    return Traced(plan, source, prose, outline, drafts, tables, tasks, goals, goal_texts)


def _metadata(prose: Prose, outline: Outline, drafts: Drafts, source: SourceText) -> Metadata:
    if not outline.parts:
        # Nothing but tables or a list: an annex, a sheet. Its title is printed over the first one or in it.
        listed = [re.sub(r"^附[件表录]\S* ", "", draft.path[0]) for draft in drafts.tasks if draft.path]
        title = next((caption.title for caption in prose.captions if caption.title), listed[0] if listed else None)
        return read_metadata(
            front=prose.whole.text, tail="", part_title=title, several_parts=False, body=source.text,
        )  # fmt: skip
    text, first = prose.reading.text, outline.parts[0]
    return read_metadata(
        front=text[first.front[0] : first.front[1]],
        tail=text[outline.end :],
        part_title=first.title,
        several_parts=sum(part.title is not None for part in outline.parts) > 1,
    )


def _assemble(
    source: SourceText, reading: Reading, outline: Outline, drafts: Drafts, placed: Placed,
    goals: list[tuple[Reading, Found]], metadata: Metadata, notes: list[str],
) -> tuple[ParsedPlan, list[TracedTask]]:  # fmt: skip
    jurisdiction = metadata.jurisdiction
    document_id = document_id_of(jurisdiction.name, metadata.title or source.path.stem)
    resolver = Resolver(load_register(), jurisdiction=jurisdiction.name, level=jurisdiction.level)
    front = reading.text[slice(*outline.parts[0].front)] if outline.parts else reading.text
    responsibility = Responsibility(
        resolver, level=jurisdiction.level, lead_rule=find_lead_rule("\n".join([front, *notes]))
    )
    agencies: dict[str, Agency] = {}
    issues = _outline_issues(reading, drafts) + placed.issues
    if source.traditional:
        issues.append(Issue(code="traditional", message="原文为繁体字，已按简体读取", text="", span=[0, 0]))
    if not metadata.title:
        issues.append(Issue(code="no-title", message="原文没有标题，界面上以文件名代替", text="", span=[0, 0]))
    tasks: list[Task] = []
    used_ids: dict[str, int] = {}
    spans = [(reading.span(draft.start, draft.end), draft) for draft in drafts.tasks]
    spans += [([draft.start, draft.end], draft) for draft in placed.drafts]
    spans.sort(key=lambda pair: pair[0])
    traced: list[TracedTask] = []
    own_year = metadata.year or metadata.year_of_issue
    for span, draft in spans:
        year = _year_of(draft.path) or own_year
        task, how = _task(draft, responsibility, _task_id(document_id, draft, used_ids), span, year)
        tasks.append(task)
        traced.append(how)
        issues += how.named.issues
        for assignment in task["assignments"]:
            if assignment["agency_id"] not in agencies:
                agency = resolver.agency(assignment["name"], group=assignment["group"])
                agencies[agency["id"]] = agency
                issues += unknown_body(agency, assignment["span"])
    standing = responsibility.standing
    document = Document(
        id=document_id, title=metadata.title, number=metadata.number, jurisdiction=jurisdiction.name,
        issuer=metadata.issuer, issued_on=metadata.issued_on, period=metadata.period,
        lead_rule=standing.lead_rule.text if standing.lead_rule else None,
        blanket_clause=standing.blanket.text if standing.blanket else None,
        source=Source(file=source.path.name, sha256=source.sha256, media_type=source.media_type, characters=len(source.text)),
    )  # fmt: skip
    plan = ParsedPlan(
        schema=SCHEMA_NAME, document=document, tasks=tasks,
        goals=[_target(text, found) for text, found in goals] + _ahead(placed.goals, metadata.period),
        agencies=list(agencies.values()), issues=issues,
    )  # fmt: skip
    return plan, traced


def _ahead(goals: list[Target], period: list[str] | None) -> list[Target]:
    """The goals of a table without those of a year before the plan: “2024年 | 2027年” in a plan of 2025 to 2027."""
    return [goal for goal in goals if not (period and goal["due"] and goal["due"][:4] < period[0])]


def document_id_of(jurisdiction: str, title: str) -> str:
    """The id of a plan: whose it is and what it is called, so that a corrected file is the same document."""
    digest = hashlib.sha256(f"{jurisdiction}\x1f{title}".encode()).hexdigest()
    return f"{jurisdiction}-{digest[:10]}"


def _task(
    draft: Draft, responsibility: Responsibility, task_id: str, span: list[int], year: int | None
) -> tuple[Task, TracedTask]:
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
        targets=[_target(text, found) for text, found in targets],
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


def _year_of(path: list[str]) -> int | None:
    """The one year that a table's caption prints: “6月底前” in its cells is of that year."""
    years = set(re.findall(r"20\d\d(?=年)", path[0] if path else ""))
    return int(years.pop()) if len(years) == 1 else None


def _target(body: Reading, found: Found) -> Target:
    return Target(
        indicator=found.indicator, op=found.op, value=found.value, value_max=found.value_max, unit=found.unit,
        per=found.per, due=found.due, kind=found.kind, raw=found.raw, span=body.span(found.start, found.end),
    )  # fmt: skip


def label_of(title: str | None, text: str) -> str:
    """What a table row shows: the title, or the first clause of the text, cut at 24 characters."""
    if title:
        return title
    clause = text
    for stop in "。；;，,：:":
        clause = clause.split(stop, 1)[0]
    return clause if len(clause) <= _MAX_LABEL else clause[: _MAX_LABEL - 1] + "…"


def _task_id(document_id: str, draft: Draft, used: dict[str, int]) -> str:
    """Document id and the chain of markers above the task; a repeated chain gets a count."""
    chain = [_marker_of(heading) for heading in draft.path] + [draft.number or draft.title or _first_body(draft)]
    key = f"{document_id}#{'/'.join(chain)}"[:280]
    used[key] = used.get(key, 0) + 1
    return key if used[key] == 1 else f"{key}~{used[key]}"


def _first_body(draft: Draft) -> str:
    """A row without number and name is known by the body it is given to."""
    duties = draft.row.duties if draft.row is not None else ()
    return duties[0].reading.text.split("\n", 1)[0][:12] if duties else "-"


def _marker_of(heading: str) -> str:
    for stop in "、.．)）〕":
        head, found, _ = heading.partition(stop)
        if found and len(head) <= 5:
            return head.strip("（(〔")
    return heading[:12]


def _outline_issues(reading: Reading, drafts: Drafts) -> list[Issue]:
    issues = []
    for start, end in drafts.empty:
        text = reading.text[start:end].strip()
        issues.append(
            Issue(
                code="empty-item", message="标题下没有内容，未作为任务", text=text[:80], span=reading.span(start, end)
            )
        )
    for start, end in drafts.openings:
        opening = reading.cut(start, end).rejoined()
        for found in find_targets(opening.text):
            message = "小节开头的数值，不属于其中哪一条任务，也不是全文目标"
            span = opening.span(found.start, found.end)
            issues.append(Issue(code="section-figure", message=message, text=found.raw, span=span))
    return issues


def unknown_body(agency: Agency, span: list[int]) -> list[Issue]:
    """The issue of a body that the register does not know; none where it does."""
    if agency["function"] is not None or agency["group"]:
        return []
    return [Issue(code="unknown-body", message="机构名录中没有这个机构，按原文保留", text=agency["name"], span=span)]
