"""What reads like the name of a body, like a class of bodies, or like neither.

Source: eval guide: “各县(市、区)人民政府”, “有关区县”, “各市、州、县人民政府” are classes (groups); “等单位”, “有关部门”,
“各有关单位” with no body named are no agency at all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.jurisdictions import known_jurisdictions
from ingest.register import CENTRAL_LEADS, LEVEL_WORD, load_register

# How names end: behind one of these a label needs no separator in text that lost its lines (市供销社完成时限：…).
NAME_ENDS = "局委办厅部院署会府行室心队司馆所处区县市镇乡团社站校企业店场厂位门股科组库盟旗台园村"
_UNIT = (
    r"(?:自治州|自治县|自治区|直辖市|计划单列市|县级市|地级以上市|地级市|设区的?市|省直管县|街道|功能区|园区|开发区|县市区|区县|县区|市县|盟市|州市|市州|镇街|团场|"
    r"乡镇|兵团|[省市州县区旗盟镇乡])"
)
_BRACKET = r"(?:[（(][^（）()]*[）)])?"
# 各区、县级市; 各市、州、县人民政府; 各省、自治区、直辖市: one class although it has 、 inside.
SERIES = re.compile(
    rf"(?:各(?:级|有关|相关)?|有关|相关){_BRACKET}{_UNIT}{_BRACKET}(?:[、和及]{_UNIT}{_BRACKET}(?=[、，,；;。（(和及人政管办]|级|党委|[\u3400-\u9fff]{{2,12}}(?:厅|局|委|部门)(?:[、，,；;。（(]|$)|$))+"
    rf"|各(?:级)?{_BRACKET}{_UNIT}{_BRACKET}党(?:工)?委(?:、|和)?(?:人民)?政府"
)
# In prose only a class with an ending of its own is a mention: 各县（市、区）人民政府, not 各市.
CLASS_MENTION = re.compile(
    rf"各(?:级)?{_BRACKET}{_UNIT}{_BRACKET}(?:[、和及]{_UNIT}{_BRACKET})*(?:党委、?和?)?(?:人民政府|政府|管委会|街道办事处)"
)
_QUALIFIED = r"(?:有关|相关|各有关|各相关)(?:的)?"
_OF_LEVEL = r"(?:其|其他|其它|各级|各|全|自治区|市|省|区|县|州|国务院|本|中央|级|直|属|市直|省直|区直|县直|州直|市级|省级|区级|县级|以上|人民政府|政府|党委|和|及其?|、)*"
_NOBODY = re.compile(
    rf"^{_OF_LEVEL}{_QUALIFIED}"
    r"(?:职能|成员|责任|牵头|行业|主管|业务|配合|市级|省级|区级|直属|政府|工作)*(?:部门|单位|方面|机构|委办局|地方|企业|部门和单位|部门及单位|科室|处室)(?:[（(]单位[）)])?$"
    r"|^各(?:责任|牵头|配合|参与|有关|级|级各)(?:单位|部门|部门单位|级)$|^各(?:单位|部门单位|级)$|^(?:部门|单位|机构|地方)$"
    r"|^(?:等|下同|下略|以下同)$"
)
_NOBODY_ENDS = (
    "部门", "单位", "方面", "机构", "委办局", "地方", "企业", "科室", "处室", "单位）", "单位)", "级", "等", "下同", "下略", "以下同",
)  # fmt: skip
_GROUP = re.compile(
    r"(?:各|自治[区州县旗]直?各|全市各|全区各|全省各|全县各|全州各|[市省区县州]直?[级直]?各|省政府各|市政府各|有关|相关|所有|其他|县级以上|地方各级|属地|事发地|所在地|沿线|辖区|驻.{1,3}各)"
    r"|(?:[市省区县]属|中央驻|在|驻)[\u3400-\u9fff]{0,6}(?:企业|高校|院校|单位|医院|机构|院所|银行|公立医院|国企)$"
    r"|(?:金融|银行业?金融|科研|驻外|保险|商业银行|行业协会|社会组织|运营)机构$|(?:高等院校|高校|科研院所|国有企业|行业协会|通信运营企业|电信运营商|通信运营商|金融机构)$"
)
# 沿海各区县人民政府, 沿江县（市、区）, 试点镇街: a class that a word of place or kind narrows.
_NARROWED = re.compile(
    r"^(?:全?(?:市|省|县|区|州)(?:内|域内|辖)?)?(?:沿[\u3400-\u9fff]{1,3}|环[\u3400-\u9fff]{1,3}|涉[\u3400-\u9fff]{1,2}|[\u3400-\u9fff]{1,4}(?:流域|沿线|片区|灾区|库区|山区|林区|牧区|矿区|城区|郊区|湖区|滩区|平原|丘陵)|"
    r"[流区]域内?|库区|山区|林区|牧区|矿区|灾区|城区|郊区|平原|丘陵|高原|边境|试点|试验|示范|重点|主产|产粮|产油|受灾|任务|目标|创建|承办|属地|主城|中心城|中心|市辖|县辖|对口|帮扶|受援|支援|东部|西部|南部|北部|中部)"
    rf"(?:[产大及和、])*(?:各(?:相关|有关)?)?{_BRACKET}(?P<units>{_UNIT}(?:[、和及]?{_UNIT})*)(?P<more>{_BRACKET})(?:{_UNIT})*"
    r"(?P<ending>(?:党委、?和?)?(?:人民政府|政府|管委会|办事处)?)$"
)
_PLURAL = re.compile(r"各|区县|县区|市县|县市|盟市|州市|市州|镇街|街镇|乡镇|[（(]")
_COUNTED = re.compile(r"\d+个.*(?:单位|部门)")
# 县（市、区）, （县）区, 镇（街道）, 区县政府, 街道办事处: a class of places named without 各.
_CLASS = re.compile(
    r"^村(?:[（(](?:社区|居|居委会|社区、居)[）)]|居|社区)$|^(?:[（(][县市区旗州镇乡街道、]{1,12}[）)])?(?:[县市区旗州镇乡]{1,3}|乡镇|镇街|街镇|街道|设区市|盟市|州市|市州|区县|县市区)(?:街道)?"
    r"(?:[（(][县市区旗州镇乡街道办管委会、]{1,16}[）)])?(?:党委、?(?:和)?政府|人民政府|政府|办事处|管委会)?(?:[（(][县市区旗州镇乡街道办事处管委会、]{1,16}[）)])?$"
)
# Of those, names of the document's own government (市政府, 县人民政府) are bodies.
_OWN_GOVERNMENT = re.compile(r"^[省市县区州旗盟](?:党委|人民政府|政府|管委会)?$")
_SUFFIX = (
    r"(?:局|委|办|厅|部|院|署|会|行|室|中心|支行|中支|分行|支队|总队|大队|海关|集团|公司|大学|学院|学校|医院|政府|街道|镇|乡|小组|专班|指挥部|联席会议|单位|部门|"
    r"区|县|市|州|社|队|站|所|处|电视台|气象台|日报|报社|馆|基地|园|机构|校|厂|平台|团委|工会|联盟|银行|团|企业|盟|军分区|总站|服务队|公会|总社|地区|地方|高校|院所|"
    r"机关|[工妇科文残侨]联|工商联|社科联|科协|新城|公署|运营商|监管组|工作组|领导组|秘书组|推进组|专项组|协调组|商会|旗|苏木|兵团|总台|联社|资本|法院|中学|小学|幼儿园|卫生院|村|农场|林场|牧场|科|股|嘎查|支部|事务所|中队|交警|监狱|直属库|储备库|[工车电机]务段|供电段|(?<=公)路段|养护段|[一二三四五六七八九十]中)"
)
_BODY = re.compile(rf"^[\u3400-\u9fff〇○A-Za-z0-9（）()、·“”《》\-—]{{2,40}}?{_SUFFIX}$")
_GRID = re.compile(r"国网[\u3400-\u9fff]{2,8}电力")  # 国网云海电力, its company left out
_PROSE = re.compile(
    r"[的了]|^(?:建立|健全|构建|形成|由|第[（(一二三四五六七八九十\d])|[项条]由|成立|参照|推进|建设社区|按照|根据|加强|完善|开展|进行|负责|落实|牵头(?!办)|配合|要求|其中|以上|以下|例如|包括|适用|不得|应当"
)
_INCLUDED = re.compile(r"[（(〔〈](?:含|包括|不含|下同)[^（）()〔〕〈〉]*[）)〕〉]$")
_ASIDE = re.compile(r"[（(〔〈][^（）()〔〕〈〉]*(?:简称|下同|包括|以下)[^（）()〔〕〈〉]*[）)〕〉](?=.)")
_EXPLAINED = re.compile(r"[（(〔〈][^（）()〔〕〈〉]*[）)〕〉]$")
_WITH_ARTICLE = re.compile(r"^各(?:级)?" + _UNIT)
# A plan prints the same names on every page: what was asked of one is remembered.
_REMEMBERED = 4096


@lru_cache(_REMEMBERED)
def bare_name(text: str) -> str:
    """Without the bracket that explains a body: 市委组织部（人才办） → 市委组织部."""
    if text.startswith(("各", "有关", "（", "(")) or _CLASS.match(text):
        # 各区人民政府〈含开发区管委会〉: what the class includes is no part of its name; 各县（市、区） is.
        return _INCLUDED.sub("", text)
    return _EXPLAINED.sub("", text)


def without_asides(text: str) -> str:
    """Without a bracket inside the name that abbreviates or includes: 各区县（自治县，以下简称区县）政府 → 各区县政府."""
    return _ASIDE.sub("", text)


@lru_cache(_REMEMBERED)
def looks_like_body(text: str) -> bool:
    """True when `text` has the form of a body's name; whether the register knows it is another question."""
    bare = _EXPLAINED.sub("", text)
    if bare.startswith("各"):
        return bool(_WITH_ARTICLE.match(bare)) or bool(_BODY.match(bare))
    if _GRID.fullmatch(bare):
        return True
    return bool(_BODY.match(bare)) and not _PROSE.search(bare.removeprefix("县级以上"))


