"""Places that the table of places does not list, read by their ending: most counties, districts, towns and zones.

A word that ends like a place is none where it says what kind of place is meant: 中心城区, 示范区, 各县区.
"""

from __future__ import annotations

import re

_UNKNOWN = re.compile(
    r"(?P<name>[\u4e00-\u9fa5]{2,7}?(?:自治区|自治州|自治县|自治旗|省|市|县|区|旗(?![帜舰下杆])|镇|乡(?!村|镇|土|愁|[县区旗])|街道|(?<![联同加结会])盟(?=行政公署|行署|盟委|[\u4e00-\u9fa5]{2,30}(?:方案|意见|计划|措施|办法))|州(?=人民政府|委办公室|委员会|政府|党委|“|关于|推进|加快|促进|深化)))(?=[\u4e00-\u9fa5“《（(\d]|$)"
)
# A zone with an administration of its own.
_ZONE = re.compile(
    r"[\u4e00-\u9fa5]{2,4}?(?:经济技术开发区|高新技术产业开发区|经济开发区|高新技术开发区|旅游度假区|综合保税区|(?:国家(?:级)?)?(?:农业高新技术产业示范区|现代农业示范区|自主创新示范区|高新技术产业开发区|经济技术开发区))"
)
_NOT_A_PLACE = re.compile(
    r"[全我各本该省市县区]|关于|城市|示范|开发|园区|社区|地区|辖区|自贸|试验|新区|印发|国家|建设|[小城村乡集]$|建制|特色|重点|中心|老旧|背$|沿$"
)
# 方城县, 新乡县: a county may end in 城 or 乡; 全椒县, 本溪县, 市中区: or begin like a word for all of them.
_COUNTY = re.compile(
    r"[\u4e00-\u9fa5]{1,2}[城乡]县(?![域级])|[全本](?![部体地级域国省市县区州旗面])[\u4e00-\u9fa5]县(?![域级城直区乡镇])|全州县|市中区"
)
# 任城区, 平乡区: only a government tells them from 主城区, 老城区.
_DISTRICT = re.compile(r"[\u4e00-\u9fa5](?<![主老旧县内外])[城乡]区")
_GOVERNS = ("人民政府", "政府", "委员会", "区委")


def is_no_place(name: str, behind: str = "") -> bool:
    """Whether a word that ends like a place says only what kind of place is meant; `behind` is what follows it."""
    if _COUNTY.fullmatch(name) or (_DISTRICT.fullmatch(name) and behind.startswith(_GOVERNS)):
        return False
    return _NOT_A_PLACE.search(name[:-1]) is not None


def zone_at_start(text: str) -> str:
    """The zone a text begins with, "" for none."""
    zone = _ZONE.match(text)
    return zone.group() if zone else ""


def unlisted_at_start(text: str) -> str:
    """The unlisted place a text begins with, "" for none."""
    for pattern in (_COUNTY, _DISTRICT, _UNKNOWN):
        match = pattern.match(text)
        if match is not None and not is_no_place(name := match.group(), text[match.end() : match.end() + 4]):
            return name
    return ""
