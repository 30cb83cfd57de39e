"""Texts of any length for the growth benchmark: invented plans, and single things repeated without end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

import cn2an

HEAD = "青岚市养老服务提升工作方案（2024—2026年）\n为做好养老服务，制定本方案。\n一、主要任务\n1.改造服务站。到2025年改造20个。（市民政局牵头）\n"
_BODIES = ("市民政局", "市财政局", "市教育局", "市卫生健康委", "市住房城乡建设局", "各区县人民政府")
_SENTENCES = (
    "完善服务网点布局，推动社区食堂、日间照料和上门服务就近可及。", "到2026年，新增护理床位{n}张，培训护理员{n}人次以上。",
    "建立健全巡查制度，每季度至少开展1次联合检查。", "鼓励社会力量参与，对符合条件的机构给予最高{n}万元补助。", "严禁虚报冒领，确保资金安全。",
)  # fmt: skip
_SECTIONS, _ITEMS = 20, 12  # sections in a chapter, items in a section


@dataclass(frozen=True)
class Kind:
    """A text: its head and what follows it piece by piece, without end."""

    head: str
    pieces: Callable[[], Iterator[str]]
    suffix: str = ".txt"


def _plan() -> Iterator[str]:
    """Chapters, sections and items, each with its own number."""
    n = 0
    for chapter in count(1):
        yield f"第{cn2an.an2cn((chapter - 1) % 99 + 1)}章 第{chapter}类任务\n"
        for section in range(1, _SECTIONS + 1):
            yield f"{cn2an.an2cn(section)}、推进第{section}方面工作\n"
            for item in range(1, _ITEMS + 1):
                n += 1
                yield f"{item}.办好第{n}件实事。" + "".join(
                    _SENTENCES[(n + k) % len(_SENTENCES)].format(n=n % 90 + 10) for k in range(3)
                ) + f"（{_BODIES[n % 6]}牵头，{_BODIES[(n + 1) % 6]}、{_BODIES[(n + 2) % 6]}配合，{2024 + n % 3}年12月底前完成）\n"  # fmt: skip


def _prose() -> Iterator[str]:
    for n in count():
        yield _SENTENCES[n % len(_SENTENCES)].format(n=n % 90 + 10)


def _rows(line: str) -> Callable[[], Iterator[str]]:
    return lambda: (line.format(n=n, a=_BODIES[n % 6], b=_BODIES[(n + 1) % 6]) for n in count(1))


def _only(*pieces: str) -> Callable[[], Iterator[str]]:
    return lambda: (pieces[n % len(pieces)] for n in count())


def _page() -> Iterator[str]:
    return (f"<p>{line.rstrip()}</p>\n" for line in _plan())


_FIRST = HEAD + "2.建设养老院。"
_PAGE = "<!doctype html><html><body><h1>青岚市养老服务提升工作方案</h1>\n"
_ROW = "<tr><td>{n}</td><td>建设第{n}处养老服务站，改造床位{n}张</td><td>{a}</td><td>{b}</td></tr>\n"
KINDS = {
    "plan": Kind("青岚市养老服务提升工作方案\n", _plan),
    "plan, one line": Kind("青岚市养老服务提升工作方案 ", lambda: (line.rstrip() + " " for line in _plan())),
    "plan, no breaks": Kind("青岚市养老服务提升工作方案", lambda: (line.rstrip() for line in _plan())),
    "glued labels": Kind(_FIRST, _only("建设养老站。牵头单位：市民政局责任单位：市财政局", "——改造床位。", "市教育局：负责指导。", "（责任单位：市民政局")),
    "glued headings": Kind(_FIRST, _only("1.完善设施网络加强选址", "（一）优化空间布局坚持就近", "一、工作目标到2027年", "《养老服务方案》")),
    "glued front": Kind("市政府文件云政发〔2025〕7号", _only("云海市人民政府2025年3月8日", "云政发〔2025〕7号", "各县区人民政府，", "《养老服务方案》的通知")),
    "one paragraph": Kind(_FIRST, _prose),
    "paragraphs": Kind(HEAD, lambda: (sentence + "\n" for sentence in _prose())),
    "opening brackets": Kind(_FIRST, _only("（")),
    "closing brackets": Kind(_FIRST, _only("）")),
    "mixed brackets": Kind(_FIRST, _only("（", "【", "）", "《", "(", "”", "]")),
    "unclosed duties": Kind(_FIRST, _only("（责任单位：市教育局，")),
    "duties in one item": Kind(_FIRST, _only("办好实事。（市教育局负责）", "完善制度。责任单位：市财政局。")),
    "digits": Kind(_FIRST, _only("1", "9", "0", "5")),
    "quantities": Kind(_FIRST, _only("增长10%、", "达到3万人以上，")),
    "markers": Kind(_FIRST, _only("一、", "（一）", "1.", "①", "第一条")),
    "marker lines": Kind(HEAD, lambda: (f"{n % 999 + 1}.\n" for n in count())),
    "names of bodies": Kind(_FIRST, _only("市教育局、", "市财政局、", "各区县人民政府、", "市委宣传部")),
    "attachments": Kind(_FIRST + "\n", lambda: (f"附件：{n % 99 + 1}.名单\n" for n in count())),
    "titles": Kind(HEAD, _only("青岚市养老服务提升实施方案\n", "一、主要任务\n", "1.建设养老院。\n")),
    "short lines": Kind(HEAD, _only("字\n", "5\n", "\n")),
    "blanks": Kind(_FIRST, _only("字 ", "\u3000", "\t")),
    "latin": Kind(_FIRST, _only("data ", "AI+", "5G ")),
    "Markdown table": Kind(
        HEAD + "|序号|任务|牵头单位|配合单位|\n|-|-|-|-|\n", _rows("|{n}|建设第{n}处养老服务站，改造床位{n}张|{a}|{b}|\n"), ".md",
    ),
    "many Markdown tables": Kind(HEAD, _rows("\n|序号|任务|牵头单位|\n|-|-|-|\n|{n}|建设第{n}处养老服务站|{a}|\n"), ".md"),
    "tabbed table": Kind(HEAD + "序号\t任务\t牵头单位\t配合单位\n", _rows("{n}\t建设第{n}处养老服务站，改造床位{n}张\t{a}\t{b}\n")),
    "tabbed lines": Kind(HEAD, _only("任务\t单位\n", "甲\n", "\t\n", "乙\t丙\t丁\n", '"\t"\n')),
    "comma table": Kind("序号,任务,牵头单位,配合单位\n", _rows('{n},"建设第{n}处养老服务站，改造床位{n}张",{a},{b}\n'), ".csv"),
    "cells a line": Kind(HEAD + "序号\n任务\n牵头单位\n配合单位\n", _rows("{n}\n建设第{n}处养老服务站\n{a}\n{b}\n")),
    "headers a line": Kind(HEAD, _only("序号\n任务\n牵头单位\n1\n建设\n", "序号  任务  牵头单位\n1  建设\n")),
    "drawn table": Kind(HEAD + "┌──┬──┬──┐\n│序号│任务│牵头单位│\n├──┼──┼──┤\n", _rows("│{n}│建设第{n}处养老服务站│{a}│\n├──┼──┼──┤\n")),
    "table set with blanks": Kind(HEAD + "序号    任务              牵头单位    配合单位\n", _rows("{n}    建设{n}处站点    {a}    {b}\n")),
    "many of them": Kind(HEAD, _rows("\n序号  任务        牵头单位\n----  ----------  --------\n{n}  建设{n}处站点    {a}\n")),
    "responsibility matrix": Kind(
        HEAD + "|序号|任务|市教育局|市财政局|\n|-|-|-|-|\n", _rows("|{n}|建设第{n}处养老服务站|●|○|\n"), ".md",
    ),
    "HTML plan": Kind(_PAGE, _page, ".html"),
    "HTML table": Kind(_PAGE + "<table><tr><th>序号</th><th>任务</th><th>牵头单位</th><th>配合单位</th></tr>\n", _rows(_ROW), ".html"),
    "HTML, many tables": Kind(_PAGE, _rows(f"<table><tr><th>序号</th><th>任务</th><th>牵头单位</th><th>配合单位</th></tr>{_ROW}</table>"), ".html"),
    "HTML, open tags": Kind(_PAGE + "<p>一、任务</p><p>1.建设养老院。</p>", _only("<p>", "<b>", "字"), ".html"),
    "HTML, lists": Kind(_PAGE + "<h2>一、任务</h2>", _rows("<ol start={n}><li>建设第{n}处养老服务站。（{a}负责）<ol type=a><li>{b}配合</ol></ol>"), ".html"),
    "HTML, entities": Kind(_PAGE + "<p>一、任务</p><p>1.建设养老院。", _only("&lt;", "&nbsp;", "&#24066;", "&bad;"), ".html"),
}  # fmt: skip


def text_of(kind: str, size: int) -> str:
    """The text of a kind, `size` bytes long in UTF-8 or a piece more."""
    made = KINDS[kind]
    parts, length = [made.head], len(made.head.encode("utf-8"))
    for piece in made.pieces():
        if length >= size:
            break
        parts.append(piece)
        length += len(piece.encode("utf-8"))
    return "".join(parts)