def is_nobody(text: str) -> bool:
    """有关部门, 各单位, 下同: names no body (eval guide)."""
    return (text.endswith(_NOBODY_ENDS) and bool(_NOBODY.match(text))) or text.startswith("以下简称")


@lru_cache(_REMEMBERED)
def is_group(text: str) -> bool:
    """各区县政府, 有关区县, 领导小组各成员单位, 县（市、区）: a class of bodies."""
    if _GROUP.match(text) or text.endswith("成员单位"):
        return True
    return ("个" in text and _COUNTED.search(text) is not None) or is_class(text) or _is_narrowed(text)


def _is_narrowed(text: str) -> bool:
    """沿海各区县人民政府: 各, two levels or a bracket of them make it a class; 东部新区, 中心城区 are places."""
    found = _NARROWED.match(text) if _PLURAL.search(text) else None
    return found is not None and found.group("units") not in ("园区", "功能区", "开发区")


def is_class(text: str) -> bool:
    """A class of places, with or without 政府, that is named without 各."""
    return bool(_CLASS.match(text)) and not _OWN_GOVERNMENT.match(text)


@lru_cache(_REMEMBERED)
def is_known(name: str) -> bool:
    """Whether the register knows the name, also with a place in front (重庆海关) or inside (人行重庆营管部)."""
    register = load_register()
    if register.find(name) is not None or _POLICE.match(name):
        return True
    led = name.startswith(CENTRAL_LEADS)
    lead = next(lead for lead in CENTRAL_LEADS if name.startswith(lead)) if led else ""
    started = known_jurisdictions().at_start(name.removeprefix(lead))
    if started is None:
        # 国家金融监督管理总局某某监管支局: most counties are in no table.
        inner = name.removeprefix(lead)
        return led and any(register.find(lead + inner[cut:]) for cut in range(2, min(6, len(inner) - 2)))
    stem = name.removeprefix(lead)[started[1] :].removeprefix("市")
    return register.find(lead + stem) is not None or register.find(stem) is not None


# 公安沅溪分局, 市公安局城东分局
_POLICE = re.compile(r"(?:[市县区州旗]?公安局?|[市县区州旗]公安)[\u3400-\u9fff]{2,6}分局$")


@lru_cache(_REMEMBERED)
def carries_place(name: str) -> bool:
    """云海银保监分局: what stands before a central agency's local branch is its place."""
    register = load_register()
    forms = (register.by_form(name[cut:]) for cut in range(2, min(6, len(name) - 1)))
    return any(form is not None and form.category == "垂管" for form in forms)


@lru_cache(_REMEMBERED)
def printed_level(name: str) -> str:
    """The level a name prints in front (市, 省, 自治区); "" where it prints none (市场监管局, 泉州海关)."""
    match = LEVEL_WORD.match(name)
    return match.group("level") if match else ""
