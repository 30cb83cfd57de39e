"""Fixtures that every room's tests share; the servers are in tests/servers.py."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest_plugins = ["tests.servers"]

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
EVAL = ROOT.parent / "shared" / "eval"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real plans; in CI its absence is a failure, elsewhere a skip with the reason."""
    if not CORPUS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the real plans are missing: {CORPUS}")
        pytest.skip(f"the real plans are not on this machine ({CORPUS})")
    return CORPUS
