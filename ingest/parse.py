"""The whole way from a file to a parsed plan: text → clean reading → markers → items → fields."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.assembling import Parts, assemble
from ingest.bare_headings import with_bare_headings
from ingest.decimal_markers import every_marker
from ingest.drafts import Drafts
from ingest.errors import InputError
from ingest.glued_lines import as_printed
from ingest.items import draft_tasks
from ingest.metadata import Metadata, read_metadata
from ingest.outline import Outline
from ingest.outlining import build_outline
from ingest.plan import ParsedPlan
from ingest.printed import print_old_forms
from ingest.quantities import find_targets
from ingest.readers import SourceText, read_source
from ingest.table_places import Prose, place_tables, read_prose
from ingest.tables import read_tables
from ingest.task_ids import label_of
from ingest.traced import Traced


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
    plan, tasks = assemble(Parts(source, reading, outline, drafts, placed, metadata, goals, notes))
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
