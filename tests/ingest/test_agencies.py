"""The resolver: whose body a name is, which one it is, what it is called in full and by what other names."""

from __future__ import annotations

import pytest

from ingest.agencies import Resolver, level_of, load_register
from ingest.jurisdictions import known_jurisdictions


def resolver(place: str = "烟台市") -> Resolver:
    return Resolver(load_register(), jurisdiction=place, level=level_of(place))


@pytest.mark.parametrize(
    ("place", "name", "identity"),
    [
        ("烟台市", "市发改委", "烟台市:development_reform"), ("烟台市", "市发展改革委", "烟台市:development_reform"),
        ("烟台市", "省财政厅", "山东省:finance"), ("烟台市", "海关总署", "国家:customs"), ("烟台市", "财政部", "国家:finance"),
        ("烟台市", "烟台海关", "烟台市:customs"), ("烟台市", "人行烟台市中心支行", "烟台市:central_bank"),
        ("烟台市", "烟台银保监分局", "烟台市:financial_regulation"), ("烟台市", "烟台金融监管局", "烟台市:financial_regulation"),
        ("烟台市", "市金融监管局", "烟台市:local_finance"), ("烟台市", "芝罘区政府", "芝罘区:local_government"),
        ("泉州市", "中国人民银行泉州市分行", "泉州市:central_bank"), ("泉州市", "晋江市人民政府", "晋江市:local_government"),
        ("泉州市", "国家金融监督管理总局泉州监管分局", "泉州市:financial_regulation"),
        ("广东省", "广州市政府", "广州市:local_government"), ("广东省", "深圳市", "深圳市:local_government"),
        ("云海市", "云海海关", "云海市:customs"), ("云海市", "民航云海监管局", "云海市:civil_aviation"), ("云海市", "云海市财政局", "云海市:finance"),
        ("云海市", "国家税务总局云海市税务局", "云海市:tax"), ("云海市", "东湖区政府", "云海市东湖区:local_government"),
        ("云海市", "青岚新区管委会", "云海市:青岚新区管委会"), ("云海市", "云海大学", "云海市:云海大学"),
        ("云海市", "省教育厅", "省:education"), ("云海市", "中共云海市委宣传部", "云海市:publicity"),
        ("临溪县", "县教育局", "临溪县:education"), ("临溪县", "市教育局", "市:education"), ("临溪县", "城关镇", "临溪县:城关镇"),
        ("太仓市", "市财政局", "太仓市:finance"), ("上城区", "市财政局", "杭州市:finance"), ("上城区", "区财政局", "上城区:finance"),
        ("石景山区", "市财政局", "北京市:finance"), ("北京市", "市财政局", "北京市:finance"),
        ("南昌市", "西湖区政府", "南昌市西湖区:local_government"), ("杭州市", "西湖区政府", "西湖区:local_government"),
        ("内蒙古自治区", "自治区党委宣传部", "内蒙古自治区:publicity"), ("恩施土家族苗族自治州", "州发改委", "恩施土家族苗族自治州:development_reform"),
        ("新疆维吾尔自治区", "兵团发展改革委", "新疆生产建设兵团:development_reform"),
        ("烟台市", "市公积金中心", "烟台市:housing_fund"), ("烟台市", "市住房公积金管理中心", "烟台市:housing_fund"),
        ("济南市", "济南高新区管委会", "济南市:高新技术产业开发区管理委员会"), ("济南市", "高新区", "济南市:高新技术产业开发区管理委员会"),
        ("济南市", "市大数据中心", "济南市:大数据中心"), ("济南市", "市快递协会", "济南市:快递协会"),
        ("国家", "发展改革委", "国家:development_reform"), ("国家", "国家知识产权局", "国家:intellectual_property"),
    ],
)  # fmt: skip
def test_identity_is_place_and_function_or_name(place: str, name: str, identity: str) -> None:
    assert resolver(place).agency(name)["id"] == identity


