"""Labels of who and when that portals print in square brackets or behind a sign, as labels with a colon.

    建成基站600个。【责任单位】市通管办【完成时限】2024年10月  →  建成基站600个。责任单位：市通管办；完成时限：2024年10月
    ▲责任单位：市农业农村局；▲完成时限：2024年底             →  责任单位：市农业农村局；完成时限：2024年底

Source: published plans of cities (GB/T 9704 knows no such marks). The text keeps its length, so that places stay true.
"""

from __future__ import annotations

import re

from ingest.duty_words import LIST_LABEL

_LABEL = (
    r"(?:(?:牵头|责任|配合|主办|协办|承办|参与|协同|落实)(?:单位|部门|科室|处室|主体)|(?:牵头|责任|分管|包联)(?:领导|人)|责任分工"
    r"|(?:完成|实施|办结|整改|工作)?(?:时限|期限)(?:要求)?|(?:完成|实施|整改)(?:时间|日期)|时间节点)"
)
_BRACKETED = re.compile(
    rf"(?P<open>[【〔\[])(?P<label>{_LABEL})(?P<close>[】〕\]])(?P<colon>[：:]?)(?=[^\s，。；、）)])"
)
_SIGNED = re.compile(rf"(?:^|(?<=[。；;\s）)]))[▲△●■◆★☆※▶►□◎✦➤](?=\s?{_LABEL}[：:])", re.M)
# “（责任单位 科技厅、财政厅）”: a blank for the colon, in a bracket or at the start of a line.
_BLANK_COLON = re.compile(
    rf"(?:(?<=[（(〔\[]){LIST_LABEL}[ \n]{{1,2}}|^{LIST_LABEL}[ ]{{1,2}})(?=[*★\u4e00-\u9fff])", re.M
)
# “责任单位：市教育局 市财政局 团市委”: blanks for 、 in a list that a label opens; not within a name (市委 宣传部).
_LISTED = re.compile(rf"{LIST_LABEL}[：:][^\n。；;（）()〔〕【】\[\]]{{4,300}}")
_BLANK = re.compile(
    r"(?<=[局厅办院署会府行社队心站司团])(?<!委办)(?<!政府办)[ ]{1,4}(?=[\u4e00-\u9fff]{2,16}(?:[ ，,、。；;）)〕】\]\n]|$))"
    r"|(?<=[局厅办院署会府行社队心站司团部室委])[ ]{1,4}(?=[省市县区州][\u4e00-\u9fff]{2,16}(?:[ ，,、。；;）)〕】\]\n]|$))"
    r"|(?<=委)(?<![省市县区州]委)[ ]{1,4}(?=[\u4e00-\u9fff]{2,16}(?:[ ，,、。；;）)〕】\]\n]|$))"
)
_STOPS = "。；;：:，,、！？\n（(）)"
_GONE = "\u200b"  # taken out with the other invisible characters


def plain_labels(text: str) -> str:
    """The text, of the same length, with labels in brackets or behind signs as plain ones."""
    if "【" in text or "〔" in text or "[" in text:
        text = _BRACKETED.sub(_with_colon, text)
    text = _SIGNED.sub(_GONE, text)
    if " " not in text:
        return text
    text = _BLANK_COLON.sub(_colon, text)
    return _LISTED.sub(lambda m: _BLANK.sub(lambda b: "、" + _GONE * (len(b.group()) - 1), m.group()), text)


def _colon(match: re.Match[str]) -> str:
    label = match.group().rstrip(" \n")
    return label + "：" + _GONE * (len(match.group()) - len(label) - 1)


def _with_colon(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 8) : match.start()].rstrip(" ")[-1:]
    opened = "；" if before and before not in _STOPS else _GONE
    closed = _GONE if match.group("colon") else "："
    return opened + match.group("label") + closed + match.group("colon")
