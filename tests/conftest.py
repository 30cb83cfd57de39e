"""Fixtures that every room's tests share; the servers are in tests/servers.py."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest_plugins = ["tests.servers"]

# A shell that starts the tests in the background has them ignore Ctrl-C, and so would what they start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
EVAL = ROOT.parent / "shared" / "eval"


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the product keeps beside the graph goes to a folder of the test run, and nobody's corrections come from theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUTY_GRAPH_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real plans; in CI its absence is a failure, elsewhere a skip with the reason."""
    if not CORPUS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the real plans are missing: {CORPUS}")
        pytest.skip(f"the real plans are not on this machine ({CORPUS})")
    return CORPUS