@pytest.mark.parametrize(
    ("place", "name", "official"),
    [
        ("烟台市", "市市监局", "烟台市市场监督管理局"), ("烟台市", "市委宣传部", "中共烟台市委宣传部"), ("烟台市", "市法院", "烟台市中级人民法院"),
        ("浙江省", "省发展改革委", "浙江省发展和改革委员会"), ("浙江省", "省经信厅", "浙江省经济和信息化厅"), ("浙江省", "省法院", "浙江省高级人民法院"),
        ("临溪县", "县卫健局", "临溪县卫生健康局"), ("临溪县", "县法院", "临溪县人民法院"), ("临溪县", "县教育和体育局", "临溪县教育和体育局"),
        ("北京市", "市财政局", "北京市财政局"), ("北京市", "市教委", "北京市教育委员会"), ("北京市", "市高级人民法院", "北京市高级人民法院"),
        ("内蒙古自治区", "自治区党委宣传部", "中共内蒙古自治区党委宣传部"), ("烟台市", "团市委", "中国共产主义青年团烟台市委员会"),
        ("烟台市", "市税务局", "国家税务总局烟台市税务局"), ("烟台市", "烟台银保监分局", "国家金融监督管理总局烟台监管分局"),
        ("烟台市", "市水务局", "烟台市水务局"), ("国家", "市场监管总局", "国家市场监督管理总局"),
        ("烟台市", "烟台大学", None), ("烟台市", "市快递协会", None),
    ],
)  # fmt: skip
def test_official_names_are_those_of_the_place_or_none(place: str, name: str, official: str | None) -> None:
    assert resolver(place).agency(name)["official_name"] == official


def test_the_same_function_in_two_cities_is_two_agencies() -> None:
    assert resolver().agency("市财政局")["id"] != resolver("泉州市").agency("市财政局")["id"]


def test_unknown_bodies_and_groups_keep_their_name() -> None:
    r = resolver()

    unknown = r.agency("市快递协会")
    group = r.agency("各区市人民政府", group=True)

    assert (unknown["function"], unknown["name"], unknown["protocol_rank"]) == (None, "市快递协会", None)
    assert (group["function"], group["group"], group["official_name"]) == (None, True, None)


def test_aliases_are_what_people_of_the_place_type() -> None:
    aliases = set(resolver().agency("市市场监管局")["aliases"])

    assert {
        "市监局",
        "市市监局",
        "市场监管局",
        "市市场监督管理局",
        "烟台市市场监管局",
        "烟台市市场监督管理局",
    } <= aliases
    assert not [alias for alias in aliases if alias.endswith(("总局", "厅")) or alias.startswith("国家")]


@pytest.mark.parametrize(
    ("place", "name", "not_alias"),
    [
        ("烟台市", "市农业农村局", "农业部"), ("烟台市", "市农业农村局", "市农业厅"), ("烟台市", "团市委", "团省委"),
        ("北京市", "市教委", "省教委"), ("北京市", "市教委", "北京市教育厅"), ("临溪县", "县法院", "县中级人民法院"),
        ("国家", "财政部", "财政局"),
    ],
)  # fmt: skip
def test_names_of_other_levels_are_no_aliases(place: str, name: str, not_alias: str) -> None:
    assert not_alias not in resolver(place).agency(name)["aliases"]


def test_no_two_agencies_of_a_city_share_an_alias() -> None:
    r = resolver("云海市")
    register = load_register()
    owner: dict[str, str] = {}

    for form in register.forms:
        entry = register.entry(form)
        if entry is None or register.is_national(form) or form.endswith(("厅", "分局", "支行")):
            continue
        agency = r.agency(f"市{form}")
        for alias in agency["aliases"]:
            assert owner.setdefault(alias, agency["id"]) == agency["id"], (alias, form)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("泉州市国家知识产权强市建设方案", "泉州市"), ("郑州国家知识产权强市方案", "郑州市"), ("国务院关于促进开放的意见", "国家"),
        ("太仓市培育计划", "太仓市"), ("杭州市上城区人民政府办公室", "上城区"), ("云海市养老服务方案", "云海市"),
        ("澜江省数字经济行动计划", "澜江省"), ("关于印发临溪县垃圾分类方案", None), ("合作社发展方案", None),
    ],
)  # fmt: skip
def test_places_named_in_titles(text: str, place: str | None) -> None:
    found = known_jurisdictions().find(text)

    assert (found.name if found else None) == place


def test_levels() -> None:
    places = (
        "国家",
        "浙江省",
        "舟山市",
        "太仓市",
        "句容市",
        "苍南县",
        "临溪县",
        "石景山区",
        "云海市",
        "恩施土家族苗族自治州",
    )

    assert [level_of(p) for p in places] == [
        "nation", "province", "city", "county", "county", "county", "county", "county", "city", "city",
    ]  # fmt: skip


def test_every_place_of_the_table_leads_up_to_the_nation() -> None:
    places = known_jurisdictions()

    for name in ("晋江市", "芝罘区", "吉首市", "石河子市", "仙桃市", "滨海新区"):
        assert places.related(places.get(name), places.nation), name
    assert places.get("恩施土家族苗族自治州").short == "恩施"
