"""What the document says about itself: title, number, whose plan it is, who issued it, when, for which years.

Source: GB/T 9704-2012 (发文字号 7.2.5, 成文日期 7.3.5) and the eval guide; nothing is taken from outside the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from ingest.front_lines import front_lines
from ingest.issuers import sign_off, title_issuer
from ingest.jurisdictions import Jurisdiction
from ingest.paper_dates import arabic_dates, month_alone, period, published_on
from ingest.plan_place import plan_place
from ingest.plan_titles import plan_title, with_author

_NUMBER = re.compile(
    r"(?P<agency>[\u4e00-\u9fa5]{1,14})[〔﹝\[（(【](?P<year>(?:19|20)\d{2})[〕﹞\]）)】]第?(?P<no>\d{1,4})号"
)
# The name of the field before it, in the box of a portal or glued by a table's cell: 发文字号：某政办发〔2024〕3号.
_NUMBER_LABEL = re.compile(
    r".*?(?:发文字号|发文文号|公文文号|文件字号|文件文号|文件编号|公文编号|发文编号|文件号|文号|字号)[：:\s]*(?=[\u4e00-\u9fa5])"
)
_SOURCE = re.compile(r"来源[：:][^：:〔。]{0,20}$")
_PROVINCES = "国京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀黔贵滇云陕秦甘陇青内蒙桂藏宁新"
_MOST_NUMBERS, _NEAR = 20, 40


@dataclass(frozen=True)
class Metadata:
    """The document's own statements; None where it states nothing."""

    title: str
    number: str | None
    jurisdiction: Jurisdiction
    issuer: str | None
    issued_on: str | None
    period: list[str] | None
    month_of_issue: str | None = None  # 2024-03 where no day is printed: no date of the paper, but its year

    @property
    def year(self) -> int | None:
        """The one year a yearly plan names in its title (某省2025年工作要点), to read bare months by."""
        years = set(re.findall(r"(?:19|20)\d{2}(?=年)", re.sub(r"[《〈<][^》〉>]*[》〉>]", "", self.title)))
        return int(years.pop()) if len(years) == 1 and self.period is None else None

    @property
    def year_of_issue(self) -> int | None:
        """The year the paper was signed, for the bare months of a plan that names no years of its own."""
        year = (self.issued_on or self.month_of_issue or "")[:4]
        return int(year) if year and (self.period is None or self.period[0] == year) else None


def read_metadata(*, front: str, tail: str, part_title: str | None, several_parts: bool, body: str = "") -> Metadata:
    """Read the metadata from the text before the first item and after the last one.

    `part_title` is the title line found before the first item; the title is "" when none is printed anywhere. `body`
    is looked at for the place alone, where nothing else names one.
    """
    front, tail = arabic_dates(front), arabic_dates(tail)
    lines = front_lines(front)
    title = plan_title(lines, part_title, several_parts=several_parts) or ""
    issuer, issued_on = sign_off(lines, [line.strip() for line in tail.split("\n") if line.strip()])
    issuer = issuer or title_issuer([*lines, title])
    number = _number(lines, title)
    return Metadata(
        title=with_author(lines, title, issuer),
        number=number,
        jurisdiction=plan_place(title, issuer, front, tail, body),
        issuer=issuer,
        issued_on=issued_on or published_on(lines),
        period=period(title),
        month_of_issue=month_alone([*lines, *(line.strip() for line in tail.split("\n"))]),
    )


def _number(lines: list[str], title: str) -> str | None:
    """The document's own number: alone on a line, behind its label or beside the notice's title, never one cited in a
    sentence."""
    for above, line in pairwise(["", *lines]):
        for match in islice(_NUMBER.finditer(line), _MOST_NUMBERS):
            first = max(0, match.end("agency") - _NEAR)
            label = _NUMBER_LABEL.match(line, first, match.end("agency"))
            start = max(match.start(), label.end()) if label else match.start()
            start += _behind_source(above + line[:start], line[start : match.end("agency")], title)
            before = line[:start]
            alone = len(line) <= len(match.group()) + 14
            at_end = match.end() == len(line.rstrip("）)")) and "根据" not in line and len(line) <= 200
            labelled = label is not None and label.end() >= match.start()
            if not before or labelled or ((alone or at_end) and "《" not in before[-60:].replace("印发《", "")):
                return f"{line[start : match.end('agency')]}〔{match.group('year')}〕{match.group('no')}号"
    return None


def _behind_source(before: str, agency: str, title: str) -> int:
    """How much of `agency` is the end of a source that the number is glued to: 来源：某某之家粤发改〔2024〕3号.

    A number begins with the letter of its province or its place (GB/T 9704-2012, 7.2.5).
    """
    if not _SOURCE.search(before):
        return 0
    letters = _PROVINCES + title[:1]
    return next((n for n in range(len(agency) - 2, 0, -1) if agency[n] in letters), 0)
