"""What a sum of aid is named: who gets it, of what it is a part, and what it is (eval guide, “indicator” of funding)."""

from __future__ import annotations

import re

from ingest.aid_words import AID_UP_TO, LASTING, PAID

# “每家企业每年累计不超过5000万元”: who gets at most so much.
_EACH = re.compile(
    r"(?:同一|单个|单家|单户|单项|单一|每[个家户项名位])[\u3400-\u9fff]{2,6}?(?=每年|年度|累计|总额|合计)"
)
_GIVES = r"(?=[，,]|按照?|依规|(?:最高|择优|一次性|分别|再|每[家项个件户人年])?给予|$)"
_OBJECT = re.compile(
    rf"(?:对于|(?<![应相面反绝比核配校])对|针对)(?P<who>[^，。；,;]{{2,90}}?)(?:的)?{_GIVES}|(?<![^，,。；;])为(?P<whom>[^，。；,;]{{2,90}}?)(?=提供|发放|给予)"
)
_CONDITION = re.compile(r"(?:^|[，,。；;])(?P<who>[^，。；,;]{3,90})的(?=[，,])")
# “每平方米奖励60元”: among what it is shared stays in the name.
_SHARED_AMONG = re.compile(r"每(?:平方米|立方米|千瓦时|公里|[\u3400-\u9fff])(?=补|奖|资|给予|最高|不超过|支持|一次性)")
# “县财政按年度考核结果给予最高80%的补助”: who pays and by what is not what it is for.
_BY_WHOM = re.compile(
    r"^(?:由)?(?:中央|[省市县区州旗]级?|本级)(?:级)?财政(?:再|将)?(?:按照?[^，。；\d]{2,12}(?:结果|情况|等次)|(?:每年|全年)?(?:安排|发放|列支)(?=“))"
)
# “每亩每年落实管护经费10元”, “2023—2025年统筹安排资金9000万元”
_EACH_YEARLY = re.compile(r"(?P<each>每[\u3400-\u9fff]{1,3})每[年月](?=落实|安排|拨付|列支|统筹)")
_TERM = re.compile(r"20\d\d年?[-—–－~～至到]{1,2}20\d\d年(?:期间)?|^“?十[三四五六]五”?(?:期间|时期)")
_PER_ONE = re.compile(r"每[户家人名个座处台辆亩张套间栋条艘头只株件项例篇部](?=补|奖|给予|资|最高|不超过|支持|一次性)")
_SO_MANY = re.compile(
    r"(?:^|[，,。；;])(?P<what>[^，,。；;\d]{3,24}?)[\d.]+[万千]?(?P<unit>[\u3400-\u9fff])(?:以上|左右)?[，,；;、]$"
)
_CAPPED_EACH = re.compile(
    r"(?:单|每|同)[\u3400-\u9fff]{1,4}(?:每年|年度|累计|全年)*(?:最高|不超过|封顶|最多)(?:不超过)?$"
)
_CAPPED_TOO = re.compile(r"[、，]?(?:且|并)?(?:最高|最多|上限|不超过|封顶)+")  # “按1.5%给予贴息、最高不超过20万元”
_EACH_GETS = re.compile(r"每[\u3400-\u9fff]{1,3}(?:奖|补|资助|给予)|给予[\d.]")  # “每集奖励5万元，最高200万元”
_COUNT_AT_END = re.compile(
    r"(?:(?:发放|兑付|兑现)?(?:到位|及时|覆盖|兑现)率)?(?:累计|合计)?(?:达到?|突破|超过|不少于)?[\d.]+[万亿]?(?:[\u3400-\u9fff]{1,4}|%)$"
)  # “面积达到50万平方米，每平方米奖励…”
# Says what somebody is like, not who it is.
_PREDICATE = re.compile(
    r"(?:突出|明显|显著|优秀|优异|良好|较好|[较更]?[好大高强]|合格|达标|先进|条件|要求|通过|入选|获批|获评|成功|首次)$"
)
_OWN_HEAD = re.compile(
    r"^(?:[\s，,、和及与]|其中|将(?![军来])|并|依规|(?:按照?)?(?:相关|有关)?规定|经认定|由财政|且|可|按照?|按其?|给予|最高|择优|一次性|分别|再|每(?:平方米|公里|[家项个件户人副条辆台只头亩座处名位栋间床班生吨株套份场次集部期])?(?:企业|单位|项目|人)?(?=给予|最高|不超过|分别|每|补|奖|资|$)|每年|全年(?=发放|安排)|年度|优先|予以|不超过|发放|提供|安排|其|该|奖励|资助|补贴|补助)+"
)
_OWN_TAIL = re.compile(
    r"(?:[由从][\d.]+(?:[万亿]?元|%)|(?:上调|提标|调整|提高|增加)[到至为]|(?:上调|提标|调整)|(?:按照?)?(?:相关|有关)规定|给予|最高|不超过|按照?|最多|一次性|不高于|的|为|至|达|可|每[家项个件户人年月]|分别|以|不得超过|不少于|不低于|每年|上限|总额不超过)+$"
)
_TAIL_CUT = re.compile(r"[，,。；;：:（(、\n]|(?:和|及|与)(?=[^，。；]{2,20}$)")
_EXPLAINED = re.compile(r"[（(][^（()）]{13,400}[）)]|[（(](?:即|以下|指|责任|牵头|简称)[^（()）]{0,400}[）)]")
_AID_NAME = re.compile(r"[\u3400-\u9fff](?:金|券|经费)$")  # “发放资助金1.1亿元”: it says itself what it is
_BEFORE_WHAT = re.compile(
    r"^.*(?:[0-9０-９]\s*[万亿千百]*[元%％年月日天个]*(?:以内)?(?:的)?|给予|予以|进行|享受|最高|每[年月])"
)
_WHAT = re.compile(rf"免费[一-龥]{{2,6}}|(?:{PAID})|支持|贷款")


