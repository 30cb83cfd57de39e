"""What is told of a plan beside its tasks: headings without text, figures that belong to no task, bodies not in the register."""

from __future__ import annotations

from ingest.drafts import Drafts
from ingest.metadata import Metadata
from ingest.plan import Agency, Issue
from ingest.quantities import find_targets
from ingest.readers import SourceText
from ingest.reading import Reading


def source_issues(source: SourceText, metadata: Metadata) -> list[Issue]:
    """What a reader has to know of the file as a whole: old characters, no title."""
    issues = []
    if source.traditional:
        issues.append(Issue(code="traditional", message="原文为繁体字，已按简体读取", text="", span=[0, 0]))
    if not metadata.title:
        issues.append(Issue(code="no-title", message="原文没有标题，界面上以文件名代替", text="", span=[0, 0]))
    return issues


def outline_issues(reading: Reading, drafts: Drafts) -> list[Issue]:
    """Headings with nothing below them, and figures between a heading and its first item."""
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
