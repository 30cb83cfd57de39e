"""What the document says about itself: title, number, whose plan it is, who issued it, when, for which years.

Source: GB/T 9704-2012 (发文字号 7.2.5, 成文日期 7.3.5) and the eval guide; nothing is taken from outside the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from ingest.front_lines import MAX_TITLE, front_lines
from ingest.jurisdictions import Jurisdiction, known_jurisdictions
from ingest.markers import ordinal_of
from ingest.register import is_national
from ingest.sections import is_plan_title

_NUMBER = re.compile(
    r"(?P<agency>[\u4e00-\u9fa5]{1,14})[〔﹝\[（(【](?P<year>(?:19|20)\d{2})[〕﹞\]）)】]第?(?P<no>\d{1,4})号"
)
# The name of the field before it, in the box of a portal or glued by a table's cell: 发文字号：某政办发〔2024〕3号.
_NUMBER_LABEL = re.compile(
    r".*?(?:发文字号|发文文号|公文文号|文件字号|文件文号|文件编号|公文编号|发文编号|文件号|文号|字号)[：:\s]*(?=[\u4e00-\u9fa5])"
)
_DATE = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
_HAN = "〇○零Oo一二三四五六七八九"
# 二〇二四年五月二十日 (GB/T 9704-1999; still printed by many).
_HAN_DATE = re.compile(rf"([一二][{_HAN}]{{3}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日")
_ISO = re.compile(r"((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})")
_PERIOD = re.compile(r"((?:19|20)\d{2})年?[—\-－–~～至到―]{1,2}((?:19|20)\d{2})年?")
_NOTICE = re.compile(r"(?:印发|发布|转发)(?:了)?[《〈<“]?(?P<title>.+?)[》〉>”]?的通知")
_ISSUER_LINE = re.compile(
    r"^(?P<name>[^。，,；;：:\d《》（）()]{3,30}?|[^。，,；;：:\d《》（）()]{3,20}[（(][^）)]{2,12}[）)][^。，,；;：:\d《》（）()]{3,20})(?:[（(][^）)]*[）)])?$"
)
_SEALED = re.compile(r"[（(](?:代章|代|盖章|章)[）)]$")
_ISSUER_END = re.compile(
    r"(?:人民政府|办公室|办公厅|委员会|局|厅|部|委|院|政府|领导小组|指挥部|联席会议|管委会|中心|专班|办|总队|支队|法院|检察院|"
    r"公司|集团|银行|总社|监会|总工会|大学|学院|街道办事处|行政公署|联合会|分行|支行|海关|调查队)$"
)
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
# Below the title, on a line of its own: （2023—2025年）, （试行）.
_TITLE_TAIL = re.compile(
    r"[（(](?:(?:19|20)\d{2}\s*年?\s*[—\-－–~～至]{1,2}\s*(?:19|20)\d{2}\s*年?|(?:19|20)\d{2}年度?|试行|暂行|草案|征求意见稿|修订稿?|\d{4}年?修订版?)[）)]$"
)
# What the first line of a paper without a word like 方案 is known by: whose it is, which year's, or what it is about.
_LIKE_TITLE = re.compile(
    r"^关于|^[《“]|(?:19|20)\d{2}年|^[\u4e00-\u9fa5]{2,12}?(?:省|市|县|区|州|盟|旗|镇|乡|街道|公司|集团|局|委|厅|办)"
)
_TITLE_NOUN = re.compile(
    r"(?:安排|分解|分工|分解表|分工表|责任表|工程|台账|任务|目录|部署|指引|指南|攻坚战|工作|目标|事项|实事|项目|责任书|名单|一览表|制度|预案|承诺|表|“?\d{1,3}条”?|“[\u4e00-\u9fa5]{0,4}清单”)"
    r"(?:[（(〔\[][^）)〕\]]{1,30}[）)〕\]])?$"
)
_MOST_ABOVE, _MOST_NUMBERS, _NEAR = 2, 20, 40
_CHROME_LINE = re.compile(r"首页|当前位置|索引号|发布(?:日期|时间|机构)|浏览|来源[:：]|字号|打印|登录|导航|附件")


@dataclass(frozen=True)
class Metadata:
    """The document's own statements; None where it states nothing."""

    title: str
    number: str | None
    jurisdiction: Jurisdiction
    issuer: str | None
    issued_on: str | None
    period: list[str] | None
    month_of_issue: str | None = None  # 2024-03 where no day is printed: no date of the paper, but its year

    @property
    def year(self) -> int | None:
        """The one year a yearly plan names in its title (某省2025年工作要点), to read bare months by."""
        years = set(re.findall(r"(?:19|20)\d{2}(?=年)", re.sub(r"[《〈<][^》〉>]*[》〉>]", "", self.title)))
        return int(years.pop()) if len(years) == 1 and self.period is None else None

    @property
    def year_of_issue(self) -> int | None:
        """The year the paper was signed, for the bare months of a plan that names no years of its own."""
        year = (self.issued_on or self.month_of_issue or "")[:4]
        return int(year) if year and (self.period is None or self.period[0] == year) else None


