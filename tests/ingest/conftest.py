"""A plan written in a test, read as a file is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.parse import parse_file
from ingest.plan import ParsedPlan


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], ParsedPlan]:
    def parsed(text: str) -> ParsedPlan:
        path = tmp_path / "plan.txt"
        path.write_text(text, encoding="utf-8")
        return parse_file(path)

    return parsed
