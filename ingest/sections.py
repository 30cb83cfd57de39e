"""What a heading says about the section below it: tasks, goals of the plan, or neither.

Source: eval guide “What is a task” (指导思想, 总体要求, 基本原则, goals, scope and 附则 are not tasks; 保障措施 and
组织实施 are).
"""

from __future__ import annotations

import re
from enum import Enum

_PLAN_WORD = r"(?:方案|计划|措施|举措|意见|办法|要点|清单|规划|分工|政策|细则|行动|规定|方略|纲要|通知)"
_TITLE = re.compile(rf"^[^。；;，,：:]{{4,80}}{_PLAN_WORD}(?:[（(〔\[][^）)〕\]]{{1,30}}[）)〕\]])*$")
NOT_A_PLAN = re.compile(
    r"背景|起草|出台|解读|依据|采纳|征求意见|意见征集|审查|论证|公众参与|说明|问答|主要内容|亮点|特点"
)


class Section(Enum):
    """What the items below a heading are."""

    TASKS = "tasks"
    GOALS = "goals"
    OTHER = "other"


# First match wins; matched against the heading without its number and without closing punctuation.
_RULES: tuple[tuple[Section, re.Pattern[str], str], ...] = (
    (Section.GOALS, re.compile(r"^(?:[^，,。]{0,8})(?:目标|目标要求|目标任务|任务目标|主要指标)$"), "goals of the plan"),
    (Section.OTHER, re.compile(r"^(?:指导思想|(?:总体|总的|基本|工作)?(?:思路|考虑)|(?:基本|工作|实施|遵循|主要)?原则|重要意义|背景|形势)"), "guiding ideas"),
    (Section.OTHER, re.compile(r"^[^，,。、]{0,6}(?:概况|基本情况|发展现状)$"), "what there is"),
    (Section.GOALS, re.compile(r"^(?:总体|总的|基本)(?:要求|部署|安排|目标)"), "general part; its figures are goals"),
    (Section.OTHER, re.compile(r"^[^，,。、]{0,4}(?:范围|对象)$|^(?:适用|支持|实施|政策|执行)?条件$|^(?:适用|支持|实施)(?:范围|对象)"), "scope"),
    (Section.OTHER, re.compile(r"^(?:附则|目的|附件|附表|名词解释|释义|定义|术语|其[他它](?:事项|说明|规定|要求)?$|有关说明|施行说明|执行(?:期限|时间|说明)|施行(?:日期|时间)|解释权|相关说明|政策(?:解释|期限|说明))"), "supplementary provisions"),
)  # fmt: skip
_ENACTING = re.compile(
    r"^(?:[^。，,]{0,40}(?:自|从)[^。，,]{1,24}(?:之日)?起[^。，,]{0,8}(?:施行|执行|实施|生效|有效)|[^。]{0,40}由[^。]{2,30}负责解释|[^。]{0,20}有效期)"
    r"[^。]{0,60}。?(?:[^。]{0,80}。?)?$"
)


# “为加强…，根据…，制定本措施。”: the first article of regulations says why there is a paper.
_PURPOSE = re.compile(
    r"^(?:为|根据|依据|按照)[^。]{4,400}(?:制定|特制定|出台|提出|制订)(?:了)?(?:以下|如下|本)[^。，]{0,14}[。：:]?$"
)


# “本措施适用于在本区登记注册的企业。”: an article that says for whom the paper is.
_SCOPE = re.compile(
    r"^本(?:若干)?(?:措施|办法|政策|意见|方案|规定|细则|举措)(?:(?:主要)?适用于|(?:中)?所称[^。]{2,80}?(?:是指|指|包括|为)|(?:的)?(?:支持|适用|扶持)(?:对象|范围))"
)


def section_of(heading: str) -> Section:
    """The kind of section a heading opens; `heading` comes without its number."""
    labelled = re.match(r"[【［\[](?P<label>[^】］\]]{2,20})[】］\]]", heading.strip())
    text = (labelled.group("label") if labelled else heading).strip().rstrip("。：:；; ")
    for section, pattern, _reason in _RULES:
        if pattern.search(text):
            return section
    return Section.TASKS


def is_enacting(text: str) -> bool:
    """True for a clause that only says from when a paper holds or who interprets it (附则)."""
    return len(text) < 160 and _ENACTING.match(text) is not None


# “同一事项符合多项政策的，按就高不重复原则执行。”: how the paper's own rules go together.
_NOT_TWICE = re.compile(
    r"^同一[^。]{0,60}(?:就高|从高|从优|不重复|不叠加|择优)[^。]{0,10}(?:原则|享受|执行|兑现)[^。]{0,30}(?:。|$)(?:[^。]{0,60}(?:不再执行|为准|除外|不适用|不予支持)。)?$"
)


def is_not_twice(text: str) -> bool:
    """True for an article that only says that nobody is paid twice by the same paper (附则)."""
    return len(text) < 200 and _NOT_TWICE.match(text) is not None


def is_purpose(text: str) -> bool:
    """True for an article that only says why the paper was made (第一条 为…，制定本措施)."""
    return _PURPOSE.match(re.sub(r"^[【［\[][^】］\]]{2,20}[】］\]]", "", text)) is not None


def is_scope(text: str) -> bool:
    """True for an article that only says for whom a paper is (第二条 本措施适用于…)."""
    return len(text) < 400 and _SCOPE.match(text) is not None


def is_plan_title(line: str) -> bool:
    """True when a line alone reads like the title of a plan."""
    text = line.strip()
    if text.startswith(("现将", "各", "关于做好", "附件")) and "方案" not in text:
        return False
    return bool(_TITLE.match(text)) and not text.startswith(("一、", "二、"))
