"""Start the app on a port of its own and say its address: what `make run` ends with.

Streamlit runs in this process, so that what was imported before it starts is there for the first page.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from streamlit.web import cli

from views.warm import begin_planning, load_pages

APP = Path(__file__).resolve().parent.parent / "app.py"
DEFAULT_PORT = 8501


def free_port(wanted: int) -> int:
    """The wanted port, or the next one nobody listens on."""
    for port in range(wanted, wanted + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SystemExit(f"{wanted}—{wanted + 49} 端口都被占用；请用 DUTY_GRAPH_PORT 指定一个空闲端口")


def main() -> int:
    """Run Streamlit until it is interrupted; Neo4j goes on for the next time."""
    wanted = os.environ.get("DUTY_GRAPH_PORT") or str(DEFAULT_PORT)
    if not wanted.isdigit() or not 1024 <= int(wanted) <= 65000:
        sys.stderr.write(f"DUTY_GRAPH_PORT={wanted} 不是 1024—65000 的端口\n")
        return 2
    port = free_port(int(wanted))
    sys.stdout.write("正在启动网页…\n")
    sys.stdout.flush()
    begin_planning()
    load_pages()
    sys.stdout.write(
        f"\n责任图谱已启动：http://127.0.0.1:{port}\n按 Ctrl+C 结束网页；Neo4j 继续运行，make down 停止。\n\n"
    )
    sys.stdout.flush()
    arguments = ["run", str(APP), "--server.port", str(port), "--server.headless", "true"]
    cli.main(arguments, prog_name="streamlit", standalone_mode=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
