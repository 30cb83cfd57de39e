"""What a column of a table holds, told by the words of its header, never by where it stands.

Source: headers of published task tables (任务分解表, 责任清单, 项目清单, 指标表) and the eval guide, “Task tables”.
"""

from __future__ import annotations

import re
from enum import Enum

from ingest.plan import Role


class Column(Enum):
    """Kinds of column."""

    NUMBER = "序号"
    CATEGORY = "类别"
    NAME = "任务名称"
    CONTENT = "任务内容"
    GOAL = "目标"
    BODY = "单位"
    PERSON = "人员"
    TIME = "时限"
    INDICATOR = "指标"
    UNIT = "计量单位"
    VALUE = "目标值"
    BASE = "现状值"
    PROPERTY = "指标属性"
    MONEY = "投资"
    NOTE = "备注"


# A header without one of these heads no task table.
WHO_OR_WHEN = frozenset({Column.BODY, Column.TIME})
_BODY_NOUN = r"(?:单位|部门|处室|科室|机构|主体|地区|区域|乡镇|镇街|区县|县区)"
_YEAR = r"(?:到|至)?(?:20\d\d|“?十[四五六]五”?)(?:年|期末|末)?(?:底)?"
# First full match wins. Headers come without white space; a bracket at the end only where the pattern has none.
_WORDS: tuple[tuple[Column, str], ...] = (
    (Column.NUMBER, r"序号?|编号|序列|号|项次|(?:任务|项目|事项)(?:序号|编号)|[Nn][Oo]\.?"),
    (Column.PERSON, r".{0,8}(?:领导|责任人|负责人|负责同志|联系人|联络员|姓名|经办人|局长|县长|区长|市长|职务)(?:及.{2,8}|和.{2,8})?|职务|姓名|性别|组长|副组长|成员"),
    (Column.NOTE, r"备注|说明|依据|.{0,6}(?:政策|文件|法律|法规|制定|设定|实施)依据|(?:任务|文件)?(?:来源|出处)|.{0,6}(?:进展|完成|落实|推进)(?:情况|状态)?|.{0,4}(?:电话|联系方式|手机|邮箱|地址)|是否.{1,12}|进展"),
    (Column.MONEY, r".{0,8}(?:投资|资金|金额|预算|经费|投资额|额度)(?:来源|规模|安排|需求)?|建设(?:地点|性质|规模|起止年限)|项目(?:地点|地址)"),
    (Column.BASE, rf"(?:{_YEAR})?(?:现状|基期|基准|基础|当前|目前|实际|实绩|完成)(?:值|数|情况|水平)?|(?:{_YEAR})(?:完成|实际|现状|基期|基准)(?:值|数)?"),
    (Column.VALUE, rf"(?:{_YEAR})?(?:的)?(?:目标|规划目标|预期目标|目标任务|年度目标|计划|预期|规划|指标)(?:值|数)|{_YEAR}(?:目标|规划|计划|预期)?|(?:年度|总体|终期|近期|远期)目标值"),
    (Column.UNIT, r"计量单位|单位名称及计量|(?:指标)?单位"),
    (Column.PROPERTY, r"(?:指标)?(?:属性|性质|类型)"),
    (Column.INDICATOR, r"(?:主要|核心|具体|考核|评价|监测|发展|关键|一级|二级|三级)?指标(?:名称|内容|项)?"),
    (Column.TIME, r"[\u4e00-\u9fff]{0,8}(?:时限|期限|时间|日期|节点|周期|年限|时序|工期)(?:要求|安排|节点|计划|及要求|进度)?|(?:时间|工作|实施|推进|序时|任务|计划|工程|整改)?进度(?:安排|要求|计划|节点)?"),
    (Column.NAME, r"(?:工作|年度|重点|主要)?目标任务"),
    (Column.GOAL, r".{0,4}指标及目标值|(?:[\u4e00-\u9fff]{0,4}(?:目标|成效|成果|效果))(?:任务|要求|内容|及成效|和成效|指标|值)?|绩效(?:指标|目标)?|量化(?:指标|目标)|任务(?:指标|目标|数)|目标(?:及|和|、)[\u4e00-\u9fff]{2,6}|(?:工作|完成|验收|达标|建设|整治|质量|考核)标准(?:要求)?|第?[一二三四]季度(?:目标|任务|计划|进度)?|[上下]半年(?:目标|任务|计划|进度)?|形成成果|成果形式|(?:成果)?交付物"),
    (Column.CATEGORY, r".{0,4}类别|大类|分类|类型|领域|板块|方面|维度|(?:[\u4e00-\u9fff]{2})?环节|.{0,4}(?:任务|工作|项目|事项|改革|责任|指标|服务)(?:类别|类型|分类|领域|方向|板块)|(?:重点|关键|主要|责任|试点|应用|行业|专项)(?:领域|方向|行业)|一级(?:任务|事项|分类)|行业|专项(?:行动|工程)?|(?:[\u4e00-\u9fff]{0,4})行动(?:名称)?|工程(?:名称)?|工作方向|阶段"),
    (Column.CONTENT, r"(?:具体|主要|重点|工作|任务|落实|推进|整改|保障|政策|实施|改革|创新|推动|细化|行动|建设|三级|简要|基本|项目|事项)*(?:介绍|简介|举措|措施|内容|做法|职责|任务分解|任务描述|要求|路径|要点|条款|步骤|细则|描述|安排)(?:及.{1,8}|和.{1,8}|、.{1,8})?|具体(?:任务|事项|工作|项目|目标)(?:及.{1,6})?|(?:细化|分解|二级|三级|子)(?:任务|事项)|.{0,6}职责(?:与任务|和任务|任务|分工|内容)?|.{0,4}任务分工|.{0,4}任务(?:及|与|和)[\u4e00-\u9fff]{2,4}|职能"),
    (Column.NAME, r"(?:重点|主要|工作|年度|目标|改革|创新|核心|具体|试点|建设|推进|项目|民生|攻坚|[\u4e00-\u9fff]{2}年)*(?:任务|事项|项目|工作|场景|名称|课题|清单)(?:名称|清单|事项|项目)?|任务|举措名称|二级(?:事项)|.{2,6}名称|问题(?:清单)?"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(words)) for kind, words in _WORDS)

