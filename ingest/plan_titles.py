"""The title of the paper: of the plan that a notice issues, or of the paper itself, whole where it was broken over lines."""

from __future__ import annotations

import re

from ingest.front_lines import KIND_ALONE, MAX_TITLE
from ingest.issuers import ISSUER_END
from ingest.sections import is_plan_title

_NOTICE = re.compile(r"(?:印发|发布|转发)(?:了)?[《〈<“]?(?P<title>.+?)[》〉>”]?的通知")
# Below the title, on a line of its own: （2023—2025年）, （试行）.
_TITLE_TAIL = re.compile(
    r"[（(](?:(?:19|20)\d{2}\s*年?\s*[—\-－–~～至]{1,2}\s*(?:19|20)\d{2}\s*年?|(?:19|20)\d{2}年度?|试行|暂行|草案|征求意见稿|修订稿?|\d{4}年?修订版?)[）)]$"
)
# What the first line of a paper without a word like 方案 is known by: whose it is, which year's, or what it is about.
_LIKE_TITLE = re.compile(
    r"^关于|^[《“]|(?:19|20)\d{2}年|^[\u4e00-\u9fa5]{2,12}?(?:省|市|县|区|州|盟|旗|镇|乡|街道|公司|集团|局|委|厅|办)"
)
_KIND_OF_PAPER = re.compile(KIND_ALONE.pattern + "$")
_TITLE_NOUN = re.compile(
    r"(?:安排|分解|分工|分解表|分工表|责任表|工程|台账|任务|目录|部署|指引|指南|攻坚战|工作|目标|事项|实事|项目|责任书|名单|一览表|制度|预案|承诺|表|“?\d{1,3}条”?|“[\u4e00-\u9fa5]{0,4}清单”)"
    r"(?:[（(〔\[][^）)〕\]]{1,30}[）)〕\]])?$"
)
_ENDING = re.compile(r"\.(?:docx?|pdf|wps|txt)$")
_SIGNS = re.compile(r"\W+")
_MOST_ABOVE = 2
_SHORTEST = 10
_CHROME_LINE = re.compile(r"首页|当前位置|索引号|发布(?:日期|时间|机构)|浏览|来源[:：]|字号|打印|登录|导航|附件")


def plan_title(lines: list[str], part_title: str | None, *, several_parts: bool) -> str | None:
    """The title among the lines before the first item; `part_title` is that of the plan a notice of one plan issues."""
    notice = next((m.group("title") for line in lines if len(line) <= 160 and (m := _NOTICE.search(line))), None)
    if several_parts and notice:
        return _bare(notice)
    if part_title and not _NOTICE.search(whole := _whole_title(lines, part_title)):
        return _bare(_fuller(lines, _with_tail(lines, _with_kind(lines, whole))))
    for line in lines:
        text = _ENDING.sub("", line)
        if len(text) <= MAX_TITLE and is_plan_title(text) and not _NOTICE.search(text):
            return _bare(_with_tail(lines, _with_kind(lines, text)))
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


def _fuller(lines: list[str], title: str) -> str:
    """Where a line above prints the same title with the brackets that it lost on the way, that one."""
    words = _SIGNS.sub("", title)
    return next(
        (text for line in lines if len(text := _ENDING.sub("", line)) > len(title) and _SIGNS.sub("", text) == words),
        title,
    )


def _with_kind(lines: list[str], title: str) -> str:
    """A title with the kind of paper that is printed on the line below: “某省…专项行动” above “实施方案（2025—2027年）”."""
    if _KIND_OF_PAPER.search(title):
        return title
    if title not in lines:  # the two lines were joined as one that was only wrapped
        return next((x for x in lines if x.startswith(title) and KIND_ALONE.fullmatch(x[len(title) :])), title)
    below = lines[lines.index(title) + 1 :][:1]
    return title + below[0] if below and KIND_ALONE.fullmatch(below[0]) else title


def _with_tail(lines: list[str], title: str) -> str:
    """The title with the years or the state that are printed in brackets on the line below it."""
    for n, line in enumerate(lines[1:], start=1):
        if title.endswith(lines[n - 1]) and _TITLE_TAIL.match(line):
            return title + line
    return title


def with_author(lines: list[str], title: str, issuer: str | None) -> str:
    """The title of a paper of its own with its author on the line above: “某县人民政府” above “关于开展…的意见”."""
    if not issuer or not title.startswith("关于") or title not in lines:
        return title
    above = lines[lines.index(title) - 1] if lines.index(title) else ""
    signed = re.sub(r"[、 　]", "", above)
    return above + title if signed == issuer.replace("、", "") and ISSUER_END.search(signed) else title


def _whole_title(lines: list[str], title: str) -> str:
    """A title printed on two or three lines, joined: “某市应对…疫情” above “支持…政策措施”."""
    if title not in lines:
        # Broken over lines, or behind the menu that it is glued to.
        same = (line for line in lines if line.endswith(title) or (len(line) >= _SHORTEST and title.endswith(line)))
        title = next((line for line in same if len(line) <= MAX_TITLE and is_plan_title(line)), title)
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
