"""Numbers whose names stand elsewhere in the sentence: grades in the clause before, a fund behind its sizes (eval guide, “indicator”)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.dealt_names import AID
from ingest.indicator_behind import object_after
from ingest.quantity_found import Found

# “按照基础型、成长型、标杆型三个等级认定社区，认定后分别给予运营机构30万元、60万元、100万元奖励”
_GRADES = re.compile(
    r"(?:按照?|分为|分|设)?(?P<names>[\u3400-\u9fffA-Z]{1,6}(?:、[\u3400-\u9fffA-Z]{1,6})*(?:、|和)[\u3400-\u9fffA-Z]{1,6}?)"
    r"[两三四五]个?(?:等级|等次|档次|档|级别|层级|类型|类别|类)(?:的?(?:认定|评定|评选|评价|划分|确定|遴选)(?P<what>[^，。；、\d]{0,16}))?[，,]"
)
_AND = re.compile("、|和")
_AFTERWARDS = re.compile(r"^(?:(?:经|在)?[\u3400-\u9fff]{2}后|给予|予以|安排|发放|由[\u3400-\u9fff]{0,4}财政)+")
# “组建总规模5亿元、首期1亿元的种子基金”: the first names its size, the second the part of it that comes first.
_PARTS = re.compile(r"[、，,](?:其中)?(?P<size>(?:首期|首批|一期)(?:总?规模)?|总规模)(?:为|不低于|不少于|达到|超过)?")
_SIZE = re.compile(r"(?P<size>(?:首期|首批|一期)?总?规模)(?:为|不低于|不少于|达到|超过)?$")

# “接待游客1亿人次，旅游总收入1200亿元，分别增长10%、12%”
_CHANGED = re.compile(
    r"[，,；;](?:同比|较上年|比上年|[比较]20\d\d年|年均|每年|力争|预计|也|均)*分别(?:同比|年均|较上年|比上年|[比较]20\d\d年)*"
    r"(?:增长|提高|提升|增加|下降|降低|减少|压减|缩短)(?:了|约|不少于|不低于)?"
)


def by_grade(text: str, group: list[Found]) -> list[str]:
    """A name for each sum of a list by the grade that the clause before it names, [] where there are not as many.

    `group`: the sums that 分别 deals out, in order.
    """
    if any(item.kind != "funding" or item.unit != group[0].unit for item in group):
        return []
    sentence = max(text.rfind(stop, 0, group[0].start) for stop in "。；\n") + 1
    listed = [*_GRADES.finditer(text, max(sentence, group[0].start - 160), group[0].start)]
    names = _AND.split(listed[-1].group("names")) if listed else []
    if len(names) != len(group):
        return []
    rest = _AFTERWARDS.sub("", group[0].indicator.replace("分别", ""))
    aid = AID.search(rest)
    what = listed[-1].group("what") or ""
    return [name + (what if what not in rest else "") + (rest if aid else rest + "补助") for name in names]


def sizes_of_one(text: str, found: list[Found]) -> list[Found]:
    """“总规模5亿元、首期1亿元的种子基金”, “首期规模2亿元、总规模不低于5亿元的基金”: both are of what stands behind the second."""
    out = list(found)
    for n, (first, last) in enumerate(pairwise(found)):
        part = _PARTS.fullmatch(text, first.why.end, last.why.start)
        size = _SIZE.search(text[max(0, first.why.start - 8) : first.why.start])
        if not part or not size or first.unit[-1:] != last.unit[-1:] or not text.startswith("的", last.why.end):
            continue
        what = object_after(re.split(r"[，,。；;\n]", text[last.why.end : last.why.end + 40])[0])
        if what:
            out[n : n + 2] = [
                replace(first, indicator=what + size.group("size")),
                replace(last, indicator=what + part.group("size")),
            ]
    return out


def by_measure(text: str, before: list[Found], group: list[Found]) -> list[str]:
    """A name for each change of a list that 分别 deals out to the measures `before` it, [] where none stand there."""
    if group[0].op not in ("+", "-") or any(item.unit != "%" for item in group) or len(before) != len(group):
        return []
    if _CHANGED.fullmatch(text, before[-1].why.end, group[0].why.start) is None:
        return []
    whole = text[before[0].start : before[-1].end]
    return [] if re.search("[。；;\n]", whole) else [item.indicator for item in before]
