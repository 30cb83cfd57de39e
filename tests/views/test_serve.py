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
