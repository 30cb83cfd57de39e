"""Names out of use: judged by the date of the plan, by the forms of the table alone, and followed to the body that goes on."""

from __future__ import annotations

import pytest

from ingest.outdated import outdated
from ingest.register import load_register


@pytest.mark.parametrize(
    ("name", "owner", "issued_on", "successor", "on"),
    [
        ("市环保局", "云海市", "2024-03-01", "云海市生态环境局", "2019"),
        ("云海市环境保护局", "云海市", "2020-01-01", "云海市生态环境局", "2019"),
        ("市质量技术监督局", "云海市", "2022", "云海市市场监督管理局", "2019"),
        ("云海银保监分局", "云海市", "2023-07-21", "国家金融监督管理总局云海监管分局", "2023-07-20"),
        ("人行云海市中心支行", "云海市", "2024-01", "中国人民银行云海市分行", "2023-08-18"),
        ("省农业厅", "浙江省", "2021-05-06", "浙江省农业农村厅", "2019"),
        ("市扶贫办", "云海市", "2022-06-01", "云海市乡村振兴局", "2021"),
        ("市扶贫办", "云海市", "2025-06-01", "云海市农业农村局", "2021"),  # renamed, then merged
        ("银监会", "国家", "2024-01-01", "国家金融监督管理总局", "2018-04-08"),
    ],
)
def test_an_old_name_in_a_later_plan(name: str, owner: str, issued_on: str, successor: str, on: str) -> None:
    found = outdated(name, "云海市", owner, issued_on)

    assert found is not None
    assert (found.successor, found.on) == (successor, on)
    assert found.reason


@pytest.mark.parametrize(
    ("name", "issued_on"),
    [
        ("市环保局", "2019-12-31"),  # the reform took that year
        ("市环保局", None),
        ("云海银保监分局", "2023-07-20"),
        ("云海银保监分局", "2023"),  # may be before that day
        ("市生态环境局", "2024-03-01"),
        ("市知识产权局", "2024-03-01"),  # a second name is in use
        ("市金融局", "2025-03-01"),  # short for the new body too
        ("市快递协会", "2024-03-01"),
    ],
)
def test_a_name_that_nothing_says_was_out_of_use(name: str, issued_on: str | None) -> None:
    assert outdated(name, "云海市", "云海市", issued_on) is None


def test_other_forms_of_an_old_name_are_forms_of_the_same_function() -> None:
    register = load_register()
    names = [form for change in register.changes if change.on for form in (change.old, *change.also)]

    assert len(names) == len(set(names))
    for change in register.changes:
        for form in change.also:
            found = register.by_form(form)
            assert found is not None and found.key == change.function, form
