"""The register: what clerks edit holds together, and every printed form means exactly one body."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.register import Register, load_register
from ingest.register_rows import Function, RegisterError, fold

HEAD = "function,category,rank,official,official_province,official_nation,forms,variants\n"
CHANGES = "function,old,also,new,on,kind,reason\n"


def write(folder: Path, row: str, change: str = "") -> Path:
    (folder / "agencies.csv").write_text(HEAD + row, encoding="utf-8")
    (folder / "agency_changes.csv").write_text(CHANGES + change, encoding="utf-8")
    return folder


def test_the_register_covers_what_plans_name_in_protocol_order() -> None:
    functions = load_register().functions

    assert len(functions) >= 90
    assert all(f.category and (f.forms or f.variants) for f in functions.values())
    ranks = [functions[key].rank for key in (
        "organization", "peoples_congress", "government_office", "cppcc", "court", "development_reform", "audit",
        "market_regulation", "trade_union", "tax",
    )]  # fmt: skip
    assert ranks == sorted(rank for rank in ranks if rank is not None)


def test_no_rank_is_guessed_where_protocol_order_does_not_say() -> None:
    functions = load_register().functions

    assert [functions[key].rank for key in ("university", "local_government", "enterprise")] == [None, None, None]


def test_two_rows_that_claim_one_form_are_an_error() -> None:
    one = Function("a", "组成部门", 1, "甲局", "", "", ("甲局",))
    two = Function("b", "组成部门", 2, "乙局", "", "", ("甲局", "乙局"))

    with pytest.raises(RegisterError, match="甲局"):
        Register([one, two], [])


def test_one_form_as_two_bodies_of_one_row_is_an_error() -> None:
    row = Function("a", "组成部门", 1, "甲和乙局", "", "", (), ("+甲乙局",))

    with pytest.raises(RegisterError, match="甲乙局"):
        Register([row], [])


@pytest.mark.parametrize(
    ("form", "same"),
    [("发展和改革委员会", "发展改革委"), ("住房和城乡建设局", "住房城乡建设局"), ("外事办公室", "外事办")],
)
def test_particles_and_long_endings_do_not_matter(form: str, same: str) -> None:
    assert fold(form) == fold(same)


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("市发改委", "development_reform"), ("市发展改革委", "development_reform"), ("县发改局", "development_reform"),
        ("市市监局", "market_regulation"), ("市场监管局", "market_regulation"), ("市经信局", "industry_information"),
        ("省经济和信息化厅", "industry_information"), ("市教体局", "education"), ("市教育局", "education"), ("市体育局", "sports"),
        ("市文广旅体局", "culture_tourism"), ("自治区党委宣传部", "publicity"), ("市政府外办", "foreign_affairs"),
        ("市人民政府国资委", "state_assets"), ("县乡村振兴局", "rural_revitalization"), ("市市政园林局", "landscape"),
        ("区委区政府办公室", "party_office"), ("市直机关工委", "institutions_work"), ("国家发展改革委", "development_reform"),
        ("中共云海市委", None), ("市快递协会", None), ("教玉局", None),
    ],
)  # fmt: skip
def test_printed_forms(name: str, function: str | None) -> None:
    found = load_register().function_of(name)

    assert (found.key if found else None) == function


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("知识产权局", "市场监管局"), ("工商局", "市场监管局"), ("国税局", "税务局"), ("大数据中心", "数据局"),
        ("公共资源交易中心", "政务服务中心"), ("侨办", "侨联"), ("律师协会", "法学会"), ("园林局", "林业局"),
        ("金融监管局", "银保监局"), ("疾控中心", "疾控局"),
    ],
)  # fmt: skip
def test_bodies_that_look_alike_are_not_merged(one: str, other: str) -> None:
    register = load_register()
    first, second = register.entry(one), register.entry(other)

    assert first is not None and second is not None
    assert (first.function.key, first.own) != (second.function.key, second.own) or first.official != second.official


@pytest.mark.parametrize(
    ("name", "national"),
    [
        ("财政部", True), ("海关总署", True), ("审计署", True), ("证监会", True), ("国家数据局", True),
        ("市委组织部", False), ("县人武部", False), ("市红十字会", False), ("人行营管部", False), ("各盟行政公署", False),
        ("经济发展部", False),
    ],
)  # fmt: skip
def test_national_bodies(name: str, national: bool) -> None:
    assert load_register().is_national(name) is national


def test_endings_are_tried_longest_first_and_never_for_known_forms() -> None:
    register = load_register()

    assert register.find("云海大学") is None
    found = {name: register.kind_of(name) for name in ("云海大学", "青岚新区管委会", "城关镇", "云海城投集团")}
    assert {name: e.function.key for name, e in found.items() if e} == {
        "云海大学": "university", "青岚新区管委会": "zone_committee", "城关镇": "local_government", "云海城投集团": "enterprise",
    }  # fmt: skip


def test_likeness_only_suggests() -> None:
    register = load_register()

    assert register.function_of("市教玉局") is None
    assert "教育局" in register.suggest("市教玉局")


def test_changes_are_dated_reasoned_and_name_forms_of_the_register() -> None:
    register = load_register()
    renamed = {(c.old, c.new): c for c in register.changes}

    assert renamed[("银保监分局", "金融监管分局")].on == "2023-07-20"
    assert renamed[("人行中心支行", "人行分行")].on == "2023-08-18"
    for change in register.changes:
        old = register.by_form(change.old)
        assert old is not None and old.key == change.function, change
        assert register.by_form(change.new) is not None, change
        assert change.reason and change.kind in ("renamed", "merged", "second_name")


def test_a_merged_body_is_not_the_one_it_was_merged_into() -> None:
    register = load_register()

    for change in register.changes:
        new = register.by_form(change.new)
        if change.kind == "second_name":
            old = register.by_form(change.old)
            assert old is not None and new is not None
            assert old.key != new.key or change.function == "civil_defense", change


def test_a_change_of_an_unknown_function_is_an_error(tmp_path: Path) -> None:
    folder = write(tmp_path, "x,组成部门,1,甲局,,,甲局,\n", "y,旧,,新,2020,renamed,试\n")

    with pytest.raises(RegisterError, match="y"):
        load_register(folder)


def test_the_register_can_be_read_from_another_folder(tmp_path: Path) -> None:
    folder = write(tmp_path, "x,组成部门,,甲局,,,甲局,乙局=丙局|+丁中心|*戊院\n")

    register = load_register(folder)

    assert register.functions["x"].rank is None
    entry = register.entry("丙局")
    assert entry is not None and (entry.official, entry.own) == ("乙局", False)
    own = register.entry("丁中心")
    assert own is not None and own.own
    kind = register.kind_of("云海戊院")
    assert kind is not None and kind.ending
