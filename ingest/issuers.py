"""Whose paper it is: the bodies that sign, that the title names as its author, or that a portal's box names.

Source: GB/T 9704-2012 (发文机关署名 7.3.5, 印发机关 7.4.3).
"""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.jurisdictions import known_jurisdictions
from ingest.paper_dates import DATE, iso_day
from ingest.register import is_national
from ingest.sections import is_plan_title

ISSUER_END = re.compile(
    r"(?:人民政府|办公室|办公厅|委员会|局|厅|部|委|院|署|政府|领导小组|指挥部|联席会议|管委会|中心|专班|办|总队|支队|法院|检察院|"
    r"公司|集团|银行|总社|监会|总工会|大学|学院|街道办事处|行政公署|联合会|分行|支行|海关|调查队)$"
)
_ISSUER_LINE = re.compile(
    r"^(?P<name>[^。，,；;：:\d《》（）()]{3,30}?|[^。，,；;：:\d《》（）()]{3,20}[（(][^）)]{2,12}[）)][^。，,；;：:\d《》（）()]{3,20})(?:[（(][^）)]*[）)])?$"
)
_SEALED = re.compile(r"[（(](?:代章|代|盖章|章)[）)]$")
_TITLE_ISSUER = re.compile(
    r"(?:^|[-—：:])(?P<name>(?:中共)?[\u4e00-\u9fa5]{2,24}?(?:人民政府办公厅|人民政府办公室|人民政府|国务院办公厅|委员会办公室|委员会|管委会|办公厅|国务院|[^关]局|[^关]厅))(?:等(?:[\d一二三四五六七八九十]{1,3}(?:个|家)?)?(?:部门|单位))?关于"
)
# The offices of party and government print theirs before the plan's name: “中共某州委办公室 某州人民政府办公室印发《…》的通知”.
_ISSUES = re.compile(
    r"^(?P<name>(?:中共)?[\u4e00-\u9fa5]{2,24}?(?:办公厅|办公室|委员会|人民政府|局|厅|部)(?:[、 　]+[\u4e00-\u9fa5]{2,24}?(?:办公厅|办公室|委员会|人民政府|局|厅|部)){0,5})印发《"
)
# On the line below the title: whose paper it is.
_GOVERNMENT = re.compile(r"[\u4e00-\u9fa5]{2,16}(?:人民政府|人民政府办公室|人民政府办公厅|管理委员会)")
_LABELLED_ISSUER = re.compile(
    r"(?:发文机关|发文单位|制发机关|制发单位|印发机关)[：:\s]*(?P<name>[\u4e00-\u9fa5]{2,24}?(?:人民政府|办公室|办公厅|委员会|局|厅|部|委|院|政府|领导小组|指挥部|管委会|街道办事处|公司|集团))(?=$|[\s;；,，]|[\u4e00-\u9fa5]{2,6}[：:]|发文|成文|公开|发布|文号|主题|有效)"
)
_OF_THE_NATION = re.compile(
    r"(?<=[局委会厅部院行办室])(?:中国人民银行|国家税务总局|国家金融监督管理总局|国家统计局|国家外汇管理局|中国银(?:行)?保(?:险)?监)"
)


def sign_off(front: list[str], tail: list[str]) -> tuple[str | None, str | None]:
    """(issuer, date) from the sign-off: a body's name above a date, before the plan or behind it."""
    for lines in (front, tail):
        for n, line in enumerate(lines):
            date = DATE.search(line)
            if not date or len(line) > 60:
                continue
            before = line[: date.start()].strip()
            if line.endswith("印发") and not before.endswith(("人民政府办公厅", "人民政府办公室", "国务院办公厅")):
                # The office that printed the paper (印发机关, GB/T 9704-2012 7.4.3); only a government's own office is
                # as a rule the one whose paper it is.
                return None, iso_day(date)
            above = before or _signature(lines, n).rsplit("。", 1)[-1]  # one-line text has it behind the last sentence
            match = _ISSUER_LINE.match(above)
            if match and ISSUER_END.search(match.group("name")) and not above.startswith(("时间", "发布", "来源")):
                signed = [*([] if before else _joint_issuers(lines[: n - 1])), match.group("name")]
                return "、".join(dict.fromkeys(name for line in signed for name in _parted(line))), iso_day(date)
            if line == date.group():
                return None, iso_day(date)
    return None, None


