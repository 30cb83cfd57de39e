"""The safe normal form of an indicator's name: what may be rewritten because it cannot change what is measured.

Every rule of `RULES` is a pattern, what it becomes and why it is safe. They run in order until nothing changes, so the
normal form of a normal form is itself. Words that make another measure are never touched: 新增, 累计, 年度, 年均增长,
国家级/省级/市级, 占比/比重/率, 数量 against the bare noun. Nothing is decided by likeness here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_NAME = 300  # characters read of one name; longer ones are sentences, not names

# Full-width and typographic variants that NFKC leaves alone.
_FOLD = str.maketrans({"〔": "(", "〕": ")", "【": "(", "】": ")", "［": "(", "］": ")", "—": "-", "–": "-", "－": "-", "―": "-", "‐": "-",
                       "•": "·", "・": "·", **dict.fromkeys("“”\"‘’「」『』", "")})  # fmt: skip
_SPACE = re.compile(r"\s+")

_COUNTERS = "件|万件|家|万家|个|万个|项|人|万人|名|万名|户|万户|所|处|座|张|万张|种|套|台|辆|万辆|次|万次|人次|万人次|亿人次|份|条|场|支|篇|部|宗|起|笔|枚|只|对|期|组|例|门"
_NUMBERED = "企业|机构|单位|床位|医师|护士|医生|药师|中心|基地|平台|园区|项目|人才|人员|学校|医院|公园|场馆|品牌|商标|专利|标准|院士|充电桩|基站|机架|航线"
_LEVEL_WORDS = "达到|达成|突破|超过|不低于|不少于|不超过|不高于|保持在|稳定在|控制在|压缩至|压缩到|提高到|提高至|提升到|提升至|增长到|增长至|增加到|增加至|增至|下降到|下降至|降低到|降低至|降到|降至"


@dataclass(frozen=True)
class Rule:
    """One rewriting: `pattern` becomes `becomes`; `reason` says why the measure stays the same."""

    name: str
    pattern: re.Pattern[str]
    becomes: str
    reason: str


def _rule(name: str, pattern: str, becomes: str, reason: str) -> Rule:
    return Rule(name, re.compile(pattern), becomes, reason)


RULES: tuple[Rule, ...] = (
    _rule("序号", r"^(?:\(\d{1,2}\)|\d{1,2}[.、](?!\d)|[①-⑳])", "", "the number of a table row is no part of the name"),
    _rule("首尾标点", r"^[、,，。;；:：*★·-]+|[、,，。;；:：*★·-]+$", "", "marks around a name name nothing"),
    _rule(
        "年份", r"^[到至]?20\d\d年(?![度版级代来以后])[底末]?前?(?=.{3})", "",
        "when it is due is a property of the target, not of the indicator; 年度 stays",
    ),
    _rule(
        "范围", r"^(?:全[省市县区州](?!域|性|级|通办|统一|统筹|通用|联网|范围|覆盖|一体)|[我本][省市县区州])的?(?=.{3})", "",
        "whose figure it is stands on the plan; 全省通办 and 全市域 are words of their own",
    ),
    _rule("努力", r"^(?:力争|争取|努力|确保|实现|推动)+(?=.{2})", "", "says how hard one tries, not what is measured"),
    _rule(
        "达到", rf"(?<=.)(?:(?:力争|基本|总体|平均)?(?:{_LEVEL_WORDS})|(?<![发到抵雷传表直])达|(?<=[率重例比量额数值度平])为)$", "",
        "compares with a value; the operator of the target holds it (提高, 增长 without 到 are changes and stay)",
    ),
    _rule(
        "单位·计数", rf"(?<!率)(?<!比重)(?<!比例)(?<!占比)(?<!增速)\((?:单位[:：])?(?:{_COUNTERS})\)$", "",
        "a counter in brackets repeats the unit of the target; behind a ratio it would not fit and stays",
    ),
    _rule(
        "单位·比率", r"(?<=.)(?<!增加值)(?:(?<=率)|(?<=比)|(?<=重)|(?<=例)|(?<=强度)|(?<=增速)|(?<=增幅)|(?<=水平)|(?<=满意度))\((?:单位[:：])?(?:%|百分点|个百分点|‰|千分比|/?10万|1/10万)\)$", "",
        "percent behind a ratio says nothing new; behind an amount (工业增加值(%)) it means growth and stays",
    ),
    _rule(
        "单位·数额", r"(?:(?<=额)|(?<=量)|(?<=数)|(?<=值)|(?<=规模)|(?<=收入)|(?<=支出)|(?<=投入)|(?<=成本)|(?<=面积)|(?<=里程)|(?<=时间)|(?<=寿命)|(?<=年限)|(?<=投资))"
        r"\((?:单位[:：])?(?:[万亿]?元|美元|[万亿]美元|[万亿]*吨(?:标准煤)?|[万亿]?千瓦(?:时)?|[万亿]?斤|公斤|[万亿]?亩|公顷|[万亿]?平方(?:米|公里)|[万亿]?立方米|公里|"
        r"[万亿]?标箱|岁|年|天|小时|工作日|[万亿]?件/[万亿]?人|件/[百千万]*人|[PE]FLOPS|[PTG]B)\)$", "",
        "a unit behind an amount repeats the unit of the target; without a word of amount (质押融资(亿元)) it tells amount from number and stays",
    ),
    _rule("GDP", r"(?:地区|国内)生产总值(?:\(GDP\))?", "GDP", "GDP of the place the plan is about, by either name"),
    _rule("占比·的", r"的(?=(?:比重|比例|占比|比率|数量|总数|个数)$)", "", "的 adds nothing in front of the measure"),
    _rule(
        "占比", r"(占[^占]{1,40})(?:比例|比率|百分比)$", r"\1比重",
        "A占B的比例 and A占B的比重 are one quotient: both parts are printed",
    ),
    _rule("增速", r"增长速度$|(?<!自然)(?<!人口)增长率$", "增速", "增长率 is 增速 (国家统计局 指标解释); 增长 alone may be an amount and stays"),
    _rule(
        "每·人口", r"^每(百|千|万|十万|百万)人口", r"每\1人", "人口 and 人 both mean residents in per-head statistics",
    ),
    _rule(
        "每", r"^(百万|十万|万|千)人(?:口)?(?!次|计划|才|大|助|级|工程|规模|以)(?=.{2,}(?:拥有量|保有量|拥有数|床位数|医师数|护士数|人数|数量|授权量|申请量)$)", r"每\1人",
        "a figure per 10,000 residents with 每 left out; 万人计划, 万人次 are words of their own",
    ),
    _rule("总数", r"(?:总个数|个数|总数量|总数)$", "数量", "three words for one count; 总量 may be a volume and stays"),
    _rule("数", rf"(?<=.)((?:{_NUMBERED}))数$", r"\1数量", "企业数 is 企业数量; 指数, 人数, 天数 are other words"),
    _rule("规上", r"规上", "规模以上", "the statistical system's own short form"),
    _rule("限上", r"限上(?=企业|单位|批发|零售|住宿|餐饮|商贸|消费|社会)", "限额以上", "the statistical system's own short form"),
    _rule("以及", r"以及", "和", "joins alike"),
)  # fmt: skip
_LATIN = re.compile(r"(?<![A-Za-z])(?:gdp|pct|r&d|pm|ai|aqi|ipv|opc|cpi|pue|5g|g)(?![A-Za-z])", re.IGNORECASE)


def safe_form(name: str) -> str:
    """The normal form of a printed name (at most `MAX_NAME` + 1 characters); `name` itself where nothing is left of it."""
    return _rewritten(name)[0]


def rules_used(name: str) -> list[str]:
    """The names of the rules that change `name` on its way to the normal form, in order of first use."""
    return _rewritten(name)[1]


def _rewritten(name: str) -> tuple[str, list[str]]:
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", name[:MAX_NAME])).translate(_FOLD)[:MAX_NAME]
    form = _LATIN.sub(lambda match: match.group().upper(), plain)
    used: list[str] = []
    while True:
        before = form
        for rule in RULES:
            after = rule.pattern.sub(rule.becomes, form) or form
            if after != form and rule.name not in used:
                used.append(rule.name)
            form = after
        if form == before:
            return form or name, used
