"""Printed lists of bodies: split, elided levels restored, classes of bodies told from bodies.

Source: eval guide (“prefix restored, residue removed”, “Elided level”, groups, “等单位/有关部门: not an agency”).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.body_names import bare_name, is_group, is_known, is_nobody, looks_like_body, printed_level
from ingest.body_pieces import MAX_NAME, Piece, cut_list
from ingest.elision import in_full, shared_ending
from ingest.jurisdictions import known_jurisdictions
from ingest.short_names import short_name

__all__ = ["Body", "BodyList", "Leftover", "looks_like_body", "split_bodies"]


# 责任单位及责任人：市教育局张伟: a name printed behind the office it belongs to.
_PERSON_BEHIND = re.compile(
    r"(?<=[局委办厅会部院])[王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任卢姚沈姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严赖覃洪武莫孔][\u3400-\u9fff]{1,2}$"
)


# 各市、县〔市、区〕人民政府: the bracket of a class inside another bracket; as long as the plain one, so that places hold.
_CLASS_BRACKET = re.compile("(?<=[市县区旗州乡镇])[〔\\[［【]([县市区旗州镇乡街道、]{1,12})[〕\\]］】]")


@dataclass(frozen=True)
class Body:
    """One body of a list: list[start:end] is the surface; `name` is written in full, `group` is a class of bodies.

    `starred`: a mark (*, ★) stands before it; `known`: the register knows it, or it is a class; `rules` made the name.
    """

    surface: str
    name: str
    start: int
    end: int
    group: bool
    starred: bool = False
    known: bool = False
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Leftover:
    """A piece of a list that does not read like a body."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class BodyList:
    """What a list names, what was left, and the level its last bodies print (to hand on to the next list)."""

    bodies: tuple[Body, ...]
    leftovers: tuple[Leftover, ...]
    prefix: str


def split_bodies(text: str, *, level: str, inherit: str = "") -> BodyList:
    """Split one printed list. `inherit` is the level (市, 省) the list before it printed, "" for none."""
    return _split(_CLASS_BRACKET.sub(r"（\1）", text), inherit)


# Whether a list names bodies is asked when its item is found, when it is titled and when it is read.
@lru_cache(maxsize=1024)
def _split(text: str, prefix: str) -> BodyList:
    bodies: list[Body] = []
    leftovers: list[Leftover] = []
    pieces = cut_list(text)
    for n, piece in enumerate(pieces):
        name = piece.name
        if not name or is_nobody(name):
            continue
        start, end = piece.span
        shared = shared_ending(name, pieces, n)
        reads = len(name) <= MAX_NAME and (bool(shared) or _reads_like_body(name))
        short = "" if reads else short_name(pieces, n, prefix)
        if not (reads or short) and (person := _PERSON_BEHIND.search(name)) and is_known(name[: person.start()]):
            name, end, reads = name[: person.start()], end - len(person.group()), True
        if not (reads or short):
            leftovers.append(Leftover(text[start:end], start, end))
            continue
        continued = _continues_group(name, pieces, n, bodies)
        group = continued or is_group(name)
        full = bare_name("各" + name if continued else name)
        rules: tuple[str, ...] = ("class-goes-on",) if continued else ()
        if group and full != ("各" + name if continued else name):
            rules = (*rules, "bracket-dropped")
        if short:
            full, rules, group = short, ("elided-ending",), False
        elif not group:
            full, rules = in_full(name, shared, pieces, n, prefix)
        prefix = prefix if group else printed_level(name) or prefix
        known = group or bool(short) or is_known(full)
        rules = ("residue-dropped", *rules) if text[start:end] != name else rules
        bodies.append(Body(name, full, start, end, group, piece.marked, known, rules))
    return BodyList(tuple(bodies), tuple(leftovers), prefix)


def _reads_like_body(name: str) -> bool:
    bare = bare_name(name)
    return looks_like_body(name) or is_known(bare) or is_group(name) or known_jurisdictions().by_short(name) is not None


# Classes of places and their governments that need 各 in front: 各县（市、区）人民政府、功能区管委会.
_CLASS_NAME = re.compile(
    r"^村(?:[（(](?:社区|居|居委会)[）)]|居)$|^[（(]?[市县区州盟旗][）)]?(?:[市县区])?(?:人民政府|政府)?$|^(?:街道)?办事处$"
    r"|^(?:各类)?(?:功能区|开发区|园区|产业园区|街道|乡镇|镇街|街镇|镇|乡)(?:[（(][^（()）]{1,12}[）)])?(?:党工委|党委|管委会|管理委员会|办事处|人民政府|政府)?$"
)


def _continues_group(name: str, pieces: Sequence[Piece], n: int, before: Sequence[Body]) -> bool:
    """各盟行政公署、市人民政府; 各县区、功能区管委会: what follows a class without a name of its own is a class."""
    if n == 0 or not before or not before[-1].group or pieces[n - 1].closes_group:
        return False
    return before[-1].name.startswith("各") and bool(_CLASS_NAME.match(name))
