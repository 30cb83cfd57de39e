"""The app as users start it: its own process on a free loopback port, pointed at a given Neo4j."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import ViewportSize

from graph.connection import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
_PATIENCE_S = 120
# Chromium calls home by itself unless told not to; what the app asks for is what we want to see.
CHROMIUM_ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-quic", "--disable-default-apps", "--force-color-profile=srgb",
]  # fmt: skip
VIEWPORT = ViewportSize(width=1366, height=768)


def environment(settings: Settings) -> dict[str, str]:
    """Variables that point a command of the product at `settings`."""
    return {
        **os.environ, "NEO4J_URI": settings.uri, "NEO4J_USER": settings.user, "NEO4J_PASSWORD": settings.password,
        "NEO4J_DATABASE": settings.database, "NEO4J_BROWSER": settings.browser_url or "", "PYTHONPATH": str(ROOT),
        "DUTY_GRAPH_QUERIES": os.environ.get("DUTY_GRAPH_QUERIES") or tempfile.mkdtemp(prefix="duty-graph-queries-"),
    }  # fmt: skip


@contextmanager
def running_app(settings: Settings, log: Path) -> Iterator[str]:
    """Address of the app until the block ends; its output goes to `log`. RuntimeError with the log when it dies."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "views.serve"]
    there = {**environment(settings), "DUTY_GRAPH_PORT": str(port)}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=there, stdout=output, stderr=output)
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.3)
    raise RuntimeError(f"the app did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")
