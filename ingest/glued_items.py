"""Where items break that were copied as one line: headings, points, labels and brackets that stood on lines of their own.

A heading of free words stays glued to its sentence, unless the words on both sides never stand side by side in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.brackets import ends_inside

_LETTER = r"[\u4e00-\u9fff“《]"
_ITEM = r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[章节条部分]+)"
# Headings of sections that are no tasks, or of closing tasks, by their usual words.
_WORD = (
    r"(?:指导思想|(?:总体|基本)要求|(?:总体|基本|工作)思路|(?:总体|工作|主要|发展|建设|行动|预期|改革)目标|目标任务|(?:基本|工作|实施|遵循|主要)原则|"
    r"(?:主要|重点|工作)(?:任务|举措|措施)|适用范围|(?:支持|适用|实施)对象|(?:职责|责任|任务)分工|(?:工作|部门)职责|组织保障|组织实施|组织领导|(?:保障|工作)措施|工作要求|附则)"
)
# Behind the heading: neither more of it (组织保障机制, 总体要求的…) nor the end of a sentence about it.
_HEADING = re.compile(
    rf"{_ITEM}(?:{_WORD}(?:[和与及、]{_WORD})?)(?={_LETTER})"
    r"(?!机制|体系|措施|工作|责任|建设|能力|制度|内容|分工|要求|任务|条件|标准|范围|对象|方面|如下|[的和与及为是])"
)
# A heading of free words, where the words behind it begin a sentence and hardly ever stand inside one without a comma.
_OPENING = re.compile(
    rf"{_ITEM}[^。；;：:，,、]{{4,30}}(?:，[^。；;：:，,、]{{4,30}})?(?<![要须把是能应将并和与及的地得不会均为由对在，])"
    r"(?:(?<![门位业构府校行员体部织区地局厅委办院所司社])|(?<=布局)|(?<=格局))"  # whoever acts: 各部门坚持…
    r"(?=坚持|围绕|聚焦|依托|立足|紧扣|本(?:方案|办法|计划|措施|意见|行动)(?:所称|适用)"
    r"|以[^，。；]{2,24}为(?:主线|核心|重点|目标|抓手|牵引|依托|引领|载体|导向|基础|契机|统领|支撑|突破口|着力点))"
)
# The same by its last noun and the verb behind it, which no prose puts side by side: “…供给体系|建立…”. Believed where several
# items of the text have it.
_TITLED = re.compile(
    rf"{_ITEM}[^。；;：:]{{2,36}}?(?:供给|保护|体系|能力|工程|环境|水平|机制|建设|发展|生态|平台|主体|人才|研究|创新|突破|融合|应用|引导|领导|治理|"
    r"保障|服务|管理|监管|评估|宣传|氛围|培育|引育|底座|质量|效能|行动|试点|改革|合作|投入|支撑|创业|矩阵|载体|要素|网络|布局|格局|品牌|模式|制度|渠道|OPC)"
    r"(?=(?:加强|建立|完善|鼓励|推动|加快|加大|打造|探索|健全|构建|积极|充分|深入|大力|发挥|依托|围绕|结合|整合|优化(?!行动|提升|工程)|引导(?!基金|资金)|"
    rf"支持(?!政策|体系|力度|措施|服务|计划|资金|平台)|各(?:级|地|有关|部门)|在(?!线)|由|将(?=[^，。]{{2,20}}纳入)|研发(?=[^，。]{{6}})){_LETTER})"
)
_TITLED_ITEMS = 3
# A bracket that says who answers ends its paragraph.
_DUTY = re.compile(
    rf"[（(〔【\[](?:责任|牵头|配合|主办|承办|落实)(?:单位|部门)[：:][^（()）〔〕【】\[\]]{{2,300}}(?:[（(][^（()）]{{1,60}}[）)][^（()）〔〕【】\[\]]{{0,300}}){{0,8}}[）)〕】\]]。?(?={_LETTER})(?!{_ITEM})"
)
# Labels that begin a line of their own, outside of brackets.
_LABEL = re.compile(
    r"(?<![（(〔【\[；;，,、：:“《])(?=(?:(?:主要)?(?:牵头|责任|配合|参与|主办|协办|承办|落实|分管|协助|督导|整改)(?:责任)?(?:单位|部门|科室|处室|领导|人)|责任分工|(?:完成|办结|实施|整改)(?:时限|时间)|时间节点|"
    r"(?:工作|主要|具体|重点|整改|验收)(?:目标|标准|措施|举措|任务|内容|要求))[：:])"
)
# Points behind a full stop: dashes, and bodies that a list of duties begins with.
_DASH = re.compile(rf"(?:(?<=[。；;）)〕】：:])|{_ITEM}[^。；;：:，,、—（(]{{3,30}})(?=[—-]{{2}}{_LETTER})")
_BODY = re.compile(
    r"(?<=[。；;])(?=(?:[\u4e00-\u9fff]{2,14}?(?:局|委|办|厅|部|院|会|中心|公司|政府|街道|乡镇|银行|支队|大队|分局|科|所|站)[、和]?){1,6}[：:])"
)
_SEVERAL = 2
_BRACKET_REACH = 160


def breaks_of_items(line: str) -> Iterator[int]:
    """Behind headings and brackets that say who answers; before labels, dashes and bodies that begin a list's points."""
    yield from (match.end() for ends in (_HEADING, _OPENING, _DUTY) for match in ends.finditer(line))
    yield from (match.start() for match in _LABEL.finditer(line) if not _within_bracket(line, match.start()))
    for pattern, enough in ((_DASH, _SEVERAL), (_BODY, _SEVERAL), (_TITLED, _TITLED_ITEMS)):
        points = [match.end() for match in pattern.finditer(line)]
        yield from points if len(points) >= enough else ()


def _within_bracket(line: str, place: int) -> bool:
    before = line[max(0, place - _BRACKET_REACH) : place]
    return ends_inside(before, "（(〔【[")
