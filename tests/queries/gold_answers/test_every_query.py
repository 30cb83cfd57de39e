"""No saved query goes without an answer that was counted from the hand labels."""

from __future__ import annotations

from pathlib import Path

from queries.library import library

# Its rows are leads inferred from the order of lists; labels infer nothing, so it has a graph of its own.
ELSEWHERE = {"inferred_leads": "test_inferred_answers.py"}


def test_every_saved_query_is_asked_here() -> None:
    here = Path(__file__).parent
    text = "".join(path.read_text("utf-8") for path in here.glob("test_*.py") if path.name != Path(__file__).name)

    assert {query for query in library() if f'"{query}"' not in text} == set(ELSEWHERE)
    for query, file in ELSEWHERE.items():
        assert f'"{query}"' in (here.parent / file).read_text("utf-8")
