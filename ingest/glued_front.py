"""Where the front and the foot of a paper break that was copied as one line: its parts stand in a fixed order.

Source: GB/T 9704-2012 (发文字号 7.2.5, 标题 7.3.1, 主送机关 7.3.2, 发文机关署名 and 成文日期 7.3.5, 附注 7.3.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAIL = 300  # in which the paper is signed
_KIND = r"(?:方案|计划|措施|举措|意见|办法|要点|清单|细则|规划|政策)"
# Where the front of a paper breaks: before and behind what each pattern finds.
_DATE = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发)?(?![起前止至，,、。；;的召会下上第发以到后）)\d]|印发)")
_STAMP = re.compile(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}(?:\d{1,2}:\d\d(?::\d\d)?)?")
PUBLIC_NOTE = re.compile(
    r"[（(](?:此件|本文|此文)?(?:主动|依申请|不予)?(?:公开(?:发布)?|有删减)[）)]|[（(]此件[^（()）]{2,8}[）)]"
)
_NOTICE_END = re.compile(
    r"(?<=的通知)(?:[（(](?:[^（()）]{2,10}|[^（()）]{2,16}号)[）)])?(?![》〉”〕）)，,。、；;：:的和要])"
)
_NUMBER = re.compile(
    r"(?P<agency>[\u4e00-\u9fa5]{2,14}?)[〔﹝\[](?:19|20)\d\d[〕﹞\]]第?\d{1,4}号(?![）)》〉”文令，,。；;和、规通要精])"
)
_NUMBER_BEGINS = re.compile(r".*(?:文件|的?通知|意见|方案|计划|措施|办法|要点|规划)")
_ADDRESSEES = re.compile(
    r"(?:各|市|省|县|区|州|有关|全)[^。；;：:《》]{2,260}(?:政府|委会|部门|单位|机构|企业|院校|学校|委办局|办事处|局|厅|委|办|公司|学院|中心)[：:](?=[《“\u4e00-\u9fff])"
)
# Whoever signs, above the date: several side by side begin with their place again.
_NAMES = r"[\u4e00-\u9fff](?:[\u4e00-\u9fff“”、]|[（(][^（()）\d]{2,24}[）)]){4,120}?(?:(?<=[府室厅会局部委办组心])|(?<=章[）)]))"
_SIGNED = re.compile(rf"(?:^|(?<=[。\n]))(?P<names>{_NAMES})(?P<day>(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日)")
_SIGNED_BELOW = re.compile(rf"(?<=[。）)〕】]){_NAMES}(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日")
# The title that its own preamble follows.
_TITLE = re.compile(
    rf"^[^。；;：:\n]{{6,80}}?{_KIND}(?:[（(][^（()）\n]{{2,24}}[）)])?"
    r"(?=为(?:了|深入|全面|贯彻|落实|认真|进一步|加快|切实|抢抓|推动|推进|扎实|积极|持续|有效|充分|确保|做好|促进|加强|规范|建立|完善|提升|提高|更好|大力|不断|优化|支持|助力|打造|着力|统筹|抓好|保障|实现|应对|解决|深化|健全|强化|构建|激发|发挥|聚焦)|根据|按照|依据|近年来|党中央)"
)
# What a paper encloses by name: 《某市甲方案》, printed again above its text.
_NAMED = re.compile(rf"《(?P<name>[^《》]{{8,80}}?{_KIND}(?:[（(][^（()）\n]{{2,24}}[）)])?)》")
_MOST_NAMED = 20
# Below the last sentence: what a portal prints under a paper.
_PORTAL = re.compile(
    r"(?<=[。）)])(?=(?:返回|[上下]一篇|相关(?:文件|附件|链接|解读|稿件)|附件下载|文件下载|扫一扫|打印|关闭窗口|分享到|责任编辑|信息来源|来源[：:]|主办单位|版权所有)[^。]{0,200}$)"
)


def breaks_of_front(front: str) -> Iterator[int]:
    """Before and behind number, addressees, dates, notes and signatures of what stands before the first item."""
    for pattern in (_DATE, _STAMP, PUBLIC_NOTE):
        for match in pattern.finditer(front):
            yield match.end()
            if pattern is not _DATE:
                yield match.start()
    for match in _NOTICE_END.finditer(front):
        yield match.end()
    for match in _NUMBER.finditer(front):
        before = _NUMBER_BEGINS.match(match["agency"])
        start = match.start("agency") + (before.end() if before else 0)
        if front[max(0, start - 1) : start] not in ("（", "("):
            yield match.end()
            yield start
    for match in _SIGNED.finditer(front):
        yield from _signatures(match)
    addressees = _ADDRESSEES.search(front)
    if addressees:
        yield addressees.end()


def end_of_title(line: str) -> int:
    """Where the title ends that `line` begins with and its preamble follows; 0 for any other line."""
    title = _TITLE.match(line)
    return title.end() if title else 0


def breaks_of_foot(line: str) -> Iterator[int]:
    """Before whoever signs below the last sentence, and before what a portal prints under a paper."""
    yield from (match.start() for match in _PORTAL.finditer(line))
    yield from (match.start() for match in _SIGNED_BELOW.finditer(line, max(0, len(line) - _TAIL)))


def enclosed(front: str) -> list[str]:
    """The titles of the papers that a notice encloses, each once."""
    return list(dict.fromkeys(match["name"] for match in _NAMED.finditer(front)))[:_MOST_NAMED]


def breaks_around(names: list[str], line: str) -> Iterator[int]:
    """Where a paper that the notice names begins, and where its title ends."""
    for name in names:
        for match in re.finditer(rf"(?<=[。日）)：:]){re.escape(name)}(?![》〉”的])", line):
            yield from match.span()


def _signatures(match: re.Match[str]) -> Iterator[int]:
    """Where each name of a sign-off begins, and its date."""
    yield match.start("day")
    place = match["names"][:3]
    for again in re.finditer(re.escape(place), match["names"]):
        yield match.start("names") + again.start()
