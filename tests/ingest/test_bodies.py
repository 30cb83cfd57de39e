"""Printed lists of bodies: names in full, classes, what is left over; all gold surfaces of the real plans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.bodies import looks_like_body, split_bodies


def names(text: str, inherit: str = "") -> list[str]:
    return [body.name for body in split_bodies(text, level="city", inherit=inherit).bodies]


@pytest.mark.parametrize(
    "name",
    [
        "沿海各区县人民政府", "各相关区县", "沿江各市", "沿河县（市、区）人民政府", "中心城区各街道办事处", "试点县区", "太湖流域各区",
        "受灾乡镇", "各涉农县（市、区）", "东部各县", "库区各乡镇人民政府",
    ],
)  # fmt: skip
def test_a_narrowed_class_of_places_is_a_class(name: str) -> None:
    assert [(body.name, body.group) for body in split_bodies(name, level="city").bodies] == [(name, True)]


@pytest.mark.parametrize(
    "name", ["东部新区管委会", "南部山区管委会", "中心镇人民政府", "示范区管委会", "沿河县人民政府"]
)
def test_a_place_with_such_a_word_in_its_name_is_none(name: str) -> None:
    assert [body.group for body in split_bodies(name, level="city").bodies] == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市科技局、财政局，云海海关", ["市科技局", "市财政局", "云海海关"]),
        ("省发展改革委、工业和信息化厅", ["省发展改革委", "省工业和信息化厅"]),
        ("科技厅、教育厅", ["科技厅", "教育厅"]),
        ("市市场监管局、市 司法局", ["市市场监管局", "市司法局"]),
        ("市委组织部（人才办）、市人社局等部门", ["市委组织部", "市人社局"]),
        ("各县（市、区）人民政府，各开发区管委会", ["各县（市、区）人民政府", "各开发区管委会"]),
        ("省财政厅，各市、县〔市、区〕人民政府", ["省财政厅", "各市、县（市、区）人民政府"]),
        ("各县[市、区]人民政府、市商务局", ["各县（市、区）人民政府", "市商务局"]),
        ("各市、州、县人民政府、省财政厅", ["各市、州、县人民政府", "省财政厅"]),
        ("市金融办、云海银保监分局、人行云海市中心支行", ["市金融办", "云海银保监分局", "人行云海市中心支行"]),
        ("广州、深圳市人民政府", ["广州市人民政府", "深圳市人民政府"]),
        ("云海、青岚市人民政府", ["云海市人民政府", "青岚市人民政府"]),
        ("东湖区、西塘区、南溪县人民政府", ["东湖区人民政府", "西塘区人民政府", "南溪县人民政府"]),
        ("市科技局、东湖区、南溪县人民政府", ["市科技局", "东湖区人民政府", "南溪县人民政府"]),
        ("东湖区、南溪县，市科技局", ["东湖区", "南溪县", "市科技局"]),
        ("龙泉镇、双桥镇人民政府", ["龙泉镇人民政府", "双桥镇人民政府"]),
        ("云海电信、移动、铁塔公司", ["云海电信公司", "移动公司", "铁塔公司"]),
        ("县水利局、云海生态环境分局、林业局", ["县水利局", "云海生态环境分局", "县林业局"]),
        ("龙泉镇、青坑乡、白沙乡人民政府", ["龙泉镇人民政府", "青坑乡人民政府", "白沙乡人民政府"]),
        ("甲山示范区、乙水新区管委会", ["甲山示范区管委会", "乙水新区管委会"]),
        ("国家发展改革委、财政部、海关总署", ["国家发展改革委", "财政部", "海关总署"]),
        ("市文化和旅游局和市教育局", ["市文化和旅游局", "市教育局"]),
        ("市知识产权工作领导小组各成员单位", ["市知识产权工作领导小组各成员单位"]),
        ("市有关部门、各有关单位、相关部门", []),
        ("区政府集体资产监管办区住房城市建设委", ["区政府集体资产监管办", "区住房城市建设委"]),
        ("*市科技局、市财政局", ["市科技局", "市财政局"]),
        ("市科技局▲、市财政局", ["市科技局", "市财政局"]),
        ("市发改、财政、人社等部门", ["市发改", "市财政", "市人社"]),
        ("市发改、财政、人社等部门和各县（市、区）", ["市发改", "市财政", "市人社", "各县（市、区）"]),
        ("市发改、财政、人社局", ["市发改局", "市财政局", "市人社局"]),
        ("市水务、燃气等部门", ["市水务", "市燃气"]),  # a field without an office of its own, behind one that has one
        ("发改、财政、人社等部门", []),  # without a level they are fields of work
        ("市场、财政、人社", []),
        ("市财政、云海大学", ["云海大学"]),  # nothing says that an office is meant
        ("市纪委监委、组织部、市委宣传部、网信办", ["市纪委监委", "市委组织部", "市委宣传部", "市委网信办"]),
        ("自治区公安厅、国家安全厅", ["自治区公安厅", "自治区国家安全厅"]),
        ("区教育局基础教育科各中小学校", ["区教育局基础教育科", "各中小学校"]),
        ("市政府各部门", ["市政府各部门"]),
        ("西城、东城街道", ["西城街道", "东城街道"]),
        ("县公路段、云海一中", ["县公路段", "云海一中"]),
        ("各省、自治区、直辖市民政厅（局）", ["各省、自治区、直辖市民政厅（局）"]),
        ("各镇（街道）、村（社区）", ["各镇（街道）", "各村（社区）"]),
        ("市委宣传部（市新闻出版局）、市场监管局（知识产权局）、教育局", ["市委宣传部", "市市场监管局", "市教育局"]),
        ("市妇联和有关区县政府", ["市妇联", "有关区县政府"]),
        ("云海海关和各区县政府", ["云海海关", "各区县政府"]),
        ("由市科技局会同市财政局", ["市科技局", "市财政局"]),
        ("市教育局以及市体育局及市文旅局", ["市教育局", "市体育局", "市文旅局"]),
        ("市自然资源和规划局、住房和城乡建设局", ["市自然资源和规划局", "市住房和城乡建设局"]),
        ("市税务\n局、市财\n政局 市审计局", ["市税务局", "市财政局", "市审计局"]),
        ("市委\n宣传部、市教育局", ["市委宣传部", "市教育局"]),
        ("市公安局、国网云海供电公司、云海市税务局", ["市公安局", "国网云海供电公司", "云海市税务局"]),
        ("省纪委监委机关、省委、省政府", ["省纪委监委机关", "省委", "省政府"]),
        ("自治区党委宣传部、教育厅、兵团教育局", ["自治区党委宣传部", "自治区教育厅", "兵团教育局"]),
        ("县乡村振兴局、农业农村和水利局", ["县乡村振兴局", "县农业农村和水利局"]),
        ("市场监管局，农业农村局", ["市场监管局", "农业农村局"]),
        ("市工业和信息化局、开发区、高新区", ["市工业和信息化局", "开发区", "高新区"]),
        ("国务院相关部门及各地区", ["各地区"]),
        ("各地区、各部门，各有关单位", ["各地区", "各部门"]),
        ("各级政府有关部门、县级以上人民政府及其有关部门、市级有关部门", ["县级以上人民政府"]),
        ("港口委，市政府办（金融）、市教育局", ["港口委", "市政府办", "市教育局"]),
        ("市工信局、港口委", ["市工信局", "港口委"]),
    ],
)
def test_names_in_full(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "各县（市、区）人民政府", "各市、州、县人民政府", "各省、自治区、直辖市人民政府", "各区、县级市", "各(县)区", "各功能区", "各区市局",
        "各开发区管委会", "有关区县", "县（市、区）人民政府", "事发地县（市、区）政府", "各县（市、区）党委、政府", "各市（州）党委和政府",
        "各区县（自治县）人民政府", "各乡镇（街道）", "各镇街", "市属国有企业", "区属国企", "地方各级人民政府", "在云高校", "中央驻澜有关单位", "省级各部门", "各行业主管部门",
        "市知识产权工作领导小组各成员单位", "各州、市、县（市）人民政府（行政公署）", "各地级以上市人民政府", "各区人民政府（管委会）", "3个帮扶集团牵头单位",
        "3个帮扶集团牵头部门",
    ],
)  # fmt: skip
def test_a_class_of_bodies_is_one_group(text: str) -> None:
    found = split_bodies(f"市教育局、{text}", level="city").bodies

    assert [(b.name, b.group) for b in found] == [("市教育局", False), (text, True)]


def test_what_follows_a_class_without_a_name_of_its_own_is_a_class() -> None:
    found = split_bodies("各乡（镇）人民政府、街道办事处，市政府", level="city").bodies

    assert [(b.name, b.group) for b in found] == [
        ("各乡（镇）人民政府", True),
        ("各街道办事处", True),
        ("市政府", False),
    ]


def test_local_branches_of_carriers_share_their_ending() -> None:
    found = split_bodies("县应急局、电信、移动、联通宕溪分公司", level="county")

    assert [b.name for b in found.bodies] == ["县应急局", "电信宕溪分公司", "移动宕溪分公司", "联通宕溪分公司"]


def test_party_and_government_of_every_place_are_one_class() -> None:
    found = split_bodies("市数据局、各县（市、区）委和政府", level="city")

    assert [(b.name, b.group) for b in found.bodies] == [("市数据局", False), ("各县（市、区）委和政府", True)]


@pytest.mark.parametrize(
    "name", ["国家金融监督管理总局鹿洲监管支局", "金融监管总局鹿洲监管支局", "应急管理部", "人力资源社会保障部"]
)
def test_a_central_body_is_known_with_a_place_that_no_table_has(name: str) -> None:
    found = split_bodies(name, level="county")

    assert [(b.name, b.known) for b in found.bodies] == [(name, True)]


def test_level_is_handed_on_to_the_next_list() -> None:
    first = split_bodies("省财政厅牵头"[:4], level="province")

    assert names("商务厅、科技厅", first.prefix) == ["省商务厅", "省科技厅"]


def test_stars_groups_and_leftovers_are_told_apart() -> None:
    found = split_bodies("*市科技局、各区县政府、按进度推进", level="city")

    assert [(b.starred, b.group) for b in found.bodies] == [(True, False), (False, True)]
    assert [leftover.text for leftover in found.leftovers] == ["按进度推进"]


def test_a_piece_longer_than_any_name_is_left_over() -> None:
    found = split_bodies("市教育局、" + "推进" * 200, level="city")

    assert [b.name for b in found.bodies] == ["市教育局"]
    assert len(found.leftovers) == 1


@pytest.mark.parametrize("text", ["开展专项检查", "每季度通报", "年产值达到三亿元", "推进落实"])
def test_prose_is_no_body(text: str) -> None:
    assert not looks_like_body(text)


def test_places_in_the_list_are_where_the_surface_says() -> None:
    text = "由*市科技局、 市委组织部（人才办）， 各区县政府等；以及市财 政局等部门"
    found = split_bodies(text, level="city").bodies

    assert [b.surface for b in found] == ["市科技局", "市委组织部（人才办）", "各区县政府", "市财政局"]
    for body in found:
        assert "".join(text[body.start : body.end].split()) == body.surface


@pytest.mark.corpus
def test_gold_surfaces_of_all_labelled_plans_resolve_to_their_names(corpus: Path) -> None:
    right = total = 0
    for path in sorted((corpus / "gold").glob("*.json")):
        for task in json.loads(path.read_text(encoding="utf-8"))["tasks"]:
            runs: list[list[dict[str, str]]] = []
            for agency in task["agencies"]:
                if agency.get("via") == "blanket":
                    continue
                if not runs or runs[-1][-1]["role"] != agency["role"]:
                    runs.append([])
                runs[-1].append(agency)
            prefix = ""
            for run in runs:
                found = split_bodies("、".join(a["surface"] for a in run), level="", inherit=prefix)
                prefix = found.prefix
                got = [(b.name, b.group) for b in found.bodies]
                total += len(run)
                right += sum((a["name"], bool(a.get("group"))) in got for a in run)

    assert total > 1000
    assert right / total >= 0.985


def test_a_lead_may_be_marked_before_or_behind_its_name() -> None:
    found = split_bodies("▲市科技局、市财政局*、市司法局", level="city").bodies

    assert [(body.surface, body.starred) for body in found] == [
        ("市科技局", True), ("市财政局", True), ("市司法局", False),
    ]  # fmt: skip


def test_carriers_of_one_run_share_the_level_of_the_first() -> None:
    found = split_bodies("国网某县供电公司、县移动、电信、联通公司", level="county")

    assert [b.name for b in found.bodies[1:]] == ["县移动公司", "县电信公司", "县联通公司"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县水利局，潮头镇、屿东镇、澳前镇等乡镇人民政府", ["县水利局", "潮头镇人民政府", "屿东镇人民政府", "澳前镇人民政府"]),
        ("市水务局，临河县、沙湖区等县区", ["市水务局", "临河县", "沙湖区"]),
        ("省财政厅、有关市州和县市区人民政府", ["省财政厅", "有关市州和县市区人民政府"]),
    ],
)  # fmt: skip
def test_a_class_behind_named_places_is_no_body_of_its_own(text: str, names: list[str]) -> None:
    assert [body.name for body in split_bodies(text, level="city").bodies] == names
