"""Numbers that say of what kinds or where: “500项、证照120类”, “围绕3条产业链” (eval guide)."""

from __future__ import annotations

import re

from ingest.quantity_context import Context

_PLACE_LEFT = re.compile(
    r"(?:在|从|由|按|以|依托|利用|遴选|围绕|通过|聚焦|突出|包括|涉及|分|位于|位列|排名|进入|前)\s*(?:全国|全省|全市|全县|全区|我市|我省|上述|这|近|约)?\s*$"
)
_ABOUT = re.compile(r"(?:^|[，；])\s*(?:围绕|聚焦|针对)[^，。；]*$")
_DONE_ABOUT = re.compile(r"[^，。；、\d]{1,10}(?:开展|推进|实施|组织|攻关|发力|加快)")
_PLACE_RIGHT = re.compile(r"^[^，。；]{0,30}(?:中的|内的|中|内|上|之间|基础上|(?<!作)为重点|为核心|为依托|以上学历)")
_EVERYWHERE = re.compile(r"[\u3400-\u9fff]{2,12}(?:全覆盖|全面应用|普及应用)")
_MANY_KINDS = 50
_COUNTED_BESIDE = re.compile(r"(?:达到?|突破|超过|不少于|新增|新建)[\d.]+[^\d，。；、]{1,6}、[^\d，。；、]{2,12}$")
_TAKEN_IN = re.compile(r"(?:接入|归集|汇聚|上线|推出|开放|共享)[^，。；]{2,}$|[\u3400-\u9fff]{2,}(?:接入|归集|汇聚)$")
_DONE_AWAY = re.compile(r"(?:取消|精简|压减|清理|废止|整合)[^，。；\d]{2,}$")
_LISTED_ABOUT = re.compile(r"(?:^|[，；])\s*(?:围绕|聚焦|针对)[^，。；]*、[^，。；、]*$")
_NEW = re.compile(r"引进|培育|新增|建设|建成|打造|开展|实施|推进|新建|形成|完成|发展|组织|突破")


def kind_count(c: Context) -> bool:
    """Whether so many kinds are only told, not counted."""
    if c.quantity.kind != "kind":
        return False
    if c.quantity.unit == "类" and c.quantity.value >= _MANY_KINDS and _TAKEN_IN.search(c.clause_left.rstrip()):
        return False  # “接入服务事项500项、电子证照120类”: so many are counted, they describe nothing
    if c.quantity.unit == "类" and _COUNTED_BESIDE.search(c.clause_left):
        return False  # “累计达到药品400个品种、耗材18类”
    if _DONE_AWAY.search(c.clause_left.rstrip()):
        return False  # “取消台账30类”
    return not (c.binding.explicit or re.search(r"(?:覆盖|新增|拓展到|涵盖)\s*$", c.left))


def place(c: Context) -> bool:
    """Whether the number is part of a phrase of place or scope: “在3个县开展…”."""
    if c.binding.explicit or c.quantity.kind not in ("count", "kind"):
        return False
    if _EVERYWHERE.fullmatch(c.right.strip()) and not c.clause_left.strip().startswith("在"):
        return False  # “实现辅助诊断在120家乡镇卫生院全覆盖”: so many are to be reached
    listed = _LISTED_ABOUT.search(c.clause_left) and re.fullmatch(r"[\u3400-\u9fff]{2,12}", c.clause_right.strip())
    if listed and not _NEW.search(c.clause_left) and c.after.startswith("，"):
        return True  # “围绕甲、乙、丙3条主导产业链，引进…”
    if _ABOUT.search(c.clause_left) and _DONE_ABOUT.match(c.clause_right):
        return True  # “围绕四大作物、十二个畜种开展攻关”
    if re.search(r"(?:遴选|围绕|聚焦|依托|利用|突出|在)\s*$", c.left):
        return re.search(r"在\s*$", c.left) is not None or bool(_PLACE_RIGHT.match(c.right))
    return bool(_PLACE_LEFT.search(c.left)) and bool(_PLACE_RIGHT.match(c.right))
