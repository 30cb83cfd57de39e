"""What every rule of the accounting and the explanations says, one Chinese sentence each (data/rules.csv)."""

from __future__ import annotations

from functools import cache

from ingest.wordlists import rows


@cache
def rules() -> dict[str, str]:
    """Every rule id with its sentence; ValueError where an id stands twice."""
    table: dict[str, str] = {}
    for row in rows("rules"):
        if table.setdefault(row["rule"], row["says"]) is not row["says"]:
            raise ValueError(f"data/rules.csv：{row['rule']} 有两行，请只保留一行")
    return table


def says(rule: str) -> str:
    """The sentence of a rule; KeyError for one that is not in the table, so that none goes unexplained."""
    return rules()[rule]
