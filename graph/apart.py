"""Reads of texts that somebody typed, in processes of their own: no answer, however large or late, harms this one.

Limits on rows do not help against one value of half a gigabyte, which the driver receives whole before anyone can look
at it. So a worker process (`graph/apart_worker.py`) reads it; it is killed, and its connection with it, when it holds
more memory or takes longer than it may. Workers are kept between queries: starting one costs half a second.
"""

from __future__ import annotations

import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import psutil

from graph.errors import GraphError, NotReachable, QueryRefused, QueryStopped, QueryTimeout, QueryTooLarge
from graph.settings import Settings

if TYPE_CHECKING:
    from graph.connection import Plan, ReadResult

_ROOT = Path(__file__).resolve().parent.parent
_MB = 1024 * 1024
MAX_BYTES = 8 * _MB
# A worker holds 70 MB before the first query; the rest is for what the driver makes of one value before it is refused.
MAX_MEMORY_BYTES = 600 * _MB
# The server ends a query up to two seconds after its limit and says so; only what is still there then is killed.
_GRACE_S = 4.0
_START_S = 60.0
_LOOK_EVERY_S = 0.05
# Neo4j gives every query a processor: two at a time leave the others to the pages.
_AT_ONCE = 2


@dataclass(frozen=True)
class Request:
    """What a worker is asked: to plan a text or to read, within limits, and what it must see (bookmarks)."""

    step: Literal["explain", "read"]
    cypher: str
    parameters: dict[str, Any]
    limits: dict[str, Any]
    bookmarks: frozenset[str]


class Apart:
    """Workers for one account. Close it, and they end; they end with this process as well."""

    def __init__(
        self,
        settings: Settings,
        bookmarks: Callable[[], frozenset[str]],
        *,
        max_memory_bytes: int = MAX_MEMORY_BYTES,
    ) -> None:
        self._settings = settings
        self._bookmarks = bookmarks
        self._max_memory = max_memory_bytes
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._places = threading.BoundedSemaphore(_AT_ONCE)

    def explain(self, cypher: str, parameters: Mapping[str, Any], *, timeout_s: float) -> Plan:
        """As Store.explain. Planning a hostile text may itself be long, and its plan large."""
        plan: Plan = self._ask("explain", cypher, parameters, {"timeout_s": timeout_s})
        return plan

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any],
        *,
        timeout_s: float,
        max_rows: int,
        max_bytes: int = MAX_BYTES,
        stop: threading.Event | None = None,
    ) -> ReadResult:
        """As Store.read; QueryTooLarge or QueryTimeout when the worker had to be ended, QueryStopped when `stop` was set."""
        limits = {"timeout_s": timeout_s, "max_rows": max_rows, "max_bytes": max_bytes}
        result: ReadResult = self._ask("read", cypher, parameters, limits, stop)
        return result

    def close(self) -> None:
        """End the idle workers; a busy one ends when its query does."""
        while True:
            try:
                self._idle.get_nowait().stop()
            except queue.Empty:
                return

    def _ask(
        self,
        step: Literal["explain", "read"],
        cypher: str,
        parameters: Mapping[str, Any],
        limits: dict[str, Any],
        stop: threading.Event | None = None,
    ) -> Any:
        request = Request(step, cypher, dict(parameters), limits, self._bookmarks())
        timeout_s = float(limits["timeout_s"])
        if not self._places.acquire(timeout=timeout_s):
            raise QueryRefused(f"已有 {_AT_ONCE} 条自写查询在运行；请等它们结束再试")
        try:
            worker = self._worker()
            answer = worker.exchange(request, timeout_s + _GRACE_S, self._max_memory, stop)
            if isinstance(answer, NotReachable):
                worker.stop()
            elif worker.alive:
                self._idle.put(worker)
        finally:
            self._places.release()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _worker(self) -> _Worker:
        try:
            while not (worker := self._idle.get_nowait()).alive:
                worker.stop()
            return worker
        except queue.Empty:
            return _Worker(self._settings, self._max_memory)


class _Worker:
    """One process, asked one thing at a time."""

    def __init__(self, settings: Settings, max_memory: int) -> None:
        # The account goes through the pipe: neither the command line nor the environment shows it.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "graph.apart_worker"],
            cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        answer = self.exchange((settings, max_memory), _START_S, max_memory)
        if isinstance(answer, Exception):
            self.stop()
            raise answer

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def exchange(self, message: Any, seconds: float, max_memory: int, stop: threading.Event | None = None) -> Any:
        """The answer to a message, or the error that is one."""
        assert self._process.stdin and self._process.stdout
        watch = _Watch(self._process, seconds, max_memory, stop)
        try:
            pickle.dump(message, self._process.stdin)
            self._process.stdin.flush()
            return pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.stop()
            return watch.reason or QueryTooLarge()  # a worker that dies by itself ran out of memory
        finally:
            watch.stop()


class _Watch:
    """Kills a process that holds too much, takes too long or is no longer wanted; whoever waits for its answer then reads the end of it."""

    def __init__(
        self, process: subprocess.Popen[bytes], seconds: float, max_memory: int, stop: threading.Event | None
    ) -> None:
        self.reason: GraphError | None = None
        self._stop = stop or threading.Event()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(process, seconds, max_memory), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _look(self, process: subprocess.Popen[bytes], seconds: float, max_memory: int) -> None:
        end = time.monotonic() + seconds
        try:
            seen = psutil.Process(process.pid)
            while not self._over.wait(_LOOK_EVERY_S):
                if seen.memory_info().rss > max_memory:
                    self.reason = QueryTooLarge()
                elif time.monotonic() > end:
                    self.reason = QueryTimeout(seconds - _GRACE_S)
                elif self._stop.is_set():
                    self.reason = QueryStopped()
                if self.reason:
                    process.kill()
                    return
        except psutil.NoSuchProcess:
            return
