"""The words in front of a number that say how it binds: 达到, 不少于, 控制在, 增长, 压减 (eval guide, “op”)."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.plan import Op

_WORDS: dict[str, str] = {
    ">=": "达到 达 突破 突破性达到 超过 超出 超 不少于 不低于 不小于 不得少于 不得低于 不能低于 不能少于 至少 最少 最低 大于 高于 多于 "
    "稳定在 保持在 维持在 保持 维持 不下于 达至 ≥ ＞ ≧",
    "<=": "优于 不超过 不突破 不得突破 不高于 不多于 不大于 不得超过 不得高于 不得多于 不能超过 低于 少于 小于 控制在 控制到 压缩在 "
    "最多 至多 最高 最高不超过 最长 最长不超过 累计不超过 上限 上限为 限额 封顶 最高可达 最高达 最高达到 最高可 最多可达 最多达 最多可 减半至 ≤ ＜ ≦",
    "+": "增长 提高 提升 增加 上浮 上升 月增 年增 延长 年均增长 递增 年均递增 净增 再增加 扩大",
    "-": "低 降 削减 压降 收窄 下降 降低 压减 减少 缩短 压缩 缩减 下浮 精简 调减 年均下降 下调 降幅",
    "": "力争 争取 预计 计划 确保 将 要 应 须 应当 分别 依次 年均 均 都 全部 各 总计 共计 合计 总共 约 近 大约 接近 可 也 再 为 其 不 全年 每年 年内 目标 原则上 一次性 给予 一般 平均 累计",
}
_RISES = "提高 提升 增加 增长 扩大 扩容 扩充 扩展 扩建 上升 发展 壮大 拓展 拓宽 延长 放宽 增设 升级 上调 攀升 优化 恢复 升 增 提"
_FALLS = "降低 下降 压缩 压减 压降 缩短 缩小 缩减 减少 调减 精简 下调 调低 收窄 降 缩 减"
_OP_OF = {word: op for op, words in _WORDS.items() for word in words.split()}
_OP_OF |= {stem + end: ">=" for stem in _RISES.split() for end in ("到", "至")}
_OP_OF |= {stem + end: "<=" for stem in _FALLS.split() for end in ("到", "至", "为")}
_LONGEST = max(map(len, _OP_OF))
_LAST = {word[-1] for word in _OP_OF}
_REACHED = ("达到", "达", "突破", "超过", "超", "达至")
# 雷达, 发达; 改造提升 is what is done, not how much something grows.
_INSIDE = ("达", "提升", "可", "约", "应", "为", "要", "均")
_PART_OF_NOUN = re.compile(
    r"(?:[雷发抵表传直通](?=达)|(?:改造|整治|改扩建|修缮|更新)(?=提升)|[许认](?=可)|[签预履节合特公契违](?=约)|[供响反效对适](?=应)|[行作人](?=为)"
    r"|[主需重必](?=要)|[亩户人生地村场单件](?=均)).{1,2}$"
)
_LOWER = re.compile(r"以上|之上|多|余")
_AT_LEAST = re.compile(r"至少[^，。；]{0,24}$")
# “压减行政许可事项15%”: what is to change stands between verb and number.
_CHANGE_IN_FRONT = re.compile(
    r"^[\s、，]*(?:力争|确保|再|要|将|累计|整体|平均)*(?:(?P<up>提高|提升|增加|扩大|扩容)|(?P<down>减(?=环节|材料|时限|时间|跑动|成本|证明|次数)|压减|压缩|减少|降低|削减|缩减|精简|缩短|下调))(?!了)[^，。；]{2,}$"
)
_CUT_AMOUNT = re.compile(
    r"^[\s、，]*(?:力争|确保|再|累计|年|每年|全年)*(?:(?:为|帮助)(?:企业|群众|经营主体|市场主体))?(?:"
    r"(?P<how>压减|削减|压降)[\u3400-\u9fff]{2,}(?:量|规模|面积|存量|产能|支出|额)"
    r"|(?P<spared>减少|降低|减轻)[\u3400-\u9fff]*(?:占用|成本|负担|支出|费用|资金|损失|排放量|用量|人员|人数|用工)"
    r")$"
)
# “增速高于各项贷款平均增速2个百分点”
_COMPARED = re.compile(r"(不超过|不高于|不低于|(?<!不)高于|(?<!不)低于)[^，。；\d]{2,20}$|比[^，。；\d]{2,16}(高出?)$")
_AGAINST = re.compile(r"(?:平均|水平|上年|去年|同期|市场价)[\u3400-\u9fff]{0,4}$")  # “售价高于区域平均水平10元”
_SHARES = ("%", "‰", "个百分点", "百分点", "个基点", "个BP")
_UPPER = re.compile(r"以下|以内|之内")


class Binding(NamedTuple):
    """What stands between the indicator's words and the number: `words` from the number outwards, `core` ends before."""

    core: int
    words: tuple[str, ...]

    @property
    def explicit(self) -> bool:
        """True when one of the words says how the number binds."""
        return any(_OP_OF[word] for word in self.words)


