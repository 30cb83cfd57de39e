"""Items that tell nobody to do anything: what a paper is for, whom it is for, from when it holds, and “tasks: see annex”.

Source: eval guide, “What is a task” and “Appendix articles”.
"""

from __future__ import annotations

import re

from ingest.duties import has_duty
from ingest.sections import is_enacting, is_not_twice, is_purpose, is_scope

# “二、整治任务 / 重点任务共23项（详见附件），由各单位组织推进。”, “实施…等五大行动，具体任务见附表。”: the rows of the annex
# are the tasks.
_SEE_ANNEX = re.compile(
    r"(?:[^\n。，]{2,20}[\n。：:])?(?:[^，。\n]{2,90}(?:行动|工程|计划)，)?[^，。\n]{0,16}(?:任务|事项|措施|举措|内容|清单|分工|项目)[^，。\n]{0,12}[（(]?(?:详见|具体见|见)附[件表][^。\n]{0,60}。?"
)


def no_task_rule(text: str) -> str:
    """The rule by which an item tells nobody to do anything, "" where it does."""
    text = text.strip()
    if is_purpose(text):
        return "purpose-article"
    if is_scope(text) and not has_duty(text):
        return "scope-article"
    if "附" in text[:130] and _SEE_ANNEX.fullmatch(text) and not has_duty(text):
        return "points-to-annex"
    return "enacting-clause" if is_enacting(text) or is_not_twice(text) else ""