# “自建独立站的企业，给予实际支出30%、最高15万元的补助”: the clause before names who gets it.
_RECEIVER = re.compile(
    r"(?:^|[，,。；;])(?P<who>[^，,。；;\d]{3,30}(?:企业|单位|机构|平台|个人|主体|合作社|农户|家庭))[，,](?:(?:给予|予以|按照?)[^，,。；;]*)?$"
)


def benefit(*, left: str, right: str, clause_right: str, sentence_left: str) -> str:
    """Who gets it, of what it is a part, and what it is, as far as the sentence names them.

    `left` and `right` are the words of the quantity's own segment, `clause_right` the rest of its clause,
    `sentence_left` the sentence before the number.
    """
    what = _what(left, right) or _what_later(clause_right) or _what_before(left, sentence_left)
    in_all = _IN_ALL.search(left) if not what else None
    if in_all:  # “实施“算力券”政策，年度发放总额不超过5000万元”
        what = in_all.group(1)
    if whole := _WHOLE_AID.search(left):  # “…每列最高奖励10万元，年度奖励总额不超过800万元”
        return whole.group(1)
    before = tidy_sentence(sentence_left[: len(sentence_left) - len(left)])
    each = _EACH.match(left.lstrip(" ，,、"))
    whose = _PER_ONE.match(left.lstrip(" ，,、"))
    counted = _SO_MANY.search(before) if whose else None
    if whose and counted and counted.group("unit") in whose.group():
        return _joined(counted.group("what"), whose.group(), what)  # “搬迁农户680户，每户补助3.5万元”
    own = _OWN_TAIL.sub("", _OWN_HEAD.sub("", _BY_WHOM.sub("", LASTING.sub("", tidy_sentence(left)).strip(" ，,"))))
    own = each.group() if each and len(own) < 4 else own
    yearly = _EACH_YEARLY.match(left.lstrip(" ，,、"))
    own = (yearly.group("each") if yearly and yearly.group("each") not in own else "") + _TERM.sub("", own)
    own = "" if own in what or len(own) < 2 else own
    if re.match(
        r"(?:标准|比例|额度|金额)(?:为|是|按)", own
    ):  # “退还保证金，标准为交纳数额的80%”: of what stands before
        return _joined(_last_clause(before, ""), "", what)
    if _OBJECT.match(own + "，"):
        return _joined(_who(before + own + "，") or own, "", what)
    if re.match(r"(?:同一|单个|每个|每家|单家)", left.lstrip()) and len(own) >= 4:
        return _joined("", own, what)
    shared = _SHARED_AMONG.match(left.lstrip(" ，,、")) if not own else None
    return _joined(
        _who(before)
        or (
            ""
            if len(own) >= 4 or what.rstrip("”").endswith("券") or _AID_NAME.search(own)
            else _last_clause(before, what.removeprefix("一次性"))
        ),
        own or (shared.group() if shared else ""),
        what,
    )


def tidy_sentence(text: str) -> str:
    """The sentence without explanatory brackets, which name bodies and definitions, not who gets the money."""
    return _EXPLAINED.sub("", text)


def _what(left: str, right: str) -> str:
    text = right.lstrip("的 ")
    stop = _TAIL_CUT.search(text)
    text = (text[: stop.start()] if stop else text)[:24].removeprefix("人民币").lstrip("的")
    found = list(_WHAT.finditer(text))
    if found:  # behind the last number and verb: “给予最高20万元补助” of “30%给予最高20万元补助”
        return _BEFORE_WHAT.sub("", text[: found[-1].end()])
    named = [m.group() for m in _WHAT.finditer(left[-60:])]
    # “按实际租金的80%、50%给予补贴”: what is paid is named behind the list
    return named[-1] if named and not (named[-1] in ("租金", "房租") and not right.strip("、 ")) else ""


