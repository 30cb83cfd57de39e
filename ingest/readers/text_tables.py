"""Tables in plain text whose cells are parted by tabs, as Word, Excel and portals copy them: found where they stand.

A cell with line breaks comes in two forms: in quotes (Excel), or as lines of its own (Word); merged cells come as empty
ones. A whole file of cells parted by commas is a table too. What a table says, its header tells (`ingest/tables.py`);
one without a known header stays prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.readers.box_tables import box_tables
from ingest.readers.markdown import markdown_tables
from ingest.readers.shifted_rows import realigned
from ingest.readers.source import Cell, Table
from ingest.readers.spaced_tables import dashed_tables
from ingest.readers.text_records import COMMA, TAB, Record, Row, records, trimmed
from ingest.readers.unruled_tables import unruled_tables

# Lines without a tab that may stand between two rows: the rest of a cell with several paragraphs, empty lines.
_MAX_LOOSE, _MAX_BLANK = 8, 2
_MAX_CELLS = 500_000
# How many lines below the header tell whether rows are numbered and whole.
_SAMPLE = 60
_MAX_ORDINAL = 12
# Share of the lines of a .csv file that have as many cells as its header; a comma stands so far in at most.
_ALIKE, _MAX_TITLE = 0.9, 1_000
_MAX_HEADING = 40
_ORDINAL = re.compile(r"[（(]?(\d{1,3})[）)]?[.．、]?")
# A line of its own between two rows that heads the rows below it: a merged cell.
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}(?:、|[）)])|第[一二三四五六七八九十]{1,3}[章节部]")


def tables_in_text(text: str) -> tuple[Table, ...]:
    """Every table of a plain text, in order: drawn, of Markdown, of cells parted by tabs; else those that lost all that."""
    drawn = (*box_tables(text), *dashed_tables(text))
    piped = (*drawn, *(table for table in markdown_tables(text) if not any(table.meets(other) for other in drawn)))
    tabbed = tuple(table for table in _tabbed(text) if not any(table.meets(other) for other in piped))
    return tuple(realigned(table, text) for table in (*piped, *tabbed)) or _comma_table(text) or unruled_tables(text)


def _comma_table(text: str) -> tuple[Table, ...]:
    """The table of a .csv file; none where lines differ in their number of cells, as those of prose do."""
    counts: Counter[int] = Counter()
    rows: list[Row] = []
    for record in records(text, COMMA) if COMMA in text[:_MAX_TITLE] else ():
        if text[record.start : record.end].strip():
            rows.append(record.cells)
            counts[len(record.cells)] += 1
            if len(rows) % _SAMPLE == 0 and max(counts.values()) < _ALIKE * len(rows):
                return ()
    width, often = counts.most_common(1)[0] if counts else (0, 0)
    fits = width > 2 and often > 1 and often >= _ALIKE * len(rows) and width * often <= _MAX_CELLS
    return (_table(text, rows),) if fits else ()


def _tabbed(text: str) -> Iterator[Table]:
    """Every run of at least two lines with tabs in them."""
    for lines in _runs(text) if TAB in text else ():
        place = 0
        while place < len(lines):
            if _begins(text, lines[place]):
                rows, place = _Rows(text, lines, place).read()
                if len(rows) > 1:
                    yield _table(text, rows)
            else:
                place += 1


def _runs(text: str) -> Iterator[list[Record]]:
    """Lines with tabs and the few between them; more cells than any table of tasks holds are none."""
    run: list[Record] = []
    cells = loose = 0
    for record in records(text, TAB):
        loose = 0 if record.parted else loose + 1
        if run or _begins(text, record):
            run.append(record)
            cells += len(record.cells)
        if cells > _MAX_CELLS:
            return
        if run and loose > _MAX_LOOSE:
            yield run
            run = []
    yield run


def _begins(text: str, record: Record) -> bool:
    return record.parted > 0 and sum(bool(text[start:end].strip()) for start, end in record.cells) > 1


def _table(text: str, rows: list[Row]) -> Table:
    widest = max(len(row) for row in rows)
    cells = [
        Cell(number, column, *trimmed(text, start, end), 1, widest if len(row) == 1 else 1)
        for number, row in enumerate(rows)
        for column, (start, end) in enumerate(row)
    ]
    return Table(rows[0][0][0], max(cell.end for cell in cells), tuple(cells))


class _Rows:
    """Puts records together to the rows of the table that begins with one of them."""

    def __init__(self, text: str, lines: Sequence[Record], first: int) -> None:
        self._text, self._lines, self._first = text, lines, first
        near = [record for record in lines[first + 1 : first + 1 + _SAMPLE] if record.parted]
        ordinals = sum(self._ordinal(record) is not None for record in near)
        self._numbered = ordinals > 1
        header = lines[first].parted
        counts = Counter(record.parted for record in near)
        usual, often = counts.most_common(1)[0] if counts else (header, 0)
        # Fewer tabs than the header has: an editor took those at the ends of lines, or cells are several lines.
        stripped = usual < header and not counts[header] and 2 * often > len(near) and not self._numbered
        self._full = usual if stripped else header

    def read(self) -> tuple[list[Row], int]:
        """The rows, and the record behind the last of them."""
        rows: list[Row] = [list(self._lines[self._first].cells)]
        place = end = self._first + 1
        blank = 0
        while place < len(self._lines):
            record = self._lines[place]
            if not self._text[record.start : record.end].strip():
                blank += 1
                if blank > _MAX_BLANK:
                    break
            elif record.parted:
                if len(rows) > 1 and self._goes_on(rows[-1], record):
                    _join(rows[-1], record)
                else:
                    rows.append(list(record.cells))
                blank, end = 0, place + 1
            elif (how := self._between(rows, place)) is not None:
                if how:
                    rows.append([(record.start, record.end)])
                else:
                    _join(rows[-1], record)
                blank = 0
            else:
                break
            place += 1
        return rows, end

    def _goes_on(self, row: Row, record: Record) -> bool:
        """Whether a line with tabs is the rest of a row: it completes it, and does not begin with a number."""
        if self._numbered and (self._ordinal(record) is not None or self._ordinal_at(row) is None):
            return False
        return len(row) > 1 and len(row) - 1 < self._full and len(row) - 1 + record.parted <= self._full

    def _between(self, rows: list[Row], place: int) -> bool | None:
        """What a line without a tab is: a heading of its own (True), the rest of a cell (False), the end (None)."""
        following = next((r for r in self._lines[place + 1 : place + 1 + _MAX_LOOSE] if r.parted), None)
        after = self._ordinal(following) if following is not None else None
        if following is None or self._is_header(following) or (self._numbered and after is None):
            return None
        if self._is_heading(place):
            return True
        if len(rows) < 2 or len(rows[-1]) < 2:
            return None
        if self._goes_on(rows[-1], following) and len(rows[-1]) - 1 + following.parted == self._full:
            return False
        last = self._ordinal_at(rows[-1])
        return False if last is not None and after == last + 1 else None

    def _is_heading(self, place: int) -> bool:
        """A short numbered line with nothing but further ones between it and the next row."""
        for record in self._lines[place : place + _MAX_LOOSE]:
            words = self._text[record.start : record.end].strip()
            if record.parted:
                return True
            if words and not (_HEADING.match(words) and len(words) <= _MAX_HEADING and "。" not in words):
                return False
        return False

    def _is_header(self, record: Record) -> bool:
        """The header printed again: another table begins."""
        words = [[self._text[a:b].strip() for a, b in r.cells] for r in (self._lines[self._first], record)]
        return words[0] == words[1]

    def _ordinal(self, record: Record) -> int | None:
        return self._ordinal_at(record.cells)

    def _ordinal_at(self, row: Row) -> int | None:
        start, end = row[0]
        match = _ORDINAL.fullmatch(self._text[start : min(end, start + _MAX_ORDINAL)].strip())
        return int(match.group(1)) if match else None


def _join(row: Row, record: Record) -> None:
    """Add a further line to a row: its first cell goes on with the row's last one."""
    row[-1] = (row[-1][0], record.cells[0][1])
    row += record.cells[1:]
