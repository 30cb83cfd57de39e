"""`make run` ends here: a port that is taken is passed over, a setting that is none is one line."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from views.serve import free_port


def test_a_taken_port_is_passed_over() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]

        assert taken < free_port(taken) < taken + 50


@pytest.mark.parametrize("setting", ["eighty", "80", "99999"])
def test_a_port_that_is_none_is_one_line(setting: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "views.serve"],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "DUTY_GRAPH_PORT": setting},
    )

    assert done.returncode == 2
    assert done.stderr.decode().strip().splitlines() == [f"DUTY_GRAPH_PORT={setting} 不是 1024—65000 的端口"]


def test_what_pages_need_is_there_before_the_server_starts() -> None:
    """Without Neo4j too; and no component is declared outside of a page, where Streamlit would not serve it."""
    code = (
        "import sys; from views.warm import begin_planning, load_pages; load_pages(); begin_planning().join();"
        "from views import component, editor_box;"
        "print('views.dependencies' in sys.modules, component._picture.cache_info().currsize)"
    )
    there = {**os.environ, "NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "none"}

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, env=there, check=True)

    assert done.stdout.decode().split() == ["True", "0"]
    assert b"Traceback" not in done.stderr
    assert b"missing ScriptRunContext" not in done.stderr
