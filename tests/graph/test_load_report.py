"""The one line a user reads about a loaded document."""

from __future__ import annotations

import dataclasses

import pytest

from graph.load_report import DocumentReport, LoadReport
from graph.protocol_order import ListOrder, OrderEvidence

REPORT = DocumentReport(
    document_id="云海市-1", title="某方案", file="甲.txt", tasks=3, leads=2, cooperates=1, targets=4, obligations=5,
    bases={"first_listed": 2, "listed": 1}, lead_status={"first_listed": 2, "none": 1}, merged_mentions=0,
    lead_policy="auto", evidence=OrderEvidence("first_is_lead", 6, 6, 12, 6, 1e-6), unchanged=False, replaced=False,
    replaced_file=None, removed={},
)  # fmt: skip


def test_inferred_leads_are_called_inferred() -> None:
    line = REPORT.line()

    assert "牵头 2（其中推定 2）" in line
    assert "据此推定（6 份责任单位名单中 6 份首位不合惯常排序）" in line


@pytest.mark.parametrize(
    ("order", "words"), [("protocol", "首位不代表牵头"), ("undecided", "不作推定"), ("first_is_lead", "按设置不作推定")]
)
def test_what_the_order_shows(order: ListOrder, words: str) -> None:
    evidence = dataclasses.replace(REPORT.evidence, order=order)
    report = dataclasses.replace(REPORT, bases={}, lead_policy="printed", evidence=evidence)

    assert words in report.line()
    assert "推定 " not in report.line()


def test_replaced_and_unchanged_say_so() -> None:
    assert "原文件 乙.html" in dataclasses.replace(REPORT, replaced=True, replaced_file="乙.html").line()
    assert "没有变化" in dataclasses.replace(REPORT, unchanged=True).line()
    assert LoadReport((REPORT, dataclasses.replace(REPORT, unchanged=True))).written == 1
    assert len(LoadReport((REPORT, REPORT)).lines()) == 2


def test_without_lists_there_is_no_order_to_speak_of() -> None:
    nothing = OrderEvidence("undecided", 0, 0, 0, 0, 1.0)

    assert "没有可供判断顺序" in dataclasses.replace(REPORT, bases={}, evidence=nothing).line()
