"""The place whose plan it is."""

from __future__ import annotations

import re

from ingest.jurisdictions import Jurisdiction, known_jurisdictions
from ingest.register import is_national

# Only the nation writes to all provinces.
_TO_THE_PROVINCES = re.compile(r"(?:^|\n)各省、自治区、直辖市")
_FIRST_ISSUER = re.compile(
    r"(?P<name>[\u4e00-\u9fa5]{2,16}?)(?:办公厅|综合司)?(?:[、 　]|等?[\d一二三四五六七八九十]+(?:个)?(?:部门|部委|单位)|关于|印发|$)"
)
# 国家金融监督管理总局某市监管分局, 国家统计局某市调查队: of the nation, in a place.
_LOCAL_BRANCH = re.compile(
    r"(?:[总部委署院会]|总局|银行|统计局|管理局)[\u4e00-\u9fa5]{2,10}(?:分局|支行|分行|调查队|办事处|监管局|监管组|税务局|海关)$"
)


def _is_national_issuer(text: str) -> bool:
    """“工业和信息化部等六部门关于…”: the first body named belongs to the nation."""
    found = _FIRST_ISSUER.match(text)
    if found is not None and _LOCAL_BRANCH.search(found.group("name")):
        return False
    return found is not None and is_national(found.group("name").removesuffix("等"))


def plan_place(title: str, issuer: str | None, front: str, tail: str, body: str) -> Jurisdiction:
    """The place whose plan it is: named in the title, else by the issuer, else by the text before the first item."""
    places = known_jurisdictions()
    if _is_national_issuer(issuer or "") or _is_national_issuer(title) or _TO_THE_PROVINCES.search(front):
        return places.nation
    signed = issuer or ""
    # What a branch of the nation in a place signs alone is of the place that the title names.
    first = (title, signed) if _LOCAL_BRANCH.search(signed.split("、")[0]) else (signed, title)
    for text in (*first, front, tail, body):
        found = places.find(text)
        if found:
            return found
    return places.nation
