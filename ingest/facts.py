"""Facts of a parsed plan without its sentences: what may stand in the repository (data policy, design §5).

Kept: agencies, roles, numbers, titles, headings, indicators, dates, offsets, the source's title and number. Left out:
body texts, quotes, the wording of targets and duties. Pointing `ingest run` at the original adds them.
"""

from __future__ import annotations

import copy
import re

from ingest.plan import ParsedPlan

# Longer runs of a plan's words are sentences, not facts.
MAX_WORDS = 30


def facts_of(plan: ParsedPlan) -> ParsedPlan:
    """A copy of `plan` that fits parsed-plan/1 and holds no sentence of the source."""
    facts = copy.deepcopy(plan)
    for task in facts["tasks"]:
        task["text"] = ""
        if "label" in task:
            task["label"] = _short(task["label"])
        task["path"] = [_short(heading) for heading in task["path"]]
        task["title"] = _short(task["title"]) if task["title"] else None
        task["obligations"] = []
        for assignment in task["assignments"]:
            assignment.pop("quote", None)
        for target in task["targets"]:
            target["raw"] = ""
            target["indicator"] = _short(target["indicator"])
    for goal in facts["goals"]:
        goal["raw"] = ""
        goal["indicator"] = _short(goal["indicator"])
    for issue in facts["issues"]:
        issue["text"] = _short(issue["text"]) if issue["code"] == "unknown-body" else ""
    for correction in facts.get("corrections", []):
        correction["source"], correction["old"] = _short(correction["source"]), _short(correction["old"])
        correction["new"] = _short(correction["new"])
    for key in ("lead_rule", "blanket_clause"):
        words = facts["document"][key]
        facts["document"][key] = _short(words) if words else None
    return facts


def _short(text: str) -> str:
    """`text` within MAX_WORDS characters, cut at a clause where there is one."""
    if len(text) <= MAX_WORDS:
        return text
    head = re.split(r"[，,、；;]", text[:MAX_WORDS])
    cut = "，".join(head[:-1]) if len(head) > 1 and len("，".join(head[:-1])) >= 8 else text[: MAX_WORDS - 1]
    return cut + "…"
