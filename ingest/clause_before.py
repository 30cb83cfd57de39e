"""What the clause before a number says its name is of: done there (处置率), or counted there (入驻率, 租金)."""

from __future__ import annotations

import re

from ingest.indicator_phrases import ends_in_verb, subject
from ingest.quantity_context import Context
from ingest.quantity_found import Found

# Names of a rate of something done: 完成率, 处置率; what is done stands in the clause before.
_BARE_RATE = re.compile(r"(?P<done>[\u3400-\u9fff]{2})(?:率|额)")
_YEARS_WORK = re.compile(r"(?:年|完成|实施|开展)?(?P<done>[\u3400-\u9fff]{2})")
_COURSE = re.compile(
    r"(?:实施|开展|推进)(?P<what>[^，,。；;\d]{4,24}(?:行动|计划|工程))[，,](?:每年|年均|全年|累计)*培训[^，,。；;\d]{0,6}$"
)
_STATE = re.compile(r"(?:覆盖|落地|到位|完善|健全|规范|衔接|共享|贯通|畅通|见效|提升|增强|优化|改善)$")
MEANS = re.compile(r"(?:方式|措施|模式|手段|形式|办法)$")
BUILT = re.compile(r"^(?:新开|新建|建设|建成|新增|改造|扩建|改扩建|改造提升|提升改造|更新|修缮)")
# What a thing named just before has: “新建标准厂房60万平方米，入驻率达到85%”.
OF_A_THING = re.compile(
    r"(?:入驻|出租|使用|利用|投用|毕业|成活|存活|开通|在线|完好|运营|去化|上座|参训|结业|取证|获证|开机|到位)率|租金"
)


def done_before(indicator: str, context: Context) -> str:
    """“推进污泥无害化处置，处置率达到90%”, “开展培训，年培训2000人次”: the clause before says of what; "" elsewhere."""
    if indicator == "培训" and (course := _COURSE.search(context.sentence_left)):
        return course.group("what") + indicator  # “实施从业人员能力提升行动，每年培训20万人次”
    rate, work = _BARE_RATE.fullmatch(indicator), _YEARS_WORK.fullmatch(indicator)
    before = context.sentence_left[: len(context.sentence_left) - len(context.clause_left)]
    clause = re.split(r"[，,；;。：:]", before.rstrip("，,"))[-1]
    if not (rate or work) or not before.endswith(("，", ",")) or re.search(r"\d", clause) or len(clause) < 4:
        return ""
    name = subject(clause, bound=False)
    if work or rate is None:
        return name if work and len(name) >= 4 and name.endswith(work.group("done")) else ""
    if len(name) < 4 or MEANS.search(name):
        return ""
    if indicator.endswith("额"):
        return name + "额" if name.endswith(rate.group("done")) else ""  # “完成首单碳汇交易，交易额超100万元”
    done = name.find(rate.group("done"))
    at = clause.rfind(rate.group("done"))
    if at > 1 and done >= 0 and ends_in_verb(clause[:at]):
        return ""  # “落实复耕主体，复耕率”: the word belongs to what another verb does something to
    if 0 <= done < len(name) - 4:
        return name[done + 2 :] + indicator  # “带头签订承诺书，签订率100%”
    if done > 2:
        return name[:done] + indicator  # “完成业务编码贯标落地，贯标率100%”
    if done < 0 and _STATE.search(name):
        return ""  # “病种全面覆盖，入组率95%”: a clause that says all of it
    return name.removesuffix(rate.group("done")) + indicator


_ADDED = re.compile(r"(?:[一二三四五两\d]年(?:内|来)?|累计|全年|每年|力争)*(?:新增|净增|办理|完成|达成|促成)")
_MANNER = re.compile(r"(?:工作|机制|制度|体系|力度|方案|办法|政策|能力|水平|质量|环境|作用|优势)$")


def added_before(indicator: str, context: Context) -> str:
    """“鼓励开展国际商标注册，三年新增180件”: what there is to be more of stands in the clause before; "" elsewhere."""
    before = context.sentence_left[: len(context.sentence_left) - len(context.clause_left)]
    clause = re.split(r"[，,；;。：:]", before.rstrip("，,"))[-1]
    if not _ADDED.fullmatch(indicator) or not before.endswith(("，", ",")) or re.search(r"\d", clause):
        return ""
    name = subject(clause, bound=False)
    return name if 4 <= len(name) <= 20 and not MEANS.search(name) and not _MANNER.search(name) else ""


def thing_before(context: Context, before: Found) -> str:
    """The thing counted in the clause before, without what is done to it; "" where that names a measure or money."""
    counted = (
        before.op in ("=", ">=") and before.kind == "target" and not before.unit.endswith(("元", "%", "人次", "次"))
    )
    between = context.sentence_left[: len(context.sentence_left) - len(context.clause_left)]
    listed = re.search(
        r"\d[^，。；]*、[^，。；]*\d[^，。；]*$", between.rstrip("，,")
    )  # of which of them nothing tells
    if not counted or listed or not between.rstrip("，,").endswith(before.raw[-4:]):
        return ""
    thing = BUILT.sub("", before.indicator)
    return thing if 2 <= len(thing) <= 12 and not thing.endswith(("率", "比例", "占比", "面积", "量")) else ""
