"""Numbers that never measure anything: dates, names in quotes, document and standard numbers, ordinals, versions.

Each mask is (rule, pattern), led by the characters it can begin with where that saves trying it everywhere; a quantity that touches one is reported as ignored by that rule. Source: eval guide “What is
a target”: not numbers in names (4·26, 5G, “9+N”), years, document numbers, standard numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from ingest.dates import find_points

_QUOTED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("name", re.compile(r"“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’|「[^」\n]{1,40}」|\"[^\"\n。；]{1,24}\"|【[^】\n]{1,20}】")),
    ("title", re.compile(r"《[^《》\n]{1,120}》|〈[^〈〉\n]{1,80}〉")),
)  # fmt: skip
# None of these reaches beyond the next comma, semicolon or full stop.
_MASKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("grade", re.compile(r"(?=[\d一二三四五六七八九十])(?:[\d一二三四五]\s*A\s*(?:级|[/、和及])|\d\s*[/、]\s*\d?A级|[一二三四五六七八九十\d]\s*(?:星级|级|线城市|类地区|类(?=医疗器械|疫苗|病原|水质|水体|功能区|公办|高校|企业|事项|低保|医院|新药)|等奖|年级))")),
    ("ordinal", re.compile(r"(?=[第附表图专前后末\d一二三四五六七八九十百])(?:第\s*[\d一二三四五六七八九十百]{1,9}|(?:附件|附表|(?<![\u4e00-\u9fff])[表图]|(?<=[见如])[表图]|专栏|附录)\s*\d{1,3}|[前后末]\s*[\d一二三四五六七八九十百]{1,6}\s*[强名位]|(?<![\d一二三四五六七八九十百])[\d一二三四五六七八九十百]{1,6}\s*强)")),
    ("size", re.compile(r"(?=\d)\d{1,3}\s*[×xX＊*]\s*\d+(?:\.\d+)?(?=\s*万?千瓦|\s*[MmGg][Ww]|\s*兆瓦|\s*万?吨)|(?<!\d)\d{1,3}台\d{1,3}线")),
    ("formula", re.compile(r"(?=[\dNnXx一二三四五六七八九])(?<![\d一二三四五六七八九])[\dNnXx一二三四五六七八九]{1,6}\s*[+＋](?=\s*[\dNnXx一二三四五六七八九“])\s*[\dNnXx一二三四五六七八九]{0,6}(?:\s*[+＋]\s*[\dNnXx]{1,6}){0,6}")),
    ("item-number", re.compile(r"(?m)(?:^|(?<=[。；：:）)]))\s*[（(]?\d{1,3}(?:[）)]|[.．、](?!\d(?!\d{3}年)))|[（(]\d{1,2}[）)](?!\s*[万亿家个件])|[①-⑳]")),
    ("idiom", re.compile(r"一次性|一站式|一条龙|一揽子|一盘棋|一把手|一条心|一体|一系列|进一步|一方面|一定|一致|一般|一批|一带一路|统一|唯一|第一|一流|一张网|一件事|一张图|一本账|一网|一码|一卡|一门|一窗|一对一|一企一|一事一|一类一|千行百业|千吨万人|千家万户|千方百计|百花|万众|万里行|百年|百姓|千年|两岸|两侧|两端|两不|三农|四风|五险|十分|双")),
)  # fmt: skip
# Those that need a digit.
_NUMERIC: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("document-number", re.compile(r"(?=[〔\[［(（\d第])(?:[〔\[［(（][12]\d{3}[〕\]］)）]\s*第?\s*\d{1,5}\s*号?|(?<!\d)\d{1,5}\s*号(?:文|令|公告|线|楼|院|通知)?|第\s*\d{1,5}\s*号)")),
    ("standard", re.compile(r"(?:GB|DB|ISO|IEC|HJ|CJ|JGJ|QB|YY|WS|T)\s*(?:/\s*[A-Z]+|\d{2}/T)?[\s-]*\d[\d.]{0,12}(?:[-—–:：]\d{2,4})?")),
    ("technology", re.compile(r"(?=[1-9A-ZI])(?:(?<![\d.])[2-6][GＧ](?![A-Za-z])|(?<![\d.])[1-9]\d{0,2}G(?=[-–]?E?PON)|(?<![\d.])[248]K(?![A-Za-z])|[234]D(?![A-Za-z])|[A-Z]\d{1,2}[A-Z]|(?<![A-Za-z])[ABCGHKMNPQRTVWXYZ]\d{1,3}(?![\d.]*\s*[万亿家个件%％])|IPv\d)")),
    ("round-the-clock", re.compile(r"(?=[7７七\d])(?:(?:7|７|七|5|365)\s*[×xX*＊]\s*(?:24|8)(?:\s*小时)?|(?<!\d)(?:24|365)\s*(?:小时|天)(?=不打烊|在线|自助|服务|全天))")),
    ("version", re.compile(r"(?=[\d])(?:(?<!\d)\d{1,3}\.0(?=[版时代升级]|平台|模式|系统|改革|行动|方案|[，。、；）)”]))")),
    ("ratio", re.compile(r"(?=[\d])(?<![\d.])\d{1,3}(?:\.\d{1,2})?\s*[:：∶]\s*\d{1,5}(?:\s*[:：∶]\s*\d{1,5}){0,4}(?!\d)")),
    ("festival", re.compile(r"(?=[\d双])(?:\d{1,2}\s*[·・•.．]\s*\d{1,2}(?=\s*[”世国全宣])|(?<!\d)(?:3·15|12·4|4·26|6·18|11·11|双11|双12))")),
    ("hotline", re.compile(r"(?=[19])(?:(?<!\d)(?:1[12]\d{3}|110|119|120|122|96\d{3,4}|955\d\d)(?=[”\s]*(?:热线|平台|电话|服务|便民|政务|投诉|举报|、1)))")),
    ("digits", re.compile(r"(?=[\d])(?<!\d)\d{8,}+")),
    ("clock", re.compile(r"(?=[\d])(?<!\d)\d{1,2}[:：]\d{2}(?!\d)")),
    ("date", re.compile(r"(?=\d)(?:(?<!\d)(?:19|20)\d{2}\s*(?:[-—–－~～至到]{1,2}\s*(?:19|20)\d{2}\s*)?年(?:度)?|(?<!\d)(?:19|20)\d{2}\s*[./-]\s*\d{1,2}(?:\s*[./-]\s*\d{1,2})?(?!\d)|\d{1,2}\s*[-—–－~～至]\s*\d{1,2}\s*月|\d{1,2}\s*月(?:份|底|末|初|中旬|上旬|下旬)|\d{1,2}\s*[日号](?=前|起|止|至|之|，|。|、|）|\)|$))")),
)  # fmt: skip
MASKS = (*_QUOTED, *_MASKS, *_NUMERIC)
_DIGIT = re.compile(r"\d")
_CLAUSE_END = re.compile("[，。；]")


class Masks:
    """The masked places of one text, asked by position; `places` are those that will be asked for."""

    def __init__(self, text: str, places: Iterable[int]) -> None:
        spans = [(m.start(), m.end(), rule) for rule, pattern in _QUOTED for m in pattern.finditer(text)]
        for a, b in _clauses(text, places):
            masks = (*_MASKS, *_NUMERIC) if _DIGIT.search(text, a, b) else _MASKS
            spans += [(m.start(), m.end(), rule) for rule, pattern in masks for m in pattern.finditer(text, a, b)]
            spans += [(p.start, p.end, "date") for p in find_points(text, start=a, end=b)]
        self._spans = sorted(spans)
        self._starts = [span[0] for span in self._spans]
        # How far the masks up to this one reach: a number of a million digits must not make all look-ups long.
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))

    def rule_at(self, start: int, end: int) -> str | None:
        """The rule of a mask that covers the first digit of text[start:end], None when the place is free."""
        place = bisect_right(self._starts, start)
        while place and self._reach[place - 1] > start:
            place -= 1
            if self._spans[place][1] > start:
                return self._spans[place][2]
        return None


def _clauses(text: str, places: Iterable[int]) -> list[tuple[int, int]]:
    """The clauses that hold `places`, each with the stop behind it, which a pattern may look at."""
    stops = [match.start() for match in _CLAUSE_END.finditer(text)]
    held = sorted({bisect_left(stops, place) for place in places})
    return [(stops[n - 1] + 1 if n else 0, stops[n] + 1 if n < len(stops) else len(text)) for n in held]
