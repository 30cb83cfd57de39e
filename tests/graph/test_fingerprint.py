"""The hash that says whether a plan is in the graph already covers all that turns a plan into rows."""

from __future__ import annotations

import ast
import copy
from pathlib import Path

import pytest

from graph import fingerprint
from graph.fingerprint import RULES, content_hash
from tests.conftest import ROOT
from tests.plans import make_plan, target, task

# Say what went wrong, and nothing about rows.
SAY_NOTHING = {"graph/errors.py", "ingest/errors.py"}
# Tables by the module that reads them, with the words that do.
DATA = {
    "ingest/indicators.py": {"indicators": 'rows("indicators")', "indicator_merges": 'rows("indicator_merges")'},
    "ingest/register_rows.py": {"agencies": '"agencies.csv"', "agency_changes": '"agency_changes.csv"'},
    "ingest/jurisdictions.py": {"jurisdictions": '"jurisdictions.csv"'},
}


def imported(path: Path) -> set[str]:
    """Files of the project that a module imports, wherever in it."""
    names: set[str] = set()
    for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(each, ast.ImportFrom) and each.module:
            names |= {each.module, *(f"{each.module}.{alias.name}" for alias in each.names)}
        elif isinstance(each, ast.Import):
            names |= {alias.name for alias in each.names}
    files = {f"{name.replace('.', '/')}.py" for name in names if name.split(".")[0] in ("graph", "ingest")}
    return {file for file in files if (ROOT / file).is_file()}


def test_every_module_that_makes_rows_is_covered() -> None:
    found: set[str] = set()
    ahead = {"graph/rows.py", "graph/lead_policy.py"}
    while ahead:
        found |= ahead
        ahead = {file for each in ahead for file in imported(ROOT / each)} - found - SAY_NOTHING

    assert {file for file in RULES if file.endswith(".py")} == found
    for module, tables in DATA.items():
        text = (ROOT / module).read_text(encoding="utf-8")
        assert all(words in text for words in tables.values())
    assert {f"data/{name}.csv" for tables in DATA.values() for name in tables} == {
        file for file in RULES if file.endswith(".csv")
    }


def test_equal_plans_have_one_hash_and_any_change_another(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = make_plan("云海市", [task("1", "甲。", lead=["市公安局"], targets=[target("培训班", 5, "期")])])
    changed = copy.deepcopy(plan)
    changed["tasks"][0]["targets"][0]["value"] = 6
    first = content_hash(plan, "auto", None)

    assert first == content_hash(copy.deepcopy(plan), "auto", None)
    others = [
        content_hash(changed, "auto", None),
        content_hash(plan, "printed", None),
        content_hash(plan, "auto", "甲"),
    ]
    monkeypatch.setattr(fingerprint, "_rules", lambda: b"another version of a rule")
    assert len({first, *others, content_hash(plan, "auto", None)}) == 5