def _what_later(clause_right: str) -> str:
    """“30万元、最长3年的担保贷款”: what is named behind the last sum of the list."""
    found = _WHAT.search(clause_right[:48])
    return re.sub(r"^.*[、和的]", "", _BEFORE_WHAT.sub("", clause_right[: found.end()])) if found else ""


def _what_before(left: str, sentence_left: str) -> str:
    """“补助租金每平方米3元，单户每年最高2万元”: more of what the clause before gives."""
    if not (_CAPPED_EACH.search(left) or _CAPPED_TOO.fullmatch(left)):
        return ""
    named = [m.group() for m in _WHAT.finditer(sentence_left[-60:]) if m.group() not in ("租金", "房租", "券")]
    return named[-1] if named else ""


def _who(text: str) -> str | None:
    text = text[-240:]
    objects = [m for m in _OBJECT.finditer(text) if len(_name(m)) >= 2]
    conditions = list(_CONDITION.finditer(text))
    paid = objects and re.search(rf"\d[万亿]?元$|(?:{PAID})", _name(objects[-1]))
    if paid and conditions and conditions[-1].start() >= objects[-1].end() - 1:
        return conditions[-1].group("who")  # “对甲奖励20万元，乙达到1亿元的，奖励…”: of what was named last
    if objects:
        last = objects[-1]
        who = _PAID_ALREADY.sub("", _name(last))
        if _ONLY_SIZE.fullmatch(who):  # “支持举办甲活动，对实际投入超过200万元的，按…”: of what was named before
            return _last_clause(text[: last.start()], "") + who
        if _PREDICATE.search(who) and len(who) <= 6:  # “对成效突出的给予”: of what was named before
            who = _last_clause(text[: last.start()], "") + who
        return who
    if conditions:
        return conditions[-1].group("who")
    receiver = _RECEIVER.search(text)
    return receiver.group("who") if receiver else None


_IN_ALL = re.compile(r"((?:发放|兑付|支出)总额)(?:不超过|最高|控制在|不低于|不少于|为|达到?)*$")
_WHOLE_AID = re.compile(
    r"^[\s，,、]*((?:年度|全年|累计)(?:奖励|补助|补贴|资助)(?:资金)?总额)(?:不超过|最高|控制在|为|达到?)*$"
)
# “对新认定的企业奖励20万元，重新认定的奖励10万元”: what was paid to the first is no part of the second's name.
_PAID_ALREADY = re.compile(r"(?:一次性)?(?:给予|奖励|补助|补贴|资助|奖补)+(?:不超过|最高)?[\d.]+[万亿]?元.*$")
_POLICY = re.compile(r"^(?:实施|推行|推出|落实|出台|制定|执行)(?=[“\u3400-\u9fff]{3})|(?:政策|制度|机制)$")
_ONLY_SIZE = re.compile(
    r"(?:年度?|单[个场次项户]|当年|累计|全年|总|实际|实缴|首次)*(?:投入|投资额?|销售额|交易额|营业额|产值|营业收入|场次|面积|规模|费用|支出|展位)(?:首次|累计)*"
    r"(?:达到?|超过?|突破|不低于|不少于|在)[\d.]+[^\d，；。]{1,6}(?:以上)?"
)


def _name(match: re.Match[str]) -> str:
    name: str = match.group("who") or match.group("whom")
    return name.removesuffix("的")


def _last_clause(text: str, what: str) -> str:
    if len(what) >= 5:
        return ""
    clauses = [c.strip() for c in re.split(r"[，,。；;：:]", text[-200:]) if len(c.strip()) >= 4]
    several: list[str] = []
    for clause in reversed(clauses):  # “建设一批甲，布局一批乙，每家给予…”: both
        some = re.fullmatch(r".{2,4}一批(.{2,30})", clause)
        if some is None:
            break
        several.insert(0, some.group(1))
    if several:
        return "、".join(several)
    heads = [_COUNT_AT_END.sub("", re.split(r"(?:依规|按规定)?按照?", clause)[0]) for clause in clauses]
    found = next((head for head in reversed(heads) if len(head) >= 4 and not _EACH_GETS.match(head)), "")
    return _POLICY.sub("", found) or found


def _joined(who: str, own: str, what: str) -> str:
    name = AID_UP_TO.sub(r"\2\1", who + own)
    return name if what and what in name else (name + what)[-90:]