def read_metadata(*, front: str, tail: str, part_title: str | None, several_parts: bool, body: str = "") -> Metadata:
    """Read the metadata from the text before the first item and after the last one.

    `part_title` is the title line found before the first item; the title is "" when none is printed anywhere. `body`
    is looked at for the place alone, where nothing else names one.
    """
    front, tail = arabic_dates(front), arabic_dates(tail)
    lines = front_lines(front)
    title = _title(lines, part_title, several_parts=several_parts) or ""
    issuer, issued_on = _sign_off(lines, [line.strip() for line in tail.split("\n") if line.strip()])
    issuer = issuer or _title_issuer([*lines, title])
    number = _number(lines, title)
    return Metadata(
        title=_with_author(lines, title, issuer),
        number=number,
        jurisdiction=_jurisdiction(title, issuer, front, tail, body),
        issuer=issuer,
        issued_on=issued_on or _published_on(lines),
        period=_period(title),
        month_of_issue=_month_alone([*lines, *(line.strip() for line in tail.split("\n"))]),
    )


# 二〇二四年三月, （区政府办公室　2024年5月）: a line that ends with a month.
_MONTH_LINE = re.compile(
    rf"[（(]?[^（()）\d。；：:]{{0,30}}?(?P<year>(?:19|20)\d\d|[一二][{_HAN}]{{3}})年(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月[）)]?"
)


def _month_alone(lines: list[str]) -> str | None:
    for line in lines:
        if len(line) <= 48 and (found := _MONTH_LINE.fullmatch(line)):
            year = found.group("year").translate(str.maketrans(_HAN, "00000123456789"))
            month = ordinal_of(found.group("month"))
            return f"{year}-{month:02d}" if month else None
    return None


def arabic_dates(text: str) -> str:
    """Full dates in Chinese numerals written with digits: 二〇二四年五月二十日 → 2024年5月20日."""
    digits = str.maketrans(_HAN, "00000123456789")
    return _HAN_DATE.sub(
        lambda m: f"{m.group(1).translate(digits)}年{ordinal_of(m.group(2))}月{ordinal_of(m.group(3))}日", text
    )


def _title(lines: list[str], part_title: str | None, *, several_parts: bool) -> str | None:
    notice = next((m.group("title") for line in lines if len(line) <= 160 and (m := _NOTICE.search(line))), None)
    if several_parts and notice:
        return _bare(notice)
    if part_title and not _NOTICE.search(whole := _whole_title(lines, part_title)):
        return _bare(_with_tail(lines, whole))
    for line in lines:
        text = re.sub(r"\.(?:docx?|pdf|wps|txt)$", "", line)
        if len(text) <= MAX_TITLE and is_plan_title(text) and not _NOTICE.search(text):
            return _bare(_with_tail(lines, text))
    if notice:
        return _bare(notice)
    for line in lines[:6]:
        if (
            8 <= len(line) <= MAX_TITLE
            and re.search(r"(?:意见|措施|通知|决定|方案|办法|计划|提示函|工作提示|通告)", line)
            and "。" not in line
        ):
            return _bare(line)
    return next((_bare(_with_tail(lines, line)) for line in lines[:12] if _may_be_title(line)), None)


def _may_be_title(line: str) -> bool:
    """A line without any word of a plan that still reads like a title: 某市2015年食品安全重点工作安排."""
    named = 8 <= len(line) <= 60 and not re.search(r"[。；;：:，,！？|>]", line)
    return named and bool(_LIKE_TITLE.search(line) and _TITLE_NOUN.search(line)) and not _CHROME_LINE.search(line)


def _with_tail(lines: list[str], title: str) -> str:
    """The title with the years or the state that are printed in brackets on the line below it."""
    for n, line in enumerate(lines[1:], start=1):
        if title.endswith(lines[n - 1]) and _TITLE_TAIL.match(line):
            return title + line
    return title


def _with_author(lines: list[str], title: str, issuer: str | None) -> str:
    """The title of a paper of its own with its author on the line above: “某县人民政府” above “关于开展…的意见”."""
    if not issuer or not title.startswith("关于") or title not in lines:
        return title
    above = lines[lines.index(title) - 1] if lines.index(title) else ""
    signed = re.sub(r"[、 　]", "", above)
    return above + title if signed == issuer.replace("、", "") and _ISSUER_END.search(signed) else title


