"""Responsibility matrices: a column a body, and a mark (●, ○, √) in the cell says that the row is this body's.

    序号 | 重点任务 | 市发展改革委 | 市财政局        注：●牵头单位，○配合单位
    1    | 编制规划 | ●            | ○

What a mark says is printed in a legend: in the header, the caption, a note near the table, or once in the text. A mark
without a legend makes its body responsible and never the lead (eval guide: “infer nothing”); one that a printed legend
does not explain is an issue.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from ingest.bodies import split_bodies
from ingest.duty_words import ROLE_OF, WORDS
from ingest.plan import Issue, Role
from ingest.readers.source import Table
from ingest.reading import Reading
from ingest.row_cells import DutyCell
from ingest.table_grid import Grid, GridCell

# The shapes that papers put into cells; letters and words beside them only where a legend explains them.
_SIGNS = "●○◯〇★☆▲△▼▽√✓✔☑■□◆◇◎⊙※＊*Ｏ"
_SIGN = rf"(?:[{_SIGNS}]|(?<![A-Za-z\d])[A-ZVv](?![A-Za-z\d])|(?<=[“\"（(])[主协牵配责参](?=[”\"）)]))"
_TOKEN = re.compile(rf"(?P<sign>{_SIGN})|(?P<role>{WORDS})(?:责任|负责)?(?:单位|部门|处室|机构|主体)?")
_ANY_SIGN = re.compile(f"[{_SIGNS}]")
_NOUN = re.compile(r"(?:责任)?(?:单位|部门|处室|机构|主体)$")
# Between a mark and the role it stands for: “为”, “表示”, “——”, and no stop.
_STOP = re.compile(r"[，,。；;\n]")
_BESIDE_LEGEND = re.compile(r"为|表示|代表|指|是|用|以|图例|说明|备?注|其中|[\s（()）：:、，,；;。“”\"—–=-]")
_MAX_GAP = 10
_NEAR, _NEAR_LINES = 400, 4
_MAX_MARK = 8

Legend = Mapping[str, Role]


def names_bodies(text: str) -> bool:
    """Whether the words of a header cell are bodies and nothing else."""
    found = split_bodies(text.replace("\n", ""), level="other")
    return bool(found.bodies) and not found.leftovers


def is_mark(cell: GridCell) -> bool:
    """Whether a cell holds one sign, or one word that is a role, and nothing else."""
    words = _words(cell)
    return len(words) <= _MAX_MARK and (_is_sign(words) or _role_word(words) is not None)


def marked_columns(grid: Grid, row: int, body: int) -> list[int]:
    """The columns headed by bodies in `row` whose cells from row `body` on are all marks; blank ones beside them too."""
    marked: list[int] = []
    blank: list[int] = []
    for column in range(grid.columns):
        head = grid.at(row, column)
        if head is None or head.empty or head.columns > 1 or not names_bodies(head.text):
            continue
        # Read no further than the first cell that is no mark: every row of a table may be asked whether it is a header.
        cells = (cell for cell in grid.column(column, body) if cell.row >= body and not cell.empty)
        first = next(cells, None)
        if first is None:
            blank.append(column)
        elif is_mark(first) and all(is_mark(cell) for cell in cells):
            marked.append(column)
    return sorted(marked + blank) if len(marked) >= 2 or (marked and blank) else []


def marked_duties(
    grid: Grid, row: int, columns: Mapping[int, Reading], legend: Legend
) -> tuple[list[DutyCell], list[Issue]]:
    """The bodies that a row marks, in the order of their columns, and an issue for every mark nobody explains."""
    duties: list[DutyCell] = []
    issues: list[Issue] = []
    for column, bodies in columns.items():
        cell = grid.at(row, column)
        if cell is None or cell.empty:
            continue
        mark = _words(cell)
        role = legend.get(mark) or _role_word(mark)
        if role is None and legend:
            message = "图例没有说明这个符号，未作为责任单位"
            text = f"{bodies.text} {mark}".replace("\n", "")
            issues.append(Issue(code="unknown-mark", message=message, text=text, span=cell.reading.span()))
            continue
        duties.append(DutyCell(bodies, role or "responsible", header=mark))
    return duties, issues


def unexplained(grid: Grid, columns: Mapping[int, Reading], body: int, legend: Legend) -> list[Issue]:
    """One issue where several signs stand in the cells and nothing says what tells them apart."""
    cells = [cell for column in columns for cell in grid.column(column, body) if cell.row >= body and not cell.empty]
    signs = sorted({cell.flat for cell in cells if _is_sign(cell.flat)})
    if legend or len(signs) < 2:
        return []
    message = "责任矩阵有几种符号而没有图例，一律作为责任单位，没有推断牵头"
    return [Issue(code="marks-unexplained", message=message, text=" ".join(signs), span=cells[0].reading.span())]


def find_legend(text: str, table: Table, heads: list[str]) -> Legend:
    """What the marks of a table stand for: by its header and titles, the lines around it, else the one legend of the text."""
    above = text[max(0, table.start - _NEAR) : table.start].splitlines()[-_NEAR_LINES:]
    below = text[table.end : table.end + _NEAR].lstrip("\n").splitlines()[:_NEAR_LINES]
    for lines in (heads, [*above, *below]):
        if legend := _read(lines):
            return legend
    return _legend_of(text)


@lru_cache(maxsize=1)  # asked by every table of a text that has no legend near it
def _legend_of(text: str) -> Legend:
    return _read([words for words in re.split(r"[\n。]", text) if _ANY_SIGN.search(words)])


def is_legend(line: str) -> bool:
    """Whether a line explains marks and says nothing else."""
    if not _read([line]):
        return False
    return len(_TOKEN.sub("", _BESIDE_LEGEND.sub("", line))) <= 2


def turned(grid: Grid, text: str) -> Grid | None:
    """A matrix with a row a body and a column a task, laid on its side; None where a table is no such matrix."""
    if grid.rows < 3 or grid.columns < 2 or grid.spread:
        return None
    inner = [c for row in range(1, grid.rows) for c in grid.row(row) if c.column > 0 and c.row == row and not c.empty]
    heads = [grid.at(row, 0) for row in range(1, grid.rows)]
    if not inner or not all(is_mark(cell) for cell in inner):
        return None
    if not all(head is not None and names_bodies(head.text) for head in heads):
        return None
    cells = tuple(replace(cell, row=cell.column, column=cell.row) for cell in grid.table.cells)
    return Grid(replace(grid.table, cells=cells), text, turned=True)


def _words(cell: GridCell) -> str:
    return cell.flat.strip(' “”"（）()')


def _role_word(words: str) -> Role | None:
    return ROLE_OF.get(_NOUN.sub("", words))


def _is_sign(words: str) -> bool:
    return bool(words) and (re.fullmatch(rf"[{_SIGNS}]|[A-ZVv]|[主协牵配责参]", words) is not None)


def _read(lines: list[str]) -> dict[str, Role]:
    """The legend that lines print, {} where they print none or say two things of one mark."""
    found: dict[str, Role] = {}
    for line in lines:
        for sign, role in _pairs(line):
            if found.setdefault(sign, role) != role:
                return {}
    return found


def _pairs(line: str) -> list[tuple[str, Role]]:
    """“●牵头单位 ○配合单位”, “牵头单位用●表示”: every mark with the role behind it, else every mark with the one before."""
    tokens = list(_TOKEN.finditer(line[:_NEAR]))
    signs = sum(token.group("sign") is not None for token in tokens)
    for step in (1, -1):
        pairs = []
        for token, other in zip(tokens[::step], tokens[::step][1:], strict=False):
            between = line[min(token.end(), other.end()) : max(token.start(), other.start())]
            if token.group("sign") and other.group("role") and len(between) <= _MAX_GAP and not _STOP.search(between):
                pairs.append((token.group("sign"), ROLE_OF[other.group("role")]))
        if pairs and len(pairs) == signs:
            return pairs
    return []
