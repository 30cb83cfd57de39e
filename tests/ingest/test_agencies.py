"""The register and the resolver: exact by form, never by likeness; one city's bodies are not another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.agencies import Resolver, level_of, load_register
from ingest.jurisdictions import known_jurisdictions
from ingest.register import Function, Register, RegisterError


def resolver(place: str = "烟台市") -> Resolver:
    return Resolver(load_register(), jurisdiction=place, level=level_of(place))


def test_the_register_is_large_enough_and_in_order() -> None:
    functions = load_register().functions

    assert len(functions) >= 70
    assert all(f.forms and f.rank > 0 and f.category for f in functions.values())
    assert functions["publicity"].rank < functions["court"].rank < functions["finance"].rank < functions["tax"].rank


def test_two_rows_that_claim_one_form_are_an_error() -> None:
    one = Function("a", "组成部门", 1, "甲局", "", "", ("甲局",))
    two = Function("b", "组成部门", 2, "乙局", "", "", ("甲局", "乙局"))

    with pytest.raises(RegisterError, match="甲局"):
        Register([one, two], [])


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("市发改委", "development_reform"), ("市发展改革委", "development_reform"), ("市市监局", "market_regulation"),
        ("市市场监管局", "market_regulation"), ("市教育局", "education"), ("市体育局", "sports"), ("省文化和旅游厅", "culture_tourism"),
        ("市委宣传部", "publicity"), ("县卫健局", "health"), ("烟台海关", "customs"), ("人行烟台市中心支行", "central_bank"),
        ("烟台银保监分局", "financial_regulation"), ("财政部", "finance"), ("团市委", "youth_league"), ("市快递协会", None),
    ],
)  # fmt: skip
def test_functions_by_printed_name(name: str, function: str | None) -> None:
    assert resolver().agency(name)["function"] == function


def test_one_body_under_two_names_is_one_agency() -> None:
    r = resolver()

    assert r.agency("市发改委")["id"] == r.agency("市发展改革委")["id"] == "烟台市:development_reform"


def test_the_same_function_in_two_cities_is_two_agencies() -> None:
    assert resolver().agency("市财政局")["id"] != resolver("泉州市").agency("市财政局")["id"]


def test_official_names_levels_and_owners() -> None:
    r = resolver()

    assert r.agency("市市场监管局")["official_name"] == "烟台市市场监督管理局"
    assert r.agency("市委宣传部")["official_name"] == "中共烟台市委宣传部"
    assert r.agency("市法院")["official_name"] == "烟台市中级人民法院"
    assert r.agency("省财政厅")["id"] == "山东省:finance"
    assert r.agency("海关总署")["jurisdiction"] == "国家"
    assert resolver("泉州市").agency("晋江市人民政府")["jurisdiction"] == "晋江市"
    assert resolver("泉州市").agency("中国人民银行泉州市分行")["id"] == "泉州市:central_bank"


def test_unknown_bodies_and_groups_keep_their_name() -> None:
    r = resolver()

    unknown = r.agency("市快递协会")
    group = r.agency("各区市人民政府", group=True)

    assert (unknown["function"], unknown["name"]) == (None, "市快递协会")
    assert (group["function"], group["group"]) == (None, True)


def test_abbreviations_are_aliases_and_names_of_other_levels_are_not() -> None:
    aliases = resolver().agency("市农业农村局")["aliases"]

    assert {"农业农村局", "市农委", "烟台市农业农村局"} <= set(aliases)
    assert not [alias for alias in aliases if alias.endswith(("部", "厅"))]


def test_likeness_only_suggests() -> None:
    register = load_register()

    assert register.function_of("市教玉局") is None
    assert "教育局" in register.suggest("市教玉局")


def test_changes_carry_dates_and_reasons() -> None:
    renamed = {(c.old, c.new): c for c in load_register().changes}

    assert renamed[("银保监分局", "金融监管分局")].on == "2023-07-20"
    assert all(c.reason for c in renamed.values())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("泉州市国家知识产权强市建设方案", "泉州市"), ("郑州国家知识产权强市方案", "郑州市"), ("国务院关于促进开放的意见", "国家"),
        ("太仓市培育计划", "太仓市"), ("杭州市上城区人民政府办公室", "上城区"), ("云海市养老服务方案", "云海市"),
        ("澜江省数字经济行动计划", "澜江省"), ("关于印发临溪县垃圾分类方案", None),
    ],
)  # fmt: skip
def test_places_named_in_titles(text: str, place: str | None) -> None:
    found = known_jurisdictions().find(text)

    assert (found.name if found else None) == place


def test_levels() -> None:
    assert [level_of(p) for p in ("国家", "浙江省", "舟山市", "太仓市", "苍南县", "临溪县")] == [
        "nation", "province", "city", "county", "county", "county",
    ]  # fmt: skip


def test_the_register_can_be_read_from_another_folder(tmp_path: Path) -> None:
    (tmp_path / "agencies.csv").write_text(
        "function,category,rank,official,official_province,official_nation,forms\nx,组成部门,1,甲局,,,甲局\n"
    )
    (tmp_path / "agency_changes.csv").write_text("function,old,new,on,kind,reason\ny,旧,新,2020,renamed,试\n")

    with pytest.raises(RegisterError, match="y"):
        load_register(tmp_path)