# Words of a body column → printed role; longer words first, as in `ingest/duties.py`.
_ROLES: tuple[tuple[Role, str], ...] = (
    ("cooperate", rf".{{0,4}}(?:责任|主要)?[（(](?:责任)?(?:配合|协办|参与)[）)](?:责任)?{_BODY_NOUN}"),
    ("cooperate", rf".{{0,4}}责任{_BODY_NOUN}[（(](?:配合|协办|参与)(?:{_BODY_NOUN})?[）)]"),
    ("lead", rf".{{0,4}}责任{_BODY_NOUN}[（(](?:牵头|主办)(?:{_BODY_NOUN})?[）)]"),
    ("lead", rf"(?:市级|省级|县级|区级|州级|市直|省直|县直|区直|主要|总)?(?:责任|第一)?(?:牵头|主办|主责|主牵头)(?:责任|负责|实施|组织|[（(]责任[）)]|[市省县区州]直)?{_BODY_NOUN}?(?:(?:及|和|、)(?:责任人|负责人|联系人))?"),
    ("cooperate", rf"(?:市级|省级|县级|区级|州级|市直|省直|县直|区直|主要|责任)?(?:协同配合|协助配合|配合|协同|协作|协助|协办|联办|会办|会同|参与|参加|参建|支持)(?:责任|负责|落实|实施)?{_BODY_NOUN}?"),
    ("responsible", rf"(?:市级|省级|县级|区级|州级|市直|省直|县直|区直|主要|具体|第一|共同|项目|任务|工作|相关|各级)*(?:责任|负责|落实|承办|承担|承接|主管|执行|实施|监管|组织实施|完成|推进|分工){_BODY_NOUN}(?:[（(].{{0,30}}[）)]|及.{{2,8}}|和.{{2,8}}|、.{{2,8}})?"),
    ("responsible", rf"(?:牵头|主办|责任){_BODY_NOUN}?[/／、和及与](?:牵头|责任|配合|协办|参与){_BODY_NOUN}|.{{0,4}}主管部门"),
    ("responsible", r"责任分工|职责分工|任务分工单位|部门分工|分工|责任(?:部门|单位)"),
    ("responsible", r"(?:市级|省级|县级|区级|州级|市直|省直|县直|区直|相关|成员|各)?(?:部门|单位|部门名称|单位名称|机构|部门单位|单位部门|部门（单位）|单位（部门）|部门\(单位\)|单位\(部门\)|处室|科室|委办局|乡镇（街道）|机构名称)"),
)  # fmt: skip
_ROLE_PATTERNS = tuple((role, re.compile(words)) for role, words in _ROLES)
# Headers that read like a unit of measure and like a body alike: their cells decide.
AMBIGUOUS_BODY = frozenset({"单位", "单位名称"})
# Headers of what is divided: bodies, or what each of them is to do; again the cells decide.
DIVIDED_DUTIES = frozenset({"职责分工", "责任分工", "部门分工", "分工"})
_YEAR_IN_FRONT = re.compile(r"^20\d\d年(?:度)?")
_TAIL = re.compile(r"[（(\[【][^（）()]*[）)\]】]$|[*＊：:。、]+$")
_MAX = 24
# Words that make a column a duty although no body is named: the eval guide knows plans without agencies.
DUTY_WORD = re.compile(r"任务|举措|措施|职责")


def plain_header(text: str) -> str:
    """A header without white space and line breaks."""
    return re.sub(r"\s+", "", text)


def role_of(header: str) -> Role | None:
    """The printed role of a body column, None when the header names no body column."""
    if len(header) > _MAX + 16:
        return None
    forms = (header, _TAIL.sub("", header))
    return next((role for form in forms for role, pattern in _ROLE_PATTERNS if pattern.fullmatch(form)), None)


def column_of(header: str) -> Column | None:
    """The kind of column a header announces; None when its words are not known."""
    if role_of(header):
        return Column.BODY
    bare = _TAIL.sub("", header)
    for form in (bare, _YEAR_IN_FRONT.sub("", bare)):
        if form and len(form) <= _MAX:
            kind = next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(form)), None)
            if kind is not None:
                return kind
    return None
