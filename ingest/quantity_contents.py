"""Numbers that count what a plan or an office is made of: fields, stages, groups, heads of departments, contacts."""

from __future__ import annotations

import re

from ingest.quantity_context import Context

_LIST_OF = re.compile(
    r"^(?:试点|重点|关键|主要|优势|细分|具体|核心|典型|垂直)?(?:维度|方面|领域|环节|行业|部门|阶段|层面|要素|步骤|板块|版块|流程|层级|层次|原则|专项行动|文件|指标体系|指标的[^，。；]{0,8}体系|模块|章节|字|坚持|专班|工作专班|工作组|[检督核巡][查导]组|(?:验收|考核|指导|评估|检查)组|专项工作组|小组|办公室|专项组)"
    r"(?=$|[，。；、（）的等中内]|开展|分别|推进|和|与|形成|为|试点|进行|赴|深入|对)|^时效"
)
_CHOSEN = re.compile(r"(?:选取|遴选|选择|选定|打造|建设|建成|培育|创建)[^，。；]{2,60}$")
# “各乡镇要明确1名分管领导和1名联络员”: somebody is named, nothing is counted.
_DESIGNATED = re.compile(r"(?:明确|确定|指定|固定)[^，。；]{0,16}$")
_WRITTEN_DOWN = re.compile(
    r"(?:明确|确定|细化|分解|提出|部署)(?:重点|主要|年度|工作|具体|改革)*(?:任务|措施|举措|事项|要求)$"
)
_EACH_TIME = re.compile(r"每(?:半年|季度?|年|月|周|旬)[^，。；\d]{0,4}对(?:全[省市县区州])?$")
_LOOKED_AT = re.compile(r"[^，。；\d]{1,10}(?:评估|检查|督导|考核|巡查|督查|通报|评价|调度)\s*[\d一两]+次")
_SENT = re.compile(r"(?:抽调|抽选|选调)[^，。；\d]{0,8}$")
_FORMING = re.compile(r"[^，。；\d]{0,14}(?:组成|组建|成立)")
_CONTACT = re.compile(
    r"[\u3400-\u9fff]{0,6}?(?:联络员|联系人|领导|负责人|负责同志|责任人|专人|班子成员|信息员|工作人员|业务骨干)"
)
_HEADS = re.compile(r"(?:部门|单位|乡镇|街道)[^，。；]{0,6}(?:负责人|负责同志|领导)")
_REACHING = re.compile(r"(?:覆盖|拓展[到至]|推广[到至]|扩大[到至])$")
_SET_UP_AT = re.compile(r"[^，。；]{0,24}(?:设立|设置|开设|布设)")
_DONE_TO_SOME = re.compile(r"\s*(?:针?对|将|为)")


def counts_content(c: Context) -> bool:
    """How many parts, groups, heads or contacts there are: no target (eval guide, “counts that describe content”)."""
    counted = c.quantity.kind == "count"
    if counted and _EACH_TIME.search(c.clause_left) and _LOOKED_AT.match(c.clause_right):
        return True  # “每年对14个市评估1次”: so many there are
    if counted and _WRITTEN_DOWN.search(c.clause_left):
        return True  # “明确任务56项”: what a paper lists
    if counted and _SENT.search(c.clause_left) and _FORMING.match(c.clause_right):
        return True  # “抽调10名骨干组成2个督导组”
    if counted and c.quantity.value <= 2 and _DESIGNATED.search(c.clause_left) and _CONTACT.match(c.right):
        return True
    if counted and _HEADS.match(c.right):
        return True  # “8个部门主要负责人为成员”
    if counted and re.match(r"\s*在[^，。；]{2,}$", c.clause_left) and _SET_UP_AT.match(c.clause_right):
        return not c.binding.explicit and not re.search(r"设立|设置|开设|布设|建设|新增", c.clause_left)
    if c.left.rstrip().endswith("等") and _DONE_TO_SOME.match(c.clause_left) and c.quantity.unit in ("种", "类"):
        return True  # “对苯丙酮尿症等8种疾病实施免费救治”
    if not c.quantity.han and _REACHING.search(c.clause_left):
        return False  # “‘一业一证’覆盖50个行业”: over how many it is to reach
    if c.left.rstrip().endswith("等") and _CHOSEN.search(c.clause_left):
        return False  # “选取餐饮、药店等20个行业”: so many are to be chosen
    return counted and not c.binding.explicit and bool(_LIST_OF.match(c.right))
