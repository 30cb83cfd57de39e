"""Where the text of a plan's last item ends: before sign-off, attachments and page chrome."""

from __future__ import annotations

import re

_MAX_TAIL_LINE = 45
_TERMINAL = re.compile(r"[。；;！!？?：:”’）)〕\]】》…]$")
# Lines that end a plan wherever they stand: sign-offs, attachments, page chrome.
_CLOSING_LINE = re.compile(
    r"^[【\[]?(?:附件|附表|附录|附[:：]|[（(]此件|抄送|分送|主送|相关(?:文件|链接|附件|阅读)|扫一扫|扫描二维码|责任编辑|编辑[:：]|来源[:：]|打印|关闭|字体[:：]|主办[:：]|网站标识|"
    r"上一篇|下一篇|[←→]|返回|版权|主办单位|承办单位[:：]|联系(?:人|方式|电话)|咨询电话|详细咨询|本文(?:链接|关键词|由)|分享|ICP|Produced|•|请(?:各|有关)[^。，\n]{1,12}(?:于|将|在)[^。\n]{0,60}(?:报|反馈|送))"
)
_SIGN_OFF = re.compile(
    r"^[^。，,；;]{2,40}(?:人民政府|办公室|办公厅|委员会|局|厅|部|委|政府)?[ ]?\d{4}年\d{1,2}月\d{1,2}日|^\d{4}年\d{1,2}月\d{1,2}日$"
)
# The same behind the last sentence, in text that lost its lines.
_SIGN_OFF_INSIDE = re.compile(
    r"(?<=[。）)])[^。，,；;]{2,40}(?:\d{4}年\d{1,2}月\d{1,2}日|二[〇○零O一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_DUTY_LINE = re.compile(
    r"(?:牵头|责任|配合|参与|参加|协同|主办|主责|协办|承办|督办|督查|分管|主管|包保|联系|实施|负责|落实|完成|时间|时限)[^。：:]{0,8}[：:]|^[—―─－-]*(?:责任|牵头|配合)(?:单位|部门)|(?:负责|牵头|配合)[）)〕]?$"
)


def closes(text: str) -> bool:
    """Whether a line of `text` ends a plan wherever it stands."""
    return any(_CLOSING_LINE.match(line) for line in text.split("\n"))


def end_of_last(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the text of the last item ends, and why: before sign-off, attachments and page chrome."""
    place = start
    for n, line in enumerate(text[start:end].split("\n")):
        if n and (rule := _foreign(line)):
            return place, rule
        sign_off = _SIGN_OFF_INSIDE.search(line)
        if sign_off:
            return place + sign_off.start(), "sign-off"
        place += len(line) + 1
    return end, "other-text"


def _foreign(line: str) -> str:
    """The rule by which a line is no text of an item, "" where it is."""
    if not line:
        return ""
    if _CLOSING_LINE.match(line):
        return "closing-line"
    if _SIGN_OFF.match(line):
        return "sign-off"
    short = len(line) <= _MAX_TAIL_LINE and not _TERMINAL.search(line) and not _DUTY_LINE.search(line)
    return "short-line" if short else ""
