"""Words of the generated corpus: invented cities, the bodies of the register, 13,000 indicators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from ingest.register import load_register

_CITY = ("霁澜岫沅翎珩璟晗霏皓", "汀屿陂峦浔埠泽墟岬坪")  # names that no city of China has
VERBS = ("完善", "推进", "健全", "开展", "落实", "规范", "优化", "加快", "深化", "拓展")
THINGS = ("服务窗口", "信用档案", "培训基地", "巡查制度", "数据台账", "联络机制", "办事指南", "应急预案", "示范站点")
SECTIONS = (
    "提升服务效能",
    "优化发展环境",
    "保障改善民生",
    "加强市场监管",
    "推动产业升级",
    "守牢安全底线",
    "强化组织保障",
)
_AREAS = (
    "社区", "园区", "农村", "校园", "医院", "港口", "景区", "商圈", "街道", "河道", "林区", "牧区", "口岸",
    "车站", "机场", "工地", "矿区", "库区", "渔港", "集镇", "楼宇", "集市", "场馆", "公园", "滩涂", "海岛",
)  # fmt: skip
_MEASURED = (
    "养老照料", "托育照护", "消防演练", "法律援助", "技能培训", "垃圾分类", "污水处置", "节水改造", "充电服务", "门诊接诊",
    "志愿服务", "文化巡演", "食品抽检", "设备巡检", "信用评价", "投诉回访", "电梯维保", "绿化养护", "道路清扫", "照明改造",
    "公益诊疗", "书籍借阅", "种苗供应", "冷链配送", "防汛值守",
)  # fmt: skip
MEASURES: tuple[tuple[str, str], ...] = (
    ("站点数量", "个"), ("覆盖率", "%"), ("达标率", "%"), ("合格率", "%"), ("满意度", "%"), ("办结率", "%"),
    ("响应率", "%"), ("完成率", "%"), ("参与人次", "人次"), ("服务时长", "小时"), ("从业人员数量", "人"), ("示范项目数量", "个"),
    ("投入资金", "万元"), ("设施面积", "平方米"), ("信息化率", "%"), ("普及率", "%"), ("整改率", "%"), ("签约户数", "户"),
    ("活动场次", "场"), ("规范化比例", "%"),
)  # fmt: skip
AGENCIES = 60
_PARTY = 300  # ranks of party bodies and councils, which plans give little to do
INDICATORS = len(_AREAS) * len(_MEASURED) * len(MEASURES)


@dataclass(frozen=True)
class Body:
    """A body of every generated city, without the city's name."""

    function: str
    name: str
    official: str
    rank: int


@cache
def bodies() -> tuple[Body, ...]:
    """60 bodies of a city in the register's order, from the courts on, each under its first abbreviation."""
    found = [
        Body(each.key, f"市{each.forms[0]}", each.official, each.rank)
        for each in load_register().functions.values()
        if each.rank is not None
        and each.rank > _PARTY
        and each.official
        and each.forms
        and each.forms[0][0] not in "省市府"
    ]
    return tuple(found[:AGENCIES])


def city(number: int) -> str:
    """The name of the n-th city, 0 first; all differ."""
    front = ""
    while True:
        number, low = divmod(number, 100)
        front = _CITY[0][low // 10] + _CITY[1][low % 10] + front
        if not number:
            return f"{front}市"
        number -= 1


def indicator(number: int) -> tuple[str, str]:
    """Name and unit of the n-th of `INDICATORS` indicators."""
    rest, measure = divmod(number, len(MEASURES))
    area, thing = divmod(rest, len(_MEASURED))
    return f"{_AREAS[area]}{_MEASURED[thing]}{MEASURES[measure][0]}", MEASURES[measure][1]


@cache
def zipf(count: int) -> tuple[float, ...]:
    """Cumulative weights 1, 1/2, 1/3, … for `random.choices`."""
    return tuple(accumulate(1 / place for place in range(1, count + 1)))
