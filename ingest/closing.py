"""How a plan ends: enacting clauses, attachment lists, and the closing paragraph behind the last item.

Source: eval guide (“Appendix 附则/解释权/施行日期 are not tasks”; attachment lists are never part of a task body).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.duties import find_duties
from ingest.reading import Reading
from ingest.timing import labelled_times

_PAPER = r"(?:实施|工作|行动|政策|若干|具体)*(?:方案|措施|举措|政策|意见|办法|通知|细则|规定|计划|要点|清单|规则)"
_ENACTING = re.compile(
    rf"(?:^|(?<=[。）)〕】\n]))(?:施行说明[：:])?(?:本|以上|上述|此|该){_PAPER}(?:措施)?(?:"
    r"[^。\n]{0,60}?(?:自|从)[^。\n]{0,30}?(?:起|后)?[^。\n]{0,12}?(?:施行|实施|执行|生效|有效)"
    r"|[^。\n]{0,30}?由[^。\n]{2,40}?(?:负责)?解释|[^。\n]{0,12}有效期|有效期)"
)
_MAX_ENACTING = 500
_ATTACHMENTS = re.compile(
    r"^(?:(?:相关)?附件?(?:下载|列表|清单)?\d*[：:].*\n(?:[ ]*\d{1,2}[.．、][^。\n]{2,60}\n?)*"
    r"|[ ]*\d{1,2}[.．、][^\n]{2,120}\.(?:docx?|wps|xlsx?|et|pdf|ofd|zip|rar|jpe?g|png)\n?)",
    re.M | re.I,
)
_LONG_ENOUGH = 12


def enacting_start(text: str) -> int | None:
    """Where a clause begins that only says from when the paper holds or who interprets it, near the end of `text`."""
    for match in _ENACTING.finditer(text, max(0, len(text) - _MAX_ENACTING)):
        return match.start()
    return None


def attachment_lists(text: str) -> list[tuple[int, int]]:
    """(start, end) of “附件：1.…” and the numbered lines below it, and of numbered file names: no items."""
    return [match.span() for match in _ATTACHMENTS.finditer(text)]


def closing_paragraph(contents: Sequence[Reading], *, flat: bool) -> int | None:
    """Where in the last item's text a paragraph begins that belongs to the plan as a whole, None when there is none.

    Only where by custom of the plan every item ends with its responsibility phrase: what stands behind the last one is
    no longer the item's. In text that kept its lines the paragraph must begin a line.
    """
    ends = [_last_duty_end(content.text) for content in contents]
    closed = sum(end is not None and not _rest(c.text, end) for c, end in zip(contents[:-1], ends, strict=False))
    last = ends[-1] if ends else None
    if len(contents) < 4 or closed < 0.7 * (len(contents) - 1) or last is None:
        return None
    rest = _rest(contents[-1].text, last)
    begins_line = "\n" in contents[-1].text[last - 1 : last + 2]
    return last if len(rest) >= _LONG_ENOUGH and (flat or begins_line) else None


def _last_duty_end(text: str) -> int | None:
    duties = find_duties(text)
    end = duties[-1].end if duties else None
    if end is None or not _rest(text, end):
        return end
    for start, stop in labelled_times(text):  # a line with the time may stand below
        end = stop if start >= end and not _rest(text[:start], end) else end
    return end


def _rest(text: str, end: int) -> str:
    return text[end:].strip("。；; \n")
