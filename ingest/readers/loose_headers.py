"""Headers of tables that were taken apart: columns' names, each on a line of its own or parted from the next by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from ingest.table_headers import WHO_OR_WHEN, Column, column_of, plain_header, role_of

Span = tuple[int, int]

TELLS = re.compile(
    r"(?:^|(?<=[ \t\u3000\n]))[\u4e00-\u9fff（）()、/]{0,10}(?:单位|部门|分工|处室|科室|时限|期限|时间|节点)(?:[（(][^（()）\n]{1,24}[）)])?(?=[ \t\u3000\r]*$|[ \t\u3000])",
    re.M,
)
_LINE, _PIECE = re.compile(r"\S[^\n]*"), re.compile(r"[^ \t\n\r\u3000\u00a0]+")
_LEAST, _MOST, _PAIR = 3, 16, 2
_HEADER_CELL = 40
# A line between two rows that heads those below it.
HEADING = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}(?:、|[）)])|第[一二三四五六七八九十]{1,3}[章节部])[^。；]{2,40}"
)


@dataclass(frozen=True)
class Header:
    """Where the columns' names stand, what they are, and the pieces of text behind them."""

    spans: tuple[Span, ...]
    names: tuple[str, ...]
    behind: Iterator[Span]

    @property
    def number(self) -> int:
        """The column of the numbers."""
        return [column_of(plain_header(name)) for name in self.names].index(Column.NUMBER)

    @property
    def end(self) -> int:
        """Where the last of the names ends."""
        return max(end for _, end in self.spans)


def header_at(text: str, place: int, floor: int) -> Header | None:
    """The header of which one word begins at `place`, behind `floor`; None where it is no header.

    Between two known words one that is not may stand (督办单位).
    """
    pattern = _LINE if _alone(text, place) else _PIECE
    near = max(floor, place - _MOST * _HEADER_CELL), place + _HEADER_CELL
    before = [span for span in _pieces(text, pattern, *near) if span[0] <= place]
    first = len(before)
    while first and len(before) - first < _MOST:
        known = [_known(text, span) for span in reversed(before[max(0, first - 2) : first])]
        if not known[0] and not (known[1:] == [True] and first < len(before) and _may_name(text, before[first - 1])):
            break
        first -= 1
    header, behind = before[first:], _pieces(text, pattern, before[-1][1] if before else place, len(text))
    pending: list[Span] = []
    for span in behind if header else ():
        if len(header) > _MOST:
            return None
        pending.append(span)
        if _known(text, span):
            header += pending
            pending = []
        elif len(pending) > 1 or not _may_name(text, span):
            break
    kinds = [column_of(plain_header(text[slice(*each)])) for each in header]
    whole = _LEAST <= len(header) <= _MOST and Column.NUMBER in kinds[:3]
    if not whole or not WHO_OR_WHEN.intersection(filter(None, kinds)):
        return None
    spans = [header[n] for n in in_order([text[slice(*each)] for each in header])]
    return Header(tuple(spans), tuple(text[slice(*span)] for span in spans), chain(pending, behind))


def _may_name(text: str, span: Span) -> bool:
    """Whether a piece may be a column's name that no list has."""
    return re.fullmatch(r"[\u4e00-\u9fff（）()、/]{2,10}", text[slice(*span)]) is not None


def in_order(names: Sequence[str]) -> list[int]:
    """The places of columns in their order: those printed below their common name stand instead of it.

    任务, 责任分工, 时限 | 牵头单位, 配合单位: the last two in the place of 责任分工.
    """
    kinds = [column_of(plain_header(name)) for name in names]
    roles = [role_of(plain_header(name)) for name in names]
    last = len(kinds)
    while last and kinds[last - 1] in (Column.BODY, Column.PERSON):
        last -= 1
    group = next((n for n in range(last) if kinds[n] is Column.BODY), None)
    places = list(range(len(kinds)))
    if group is None or len(kinds) - last < _PAIR or roles[group] == "lead" or "lead" not in roles[last:]:
        return places
    return [*places[:group], *places[last:], *places[group + 1 : last]]


def _alone(text: str, place: int) -> bool:
    """Whether the word at `place` is the only one on its line."""
    start = text.rfind("\n", max(0, place - _HEADER_CELL), place) + 1
    end = text.find("\n", place, place + _HEADER_CELL)
    return (start > 0 or place < _HEADER_CELL) and _known(text, (start, end if end >= 0 else len(text)))


def _pieces(text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    for match in pattern.finditer(text, start, end):
        yield match.start(), match.start() + len(match.group().rstrip())


def _known(text: str, span: Span) -> bool:
    return span[1] - span[0] <= _HEADER_CELL and _names_column(text[slice(*span)])


@lru_cache(maxsize=1024)
def _names_column(words: str) -> bool:
    return column_of(plain_header(words)) is not None and not HEADING.fullmatch(words)
