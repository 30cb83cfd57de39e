"""One function over many files on every core: results in the order of the files, a file that kills its worker costs
only itself.

A worker is a process of its own that is handed one file after the other, so that it is known whose file ended it
(`concurrent.futures` loses all that are under way with the one that dies).
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Generic, TypeVar

from ingest.errors import IngestError

T = TypeVar("T")
# Never forks of this process, which has threads (the progress bar): of one that did nothing but import, where there is
# such a thing, else fresh interpreters.
_CONTEXT = get_context("forkserver") if "forkserver" in get_all_start_methods() else get_context("spawn")
# How many files per worker may be ahead of the first that is not done: results wait in memory.
_AHEAD = 8
# A worker has the next file before it is done with the one it is at, so that it never waits for this process.
_HANDED = 2
_DIED = "处理它的进程意外结束（可能内存不足或被终止）；其余文件不受影响，请单独再试这个文件"
_NO_MEMORY = "内存不足；请关闭其他程序，或用 --jobs 1 再试"


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What came of one file: a value, or the line that says why there is none."""

    path: Path
    value: T | None
    problem: str = ""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each_file(
    work: Callable[[Path], T], files: Sequence[Path], *, jobs: int | None = None
) -> Generator[Outcome[T], None, None]:
    """What `work` makes of every file, in the order of `files`; an IngestError becomes the problem of its file.

    `work` must be a function of a module that workers can import, or a partial of one (`__main__` is none). `jobs`:
    how many at a time, every core by default; one works in this process. Closing the iterator ends all workers.
    """
    jobs = min(jobs or cores(), len(files))
    return _in_parallel(work, files, jobs) if jobs > 1 else (attempt(work, path) for path in files)


def attempt(work: Callable[[Path], T], path: Path) -> Outcome[T]:
    """What `work` makes of one file in this process."""
    try:
        return Outcome(path, work(path))
    except IngestError as error:
        return Outcome(path, None, str(error))
    except MemoryError:
        return Outcome(path, None, f"{path}：{_NO_MEMORY}")


def _in_parallel(work: Callable[[Path], T], files: Sequence[Path], jobs: int) -> Generator[Outcome[T], None, None]:
    crew: list[_Worker[T]] = []
    done: dict[int, Outcome[T]] = {}
    waiting = deque(enumerate(files))
    first = 0
    _CONTEXT.set_forkserver_preload([getattr(work, "func", work).__module__])  # imported once for all workers
    try:
        for _ in range(jobs):
            crew.append(_Worker(work))
        while first < len(files):
            for worker in crew * _HANDED:
                # Towards the end nothing waits behind a long file while another worker has none.
                full = 1 if len(waiting) <= _AHEAD * jobs else _HANDED
                if waiting and len(worker.files) < full and waiting[0][0] < first + _AHEAD * jobs:
                    worker.give(*waiting.popleft())
            busy = {worker.pipe: worker for worker in crew if worker.files}
            for pipe in wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]
                number, outcome = worker.take()
                done[number] = outcome
                if worker.dead:
                    waiting.extendleft(reversed(worker.files))  # it had not begun these
                    worker.stop()
                    crew.remove(worker)
                    crew += [_Worker(work)] if waiting else []
            while first in done:
                yield done.pop(first)
                first += 1
    finally:  # also when the user interrupts
        for worker in crew:
            worker.stop()


class _Worker(Generic[T]):
    """A process that works on its `files` one after the other: the first of them is the one it is at."""

    def __init__(self, work: Callable[[Path], T]) -> None:
        self.files: deque[tuple[int, Path]] = deque()
        self.dead = False
        self.pipe, inner = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_serve, args=(work, inner), daemon=True)
        with _no_interrupt():
            self.process.start()
        inner.close()

    def give(self, number: int, path: Path) -> None:
        """Hand over a file; that the worker has died is found out when its answer is taken."""
        self.files.append((number, path))
        with suppress(OSError):
            self.pipe.send(path)

    def take(self) -> tuple[int, Outcome[T]]:
        """What came of the file it was at."""
        number, path = self.files.popleft()
        try:
            return number, self.pipe.recv()
        except (EOFError, OSError):
            self.dead = True
            return number, Outcome(path, None, f"{path}：{_DIED}")

    def stop(self) -> None:
        """End the process and what it started, whatever it is at."""
        if hasattr(os, "killpg") and self.process.pid is not None:
            # The group may not be there yet, or no more.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.pipe.close()


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Ctrl-C waits until the process is started, which is born deaf to it: no traceback of a half-started worker."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(work: Callable[[Path], T], pipe: Connection) -> None:
    """The life of a worker: files in, outcomes out, until the other end is closed."""
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # Ctrl-C goes to the command, which ends its workers and the PDF readers they started
    else:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            pipe.send(attempt(work, pipe.recv()))
    except (EOFError, OSError):
        return