def title_issuer(lines: list[str]) -> str | None:
    """The body that a title names as its author: “某市人民政府关于印发…的通知”, on the title's line or the one above; else
    the one that a portal's box names."""
    for above, line in pairwise(["", *lines]):
        match = _TITLE_ISSUER.search(line[:160])
        if match and len(line) <= 160:
            return match.group("name")
        if len(line) <= 200 and (issues := _ISSUES.match(line)):
            return "、".join(re.split(r"[、 　]+", issues.group("name")))
        if above and above == lines[0] and is_plan_title(above) and _GOVERNMENT.fullmatch(line):
            return line
        if line.startswith("关于") and (signed := _ISSUER_LINE.match(above)) and ISSUER_END.search(signed["name"]):
            return "、".join(_parted(signed["name"]))
    labelled = (match.group("name") for line in lines if (match := _LABELLED_ISSUER.search(line)))
    return next(labelled, None)


def _joint_issuers(above: list[str]) -> list[str]:
    """The other bodies that sign, one a line above the last one; lines that explain one of them are passed over."""
    names: list[str] = []
    for line in reversed(above):
        if re.match(r"[（(].*[）)]$", line):
            continue
        match = _ISSUER_LINE.match(line)
        if match is None or not ISSUER_END.search(match.group("name")) or not 3 <= len(line) <= 48:
            break
        names.append(match.group("name"))
    return names[::-1] if names else []


def _parted(line: str) -> list[str]:
    """Bodies that sign side by side on one line: 某省甲厅　某省乙厅."""
    if line.startswith("中共"):  # 中共某县委某县人民政府
        first, *others = _parted(line.removeprefix("中共"))
        return ["中共" + first, *others]
    nations = [m.start() for m in _OF_THE_NATION.finditer(line) if m.start()]
    if nations:  # 某市市场监督管理局　中国人民银行某市中心支行
        return [
            name
            for a, b in zip([0, *nations], [*nations, len(line)], strict=True)
            for name in ([line[a:b]] if a else _parted(line[a:b]))
        ]
    found = known_jurisdictions().at_start(line)
    apart = _nationals("".join(line.split())) if found is None else []
    if len(apart) > 1:
        return apart
    place = line[: found[1]] if found else ""
    starts = [m.start() for m in re.finditer(re.escape(place), line)] if len(place) >= 3 else [0]
    return [line[a:b] for a, b in zip(starts, [*starts[1:], len(line)], strict=True)]


def _nationals(line: str) -> list[str]:
    """The bodies of the nation that a line is made of: 教育部财政部; [] where it holds anything else."""
    names: list[str] = []
    place = 0
    while place < len(line):
        ends = (m.end() for m in re.finditer(r"[部委局署会院行](?!员会)", line[place : place + 24]))
        size = next((end for end in ends if is_national(line[place : place + end])), 0)
        if not size:
            return []
        names.append(line[place : place + size])
        place += size
    return names


def _signature(lines: list[str], n: int) -> str:
    """The line above the date, brackets that explain it passed over (代章); two lines where the second one has no place
    of its own (“某市行动计划 / 工作专班办公室”)."""
    above = [_SEALED.sub("", line) for line in lines[max(0, n - 4) : n] if not re.match(r"[（(].*[）)]$", line)]
    if not above:
        return ""
    last = above[-1]
    before = above[-2] if len(above) > 1 else ""
    bare = re.match(r"(?:工作|领导|专项|协调|推进|联席)", last)
    return before + last if bare and len(before) <= 28 and not re.search(r"[。：:，；》]", before) else last