def _whole_title(lines: list[str], title: str) -> str:
    """A title printed on two or three lines, joined: “某市应对…疫情” above “支持…政策措施”."""
    if title not in lines:
        joined = (line for line in lines if line.endswith(title) and len(line) <= MAX_TITLE and is_plan_title(line))
        title = next(joined, title)
    if title not in lines:
        return title
    place = lines.index(title)
    for above in reversed(lines[max(0, place - _MOST_ABOVE) : place]):
        whole = above + title
        broken = (
            6 <= len(above) <= 40
            and not re.search(r"[。；：:，,》〕]|\d{4}年\d|[）)]$|印发$", above)
            and len(whole) <= MAX_TITLE
        )
        repeated = any(whole in line for line in lines)
        headless = not re.match(r"关于|[\u4e00-\u9fa5]{2,8}(?:省|市|县|区|州|盟)", title)
        if not broken or not (repeated or headless):
            break
        title = whole
    return title


def _bare(title: str) -> str:
    text = title.strip()
    if "》" in text and "《" not in text.split("》")[0]:
        text = "《" + text  # 《甲方案》等三个方案
    if text.startswith(("《", "〈")) and text.endswith(("》", "〉")):
        text = text[1:-1]
    return text


def _number(lines: list[str], title: str) -> str | None:
    """The document's own number: alone on a line, behind its label or beside the notice's title, never one cited in a
    sentence."""
    for line in lines:
        for match in islice(_NUMBER.finditer(line), _MOST_NUMBERS):
            first = max(0, match.end("agency") - _NEAR)
            label = _NUMBER_LABEL.match(line, first, match.end("agency"))
            start = max(match.start(), label.end()) if label else match.start()
            before = line[:start]
            alone = len(line) <= len(match.group()) + 14
            at_end = match.end() == len(line.rstrip("）)")) and "根据" not in line and len(line) <= 200
            labelled = label is not None and label.end() >= match.start()
            if not before or labelled or ((alone or at_end) and "《" not in before[-60:].replace("印发《", "")):
                return f"{line[start : match.end('agency')]}〔{match.group('year')}〕{match.group('no')}号"
    return None


def _sign_off(front: list[str], tail: list[str]) -> tuple[str | None, str | None]:
    """(issuer, date) from the sign-off: a body's name above a date, before the plan or behind it."""
    for lines in (front, tail):
        for n, line in enumerate(lines):
            date = _DATE.search(line)
            if not date or len(line) > 60:
                continue
            before = line[: date.start()].strip()
            if line.endswith("印发") and not before.endswith(("人民政府办公厅", "人民政府办公室", "国务院办公厅")):
                # The office that printed the paper (印发机关, GB/T 9704-2012 7.4.3); only a government's own office is
                # as a rule the one whose paper it is.
                return None, _iso(date)
            above = before or _signature(lines, n).rsplit("。", 1)[-1]  # one-line text has it behind the last sentence
            match = _ISSUER_LINE.match(above)
            if match and _ISSUER_END.search(match.group("name")) and not above.startswith(("时间", "发布", "来源")):
                signed = [*([] if before else _joint_issuers(lines[: n - 1])), match.group("name")]
                return "、".join(dict.fromkeys(name for line in signed for name in _parted(line))), _iso(date)
            if line == date.group():
                return None, _iso(date)
    return None, None


def _title_issuer(lines: list[str]) -> str | None:
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
        if line.startswith("关于") and (signed := _ISSUER_LINE.match(above)) and _ISSUER_END.search(signed["name"]):
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
        if match is None or not _ISSUER_END.search(match.group("name")) or not 3 <= len(line) <= 48:
            break
        names.append(match.group("name"))
    return names[::-1] if names else []


_OF_THE_NATION = re.compile(
    r"(?<=[局委会厅部院行办室])(?:中国人民银行|国家税务总局|国家金融监督管理总局|国家统计局|国家外汇管理局|中国银(?:行)?保(?:险)?监)"
)


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


def _published_on(lines: list[str]) -> str | None:
    """A publication date the page states, where the paper carries no date of its own."""
    for line in lines[:12]:
        date = _ISO.search(line) or (_DATE.search(line) if len(line) < 40 else None)
        if date and len(line) <= 80:
            return _iso(date)
    return None


def _iso(match: re.Match[str]) -> str:
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04d}-{month:02d}-{day:02d}"


def _period(title: str) -> list[str] | None:
    # The years of a paper that the title cites are not the plan's own.
    match = _PERIOD.search(re.sub(r"[《〈<][^》〉>]*[》〉>]", "", title))
    return [match.group(1), match.group(2)] if match else None


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


def _jurisdiction(title: str, issuer: str | None, front: str, tail: str, body: str) -> Jurisdiction:
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