def read_binding(text: str, start: int, end: int) -> Binding:
    """Read the binding words that end at `end`, not beyond `start`."""
    words: list[str] = []
    place = end
    while place > start:
        bare = len(text[start:place].rstrip(" \u3000"))
        stop = start + bare
        if text[stop - 1 : stop] not in _LAST:
            break
        ends = (stop - n for n in range(min(_LONGEST, bare), 0, -1))
        # “较2020年均下降3%”: the year is one they are compared with, and both fall.
        word = next(
            (
                text[a:stop]
                for a in ends
                if text[a:stop] in _OP_OF and not (text[a] == "年" and text[a - 1 : a].isdigit())
            ),
            None,
        )
        if word is None or (word in _INSIDE and _PART_OF_NOUN.search(text[start:stop])):
            break
        words.append(word)
        place = stop - len(word)
    return Binding(place, tuple(words))


def operator(
    binding: Binding, suffix: str, *, more: bool, unit: str, subject_first: bool, goals: bool, before: str
) -> tuple[Op, str]:
    """The op of a target and the words that print it ("" where none does): +/- where something grows or shrinks by N,
    else the bound the words around N print."""
    if unit == "番":
        return "+", "翻"
    change = next((word for word in binding.words if _OP_OF[word] in ("+", "-")), None)
    if change and (subject_first or unit.startswith(_SHARES)):
        return "+" if _OP_OF[change] == "+" else "-", change
    if _UPPER.search(suffix):
        return "<=", suffix
    if subject_first and unit.startswith(_SHARES) and not binding.explicit:
        changed = _CHANGE_IN_FRONT.search(before)
        if changed:
            return "+" if changed.group("up") else "-", changed.group("up") or changed.group("down")
    if subject_first and not binding.words and (cut := _CUT_AMOUNT.search(before)):
        return "-", cut.group("how") or cut.group("spared")  # “压减粗钢产量30万吨”, “减少企业资金占用1.2亿元”
    bound = next((word for word in binding.words if _OP_OF[word] in (">=", "<=")), None)
    if bound is not None and suffix == "左右" and _OP_OF[bound] == ">=" and bound not in _REACHED:
        return "=", suffix  # “稳定在1.2万件左右”; 达到83分左右 is reached (eval guide, “左右”)
    if bound is not None:
        return ">=" if _OP_OF[bound] == ">=" else "<=", bound
    if _LOWER.search(suffix):
        return ">=", suffix
    if more:
        return ">=", "余"
    measured = unit.startswith(_SHARES) or (unit.endswith("元") and _AGAINST.search(before) is not None)
    compared = _COMPARED.search(before) if measured else None
    if compared:
        words = compared.group(1) or compared.group(2)
        return "<=" if words in ("不超过", "不高于", "低于") else ">=", words  # “比全国平均水平高2个百分点”
    if _AT_LEAST.search(before):
        return ">=", "至少"
    if goals and subject_first and before.endswith("实现"):
        return ">=", "实现"
    return "=", ""
