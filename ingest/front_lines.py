"""The lines before the first item, each what it was meant to be: titles broken over lines whole, glued lines apart."""

from __future__ import annotations

import re

from ingest.glued_front import PUBLIC_NOTE
from ingest.sections import is_plan_title

# One-line text: the title runs into the document number, the addressees or the first sentence.
_GLUED_TITLE = re.compile(
    r"^[^。；\n]{6,80}?(?:方案|计划|措施|举措|意见|办法|要点|清单|细则)(?:[（(][^）)\n]{2,24}[）)])?(?=[\u4e00-\u9fa5]{2,14}[〔\[（(](?:19|20)\d\d|各|为|“|党中央)"
)
MAX_TITLE = 90
# “…关于印发…的通知” that runs into its addressees or into the title of what it encloses.
_NOTICE = re.compile(r"(?:关于|印发|转发)[^。；\n]{4,140}?的通知")
# The last line of a title that names nothing but the kind of paper: 实施方案, 三年行动计划（2024—2026年）.
KIND_ALONE = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,3}年)?(?:实施|行动|工作|专项|重点|总体|若干|攻坚|整治|建设|提升|任务|政策|发展|具体){0,3}(?:方案|计划|意见|措施|办法|要点|清单|规划|细则)(?:[（(][^）)]{1,24}[）)])?"
)
_TITLE_HEAD = re.compile(r"[^。；：:，,》〕|>]{5,40}(?<![）)月日号])(?<!\d年)")
# A title that is not at its end, and what ends it: a notice ends with 通知, whatever paper it names.
_OPEN = re.compile(r"^[^。；：:，,]{0,40}(?:关于|(?:印发|转发|发布)《)[^。；：:]{0,80}$")
_OF_NOTICE = re.compile(r"(?:印发|转发|发布|公布|下发)")
_NOTICE_END = re.compile(r"通知(?:[（(〔][^）)〕]{1,30}[）)〕])*$")
_TITLE_END = re.compile(
    r"(?:通知|方案|计划|措施|举措|意见|办法|要点|清单|规划|分工|细则|规定|纲要|决定|公告|通告|函|批复|报告)(?:[（(〔][^）)〕]{1,30}[）)〕])*$"
)
_FILE_NAME = re.compile(r"(?P<title>[^。；]{6,90}?)\.(?:docx?|wps|pdf)(?=.)")
# What parts fields: bars of a portal's box, the dashes around the head of a page made by a site generator. Then fields
# that want their value, and those that hold the title.
_PARTED = re.compile(r"[ \u3000]*(?:\||(?<!\d)-{3,}(?!\d))[ \u3000|]*")
_FIELD = re.compile(
    r"(?:索引号|(?:发文|制发|印发|发布)(?:机关|机构|单位)|发文字号|(?:文件)?(?:标题|名称|文号)|(?:成文|发文|发布|公开)(?:日期|时间))[：:]"
)
_TITLE_FIELD = re.compile(r"(?:(?:文件)?(?:标?题|名称)|(?:layout: ?\w+ ?)?title)[：:](?=.{6})")
# “…的通知国办发〔2018〕117号”: the number behind the title whose line it stands on.
_NUMBER_BEHIND = re.compile(
    r"(?<=通知|意见|方案|计划|措施|办法|要点|规划)(?!的)[\u4e00-\u9fa5]{2,14}[〔﹝\[](?:19|20)\d\d[〕﹞\]]第?\d{1,4}号$"
)
_MAX_LINES, _MAX_PART, _MAX_WHOLE = 3, 50, 160
_NO_PART = re.compile(r"[。；：:]|^\d|(?:19|20)\d\d年\d{1,2}月|号$|^(?:各|一、|附件)")


def front_lines(front: str) -> list[str]:
    """The lines of `front` that are not empty; what belongs to one title on one of them."""
    return _whole(_apart(_unglued([_without_note(line) for line in _box(front)])))


def _box(front: str) -> list[str]:
    """The lines of `front`; fields of a portal's box each on a line of its own together with its value."""
    parts = [part.strip() for line in _FIELD.sub(r"\n\g<0>", front).split("\n") for part in _PARTED.split(line)]
    out: list[str] = []
    for part in filter(None, parts):
        if out and _FIELD.fullmatch(out[-1]) and not _FIELD.match(part):
            out[-1] += part
        else:
            out.append(part)
    return [_TITLE_FIELD.sub("", line, count=1) if _TITLE_FIELD.match(line) else line for line in out]


def _without_note(line: str) -> str:
    """“（此件公开发布）某市行动方案” without the note that belongs to the paper before it."""
    note = PUBLIC_NOTE.match(line)
    rest = line[note.end() :].lstrip() if note else ""
    return rest or line


def _unglued(lines: list[str]) -> list[str]:
    """In one-line text, the title as a line of its own."""
    if lines and len(lines[0]) > MAX_TITLE and (glued := _GLUED_TITLE.match(lines[0])):
        return [glued.group(), lines[0][glued.end() :], *lines[1:]]
    return lines


def _apart(lines: list[str]) -> list[str]:
    """A notice's title without the addressees, or the plan's own title, that its line goes on with."""
    out: list[str] = []
    for whole in lines:
        number = _NUMBER_BEHIND.search(whole)
        out += [whole[number.start() :]] if number else []
        line = whole[: number.start()] if number else whole
        file = _FILE_NAME.match(line)
        if file and is_plan_title(file.group("title")):
            out += [file.group(), line[file.end() :]]  # “….docx资源ID：…” of a portal for downloads
            continue
        end = match.end() if (match := _NOTICE.search(line)) else 0
        rest = line[end:].strip()
        if end and rest and (rest.startswith("各") or is_plan_title(rest)):
            out += [line[:end], rest]
        else:
            out.append(line)
    return out


def _whole(lines: list[str]) -> list[str]:
    """Lines with a title that was broken over several of them put together."""
    out: list[str] = []
    place = 0
    while place < len(lines):
        size = _lines_of_title(lines, place)
        out.append("".join(lines[place : place + size]))
        place += size
    return out


def _lines_of_title(lines: list[str], place: int) -> int:
    """How many lines the title that begins at `place` stands on; 1 for every other line."""
    whole = lines[place]
    following = lines[place + 1] if place + 1 < len(lines) else ""
    if KIND_ALONE.fullmatch(following) and _TITLE_HEAD.fullmatch(whole) and not _ended(whole):
        return 2
    if not _OPEN.match(whole) or _ended(whole):
        return 1
    for size, line in enumerate(lines[place + 1 : place + _MAX_LINES + 1], start=2):
        whole += line
        if len(line) > _MAX_PART or len(whole) > _MAX_WHOLE or _NO_PART.search(line):
            return 1
        if _ended(whole):
            return size
    return 1


def _ended(title: str) -> bool:
    if title.count("《") > title.count("》"):
        return False
    return bool((_NOTICE_END if _OF_NOTICE.search(title) else _TITLE_END).search(title))
